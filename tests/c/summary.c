/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-achievement-builder.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-summary.h>

/* The committee, two bodies under it, and a body of another district that has the id of the first. */
enum
{
  COMMITTEE,
  FARMERS,
  YOUTH,
  OTHER_FARMERS,
  N_UNITS
};

enum
{
  ADMITTED,   /* a flow in hội viên */
  MEMBERS,    /* a stock in hội viên */
  BRANCHES,   /* a stock in chi hội */
  FUND,       /* a flow in đồng */
  POVERTY,    /* a ratio in % */
  CRIMES,     /* a flow in vụ: the less, the better */
  N_INDICATORS
};

static DrUnit *units[N_UNITS];
static DrIndicator *indicators[N_INDICATORS];

/* An achievement; it is on time, exact and reported unless more is said. */
typedef struct
{
  const char *id;
  int         unit;
  int         indicator;
  const char *period;
  const char *actual;
  const char *planned;
  DrStatus    status;
  DrHedge     hedge;
  gboolean    is_cumulative;
  const char *part_of;
  const char *planned_for;    /* NULL: the same period */
} Row;

#define MAX_ROWS 6

static DrUnit *
make_unit (const char *id,
           const char *name,
           DrUnit     *parent)
{
  g_autoptr (GError) error = NULL;
  DrUnit *unit = dr_unit_new (id, name, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_DISTRICT, parent, &error);

  g_assert_no_error (error);

  return unit;
}

static DrIndicator *
make_indicator (const char *label,
                const char *measure,
                DrNature    nature,
                DrDesire    desire)
{
  g_autoptr (GError) error = NULL;
  DrIndicator *indicator = dr_indicator_new (NULL, label, measure, nature, desire, &error);

  g_assert_no_error (error);

  return indicator;
}

/* A figure whose last digit counts tens or more, as «12,6 tỷ», is written «126e8». */
static DrQuantity *
make_quantity (const char  *value,
               const char  *measure,
               DrHedge      hedge,
               GError     **error)
{
  if (strchr (value, 'e') == NULL)
    return dr_quantity_new (value, measure, hedge, error);

  g_autofree char *plain = g_strconcat (value, " ", measure, NULL);

  g_assert_cmpint (hedge, ==, DR_HEDGE_EXACT);

  return dr_quantity_parse_plain (plain, error);
}

static DrAchievement *
make_achievement (const Row *row)
{
  g_autoptr (GError) error = NULL;
  DrIndicator *indicator = indicators[row->indicator];
  const char *measure = dr_indicator_get_measure (indicator);
  g_autoptr (DrPeriod) period = dr_period_parse (row->period, &error);
  g_assert_no_error (error);

  g_autoptr (DrAchievementBuilder) builder =
    dr_achievement_builder_new (row->id, units[row->unit], indicator, period);
  dr_achievement_builder_set_status (builder, row->status);
  dr_achievement_builder_set_cumulative (builder, row->is_cumulative);
  dr_achievement_builder_set_part_of (builder, row->part_of);

  if (row->actual != NULL)
    {
      g_autoptr (DrQuantity) actual = make_quantity (row->actual, measure, row->hedge, &error);
      g_assert_no_error (error);
      dr_achievement_builder_set_actual (builder, actual);
    }

  if (row->planned != NULL)
    {
      g_autofree char *id = g_strconcat ("target-", row->id, NULL);
      g_autoptr (DrQuantity) planned = make_quantity (row->planned, measure, DR_HEDGE_EXACT, &error);
      g_assert_no_error (error);
      g_autoptr (DrPeriod) planned_for = dr_period_parse (row->planned_for != NULL ? row->planned_for : row->period, &error);
      g_assert_no_error (error);
      g_autoptr (DrTarget) target = dr_target_new (id, units[row->unit], indicator, planned_for, planned, &error);
      g_assert_no_error (error);
      dr_achievement_builder_set_target (builder, target);
    }

  DrAchievement *achievement = dr_achievement_builder_end (builder, &error);
  g_assert_no_error (error);

  return achievement;
}

/* The list of the rows up to one without id, last first where @reverse is set. */
static GList *
make_list (const Row *rows,
           gboolean   reverse)
{
  GList *list = NULL;

  for (gsize i = 0; i < MAX_ROWS && rows[i].id != NULL; i++)
    list = reverse ? g_list_prepend (list, make_achievement (&rows[i]))
                   : g_list_append (list, make_achievement (&rows[i]));

  return list;
}

static void
free_list (GList *list)
{
  g_list_free_full (list, g_object_unref);
}

static DrSummary *
summarize (const Row *rows)
{
  g_autoptr (GError) error = NULL;
  GList *list = make_list (rows, FALSE);
  DrSummary *summary = dr_summary_new (list, &error);

  g_assert_no_error (error);
  free_list (list);

  return summary;
}

/* The plain value of a sum; NULL where there is none, which is no error. */
static char *
dup_sum (DrSummary *summary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuantity) sum = dr_summary_get_sum (summary, &error);

  g_assert_no_error (error);

  return sum != NULL ? dr_quantity_dup_value (sum) : NULL;
}

