/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/standings/dr-standings-rules-private.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "model/dr-check-private.h"

/* What units are scored by. */

static DrCriterion *
find_criterion (DrStandingsRules *self,
                const char       *id)
{
  for (guint i = 0; i < self->criteria->len; i++)
    if (strcmp (dr_criterion_at (self, i)->id, id) == 0)
      return dr_criterion_at (self, i);

  return NULL;
}

static DrCriterion *
find_criterion_or_fail (DrStandingsRules  *self,
                        const char        *id,
                        GError           **error)
{
  DrCriterion *criterion = find_criterion (self, id);

  if (criterion == NULL)
    {
      g_autofree char *quoted = dr_error_quote (id, -1);
      dr_error_set (error, DR_ERROR_INVALID, "rules: there is no criterion %s: add it first", quoted);
    }

  return criterion;
}

gboolean
dr_standings_rules_check_criteria (DrStandingsRules  *self,
                                   DrDesire          *desire,
                                   GError           **error)
{
  const DrCriterion *more = NULL;
  const DrCriterion *less = NULL;

  if (self->criteria->len == 0)
    return dr_error_set (error, DR_ERROR_INVALID, "rules: there is no criterion: add one");

  /* Raw values are added only where all of them are better the same way. */
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const DrCriterion *criterion = dr_criterion_at (self, i);

      if (criterion->scoring == DR_SCORING_VALUE && criterion->desire == DR_DESIRE_LESS)
        less = less != NULL ? less : criterion;
      else
        more = more != NULL ? more : criterion;
    }

  if (more != NULL && less != NULL)
    return dr_error_set (error, DR_ERROR_MISMATCH,
                         "rules: less of %s is better and more of %s: give %s a scoring that makes points of it",
                         less->id, more->id, less->id);
  *desire = less != NULL ? DR_DESIRE_LESS : DR_DESIRE_MORE;

  return TRUE;
}

/**
 * dr_standings_rules_add_criterion:
 * @self: rules
 * @id: under what name the score sheet has the values: 1 to 256 bytes without
 *   control characters
 * @desire: whether more of it is better, or less
 * @error: return location for an error
 *
 * Adds a criterion, behind the others. It counts with its value and the weight 1
 * until it is given another scoring and weight.
 *
 * The score of a unit is the sum over all criteria of weight times points, with
 * bonus points added and penalty points taken away. It is a sum, not a mean:
 * weights that add up to 1 make it one.
 *
 * A unit without a value is not ranked. A value of nothing is not 0.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @id is no id or is taken, or
 * there is no such @desire, and with [error@DistrictReport.Error.ENCODING] if @id
 * is not UTF-8.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_add_criterion (DrStandingsRules  *self,
                                  const char        *id,
                                  DrDesire           desire,
                                  GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!dr_check_id (id, "rules: a criterion", error) || !dr_check_enum (DR_TYPE_DESIRE, desire, "rules: the desire", error))
    return FALSE;
  if (find_criterion (self, id) != NULL)
    return dr_error_set (error, DR_ERROR_INVALID, "rules: there is a criterion %s already", id);

  DrCriterion criterion = {
    .id = g_strdup (id),
    .desire = desire,
    .scoring = DR_SCORING_VALUE,
    .weight = dr_ratio_new ("1", "1", NULL),
  };
  g_array_append_val (self->criteria, criterion);

  return TRUE;
}

/**
 * dr_standings_rules_list_criteria:
 * @self: rules
 *
 * Lists the ids of the criteria, in the order in which they were added.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
char **
dr_standings_rules_list_criteria (DrStandingsRules *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);

  char **ids = g_new0 (char *, self->criteria->len + 1);
  for (guint i = 0; i < self->criteria->len; i++)
    ids[i] = g_strdup (dr_criterion_at (self, i)->id);

  return ids;
}

/**
 * dr_standings_rules_get_desire:
 * @self: rules
 * @id: the id of a criterion
 *
 * Gets which way a criterion is better.
 *
 * Returns: the desire; more, if there is no such criterion
 *
 * Since: 1.0
 */
