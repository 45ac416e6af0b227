/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/standings/dr-standings-rules-private.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "model/dr-check-private.h"

/* Which scores earn which grade, and how many units may have it. */

int
dr_standings_rules_find_grade (DrStandingsRules *self,
                               const char       *grade)
{
  for (guint i = 0; i < self->grades->len; i++)
    if (strcmp (dr_grade_at (self, i)->name, grade) == 0)
      return (int) i;

  return DR_NO_GRADE;
}

gboolean
dr_standings_rules_check_grade (DrStandingsRules  *self,
                                const char        *grade,
                                const char        *what,
                                GError           **error)
{
  if (dr_standings_rules_find_grade (self, grade) != DR_NO_GRADE)
    return TRUE;

  g_autofree char *quoted = dr_error_quote (grade, -1);
  g_auto (GStrv) names = dr_standings_rules_list_grades (self);
  g_autofree char *list = g_strjoinv (", ", names);

  if (*names == NULL)
    return dr_error_set (error, DR_ERROR_INVALID, "%s: there is no grade %s, because there are no grades", what, quoted);

  return dr_error_set (error, DR_ERROR_INVALID, "%s: there is no grade %s; the grades are %s", what, quoted, list);
}

static gboolean
check_grades (DrStandingsRules  *self,
              DrDesire           desire,
              GError           **error)
{
  for (guint i = 1; i < self->grades->len; i++)
    {
      const DrGrade *better = dr_grade_at (self, i - 1);
      const DrGrade *grade = dr_grade_at (self, i);

      if (better->threshold == NULL)
        return dr_error_set (error, DR_ERROR_INVALID,
                             "rules: the grade %s has no threshold, so nothing is left for the grade %s", better->name,
                             grade->name);
      if (grade->threshold == NULL)
        continue;

      int order = dr_ratio_compare (better->threshold, grade->threshold);
      if (desire == DR_DESIRE_MORE ? order <= 0 : order >= 0)
        {
          g_autofree char *first = dr_ratio_to_string (better->threshold);
          g_autofree char *second = dr_ratio_to_string (grade->threshold);
          return dr_error_set (error, DR_ERROR_INVALID,
                               "rules: grades go from the best to the worst, but %s is at %s and then %s at %s",
                               better->name, first, grade->name, second);
        }
    }

  return TRUE;
}

static gboolean
check_quotas (DrStandingsRules  *self,
              GError           **error)
{
  for (guint i = 0; i < self->quotas->len; i++)
    {
      const DrQuota *quota = dr_quota_at (self, i);

      if (!dr_standings_rules_check_grade (self, quota->grade, "rules: a quota", error) ||
          !dr_standings_rules_check_grade (self, quota->base_grade, "rules: a quota", error))
        return FALSE;

      int place = dr_standings_rules_find_grade (self, quota->grade);
      if (place == (int) self->grades->len - 1)
        return dr_error_set (error, DR_ERROR_INVALID,
                             "rules: a quota for the lowest grade %s: who is beyond it has no grade to go to", quota->grade);
      if (dr_standings_rules_find_grade (self, quota->base_grade) < place)
        return dr_error_set (error, DR_ERROR_INVALID,
                             "rules: the quota for %s is a share of those with %s, which is a better grade", quota->grade,
                             quota->base_grade);
    }

  return TRUE;
}

gboolean
dr_standings_rules_check_grades (DrStandingsRules  *self,
                                 DrDesire           desire,
                                 GError           **error)
{
  return check_grades (self, desire, error) && check_quotas (self, error);
}

/**
 * dr_standings_rules_add_grade:
 * @self: rules
 * @grade: its name, such as `Hoàn thành tốt nhiệm vụ`: 1 to 256 bytes without
 *   control characters
 * @threshold: (nullable): the least score that it is given for, or the highest
 *   where less is better; `NULL` for whatever is left
 * @error: return location for an error
 *
 * Adds a grade, below those that were added before. A unit gets the best grade
 * whose threshold its exact score reaches, without one no grade, and perhaps a
 * lower one by a veto, a condition or a quota.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @grade is no such name or
 * there is one already, and otherwise as [ctor@DistrictReport.Ratio.parse]. Whether
 * thresholds go down is seen when standings are made.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_add_grade (DrStandingsRules  *self,
                              const char        *grade,
                              const char        *threshold,
                              GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);
  g_return_val_if_fail (grade != NULL, FALSE);

  if (!dr_check_id (grade, "rules: a grade", error))
    return FALSE;
  if (dr_standings_rules_find_grade (self, grade) != DR_NO_GRADE)
    return dr_error_set (error, DR_ERROR_INVALID, "rules: there is a grade %s already", grade);

  DrRatio *number = threshold != NULL ? dr_standings_rules_parse_number (threshold, "threshold", grade, TRUE, error)
                                      : NULL;
  if (threshold != NULL && number == NULL)
    return FALSE;

  DrGrade added = { g_strdup (grade), number };
  g_array_append_val (self->grades, added);

  return TRUE;
}

/**
 * dr_standings_rules_list_grades:
 * @self: rules
 *
 * Lists the names of the grades, the best first.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names
 *
 * Since: 1.0
 */
