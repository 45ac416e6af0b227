/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-achievement-builder.h>

#include "model-fixture.h"

typedef struct
{
  DrUnit               *unit;
  DrIndicator          *indicator;
  DrPeriod             *year;
  DrAchievementBuilder *builder; /* of a missing figure, which needs nothing more */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->unit = make_unit ("hoi", NULL);
  fixture->indicator = make_indicator ("kết nạp", "hội viên", DR_DESIRE_MORE);
  fixture->year = make_period ("2022");
  fixture->builder = dr_achievement_builder_new ("a1", fixture->unit, fixture->indicator, fixture->year);
  dr_achievement_builder_set_status (fixture->builder, DR_STATUS_MISSING);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->unit);
  g_object_unref (fixture->indicator);
  dr_period_unref (fixture->year);
  dr_achievement_builder_unref (fixture->builder);
}

static void
assert_fails (DrAchievementBuilder *builder,
              DrError               code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_achievement_builder_end (builder, &error));
  g_assert_error (error, DR_ERROR, (int) code);
  g_test_message ("%s", error->message);
}

static void
test_makes_one_achievement (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAchievement) made = dr_achievement_builder_end (fixture->builder, &error);

  g_assert_no_error (error);
  assert_fails (fixture->builder, DR_ERROR_INVALID);

  dr_achievement_builder_set_part_of (fixture->builder, "a0");
  dr_achievement_builder_set_cumulative (fixture->builder, TRUE);
  g_assert_null (dr_achievement_get_part_of (made));
  g_assert_false (dr_achievement_is_cumulative (made));
}

static void
test_the_last_setting_counts (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuantity) wrong = dr_quantity_new ("1", "hộ", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrQuantity) right = dr_quantity_new ("2", "hội viên", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrChange) change = dr_change_new (DR_CHANGE_KIND_POINTS, DR_DIRECTION_UP, "1", NULL, NULL);
  g_autoptr (DrSource) source = make_source (0, "2");

  dr_achievement_builder_set_actual (fixture->builder, wrong);
  dr_achievement_builder_set_actual (fixture->builder, right);
  dr_achievement_builder_set_actual (fixture->builder, right);
  dr_achievement_builder_set_status (fixture->builder, DR_STATUS_PROVISIONAL);
  dr_achievement_builder_set_share (fixture->builder, wrong);
  dr_achievement_builder_set_share (fixture->builder, NULL);
  dr_achievement_builder_set_change (fixture->builder, change);
  dr_achievement_builder_set_change (fixture->builder, NULL);
  dr_achievement_builder_set_source (fixture->builder, source);
  dr_achievement_builder_set_source (fixture->builder, source);
  dr_achievement_builder_set_part_of (fixture->builder, "a1");
  dr_achievement_builder_set_part_of (fixture->builder, NULL);
  g_autoptr (DrAchievement) made = dr_achievement_builder_end (fixture->builder, &error);

  g_assert_no_error (error);
  g_assert_true (dr_quantity_equal (dr_achievement_get_actual (made), right));
  g_assert_null (dr_achievement_get_share (made));
  g_assert_null (dr_achievement_get_change (made));
  g_assert_true (dr_source_equal (dr_achievement_get_source (made), source));
}

static void
test_refuses_bare_objects (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (DrUnit) unit = g_object_new (DR_TYPE_UNIT, NULL);
  g_autoptr (DrIndicator) indicator = g_object_new (DR_TYPE_INDICATOR, NULL);
  g_autoptr (DrTarget) target = g_object_new (DR_TYPE_TARGET, NULL);
  g_autoptr (DrAchievementBuilder) of_unit =
    dr_achievement_builder_new ("a1", unit, fixture->indicator, fixture->year);
  g_autoptr (DrAchievementBuilder) of_indicator =
    dr_achievement_builder_new ("a1", fixture->unit, indicator, fixture->year);
  g_autoptr (DrAchievementBuilder) further =
    dr_achievement_builder_new ("a1", fixture->unit, fixture->indicator, fixture->year);

  dr_achievement_builder_set_status (of_unit, DR_STATUS_MISSING);
  assert_fails (of_unit, DR_ERROR_INVALID);
  dr_achievement_builder_set_status (of_indicator, DR_STATUS_MISSING);
  assert_fails (of_indicator, DR_ERROR_INVALID);
  dr_achievement_builder_set_target (fixture->builder, target);
  assert_fails (fixture->builder, DR_ERROR_INVALID);
  dr_achievement_builder_set_status (further, DR_STATUS_MISSING);
  dr_achievement_builder_add_further_target (further, target, NULL);
  assert_fails (further, DR_ERROR_INVALID);
}

static void
test_refuses_a_part_of_itself (Fixture       *fixture,
                               gconstpointer  data)
{
  dr_achievement_builder_set_part_of (fixture->builder, "a1");
  assert_fails (fixture->builder, DR_ERROR_INVALID);
}

static void
test_refuses_an_empty_whole (Fixture       *fixture,
                             gconstpointer  data)
{
  dr_achievement_builder_set_part_of (fixture->builder, "");
  assert_fails (fixture->builder, DR_ERROR_INVALID);
}

static void
test_refuses_a_reading_without_a_reason (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr (DrQuantity) reading = dr_quantity_new ("3.5", "km", DR_HEDGE_EXACT, NULL);

  dr_achievement_builder_add_reading (fixture->builder, reading, "");
  assert_fails (fixture->builder, DR_ERROR_INVALID);
}

static void
test_refuses_an_unknown_status (Fixture       *fixture,
                                gconstpointer  data)
{
  dr_achievement_builder_set_status (fixture->builder, (DrStatus) 42);
  assert_fails (fixture->builder, DR_ERROR_INVALID);
}

static void
test_refuses_no_id (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (DrAchievementBuilder) builder =
    dr_achievement_builder_new (NULL, fixture->unit, fixture->indicator, fixture->year);

  assert_fails (builder, DR_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add ("/achievement-builder/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("makes-one-achievement", test_makes_one_achievement);
  ADD ("the-last-setting-counts", test_the_last_setting_counts);
  ADD ("refuses/bare-objects", test_refuses_bare_objects);
  ADD ("refuses/a-part-of-itself", test_refuses_a_part_of_itself);
  ADD ("refuses/an-empty-whole", test_refuses_an_empty_whole);
  ADD ("refuses/a-reading-without-a-reason", test_refuses_a_reading_without_a_reason);
  ADD ("refuses/an-unknown-status", test_refuses_an_unknown_status);
  ADD ("refuses/no-id", test_refuses_no_id);
#undef ADD

  return g_test_run ();
}
