/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-heading-measure-private.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/tables/dr-grid-table-private.h"

/* Whether a colon stands in the block, without which no measure is named. */
static gboolean
has_colon (const DrReading *reading)
{
  for (guint i = 0; (i = dr_reading_find (reading, i, reading->n_tokens, DR_TOKEN_SET_SIGNS)) < reading->n_tokens; i++)
    if (reading->tokens[i].word == ':')
      return TRUE;

  return FALSE;
}

/* The tokens of «triệu đồng» behind «ĐVT:», from @first on; gives where they end, @first where the heading says no measure. */
static guint
find_measure (const DrReading *reading,
              guint            block_end,
              guint           *first)
{
  for (guint i = 0; i < block_end; i++)
    {
      DrLexiconMatch match;
      guint32 value;

      *first = i;
      if (!dr_lexicon_match (reading->lexicon, reading->tokens, block_end, i, DR_LEXICON_HEAD, &match)
          || !dr_lexicon_match_has (&match, DR_LEXICON_HEAD, &value) || value != DR_HEAD_WORD_MEASURE)
        continue;
      *first = i + match.n_tokens;
      if (!dr_reading_is_sign (reading, *first, ':'))
        continue;

      guint end = ++*first;
      while (end < block_end && reading->tokens[end].kind != DR_TOKEN_NEWLINE && !dr_phrase_is_sign_of (reading, end, ");"))
        end++;

      return end;
    }

  return *first;
}

/* Whether the line says something beside what it counts. */
static gboolean
has_numbers (const DrReading *reading,
             guint            first)
{
  while ((first = dr_reading_find (reading, first, reading->n_tokens, DR_TOKEN_SET_NUMBERS)) < reading->n_tokens)
    if (reading->tokens[first++].kind == DR_TOKEN_DIGITS)
      return TRUE;

  return FALSE;
}

void
dr_heading_measure_keep (DrReading       *reading,
                         const DrHeading *heading,
                         DrCommonMeasure *common)
{
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  DrGridMeasure measure;
  guint first = 0;

  /* A line with a number and a colon is not yet a heading to those who look for bodies. */
  if (!heading->is_heading && heading->depth == 0)
    return;
  if (common->is_set && heading->depth <= common->depth)
    common->is_set = FALSE;
  if (has_numbers (reading, heading->n_tokens) || !has_colon (reading))
    return;

  guint end = find_measure (reading, reading->n_tokens, &first);
  if (end == first
      || !dr_grid_measure_parse (reading, reading->bytes + reading->tokens[first].start,
                                 reading->tokens[end - 1].end - reading->tokens[first].start, FALSE, &measure)
      || measure.is_percent || measure.is_rate || !(measure.exponent > 0 || measure.flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)))
    return;

  const char *name = dr_report_data_get_string (data, measure.measure);
  for (guint i = 0; i < dr_lexicon_get_n_measures (reading->lexicon); i++)
    if (g_str_equal (dr_lexicon_get_measure (reading->lexicon, i)->name, name))
      *common = (DrCommonMeasure) { TRUE, heading->depth, i, measure.exponent };
}
