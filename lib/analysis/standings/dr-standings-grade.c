/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From scores and ranks to grades. */

#include "config.h"

#include "analysis/standings/dr-standings-private.h"

#include "base/dr-error-private.h"
#include "figures/dr-ratio-private.h"

/* The best grade whose threshold the exact score reaches. */
static int
find_earned_grade (DrStandingsRules *rules,
                   DrDesire          desire,
                   DrRatio          *score)
{
  for (guint i = 0; i < rules->grades->len; i++)
    {
      DrRatio *threshold = dr_grade_at (rules, i)->threshold;
      int order = threshold != NULL ? dr_ratio_compare (score, threshold) : 0;

      if (desire == DR_DESIRE_MORE ? order >= 0 : order <= 0)
        return (int) i;
    }

  return DR_NO_GRADE;
}

static gboolean
has_grade_within (int grade,
                  int worst)
{
  return grade != DR_NO_GRADE && grade <= worst;
}

/* How many units a share of so many is, rounded down. */
static gboolean
find_places (DrRatio  *share,
             guint     n_base,
             guint    *n_places,
             GError  **error)
{
  g_autoptr (DrRatio) base = dr_ratio_new_from_integers (n_base, 1, error);
  g_autoptr (DrRatio) places = base != NULL ? dr_ratio_multiply (share, base, error) : NULL;

  if (places == NULL)
    return FALSE;
  *n_places = (guint) dr_ratio_get_floor (places);

  return TRUE;
}

static void
settle_quota (DrStanding     *standing,
              int             grade,
              guint           quota,
              guint           n_base,
              guint           n_places,
              DrQuotaOutcome  outcome)
{
  DrQuotaEffect effect = { quota, n_base, n_places, outcome };

  g_array_append_val (standing->quota_effects, effect);
  if (outcome == DR_QUOTA_OUTCOME_LOWERED || outcome == DR_QUOTA_OUTCOME_LOWERED_TIED)
    standing->grade = grade + 1;
}

static gboolean
apply_quota (DrStandingsRules  *rules,
             DrDesire           desire,
             guint              quota,
             DrStanding       **ranked,
             guint              n_ranked,
             GError           **error)
{
  int grade = dr_standings_rules_find_grade (rules, dr_quota_at (rules, quota)->grade);
  int base_grade = dr_standings_rules_find_grade (rules, dr_quota_at (rules, quota)->base_grade);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  guint n_base = 0;
  guint n_places = 0;

  for (guint i = 0; i < n_ranked; i++)
    {
      n_base += has_grade_within (ranked[i]->entitled_grade, base_grade);
      if (has_grade_within (ranked[i]->grade, grade))
        g_ptr_array_add (candidates, ranked[i]);
    }
  if (!find_places (dr_quota_at (rules, quota)->share, n_base, &n_places, error))
    return FALSE;

  DrStanding **standings = (DrStanding **) candidates->pdata;
  for (guint start = 0, end; start < candidates->len; start = end)
    {
      for (end = start + 1; end < candidates->len; end++)
        if (dr_standings_compare_merit (rules, desire, standings[start], standings[end]) != 0)
          break;

      DrQuotaOutcome outcome = DR_QUOTA_OUTCOME_LOWERED;
      if (end <= n_places)
        outcome = DR_QUOTA_OUTCOME_KEPT;
      else if (start < n_places)
        outcome = rules->edge == DR_QUOTA_EDGE_INCLUDE ? DR_QUOTA_OUTCOME_KEPT_TIED : DR_QUOTA_OUTCOME_LOWERED_TIED;
      for (guint i = start; i < end; i++)
        settle_quota (standings[i], grade, quota, n_base, n_places, outcome);
    }

  return TRUE;
}

gboolean
dr_standings_grade_cohort (DrStandingsRules  *rules,
                           DrDesire           desire,
                           DrStanding       **cohort,
                           guint              n_standings,
                           GError           **error)
{
  guint n_ranked = n_standings > 0 ? cohort[0]->cohort_size : 0;

  for (guint i = 0; i < n_ranked; i++)
    {
      DrStanding *standing = cohort[i];

      standing->earned_grade = find_earned_grade (rules, desire, standing->score);
      standing->entitled_grade = standing->earned_grade != DR_NO_GRADE
                                   ? MAX (standing->earned_grade, dr_standing_find_best_grade (standing))
                                   : DR_NO_GRADE;
      standing->grade = standing->entitled_grade;
    }

  /* From the best grade down, so that who loses one stands in line for the next. */
  for (guint grade = 0; grade < rules->grades->len; grade++)
    for (guint i = 0; i < rules->quotas->len; i++)
      if (dr_standings_rules_find_grade (rules, dr_quota_at (rules, i)->grade) == (int) grade &&
          !apply_quota (rules, desire, i, cohort, n_ranked, error))
        return FALSE;

  return TRUE;
}
