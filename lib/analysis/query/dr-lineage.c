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
  GArray     *kinds;                        /* (owned) (element-type guint) DrMetricKind of each metric */
  gint32     *cell[DR_N_DIMENSIONS];        /* (owned) (nullable) of each row of a dimension its group of the grain, of changes */
  gint32      n_cells[DR_N_DIMENSIONS];     /* how many groups there are */
  gint32     *earlier;                      /* (owned) (nullable) of each group of periods that which it is compared with */
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

/* What cells of a change were compared with. All comparisons of a query are with one earlier period. */
static void
take_changes (DrLineage         *self,
              const DrQueryPlan *plan)
{
  const DrGrouping *grain = plan->grain;

  if ((plan->traits & DR_METRIC_IS_CHANGE) == 0)
    return;
  self->earlier = dr_query_plan_find_earlier (plan, NULL);
  if (self->earlier == NULL)
    return;

  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      self->cell[dimension] = g_memdup2 (grain[dimension].code, (gsize) grain[dimension].n_rows * sizeof (gint32));
      self->n_cells[dimension] = MAX (grain[dimension].n_groups, 1);
    }
}

DrLineage *
dr_lineage_new_take (DrQueryPlan *plan)
{
  DrLineage *self = g_new0 (DrLineage, 1);

  self->dataset = g_object_ref (plan->dataset);
  take_changes (self, plan);
  self->keys = g_steal_pointer (&plan->keys);
  self->n_keys = plan->n_keys;
  self->traits = g_array_new (FALSE, FALSE, sizeof (guint));
  self->kinds = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < plan->metrics->len; i++)
    {
      guint kind = g_array_index (plan->metrics, DrMetric, i).kind;

      g_array_append_val (self->traits, g_array_index (plan->metrics, DrMetric, i).traits);
      g_array_append_val (self->kinds, kind);
    }
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
  g_array_unref (self->kinds);
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      g_free (self->admitted[dimension]);
      g_free (self->cell[dimension]);
    }
  g_free (self->earlier);
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

/* The cell of the grain that a row is in, in the period @period, as a number from 1. */
static gpointer
get_cell (const DrLineage   *self,
          const DrFactBlock *block,
          gsize              row,
          gint32             period)
{
  /* The parts of units that were divided are told apart by the rows of the table alone. */
  gint32 unit = self->is_split ? 0 : self->cell[DR_DIMENSION_UNIT][block->unit[row]];
  gint32 indicator = self->cell[DR_DIMENSION_INDICATOR][block->indicator[row]];
  gsize number = ((gsize) unit * (gsize) self->n_cells[DR_DIMENSION_INDICATOR] + (gsize) indicator) *
                     (gsize) self->n_cells[DR_DIMENSION_PERIOD] + (gsize) period;

  return GSIZE_TO_POINTER (number + 1);
}

/* Whether a unit counts in a row of the table, whichever period its figure is of. */
static gboolean
counts_in_any_period (const DrLineage *self,
                      gint32           unit,
                      gint32           indicator,
                      const gint32    *values)
{
  return (self->is_split ? has_part_of_values (self, unit, values) : is_of_values (self, DR_DIMENSION_UNIT, unit, values)) &&
         is_of_values (self, DR_DIMENSION_INDICATOR, indicator, values);
}

/*
 * A change is made of two figures of a cell, of which only the later is of the row's
 * group: @later becomes those of cells that have both, and @earlier the others.
 */
