/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-period.h>

#include "figures/dr-date-private.h"

#include "vectors.h"

static int
parse_int (const char *text)
{
  return (int) g_ascii_strtoll (text, NULL, 10);
}

static DrPeriodKind
parse_kind (const char *nick)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (DR_TYPE_PERIOD_KIND);
  GEnumValue *value = g_enum_get_value_by_nick (kinds, nick);

  g_assert_nonnull (value);

  return value->value;
}

static char *
write_periods (GList *periods)
{
  GString *ids = g_string_new (NULL);

  for (GList *l = periods; l != NULL; l = l->next)
    {
      g_autofree char *id = dr_period_to_string (l->data);

      g_string_append_printf (ids, "%s%s", ids->len == 0 ? "" : " ", id);
    }

  return g_string_free (ids, FALSE);
}

/* Vectors whose result is a period; NULL with @error set where it is none. */
static DrPeriod *
run_making (const char          *operation,
            const char * const  *arguments,
            GError             **error)
{
  if (g_str_equal (operation, "months"))
    return dr_period_new_months (parse_int (arguments[0]), parse_int (arguments[1]),
                                 parse_int (arguments[2]), error);

  if (g_str_equal (operation, "years"))
    return dr_period_new_years (parse_int (arguments[0]), parse_int (arguments[1]), error);

  g_autoptr (DrPeriod) period = dr_period_parse (arguments[0], error);
  if (period == NULL)
    return NULL;

  if (g_str_equal (operation, "previous"))
    return dr_period_previous (period, error);

  if (g_str_equal (operation, "year-earlier"))
    return dr_period_year_earlier (period, error);

  if (g_str_equal (operation, "reckon"))
    return dr_period_reckon (period, (guint) parse_int (arguments[1]), error);

  g_assert_cmpstr (operation, ==, "parse");

  return g_steal_pointer (&period);
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  static const char * const making[] = {
    "parse", "months", "years", "previous", "year-earlier", "reckon", NULL
  };

  if (g_strv_contains (making, operation))
    {
      g_autoptr (DrPeriod) period = run_making (operation, arguments, error);

      return period != NULL ? dr_period_to_string (period) : NULL;
    }

  g_autoptr (DrPeriod) period = dr_period_parse (arguments[0], error);
  g_assert_nonnull (period);

  if (g_str_equal (operation, "kind"))
    {
      g_autoptr (GEnumClass) kinds = g_type_class_ref (DR_TYPE_PERIOD_KIND);

      return g_strdup (g_enum_get_value (kinds, dr_period_get_kind (period))->value_nick);
    }

  if (g_str_equal (operation, "days"))
    {
      g_autofree char *first = dr_date_to_string (dr_period_get_first_day (period));
      g_autofree char *last = dr_date_to_string (dr_period_get_last_day (period));

      return g_strjoin (" ", first, last, NULL);
    }

  if (g_str_equal (operation, "n-days"))
    return g_strdup_printf ("%u", dr_period_get_n_days (period));

  if (g_str_equal (operation, "children"))
    {
      GList *children = dr_period_list_children (period, parse_kind (arguments[1]), error);
      char *ids = error != NULL && *error != NULL ? NULL : write_periods (children);

      g_list_free_full (children, (GDestroyNotify) dr_period_unref);
      return ids;
    }

  if (g_str_equal (operation, "elapsed"))
    {
      GDate day = { 0 };
      g_assert_true (dr_date_parse (arguments[1], -1, &day));
      g_autoptr (DrRatio) share = dr_period_get_elapsed_share (period, &day);

      return dr_ratio_to_string (share);
    }

  if (g_str_equal (operation, "display"))
    return dr_period_to_display (period, g_str_equal (arguments[1], "english")
                                           ? DR_LANGUAGE_ENGLISH
                                           : DR_LANGUAGE_VIETNAMESE);

  g_autoptr (DrPeriod) other = dr_period_parse (arguments[1], error);
  g_assert_nonnull (other);

  if (g_str_equal (operation, "contains"))
    return g_strdup (dr_period_contains (period, other) ? "true" : "false");

  g_assert_cmpstr (operation, ==, "compare");
  int order = dr_period_compare (period, other);

  return g_strdup_printf ("%d", (order > 0) - (order < 0));
}

static DrPeriod *
make (const char *id)
{
  g_autoptr (GError) error = NULL;
  DrPeriod *period = dr_period_parse (id, &error);

  g_assert_no_error (error);

  return period;
}

static void
test_one_id_for_each_stretch_of_days (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GDate first = { 0 };
  guint n_periods = 0;

  /* Every stretch that begins in a leap year's first quarter and is no longer than 400 days. */
  g_assert_true (dr_date_parse ("2024-01-01", -1, &first));
  for (guint begin = 0; begin < 91; begin++, g_date_add_days (&first, 1))
    {
      GDate last = first;

      for (guint n_days = 1; n_days <= 400; n_days++, g_date_add_days (&last, 1))
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DrPeriod) period = dr_period_new_range (&first, &last, &error);
          g_assert_no_error (error);
          g_autofree char *id = dr_period_to_string (period);
          g_autoptr (DrPeriod) again = make (id);

          g_assert_true (dr_period_equal (period, again));
          g_assert_cmpuint (dr_period_hash (period), ==, dr_period_hash (again));
          g_assert_cmpint (dr_period_get_kind (period), ==, dr_period_get_kind (again));
          g_assert_cmpuint (dr_period_get_n_days (period), ==, n_days);
          g_assert_true (g_hash_table_add (seen, g_steal_pointer (&id)));
          n_periods++;
        }
    }

  g_assert_cmpuint (g_hash_table_size (seen), ==, n_periods);
}