static void
assert_ratio (DrRatio    *ratio,
              const char *expected)
{
  g_autofree char *text = ratio != NULL ? dr_ratio_to_string (ratio) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static const struct
{
  const char *name;
  Row         rows[MAX_ROWS];
  const char *sum;
  const char *mean;
  const char *completion;
  guint       n_actuals;
  DrStatus    status;
} sums[] = {
  { "flows-over-units",
    { { "a1", FARMERS, ADMITTED, "2023", "96", "80" },
      { "a2", YOUTH, ADMITTED, "2023", "80", "80" } },
    "176", "88", "11/10", 2, DR_STATUS_NORMAL },
  { "flows-over-time",
    { { "a1", FARMERS, ADMITTED, "2023-Q1", "10", NULL },
      { "a2", FARMERS, ADMITTED, "2023-Q2", "15", NULL },
      { "a3", FARMERS, ADMITTED, "2023-Q4", "7", NULL } },
    "32", "32/3", NULL, 3, DR_STATUS_NORMAL },
  { "two-events-of-one-period",
    { { "a1", FARMERS, FUND, "2023", "10", NULL },
      { "a2", FARMERS, FUND, "2023", "15", NULL } },
    "25", "25/2", NULL, 2, DR_STATUS_NORMAL },
  { "stocks-over-units",
    { { "a1", FARMERS, MEMBERS, "2023", "1200", NULL },
      { "a2", YOUTH, MEMBERS, "2023", "800", NULL } },
    "2000", "1000", NULL, 2, DR_STATUS_NORMAL },
  { "stocks-of-one-day-whatever-the-period",
    { { "a1", FARMERS, MEMBERS, "2023", "1200", NULL },
      { "a2", YOUTH, MEMBERS, "2023-Q4", "800", NULL } },
    "2000", "1000", NULL, 2, DR_STATUS_NORMAL },
  { "missing-is-not-zero",
    { { "a1", FARMERS, ADMITTED, "2023", "96", "80" },
      { "a2", YOUTH, ADMITTED, "2023", NULL, "80", DR_STATUS_MISSING } },
    "96", "96", "6/5", 1, DR_STATUS_NORMAL },
  { "nil-is-zero",
    { { "a1", FARMERS, ADMITTED, "2023", "96", "80" },
      { "a2", YOUTH, ADMITTED, "2023", "0", "80", DR_STATUS_NIL } },
    "96", "48", "3/5", 2, DR_STATUS_NORMAL },
  { "nil-of-nil-is-nil",
    { { "a1", FARMERS, ADMITTED, "2023", "0", NULL, DR_STATUS_NIL },
      { "a2", YOUTH, ADMITTED, "2023", "0", NULL, DR_STATUS_NIL } },
    "0", "0", NULL, 2, DR_STATUS_NIL },
  { "of-nothing-is-missing",
    { { NULL } },
    NULL, NULL, NULL, 0, DR_STATUS_MISSING },
  { "of-missing-is-missing",
    { { "a1", FARMERS, ADMITTED, "2023", NULL, "80", DR_STATUS_MISSING },
      { "a2", YOUTH, ADMITTED, "2023", NULL, NULL, DR_STATUS_NOT_APPLICABLE } },
    NULL, NULL, NULL, 0, DR_STATUS_MISSING },
  { "of-what-cannot-exist-is-not-applicable",
    { { "a1", FARMERS, ADMITTED, "2023", NULL, NULL, DR_STATUS_NOT_APPLICABLE } },
    NULL, NULL, NULL, 0, DR_STATUS_NOT_APPLICABLE },
  { "estimate-makes-it-estimated",
    { { "a1", FARMERS, ADMITTED, "2023", "96", NULL, DR_STATUS_PROVISIONAL },
      { "a2", YOUTH, ADMITTED, "2023", "4", NULL, DR_STATUS_ESTIMATED },
      { "a3", COMMITTEE, ADMITTED, "2023", "5", NULL } },
    "105", "35", NULL, 3, DR_STATUS_ESTIMATED },
  { "provisional-figure-makes-it-provisional",
    { { "a1", FARMERS, ADMITTED, "2023", "96", NULL, DR_STATUS_PROVISIONAL },
      { "a2", YOUTH, ADMITTED, "2023", "4", NULL } },
    "100", "50", NULL, 2, DR_STATUS_PROVISIONAL },
  { "completion-is-of-those-with-both",
    { { "a1", FARMERS, ADMITTED, "2023", "30", "40" },
      { "a2", YOUTH, ADMITTED, "2023", "70", NULL },
      { "a3", COMMITTEE, ADMITTED, "2023", NULL, "1000", DR_STATUS_MISSING } },
    "100", "50", "3/4", 2, DR_STATUS_NORMAL },
  { "completion-is-not-the-mean-of-completions",
    { { "a1", FARMERS, ADMITTED, "2023", "1", "1" },
      { "a2", YOUTH, ADMITTED, "2023", "0", "9", DR_STATUS_NORMAL } },
    "1", "1/2", "1/10", 2, DR_STATUS_NORMAL },
  { "part-is-left-out",
    { { "a1", FARMERS, BRANCHES, "2023", "22", "20" },
      { "a2", FARMERS, BRANCHES, "2023", "19", "22", .part_of = "a1" } },
    "22", "22", "11/10", 1, DR_STATUS_NORMAL },
  { "part-of-a-part-is-left-out",
    { { "a3", FARMERS, BRANCHES, "2023", "4", NULL, .part_of = "a2" },
      { "a2", FARMERS, BRANCHES, "2023", "19", NULL, .part_of = "a1" },
      { "a1", FARMERS, BRANCHES, "2023", "22", NULL } },
    "22", "22", NULL, 1, DR_STATUS_NORMAL },
  { "part-of-the-unit-above-is-left-out",
    { { "a1", COMMITTEE, ADMITTED, "2023", "100", NULL },
      { "a2", FARMERS, ADMITTED, "2023", "60", NULL, .part_of = "a1" } },
    "100", "100", NULL, 1, DR_STATUS_NORMAL },
  { "part-in-another-measure-is-left-out",
    { { "a1", FARMERS, BRANCHES, "2023", "22", NULL },
      { "a2", FARMERS, MEMBERS, "2023", "190", NULL, .part_of = "a1" } },
    "22", "22", NULL, 1, DR_STATUS_NORMAL },
  { "parts-count-without-their-whole",
    { { "a2", FARMERS, BRANCHES, "2023", "19", NULL, .part_of = "a1" },
      { "a3", FARMERS, BRANCHES, "2023", "3", NULL, .part_of = "a1" } },
    "22", "11", NULL, 2, DR_STATUS_NORMAL },
  { "parts-count-where-their-whole-is-missing",
    { { "a1", FARMERS, BRANCHES, "2023", NULL, NULL, DR_STATUS_MISSING },
      { "a2", FARMERS, BRANCHES, "2023", "19", NULL, .part_of = "a1" } },
    "19", "19", NULL, 1, DR_STATUS_NORMAL },
  { "id-of-another-report-is-no-whole",
    { { "a1", OTHER_FARMERS, BRANCHES, "2023", "30", NULL },
      { "a2", FARMERS, BRANCHES, "2023", "19", NULL, .part_of = "a1" } },
    "49", "49/2", NULL, 2, DR_STATUS_NORMAL },
  { "cumulative-of-one-unit-beside-flow-of-another",
    { { "a1", FARMERS, ADMITTED, "2023-9M", "30", NULL, .is_cumulative = TRUE },
      { "a2", YOUTH, ADMITTED, "2023-9M", "20", NULL } },
    "50", "25", NULL, 2, DR_STATUS_NORMAL },
  { "overlap-of-other-units-is-none",
    { { "a1", FARMERS, ADMITTED, "2023", "30", NULL },
      { "a2", OTHER_FARMERS, ADMITTED, "2023-Q4", "20", NULL },
      { "a3", YOUTH, ADMITTED, "2023-10", "5", NULL } },
    "55", "55/3", NULL, 3, DR_STATUS_NORMAL },
  { "said-twice-counts-once",
    { { "a1", FARMERS, ADMITTED, "2023", "163", NULL },
      { "a2", FARMERS, ADMITTED, "2023", "163", NULL } },
    "163", "163", NULL, 1, DR_STATUS_NORMAL },
  { "small-flows-are-equal-by-chance",
    { { "a1", FARMERS, ADMITTED, "2023", "20", NULL },
      { "a2", FARMERS, ADMITTED, "2023", "20", NULL } },
    "40", "20", NULL, 2, DR_STATUS_NORMAL },
  { "small-levels-said-twice-count-once",
    { { "a1", FARMERS, BRANCHES, "2023", "2", "2" },
      { "a2", FARMERS, BRANCHES, "2023", "2", NULL },
      { "a3", YOUTH, BRANCHES, "2023", "2", NULL } },
    "4", "2", "1", 2, DR_STATUS_NORMAL },
  { "said-by-two-units-counts-twice",
    { { "a1", FARMERS, ADMITTED, "2023", "163", NULL },
      { "a2", OTHER_FARMERS, ADMITTED, "2023", "163", NULL } },
    "326", "163", NULL, 2, DR_STATUS_NORMAL },
  { "said-twice-with-two-plans-counts-twice",
    { { "a1", FARMERS, ADMITTED, "2023", "163", "100" },
      { "a2", FARMERS, ADMITTED, "2023", "163", "150" },
      { "a3", FARMERS, ADMITTED, "2023", "163", NULL },
      { "a4", FARMERS, ADMITTED, "2023", "163", "150" } },
    "326", "163", "163/125", 2, DR_STATUS_NORMAL },
  { "said-twice-and-estimated-is-estimated",
    { { "a1", FARMERS, ADMITTED, "2023", "163", NULL },
      { "a2", FARMERS, ADMITTED, "2023", "163", NULL, DR_STATUS_ESTIMATED } },
    "163", "163", NULL, 1, DR_STATUS_ESTIMATED },
  { "hedged-otherwise-is-the-same",
    { { "a1", FARMERS, ADMITTED, "2023", "163", NULL },
      { "a2", FARMERS, ADMITTED, "2023", "160", NULL, .hedge = DR_HEDGE_OVER } },
    "163", "163", NULL, 1, DR_STATUS_NORMAL },
  { "hedged-and-beyond-is-another",
    { { "a1", FARMERS, ADMITTED, "2023", "163", NULL },
      { "a2", FARMERS, ADMITTED, "2023", "170", NULL, .hedge = DR_HEDGE_OVER } },
    "333", "333/2", NULL, 2, DR_STATUS_NORMAL },
  { "rounded-is-the-same",
    { { "a1", FARMERS, FUND, "2023", "126e8", NULL },
      { "a2", FARMERS, FUND, "2023", "12583e6", NULL } },
    "12583000000", "12583000000", NULL, 1, DR_STATUS_NORMAL },
  { "rounded-beside-two-events-is-one-of-them",
    { { "a1", FARMERS, FUND, "2023", "126e8", NULL },
      { "a2", FARMERS, FUND, "2023", "12583e6", NULL },
      { "a3", FARMERS, FUND, "2023", "12614e6", NULL } },
    "25197000000", "12598500000", NULL, 2, DR_STATUS_NORMAL },
  { "rounded-keeps-its-plan",
    { { "a1", FARMERS, FUND, "2023", "126e8", "12e9" },
      { "a2", FARMERS, FUND, "2023", "12583e6", NULL } },
    "12583000000", "12583000000", "12583/12000", 1, DR_STATUS_NORMAL },
  { "rounded-with-its-plan-rounded",
    { { "a1", FARMERS, FUND, "2023", "126e8", "12e9" },
      { "a2", FARMERS, FUND, "2023", "12583e6", "12010e6" } },
    "12583000000", "12583000000", "12583/12010", 1, DR_STATUS_NORMAL },
  { "small-and-rounded-is-by-chance",
    { { "a1", FARMERS, FUND, "2023", "2e9", NULL },
      { "a2", FARMERS, FUND, "2023", "2e6", NULL } },
    "2002000000", "1001000000", NULL, 2, DR_STATUS_NORMAL },
  { "a-level-rounded-is-the-same",
    { { "a1", FARMERS, MEMBERS, "2023", "12e2", NULL },
      { "a2", FARMERS, MEMBERS, "2023", "1215", NULL },
      { "a3", YOUTH, MEMBERS, "2023", "800", NULL } },
    "2015", "2015/2", NULL, 2, DR_STATUS_NORMAL },
  { "plan-of-the-year-counts-once",
    { { "a1", FARMERS, ADMITTED, "2023-Q1", "25", "100", .planned_for = "2023" },
      { "a2", FARMERS, ADMITTED, "2023-Q2", "30", "100", .planned_for = "2023" } },
    "55", "55/2", "11/20", 2, DR_STATUS_NORMAL },
  { "plan-of-the-year-covers-a-quarter-without-it",
    { { "a1", FARMERS, ADMITTED, "2023-Q1", "25", "100", .planned_for = "2023" },
      { "a2", FARMERS, ADMITTED, "2023-Q2", "30", NULL },
      { "a3", YOUTH, ADMITTED, "2023-Q2", "5", NULL } },
    "60", "20", "11/20", 3, DR_STATUS_NORMAL },
  { "plan-by-itself-covers-quarters",
    { { "a1", FARMERS, ADMITTED, "2023", NULL, "100", DR_STATUS_MISSING },
      { "a2", FARMERS, ADMITTED, "2023-Q1", "25", NULL },
      { "a3", FARMERS, ADMITTED, "2023-Q2", "30", NULL } },
    "55", "55/2", "11/20", 2, DR_STATUS_NORMAL },
  { "plan-by-itself-beside-the-same",
    { { "a1", FARMERS, ADMITTED, "2023", NULL, "80", DR_STATUS_MISSING },
      { "a2", FARMERS, ADMITTED, "2023", "96", "80" } },
    "96", "96", "6/5", 1, DR_STATUS_NORMAL },
  { "64-bit-figures",
    { { "a1", FARMERS, FUND, "2023", "9223372036854775807", NULL },
      { "a2", YOUTH, FUND, "2023", "9223372036854775807", NULL } },
    "18446744073709551614", "9223372036854775807", NULL, 2, DR_STATUS_NORMAL },
};

static void
test_sum (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  for (guint reverse = 0; reverse < 2; reverse++)
    {
      g_autoptr (GError) error = NULL;
      GList *list = make_list (sums[i].rows, reverse);
      g_autoptr (DrSummary) summary = dr_summary_new (list, &error);
      g_assert_no_error (error);
      free_list (list);

      g_autofree char *sum = dup_sum (summary);
      g_assert_cmpstr (sum, ==, sums[i].sum);

      g_autoptr (DrRatio) mean = dr_summary_get_mean (summary, &error);
      g_assert_no_error (error);
      assert_ratio (mean, sums[i].mean);

      g_autoptr (DrRatio) completion = dr_summary_get_completion (summary, &error);
      g_assert_no_error (error);
      assert_ratio (completion, sums[i].completion);

      g_autoptr (DrInterval) bounds = dr_summary_get_sum_bounds (summary, &error);
      g_assert_no_error (error);
      g_assert_cmpint (bounds != NULL, ==, sum != NULL);

      g_assert_cmpuint (dr_summary_get_n_actuals (summary), ==, sums[i].n_actuals);
      g_assert_cmpint (dr_summary_get_status (summary), ==, sums[i].status);
    }
}

static const struct
{
  const char *name;
  Row         rows[MAX_ROWS];
  int         code;
  const char *mentions[2];
} refusals[] = {
  { "two-measures",
    { { "a1", FARMERS, FUND, "2023", "1000", NULL },
      { "a2", YOUTH, ADMITTED, "2023", "12", NULL } },
    DR_ERROR_MISMATCH, { "“đồng”", "“hội viên”" } },
  { "a-ratio",
    { { "a1", FARMERS, POVERTY, "2023", "2.1", NULL },
      { "a2", YOUTH, POVERTY, "2023", "3.5", NULL } },
    DR_ERROR_MISMATCH, { "“tỷ lệ hộ nghèo” is a ratio", "numerators" } },
  { "even-one-ratio",
    { { "a1", FARMERS, POVERTY, "2023", "2.1", NULL } },
    DR_ERROR_MISMATCH, { "“tỷ lệ hộ nghèo” is a ratio", "denominators" } },
  { "a-stock-and-a-flow",
    { { "a1", FARMERS, MEMBERS, "2023", "1200", NULL },
      { "a2", YOUTH, ADMITTED, "2023", "12", NULL } },
    DR_ERROR_MISMATCH, { "“hội viên” is a stock", "“hội viên kết nạp mới” a flow" } },
  { "a-stock-over-time",
    { { "a1", FARMERS, MEMBERS, "2022", "1200", NULL },
      { "a2", YOUTH, MEMBERS, "2023", "1300", NULL } },
    DR_ERROR_MISMATCH, { "2022-12-31", "2023-12-31" } },
  { "a-stock-of-one-unit-in-two-periods-of-one-end",
    { { "a1", FARMERS, MEMBERS, "2023", "1200", NULL },
      { "a2", FARMERS, MEMBERS, "2023-Q4", "1200", NULL } },
    DR_ERROR_MISMATCH, { "counted twice", "Hội Nông dân huyện" } },
  { "a-year-and-its-quarter",
    { { "a1", FARMERS, ADMITTED, "2023-Q4", "12", NULL },
      { "a2", FARMERS, ADMITTED, "2023", "96", NULL } },
    DR_ERROR_MISMATCH, { "2023-Q4", "counted twice" } },
  { "a-year-and-a-later-month-of-it-with-others-between",
    { { "a1", FARMERS, ADMITTED, "2023", "96", NULL },
      { "a2", YOUTH, ADMITTED, "2023-02", "1", NULL },
      { "a3", FARMERS, FUND, "2023-02", "1", NULL },
      { "a4", FARMERS, ADMITTED, "2024-01", "5", NULL },
      { "a5", FARMERS, ADMITTED, "2023-12", "12", NULL } },
    DR_ERROR_MISMATCH, { NULL, NULL } },
  { "cumulative-and-flow-of-one-unit",
    { { "a1", FARMERS, ADMITTED, "2023-09", "96", NULL, .is_cumulative = TRUE },
      { "a2", FARMERS, ADMITTED, "2023-09", "12", NULL } },
    DR_ERROR_MISMATCH, { "(cumulative)", "2023-09" } },
  { "cumulative-and-an-earlier-flow",
    { { "a1", FARMERS, ADMITTED, "2023-09", "96", NULL, .is_cumulative = TRUE },
      { "a2", FARMERS, ADMITTED, "2023-05", "12", NULL } },
    DR_ERROR_MISMATCH, { "(cumulative)", "2023-05" } },
  { "cumulative-figures-of-two-periods",
    { { "a1", FARMERS, ADMITTED, "2023-Q1", "30", NULL, .is_cumulative = TRUE },
      { "a2", FARMERS, ADMITTED, "2023-Q2", "96", NULL, .is_cumulative = TRUE } },
    DR_ERROR_MISMATCH, { "2023-Q1", "2023-Q2" } },
  { "two-levels-of-one-day",
    { { "a1", FARMERS, MEMBERS, "2023", "512", NULL },
      { "a2", FARMERS, MEMBERS, "2023", "521", NULL } },
    DR_ERROR_MISMATCH, { "“hội viên” of Hội Nông dân huyện for 2023 is 512 and 521, which cannot both be", NULL } },
  { "more-than-38-digits",
    { { "a1", FARMERS, FUND, "2023", "99999999999999999999999999999999999999", NULL },
      { "a2", YOUTH, FUND, "2023", "1", NULL } },
    DR_ERROR_OVERFLOW, { "38 digits", NULL } },
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  for (guint reverse = 0; reverse < 2; reverse++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) mean_error = NULL;
      g_autoptr (GError) bounds_error = NULL;
      GList *list = make_list (refusals[i].rows, reverse);
      guint n_rows = g_list_length (list);
      g_autoptr (DrSummary) summary = dr_summary_new (list, &error);
      g_assert_no_error (error);
      free_list (list);

      g_assert_null (dr_summary_get_sum (summary, &error));
      g_assert_error (error, DR_ERROR, refusals[i].code);
      for (gsize k = 0; k < G_N_ELEMENTS (refusals[i].mentions); k++)
        if (refusals[i].mentions[k] != NULL)
          g_assert_nonnull (strstr (error->message, refusals[i].mentions[k]));

      g_assert_null (dr_summary_get_mean (summary, &mean_error));
      g_assert_error (mean_error, DR_ERROR, refusals[i].code);
      g_assert_null (dr_summary_get_sum_bounds (summary, &bounds_error));
      g_assert_error (bounds_error, DR_ERROR, refusals[i].code);

      /* It is the sum that is refused, not the list; and asking again gives the same. */
      g_assert_cmpuint (dr_summary_get_n_achievements (summary), ==, n_rows);
      g_assert_cmpuint (dr_summary_get_n_attained (summary, DR_ATTAINMENT_UNDEFINED), ==, n_rows);
      g_assert_null (dr_summary_get_sum (summary, NULL));
    }
}

