/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"

/* Figures that say how another moved, or what it was before. */

#define COMPARISONS (DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
#define UPS (DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED))
#define DOWNS (DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))

/* Words behind a measure that belong to its noun: «con chim cút». */
#define MOST_NOUN_WORDS 5
/* How far behind a change the words «so với …» may stand: «(tăng 4 tổ chức, giảm 02 đảng viên so với cùng kỳ)». */
#define REFERENCE_REACH 28

/* Where the words end that may tell what the change at figure @index is held against. */
guint
dr_sentence_reference_end (const DrSentence *self,
                           guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint end = MIN (self->end, figure->phrase.end + REFERENCE_REACH);

  return dr_sentence_find_sign (self, figure->phrase.end, end, figure->bracket != 0 ? ";)" : ";");
}

/* Words between an amount and the same once more. */
DR_DEFINE_PHRASES (of_the_same, "số tuyệt đối", "về số tuyệt đối", "tuyệt đối", "tỷ lệ", "tỉ lệ", "tương ứng", "tương đương", "hay", "hay là", "tức", "tức là", "tương ứng với", "tương đương với",
                   "ứng với", "tương ứng tỷ lệ", "tương đương tỷ lệ", "tương ứng với tỷ lệ", "tương đương với tỷ lệ");

gboolean
dr_sentence_tells_again (const DrSentence *self,
                         guint             index)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint at = figure->gap_first;

  if (index == 0 || figure->phrase.form != DR_FIGURE_FORM_SINGLE)
    return FALSE;

  /* «tăng 103 vụ (16,5%)», «giảm 04 vụ so với cùng kỳ (-19,05%)», «giảm 4 vụ (giảm 19%)» */
  gboolean is_bracket = figure->bracket > at && figure[-1].bracket != figure->bracket
                        && dr_sentence_count_words (self, at, figure->bracket - 1) <= MOST_NOUN_WORDS
                        && dr_sentence_after_sign (self, at, figure->bracket - 1, ",;)") == at;
  if (is_bracket)
    at = figure->bracket - 1;
  /* «giảm 1,9% so với đầu năm (5,3%)» tells where it came from. */
  if (figure->phrase.is_percent == figure[-1].phrase.is_percent)
    return is_bracket && figure->phrase.is_percent && figure->phrase.first == figure->bracket;
  at += dr_phrase_is_sign_of (reading, at, ",(");
  guint n_words = dr_phrase_match_any (reading, at, of_the_same);
  if (n_words == 0 && !is_bracket)
    return FALSE;
  at += n_words;
  if (at < figure->phrase.first && (g_array_index (self->signals, DrSignals, at) & (UPS | DOWNS)))
    at = g_array_index (self->signal_ends, guint32, at);

  return at == figure->phrase.first;
}

