/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-enum-types.h>

#include "model-fixture.h"
#include "vectors.h"

static int
choice (GType       type,
        const char *nick)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  GEnumValue *value = g_enum_get_value_by_nick (values, nick);

  g_assert_nonnull (value);

  return value->value;
}

static char *
nick (GType type,
      int   value)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);

  return g_strdup (g_enum_get_value (values, value)->value_nick);
}

static const char *
or_null (const char *argument)
{
  return g_str_equal (argument, "null") ? NULL : argument;
}

static DrQuantity *
quantity (const char *argument)
{
  g_autoptr (GError) error = NULL;
  DrQuantity *value = or_null (argument) == NULL ? NULL : dr_quantity_parse (argument, &error);

  g_assert_no_error (error);

  return value;
}

static DrChange *
change (const char *argument)
{
  g_autoptr (GError) error = NULL;
  if (or_null (argument) == NULL)
    return NULL;

  g_auto (GStrv) words = g_strsplit (argument, " ", 4);
  DrChange *value = dr_change_new (choice (DR_TYPE_CHANGE_KIND, words[0]),
                                   choice (DR_TYPE_DIRECTION, words[1]), words[2], words[3], &error);
  g_assert_no_error (error);

  return value;
}

/* What a target is planned for: members of the association, more or fewer of them. */
static DrTarget *
target (DrIndicator  *indicator,
        const char   *comparator,
        const char   *planned,
        GError      **error)
{
  g_autoptr (DrUnit) unit = make_unit ("hoi", NULL);
  g_autoptr (DrPeriod) year = make_period ("2022");
  g_autoptr (DrQuantity) quantity_planned = quantity (planned);

  if (or_null (comparator) == NULL)
    return dr_target_new ("t1", unit, indicator, year, quantity_planned, error);

  return dr_target_new_full ("t1", unit, indicator, year, quantity_planned,
                             choice (DR_TYPE_COMPARATOR, comparator), NULL, NULL, error);
}

static DrAchievementBuilder *
builder_new (DrIndicator *indicator)
{
  g_autoptr (DrUnit) unit = make_unit ("hoi", NULL);
  g_autoptr (DrPeriod) year = make_period ("2022");

  return dr_achievement_builder_new ("a1", unit, indicator, year);
}

static char *
run_unit_id (const char * const  *arguments,
             GError             **error)
{
  g_autoptr (DrUnit) unit =
    dr_unit_new (arguments[0], NULL, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, NULL, error);

  return unit == NULL ? NULL : g_strdup (dr_unit_get_id (unit));
}

static char *
run_unit_level (const char * const  *arguments,
                GError             **error)
{
  g_autoptr (DrUnit) parent = or_null (arguments[1]) == NULL ? NULL
    : dr_unit_new ("p", NULL, DR_UNIT_KIND_AREA, choice (DR_TYPE_UNIT_LEVEL, arguments[1]), NULL, error);
  g_autoptr (DrUnit) unit =
    dr_unit_new ("u", NULL, DR_UNIT_KIND_AREA, choice (DR_TYPE_UNIT_LEVEL, arguments[0]), parent, error);

  return unit == NULL ? NULL : nick (DR_TYPE_UNIT_LEVEL, dr_unit_get_level (unit));
}

static char *
run_indicator_id (const char * const  *arguments,
                  GError             **error)
{
  g_autoptr (DrIndicator) indicator =
    dr_indicator_new (NULL, arguments[0], arguments[1], DR_NATURE_FLOW, DR_DESIRE_MORE, error);

  return indicator == NULL ? NULL : g_strdup (dr_indicator_get_id (indicator));
}

static char *
run_ranking (const char * const  *arguments,
             GError             **error)
{
  g_autoptr (DrUnit) unit = make_unit ("hoi", NULL);
  g_autoptr (DrPeriod) year = make_period ("2022");
  g_autoptr (DrRanking) ranking =
    dr_ranking_new ("r1", unit, NULL, year, choice (DR_TYPE_RANKING_STATUS, arguments[0]),
                    atoi (arguments[1]), atoi (arguments[2]), or_null (arguments[3]), NULL, NULL, error);
  if (ranking == NULL)
    return NULL;

  const char *grade = dr_ranking_get_grade (ranking);
  g_autofree char *status = nick (DR_TYPE_RANKING_STATUS, dr_ranking_get_status (ranking));

  return g_strdup_printf ("%s %u %u %s", status, dr_ranking_get_rank (ranking),
                          dr_ranking_get_cohort_size (ranking), grade == NULL ? "null" : grade);
}

static char *
run_target (const char * const  *arguments,
            GError             **error)
{
  g_autoptr (DrIndicator) indicator =
    make_indicator ("hội viên", "hội viên", choice (DR_TYPE_DESIRE, arguments[0]));
  g_autoptr (DrTarget) made = target (indicator, arguments[1], arguments[2], error);

  return made == NULL ? NULL : nick (DR_TYPE_COMPARATOR, dr_target_get_comparator (made));
}

