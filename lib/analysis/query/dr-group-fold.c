/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-group-fold-private.h"
#include "analysis/query/dr-pair-fold-private.h"
#include "analysis/query/dr-query-change-private.h"
#include "analysis/query/dr-query-overflow-private.h"
#include "base/dr-error-private.h"
#include "base/dr-workers-private.h"

/* Each thread has groups of its own where there are that many times fewer of them than cells. */
#define CELLS_A_GROUP 8

/* One thread's share of the work. */
typedef struct
{
  DrGroupFold     *fold;
  DrGroupFoldPart *into;
  guint            part;
  DrCellWalk       walk;
  gboolean         is_done;
  GError          *error;
} Share;

static inline gsize
find_group (const DrGroupFold *self,
            const gint32       code[DR_N_DIMENSIONS])
{
  const DrGrouping *rows = self->source->plan->rows;
  gsize group = 0;

  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    group += (gsize) rows[dimension].code[code[dimension]] * self->stride[dimension];

  return group;
}

static void
merge_terms (DrGroupFoldPart     *part,
             gsize                group,
             const DrAccumulator *terms)
{
  if (part->groups[group].terms == NULL)
    dr_accumulator_init (&part->terms[group]);
  dr_accumulator_merge (&part->terms[group], terms);
  part->groups[group].terms = &part->terms[group];
}

static inline __attribute__ ((always_inline)) gboolean
fold_cell (gpointer       data,
           gsize          index,
           const gint32   code[DR_N_DIMENSIONS],
           GError       **error)
{
  Share *share = data;
  const DrCellSource *source = share->fold->source;
  DrCell cell;

  if (!dr_cells_read (source->cells, index, &cell))
    return TRUE;

  gsize group = find_group (share->fold, code);
  if (share->into->terms != NULL)
    merge_terms (share->into, group, &((const DrAccumulatorCell *) dr_cells_at (source->cells, index))->actuals);

  return dr_group_add_cell (&share->into->groups[group], source, &cell, code,
                            share->fold->factor[code[DR_DIMENSION_INDICATOR]]) ||
         dr_query_refuse_sum (error);
}

static void
fold_share (gpointer data,
            guint    part)
{
  Share *share = &((Share *) data)[part];
  DrGroupFold *fold = share->fold;
  DrCellWalk *walk = &share->walk;

  if (dr_query_change_applies (fold->source))
    share->is_done = dr_query_change_fold (fold->source, share->into->groups, fold->stride, fold->factor, walk->first,
                                           walk->end, walk->cancellable, &share->error);
  else if (dr_pair_fold_applies (fold->source))
    share->is_done = dr_pair_fold_run (fold->source, share->into->groups, fold->stride,
                                       fold->has_quantiles ? &fold->completions : NULL, part, walk->first, walk->end,
                                       walk->cancellable, &share->error);
  else
    share->is_done = dr_cell_walk_run (walk, fold_cell, share, &share->error);
}

static inline __attribute__ ((always_inline)) gboolean
collect_completion (gpointer       data,
                    gsize          index,
                    const gint32   code[DR_N_DIMENSIONS],
                    GError       **error)
{
  Share *share = data;
  DrCell cell;

  if (dr_cells_read (share->fold->source->cells, index, &cell) && cell.n_pairs > 0)
    dr_completion_list_add (&share->fold->completions, share->part, find_group (share->fold, code), &cell, index);

  return TRUE;
}

static void
collect_share (gpointer data,
               guint    part)
{
  Share *share = &((Share *) data)[part];

  share->is_done = dr_cell_walk_run (&share->walk, collect_completion, share, &share->error);
}

static void
sort_share (gpointer data,
            guint    part)
{
  Share *share = &((Share *) data)[part];
  gsize n_groups = share->fold->n_groups;
  guint n_parts = share->fold->n_parts;

  share->is_done = dr_completion_list_sort (&share->fold->completions, dr_workers_get_start (n_groups, part, n_parts),
                                            dr_workers_get_start (n_groups, part + 1, n_parts)) ||
                   dr_error_set (&share->error, DR_ERROR_LIMIT, "the quantiles of the query: no memory to sort them");
}