/* «tăng 4 vụ hay 8,2% so với cùng kỳ», «giảm 9,8% (41 triệu đồng)»: the change before once more, and maybe what it is held against. */
gboolean
dr_sentence_read_repeated_change (DrSentence *self,
                                  guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;

  /* «vượt 1,4% so với chỉ tiêu (95%)» is the target. */
  if (before == NULL || before->outcome != DR_FIGURE_OUTCOME_CHANGE || !dr_sentence_tells_again (self, index)
      || dr_sentence_has (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    return FALSE;
  /* Nobody knows of what, once more. */
  if (before->owner < 0)
    {
      if (!figure->phrase.is_percent || before->phrase.is_percent)
        return FALSE;
      dr_sentence_account (self, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
      figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
      return TRUE;
    }

  DrFact *fact = &g_array_index (self->facts, DrFact, before->owner);
  guint32 measure = figure->phrase.is_percent ? DR_NONE : dr_figure_phrase_intern_measure (self->reading, &figure->phrase);
  /* «gấp 1,3 lần, tương đương 119% kế hoạch» */
  if (figure->phrase.is_percent
      && (dr_sentence_has (self, figure->phrase.end,
                           dr_sentence_find_sign (self, figure->phrase.end, dr_sentence_words_end (self, index), ",;()"),
                           DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
          || (fact->has_planned && !fact->has_percent
              && dr_sentence_fits_percent (self, fact, &fact->planned, &figure->phrase.value, figure->phrase.hedge))))
    return FALSE;
  if (measure != DR_NONE && !dr_sentence_is_head_of (self, measure, fact->measure))
    return FALSE;

  dr_fact_add_figure (fact, self->reading, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
  figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
  figure->owner = before->owner;
  if (fact->change_against == DR_NONE)
    fact->change_against = dr_sentence_find_against (self, figure->phrase.end, dr_sentence_reference_end (self, index), fact);

  return TRUE;
}

static gboolean
is_change_verb_at (const DrSentence *self,
                   guint             index)
{
  if (index >= self->figures->len || !(self->noted & (UPS | DOWNS)))
    return FALSE;

  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = dr_sentence_find_clause (self, figure->gap_first, figure->phrase.first);
  guint verb = dr_sentence_find_last (self, first, figure->phrase.first, UPS | DOWNS);

  if (verb == figure->phrase.first)
    return FALSE;

  /* Between the verb and the figure only what it is held against: «tăng so với cùng kỳ 03 đơn». */
  for (guint i = g_array_index (self->signal_ends, guint32, verb); i < figure->phrase.first;
       i = g_array_index (self->signal_ends, guint32, i))
    if (self->taken->data[i] != DR_TAKEN_DATE && dr_phrase_match_any (self->reading, i, DR_PHRASES ("là", "được")) == 0
        && !(g_array_index (self->signals, DrSignals, i) & (COMPARISONS | DR_SIGNAL_BIT (DR_SIGNAL_TARGET))))
      return FALSE;

  return TRUE;
}

/* «tăng 4 tổ chức» behind «22 tổ chức đảng»: the same noun, or its beginning. */
gboolean
dr_sentence_is_head_of (const DrSentence *self,
                        guint32           head,
                        guint32           measure)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);

  if (head == measure || head == DR_NONE || measure == DR_NONE)
    return head == measure;

  const char *short_name = dr_report_data_get_string (data, head);
  const char *name = dr_report_data_get_string (data, measure);
  gsize length = strlen (short_name);

  return strncmp (name, short_name, length) == 0 && name[length] == ' ';
}

/* The word @word stands behind or in front of the figure: «tăng 01 người bị thương», «bị thương giảm 2» are of «bị thương 02», not of «chết 05 người». */
static gboolean
has_same_word (const DrSentence     *self,
               guint                 word,
               const DrFigurePhrase *phrase)
{
  const DrReading *reading = self->reading;
  const guint others[] = { phrase->end, phrase->first - 1, phrase->first > 1 ? phrase->first - 2 : 0 };

  /* «48 vụ với 182 bị cáo» */
  if (!dr_reading_is_word (reading, word) || word >= self->end || dr_phrase_match_any (reading, word, DR_PHRASES ("với", "và")) > 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (others[i] >= self->end || !dr_reading_is_word (reading, others[i]))
        {
          if (i > 0)
            break;
          continue;
        }

      const DrToken *one = &reading->tokens[word];
      const DrToken *other = &reading->tokens[others[i]];
      if (one->end - one->start == other->end - other->start
          && memcmp (reading->bytes + one->start, reading->bytes + other->start, one->end - one->start) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether two figures have the same noun of two words or more, as it is written. */
static gboolean
is_same_noun (const DrSentence     *self,
              const DrFigurePhrase *one,
              const DrFigurePhrase *other)
{
  const DrReading *reading = self->reading;
  guint n = one->measure_end - one->measure_first;

  if (n < 2 || other->measure_end - other->measure_first != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (reading->tokens[one->measure_first + i].word != reading->tokens[other->measure_first + i].word)
      return FALSE;

  return TRUE;
}

/* «bị thương giảm 2», «số chết bằng, bị thương tăng 1»: the word in front of the verb of change @index, where it says of what; else 0. */
static guint
find_named_word (const DrSentence *self,
                 guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = dr_sentence_find_clause (self, figure->gap_first, figure->phrase.first);
  guint verb = dr_sentence_find_last (self, first, figure->phrase.first, UPS | DOWNS);

  /* «định kỳ 48 lượt, so cùng kỳ giảm 12 lượt»: what it is held against says of nothing. */
  if (verb > first + 1 && g_array_index (self->signal_ends, guint32, verb - 2) > verb - 1)
    return 0;

  return verb > first && verb < figure->phrase.first && dr_reading_is_word (self->reading, verb - 1)
         && g_array_index (self->signals, DrSignals, verb - 1) == 0 && self->taken->data[verb - 1] == DR_TAKEN_FREE ? verb - 1 : 0;
}

/* «91 lớp với 675 học viên, đạt 95% kế hoạch, tăng 8 so với cùng kỳ», «640 hội viên (-343), …»: what a number without a noun can only be of. */
static int
find_nearest (const DrSentence *self,
              guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  int owner = dr_sentence_find_spoken_of (self, index);

  if (owner < 0 && index > 0 && figure[-1].outcome == DR_FIGURE_OUTCOME_FACT && figure->bracket == figure->gap_first + 1
      && dr_reading_is_sign (self->reading, figure->phrase.end, ')'))
    owner = figure[-1].owner;
  if (owner < 0)
    return -1;

  const DrFact *fact = &g_array_index (self->facts, DrFact, owner);

  return fact->has_change || fact->is_percent || fact->is_whole ? -1 : owner;
}

/* «phẫu thuật 41 ca (tuần trước 36 ca), tăng 05 ca»: what it was then is no change that another follows. */
static gboolean
is_behind_bracket_of_then (const DrSentence *self,
                           guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  return index > 1 && figure[-1].bracket != 0 && figure[-1].bracket != figure->bracket && figure[-2].bracket != figure[-1].bracket
         && !dr_sentence_has (self, figure[-1].gap_first, figure[-1].phrase.first, UPS | DOWNS);
}

/* «làm rõ 9 vụ; tai nạn giao thông 4 vụ, chết 1 người, so cùng kỳ giảm 1 vụ, tăng 1 người»: whether a semicolon parts fact @one
 * from fact @other and those told with it, of which changes in a row are. */
static gboolean
is_of_list_before (const DrSentence *self,
                   int               one,
                   int               other)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  const DrFact *facts = &g_array_index (self->facts, DrFact, 0);
  guint end = figures[facts[one].figure].phrase.end;
  guint start = dr_sentence_after_sign (self, end, figures[facts[other].figure].phrase.first, ";");
  guint n = 0;

  for (guint i = (guint) one + 1; i < self->facts->len && n < 2; i++)
    n += figures[facts[i].figure].phrase.first >= start;

  /* Parts of it are no list of their own. */
  return start > end && n >= 2
         && !dr_sentence_has (self, start, figures[facts[other].figure].phrase.first,
                              DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME));
}

/* «tăng 114 người so với tháng trước, giảm 102 người so với cùng kỳ»: whether change @index, in @measure, is one of two of the same fact, each with what it is held against. */
static gboolean
is_one_of_two (const DrSentence *self,
               guint             index,
               guint32           measure)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);

  if (index + 1 >= self->figures->len || measure == DR_NONE || figures[index].bracket != figures[index + 1].bracket
      || dr_figure_phrase_intern_measure (self->reading, &figures[index + 1].phrase) != measure)
    return FALSE;

  guint verb = dr_sentence_find_last (self, figures[index].phrase.end, figures[index + 1].phrase.first, UPS | DOWNS);
  guint clause = dr_sentence_after_sign (self, figures[index].phrase.end, verb, ",");

  return clause > figures[index].phrase.end && !dr_sentence_has_words (self, clause, verb)
         && dr_sentence_has (self, figures[index].phrase.end, clause, COMPARISONS)
         && dr_sentence_has (self, figures[index + 1].phrase.end, dr_sentence_reference_end (self, index + 1), COMPARISONS);
}

/* The fact that a change in @measure speaks of: in a row of changes they follow the row of figures. */
static int
find_changed (const DrSentence *self,
              guint             index,
              guint32           measure)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  /* «31 lớp, trong đó 5 lớp ở xã. So với cùng kỳ tăng 3 lớp»: a sentence of its own speaks of the first. */
  gboolean in_row = (index > 0 && figures[index - 1].outcome == DR_FIGURE_OUTCOME_CHANGE && !is_behind_bracket_of_then (self, index))
                    || (is_change_verb_at (self, index + 1) && !figures[index + 1].phrase.is_percent && !is_one_of_two (self, index, measure))
                    || dr_sentence_after_sign (self, figures[index].gap_first, figures[index].phrase.first, ".")
                         > figures[index].gap_first;
  int last = MAX (0, (int) self->facts->len - DR_SENTENCE_REACH);
  guint named = find_named_word (self, index);
  int found = -1;
  int nearest = -1;
  int spoken_of = measure == DR_NONE && named == 0 ? find_nearest (self, index) : -1;

  if (spoken_of >= 0)
    return spoken_of;
  /* The second of two, where the first is told already. */
  if (index > 0 && figures[index - 1].outcome == DR_FIGURE_OUTCOME_CHANGE && is_change_verb_at (self, index - 1)
      && is_one_of_two (self, index - 1, measure))
    return -1;

  for (int i = (int) self->facts->len - 1; i >= last; i--)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, i);

      const DrSentenceFigure *its_figure = &figures[fact->figure];
      gboolean in_closed_bracket = its_figure->bracket != 0 && its_figure->bracket != figures[index].bracket;

      if (fact->has_change || fact->is_whole || fact->is_percent || in_closed_bracket
          || (measure != DR_NONE && !dr_sentence_is_head_of (self, measure, fact->measure)
              && !(fact->flags & figures[index].phrase.flags & DR_MEASURE_PEOPLE)))
        continue;
      /* «42 hộ nghèo, 61 hộ cận nghèo; giảm 18 hộ nghèo»: in the very words. */
      if (measure != DR_NONE && is_same_noun (self, &figures[index].phrase, &its_figure->phrase))
        return i;
      /* «thụ lý 934 vụ; giải quyết 913 vụ; thụ lý tăng 48 vụ» */
      if ((named > 0 && has_same_word (self, named, &its_figure->phrase))
          || (measure != DR_NONE && has_same_word (self, figures[index].phrase.end, &its_figure->phrase)))
        return i;
      if (found >= 0 && in_row && is_of_list_before (self, i, found))
        break;
      found = i;
      if (!in_row && nearest < 0)
        nearest = i;
    }
  /* «03 vụ/3 tàu (-4 so năm trước)»: of two behind each other's slash the first. */
  while (measure == DR_NONE && named == 0 && nearest > last
         && dr_reading_is_sign (self->reading, figures[g_array_index (self->facts, DrFact, nearest).figure].gap_first, '/')
         && figures[g_array_index (self->facts, DrFact, nearest).figure].phrase.first
              == figures[g_array_index (self->facts, DrFact, nearest).figure].gap_first + 1
         && !g_array_index (self->facts, DrFact, nearest - 1).has_change)
    nearest--;
  if (nearest >= 0 || found >= 0)
    return nearest >= 0 ? nearest : found;

  /* «kỷ luật 16 đảng viên (khiển trách 11 …), giảm 05 trường hợp»: another noun for what was counted outside the bracket. */
  int owner = dr_sentence_find_owner (self, index, DR_SIGNAL_BIT (DR_SIGNAL_MONEY));

  if (owner < 0 || g_array_index (self->facts, DrFact, owner).has_change)
    return -1;
  /* «xử lý 286 trường hợp, tạm giữ 614 xe; so với cùng kỳ giảm 12 trường hợp; so với năm trước giảm 17 trường hợp»: the first, once more. */
  if (measure != DR_NONE && measure != g_array_index (self->facts, DrFact, owner).measure)
    for (int i = (int) self->facts->len - 1; i >= last; i--)
      if (g_array_index (self->facts, DrFact, i).has_change && g_array_index (self->facts, DrFact, i).measure == measure)
        return -1;

  return measure != DR_NONE && ((figures[index].phrase.flags ^ g_array_index (self->facts, DrFact, owner).flags) & DR_MEASURE_MONEY) ? -1 : owner;
}