static char *
run_achievement (const char * const  *arguments,
                 GError             **error)
{
  g_autoptr (DrIndicator) indicator = make_indicator ("số", "hội viên", DR_DESIRE_MORE);
  g_autoptr (DrAchievementBuilder) builder = builder_new (indicator);
  g_autoptr (DrQuantity) actual = quantity (arguments[1]);
  g_autoptr (DrQuantity) percent = quantity (arguments[3]);
  g_autoptr (DrQuantity) share = quantity (arguments[4]);

  if (or_null (arguments[2]) != NULL)
    {
      g_autoptr (DrIndicator) planned_for = make_indicator ("số", arguments[2], DR_DESIRE_MORE);
      g_autoptr (DrTarget) made = target (planned_for, "null", "null", error);
      dr_achievement_builder_set_target (builder, made);
    }
  dr_achievement_builder_set_status (builder, choice (DR_TYPE_STATUS, arguments[0]));
  dr_achievement_builder_set_actual (builder, actual);
  dr_achievement_builder_set_percent_of_target (builder, percent);
  dr_achievement_builder_set_share (builder, share);
  g_autoptr (DrAchievement) made = dr_achievement_builder_end (builder, error);

  return made == NULL ? NULL : nick (DR_TYPE_STATUS, dr_achievement_get_status (made));
}

/* A figure, held against a plan in some way. */
static DrAchievement *
achievement (const char *desire,
             const char *comparator,
             const char *planned,
             const char *actual,
             const char *percent,
             const char *change_stated)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrIndicator) indicator =
    make_indicator ("hội viên", "hội viên", choice (DR_TYPE_DESIRE, desire));
  g_autoptr (DrTarget) made = target (indicator, comparator, planned, &error);
  g_autoptr (DrAchievementBuilder) builder = builder_new (indicator);
  g_autoptr (DrQuantity) figure = quantity (actual);
  g_autoptr (DrQuantity) stated = quantity (percent);
  g_autoptr (DrChange) moved = change (change_stated);

  g_assert_no_error (error);
  dr_achievement_builder_set_target (builder, made);
  dr_achievement_builder_set_actual (builder, figure);
  dr_achievement_builder_set_status (builder, figure == NULL ? DR_STATUS_MISSING : DR_STATUS_NORMAL);
  dr_achievement_builder_set_percent_of_target (builder, stated);
  dr_achievement_builder_set_change (builder, moved);
  DrAchievement *self = dr_achievement_builder_end (builder, &error);
  g_assert_no_error (error);

  return self;
}

static char *
run_completion (const char * const *arguments)
{
  g_autoptr (DrAchievement) self =
    achievement ("more", "null", arguments[1], arguments[0], "null", "null");
  DrRatio *completion = dr_achievement_get_completion (self);

  g_assert_true (dr_achievement_get_completion (self) == completion);

  return completion == NULL ? g_strdup ("null") : dr_ratio_to_string (completion);
}

static char *
run_attainment (const char * const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAchievement) self =
    achievement (arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
  g_autoptr (DrRatio) near_threshold =
    or_null (arguments[6]) == NULL ? NULL : dr_ratio_parse (arguments[6], &error);

  g_assert_no_error (error);
  if (near_threshold == NULL)
    g_assert_cmpint (dr_achievement_get_attainment (self), ==, dr_achievement_judge (self, NULL));

  return nick (DR_TYPE_ATTAINMENT, dr_achievement_judge (self, near_threshold));
}

static char *
run_infer (const char * const  *arguments,
           GError             **error)
{
  g_autoptr (DrAchievement) self =
    achievement ("more", "null", "null", arguments[0], arguments[1], "null");
  g_autoptr (DrInterval) interval = dr_achievement_infer_target (self, error);

  return interval == NULL ? NULL : dr_interval_to_string (interval);
}

static char *
run_whole_targets (const char * const  *arguments,
                   GError             **error)
{
  g_autoptr (DrAchievement) self =
    achievement ("more", "null", "null", arguments[0], arguments[1], "null");
  g_auto (GStrv) numbers = dr_achievement_list_whole_targets (self, 3, error);

  return numbers == NULL ? NULL : g_strjoinv (" ", numbers);
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  if (g_str_equal (operation, "unit-id"))
    return run_unit_id (arguments, error);
  if (g_str_equal (operation, "unit-level"))
    return run_unit_level (arguments, error);
  if (g_str_equal (operation, "indicator-id"))
    return run_indicator_id (arguments, error);
  if (g_str_equal (operation, "ranking"))
    return run_ranking (arguments, error);
  if (g_str_equal (operation, "target"))
    return run_target (arguments, error);
  if (g_str_equal (operation, "achievement"))
    return run_achievement (arguments, error);
  if (g_str_equal (operation, "completion"))
    return run_completion (arguments);
  if (g_str_equal (operation, "attainment"))
    return run_attainment (arguments);

  if (g_str_equal (operation, "whole-targets"))
    return run_whole_targets (arguments, error);

  g_assert_cmpstr (operation, ==, "infer");
  return run_infer (arguments, error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  vectors_add ("model.json", "/model", run);

  return g_test_run ();
}
