/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "query-fixture.h"

static const char * const units[] = { "id:u=xa-1,xa-2,xa-3", NULL };
static const char * const indicators[] = {
  "id:u=ket-nap,thu", "measure:u=người,đồng", "nature:u=flow,flow", "scale:i=0,2", NULL
};
static const char * const periods[] = { "id:u=2024", NULL };
static const char * const first_facts[] = {
  "unit:i=0,1,0", "indicator:i=0,0,1", "period:i=0,0,0", "actual:l=77,-,12345", "planned:l=80,5,20000", NULL
};
static const char * const second_facts[] = {
  "unit:i=0,2", "indicator:i=0,0", "period:i=0,0", "actual:l=3,4", "planned:l=0,-", NULL
};

typedef struct
{
  const char *name;
  const char *keys;
  const char *metrics;
  const char *other_metrics;  /* (nullable) of the second table; NULL: the same */
  const char *filter;         /* (nullable) an indicator of the first table; the second has ket-nap alone */
  const char *expected;       /* the table, or «!» and the beginning of the message */
} Case;

static const Case cases[] = {
  { "rows-meet-by-their-keys", "unit", "rows actual planned", NULL, "ket-nap",
    "xa-1|2|80|80; xa-2|1|-|5; xa-3|1|4|-" },
  /* 77 of 80, and 3 where nothing was planned, are 80 of 80: no percentage of either tells. */
  { "completion-of-sums", "unit", "pair-actual pair-planned completion", NULL, "ket-nap",
    "xa-1|80|80|100.00; xa-2|-|-|-; xa-3|-|-|-" },
  { "mean-of-sums", "", "actual actual-count mean", NULL, "ket-nap", "84|3|28.00" },
  { "least-and-greatest", "", "least greatest", NULL, "ket-nap", "3|77" },
  { "each-at-its-own-scale", "unit indicator", "actual", NULL, NULL,
    "xa-1|ket-nap|80; xa-1|thu|123.45; xa-2|ket-nap|-; xa-3|ket-nap|4" },
  { "completion-without-its-sums", "unit", "completion", NULL, "ket-nap", "!completion of the whole" },
  { "mean-without-its-sums", "unit", "mean actual", NULL, "ket-nap", "!mean of the whole" },
  { "cells-may-be-cut", "unit", "attainment@met", NULL, "ket-nap", "!attainment@met of the whole" },
  { "ranks-are-of-all", "unit", "actual rank@actual", NULL, "ket-nap", "!rank@actual of the whole" },
  { "another-query", "unit", "actual", "planned", "ket-nap", "!the tables are not of one query" },
  { "another-measure", "unit", "actual", NULL, "thu", "!“đồng” and “người” do not add up" },
};

static DrTable *
ask (const char        *keys,
     const char        *metrics,
     const char        *filter,
     const char * const *facts,
     guint              limit,
     const char        *left_out)
{
  QueryFixture *fixture = g_new0 (QueryFixture, 1);
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) key_words = split_words (keys);
  g_auto (GStrv) metric_words = split_words (metrics);

  query_fixture_init (fixture, units, indicators, periods, facts);
  dr_query_set_keys (query, (const char * const *) key_words);
  for (guint i = 0; metric_words[i] != NULL; i++)
    dr_query_add_metric (query, metric_words[i]);
  if (filter != NULL)
    dr_query_add_filter (query, "indicator", (const char * const[]) { filter, NULL });
  dr_query_set_limit (query, limit);
  if (left_out != NULL)
    dr_query_leave_out_empty (query, left_out);
  DrTable *table = dr_query_run (query, fixture->dataset, NULL, &error);
  g_assert_no_error (error);
  query_fixture_clear (fixture);
  /* Its columns are borrowed for as long as the table knows its dataset. */
  g_object_set_data_full (G_OBJECT (table), "fixture", fixture, g_free);

  return table;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) first = ask (test->keys, test->metrics, test->filter, first_facts, 0, NULL);
  g_autoptr (DrTable) second = ask (test->keys, test->other_metrics != NULL ? test->other_metrics : test->metrics,
                                    test->filter != NULL ? "ket-nap" : NULL, second_facts, 0, NULL);

  g_autoptr (DrTable) whole = dr_table_merge (first, second, &error);
  if (*test->expected == '!')
    {
      g_assert_null (whole);
      if (!g_str_has_prefix (error->message, test->expected + 1))
        g_error ("%s: %s", test->name, error->message);
      return;
    }
  g_assert_no_error (error);
  g_autofree char *text = write_table (whole);
  g_assert_cmpstr (text, ==, test->expected);
}

