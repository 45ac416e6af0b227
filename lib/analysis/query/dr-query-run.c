/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-cell-rows-private.h"
#include "analysis/query/dr-cell-walk-private.h"
#include "analysis/query/dr-group-fold-private.h"
#include "analysis/query/dr-merge-check-private.h"
#include "analysis/query/dr-query-change-private.h"
#include "analysis/query/dr-query-run-private.h"
#include "analysis/query/dr-row-maker-private.h"
#include "base/dr-error-private.h"
#include "base/dr-workers-private.h"

/* Rows that one thread makes of its share of the cells. */
typedef struct
{
  DrCellWalk  walk;
  DrRowMaker  rows;
  gsize       n_rows;     /* that it will make at most */
  gboolean    is_done;
  GError     *error;
} Share;

static void
shares_clear (GArray *shares)
{
  for (guint i = 0; i < shares->len; i++)
    {
      dr_cell_walk_clear (&g_array_index (shares, Share, i).walk);
      dr_row_maker_clear (&g_array_index (shares, Share, i).rows);
      g_clear_error (&g_array_index (shares, Share, i).error);
    }
  g_array_unref (shares);
}

typedef GArray Shares;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shares, shares_clear)

static void
count_share (gpointer data,
             guint    part)
{
  Share *share = &((Share *) data)[part];

  share->n_rows = dr_cell_walk_count_used (&share->walk);
  share->is_done = TRUE;
}

/* A row for each cell. */
static inline __attribute__ ((always_inline)) gboolean
add_cell_as_row (gpointer       data,
                 gsize          index,
                 const gint32   code[DR_N_DIMENSIONS],
                 GError       **error)
{
  Share *share = data;
  const DrCellSource *source = share->walk.source;
  DrCell cell;

  if (!dr_cells_read (source->cells, index, &cell))
    return TRUE;

  /* Each group of the grain is a group of rows, and they are in the same order. */
  DrGroup *group = dr_row_maker_get_group (&share->rows);
  dr_group_take_cell (group, source, &cell, code);
  if (dr_row_maker_is_cut (&share->rows, group, code))
    return TRUE;
  group->terms = source->cells->kind == DR_CELLS_ACCUMULATOR
                     ? &((const DrAccumulatorCell *) dr_cells_at (source->cells, index))->actuals
                     : NULL;

  return dr_row_maker_next (&share->rows, code, 0, error);
}

static gboolean
makes_changes (const DrCellSource *source)
{
  return (source->plan->traits & DR_METRIC_IS_CHANGE) != 0 && source->cells->kind == DR_CELLS_ACTUAL &&
         !source->cells->is_sparse;
}

static void
make_share (gpointer data,
            guint    part)
{
  Share *share = &((Share *) data)[part];
  DrCellWalk *walk = &share->walk;

  if (makes_changes (walk->source))
    share->is_done = dr_query_change_add (walk->source, &share->rows, walk->loop, walk->first, walk->end,
                                          walk->cancellable, &share->error);
  else if (dr_cell_rows_apply (walk->source, &share->rows))
    share->is_done = dr_cell_rows_add (walk, &share->rows, &share->error);
  else
    share->is_done = dr_cell_walk_run (walk, add_cell_as_row, share, &share->error);
  share->is_done = share->is_done && dr_row_maker_flush (&share->rows, &share->error);
}

static gboolean
work (GArray      *shares,
      DrWorkFunc   func,
      GError     **error)
{
  dr_workers_run (shares->len, func, shares->data);

  for (guint i = 0; i < shares->len; i++)
    {
      Share *share = &g_array_index (shares, Share, i);

      if (!share->is_done)
        {
          g_propagate_error (error, g_steal_pointer (&share->error));
          return FALSE;
        }
    }

  return TRUE;
}

/* Room for a row for each cell, so that columns need not grow: in the first share for those of all. */
static gboolean
reserve_rows (GArray  *shares,
              GError **error)
{
  gsize n_rows = 0;

  if (!work (shares, count_share, error))
    return FALSE;
  for (guint i = shares->len; i-- > 0;)
    {
      Share *share = &g_array_index (shares, Share, i);

      n_rows += share->n_rows;
      if (!dr_row_maker_reserve (&share->rows, i == 0 ? n_rows : share->n_rows, error))
        return FALSE;
    }

  return TRUE;
}

