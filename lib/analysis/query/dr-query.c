/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-query.h>

#include "analysis/dataset/dr-dataset-view-private.h"
#include "analysis/query/dr-cell-targets-private.h"
#include "analysis/query/dr-contradictions-private.h"
#include "analysis/query/dr-expected-plan-private.h"
#include "analysis/query/dr-nesting-private.h"
#include "analysis/query/dr-plan-cover-private.h"
#include "analysis/query/dr-query-check-private.h"
#include "analysis/query/dr-query-plan-private.h"
#include "analysis/query/dr-query-run-private.h"
#include "analysis/query/dr-query-scan-private.h"
#include "analysis/query/dr-query-stream-private.h"
#include "analysis/query/dr-running-cover-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-ratio-private.h"

#define DEFAULT_DIGITS 2
#define MOST_DIGITS 30

/**
 * DrQuery:
 *
 * A question to a [class@DistrictReport.Dataset]: rows are grouped by keys, and
 * metrics are worked out for each group.
 *
 * Keys are words:
 *
 * | key | groups by |
 * |---|---|
 * | `unit` | the unit that reported |
 * | `unit@province` | the province that it lies in, or itself; so `@central`, `@district`, `@commune`, `@hamlet` |
 * | `unit@ancestors-or-self` | it and every unit above it at once, so that one query has all levels |
 * | `unit@ancestors` | the same without a row for units that have none below them, but one above: what they reported is in the rows above |
 * | `unit-kind`, `unit-level` | what sort of unit it is |
 * | `indicator`, `measure`, `nature` | what was counted |
 * | `period` | the period reported on |
 * | `period@year` | the year that it lies in, of the same books (`2023`, `2023~14`); so `@half-year`, `@quarter`, `@month` |
 *
 * With `unit@ancestors-or-self` and `unit@ancestors` each unit has what it reported
 * itself and what all units below it did, so that a row is the sum of its parts and
 * the rows of the units that have none above add up to everything. A unit that
 * reports of its whole area beside those that lie in it would be counted twice
 * ([method@DistrictReport.Query.set_nested_units]). As a filter either key keeps the
 * units named and all below them.
 *
 * and so are metrics:
 *
 * | metric | of a group |
 * |---|---|
 * | `rows`, `actual-count`, `planned-count`, `pair-count` | how many achievements, actuals, planned quantities, achievements with both |
 * | `actual`, `planned`, `pair-actual`, `pair-planned` | their sums |
 * | `completion` | actual over planned of those with both, in per cent; none where what is planned is not above zero |
 * | `pace@2025-06-30` | what was reached, of what should have been on that day: of each plan the share of its own period that had elapsed; 100 % is on schedule |
 * | `mean`, `least`, `greatest` | of the actuals |
 * | `lower`, `upper` | the bounds of the sum of actuals, where some are hedged |
 * | `completion-count`, `completion-quantile@0.5` | of the completions of the cells: their number, and a quantile by nearest rank |
 * | `attainment@exceeded`, …, `attainment-rate` | how many cells exceeded, met, nearly met or missed what was planned, and the part in per cent that exceeded or met it |
 * | `increased@year-earlier`, `decreased@…`, `equal@…`, `compared@…` | how many cells moved since a year before, or since `@previous` |
 * | `previous@…`, `change@…`, `change-percent@…` | what those cells were then, and how the sum moved |
 * | `rank@completion` | the place among the rows of a cohort, 1-2-2-4; best first, whichever way is good of the metric ([method@DistrictReport.Table.find_desire]) |
 * | `share@actual` | the part of the cohort's sum in per cent |
 * | `cumulative@actual` | the sum so far, from period to period, of whatever else the keys tell apart |
 *
 * A cell is what the grain says, by default each unit, indicator and period.
 * What is summed is exact; the sum of nothing is an empty cell, never 0. A
 * quotient keeps its numerator and denominator, and is rounded once, for show.
 *
 * A plan covers what its unit reached of its indicator in the periods within the
 * one that it is for, as far as one row, or one cell, holds both. The plan of a
 * year, stated by itself or beside the figures of each quarter, is held in a row
 * of the year against all that the quarters reached, whether their achievements
 * repeat it or not; beside one quarter alone it says how far along that is. It
 * counts once, with each actual that it covers a pair. Where reports state it
 * differently, that of the latest report counts, and without dates that tell
 * which that is, the sum is [error@DistrictReport.Error.MISMATCH]. So is a plan
 * for a year together with one for a quarter of it, and a plan for a quarter
 * together with what was reached in the year. Within one and the same period a
 * plan belongs to the actual of its own achievement. The filter `has` looks at
 * achievements one by one, as they were reported. Of a stream nothing is known of
 * what is to come: figures for periods that overlap are refused.
 *
 * A cell is judged as [method@DistrictReport.Achievement.judge] judges an achievement:
 * what was reached by what was planned, and by whether that is to be reached, not to be
 * passed, met exactly, kept, or a range, which its target says and else the direction
 * of the indicator. Where a cell adds several achievements up, their sum is judged by
 * that of their plans, of ranges by the sums of both ends; if some of these plans are to
 * be reached and others not to be passed, the sum cannot be judged by either, which is
 * [error@DistrictReport.Error.MISMATCH]. A cell without a plan is judged by the
 * percentage of the target that is stated, or by the change against it, if one
 * achievement in it states any, and undefined if several do: percentages do not add up.
 *
 * What makes no sense is refused with [error@DistrictReport.Error.MISMATCH] and
 * a message that says what to do: the sum of two measures, of a stock over
 * time, of a stock and a flow, of a ratio, of a figure for two periods that
 * overlap, or of the figures of a unit and of those below it
 * ([method@DistrictReport.Query.set_nested_units]).
 *
 * ```c
 * g_autoptr (DrQuery) query = dr_query_new ();
 * dr_query_group_by (query, "unit", "period@year", NULL);
 * dr_query_add_metric (query, "actual");
 * dr_query_add_metric (query, "completion");
 * g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
 * ```
 *
 * A query may be run on any number of datasets, by any number of threads as
 * long as none changes it.
 *
 * Since: 1.0
 */