void
dr_sentence_set_change (DrSentence      *self,
                        guint            index,
                        int              owner,
                        const DrDecimal *value,
                        DrDirection      direction,
                        guint32          against)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);

  dr_fact_add_figure (fact, self->reading, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
  figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
  figure->owner = owner;
  fact->has_change = TRUE;
  fact->change = *value;
  fact->change_kind = fact->is_percent ? DR_CHANGE_KIND_POINTS : DR_CHANGE_KIND_ABSOLUTE;
  fact->change_direction = direction;
  fact->change_against = against;
}

/* «giảm 41 hộ nghèo, còn 96 hộ», «từ 48 lên 60 câu lạc bộ»: the figure reached comes behind. */
void
dr_sentence_give_waiting_change (DrSentence *self,
                                 int         fact_index)
{
  DrFact *fact = &g_array_index (self->facts, DrFact, fact_index);

  const DrSentenceFigure *waiting = self->waiting_change >= 0
                                      ? &g_array_index (self->figures, DrSentenceFigure, self->waiting_change) : NULL;
  if (waiting != NULL && dr_figure_phrase_intern_measure (self->reading, &waiting->phrase) == fact->measure)
    {
      const DrSentenceFigure *figure = waiting;
      DrDecimal value = figure->phrase.value;

      dr_sentence_set_change (self, self->waiting_change, fact_index, &value, DR_DIRECTION_DOWN,
                  dr_sentence_find_against (self, figure->phrase.end,
                                            MIN (self->end, figure->phrase.end + REFERENCE_REACH), fact));
      self->waiting_change = -1;
    }
  if (self->waiting_start >= 0)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, self->waiting_start);
      DrDecimal start = figure->phrase.value;
      DrDecimal change;
      if (!dr_sentence_counts_something (&figure->phrase) && figure->phrase.magnitude == 0)
        dr_figure_phrase_take_magnitude (&start, g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.magnitude);
      gboolean is_up = dr_decimal_compare (&fact->value, &start) >= 0;

      if (is_up ? dr_decimal_subtract (&fact->value, &start, &change)
                : dr_decimal_subtract (&start, &fact->value, &change))
        {
          guint32 against = dr_sentence_find_against (self, figure->phrase.end, fact->source_first, fact);

          if (against == DR_NONE)
            against = dr_sentence_find_against (self, fact->source_end, MIN (self->end, fact->source_end + 8), fact);
          dr_sentence_set_change (self, self->waiting_start, fact_index, &change,
                                  is_up ? DR_DIRECTION_UP : DR_DIRECTION_DOWN, against);
        }
      self->waiting_start = -1;
    }
}

