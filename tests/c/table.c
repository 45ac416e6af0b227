/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "query-fixture.h"

static const char * const units[] = { "id:u=xa-1,xa-2", NULL };
static const char * const indicators[] = {
  "id:u=ket-nap,thu", "measure:u=người,đồng", "nature:u=flow,flow", "scale:i=0,2", NULL
};
static const char * const periods[] = { "id:u=2024", NULL };
static const char * const facts[] = {
  "unit:i=0,0,1,1", "indicator:i=0,1,0,1", "period:i=0,0,0,0", "actual:l=77,12345,-,10", "planned:l=79,20000,5,0", NULL
};

typedef struct
{
  QueryFixture  query;
  DrTable      *table;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture->query, units, indicators, periods, facts);
  dr_query_group_by (query, "unit", "indicator", NULL);
  dr_query_add_metric (query, "actual");
  dr_query_add_metric (query, "completion");
  fixture->table = dr_query_run (query, fixture->query.dataset, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->table);
  query_fixture_clear (&fixture->query);
}

static void
test_names_its_columns (Fixture       *fixture,
                        gconstpointer  data)
{
  g_assert_cmpuint (dr_table_get_n_rows (fixture->table), ==, 4);
  g_assert_cmpuint (dr_table_get_n_columns (fixture->table), ==, 4);
  g_assert_cmpuint (dr_table_get_n_keys (fixture->table), ==, 2);
  g_assert_cmpstr (dr_table_get_column_name (fixture->table, 1), ==, "indicator");
  g_assert_cmpint (dr_table_find_column (fixture->table, "completion"), ==, 3);
  g_assert_cmpint (dr_table_find_column (fixture->table, "rank"), ==, -1);
}

static void
test_cells_as_text (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *text = write_table (fixture->table);

  g_assert_cmpstr (text, ==, "xa-1|ket-nap|77|97.47; xa-1|thu|123.45|61.73; xa-2|ket-nap|-|-; xa-2|thu|0.10|-");
}

/* A quotient is exact until it is shown. */
static void
test_ratio_behind_a_cell (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRatio) ratio = dr_table_dup_ratio (fixture->table, 0, 3, &error);
  g_assert_no_error (error);
  g_autofree char *text = dr_ratio_to_string (ratio);
  g_assert_cmpstr (text, ==, "77/79");

  g_autoptr (DrRatio) sum = dr_table_dup_ratio (fixture->table, 1, 2, &error);
  g_assert_no_error (error);
  g_autofree char *sum_text = dr_ratio_to_string (sum);
  g_assert_cmpstr (sum_text, ==, "2469/20");

  g_assert_null (dr_table_dup_ratio (fixture->table, 0, 0, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_table_dup_ratio (fixture->table, 2, 2, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_UNDEFINED);
}

static void
test_rows_know_their_measure (Fixture       *fixture,
                              gconstpointer  data)
{
  g_assert_cmpstr (dr_table_get_measure (fixture->table, 0), ==, "người");
  g_assert_cmpstr (dr_table_get_measure (fixture->table, 1), ==, "đồng");
  g_assert_false (dr_table_is_estimated (fixture->table, 0));
}

/* Which rows of the dataset stand behind a cell depends on what the metric is made of. */
static void
test_cells_know_their_rows (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GArray) actual = dr_table_list_contributor_rows (fixture->table, 1, 2);
  g_assert_cmpuint (actual->len, ==, 1);
  g_assert_cmpuint (g_array_index (actual, guint64, 0), ==, 1);

  g_autoptr (GArray) nothing = dr_table_list_contributor_rows (fixture->table, 2, 2);
  g_assert_cmpuint (nothing->len, ==, 0);

  g_autoptr (GArray) pair = dr_table_list_contributor_rows (fixture->table, 3, 3);
  g_assert_cmpuint (pair->len, ==, 1);
  g_assert_cmpuint (g_array_index (pair, guint64, 0), ==, 3);

  /* They came from no report. */
  g_assert_null (dr_table_list_contributors (fixture->table, 1, 2));
}

/* Every row of the dataset that is of a cell is behind it, in order, and behind no other; of several cells of one unit as
 * well as of one. */
