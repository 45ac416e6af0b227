/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/dr-group-private.h"
#include "analysis/dr-query-change-private.h"
#include "analysis/dr-query-run-private.h"
#include "analysis/dr-row-maker-private.h"
#include "base/dr-error-private.h"

/* Cells looked at between two looks at the cancellable. */
#define CANCEL_EVERY 65536

typedef struct
{
  const DrQueryPlan *plan;
  const DrCells     *cells;
  DrCellSource       source;
  DrRowMaker         rows;
  GCancellable      *cancellable;
  gsize              n_seen;
} Run;

static void
run_clear (Run *run)
{
  dr_cell_source_clear (&run->source);
  dr_row_maker_clear (&run->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

typedef gboolean (*CellFunc) (Run           *run,
                              gsize          index,
                              const gint32   code[DR_N_DIMENSIONS],
                              gpointer       data,
                              GError       **error);

/* A cell of a sparse array with the groups it is made of. */
typedef struct
{
  guint32 index;
  gint32  code[DR_N_DIMENSIONS];
} Place;

static int
compare_places (gconstpointer left,
                gconstpointer right,
                gpointer      data)
{
  const Place *first = left;
  const Place *second = right;
  const DrDimension *loop = data;

  for (guint i = 0; i < DR_N_DIMENSIONS; i++)
    if (first->code[loop[i]] != second->code[loop[i]])
      return first->code[loop[i]] < second->code[loop[i]] ? -1 : 1;

  return 0;
}

static gboolean
check_cancelled (Run     *run,
                 GError **error)
{
  return run->n_seen++ % CANCEL_EVERY != 0 || !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

/* Calls @func for the cells of a sparse array, in the order of the keys. */
static gboolean
walk_sparse (Run               *run,
             const DrDimension *loop,
             CellFunc           func,
             gpointer           data,
             GError           **error)
{
  const DrCells *cells = run->cells;
  g_autofree Place *places = g_try_new (Place, MAX (cells->n_cells, 1));

  if (places == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "the groups of the query: no memory to sort %" G_GSIZE_FORMAT " of them",
                         cells->n_cells);

  for (gsize cell = 0; cell < cells->n_cells; cell++)
    {
      guint64 group = cells->group[cell];

      places[cell].index = (guint32) cell;
      for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
        {
          places[cell].code[dimension] = (gint32) (group / run->source.stride[dimension]);
          group %= run->source.stride[dimension];
        }
    }
  g_qsort_with_data (places, (gint) cells->n_cells, sizeof *places, compare_places, (gpointer) loop);

  for (gsize i = 0; i < cells->n_cells; i++)
    if (!check_cancelled (run, error) || !func (run, places[i].index, places[i].code, data, error))
      return FALSE;

  return TRUE;
}

/* The order in which cells lie in memory. */
static const DrDimension memory_loop[] = { DR_DIMENSION_UNIT, DR_DIMENSION_PERIOD, DR_DIMENSION_INDICATOR };

/* Calls @func for every cell, in the order of the dimensions @loop. */
static inline __attribute__ ((always_inline)) gboolean
walk_cells (Run               *run,
            const DrDimension *loop,
            CellFunc           func,
            gpointer           data,
            GError           **error)
{
  const DrQueryPlan *plan = run->plan;
  gint32 code[DR_N_DIMENSIONS];

  if (run->cells->is_sparse)
    return walk_sparse (run, loop, func, data, error);

  for (code[loop[0]] = 0; code[loop[0]] < plan->grain[loop[0]].n_groups; code[loop[0]]++)
    for (code[loop[1]] = 0; code[loop[1]] < plan->grain[loop[1]].n_groups; code[loop[1]]++)
      {
        if (!check_cancelled (run, error))
          return FALSE;

        code[loop[2]] = 0;
        gsize index = (gsize) dr_cell_source_find (&run->source, code);
        gsize stride = run->source.stride[loop[2]];
        gint32 end = plan->grain[loop[2]].n_groups;
        for (; code[loop[2]] < end; code[loop[2]]++, index += stride)
          if (!func (run, index, code, data, error))
            return FALSE;
      }

  return TRUE;
}

static gboolean
refuse_overflow (GError **error)
{
  return dr_error_set (error, DR_ERROR_OVERFLOW, "a sum of the query does not fit 128 bits: ask for smaller groups");
}

/* A row for each cell. */
static inline __attribute__ ((always_inline)) gboolean
add_cell_as_row (Run           *run,
                 gsize          index,
                 const gint32   code[DR_N_DIMENSIONS],
                 gpointer       data,
                 GError       **error)
{
  DrCell cell;

  if (!dr_cells_read (run->cells, index, &cell))
    return TRUE;

  /* Each group of the grain is a group of rows, and they are in the same order. */
  DrGroup *group = dr_row_maker_get_group (&run->rows);
  dr_group_take_cell (group, &run->source, &cell, code);
  if (dr_row_maker_is_cut (&run->rows, group, code[DR_DIMENSION_INDICATOR]))
    return TRUE;
  group->terms = run->cells->kind == DR_CELLS_ACCUMULATOR
                     ? &((const DrAccumulatorCell *) dr_cells_at (run->cells, index))->actuals
                     : NULL;

  return dr_row_maker_next (&run->rows, code, 0, error);
}

/* Groups of the grain put together for each row. */
typedef struct
{
  DrPages           pages;
  DrGroup          *groups;
  gsize             n_groups;
  gsize             stride[DR_N_DIMENSIONS];
  dr_int128        *factor;       /* (owned) for each group of indicators of the grain, up to the scale of its row */
  DrPages           term_pages;
  DrAccumulator    *terms;        /* (nullable) of each group, where cells have them */
  gboolean          has_quantiles;
  DrCompletionList  completions;
} Folded;

static void
folded_clear (Folded *folded)
{
  dr_pages_clear (&folded->pages);
  dr_pages_clear (&folded->term_pages);
  g_free (folded->factor);
  if (folded->has_quantiles)
    dr_completion_list_clear (&folded->completions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, folded_clear)

static inline gsize
find_group (const Folded      *folded,
            const DrQueryPlan *plan,
            const gint32       code[DR_N_DIMENSIONS])
{
  gsize group = 0;

  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    group += (gsize) plan->rows[dimension].code[code[dimension]] * folded->stride[dimension];

  return group;
}

static inline __attribute__ ((always_inline)) gboolean
fold_cell (Run           *run,
           gsize          index,
           const gint32   code[DR_N_DIMENSIONS],
           gpointer       data,
           GError       **error)
{
  Folded *folded = data;
  DrCell cell;

  if (!dr_cells_read (run->cells, index, &cell))
    return TRUE;

  gsize group = find_group (folded, run->plan, code);
  if (folded->terms != NULL)
    {
      if (folded->groups[group].cell.n_rows == 0)
        dr_accumulator_init (&folded->terms[group]);
      dr_accumulator_merge (&folded->terms[group],
                            &((const DrAccumulatorCell *) dr_cells_at (run->cells, index))->actuals);
      folded->groups[group].terms = &folded->terms[group];
    }
  if (!dr_group_add_cell (&folded->groups[group], &run->source, &cell, code,
                          folded->factor[code[DR_DIMENSION_INDICATOR]]))
    return refuse_overflow (error);

  return TRUE;
}

static inline __attribute__ ((always_inline)) gboolean
collect_completion (Run           *run,
                    gsize          index,
                    const gint32   code[DR_N_DIMENSIONS],
                    gpointer       data,
                    GError       **error)
{
  Folded *folded = data;
  DrCell cell;

  if (dr_cells_read (run->cells, index, &cell) && cell.n_pairs > 0)
    dr_completion_list_add (&folded->completions, find_group (folded, run->plan, code), &cell, index);

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

static gboolean
folded_init (Folded             *folded,
             const DrQueryPlan  *plan,
             const DrCells      *cells,
             GError            **error)
{
  const DrGrouping *rows = plan->rows;

  folded->stride[DR_DIMENSION_INDICATOR] = 1;
  folded->stride[DR_DIMENSION_PERIOD] = (gsize) rows[DR_DIMENSION_INDICATOR].n_groups;
  if (!g_size_checked_mul (&folded->stride[DR_DIMENSION_UNIT], folded->stride[DR_DIMENSION_PERIOD],
                           (gsize) rows[DR_DIMENSION_PERIOD].n_groups) ||
      !g_size_checked_mul (&folded->n_groups, folded->stride[DR_DIMENSION_UNIT],
                           (gsize) rows[DR_DIMENSION_UNIT].n_groups))
    return dr_error_set (error, DR_ERROR_LIMIT, "the table has more rows than can be told apart: use fewer keys");

  folded->factor = g_new (dr_int128, MAX (plan->grain[DR_DIMENSION_INDICATOR].n_groups, 1));
  for (gint32 code = 0; code < plan->grain[DR_DIMENSION_INDICATOR].n_groups; code++)
    {
      int by = plan->rows_scale[rows[DR_DIMENSION_INDICATOR].code[code]] - plan->grain_scale[code];

      if (by > DR_DECIMAL_MAX_DIGITS)
        return refuse_overflow (error);
      folded->factor[code] = (dr_int128) dr_power_of_ten (by);
    }

  if (!dr_pages_init (&folded->pages, folded->n_groups, sizeof (DrGroup), "the rows of the table", error))
    return FALSE;
  folded->groups = folded->pages.data;
  if (cells->kind != DR_CELLS_ACCUMULATOR)
    return TRUE;
  if (!dr_pages_init (&folded->term_pages, folded->n_groups, sizeof (DrAccumulator), "the rows of the table", error))
    return FALSE;
  folded->terms = folded->term_pages.data;

  return TRUE;
}

/* A row for each group of cells. */
static gboolean
add_folded_rows (Run       *run,
                 GError   **error)
{
  const DrQueryPlan *plan = run->plan;
  const DrDimension *loop = plan->loop;
  g_auto (Folded) folded = { 0 };
  gint32 code[DR_N_DIMENSIONS];

  if (!folded_init (&folded, plan, run->cells, error) ||
      !(dr_query_change_applies (&run->source)
            ? dr_query_change_fold (&run->source, folded.groups, folded.stride, folded.factor, run->cancellable, error)
            : walk_cells (run, memory_loop, fold_cell, &folded, error)))
    return FALSE;

  if (wants_quantiles (plan))
    {
      folded.has_quantiles = TRUE;
      if (!dr_completion_list_init (&folded.completions, &folded.groups->n_completions, sizeof (DrGroup),
                                    folded.n_groups, error) ||
          !walk_cells (run, memory_loop, collect_completion, &folded, error))
        return FALSE;
      dr_completion_list_sort (&folded.completions);
      run->rows.quantiles = &folded.completions;
    }

  for (code[loop[0]] = 0; code[loop[0]] < plan->rows[loop[0]].n_groups; code[loop[0]]++)
    for (code[loop[1]] = 0; code[loop[1]] < plan->rows[loop[1]].n_groups; code[loop[1]]++)
      for (code[loop[2]] = 0; code[loop[2]] < plan->rows[loop[2]].n_groups; code[loop[2]]++)
        {
          gsize group = 0;

          for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
            group += (gsize) code[dimension] * folded.stride[dimension];
          if (folded.groups[group].cell.n_rows == 0)
            continue;
          *dr_row_maker_get_group (&run->rows) = folded.groups[group];
          if (!dr_row_maker_next (&run->rows, code, group, error))
            return FALSE;
        }

  /* The quantiles live no longer than this. */
  return dr_row_maker_flush (&run->rows, error);
}

/* Room for a row for each cell, so that columns need not grow. */
static gboolean
reserve_rows (Run       *run,
              GError   **error)
{
  gsize n_rows = 0;

  if (run->plan->question->limit > 0)
    return TRUE;
  for (gsize cell = 0; cell < run->cells->n_cells; cell++)
    n_rows += dr_cells_is_used (run->cells, cell);

  return dr_row_maker_reserve (&run->rows, n_rows, error);
}

/* A row for each cell, or what is left of them. */
static gboolean
add_rows (Run       *run,
          GError   **error)
{
  if ((run->plan->traits & DR_METRIC_IS_CHANGE) != 0 && run->cells->kind == DR_CELLS_ACTUAL && !run->cells->is_sparse)
    return dr_query_change_add (&run->source, &run->rows, run->plan->loop, run->cancellable, error);

  return reserve_rows (run, error) && walk_cells (run, run->plan->loop, add_cell_as_row, NULL, error);
}

DrTable *
dr_query_make_table (const DrQueryPlan  *plan,
                     const DrCells      *cells,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_auto (Run) run = { .plan = plan, .cells = cells, .cancellable = cancellable };

  if (!dr_cell_source_init (&run.source, plan, cells, error) ||
      !dr_row_maker_init (&run.rows, plan, cells, error) ||
      !(plan->is_identity ? add_rows (&run, error) : add_folded_rows (&run, error)))
    return NULL;

  return dr_row_maker_finish (&run.rows, error);
}