struct _DrQuery
{
  GObject    parent_instance;

  DrQuestion question;
};

G_DEFINE_FINAL_TYPE (DrQuery, dr_query, G_TYPE_OBJECT)

static void
dr_query_finalize (GObject *object)
{
  DrQuestion *question = &DR_QUERY (object)->question;

  g_ptr_array_unref (question->keys);
  g_ptr_array_unref (question->grain);
  g_ptr_array_unref (question->metrics);
  g_ptr_array_unref (question->filters);
  g_ptr_array_unref (question->left_out);
  g_ptr_array_unref (question->order);
  g_ptr_array_unref (question->cohort);
  g_clear_pointer (&question->near_threshold, dr_ratio_unref);

  G_OBJECT_CLASS (dr_query_parent_class)->finalize (object);
}

static void
dr_query_class_init (DrQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_query_finalize;
}

static void
dr_query_init (DrQuery *self)
{
  DrQuestion *question = &self->question;

  question->keys = g_ptr_array_new_with_free_func (g_free);
  question->grain = g_ptr_array_new_with_free_func (g_free);
  question->metrics = g_ptr_array_new_with_free_func (g_free);
  question->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  question->left_out = g_ptr_array_new_with_free_func (g_free);
  question->order = g_ptr_array_new_with_free_func (g_free);
  question->cohort = g_ptr_array_new_with_free_func (g_free);
  question->digits = DEFAULT_DIGITS;
  g_date_clear (&question->structure, 1);
  g_date_clear (&question->as_of, 1);
}

/**
 * dr_query_new:
 *
 * Makes a query without keys and metrics. It needs a metric to be run; without
 * keys it gives one row.
 *
 * Returns: (transfer full): a query
 *
 * Since: 1.0
 */
DrQuery *
dr_query_new (void)
{
  return g_object_new (DR_TYPE_QUERY, NULL);
}

static void
set_words (GPtrArray          *array,
           const char * const *words)
{
  g_ptr_array_set_size (array, 0);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (array, g_strdup (words[i]));
}

/**
 * dr_query_group_by: (skip)
 * @self: a query
 * @first_key: (nullable): a key
 * @...: further keys, and `NULL`
 *
 * Sets the keys, in the order of the columns of the table.
 *
 * Since: 1.0
 */
