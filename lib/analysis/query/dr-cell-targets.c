/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-target.h>

#include "analysis/dataset/dr-fact-target-private.h"
#include "analysis/dataset/dr-fact-thinning-private.h"
#include "analysis/query/dr-cell-targets-private.h"
#include "analysis/query/dr-query-overflow-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"
#include "model/dr-attainment-private.h"
#include "model/dr-change-private.h"
#include "model/dr-target-private.h"

/* What is known of the targets of one cell. Zeroed memory: nothing yet. */
typedef struct
{
  DrDecimal beyond;       /* what the upper ends of its plans add up to beyond the plans themselves, in parts of one over
                             the denominator of the query */
  guint64   n_told;       /* achievements of which a percentage or a difference is told, and no plan */
  guint8    told;         /* DrAttainment of the first of those */
  guint8    comparator;   /* DrComparator of its plans, and one more than that */
  guint8    is_mixed;     /* they compare differently */
} CellTargets;

struct _DrCellTargets
{
  DrQueryPlan *plan;
  DrCells      cells;     /* (element-type CellTargets) hashed, by the numbers of cells */
};

/* What a row of the dataset has. */
typedef struct
{
  const DrFactBlock    *block;
  gsize                 row;
  guint64               number;
  gboolean              has_paired_plan;
  DrComparator          comparator;     /* of that plan */
  const DrReportData   *data;           /* (nullable) of the report that tells it */
  const DrTargetRecord *target;         /* (nullable) */
  gboolean              tells_result;   /* without a plan, how far it was reached */
} Row;

/* Whether an achievement that has no plan says how it stands to one. */
static gboolean
tells_result (const DrReportData  *data,
              const DrContributor *contributor)
{
  if (contributor->is_target)
    return FALSE;

  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, contributor->item);
  const DrTargetRecord *target = dr_fact_target_get (data, contributor);
  if (target != NULL && target->has_planned)
    return FALSE;

  return record->has_percent_of_target ||
         (record->has_change &&
          g_strcmp0 (dr_report_data_get_string (data, dr_report_data_get_extras (data, record)->change_against),
                     DR_CHANGE_TARGET) == 0);
}

static DrComparator
get_usual_comparator (const DrDataset *dataset,
                      gint32           indicator)
{
  return dr_target_choose_comparator ((DrDesire) dataset->indicators->desire[indicator], DR_HEDGE_EXACT);
}

/* Reads a row; false where it is nothing that attainment is judged by. */
static gboolean
read_row (const DrQueryPlan *plan,
          const DrFactBlock *block,
          gsize              index,
          guint64            number,
          Row               *row)
{
  const DrDataset *dataset = plan->dataset;
  const DrContributor *contributor = dr_fact_target_find_contributor (dataset, block, index);
  guint left_out = plan->left_out == NULL ? 0 : plan->left_out[number];
  guint pairing = plan->pairing == NULL ? 0 : plan->pairing[number];
  gboolean has_actual = dr_fact_column_has (&block->actual, index);
  gboolean has_planned = dr_fact_column_has (&block->planned, index);

  *row = (Row) { .block = block, .row = index, .number = number };
  if ((plan->wants_actual && !has_actual) || (plan->wants_planned && !has_planned) ||
      !dr_fact_block_has_standing (block, index, plan->standings) || dr_fact_is_thinned_away (block, index, (guint8) left_out))
    return FALSE;

  gboolean counts_actual = has_actual && (left_out & DR_FIGURE_ACTUAL) == 0;
  gboolean counts_planned = has_planned && (left_out & DR_FIGURE_PLANNED) == 0;
  row->comparator = get_usual_comparator (dataset, block->indicator[index]);
  row->has_paired_plan = counts_planned && (counts_actual || (pairing & DR_PAIRED_PLANNED) != 0);
  if (row->has_paired_plan)
    {
      const DrContributor *source = dr_fact_target_find_source (dataset, block, index);

      row->data = source == NULL ? NULL : dr_fact_target_get_data (dataset, source);
      row->target = source == NULL ? NULL : dr_fact_target_get (row->data, source);
      if (row->target != NULL)
        row->comparator = (DrComparator) row->target->comparator;
      return TRUE;
    }

  row->tells_result = contributor != NULL && !has_planned && counts_actual == has_actual &&
                      tells_result (dr_fact_target_get_data (dataset, contributor), contributor);

  return row->tells_result;
}

