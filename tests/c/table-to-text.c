/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-table-text.h>

#include "query-fixture.h"

static const char * const units[] = { "id:u=xa-1,xa-2", "name:u=Hội Nông dân xã Tân Lập,Xã Mỹ An", NULL };
static const char * const indicators[] = { "id:u=thu", "label:u=thu quỹ", "measure:u=đồng", "nature:u=flow", "scale:i=0", NULL };
static const char * const periods[] = { "id:u=2023,2024", NULL };
static const char * const facts[] = {
  "unit:i=0,1,1", "indicator:i=0,0,0", "period:i=1,0,1", "actual:l=1234567,20,30", "planned:l=-,-,-",
  "status:u=normal,estimated,normal", NULL
};

typedef struct
{
  const char *name;
  const char *pivot;      /* (nullable) */
  gboolean    shows_ids;
  guint       width;
  const char *expected;
  const char *metric;     /* (nullable) another one */
} Case;

static const Case cases[] = {
  { "as-wide-as-it-is", NULL, FALSE, 0,
    "Đơn vị                   Kỳ    Thực hiện\n"
    "Hội Nông dân xã Tân Lập  2024  1.234.567\n"
    "Xã Mỹ An                 2023         20 *\n"
    "Xã Mỹ An                 2024         30\n"
    "* có số ước tính hoặc sơ bộ\n" },
  { "names-over-several-lines", NULL, FALSE, 32,
    "Đơn vị         Kỳ    Thực hiện\n"
    "Hội Nông dân   2024  1.234.567\n"
    "xã Tân Lập\n"
    "Xã Mỹ An       2023         20 *\n"
    "Xã Mỹ An       2024         30\n"
    "* có số ước tính hoặc sơ bộ\n" },
  { "heads-give-way-before-names", NULL, FALSE, 49,
    "Đơn vị                   Kỳ    Thực hiện     Số\n"
    "                                           dòng\n"
    "Hội Nông dân xã Tân Lập  2024  1.234.567      1\n"
    "Xã Mỹ An                 2023         20      1 *\n"
    "Xã Mỹ An                 2024         30      1\n"
    "* có số ước tính hoặc sơ bộ\n",
    .metric = "rows" },
  { "names-above-their-rows", NULL, FALSE, 28,
    "Kỳ    Thực hiện\n"
    "\n"
    "Hội Nông dân xã Tân Lập\n"
    "2024  1.234.567\n"
    "\n"
    "Xã Mỹ An\n"
    "2023         20 *\n"
    "2024         30\n"
    "* có số ước tính hoặc sơ bộ\n" },
  { "no-word-or-number-is-cut", NULL, FALSE, 1,
    "Kỳ    Thực hiện\n"
    "\n"
    "Hội\n"
    "Nông\n"
    "dân\n"
    "xã\n"
    "Tân\n"
    "Lập\n"
    "2024  1.234.567\n"
    "\n"
    "Xã\n"
    "Mỹ\n"
    "An\n"
    "2023         20 *\n"
    "2024         30\n"
    "* có số ước tính hoặc sơ bộ\n" },
  /* Where each name has one row only, it stands in it. */
  { "no-word-of-a-single-row-is-cut", "period", FALSE, 1,
    "Đơn   2023       2024\n"
    "vị\n"
    "Hội      –  1.234.567\n"
    "Nông\n"
    "dân\n"
    "xã\n"
    "Tân\n"
    "Lập\n"
    "Xã      20         30 *\n"
    "Mỹ\n"
    "An\n"
    "* có số ước tính hoặc sơ bộ\n" },
  { "ids", NULL, TRUE, 0,
    "Đơn vị  Kỳ    Thực hiện\n"
    "xa-1    2024  1.234.567\n"
    "xa-2    2023         20 *\n"
    "xa-2    2024         30\n"
    "* có số ước tính hoặc sơ bộ\n" },
  { "pivot", "unit", FALSE, 0,
    "Kỳ    Hội Nông dân xã Tân Lập  Xã Mỹ An\n"
    "2023                        –        20 *\n"
    "2024                1.234.567        30\n"
    "* có số ước tính hoặc sơ bộ\n" },
  { "ids-of-a-pivot", "unit", TRUE, 0,
    "Kỳ         xa-1  xa-2\n"
    "2023          –    20 *\n"
    "2024  1.234.567    30\n"
    "* có số ước tính hoặc sơ bộ\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  QueryFixture fixture;
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;

  query_fixture_init (&fixture, units, indicators, periods, facts);
  dr_query_group_by (query, "unit", "period", NULL);
  dr_query_add_metric (query, "actual");
  if (test->metric != NULL)
    dr_query_add_metric (query, test->metric);
  g_autoptr (DrTable) table = dr_query_run (query, fixture.dataset, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrTable) shown = test->pivot == NULL ? g_object_ref (table)
                                                  : dr_table_pivot (table, (guint) dr_table_find_column (table, test->pivot), &error);
  g_assert_no_error (error);

  g_autofree char *text = dr_table_to_text (shown, test->shows_ids, test->width, DR_LANGUAGE_VIETNAMESE);
  g_assert_cmpstr (text, ==, test->expected);
  query_fixture_clear (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/table-to-text/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
