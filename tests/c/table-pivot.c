/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-arrow-stream.h>

#include "query-fixture.h"

static const char * const units[] = { "id:u=xa-1,xa-2,xa-3", NULL };
static const char * const indicators[] = {
  "id:u=ket-nap,thu", "measure:u=người,đồng", "nature:u=flow,flow", "scale:i=0,2", NULL
};
static const char * const periods[] = { "id:u=2024,2023", NULL };
static const char * const facts[] = {
  "unit:i=0,0,1,1,1,2", "indicator:i=0,1,0,1,0,0", "period:i=0,0,0,1,1,1", "actual:l=77,12345,-,10,3,4",
  "planned:l=79,20000,5,0,3,-", "status:u=normal,normal,normal,estimated,normal,normal", NULL
};

typedef struct
{
  const char *name;
  const char *keys;
  const char *metrics;
  const char *filter;       /* (nullable) an indicator */
  const char *spread;
  const char *columns;      /* names of the pivot's columns */
  const char *expected;
} Case;

static const Case cases[] = {
  /* Years come in the order of time, whatever that of the rows. */
  { "one-metric-is-called-by-the-value", "unit period", "actual", "ket-nap", "period", "unit 2023 2024",
    "xa-1|-|77; xa-2|3|-; xa-3|4|-" },
  { "several-metrics-by-both", "unit period", "actual completion", "ket-nap", "period",
    "unit,actual 2023,actual 2024,completion 2023,completion 2024",
    "xa-1|-|77|-|97.47; xa-2|3|-|100.00|-; xa-3|4|-|-|-" },
  { "no-key-is-left", "period", "actual", "ket-nap", "period", "2023 2024", "7|77" },
  /* Each column has the digits of its own indicator. */
  { "figures-of-their-own-scale", "unit indicator", "actual", NULL, "indicator", "unit ket-nap thu",
    "xa-1|77|123.45; xa-2|3|0.10; xa-3|4|-" },
  { "rows-of-their-own-scale", "indicator period", "actual", NULL, "period", "indicator 2023 2024",
    "ket-nap|7|77; thu|0.10|123.45" },
  { "the-first-key", "unit period", "actual-count", "ket-nap", "unit", "period xa-1 xa-2 xa-3",
    "2023|-|1|1; 2024|1|0|-" },
  { "a-key-with-rows-of-no-value", "unit@province period", "actual", "ket-nap", "unit@province", "period -",
    "2023|7; 2024|77" },
};

static DrTable *
run_case (const Case   *test,
          QueryFixture *fixture)
{
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) keys = split_words (test->keys);
  g_auto (GStrv) metrics = split_words (test->metrics);

  query_fixture_init (fixture, units, indicators, periods, facts);
  dr_query_set_keys (query, (const char * const *) keys);
  for (guint i = 0; metrics[i] != NULL; i++)
    dr_query_add_metric (query, metrics[i]);
  if (test->filter != NULL)
    dr_query_add_filter (query, "indicator", (const char * const[]) { test->filter, NULL });
  DrTable *table = dr_query_run (query, fixture->dataset, NULL, &error);
  g_assert_no_error (error);

  return table;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  QueryFixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) table = run_case (test, &fixture);
  g_auto (GStrv) columns = g_strsplit (test->columns, strchr (test->columns, ',') == NULL ? " " : ",", -1);

  g_autoptr (DrTable) pivot = dr_table_pivot (table, (guint) dr_table_find_column (table, test->spread), &error);
  g_assert_no_error (error);
  g_autofree char *text = write_table (pivot);
  g_assert_cmpstr (text, ==, test->expected);

  g_assert_cmpuint (dr_table_get_n_columns (pivot), ==, g_strv_length (columns));
  g_assert_cmpuint (dr_table_get_n_keys (pivot), ==, dr_table_get_n_keys (table) - 1);
  for (guint i = 0; columns[i] != NULL; i++)
    g_assert_cmpstr (dr_table_get_column_name (pivot, i), ==, columns[i]);
  query_fixture_clear (&fixture);
}

static void
test_cells_stay_exact_and_lead_back (void)
{
  QueryFixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) table = run_case (&cases[1], &fixture);
  g_autoptr (DrTable) pivot = dr_table_pivot (table, 1, &error);
  g_assert_no_error (error);

  g_autoptr (DrRatio) ratio = dr_table_dup_ratio (pivot, 0, 4, &error);
  g_assert_no_error (error);
  g_autofree char *text = dr_ratio_to_string (ratio);
  g_assert_cmpstr (text, ==, "77/79");

  g_autoptr (GArray) rows = dr_table_list_contributor_rows (pivot, 1, 1);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpuint (g_array_index (rows, guint64, 0), ==, 4);
  g_autoptr (GArray) none = dr_table_list_contributor_rows (pivot, 0, 1);
  g_assert_cmpuint (none->len, ==, 0);

  /* Spread once more, nothing is left but one row; its cells lead just as far back. */
  g_autoptr (DrTable) row = dr_table_pivot (pivot, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_table_get_n_rows (row), ==, 1);
  g_assert_cmpuint (dr_table_get_n_columns (row), ==, 12);
  g_assert_cmpstr (dr_table_get_column_name (row, 1), ==, "actual 2023 xa-2");
  g_autoptr (GArray) behind = dr_table_list_contributor_rows (row, 0, 1);
  g_assert_cmpuint (behind->len, ==, 1);
  g_assert_cmpuint (g_array_index (behind, guint64, 0), ==, 4);
  query_fixture_clear (&fixture);
}

static void
test_rows_keep_what_is_known_of_them (void)
{
  QueryFixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) table = run_case (&cases[3], &fixture);
  g_autoptr (DrTable) pivot = dr_table_pivot (table, 1, &error);
  g_assert_no_error (error);

  g_assert_null (dr_table_get_measure (pivot, 0));
  g_assert_cmpstr (dr_table_get_measure (pivot, 2), ==, "người");
  g_assert_false (dr_table_is_estimated (pivot, 0));
  g_assert_true (dr_table_is_estimated (pivot, 1));
  query_fixture_clear (&fixture);
}

static void
test_metrics_are_not_spread (void)
{
  QueryFixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) table = run_case (&cases[0], &fixture);

  g_assert_null (dr_table_pivot (table, 2, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  query_fixture_clear (&fixture);
}

static void
test_table_without_rows (void)
{
  static const char * const nothing[] = { "unit:i=", "indicator:i=", "period:i=", "actual:l=", "planned:l=", NULL };
  static const char * const keys[] = { "unit", "period", NULL };
  QueryFixture fixture;
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, nothing);
  dr_query_set_keys (query, keys);
  dr_query_add_metric (query, "actual");
  g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrTable) pivot = dr_table_pivot (table, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_table_get_n_rows (pivot), ==, 0);
  g_assert_cmpuint (dr_table_get_n_columns (pivot), ==, 1);
  query_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/table-pivot/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/table-pivot/cells-stay-exact-and-lead-back", test_cells_stay_exact_and_lead_back);
  g_test_add_func ("/table-pivot/rows-keep-what-is-known-of-them", test_rows_keep_what_is_known_of_them);
  g_test_add_func ("/table-pivot/metrics-are-not-spread", test_metrics_are_not_spread);
  g_test_add_func ("/table-pivot/table-without-rows", test_table_without_rows);

  return g_test_run ();
}