void
dr_query_group_by (DrQuery    *self,
                   const char *first_key,
                   ...)
{
  va_list keys;

  g_return_if_fail (DR_IS_QUERY (self));

  g_ptr_array_set_size (self->question.keys, 0);
  va_start (keys, first_key);
  for (const char *key = first_key; key != NULL; key = va_arg (keys, const char *))
    g_ptr_array_add (self->question.keys, g_strdup (key));
  va_end (keys);
}

/**
 * dr_query_set_keys: (rename-to dr_query_group_by)
 * @self: a query
 * @keys: (nullable) (array zero-terminated=1): keys, such as `unit@province`
 *
 * Sets the keys, in the order of the columns of the table. An unknown key is
 * an error when the query is run.
 *
 * Since: 1.0
 */
void
dr_query_set_keys (DrQuery            *self,
                   const char * const *keys)
{
  g_return_if_fail (DR_IS_QUERY (self));

  set_words (self->question.keys, keys);
}

/**
 * dr_query_add_metric:
 * @self: a query
 * @metric: a metric, such as `completion`
 *
 * Adds a metric, which becomes a column behind the keys. An unknown metric is
 * an error when the query is run.
 *
 * Since: 1.0
 */
void
dr_query_add_metric (DrQuery    *self,
                     const char *metric)
{
  g_return_if_fail (DR_IS_QUERY (self));
  g_return_if_fail (metric != NULL);

  g_ptr_array_add (self->question.metrics, g_strdup (metric));
}

/**
 * dr_query_set_grain:
 * @self: a query
 * @keys: (nullable) (array zero-terminated=1): keys; `NULL`: `unit`, `indicator` and `period`
 *
 * Sets what a cell is for metrics that look at cells one by one: the attainment
 * of a year is judged by `unit`, `indicator` and `period@year`. The keys of the
 * query belong to the grain in any case.
 *
 * Since: 1.0
 */
void
dr_query_set_grain (DrQuery            *self,
                    const char * const *keys)
{
  g_return_if_fail (DR_IS_QUERY (self));

  set_words (self->question.grain, keys);
}

/**
 * dr_query_add_filter:
 * @self: a query
 * @key: a key, `has` or `status`
 * @values: (array zero-terminated=1): values of it that count, `actual` and
 *   `planned`, or statuses of actuals
 *
 * Lets only those achievements count whose key has one of the values, as the
 * table would show them: `unit@province` with ids, `period@year` with `2024`,
 * `nature` with `flow`. The filter `has` lets only those count that have the
 * figures named, and `status` those with an actual that is `normal`,
 * `estimated`, `provisional` or `nil`. Several filters apply together.
 *
 * A value that nothing in the dataset has is an error when the query is run, so
 * that a slip of the pen is not taken for an empty answer.
 *
 * Since: 1.0
 */
void
dr_query_add_filter (DrQuery            *self,
                     const char         *key,
                     const char * const *values)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_return_if_fail (DR_IS_QUERY (self));
  g_return_if_fail (key != NULL);
  g_return_if_fail (values != NULL);

  g_strv_builder_add (words, key);
  g_strv_builder_addv (words, (const char **) values);
  g_ptr_array_add (self->question.filters, g_strv_builder_end (words));
}

/**
 * dr_query_leave_out_empty:
 * @self: a query
 * @column: a key or metric of the query
 *
 * Leaves out rows whose cell in this column is empty: units that lie in no
 * district, rows without a rank.
 *
 * Since: 1.0
 */
void
dr_query_leave_out_empty (DrQuery    *self,
                          const char *column)
{
  g_return_if_fail (DR_IS_QUERY (self));
  g_return_if_fail (column != NULL);

  g_ptr_array_add (self->question.left_out, g_strdup (column));
}

/**
 * dr_query_set_order:
 * @self: a query
 * @columns: (nullable) (array zero-terminated=1): keys and metrics of the query; «-» before one
 *   turns it round
 *
 * Sets the order of the rows. Those that compare equal, and all rows where no
 * order is set, come in the order of their keys: units and indicators as they
 * stand in the dataset ([struct@DistrictReport.DatasetBuilder]), periods by time. Empty cells come last either way.
 *
 * Since: 1.0
 */