static const struct
{
  const char *name;
  Row         rows[MAX_ROWS];
  const char *mentions;
} uncovered[] = {
  { "plan-stated-differently",
    { { "a1", FARMERS, ADMITTED, "2023-Q1", "25", "100", .planned_for = "2023" },
      { "a2", FARMERS, ADMITTED, "2023-Q2", "30", "110", .planned_for = "2023" } },
    "for 2023 is stated differently" },
  { "two-plans-of-one-level",
    { { "a1", FARMERS, MEMBERS, "2023", "1200", "1210" },
      { "a2", FARMERS, MEMBERS, "2023", "1200", "1220" } },
    "the plan of “hội viên” of Hội Nông dân huyện for 2023 is 1210 and 1220, which cannot both be" },
  { "plans-of-the-year-and-of-a-quarter",
    { { "a1", FARMERS, ADMITTED, "2023-Q1", "25", "100", .planned_for = "2023" },
      { "a2", FARMERS, ADMITTED, "2023-Q2", "30", "30" } },
    "would be counted twice, for 2023 and for 2023-Q2" },
  { "plan-of-a-quarter-for-the-year",
    { { "a1", FARMERS, ADMITTED, "2023-Q1", NULL, "25", DR_STATUS_MISSING },
      { "a2", FARMERS, ADMITTED, "2023", "96", NULL },
      { "a3", YOUTH, ADMITTED, "2023", "96", "80" } },
    "for 2023-Q1 cannot be held against what was reached in 2023" },
};

