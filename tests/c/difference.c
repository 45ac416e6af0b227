/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-difference.h>

#include "checking/dr-difference-private.h"

#include "model-fixture.h"

static DrAchievement *
make_achievement (const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) unit = make_unit ("hoi-nong-dan", NULL);
  g_autoptr (DrPeriod) period = make_period ("2023");
  g_autoptr (DrIndicator) indicator = make_indicator ("kết nạp hội viên", "hội viên", DR_DESIRE_MORE);
  g_autoptr (DrQuantity) actual = dr_quantity_new (value, "hội viên", DR_HEDGE_EXACT, &error);
  DrAchievement *achievement = dr_achievement_new ("a1", unit, indicator, period, actual, NULL, &error);

  g_assert_no_error (error);

  return achievement;
}

static void
test_kinds (void)
{
  g_autoptr (DrAchievement) before = make_achievement ("96");
  g_autoptr (DrAchievement) after = make_achievement ("69");
  g_autoptr (DrDifference) added = dr_difference_new (NULL, G_OBJECT (after));
  g_autoptr (DrDifference) removed = dr_difference_new (G_OBJECT (before), NULL);
  g_autoptr (DrDifference) changed = dr_difference_new (G_OBJECT (before), G_OBJECT (after));

  g_assert_cmpint (dr_difference_get_kind (added), ==, DR_DIFFERENCE_KIND_ADDED);
  g_assert_cmpint (dr_difference_get_kind (removed), ==, DR_DIFFERENCE_KIND_REMOVED);
  g_assert_cmpint (dr_difference_get_kind (changed), ==, DR_DIFFERENCE_KIND_CHANGED);
  g_assert_null (dr_difference_get_old_item (added));
  g_assert_true (dr_difference_get_new_item (added) == G_OBJECT (after));
  g_assert_null (dr_difference_get_new_item (removed));
}

static void
test_aspects (void)
{
  g_autoptr (DrAchievement) before = make_achievement ("96");
  g_autoptr (DrAchievement) after = make_achievement ("69");
  g_autoptr (DrDifference) changed = dr_difference_new (G_OBJECT (before), G_OBJECT (after));
  g_autofree char *old_value = dr_difference_dup_old_value (changed, DR_ASPECT_ACTUAL);
  g_autofree char *new_value = dr_difference_dup_new_value (changed, DR_ASPECT_ACTUAL);

  g_assert_cmpstr (old_value, ==, "96 hội viên");
  g_assert_cmpstr (new_value, ==, "69 hội viên");
  for (guint aspect = 0; aspect < DR_N_ASPECTS; aspect++)
    g_assert_true (dr_difference_has_aspect (changed, aspect) == (aspect == DR_ASPECT_ACTUAL));
  g_assert_null (dr_difference_dup_old_value (changed, DR_ASPECT_RANK));
}

static void
test_empty_object (void)
{
  assert_empty (DR_TYPE_DIFFERENCE);

  g_autoptr (DrDifference) empty = g_object_new (DR_TYPE_DIFFERENCE, NULL);
  g_assert_null (dr_difference_dup_old_value (empty, DR_ASPECT_ACTUAL));
  g_assert_false (dr_difference_has_aspect (empty, DR_ASPECT_ACTUAL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/difference/kind/follows-from-its-items", test_kinds);
  g_test_add_func ("/difference/aspect/is-what-is-said-differently", test_aspects);
  g_test_add_func ("/difference/empty-object/gives-absent-values", test_empty_object);

  return g_test_run ();
}
