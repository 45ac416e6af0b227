/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-expected-plan-private.h"
#include "analysis/query/dr-query-overflow-private.h"
#include "analysis/query/dr-row-maker-private.h"
#include "analysis/query/dr-row-metrics-private.h"
#include "analysis/query/dr-row-order-private.h"
#include "base/dr-error-private.h"

/* Rows kept beyond the limit before they are cut again. */
#define PRUNE_SLACK 1024

static const DrMetric *
get_metric (const DrRowMaker *self,
            guint             index)
{
  return &g_array_index (self->plan->metrics, DrMetric, index);
}

static guint
get_n_keys (const DrRowMaker *self)
{
  return self->plan->n_keys;
}

static gboolean
find_factors (DrRowMaker  *self,
              GError     **error)
{
  const DrQueryPlan *plan = self->plan;
  gint32 n_groups = plan->rows[DR_DIMENSION_INDICATOR].n_groups;

  self->scale = n_groups == 0 ? 0 : G_MININT;
  for (gint32 group = 0; group < n_groups; group++)
    self->scale = MAX (self->scale, plan->rows_scale[group]);

  self->factor = g_new (dr_int128, MAX (n_groups, 1));
  for (gint32 group = 0; group < n_groups; group++)
    {
      int by = self->scale - plan->rows_scale[group];

      if (by > DR_DECIMAL_MAX_DIGITS)
        return dr_error_set (error, DR_ERROR_OVERFLOW,
                             "the figures of the query lie more than 38 places apart: ask for fewer indicators");
      self->factor[group] = (dr_int128) dr_power_of_ten (by);
    }

  return TRUE;
}

static void
find_key_values (DrRowMaker *self)
{
  const DrQueryPlan *plan = self->plan;

  self->key_value = g_new0 (gint32 *, MAX (get_n_keys (self), 1));
  for (guint i = 0; i < get_n_keys (self); i++)
    {
      DrDimension dimension = dr_query_plan_get_key (plan, i)->dimension;
      gint32 n_groups = plan->rows[dimension].n_groups;

      self->key_value[i] = g_new (gint32, MAX (n_groups, 1));
      for (gint32 group = 0; group < n_groups; group++)
        {
          gint32 code[DR_N_DIMENSIONS] = { group, group, group };

          self->key_value[i][group] = dr_query_plan_get_value (plan, i, code);
        }
    }
}

/* Rows may be cut on the way where they are ordered by what is known of each alone. */
static void
find_bar (DrRowMaker *self)
{
  const DrQuestion *question = self->plan->question;

  self->first_metric = -1;
  if (question->limit == 0 || (self->plan->traits & DR_METRIC_IS_OF_ROWS) != 0 || self->plan->is_split)
    return;

  self->prune_at = (gsize) question->limit * 4 + PRUNE_SLACK;
  if (question->order->len == 0)
    return;

  const char *first = g_ptr_array_index (question->order, 0);
  if (*first != '-')
    return;
  for (guint i = 0; i < self->plan->metrics->len; i++)
    if (strcmp (get_metric (self, i)->name, first + 1) == 0)
      self->first_metric = (gint) i;
}

/* Whether a column before column @end is of quotients. */
static gboolean
is_of_quotients (const DrRowMaker *self,
                 guint             end,
                 const char       *name)
{
  for (guint i = get_n_keys (self); i < end; i++)
    if (strcmp (get_metric (self, i - get_n_keys (self))->name, name) == 0)
      return self->numerator[i].column != NULL;

  return FALSE;
}