/* Lets all shares be worked on by @func; fails where one of them did. */
static gboolean
work (DrGroupFold   *self,
      DrWorkFunc     func,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree Share *shares = g_new0 (Share, self->n_parts);
  gboolean result = TRUE;

  for (guint part = 0; part < self->n_parts; part++)
    {
      shares[part] = (Share) { .fold = self, .into = &self->parts[part], .part = part };
      dr_cell_walk_init_part (&shares[part].walk, self->source, dr_cell_walk_memory_loop, part, self->n_parts,
                              cancellable);
    }
  dr_workers_run (self->n_parts, func, shares);

  for (guint part = 0; part < self->n_parts; part++)
    {
      if (!shares[part].is_done && result)
        g_propagate_error (error, g_steal_pointer (&shares[part].error));
      result &= shares[part].is_done;
      g_clear_error (&shares[part].error);
    }

  return result;
}

/* Adds what the other parts found to the first, whose sums then have to fit. */
static gboolean
merge_parts (DrGroupFold  *self,
             GError      **error)
{
  DrGroupFoldPart *all = &self->parts[0];

  for (guint part = 1; part < self->n_parts; part++)
    for (gsize group = 0; group < self->n_groups; group++)
      {
        const DrGroup *more = &self->parts[part].groups[group];

        if (more->cell.n_rows == 0)
          continue;
        if (more->terms != NULL)
          merge_terms (all, group, more->terms);
        dr_group_merge (&all->groups[group], more);
      }

  for (gsize group = 0; group < self->n_groups; group++)
    if (!dr_group_fits (&all->groups[group]))
      return dr_query_refuse_sum (error);

  return TRUE;
}

static gboolean
wants_quantiles (const DrQueryPlan *plan)
{
  for (guint i = 0; i < plan->metrics->len; i++)
    if (g_array_index (plan->metrics, DrMetric, i).kind == DR_METRIC_COMPLETION_QUANTILE)
      return TRUE;

  return FALSE;
}

/* Quantiles need to know how many completions each part adds to each group. */
static gboolean
find_quantiles (DrGroupFold   *self,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree gconstpointer *n_completions = g_new (gconstpointer, self->n_parts);

  for (guint part = 0; part < self->n_parts; part++)
    n_completions[part] = &self->parts[part].groups->n_completions;
  self->has_quantiles = TRUE;

  if (!dr_completion_list_init (&self->completions, n_completions, self->n_parts, sizeof (DrGroup), self->n_groups,
                                self->source->plan->dataset->pool, error) ||
      !work (self, collect_share, cancellable, error))
    return FALSE;
  dr_completion_list_close (&self->completions, n_completions, self->n_parts, sizeof (DrGroup));

  return work (self, sort_share, cancellable, error);
}

static guint64 *
count_codes (const DrGrouping *grouping,
             gint32            first,
             gint32            end)
{
  guint64 *counts = g_new0 (guint64, MAX (grouping->n_groups, 1));

  for (gint32 i = first; i < end; i++)
    counts[grouping->code[i]]++;

  return counts;
}

/* How many cells of a part there are for each group, at most. */
static guint64 *
count_cells (const DrGroupFold *self,
             guint              part)
{
  const DrGrouping *rows = self->source->plan->rows;
  gsize n_units = (gsize) rows[DR_DIMENSION_UNIT].n_rows;
  g_autofree guint64 *n_of_unit = count_codes (&rows[DR_DIMENSION_UNIT],
                                               (gint32) dr_workers_get_start (n_units, part, self->n_parts),
                                               (gint32) dr_workers_get_start (n_units, part + 1, self->n_parts));
  g_autofree guint64 *n_of_period = count_codes (&rows[DR_DIMENSION_PERIOD], 0, rows[DR_DIMENSION_PERIOD].n_rows);
  g_autofree guint64 *n_of_indicator = count_codes (&rows[DR_DIMENSION_INDICATOR], 0, rows[DR_DIMENSION_INDICATOR].n_rows);
  guint64 *n_cells = g_new (guint64, MAX (self->n_groups, 1));
  gsize group = 0;

  for (gint32 unit = 0; unit < rows[DR_DIMENSION_UNIT].n_groups; unit++)
    for (gint32 period = 0; period < rows[DR_DIMENSION_PERIOD].n_groups; period++)
      for (gint32 indicator = 0; indicator < rows[DR_DIMENSION_INDICATOR].n_groups; indicator++)
        n_cells[group++] = n_of_unit[unit] * n_of_period[period] * n_of_indicator[indicator];

  return n_cells;
}

