/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-cell-targets-private.h"
#include "analysis/query/dr-group-private.h"
#include "base/dr-error-private.h"

/* Attainment asks of each group of indicators which way is good. */
static gboolean
find_desires (DrCellSource  *self,
              GError       **error)
{
  const DrQueryPlan *plan = self->plan;
  const DrIndicatorTable *indicators = plan->dataset->indicators;
  const DrGrouping *grain = &plan->grain[DR_DIMENSION_INDICATOR];
  g_autofree guint8 *is_known = g_malloc0 (MAX (grain->n_groups, 1));

  self->desire = g_malloc0 (MAX (grain->n_groups, 1));
  for (gint32 row = 0; row < grain->n_rows; row++)
    {
      gint32 code = grain->code[row];

      if (code < 0)
        continue;
      if (is_known[code] && self->desire[code] != indicators->desire[row] &&
          (plan->traits & DR_METRIC_IS_ATTAINMENT) != 0)
        return dr_error_set (error, DR_ERROR_MISMATCH,
                             "of some indicators more is better, of others less: let the grain have \"indicator\"");
      self->desire[code] = indicators->desire[row];
      is_known[code] = TRUE;
    }

  return TRUE;
}

gboolean
dr_cell_source_init (DrCellSource       *self,
                     const DrQueryPlan  *plan,
                     const DrCells      *cells,
                     GError            **error)
{
  *self = (DrCellSource) { .plan = plan, .cells = cells };
  for (guint i = 0; i < plan->metrics->len; i++)
    {
      const DrMetric *metric = &g_array_index (plan->metrics, DrMetric, i);

      self->needs_sums |= !dr_metric_has (metric, DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_OF_ROWS);
    }
  self->stride[DR_DIMENSION_INDICATOR] = 1;
  self->stride[DR_DIMENSION_PERIOD] = (gsize) plan->grain[DR_DIMENSION_INDICATOR].n_groups;
  self->stride[DR_DIMENSION_UNIT] = self->stride[DR_DIMENSION_PERIOD] *
                                    (gsize) plan->grain[DR_DIMENSION_PERIOD].n_groups;

  if ((plan->traits & DR_METRIC_IS_CHANGE) != 0)
    {
      self->earlier = dr_query_plan_find_earlier (plan, error);
      if (self->earlier == NULL)
        return FALSE;
    }

  return find_desires (self, error);
}

void
dr_cell_source_clear (DrCellSource *self)
{
  g_clear_pointer (&self->earlier, g_free);
  g_clear_pointer (&self->desire, g_free);
}

DrAttainment
dr_cell_source_judge (const DrCellSource *self,
                      const DrCell       *cell,
                      gint32              indicator_code)
{
  dr_int128 actual = cell->pair_actual;
  dr_int128 planned = cell->pair_planned;
  const DrQuestion *question = self->plan->question;

  if (planned == 0)
    return DR_ATTAINMENT_UNDEFINED;
  if (actual == planned)
    return DR_ATTAINMENT_MET;
  if ((actual < planned) == (self->desire[indicator_code] == DR_DESIRE_LESS))
    return DR_ATTAINMENT_EXCEEDED;
  if (question->near_threshold == NULL)
    return DR_ATTAINMENT_MISSED;

  /* Off the plan by no more than what the threshold leaves: |actual - planned| / |planned| <= 1 - threshold. */
  dr_int128 gap = actual < planned ? planned - actual : actual - planned;
  DrQuotient off = { gap, planned < 0 ? -planned : planned };
  DrQuotient allowed = { question->near_part.denominator - question->near_part.numerator,
                         question->near_part.denominator };

  return dr_quotient_compare (&off, &allowed) <= 0 ? DR_ATTAINMENT_NEAR : DR_ATTAINMENT_MISSED;
}

/* Counts how a cell stands to what was planned. */
static inline void
count_attainment (DrGroup            *self,
                  const DrCellSource *source,
                  const DrCell       *cell,
                  const gint32        code[DR_N_DIMENSIONS])
{
  gint32 indicator = code[DR_DIMENSION_INDICATOR];
  DrAttainment attainment;

  if (source->plan->targets != NULL &&
      dr_cell_targets_judge (source->plan->targets, dr_cell_source_get_number (source, code), cell,
                             (DrDesire) source->desire[indicator], &attainment))
    self->n_attained[attainment]++;
  else if (cell->n_pairs > 0)
    self->n_attained[dr_cell_source_judge (source, cell, indicator)]++;
}

static inline gboolean
add_scaled (dr_int128 *sum,
            gint64    *wraps,
            dr_int128  value,
            dr_int128  factor)
{
  dr_int128 scaled = value;

  if (factor != 1 && __builtin_mul_overflow (value, factor, &scaled))
    return FALSE;
  dr_wrapping_sum_add (sum, wraps, scaled);

  return TRUE;
}