gboolean
dr_row_maker_init (DrRowMaker         *self,
                   const DrQueryPlan  *plan,
                   const DrCells      *cells,
                   GError            **error)
{
  guint n_metrics = plan->metrics->len;

  *self = (DrRowMaker) { .plan = plan, .cells = cells, .n_columns = plan->n_keys + n_metrics };
  self->shown = g_new0 (DrColumnBuilder, self->n_columns);
  self->numerator = g_new0 (DrColumnBuilder, self->n_columns);
  self->denominator = g_new0 (DrColumnBuilder, self->n_columns);
  self->is_left_out = g_new0 (guint8, n_metrics);
  self->batch = g_new0 (DrGroup, DR_ROW_BATCH);
  self->batch_code = g_malloc (DR_ROW_BATCH * sizeof *self->batch_code);
  self->batch_index = g_new (gsize, DR_ROW_BATCH);
  self->flags = g_array_new (FALSE, FALSE, sizeof (guint8));
  if (!dr_column_builder_init (&self->indicator_code, "indicator", DR_COLUMN_CODE, error) || !find_factors (self, error))
    return FALSE;
  find_key_values (self);
  find_bar (self);

  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean is_key = i < plan->n_keys;
      const DrKey *key = is_key ? dr_query_plan_get_key (plan, i) : NULL;
      const DrMetric *metric = is_key ? NULL : get_metric (self, i - plan->n_keys);

      if (!dr_column_builder_init (&self->shown[i], is_key ? key->name : metric->name,
                                   is_key ? DR_COLUMN_CODE : DR_COLUMN_NARROW, error))
        return FALSE;

      DrColumn *column = self->shown[i].column;
      if (is_key)
        {
          column->dictionary = dr_string_column_ref (key->dictionary);
          continue;
        }
      column->scale = dr_metric_has (metric, DR_METRIC_IS_COUNT)      ? 0
                      : dr_metric_has (metric, DR_METRIC_IS_QUOTIENT) ? (int) plan->question->digits
                                                                      : self->scale;
      /* A sum of parts of figures is a quotient as well, and what quotients add up to. */
      gboolean is_quotient = dr_metric_has (metric, DR_METRIC_IS_QUOTIENT) ||
                             (plan->is_split && !dr_metric_has (metric, DR_METRIC_IS_COUNT | DR_METRIC_IS_OF_ROWS)) ||
                             (metric->kind == DR_METRIC_CUMULATIVE && is_of_quotients (self, i, metric->of));
      if (is_quotient &&
          (!dr_column_builder_init (&self->numerator[i], metric->name, DR_COLUMN_NARROW, error) ||
           !dr_column_builder_init (&self->denominator[i], metric->name, DR_COLUMN_NARROW, error)))
        return FALSE;
      for (guint j = 0; j < plan->question->left_out->len; j++)
        if (strcmp (g_ptr_array_index (plan->question->left_out, j), metric->name) == 0)
          self->has_left_out |= self->is_left_out[i - plan->n_keys] = !dr_metric_has (metric, DR_METRIC_IS_OF_ROWS);
    }

  /* Room for many rows comes out of the pool. */
  self->indicator_code.pool = plan->dataset->pool;
  for (guint i = 0; i < self->n_columns; i++)
    self->shown[i].pool = self->numerator[i].pool = self->denominator[i].pool = plan->dataset->pool;

  return TRUE;
}

void
dr_row_maker_clear (DrRowMaker *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      dr_column_builder_clear (&self->shown[i]);
      dr_column_builder_clear (&self->numerator[i]);
      dr_column_builder_clear (&self->denominator[i]);
    }
  for (guint i = 0; self->key_value != NULL && i < get_n_keys (self); i++)
    g_free (self->key_value[i]);
  g_clear_pointer (&self->key_value, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->numerator, g_free);
  g_clear_pointer (&self->denominator, g_free);
  g_clear_pointer (&self->factor, g_free);
  g_clear_pointer (&self->is_left_out, g_free);
  g_clear_pointer (&self->batch, g_free);
  g_clear_pointer (&self->batch_code, g_free);
  g_clear_pointer (&self->batch_index, g_free);
  dr_column_builder_clear (&self->indicator_code);
  g_clear_pointer (&self->flags, g_array_unref);
  self->n_columns = 0;
}

static DrMetricValue
make_number (dr_int128 number)
{
  return (DrMetricValue) { .number = number };
}

static DrMetricValue
make_quotient (dr_int128 numerator,
               dr_int128 denominator)
{
  DrMetricValue value = { 0 };

  value.is_empty = !dr_quotient_init (&value.quotient, numerator, denominator);

  return value;
}

/* What part of nothing, or of less than nothing, was reached, is not known. */
static DrMetricValue
make_completion (dr_int128 actual,
                 dr_int128 planned)
{
  return planned > 0 ? make_quotient (actual, planned) : (DrMetricValue) { .is_empty = TRUE };
}

/* A figure at the scale of the row as a number of the column, empty where there is none. */
static DrMetricValue
make_sum (dr_int128  sum,
          dr_int128  factor,
          gboolean   is_there,
          gboolean  *fits)
{
  DrMetricValue value = { .is_empty = !is_there };

  if (is_there)
    *fits &= !__builtin_mul_overflow (sum, factor, &value.number);

  return value;
}

/* A decimal that the terms of a group give, at the scale of the column. */
static DrMetricValue
make_decimal (const DrRowMaker *self,
              const DrDecimal  *decimal,
              gboolean          is_there,
              gboolean         *fits)
{
  DrMetricValue value = { .is_empty = !is_there };
  DrDecimal rescaled;

  if (!is_there)
    return value;
  *fits &= dr_decimal_rescale (decimal, -self->scale, &rescaled);
  value.number = *fits ? rescaled.coefficient : 0;

  return value;
}

