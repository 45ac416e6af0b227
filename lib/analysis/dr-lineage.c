/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dr-lineage-private.h"

struct _DrLineage
{
  DrDataset  *dataset;                      /* (owned) */
  GArray     *keys;                         /* (owned) (element-type DrKey) of the table */
  guint       n_keys;
  GArray     *traits;                       /* (owned) (element-type guint) of each metric */
  guint8     *admitted[DR_N_DIMENSIONS];    /* (owned) (nullable) */
  gboolean    wants_actual;
  gboolean    wants_planned;
  DrTermFlags standings;
};

DrLineage *
dr_lineage_new_take (DrQueryPlan *plan)
{
  DrLineage *self = g_new0 (DrLineage, 1);

  self->dataset = g_object_ref (plan->dataset);
  self->keys = g_steal_pointer (&plan->keys);
  self->n_keys = plan->n_keys;
  self->traits = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < plan->metrics->len; i++)
    g_array_append_val (self->traits, g_array_index (plan->metrics, DrMetric, i).traits);
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    self->admitted[dimension] = g_steal_pointer (&plan->admitted[dimension]);
  self->wants_actual = plan->wants_actual;
  self->wants_planned = plan->wants_planned;
  self->standings = plan->standings;

  return self;
}

void
dr_lineage_free (DrLineage *self)
{
  for (guint i = 0; i < self->keys->len; i++)
    dr_key_clear (&g_array_index (self->keys, DrKey, i));
  g_array_unref (self->keys);
  g_array_unref (self->traits);
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    g_free (self->admitted[dimension]);
  g_object_unref (self->dataset);
  g_free (self);
}

DrDataset *
dr_lineage_get_dataset (const DrLineage *self)
{
  return self->dataset;
}

/* Whether a unit counts for @value of a key: as that, or as lying below it. */
static gboolean
is_of_value (const DrLineage *self,
             const DrKey     *key,
             gint32           row,
             gint32           value)
{
  gint32 own = key->value[row];

  for (; key->is_of_ancestors && own >= 0 && own != value; own = self->dataset->units->parent[own])
    ;

  return own == value;
}

GArray *
dr_lineage_find (const DrLineage *self,
                 const gint32    *values,
                 guint            metric)
{
  guint traits = g_array_index (self->traits, guint, metric);
  gboolean is_of_pairs = (traits & DR_METRIC_NEEDS_PAIRS) != 0;
  gboolean wants_actual = self->wants_actual || is_of_pairs ||
                          (traits & (DR_METRIC_NEEDS_ACTUALS | DR_METRIC_NEEDS_TERMS)) != 0;
  gboolean wants_planned = self->wants_planned || is_of_pairs || (traits & DR_METRIC_NEEDS_PLANNED) != 0;
  guint8 *counts[DR_N_DIMENSIONS];
  guint n_rows[DR_N_DIMENSIONS] = {
    [DR_DIMENSION_UNIT] = self->dataset->units->n_units,
    [DR_DIMENSION_PERIOD] = self->dataset->periods->n_periods,
    [DR_DIMENSION_INDICATOR] = self->dataset->indicators->n_indicators,
  };
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 first = 0;

  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      counts[dimension] = g_malloc (MAX (n_rows[dimension], 1));
      for (guint row = 0; row < n_rows[dimension]; row++)
        {
          counts[dimension][row] = self->admitted[dimension] == NULL || self->admitted[dimension][row];
          for (guint i = 0; i < self->n_keys && counts[dimension][row]; i++)
            {
              const DrKey *key = &g_array_index (self->keys, DrKey, i);

              counts[dimension][row] = key->dimension != (DrDimension) dimension ||
                                       is_of_value (self, key, (gint32) row, values[i]);
            }
        }
    }

  for (guint i = 0; i < self->dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (self->dataset->blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++)
        if (counts[DR_DIMENSION_UNIT][block->unit[row]] && counts[DR_DIMENSION_PERIOD][block->period[row]] &&
            counts[DR_DIMENSION_INDICATOR][block->indicator[row]] &&
            (!wants_actual || dr_fact_column_has (&block->actual, row)) &&
            (!wants_planned || dr_fact_column_has (&block->planned, row)) &&
            dr_fact_block_has_standing (block, row, self->standings))
          {
            guint64 number = first + row;

            g_array_append_val (found, number);
          }
      first += block->n_rows;
    }
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    g_free (counts[dimension]);

  return found;
}
