/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-query-check-private.h"
#include "analysis/query/dr-query-overflow-private.h"
#include "analysis/query/dr-row-metrics-private.h"
#include "analysis/query/dr-row-order-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-wrapping-sum-private.h"

static gint
find_column (const DrRowMaker *rows,
             const char       *name)
{
  for (guint i = 0; i < rows->n_columns; i++)
    if (strcmp (rows->shown[i].column->name, name) == 0)
      return (gint) i;

  return -1;
}

/* The columns that rows of one cohort agree in. */
static GArray *
find_cohort (const DrRowMaker  *rows,
             GError           **error)
{
  GPtrArray *names = rows->plan->question->cohort;
  g_autoptr (GArray) cohort = g_array_new (FALSE, FALSE, sizeof (DrRowOrder));

  for (guint i = 0; i < names->len; i++)
    {
      gint column = find_column (rows, g_ptr_array_index (names, i));

      if (column < 0 || (guint) column >= rows->plan->n_keys)
        {
          dr_error_set (error, DR_ERROR_INVALID, "\"%s\" is no key of the query: a cohort is made of those",
                        (const char *) g_ptr_array_index (names, i));
          return NULL;
        }
      DrRowOrder order = { .shown = rows->shown[column].column };
      g_array_append_val (cohort, order);
    }

  return g_steal_pointer (&cohort);
}

/* The keys that are not of units, where any is: units of one year are not ranked with those of another, nor by another
 * indicator. */
static GArray *
find_usual_cohort (const DrRowMaker *rows)
{
  const DrQueryPlan *plan = rows->plan;
  GArray *cohort = g_array_new (FALSE, FALSE, sizeof (DrRowOrder));
  gboolean has_units = FALSE;

  for (guint i = 0; i < plan->n_keys; i++)
    {
      DrRowOrder order = { .shown = rows->shown[i].column };

      if (dr_query_plan_get_key (plan, i)->dimension == DR_DIMENSION_UNIT)
        has_units = TRUE;
      else
        g_array_append_val (cohort, order);
    }
  if (!has_units)
    g_array_set_size (cohort, 0);

  return cohort;
}

/* Which way is good for each group of indicators, of the metric that is ranked. */
static guint8 *
find_desires (const DrRowMaker  *rows,
              const DrMetric    *metric,
              const DrMetric    *of,
              GError           **error)
{
  const DrQueryPlan *plan = rows->plan;
  gint32 n_groups = plan->rows[DR_DIMENSION_INDICATOR].n_groups;
  DrMetricWants wants = dr_metric_get_wants (of);
  g_autofree guint8 *desires = dr_query_plan_find_desires (plan, TRUE);

  for (gint32 group = 0; group < n_groups; group++)
    {
      if (dr_metric_wants_indicator (wants) && desires[group] == (1 << DR_DESIRE_MORE | 1 << DR_DESIRE_LESS))
        {
          dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_DESIRES,
                                   "%s: of some indicators more is better, of others less: group by \"indicator\"", metric->name);
          return NULL;
        }
      desires[group] = (guint8) dr_metric_wants_choose (wants, desires[group] == 1 << DR_DESIRE_LESS ? DR_DESIRE_LESS
                                                                                                     : DR_DESIRE_MORE);
    }

  return g_steal_pointer (&desires);
}

static void
append_key (const DrRowMaker *rows,
            guint             key,
            GArray           *orders)
{
  DrRowOrder order = { .shown = rows->shown[key].column };

  g_array_append_val (orders, order);
}

/* The key of the shortest periods, or -1 where none is of periods. */
static gint
find_time (const DrRowMaker *rows)
{
  const DrQueryPlan *plan = rows->plan;
  gint finest = -1;

  for (guint i = 0; i < plan->n_keys; i++)
    {
      const DrKey *key = dr_query_plan_get_key (plan, i);

      if (key->dimension == DR_DIMENSION_PERIOD &&
          (finest < 0 || key->dictionary->n_strings > dr_query_plan_get_key (plan, (guint) finest)->dictionary->n_strings))
        finest = (gint) i;
    }

  return finest;
}

