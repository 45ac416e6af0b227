/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-achievement.h>

#include "model-fixture.h"

static DrQuantity *
quantity (const char *value,
          const char *measure)
{
  g_autoptr (GError) error = NULL;
  DrQuantity *self = dr_quantity_new (value, measure, DR_HEDGE_EXACT, &error);

  g_assert_no_error (error);

  return self;
}

static DrAchievement *
achievement (const char  *actual,
             const char  *planned,
             GError     **error)
{
  g_autoptr (DrUnit) unit = make_unit ("hoi", NULL);
  g_autoptr (DrIndicator) indicator = make_indicator ("diện tích", "ha", DR_DESIRE_MORE);
  g_autoptr (DrPeriod) year = make_period ("2022");
  g_autoptr (DrQuantity) reached = actual == NULL ? NULL : quantity (actual, "ha");
  g_autoptr (DrQuantity) plan = planned == NULL ? NULL : quantity (planned, "ha");
  g_autoptr (DrTarget) target = dr_target_new ("t1", unit, indicator, year, plan, NULL);

  return dr_achievement_new ("a1", unit, indicator, year, reached, target, error);
}

static void
test_bare_object_is_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAchievement) bare = g_object_new (DR_TYPE_ACHIEVEMENT, NULL);

  assert_empty (DR_TYPE_ACHIEVEMENT);
  g_assert_null (dr_achievement_get_further_target (bare, 0));
  g_assert_null (dr_achievement_get_reading (bare, 0));
  g_assert_cmpint (dr_achievement_judge (bare, NULL), ==, DR_ATTAINMENT_UNDEFINED);
  g_assert_null (dr_achievement_infer_target (bare, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_without_a_figure_it_is_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAchievement) self = achievement (NULL, "80", &error);

  g_assert_no_error (error);
  g_assert_cmpint (dr_achievement_get_status (self), ==, DR_STATUS_MISSING);
  g_assert_null (dr_achievement_get_completion (self));
}

static void
test_properties_say_what_the_getters_say (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAchievement) self = achievement ("96", "80", &error);
  g_assert_no_error (error);

  g_autoptr (DrQuantity) actual = NULL;
  g_autoptr (DrTarget) target = NULL;
  g_autoptr (DrRatio) completion = NULL;
  DrAttainment attainment;
  DrStatus status;
  gboolean cumulative = TRUE;
  guint n_readings = 1;

  g_object_get (self, "actual", &actual, "target", &target, "completion", &completion, "attainment", &attainment,
                "status", &status, "cumulative", &cumulative, "n-readings", &n_readings, NULL);
  g_assert_true (actual == dr_achievement_get_actual (self));
  g_assert_true (target == dr_achievement_get_target (self));
  g_assert_true (completion == dr_achievement_get_completion (self));
  g_assert_cmpint (attainment, ==, DR_ATTAINMENT_EXCEEDED);
  g_assert_cmpint (status, ==, DR_STATUS_NORMAL);
  g_assert_false (cumulative);
  g_assert_cmpuint (n_readings, ==, 0);
}

/* Each side fits, their quotient does not. */
static void
test_a_quotient_beyond_128_bits_is_no_completion (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAchievement) self =
    achievement ("99999999999999999999999999999999999999", "0.00000000000000000000000000000000000003", &error);

  g_assert_no_error (error);
  g_assert_null (dr_achievement_get_completion (self));
  g_assert_cmpint (dr_achievement_get_attainment (self), ==, DR_ATTAINMENT_EXCEEDED);
}

/* A loss beyond its plan is no completion of 120 %, and yet it is missed. */
static void
test_a_plan_below_zero_has_no_completion (void)
{
  static const struct
  {
    const char  *actual;
    DrAttainment attainment;
  } losses[] = {
    { "-60", DR_ATTAINMENT_MISSED }, { "-50", DR_ATTAINMENT_MET }, { "-40", DR_ATTAINMENT_EXCEEDED }, { "10", DR_ATTAINMENT_EXCEEDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrAchievement) self = achievement (losses[i].actual, "-50", &error);

      g_assert_no_error (error);
      g_assert_null (dr_achievement_get_completion (self));
      g_assert_cmpint (dr_achievement_get_attainment (self), ==, losses[i].attainment);
    }
}

static gpointer
complete (gpointer data)
{
  return dr_achievement_get_completion (data);
}

static void
test_threads_get_one_completion (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (DrAchievement) self = achievement ("96", "80", NULL);
      GThread *threads[4];

      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("complete", complete, self);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        g_assert_true (g_thread_join (threads[i]) == dr_achievement_get_completion (self));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/achievement/bare-object-is-empty", test_bare_object_is_empty);
  g_test_add_func ("/achievement/without-a-figure-it-is-missing", test_without_a_figure_it_is_missing);
  g_test_add_func ("/achievement/properties-say-what-the-getters-say", test_properties_say_what_the_getters_say);
  g_test_add_func ("/achievement/completion/is-absent-beyond-128-bits", test_a_quotient_beyond_128_bits_is_no_completion);
  g_test_add_func ("/achievement/completion/is-absent-of-a-plan-below-zero", test_a_plan_below_zero_has_no_completion);
  g_test_add_func ("/achievement/completion/is-one-for-all-threads", test_threads_get_one_completion);

  return g_test_run ();
}
