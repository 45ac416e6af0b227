/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-unit-share-private.h"

#include "model-fixture.h"

static void
test_is_an_exact_fraction (void)
{
  g_autoptr (DrUnit) unit = make_unit ("xa", NULL);
  g_autoptr (DrUnitShare) part = dr_unit_share_new (unit, 25, 100);
  g_autoptr (DrUnitShare) whole = dr_unit_share_new (unit, 1, 1);
  g_autofree char *text = dr_ratio_to_string (dr_unit_share_get_share (part));

  g_assert_true (dr_unit_share_get_unit (part) == unit);
  g_assert_cmpstr (text, ==, "1/4");
  g_assert_false (dr_unit_share_is_whole (part));
  g_assert_true (dr_unit_share_is_whole (whole));
}

static void
test_outlives_its_register (void)
{
  DrUnit *unit = make_unit ("xa", NULL);
  g_autoptr (DrUnitShare) share = dr_unit_share_new (unit, 1, 1);
  g_autoptr (DrUnitShare) again = dr_unit_share_ref (share);

  g_object_unref (unit);
  g_assert_cmpstr (dr_unit_get_id (dr_unit_share_get_unit (again)), ==, "xa");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-share/is-an-exact-fraction", test_is_an_exact_fraction);
  g_test_add_func ("/unit-share/outlives-its-register", test_outlives_its_register);

  return g_test_run ();
}
