/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-whole-phrase-private.h"
#include "reading/sentences/dr-sentence-percent-private.h"

/* The words round a percentage: whether they tie it to the figure before it, and whether it stands in a row. */

DrPercentWords
dr_percent_look_round (const DrSentence *self,
                       guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  DrPercentWords around;

  around.first = dr_sentence_find_clause (self, figure->gap_first, phrase->first);
  around.has_comma = around.first > figure->gap_first || index == 0;
  /* «(lần lượt tăng 33% và 27%)»: in their order */
  around.first += dr_phrase_match_any (self->reading, around.first, DR_PHRASES ("lần lượt", "tương ứng lần lượt"));
  around.verb = dr_sentence_find_last (self, around.first, phrase->first, DR_PERCENT_VERBS);
  /* «tăng 4% so với cùng kỳ và đạt 97%»: a clause of its own. */
  for (guint i = around.verb; i > around.first && !dr_sentence_has_words (self, i, around.verb); i--)
    if (dr_phrase_match (self->reading, i - 1, "và") > 0)
      {
        around.first = i;
        around.has_comma = TRUE;
        break;
      }
  around.verb_signals = around.verb < phrase->first ? g_array_index (self->signals, DrSignals, around.verb) & DR_PERCENT_VERBS : 0;
  around.after_end = dr_sentence_find_sign (self, phrase->end, dr_sentence_words_end (self, index), ",;()");
  for (guint i = phrase->end; i + 1 < around.after_end; i++)
    if ((g_array_index (self->signals, DrSignals, i + 1) & DR_PERCENT_VERBS) && dr_phrase_match (self->reading, i, "và") > 0)
      {
        around.after_end = i;
        break;
      }

  return around;
}

/* «Tỷ lệ giao dịch tại 18 điểm đạt 97,6%»: a ratio is named in front of the figure before, which only says where. */
static gboolean
heads_ratio (const DrSentence *self,
             guint             index)
{
  if (index == 0 || self->facts->len == 0)
    return FALSE;

  const DrFact *fact = &g_array_index (self->facts, DrFact, self->facts->len - 1);
  const DrSentenceFigure *before = &g_array_index (self->figures, DrSentenceFigure, index - 1);
  guint first = dr_sentence_after_sign (self, before->gap_first, before->phrase.first, ",;(:");
  guint named = dr_sentence_find_first (self, first, before->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_SHARE));

  return fact->figure == index - 1 && named < before->phrase.first && before->phrase.first > first + 1
         && dr_sentence_has (self, before->phrase.first - 1, before->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_PLACE))
         && dr_sentence_after_sign (self, before->phrase.end,
                                    g_array_index (self->figures, DrSentenceFigure, index).phrase.first, ",;(:")
              == before->phrase.end;
}

/* «…, số gia đình giàu, khá chiếm 47%»: whose ratio it is, in a name that has a comma. */
static gboolean
names_others (const DrSentence     *self,
              guint                 index,
              const DrPercentWords *around)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  for (guint i = figure->gap_first + 1; i < around->first; i++)
    if (dr_phrase_is_sign_of (self->reading, i - 1, ",;") && dr_phrase_match_any (self->reading, i, DR_PHRASES ("số", "tỷ lệ")) > 0
        && dr_sentence_count_words (self, i, around->first) >= 2)
      return TRUE;

  return FALSE;
}

/* «…, tỷ lệ 100% hội viên được cấp thẻ»: of whom the words behind it tell, and what. */
static gboolean
heads_clause (const DrSentence     *self,
              guint                 index,
              const DrPercentWords *around)
{
  const DrReading *reading = self->reading;
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  DrLexiconMatch match;
  guint32 value = 0;

  if (!around->has_comma || around->verb_signals != DR_SIGNAL_BIT (DR_SIGNAL_SHARE)
      || dr_phrase_match_any (reading, around->verb, DR_PHRASES ("tỷ lệ", "tỉ lệ")) == 0
      || phrase->end >= around->after_end
      || !dr_lexicon_match (reading->lexicon, reading->tokens, around->after_end, phrase->end, DR_LEXICON_MEASURE, &match))
    return FALSE;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

  return (dr_lexicon_get_measure (reading->lexicon, value)->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION))
         && phrase->end + match.n_tokens + 1 < around->after_end;
}

