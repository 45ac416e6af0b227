/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-query-change-private.h"
#include "analysis/query/dr-query-overflow-private.h"
#include "base/dr-error-private.h"
#include "base/dr-vectorized-private.h"

gboolean
dr_query_change_applies (const DrCellSource *source)
{
  return !source->cells->is_sparse && source->cells->kind == DR_CELLS_ACTUAL && !source->needs_sums &&
         source->earlier != NULL;
}

/* A sum as it is kept is 0 where there is none, and compares like the sum otherwise. */
static inline gint64
get_sum (guint64 kept)
{
  return (gint64) (kept ^ DR_SUM_BIAS);
}

/* Adds what a group has in this period and had in the earlier one; false where a product does not fit. */
static inline gboolean
add_change (DrGroup   *group,
            gint64     current,
            gint64     previous,
            dr_int128  factor)
{
  dr_int128 now = current;
  dr_int128 before = previous;

  if (factor != 1 && (__builtin_mul_overflow (now, factor, &now) || __builtin_mul_overflow (before, factor, &before)))
    return FALSE;
  dr_wrapping_sum_add (&group->current, &group->wraps[DR_GROUP_CURRENT], now);
  dr_wrapping_sum_add (&group->previous, &group->wraps[DR_GROUP_PREVIOUS], before);

  return TRUE;
}

/* Adds the cells of units from @first up to @end to their groups, one after another. */
static gboolean
fold_plainly (const DrCellSource *source,
              DrGroup            *groups,
              const gsize         stride[DR_N_DIMENSIONS],
              const dr_int128    *factor,
              gint32              first,
              gint32              end)
{
  const DrQueryPlan *plan = source->plan;
  const guint64 *sums = source->cells->pages.data;
  gint32 n_periods = plan->grain[DR_DIMENSION_PERIOD].n_groups;
  gint32 n_indicators = plan->grain[DR_DIMENSION_INDICATOR].n_groups;
  const gint32 *indicator_group = plan->rows[DR_DIMENSION_INDICATOR].code;
  gboolean fits = TRUE;

  for (gint32 unit = first; unit < end; unit++)
    {
      const guint64 *of_unit = sums + (gsize) unit * source->stride[DR_DIMENSION_UNIT];
      gsize unit_group = (gsize) plan->rows[DR_DIMENSION_UNIT].code[unit] * stride[DR_DIMENSION_UNIT];

      for (gint32 period = 0; period < n_periods; period++)
        {
          const guint64 *now = of_unit + (gsize) period * n_indicators;
          gint32 earlier = source->earlier[period];
          const guint64 *before = earlier < 0 ? NULL : of_unit + (gsize) earlier * n_indicators;
          DrGroup *of_period = groups + unit_group +
                               (gsize) plan->rows[DR_DIMENSION_PERIOD].code[period] * stride[DR_DIMENSION_PERIOD];

          for (gint32 indicator = 0; indicator < n_indicators; indicator++)
            {
              DrGroup *group = of_period + indicator_group[indicator];

              if (now[indicator] == 0)
                continue;
              group->cell.n_rows++;
              if (before == NULL || before[indicator] == 0)
                continue;

              group->n_compared++;
              group->n_increased += now[indicator] > before[indicator];
              group->n_decreased += now[indicator] < before[indicator];
              fits &= add_change (group, get_sum (now[indicator]), get_sum (before[indicator]), factor[indicator]);
            }
        }
    }

  return fits;
}

/* What the cells of one period and indicator come to over some units of one group. */
typedef struct
{
  guint64 *counts;      /* (owned) rows, compared, increased, decreased: 16 bits each, the first the lowest */
  gint64  *current;     /* (owned) */
  gint64  *previous;    /* (owned) */
} Tally;

#define COUNT_BITS 16
#define COUNT_MASK (((guint64) 1 << COUNT_BITS) - 1)
/* Units whose sums, each below SMALL_SUM, do not overflow 64 bits, nor their number 16. */
#define TALLY_UNITS 8192
#define SMALL_SUM ((guint64) 1 << 49)
/* With fewer units it is quicker to add one after another. */
#define FEW_UNITS 16

