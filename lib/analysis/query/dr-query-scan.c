/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-query-scan-private.h"
#include "analysis/query/dr-query-overflow-private.h"

/* Adds what a group has to those of all above it. Divided units have groups behind these, and are shared out later. */
static gboolean
roll_up (const DrQueryPlan *plan,
         DrCells           *cells,
         gboolean          *overflows,
         GError           **error)
{
  const gint32 *above = plan->group_above;
  gint32 n_groups = plan->grain[DR_DIMENSION_UNIT].n_groups;
  gsize stride = (gsize) plan->grain[DR_DIMENSION_PERIOD].n_groups * plan->grain[DR_DIMENSION_INDICATOR].n_groups;

  if (cells->is_sparse)
    {
      /* What is there now are the figures of the units themselves; each goes to all above. */
      gsize n_cells = cells->n_cells;
      DrCells own = { .kind = cells->kind, .cell_size = cells->cell_size };
      gboolean result = dr_pages_init_from_pool (&own.pages, cells->pool, FALSE, n_cells, cells->cell_size, "the groups of the query", error);

      if (result)
        memcpy (own.pages.data, cells->pages.data, n_cells * cells->cell_size);
      for (gsize cell = 0; cell < n_cells && result; cell++)
        {
          guint64 group = cells->group[cell] / stride;

          for (gint32 into = group < (guint64) n_groups ? above[group] : -1; into >= 0 && result; into = above[into])
            {
              result = dr_cells_reserve (cells, 1, error);
              if (result)
                *overflows |= !dr_cells_add (cells,
                                             dr_cells_find_or_add (cells, (guint64) into * stride + cells->group[cell] % stride),
                                             &own, cell);
            }
        }
      dr_cells_clear (&own);

      return result;
    }

  /* The deepest first, so that whoever is added has all from below. */
  g_autofree gint32 *n_below = g_new0 (gint32, MAX (n_groups, 1));
  g_autofree gint32 *order = g_new (gint32, MAX (n_groups, 1));
  gint32 n_ordered = 0;

  for (gint32 group = 0; group < n_groups; group++)
    if (above[group] >= 0)
      n_below[above[group]]++;
  for (gint32 group = 0; group < n_groups; group++)
    if (n_below[group] == 0)
      order[n_ordered++] = group;
  for (gint32 i = 0; i < n_ordered; i++)
    {
      gint32 into = above[order[i]];

      if (into < 0)
        continue;

      *overflows |= !dr_cells_add_range (cells, (gsize) into * stride, cells, (gsize) order[i] * stride, stride);
      if (--n_below[into] == 0)
        order[n_ordered++] = into;
    }

  return TRUE;
}