/* Whether the measure of @next is @measure, or a rate of it: «từ 46 triệu đồng lên 71,5 triệu đồng/người/năm». */
static gboolean
is_same_or_rate (DrSentence             *self,
                 guint32                 measure,
                 const DrSentenceFigure *next)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  guint32 other = dr_figure_phrase_intern_measure (self->reading, &next->phrase);

  if (measure == DR_NONE || other == DR_NONE || measure == other)
    return measure != DR_NONE && measure == other;

  const char *unit = dr_report_data_get_string (data, measure);
  const char *rate = dr_report_data_get_string (data, other);

  return g_str_has_prefix (rate, unit) && rate[strlen (unit)] == '/';
}

/* «Từ 19 cơ sở Hội, sau sáp nhập còn 16 cơ sở Hội»: a few words, or a bracket, lie between two figures of one measure. */
static gboolean
becomes_the_same (DrSentence             *self,
                  const DrSentenceFigure *figure,
                  const DrSentenceFigure *next)
{
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, &figure->phrase);

  return is_same_or_rate (self, measure, next)
         && next->phrase.first - figure->phrase.end <= 12
         && dr_sentence_count_words (self, figure->phrase.end, next->phrase.first) <= 4
         && dr_sentence_after_sign (self, figure->phrase.end, next->phrase.first, ";:.") == figure->phrase.end
         && dr_phrase_match_before (self->reading, next->phrase.first,
                                    DR_PHRASES ("còn", "lên", "xuống", "thành", "còn lại")) > 0;
}

guint
dr_sentence_find_end_of_move (DrSentence *self,
                              guint       start)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, start);

  /* «từ 4,6% (163 hộ) còn 0,9%»: a bracket right behind says what the start was in another measure. */
  if (start + 2 < self->figures->len && figure->bracket == 0 && figure[1].bracket == figure->phrase.end + 1
      && figure[1].phrase.first == figure[1].bracket && dr_reading_is_sign (self->reading, figure[1].phrase.end, ')')
      && figure[2].bracket == 0)
    return start + 2;

  return start + 1;
}

/*
 * Whether «từ» or «sáp nhập» stands in front of figure @index and «lên», «còn»,
 * «thành» between it and the next, with nothing else but when it was so: «từ 4.120
 * người đầu năm tăng lên 4.310 người».
 */
static gboolean
is_start_of_move (DrSentence *self,
                  guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (index + 1 >= self->figures->len || figure->phrase.first == 0 || figure->phrase.form != DR_FIGURE_FORM_SINGLE)
    return FALSE;

  const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, dr_sentence_find_end_of_move (self, index));

  /* «hội viên từ con số 318 đầu năm nay đã là 346 người» */
  if (dr_phrase_match_before (self->reading, figure->phrase.first, DR_PHRASES ("từ con số", "từ mức")) > 0
      && !next->phrase.is_rate && next->phrase.first - figure->phrase.end <= 12)
    return TRUE;

  /* «sáp nhập chi hội (110 chi hội thành 97 chi hội)»: nothing but «thành» between two of the same. */
  if (next->phrase.first == figure->phrase.end + 1 && dr_phrase_match (self->reading, figure->phrase.end, "thành") > 0
      && is_same_or_rate (self, dr_figure_phrase_intern_measure (self->reading, &figure->phrase), next))
    return TRUE;

  return dr_phrase_match_before (self->reading, figure->phrase.first, DR_PHRASES ("từ", "sáp nhập", "sắp xếp", "sắp xếp lại", "gộp", "nhập", "hợp nhất")) > 0
         && (becomes_the_same (self, figure, next)
             || (next->phrase.first - figure->phrase.end <= 8
                 && !dr_sentence_has_words (self, figure->phrase.end, next->phrase.first)
                 && dr_sentence_after_sign (self, figure->phrase.end, next->phrase.first, ";:(") == figure->phrase.end
                 && dr_sentence_has (self, figure->phrase.end, next->phrase.first,
                                     DR_SIGNAL_BIT (DR_SIGNAL_BECOME) | DR_SIGNAL_BIT (DR_SIGNAL_REMAIN))));
}

