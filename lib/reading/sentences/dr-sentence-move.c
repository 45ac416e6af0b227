/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-change-private.h"

#include "reading/language/dr-phrase-private.h"

/* «từ 48 lên 60 câu lạc bộ», «giảm 41 hộ nghèo, còn 96 hộ»: figures in front of the one that they came to. */

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

/* Words of «nghèo, chiếm» in «từ 186 hộ nghèo, chiếm 9,3%». */
#define MOST_WORDS_TO_SHARE 4

/* «từ 186 hộ nghèo, chiếm 9,3% đầu năm xuống 71 hộ»: whether the share of what was there at the start follows it without a bracket. */
static gboolean
has_share_of_start (const DrSentence *self,
                    guint             start)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, start);

  return start + 2 < self->figures->len && figure->bracket == figure[1].bracket && figure->bracket == figure[2].bracket
         && !figure->phrase.is_percent && figure[1].phrase.is_percent && !figure[2].phrase.is_percent
         && dr_sentence_count_words (self, figure->phrase.end, figure[1].phrase.first) <= MOST_WORDS_TO_SHARE
         && dr_sentence_after_sign (self, figure->phrase.end, figure[1].phrase.first, ";:.") == figure->phrase.end
         && !dr_sentence_has (self, figure->phrase.end, figure[1].phrase.first,
                              DR_CHANGE_UPS | DR_CHANGE_DOWNS | DR_SIGNAL_BIT (DR_SIGNAL_BECOME) | DR_SIGNAL_BIT (DR_SIGNAL_REMAIN)
                                | DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_EQUAL))
         && !dr_sentence_has (self, figure[1].phrase.end, figure[2].phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
}

/* «Từ 19 cơ sở Hội, sau sáp nhập còn 16 cơ sở Hội»: a few words, a bracket or a share lie between two figures of one measure. */
static gboolean
becomes_the_same (DrSentence             *self,
                  const DrSentenceFigure *figure,
                  const DrSentenceFigure *next)
{
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, &figure->phrase);
  guint from = next == figure + 2 && figure[1].bracket == figure->bracket ? figure[1].phrase.end : figure->phrase.end;

  return is_same_or_rate (self, measure, next)
         && next->phrase.first - from <= 12
         && dr_sentence_count_words (self, from, next->phrase.first) <= 4
         && dr_sentence_after_sign (self, from, next->phrase.first, ";:.") == from
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
  if (has_share_of_start (self, start))
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

gboolean
dr_change_remains_behind (const DrSentence *self,
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
                                            MIN (self->end, figure->phrase.end + DR_CHANGE_REFERENCE_REACH), fact));
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
