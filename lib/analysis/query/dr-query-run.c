/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-cell-rows-private.h"
#include "analysis/query/dr-cell-walk-private.h"
#include "analysis/query/dr-group-fold-private.h"
#include "analysis/query/dr-merge-check-private.h"
#include "analysis/query/dr-query-change-private.h"
#include "analysis/query/dr-query-run-private.h"
#include "analysis/query/dr-query-scan-private.h"
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

gboolean
dr_query_counts_parts (const DrQueryPlan *plan)
{
  gboolean has_counts = FALSE;

  for (guint i = 0; i < plan->metrics->len; i++)
    {
      const DrMetric *metric = &g_array_index (plan->metrics, DrMetric, i);

      has_counts |= !dr_metric_has (metric, DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_OF_ROWS) &&
                    dr_metric_has (metric, DR_METRIC_NEEDS_COUNTS | DR_METRIC_NEEDS_ROWS | DR_METRIC_IS_COUNT);
    }

  return plan->is_split && !plan->is_identity && has_counts;
}

/* The same rows, each of one cell: whoever was divided among several cells of a row counts in it once. */
typedef struct
{
  DrQuestion    question;
  DrQueryPlan   plan;
  DrCells       cells;
  DrCellSource  source;
} Count;

static void
count_clear (Count *self)
{
  dr_cell_source_clear (&self->source);
  dr_cells_clear (&self->cells);
  dr_query_plan_clear (&self->plan);
  g_clear_pointer (&self->question.metrics, g_ptr_array_unref);
  g_clear_pointer (&self->question.grain, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, count_clear)

static gboolean
count_init (Count              *self,
            const DrQueryPlan  *plan,
            GCancellable       *cancellable,
            GError            **error)
{
  static const char * const metrics[] = { "rows", "actual-count", "planned-count", "pair-count" };

  self->question = *plan->question;
  self->question.grain = g_ptr_array_new ();
  self->question.metrics = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    g_ptr_array_add (self->question.metrics, (gpointer) metrics[i]);
  if (!dr_query_plan_init (&self->plan, &self->question, plan->dataset, TRUE, error))
    return FALSE;
  if (plan->facts != NULL)
    self->plan.facts = g_array_ref (plan->facts);

  return dr_query_scan_run (&self->plan, self->plan.traits, &self->cells, cancellable, error) &&
         dr_cell_source_init (&self->source, &self->plan, &self->cells, error);
}

/* Gives a row of @plan its counts. */
static void
count_row (const Count        *self,
           const DrQueryPlan  *plan,
           const gint32        code[DR_N_DIMENSIONS],
           DrCell             *counts)
{
  gint32 own[DR_N_DIMENSIONS];
  DrCell cell;

  /* Groups have other numbers here, but the same members. */
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      own[dimension] = self->plan.grain[dimension].code[plan->grain_sample[dimension][plan->rows_sample[dimension][code[dimension]]]];
      if (own[dimension] < 0)
        return;
    }

  gssize index = dr_cell_source_find (&self->source, own);
  if (index < 0 || !dr_cells_read (&self->cells, (gsize) index, &cell))
    return;
  counts->n_rows = cell.n_rows;
  counts->n_actual = cell.n_actual;
  counts->n_planned = cell.n_planned;
  counts->n_pairs = cell.n_pairs;
}

/* Whether cells are compared that may be estimated, or hedged. */
static gboolean
compares_terms (const DrCellSource *source)
{
  return source->earlier != NULL && source->cells->kind == DR_CELLS_ACCUMULATOR;
}

/* What is estimated or hedged beside the actuals of a group: earlier cells that it is compared with, and parts of plans. */
typedef struct
{
  const DrCellSource *source;
  GHashTable         *marks;    /* of groups to these flags */
} Marking;

