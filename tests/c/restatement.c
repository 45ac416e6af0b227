/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-query.h>

#include "model-fixture.h"

/* What a report says of one indicator: «actual/planned», «-» where it says nothing; several in order, split by «,». */
typedef struct
{
  const char *date;     /* (nullable) */
  const char *figures;
} Said;

#define MOST_REPORTS 4

typedef struct
{
  const char *name;
  Said        said[MOST_REPORTS];
  const char *as_of;      /* (nullable) */
  const char *expected;   /* «rows actual planned completion», or «!» and the beginning of the message; «?»: of the query */
  const char *left_out;   /* the actuals of achievements that do not count, in order */
  DrNature    nature;
} Case;

static const Case cases[] = {
  { "correction", { { "2024-12-20", "96/80" }, { "2025-01-15", "94/80" } }, NULL, "1 94 80 117.50", "96" },
  { "in-any-order", { { "2025-01-15", "94/80" }, { "2024-12-20", "96/80" } }, NULL, "1 94 80 117.50", "96" },
  { "as-it-was-known", { { "2024-12-20", "96/80" }, { "2025-01-15", "94/80" } }, "2024-12-31", "1 96 80 120.00", "94" },
  { "on-the-day-itself", { { "2024-12-20", "96/80" }, { "2025-01-15", "94/80" } }, "2025-01-15", "1 94 80 117.50", "96" },
  { "before-anything-was-known", { { "2024-12-20", "96/80" }, { "2025-01-15", "94/80" } }, "2024-01-01", "", "96 94" },
  { "a-report-alone", { { "2024-12-20", "96/80" } }, "2024-12-19", "", "96" },
  { "three-times", { { "2024-10-01", "1/2" }, { "2024-12-01", "3/2" }, { "2024-11-01", "2/2" } }, NULL, "1 3 2 150.00", "1 2" },
  { "plan-of-before-holds", { { "2024-06-30", "-/80" }, { "2024-12-20", "96/-" } }, NULL, "1 96 80 120.00", "" },
  { "plan-told-before-with-a-figure", { { "2024-06-30", "40/80" }, { "2024-12-20", "96/-" } }, NULL, "1 96 80 120.00", "40" },
  { "plan-set-anew", { { "2024-06-30", "96/80" }, { "2024-12-20", "-/100" } }, NULL, "1 96 100 96.00", "" },
  { "missing-is-no-correction", { { "2024-06-30", "96/80" }, { "2024-12-20", "-/-" } }, NULL, "1 96 80 120.00", "-" },
  { "missing-before", { { "2024-06-30", "-/-" }, { "2024-12-20", "96/80" } }, NULL, "1 96 80 120.00", "-" },
  { "said-twice", { { "2024-12-20", "96/80" }, { "2024-12-20", "96/80" } }, NULL, "1 96 80 120.00", "96" },
  { "said-twice-without-dates", { { NULL, "96/80" }, { NULL, "96.0/80" } }, NULL, "1 96 80 120.00", "96.0" },
  { "without-a-date-as-of-a-day", { { NULL, "96/80" }, { "2025-01-15", "94/80" } }, "2024-12-31", "1 96 80 120.00", "94" },
  { "the-same-without-a-date", { { "2024-06-01", "5/80" }, { "2024-12-20", "96/80" }, { NULL, "96/80" } }, NULL,
    "1 96 80 120.00", "5 96" },
  { "rounded-in-the-other", { { "2024-12-20", "126e2/12e3" }, { NULL, "12583/12010" } }, NULL, "1 12583 12010 104.77", "12600" },
  { "rounded-in-the-other-that-comes-first", { { NULL, "12583/-" }, { NULL, "126e2/12e3" } }, NULL, "1 12583 12000 104.86",
    "12600" },
  { "rounded-in-the-later", { { "2024-12-20", "12583/-" }, { "2025-01-15", "126e2/-" } }, NULL, "1 12600 - -", "12583" },
  { "no-rounding-of-the-other", { { NULL, "126e2/-" }, { NULL, "12533/-" } }, NULL,
    "!“Kết nạp” of huyen-a for 2024 is 12533 in report 2 and 12600 in report 1", NULL },
  { "differs-on-one-day", { { "2024-12-20", "96/80" }, { "2024-12-20", "94/80" } }, NULL,
    "!“Kết nạp” of huyen-a for 2024 is 94 in report 2 and 96 in report 1, and their dates do not tell", NULL },
  { "differs-without-a-date", { { "2024-12-20", "96/80" }, { NULL, "96/90" } }, NULL,
    "!“Kết nạp” of huyen-a for 2024 is 90 in report 2 and 80 in report 1", NULL },
  { "differed-before", { { "2024-12-01", "96/80" }, { "2024-12-01", "94/80" }, { "2024-12-20", "95/80" } }, NULL,
    "1 95 80 118.75", "94 96" },
  { "several-of-one-report", { { "2024-12-20", "10/-,20/-" } }, NULL, "2 30 - -", "" },
  { "several-set-anew", { { "2024-12-20", "10/-,20/-" }, { "2025-01-15", "11/-,20/-,1/-" } }, NULL, "3 32 - -", "10 20" },
  { "twice-in-one-report", { { NULL, "163/-,20/-,163/-" } }, NULL, "2 183 - -", "163" },
  { "twice-with-a-plan-once", { { NULL, "163/-,163/150" } }, NULL, "1 163 150 108.67", "163" },
  { "twice-with-a-plan-first", { { NULL, "163/150,163/-" } }, NULL, "1 163 150 108.67", "163" },
  { "twice-with-one-plan", { { NULL, "163/150,163.0/150" } }, NULL, "1 163 150 108.67", "163.0" },
  { "equal-of-two-plans", { { NULL, "163/150,163/140" } }, NULL, "2 326 290 112.41", "" },
  { "small-by-chance", { { NULL, "3/-,20/-,3/-,20/-" } }, NULL, "4 46 - -", "" },
  { "a-plan-by-itself-too", { { NULL, "-/150,163/150" } }, NULL, "1 163 150 108.67", "" },
  { "two-plans-by-themselves", { { NULL, "-/150,-/30,-/150" } }, NULL, "2 - 180 -", "" },
  { "twice-in-one-once-in-the-other", { { NULL, "163/-,163/-" }, { NULL, "163/-" } }, NULL, "1 163 - -", "163 163" },
  { "levels-however-small", { { NULL, "3/-,3/-" } }, NULL, "1 3 - -", "3", DR_NATURE_STOCK },
  { "rounded", { { NULL, "126e2/-,12583/-" } }, NULL, "1 12583 - -", "12600" },
  { "rounded-behind", { { NULL, "12583/-,126e2/-" } }, NULL, "1 12583 - -", "12600" },
  { "rounded-with-the-plan", { { NULL, "126e2/12e3,12583/-" } }, NULL, "1 12583 12000 104.86", "12600" },
  { "both-rounded", { { NULL, "126e2/12e3,12583/12010" } }, NULL, "1 12583 12010 104.77", "12600" },
  { "rounded-of-either-of-two", { { NULL, "12583/-,126e2/-,12614/-" } }, NULL, "2 25197 - -", "12600" },
  { "not-quite-rounded", { { NULL, "126e2/-,12533/-" } }, NULL, "2 25133 - -", "" },
  { "rounded-plans-differ", { { NULL, "126e2/11e3,12583/12e3" } }, NULL, "2 25183 23000 109.49", "" },
  { "a-plan-by-itself-rounded", { { NULL, "-/12e3,12583/12010" } }, NULL, "1 12583 12010 104.77", "" },
  { "a-level-rounded", { { NULL, "12e2/-,1215/-" } }, NULL, "1 1215 - -", "1200", DR_NATURE_STOCK },
  { "two-levels", { { NULL, "512/-,521/-" } }, NULL, "?“Kết nạp” of huyen-a for 2024 is 512 and 521 in one report, which", "",
    DR_NATURE_STOCK },
  { "two-levels-corrected", { { "2024-12-20", "512/-,521/-" }, { "2025-01-15", "521/-" } }, NULL, "1 521 - -", "512 521",
    DR_NATURE_STOCK },
  { "two-plans-of-a-level", { { NULL, "512/500,512/505" } }, NULL, "?the plan of “Kết nạp” of huyen-a for 2024 is 500 and 505", "",
    DR_NATURE_STOCK },
  { "two-events-of-one-plan", { { NULL, "96/125,97/125" } }, NULL, "?“Kết nạp” of huyen-a for 2024 is 96 and 97", "" },
  { "rounded-before-a-correction", { { "2024-12-20", "126e2/12e3,12583/-" }, { "2025-01-15", "12590/-" } }, NULL,
    "1 12590 12000 104.92", "12600 12583" },
  { "several-said-twice", { { "2024-12-20", "10/5,20/5" }, { "2024-12-20", "10/5,20/5" } }, NULL, "2 30 10 300.00", "10 20" },
  { "one-of-several-differs", { { "2024-12-20", "10/-,20/-" }, { "2024-12-20", "10/-" } }, NULL, "!“Kết nạp” of huyen-a", NULL },
  { "plans-of-several-stay-apart", { { "2024-06-30", "-/30" }, { "2024-12-20", "10/-,20/-" } }, NULL, "3 30 30 -", "" },
  { "decimals-of-what-does-not-count", { { "2024-06-30", "9.75/-" }, { "2024-12-20", "9/-" } }, NULL, "1 9 - -", "9.75" },
};

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

