/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-pair-fold-private.h"
#include "base/dr-error-private.h"

/* How far off the plan is near: by so many of so many parts of it. */
typedef struct
{
  gboolean is_known;
  guint64  parts;
  guint64  of;
} Margin;

static Margin
find_margin (const DrQuestion *question)
{
  const DrQuotient *near_part = &question->near_part;

  if (question->near_threshold == NULL)
    return (Margin) { .is_known = TRUE, .parts = 0, .of = 1 };

  dr_int128 parts = near_part->denominator - near_part->numerator;

  return (Margin) { .is_known = parts >= 0 && parts == (gint64) parts && near_part->denominator == (gint64) near_part->denominator,
                    .parts = (guint64) parts, .of = (guint64) near_part->denominator };
}

gboolean
dr_pair_fold_applies (const DrCellSource *source)
{
  return !source->cells->is_sparse && source->cells->kind == DR_CELLS_PAIR && !source->needs_sums &&
         source->plan->targets == NULL && (source->plan->traits & DR_METRIC_IS_CHANGE) == 0 && find_margin (source->plan->question).is_known;
}

/* Judges as dr_cell_source_judge() does. How a cell does is nothing that a processor could foresee: no branches. */
static inline __attribute__ ((always_inline)) guint
judge (gint64   actual,
       gint64   planned,
       gboolean is_less_better,
       Margin   margin)
{
  guint64 gap = actual < planned ? (guint64) planned - (guint64) actual : (guint64) actual - (guint64) planned;
  guint64 magnitude = planned < 0 ? -(guint64) planned : (guint64) planned;
  guint is_near = (dr_uint128) gap * margin.of <= (dr_uint128) magnitude * margin.parts;
  guint attainment = is_near ? DR_ATTAINMENT_NEAR : DR_ATTAINMENT_MISSED;

  attainment = (actual < planned) == is_less_better ? DR_ATTAINMENT_EXCEEDED : attainment;
  attainment = actual == planned ? DR_ATTAINMENT_MET : attainment;

  return planned == 0 ? DR_ATTAINMENT_UNDEFINED : attainment;
}

/* What the loop is to do is known when this is compiled. */
static inline __attribute__ ((always_inline)) void
fold_unit (const DrCellSource *source,
           DrGroup            *groups,
           const gsize         stride[DR_N_DIMENSIONS],
           DrCompletionList   *completions,
           guint               part,
           gint32              unit,
           gboolean            is_attainment,
           gboolean            has_completions,
           Margin              margin)
{
  const DrGrouping *rows = source->plan->rows;
  gint32 n_periods = source->plan->grain[DR_DIMENSION_PERIOD].n_groups;
  gint32 n_indicators = source->plan->grain[DR_DIMENSION_INDICATOR].n_groups;
  gsize index = (gsize) unit * source->stride[DR_DIMENSION_UNIT];
  const DrPairCell *cells = source->cells->pages.data;
  gsize unit_group = (gsize) rows[DR_DIMENSION_UNIT].code[unit] * stride[DR_DIMENSION_UNIT];

  for (gint32 period = 0; period < n_periods; period++)
    {
      gsize period_group = unit_group + (gsize) rows[DR_DIMENSION_PERIOD].code[period] * stride[DR_DIMENSION_PERIOD];

      for (gint32 indicator = 0; indicator < n_indicators; indicator++, index++)
        {
          const DrPairCell *cell = &cells[index];

          if (cell->actual == 0)
            continue;

          gint64 actual = (gint64) (cell->actual ^ DR_SUM_BIAS);
          gsize group = period_group + (gsize) rows[DR_DIMENSION_INDICATOR].code[indicator];

          groups[group].cell.n_rows++;
          groups[group].n_completions += cell->planned > 0;
          if (is_attainment)
            groups[group].n_attained[judge (actual, cell->planned, source->desire[indicator] == DR_DESIRE_LESS, margin)]++;
          if (has_completions && cell->planned > 0)
            dr_completion_list_add_narrow (completions, part, group, actual, cell->planned, index);
        }
    }
}

gboolean
dr_pair_fold_run (const DrCellSource *source,
                  DrGroup            *groups,
                  const gsize         stride[DR_N_DIMENSIONS],
                  DrCompletionList   *completions,
                  guint               part,
                  gint32              first,
                  gint32              end,
                  GCancellable       *cancellable,
                  GError            **error)
{
  gboolean is_attainment = (source->plan->traits & DR_METRIC_IS_ATTAINMENT) != 0;
  Margin margin = find_margin (source->plan->question);

  for (gint32 unit = first; unit < end; unit++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (is_attainment && completions != NULL)
        fold_unit (source, groups, stride, completions, part, unit, TRUE, TRUE, margin);
      else if (is_attainment)
        fold_unit (source, groups, stride, NULL, part, unit, TRUE, FALSE, margin);
      else if (completions != NULL)
        fold_unit (source, groups, stride, completions, part, unit, FALSE, TRUE, margin);
      else
        fold_unit (source, groups, stride, NULL, part, unit, FALSE, FALSE, margin);
    }

  return TRUE;
}
