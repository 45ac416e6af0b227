/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-fact-draft-private.h"
#include "analysis/dataset/dr-fact-figures-private.h"
#include "analysis/dataset/dr-fact-memory-private.h"

#include "base/dr-error-private.h"

/* Facts that were read at one scale, once finer ones of the same indicators turn up: which came first has no say. */

typedef struct
{
  DrIndicatorDraft *indicators;
  const gint32     *scales;
} Refinement;

static int
get_shift (const Refinement *self,
           gint32            indicator)
{
  return self->scales[indicator] - g_array_index (self->indicators->rows, DrIndicatorDraftRow, indicator).scale;
}

static gboolean
is_touched (const Refinement  *self,
            const DrFactBlock *block)
{
  if (block->n_rows == 0)
    return FALSE;
  for (gint32 i = block->least_indicator; i <= block->greatest_indicator; i++)
    if (get_shift (self, i) != 0)
      return TRUE;

  return FALSE;
}

static gboolean
refuse (const Refinement  *self,
        dr_int128          coefficient,
        gint32             indicator,
        GError           **error)
{
  const DrIndicatorDraftRow *row = &g_array_index (self->indicators->rows, DrIndicatorDraftRow, indicator);
  DrDecimal value = { coefficient, -row->scale };
  g_autofree char *text = dr_decimal_to_string (&value);

  return dr_error_set (error, DR_ERROR_OVERFLOW, "%s is no figure of %d digits with those that finer figures of its indicator %s "
                       "have behind the comma, which are %d", text, DR_DECIMAL_MAX_DIGITS,
                       dr_string_pool_get (&self->indicators->names, (guint32) row->id), self->scales[indicator]);
}

static gboolean
refine_figures (const Refinement   *self,
                const DrFactBlock  *block,
                DrFactMemory       *memory,
                DrFactColumn       *column,
                GError            **error)
{
  if (column->narrow == NULL && column->wide == NULL)
    return TRUE;

  dr_int128 *wide = dr_fact_memory_add (memory, block->n_rows, sizeof *wide, error);
  gint64 *narrow = wide == NULL ? NULL : dr_fact_memory_add (memory, block->n_rows, sizeof *narrow, error);
  gboolean is_narrow = TRUE;

  if (narrow == NULL)
    return FALSE;
  for (gsize row = 0; row < block->n_rows; row++)
    {
      dr_int128 coefficient = 0;

      if (dr_fact_column_has (column, row))
        {
          coefficient = column->wide != NULL ? column->wide[row] : column->narrow[row];
          if (!dr_rescale (coefficient, 0, get_shift (self, block->indicator[row]), &wide[row]))
            return refuse (self, coefficient, block->indicator[row], error);
          coefficient = wide[row];
        }
      wide[row] = coefficient;
      narrow[row] = (gint64) coefficient;
      is_narrow &= coefficient == narrow[row];
    }
  column->narrow = is_narrow ? narrow : NULL;
  column->wide = is_narrow ? NULL : wide;

  return TRUE;
}

/* Bounds, which are absent where they have no room. */
static gboolean
refine_bounds (const Refinement   *self,
               const DrFactBlock  *block,
               DrFactMemory       *memory,
               gint64              absent,
               const gint64      **bounds,
               GError            **error)
{
  if (*bounds == NULL)
    return TRUE;

  gint64 *refined = dr_fact_memory_add (memory, block->n_rows, sizeof *refined, error);
  if (refined == NULL)
    return FALSE;
  for (gsize row = 0; row < block->n_rows; row++)
    {
      dr_int128 bound = (*bounds)[row];

      if ((*bounds)[row] == absent || !dr_rescale (bound, 0, get_shift (self, block->indicator[row]), &bound) ||
          bound <= G_MININT64 || bound >= G_MAXINT64)
        bound = absent;
      refined[row] = (gint64) bound;
    }
  *bounds = refined;

  return TRUE;
}

static gboolean
refine_block (const Refinement  *self,
              DrFactBlock       *block,
              GError           **error)
{
  g_autoptr (DrFactMemory) memory = block->owner != NULL ? dr_fact_memory_ref (block->owner) : dr_fact_memory_new (NULL);

  if (!refine_figures (self, block, memory, &block->actual, error) ||
      !refine_figures (self, block, memory, &block->planned, error) ||
      !refine_bounds (self, block, memory, DR_NO_LOWER_BOUND, &block->lower, error) ||
      !refine_bounds (self, block, memory, DR_NO_UPPER_BOUND, &block->upper, error))
    return FALSE;
  if (block->owner == NULL)
    {
      block->owner = g_steal_pointer (&memory);
      block->owner_free = (GDestroyNotify) dr_fact_memory_unref;
    }

  return TRUE;
}

gboolean
dr_fact_draft_refine (DrFactDraft       *self,
                      DrIndicatorDraft  *indicators,
                      const gint32      *scales,
                      GError           **error)
{
  const Refinement refinement = { indicators, scales };

  for (guint i = 0; i < self->blocks->len; i++)
    {
      DrFactBlock *block = &g_array_index (self->blocks, DrFactBlock, i);

      if (is_touched (&refinement, block) && !refine_block (&refinement, block, error))
        return FALSE;
    }
  for (guint i = 0; i < indicators->rows->len; i++)
    g_array_index (indicators->rows, DrIndicatorDraftRow, i).scale = scales[i];

  return TRUE;
}
