/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-query.h>

#include "model-fixture.h"

/* What a report says of one indicator: for its own period a figure, and a plan for that or another. */
typedef struct
{
  const char *period;       /* NULL: no more reports */
  const char *actual;
  const char *planned_for;  /* (nullable) */
  const char *planned;
} Said;

#define MOST_REPORTS 4

typedef struct
{
  const char *name;
  Said        said[MOST_REPORTS];
  const char *key;          /* beside unit */
  const char *metric;
  const char *expected;     /* a row a group, or «!» and the beginning of the message */
} Case;

#define QUARTERS { { "2024-Q1", "25", "2024", "100" }, { "2024-Q2", "30", "2024", "100" } }

static const Case cases[] = {
  { "of-a-year-with-two-quarters", QUARTERS, "period@year", "completion",
    "!what xa-a planned of “Kết nạp” for 2024 would be counted twice, with the figures of 2024-Q1 and of 2024-Q2" },
  { "added-up", QUARTERS, "period@year", "planned", "!what xa-a planned" },
  { "judged-one-by-one", QUARTERS, "period@year", "attainment-rate", "0.00" },
  { "of-all-periods", QUARTERS, "indicator", "planned", "!what xa-a planned" },
  { "each-quarter", QUARTERS, "period", "completion", "25.00 30.00" },
  { "figures-alone", QUARTERS, "period@year", "actual", "55" },
  { "a-quarter-alone", { { "2024-Q1", "25", "2024", "100" } }, "period@year", "completion", "25.00" },
  { "of-two-years", { { "2023-Q1", "25", "2023", "100" }, { "2024-Q1", "30", "2024", "100" } }, "indicator", "completion", "27.50" },
  { "of-two-years-one-again", { { "2023-Q1", "25", "2023", "100" }, { "2024-Q1", "30", "2024", "100" }, { "2023-Q2", "5", "2023", "100" } },
    "indicator", "planned", "!what xa-a planned" },
  { "beside-a-plan-of-the-quarter", { { "2024-Q1", "25", "2024", "100" }, { "2024-Q2", "30", "2024-Q2", "30" } }, "period@year",
    "planned", "!what xa-a planned" },
  { "behind-a-plan-of-the-quarter", { { "2024-Q2", "30", "2024-Q2", "30" }, { "2024-Q1", "25", "2024", "100" } }, "period@year",
    "planned", "!what xa-a planned" },
  { "plans-of-quarters", { { "2024-Q1", "25", "2024-Q1", "20" }, { "2024-Q2", "30", "2024-Q2", "30" } }, "period@year", "completion",
    "110.00" },
  { "without-a-plan", { { "2024-Q1", "25", "2024", "100" }, { "2024-Q2", "30", NULL, NULL } }, "period@year", "planned", "100" },
};

static DrReport *
make_report (const Said *said)
{
  g_autoptr (DrUnit) unit = make_unit ("xa-a", NULL);
  g_autoptr (DrPeriod) period = make_period (said->period);
  g_autoptr (DrIndicator) indicator = make_indicator ("Kết nạp", "hội viên", DR_DESIRE_MORE);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (unit, period, NULL);
  g_autoptr (DrAchievementBuilder) achievement = dr_achievement_builder_new ("a1", unit, indicator, period);
  g_autoptr (DrQuantity) actual = dr_quantity_new (said->actual, "hội viên", DR_HEDGE_EXACT, NULL);
  g_autoptr (GError) error = NULL;

  dr_achievement_builder_set_actual (achievement, actual);
  if (said->planned_for != NULL)
    {
      g_autoptr (DrPeriod) planned_for = make_period (said->planned_for);
      g_autoptr (DrQuantity) planned = dr_quantity_new (said->planned, "hội viên", DR_HEDGE_EXACT, NULL);
      g_autoptr (DrTarget) target = dr_target_new ("t1", unit, indicator, planned_for, planned, &error);

      g_assert_no_error (error);
      dr_achievement_builder_set_target (achievement, target);
    }
  g_autoptr (DrAchievement) made = dr_achievement_builder_end (achievement, &error);
  g_assert_no_error (error);
  dr_report_builder_add_achievement (builder, made, &error);
  g_assert_no_error (error);
  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  const char *keys[] = { "unit", test->key, NULL };
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MOST_REPORTS && test->said[i].period != NULL; i++)
    {
      g_autoptr (DrReport) report = make_report (&test->said[i]);

      dr_dataset_builder_add_report (builder, report, &error);
      g_assert_no_error (error);
    }
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  dr_query_set_keys (query, keys);
  dr_query_add_metric (query, test->metric);
  g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
  if (test->expected[0] == '!')
    {
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
      g_assert_true (g_str_has_prefix (error->message, test->expected + 1));
      return;
    }
  g_assert_no_error (error);

  g_autoptr (GString) answer = g_string_new (NULL);
  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    {
      g_autofree char *cell = dr_table_dup_cell (table, row, dr_table_get_n_columns (table) - 1);

      g_string_append_printf (answer, "%s%s", row == 0 ? "" : " ", cell == NULL ? "-" : cell);
    }
  g_assert_cmpstr (answer->str, ==, test->expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-overlap/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
