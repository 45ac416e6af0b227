/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-query.h>

#include "model-fixture.h"
#include "query-fixture.h"

/* What a report says of one indicator; NULL for what it does not say. */
typedef struct
{
  const char  *period;
  const char  *actual;
  const char  *planned;
  const char  *upper;         /* of what was planned */
  const char  *percent;
  const char  *change;        /* more than the target, in points where there is no actual */
  DrComparator comparator;
  DrDesire     desire;
  gboolean     has_target;
} Said;

#define MEASURE "hội viên"

static DrReport *
make_report (const Said *said)
{
  g_autoptr (DrUnit) unit = make_unit ("xa-a", NULL);
  g_autoptr (DrPeriod) period = make_period (said->period);
  g_autoptr (DrIndicator) indicator = make_indicator ("Kết nạp", MEASURE, said->desire);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (unit, period, NULL);
  g_autoptr (DrAchievementBuilder) achievement = dr_achievement_builder_new ("a1", unit, indicator, period);
  g_autoptr (GError) error = NULL;

  if (said->actual != NULL)
    {
      g_autoptr (DrQuantity) actual = dr_quantity_new (said->actual, MEASURE, DR_HEDGE_EXACT, &error);

      g_assert_no_error (error);
      dr_achievement_builder_set_actual (achievement, actual);
    }
  else
    dr_achievement_builder_set_status (achievement, DR_STATUS_MISSING);
  if (said->has_target)
    {
      g_autoptr (DrQuantity) planned = said->planned == NULL ? NULL
                                       : said->upper == NULL ? dr_quantity_new (said->planned, MEASURE, DR_HEDGE_EXACT, &error)
                                                             : dr_quantity_new_full (said->planned, said->upper, MEASURE,
                                                                                     DR_HEDGE_RANGE, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (DrTarget) target = dr_target_new_full ("t1", unit, indicator, period, planned, said->comparator, NULL, NULL, &error);
      g_assert_no_error (error);
      dr_achievement_builder_set_target (achievement, target);
    }
  if (said->percent != NULL)
    {
      g_autoptr (DrQuantity) percent = dr_quantity_new (said->percent, "%", DR_HEDGE_EXACT, &error);

      g_assert_no_error (error);
      dr_achievement_builder_set_percent_of_target (achievement, percent);
    }
  if (said->change != NULL)
    {
      g_autoptr (DrChange) change = dr_change_new (DR_CHANGE_KIND_PERCENT, DR_DIRECTION_UP, said->change, "target", &error);

      g_assert_no_error (error);
      dr_achievement_builder_set_change (achievement, change);
    }

  g_autoptr (DrAchievement) made = dr_achievement_builder_end (achievement, &error);
  g_assert_no_error (error);
  dr_report_builder_add_achievement (builder, made, &error);
  g_assert_no_error (error);
  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static DrDataset *
make_dataset (const Said *said,
              guint       n_said)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_said; i++)
    {
      g_autoptr (DrReport) report = make_report (&said[i]);

      dr_dataset_builder_add_report (builder, report, &error);
      g_assert_no_error (error);
    }
  DrDataset *dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  return dataset;
}

static DrQuery *
make_query (DrRatio            *near_threshold,
            const char * const *keys,
            const char * const *grain)
{
  static const char * const metrics[] = {
    "attainment@undefined", "attainment@exceeded", "attainment@met", "attainment@near", "attainment@missed"
  };
  DrQuery *query = dr_query_new ();

  dr_query_set_keys (query, keys);
  dr_query_set_grain (query, grain);
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    dr_query_add_metric (query, metrics[i]);
  g_assert_true (dr_query_set_near_threshold (query, near_threshold, NULL));

  return query;
}

/* The one attainment that was counted, or -1. */
static gint
read_attainment (DrTable *table)
{
  static const DrAttainment attainments[] = { DR_ATTAINMENT_UNDEFINED, DR_ATTAINMENT_EXCEEDED, DR_ATTAINMENT_MET,
                                              DR_ATTAINMENT_NEAR, DR_ATTAINMENT_MISSED };
  guint n_keys = dr_table_get_n_keys (table);
  gint found = -1;

  g_assert_cmpuint (dr_table_get_n_rows (table), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (attainments); i++)
    {
      g_autofree char *cell = dr_table_dup_cell (table, 0, n_keys + i);

      if (g_strcmp0 (cell, "0") == 0)
        continue;
      g_assert_cmpstr (cell, ==, "1");
      g_assert_cmpint (found, ==, -1);
      found = (gint) attainments[i];
    }

  return found;
}

/* One achievement is judged in a query as it is by itself: in a row of its own and in one of all, and where only those with
 * both figures are looked at. */