/* Beyond 0 where a sum that is there is not small. */
static inline guint64
get_excess (guint64 kept)
{
  return (kept - (DR_SUM_BIAS - SMALL_SUM)) >> 50;
}

/* Adds the cells of one unit and period, and those to compare with. Beyond 0 where any is not small. */
static DR_VECTORIZED guint64
tally_period (const guint64 *restrict now,
              const guint64 *restrict before,
              gsize                   n_indicators,
              guint64       *restrict counts,
              gint64        *restrict current,
              gint64        *restrict previous)
{
  guint64 excess = 0;

  for (gsize i = 0; i < n_indicators; i++)
    {
      gint64 value = get_sum (now[i]);
      gint64 earlier = get_sum (before[i]);
      guint64 is_there = -(guint64) (now[i] != 0);
      guint64 is_compared = is_there & -(guint64) (before[i] != 0);
      guint64 is_more = -(guint64) (value > earlier);
      guint64 is_less = -(guint64) (value < earlier);

      counts[i] += (is_there & 1) + (is_compared & (((guint64) 1 << COUNT_BITS) +
                                                    (is_more & (guint64) 1 << 2 * COUNT_BITS) +
                                                    (is_less & (guint64) 1 << 3 * COUNT_BITS)));
      current[i] += value & (gint64) is_compared;
      previous[i] += earlier & (gint64) is_compared;
      excess |= (get_excess (now[i]) | get_excess (before[i])) & is_compared;
    }

  return excess;
}

static DR_VECTORIZED void
count_period (const guint64 *restrict now,
              gsize                   n_indicators,
              guint64       *restrict counts)
{
  for (gsize i = 0; i < n_indicators; i++)
    counts[i] += now[i] != 0;
}

/* Adds the cells of units from @first up to @end, at most TALLY_UNITS; false where one is not small. */
static gboolean
tally_units (const DrCellSource *source,
             Tally              *tally,
             gint32              first,
             gint32              end)
{
  gsize n_periods = (gsize) source->plan->grain[DR_DIMENSION_PERIOD].n_groups;
  gsize n_indicators = (gsize) source->plan->grain[DR_DIMENSION_INDICATOR].n_groups;
  gsize n = n_periods * n_indicators;
  guint64 excess = 0;

  memset (tally->counts, 0, n * sizeof *tally->counts);
  memset (tally->current, 0, n * sizeof *tally->current);
  memset (tally->previous, 0, n * sizeof *tally->previous);
  for (gint32 unit = first; unit < end; unit++)
    {
      const guint64 *of_unit = (const guint64 *) source->cells->pages.data +
                               (gsize) unit * source->stride[DR_DIMENSION_UNIT];

      for (gsize period = 0; period < n_periods; period++)
        {
          gsize at = period * n_indicators;

          if (source->earlier[period] < 0)
            count_period (of_unit + at, n_indicators, tally->counts + at);
          else
            excess |= tally_period (of_unit + at, of_unit + (gsize) source->earlier[period] * n_indicators, n_indicators,
                                    tally->counts + at, tally->current + at, tally->previous + at);
        }
    }

  return excess == 0;
}