static gboolean
remains_behind (const DrSentence *self,
                guint             index,
                guint32           measure)
{
  DrReading *reading = self->reading;

  for (guint i = index + 1; i < self->figures->len && i < index + 4; i++)
    {
      const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, i);

      if (next->bracket != 0)
        continue;

      guint first = dr_sentence_after_sign (self, next->gap_first, next->phrase.first, ",;)");

      return dr_sentence_has (self, first, next->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_REMAIN))
             && dr_figure_phrase_intern_measure (reading, &next->phrase) == measure;
    }

  return FALSE;
}

/* Figures that may say more of another, before it is told how it moved. */
#define MOST_SAID 4

/* «97 hộ, chiếm 4,08%, đạt 96% kế hoạch (101 hộ), giảm 31 hộ»: whether all between the fact and figure @index says more of it. */
static gboolean
is_said_up_to (const DrSentence *self,
               const DrFact     *fact,
               guint             index)
{
  int owner = (int) (fact - &g_array_index (self->facts, DrFact, 0));

  for (guint i = index; i > fact->figure + 1 && index - i < MOST_SAID; i--)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i - 1);

      if (figure->owner != owner || figure->outcome == DR_FIGURE_OUTCOME_FACT || figure->outcome == DR_FIGURE_OUTCOME_CHANGE)
        return FALSE;
    }

  return index <= fact->figure + 1 + MOST_SAID;
}

/* «17.942 học sinh, tăng 318 em», «132.000 đồng/kg, tăng 8.000 đồng» */
static gboolean
is_same_by_another_word (DrSentence             *self,
                         const DrSentenceFigure *figure,
                         const DrFact           *fact)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, &figure->phrase);

  /* Told once more in per cent it may be of what is paid for. */
  gboolean is_told_twice = figure + 1 < &g_array_index (self->figures, DrSentenceFigure, self->figures->len) && figure[1].phrase.is_percent;
  if (fact->is_rate && measure != DR_NONE && !figure->phrase.is_rate && !is_told_twice)
    {
      const char *rate = dr_report_data_get_string (data, fact->measure);
      const char *unit = dr_report_data_get_string (data, measure);

      return g_str_has_prefix (rate, unit) && rate[strlen (unit)] == '/';
    }

  return (figure->phrase.flags & fact->flags & DR_MEASURE_PEOPLE) && !((figure->phrase.flags | fact->flags) & DR_MEASURE_TURN)
         && dr_decimal_compare (&figure->phrase.value, &fact->value) <= 0;
}