static void
add_said (DrReportBuilder *builder,
          DrUnit          *unit,
          const char      *figures,
          DrNature         nature)
{
  g_autoptr (DrIndicator) indicator = dr_indicator_new (NULL, "Kết nạp", "hội viên", nature, DR_DESIRE_MORE, NULL);
  g_autoptr (DrPeriod) period = make_period ("2024");
  g_auto (GStrv) each = g_strsplit (figures, ",", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (each[i], "/", 2);
      g_autofree char *id = g_strdup_printf ("a%u", i + 1);
      g_autofree char *target_id = g_strdup_printf ("t%u", i + 1);
      gboolean has_actual = strcmp (halves[0], "-") != 0;
      gboolean has_planned = strcmp (halves[1], "-") != 0;
      g_autoptr (DrQuantity) planned = has_planned ? make_quantity (halves[1], "hội viên", DR_HEDGE_EXACT, &error) : NULL;
      g_autoptr (DrTarget) target = has_planned ? dr_target_new (target_id, unit, indicator, period, planned, &error) : NULL;

      if (has_planned && !has_actual)
        {
          dr_report_builder_add_target (builder, target, &error);
          g_assert_no_error (error);
          continue;
        }

      g_autoptr (DrAchievementBuilder) achievement = dr_achievement_builder_new (id, unit, indicator, period);
      g_autoptr (DrQuantity) actual = has_actual ? make_quantity (halves[0], "hội viên", DR_HEDGE_EXACT, &error) : NULL;
      if (has_actual)
        dr_achievement_builder_set_actual (achievement, actual);
      else
        dr_achievement_builder_set_status (achievement, DR_STATUS_MISSING);
      if (has_planned)
        dr_achievement_builder_set_target (achievement, target);
      g_autoptr (DrAchievement) made = dr_achievement_builder_end (achievement, &error);
      g_assert_no_error (error);
      dr_report_builder_add_achievement (builder, made, &error);
      g_assert_no_error (error);
    }
}