DrDesire
dr_standings_rules_get_desire (DrStandingsRules *self,
                               const char       *id)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), DR_DESIRE_MORE);
  g_return_val_if_fail (id != NULL, DR_DESIRE_MORE);

  const DrCriterion *criterion = find_criterion (self, id);

  return criterion != NULL ? criterion->desire : DR_DESIRE_MORE;
}

/**
 * dr_standings_rules_get_weight:
 * @self: rules
 * @id: the id of a criterion
 *
 * Gets how much the points of a criterion count.
 *
 * Returns: (transfer none) (nullable): the weight, or `NULL` if there is no such
 *   criterion
 *
 * Since: 1.0
 */
DrRatio *
dr_standings_rules_get_weight (DrStandingsRules *self,
                               const char       *id)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  const DrCriterion *criterion = find_criterion (self, id);

  return criterion != NULL ? criterion->weight : NULL;
}

/**
 * dr_standings_rules_set_weight:
 * @self: rules
 * @id: the id of a criterion
 * @weight: a number of 0 or more, such as `0.3`
 * @error: return location for an error
 *
 * Sets how much the points of a criterion count (hệ số). With 0 it is shown, but
 * does not count; a unit needs a value of it all the same.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if there is no such criterion
 * or @weight is negative, and otherwise as [ctor@DistrictReport.Ratio.parse].
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_set_weight (DrStandingsRules  *self,
                               const char        *id,
                               const char        *weight,
                               GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (weight != NULL, FALSE);

  DrCriterion *criterion = find_criterion_or_fail (self, id, error);
  DrRatio *number = criterion != NULL ? dr_standings_rules_parse_number (weight, "weight", id, FALSE, error) : NULL;

  if (number == NULL)
    return FALSE;
  dr_ratio_unref (criterion->weight);
  criterion->weight = number;

  return TRUE;
}

/**
 * dr_standings_rules_get_scoring:
 * @self: rules
 * @id: the id of a criterion
 *
 * Gets how the values of a criterion become points.
 *
 * Returns: the scoring; that of plain values, if there is no such criterion
 *
 * Since: 1.0
 */
DrScoring
dr_standings_rules_get_scoring (DrStandingsRules *self,
                                const char       *id)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), DR_SCORING_VALUE);
  g_return_val_if_fail (id != NULL, DR_SCORING_VALUE);

  const DrCriterion *criterion = find_criterion (self, id);

  return criterion != NULL ? criterion->scoring : DR_SCORING_VALUE;
}

/**
 * dr_standings_rules_get_maximum:
 * @self: rules
 * @id: the id of a criterion
 *
 * Gets how many points a criterion is good for (điểm chuẩn).
 *
 * Returns: (transfer none) (nullable): the maximum, or `NULL` if the plain values
 *   are scored, or there is no such criterion
 *
 * Since: 1.0
 */
DrRatio *
dr_standings_rules_get_maximum (DrStandingsRules *self,
                                const char       *id)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  const DrCriterion *criterion = find_criterion (self, id);

  return criterion != NULL ? criterion->maximum : NULL;
}