static guint64
number_group (const DrQueryPlan *plan,
              const gint32       code[DR_N_DIMENSIONS])
{
  return ((guint64) code[DR_DIMENSION_UNIT] * (guint64) plan->rows[DR_DIMENSION_PERIOD].n_groups +
          (guint64) code[DR_DIMENSION_PERIOD]) * (guint64) plan->rows[DR_DIMENSION_INDICATOR].n_groups +
         (guint64) code[DR_DIMENSION_INDICATOR];
}

static guint
get_flags (const DrCells *cells,
           gsize          index)
{
  return ((const DrAccumulatorCell *) dr_cells_at (cells, index))->actuals.flags &
         (DR_TERM_ESTIMATED | DR_TERM_PROVISIONAL | DR_TERM_HEDGED);
}

/* The flags of the cell that one is compared with. */
static guint
get_earlier_flags (const DrCellSource *source,
                   const gint32        code[DR_N_DIMENSIONS])
{
  gint32 before[DR_N_DIMENSIONS] = { code[0], code[1], code[2] };
  DrCell cell;

  if (source->earlier == NULL)
    return 0;
  before[DR_DIMENSION_PERIOD] = source->earlier[code[DR_DIMENSION_PERIOD]];

  gssize earlier = before[DR_DIMENSION_PERIOD] < 0 ? -1 : dr_cell_source_find (source, before);

  return earlier < 0 || !dr_cells_read (source->cells, (gsize) earlier, &cell) || cell.n_actual == 0
             ? 0 : get_flags (source->cells, (gsize) earlier);
}

static gboolean
mark_cell (gpointer       data,
           gsize          index,
           const gint32   code[DR_N_DIMENSIONS],
           GError       **error)
{
  Marking *self = data;
  const DrCellSource *source = self->source;
  const DrGrouping *rows = source->plan->rows;
  DrCell cell;

  (void) error;

  if (!dr_cells_read (source->cells, index, &cell))
    return TRUE;

  /* A part of a plan is estimated where there is no actual, too. */
  guint flags = cell.n_actual > 0 ? get_earlier_flags (source, code) : get_flags (source->cells, index);
  if (flags == 0)
    return TRUE;

  const gint32 group[DR_N_DIMENSIONS] = { rows[0].code[code[0]], rows[1].code[code[1]], rows[2].code[code[2]] };
  guint64 number = number_group (source->plan, group);
  flags |= GPOINTER_TO_UINT (g_hash_table_lookup (self->marks, &number));
  g_hash_table_insert (self->marks, g_memdup2 (&number, sizeof number), GUINT_TO_POINTER (flags));

  return TRUE;
}

/* NULL with @error set. */
static GHashTable *
find_marks (const DrCellSource  *source,
            GCancellable        *cancellable,
            GError             **error)
{
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Marking marking = { .source = source, .marks = marks };
  g_auto (DrCellWalk) walk = { NULL };

  if (source->cells->kind != DR_CELLS_ACCUMULATOR || (source->earlier == NULL && !source->plan->is_split))
    return g_steal_pointer (&marks);
  dr_cell_walk_init_part (&walk, source, dr_cell_walk_memory_loop, 0, 1, cancellable);

  return dr_cell_walk_run (&walk, mark_cell, &marking, error) ? g_steal_pointer (&marks) : NULL;
}