/* «tiêm vắc xin 2 mũi cho 99,1% học sinh»: of those for whom it was done. */
static gboolean
is_of_those_served (const DrSentence     *self,
                    guint                 index,
                    const DrPercentWords *around)
{
  const DrReading *reading = self->reading;
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  DrLexiconMatch match;
  guint32 value = 0;

  if (around->verb_signals != 0 || dr_phrase_match_before (reading, phrase->first, DR_PHRASES ("cho", "đối với")) == 0
      || !dr_lexicon_match (reading->lexicon, reading->tokens, self->end, phrase->end, DR_LEXICON_MEASURE, &match))
    return FALSE;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

  return (dr_lexicon_get_measure (reading->lexicon, value)->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION)) != 0;
}

/* Whether the percentage speaks of the figure before it, and does not name a ratio of its own. */
gboolean
dr_percent_attaches (const DrSentence     *self,
                     guint                 index,
                     const DrPercentWords *around)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = around->first;

  /* «86 đảng viên, trong đó nữ chiếm 41%»: of some of them, whom it names itself. */
  if (around->has_comma && around->verb < figure->phrase.first
      && dr_sentence_has (self, around->first, around->verb, DR_SIGNAL_BIT (DR_SIGNAL_ATTRIBUTE)))
    return FALSE;
  /* «còn 03 phường chưa có chi hội; quỹ Hội thấp, chỉ đạt 38% kế hoạch»: of what its own clause names. */
  guint clause = dr_sentence_after_sign (self, figure->gap_first, around->first, ";");
  if (around->has_comma && clause > figure->gap_first && dr_sentence_count_words (self, clause, around->first) >= 2
      && !dr_sentence_has (self, clause, around->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET) | DR_PERCENT_COMPARISONS))
    return FALSE;
  if (self->facts->len == 0 || is_of_those_served (self, index, around) || heads_ratio (self, index) || names_others (self, index, around) || heads_clause (self, index, around))
    return FALSE;

  /* Without a comma the words in front belong to the figure before, unless a ratio is named among them. */
  if (!around->has_comma)
    {
      guint named = dr_sentence_find_last (self, around->first, around->verb, DR_SIGNAL_BIT (DR_SIGNAL_SHARE));

      first = named < around->verb ? named : around->verb;
      if (around->verb_signals == 0)
        first = figure->phrase.first;
    }

  /* «38 đảng viên, chạm 84,4% chỉ tiêu»: what is held against a target may have any verb, of a word or two. */
  guint n_words = dr_sentence_count_words (self, first, around->verb);
  gboolean is_behind_ratio = g_array_index (self->facts, DrFact, self->facts->len - 1).is_percent;
  if (n_words > 0 && n_words <= 2 && around->has_comma && around->verb == figure->phrase.first && !is_behind_ratio
      && dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",") == around->first
      && dr_sentence_has (self, figure->phrase.end, around->after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    return TRUE;
  /* «so CK vươn thêm 17,6%» */
  if (n_words == 1 && around->has_comma && (around->verb_signals & DR_PERCENT_MOVES)
      && dr_sentence_has (self, first, MIN (first + 1, around->verb), DR_PERCENT_COMPARISONS))
    n_words = 0;
  if (n_words > 0)
    return FALSE;
  if (around->verb >= figure->phrase.first)
    return TRUE;

  guint verb_end = MIN (figure->phrase.first, g_array_index (self->signal_ends, guint32, around->verb));
  guint between = dr_sentence_count_words (self, verb_end, figure->phrase.first);

  /* «về đích sớm với 102,4% dự toán» */
  if (between == 1 && around->has_comma && (around->verb_signals & DR_PERCENT_MOVES)
      && g_array_index (self->signal_ends, guint32, around->verb) + 1 == figure->phrase.first)
    return TRUE;

  return between == 0 || (between <= 2 && around->has_comma && (around->verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_REACH))
                          && dr_sentence_has (self, figure->phrase.end, around->after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)));
}

/* «Giá trị sản xuất đạt 58,2% kế hoạch, tăng 3,1%»: the growth is not one of the percentage. */
gboolean
dr_percent_is_of_target (const DrSentence *self,
                         const DrFact     *fact)
{
  guint first = g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.end;

  return dr_sentence_has (self, first, dr_sentence_find_sign (self, first, dr_sentence_words_end (self, fact->figure), ",;()"),
                          DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
}

/*
 * «trâu bằng 92,4%; bò bằng 101,2%; heo bằng 97% so với cùng kỳ»: what a row of
 * percentages is held against stands only at its end; gives the last figure of it, or
 * @index where it stands alone.
 */
guint
dr_percent_find_end_of_row (const DrSentence *self,
                            guint             index)
{
  guint last = MIN (self->figures->len, index + DR_SENTENCE_REACH);

  for (guint i = index + 1; i < last; i++)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i);

      if (!figure->phrase.is_percent)
        continue;

      DrPercentWords around = dr_percent_look_round (self, i);

      if (!(around.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_EQUAL))
          || dr_sentence_has (self, figure->phrase.end, around.after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
        return index;
      if (dr_sentence_has (self, figure->phrase.end, around.after_end, DR_PERCENT_COMPARISONS))
        return i;
    }

  return index;
}