static gboolean
follows_its_figure (DrSentence *self,
                    guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  int spoken_of = self->facts->len > 0 ? dr_sentence_find_spoken_of (self, index) : -1;
  guint last = spoken_of >= 0 ? (guint) spoken_of : self->facts->len - 1;
  const DrFact *fact = self->facts->len > 0 ? &g_array_index (self->facts, DrFact, last) : NULL;

  if (fact == NULL || index == 0 || (fact->is_slash && !fact->has_planned) || (spoken_of < 0 && !is_said_up_to (self, fact, index))
      || (dr_figure_phrase_intern_measure (self->reading, &figure->phrase) != fact->measure
          && !is_same_by_another_word (self, figure, fact)))
    return FALSE;

  /* «đạt 81% chỉ tiêu và giảm 31 hội viên (12,1%)»: in per cent too only a change is told. */
  gboolean is_told_again = index + 1 < self->figures->len && dr_sentence_tells_again (self, index + 1);
  if (is_told_again && !fact->is_percent)
    return TRUE;

  /* «900.000 con chim cút, tăng 52.000 con»: the noun goes on up to the comma. */
  guint comma = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;:(");
  if (comma == figure->gap_first || !dr_reading_is_sign (self->reading, comma - 1, ',')
      || dr_sentence_count_words (self, figure->gap_first, comma - 1) > MOST_NOUN_WORDS
      || dr_sentence_has_words (self, comma, figure->phrase.first))
    return FALSE;

  /* Nothing may stand behind it but the end of the clause. */
  return figure->phrase.end >= self->end
         || dr_sentence_find_sign (self, figure->phrase.end, MIN (self->end, figure->phrase.end + 1), ",.;)")
              == figure->phrase.end;
}

/* «…, 12 bị can», «… và 12 bị can», «… - 12 bị can»: no verb stands in front of figure @index. */
static gboolean
is_joined (const DrSentence *self,
           guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = figure->phrase.first;

  return !figure->phrase.is_percent && !figure->phrase.is_points && figure->phrase.form == DR_FIGURE_FORM_SINGLE
         && first > figure->gap_first && !(g_array_index (self->signals, DrSignals, first - 1) & (UPS | DOWNS))
         && (dr_phrase_is_sign_of (self->reading, first - 1, ",-/") || dr_phrase_match_any (self->reading, first - 1, DR_PHRASES ("và", "với")) > 0);
}

/* How many figures a row of changes may follow: cases, dead, wounded. */
#define MOST_IN_ROW 3

/* «64 vụ/98 bị can, tăng 07 vụ, 12 bị can»: a change for each of the last @n figures, in their order. */
static gboolean
begins_row_of (DrSentence *self,
               guint       index,
               guint       n)
{
  if (self->facts->len < n || index < n || index + n > self->figures->len)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, self->facts->len - n + i);
      guint32 measure = dr_figure_phrase_intern_measure (self->reading,
                                                         &g_array_index (self->figures, DrSentenceFigure, index + i).phrase);

      if (measure == DR_NONE || fact->has_change || fact->is_rate || fact->figure != index - n + i
          || !dr_sentence_is_head_of (self, measure, fact->measure)
          || (i > 0 && !is_joined (self, index + i) && !is_change_verb_at (self, index + i)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
begins_row_of_changes (DrSentence *self,
                       guint       index)
{
  for (guint n = 2; n <= MOST_IN_ROW; n++)
    if (begins_row_of (self, index, n))
      return TRUE;

  return FALSE;
}

/* «giảm 3 vụ, 5 người chết so với cùng kỳ»: the reference stands behind what is joined on. */
static gboolean
has_reference_behind_row (DrSentence *self,
                          guint       index)
{
  for (guint i = index + 1; i < self->figures->len && i - index < MOST_IN_ROW && is_joined (self, i); i++)
    {
      const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, i);

      if (dr_sentence_has (self, next->phrase.end,
                           dr_sentence_find_sign (self, next->phrase.end, dr_sentence_reference_end (self, i), ",;"), COMPARISONS))
        return TRUE;
    }

  return FALSE;
}

gboolean
dr_sentence_tells_now_and_then (const DrSentence *self,
                                guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  DrDecimal change;

  if (index == 0 || phrase->form != DR_FIGURE_FORM_SLASH || phrase->is_percent || figure->bracket == 0
      || phrase->first != figure->bracket)
    return FALSE;

  const DrFigurePhrase *before = &g_array_index (self->figures, DrSentenceFigure, index - 1).phrase;
  if (before->form != DR_FIGURE_FORM_SINGLE || before->is_percent || figure->bracket != before->end + 1
      || !is_change_verb_at (self, index - 1))
    return FALSE;

  return (dr_decimal_compare (&phrase->value, &phrase->second) >= 0
            ? dr_decimal_subtract (&phrase->value, &phrase->second, &change)
            : dr_decimal_subtract (&phrase->second, &phrase->value, &change))
         && dr_decimal_compare (&change, &before->value) == 0;
}

static gboolean
has_reference (DrSentence *self,
               guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";");

  if (figure->bracket != 0)
    return TRUE;
  /* «mắc 19 ca, tăng 5 ca»: straight behind as many of the same, and for no reason of its own. */
  if (follows_its_figure (self, index))
    return TRUE;
  /* «44 vụ, +6 vụ» */
  if (figure->phrase.first > self->first && self->reading->tokens[figure->phrase.first - 1].kind == DR_TOKEN_SIGN
      && (g_array_index (self->signals, DrSignals, figure->phrase.first - 1) & (UPS | DOWNS)))
    return TRUE;
  if (index > 0 && g_array_index (self->figures, DrSentenceFigure, index - 1).outcome == DR_FIGURE_OUTCOME_CHANGE)
    return TRUE;
  if (index + 1 < self->figures->len && dr_sentence_tells_now_and_then (self, index + 1))
    return TRUE;
  if (begins_row_of_changes (self, index) || has_reference_behind_row (self, index))
    return TRUE;

  /* «nhiều hơn năm 2020 là 8 biên bản» */
  guint verb = dr_sentence_find_last (self, first, figure->phrase.first, UPS | DOWNS);
  if (dr_sentence_find_date (self, verb, figure->phrase.first) != NULL)
    return TRUE;

  return dr_sentence_has (self, first, figure->phrase.first, COMPARISONS)
         || dr_sentence_has (self, figure->phrase.end,
                             dr_sentence_find_sign (self, figure->phrase.end, dr_sentence_reference_end (self, index), ","), COMPARISONS)
         || (is_change_verb_at (self, index + 1)
             && dr_sentence_has (self, figure->phrase.end, dr_sentence_reference_end (self, index), COMPARISONS));
}

/*
 * «giảm 12 vụ và 13 người chết so với cùng kỳ»: the verb of the change before it holds
 * for what is joined on, where what they are held against stands behind both.
 */
static gboolean
read_joined_change (DrSentence *self,
                    guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;

  if (before == NULL || before->outcome != DR_FIGURE_OUTCOME_CHANGE || before->owner < 0 || before->bracket != figure->bracket
      || before->phrase.is_percent || !is_joined (self, index)
      || dr_sentence_count_words (self, figure->gap_first, phrase->first) > 2)
    return FALSE;

  guint end = dr_sentence_find_sign (self, phrase->end, dr_sentence_words_end (self, index), ",;.)");
  gboolean has_comparison = dr_sentence_has (self, phrase->end, end, COMPARISONS);
  gboolean by_comma = dr_phrase_match (self->reading, phrase->first - 1, "và") == 0;
  if (!has_comparison && (!by_comma || end > phrase->end + 2))
    return FALSE;

  const DrFact *changed = &g_array_index (self->facts, DrFact, before->owner);
  DrDirection direction = changed->change_direction;
  guint32 against = changed->change_against;
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, phrase);
  /* What was told with the figure that the change before is of: «934 vụ với 1.788 bị cáo; …; thụ lý tăng 48 vụ với 182 bị cáo». */
  const DrFact *told_with = before->owner + 1 < (int) self->facts->len ? changed + 1 : NULL;
  gboolean is_told_with = told_with != NULL && told_with->figure == changed->figure + 1 && !told_with->has_change && !told_with->is_whole
                          && dr_sentence_is_head_of (self, measure, told_with->measure);
  int owner = is_told_with ? before->owner + 1 : find_changed (self, index, measure);
  DrDecimal value = phrase->value;

  if (owner < 0 || owner == before->owner
      || !dr_sentence_is_head_of (self, measure, g_array_index (self->facts, DrFact, owner).measure))
    return FALSE;

  /* «64 vụ, 98 bị can, tăng 07 vụ, 12 bị can»: as far behind its figure as the one before; «52.000 con, 6.500 con lợn» are others. */
  guint its_figure = g_array_index (self->facts, DrFact, owner).figure;
  if (!has_comparison && its_figure != g_array_index (self->facts, DrFact, before->owner).figure + 1)
    return FALSE;

  /* «…, 5 người bị thương» are none of «28 người chết». */
  const DrFigurePhrase *owned = &g_array_index (self->figures, DrSentenceFigure, its_figure).phrase;
  if (by_comma && (phrase->flags & DR_MEASURE_PEOPLE) && end > phrase->end && dr_reading_is_word (self->reading, phrase->end)
      && !(g_array_index (self->signals, DrSignals, phrase->end) & COMPARISONS) && !has_same_word (self, phrase->end, owned))
    return FALSE;
  dr_sentence_set_change (self, index, owner, &value, direction, against);

  return TRUE;
}