static void
test_children_fill_the_year (void)
{
  static const DrPeriodKind kinds[] = {
    DR_PERIOD_KIND_DAY, DR_PERIOD_KIND_MONTH, DR_PERIOD_KIND_QUARTER, DR_PERIOD_KIND_HALF_YEAR,
  };
  g_autoptr (DrPeriod) year = make ("2024");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GList *children = dr_period_list_children (year, kinds[i], NULL);
      guint n_days = 0;

      for (GList *l = children; l != NULL; l = l->next)
        {
          g_assert_cmpint (dr_period_get_kind (l->data), ==, kinds[i]);
          if (l->next != NULL)
            {
              g_autoptr (DrPeriod) before = dr_period_previous (l->next->data, NULL);
              g_assert_true (dr_period_equal (before, l->data));
            }
          n_days += dr_period_get_n_days (l->data);
        }
      g_assert_cmpuint (n_days, ==, 366);
      g_list_free_full (children, (GDestroyNotify) dr_period_unref);
    }
}

static void
test_a_day_that_is_not_set (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = make ("2023");
  GDate unset = { 0 };

  g_assert_null (dr_period_new_day (&unset, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_assert_false (dr_period_contains_day (period, &unset));
  g_assert_null (dr_period_get_elapsed_share (period, &unset));

  GDate day = { 0 };
  g_assert_true (dr_date_parse ("2023-01-01", -1, &day));
  g_clear_error (&error);
  g_assert_null (dr_period_new_range (&day, &unset, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_contains_its_first_and_last_day (void)
{
  g_autoptr (DrPeriod) period = make ("2023-Q2");
  static const struct
  {
    const char *day;
    gboolean    is_contained;
  } rows[] = {
    { "2023-03-31", FALSE }, { "2023-04-01", TRUE }, { "2023-06-30", TRUE }, { "2023-07-01", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate day = { 0 };

      g_assert_true (dr_date_parse (rows[i].day, -1, &day));
      g_assert_cmpint (dr_period_contains_day (period, &day), ==, rows[i].is_contained);
    }
}

static void
test_message_quotes_the_id (void)
{
  static const struct
  {
    const char *id;
    const char *message;
  } rows[] = {
    { "2023-06-31", "period \"2023-06-31\": there is no day 2023-06-31" },
    { "2023-Q5", "period \"2023-Q5\": there is no quarter 5" },
    { "2025/2020", "period \"2025/2020\": the year 2020 comes before 2025" },
    { "0999", "period \"0999\": the year 999 is not within 1000 to 9999" },
    { "2023~28", "period \"2023~28\": books close on a day from 1 to 27, not on 28" },
    { "2023-09-28~14", "period \"2023-09-28~14\": only months and years have books that close on a day" },
    { "q\n", "\"q\\u000a\" is not the id of a period" },
    { "\xff", "\"\357\277\275\" is not the id of a period" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_period_parse (rows[i].id, &error));
      g_assert_cmpstr (error->message, ==, rows[i].message);
      g_assert_null (dr_period_parse (rows[i].id, NULL));
    }
}

/* With any character of an id changed, left out or put in, it is an id that says the same again, or none. */
static void
test_nearly_ids (void)
{
  static const char * const ids[] = {
    "2023", "2023-Q4", "2023-H1", "2023-9M", "2023-05", "2020/2025", "2023-09-28", "2023-01-01/2023-09-14", "2023~14", "2023-Q1~7",
  };
  static const char signs[] = "0123456789-/~QHM ";

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    for (gsize at = 0; at <= strlen (ids[i]); at++)
      for (gsize sign = 0; sign < sizeof signs; sign++)
        for (gsize skipped = 0; skipped < 2; skipped++)
          {
            const char put[] = { signs[sign], '\0' };
            g_autofree char *id = g_strdup_printf ("%.*s%s%s", (int) at, ids[i], put,
                                                   ids[i] + MIN (at + skipped, strlen (ids[i])));
            g_autoptr (GError) error = NULL;
            g_autoptr (DrPeriod) period = dr_period_parse (id, &error);

            if (period == NULL)
              {
                g_assert_nonnull (error);
                continue;
              }
            g_autofree char *written = dr_period_to_string (period);
            g_autoptr (DrPeriod) again = dr_period_parse (written, &error);
            g_assert_no_error (error);
            g_assert_true (dr_period_equal (again, period));
          }
}

static void
test_references_keep_it_alive (void)
{
  DrPeriod *period = make ("2023");
  DrPeriod *copy = g_boxed_copy (DR_TYPE_PERIOD, period);

  g_assert_true (copy == period);
  dr_period_unref (period);
  g_assert_cmpuint (dr_period_get_n_days (copy), ==, 365);
  g_boxed_free (DR_TYPE_PERIOD, copy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  vectors_add ("period.json", "/period", run);
  g_test_add_func ("/period/range/has-one-id-for-each-stretch-of-days",
                   test_one_id_for_each_stretch_of_days);
  g_test_add_func ("/period/children/fill-the-year", test_children_fill_the_year);
  g_test_add_func ("/period/contains/its-first-and-last-day", test_contains_its_first_and_last_day);
  g_test_add_func ("/period/day/that-is-not-set", test_a_day_that_is_not_set);
  g_test_add_func ("/period/parse/message-quotes-the-id", test_message_quotes_the_id);
  g_test_add_func ("/period/parse/nearly-ids", test_nearly_ids);
  g_test_add_func ("/period/ref/keeps-it-alive", test_references_keep_it_alive);

  return g_test_run ();
}
