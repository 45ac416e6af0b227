/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-query.h>
#include <districtreport/dr-summary.h>

#include "model-fixture.h"
#include "query-fixture.h"

/* What a report says of one indicator: for its own period a figure, and a plan for that or another. */
typedef struct
{
  const char *period;       /* NULL: no more reports */
  const char *actual;
  const char *planned_for;  /* (nullable) */
  const char *planned;
  const char *date;         /* (nullable) of the report */
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

#define QUARTERS { { "2024-Q1", "25", "2024", "100", NULL }, { "2024-Q2", "30", "2024", "100", NULL } }
#define RAISED(first, second) { { "2024-Q1", "25", "2024", "100", first }, { "2024-Q2", "30", "2024", "110", second } }

static const Case cases[] = {
  { "of-a-year-with-two-quarters", QUARTERS, "period@year", "completion", "55.00" },
  { "counts-once", QUARTERS, "period@year", "planned", "100" },
  { "is-counted-once", QUARTERS, "period@year", "planned-count", "1" },
  { "pairs-with-each-actual", QUARTERS, "period@year", "pair-count", "2" },
  { "adds-up-what-it-covers", QUARTERS, "period@year", "pair-actual", "55" },
  { "judged-one-by-one", QUARTERS, "period@year", "attainment-rate", "0.00" },
  { "pace-of-each-quarter", QUARTERS, "period", "pace@2024-03-31", "100.55 120.66" },
  { "pace-of-the-year", QUARTERS, "period@year", "pace@2024-06-30", "110.60" },
  { "pace-of-a-quarter-and-its-year", { { "2024-Q1", "50", "2024", "100", NULL } }, "period", "pace@2024-03-31", "201.10" },
  { "pace-of-quarters-that-have-plans", { { "2024-Q1", "25", "2024-Q1", "20", NULL }, { "2024-Q2", "30", "2024-Q2", "80", NULL } },
    "period@year", "pace@2024-03-31", "275.00" },
  { "pace-of-quarters-half-way", { { "2024-Q1", "25", "2024-Q1", "20", NULL }, { "2024-Q2", "30", "2024-Q2", "91", NULL } },
    "period@year", "pace@2024-04-30", "110.00" },
  { "pace-of-plans-to-come", { { "2024-Q3", "25", "2024-Q3", "20", NULL } }, "period@year", "pace@2024-06-30", "-" },
  { "pace-of-the-term", { { "2024", "25", "2020/2025", "100", NULL } }, "period", "pace@2022-12-31", "50.00" },
  { "of-all-periods", QUARTERS, "indicator", "completion", "55.00" },
  { "each-quarter", QUARTERS, "period", "completion", "25.00 30.00" },
  { "figures-alone", QUARTERS, "period@year", "actual", "55" },
  { "with-least", QUARTERS, "period@year", "least", "25" },
  { "a-quarter-alone", { { "2024-Q1", "25", "2024", "100", NULL } }, "period@year", "completion", "25.00" },
  { "of-two-years", { { "2023-Q1", "25", "2023", "100", NULL }, { "2024-Q1", "30", "2024", "100", NULL } }, "indicator",
    "completion", "27.50" },
  { "of-two-years-one-again", { { "2023-Q1", "25", "2023", "100", NULL }, { "2024-Q1", "30", "2024", "100", NULL },
                                { "2023-Q2", "5", "2023", "100", NULL } }, "indicator", "completion", "30.00" },
  { "a-quarter-without-it", { { "2024-Q1", "25", "2024", "100", NULL }, { "2024-Q2", "30", NULL, NULL, NULL } }, "period@year",
    "completion", "55.00" },
  { "a-year-without-it", { { "2024-Q1", "25", "2024", "100", NULL }, { "2023-Q2", "30", NULL, NULL, NULL } }, "indicator",
    "completion", "25.00" },
  { "months-of-a-quarter", { { "2024-01", "25", "2024", "100", NULL }, { "2024-02", "5", "2024", "100", NULL } }, "period@quarter",
    "completion", "30.00" },
  { "raised-later", RAISED ("2024-04-01", "2024-07-01"), "period@year", "completion", "50.00" },
  { "raised-later-counts-once", RAISED ("2024-04-01", "2024-07-01"), "period@year", "planned", "110" },
  { "lowered-by-the-first-report", RAISED ("2024-08-01", "2024-07-01"), "period@year", "completion", "55.00" },
  { "raised-nobody-knows-when", RAISED ("2024-04-01", NULL), "period@year", "planned",
    "!what xa-a planned of “Kết nạp” for 2024 is 100 with the figures of 2024-Q1 and 110 with those of 2024-Q2, and the dates" },
  { "raised-the-same-day", RAISED ("2024-07-01", "2024-07-01"), "period@year", "completion", "!what xa-a planned" },
  { "raised-each-quarter-by-itself", RAISED (NULL, NULL), "period", "completion", "25.00 27.27" },
  { "beside-a-plan-of-the-quarter", { { "2024-Q1", "25", "2024", "100", NULL }, { "2024-Q2", "30", "2024-Q2", "30", NULL } },
    "period@year", "planned",
    "!what xa-a planned of “Kết nạp” would be counted twice, for 2024 and for 2024-Q2" },
  { "behind-a-plan-of-the-quarter", { { "2024-Q2", "30", "2024-Q2", "30", NULL }, { "2024-Q1", "25", "2024", "100", NULL } },
    "period@year", "completion", "!what xa-a planned" },
  { "of-the-quarter-beside-that-of-the-year", { { "2024-Q1", "25", "2024", "100", NULL }, { "2024-Q1", "25", "2024-Q1", "30", NULL } },
    "period@year", "completion", "83.33" },
  { "plans-of-quarters", { { "2024-Q1", "25", "2024-Q1", "20", NULL }, { "2024-Q2", "30", "2024-Q2", "30", NULL } },
    "period@year", "completion", "110.00" },
  { "without-a-plan", { { "2024-Q1", "25", "2024", "100", NULL }, { "2024-Q2", "30", NULL, NULL, NULL } }, "period@year",
    "planned", "100" },
};

/* A row of a table, by its place in the periods below. */
typedef struct
{
  const char *name;
  const char *period;
  const char *actual;
  const char *planned;
  const char *keys;
  const char *metrics;
  const char *filters;      /* or the grain */
  const char *expected;     /* the table, or «!» and the beginning of the message */
  const char *streamed;     /* the same of a stream */
} TableCase;

/* Rows that are told apart by what they have: a plan for the year by itself, and what the quarters reached. */
#define YEAR "period:i=0,1,2", "actual:l=-,25,30", "planned:l=100,-,-"
#define STREAMED "!“ket-nap” of xa-a would be counted twice"

static const TableCase table_cases[] = {
  { "plan-by-itself", YEAR, "period@year", "completion", NULL, "2024|55.00", STREAMED },
  { "all-metrics", YEAR, "period@year", "actual planned actual-count planned-count pair-count pair-actual pair-planned", NULL,
    "2024|55|100|2|1|2|55|100", STREAMED },
  { "attainment-of-the-year", YEAR, "period@year", "attainment-rate attainment@missed", "grain=unit,indicator,period@year",
    "2024|0.00|1", STREAMED },
  { "attainment-and-sums-of-the-year", YEAR, "period@year", "completion attainment-rate", "grain=unit,indicator,period@year",
    "2024|55.00|0.00", STREAMED },
  { "attainment-by-quarters", YEAR, "period@year", "attainment-rate", NULL, "2024|-", "2024|-" },
  { "with-sums-of-the-year", YEAR, "period@year", "completion attainment-rate", NULL,
    "!plans are held against the figures of longer periods in the rows than in the cells", STREAMED },
  { "each-by-itself", YEAR, "period", "completion", NULL, "2024|-; 2024-Q1|-; 2024-Q2|-", "2024|-; 2024-Q1|-; 2024-Q2|-" },
  { "filtered-one-by-one", YEAR, "period@year", "completion", "has=actual", "2024|-", "2024|-" },
  { "an-actual-longer-than-the-plan", "period:i=0,1", "actual:l=100,-", "planned:l=-,25", "period@year", "completion", NULL,
    "!what xa-a planned of “ket-nap” for 2024-Q1 cannot be held against what was reached in 2024", STREAMED },
  { "an-actual-longer-than-the-plan-added-up", "period:i=0,1", "actual:l=100,-", "planned:l=-,25", "period@year",
    "actual planned", NULL, "2024|100|25", STREAMED },
  { "of-its-own-period-pairs-in-its-row", "period:i=0,0", "actual:l=100,-", "planned:l=-,25", "period@year", "completion", NULL,
    "2024|-", "2024|-" },
  { "two-rows-of-a-plan-add-up", "period:i=0,0,1", "actual:l=-,-,30", "planned:l=100,20,-", "period@year", "completion", NULL,
    "2024|25.00", STREAMED },
  { "two-plans", "period:i=0,1,2", "actual:l=-,25,30", "planned:l=100,20,-", "period@year", "planned", NULL,
    "!what xa-a planned of “ket-nap” would be counted twice, for 2024-Q1 and for 2024", STREAMED },
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

  if (said->date != NULL)
    {
      g_autoptr (DrPeriod) day = make_period (said->date);

      dr_report_builder_set_date (builder, dr_period_get_first_day (day));
    }
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
      if (!g_str_has_prefix (error->message, test->expected + 1))
        g_assert_cmpstr (error->message, ==, test->expected + 1);
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

/* What is at odds is left out if that is wanted, and told of. */
static void
test_conflicts_are_left_out (void)
{
  static const Said said[] = { { "2024-Q1", "25", "2024", "100", NULL }, { "2024-Q2", "30", "2024-Q2", "30", NULL } };
  static const char * const keys[] = { "unit", "indicator", NULL };
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (DrReport) report = make_report (&said[i]);

      dr_dataset_builder_add_report (builder, report, &error);
      g_assert_no_error (error);
    }
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  dr_query_set_keys (query, keys);
  dr_query_add_metric (query, "actual");
  dr_query_add_metric (query, "planned");
  dr_query_add_metric (query, "completion");
  g_assert_null (dr_query_run (query, dataset, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_autofree char *message = g_strdup (error->message);
  g_clear_error (&error);

  dr_query_set_leaves_out_conflicts (query, TRUE);
  g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = write_table (table);
  g_assert_cmpstr (text, ==, "xa-a|ket-nap-hoi-vien|55|-|-");
  g_auto (GStrv) conflicts = dr_table_dup_conflicts (table);
  g_assert_cmpuint (g_strv_length (conflicts), ==, 1);
  g_assert_cmpstr (conflicts[0], ==, message);
}

static const char * const units[] = { "id:u=xa-a,xa-b", NULL };
static const char * const indicators[] = { "id:u=ket-nap", "measure:u=người", "nature:u=flow", "scale:i=0", NULL };
/* The year, its quarters, two months of the first, half of it, and the year before with a quarter. */
static const char * const periods[] = {
  "id:u=2024,2024-Q1,2024-Q2,2024-Q3,2024-Q4,2024-01,2024-02,2024-H1,2023,2023-Q4", NULL
};
#define N_PERIODS 10

static DrQuery *
make_query (const char *key_words,
            const char *metric_words,
            const char *filter)
{
  g_auto (GStrv) keys = split_words (key_words);
  g_auto (GStrv) metrics = split_words (metric_words);
  DrQuery *query = dr_query_new ();

  dr_query_set_keys (query, (const char * const *) keys);
  for (guint i = 0; metrics[i] != NULL; i++)
    dr_query_add_metric (query, metrics[i]);
  if (filter != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (filter, "=", 2);
      g_auto (GStrv) values = g_strsplit (parts[1], ",", -1);

      if (strcmp (parts[0], "grain") == 0)
        dr_query_set_grain (query, (const char * const *) values);
      else
        dr_query_add_filter (query, parts[0], (const char * const *) values);
    }

  return query;
}

static void
assert_answer (DrTable    *table,
               GError     *error,
               const char *expected)
{
  if (expected[0] == '!')
    {
      g_assert_true (error != NULL && error->domain == DR_ERROR &&
                     (error->code == DR_ERROR_MISMATCH || error->code == DR_ERROR_UNSUPPORTED));
      if (!g_str_has_prefix (error->message, expected + 1))
        g_assert_cmpstr (error->message, ==, expected + 1);
      return;
    }
  g_assert_no_error (error);
  g_autofree char *text = write_table (table);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_table_case (gconstpointer data)
{
  const TableCase *test = data;
  const guint n = (guint) strlen (test->period) - (guint) strlen ("period:i=");
  g_autofree char *zeros = g_strnfill (n, '0');
  g_autofree char *unit = NULL;
  g_autofree char *indicator = NULL;
  g_autoptr (DrQuery) query = make_query (test->keys, test->metrics, test->filters);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) stream_error = NULL;
  QueryFixture fixture;
  ArrowFixture streamed;

  for (guint i = 1; i < n; i += 2)
    zeros[i] = ',';
  unit = g_strconcat ("unit:i=", zeros, NULL);
  indicator = g_strconcat ("indicator:i=", zeros, NULL);
  const char *facts[] = { unit, indicator, test->period, test->actual, test->planned, NULL };

  query_fixture_init (&fixture, units, indicators, periods, facts);
  g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
  assert_answer (table, error, test->expected);

  arrow_fixture_init (&streamed, facts);
  g_autoptr (DrTable) stream_table = dr_query_run_stream (query, fixture.dataset, &streamed.stream, NULL, &stream_error);
  assert_answer (stream_table, stream_error, test->streamed);
  query_fixture_clear (&fixture);
}

/* One row of random facts. */
typedef struct
{
  gint     unit;
  gint     period;
  gint     actual;      /* below 0: none */
  gint     planned;
} Row;

#define MOST_ROWS 7

static gboolean
share_days (DrPeriod *one,
            DrPeriod *other)
{
  return g_date_compare (dr_period_get_first_day (one), dr_period_get_last_day (other)) <= 0 &&
         g_date_compare (dr_period_get_first_day (other), dr_period_get_last_day (one)) <= 0;
}

/* What the rule says of one unit and one year, each row held against each other: NULL where it is refused. */
static char *
work_out (const Row *rows,
          guint      n_rows,
          DrPeriod **period,
          gint       unit,
          guint      year,
          guint     *n_covered)
{
  gint pair_actual = 0;
  gint pair_planned = 0;
  gint planned = 0;
  gint n_pairs = 0;
  gint n_planned = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      DrPeriod *own = period[rows[i].period];
      gboolean is_paired = rows[i].planned >= 0;
      gboolean has_cover = rows[i].actual >= 0;

      if (rows[i].unit != unit || g_date_get_year (dr_period_get_first_day (own)) != year)
        continue;
      for (guint j = 0; j < n_rows; j++)
        {
          DrPeriod *other = period[rows[j].period];

          if (rows[j].unit != unit || rows[j].period == rows[i].period || !share_days (own, other))
            continue;
          if ((rows[i].actual >= 0 && rows[j].actual >= 0) || (rows[i].planned >= 0 && rows[j].planned >= 0) ||
              (rows[i].planned >= 0 && rows[j].actual >= 0 && !dr_period_contains (own, other)))
            return NULL;
          is_paired |= rows[j].planned >= 0 && rows[i].actual >= 0;
          *n_covered += rows[j].planned >= 0 && rows[i].actual >= 0;
          has_cover |= rows[j].actual >= 0 && rows[i].planned >= 0;
        }
      if (rows[i].actual >= 0 && is_paired)
        {
          n_pairs++;
          pair_actual += rows[i].actual;
        }
      if (rows[i].planned >= 0)
        {
          n_planned++;
          planned += rows[i].planned;
          pair_planned += has_cover ? rows[i].planned : 0;
        }
    }

  return n_pairs == 0 && n_planned == 0 ? g_strdup ("")
                                        : g_strdup_printf ("%d %d %d %d %d", planned, n_planned, n_pairs, pair_actual, pair_planned);
}

static char *
get_number (DrTable *table,
            guint    row,
            guint    column)
{
  g_autofree char *cell = dr_table_dup_cell (table, row, column);

  return g_strdup (cell == NULL ? "0" : cell);
}

static void
test_random_rows (void)
{
  guint n_answered = 0;
  guint n_covered = 0;
  g_autoptr (DrQuery) query = make_query ("unit period@year", "planned planned-count pair-count pair-actual pair-planned", NULL);
  const char *const *ids = periods;
  g_auto (GStrv) names = g_strsplit (ids[0] + strlen ("id:u="), ",", -1);
  DrPeriod *period[N_PERIODS];

  for (guint i = 0; i < N_PERIODS; i++)
    period[i] = make_period (names[i]);
  for (guint round = 0; round < 5000; round++)
    {
      Row rows[MOST_ROWS];
      guint n_rows = (guint) g_test_rand_int_range (2, MOST_ROWS + 1);
      GString *columns[5] = { NULL };
      static const char *const heads[] = { "unit:i=", "indicator:i=", "period:i=", "actual:l=", "planned:l=" };
      const char *facts[6] = { NULL };
      g_autoptr (GError) error = NULL;
      QueryFixture fixture;
      gboolean is_refused = FALSE;
      guint n_here = 0;

      for (guint i = 0; i < 5; i++)
        columns[i] = g_string_new (heads[i]);
      for (guint i = 0; i < n_rows; i++)
        {
          rows[i] = (Row) { g_test_rand_int_range (0, 2), g_test_rand_int_range (0, N_PERIODS),
                            g_test_rand_int_range (-90, 60), g_test_rand_int_range (-90, 60) };
          for (guint j = 0; j < 5; j++)
            {
              gint numbers[] = { rows[i].unit, 0, rows[i].period, rows[i].actual, rows[i].planned };

              if (i > 0)
                g_string_append_c (columns[j], ',');
              if (numbers[j] < 0)
                g_string_append_c (columns[j], '-');
              else
                g_string_append_printf (columns[j], "%d", numbers[j]);
            }
        }
      for (guint i = 0; i < 5; i++)
        facts[i] = columns[i]->str;

      g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (gint unit = 0; unit < 2; unit++)
        for (guint year = 2023; year <= 2024; year++)
          {
            char *answer = work_out (rows, n_rows, period, unit, year, &n_here);

            is_refused |= answer == NULL;
            if (answer != NULL)
              g_hash_table_insert (expected, g_strdup_printf ("%s %u", unit == 0 ? "xa-a" : "xa-b", year), answer);
          }

      query_fixture_init (&fixture, units, indicators, periods, facts);
      g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
      if (is_refused)
        g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
      else
        {
          g_assert_no_error (error);
          n_answered++;
          n_covered += n_here;
        }
      for (guint row = 0; table != NULL && row < dr_table_get_n_rows (table); row++)
        {
          g_autofree char *unit = dr_table_dup_cell (table, row, 0);
          g_autofree char *year = dr_table_dup_cell (table, row, 1);
          g_autofree char *name = g_strconcat (unit, " ", year, NULL);
          g_autofree char *cells[5] = { NULL };

          for (guint i = 0; i < 5; i++)
            cells[i] = get_number (table, row, 2 + i);
          g_autofree char *got = g_strjoin (" ", cells[0], cells[1], cells[2], cells[3], cells[4], NULL);
          const char *wanted = g_hash_table_lookup (expected, name);
          g_assert_cmpstr (got, ==, *wanted == '\0' ? "0 0 0 0 0" : wanted);
          for (guint i = 1; i < 5; i++)
            g_clear_pointer (&cells[i], g_free);
        }
      query_fixture_clear (&fixture);
      for (guint i = 0; i < 5; i++)
        g_string_free (columns[i], TRUE);
    }
  for (guint i = 0; i < N_PERIODS; i++)
    dr_period_unref (period[i]);

  /* The rule was put to the test, and not only the refusals. */
  g_assert_cmpuint (n_answered, >, 300);
  g_assert_cmpuint (n_covered, >, 60);
}

#define MOST_SAID 5

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

/* A report that says a few figures at random, the same ones again and again. */
static DrReport *
make_random_report (void)
{
  static const char *const of[] = { "2024", "2024-Q1", "2024-Q2", "2024-Q1", "2024-Q2", "2023" };
  static const char *const actuals[] = { NULL, "163", "163", "5", "5", "27", "16e1", "17e1", "162" };
  static const char *const plans[] = { NULL, NULL, "100", "100", "120", "12e1" };
  g_autoptr (DrUnit) unit = make_unit ("xa-a", NULL);
  g_autoptr (DrPeriod) year = make_period ("2024");
  g_autoptr (DrIndicator) indicator = make_indicator ("Kết nạp", "hội viên", DR_DESIRE_MORE);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (unit, year, NULL);
  guint n_said = (guint) g_test_rand_int_range (1, MOST_SAID + 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_said; i++)
    {
      const char *own = of[g_test_rand_int_range (0, G_N_ELEMENTS (of))];
      const char *actual_text = actuals[g_test_rand_int_range (0, G_N_ELEMENTS (actuals))];
      const char *plan_text = plans[g_test_rand_int_range (0, G_N_ELEMENTS (plans))];
      g_autofree char *id = g_strdup_printf ("a%u", i);
      g_autofree char *target_id = g_strdup_printf ("t%u", i);
      g_autoptr (DrPeriod) period = make_period (own);
      g_autoptr (DrAchievementBuilder) achievement = dr_achievement_builder_new (id, unit, indicator, period);

      if (actual_text != NULL)
        {
          g_autoptr (DrQuantity) actual = make_quantity (actual_text, "hội viên", DR_HEDGE_EXACT, NULL);

          dr_achievement_builder_set_actual (achievement, actual);
        }
      else
        dr_achievement_builder_set_status (achievement, DR_STATUS_MISSING);
      if (plan_text != NULL)
        {
          gboolean is_of_year = g_test_rand_bit () && !g_str_equal (own, "2023");
          g_autoptr (DrQuantity) planned = make_quantity (plan_text, "hội viên", DR_HEDGE_EXACT, NULL);
          g_autoptr (DrTarget) target = dr_target_new (target_id, unit, indicator, is_of_year ? year : period, planned, &error);

          g_assert_no_error (error);
          dr_achievement_builder_set_target (achievement, target);
        }
      g_autoptr (DrAchievement) made = dr_achievement_builder_end (achievement, &error);
      g_assert_no_error (error);
      dr_report_builder_add_achievement (builder, made, &error);
      g_assert_no_error (error);
    }
  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

/* The exact answer of a query for one metric, or NULL where there is none. */
static char *
ask (DrDataset  *dataset,
     const char *metric,
     gboolean   *is_refused)
{
  g_autoptr (DrQuery) query = make_query ("indicator", metric, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);

  *is_refused = table == NULL;
  if (table == NULL || dr_table_get_n_rows (table) == 0)
    return NULL;
  g_autofree char *cell = dr_table_dup_cell (table, 0, 1);
  g_autoptr (DrRatio) ratio = cell == NULL ? NULL : dr_table_dup_ratio (table, 0, 1, NULL);

  return ratio == NULL ? NULL : dr_ratio_to_string (ratio);
}

/* A summary of a report and a dataset of it say the same, where both say anything. */
static void
test_summary_agrees (void)
{
  guint n_sums = 0;
  guint n_completions = 0;

  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (DrReport) report = make_random_report ();
      g_autolist (DrAchievement) list = dr_report_list_achievements (report);
      g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) sum_error = NULL;
      g_autoptr (GError) completion_error = NULL;
      gboolean is_refused;

      g_assert_true (dr_dataset_builder_add_report (builder, report, &error));
      g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
      g_assert_no_error (error);
      g_autoptr (DrSummary) summary = dr_summary_new (list, &error);
      g_assert_no_error (error);

      g_autoptr (DrQuantity) sum = dr_summary_get_sum (summary, &sum_error);
      g_autofree char *sum_text = sum == NULL ? NULL : dr_quantity_dup_value (sum);
      g_autofree char *dataset_sum = ask (dataset, "actual", &is_refused);
      g_assert_cmpint (is_refused, ==, sum_error != NULL);
      n_sums += sum != NULL;

      g_autoptr (DrRatio) completion = dr_summary_get_completion (summary, &completion_error);
      g_autofree char *completion_text = completion == NULL ? NULL : dr_ratio_to_string (completion);
      g_autofree char *dataset_completion = ask (dataset, "completion", &is_refused);
      g_assert_cmpstr (sum_text, ==, dataset_sum);
      if (!is_refused && completion_error == NULL)
        g_assert_cmpstr (completion_text, ==, dataset_completion);
      /* Where figures of overlapping periods have no plan, only the dataset minds them. */
      g_assert_true (completion_error == NULL || is_refused);
      n_completions += completion != NULL && dataset_completion != NULL;
    }

  g_assert_cmpuint (n_sums, >, 500);
  g_assert_cmpuint (n_completions, >, 500);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-cover/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  for (guint i = 0; i < G_N_ELEMENTS (table_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-cover/of-tables/%s", table_cases[i].name);

      g_test_add_data_func (path, &table_cases[i], test_table_case);
    }
  g_test_add_func ("/plan-cover/conflicts-are-left-out", test_conflicts_are_left_out);
  g_test_add_func ("/plan-cover/random-rows", test_random_rows);
  g_test_add_func ("/plan-cover/summary-agrees", test_summary_agrees);

  return g_test_run ();
}