/* Whether the word at @index stands straight behind the figure or close in front of it too. */
static gboolean
stands_beside (const DrSentence     *self,
               guint                 index,
               const DrFigurePhrase *phrase)
{
  const DrReading *reading = self->reading;
  const guint places[] = { phrase->end, phrase->first - 1, phrase->first > 1 ? phrase->first - 2 : 0 };

  if (index >= self->end || !dr_reading_is_word (reading, index) || reading->tokens[index].word == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] < self->end && dr_reading_is_word (reading, places[i]) && reading->tokens[places[i]].word == reading->tokens[index].word)
      return TRUE;

  return FALSE;
}

/* How many figures back the money may be. */
#define MONEY_REACH 3

/* The money told last, close by; -1 where there is none. */
static int
find_last_money (const DrSentence *self,
                 guint             index)
{
  for (int i = (int) self->facts->len - 1; i >= 0; i--)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, i);

      if (fact->figure + MONEY_REACH < index)
        break;
      if ((fact->flags & DR_MEASURE_MONEY) && !fact->is_rate && !fact->is_whole)
        return i;
    }

  return -1;
}

/*
 * «17 tổ chức đảng và 46 đảng viên (tăng 13,3% tổ chức đảng và 9,5% đảng viên)»: a change
 * with the noun of what changed; the fact it speaks of, -1 where it names none.
 */
int
dr_percent_find_named (const DrSentence *self,
                       guint             index)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  const DrFigurePhrase *phrase = &figures[index].phrase;
  int last = MAX (0, (int) self->facts->len - DR_SENTENCE_REACH);
  DrLexiconMatch match;
  guint32 value = 0;

  guint noun = phrase->end;
  noun += MAX (dr_phrase_match_any (reading, noun, DR_PHRASES ("số", "về số", "về", "tổng số", "so với tổng số")),
               dr_whole_phrase_match (reading, noun));
  /* «giảm 41,5% về vốn», «chiếm 39,6% tổng số tiền» */
  if (dr_phrase_match_any (reading, noun, DR_PHRASES ("tiền", "vốn", "giá trị", "tổng giá trị", "trị giá", "kinh phí", "tổng kinh phí", "tổng vốn",
                                                      "doanh thu", "kim ngạch")) > 0)
    return find_last_money (self, index);
  if (noun >= self->end
      || !dr_lexicon_match (reading->lexicon, reading->tokens, self->end, noun, DR_LEXICON_MEASURE, &match))
    return -1;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

  guint32 measure = dr_report_builder_intern (reading->builder, dr_lexicon_get_measure (reading->lexicon, value)->name, -1);
  int nearest = -1;
  for (int i = (int) self->facts->len - 1; i >= last; i--)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, i);

      if (!dr_sentence_is_head_of (self, measure, fact->measure) || fact->is_whole || fact->has_change)
        continue;
      /* «11,1% số người chết, 32,1% số người bị thương» */
      if (stands_beside (self, noun + match.n_tokens, &figures[fact->figure].phrase))
        return i;
      nearest = nearest < 0 ? i : nearest;
    }

  return nearest;
}

/* What moves figure @index: its own verb, or that of the percentage before which it is joined to: «tăng 13,3% tổ chức đảng và 9,5% đảng viên». */
DrSignals
dr_percent_find_move (const DrSentence     *self,
                      guint                 index,
                      const DrPercentWords *around)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;

  if (around->verb_signals != 0)
    return around->verb_signals;
  if (before == NULL || before->outcome != DR_FIGURE_OUTCOME_CHANGE || before->owner < 0 || !before->phrase.is_percent
      || before->bracket != figure->bracket || dr_phrase_match (self->reading, figure->phrase.first - 1, "và") == 0)
    return 0;

  return g_array_index (self->facts, DrFact, before->owner).change_direction == DR_DIRECTION_DOWN
           ? DR_SIGNAL_BIT (DR_SIGNAL_DOWN) : DR_SIGNAL_BIT (DR_SIGNAL_UP);
}