char **
dr_standings_rules_list_grades (DrStandingsRules *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);

  char **names = g_new0 (char *, self->grades->len + 1);
  for (guint i = 0; i < self->grades->len; i++)
    names[i] = g_strdup (dr_grade_at (self, i)->name);

  return names;
}

/**
 * dr_standings_rules_get_threshold:
 * @self: rules
 * @grade: the name of a grade
 *
 * Gets what score a grade is given for.
 *
 * Returns: (transfer none) (nullable): the threshold, or `NULL` if the grade has
 *   none, or there is no such grade
 *
 * Since: 1.0
 */
DrRatio *
dr_standings_rules_get_threshold (DrStandingsRules *self,
                                  const char       *grade)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);
  g_return_val_if_fail (grade != NULL, NULL);

  int place = dr_standings_rules_find_grade (self, grade);

  return place != DR_NO_GRADE ? dr_grade_at (self, place)->threshold : NULL;
}

/**
 * dr_standings_rules_add_quota:
 * @self: rules
 * @grade: the grade that is limited
 * @share: a number from 0 to 1: `0.2`
 * @base_grade: the grade of those whose share it is: @grade or one below it
 * @error: return location for an error
 *
 * Limits how many units of a cohort may have @grade or a better one: @share of
 * those that have @base_grade or a better one by their scores, vetoes and
 * conditions, before any quota. The number is rounded down. The best units get
 * the places, in the order of scores and tie-breaks; the others get the next
 * lower grade. Ranks stay as they are.
 *
 * Of ten units, seven of which are «hoàn thành tốt nhiệm vụ» or better, a fifth
 * is one. Who reads the rule so that the others alone are counted, those that end
 * up with the lower grade, gives `1/6` for a fifth: n is at most a fifth of the
 * others exactly if it is at most a sixth of all.
 *
 * Which units are tied for the last places is told by
 * [method@DistrictReport.StandingsRules.set_quota_edge].
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @share is not from 0 to 1, a
 * name is no grade's, or there is a quota for @grade already; otherwise as
 * [ctor@DistrictReport.Ratio.parse]. Whether there are such grades is seen when
 * standings are made.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_add_quota (DrStandingsRules  *self,
                              const char        *grade,
                              const char        *share,
                              const char        *base_grade,
                              GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);
  g_return_val_if_fail (grade != NULL, FALSE);
  g_return_val_if_fail (share != NULL, FALSE);
  g_return_val_if_fail (base_grade != NULL, FALSE);

  if (!dr_check_id (grade, "rules: a grade", error) || !dr_check_id (base_grade, "rules: a grade", error))
    return FALSE;
  for (guint i = 0; i < self->quotas->len; i++)
    if (strcmp (dr_quota_at (self, i)->grade, grade) == 0)
      return dr_error_set (error, DR_ERROR_INVALID, "rules: there is a quota for the grade %s already", grade);

  g_autoptr (DrRatio) number = dr_standings_rules_parse_number (share, "quota", grade, FALSE, error);
  g_autoptr (DrRatio) one = dr_ratio_new ("1", "1", NULL);
  if (number == NULL)
    return FALSE;
  if (dr_ratio_compare (number, one) > 0)
    return dr_error_set (error, DR_ERROR_INVALID, "rules: the quota of %s is a share, at most 1: %s", grade, share);

  DrQuota quota = { g_strdup (grade), g_steal_pointer (&number), g_strdup (base_grade) };
  g_array_append_val (self->quotas, quota);

  return TRUE;
}

/**
 * dr_standings_rules_get_quota_edge:
 * @self: rules
 *
 * Gets what becomes of tied units for which a quota has too few places left.
 *
 * Returns: what becomes of them
 *
 * Since: 1.0
 */
DrQuotaEdge
dr_standings_rules_get_quota_edge (DrStandingsRules *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), DR_QUOTA_EDGE_EXCLUDE);

  return self->edge;
}

/**
 * dr_standings_rules_set_quota_edge:
 * @self: rules
 * @edge: what becomes of tied units for which a quota has too few places left
 * @error: return location for an error
 *
 * Sets what becomes of units that are tied at the edge of a quota. At first none
 * of them gets the grade, so that a quota is never exceeded; further tie-breaks
 * part them. The other way all of them get it.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if there is no such @edge.
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_set_quota_edge (DrStandingsRules  *self,
                                   DrQuotaEdge        edge,
                                   GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);

  if (!dr_check_enum (DR_TYPE_QUOTA_EDGE, edge, "rules: the edge of quotas", error))
    return FALSE;
  self->edge = edge;

  return TRUE;
}