/* Adds a tally to the groups that begin with @groups. */
static gboolean
add_tally (const DrCellSource *source,
           const Tally        *tally,
           DrGroup            *groups,
           const gsize         stride[DR_N_DIMENSIONS],
           const dr_int128    *factor)
{
  const DrGrouping *rows = source->plan->rows;
  gsize n_periods = (gsize) source->plan->grain[DR_DIMENSION_PERIOD].n_groups;
  gsize n_indicators = (gsize) source->plan->grain[DR_DIMENSION_INDICATOR].n_groups;
  gboolean fits = TRUE;

  for (gsize period = 0; period < n_periods; period++)
    for (gsize indicator = 0; indicator < n_indicators; indicator++)
      {
        gsize at = period * n_indicators + indicator;
        guint64 counts = tally->counts[at];
        DrGroup *group = groups + (gsize) rows[DR_DIMENSION_PERIOD].code[period] * stride[DR_DIMENSION_PERIOD] +
                         rows[DR_DIMENSION_INDICATOR].code[indicator];

        group->cell.n_rows += counts & COUNT_MASK;
        group->n_compared += counts >> COUNT_BITS & COUNT_MASK;
        group->n_increased += counts >> 2 * COUNT_BITS & COUNT_MASK;
        group->n_decreased += counts >> 3 * COUNT_BITS;
        fits &= add_change (group, tally->current[at], tally->previous[at], factor[indicator]);
      }

  return fits;
}

static gboolean
tally_init (Tally   *self,
            gsize    n,
            GError **error)
{
  *self = (Tally) { g_try_new (guint64, MAX (n, 1)), g_try_new (gint64, MAX (n, 1)), g_try_new (gint64, MAX (n, 1)) };

  return (self->counts != NULL && self->current != NULL && self->previous != NULL) ||
         dr_error_set (error, DR_ERROR_LIMIT, "the changes of the query: no memory for %" G_GSIZE_FORMAT " of them", n);
}

static void
tally_clear (Tally *self)
{
  g_free (self->counts);
  g_free (self->current);
  g_free (self->previous);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tally, tally_clear)

gboolean
dr_query_change_fold (const DrCellSource *source,
                      DrGroup            *groups,
                      const gsize         stride[DR_N_DIMENSIONS],
                      const dr_int128    *factor,
                      gint32              first,
                      gint32              end,
                      GCancellable       *cancellable,
                      GError            **error)
{
  const gint32 *unit_group = source->plan->rows[DR_DIMENSION_UNIT].code;
  g_auto (Tally) tally = { 0 };
  gboolean fits = TRUE;
  gint32 run_end;

  if (!tally_init (&tally, source->stride[DR_DIMENSION_UNIT], error))
    return FALSE;

  for (gint32 unit = first; unit < end; unit = run_end)
    {
      run_end = unit + 1;
      while (run_end < end && run_end - unit < TALLY_UNITS && unit_group[run_end] == unit_group[unit])
        run_end++;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (run_end - unit < FEW_UNITS || !tally_units (source, &tally, unit, run_end))
        fits &= fold_plainly (source, groups, stride, factor, unit, run_end);
      else
        fits &= add_tally (source, &tally, groups + (gsize) unit_group[unit] * stride[DR_DIMENSION_UNIT], stride, factor);
    }

  return fits || dr_query_refuse_sum (error);
}

/* A bar of small numbers that lies no higher than that of the rows: @times / 2^@shift. */
typedef struct
{
  gint64 times;
  guint  shift;
} LowBar;

#define MOST_TIMES 4096
#define MOST_SHIFT 8

/* False where the bar is not known, or too low for that. */
static gboolean
find_low_bar (const DrRowMaker *rows,
              LowBar           *low)
{
  dr_int128 times = 0;

  if (!rows->has_narrow_bar)
    return FALSE;

  low->shift = MOST_SHIFT + 1;
  do
    {
      dr_int128 numerator = rows->narrow_bar_numerator * (dr_int128) (1 << --low->shift);

      times = numerator / rows->narrow_bar_denominator;
      times -= times * rows->narrow_bar_denominator > numerator;
    }
  while (low->shift > 0 && ABS (times) > MOST_TIMES);
  low->times = (gint64) MIN (times, MOST_TIMES);

  return times >= -MOST_TIMES;
}