static DrMetricValue
evaluate_terms (const DrRowMaker *self,
                const DrMetric   *metric,
                const DrGroup    *group,
                gboolean         *fits)
{
  const DrAccumulator *terms = group->terms;
  DrBounds bounds;

  if (terms == NULL || terms->n_figures == 0)
    return (DrMetricValue) { .is_empty = TRUE };

  switch (metric->kind)
    {
    case DR_METRIC_LEAST:
      return make_decimal (self, &terms->minimum, TRUE, fits);
    case DR_METRIC_GREATEST:
      return make_decimal (self, &terms->maximum, TRUE, fits);
    case DR_METRIC_LOWER:
      return make_decimal (self, &bounds.lower,
                           dr_accumulator_get_bounds (terms, &bounds) && bounds.lower_end != DR_END_ABSENT, fits);
    case DR_METRIC_UPPER:
    default:
      return make_decimal (self, &bounds.upper,
                           dr_accumulator_get_bounds (terms, &bounds) && bounds.upper_end != DR_END_ABSENT, fits);
    }
}

/* Works out one metric of a group. Of which kind it is, is known when this is compiled. */
static inline __attribute__ ((always_inline)) DrMetricValue
evaluate (const DrRowMaker *self,
          DrMetricKind      kind,
          const DrMetric   *metric,
          const DrGroup    *group,
          const gint32      code[DR_N_DIMENSIONS],
          gsize             group_index,
          gboolean         *fits)
{
  const DrCell *cell = &group->cell;
  gint32 indicator_code = code[DR_DIMENSION_INDICATOR];
  dr_int128 factor = self->factor[indicator_code];

  switch (kind)
    {
    case DR_METRIC_ROWS:
      return make_number (cell->n_rows);
    case DR_METRIC_ACTUAL:
      return make_sum (cell->actual, factor, cell->n_actual > 0, fits);
    case DR_METRIC_ACTUAL_COUNT:
      return make_number (cell->n_actual);
    case DR_METRIC_PLANNED:
      return make_sum (cell->planned, factor, cell->n_planned > 0, fits);
    case DR_METRIC_PLANNED_COUNT:
      return make_number (cell->n_planned);
    case DR_METRIC_PAIR_COUNT:
      return make_number (cell->n_pairs);
    case DR_METRIC_PAIR_ACTUAL:
      return make_sum (cell->pair_actual, factor, cell->n_pairs > 0, fits);
    case DR_METRIC_PAIR_PLANNED:
      return make_sum (cell->pair_planned, factor, cell->n_pairs > 0, fits);
    case DR_METRIC_COMPLETION:
      return make_completion (cell->pair_actual, cell->pair_planned);
    case DR_METRIC_PACE:
      {
        DrQuotient expected;
        dr_int128 numerator;

        *fits &= dr_expected_plan_get (self->plan->expected, code, cell->pair_planned, &metric->day, &expected) &&
                 !__builtin_mul_overflow (cell->pair_actual, expected.denominator, &numerator);
        return *fits ? make_completion (numerator, expected.numerator) : (DrMetricValue) { .is_empty = TRUE };
      }
    case DR_METRIC_MEAN:
      {
        int scale = self->plan->rows_scale[indicator_code];
        dr_int128 numerator = cell->actual;
        dr_int128 denominator = (dr_int128) cell->n_actual * dr_query_plan_get_denominator (self->plan);
        dr_int128 power = (dr_int128) dr_power_of_ten (ABS (scale));

        *fits &= !__builtin_mul_overflow (scale >= 0 ? denominator : numerator, power,
                                          scale >= 0 ? &denominator : &numerator);
        return make_quotient (numerator, denominator);
      }
    case DR_METRIC_LEAST:
    case DR_METRIC_GREATEST:
    case DR_METRIC_LOWER:
    case DR_METRIC_UPPER:
      return evaluate_terms (self, metric, group, fits);
    case DR_METRIC_COMPLETION_COUNT:
      return make_number (group->n_completions);
    case DR_METRIC_COMPLETION_QUANTILE:
      {
        DrMetricValue value = { 0 };

        /* Of one cell alone every quantile is its completion. */
        if (self->quantiles == NULL)
          return make_completion (cell->pair_actual, cell->pair_planned);
        value.is_empty = !dr_completion_list_get (self->quantiles, group_index, &metric->quantile, self->cells,
                                                  &value.quotient);
        return value;
      }
    case DR_METRIC_ATTAINMENT:
      return make_number (group->n_attained[metric->attainment]);
    case DR_METRIC_ATTAINMENT_RATE:
      {
        guint64 attained = group->n_attained[DR_ATTAINMENT_EXCEEDED] + group->n_attained[DR_ATTAINMENT_MET];

        return make_quotient (attained, (dr_int128) attained + group->n_attained[DR_ATTAINMENT_NEAR] +
                                            group->n_attained[DR_ATTAINMENT_MISSED]);
      }
    case DR_METRIC_COMPARED:
      return make_number (group->n_compared);
    case DR_METRIC_INCREASED:
      return make_number (group->n_increased);
    case DR_METRIC_DECREASED:
      return make_number (group->n_decreased);
    case DR_METRIC_EQUAL:
      return make_number (group->n_compared - group->n_increased - group->n_decreased);
    case DR_METRIC_PREVIOUS:
      return make_sum (group->previous, factor, group->n_compared > 0, fits);
    case DR_METRIC_CHANGE:
      {
        dr_int128 change;

        *fits &= !__builtin_sub_overflow (group->current, group->previous, &change);
        return make_sum (change, factor, group->n_compared > 0, fits);
      }
    case DR_METRIC_CHANGE_PERCENT:
      {
        dr_int128 change;

        /* How much more than nothing, or than less than nothing, has no percentage. */
        if (group->n_compared == 0 || group->previous <= 0)
          return (DrMetricValue) { .is_empty = TRUE };
        *fits &= !__builtin_sub_overflow (group->current, group->previous, &change);
        return make_quotient (change, group->previous);
      }
    case DR_METRIC_SHARE:
    case DR_METRIC_CUMULATIVE:
    case DR_METRIC_RANK:
    default:
      return (DrMetricValue) { .is_empty = TRUE };
    }
}