void
dr_query_set_order (DrQuery            *self,
                    const char * const *columns)
{
  g_return_if_fail (DR_IS_QUERY (self));

  set_words (self->question.order, columns);
}

/**
 * dr_query_set_limit:
 * @self: a query
 * @n_rows: how many rows at most; 0 for all
 *
 * Keeps the first rows only.
 *
 * Since: 1.0
 */
void
dr_query_set_limit (DrQuery *self,
                    guint    n_rows)
{
  g_return_if_fail (DR_IS_QUERY (self));

  self->question.limit = n_rows;
}

/**
 * dr_query_set_cohort:
 * @self: a query
 * @keys: (nullable) (array zero-terminated=1): keys of the query; empty: all rows
 *   are one cohort; `NULL`: as it was at first
 *
 * Sets who is ranked together, and what shares and cumulative sums are of: the
 * rows that agree in these keys. A cumulative sum goes through them in the order of
 * the shortest periods that are a key, and of one period in the order of the keys,
 * whatever order the keys and the table have.
 *
 * At first units are ranked among those of the same period and indicator: with
 * the rows that agree in all keys but those of units, `unit`, `unit@district`,
 * `unit-kind` and so on. A cumulative sum adds up what a unit reached so far of an
 * indicator: the rows that agree in all keys but those of periods, which must not
 * share days then, or it is [error@DistrictReport.Error.MISMATCH]. Where no key is of
 * units, or none of periods, and for shares, all rows are one cohort.
 *
 * Since: 1.0
 */
void
dr_query_set_cohort (DrQuery            *self,
                     const char * const *keys)
{
  g_return_if_fail (DR_IS_QUERY (self));

  set_words (self->question.cohort, keys);
  self->question.has_cohort = keys != NULL;
}

/**
 * dr_query_set_rounding:
 * @self: a query
 * @digits: how many decimals quotients show, 0 to 30
 * @rounding: how they are rounded
 *
 * Sets how quotients are shown; without this, two decimals, half away from
 * zero. Sums are exact and have all their digits.
 *
 * Since: 1.0
 */
void
dr_query_set_rounding (DrQuery    *self,
                       guint       digits,
                       DrRounding  rounding)
{
  g_return_if_fail (DR_IS_QUERY (self));
  g_return_if_fail (digits <= MOST_DIGITS);

  self->question.digits = digits;
  self->question.rounding = rounding;
}

/**
 * dr_query_set_compares_shown:
 * @self: a query
 * @compares_shown: whether what is shown decides
 *
 * Sets whether ranks and orders go by quotients as they are shown, so that what
 * looks equal is equal. Without this they go by the exact ones.
 *
 * Since: 1.0
 */
void
dr_query_set_compares_shown (DrQuery  *self,
                             gboolean  compares_shown)
{
  g_return_if_fail (DR_IS_QUERY (self));

  self->question.compares_shown = compares_shown;
}

/**
 * dr_query_set_near_threshold:
 * @self: a query
 * @near_threshold: (nullable): a ratio between 0 and 1, such as 95/100; `NULL`: nothing is near
 * @error: return location for an error
 *
 * Sets how much of what was planned is nearly all of it, for the metric
 * `attainment`. Where less is better, it says how far beyond the plan is near:
 * with 95/100, up to 105 %.
 *
 * [error@DistrictReport.Error.INVALID] is given for a ratio that is not between
 * 0 and 1.
 *
 * Returns: `TRUE` if the threshold was set
 *
 * Since: 1.0
 */
gboolean
dr_query_set_near_threshold (DrQuery  *self,
                             DrRatio  *near_threshold,
                             GError  **error)
{
  g_return_val_if_fail (DR_IS_QUERY (self), FALSE);

  DrQuotient part = { 0, 1 };
  if (near_threshold != NULL)
    {
      g_autofree char *numerator = dr_ratio_dup_numerator (near_threshold);
      g_autofree char *denominator = dr_ratio_dup_denominator (near_threshold);

      if (!dr_int128_parse (numerator, -1, &part.numerator) || !dr_int128_parse (denominator, -1, &part.denominator) ||
          part.numerator <= 0 || part.numerator >= part.denominator)
        return dr_error_set (error, DR_ERROR_INVALID,
                             "%s/%s: near is a part of the plan between 0 and 1, such as 95/100", numerator, denominator);
    }

  g_clear_pointer (&self->question.near_threshold, dr_ratio_unref);
  self->question.near_threshold = near_threshold == NULL ? NULL : dr_ratio_ref (near_threshold);
  self->question.near_part = part;

  return TRUE;
}

