/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/*
 * «Hình thức: khiển trách 25, cảnh cáo 8, khai trừ 5» says of what no more than that they are kinds: of those that a
 * line above counted. Which line tells arithmetic: the kinds add up to it, or their shares are shares of it; or the
 * list stands deeper and is no more than it.
 */

#define COUNTED (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION | DR_MEASURE_HEAD | DR_MEASURE_TURN)

/* How many facts back the line may be. */
#define KINDS_REACH 12

/* Tokens of what a kind is called, with a sign. */
#define LONGEST_KIND 6

typedef struct
{
  guint     n_kinds;
  guint     n_shares;
  guint     first;              /* figures of the list */
  guint     end;
  DrDecimal sum;
  DrDecimal most;
} Kinds;

static gboolean
is_kind (DrSentence *self,
         guint       index)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;

  return phrase->form == DR_FIGURE_FORM_SINGLE && !phrase->is_percent && !phrase->is_shared && !dr_sentence_counts_something (phrase)
         && phrase->hedge == DR_HEDGE_EXACT && phrase->value.exponent >= 0 && dr_sentence_is_named (self, index);
}

/* «96 (2,5%)»: the percentage straight behind figure @index, in a bracket or as its share. */
static const DrFigurePhrase *
get_share (const DrSentence *self,
           guint             index)
{
  if (index + 1 >= self->figures->len)
    return NULL;

  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *next = &figure[1].phrase;
  guint end = figure->phrase.end;

  if (!next->is_percent || next->form != DR_FIGURE_FORM_SINGLE)
    return NULL;
  if (next->first > end && next->first - end <= LONGEST_KIND && dr_reading_is_sign (self->reading, next->first - 1, '(')
      && dr_reading_is_sign (self->reading, next->end, ')'))
    return next;

  return dr_sentence_has (self, end, next->first, DR_SIGNAL_BIT (DR_SIGNAL_SHARE)) ? next : NULL;
}

static void
find_list (DrSentence *self,
           guint       index,
           Kinds      *kinds)
{
  *kinds = (Kinds) { .first = index, .end = index };
  while (kinds->end < self->figures->len && is_kind (self, kinds->end))
    {
      const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, kinds->end).phrase;
      gboolean has_share = get_share (self, kinds->end) != NULL;

      if (!dr_decimal_add (&kinds->sum, &phrase->value, &kinds->sum))
        return;
      if (dr_decimal_compare (&phrase->value, &kinds->most) > 0)
        kinds->most = phrase->value;
      kinds->n_kinds++;
      kinds->n_shares += has_share;
      kinds->end += has_share ? 2 : 1;
    }
}

static gboolean
shares_fit (DrSentence         *self,
            const Kinds        *kinds,
            const DrRecentFact *whole)
{
  for (guint i = kinds->first; i < kinds->end; i++)
    {
      const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, i).phrase;
      const DrFigurePhrase *share = get_share (self, i);
      DrFact part = { .value = phrase->value, .hedge = DR_HEDGE_EXACT, .measure = whole->measure };

      if (share == NULL)
        continue;
      if (!dr_sentence_fits_percent (self, &part, &whole->value, &share->value, share->hedge))
        return FALSE;
      i++;
    }

  return TRUE;
}

const DrRecentFact *
dr_sentence_find_whole_of_kinds (DrSentence *self,
                                 guint       index)
{
  guint n = MIN (self->n_recent, KINDS_REACH);
  const DrRecentFact *line = NULL;
  Kinds kinds;

  find_list (self, index, &kinds);
  if (kinds.n_kinds == 0)
    return NULL;

  for (guint i = 0; i < n; i++)
    {
      const DrRecentFact *recent = &self->recent[(self->n_recent - 1 - i) % DR_RECENT_FACTS];

      if (recent->unit != self->unit || !recent->is_counted || dr_decimal_compare (&kinds.most, &recent->value) > 0)
        continue;
      if (kinds.n_shares > 0 ? shares_fit (self, &kinds, recent)
                             : kinds.n_kinds >= 2 && dr_decimal_compare (&kinds.sum, &recent->value) == 0)
        return recent;
      guint at = self->n_recent - 1 - i;
      if (line == NULL && (recent->flags & COUNTED) && at < self->line_end_recent && at >= self->line_first_recent)
        line = recent;
    }

  /* Deeper than the line: two kinds or more, or one and nothing else: «+ Khiển trách: 25;». */
  gboolean is_all = self->figures->len == kinds.end && index == 0
                    && self->reading->n_tokens - g_array_index (self->figures, DrSentenceFigure, kinds.end - 1).phrase.end <= LONGEST_KIND;

  return line != NULL && (kinds.n_kinds >= 2 || is_all) && self->block_depth > self->line_depth ? line : NULL;
}

