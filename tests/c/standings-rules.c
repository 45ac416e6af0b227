/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "standings-fixture.h"

static void
assert_ratio (DrRatio    *ratio,
              const char *wanted)
{
  g_autofree char *text = ratio != NULL ? dr_ratio_to_string (ratio) : NULL;

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_defaults (void)
{
  g_autoptr (DrStandingsRules) rules = make_rules ("criterion a less", NULL);
  g_auto (GStrv) grades = dr_standings_rules_list_grades (rules);

  g_assert_cmpint (dr_standings_rules_get_method (rules), ==, DR_RANK_METHOD_COMPETITION);
  g_assert_cmpint (dr_standings_rules_get_digits (rules), ==, -1);
  g_assert_cmpint (dr_standings_rules_get_quota_edge (rules), ==, DR_QUOTA_EDGE_EXCLUDE);
  g_assert_null (dr_standings_rules_get_field (rules));
  g_assert_null (dr_standings_rules_get_assessor (rules));
  g_assert_null (dr_standings_rules_get_bonus_limit (rules));
  g_assert_cmpuint (g_strv_length (grades), ==, 0);
  g_assert_cmpint (dr_standings_rules_get_desire (rules, "a"), ==, DR_DESIRE_LESS);
  g_assert_cmpint (dr_standings_rules_get_scoring (rules, "a"), ==, DR_SCORING_VALUE);
  g_assert_cmpstr (dr_standings_rules_get_label (rules, "a"), ==, "a");
  assert_ratio (dr_standings_rules_get_weight (rules, "a"), "1");
  assert_ratio (dr_standings_rules_get_maximum (rules, "a"), NULL);
  assert_ratio (dr_standings_rules_get_cap (rules, "a"), NULL);
}

static const char everything[] =
  "method ordinal; round 2 truncate; field Thu; assessor Tỉnh; criterion a more; scoring a completion 30; weight a 0.5; "
  "cap a 1.2; label a Thu; criterion b less; scoring b best 5; bonus-limit 3; condition a at-least 0.5 null; "
  "tie-break b less; grade X 30; grade T 20; grade H null; quota X 1/5 T; edge include";

static void
assert_everything (DrStandingsRules *rules)
{
  g_auto (GStrv) criteria = dr_standings_rules_list_criteria (rules);
  g_auto (GStrv) grades = dr_standings_rules_list_grades (rules);
  g_autofree char *criteria_text = g_strjoinv (" ", criteria);
  g_autofree char *grades_text = g_strjoinv (" ", grades);

  g_assert_cmpint (dr_standings_rules_get_method (rules), ==, DR_RANK_METHOD_ORDINAL);
  g_assert_cmpint (dr_standings_rules_get_digits (rules), ==, 2);
  g_assert_cmpint (dr_standings_rules_get_rounding (rules), ==, DR_ROUNDING_TRUNCATE);
  g_assert_cmpint (dr_standings_rules_get_quota_edge (rules), ==, DR_QUOTA_EDGE_INCLUDE);
  g_assert_cmpstr (dr_standings_rules_get_field (rules), ==, "Thu");
  g_assert_cmpstr (dr_standings_rules_get_assessor (rules), ==, "Tỉnh");
  g_assert_cmpstr (criteria_text, ==, "a b");
  g_assert_cmpstr (grades_text, ==, "X T H");
  g_assert_cmpint (dr_standings_rules_get_scoring (rules, "a"), ==, DR_SCORING_COMPLETION);
  g_assert_cmpint (dr_standings_rules_get_desire (rules, "b"), ==, DR_DESIRE_LESS);
  g_assert_cmpstr (dr_standings_rules_get_label (rules, "a"), ==, "Thu");
  assert_ratio (dr_standings_rules_get_weight (rules, "a"), "1/2");
  assert_ratio (dr_standings_rules_get_maximum (rules, "a"), "30");
  assert_ratio (dr_standings_rules_get_cap (rules, "a"), "6/5");
  assert_ratio (dr_standings_rules_get_bonus_limit (rules), "3");
  assert_ratio (dr_standings_rules_get_threshold (rules, "T"), "20");
  assert_ratio (dr_standings_rules_get_threshold (rules, "H"), NULL);
}

static void
test_getters (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStandingsRules) rules = make_rules (everything, &error);

  g_assert_no_error (error);
  assert_everything (rules);
}

