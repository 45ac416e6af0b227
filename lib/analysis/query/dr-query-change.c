/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-query-change-private.h"
#include "base/dr-error-private.h"

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

static inline gboolean
add (dr_int128 *sum,
     gint64     value,
     dr_int128  factor)
{
  dr_int128 scaled = value;

  if (factor != 1 && __builtin_mul_overflow (scaled, factor, &scaled))
    return FALSE;

  return !__builtin_add_overflow (*sum, scaled, sum);
}

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

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

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
              fits &= add (&group->current, get_sum (now[indicator]), factor[indicator]) &
                      add (&group->previous, get_sum (before[indicator]), factor[indicator]);
            }
        }
    }

  return fits ||
         dr_error_set (error, DR_ERROR_OVERFLOW, "a sum of the query does not fit 128 bits: ask for smaller groups");
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
