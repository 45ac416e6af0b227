/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What people call the units and indicators of a table. */

#include "config.h"

#include "query-fixture.h"

/* Two communes of one name in two districts, two hamlets of one name in one commune, and a unit without a name. */
static const char * const units[] = {
  "id:u=h-1,h-2,xa-1,xa-2,xa-3,t-1,t-2,x", "name:u=Huyện Bàu Sen,Huyện Mỹ An,Xã Tân Lập,Xã Tân Lập,Xã Hòa Bình,Thôn 1,Thôn 1,-",
  "parent:i=-,-,0,1,1,2,2,-", NULL
};
static const char * const indicators[] = {
  "id:u=a,b,c", "label:u=hội viên mới,hội viên mới,lớp mở", "measure:u=người,người,lớp", "nature:u=flow,flow,flow",
  "scale:i=0,0,0", NULL
};
static const char * const periods[] = { "id:u=2024", NULL };
static const char * const facts[] = {
  "unit:i=0,2,3,4,5,6,7,4", "indicator:i=0,0,0,0,0,0,1,2", "period:i=0,0,0,0,0,0,0,0", "actual:l=1,2,3,4,5,6,7,8",
  "planned:l=-,-,-,-,-,-,-,-", NULL
};

typedef struct
{
  const char *name;
  const char *keys;
  const char *filter;      /* (nullable) a unit */
  const char *expected;    /* the labels of the first key */
} Case;

static const Case cases[] = {
  { "units", "unit", NULL,
    "Huyện Bàu Sen;Xã Tân Lập, Huyện Bàu Sen;Xã Tân Lập, Huyện Mỹ An;Xã Hòa Bình;Thôn 1, Xã Tân Lập (t-1);"
    "Thôn 1, Xã Tân Lập (t-2);x" },
  { "one-of-its-name-in-the-table", "unit", "xa-1", "Xã Tân Lập" },
  { "indicators", "indicator", NULL, "hội viên mới (a);hội viên mới (b);lớp mở" },
  { "what-has-no-names", "measure", "xa-1", "người" },
  { "periods", "period", "xa-1", "2024" },
};

static DrTable *
ask (const QueryFixture *fixture,
     const char         *keys,
     const char         *filter)
{
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = split_words (keys);

  dr_query_set_keys (query, (const char * const *) words);
  dr_query_add_metric (query, "rows");
  dr_query_set_nested_units (query, DR_NESTED_UNITS_ALL);
  if (filter != NULL)
    dr_query_add_filter (query, "unit", (const char * const[]) { filter, NULL });
  DrTable *table = dr_query_run (query, fixture->dataset, NULL, &error);
  g_assert_no_error (error);

  return table;
}

static char *
write_labels (DrTable *table)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    g_ptr_array_add (labels, dr_table_dup_cell_label (table, row, 0));
  g_ptr_array_add (labels, NULL);

  return g_strjoinv (";", (char **) labels->pdata);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  QueryFixture fixture;

  query_fixture_init (&fixture, units, indicators, periods, facts);
  g_autoptr (DrTable) table = ask (&fixture, test->keys, test->filter);
  g_autofree char *labels = write_labels (table);
  g_assert_cmpstr (labels, ==, test->expected);

  /* Ids stay what programs get, and figures have no other name. */
  g_autofree char *figure = dr_table_dup_cell (table, 0, 1);
  g_autofree char *label = dr_table_dup_cell_label (table, 0, 1);
  g_assert_cmpstr (label, ==, figure);
  query_fixture_clear (&fixture);
}

static void
test_of_a_pivot (void)
{
  QueryFixture fixture;
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, facts);
  g_autoptr (DrTable) table = ask (&fixture, "unit indicator", "xa-3");
  g_autoptr (DrTable) pivot = dr_table_pivot (table, 1, &error);
  g_assert_no_error (error);

  g_autofree char *key = dr_table_dup_column_label (pivot, 0);
  g_autofree char *first = dr_table_dup_column_label (pivot, 1);
  g_autofree char *second = dr_table_dup_column_label (pivot, 2);
  g_autofree char *unit = dr_table_dup_cell_label (pivot, 0, 0);
  g_assert_cmpstr (key, ==, "unit");
  g_assert_cmpstr (first, ==, "hội viên mới");
  g_assert_cmpstr (second, ==, "lớp mở");
  g_assert_cmpstr (dr_table_get_column_name (pivot, 2), ==, "c");
  g_assert_cmpstr (unit, ==, "Xã Hòa Bình");
  query_fixture_clear (&fixture);
}

/* Of units of one name that come from two tables the ids tell. */
static void
test_of_a_whole (void)
{
  QueryFixture fixture;
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, facts);
  g_autoptr (DrTable) one = ask (&fixture, "unit", "xa-1");
  g_autoptr (DrTable) other = ask (&fixture, "unit", "xa-2");
  g_autoptr (DrTable) whole = dr_table_merge (one, other, &error);
  g_assert_no_error (error);
  g_autofree char *labels = write_labels (whole);
  g_assert_cmpstr (labels, ==, "Xã Tân Lập (xa-1);Xã Tân Lập (xa-2)");
  query_fixture_clear (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/table-labels/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/table-labels/of-a-pivot", test_of_a_pivot);
  g_test_add_func ("/table-labels/of-a-whole", test_of_a_whole);

  return g_test_run ();
}