static void
check_alone (const Said *said,
             DrRatio    *near_threshold)
{
  static const char * const keys[][4] = { { NULL }, { "unit", "indicator", "period", NULL } };
  static const char * const figures[] = { "actual", "planned", NULL };
  g_autoptr (DrReport) report = make_report (said);
  g_autolist (DrAchievement) achievements = dr_report_list_achievements (report);
  g_autoptr (DrDataset) dataset = make_dataset (said, 1);
  DrAttainment judged = dr_achievement_judge (achievements->data, near_threshold);
  gboolean has_both = said->actual != NULL && said->planned != NULL;
  gint expected = has_both || judged != DR_ATTAINMENT_UNDEFINED ? (gint) judged : -1;

  for (guint i = 0; i < G_N_ELEMENTS (keys) * 2; i++)
    {
      g_autoptr (DrQuery) query = make_query (near_threshold, keys[i / 2], NULL);
      g_autoptr (GError) error = NULL;

      if (i % 2 == 1 && !has_both)
        continue;
      if (i % 2 == 1)
        dr_query_add_filter (query, "has", figures);
      g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
      g_assert_no_error (error);
      gint found = read_attainment (table);
      if (found == DR_ATTAINMENT_UNDEFINED && expected == -1)
        continue;
      if (found != expected)
        g_error ("%s of %s to %s, %s %%, comparator %d, desire %d: %d in the query, %d alone", said->actual, said->planned,
                 said->upper, said->percent, said->comparator, said->desire, found, expected);
    }
}

static void
test_one_is_judged_as_by_itself (void)
{
  static const char * const figures[] = { "-110", "-100", "-96", "-90", "0", "80", "90", "96", "99.5", "100", "100.25", "104", "110", "120" };
  static const char * const plans[][2] = { { "100", NULL }, { "90", "110.5" }, { "0", NULL }, { "-100", NULL }, { "-100", "0" }, { "0", "100" } };
  g_autoptr (DrRatio) threshold = dr_ratio_new ("95", "100", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (figures) * G_N_ELEMENTS (plans) * (DR_COMPARATOR_MAINTAIN + 1) * 2 * 2; i++)
    {
      guint of_figures = i / 4 / (DR_COMPARATOR_MAINTAIN + 1);
      Said said = { .period = "2024", .has_target = TRUE, .desire = i % 2 == 0 ? DR_DESIRE_MORE : DR_DESIRE_LESS,
                    .comparator = (DrComparator) (i / 4 % (DR_COMPARATOR_MAINTAIN + 1)),
                    .actual = figures[of_figures % G_N_ELEMENTS (figures)],
                    .planned = plans[of_figures / G_N_ELEMENTS (figures)][0],
                    .upper = plans[of_figures / G_N_ELEMENTS (figures)][1] };

      /* What lies between two ends has two. */
      if (said.comparator == DR_COMPARATOR_BETWEEN && said.upper == NULL)
        continue;
      check_alone (&said, i / 2 % 2 == 0 ? NULL : threshold);
    }
}

static void
test_what_is_told_is_judged_as_by_itself (void)
{
  static const char * const percents[] = { "80", "96", "100", "104", "120.5" };
  g_autoptr (DrRatio) threshold = dr_ratio_new ("95", "100", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (percents) * (DR_COMPARATOR_MAINTAIN + 1) * 2 * 2 * 2; i++)
    {
      Said said = { .period = "2024", .has_target = TRUE, .desire = i % 2 == 0 ? DR_DESIRE_MORE : DR_DESIRE_LESS,
                    .comparator = (DrComparator) (i / 8 % (DR_COMPARATOR_MAINTAIN + 1)), .actual = i / 4 % 2 == 0 ? "50" : NULL,
                    .percent = percents[i / 8 / (DR_COMPARATOR_MAINTAIN + 1)] };

      check_alone (&said, i / 2 % 2 == 0 ? NULL : threshold);
    }

  check_alone (&(Said) { .period = "2024", .actual = "50", .change = "2.5" }, NULL);
  check_alone (&(Said) { .period = "2024", .actual = "50", .change = "2.5", .desire = DR_DESIRE_LESS }, NULL);
  check_alone (&(Said) { .period = "2024", .actual = "50" }, NULL);
}

#define AT_MOST(period, actual, planned) { period, actual, planned, NULL, NULL, NULL, DR_COMPARATOR_AT_MOST, DR_DESIRE_MORE, TRUE }
#define AT_LEAST(period, actual, planned) { period, actual, planned, NULL, NULL, NULL, DR_COMPARATOR_AT_LEAST, DR_DESIRE_MORE, TRUE }
#define BETWEEN(period, actual, planned, upper) { period, actual, planned, upper, NULL, NULL, DR_COMPARATOR_BETWEEN, DR_DESIRE_MORE, TRUE }
#define TOLD(period, percent) { period, "10", NULL, NULL, percent, NULL, DR_COMPARATOR_AT_LEAST, DR_DESIRE_MORE, TRUE }
#define PLAIN(period, actual) { period, actual, NULL, NULL, NULL, NULL, DR_COMPARATOR_AT_LEAST, DR_DESIRE_MORE, FALSE }