gboolean
dr_row_maker_round_parts (const DrRowMaker *self,
                          gint32            indicator_code,
                          const DrQuotient *sum,
                          dr_int128        *figure)
{
  dr_int128 factor = self->factor[indicator_code];
  DrQuotient shown = { sum->numerator, dr_query_plan_get_denominator (self->plan) };

  /* The parts of a sum are multiples of one over that denominator, at the scale of the column. */
  if (self->scale < 0)
    shown.numerator /= (dr_int128) dr_power_of_ten (-self->scale);

  return !__builtin_mul_overflow (shown.denominator, factor, &shown.denominator) &&
         dr_quotient_round (&shown, 0, self->plan->question->rounding, figure) &&
         !__builtin_mul_overflow (*figure, factor, figure);
}

/* Makes a figure of a sum of parts, and keeps it exact too. */
static gboolean
divide_parts (const DrRowMaker *self,
              gint32            indicator_code,
              DrMetricValue    *value,
              dr_int128        *figure)
{
  dr_int128 power = (dr_int128) dr_power_of_ten (ABS (self->scale));

  value->quotient = (DrQuotient) { value->number, dr_query_plan_get_denominator (self->plan) };

  return !(self->scale >= 0
               ? __builtin_mul_overflow (value->quotient.denominator, power, &value->quotient.denominator)
               : __builtin_mul_overflow (value->quotient.numerator, power, &value->quotient.numerator)) &&
         dr_row_maker_round_parts (self, indicator_code, &value->quotient, figure);
}

/* Appends one metric of all rows of the batch. */
static inline __attribute__ ((always_inline)) gboolean
append_metric (DrRowMaker   *self,
               DrMetricKind  kind,
               guint         metric_index,
               GError      **error)
{
  const DrMetric *metric = get_metric (self, metric_index);
  const DrQuestion *question = self->plan->question;
  guint column = get_n_keys (self) + metric_index;
  DrColumnBuilder *shown = &self->shown[column];
  DrColumnBuilder *numerator = &self->numerator[column];
  DrColumnBuilder *denominator = &self->denominator[column];
  gboolean is_quotient = numerator->column != NULL;
  int power = (int) question->digits + (dr_metric_has (metric, DR_METRIC_IS_PERCENT) ? 2 : 0);
  gboolean is_sum_of_parts = is_quotient && !dr_metric_has (metric, DR_METRIC_IS_QUOTIENT);
  gboolean fits = TRUE;

  for (guint i = 0; i < self->n_batch; i++)
    {
      DrMetricValue value = evaluate (self, kind, metric, &self->batch[i],
                                      self->batch_code[i], self->batch_index[i], &fits);
      dr_int128 number = value.number;
      gboolean is_done;

      if (G_UNLIKELY (value.is_empty))
        is_done = dr_column_builder_append_empty (shown, error) &&
                  (!is_quotient || (dr_column_builder_append_empty (numerator, error) &&
                                    dr_column_builder_append_empty (denominator, error)));
      else if (!is_quotient)
        is_done = dr_column_builder_append_number (shown, number, error);
      else if (is_sum_of_parts ? !divide_parts (self, self->batch_code[i][DR_DIMENSION_INDICATOR], &value, &number)
                               : !dr_quotient_round (&value.quotient, power, question->rounding, &number))
        is_done = dr_query_refuse_digits (metric->name, error);
      else
        is_done = dr_column_builder_append_number (shown, number, error) &&
                  dr_column_builder_append_number (numerator, value.quotient.numerator, error) &&
                  dr_column_builder_append_number (denominator, value.quotient.denominator, error);
      if (G_UNLIKELY (!is_done))
        return FALSE;
    }

  return fits || dr_query_refuse_sum (error);
}

