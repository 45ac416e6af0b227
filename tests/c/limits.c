/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-error.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"

static void
test_defaults (void)
{
  g_autoptr (DrLimits) limits = dr_limits_new ();

  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_DOCUMENT), ==, 67108864);
  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_INFLATED), ==, 268435456);
  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_RATIO), ==, 200);
  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_ITEMS), ==, 1000000);
  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_JSON), ==, 1073741824);
  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_XML_DEPTH), ==, 256);
  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_JSON_DEPTH), ==, 64);
  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_TOKEN), ==, 4096);
  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_COMBINING), ==, 30);
}

static void
test_null_stands_for_the_defaults (void)
{
  g_autoptr (DrLimits) limits = dr_limits_new ();

  for (DrLimit limit = DR_LIMIT_DOCUMENT; limit <= DR_LIMIT_COMBINING; limit++)
    g_assert_cmpuint (dr_limits_get_or_default (NULL, limit), ==, dr_limits_get (limits, limit));

  dr_limits_set (limits, DR_LIMIT_TOKEN, 7);
  g_assert_cmpuint (dr_limits_get_or_default (limits, DR_LIMIT_TOKEN), ==, 7);
}

static void
test_names_are_the_nicks (void)
{
  g_autoptr (GEnumClass) limits = g_type_class_ref (DR_TYPE_LIMIT);

  g_assert_cmpuint (limits->n_values, ==, DR_LIMIT_COMBINING + 1);
  for (guint i = 0; i < limits->n_values; i++)
    g_assert_cmpstr (dr_limit_get_name (limits->values[i].value), ==, limits->values[i].value_nick);
}

static void
test_set_changes_one_limit_alone (void)
{
  g_autoptr (DrLimits) limits = dr_limits_new ();

  dr_limits_set (limits, DR_LIMIT_ITEMS, 0);
  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_ITEMS), ==, 0);
  dr_limits_set (limits, DR_LIMIT_ITEMS, G_MAXUINT64);
  g_assert_cmpuint (dr_limits_get (limits, DR_LIMIT_ITEMS), ==, G_MAXUINT64);

  for (DrLimit limit = DR_LIMIT_DOCUMENT; limit <= DR_LIMIT_COMBINING; limit++)
    if (limit != DR_LIMIT_ITEMS)
      g_assert_cmpuint (dr_limits_get (limits, limit), ==, dr_limits_get_or_default (NULL, limit));
}

static void
test_copy_stands_alone (void)
{
  g_autoptr (DrLimits) limits = dr_limits_new ();
  dr_limits_set (limits, DR_LIMIT_JSON, 5);
  g_autoptr (DrLimits) copy = g_boxed_copy (DR_TYPE_LIMITS, limits);
  dr_limits_set (limits, DR_LIMIT_JSON, 6);

  g_assert_cmpuint (dr_limits_get (copy, DR_LIMIT_JSON), ==, 5);
}

static void
test_count_groups_thousands (void)
{
  static const struct
  {
    guint64     count;
    const char *written;
  } rows[] = {
    { 0, "0" },
    { 999, "999" },
    { 1000, "1,000" },
    { 67108864, "67,108,864" },
    { G_MAXUINT64, "18,446,744,073,709,551,615" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char buffer[DR_COUNT_BUFFER];

      g_assert_cmpstr (dr_count_write (rows[i].count, buffer), ==, rows[i].written);
    }
}

static void
test_error_names_the_limit (void)
{
  g_autoptr (GError) error = NULL;
  char size[DR_COUNT_BUFFER];

  g_assert_false (dr_limits_set_error (NULL, DR_LIMIT_DOCUMENT, &error,
                                       "document is %s bytes long",
                                       dr_count_write (70000000, size)));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==,
                   "document is 70,000,000 bytes long; the limit (document) is 67,108,864");
}

static void
test_quote_fits_a_message (void)
{
  static const struct
  {
    const char *text;
    gssize      length;
    const char *quoted;
  } rows[] = {
    { "", -1, "\"\"" },
    { "quý IV", -1, "\"quý IV\"" },
    { "quý IV", 3, "\"qu\357\277\275\"" },
    { "a\"b\\c", -1, "\"a\\\"b\\\\c\"" },
    { "a\nb\tc\0d", 7, "\"a\\u000ab\\u0009c\357\277\275d\"" },
    { "\xff\xfe", -1, "\"\357\277\275\357\277\275\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *quoted = dr_error_quote (rows[i].text, rows[i].length);

      g_assert_cmpstr (quoted, ==, rows[i].quoted);
    }

  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autofree char *cut = dr_error_quote (endless, -1);
  g_assert_cmpuint (strlen (cut), ==, 2 + 60 + strlen ("…"));
  g_assert_true (g_str_has_suffix (cut, "x…\""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/limits/new/holds-the-defaults", test_defaults);
  g_test_add_func ("/limits/null/stands-for-the-defaults", test_null_stands_for_the_defaults);
  g_test_add_func ("/limits/names/are-the-nicks", test_names_are_the_nicks);
  g_test_add_func ("/limits/set/changes-one-limit-alone", test_set_changes_one_limit_alone);
  g_test_add_func ("/limits/copy/stands-alone", test_copy_stands_alone);
  g_test_add_func ("/limits/count/groups-thousands", test_count_groups_thousands);
  g_test_add_func ("/limits/error/names-the-limit", test_error_names_the_limit);
  g_test_add_func ("/error/quote/fits-a-message", test_quote_fits_a_message);

  return g_test_run ();
}