/* What one query would refuse, in whatever order and number of pieces. */
static void
test_sums_that_make_no_sense (void)
{
  static const char * const levels[] = {
    "id:u=hoi-vien,ket-nap,ty-le", "measure:u=người,người,%", "nature:u=stock,flow,ratio", NULL
  };
  static const char * const days[] = { "id:u=2024-Q1,2024-Q2,2024-03", NULL };
  static const struct
  {
    const char *facts[6];
    const char *other[6];
    const char *third[6];
    const char *message;      /* (nullable) */
  } sums[] = {
    { { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=5", "planned:l=-" },
      { "unit:i=1", "indicator:i=0", "period:i=1", "actual:l=7", "planned:l=-" },
      { "unit:i=2", "indicator:i=0", "period:i=0", "actual:l=1", "planned:l=-" }, "is a stock, a level at a day" },
    { { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=5", "planned:l=-" },
      { "unit:i=1", "indicator:i=0", "period:i=2", "actual:l=7", "planned:l=-" },
      { "unit:i=2", "indicator:i=0", "period:i=1", "actual:l=1", "planned:l=-" }, "is a stock, a level at a day" },
    { { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=5", "planned:l=-" },
      { "unit:i=1", "indicator:i=0", "period:i=2", "actual:l=7", "planned:l=-" },
      { "unit:i=2", "indicator:i=1", "period:i=0", "actual:l=1", "planned:l=-" }, "a flow, which do not add up" },
    { { "unit:i=0", "indicator:i=2", "period:i=0", "actual:l=5", "planned:l=-" },
      { "unit:i=1", "indicator:i=2", "period:i=0", "actual:l=7", "planned:l=-" },
      { "unit:i=2", "indicator:i=2", "period:i=0", "actual:l=1", "planned:l=-" }, "is a ratio" },
    { { "unit:i=0", "indicator:i=0", "period:i=0", "actual:l=5", "planned:l=-" },
      { "unit:i=1", "indicator:i=0", "period:i=2", "actual:l=7", "planned:l=-" },
      { "unit:i=2", "indicator:i=0", "period:i=0", "actual:l=1", "planned:l=-" }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      const char * const *facts[] = { sums[i].facts, sums[i].other, sums[i].third };
      DrTable *tables[3];
      QueryFixture fixtures[3];
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      for (guint k = 0; k < 3; k++)
        {
          g_autoptr (DrQuery) query = dr_query_new ();

          query_fixture_init (&fixtures[k], units, levels, days, facts[k]);
          dr_query_add_metric (query, "actual");
          tables[k] = dr_query_run (query, fixtures[k].dataset, NULL, &error);
          g_assert_no_error (error);
        }
      g_autoptr (DrTable) two = dr_table_merge (tables[0], tables[1], &error);
      g_autoptr (DrTable) three = two == NULL ? NULL : dr_table_merge (tables[2], two, &error);
      if (sums[i].message != NULL)
        {
          g_assert_null (three);
          g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
          if (strstr (error->message, sums[i].message) == NULL)
            g_error ("%s", error->message);
        }
      else
        {
          g_assert_no_error (error);
          g_autofree char *text = write_table (three);
          g_assert_cmpstr (text, ==, "13");
        }
      for (guint k = 0; k < 3; k++)
        {
          g_object_unref (tables[k]);
          query_fixture_clear (&fixtures[k]);
        }
    }
}

/* Rows that are not there might have met others. */
static void
test_rows_left_out (void)
{
  g_autoptr (DrTable) whole = ask ("unit", "actual", "ket-nap", first_facts, 0, NULL);
  g_autoptr (DrTable) cut = ask ("unit", "actual", "ket-nap", first_facts, 1, NULL);
  g_autoptr (DrTable) sifted = ask ("unit", "actual", "ket-nap", first_facts, 0, "actual");
  DrTable *tables[] = { cut, sifted };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_table_merge (whole, tables[i], &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
    }
}

/* As many rows as a limit allows, and rows none of which is empty, are all there are. */
static void
test_no_rows_left_out (void)
{
  g_autoptr (DrTable) whole = ask ("unit", "actual", "ket-nap", first_facts, 0, NULL);
  g_autoptr (DrTable) limited = ask ("unit", "actual", "ket-nap", first_facts, 2, NULL);
  g_autoptr (DrTable) roomy = ask ("unit", "actual", "ket-nap", first_facts, 3, NULL);
  g_autoptr (DrTable) sifted = ask ("unit", "actual", "ket-nap", second_facts, 0, "actual");
  DrTable *tables[] = { limited, roomy, sifted };
  static const char * const expected[] = { "xa-1|154; xa-2|-", "xa-1|154; xa-2|-", "xa-1|80; xa-2|-; xa-3|4" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrTable) merged = dr_table_merge (whole, tables[i], &error);

      g_assert_no_error (error);
      g_autofree char *text = write_table (merged);
      g_assert_cmpstr (text, ==, expected[i]);
    }
}

/* What was cut while it was made is cut, on however many threads, and what has just as many rows is not. */
static void
test_cut_on_the_way (void)
{
  enum { N_UNITS = 9000, LIMIT = 10 };
  g_autoptr (GString) ids = g_string_new ("id:u=");
  g_autoptr (GString) rows = g_string_new ("unit:i=");
  g_autoptr (GString) zeros = g_string_new (NULL);
  g_autoptr (GString) actuals = g_string_new ("actual:l=");
  QueryFixture fixture;

  for (guint i = 0; i < N_UNITS; i++)
    {
      const char *comma = i == 0 ? "" : ",";

      g_string_append_printf (ids, "%su%u", comma, i);
      g_string_append_printf (rows, "%s%u", comma, i);
      g_string_append_printf (zeros, "%s0", comma);
      g_string_append_printf (actuals, "%s%u", comma, i * 7919 % N_UNITS);
    }
  g_autofree char *indicator = g_strconcat ("indicator:i=", zeros->str, NULL);
  g_autofree char *period = g_strconcat ("period:i=", zeros->str, NULL);
  g_autofree char *planned = g_strconcat ("planned:l=", zeros->str, NULL);
  const char *many[] = { ids->str, NULL };
  const char *many_facts[] = { rows->str, indicator, period, actuals->str, planned, NULL };
  query_fixture_init (&fixture, many, indicators, periods, many_facts);

  for (guint n_threads = 1; n_threads <= 4; n_threads += 3)
    for (guint limit = LIMIT; limit <= N_UNITS; limit += N_UNITS - LIMIT)
      {
        static const char * const keys[] = { "unit", NULL };
        static const char * const order[] = { "-actual", NULL };
        g_autoptr (DrQuery) query = dr_query_new ();
        g_autoptr (GError) error = NULL;

        dr_query_set_keys (query, keys);
        dr_query_add_metric (query, "actual");
        dr_query_set_order (query, order);
        dr_query_set_limit (query, limit);
        dr_query_set_n_threads (query, n_threads);
        g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (dr_table_get_n_rows (table), ==, limit);
        g_autoptr (DrTable) merged = dr_table_merge (table, table, &error);
        if (limit == LIMIT)
          g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
        else
          g_assert_no_error (error);
      }
  query_fixture_clear (&fixture);
}

static void
test_pivots_are_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) table = ask ("unit period", "actual", "ket-nap", first_facts, 0, NULL);
  g_autoptr (DrTable) pivot = dr_table_pivot (table, 1, &error);
  g_assert_no_error (error);

  g_assert_null (dr_table_merge (pivot, pivot, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

/* A quotient is exact, a measure known, and nothing leads further back. */
static void
test_what_is_known_of_the_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) first = ask ("unit", "pair-actual pair-planned completion", "ket-nap", first_facts, 0, NULL);
  g_autoptr (DrTable) whole = dr_table_merge (first, first, &error);
  g_assert_no_error (error);

  g_autoptr (DrRatio) ratio = dr_table_dup_ratio (whole, 0, 3, &error);
  g_assert_no_error (error);
  g_autofree char *text = dr_ratio_to_string (ratio);
  g_assert_cmpstr (text, ==, "77/80");
  g_assert_cmpstr (dr_table_get_measure (whole, 0), ==, "người");
  g_assert_null (dr_table_list_contributors (whole, 0, 1));
}

static const char * const quarters[] = { "id:u=2023-Q1,2023-Q2,2024-Q1,2024-Q2", NULL };
#define N_QUARTERS 4

/* A query of one piece of random rows: those of some units, and of some quarters. */
static DrTable *
ask_piece (gint        rows[][5],
           guint       n_rows,
           guint       units_wanted,
           guint       quarters_wanted,
           const char *keys,
           const char *metrics,
           const char *grain)
{
  static const char *const heads[] = { "unit:i=", "indicator:i=", "period:i=", "actual:l=", "planned:l=" };
  GString *columns[5];
  const char *facts[6] = { NULL };
  g_auto (GStrv) key_words = split_words (keys);
  g_auto (GStrv) metric_words = split_words (metrics);
  g_auto (GStrv) grain_words = split_words (grain);
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;
  QueryFixture *fixture = g_new0 (QueryFixture, 1);
  guint n = 0;

  for (guint i = 0; i < 5; i++)
    columns[i] = g_string_new (heads[i]);
  for (guint row = 0; row < n_rows; row++)
    {
      if ((units_wanted >> rows[row][0] & 1) == 0 || (quarters_wanted >> rows[row][2] & 1) == 0)
        continue;
      for (guint i = 0; i < 5; i++)
        {
          g_string_append (columns[i], n == 0 ? "" : ",");
          if (rows[row][i] < 0)
            g_string_append_c (columns[i], '-');
          else
            g_string_append_printf (columns[i], "%d", rows[row][i]);
        }
      n++;
    }
  for (guint i = 0; i < 5; i++)
    facts[i] = columns[i]->str;

  query_fixture_init (fixture, units, indicators, quarters, facts);
  dr_query_set_keys (query, (const char * const *) key_words);
  dr_query_set_grain (query, (const char * const *) grain_words);
  for (guint i = 0; metric_words[i] != NULL; i++)
    dr_query_add_metric (query, metric_words[i]);
  DrTable *table = dr_query_run (query, fixture->dataset, NULL, &error);
  g_assert_no_error (error);
  query_fixture_clear (fixture);
  g_object_set_data_full (G_OBJECT (table), "fixture", fixture, g_free);
  for (guint i = 0; i < 5; i++)
    g_string_free (columns[i], TRUE);

  return table;
}

static int
compare_lines (gconstpointer left,
               gconstpointer right)
{
  return strcmp (*(const char * const *) left, *(const char * const *) right);
}

/* The rows of a table, whatever their order. */
static char *
write_sorted (DrTable *table)
{
  g_autofree char *text = write_table (table);
  g_auto (GStrv) lines = g_strsplit (text, "; ", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);

  return g_strjoinv ("; ", lines);
}

#define CHANGES "compared@year-earlier increased@year-earlier decreased@year-earlier equal@year-earlier " \
                "previous@year-earlier change@year-earlier change-percent@year-earlier"
#define ATTAINMENTS "completion-count attainment@undefined attainment@exceeded attainment@met attainment@near " \
                    "attainment@missed attainment-rate"

/* What is of cells comes from tables of different units, as of all at once; from tables that cut cells it does not. */
static void
test_cells_of_different_units (void)
{
  static const struct
  {
    const char *keys;
    const char *metrics;
    const char *grain;
  } asked[] = {
    { "indicator period@year", ATTAINMENTS, "unit indicator period@year" },
    { "indicator period", ATTAINMENTS, "unit indicator period" },
    { "indicator period", CHANGES, "unit indicator period" },
    { "unit indicator", "completion-quantile@0.5 " ATTAINMENTS, "unit indicator period" },
  };

  for (guint round = 0; round < 60; round++)
    {
      gint rows[40][5];
      guint n_rows = (guint) g_test_rand_int_range (20, 41);
      const guint all = (1 << N_QUARTERS) - 1;

      for (guint i = 0; i < n_rows; i++)
        {
          rows[i][0] = i < 3 ? (gint) i : g_test_rand_int_range (0, 3);
          rows[i][1] = g_test_rand_int_range (0, 2);
          rows[i][2] = i < 8 ? (gint) i % N_QUARTERS : g_test_rand_int_range (0, N_QUARTERS);
          rows[i][3] = g_test_rand_int_range (-2, 9);
          rows[i][4] = g_test_rand_int_range (-2, 9);
        }
      for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
        {
          const char *keys = asked[i].keys;
          const char *metrics = asked[i].metrics;
          const char *grain = asked[i].grain;
          g_autoptr (GError) error = NULL;
          g_autoptr (DrTable) whole = ask_piece (rows, n_rows, 7, all, keys, metrics, grain);
          g_autoptr (DrTable) first = ask_piece (rows, n_rows, 1, all, keys, metrics, grain);
          g_autoptr (DrTable) second = ask_piece (rows, n_rows, 2, all, keys, metrics, grain);
          g_autoptr (DrTable) third = ask_piece (rows, n_rows, 4, all, keys, metrics, grain);
          g_autoptr (DrTable) two = dr_table_merge (third, first, &error);
          g_assert_no_error (error);
          g_autoptr (DrTable) merged = dr_table_merge (two, second, &error);
          g_assert_no_error (error);
          g_autofree char *expected = write_sorted (whole);
          g_autofree char *text = write_sorted (merged);
          g_assert_cmpstr (text, ==, expected);

          /* A unit that was there already, and a year of all of them without what was before. */
          g_autoptr (DrTable) again = ask_piece (rows, n_rows, 1 | 2, all, keys, metrics, grain);
          g_assert_null (dr_table_merge (merged, again, &error));
          g_assert_error (error, DR_ERROR, DR_ERROR_UNSUPPORTED);
          g_clear_error (&error);
          g_autoptr (DrTable) before = ask_piece (rows, n_rows, 7, 3, keys, metrics, grain);
          g_autoptr (DrTable) behind = ask_piece (rows, n_rows, 7, 12, keys, metrics, grain);
          g_assert_null (dr_table_merge (before, behind, &error));
          g_assert_error (error, DR_ERROR, DR_ERROR_UNSUPPORTED);
        }
    }
}

/* A quantile of cells of two tables is in neither. */
static void
test_quantile_of_one_row (void)
{
  gint rows[][5] = { { 0, 0, 0, 5, 10 }, { 1, 0, 0, 7, 10 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) first = ask_piece (rows, 2, 1, 15, "indicator", "completion-quantile@0.5", "unit indicator period");
  g_autoptr (DrTable) second = ask_piece (rows, 2, 2, 15, "indicator", "completion-quantile@0.5", "unit indicator period");

  g_assert_null (dr_table_merge (first, second, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_UNSUPPORTED);
  g_assert_true (g_str_has_prefix (error->message, "completion-quantile@0.5 of a row that both tables have"));
}

/* Counts of what was attained without those that its rate is made of. */
static void
test_rate_without_its_counts (void)
{
  gint rows[][5] = { { 0, 0, 0, 5, 10 }, { 1, 0, 0, 7, 10 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTable) first = ask_piece (rows, 2, 1, 15, "indicator", "attainment-rate attainment@met", "unit");
  g_autoptr (DrTable) second = ask_piece (rows, 2, 2, 15, "indicator", "attainment-rate attainment@met", "unit");

  g_assert_null (dr_table_merge (first, second, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_UNSUPPORTED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/table-merge/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/table-merge/sums-that-make-no-sense", test_sums_that_make_no_sense);
  g_test_add_func ("/table-merge/rows-left-out", test_rows_left_out);
  g_test_add_func ("/table-merge/no-rows-left-out", test_no_rows_left_out);
  g_test_add_func ("/table-merge/cut-on-the-way", test_cut_on_the_way);
  g_test_add_func ("/table-merge/pivots-are-refused", test_pivots_are_refused);
  g_test_add_func ("/table-merge/what-is-known-of-the-whole", test_what_is_known_of_the_whole);

  g_test_add_func ("/table-merge/cells-of-different-units", test_cells_of_different_units);
  g_test_add_func ("/table-merge/quantile-of-one-row", test_quantile_of_one_row);
  g_test_add_func ("/table-merge/rate-without-its-counts", test_rate_without_its_counts);

  return g_test_run ();
}