/* Each kind is compiled for itself. */
#define FOR_EACH_KIND(Do) \
  Do (DR_METRIC_ROWS) Do (DR_METRIC_ACTUAL) Do (DR_METRIC_ACTUAL_COUNT) Do (DR_METRIC_PLANNED) \
  Do (DR_METRIC_PLANNED_COUNT) Do (DR_METRIC_PAIR_COUNT) Do (DR_METRIC_PAIR_ACTUAL) Do (DR_METRIC_PAIR_PLANNED) \
  Do (DR_METRIC_COMPLETION) Do (DR_METRIC_PACE) Do (DR_METRIC_MEAN) Do (DR_METRIC_LEAST) Do (DR_METRIC_GREATEST) Do (DR_METRIC_LOWER) \
  Do (DR_METRIC_UPPER) Do (DR_METRIC_COMPLETION_COUNT) Do (DR_METRIC_COMPLETION_QUANTILE) \
  Do (DR_METRIC_ATTAINMENT) Do (DR_METRIC_ATTAINMENT_RATE) Do (DR_METRIC_COMPARED) Do (DR_METRIC_INCREASED) \
  Do (DR_METRIC_DECREASED) Do (DR_METRIC_EQUAL) Do (DR_METRIC_PREVIOUS) Do (DR_METRIC_CHANGE) \
  Do (DR_METRIC_CHANGE_PERCENT) Do (DR_METRIC_SHARE) Do (DR_METRIC_CUMULATIVE) Do (DR_METRIC_RANK)

static gboolean
append_any_metric (DrRowMaker  *self,
                   guint        metric_index,
                   GError     **error)
{
#define APPEND(Kind) case Kind: return append_metric (self, Kind, metric_index, error);
  switch (get_metric (self, metric_index)->kind)
    {
    FOR_EACH_KIND (APPEND)
    default:
      g_return_val_if_reached (FALSE);
    }
#undef APPEND
}

static DrMetricValue
evaluate_any (const DrRowMaker *self,
              guint             metric_index,
              const DrGroup    *group,
              const gint32      code[DR_N_DIMENSIONS],
              gsize             group_index,
              gboolean         *fits)
{
  const DrMetric *metric = get_metric (self, metric_index);

#define EVALUATE(Kind) case Kind: return evaluate (self, Kind, metric, group, code, group_index, fits);
  switch (metric->kind)
    {
    FOR_EACH_KIND (EVALUATE)
    default:
      g_return_val_if_reached ((DrMetricValue) { .is_empty = TRUE });
    }
#undef EVALUATE
}

/* Whether a value is certainly below that of the last row to be kept, as exact and as shown. */
static inline gboolean
is_below_bar (const DrRowMaker    *self,
              const DrMetricValue *value)
{
  const DrMetric *metric = get_metric (self, (guint) self->first_metric);

  if (value->is_empty)
    return TRUE;
  if (!dr_metric_has (metric, DR_METRIC_IS_QUOTIENT))
    return value->number < self->bar.number;

  return dr_quotient_compare (&value->quotient, &self->bar.quotient) < 0;
}

#define NARROW_BAR ((dr_int128) 1 << 62)

/* The bar of a change in per cent as numbers that can be multiplied at once. */
static void
narrow_bar (DrRowMaker *self)
{
  const DrQuotient *bar = &self->bar.quotient;

  self->has_narrow_bar = self->has_bar && get_metric (self, (guint) self->first_metric)->kind == DR_METRIC_CHANGE_PERCENT &&
                         bar->numerator > -NARROW_BAR && bar->numerator < NARROW_BAR && bar->denominator < NARROW_BAR;
  if (self->has_narrow_bar)
    {
      self->narrow_bar_numerator = (gint64) bar->numerator;
      self->narrow_bar_denominator = (gint64) bar->denominator;
    }
}

/* Keeps what is known of the rows @rows besides their cells. */
static gboolean
keep_row_facts (DrRowMaker     *self,
                const guint32  *rows,
                gsize           n_rows,
                GError        **error)
{
  if (self->flags->len > 0)
    dr_row_order_keep (self->flags, rows, n_rows);

  return dr_column_builder_keep (&self->indicator_code, rows, n_rows, error);
}