static void
test_copy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStandingsRules) rules = make_rules (everything, &error);
  g_autoptr (DrStandingsRules) copy = dr_standings_rules_copy (rules);
  const char sheet[] = "2023; u1 a=1 b=1 +5:x; u2 a=0.4 b=2; u3 a=0.9 b=1; u4 a=1 b=1; u5 a=0.8 b=3";

  g_assert_true (dr_standings_rules_set_weight (rules, "a", "7", &error));
  g_assert_true (dr_standings_rules_set_label (rules, "a", "Chi", &error));
  g_assert_true (dr_standings_rules_add_grade (rules, "K", NULL, &error));
  assert_everything (copy);

  /* What has no getter is copied too. */
  g_autoptr (DrStandingsRules) same = make_rules (everything, NULL);
  g_autoptr (DrScoreSheet) scores = make_sheet (sheet, NULL);
  g_autoptr (DrStandings) from_copy = dr_standings_new (copy, scores, &error);
  g_assert_no_error (error);
  g_autoptr (DrStandings) from_same = dr_standings_new (same, scores, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < dr_standings_get_n (from_same); i++)
    {
      DrUnit *unit = dr_standing_get_unit (dr_standings_get (from_same, i));
      g_autofree char *found = dr_standings_explain (from_copy, unit, DR_LANGUAGE_ENGLISH, NULL);
      g_autofree char *wanted = dr_standings_explain (from_same, unit, DR_LANGUAGE_ENGLISH, NULL);

      g_assert_cmpstr (found, ==, wanted);
    }
}

static void
test_unknown_ids_have_nothing (void)
{
  g_autoptr (DrStandingsRules) rules = dr_standings_rules_new ();

  g_assert_cmpint (dr_standings_rules_get_desire (rules, "a"), ==, DR_DESIRE_MORE);
  g_assert_cmpint (dr_standings_rules_get_scoring (rules, "a"), ==, DR_SCORING_VALUE);
  g_assert_cmpstr (dr_standings_rules_get_label (rules, "a"), ==, "a");
  g_assert_null (dr_standings_rules_get_weight (rules, "a"));
  g_assert_null (dr_standings_rules_get_maximum (rules, "a"));
  g_assert_null (dr_standings_rules_get_cap (rules, "a"));
  g_assert_null (dr_standings_rules_get_threshold (rules, "X"));
}

static void
test_scoring_settles_the_cap (void)
{
  g_autoptr (DrStandingsRules) rules = make_rules ("criterion a more; cap a 5; scoring a completion 30", NULL);

  assert_ratio (dr_standings_rules_get_cap (rules, "a"), "1");
  g_assert_true (dr_standings_rules_set_cap (rules, "a", NULL, NULL));
  assert_ratio (dr_standings_rules_get_cap (rules, "a"), NULL);
  g_assert_true (dr_standings_rules_set_scoring (rules, "a", DR_SCORING_COMPLETION, "20", NULL));
  assert_ratio (dr_standings_rules_get_cap (rules, "a"), "1");
  g_assert_true (dr_standings_rules_set_scoring (rules, "a", DR_SCORING_VALUE, NULL, NULL));
  assert_ratio (dr_standings_rules_get_cap (rules, "a"), NULL);
  assert_ratio (dr_standings_rules_get_maximum (rules, "a"), NULL);
}

