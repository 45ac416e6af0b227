/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-level-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/*
 * «Đầu năm có 128 hộ nghèo, thoát nghèo 36 hộ, cuối năm còn 97 hộ»: what a period began with is no achievement of it, but
 * what its last level changed from, and names that.
 */

#define PARTS (DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME))

typedef enum
{
  LEVEL_NONE,
  LEVEL_OPENING,
  LEVEL_CLOSING
} Level;

/* «đến 6 tháng đầu năm», «từ đầu năm», «so với đầu năm» speak of another time, or of all since then. */
static gboolean
begins_period (const DrSentence *self,
               guint             at)
{
  return self->taken->data[at] == DR_TAKEN_FREE
         && dr_level_phrase_match (self->reading, at, DR_LEVEL_OPENING) > 0
         && dr_phrase_match_before (self->reading, at, DR_PHRASES ("tháng", "từ", "với", "so", "ngày", "hồi", "thời điểm")) == 0;
}

static gboolean
ends_period (const DrSentence *self,
             guint             at)
{
  return dr_level_phrase_match (self->reading, at, DR_LEVEL_CURRENT | DR_LEVEL_CLOSING) > 0
         && dr_phrase_match_before (self->reading, at, DR_PHRASES ("từ đầu năm", "tháng", "với", "so")) == 0;
}

/* Which level of the period the words straight in front of a fact call it; a list goes on with that of the fact before. */
static Level
find_level (const DrSentence *self,
            const DrFact     *fact,
            Level             before)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  guint first = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;:");

  for (guint i = first; i < figure->phrase.first; i++)
    {
      if (begins_period (self, i))
        return LEVEL_OPENING;
      if (ends_period (self, i))
        return LEVEL_CLOSING;
    }

  return figure->bracket == 0 && !dr_sentence_has_words (self, figure->gap_first, figure->phrase.first)
         && !dr_sentence_has (self, figure->gap_first, figure->phrase.first, PARTS)
         && dr_sentence_find_sign (self, figure->gap_first, figure->phrase.first, ";") == figure->phrase.first ? before : LEVEL_NONE;
}

static gboolean
is_plain_level (const DrFact *fact)
{
  return !fact->is_whole && !fact->is_slash && !fact->is_rate && !fact->has_target && fact->part_of < 0
         && fact->measure != DR_NONE && fact->hedge == DR_HEDGE_EXACT && !(fact->flags & DR_MEASURE_MONEY);
}

/* Whether the figures behind divide it. */
static gboolean
has_parts_behind (const DrSentence *self,
                  const DrFact     *fact)
{
  guint next = fact->figure + 1;

  /* «128 hộ (5,2%)» */
  while (next < self->figures->len && g_array_index (self->figures, DrSentenceFigure, next).outcome == DR_FIGURE_OUTCOME_SHARE)
    next++;
  if (next >= self->figures->len)
    return FALSE;

  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, next);

  return figure->bracket != 0
         || dr_sentence_has (self, figure->gap_first, figure->phrase.first, PARTS);
}

/* Whether words behind the figure say what it counts. */
static gboolean
has_words_behind (const DrSentence *self,
                  const DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  guint words_end = dr_sentence_find_sign (self, figure->phrase.end, dr_sentence_words_end (self, fact->figure), ",;:.()");

  return dr_sentence_has_words (self, figure->phrase.end, words_end);
}

/* The day that the words of a level name, which may stand in front of the list that it is in. */
static guint32
find_day (DrSentence   *self,
          guint         index,
          const DrFact *fact)
{
  for (guint i = index + 1; i > 0; i--)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i - 1);

      for (guint k = figure->gap_first; k < figure->phrase.first; k++)
        if (begins_period (self, k))
          return dr_sentence_find_against (self, k, figure->phrase.first, fact);
    }

  return DR_NONE;
}