/**
 * dr_standings_rules_set_scoring:
 * @self: rules
 * @id: the id of a criterion
 * @scoring: how values become points
 * @maximum: (nullable): how many points a full value earns, above 0; `NULL` if
 *   @scoring is that of plain values, and only then
 * @error: return location for an error
 *
 * Sets how the values of a criterion become points.
 *
 * With [enum@DistrictReport.Scoring.COMPLETION] the cap becomes 1: what is reached
 * beyond the plan earns nothing more. [method@DistrictReport.StandingsRules.set_cap]
 * lets it. With every other scoring the cap becomes none.
 *
 * Plain values of which less is better make a score that is better the lower it
 * is; they cannot be mixed with others in one score. The other scorings make
 * points, of which more is better whichever way the values are.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if there is no such criterion or
 * scoring, or @maximum does not go with it; with
 * [error@DistrictReport.Error.MISMATCH] for points of which less is better; and
 * otherwise as [ctor@DistrictReport.Ratio.parse].
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_set_scoring (DrStandingsRules  *self,
                                const char        *id,
                                DrScoring          scoring,
                                const char        *maximum,
                                GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  DrCriterion *criterion = find_criterion_or_fail (self, id, error);
  g_autoptr (DrRatio) number = NULL;

  if (criterion == NULL || !dr_check_enum (DR_TYPE_SCORING, scoring, "rules: the scoring", error))
    return FALSE;
  if ((scoring == DR_SCORING_VALUE) != (maximum == NULL))
    return dr_error_set (error, DR_ERROR_INVALID,
                         maximum == NULL ? "rules: how many points %s is good for is missing"
                                         : "rules: the plain values of %s have no maximum of points; set a cap",
                         id);
  if (scoring == DR_SCORING_POINTS && criterion->desire == DR_DESIRE_LESS)
    return dr_error_set (error, DR_ERROR_MISMATCH, "rules: %s cannot be points and better the less there are", id);
  if (maximum != NULL)
    {
      number = dr_standings_rules_parse_number (maximum, "maximum", id, FALSE, error);
      if (number == NULL)
        return FALSE;
      if (dr_ratio_get_sign (number) == 0)
        return dr_error_set (error, DR_ERROR_INVALID, "rules: the maximum of %s is 0", id);
    }

  criterion->scoring = scoring;
  g_clear_pointer (&criterion->maximum, dr_ratio_unref);
  g_clear_pointer (&criterion->cap, dr_ratio_unref);
  criterion->maximum = g_steal_pointer (&number);
  criterion->cap = scoring == DR_SCORING_COMPLETION ? dr_ratio_new ("1", "1", NULL) : NULL;

  return TRUE;
}

/**
 * dr_standings_rules_get_cap:
 * @self: rules
 * @id: the id of a criterion
 *
 * Gets above what a criterion counts no more.
 *
 * Returns: (transfer none) (nullable): the cap, or `NULL` if there is none, or no
 *   such criterion
 *
 * Since: 1.0
 */
DrRatio *
dr_standings_rules_get_cap (DrStandingsRules *self,
                            const char       *id)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  const DrCriterion *criterion = find_criterion (self, id);

  return criterion != NULL ? criterion->cap : NULL;
}

/**
 * dr_standings_rules_set_cap:
 * @self: rules
 * @id: the id of a criterion
 * @cap: (nullable): a number of 0 or more, or `NULL` for none
 * @error: return location for an error
 *
 * Sets above what a criterion counts no more. Of a completion it is the share of
 * the plan: `1.2` lets units earn up to six fifths of the maximum. Of plain values
 * it is a value. The other scorings have a limit already, and no cap.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if there is no such criterion,
 * its scoring has no cap, or @cap is negative, and otherwise as
 * [ctor@DistrictReport.Ratio.parse].
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_set_cap (DrStandingsRules  *self,
                            const char        *id,
                            const char        *cap,
                            GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  DrCriterion *criterion = find_criterion_or_fail (self, id, error);
  g_autoptr (DrRatio) number = NULL;

  if (criterion == NULL)
    return FALSE;
  if (criterion->scoring != DR_SCORING_VALUE && criterion->scoring != DR_SCORING_COMPLETION)
    return dr_error_set (error, DR_ERROR_INVALID, "rules: the scoring of %s has its maximum for a limit, and no cap", id);
  if (cap != NULL && (number = dr_standings_rules_parse_number (cap, "cap", id, FALSE, error)) == NULL)
    return FALSE;
  g_clear_pointer (&criterion->cap, dr_ratio_unref);
  criterion->cap = g_steal_pointer (&number);

  return TRUE;
}