/* Folds pairs and collects their completions at once: room is made for as many as there are cells. */
static gboolean
fold_pairs_with_quantiles (DrGroupFold   *self,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GPtrArray) n_cells = g_ptr_array_new_with_free_func (g_free);

  for (guint part = 0; part < self->n_parts; part++)
    g_ptr_array_add (n_cells, count_cells (self, part));
  self->has_quantiles = TRUE;

  if (!dr_completion_list_init (&self->completions, (const gconstpointer *) n_cells->pdata, self->n_parts,
                                sizeof (guint64), self->n_groups, self->source->plan->dataset->pool, error) ||
      !work (self, fold_share, cancellable, error))
    return FALSE;
  dr_completion_list_close (&self->completions, (const gconstpointer *) n_cells->pdata, self->n_parts, sizeof (guint64));

  return work (self, sort_share, cancellable, error);
}

static gboolean
count_groups (DrGroupFold  *self,
              GError      **error)
{
  const DrGrouping *rows = self->source->plan->rows;

  self->stride[DR_DIMENSION_INDICATOR] = 1;
  self->stride[DR_DIMENSION_PERIOD] = (gsize) rows[DR_DIMENSION_INDICATOR].n_groups;
  if (!g_size_checked_mul (&self->stride[DR_DIMENSION_UNIT], self->stride[DR_DIMENSION_PERIOD],
                           (gsize) rows[DR_DIMENSION_PERIOD].n_groups) ||
      !g_size_checked_mul (&self->n_groups, self->stride[DR_DIMENSION_UNIT],
                           (gsize) rows[DR_DIMENSION_UNIT].n_groups))
    return dr_error_set (error, DR_ERROR_LIMIT, "the table has more rows than can be told apart: use fewer keys");

  return TRUE;
}

static gboolean
find_factors (DrGroupFold  *self,
              GError      **error)
{
  const DrQueryPlan *plan = self->source->plan;

  self->factor = g_new (dr_int128, MAX (plan->grain[DR_DIMENSION_INDICATOR].n_groups, 1));
  for (gint32 code = 0; code < plan->grain[DR_DIMENSION_INDICATOR].n_groups; code++)
    {
      int by = plan->rows_scale[plan->rows[DR_DIMENSION_INDICATOR].code[code]] - plan->grain_scale[code];

      if (by > DR_DECIMAL_MAX_DIGITS)
        return dr_query_refuse_sum (error);
      self->factor[code] = (dr_int128) dr_power_of_ten (by);
    }

  return TRUE;
}

static gboolean
init_part (DrGroupFoldPart  *part,
           gsize             n_groups,
           gboolean          has_terms,
           GError          **error)
{
  static const char what[] = "the rows of the table";

  if (!dr_pages_init (&part->pages, n_groups, sizeof (DrGroup), what, error) ||
      (has_terms && !dr_pages_init (&part->term_pages, n_groups, sizeof (DrAccumulator), what, error)))
    return FALSE;
  part->groups = part->pages.data;
  part->terms = has_terms ? part->term_pages.data : NULL;

  return TRUE;
}

gboolean
dr_group_fold_init (DrGroupFold         *self,
                    const DrCellSource  *source,
                    guint                n_threads,
                    GCancellable        *cancellable,
                    GError             **error)
{
  *self = (DrGroupFold) { .source = source };
  if (!count_groups (self, error) || !find_factors (self, error))
    return FALSE;

  guint n_parts = dr_cell_walk_count_parts (source, dr_cell_walk_memory_loop, n_threads);
  if (self->n_groups > source->cells->n_cells / CELLS_A_GROUP)
    n_parts = 1;
  self->parts = g_new0 (DrGroupFoldPart, n_parts);
  for (; self->n_parts < n_parts; self->n_parts++)
    if (!init_part (&self->parts[self->n_parts], self->n_groups, source->cells->kind == DR_CELLS_ACCUMULATOR, error))
      {
        /* What the part has is to be freed too. */
        self->n_parts++;
        return FALSE;
      }

  if (wants_quantiles (source->plan) && dr_pair_fold_applies (source))
    return fold_pairs_with_quantiles (self, cancellable, error) && merge_parts (self, error);

  return work (self, fold_share, cancellable, error) &&
         (!wants_quantiles (source->plan) || find_quantiles (self, cancellable, error)) &&
         merge_parts (self, error);
}

void
dr_group_fold_clear (DrGroupFold *self)
{
  for (guint part = 0; part < self->n_parts; part++)
    {
      dr_pages_clear (&self->parts[part].pages);
      dr_pages_clear (&self->parts[part].term_pages);
    }
  g_clear_pointer (&self->parts, g_free);
  g_clear_pointer (&self->factor, g_free);
  if (self->has_quantiles)
    dr_completion_list_clear (&self->completions);
}