static gboolean
prune (DrRowMaker  *self,
       GError     **error)
{
  gsize limit = self->plan->question->limit;
  g_autofree guint32 *rows = dr_row_order_find (self->plan, self->shown, self->numerator, self->denominator,
                                                dr_row_maker_get_n_rows (self), error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      DrColumnBuilder *builders[] = { &self->shown[i], &self->numerator[i], &self->denominator[i] };

      for (guint j = 0; j < G_N_ELEMENTS (builders); j++)
        if (builders[j]->column != NULL && !dr_column_builder_keep (builders[j], rows, limit, error))
          return FALSE;
    }
  if (!keep_row_facts (self, rows, limit, error))
    return FALSE;
  self->is_cut = TRUE;

  if (self->first_metric >= 0)
    {
      guint column = get_n_keys (self) + (guint) self->first_metric;
      const DrColumn *shown = self->shown[column].column;
      gboolean is_quotient = self->numerator[column].column != NULL;

      self->has_bar = !dr_column_is_empty (shown, limit - 1);
      self->bar = (DrMetricValue) { .number = dr_column_get_number (shown, limit - 1) };
      if (!is_quotient || !self->has_bar)
        return TRUE;
      /* As shown, what rounds to the same is equal: the bar is then where that begins or below. */
      if (self->plan->question->compares_shown)
        {
          int power = shown->scale +
                      (dr_metric_has (get_metric (self, (guint) self->first_metric), DR_METRIC_IS_PERCENT) ? 2 : 0);

          self->has_bar = !__builtin_sub_overflow (2 * self->bar.number, 1, &self->bar.quotient.numerator) &&
                          power <= DR_DECIMAL_MAX_DIGITS - 2;
          self->bar.quotient.denominator = 2 * (dr_int128) dr_power_of_ten (MIN (power, DR_DECIMAL_MAX_DIGITS - 2));
        }
      else
        {
          self->bar.quotient = (DrQuotient) { dr_column_get_number (self->numerator[column].column, limit - 1),
                                              dr_column_get_number (self->denominator[column].column, limit - 1) };
        }
      narrow_bar (self);
    }

  return TRUE;
}

gboolean
dr_row_maker_leaves_out (const DrRowMaker *self,
                         guint             traits)
{
  for (guint i = 0; i < self->plan->metrics->len; i++)
    if (self->is_left_out[i] && dr_metric_has (get_metric (self, i), traits))
      return TRUE;

  return FALSE;
}

gboolean
dr_row_maker_is_cut (const DrRowMaker *self,
                     const DrGroup    *group,
                     const gint32      code[DR_N_DIMENSIONS])
{
  gboolean fits = TRUE;

  if (!self->has_bar)
    return FALSE;

  DrMetricValue first = evaluate_any (self, (guint) self->first_metric, group, code, 0, &fits);

  return fits && is_below_bar (self, &first);
}

/* Drops rows of the batch in which a metric is empty that rows may not be without. */
static void
drop_left_out (DrRowMaker *self)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->n_batch; i++)
    {
      gboolean is_kept = TRUE;
      gboolean fits = TRUE;

      for (guint j = 0; j < self->plan->metrics->len && is_kept; j++)
        is_kept = !self->is_left_out[j] ||
                  !evaluate_any (self, j, &self->batch[i], self->batch_code[i], self->batch_index[i], &fits).is_empty;
      if (!is_kept)
        continue;
      if (n_kept != i)
        {
          self->batch[n_kept] = self->batch[i];
          memcpy (self->batch_code[n_kept], self->batch_code[i], sizeof self->batch_code[i]);
          self->batch_index[n_kept] = self->batch_index[i];
        }
      n_kept++;
    }

  self->is_cut |= n_kept < self->n_batch;
  self->n_batch = n_kept;
}

gboolean
dr_row_maker_reserve (DrRowMaker  *self,
                      gsize        n_rows,
                      GError     **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      DrColumnBuilder *builders[] = { &self->shown[i], &self->numerator[i], &self->denominator[i] };

      for (guint j = 0; j < G_N_ELEMENTS (builders); j++)
        if (builders[j]->column != NULL && !dr_column_builder_reserve (builders[j], n_rows, error))
          return FALSE;
    }

  return dr_column_builder_reserve (&self->indicator_code, n_rows, error);
}

static gboolean
refuse_rows (GError **error)
{
  return dr_error_set (error, DR_ERROR_LIMIT, "the table has more than %u rows: group by fewer keys", G_MAXUINT32);
}