/* The cell of the earlier period, if both have a figure. */
static inline gboolean
find_before (const DrCellSource *source,
             const DrCell       *cell,
             const gint32        code[DR_N_DIMENSIONS],
             dr_int128          *before)
{
  gint32 earlier = source->earlier[code[DR_DIMENSION_PERIOD]];
  gint32 earlier_code[DR_N_DIMENSIONS] = { code[DR_DIMENSION_UNIT], earlier, code[DR_DIMENSION_INDICATOR] };
  DrCell cell_before;

  if (earlier < 0 || cell->n_actual == 0)
    return FALSE;

  gssize index = dr_cell_source_find (source, earlier_code);
  if (index < 0 || !dr_cells_read (source->cells, (gsize) index, &cell_before) || cell_before.n_actual == 0)
    return FALSE;

  *before = cell_before.actual;

  return TRUE;
}

gboolean
dr_group_add_cell (DrGroup            *self,
                   const DrCellSource *source,
                   const DrCell       *cell,
                   const gint32        code[DR_N_DIMENSIONS],
                   dr_int128           factor)
{
  guint traits = source->plan->traits;
  gboolean fits = TRUE;
  dr_int128 before;

  self->cell.n_rows += cell->n_rows;
  if (source->needs_sums)
    {
      self->cell.n_actual += cell->n_actual;
      self->cell.n_planned += cell->n_planned;
      self->cell.n_pairs += cell->n_pairs;
      fits &= add_scaled (&self->cell.actual, &self->wraps[DR_CELL_ACTUAL], cell->actual, factor);
      fits &= add_scaled (&self->cell.planned, &self->wraps[DR_CELL_PLANNED], cell->planned, factor);
      fits &= add_scaled (&self->cell.pair_actual, &self->wraps[DR_CELL_PAIR_ACTUAL], cell->pair_actual, factor);
      fits &= add_scaled (&self->cell.pair_planned, &self->wraps[DR_CELL_PAIR_PLANNED], cell->pair_planned, factor);
    }

  self->n_completions += cell->n_pairs > 0 && cell->pair_planned > 0;
  if ((traits & DR_METRIC_IS_ATTAINMENT) != 0)
    count_attainment (self, source, cell, code);
  if ((traits & DR_METRIC_IS_CHANGE) != 0 && find_before (source, cell, code, &before))
    {
      self->n_compared++;
      self->n_increased += cell->actual > before;
      self->n_decreased += cell->actual < before;
      fits &= add_scaled (&self->current, &self->wraps[DR_GROUP_CURRENT], cell->actual, factor);
      fits &= add_scaled (&self->previous, &self->wraps[DR_GROUP_PREVIOUS], before, factor);
    }

  return fits;
}

void
dr_group_merge (DrGroup       *self,
                const DrGroup *other)
{
  self->cell.n_rows += other->cell.n_rows;
  self->cell.n_actual += other->cell.n_actual;
  self->cell.n_planned += other->cell.n_planned;
  self->cell.n_pairs += other->cell.n_pairs;
  dr_wrapping_sum_add (&self->cell.actual, &self->wraps[DR_CELL_ACTUAL], other->cell.actual);
  dr_wrapping_sum_add (&self->cell.planned, &self->wraps[DR_CELL_PLANNED], other->cell.planned);
  dr_wrapping_sum_add (&self->cell.pair_actual, &self->wraps[DR_CELL_PAIR_ACTUAL], other->cell.pair_actual);
  dr_wrapping_sum_add (&self->cell.pair_planned, &self->wraps[DR_CELL_PAIR_PLANNED], other->cell.pair_planned);

  for (guint i = 0; i < G_N_ELEMENTS (self->n_attained); i++)
    self->n_attained[i] += other->n_attained[i];
  self->n_completions += other->n_completions;
  self->n_compared += other->n_compared;
  self->n_increased += other->n_increased;
  self->n_decreased += other->n_decreased;
  dr_wrapping_sum_add (&self->current, &self->wraps[DR_GROUP_CURRENT], other->current);
  dr_wrapping_sum_add (&self->previous, &self->wraps[DR_GROUP_PREVIOUS], other->previous);
  for (guint i = 0; i < DR_GROUP_N_SUMS; i++)
    self->wraps[i] += other->wraps[i];
}

gboolean
dr_group_fits (const DrGroup *self)
{
  for (guint i = 0; i < DR_GROUP_N_SUMS; i++)
    if (self->wraps[i] != 0)
      return FALSE;

  return TRUE;
}

void
dr_group_take_cell (DrGroup            *self,
                    const DrCellSource *source,
                    const DrCell       *cell,
                    const gint32        code[DR_N_DIMENSIONS])
{
  guint traits = source->plan->traits;

  self->cell = *cell;
  if ((traits & DR_METRIC_IS_OF_CELLS) == 0)
    return;

  self->n_completions = cell->n_pairs > 0 && cell->pair_planned > 0;
  if ((traits & DR_METRIC_IS_ATTAINMENT) != 0)
    {
      memset (self->n_attained, 0, sizeof self->n_attained);
      count_attainment (self, source, cell, code);
    }
  if ((traits & DR_METRIC_IS_CHANGE) != 0)
    {
      self->n_compared = find_before (source, cell, code, &self->previous);
      self->current = cell->actual;
      self->n_increased = self->n_compared > 0 && self->current > self->previous;
      self->n_decreased = self->n_compared > 0 && self->current < self->previous;
    }
}