/* Whether a row is not judged by its figures and its indicator alone. */
static gboolean
is_special (const DrDataset *dataset,
            const Row       *row)
{
  return row->tells_result || row->comparator != get_usual_comparator (dataset, row->block->indicator[row->row]) ||
         (row->target != NULL && row->target->planned.upper != DR_NONE);
}

static const char *
get_nick (DrComparator comparator)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (DR_TYPE_COMPARATOR);

  return g_enum_get_value (enum_class, (gint) comparator)->value_nick;
}

static GError *
make_conflict (const DrDataset *dataset,
               const Row       *row,
               DrComparator     other)
{
  GError *error = NULL;

  dr_error_set (&error, DR_ERROR_MISMATCH,
                "what %s planned of “%s” is “%s” in one place and “%s” in another, and a sum is judged by neither: "
                "judge each by itself with the grain \"unit\", \"indicator\" and \"period\", or leave one out with a filter",
                dr_string_column_get (dataset->units->ids, (guint32) row->block->unit[row->row]),
                dr_string_column_get (dataset->indicators->labels, (guint32) row->block->indicator[row->row]),
                get_nick (other), get_nick (row->comparator));

  return error;
}

/* How far the plan of a row reaches beyond its value, so many times. */
static gboolean
find_beyond (const Row *row,
             gint64     times,
             DrDecimal *beyond)
{
  *beyond = (DrDecimal) { 0, 0 };
  if (row->target == NULL || row->target->planned.upper == DR_NONE)
    return TRUE;

  const DrIndicatorRecord *indicator = &g_array_index (row->data->indicators, DrIndicatorRecord, row->target->indicator);
  g_autoptr (DrQuantity) planned = dr_report_data_make_quantity (row->data, &row->target->planned, indicator->measure, DR_NONE);
  const DrDecimal factor = { times, 0 };

  return planned != NULL && dr_decimal_subtract (&planned->upper, &planned->value, beyond) &&
         dr_decimal_multiply (beyond, &factor, beyond);
}

static gboolean
add_to_cell (DrCellTargets  *self,
             const Row      *row,
             guint64         group,
             gint64          times,
             GError        **error)
{
  if (!dr_cells_reserve (&self->cells, 1, error))
    return FALSE;

  CellTargets *targets = dr_cells_at (&self->cells, dr_cells_find_or_add (&self->cells, group));
  if (row->tells_result)
    {
      if (targets->n_told++ == 0)
        {
          g_autoptr (DrAchievement) achievement = dr_dataset_dup_contributor (self->plan->dataset, row->number);

          targets->told = (guint8) dr_achievement_judge (achievement, self->plan->question->near_threshold);
        }
      return TRUE;
    }

  DrDecimal beyond;
  if (!find_beyond (row, times, &beyond) || !dr_decimal_add (&targets->beyond, &beyond, &targets->beyond))
    return dr_query_refuse_sum (error);
  if (targets->comparator == 0)
    targets->comparator = (guint8) (row->comparator + 1);
  if (targets->comparator == row->comparator + 1 || targets->is_mixed)
    return TRUE;

  targets->is_mixed = TRUE;

  return dr_query_plan_take_conflict (self->plan,
                                      make_conflict (self->plan->dataset, row, (DrComparator) (targets->comparator - 1)), error);
}

/* Adds a row to its cell, or to all those that its unit was divided among. */
static gboolean
add_row (DrCellTargets  *self,
         const Row      *row,
         GError        **error)
{
  const DrQueryPlan *plan = self->plan;
  gint32 n_periods = plan->grain[DR_DIMENSION_PERIOD].n_groups;
  gint32 n_indicators = plan->grain[DR_DIMENSION_INDICATOR].n_groups;
  gint32 unit = dr_query_plan_get_scanned_units (plan)->code[row->block->unit[row->row]];
  gint32 period = plan->grain[DR_DIMENSION_PERIOD].code[row->block->period[row->row]];
  gint32 indicator = plan->grain[DR_DIMENSION_INDICATOR].code[row->block->indicator[row->row]];

  if (unit < 0 || period < 0 || indicator < 0)
    return TRUE;

  DrUnitSplitShare whole = { unit, dr_query_plan_get_denominator (plan) };
  const DrUnitSplitShare *shares = &whole;
  guint n_shares = 1;
  if (plan->is_split && unit >= plan->split.n_whole)
    {
      const guint *first = &g_array_index (plan->split.first_share, guint, unit - plan->split.n_whole);

      shares = (const DrUnitSplitShare *) (gpointer) plan->split.shares->data + first[0];
      n_shares = first[1] - first[0];
    }

  for (guint i = 0; i < n_shares; i++)
    if (!add_to_cell (self, row, ((guint64) shares[i].group * (guint64) n_periods + (guint64) period) * (guint64) n_indicators +
                                     (guint64) indicator, shares[i].numerator, error))
      return FALSE;

  return TRUE;
}