static void
parse_day (const char *text,
           GDate      *day)
{
  g_autoptr (DrPeriod) period = make_period (text);

  *day = *dr_period_get_first_day (period);
}

static DrReport *
make_report (const Said *said,
             DrNature    nature)
{
  g_autoptr (DrUnit) issuer = make_unit ("huyen-a", NULL);
  g_autoptr (DrPeriod) period = make_period ("2024");
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);
  g_autoptr (GError) error = NULL;
  GDate date;

  if (said->date != NULL)
    {
      parse_day (said->date, &date);
      dr_report_builder_set_date (builder, &date);
    }
  add_said (builder, issuer, said->figures, nature);
  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static DrDataset *
put_together (const Said  *said,
              guint        n_said,
              DrNature     nature,
              const char  *as_of,
              GError     **error)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  GDate day;

  if (as_of != NULL)
    {
      parse_day (as_of, &day);
      dr_dataset_builder_set_as_of (builder, &day);
    }
  for (guint i = 0; i < n_said; i++)
    {
      g_autoptr (DrReport) report = make_report (&said[i], nature);

      dr_dataset_builder_add_report (builder, report, error);
      g_assert_no_error (*error);
    }

  return dr_dataset_builder_build (builder, error);
}

static DrTable *
ask_as_of (DrDataset   *dataset,
           const char  *as_of,
           GError     **error)
{
  static const char * const keys[] = { "indicator", NULL };
  static const char * const metrics[] = { "rows", "actual", "planned", "completion", NULL };
  g_autoptr (DrQuery) query = dr_query_new ();
  GDate day;

  dr_query_set_keys (query, keys);
  for (guint i = 0; metrics[i] != NULL; i++)
    dr_query_add_metric (query, metrics[i]);
  if (as_of != NULL)
    {
      parse_day (as_of, &day);
      dr_query_set_as_of (query, &day);
    }

  return dr_query_run (query, dataset, NULL, error);
}