/* Beyond 0 where any cell of one unit and period may have changed by as much as the bar says. */
static DR_VECTORIZED guint64
find_reaching (const guint64 *restrict now,
               const guint64 *restrict before,
               gsize                   n_indicators,
               gint64                  times,
               guint                   shift)
{
  guint64 found = 0;

  for (gsize i = 0; i < n_indicators; i++)
    {
      gint64 value = get_sum (now[i]);
      gint64 earlier = get_sum (before[i]);
      guint64 is_compared = -(guint64) (now[i] != 0) & -(guint64) (before[i] != 0);
      guint64 is_reaching = -(guint64) (earlier > 0) &
                            -(guint64) ((gint64) (((guint64) value - (guint64) earlier) << shift) >=
                                        (gint64) ((guint64) earlier * (guint64) times));

      found |= is_compared & (is_reaching | get_excess (now[i]) | get_excess (before[i]));
    }

  return found;
}

/* Whether a unit may have a row that is not cut. */
static gboolean
may_reach_bar (const DrCellSource *source,
               const LowBar       *bar,
               gint32              unit)
{
  gsize n_periods = (gsize) source->plan->grain[DR_DIMENSION_PERIOD].n_groups;
  gsize n_indicators = (gsize) source->plan->grain[DR_DIMENSION_INDICATOR].n_groups;
  const guint64 *of_unit = (const guint64 *) source->cells->pages.data + (gsize) unit * source->stride[DR_DIMENSION_UNIT];
  guint64 found = 0;

  for (gsize period = 0; period < n_periods; period++)
    if (source->earlier[period] >= 0)
      found |= find_reaching (of_unit + period * n_indicators, of_unit + (gsize) source->earlier[period] * n_indicators,
                              n_indicators, bar->times, bar->shift);

  return found != 0;
}

gboolean
dr_query_change_add (const DrCellSource *source,
                     DrRowMaker         *rows,
                     const DrDimension  *loop,
                     gint32              first,
                     gint32              end,
                     GCancellable       *cancellable,
                     GError            **error)
{
  const DrQueryPlan *plan = source->plan;
  const guint64 *sums = source->cells->pages.data;
  gboolean leaves_out_unchanged = dr_row_maker_leaves_out (rows, DR_METRIC_IS_CHANGE);
  gsize stride = source->stride[loop[2]];
  gint32 code[DR_N_DIMENSIONS];

  for (code[loop[0]] = first; code[loop[0]] < end; code[loop[0]]++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      LowBar bar;
      if (loop[0] == DR_DIMENSION_UNIT && leaves_out_unchanged && find_low_bar (rows, &bar) &&
          !may_reach_bar (source, &bar, code[DR_DIMENSION_UNIT]))
        continue;

      for (code[loop[1]] = 0; code[loop[1]] < plan->grain[loop[1]].n_groups; code[loop[1]]++)
        {
          code[loop[2]] = 0;
          const guint64 *now = sums + dr_cell_source_find (source, code);

          for (; code[loop[2]] < plan->grain[loop[2]].n_groups; code[loop[2]]++, now += stride)
            {
              gint32 earlier = source->earlier[code[DR_DIMENSION_PERIOD]];
              gssize back = ((gssize) code[DR_DIMENSION_PERIOD] - earlier) *
                            (gssize) source->stride[DR_DIMENSION_PERIOD];
              guint64 before = *now == 0 || earlier < 0 ? 0 : *(now - back);

              if (*now == 0 || (before == 0 && leaves_out_unchanged) ||
                  (before != 0 && dr_row_maker_is_change_cut (rows, get_sum (*now), get_sum (before))))
                continue;

              DrGroup *group = dr_row_maker_get_group (rows);
              group->cell = (DrCell) { .n_rows = 1, .n_actual = 1, .actual = get_sum (*now) };
              group->terms = NULL;
              group->n_compared = before != 0;
              group->current = get_sum (*now);
              group->previous = get_sum (before);
              group->n_increased = before != 0 && *now > before;
              group->n_decreased = before != 0 && *now < before;
              if (!dr_row_maker_next (rows, code, 0, error))
                return FALSE;
            }
        }
    }

  return TRUE;
}