/* A row for each group of cells. */
static DrTable *
make_table_of_groups (const DrCellSource  *source,
                      gboolean             has_facts,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_auto (Count) count = { .plan = { NULL } };
  gboolean counts_once = has_facts && dr_query_counts_parts (source->plan);
  const DrQueryPlan *plan = source->plan;
  const DrDimension *loop = plan->loop;
  g_auto (DrGroupFold) fold = { 0 };
  g_auto (DrRowMaker) rows = { 0 };
  gint32 code[DR_N_DIMENSIONS];

  g_autoptr (GHashTable) marks = find_marks (source, cancellable, error);
  if (marks == NULL || (counts_once && !count_init (&count, plan, cancellable, error)))
    return NULL;
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
          if (counts_once)
            count_row (&count, plan, code, &((DrGroup *) group)->cell);

          guint64 number = number_group (plan, code);
          guint flags = GPOINTER_TO_UINT (g_hash_table_lookup (marks, &number));
          if (flags != 0 && group->terms != NULL)
            ((DrAccumulator *) group->terms)->flags |= flags;
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

/* A cell of a row that nothing counts in. */
static DrColumn *
make_cell_of_nothing (const DrColumn  *like,
                      gboolean         is_count,
                      GError         **error)
{
  g_auto (DrColumnBuilder) builder = { NULL };

  if (!dr_column_builder_init (&builder, like->name, DR_COLUMN_NARROW, error) ||
      !dr_column_builder_reserve (&builder, 1, error) ||
      !(is_count ? dr_column_builder_append_number (&builder, 0, error) : dr_column_builder_append_empty (&builder, error)))
    return NULL;
  builder.column->scale = like->scale;

  return dr_column_builder_finish (&builder);
}

/* Without keys there is one row, whatever counts in it: the number of nothing is 0, and its sum is empty. Takes the table. */
static DrTable *
add_row_of_nothing (const DrQueryPlan  *plan,
                    DrTable            *table,
                    GError            **error)
{
  g_autoptr (DrTable) empty = table;
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (DrTableColumn));

  g_array_set_clear_func (columns, (GDestroyNotify) dr_table_column_clear);
  g_array_set_size (columns, plan->metrics->len);
  for (guint i = 0; i < plan->metrics->len; i++)
    {
      const DrMetric *metric = &g_array_index (plan->metrics, DrMetric, i);
      const DrTableColumn *like = &dr_table_get_columns (empty)[i];
      DrTableColumn *column = &g_array_index (columns, DrTableColumn, i);
      gboolean is_count = dr_metric_has (metric, DR_METRIC_IS_COUNT) && !dr_metric_has (metric, DR_METRIC_IS_OF_ROWS);

      column->is_figure = like->is_figure;
      if ((column->shown = make_cell_of_nothing (like->shown, is_count, error)) == NULL ||
          (like->numerator != NULL &&
           ((column->numerator = make_cell_of_nothing (like->numerator, FALSE, error)) == NULL ||
            (column->denominator = make_cell_of_nothing (like->denominator, FALSE, error)) == NULL)))
        return NULL;
    }

  DrTableRow *row = g_new0 (DrTableRow, 1);
  row->measure = -1;
  DrTable *whole = dr_table_new_take (g_steal_pointer (&columns), 0, 1, row, dr_table_dup_measures (empty));
  dr_table_set_rounding (whole, dr_table_get_rounding (empty), FALSE);
  dr_table_set_units (whole, plan->dataset->units);

  return whole;
}

DrTable *
dr_query_make_table (const DrQueryPlan  *plan,
                     const DrCells      *cells,
                     gboolean            has_facts,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_auto (DrCellSource) source = { 0 };

  if (!dr_cell_source_init (&source, plan, cells, error))
    return NULL;

  DrTable *table = plan->is_identity && !compares_terms (&source)
                       ? make_table_of_cells (&source, cancellable, error)
                       : make_table_of_groups (&source, has_facts, cancellable, error);
  if (table != NULL && plan->n_keys == 0 && dr_table_get_n_rows (table) == 0 && plan->question->left_out->len == 0)
    table = add_row_of_nothing (plan, table, error);
  if (table != NULL)
    dr_table_set_conditions (table, dr_merge_check_describe (plan->question));
  if (table == NULL || (plan->traits & DR_METRIC_IS_OF_CELLS) == 0)
    return table;

  DrTableScope scope = { find_scope (plan, DR_DIMENSION_UNIT), find_scope (plan, DR_DIMENSION_INDICATOR) };
  dr_table_set_scope (table, &scope);

  return table;
}