static void
find_compared (const DrLineage  *self,
               const gint32     *values,
               Wants             wants,
               GArray           *later,
               GArray           *earlier)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  const GArray *blocks = self->dataset->blocks;
  const guint8 *admitted = self->admitted[DR_DIMENSION_PERIOD];
  guint64 first = 0;
  guint at = 0;

  for (guint i = 0; i < blocks->len; first += g_array_index (blocks, DrFactBlock, i++).n_rows)
    for (; at < later->len && g_array_index (later, guint64, at) - first < g_array_index (blocks, DrFactBlock, i).n_rows; at++)
      {
        const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);
        gsize row = g_array_index (later, guint64, at) - first;
        gint32 period = self->cell[DR_DIMENSION_PERIOD][block->period[row]];
        gint32 before = period < 0 ? -1 : self->earlier[period];

        if (before >= 0)
          g_hash_table_add (wanted, get_cell (self, block, row, before));
      }

  first = 0;
  for (guint i = 0; i < blocks->len; first += g_array_index (blocks, DrFactBlock, i++).n_rows)
    for (gsize row = 0; row < g_array_index (blocks, DrFactBlock, i).n_rows; row++)
      {
        const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);
        gint32 period = self->cell[DR_DIMENSION_PERIOD][block->period[row]];
        gpointer cell = period < 0 || (admitted != NULL && !admitted[block->period[row]]) ||
                                self->cell[DR_DIMENSION_INDICATOR][block->indicator[row]] < 0 ||
                                (!self->is_split && self->cell[DR_DIMENSION_UNIT][block->unit[row]] < 0)
                            ? NULL : get_cell (self, block, row, period);
        guint n_before = earlier->len;

        if (cell == NULL || !g_hash_table_contains (wanted, cell) ||
            !counts_in_any_period (self, block->unit[row], block->indicator[row], values))
          continue;
        add_row (self, block, row, first + row, wants, earlier);
        if (earlier->len > n_before)
          g_hash_table_add (met, cell);
      }

  guint n_kept = 0;
  first = 0;
  at = 0;
  for (guint i = 0; i < blocks->len; first += g_array_index (blocks, DrFactBlock, i++).n_rows)
    for (; at < later->len && g_array_index (later, guint64, at) - first < g_array_index (blocks, DrFactBlock, i).n_rows; at++)
      {
        const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);
        guint64 number = g_array_index (later, guint64, at);
        gint32 period = self->cell[DR_DIMENSION_PERIOD][block->period[number - first]];
        gint32 before = period < 0 ? -1 : self->earlier[period];

        if (before >= 0 && g_hash_table_contains (met, get_cell (self, block, number - first, before)))
          g_array_index (later, guint64, n_kept++) = number;
      }
  g_array_set_size (later, n_kept);
}

static gint
compare_numbers (gconstpointer left,
                 gconstpointer right)
{
  guint64 one = *(const guint64 *) left;
  guint64 other = *(const guint64 *) right;

  return (one > other) - (one < other);
}

/* The rows behind a comparison, once the later ones are known: the earlier alone, or both. */
static GArray *
find_changes (const DrLineage *self,
              const gint32    *values,
              guint            metric,
              Wants            wants,
              GArray          *later)
{
  GArray *earlier = g_array_new (FALSE, FALSE, sizeof (guint64));

  find_compared (self, values, wants, later, earlier);
  if (g_array_index (self->kinds, guint, metric) != DR_METRIC_PREVIOUS && later->len > 0)
    {
      guint n_kept = 0;

      g_array_append_vals (earlier, later->data, later->len);
      g_array_sort (earlier, compare_numbers);
      /* A figure may be the later of one cell and the earlier of another. */
      for (guint i = 0; i < earlier->len; i++)
        if (n_kept == 0 || g_array_index (earlier, guint64, n_kept - 1) != g_array_index (earlier, guint64, i))
          g_array_index (earlier, guint64, n_kept++) = g_array_index (earlier, guint64, i);
      g_array_set_size (earlier, n_kept);
    }
  g_array_unref (later);

  return earlier;
}

GArray *
dr_lineage_find (DrLineage    *self,
                 const gint32 *values,
                 guint         metric)
{
  guint traits = g_array_index (self->traits, guint, metric);
  gboolean is_change = (traits & DR_METRIC_IS_CHANGE) != 0 && self->earlier != NULL;
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
      return is_change ? find_changes (self, values, metric, wants, found) : found;
    }

  guint32 n_rows;
  const guint32 *rows = dr_lineage_index_find (index, values, &n_rows);
  for (guint32 i = 0; i < n_rows; i++)
    {
      guint64 row = rows[i];
      const DrFactBlock *block = dr_lineage_index_get_block (index, &row);

      add_row (self, block, row, rows[i], wants, found);
    }

  return is_change ? find_changes (self, values, metric, wants, found) : found;
}