static DrTable *
ask (DrDataset *dataset)
{
  g_autoptr (GError) error = NULL;
  DrTable *table = ask_as_of (dataset, NULL, &error);

  g_assert_no_error (error);

  return table;
}

static char *
describe (DrTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    for (guint column = 1; column < dr_table_get_n_columns (table); column++)
      {
        g_autofree char *cell = dr_table_dup_cell (table, row, column);

        g_string_append_printf (text, "%s%s", column == 1 ? "" : " ", cell == NULL ? "-" : cell);
      }

  return g_string_free (text, FALSE);
}

static char *
describe_left_out (DrDataset *dataset)
{
  GString *text = g_string_new (NULL);
  g_autolist (DrAchievement) left_out = dr_dataset_list_left_out (dataset);

  for (GList *at = left_out; at != NULL; at = at->next)
    {
      DrQuantity *actual = dr_achievement_get_actual (at->data);
      g_autofree char *value = actual == NULL ? NULL : dr_quantity_dup_value (actual);

      g_string_append_printf (text, "%s%s", at == left_out ? "" : " ", value == NULL ? "-" : value);
    }

  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  guint n_said = 0;

  while (n_said < MOST_REPORTS && test->said[n_said].figures != NULL)
    n_said++;
  g_autoptr (DrDataset) dataset = put_together (test->said, n_said, test->nature, test->as_of, &error);

  if (test->expected[0] == '!')
    {
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
g_assert_true (g_str_has_prefix (error->message, test->expected + 1));
      return;
    }
  g_assert_no_error (error);
  if (test->expected[0] == '?')
    {
      g_autoptr (DrTable) none = ask_as_of (dataset, NULL, &error);
      g_autofree char *what_is_left_out = describe_left_out (dataset);

      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
g_assert_true (g_str_has_prefix (error->message, test->expected + 1));
      g_assert_cmpstr (what_is_left_out, ==, test->left_out);
      return;
    }
  g_autoptr (DrTable) table = ask (dataset);
  g_autofree char *answer = describe (table);
  g_autofree char *left_out = describe_left_out (dataset);
  g_assert_cmpstr (answer, ==, test->expected);
  g_assert_cmpstr (left_out, ==, test->left_out);

  /* The day may be asked for as well when all is known. */
  if (test->as_of != NULL)
    {
      g_autoptr (DrDataset) all = put_together (test->said, n_said, test->nature, NULL, &error);
      /* But not where all that is known is at odds. */
      if (all == NULL)
        return;
      g_autoptr (DrTable) as_of = ask_as_of (all, test->as_of, &error);
      g_assert_no_error (error);
      g_autofree char *as_of_answer = describe (as_of);
      g_assert_cmpstr (as_of_answer, ==, test->expected);
    }
}