/* How many figures an earlier state may have: «đầu nhiệm kỳ có 14 chi bộ/302 đảng viên». */
#define MOST_OF_STATE 4

/* «…, nay còn 12 chi bộ»: whether the clause of figure @index begins with what has become of a state. */
static gboolean
tells_of_now (const DrSentence *self,
              guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrPhrases *nows = DR_PHRASES ("nay", "đến nay", "hiện nay", "hiện", "hiện có", "nay còn", "nay có", "hiện còn", "đến nay còn", "đến nay có");
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;:");

  return clause > figure->gap_first && dr_phrase_match_any (self->reading, clause, nows) > 0;
}

/* «Đầu nhiệm kỳ có 14 chi bộ/302 đảng viên, nay còn 12 chi bộ với 327 đảng viên»: what was then, before what has become of it. */
gboolean
dr_sentence_read_state_before (DrSentence *self,
                               guint       index)
{
  DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  /* «…, kết nạp mới 15 hội viên» is none of the state. */
  gboolean is_first = index == 0
                      || (figures[index - 1].outcome == DR_FIGURE_OUTCOME_STATE
                          && !dr_sentence_has_words (self, figures[index].gap_first, figures[index].phrase.first));

  if (!is_first || figures[index].phrase.form != DR_FIGURE_FORM_SINGLE
      || dr_phrase_match_any (self->reading, self->first,
                              DR_PHRASES ("đầu năm", "đầu nhiệm kỳ", "đầu kỳ", "trước sáp nhập", "trước khi sáp nhập", "trước sắp xếp",
                                          "trước khi sắp xếp", "trước đây")) == 0)
    return FALSE;

  guint32 measure = dr_figure_phrase_intern_measure (self->reading, &figures[index].phrase);
  gboolean is_now = FALSE;
  if (measure == DR_NONE)
    return FALSE;
  for (guint i = index + 1; i < self->figures->len && i <= index + MOST_OF_STATE; i++)
    {
      is_now |= tells_of_now (self, i);
      if (is_now && dr_figure_phrase_intern_measure (self->reading, &figures[i].phrase) == measure)
        {
          figures[index].outcome = DR_FIGURE_OUTCOME_STATE;
          dr_sentence_account (self, &figures[index].phrase, DR_NUMBER_ROLE_CHANGE);
          return TRUE;
        }
    }

  return FALSE;
}

/* «…, nay còn 12 chi bộ» of a state told before: by how much it has changed. */
static void
settle_state (DrSentence *self,
              DrFact     *fact)
{
  DrDecimal change;

  if (fact->has_change || fact->is_whole || fact->measure == DR_NONE)
    return;
  for (guint i = 0; i < fact->figure && i < MOST_OF_STATE; i++)
    {
      DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i);

      if (figure->outcome != DR_FIGURE_OUTCOME_STATE || figure->owner >= 0
          || dr_figure_phrase_intern_measure (self->reading, &figure->phrase) != fact->measure)
        continue;
      gboolean is_now = FALSE;
      for (guint k = i + 1; k <= fact->figure; k++)
        is_now |= tells_of_now (self, k);
      if (!is_now)
        continue;

      gboolean is_up = dr_decimal_compare (&fact->value, &figure->phrase.value) >= 0;
      if (!(is_up ? dr_decimal_subtract (&fact->value, &figure->phrase.value, &change)
                  : dr_decimal_subtract (&figure->phrase.value, &fact->value, &change)))
        continue;
      figure->owner = (int) (fact - &g_array_index (self->facts, DrFact, 0));
      fact->has_change = TRUE;
      fact->change = change;
      fact->change_kind = fact->is_percent ? DR_CHANGE_KIND_POINTS : DR_CHANGE_KIND_ABSOLUTE;
      fact->change_direction = is_up ? DR_DIRECTION_UP : DR_DIRECTION_DOWN;
      fact->change_against = dr_sentence_find_against (self, self->first, figure->phrase.first, fact);
      return;
    }
}

/* «từ 48 lên 60 câu lạc bộ»: the first figure is the earlier one. */
gboolean
dr_sentence_read_start (DrSentence *self,
                        guint       index)
{
  if (!is_start_of_move (self, index))
    return FALSE;

  self->waiting_start = index;
  g_array_index (self->figures, DrSentenceFigure, index).outcome = DR_FIGURE_OUTCOME_WAITING;

  return TRUE;
}

/*
 * «Phát triển thêm 1.367 đoàn viên, tăng 02 đoàn viên so với cùng kỳ», «Quỹ tăng thêm
 * 377 triệu đồng, tăng 5,1% so với cùng kỳ»: what came in is a figure, and the change
 * behind it is its own.
 */
static gboolean
is_inflow (DrSentence *self,
           guint       index,
           guint       first,
           guint       verb)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrPhrases *words = DR_PHRASES ("thêm", "tăng thêm");

  if (figure->bracket != 0 || dr_phrase_match_any (self->reading, verb, words) == 0
      || !dr_sentence_has_words (self, first, verb))
    return FALSE;

  guint clause_end = dr_sentence_find_sign (self, figure->phrase.end, dr_sentence_words_end (self, index), ",;()");

  return !dr_sentence_has (self, first, clause_end, COMPARISONS);
}

/* Whether the figure behind figure @index is a percentage of a target that was reached, and of nothing else that is named. */
static gboolean
reaches_target_behind (const DrSentence *self,
                       guint             index)
{
  const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, index) + 1;
  const DrSignals reaches = DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_EQUAL);

  if (index + 1 >= self->figures->len || !next->phrase.is_percent || next->bracket != 0)
    return FALSE;

  guint clause = dr_sentence_after_sign (self, next->gap_first, next->phrase.first, ",");

  return clause > next->gap_first && !dr_sentence_has_words (self, clause, next->phrase.first)
         && dr_sentence_has (self, clause, next->phrase.first, reaches)
         && dr_sentence_has (self, next->phrase.end, MIN (next->phrase.end + 1, self->end), DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
}