/* Whether figures need more than 64 bits, or belong together with those of other rows. */
static gboolean
has_wide_figures (const GArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      if (block->actual.wide != NULL || block->planned.wide != NULL || block->pairing != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether figures have more to tell than what they are. */
static gboolean
has_terms (const GArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      if (block->flags != NULL || block->lower != NULL || block->upper != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
init_cells (DrCells            *cells,
            const DrQueryPlan  *plan,
            DrCellsKind         kind,
            guint64             n_rows,
            GError            **error)
{
  return dr_query_plan_is_dense (plan, kind, n_rows)
             ? dr_cells_init_dense (cells, kind, dr_query_plan_count_cells (plan), plan->dataset->pool, error)
             : dr_cells_init_sparse (cells, kind, plan->dataset->pool, error);
}

static gboolean
add_blocks (const DrQueryPlan  *plan,
            const GArray       *blocks,
            DrCells            *cells,
            gboolean           *overflows,
            GCancellable       *cancellable,
            GError            **error)
{
  DrScan scan = {
    .dataset = plan->dataset,
    .blocks = blocks,
    .groupings = {
      [DR_DIMENSION_UNIT] = dr_query_plan_get_scanned_units (plan),
      [DR_DIMENSION_PERIOD] = &plan->grain[DR_DIMENSION_PERIOD],
      [DR_DIMENSION_INDICATOR] = &plan->grain[DR_DIMENSION_INDICATOR],
    },
    .wants_actual = plan->wants_actual,
    .wants_planned = plan->wants_planned,
    .standings = plan->standings,
    .multiplier = plan->multiplier,
    .n_threads = dr_query_plan_get_n_threads (plan),
  };

  return dr_scan_run (&scan, cells, overflows, cancellable, error);
}

/* What is yet to be done when all rows are added: all go to those above, and units that were divided are shared out.
 * Not before then has every sum come back from where it may have been on its way. */
static gboolean
finish_cells (const DrQueryPlan  *plan,
              DrCells            *cells,
              gboolean           *overflows,
              GError            **error)
{
  gsize stride = (gsize) plan->grain[DR_DIMENSION_PERIOD].n_groups * plan->grain[DR_DIMENSION_INDICATOR].n_groups;

  if (plan->ancestors_key >= 0 && !roll_up (plan, cells, overflows, error))
    return FALSE;
  if (plan->is_split && !dr_cells_fit (cells))
    {
      *overflows = TRUE;
      return TRUE;
    }
  if (plan->is_split && !dr_unit_split_share (&plan->split, cells, stride, error))
    return FALSE;

  *overflows |= !dr_cells_fit (cells);

  return TRUE;
}

/* Whether cells have to keep all that is known of their figures. */
static gboolean
needs_terms (const DrQueryPlan *plan,
             guint              traits,
             gboolean           has_terms)
{
  return plan->is_split || (traits & DR_METRIC_NEEDS_TERMS) != 0 || ((traits & DR_METRIC_IS_SUM) != 0 && has_terms);
}

gboolean
dr_query_scan_run (const DrQueryPlan  *plan,
                   guint               traits,
                   DrCells            *cells,
                   GCancellable       *cancellable,
                   GError            **error)
{
  const DrDataset *dataset = plan->dataset;
  const GArray *facts = dr_query_plan_get_facts (plan);
  DrCellsKind kind = dr_query_plan_choose_kind (plan, traits);

  /* Narrow cells count in 31 bits. */
  if (has_wide_figures (facts) || (kind == DR_CELLS_BOTH && dataset->n_rows >= DR_ROW_SEEN))
    kind = DR_CELLS_WIDE;
  if (needs_terms (plan, traits, has_terms (facts)))
    kind = DR_CELLS_ACCUMULATOR;

  while (TRUE)
    {
      gboolean overflows = FALSE;

      if (!init_cells (cells, plan, kind, dataset->n_rows, error) ||
          !add_blocks (plan, facts, cells, &overflows, cancellable, error) ||
          (!overflows && !finish_cells (plan, cells, &overflows, error)))
        return FALSE;
      if (!overflows)
        return TRUE;

      /* What does not fit 64 bits is done again in 128. */
      dr_cells_clear (cells);
      if (kind == DR_CELLS_WIDE || kind == DR_CELLS_ACCUMULATOR)
        return dr_query_refuse_sum (error);
      kind = DR_CELLS_WIDE;
    }
}

/* Rows that may come, for all that is known: whoever streams has many. Of cells side by side only those that are used
 * take memory. */
#define ROWS_TO_COME ((guint64) 1 << 23)

gboolean
dr_query_tally_init (DrQueryTally       *self,
                     const DrQueryPlan  *plan,
                     gboolean            has_standings,
                     GError            **error)
{
  DrCellsKind kind = dr_query_plan_choose_kind (plan, plan->traits);

  *self = (DrQueryTally) { .plan = plan };
  if (plan->multiplier != NULL)
    kind = DR_CELLS_WIDE;
  if (needs_terms (plan, plan->traits, has_standings))
    kind = DR_CELLS_ACCUMULATOR;

  return init_cells (&self->cells, plan, kind, ROWS_TO_COME, error);
}

void
dr_query_tally_clear (DrQueryTally *self)
{
  dr_cells_clear (&self->cells);
}

/* Adds to @most what so many of these figures can add up to; false where that does not fit 63 bits. */
static gboolean
add_most (const DrFactColumn *column,
          gsize               n_rows,
          guint64            *most)
{
  guint64 bits = 0;
  guint64 more;

  if (column->wide != NULL)
    return FALSE;
  /* The bits of slots without a figure make it larger at worst. */
  for (gsize row = 0; row < n_rows && column->narrow != NULL; row++)
    bits |= (guint64) (column->narrow[row] ^ (column->narrow[row] >> 63));
  if (bits == 0)
    return TRUE;

  guint64 greatest = G_MAXUINT64 >> __builtin_clzll (bits);

  return !__builtin_mul_overflow (greatest + 1, (guint64) n_rows, &more) &&
         !__builtin_add_overflow (*most, more, most) && *most <= G_MAXINT64;
}

/* Sums that were no more than that fit whatever cell they are in. */
static gboolean
may_overflow (DrQueryTally  *self,
              const GArray  *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      self->n_rows += block->n_rows;
      if (!add_most (&block->actual, block->n_rows, &self->most_actual) ||
          !add_most (&block->planned, block->n_rows, &self->most_planned))
        return TRUE;
    }

  return self->n_rows >= DR_ROW_SEEN;
}

gboolean
dr_query_tally_add (DrQueryTally  *self,
                    const GArray  *blocks,
                    GCancellable  *cancellable,
                    GError       **error)
{
  gboolean is_narrow = self->cells.kind != DR_CELLS_WIDE && self->cells.kind != DR_CELLS_ACCUMULATOR;
  gboolean overflows = FALSE;

  if (is_narrow && may_overflow (self, blocks) && !dr_cells_widen (&self->cells, error))
    return FALSE;
  if (!add_blocks (self->plan, blocks, &self->cells, &overflows, cancellable, error))
    return FALSE;

  return !overflows || dr_query_refuse_sum (error);
}

gboolean
dr_query_tally_finish (DrQueryTally  *self,
                       GError       **error)
{
  gboolean overflows = FALSE;

  if (!finish_cells (self->plan, &self->cells, &overflows, error))
    return FALSE;

  return !overflows || dr_query_refuse_sum (error);
}