/* Calls for each row that attainment is judged by: looks whether any is special, or with @collects adds all to their cells. */
static gboolean
look_through (DrCellTargets  *self,
              gboolean        collects,
              gboolean       *has_special,
              GCancellable   *cancellable,
              GError        **error)
{
  const DrQueryPlan *plan = self->plan;
  guint64 number = 0;

  for (guint i = 0; i < plan->dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (plan->dataset->blocks, DrFactBlock, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      /* Tables tell figures alone. */
      if (block->contributor == NULL && !collects)
        {
          number += block->n_rows;
          continue;
        }
      for (gsize index = 0; index < block->n_rows; index++, number++)
        {
          Row row;

          if (!read_row (plan, block, index, number, &row))
            continue;
          if (!collects && is_special (plan->dataset, &row))
            {
              *has_special = TRUE;
              return TRUE;
            }
          if (collects && !add_row (self, &row, error))
            return FALSE;
        }
    }

  return TRUE;
}

gboolean
dr_cell_targets_new (DrQueryPlan    *plan,
                     DrCellTargets **targets,
                     GCancellable   *cancellable,
                     GError        **error)
{
  g_autoptr (DrCellTargets) self = NULL;
  gboolean has_special = FALSE;

  *targets = NULL;
  if ((plan->traits & DR_METRIC_IS_ATTAINMENT) == 0 || plan->dataset->contributors == NULL)
    return TRUE;

  self = g_new0 (DrCellTargets, 1);
  self->plan = plan;
  if (!look_through (self, FALSE, &has_special, cancellable, error))
    return FALSE;
  if (!has_special)
    return TRUE;
  if (!dr_cells_init_sparse_sized (&self->cells, sizeof (CellTargets), error) ||
      !look_through (self, TRUE, &has_special, cancellable, error))
    return FALSE;
  *targets = g_steal_pointer (&self);

  return TRUE;
}

void
dr_cell_targets_free (DrCellTargets *self)
{
  dr_cells_clear (&self->cells);
  g_free (self);
}

/* The sums of a cell against the ends of its plans; of what does not fit nothing is known. */
static DrAttainment
judge_sums (const DrCellTargets *self,
            const CellTargets   *targets,
            guint64              group,
            const DrCell        *cell,
            DrDesire             desire)
{
  const DrQueryPlan *plan = self->plan;
  int exponent = -plan->grain_scale[group % (guint64) plan->grain[DR_DIMENSION_INDICATOR].n_groups];
  const DrDecimal actual = { cell->pair_actual, exponent };
  const DrDecimal planned = { cell->pair_planned, exponent };
  DrDecimal end;

  if (!dr_decimal_add (&planned, &targets->beyond, &end))
    return DR_ATTAINMENT_UNDEFINED;

  g_autoptr (DrRatio) figure = dr_ratio_new_from_decimal (&actual, NULL);
  g_autoptr (DrRatio) lower = dr_ratio_new_from_decimal (&planned, NULL);
  g_autoptr (DrRatio) upper = dr_ratio_new_from_decimal (&end, NULL);

  return figure == NULL || lower == NULL || upper == NULL
             ? DR_ATTAINMENT_UNDEFINED
             : dr_attainment_judge_values (figure, lower, upper, (DrComparator) (targets->comparator - 1), desire,
                                           plan->question->near_threshold);
}

gboolean
dr_cell_targets_judge (const DrCellTargets *self,
                       guint64              group,
                       const DrCell        *cell,
                       DrDesire             desire,
                       DrAttainment        *attainment)
{
  gssize index = dr_cells_find (&self->cells, group);

  if (index < 0)
    return FALSE;

  const CellTargets *targets = dr_cells_at (&self->cells, (gsize) index);
  if (cell->n_pairs == 0)
    {
      *attainment = targets->n_told == 1 ? (DrAttainment) targets->told : DR_ATTAINMENT_UNDEFINED;
      return targets->n_told > 0;
    }
  if (targets->comparator == 0 ||
      (!targets->is_mixed && targets->beyond.coefficient == 0 &&
       (DrComparator) (targets->comparator - 1) == dr_target_choose_comparator (desire, DR_HEDGE_EXACT)))
    return FALSE;

  *attainment = targets->is_mixed ? DR_ATTAINMENT_UNDEFINED : judge_sums (self, targets, group, cell, desire);

  return TRUE;
}
