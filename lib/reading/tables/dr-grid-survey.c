/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-columns-private.h"

#include "reading/phrases/dr-body-phrase-private.h"

/* What stands below the head of each column, as far down as is looked. */

/* How many rows are looked at for what a column holds. */
#define SURVEY_ROWS 200

static void
survey_cell (DrReading        *reading,
             const DrGridCell *cell,
             GArray           *tokens,
             DrGridSurvey     *survey,
             guint             n_decimals[3])
{
  DrGridValue value;
  DrGridMeasure measure;
  static const DrDecimal fifty = { 50, 0 };
  static const DrDecimal two_hundred = { 200, 0 };

  dr_grid_value_read (reading->bytes, cell->start, cell->end, &value);
  /* «1. Diện tích»: a number in front of a name. */
  if (value.kind == DR_GRID_VALUE_NUMBER && value.tail_start < value.tail_end
      && !dr_grid_measure_parse (reading, reading->bytes + value.tail_start, value.tail_end - value.tail_start, FALSE, &measure))
    {
      survey->n_words++;
      return;
    }
  if (value.kind == DR_GRID_VALUE_NUMBER)
    {
      survey->n_numbers++;
      survey->n_slashes += value.has_second && !value.is_range;
      survey->n_signs += value.sign != 0;
      survey->n_hundreds += dr_decimal_compare (&value.numeral.value, &fifty) >= 0
                            && dr_decimal_compare (&value.numeral.value, &two_hundred) <= 0;
      survey->n_decimals += value.numeral.value.exponent < 0 || value.is_percent;
      survey->n_small += dr_decimal_compare (&value.numeral.value, &fifty) < 0;
      n_decimals[dr_grid_value_get_decimals (&value.numeral, reading->bytes)]++;
      return;
    }
  if (value.kind != DR_GRID_VALUE_TEXT)
    return;

  survey->n_words++;
  if (dr_grid_measure_parse (reading, reading->bytes + cell->start, cell->end - cell->start, FALSE, &measure))
    survey->n_measures++;
  else
    {
      DrReading inner = dr_grid_read_cell (reading, cell->start, cell->end, tokens);
      DrBodyPhrase phrase;
      DrUnitLevel level;

      if (dr_body_phrase_match_area (&inner, 0, &level) == inner.n_tokens
          || (dr_body_phrase_match (&inner, 0, &phrase) && !phrase.is_field && phrase.n_tokens == inner.n_tokens))
        survey->n_bodies++;
    }
}

void
dr_grid_survey_rows (DrReading    *reading,
                     DrGridTable  *table,
                     DrGridSurvey *surveys)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  guint n_decimals[3] = { 0, 0, 0 };

  for (guint i = dr_grid_find_row (table->grid, table->body_row); i < table->grid->cells->len; i++)
    {
      const DrGridCell *cell = dr_grid_get_cell (table->grid, i);

      if (cell->row >= table->body_row + SURVEY_ROWS)
        break;
      if (cell->start < cell->end && cell->column < table->n_columns)
        survey_cell (reading, cell, tokens, &surveys[cell->column], n_decimals);
    }

  if (table->grid->decimals != DR_GRID_DECIMALS_UNKNOWN)
    {
      table->decimals = table->grid->decimals;
      return;
    }
  /* One habit a table; where both are found, each figure is read by itself. */
  if (n_decimals[DR_GRID_DECIMALS_COMMA] > 0 && n_decimals[DR_GRID_DECIMALS_DOT] == 0)
    table->decimals = DR_GRID_DECIMALS_COMMA;
  else if (n_decimals[DR_GRID_DECIMALS_DOT] > 0 && n_decimals[DR_GRID_DECIMALS_COMMA] == 0)
    table->decimals = DR_GRID_DECIMALS_DOT;
}