/* Figures that add up, and plans that they cannot be held against. */
static void
test_uncovered (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  for (guint reverse = 0; reverse < 2; reverse++)
    {
      g_autoptr (GError) error = NULL;
      GList *list = make_list (uncovered[i].rows, reverse);
      g_autoptr (DrSummary) summary = dr_summary_new (list, &error);
      g_assert_no_error (error);
      free_list (list);

      g_autofree char *sum = dup_sum (summary);
      g_assert_nonnull (sum);
      g_assert_null (dr_summary_get_completion (summary, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
      if (strstr (error->message, uncovered[i].mentions) == NULL)
        g_assert_cmpstr (error->message, ==, uncovered[i].mentions);
    }
}

static void
test_attainment_counts_mixed_lists (void)
{
  const Row rows[MAX_ROWS] = {
    { "a1", FARMERS, ADMITTED, "2023", "96", "80" },
    { "a2", YOUTH, FUND, "2023", "100", "100" },
    { "a3", YOUTH, MEMBERS, "2022", "95", "100" },
    { "a4", FARMERS, CRIMES, "2023", "3", "5" },
    { "a5", FARMERS, POVERTY, "2023", "9", NULL },
    { "a6", COMMITTEE, BRANCHES, "2023", "10", "100" },
  };
  g_autoptr (GError) error = NULL;
  GList *list = make_list (rows, FALSE);
  g_autoptr (DrRatio) nine_tenths = dr_ratio_new ("9", "10", NULL);
  g_autoptr (DrSummary) strict = dr_summary_new (list, &error);
  g_assert_no_error (error);
  g_autoptr (DrSummary) lenient = dr_summary_new_near (list, nine_tenths, &error);
  g_assert_no_error (error);
  free_list (list);

  g_assert_cmpuint (dr_summary_get_n_achievements (strict), ==, 6);
  g_assert_cmpuint (dr_summary_get_n_attained (strict, DR_ATTAINMENT_EXCEEDED), ==, 2);
  g_assert_cmpuint (dr_summary_get_n_attained (strict, DR_ATTAINMENT_MET), ==, 1);
  g_assert_cmpuint (dr_summary_get_n_attained (strict, DR_ATTAINMENT_NEAR), ==, 0);
  g_assert_cmpuint (dr_summary_get_n_attained (strict, DR_ATTAINMENT_MISSED), ==, 2);
  g_assert_cmpuint (dr_summary_get_n_attained (strict, DR_ATTAINMENT_UNDEFINED), ==, 1);
  g_assert_cmpuint (dr_summary_get_n_attained (lenient, DR_ATTAINMENT_NEAR), ==, 1);
  g_assert_cmpuint (dr_summary_get_n_attained (lenient, DR_ATTAINMENT_MISSED), ==, 1);
  g_assert_null (dr_summary_get_measure (strict));
}

static void
test_measure_is_the_common_one (void)
{
  const Row rows[MAX_ROWS] = {
    { "a1", FARMERS, ADMITTED, "2023", "96", NULL },
    { "a2", YOUTH, MEMBERS, "2023", "80", NULL },
    { "a3", YOUTH, FUND, "2023", NULL, NULL, DR_STATUS_MISSING },
  };
  g_autoptr (DrSummary) summary = summarize (rows);

  g_assert_cmpstr (dr_summary_get_measure (summary), ==, "hội viên");
}

static void
test_sum_keeps_measure_and_is_exact (void)
{
  const Row rows[MAX_ROWS] = {
    { "a1", FARMERS, FUND, "2023", "1000", NULL },
    { "a2", YOUTH, FUND, "2023", "250", NULL },
  };
  g_autoptr (DrSummary) summary = summarize (rows);
  g_autoptr (DrQuantity) sum = dr_summary_get_sum (summary, NULL);

  g_assert_cmpstr (dr_quantity_get_measure (sum), ==, "đồng");
  g_assert_cmpint (dr_quantity_get_hedge (sum), ==, DR_HEDGE_EXACT);
}

static const struct
{
  const char *name;
  Row         rows[MAX_ROWS];
  const char *sum;
  DrHedge     hedge;
  const char *bounds;
} hedged[] = {
  { "over-and-exact",
    { { "a1", FARMERS, ADMITTED, "2023", "8000", NULL, .hedge = DR_HEDGE_OVER },
      { "a2", YOUTH, ADMITTED, "2023", "12", NULL } },
    "8012", DR_HEDGE_ABOUT, "[8012; 9012)" },
  { "over-and-under",
    { { "a1", FARMERS, ADMITTED, "2023", "8000", NULL, .hedge = DR_HEDGE_OVER },
      { "a2", YOUTH, ADMITTED, "2023", "200", NULL, .hedge = DR_HEDGE_UNDER } },
    "8200", DR_HEDGE_ABOUT, "(8100; 9200)" },
  { "about",
    { { "a1", FARMERS, ADMITTED, "2023", "200", NULL, .hedge = DR_HEDGE_ABOUT },
      { "a2", YOUTH, ADMITTED, "2023", "12", NULL } },
    "212", DR_HEDGE_ABOUT, "[112; 312]" },
  { "at-least-stays-at-least",
    { { "a1", FARMERS, ADMITTED, "2023", "40", NULL, .hedge = DR_HEDGE_AT_LEAST },
      { "a2", YOUTH, ADMITTED, "2023", "12", NULL } },
    "52", DR_HEDGE_AT_LEAST, "[52; ∞)" },
  { "at-most-stays-at-most",
    { { "a1", FARMERS, ADMITTED, "2023", "40", NULL, .hedge = DR_HEDGE_AT_MOST },
      { "a2", YOUTH, ADMITTED, "2023", "12", NULL } },
    "52", DR_HEDGE_AT_MOST, "(-∞; 52]" },
  { "at-least-and-under-is-about",
    { { "a1", FARMERS, ADMITTED, "2023", "40", NULL, .hedge = DR_HEDGE_AT_LEAST },
      { "a2", YOUTH, ADMITTED, "2023", "20", NULL, .hedge = DR_HEDGE_UNDER } },
    "60", DR_HEDGE_ABOUT, "(50; ∞)" },
  { "counts-are-exact",
    { { "a1", FARMERS, ADMITTED, "2023", "40", NULL },
      { "a2", YOUTH, ADMITTED, "2023", "20", NULL } },
    "60", DR_HEDGE_EXACT, "[60; 60]" },
};

static void
test_hedged (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSummary) summary = summarize (hedged[i].rows);
  g_autoptr (DrQuantity) sum = dr_summary_get_sum (summary, &error);
  g_assert_no_error (error);
  g_autoptr (DrInterval) bounds = dr_summary_get_sum_bounds (summary, &error);
  g_assert_no_error (error);
  g_autofree char *value = dr_quantity_dup_value (sum);
  g_autofree char *text = dr_interval_to_string (bounds);

  g_assert_cmpstr (value, ==, hedged[i].sum);
  g_assert_cmpint (dr_quantity_get_hedge (sum), ==, hedged[i].hedge);
  g_assert_cmpstr (text, ==, hedged[i].bounds);
}

static void
test_completion_stands_where_the_sum_does_not (void)
{
  /* The figure in another measure has no target, so it has no part in the completion. */
  const Row rows[MAX_ROWS] = {
    { "a1", FARMERS, ADMITTED, "2023", "30", "40" },
    { "a2", YOUTH, FUND, "2023", "70", NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSummary) summary = summarize (rows);
  g_autoptr (DrRatio) completion = dr_summary_get_completion (summary, &error);

  g_assert_no_error (error);
  assert_ratio (completion, "3/4");
  g_assert_null (dr_summary_get_sum (summary, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
}

static void
test_completion_of_ratios_is_refused (void)
{
  const Row rows[MAX_ROWS] = { { "a1", FARMERS, POVERTY, "2023", "2", "3" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSummary) summary = summarize (rows);

  g_assert_null (dr_summary_get_completion (summary, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
}

static void
test_completion_of_no_plan_is_undefined (void)
{
  const Row rows[MAX_ROWS] = {
    { "a1", FARMERS, CRIMES, "2023", "2", "0" },
    { "a2", YOUTH, CRIMES, "2023", "3", "0" },
  };
  const Row below[MAX_ROWS] = {
    { "a1", FARMERS, CRIMES, "2023", "-60", "-50" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) below_error = NULL;
  g_autoptr (DrSummary) summary = summarize (rows);
  g_autoptr (DrSummary) summary_below = summarize (below);

  g_assert_null (dr_summary_get_completion (summary, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_UNDEFINED);
  g_assert_null (dr_summary_get_completion (summary_below, &below_error));
  g_assert_error (below_error, DR_ERROR, DR_ERROR_UNDEFINED);
}

static void
test_two_events_of_one_plan_cannot_both_be (void)
{
  static const Row rows[MAX_ROWS] = { { "a1", FARMERS, ADMITTED, "2023", "91", "125" },
                                      { "a2", FARMERS, ADMITTED, "2023", "96", "125" } };
  g_autoptr (DrSummary) summary = summarize (rows);
  g_autoptr (GError) sum_error = NULL;
  g_autoptr (GError) completion_error = NULL;

  g_assert_null (dr_summary_get_sum (summary, &sum_error));
  g_assert_error (sum_error, DR_ERROR, DR_ERROR_MISMATCH);
  g_assert_nonnull (strstr (sum_error->message, "is 91 and 96, which cannot both be"));
  g_assert_null (dr_summary_get_completion (summary, &completion_error));
  g_assert_error (completion_error, DR_ERROR, DR_ERROR_MISMATCH);
  g_assert_cmpuint (dr_summary_get_n_attained (summary, DR_ATTAINMENT_MISSED), ==, 2);
}

static void
test_one_achievement_twice_is_invalid (void)
{
  const Row row = { "a1", FARMERS, ADMITTED, "2023", "96", NULL };
  g_autoptr (DrAchievement) achievement = make_achievement (&row);
  g_autoptr (GList) list = g_list_prepend (g_list_prepend (NULL, achievement), achievement);
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_summary_new (list, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "a1"));
}

static void
test_empty_achievement_is_invalid (void)
{
  g_autoptr (DrAchievement) empty = g_object_new (DR_TYPE_ACHIEVEMENT, NULL);
  g_autoptr (GList) list = g_list_prepend (NULL, empty);
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_summary_new (list, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_bare_object_is_that_of_an_empty_list (void)
{
  g_autoptr (DrSummary) bare = g_object_new (DR_TYPE_SUMMARY, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dr_summary_get_n_achievements (bare), ==, 0);
  g_assert_cmpuint (dr_summary_get_n_attained (bare, DR_ATTAINMENT_MET), ==, 0);
  g_assert_null (dr_summary_get_measure (bare));
  g_assert_cmpint (dr_summary_get_status (bare), ==, DR_STATUS_MISSING);
  g_assert_null (dr_summary_get_sum (bare, &error));
  g_assert_null (dr_summary_get_completion (bare, &error));
  g_assert_no_error (error);
}

static void
test_properties_are_the_getters (void)
{
  const Row rows[MAX_ROWS] = {
    { "a1", FARMERS, ADMITTED, "2023", "96", NULL, DR_STATUS_ESTIMATED },
    { "a2", YOUTH, ADMITTED, "2023", NULL, NULL, DR_STATUS_MISSING },
  };
  g_autoptr (DrSummary) summary = summarize (rows);
  g_autofree char *measure = NULL;
  guint n_achievements;
  guint n_actuals;
  DrStatus status;

  g_object_get (summary,
                "n-achievements", &n_achievements,
                "n-actuals", &n_actuals,
                "measure", &measure,
                "status", &status,
                NULL);
  g_assert_cmpuint (n_achievements, ==, 2);
  g_assert_cmpuint (n_actuals, ==, 1);
  g_assert_cmpstr (measure, ==, "hội viên");
  g_assert_cmpint (status, ==, DR_STATUS_ESTIMATED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_autoptr (DrUnit) other_committee = make_unit ("huyen-uy", "Huyện ủy Bình Sơn", NULL);
  units[COMMITTEE] = make_unit ("huyen-uy", "Huyện ủy Trảng Lam", NULL);
  units[FARMERS] = make_unit ("hoi-nong-dan", "Hội Nông dân huyện", units[COMMITTEE]);
  units[YOUTH] = make_unit ("huyen-doan", "Huyện đoàn", units[COMMITTEE]);
  units[OTHER_FARMERS] = make_unit ("hoi-nong-dan", "Hội Nông dân huyện", other_committee);

  indicators[ADMITTED] = make_indicator ("hội viên kết nạp mới", "hội viên", DR_NATURE_FLOW, DR_DESIRE_MORE);
  indicators[MEMBERS] = make_indicator ("hội viên", "hội viên", DR_NATURE_STOCK, DR_DESIRE_MORE);
  indicators[BRANCHES] = make_indicator ("chi hội", "chi hội", DR_NATURE_STOCK, DR_DESIRE_MORE);
  indicators[FUND] = make_indicator ("quỹ vì người nghèo", "đồng", DR_NATURE_FLOW, DR_DESIRE_MORE);
  indicators[POVERTY] = make_indicator ("tỷ lệ hộ nghèo", "%", DR_NATURE_RATIO, DR_DESIRE_LESS);
  indicators[CRIMES] = make_indicator ("vụ phạm pháp hình sự", "vụ", DR_NATURE_FLOW, DR_DESIRE_LESS);

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *path = g_strdup_printf ("/summary/sum/%s", sums[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_sum);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/summary/refuses/%s", refusals[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (uncovered); i++)
    {
      g_autofree char *path = g_strconcat ("/summary/uncovered/", uncovered[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_uncovered);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (hedged); i++)
    {
      g_autofree char *path = g_strdup_printf ("/summary/hedged/%s", hedged[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_hedged);
    }
  g_test_add_func ("/summary/attainment/counts-mixed-lists", test_attainment_counts_mixed_lists);
  g_test_add_func ("/summary/measure/is-the-common-one", test_measure_is_the_common_one);
  g_test_add_func ("/summary/sum/keeps-measure-and-is-exact", test_sum_keeps_measure_and_is_exact);
  g_test_add_func ("/summary/completion/stands-where-the-sum-does-not", test_completion_stands_where_the_sum_does_not);
  g_test_add_func ("/summary/completion/of-ratios-is-refused", test_completion_of_ratios_is_refused);
  g_test_add_func ("/summary/completion/of-no-plan-is-undefined", test_completion_of_no_plan_is_undefined);
  g_test_add_func ("/summary/sum/two-events-of-one-plan-cannot-both-be", test_two_events_of_one_plan_cannot_both_be);
  g_test_add_func ("/summary/list/one-achievement-twice-is-invalid", test_one_achievement_twice_is_invalid);
  g_test_add_func ("/summary/list/empty-achievement-is-invalid", test_empty_achievement_is_invalid);
  g_test_add_func ("/summary/bare-object/is-that-of-an-empty-list", test_bare_object_is_that_of_an_empty_list);
  g_test_add_func ("/summary/properties/are-the-getters", test_properties_are_the_getters);

  int status = g_test_run ();

  for (gsize i = 0; i < N_UNITS; i++)
    g_object_unref (units[i]);
  for (gsize i = 0; i < N_INDICATORS; i++)
    g_object_unref (indicators[i]);

  return status;
}