/* Whatever goes on in time: the keys that are not of periods. All rows where none is of periods. */
static GArray *
find_courses (const DrRowMaker *rows)
{
  GArray *cohort = g_array_new (FALSE, FALSE, sizeof (DrRowOrder));

  for (guint i = 0; i < rows->plan->n_keys && find_time (rows) >= 0; i++)
    if (dr_query_plan_get_key (rows->plan, i)->dimension != DR_DIMENSION_PERIOD)
      append_key (rows, i, cohort);

  return cohort;
}

/* Rows cohort after cohort, in each by time, and of one time in the order of their keys. */
static guint32 *
sort_by_time (const DrRowMaker *rows,
              const GArray     *cohort)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (DrRowOrder));
  gint time = find_time (rows);

  g_array_append_vals (orders, cohort->data, cohort->len);
  if (time >= 0)
    append_key (rows, (guint) time, orders);
  for (guint i = 0; i < rows->plan->n_keys; i++)
    append_key (rows, i, orders);

  return dr_row_order_sort ((const DrRowOrder *) (gpointer) orders->data, orders->len, dr_row_maker_get_n_rows (rows));
}

typedef struct
{
  GArray  *cohort;        /* (element-type DrRowOrder) */
  guint32 *order;         /* rows, cohort after cohort */
  gint     of;            /* the column that is ranked */
  gint     into;
} Work;

static gboolean
is_same_cohort (const Work *work,
                gsize       left,
                gsize       right)
{
  return dr_row_order_compare ((const DrRowOrder *) (gpointer) work->cohort->data, work->cohort->len,
                               work->order[left], work->order[right]) == 0;
}

/* Whether values of a metric add up to one of the same kind. */
static gboolean
adds_up (const DrMetric *of)
{
  switch (of->kind)
    {
    case DR_METRIC_MEAN:
    case DR_METRIC_LEAST:
    case DR_METRIC_GREATEST:
    case DR_METRIC_COMPLETION:
    case DR_METRIC_PACE:
    case DR_METRIC_COMPLETION_QUANTILE:
    case DR_METRIC_ATTAINMENT_RATE:
    case DR_METRIC_CHANGE_PERCENT:
    case DR_METRIC_CUMULATIVE:
    case DR_METRIC_RANK:
      return FALSE;
    case DR_METRIC_ROWS:
    case DR_METRIC_ACTUAL:
    case DR_METRIC_ACTUAL_COUNT:
    case DR_METRIC_PLANNED:
    case DR_METRIC_PLANNED_COUNT:
    case DR_METRIC_PAIR_COUNT:
    case DR_METRIC_PAIR_ACTUAL:
    case DR_METRIC_PAIR_PLANNED:
    case DR_METRIC_LOWER:
    case DR_METRIC_UPPER:
    case DR_METRIC_COMPLETION_COUNT:
    case DR_METRIC_ATTAINMENT:
    case DR_METRIC_COMPARED:
    case DR_METRIC_INCREASED:
    case DR_METRIC_DECREASED:
    case DR_METRIC_EQUAL:
    case DR_METRIC_PREVIOUS:
    case DR_METRIC_CHANGE:
    case DR_METRIC_SHARE:
    default:
      return TRUE;
    }
}