static void
test_all_rows_are_behind_a_cell (void)
{
  static const char * const ids[] = { "xa-1", "xa-2" };
  g_autoptr (GString) unit = g_string_new ("unit:i=");
  g_autoptr (GString) indicator = g_string_new ("indicator:i=");
  g_autoptr (GString) actual = g_string_new ("actual:l=");
  g_autoptr (GString) zeros = g_string_new ("period:i=");
  g_autoptr (GError) error = NULL;
  QueryFixture fixture;
  const guint n_rows = 200;
  gint of[200][3];

  for (guint i = 0; i < n_rows; i++)
    {
      const char *comma = i == 0 ? "" : ",";

      of[i][0] = g_test_rand_int_range (0, 2);
      of[i][1] = g_test_rand_int_range (0, 2);
      of[i][2] = g_test_rand_int_range (-5, 20);
      g_string_append_printf (unit, "%s%d", comma, of[i][0]);
      g_string_append_printf (indicator, "%s%d", comma, of[i][1]);
      if (of[i][2] < 0)
        g_string_append_printf (actual, "%s-", comma);
      else
        g_string_append_printf (actual, "%s%d", comma, of[i][2]);
      g_string_append_printf (zeros, "%s0", comma);
    }
  g_autofree char *planned = g_strconcat ("planned", actual->str + strlen ("actual"), NULL);
  const char * const random_facts[] = { unit->str, indicator->str, zeros->str, actual->str, planned, NULL };
  const char * const only[] = { "xa-2", NULL };

  query_fixture_init (&fixture, units, indicators, periods, random_facts);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (DrQuery) query = dr_query_new ();

      dr_query_group_by (query, "indicator", "unit", NULL);
      dr_query_add_metric (query, "actual");
      dr_query_add_metric (query, "rows");
      if (round == 1)
        dr_query_add_filter (query, "unit", only);
      g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (dr_table_get_n_rows (table), ==, round == 0 ? 4 : 2);
      for (guint row = 0; row < dr_table_get_n_rows (table); row++)
        {
          g_autofree char *id = dr_table_dup_cell (table, row, 1);
          gint own_unit = strcmp (id, ids[1]) == 0;
          gint own_indicator = (gint) row / (round == 0 ? 2 : 1);

          for (guint column = 2; column < 4; column++)
            {
              g_autoptr (GArray) found = dr_table_list_contributor_rows (table, row, column);
              guint n_found = 0;

              for (guint i = 0; i < n_rows; i++)
                if (of[i][0] == own_unit && of[i][1] == own_indicator && (of[i][2] >= 0 || column == 3))
                  {
                    g_assert_cmpuint (n_found, <, found->len);
                    g_assert_cmpuint (g_array_index (found, guint64, n_found++), ==, i);
                  }
              g_assert_cmpuint (n_found, ==, found->len);
            }
        }
    }
  query_fixture_clear (&fixture);
}

/* An indicator that nobody reports lends no decimals to those that are. */
static void
test_digits_of_what_occurs (void)
{
  static const char * const persons[] = {
    "unit:i=0,1", "indicator:i=0,0", "period:i=0,0", "actual:l=77,5", "planned:l=79,-", NULL
  };
  QueryFixture fixture;
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, persons);
  dr_query_group_by (query, "unit", NULL);
  dr_query_add_metric (query, "actual");
  g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = write_table (table);
  g_assert_cmpstr (text, ==, "xa-1|77; xa-2|5");
  query_fixture_clear (&fixture);
}

static void
test_bare_object_is_empty (void)
{
  g_autoptr (DrTable) table = g_object_new (DR_TYPE_TABLE, NULL);

  g_assert_cmpuint (dr_table_get_n_rows (table), ==, 0);
  g_assert_cmpuint (dr_table_get_n_columns (table), ==, 0);
  g_assert_cmpint (dr_table_find_column (table, "unit"), ==, -1);
}

#define ADD(Path, Test) g_test_add ("/table/" Path, Fixture, NULL, set_up, Test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("names-its-columns", test_names_its_columns);
  ADD ("cells-as-text", test_cells_as_text);
  ADD ("ratio-behind-a-cell", test_ratio_behind_a_cell);
  ADD ("rows-know-their-measure", test_rows_know_their_measure);
  ADD ("cells-know-their-rows", test_cells_know_their_rows);
  g_test_add_func ("/table/all-rows-are-behind-a-cell", test_all_rows_are_behind_a_cell);
  g_test_add_func ("/table/digits-of-what-occurs", test_digits_of_what_occurs);
  g_test_add_func ("/table/bare-object-is-empty", test_bare_object_is_empty);

  return g_test_run ();
}
