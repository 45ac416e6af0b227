/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-finding.h>

#include "model-fixture.h"

static void
test_bare_object_is_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFinding) bare = g_object_new (DR_TYPE_FINDING, NULL);
  g_autoptr (DrSource) source = make_source (0, "1");

  assert_empty (DR_TYPE_FINDING);
  g_assert_null (dr_finding_dup_message (bare, DR_LANGUAGE_ENGLISH));
  g_assert_null (dr_finding_get_related (bare, 0));
  g_assert_null (dr_finding_new_related (bare, source, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_related_places_are_added_by_making_anew (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSource) source = make_source (37, "120%");
  g_autoptr (DrSource) actual = make_source (12, "96");
  g_autoptr (DrSource) planned = make_source (15, "80");
  g_autoptr (DrFinding) none =
    dr_finding_new ("percent-of-target", DR_SEVERITY_WARNING, "126", "128", "129", "640 / 500 = 128 %",
                    "sai", "wrong", source, &error);
  g_assert_no_error (error);
  g_autoptr (DrFinding) one = dr_finding_new_related (none, actual, &error);
  g_assert_no_error (error);
  g_autoptr (DrFinding) two = dr_finding_new_related (one, planned, &error);
  g_assert_no_error (error);
  g_autofree char *vietnamese = dr_finding_dup_message (two, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *english = dr_finding_dup_message (two, DR_LANGUAGE_ENGLISH);

  g_assert_cmpuint (dr_finding_get_n_related (none), ==, 0);
  g_assert_cmpuint (dr_finding_get_n_related (one), ==, 1);
  g_assert_cmpuint (dr_finding_get_n_related (two), ==, 2);
  g_assert_true (dr_source_equal (dr_finding_get_related (two, 0), actual));
  g_assert_true (dr_source_equal (dr_finding_get_related (two, 1), planned));
  g_assert_null (dr_finding_get_related (two, 2));

  g_assert_cmpstr (dr_finding_get_rule (two), ==, "percent-of-target");
  g_assert_cmpint (dr_finding_get_severity (two), ==, DR_SEVERITY_WARNING);
  g_assert_cmpstr (dr_finding_get_stated (two), ==, "126");
  g_assert_cmpstr (dr_finding_get_expected_low (two), ==, "128");
  g_assert_cmpstr (dr_finding_get_expected_high (two), ==, "129");
  g_assert_cmpstr (dr_finding_get_arithmetic (two), ==, "640 / 500 = 128 %");
  g_assert_cmpstr (vietnamese, ==, "sai");
  g_assert_cmpstr (english, ==, "wrong");
  g_assert_true (dr_source_equal (dr_finding_get_source (two), source));
}

static void
test_rules_have_names (void)
{
  static const struct { const char *rule; gboolean is_name; } cases[] = {
    { "percent-of-target", TRUE }, { "a", TRUE }, { "rule-2", TRUE },
    { "", FALSE }, { "-", FALSE }, { "-a", FALSE }, { "a-", FALSE }, { "a--b", FALSE },
    { "Percent", FALSE }, { "tỷ-lệ", FALSE }, { "a b", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrFinding) self = dr_finding_new (cases[i].rule, DR_SEVERITY_NOTE, NULL, NULL, NULL, NULL,
                                                   "a", "b", NULL, &error);

      if (cases[i].is_name)
        g_assert_no_error (error);
      else
        g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
    }
}

static void
test_refuses (void)
{
  static const struct { int severity; const char *stated, *low, *high, *arithmetic, *message; DrError code; } cases[] = {
    { 3, NULL, NULL, NULL, NULL, "a", DR_ERROR_INVALID },
    { 0, "126 %", NULL, NULL, NULL, "a", DR_ERROR_MALFORMED },
    { 0, NULL, "1,5", NULL, NULL, "a", DR_ERROR_MALFORMED },
    { 0, NULL, NULL, "x", NULL, "a", DR_ERROR_MALFORMED },
    { 0, NULL, NULL, NULL, "", "a", DR_ERROR_INVALID },
    { 0, NULL, NULL, NULL, NULL, "", DR_ERROR_INVALID },
    { 0, NULL, NULL, NULL, NULL, "\xff", DR_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_finding_new ("a", (DrSeverity) cases[i].severity, cases[i].stated, cases[i].low,
                                     cases[i].high, cases[i].arithmetic, cases[i].message, "b", NULL, &error));
      g_assert_error (error, DR_ERROR, (int) cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/finding/bare-object-is-empty", test_bare_object_is_empty);
  g_test_add_func ("/finding/related-places-are-added-by-making-anew", test_related_places_are_added_by_making_anew);
  g_test_add_func ("/finding/rules-have-names", test_rules_have_names);
  g_test_add_func ("/finding/refuses-what-is-not-valid", test_refuses);

  return g_test_run ();
}