/**
 * dr_query_set_structure:
 * @self: a query
 * @day: (nullable): a valid day; `NULL`: units as they reported
 * @divided: what becomes of the figures of units that were divided
 *
 * Counts units as those that they had become by a day: figures of a commune
 * that was merged go to the one that it belongs to since.
 *
 * With %DR_DIVIDED_UNITS_APPORTION each of its successors gets a share of the
 * figures of a unit that was divided, by their weights. Sums of shares are exact
 * fractions that are rounded once, for show, and are marked as estimated. An
 * achievement counts for each group that it has a share in. Of shares there is
 * no `least`, `greatest`, `lower` and `upper`:
 * [error@DistrictReport.Error.UNSUPPORTED].
 *
 * Since: 1.0
 */
void
dr_query_set_structure (DrQuery        *self,
                        const GDate    *day,
                        DrDividedUnits  divided)
{
  g_return_if_fail (DR_IS_QUERY (self));
  g_return_if_fail (day == NULL || g_date_valid (day));

  if (day == NULL)
    g_date_clear (&self->question.structure, 1);
  else
    self->question.structure = *day;
  self->question.divided = divided;
}

/**
 * dr_query_set_as_of:
 * @self: a query
 * @day: (nullable): a valid day; `NULL`: all that there is
 *
 * Sets the day as of which figures of reports are known, for this query alone:
 * reports with a later date had not come in, so that what they state anew is as
 * it was stated before. The answer is that of a dataset built with
 * [method@DistrictReport.DatasetBuilder.set_as_of]; where the dataset was, the
 * earlier of the two days counts. Reports without a date and figures of tables
 * count on any day, and the errors are those of
 * [method@DistrictReport.DatasetBuilder.build] too.
 *
 * The rows of the dataset that cells lead to are numbered as in one built so.
 * Which statements count is found anew each time: whoever asks a great deal of
 * one day builds a dataset for it.
 *
 * Since: 1.0
 */
void
dr_query_set_as_of (DrQuery     *self,
                    const GDate *day)
{
  g_return_if_fail (DR_IS_QUERY (self));
  g_return_if_fail (day == NULL || g_date_valid (day));

  if (day == NULL)
    g_date_clear (&self->question.as_of, 1);
  else
    self->question.as_of = *day;
}

/**
 * dr_query_set_nested_units:
 * @self: a query
 * @nested: which figures count where a unit reports and so do units below it
 *
 * Sets what becomes of the figure of a unit in a sum that also has those of
 * units below it, of the same indicator and period. At first such a sum is
 * refused with [error@DistrictReport.Error.MISMATCH], unless the report itself
 * tells that one figure is part of the other («205 cây, trong đó xã A 120 cây»,
 * [method@DistrictReport.Achievement.get_part_of]): then the whole counts where
 * both would, if the dataset was built with %DR_PARTS_IN_WHOLES.
 *
 * With %DR_NESTED_UNITS_PARTS and %DR_NESTED_UNITS_WHOLES the answer is what it
 * would be if the figures that do not count were not there. Actuals and planned
 * figures are looked at one by one: the plan of a province counts where its
 * districts have none, whatever they reached. Only figures count that pass the
 * filters, and only units matter that are put into one row. %DR_NESTED_UNITS_PARTS
 * takes it that all parts are there: a district that did not report is missing
 * in the sum.
 *
 * Where periods of the two share days without being the same, such as a year
 * and its quarters, the sum is refused with either. Of figures that are streamed
 * it is not known what is to come: a sum with both is
 * [error@DistrictReport.Error.UNSUPPORTED] then. And so are `unit@ancestors` and
 * `unit@ancestors-or-self` with %DR_NESTED_UNITS_WHOLES, and a unit with shares in
 * several others on the structure of a day.
 *
 * Since: 1.0
 */