/* What a failed call leaves behind. */
static void
test_a_refusal_changes_nothing (void)
{
  g_autoptr (DrStandingsRules) rules = make_rules (everything, NULL);

  g_assert_false (dr_standings_rules_set_method (rules, 9, NULL));
  g_assert_false (dr_standings_rules_set_rounding (rules, 3, 9, NULL));
  g_assert_false (dr_standings_rules_set_rounding (rules, -2, DR_ROUNDING_TRUNCATE, NULL));
  g_assert_false (dr_standings_rules_set_rounding (rules, 21, DR_ROUNDING_TRUNCATE, NULL));
  g_assert_false (dr_standings_rules_set_field (rules, "", NULL));
  g_assert_false (dr_standings_rules_set_assessor (rules, "\xff", NULL));
  g_assert_false (dr_standings_rules_add_criterion (rules, "a", DR_DESIRE_LESS, NULL));
  g_assert_false (dr_standings_rules_add_criterion (rules, "c", 9, NULL));
  g_assert_false (dr_standings_rules_set_scoring (rules, "a", 9, "30", NULL));
  g_assert_false (dr_standings_rules_set_scoring (rules, "a", DR_SCORING_POINTS, "-1", NULL));
  g_assert_false (dr_standings_rules_set_weight (rules, "a", "-1", NULL));
  g_assert_false (dr_standings_rules_set_cap (rules, "a", "x", NULL));
  g_assert_false (dr_standings_rules_set_label (rules, "a", "", NULL));
  g_assert_false (dr_standings_rules_set_bonus_limit (rules, "-1", NULL));
  g_assert_false (dr_standings_rules_add_grade (rules, "X", "1", NULL));
  g_assert_false (dr_standings_rules_set_quota_edge (rules, 9, NULL));
  assert_everything (rules);
}

static const struct
{
  const char *name;
  const char *rules;
  DrError     code;
} refusals[] = {
  { "an-empty-id", "criterion  more", DR_ERROR_INVALID },
  { "a-criterion-twice", "criterion a more; criterion a less", DR_ERROR_INVALID },
  { "the-weight-of-nothing", "weight a 1", DR_ERROR_INVALID },
  { "a-negative-weight", "criterion a more; weight a -0.1", DR_ERROR_INVALID },
  { "a-weight-with-a-comma", "criterion a more; weight a 0,3", DR_ERROR_MALFORMED },
  { "a-weight-over-zero", "criterion a more; weight a 1/0", DR_ERROR_UNDEFINED },
  { "a-negative-cap", "criterion a more; cap a -1", DR_ERROR_INVALID },
  { "a-cap-of-points", "criterion a more; scoring a points 10; cap a 5", DR_ERROR_INVALID },
  { "a-cap-of-a-range", "criterion a more; scoring a range 10; cap a 5", DR_ERROR_INVALID },
  { "a-completion-without-maximum", "criterion a more; scoring a completion null", DR_ERROR_INVALID },
  { "a-maximum-of-values", "criterion a more; scoring a value 10", DR_ERROR_INVALID },
  { "a-maximum-of-zero", "criterion a more; scoring a points 0", DR_ERROR_INVALID },
  { "points-of-which-less-is-better", "criterion a less; scoring a points 10", DR_ERROR_MISMATCH },
  { "a-negative-bonus-limit", "bonus-limit -1", DR_ERROR_INVALID },
  { "a-condition-between", "condition a between 1 null", DR_ERROR_INVALID },
  { "a-condition-with-words", "condition a at-least một null", DR_ERROR_MALFORMED },
  { "a-tie-break-twice", "tie-break a more; tie-break a less", DR_ERROR_INVALID },
  { "a-grade-twice", "grade X 1; grade X 2", DR_ERROR_INVALID },
  { "a-grade-without-name", "grade  1", DR_ERROR_INVALID },
  { "a-quota-above-one", "quota X 1.1 T", DR_ERROR_INVALID },
  { "a-negative-quota", "quota X -0.1 T", DR_ERROR_INVALID },
  { "a-quota-twice", "quota X 0.1 T; quota X 0.2 T", DR_ERROR_INVALID },
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;

  g_assert_null (make_rules (refusals[i].rules, &error));
  g_assert_error (error, DR_ERROR, (int) refusals[i].code);
  g_assert_true (g_str_has_prefix (error->message, "rules: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standings-rules/defaults", test_defaults);
  g_test_add_func ("/standings-rules/getters-say-what-was-set", test_getters);
  g_test_add_func ("/standings-rules/copy-is-apart", test_copy);
  g_test_add_func ("/standings-rules/unknown-ids-have-nothing", test_unknown_ids_have_nothing);
  g_test_add_func ("/standings-rules/scoring-settles-the-cap", test_scoring_settles_the_cap);
  g_test_add_func ("/standings-rules/a-refusal-changes-nothing", test_a_refusal_changes_nothing);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/standings-rules/refuses/%s", refusals[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }

  return g_test_run ();
}
