/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-fact-figures-private.h"

gboolean
dr_rescale (dr_int128  coefficient,
            int        scale,
            int        other_scale,
            dr_int128 *rescaled)
{
  int by = other_scale - scale;

  *rescaled = coefficient;
  if (by == 0 || coefficient == 0)
    return TRUE;
  if (by > DR_DECIMAL_MAX_DIGITS || by < -DR_DECIMAL_MAX_DIGITS)
    return FALSE;

  if (by > 0)
    return !__builtin_mul_overflow (coefficient, (dr_int128) dr_power_of_ten (by), rescaled) &&
           (dr_uint128) (*rescaled < 0 ? -*rescaled : *rescaled) < dr_power_of_ten (DR_DECIMAL_MAX_DIGITS);

  /* Dividing 64 bits is many times as fast, and most figures have no more. */
  dr_int128 divisor = (dr_int128) dr_power_of_ten (-by);
  if (coefficient == (gint64) coefficient && divisor == (gint64) divisor)
    {
      gint64 quotient = (gint64) coefficient / (gint64) divisor;

      *rescaled = quotient;
      return quotient * (gint64) divisor == (gint64) coefficient;
    }

  *rescaled = coefficient / divisor;

  return *rescaled * divisor == coefficient;
}

/* The scale that all indicators of a block have in common, or DR_NO_SCALE. */
static gint32
find_common_scale (const DrIndicatorDraft *indicators,
                   const DrFactBlock      *block)
{
  gint32 common = g_array_index (indicators->rows, DrIndicatorDraftRow, block->least_indicator).scale;

  for (gint32 i = block->least_indicator; i <= block->greatest_indicator; i++)
    if (g_array_index (indicators->rows, DrIndicatorDraftRow, i).scale != common)
      return DR_NO_SCALE;

  return common;
}

static gboolean
refuse_digits (const DrIndicatorDraft  *indicators,
               const DrArrowVector     *vector,
               gsize                    row,
               dr_int128                coefficient,
               gint32                   indicator,
               GError                 **error)
{
  DrDecimal value = { coefficient, -vector->type.layout.scale };
  g_autofree char *text = dr_decimal_to_string (&value);
  const DrIndicatorDraftRow *of = &g_array_index (indicators->rows, DrIndicatorDraftRow, indicator);

  return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_OVERFLOW,
                                    "%s is no figure of %d digits with the scale of its indicator %s, which is %d", text,
                                    DR_DECIMAL_MAX_DIGITS, dr_string_pool_get (&indicators->names, (guint32) of->id),
                                    of->scale);
}

/* Copies the figures; 64 bits each, or 128 where one of the block does not fit. */
static gboolean
copy_figures (const DrIndicatorDraft  *indicators,
              const DrArrowVector     *vector,
              gboolean                 is_coefficient,
              DrFactMemory            *memory,
              const DrFactBlock       *block,
              gsize                    start,
              DrFactColumn            *column,
              GError                 **error)
{
  dr_int128 *wide = NULL;
  gint64 *narrow = dr_fact_memory_add (memory, block->n_rows, sizeof *narrow, error);
  if (narrow == NULL)
    return FALSE;

  for (gsize i = 0; i < block->n_rows; i++)
    {
      dr_int128 coefficient = 0;

      if (!dr_arrow_vector_is_empty (vector, start + i))
        {
          gint32 indicator = block->indicator[i];
          gint32 scale = g_array_index (indicators->rows, DrIndicatorDraftRow, indicator).scale;

          if (!dr_arrow_vector_get_decimal (vector, start + i, &coefficient, error))
            return FALSE;
          if (!is_coefficient && !dr_rescale (coefficient, vector->type.layout.scale, scale, &coefficient))
            {
              dr_arrow_vector_get_decimal (vector, start + i, &coefficient, NULL);
              return refuse_digits (indicators, vector, start + i, coefficient, indicator, error);
            }
        }

      if (wide == NULL && coefficient != (gint64) coefficient)
        {
          wide = dr_fact_memory_add (memory, block->n_rows, sizeof *wide, error);
          if (wide == NULL)
            return FALSE;
          for (gsize before = 0; before < i; before++)
            wide[before] = narrow[before];
        }
      if (wide != NULL)
        wide[i] = coefficient;
      else
        narrow[i] = (gint64) coefficient;
    }

  if (wide != NULL)
    column->wide = wide;
  else
    column->narrow = narrow;

  return TRUE;
}

gboolean
dr_fact_figures_read (const DrIndicatorDraft  *indicators,
                      const DrArrowVector     *vector,
                      DrFactMemory            *memory,
                      const DrFactBlock       *block,
                      gsize                    start,
                      DrFactColumn            *column,
                      GError                 **error)
{
  const DrArrowLayout *layout = &vector->type.layout;
  gsize slot = vector->offset + start;

  *column = (DrFactColumn) { NULL };
  if (vector->values == NULL || dr_bits_are_alike (vector->validity, slot, block->n_rows, FALSE))
    return TRUE;
  if (!dr_bits_are_alike (vector->validity, slot, block->n_rows, TRUE))
    {
      column->validity = vector->validity;
      column->validity_offset = slot;
    }

  gboolean is_coefficient = (layout->kind == DR_ARROW_INTEGER && indicators->has_scales) ||
                            find_common_scale (indicators, block) == layout->scale;

  if (is_coefficient && layout->width == sizeof (gint64) && layout->is_signed &&
      ((gsize) vector->values & (sizeof (gint64) - 1)) == 0)
    {
      column->narrow = (const gint64 *) vector->values + slot;
      return TRUE;
    }

  if (is_coefficient && layout->width == sizeof (dr_int128) && ((gsize) vector->values & (sizeof (dr_int128) - 1)) == 0)
    {
      dr_int128 coefficient;

      for (gsize i = 0; i < block->n_rows; i++)
        if (!dr_arrow_vector_is_empty (vector, start + i) &&
            !dr_arrow_vector_get_decimal (vector, start + i, &coefficient, error))
          return FALSE;

      column->wide = (const dr_int128 *) vector->values + slot;
      return TRUE;
    }

  return copy_figures (indicators, vector, is_coefficient, memory, block, start, column, error);
}
