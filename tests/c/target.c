/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-target.h>

#include "model-fixture.h"

static void
test_bare_object_is_empty (void)
{
  assert_empty (DR_TYPE_TARGET);
}

static void
test_keeps_what_it_is_given (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) unit = make_unit ("hoi", NULL);
  g_autoptr (DrIndicator) indicator = make_indicator ("kết nạp", "hội viên", DR_DESIRE_MORE);
  g_autoptr (DrPeriod) year = make_period ("2022");
  g_autoptr (DrQuantity) planned = dr_quantity_new ("80", "hội viên", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrSource) source = make_source (7, "80 hội viên");
  g_autoptr (DrTarget) self =
    dr_target_new_full ("t1", unit, indicator, year, planned, DR_COMPARATOR_MAINTAIN, "tỉnh giao", source, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dr_target_get_id (self), ==, "t1");
  g_assert_true (dr_target_get_unit (self) == unit);
  g_assert_true (dr_target_get_indicator (self) == indicator);
  g_assert_true (dr_period_equal (dr_target_get_period (self), year));
  g_assert_true (dr_quantity_equal (dr_target_get_planned (self), planned));
  g_assert_cmpint (dr_target_get_comparator (self), ==, DR_COMPARATOR_MAINTAIN);
  g_assert_cmpstr (dr_target_get_assigned_by (self), ==, "tỉnh giao");
  g_assert_true (dr_source_equal (dr_target_get_source (self), source));
}

/* Measures and comparators are in the vectors of the model. */
static void
test_refuses (void)
{
  g_autoptr (DrUnit) unit = make_unit ("hoi", NULL);
  g_autoptr (DrUnit) bare_unit = g_object_new (DR_TYPE_UNIT, NULL);
  g_autoptr (DrIndicator) indicator = make_indicator ("kết nạp", "hội viên", DR_DESIRE_MORE);
  g_autoptr (DrIndicator) bare_indicator = g_object_new (DR_TYPE_INDICATOR, NULL);
  g_autoptr (DrPeriod) year = make_period ("2022");
  const struct { const char *id; DrUnit *unit; DrIndicator *indicator; int comparator; const char *by; } cases[] = {
    { "", unit, indicator, 0, NULL },
    { "t1", bare_unit, indicator, 0, NULL },
    { "t1", unit, bare_indicator, 0, NULL },
    { "t1", unit, indicator, 9, NULL },
    { "t1", unit, indicator, 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_target_new_full (cases[i].id, cases[i].unit, cases[i].indicator, year, NULL,
                                         (DrComparator) cases[i].comparator, cases[i].by, NULL, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/target/bare-object-is-empty", test_bare_object_is_empty);
  g_test_add_func ("/target/keeps-what-it-is-given", test_keeps_what_it_is_given);
  g_test_add_func ("/target/refuses-what-is-not-valid", test_refuses);

  return g_test_run ();
}
