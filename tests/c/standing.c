/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "standings-fixture.h"

static void
test_bare_object_is_empty (void)
{
  g_autoptr (DrStanding) bare = g_object_new (DR_TYPE_STANDING, NULL);

  assert_empty (DR_TYPE_STANDING);
  g_assert_null (dr_standing_dup_reason (bare, DR_LANGUAGE_ENGLISH));
  g_assert_null (dr_standing_get_points (bare, "a"));
}

static void
test_properties_are_the_getters (void)
{
  g_autoptr (DrStandings) standings =
    rank_units ("method fractional; criterion a more; grade X null", "2023; u1 @k a=3; u2 @k a=3");
  DrStanding *standing = dr_standings_get (standings, 1);
  g_autoptr (DrUnit) unit = NULL;
  g_autoptr (DrRatio) rank = NULL;
  g_autoptr (DrRatio) score = NULL;
  g_autoptr (DrRanking) ranking = NULL;
  g_autofree char *cohort = NULL;
  g_autofree char *grade = NULL;
  DrRankingStatus status;
  DrUnrankedReason reason;
  guint whole_rank;
  guint cohort_size;

  g_object_get (standing, "unit", &unit, "cohort", &cohort, "cohort-size", &cohort_size, "status", &status,
                "unranked-reason", &reason, "rank", &whole_rank, "exact-rank", &rank, "score", &score, "grade", &grade,
                "ranking", &ranking, NULL);
  g_assert_true (unit == dr_standing_get_unit (standing));
  g_assert_cmpstr (cohort, ==, "k");
  g_assert_cmpuint (cohort_size, ==, 2);
  g_assert_cmpint (status, ==, DR_RANKING_STATUS_RANKED);
  g_assert_cmpint (reason, ==, DR_UNRANKED_REASON_NONE);
  g_assert_cmpuint (whole_rank, ==, 1);
  g_assert_true (rank == dr_standing_get_exact_rank (standing));
  g_assert_true (score == dr_standing_get_score (standing));
  g_assert_cmpstr (grade, ==, "X");
  g_assert_true (ranking == dr_standing_get_ranking (standing));
}

static const struct
{
  const char       *name;
  const char       *rules;
  const char       *unit;
  DrUnrankedReason  reason;
} unranked[] = {
  { "missing", "criterion a more", "u1 a=null", DR_UNRANKED_REASON_MISSING },
  { "missing-of-a-condition", "criterion a more; condition b at-least 1 null", "u1 a=1 b=null", DR_UNRANKED_REASON_MISSING },
  { "missing-of-a-condition-for-a-grade", "criterion a more; grade X 1; condition b at-least 1 X", "u1 a=1 b=null",
    DR_UNRANKED_REASON_MISSING },
  { "vetoed", "criterion a more", "u1 a=1 !veto", DR_UNRANKED_REASON_VETOED },
  { "condition-not-met", "criterion a more; condition a at-least 2 null", "u1 a=1", DR_UNRANKED_REASON_VETOED },
  { "vetoed-before-missing", "criterion a more", "u1 a=null !veto", DR_UNRANKED_REASON_VETOED },
};

static void
test_unranked (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *sheet = g_strdup_printf ("2023; %s", unranked[i].unit);
  g_autoptr (DrStandings) standings = rank_units (unranked[i].rules, sheet);
  DrStanding *standing = dr_standings_get (standings, 0);
  g_autofree char *vietnamese = dr_standing_dup_reason (standing, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *english = dr_standing_dup_reason (standing, DR_LANGUAGE_ENGLISH);

  g_assert_cmpint (dr_standing_get_unranked_reason (standing), ==, unranked[i].reason);
  g_assert_cmpint (dr_standing_get_status (standing), ==, DR_RANKING_STATUS_UNRANKED);
  g_assert_nonnull (vietnamese);
  g_assert_nonnull (english);
  g_assert_cmpuint (dr_standing_get_rank (standing), ==, 0);
  g_assert_cmpuint (dr_standing_get_cohort_size (standing), ==, 0);
  g_assert_null (dr_standing_get_exact_rank (standing));
  g_assert_null (dr_standing_get_score (standing));
  g_assert_null (dr_standing_get_points (standing, "a"));
  g_assert_null (dr_standing_get_grade (standing));
}

static void
test_points_add_up_to_the_score (void)
{
  g_autoptr (DrStandings) standings =
    rank_units ("criterion a more; scoring a completion 30; weight a 2; criterion b more; weight b 1/3", "2023; u1 a=1/2 b=4");
  DrStanding *standing = dr_standings_get (standings, 0);
  g_autoptr (DrRatio) sum =
    dr_ratio_add (dr_standing_get_points (standing, "a"), dr_standing_get_points (standing, "b"), NULL);
  g_autofree char *text = dr_ratio_to_string (dr_standing_get_points (standing, "a"));

  g_assert_cmpstr (text, ==, "30");
  g_assert_true (dr_ratio_equal (sum, dr_standing_get_score (standing)));
  g_assert_null (dr_standing_get_points (standing, "c"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standing/bare-object-is-empty", test_bare_object_is_empty);
  g_test_add_func ("/standing/properties-are-the-getters", test_properties_are_the_getters);
  for (gsize i = 0; i < G_N_ELEMENTS (unranked); i++)
    {
      g_autofree char *path = g_strdup_printf ("/standing/unranked/%s", unranked[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_unranked);
    }
  g_test_add_func ("/standing/points-add-up-to-the-score", test_points_add_up_to_the_score);

  return g_test_run ();
}