void
dr_query_set_nested_units (DrQuery       *self,
                           DrNestedUnits  nested)
{
  g_return_if_fail (DR_IS_QUERY (self));
  g_return_if_fail (nested <= DR_NESTED_UNITS_ALL);

  self->question.nested = nested;
}

/**
 * dr_query_set_leaves_out_conflicts:
 * @self: a query
 * @leaves_out: whether figures that are at odds are left out
 *
 * Sets what becomes of figures of one unit and indicator that are at odds: two
 * levels of one day in one report, two events of one plan, plans for two
 * periods that share days, a plan that is stated differently. At first a query
 * that asks for them is refused with [error@DistrictReport.Error.MISMATCH].
 * Where they are left out, the answer is what it would be if they were not
 * there, and [method@DistrictReport.Table.dup_conflicts] tells of them.
 *
 * That suits tables with a row for each unit and indicator, of which those that
 * are at odds are then empty or absent. A sum over several units would be short
 * of one of them.
 *
 * Since: 1.0
 */
void
dr_query_set_leaves_out_conflicts (DrQuery  *self,
                                   gboolean  leaves_out)
{
  g_return_if_fail (DR_IS_QUERY (self));

  self->question.leaves_out_conflicts = leaves_out;
}

/**
 * dr_query_set_n_threads:
 * @self: a query
 * @n_threads: how many threads may work at once; 0 for one a processor
 *
 * Sets how much of the machine a run may take. The answer does not depend on
 * it.
 *
 * Since: 1.0
 */
void
dr_query_set_n_threads (DrQuery *self,
                        guint    n_threads)
{
  g_return_if_fail (DR_IS_QUERY (self));

  self->question.n_threads = n_threads;
}

/* Works a question out for a dataset, and which of its figures count. */
static gboolean
make_plan (DrQueryPlan       *plan,
           const DrQuestion  *question,
           DrDataset         *dataset,
           GCancellable      *cancellable,
           GError           **error)
{
  *plan = (DrQueryPlan) { .view = dr_dataset_view_as_of (dataset, &question->as_of, error) };

  return plan->view != NULL && dr_query_plan_init (plan, question, plan->view, TRUE, error) &&
         dr_running_cover_resolve (plan, cancellable, error) && dr_nesting_leave_out_stated (plan, cancellable, error) &&
         dr_query_check (plan, cancellable, error) &&
         dr_nesting_resolve (plan, cancellable, error) && dr_contradictions_resolve (plan, error) &&
         dr_plan_cover_resolve (plan, cancellable, error) && dr_cell_targets_new (plan, &plan->targets, cancellable, error) &&
         dr_expected_plan_new (plan, &plan->expected, error) &&
         (plan->expected == NULL ||
          dr_expected_plan_add (plan->expected, dr_query_plan_get_facts (plan), cancellable, error));
}

/**
 * dr_query_run:
 * @self: a query
 * @dataset: a dataset
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Answers the query.
 *
 * [error@DistrictReport.Error.INVALID] is given for words that are no key or
 * metric, [error@DistrictReport.Error.MISMATCH] for figures that do not add
 * up, [error@DistrictReport.Error.DIVIDED] for units that were divided,
 * [error@DistrictReport.Error.OVERFLOW] for a sum of more than 38 digits or
 * 128 bits, in whatever order its terms come,
 * [error@DistrictReport.Error.LIMIT] for more groups than there is memory for,
 * and [error@Gio.IOErrorEnum.CANCELLED].
 *
 * Returns: (transfer full): the answer, or `NULL` on error
 *
 * Since: 1.0
 */
DrTable *
dr_query_run (DrQuery       *self,
              DrDataset     *dataset,
              GCancellable  *cancellable,
              GError       **error)
{
  g_auto (DrQueryPlan) plan = { 0 };
  g_auto (DrCells) cells = { 0 };

  g_return_val_if_fail (DR_IS_QUERY (self), NULL);
  g_return_val_if_fail (DR_IS_DATASET (dataset), NULL);

  if (!make_plan (&plan, &self->question, dataset, cancellable, error) ||
      !dr_query_scan_run (&plan, plan.traits, &cells, cancellable, error))
    return NULL;

  DrTable *table = dr_query_make_table (&plan, &cells, TRUE, cancellable, error);
  if (table != NULL)
    {
      dr_table_set_conflicts (table, g_steal_pointer (&plan.conflicts));
      dr_table_set_lineage (table, dr_lineage_new_take (&plan));
    }

  return table;
}

