/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-change-private.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-level-phrase-private.h"

/* «Đầu nhiệm kỳ có 14 chi bộ/302 đảng viên, nay còn 12 chi bộ với 327 đảng viên»: what was then, and what has become of it. */

/* How many figures an earlier state may have: «đầu nhiệm kỳ có 14 chi bộ/302 đảng viên». */
#define MOST_OF_STATE 4

/*
 * «…, nay còn 12 chi bộ»: whether the clause of figure @index begins with what has become of a state. Before «cuối năm» stands what
 * moved within the year, which is none of the state; dr_sentence_settle_openings() tells them apart.
 */
static gboolean
tells_of_now (const DrSentence *self,
              guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;:");

  return clause > figure->gap_first && dr_level_phrase_match (self->reading, clause, DR_LEVEL_CURRENT) > 0;
}

/* «Đầu nhiệm kỳ có 14 chi bộ/302 đảng viên, nay còn 12 chi bộ với 327 đảng viên»: what was then, before what has become of it. */
gboolean
dr_sentence_read_state_before (DrSentence *self,
                               guint       index)
{
  DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  /* «…, kết nạp mới 15 hội viên», «…; thêm 15 hội viên» are none of the state. */
  gboolean is_first = index == 0
                      || (figures[index - 1].outcome == DR_FIGURE_OUTCOME_STATE
                          && !dr_sentence_has (self, figures[index].gap_first, figures[index].phrase.first, DR_CHANGE_UPS | DR_CHANGE_DOWNS)
                          && !dr_sentence_has_words (self, figures[index].gap_first, figures[index].phrase.first));

  if (!is_first || figures[index].phrase.form != DR_FIGURE_FORM_SINGLE
      || (dr_level_phrase_match (self->reading, self->first, DR_LEVEL_OPENING) == 0
          && dr_phrase_match_any (self->reading, self->first,
                                  DR_PHRASES ("trước sáp nhập", "trước khi sáp nhập", "trước sắp xếp", "trước khi sắp xếp",
                                              "trước đây")) == 0))
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
void
dr_sentence_settle_state (DrSentence *self,
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
      if (fact->nature == DR_NATURE_FLOW)
        fact->nature = DR_NATURE_STOCK;
      fact->has_change = TRUE;
      fact->change = change;
      fact->change_kind = fact->is_percent ? DR_CHANGE_KIND_POINTS : DR_CHANGE_KIND_ABSOLUTE;
      fact->change_direction = is_up ? DR_DIRECTION_UP : DR_DIRECTION_DOWN;
      fact->change_against = dr_sentence_find_against (self, self->first, figure->phrase.first, fact);
      return;
    }
}