/* A row for each cell, or what is left of them. */
static DrTable *
make_table_of_cells (const DrCellSource  *source,
                     GCancellable        *cancellable,
                     GError             **error)
{
  const DrQueryPlan *plan = source->plan;
  guint n_parts = dr_cell_walk_count_parts (source, plan->loop, dr_query_plan_get_n_threads (plan));
  g_autoptr (Shares) shares = g_array_sized_new (FALSE, TRUE, sizeof (Share), n_parts);

  g_array_set_size (shares, n_parts);
  for (guint part = 0; part < n_parts; part++)
    {
      Share *share = &g_array_index (shares, Share, part);

      dr_cell_walk_init_part (&share->walk, source, plan->loop, part, n_parts, cancellable);
      if (!dr_row_maker_init (&share->rows, plan, source->cells, error))
        return NULL;
    }

  if ((plan->question->limit == 0 && !makes_changes (source) && !reserve_rows (shares, error)) ||
      !work (shares, make_share, error))
    return NULL;

  Share *first = &g_array_index (shares, Share, 0);
  for (guint part = 1; part < n_parts; part++)
    {
      DrRowMaker *more = &g_array_index (shares, Share, part).rows;

      if (!dr_row_maker_append (&first->rows, more, error))
        return NULL;
      dr_row_maker_clear (more);
    }

  return dr_row_maker_finish (&first->rows, error);
}

/* A row for each group of cells. */
static DrTable *
make_table_of_groups (const DrCellSource  *source,
                      GCancellable        *cancellable,
                      GError             **error)
{
  const DrQueryPlan *plan = source->plan;
  const DrDimension *loop = plan->loop;
  g_auto (DrGroupFold) fold = { 0 };
  g_auto (DrRowMaker) rows = { 0 };
  gint32 code[DR_N_DIMENSIONS];

  if (!dr_row_maker_init (&rows, plan, source->cells, error) ||
      !dr_group_fold_init (&fold, source, dr_query_plan_get_n_threads (plan), cancellable, error))
    return NULL;
  if (fold.has_quantiles)
    rows.quantiles = &fold.completions;

  for (code[loop[0]] = 0; code[loop[0]] < plan->rows[loop[0]].n_groups; code[loop[0]]++)
    for (code[loop[1]] = 0; code[loop[1]] < plan->rows[loop[1]].n_groups; code[loop[1]]++)
      for (code[loop[2]] = 0; code[loop[2]] < plan->rows[loop[2]].n_groups; code[loop[2]]++)
        {
          gsize index;
          const DrGroup *group = dr_group_fold_get (&fold, code, &index);

          if (group == NULL)
            continue;
          *dr_row_maker_get_group (&rows) = *group;
          if (!dr_row_maker_next (&rows, code, index, error))
            return NULL;
        }

  return dr_row_maker_finish (&rows, error);
}

/* The groups of the grain in one dimension, as texts that another dataset would write as well. */
static GHashTable *
find_scope (const DrQueryPlan *plan,
            DrDimension        dimension)
{
  GHashTable *scope = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gint32 group = 0; group < plan->grain[dimension].n_groups; group++)
    {
      gint32 sample = plan->grain_sample[dimension][group];
      GString *text = g_string_new (NULL);

      for (guint i = 0; i < plan->keys->len; i++)
        {
          const DrKey *key = dr_query_plan_get_key (plan, i);

          if (key->dimension != dimension)
            continue;
          g_string_append_printf (text, "%s=%s\x1e", key->name,
                                  key->value[sample] < 0
                                      ? "\x1f" : dr_string_column_get (key->dictionary, (guint32) key->value[sample]));
        }
      g_hash_table_add (scope, g_string_free (text, FALSE));
    }

  return scope;
}

DrTable *
dr_query_make_table (const DrQueryPlan  *plan,
                     const DrCells      *cells,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_auto (DrCellSource) source = { 0 };

  if (!dr_cell_source_init (&source, plan, cells, error))
    return NULL;

  DrTable *table = plan->is_identity ? make_table_of_cells (&source, cancellable, error)
                                     : make_table_of_groups (&source, cancellable, error);
  if (table != NULL)
    dr_table_set_conditions (table, dr_merge_check_describe (plan->question));
  if (table == NULL || (plan->traits & DR_METRIC_IS_OF_CELLS) == 0)
    return table;

  DrTableScope scope = { find_scope (plan, DR_DIMENSION_UNIT), find_scope (plan, DR_DIMENSION_INDICATOR) };
  dr_table_set_scope (table, &scope);

  return table;
}