gboolean
dr_row_maker_add_rows (DrRowMaker    *self,
                       const gint32  *indicator_code,
                       guint          n_rows,
                       GError       **error)
{
  DrColumn *codes = self->indicator_code.column;

  if (codes->n_rows > G_MAXUINT32 - n_rows - 1)
    return refuse_rows (error);
  if (!dr_row_maker_reserve (self, n_rows, error))
    return FALSE;

  memcpy (codes->code + codes->n_rows, indicator_code, n_rows * sizeof *indicator_code);
  codes->n_rows += n_rows;

  return TRUE;
}

gboolean
dr_row_maker_flush (DrRowMaker  *self,
                    GError     **error)
{
  guint n_metrics = self->plan->metrics->len;

  if (self->has_left_out)
    drop_left_out (self);
  if (self->n_batch == 0)
    return TRUE;
  if (dr_row_maker_get_n_rows (self) > G_MAXUINT32 - self->n_batch - 1)
    return refuse_rows (error);

  if (!dr_row_maker_reserve (self, self->n_batch, error))
    return FALSE;

  for (guint i = 0; i < get_n_keys (self); i++)
    {
      DrDimension dimension = dr_query_plan_get_key (self->plan, i)->dimension;

      for (guint j = 0; j < self->n_batch; j++)
        if (!dr_column_builder_append_code (&self->shown[i], self->key_value[i][self->batch_code[j][dimension]], error))
          return FALSE;
    }
  for (guint i = 0; i < n_metrics; i++)
    if (!append_any_metric (self, i, error))
      return FALSE;

  guint n_rows = dr_row_maker_get_n_rows (self);
  DrColumn *codes = self->indicator_code.column;
  for (guint i = 0; i < self->n_batch; i++)
    codes->code[n_rows + i] = self->batch_code[i][DR_DIMENSION_INDICATOR];
  codes->n_rows += self->n_batch;
  if (self->cells->kind == DR_CELLS_ACCUMULATOR)
    {
      g_array_set_size (self->flags, n_rows + self->n_batch);
      for (guint i = 0; i < self->n_batch; i++)
        g_array_index (self->flags, guint8, n_rows + i) = self->batch[i].terms == NULL
                                                              ? 0 : (guint8) self->batch[i].terms->flags;
    }
  self->n_batch = 0;

  return self->prune_at == 0 || codes->n_rows < self->prune_at || prune (self, error);
}

gboolean
dr_row_maker_append (DrRowMaker        *self,
                     const DrRowMaker  *other,
                     GError           **error)
{
  if (dr_row_maker_get_n_rows (other) >= G_MAXUINT32 - dr_row_maker_get_n_rows (self))
    return refuse_rows (error);

  for (guint i = 0; i < self->n_columns; i++)
    {
      DrColumnBuilder *into[] = { &self->shown[i], &self->numerator[i], &self->denominator[i] };
      const DrColumn *more[] = { other->shown[i].column, other->numerator[i].column, other->denominator[i].column };

      for (guint j = 0; j < G_N_ELEMENTS (into); j++)
        if (more[j] != NULL && !dr_column_builder_append_column (into[j], more[j], error))
          return FALSE;
    }
  self->is_cut |= other->is_cut;
  if (other->flags->len > 0)
    g_array_append_vals (self->flags, other->flags->data, other->flags->len);

  return dr_column_builder_append_column (&self->indicator_code, other->indicator_code.column, error);
}

/* Drops rows in which a metric made of the rows is empty that rows may not be without. */
static gboolean
drop_empty (DrRowMaker  *self,
            guint32    **rows,
            gsize       *n_rows)
{
  const DrQuestion *question = self->plan->question;
  gboolean has_dropped = FALSE;

  for (guint i = 0; i < question->left_out->len; i++)
    for (guint column = get_n_keys (self); column < self->n_columns; column++)
      {
        const DrColumn *shown = self->shown[column].column;
        gsize n_kept = 0;

        if (strcmp (shown->name, g_ptr_array_index (question->left_out, i)) != 0 || shown->n_empty == 0)
          continue;
        for (gsize j = 0; j < *n_rows; j++)
          if (!dr_column_is_empty (shown, (*rows)[j]))
            (*rows)[n_kept++] = (*rows)[j];
        has_dropped |= n_kept < *n_rows;
        *n_rows = n_kept;
      }

  return has_dropped;
}

