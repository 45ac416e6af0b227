/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-change-private.h"

#include "reading/language/dr-phrase-private.h"

/* Whether a figure with a word of moving is a change at all: it says, or shows, what it is held against. */

gboolean
dr_change_is_verb_at (const DrSentence *self,
                      guint             index)
{
  if (index >= self->figures->len || !(self->noted & (DR_CHANGE_UPS | DR_CHANGE_DOWNS)))
    return FALSE;

  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = dr_sentence_find_clause (self, figure->gap_first, figure->phrase.first);
  guint verb = dr_sentence_find_last (self, first, figure->phrase.first, DR_CHANGE_UPS | DR_CHANGE_DOWNS);

  if (verb == figure->phrase.first)
    return FALSE;

  /* Between the verb and the figure only what it is held against: «tăng so với cùng kỳ 03 đơn». */
  for (guint i = g_array_index (self->signal_ends, guint32, verb); i < figure->phrase.first;
       i = g_array_index (self->signal_ends, guint32, i))
    if (self->taken->data[i] != DR_TAKEN_DATE && dr_phrase_match_any (self->reading, i, DR_PHRASES ("là", "được")) == 0
        && !(g_array_index (self->signals, DrSignals, i) & (DR_CHANGE_COMPARISONS | DR_SIGNAL_BIT (DR_SIGNAL_TARGET))))
      return FALSE;

  return TRUE;
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
      || dr_sentence_count_words (self, figure->gap_first, comma - 1) > DR_CHANGE_MOST_NOUN_WORDS
      || dr_sentence_has_words (self, comma, figure->phrase.first))
    return FALSE;

  /* Nothing may stand behind it but the end of the clause. */
  return figure->phrase.end >= self->end
         || dr_sentence_find_sign (self, figure->phrase.end, MIN (self->end, figure->phrase.end + 1), ",.;)")
              == figure->phrase.end;
}

/* «…, 12 bị can», «… và 12 bị can», «… - 12 bị can»: no verb stands in front of figure @index. */
gboolean
dr_change_is_joined (const DrSentence *self,
                     guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = figure->phrase.first;

  return !figure->phrase.is_percent && !figure->phrase.is_points && figure->phrase.form == DR_FIGURE_FORM_SINGLE
         && first > figure->gap_first && !(g_array_index (self->signals, DrSignals, first - 1) & (DR_CHANGE_UPS | DR_CHANGE_DOWNS))
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
          || (i > 0 && !dr_change_is_joined (self, index + i) && !dr_change_is_verb_at (self, index + i)))
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
  for (guint i = index + 1; i < self->figures->len && i - index < MOST_IN_ROW && dr_change_is_joined (self, i); i++)
    {
      const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, i);

      if (dr_sentence_has (self, next->phrase.end,
                           dr_sentence_find_sign (self, next->phrase.end, dr_sentence_reference_end (self, i), ",;"), DR_CHANGE_COMPARISONS))
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
  if (before->form != DR_FIGURE_FORM_SINGLE || before->is_percent || figure->bracket <= before->end
      || figure->bracket - 1 - before->end > DR_CHANGE_MOST_NOUN_WORDS
      || dr_sentence_after_sign (self, before->end, figure->bracket - 1, ",;)") != before->end || !dr_change_is_verb_at (self, index - 1))
    return FALSE;

  return (dr_decimal_compare (&phrase->value, &phrase->second) >= 0
            ? dr_decimal_subtract (&phrase->value, &phrase->second, &change)
            : dr_decimal_subtract (&phrase->second, &phrase->value, &change))
         && dr_decimal_compare (&change, &before->value) == 0;
}

gboolean
dr_change_has_reference (DrSentence *self,
                         guint       index)
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
      && (g_array_index (self->signals, DrSignals, figure->phrase.first - 1) & (DR_CHANGE_UPS | DR_CHANGE_DOWNS)))
    return TRUE;
  if (index > 0 && g_array_index (self->figures, DrSentenceFigure, index - 1).outcome == DR_FIGURE_OUTCOME_CHANGE)
    return TRUE;
  if (index + 1 < self->figures->len && dr_sentence_tells_now_and_then (self, index + 1))
    return TRUE;
  if (begins_row_of_changes (self, index) || has_reference_behind_row (self, index))
    return TRUE;

  /* «nhiều hơn năm 2020 là 8 biên bản» */
  guint verb = dr_sentence_find_last (self, first, figure->phrase.first, DR_CHANGE_UPS | DR_CHANGE_DOWNS);
  if (dr_sentence_find_date (self, verb, figure->phrase.first) != NULL)
    return TRUE;

  return dr_sentence_has (self, first, figure->phrase.first, DR_CHANGE_COMPARISONS)
         || dr_sentence_has (self, figure->phrase.end,
                             dr_sentence_find_sign (self, figure->phrase.end, dr_sentence_reference_end (self, index), ","), DR_CHANGE_COMPARISONS)
         || (dr_change_is_verb_at (self, index + 1)
             && dr_sentence_has (self, figure->phrase.end, dr_sentence_reference_end (self, index), DR_CHANGE_COMPARISONS));
}