/* Of several achievements in one cell the sum is judged, by what their targets have in common. */
static void
test_sums (void)
{
  static const struct
  {
    const char *name;
    Said        said[2];
    gint        attainment;   /* -1: none; -2: refused */
  } sums[] = {
    { "each missed one and kept within the other", { AT_MOST ("2024-Q1", "60", "50"), AT_MOST ("2024-Q2", "30", "50") }, DR_ATTAINMENT_EXCEEDED },
    { "beyond both", { AT_MOST ("2024-Q1", "60", "50"), AT_MOST ("2024-Q2", "50", "50") }, DR_ATTAINMENT_MISSED },
    { "between the sums of the ends", { BETWEEN ("2024-Q1", "70", "40", "60.5"), BETWEEN ("2024-Q2", "50", "40", "60") }, DR_ATTAINMENT_MET },
    { "beyond the sum of the upper ends", { BETWEEN ("2024-Q1", "70", "40", "60.5"), BETWEEN ("2024-Q2", "51", "40", "60") }, DR_ATTAINMENT_MISSED },
    { "to be reached and not to be passed", { AT_LEAST ("2024-Q1", "60", "50"), AT_MOST ("2024-Q2", "30", "50") }, -2 },
    { "a figure without any plan", { AT_MOST ("2024-Q1", "40", "50"), PLAIN ("2024-Q2", "30") }, DR_ATTAINMENT_EXCEEDED },
    { "what is told beside a plan", { AT_LEAST ("2024-Q1", "40", "50"), TOLD ("2024-Q2", "120") }, DR_ATTAINMENT_MISSED },
    { "what is told of one figure", { PLAIN ("2024-Q1", "40"), TOLD ("2024-Q2", "120") }, DR_ATTAINMENT_EXCEEDED },
    { "what is told of several", { TOLD ("2024-Q1", "110"), TOLD ("2024-Q2", "120") }, DR_ATTAINMENT_UNDEFINED },
  };
  static const char * const of_years[] = { "unit", "indicator", "period@year", NULL };
  static const char * const no_keys[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    for (guint leaves_out = 0; leaves_out < 2; leaves_out++)
      {
        g_autoptr (DrDataset) dataset = make_dataset (sums[i].said, 2);
        g_autoptr (DrQuery) query = make_query (NULL, no_keys, of_years);
        g_autoptr (GError) error = NULL;

        g_test_message ("%s", sums[i].name);
        dr_query_set_leaves_out_conflicts (query, leaves_out);
        g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
        if (sums[i].attainment == -2 && !leaves_out)
          {
            g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
            g_assert_cmpstr (error->message, ==,
                             "what xa-a planned of “Kết nạp” is “at-least” in one place and “at-most” in another, and a sum is judged by "
                             "neither: judge each by itself with the grain \"unit\", \"indicator\" and \"period\", or leave one out with "
                             "a filter");
            continue;
          }
        g_assert_no_error (error);
        g_assert_cmpint (read_attainment (table), ==, sums[i].attainment == -2 ? DR_ATTAINMENT_UNDEFINED : sums[i].attainment);
        g_auto (GStrv) conflicts = dr_table_dup_conflicts (table);
        g_assert_cmpuint (g_strv_length (conflicts), ==, sums[i].attainment == -2);
      }
}

/* By themselves they are not at odds. */
static void
test_different_targets_apart (void)
{
  static const Said said[] = { AT_LEAST ("2024-Q1", "60", "50"), AT_MOST ("2024-Q2", "30", "50") };
  static const char * const keys[] = { "period@year", NULL };
  g_autoptr (DrDataset) dataset = make_dataset (said, G_N_ELEMENTS (said));
  g_autoptr (DrQuery) query = make_query (NULL, keys, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *text = write_table (table);
  g_assert_cmpstr (text, ==, "2024|0|2|0|0|0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cell-targets/one-is-judged-as-by-itself", test_one_is_judged_as_by_itself);
  g_test_add_func ("/cell-targets/what-is-told-is-judged-as-by-itself", test_what_is_told_is_judged_as_by_itself);
  g_test_add_func ("/cell-targets/sums", test_sums);
  g_test_add_func ("/cell-targets/different-targets-apart", test_different_targets_apart);

  return g_test_run ();
}
