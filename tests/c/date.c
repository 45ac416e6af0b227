/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-date-private.h"

static void
test_every_day_comes_back (void)
{
  GDate day = { 0 };

  g_assert_true (dr_date_parse ("1896-01-01", -1, &day));
  /* Over a century without a leap day and one with, a week at a time. */
  for (guint i = 0; i < 11000; i++, g_date_add_days (&day, 7))
    {
      GDate again = { 0 };
      char text[11];

      g_assert_cmpuint (dr_date_write (&day, text), ==, 10);
      g_assert_true (dr_date_parse (text, 10, &again));
      g_assert_cmpint (g_date_compare (&day, &again), ==, 0);
    }
}

static void
test_parse_is_strict (void)
{
  static const struct
  {
    const char *text;
    gssize      length;
    gboolean    is_day;
  } rows[] = {
    { "2023-09-28", -1, TRUE },
    { "2023-09-28T00:00", 10, TRUE },
    { "1000-01-01", -1, TRUE },
    { "9999-12-31", -1, TRUE },
    { "2024-02-29", -1, TRUE },
    { "2000-02-29", -1, TRUE },
    { "1900-02-29", -1, FALSE },
    { "2023-06-31", -1, FALSE },
    { "2023-13-01", -1, FALSE },
    { "2023-00-10", -1, FALSE },
    { "2023-01-00", -1, FALSE },
    { "2023-01-32", -1, FALSE },
    { "0999-12-31", -1, FALSE },
    { "2023-9-28", -1, FALSE },
    { "2023-09-28 ", -1, FALSE },
    { " 2023-09-28", -1, FALSE },
    { "2023/09/28", -1, FALSE },
    { "+023-09-28", -1, FALSE },
    { "2023-09-2x", -1, FALSE },
    { "", -1, FALSE },
    { "2023-09-28", 9, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate day = { 0 };

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (dr_date_parse (rows[i].text, rows[i].length, &day), ==, rows[i].is_day);
      g_assert_cmpint (g_date_valid (&day), ==, rows[i].is_day);
    }
}

static void
test_split_asks_for_the_form_alone (void)
{
  int year;
  int month;
  int day;

  g_assert_true (dr_date_split ("2023-06-31", -1, &year, &month, &day));
  g_assert_cmpint (year, ==, 2023);
  g_assert_cmpint (month, ==, 6);
  g_assert_cmpint (day, ==, 31);
  g_assert_false (dr_date_split ("2023-6-31", -1, &year, &month, &day));
}

static void
test_set_keeps_to_the_years (void)
{
  GDate day = { 0 };

  g_assert_false (dr_date_set (&day, 999, 12, 31));
  g_assert_false (dr_date_set (&day, 10000, 1, 1));
  g_assert_false (g_date_valid (&day));
  g_assert_true (dr_date_set (&day, 9999, 12, 31));
}

static void
test_usable_days_are_set_and_within_the_years (void)
{
  g_autoptr (GDate) early = g_date_new_dmy (31, 12, 999);
  g_autoptr (GDate) first = g_date_new_dmy (1, 1, 1000);
  g_autoptr (GDate) last = g_date_new_dmy (31, 12, 9999);
  g_autoptr (GDate) late = g_date_new_dmy (1, 1, 10000);
  GDate unset = { 0 };

  g_assert_false (dr_date_is_usable (NULL));
  g_assert_false (dr_date_is_usable (&unset));
  g_assert_false (dr_date_is_usable (early));
  g_assert_true (dr_date_is_usable (first));
  g_assert_true (dr_date_is_usable (last));
  g_assert_false (dr_date_is_usable (late));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/write/every-day-comes-back", test_every_day_comes_back);
  g_test_add_func ("/date/parse/is-strict", test_parse_is_strict);
  g_test_add_func ("/date/split/asks-for-the-form-alone", test_split_asks_for_the_form_alone);
  g_test_add_func ("/date/set/keeps-to-the-years", test_set_keeps_to_the_years);
  g_test_add_func ("/date/usable/days-are-set-and-within-the-years",
                   test_usable_days_are_set_and_within_the_years);

  return g_test_run ();
}