/* The figure of fact @opening is what that of fact @closing changed from. */
static gboolean
join (DrSentence *self,
      guint       opening,
      guint       closing)
{
  const DrFact *began = &g_array_index (self->facts, DrFact, opening);
  DrFact *ended = &g_array_index (self->facts, DrFact, closing);
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, began->figure);
  gboolean is_up = dr_decimal_compare (&ended->value, &began->value) >= 0;
  DrDecimal change;

  if (!(is_up ? dr_decimal_subtract (&ended->value, &began->value, &change)
              : dr_decimal_subtract (&began->value, &ended->value, &change)))
    return FALSE;

  if (!has_words_behind (self, ended))
    ended->named_by = began->figure + 1;
  ended->nature = ended->is_percent ? ended->nature : DR_NATURE_STOCK;
  if (ended->has_change || change.coefficient == 0)
    {
      dr_fact_add_figure (ended, self->reading, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
      figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
      figure->owner = (int) closing;
    }
  else
    dr_sentence_set_change (self, began->figure, (int) closing, &change, is_up ? DR_DIRECTION_UP : DR_DIRECTION_DOWN,
                            find_day (self, began->figure, ended));
  /* What share that was belongs to the level before. */
  for (guint i = 0; i < self->figures->len; i++)
    {
      DrSentenceFigure *share = &g_array_index (self->figures, DrSentenceFigure, i);

      if (share->outcome == DR_FIGURE_OUTCOME_SHARE && share->owner == (int) opening)
        {
          dr_fact_add_figure (ended, self->reading, &share->phrase, DR_NUMBER_ROLE_CHANGE);
          share->outcome = DR_FIGURE_OUTCOME_CHANGE;
          share->owner = (int) closing;
        }
    }
  dr_sentence_remove_fact (self, opening);

  return TRUE;
}

/* «đầu năm có 128 hộ nghèo, đến nay còn 97 hộ, giảm 31 hộ»: what a figure changed from names it, though it was no fact. */
static void
name_by_opening (DrSentence *self,
                 guint       index)
{
  DrFact *fact = &g_array_index (self->facts, DrFact, index);
  guint last = fact->figure > DR_SENTENCE_REACH ? fact->figure - DR_SENTENCE_REACH : 0;

  if (fact->named_by > 0 || !is_plain_level (fact) || has_words_behind (self, fact))
    return;
  for (guint i = fact->figure; i > last; i--)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i - 1);

      if (figure->outcome == DR_FIGURE_OUTCOME_FACT
          || dr_figure_phrase_intern_measure (self->reading, &figure->phrase) != fact->measure)
        continue;
      for (guint k = figure->gap_first; k < figure->phrase.first; k++)
        if (begins_period (self, k))
          fact->named_by = i;
    }
}

void
dr_sentence_settle_openings (DrSentence *self)
{
  Level levels[DR_SENTENCE_REACH];
  guint n = MIN (self->facts->len, DR_SENTENCE_REACH);
  gboolean has_opening = FALSE;

  if (n < 1 || !(self->noted & DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)))
    return;
  for (guint i = 0; i < n; i++)
    {
      levels[i] = find_level (self, &g_array_index (self->facts, DrFact, i), i > 0 ? levels[i - 1] : LEVEL_NONE);
      has_opening |= levels[i] == LEVEL_OPENING;
      if (levels[i] == LEVEL_CLOSING)
        name_by_opening (self, i);
    }
  if (!has_opening)
    return;

  for (guint i = n; i-- > 0;)
    {
      const DrFact *opening = &g_array_index (self->facts, DrFact, i);

      if (levels[i] != LEVEL_OPENING || !is_plain_level (opening) || opening->has_change || has_parts_behind (self, opening))
        continue;
      for (guint k = i + 1; k < n; k++)
        if (levels[k] == LEVEL_CLOSING && is_plain_level (&g_array_index (self->facts, DrFact, k))
            && g_array_index (self->facts, DrFact, k).is_percent == opening->is_percent
            && dr_sentence_is_head_of (self, g_array_index (self->facts, DrFact, k).measure, opening->measure))
          {
            if (join (self, i, k))
              {
                for (guint m = i; m + 1 < n; m++)
                  levels[m] = levels[m + 1];
                n--;
              }
            break;
          }
    }
}
