/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* Whose percentage or change it is: the last figure, less those that only accompany another. */

/* Words of a noun behind its figure, in front of a bracket. */
#define MOST_NOUN_WORDS 4

static gboolean
accompanies (const DrSentence *self,
             guint             fact,
             DrSignals         companions)
{
  const DrFact *facts = &g_array_index (self->facts, DrFact, 0);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, facts[fact].figure);
  guint first = figure->gap_first;
  guint end = figure->phrase.first;

  if (fact == 0 || dr_sentence_after_sign (self, first, end, ";") > first)
    return FALSE;
  if (facts[fact - 1].is_percent || facts[fact].is_slash)
    return FALSE;

  /* The word straight in front: «sinh hoạt tại 128 câu lạc bộ». */
  if (dr_sentence_has (self, end - 1 < first ? first : end - 1, end, DR_SIGNAL_BIT (DR_SIGNAL_PLACE)))
    return TRUE;

  /* «dư nợ 509 tỷ đồng/12.044 hộ», «khoán 38.500 ha cho 214 cộng đồng»: how many there are to an amount; «cho vay 320 triệu đồng,
     tạo việc làm cho 45 lao động» does another thing with them. */
  guint clause = dr_sentence_after_sign (self, first, end, ",");
  gboolean does_more = clause > first && clause + 1 < end && dr_phrase_begins_verb (self->reading, clause, end);
  const DrMeasureFlags amounts = DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL;
  if ((facts[fact - 1].flags & amounts) && !(facts[fact].flags & amounts) && !facts[fact].is_percent && !facts[fact].is_rate
      && !facts[fact - 1].is_rate
      && g_array_index (self->figures, DrSentenceFigure, facts[fact - 1].figure).bracket == figure->bracket
      && (dr_reading_is_sign (self->reading, end - 1, '/')
          || (!does_more && dr_phrase_match_before (self->reading, end, DR_PHRASES ("cho")) > 0)))
    return TRUE;

  if ((facts[fact - 1].flags & facts[fact].flags & (DR_MEASURE_PEOPLE | DR_MEASURE_MONEY)) != 0)
    return FALSE;
  if (end == first + 1 && dr_reading_is_sign (self->reading, end - 1, '/'))
    return TRUE;
  if (!(facts[fact].flags & (DR_MEASURE_PEOPLE | DR_MEASURE_MONEY | DR_MEASURE_TURN)))
    return FALSE;

  /* «33 căn, 1 tỷ 155 triệu», «103 vụ, 187 bị cáo»: nothing but a comma between a thing and its price, a case and its people. */
  if (clause == end && clause > first
      && ((facts[fact].flags & DR_MEASURE_MONEY) || dr_phrase_match (self->reading, first - 1, "vụ") > 0))
    return TRUE;

  return dr_sentence_has (self, clause, end, companions) && dr_sentence_count_words (self, clause, end) <= 1;
}

int
dr_sentence_find_spoken_of (const DrSentence *self,
                            guint             index)
{
  if (index == 0)
    return -1;

  const DrSentenceFigure *before = &g_array_index (self->figures, DrSentenceFigure, index - 1);

  /* «91 lớp với 675 học viên, đạt 116,7% chỉ tiêu (78 lớp), tăng 5% so với cùng kỳ» */
  if (before->outcome == DR_FIGURE_OUTCOME_TARGET)
    return before->owner;
  if (before->outcome != DR_FIGURE_OUTCOME_SHARE && before->outcome != DR_FIGURE_OUTCOME_PERCENT
      && before->outcome != DR_FIGURE_OUTCOME_CHANGE)
    return -1;

  /* «mở 39 lớp cho 618 hội viên, đạt 114% kế hoạch (cùng kỳ 49 lớp), giảm 20,4%»: of what the bracket told of. */
  if (before->outcome == DR_FIGURE_OUTCOME_CHANGE && before->bracket != 0 && before[1].bracket != before->bracket && !before->phrase.is_percent
      && !dr_sentence_has (self, before->gap_first, before->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN)))
    return before->owner;

  /* «giảm 8 cuộc, giảm 15,7% so với cùng kỳ» */
  gboolean is_again = before->outcome == DR_FIGURE_OUTCOME_CHANGE && before[1].phrase.is_percent
                      && !dr_sentence_has_words (self, before[1].gap_first, before[1].phrase.first);

  return before->phrase.is_percent || before->phrase.is_points || is_again ? before->owner : -1;
}

gboolean
dr_sentence_is_in_its_bracket (const DrSentence *self,
                               guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFact *fact = self->facts->len > 0 ? &g_array_index (self->facts, DrFact, self->facts->len - 1) : NULL;

  /* «102 vụ/168 đối tượng (đạt 80,3%)» is of the first. */
  if (index > 0 && dr_reading_is_sign (self->reading, figure[-1].gap_first, '/') && figure[-1].phrase.first == figure[-1].gap_first + 1)
    return FALSE;

  return fact != NULL && index > 0 && fact->figure == index - 1 && figure->bracket > figure->gap_first
         && figure[-1].bracket != figure->bracket
         && dr_sentence_count_words (self, figure->gap_first, figure->bracket - 1) <= MOST_NOUN_WORDS
         && dr_sentence_after_sign (self, figure->gap_first, figure->bracket - 1, ",;:()") == figure->gap_first;
}

int
dr_sentence_find_owner (const DrSentence *self,
                        guint             index,
                        DrSignals         companions)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  int fact = (int) self->facts->len - 1;
  int last = MAX (-1, fact - DR_SENTENCE_REACH);

  /* What stands in a bracket that is closed again explains the figure before it. */
  while (fact > last)
    {
      const DrFact *candidate = &g_array_index (self->facts, DrFact, fact);
      const DrSentenceFigure *its_figure = &g_array_index (self->figures, DrSentenceFigure, candidate->figure);

      if (!candidate->is_whole && (its_figure->bracket == 0 || its_figure->bracket == figure->bracket))
        break;
      fact--;
    }
  if (fact == last)
    return (int) self->facts->len - 1;

  /* «148 thỏa ước, trong đó 63% xếp loại A; so cùng kỳ tăng 16 bản»: behind the semicolon they are all spoken of again. */
  const DrFact *part = &g_array_index (self->facts, DrFact, fact);
  const DrSentenceFigure *its_figure = &g_array_index (self->figures, DrSentenceFigure, part->figure);
  if (part->is_percent && fact - 1 > last && !part[-1].is_percent && !part[-1].is_whole
      && dr_sentence_has (self, its_figure->gap_first, its_figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME))
      && dr_sentence_find_sign (self, its_figure->phrase.end, figure->phrase.first, ";") < figure->phrase.first)
    return fact - 1;

  while (fact > 0 && fact - 1 > last && accompanies (self, fact, companions)
         && !g_array_index (self->facts, DrFact, fact - 1).is_whole)
    fact--;

  return fact;
}