/**
 * dr_query_run_all:
 * @queries: (element-type DistrictReport.Query): queries
 * @dataset: a dataset
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Answers several queries. Those that group the same achievements to the same
 * cells share one pass over the dataset.
 *
 * The errors are those of [method@DistrictReport.Query.run].
 *
 * Returns: (element-type DistrictReport.Table) (transfer full): the answers, in the order of the
 *   queries, or `NULL` on error
 *
 * Since: 1.0
 */
GList *
dr_query_run_all (GList         *queries,
                  DrDataset     *dataset,
                  GCancellable  *cancellable,
                  GError       **error)
{
  guint n_queries = g_list_length (queries);
  g_autofree DrQueryPlan *plans = g_new0 (DrQueryPlan, MAX (n_queries, 1));
  g_autofree gboolean *is_done = g_new0 (gboolean, MAX (n_queries, 1));
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  GList *result = NULL;
  guint n_plans = 0;
  gboolean is_good = TRUE;

  g_return_val_if_fail (DR_IS_DATASET (dataset), NULL);

  g_ptr_array_set_size (tables, (gint) n_queries);
  for (GList *at = queries; at != NULL && is_good; at = at->next)
    is_good = make_plan (&plans[n_plans++], &DR_QUERY (at->data)->question, dataset, cancellable, error);

  /* Those that ask for the same cells share one pass over the facts. */
  for (guint i = 0; i < n_queries && is_good; i++)
    {
      g_auto (DrCells) cells = { 0 };
      guint traits = 0;

      if (is_done[i])
        continue;
      for (guint j = i; j < n_queries; j++)
        if (!is_done[j] && (j == i || dr_query_plan_shares (&plans[i], &plans[j])))
          traits |= plans[j].traits;
      is_good = dr_query_scan_run (&plans[i], traits, &cells, cancellable, error);
      for (guint j = i; j < n_queries && is_good; j++)
        if (!is_done[j] && (j == i || dr_query_plan_shares (&plans[i], &plans[j])))
          {
            tables->pdata[j] = dr_query_make_table (&plans[j], &cells, TRUE, cancellable, error);
            is_done[j] = TRUE;
            is_good = tables->pdata[j] != NULL;
          }
    }

  for (guint i = 0; i < n_plans; i++)
    {
      if (is_good)
        {
          dr_table_set_conflicts (tables->pdata[i], g_steal_pointer (&plans[i].conflicts));
          dr_table_set_lineage (tables->pdata[i], dr_lineage_new_take (&plans[i]));
        }
      dr_query_plan_clear (&plans[i]);
    }
  for (guint i = n_queries; i-- > 0;)
    {
      if (is_good)
        result = g_list_prepend (result, tables->pdata[i]);
      else
        g_clear_object (&tables->pdata[i]);
    }

  return result;
}

/**
 * dr_query_run_stream:
 * @self: a query
 * @dataset: a dataset with the units, indicators and periods that the
 *   achievements are of; its own achievements are not counted
 * @stream: (not nullable): pointer to a `struct ArrowArrayStream`, which is taken over
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Answers the query about achievements that are too many to be held: they come
 * batch after batch, are added up, and let go. What is needed is memory for one
 * batch and for the groups of the query.
 *
 * The columns of the stream are those of
 * [method@DistrictReport.DatasetBuilder.add_achievements]; whatever happens, it
 * is released exactly once. Cells of the answer do not lead to their
 * contributors.
 *
 * The errors are those of [method@DistrictReport.Query.run] and of
 * [method@DistrictReport.DatasetBuilder.add_achievements].
 *
 * Returns: (transfer full): the answer, or `NULL` on error
 *
 * Since: 1.0
 */
DrTable *
dr_query_run_stream (DrQuery       *self,
                     DrDataset     *dataset,
                     gpointer       stream,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (DR_IS_QUERY (self), NULL);
  g_return_val_if_fail (DR_IS_DATASET (dataset), NULL);
  g_return_val_if_fail (stream != NULL, NULL);

  return dr_query_stream_run (&self->question, dataset, stream, cancellable, error);
}