/* Percentages one behind another in one bracket, from @first up to @end, of which @index is one. */
static void
find_row (const DrSentence *self,
          guint             index,
          guint            *first,
          guint            *end)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);

  *first = index;
  *end = index + 1;
  while (*first > 0 && index - *first < DR_SENTENCE_REACH && figures[*first - 1].phrase.is_percent
         && figures[*first - 1].bracket == figures[index].bracket)
    --*first;
  while (*end < self->figures->len && *end - index < DR_SENTENCE_REACH && figures[*end].phrase.is_percent
         && figures[*end].bracket == figures[index].bracket)
    ++*end;
}

/* The fact for the percentage @index of a row of @n from @first on, where as many figures stand in front, one behind another; else -1. */
static int
find_in_figures (const DrSentence *self,
                 guint             index,
                 guint             first,
                 int               n)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  int last = -1;

  for (int i = (int) self->facts->len - 1; i >= 0 && last < 0; i--)
    if (g_array_index (self->facts, DrFact, i).figure == first - 1)
      last = i;
  if (last < n - 1)
    return -1;
  for (int i = 0; i < n; i++)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, last - i);

      if (fact->is_whole || fact->is_slash || fact->figure != first - 1 - (guint) i
          || figures[fact->figure].bracket != figures[first - 1].bracket)
        return -1;
    }

  return last - (n - 1) + (int) (index - first);
}

/* Whether only a comma or «và» stands in front of the percentage. */
static gboolean
is_joined_alone (const DrSentence *self,
                 guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  return !dr_sentence_has_words (self, figure->gap_first, figure->phrase.first)
         && (dr_phrase_match (self->reading, figure->phrase.first - 1, "và") > 0
             || dr_reading_is_sign (self->reading, figure->phrase.first - 1, ','));
}

/* «thu nội địa 11.256 tỷ, thu xuất khẩu 3.564 tỷ, lần lượt chiếm 76% và 24%»: each in its turn. */
int
dr_percent_find_in_turn (const DrSentence *self,
                         guint             index,
                         gboolean         *is_target)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  guint first, end;

  find_row (self, index, &first, &end);
  if (end - first < 2 || first == 0)
    return -1;

  gboolean has_turn = FALSE;
  for (guint i = figures[first].gap_first; i < figures[first].phrase.first && !has_turn; i++)
    has_turn = dr_phrase_match (self->reading, i, "lần lượt") > 0;
  if (!has_turn)
    return -1;

  DrPercentWords head = dr_percent_look_round (self, first);
  DrPercentWords tail = dr_percent_look_round (self, end - 1);
  if ((head.verb_signals & (DR_PERCENT_MOVES | DR_PERCENT_OVERSHOOTS)) || head.verb_signals == 0
      || dr_sentence_has (self, figures[end - 1].phrase.end, tail.after_end, DR_PERCENT_COMPARISONS))
    return -1;
  for (guint i = first + 1; i < end; i++)
    if (!is_joined_alone (self, i))
      return -1;
  *is_target = (head.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_SHARE)) == 0
               && (dr_sentence_has (self, figures[end - 1].phrase.end, tail.after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
                   || dr_sentence_has (self, head.first, figures[first].phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)));

  return find_in_figures (self, index, first, (int) (end - first));
}

/*
 * «21 vụ, 34 đối tượng (giảm 12,5%, tăng 6,3% so với cùng kỳ)»: a row of changes
 * behind a row of figures. One figure with two references («tăng 1,8% so với tháng
 * trước, tăng 7,4% so với cùng kỳ») is none: each change there has its own.
 */
int
dr_percent_find_in_row (const DrSentence *self,
                        guint             index)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  guint first, end;

  find_row (self, index, &first, &end);

  int n = (int) (end - first);
  if (n < 2 || first == 0)
    return -1;
  for (guint i = first; i < end; i++)
    {
      DrPercentWords around = dr_percent_look_round (self, i);
      /* «(lần lượt tăng 33% và 27%)»: the first has the verb of all. */
      gboolean is_joined = i > first && around.verb_signals == 0
                           && dr_phrase_match (self->reading, figures[i].phrase.first - 1, "và") > 0
                           && !dr_sentence_has_words (self, figures[i].gap_first, figures[i].phrase.first);

      if (!((around.verb_signals & DR_PERCENT_MOVES) || is_joined)
          || (i + 1 < end && dr_sentence_has (self, figures[i].phrase.end, around.after_end, DR_PERCENT_COMPARISONS))
          || dr_sentence_has (self, around.first, around.after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
        return -1;
    }

  return find_in_figures (self, index, first, n);
}