gboolean
dr_sentence_read_change (DrSentence *self,
                         guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (phrase->form != DR_FIGURE_FORM_SINGLE)
    return FALSE;
  if (dr_sentence_read_times (self, index) || read_joined_change (self, index))
    return TRUE;
  if (!is_change_verb_at (self, index))
    return FALSE;

  guint first = dr_sentence_find_clause (self, figure->gap_first, phrase->first);
  guint verb = dr_sentence_find_last (self, first, phrase->first, UPS | DOWNS);
  DrSignals signals = g_array_index (self->signals, DrSignals, verb);
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, phrase);

  if ((signals & DR_SIGNAL_BIT (DR_SIGNAL_DOWN)) && figure->bracket == 0 && remains_behind (self, index, measure))
    {
      self->waiting_change = index;
      figure->outcome = DR_FIGURE_OUTCOME_WAITING;
      return TRUE;
    }

  if (is_inflow (self, index, first, verb))
    return FALSE;

  gboolean against_target = (signals & (DR_SIGNAL_BIT (DR_SIGNAL_EXCEED) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))) != 0
                            || dr_sentence_has (self, verb, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
  /* «143 người, sau rà soát giảm 4»: what counts nothing is no figure of its own. */
  /* «867 đàn, vượt 12 đàn so với cùng kỳ» */
  if (against_target && (signals & DR_SIGNAL_BIT (DR_SIGNAL_EXCEED)))
    {
      guint end = dr_sentence_find_sign (self, phrase->end, dr_sentence_words_end (self, index), ",;()");

      against_target = dr_sentence_has (self, verb, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
                       || !dr_sentence_has (self, phrase->end, end, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE))
                       || !dr_sentence_has (self, phrase->end, end, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER));
    }
  if (!against_target && !has_reference (self, index)
      && (dr_sentence_counts_something (phrase) || phrase->is_shared || self->facts->len == 0))
    return FALSE;

  int owner = find_changed (self, index, measure);
  /* «Giảm 12 hội viên do qua đời, tăng 3 so với cùng kỳ»: the first is a figure of its own, as the reference is the second's. */
  if (owner < 0 && measure != DR_NONE
      && (dr_phrase_match_any (self->reading, phrase->end, DR_PHRASES ("do", "vì")) > 0
          || (self->facts->len == 0 && is_change_verb_at (self, index + 1)
              && !dr_sentence_has (self, figure->gap_first,
                                   dr_sentence_find_sign (self, phrase->end, dr_sentence_words_end (self, index), ",;()"),
                                   COMPARISONS))))
    return FALSE;
  /* «Giảm 32 hộ nghèo so với năm trước, đạt 107% kế hoạch»: what went down is what was planned. */
  if (owner < 0 && self->facts->len == 0 && measure != DR_NONE && reaches_target_behind (self, index))
    return FALSE;
  if (owner < 0)
    {
      dr_sentence_account (self, phrase, DR_NUMBER_ROLE_CHANGE);
      figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
      return TRUE;
    }

  DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  DrDecimal value = phrase->value;
  guint32 against = against_target
                      ? dr_report_builder_intern (self->reading->builder, "target", -1)
                      : dr_sentence_find_against (self, dr_sentence_after_and (self, first, verb),
                                                  dr_sentence_reference_end (self, index), fact);
  /* «(+12 hộ) so với cùng kỳ». */
  if (against == DR_NONE && figure->bracket != 0 && dr_reading_is_sign (self->reading, phrase->end, ')'))
    against = dr_sentence_find_against (self, phrase->end, dr_sentence_find_sign (self, phrase->end, self->end, ",;("), fact);
  /* «So với cùng kỳ: giảm 9 vụ» */
  if (against == DR_NONE)
    against = dr_sentence_find_against (self, dr_sentence_after_sign (self, figure->gap_first, first, ".;"), first, fact);
  if (against == DR_NONE && index > 0
      && g_array_index (self->figures, DrSentenceFigure, index - 1).outcome == DR_FIGURE_OUTCOME_CHANGE
      && g_array_index (self->figures, DrSentenceFigure, index - 1).owner >= 0)
    against = g_array_index (self->facts, DrFact,
                             g_array_index (self->figures, DrSentenceFigure, index - 1).owner).change_against;

  dr_sentence_set_change (self, index, owner, &value, signals & DOWNS ? DR_DIRECTION_DOWN : DR_DIRECTION_UP, against);

  return TRUE;
}

/*
 * «12 vụ (giảm 3 vụ), làm chết 5 người (tăng 1 người) so với cùng kỳ»: what the last
 * change is held against holds for those before it that name nothing.
 */
void
dr_sentence_settle_changes (DrSentence *self)
{
  dr_sentence_read_times_in_words (self);
  if (g_array_index (self->figures, DrSentenceFigure, 0).outcome == DR_FIGURE_OUTCOME_STATE)
    for (guint i = 0; i < self->facts->len; i++)
      settle_state (self, &g_array_index (self->facts, DrFact, i));

  gboolean has_change = FALSE;
  for (guint i = 0; i < self->facts->len; i++)
    has_change |= g_array_index (self->facts, DrFact, i).has_change;

  guint32 against = DR_NONE;
  for (guint i = has_change ? self->facts->len : 0; i > 0; i--)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, i - 1);
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);

      if (fact->has_change && fact->change_against != DR_NONE)
        against = fact->change_against;
      else if (fact->has_change)
        fact->change_against = against;
      if (dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";") > figure->gap_first)
        against = DR_NONE;
    }
}