/* What was counted from recent fact @first up to @end, if it is @sum. */
static guint32
find_total (const DrSentence *self,
            guint             first,
            guint             end,
            const DrDecimal  *sum)
{
  for (guint i = end; i > first && self->n_recent - i < DR_RECENT_FACTS; i--)
    {
      const DrRecentFact *recent = &self->recent[(i - 1) % DR_RECENT_FACTS];

      if (recent->unit == self->unit && recent->is_counted && !recent->is_part && (recent->flags & COUNTED)
          && dr_decimal_compare (sum, &recent->value) == 0)
        return recent->record;
    }

  return DR_NONE;
}

guint32
dr_sentence_find_line_total (const DrSentence *self,
                             const DrDecimal  *sum)
{
  return find_total (self, self->line_first_recent, self->line_end_recent, sum);
}

guint32
dr_sentence_find_block_total (const DrSentence *self,
                              const DrDecimal  *sum)
{
  return find_total (self, self->block_first_recent, self->n_recent, sum);
}

gboolean
dr_sentence_counts_papers (const DrSentence *self)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);

  if (self->open_whole != DR_NONE && self->open_measure != DR_NONE
      && g_str_equal (dr_report_data_get_string (data, self->open_measure), "văn bản"))
    return TRUE;

  for (guint i = self->line_end_recent; i > self->line_first_recent && self->n_recent - i < DR_RECENT_FACTS; i--)
    {
      guint32 measure = self->recent[(i - 1) % DR_RECENT_FACTS].measure;

      if (measure != DR_NONE && g_str_equal (dr_report_data_get_string (data, measure), "văn bản"))
        return TRUE;
    }

  return FALSE;
}

guint32
dr_sentence_find_whole_above (const DrSentence *self,
                              const DrFact     *part)
{
  if (part->is_percent || part->is_rate || part->measure == DR_NONE)
    return DR_NONE;
  for (guint i = self->line_end_recent; i > self->line_first_recent && self->n_recent - i < DR_RECENT_FACTS; i--)
    {
      const DrRecentFact *recent = &self->recent[(i - 1) % DR_RECENT_FACTS];

      if (recent->unit == self->unit && recent->is_counted && !recent->is_part
          && (recent->measure == part->measure || (part->flags == 0 && (recent->flags & COUNTED)))
          && dr_decimal_compare (&part->value, &recent->value) <= 0)
        return recent->record;
    }

  return DR_NONE;
}

gboolean
dr_sentence_is_of_level (const DrSentence *self,
                         guint             index)
{
  guint first = g_array_index (self->figures, DrSentenceFigure, index).phrase.first;

  return dr_phrase_match_before (self->reading, first, DR_PHRASES ("huyện", "tỉnh", "xã", "trường", "quốc gia", "thành phố", "quận", "thị xã",
                                                                 "cơ sở", "trung ương", "quốc tế", "khu vực", "toàn quốc", "bộ", "phường",
                                                                 "cụm")) > 0;
}

/*
 * «Hội viên ở các xã 14.206, ở thị trấn 2.522», «phiếu hợp lệ 31.523, không hợp lệ 91»: whether the label of @next begins with a
 * word of that of @figure, or denies it.
 */
static gboolean
are_alike_in_words (const DrSentence       *self,
                    const DrSentenceFigure *figure,
                    const DrSentenceFigure *next)
{
  const DrReading *reading = self->reading;
  guint first = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;.(:");
  guint label = dr_sentence_after_sign (self, next->gap_first, next->phrase.first, ",;.(:");

  label += dr_phrase_match_any (reading, label, DR_PHRASES ("không", "chưa", "không được", "chưa được"));
  for (guint i = first + 1; i < figure->phrase.first; i++)
    if (dr_reading_is_word (reading, label) && reading->tokens[label].word != 0 && reading->tokens[i].word == reading->tokens[label].word)
      return TRUE;

  return FALSE;
}

gboolean
dr_sentence_are_beside_each_other (const DrSentence *self,
                                   const DrFact     *one,
                                   const DrFact     *other)
{
  const DrSignals grades = DR_SIGNAL_BIT (DR_SIGNAL_GRADE) | DR_SIGNAL_BIT (DR_SIGNAL_GRADE_SHORT);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, one->figure);
  const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, other->figure);

  if (!figure->phrase.is_shared || figure->bracket != next->bracket)
    return FALSE;

  return (dr_sentence_has (self, figure->gap_first, figure->phrase.first, grades) && dr_sentence_has (self, next->gap_first, next->phrase.first, grades))
         || (dr_sentence_is_of_level (self, one->figure) && dr_sentence_is_of_level (self, other->figure))
         || are_alike_in_words (self, figure, next);
}
