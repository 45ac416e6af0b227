/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-fact-thinning-private.h"
#include "analysis/query/dr-lineage-index-private.h"
#include "analysis/query/dr-lineage-private.h"

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
  gboolean    is_split;                     /* units were divided among several groups */
  DrUnitProjection projection;              /* where that is so */
  guint8     *left_out;                     /* (owned) (nullable) DrFigures of each row that do not count */
  guint8     *pairing;                      /* (owned) (nullable) DrPairing of each row */
  gsize       knows_index;                  /* whether what follows was looked for, by g_once_init_enter() */
  DrLineageIndex *index;                    /* (owned) (nullable) */
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
  self->left_out = g_steal_pointer (&plan->left_out);
  self->pairing = g_steal_pointer (&plan->pairing);
  if (plan->is_split)
    {
      self->is_split = TRUE;
      self->projection = plan->projection;
      plan->projection = (DrUnitProjection) { NULL };
    }

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
  dr_unit_projection_clear (&self->projection);
  g_free (self->left_out);
  g_free (self->pairing);
  g_clear_pointer (&self->index, dr_lineage_index_free);
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

/* Whether a row of a dimension table is admitted, and has the values of all keys of its dimension. */
static gboolean
is_of_values (const DrLineage *self,
              DrDimension      dimension,
              gint32           row,
              const gint32    *values)
{
  if (self->admitted[dimension] != NULL && !self->admitted[dimension][row])
    return FALSE;

  for (guint i = 0; i < self->n_keys; i++)
    {
      const DrKey *key = &g_array_index (self->keys, DrKey, i);

      if (key->dimension == dimension && !is_of_value (self, key, row, values[i]))
        return FALSE;
    }

  return TRUE;
}

/* The same for any of the parts that a unit was divided into. */
static gboolean
has_part_of_values (const DrLineage *self,
                    gint32           unit,
                    const gint32    *values)
{
  const DrUnitProjection *projection = &self->projection;

  for (guint32 part = projection->start[unit]; part < projection->start[unit + 1]; part++)
    if (is_of_values (self, DR_DIMENSION_UNIT, projection->unit[part], values))
      return TRUE;

  return FALSE;
}

/* Whether the row of a block, number @number of all, has figures that count. */
static gboolean
has_figures (const DrLineage   *self,
             const DrFactBlock *block,
             gsize              row,
             guint64            number,
             gboolean           wants_actual,
             gboolean           wants_planned)
{
  guint8 left_out = self->left_out == NULL ? 0 : self->left_out[number];

  /* What belongs to a pair with other rows has passed the filters, and counts for one figure or the other. */
  if (self->pairing != NULL && self->pairing[number] != 0 && (wants_actual || wants_planned) &&
      wants_actual == wants_planned)
    return TRUE;

  return (!wants_actual || (dr_fact_column_has (&block->actual, row) && (left_out & DR_FIGURE_ACTUAL) == 0)) &&
         (!wants_planned || (dr_fact_column_has (&block->planned, row) && (left_out & DR_FIGURE_PLANNED) == 0)) &&
         !dr_fact_is_thinned_away (block, row, left_out);
}

/* Which figures a row must have to be behind a cell. */
typedef struct
{
  gboolean wants_actual;
  gboolean wants_planned;
} Wants;

static void
add_row (const DrLineage    *self,
         const DrFactBlock  *block,
         gsize               row,
         guint64             number,
         Wants               wants,
         GArray             *found)
{
  if (has_figures (self, block, row, number, wants.wants_actual, wants.wants_planned) &&
      dr_fact_block_has_standing (block, row, self->standings))
    g_array_append_val (found, number);
}

/* Looks at all rows: one may be behind several cells of a key. */
static void
look_through (const DrLineage  *self,
              const gint32     *values,
              Wants             wants,
              GArray           *found)
{
  guint8 *counts[DR_N_DIMENSIONS];
  guint n_rows[DR_N_DIMENSIONS] = {
    [DR_DIMENSION_UNIT] = self->dataset->units->n_units,
    [DR_DIMENSION_PERIOD] = self->dataset->periods->n_periods,
    [DR_DIMENSION_INDICATOR] = self->dataset->indicators->n_indicators,
  };
  guint64 first = 0;

  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      counts[dimension] = g_malloc (MAX (n_rows[dimension], 1));
      for (guint row = 0; row < n_rows[dimension]; row++)
        counts[dimension][row] = self->is_split && dimension == DR_DIMENSION_UNIT
                                     ? has_part_of_values (self, (gint32) row, values)
                                     : is_of_values (self, (DrDimension) dimension, (gint32) row, values);
    }

  for (guint i = 0; i < self->dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (self->dataset->blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++)
        if (counts[DR_DIMENSION_UNIT][block->unit[row]] && counts[DR_DIMENSION_PERIOD][block->period[row]] &&
            counts[DR_DIMENSION_INDICATOR][block->indicator[row]])
          add_row (self, block, row, first + row, wants, found);
      first += block->n_rows;
    }
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    g_free (counts[dimension]);
}

/* Whoever asks for one cell is likely to ask for others. */
static const DrLineageIndex *
get_index (DrLineage *self)
{
  gboolean has_one_value = !self->is_split;

  for (guint i = 0; i < self->n_keys; i++)
    has_one_value &= !g_array_index (self->keys, DrKey, i).is_of_ancestors;
  if (!has_one_value)
    return NULL;

  if (g_once_init_enter (&self->knows_index))
    {
      self->index = dr_lineage_index_new (self->dataset, self->keys, self->n_keys, self->admitted);
      g_once_init_leave (&self->knows_index, 1);
    }

  return self->index;
}

GArray *
dr_lineage_find (DrLineage    *self,
                 const gint32 *values,
                 guint         metric)
{
  guint traits = g_array_index (self->traits, guint, metric);
  gboolean is_of_pairs = (traits & DR_METRIC_NEEDS_PAIRS) != 0;
  Wants wants = {
    .wants_actual = self->wants_actual || is_of_pairs ||
                    (traits & (DR_METRIC_NEEDS_ACTUALS | DR_METRIC_NEEDS_TERMS)) != 0,
    .wants_planned = self->wants_planned || is_of_pairs || (traits & DR_METRIC_NEEDS_PLANNED) != 0,
  };
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint64));
  const DrLineageIndex *index = get_index (self);

  if (index == NULL)
    {
      look_through (self, values, wants, found);
      return found;
    }

  guint32 n_rows;
  const guint32 *rows = dr_lineage_index_find (index, values, &n_rows);
  for (guint32 i = 0; i < n_rows; i++)
    {
      guint64 row = rows[i];
      const DrFactBlock *block = dr_lineage_index_get_block (index, &row);

      add_row (self, block, row, rows[i], wants, found);
    }

  return found;
}