/* An indicator of the group of each row; rows of a group that has several may be of any of them. */
static gint32 *
find_indicators (const DrRowMaker *rows)
{
  const DrGrouping *grain = &rows->plan->grain[DR_DIMENSION_INDICATOR];
  const DrGrouping *groups = &rows->plan->rows[DR_DIMENSION_INDICATOR];
  const DrIndicatorTable *indicators = rows->plan->dataset->indicators;
  gint32 *found = g_new (gint32, MAX (groups->n_groups, 1));

  memset (found, 0xff, (gsize) MAX (groups->n_groups, 1) * sizeof *found);
  for (gint32 row = grain->n_rows - 1; row >= 0; row--)
    {
      gint32 *of = grain->code[row] < 0 ? NULL : &found[groups->code[grain->code[row]]];

      if (of == NULL)
        continue;
      /* Of several measures or natures nothing is known. */
      if (*of == -1 || (*of >= 0 && indicators->measure[*of] == indicators->measure[row] &&
                        indicators->nature[*of] == indicators->nature[row]))
        *of = row;
      else
        *of = -2;
    }

  return found;
}

/* The keys that are periods, and in which rows of one cohort may differ. */
static GArray *
find_times (const DrRowMaker *rows)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (DrRowOrder));

  for (guint i = 0; i < rows->plan->n_keys; i++)
    if (g_str_has_prefix (rows->shown[i].column->name, "period"))
      {
        DrRowOrder order = { .shown = rows->shown[i].column };
        g_array_append_val (times, order);
      }

  return times;
}

/* Refuses to hold figures together that are of different measures, and to add up percentages, or levels over time. */
static gboolean
check_cohorts (const DrRowMaker  *rows,
               const Work        *work,
               const DrMetric    *metric,
               gboolean           is_sum,
               GError           **error)
{
  const DrDataset *dataset = rows->plan->dataset;
  const DrIndicatorTable *indicators = dataset->indicators;
  g_autofree gint32 *indicator = find_indicators (rows);
  g_autoptr (GArray) times = find_times (rows);

  for (gsize i = 1; i < dr_row_maker_get_n_rows (rows); i++)
    {
      gint32 one = indicator[dr_row_maker_get_indicator_code (rows, work->order[i - 1])];
      gint32 other = indicator[dr_row_maker_get_indicator_code (rows, work->order[i])];

      if (one < 0 || other < 0 || !is_same_cohort (work, i - 1, i))
        continue;
      if (indicators->measure[one] != indicators->measure[other])
        return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_COHORT_INDICATORS,
                                        "%s: “%s” and “%s” do not go together: let the cohort have \"measure\" or \"indicator\", or leave one out with a filter",
                                        metric->name, dr_string_column_get (indicators->measures, (guint32) indicators->measure[one]),
                                        dr_string_column_get (indicators->measures, (guint32) indicators->measure[other]));
      if (!is_sum)
        continue;
      if (indicators->nature[other] == DR_NATURE_RATIO)
        return dr_error_set (error, DR_ERROR_MISMATCH, "%s: “%s” is a ratio, which is not summed", metric->name,
                             dr_string_column_get (indicators->labels, (guint32) other));
      if (indicators->nature[other] == DR_NATURE_STOCK &&
          dr_row_order_compare ((const DrRowOrder *) (gpointer) times->data, times->len, work->order[i - 1],
                                work->order[i]) != 0)
        return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_COHORT_PERIODS,
                                        "%s: “%s” is a stock, a level at a day, which does not add up over time: "
                                        "let the cohort have \"period\"", metric->name,
                                        dr_string_column_get (indicators->labels, (guint32) other));
    }

  return TRUE;
}