/* On any day, a query of a dataset of all reports says what one does of a dataset that was built for that day. */
static void
test_any_day (void)
{
  static const char * const days[] = { "2024-05-31", "2024-06-01", "2024-08-15", "2024-12-20", "2025-03-01" };
  static const char * const dates[] = { NULL, "2024-06-01", "2024-08-15", "2024-12-20" };
  static const char * const figures[] = { "96/80", "94/80", "9.75/-", "-/100", "-/-", "10/5,20/5", "163/-,163/-" };
  guint n_answers = 0;
  guint n_refusals = 0;

  for (guint round = 0; round < 400; round++)
    {
      Said said[MOST_REPORTS];
      const char *day = days[g_test_rand_int_range (0, G_N_ELEMENTS (days))];
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) built_error = NULL;
      g_autoptr (GError) asked_error = NULL;

      for (guint i = 0; i < MOST_REPORTS; i++)
        said[i] = (Said) { dates[g_test_rand_int_range (0, G_N_ELEMENTS (dates))],
                           figures[g_test_rand_int_range (0, G_N_ELEMENTS (figures))] };
      g_autoptr (DrDataset) all = put_together (said, MOST_REPORTS, DR_NATURE_FLOW, NULL, &error);
      if (all == NULL)
        continue;
      g_autoptr (DrTable) asked = ask_as_of (all, day, &asked_error);
      g_autoptr (DrDataset) of_day = put_together (said, MOST_REPORTS, DR_NATURE_FLOW, day, &built_error);
      g_assert_cmpint (asked == NULL, ==, of_day == NULL);
      if (of_day == NULL)
        {
          g_assert_error (asked_error, DR_ERROR, DR_ERROR_MISMATCH);
          g_assert_cmpstr (asked_error->message, ==, built_error->message);
          n_refusals++;
          continue;
        }
      g_autoptr (DrTable) expected = ask (of_day);
      g_autofree char *expected_text = describe (expected);
      g_autofree char *text = describe (asked);
      g_assert_cmpstr (text, ==, expected_text);
      n_answers++;

      /* Of two days the earlier one counts. */
      g_autoptr (DrTable) again = ask_as_of (of_day, "2025-12-31", &error);
      g_assert_no_error (error);
      g_autofree char *again_text = describe (again);
      g_assert_cmpstr (again_text, ==, expected_text);
    }

  g_assert_cmpuint (n_answers, >, 50);
  g_assert_cmpuint (n_refusals, >, 3);
}