/* What is known of each row besides its cells, for the table that takes the pages. */
static gboolean
make_table_rows (const DrRowMaker  *self,
                 gsize              n_rows,
                 DrPages           *pages,
                 GError           **error)
{
  const DrQueryPlan *plan = self->plan;
  const DrGrouping *grain = &plan->grain[DR_DIMENSION_INDICATOR];
  const DrGrouping *groups = &plan->rows[DR_DIMENSION_INDICATOR];
  g_autofree gint32 *measure = g_new (gint32, MAX (groups->n_groups, 1));
  g_autofree guint8 *desires = dr_query_plan_find_desires (plan, FALSE);

  if (!dr_pages_init_from_pool (pages, plan->dataset->pool, FALSE, n_rows, sizeof (DrTableRow), "the rows of the table", error))
    return FALSE;

  DrTableRow *rows = pages->data;
  for (gint32 group = 0; group < groups->n_groups; group++)
    measure[group] = G_MININT32;
  for (gint32 row = 0; row < grain->n_rows; row++)
    {
      if (grain->code[row] < 0)
        continue;

      gint32 *of = &measure[groups->code[grain->code[row]]];
      gint32 own = plan->dataset->indicators->measure[row];
      *of = *of == G_MININT32 || *of == own ? own : -1;
    }

  for (gsize row = 0; row < n_rows; row++)
    {
      gint32 code = dr_row_maker_get_indicator_code (self, row);

      rows[row] = (DrTableRow) { measure[code], (gint16) plan->rows_scale[code],
                                 row < self->flags->len ? g_array_index (self->flags, guint8, row) : 0, desires[code] };
    }

  return TRUE;
}

static DrColumn *
take_column (DrColumnBuilder  *builder,
             const guint32    *rows,
             gsize             n_rows,
             GError          **error)
{
  if (rows == NULL)
    return dr_column_builder_finish (builder);

  return dr_column_take_rows (builder->column, rows, n_rows, error);
}

/* What people call the values of a key, where these are the units or the indicators. */
static DrStringColumn *
find_names (const DrDataset      *dataset,
            const DrStringColumn *values)
{
  DrStringColumn *names = values == dataset->units->ids        ? dataset->units->names
                          : values == dataset->indicators->ids ? dataset->indicators->labels
                                                               : NULL;

  return names == NULL ? NULL : dr_string_column_ref (names);
}

DrTable *
dr_row_maker_finish (DrRowMaker  *self,
                     GError     **error)
{
  const DrQuestion *question = self->plan->question;
  g_autofree guint32 *rows = NULL;

  if (!dr_row_maker_flush (self, error) || !dr_row_metrics_fill (self, error))
    return NULL;

  gsize n_rows = dr_row_maker_get_n_rows (self);
  gsize n_kept = n_rows;
  gboolean is_changed = question->order->len > 0 || question->limit > 0 || question->left_out->len > 0 ||
                        !self->plan->is_sorted;
  if (is_changed)
    {
      rows = dr_row_order_find (self->plan, self->shown, self->numerator, self->denominator, n_rows, error);
      if (rows == NULL)
        return NULL;

      is_changed = drop_empty (self, &rows, &n_kept) || question->order->len > 0 || !self->plan->is_sorted;
    }
  if (question->limit > 0 && n_kept > question->limit)
    {
      n_kept = question->limit;
      is_changed = TRUE;
      self->is_cut = TRUE;
    }

  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (DrTableColumn));
  g_array_set_clear_func (columns, (GDestroyNotify) dr_table_column_clear);
  for (guint i = 0; i < self->n_columns; i++)
    {
      DrTableColumn column = { 0 };
      const guint32 *taken = is_changed ? rows : NULL;
      gboolean is_quotient = self->numerator[i].column != NULL;

      if (i >= get_n_keys (self))
        {
          const DrMetric *metric = get_metric (self, i - get_n_keys (self));

          column.is_figure = !dr_metric_has (metric, DR_METRIC_IS_COUNT | DR_METRIC_IS_QUOTIENT | DR_METRIC_IS_OF_ROWS);
        }
      column.shown = take_column (&self->shown[i], taken, n_kept, error);
      if (column.shown != NULL && i < get_n_keys (self))
        column.names = find_names (self->plan->dataset, column.shown->dictionary);
      if (is_quotient && column.shown != NULL)
        {
          column.numerator = take_column (&self->numerator[i], taken, n_kept, error);
          column.denominator = column.numerator == NULL ? NULL
                                                        : take_column (&self->denominator[i], taken, n_kept, error);
        }
      gboolean is_whole = column.shown != NULL && (!is_quotient || column.denominator != NULL);
      g_array_append_val (columns, column);
      if (!is_whole)
        return NULL;
    }
  if (is_changed && !keep_row_facts (self, rows, n_kept, error))
    return NULL;

  DrPages row_pages;
  if (!make_table_rows (self, n_kept, &row_pages, error))
    return NULL;

  DrTable *table = dr_table_new_take (g_steal_pointer (&columns), get_n_keys (self), (guint) n_kept, NULL,
                                      dr_string_column_ref (self->plan->dataset->indicators->measures));
  dr_table_set_row_pages (table, &row_pages);
  dr_table_set_rounding (table, question->rounding, self->is_cut);
  dr_table_set_units (table, self->plan->dataset->units);

  return table;
}