/* 1-2-2-4: as many are better, and one more. */
static gboolean
fill_rank (DrRowMaker      *rows,
           Work            *work,
           const DrMetric  *metric,
           const DrMetric  *of,
           GError         **error)
{
  gsize n_rows = dr_row_maker_get_n_rows (rows);
  const DrColumn *shown = rows->shown[work->of].column;
  gboolean compares_shown = rows->plan->question->compares_shown;
  g_autofree guint8 *desire = find_desires (rows, metric, of, error);
  DrRowOrder value = {
    .shown = shown,
    .numerator = compares_shown ? NULL : rows->numerator[work->of].column,
    .denominator = compares_shown ? NULL : rows->denominator[work->of].column,
  };

  if (desire == NULL)
    return FALSE;

  /* Rows of one cohort may still be of indicators that want different ways; those are ranked apart only by keys. */
  for (gsize i = 0; i < n_rows;)
    {
      gsize end = i + 1;
      gint32 code = dr_row_maker_get_indicator_code (rows, work->order[i]);

      while (end < n_rows && is_same_cohort (work, i, end))
        {
          if (desire[dr_row_maker_get_indicator_code (rows, work->order[end])] != desire[code])
            return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_COHORT_INDICATORS,
                                            "%s: of some indicators more is better, of others less: let the cohort have "
                                            "\"indicator\"", metric->name);
          end++;
        }

      /* The order of the whole is by cohort; within it the best come first. */
      value.is_downwards = desire[code] == DR_DESIRE_MORE;
      g_autofree guint32 *members = g_memdup2 (work->order + i, (end - i) * sizeof *members);
      dr_row_order_sort_rows (&value, 1, members, end - i);
      for (gsize j = 0, rank = 0; j < end - i; j++)
        {
          if (dr_column_is_empty (shown, members[j]))
            break;
          if (j == 0 || dr_row_order_compare (&value, 1, members[j - 1], members[j]) != 0)
            rank = j + 1;
          if (!dr_column_builder_fill (&rows->shown[work->into], members[j], (dr_int128) rank, error))
            return FALSE;
        }
      i = end;
    }

  return TRUE;
}

/* The sum of the rows of a cohort so far, in the order of time. */
static gboolean
fill_cumulative (DrRowMaker      *rows,
                 Work            *work,
                 const DrMetric  *metric,
                 GError         **error)
{
  const DrColumn *shown = rows->shown[work->of].column;
  DrColumnBuilder *into = &rows->shown[work->into];
  dr_int128 sum = 0;

  into->column->scale = shown->scale;
  for (gsize i = 0; i < dr_row_maker_get_n_rows (rows); i++)
    {
      guint32 row = work->order[i];

      if (i > 0 && !is_same_cohort (work, i - 1, i))
        sum = 0;
      if (dr_column_is_empty (shown, row))
        continue;
      if (__builtin_add_overflow (sum, dr_column_get_number (shown, row), &sum))
        return dr_query_refuse_groups (metric->name, error);
      if (!dr_column_builder_fill (into, row, sum, error))
        return FALSE;
    }

  return TRUE;
}

/* Adds one quotient to another. Those of one column mostly have one denominator. */
static gboolean
add_quotient (DrQuotient       *sum,
              const DrQuotient *more)
{
  dr_int128 one = sum->numerator;
  dr_int128 other = more->numerator;

  if (sum->denominator != more->denominator &&
      (__builtin_mul_overflow (one, more->denominator, &one) || __builtin_mul_overflow (other, sum->denominator, &other) ||
       __builtin_mul_overflow (sum->denominator, more->denominator, &sum->denominator)))
    return FALSE;

  return !__builtin_add_overflow (one, other, &sum->numerator);
}

/* The same of quotients, which are added up before they are rounded: of sums of parts, and of shares. */
static gboolean
fill_cumulative_quotients (DrRowMaker      *rows,
                           Work            *work,
                           const DrMetric  *metric,
                           const DrMetric  *of,
                           GError         **error)
{
  const DrQuestion *question = rows->plan->question;
  const DrColumn *shown = rows->shown[work->of].column;
  DrQuotient sum = { 0, 1 };
  gboolean is_first = TRUE;

  rows->shown[work->into].column->scale = shown->scale;
  for (gsize i = 0; i < dr_row_maker_get_n_rows (rows); i++)
    {
      guint32 row = work->order[i];
      dr_int128 rounded;

      is_first |= i > 0 && !is_same_cohort (work, i - 1, i);
      if (dr_column_is_empty (shown, row))
        continue;

      const DrQuotient more = { dr_column_get_number (rows->numerator[work->of].column, row),
                                dr_column_get_number (rows->denominator[work->of].column, row) };
      gboolean fits = is_first || add_quotient (&sum, &more);
      if (is_first)
        sum = more;
      is_first = FALSE;
      fits = fits && (dr_metric_has (of, DR_METRIC_IS_QUOTIENT)
                          ? dr_quotient_round (&sum, (int) question->digits + 2, question->rounding, &rounded)
                          : dr_row_maker_round_parts (rows, dr_row_maker_get_indicator_code (rows, row), &sum, &rounded));
      if (!fits)
        return dr_query_refuse_groups (metric->name, error);
      if (!dr_column_builder_fill (&rows->shown[work->into], row, rounded, error) ||
          !dr_column_builder_fill (&rows->numerator[work->into], row, sum.numerator, error) ||
          !dr_column_builder_fill (&rows->denominator[work->into], row, sum.denominator, error))
        return FALSE;
    }

  return TRUE;
}