/* A cell of a query of a day leads to what had been said by then. */
static void
test_cells_of_a_day_lead_to_what_was_said (void)
{
  static const Said said[] = { { "2024-12-20", "96/80" }, { "2025-01-15", "94.5/80" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDataset) dataset = put_together (said, G_N_ELEMENTS (said), DR_NATURE_FLOW, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrTable) table = ask_as_of (dataset, "2024-12-31", &error);
  g_assert_no_error (error);
  g_clear_object (&dataset);

  g_autolist (DrAchievement) list = dr_table_list_contributors (table, 0, 2);
  g_assert_cmpuint (g_list_length (list), ==, 1);
  g_autofree char *value = dr_quantity_dup_value (dr_achievement_get_actual (list->data));
  g_assert_cmpstr (value, ==, "96");
  g_autofree char *cell = dr_table_dup_cell (table, 0, 2);
  g_assert_cmpstr (cell, ==, "96");
}

/* The row of a figure leads to the report that had the last word. */
static void
test_rows_lead_to_the_last_word (void)
{
  static const Said said[] = { { "2024-12-20", "96/80" }, { "2025-01-15", "94/-" }, { "2024-06-01", "-/70" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDataset) dataset = put_together (said, G_N_ELEMENTS (said), DR_NATURE_FLOW, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_dataset_get_n_rows (dataset), ==, 1);
  g_autoptr (DrAchievement) achievement = dr_dataset_dup_contributor (dataset, 0);
  g_autofree char *value = dr_quantity_dup_value (dr_achievement_get_actual (achievement));
  g_assert_cmpstr (value, ==, "94");

  g_autoptr (DrTable) table = ask (dataset);
  g_autolist (DrAchievement) contributors = dr_table_list_contributors (table, 0, 3);
  g_assert_cmpuint (g_list_length (contributors), ==, 1);
  g_assert_true (contributors->data == achievement);
}

/* Of random statements, by reports of different days in any order, the last of each kind counts, as of any day. */
static void
test_any_order (void)
{
  static const char * const days[] = { "2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01" };
  g_autoptr (GRand) random = g_rand_new_with_seed (27);

  for (guint round = 0; round < 200; round++)
    {
      guint n = (guint) g_rand_int_range (random, 1, 1 + G_N_ELEMENTS (days));
      guint first = (guint) g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (days) + 1);
      const char *as_of = first < G_N_ELEMENTS (days) ? days[first] : NULL;
      Said said[G_N_ELEMENTS (days)];
      char *figures[G_N_ELEMENTS (days)];
      const char *actual = "-";
      const char *planned = "-";
      g_auto (GStrv) last_actual = NULL;
      g_auto (GStrv) last_planned = NULL;

      for (guint i = 0; i < n; i++)
        {
          gboolean has_actual = g_rand_boolean (random);
          gboolean has_planned = g_rand_boolean (random);

          figures[i] = has_actual && has_planned ? g_strdup_printf ("%d/%d", g_rand_int_range (random, 1, 99), g_rand_int_range (random, 1, 99))
                       : has_actual              ? g_strdup_printf ("%d/-", g_rand_int_range (random, 1, 99))
                       : has_planned             ? g_strdup_printf ("-/%d", g_rand_int_range (random, 1, 99))
                                                 : g_strdup ("-/-");
          said[i] = (Said) { days[i], figures[i] };
          if (as_of != NULL && strcmp (days[i], as_of) > 0)
            continue;

          g_auto (GStrv) halves = g_strsplit (figures[i], "/", 2);
          if (strcmp (halves[0], "-") != 0)
            {
              g_clear_pointer (&last_actual, g_strfreev);
              last_actual = g_strdupv (halves);
              actual = last_actual[0];
            }
          if (strcmp (halves[1], "-") != 0)
            {
              g_clear_pointer (&last_planned, g_strfreev);
              last_planned = g_strdupv (halves);
              planned = last_planned[1];
            }
        }
      for (guint i = n; i > 1; i--)
        {
          guint j = (guint) g_rand_int_range (random, 0, (gint32) i);
          Said other = said[j];

          said[j] = said[i - 1];
          said[i - 1] = other;
        }

      g_autoptr (GError) error = NULL;
      g_autoptr (DrDataset) dataset = put_together (said, n, DR_NATURE_FLOW, as_of, &error);
      g_assert_no_error (error);
      g_autoptr (DrTable) table = ask (dataset);
      g_autofree char *answer = describe (table);
      g_auto (GStrv) cells = g_strsplit (answer, " ", -1);
      gboolean has_any = strcmp (actual, "-") != 0 || strcmp (planned, "-") != 0;

      if (has_any)
        {
          g_assert_cmpstr (cells[0], ==, "1");
          g_assert_cmpstr (cells[1], ==, actual);
          g_assert_cmpstr (cells[2], ==, planned);
          g_assert_cmpint (strcmp (cells[3], "-") != 0, ==, strcmp (actual, "-") != 0 && strcmp (planned, "-") != 0);
        }
      for (guint i = 0; i < n; i++)
        g_free (figures[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/restatement/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/restatement/rows-lead-to-the-last-word", test_rows_lead_to_the_last_word);
  g_test_add_func ("/restatement/any-order", test_any_order);

  g_test_add_func ("/restatement/any-day", test_any_day);
  g_test_add_func ("/restatement/cells-of-a-day-lead-to-what-was-said", test_cells_of_a_day_lead_to_what_was_said);

  return g_test_run ();
}
