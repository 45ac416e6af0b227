/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-change-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"

/* Which figure a change is of. */

/* The word @word stands behind or in front of the figure: «tăng 01 người bị thương», «bị thương giảm 2» are of «bị thương 02», not of «chết 05 người». */
gboolean
dr_change_has_same_word (const DrSentence     *self,
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
  guint verb = dr_sentence_find_last (self, first, figure->phrase.first, DR_CHANGE_UPS | DR_CHANGE_DOWNS);

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
         && !dr_sentence_has (self, figure[-1].gap_first, figure[-1].phrase.first, DR_CHANGE_UPS | DR_CHANGE_DOWNS);
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

  guint verb = dr_sentence_find_last (self, figures[index].phrase.end, figures[index + 1].phrase.first, DR_CHANGE_UPS | DR_CHANGE_DOWNS);
  guint clause = dr_sentence_after_sign (self, figures[index].phrase.end, verb, ",");

  return clause > figures[index].phrase.end && !dr_sentence_has_words (self, clause, verb)
         && dr_sentence_has (self, figures[index].phrase.end, clause, DR_CHANGE_COMPARISONS)
         && dr_sentence_has (self, figures[index + 1].phrase.end, dr_sentence_reference_end (self, index + 1), DR_CHANGE_COMPARISONS);
}

/* The fact that a change in @measure speaks of: in a row of changes they follow the row of figures. */
int
dr_change_find_owner (const DrSentence *self,
                      guint             index,
                      guint32           measure)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  /* «31 lớp, trong đó 5 lớp ở xã. So với cùng kỳ tăng 3 lớp»: a sentence of its own speaks of the first. */
  gboolean in_row = (index > 0 && figures[index - 1].outcome == DR_FIGURE_OUTCOME_CHANGE && !is_behind_bracket_of_then (self, index))
                    || (dr_change_is_verb_at (self, index + 1) && !figures[index + 1].phrase.is_percent && !is_one_of_two (self, index, measure))
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
  if (index > 0 && figures[index - 1].outcome == DR_FIGURE_OUTCOME_CHANGE && dr_change_is_verb_at (self, index - 1)
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
      if ((named > 0 && dr_change_has_same_word (self, named, &its_figure->phrase))
          || (measure != DR_NONE && dr_change_has_same_word (self, figures[index].phrase.end, &its_figure->phrase)))
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