/* What part of its cohort's sum a row makes up. */
static gboolean
fill_share (DrRowMaker      *rows,
            Work            *work,
            const DrMetric  *metric,
            GError         **error)
{
  /* Quotients of one column have one denominator, which does not matter here. */
  const DrColumn *shown = rows->numerator[work->of].column != NULL ? rows->numerator[work->of].column : rows->shown[work->of].column;
  const DrQuestion *question = rows->plan->question;
  gsize n_rows = dr_row_maker_get_n_rows (rows);

  for (gsize i = 0; i < n_rows;)
    {
      gsize end = i;
      dr_int128 sum = 0;
      gint64 wraps = 0;

      for (; end < n_rows && (end == i || is_same_cohort (work, i, end)); end++)
        if (!dr_column_is_empty (shown, work->order[end]))
          dr_wrapping_sum_add (&sum, &wraps, dr_column_get_number (shown, work->order[end]));
      if (wraps != 0)
        return dr_query_refuse_groups (metric->name, error);

      for (; i < end; i++)
        {
          guint32 row = work->order[i];
          DrQuotient share;
          dr_int128 rounded;

          if (dr_column_is_empty (shown, row) || !dr_quotient_init (&share, dr_column_get_number (shown, row), sum))
            continue;
          if (!dr_quotient_round (&share, (int) question->digits + 2, question->rounding, &rounded))
            return dr_query_refuse_groups (metric->name, error);
          if (!dr_column_builder_fill (&rows->shown[work->into], row, rounded, error) ||
              !dr_column_builder_fill (&rows->numerator[work->into], row, share.numerator, error) ||
              !dr_column_builder_fill (&rows->denominator[work->into], row, share.denominator, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Refuses to add a figure up for two periods that share days, such as a year and a quarter of it. */
static gboolean
check_overlaps (const DrRowMaker  *rows,
                const Work        *work,
                const DrMetric    *metric,
                const DrMetric    *of,
                GError           **error)
{
  gint time = find_time (rows);
  DrPeriod *longest = NULL;

  /* Of a cohort that was told the rows may be of different units. */
  if (time < 0 || rows->plan->question->has_cohort || dr_metric_has (of, DR_METRIC_IS_COUNT))
    return TRUE;

  const DrKey *key = dr_query_plan_get_key (rows->plan, (guint) time);
  for (gsize i = 0; i < dr_row_maker_get_n_rows (rows); i++)
    {
      guint32 row = work->order[i];

      if (i > 0 && !is_same_cohort (work, i - 1, i))
        longest = NULL;
      if (dr_column_is_empty (rows->shown[time].column, row) || dr_column_is_empty (rows->shown[work->of].column, row))
        continue;

      DrPeriod *period = g_ptr_array_index (key->periods, rows->shown[time].column->code[row]);
      if (longest != NULL && dr_query_check_do_overlap (longest, period))
        {
          g_autofree char *one = dr_period_to_string (longest);
          g_autofree char *other = dr_period_to_string (period);

          return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PERIODS,
                                          "%s: what is in %s and in %s would be added up twice: keep periods that do not overlap with the "
                                          "filter \"period\"", metric->name, one, other);
        }
      if (longest == NULL || g_date_compare (dr_period_get_last_day (longest), dr_period_get_last_day (period)) < 0)
        longest = period;
    }

  return TRUE;
}

static gboolean
fill (DrRowMaker      *rows,
      guint            metric_index,
      GArray          *cohort,
      guint32         *order,
      GError         **error)
{
  const DrMetric *metric = &g_array_index (rows->plan->metrics, DrMetric, metric_index);
  Work work = { cohort, order, find_column (rows, metric->of), (gint) (rows->plan->n_keys + metric_index) };

  if (work.of < (gint) rows->plan->n_keys || work.of >= work.into)
    return dr_error_set (error, DR_ERROR_INVALID, "%s: ask for the metric \"%s\" too, before it", metric->name,
                         metric->of);

  const DrMetric *of = &g_array_index (rows->plan->metrics, DrMetric, (guint) work.of - rows->plan->n_keys);
  gboolean is_sum = metric->kind != DR_METRIC_RANK;
  if (is_sum && !adds_up (of))
    return dr_error_set (error, DR_ERROR_INVALID, "%s: values of \"%s\" do not add up", metric->name, metric->of);
  if (!dr_metric_has (of, DR_METRIC_IS_COUNT | DR_METRIC_IS_QUOTIENT) && !check_cohorts (rows, &work, metric, is_sum, error))
    return FALSE;

  switch (metric->kind)
    {
    case DR_METRIC_RANK:
      return fill_rank (rows, &work, metric, of, error);
    case DR_METRIC_CUMULATIVE:
      if (!check_overlaps (rows, &work, metric, of, error))
        return FALSE;
      return rows->numerator[work.of].column == NULL ? fill_cumulative (rows, &work, metric, error)
                                                     : fill_cumulative_quotients (rows, &work, metric, of, error);
    case DR_METRIC_SHARE:
    default:
      return fill_share (rows, &work, metric, error);
    }
}

gboolean
dr_row_metrics_fill (DrRowMaker  *rows,
                     GError     **error)
{
  g_autoptr (GArray) cohort = NULL;
  g_autoptr (GArray) ranked = NULL;
  g_autofree guint32 *order = NULL;
  g_autofree guint32 *ranked_order = NULL;
  g_autoptr (GArray) courses = NULL;
  g_autofree guint32 *times_order = NULL;

  if ((rows->plan->traits & DR_METRIC_IS_OF_ROWS) == 0 || dr_row_maker_get_n_rows (rows) == 0)
    return TRUE;

  cohort = find_cohort (rows, error);
  if (cohort == NULL)
    return FALSE;
  ranked = rows->plan->question->has_cohort ? g_array_ref (cohort) : find_usual_cohort (rows);
  order = dr_row_order_sort ((const DrRowOrder *) (gpointer) cohort->data, cohort->len, dr_row_maker_get_n_rows (rows));
  ranked_order = dr_row_order_sort ((const DrRowOrder *) (gpointer) ranked->data, ranked->len, dr_row_maker_get_n_rows (rows));

  for (guint i = 0; i < rows->plan->metrics->len; i++)
    {
      const DrMetric *metric = &g_array_index (rows->plan->metrics, DrMetric, i);
      gboolean is_rank = metric->kind == DR_METRIC_RANK;
      gboolean is_cumulative = metric->kind == DR_METRIC_CUMULATIVE;

      if (is_cumulative && courses == NULL)
        {
          courses = rows->plan->question->has_cohort ? g_array_ref (cohort) : find_courses (rows);
          times_order = sort_by_time (rows, courses);
        }
      if (dr_metric_has (metric, DR_METRIC_IS_OF_ROWS) &&
          !fill (rows, i, is_rank ? ranked : is_cumulative ? courses : cohort,
                 is_rank ? ranked_order : is_cumulative ? times_order : order, error))
        return FALSE;
    }

  return TRUE;
}
