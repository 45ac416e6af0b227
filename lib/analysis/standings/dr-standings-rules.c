/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/standings/dr-standings-rules-private.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "model/dr-check-private.h"

/**
 * DrStandingsRules:
 *
 * How units are scored, ranked and graded: the rules of
 * [class@DistrictReport.Standings].
 *
 * Rules need a criterion, and that is all they need. A criterion has an id, under
 * which a [class@DistrictReport.ScoreSheet] holds a value of each unit. Numbers
 * that people choose, such as weights, are text as
 * [ctor@DistrictReport.Ratio.parse] reads it: `30`, `0.25` or `1/3`.
 *
 * Points for the completion of a plan, at most 30 of them, and grades, the best of
 * which a fifth of the good units may have:
 *
 * ```c
 * g_autoptr (DrStandingsRules) rules = dr_standings_rules_new ();
 *
 * dr_standings_rules_add_criterion (rules, "thu", DR_DESIRE_MORE, &error);
 * dr_standings_rules_set_scoring (rules, "thu", DR_SCORING_COMPLETION, "30", &error);
 * dr_standings_rules_add_criterion (rules, "nep-song", DR_DESIRE_MORE, &error);
 * dr_standings_rules_set_scoring (rules, "nep-song", DR_SCORING_POINTS, "70", &error);
 * dr_standings_rules_add_grade (rules, "Hoàn thành xuất sắc nhiệm vụ", "90", &error);
 * dr_standings_rules_add_grade (rules, "Hoàn thành tốt nhiệm vụ", "70", &error);
 * dr_standings_rules_add_grade (rules, "Hoàn thành nhiệm vụ", NULL, &error);
 * dr_standings_rules_add_quota (rules, "Hoàn thành xuất sắc nhiệm vụ", "0.2",
 *                               "Hoàn thành tốt nhiệm vụ", &error);
 * ```
 *
 * Standings take the rules as they stand when the standings are made. One thread
 * at a time may use a set of rules.
 *
 * Since: 1.0
 */

G_DEFINE_FINAL_TYPE (DrStandingsRules, dr_standings_rules, G_TYPE_OBJECT)

/* Every score is rounded to no more than this; beyond it nobody rounds. */
#define MOST_DIGITS 20

static void
criterion_clear (gpointer data)
{
  DrCriterion *self = data;

  g_free (self->id);
  g_clear_pointer (&self->weight, dr_ratio_unref);
  g_clear_pointer (&self->maximum, dr_ratio_unref);
  g_clear_pointer (&self->cap, dr_ratio_unref);
}

static void
tie_break_clear (gpointer data)
{
  DrTieBreak *self = data;

  g_free (self->id);
}

static void
condition_clear (gpointer data)
{
  DrCondition *self = data;

  g_free (self->id);
  g_clear_pointer (&self->threshold, dr_ratio_unref);
  g_free (self->best_grade);
}

static void
grade_clear (gpointer data)
{
  DrGrade *self = data;

  g_free (self->name);
  g_clear_pointer (&self->threshold, dr_ratio_unref);
}

static void
quota_clear (gpointer data)
{
  DrQuota *self = data;

  g_free (self->grade);
  g_clear_pointer (&self->share, dr_ratio_unref);
  g_free (self->base_grade);
}

static void
dr_standings_rules_finalize (GObject *object)
{
  DrStandingsRules *self = DR_STANDINGS_RULES (object);

  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->assessor, g_free);
  g_clear_pointer (&self->criteria, g_array_unref);
  g_clear_pointer (&self->tie_breaks, g_array_unref);
  g_clear_pointer (&self->conditions, g_array_unref);
  g_clear_pointer (&self->grades, g_array_unref);
  g_clear_pointer (&self->quotas, g_array_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->bonus_limit, dr_ratio_unref);

  G_OBJECT_CLASS (dr_standings_rules_parent_class)->finalize (object);
}

static void
dr_standings_rules_class_init (DrStandingsRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_standings_rules_finalize;
}

static GArray *
make_array (guint          size,
            GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);

  return array;
}

static void
dr_standings_rules_init (DrStandingsRules *self)
{
  self->digits = -1;
  self->criteria = make_array (sizeof (DrCriterion), criterion_clear);
  self->tie_breaks = make_array (sizeof (DrTieBreak), tie_break_clear);
  self->conditions = make_array (sizeof (DrCondition), condition_clear);
  self->grades = make_array (sizeof (DrGrade), grade_clear);
  self->quotas = make_array (sizeof (DrQuota), quota_clear);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static DrRatio *
ratio_ref (DrRatio *ratio)
{
  return ratio != NULL ? dr_ratio_ref (ratio) : NULL;
}

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

/* Reads a number that a person chose, at least @least; @what and @id say whose it is. */
static DrRatio *
parse_number (const char  *text,
              const char  *what,
              const char  *id,
              gboolean     may_be_negative,
              GError     **error)
{
  g_autoptr (DrRatio) number = dr_ratio_parse (text, error);

  if (number == NULL)
    {
      g_prefix_error (error, "rules: the %s of %s: ", what, id);
      return NULL;
    }
  if (!may_be_negative && dr_ratio_get_sign (number) < 0)
    {
      g_autofree char *quoted = dr_error_quote (text, -1);
      dr_error_set (error, DR_ERROR_INVALID, "rules: the %s of %s is below 0: %s", what, id, quoted);
      return NULL;
    }

  return g_steal_pointer (&number);
}

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

gboolean
dr_condition_holds (const DrCondition *self,
                    DrRatio           *value)
{
  int order = dr_ratio_compare (value, self->threshold);

  switch (self->comparator)
    {
    case DR_COMPARATOR_AT_LEAST:
      return order >= 0;
    case DR_COMPARATOR_AT_MOST:
      return order <= 0;
    default:
      return order == 0;
    }
}

/* Raw values are added only where all of them are better the same way. */
static gboolean
check_desires (DrStandingsRules  *self,
               DrDesire          *desire,
               GError           **error)
{
  const DrCriterion *more = NULL;
  const DrCriterion *less = NULL;

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
dr_standings_rules_check (DrStandingsRules  *self,
                          DrDesire          *desire,
                          GError           **error)
{
  if (self->criteria->len == 0)
    return dr_error_set (error, DR_ERROR_INVALID, "rules: there is no criterion: add one");

  if (!check_desires (self, desire, error) || !check_grades (self, *desire, error) || !check_quotas (self, error))
    return FALSE;

  for (guint i = 0; i < self->conditions->len; i++)
    {
      const DrCondition *condition = dr_condition_at (self, i);

      if (condition->best_grade != NULL &&
          !dr_standings_rules_check_grade (self, condition->best_grade, "rules: a condition", error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dr_standings_rules_new:
 *
 * Makes rules without a criterion: competition ranks, on exact scores.
 *
 * Returns: (transfer full): the rules
 *
 * Since: 1.0
 */
DrStandingsRules *
dr_standings_rules_new (void)
{
  return g_object_new (DR_TYPE_STANDINGS_RULES, NULL);
}

/**
 * dr_standings_rules_copy:
 * @self: rules
 *
 * Copies rules, to change the copy.
 *
 * Returns: (transfer full): the copy
 *
 * Since: 1.0
 */
DrStandingsRules *
dr_standings_rules_copy (DrStandingsRules *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);

  DrStandingsRules *copy = dr_standings_rules_new ();
  GHashTableIter iter;
  gpointer id;
  gpointer label;

  copy->method = self->method;
  copy->digits = self->digits;
  copy->rounding = self->rounding;
  copy->field = g_strdup (self->field);
  copy->assessor = g_strdup (self->assessor);
  copy->bonus_limit = ratio_ref (self->bonus_limit);
  copy->edge = self->edge;

  for (guint i = 0; i < self->criteria->len; i++)
    {
      DrCriterion criterion = *dr_criterion_at (self, i);

      criterion.id = g_strdup (criterion.id);
      criterion.weight = dr_ratio_ref (criterion.weight);
      criterion.maximum = ratio_ref (criterion.maximum);
      criterion.cap = ratio_ref (criterion.cap);
      g_array_append_val (copy->criteria, criterion);
    }
  for (guint i = 0; i < self->tie_breaks->len; i++)
    {
      DrTieBreak tie_break = *dr_tie_break_at (self, i);

      tie_break.id = g_strdup (tie_break.id);
      g_array_append_val (copy->tie_breaks, tie_break);
    }
  for (guint i = 0; i < self->conditions->len; i++)
    {
      DrCondition condition = *dr_condition_at (self, i);

      condition.id = g_strdup (condition.id);
      condition.threshold = dr_ratio_ref (condition.threshold);
      condition.best_grade = g_strdup (condition.best_grade);
      g_array_append_val (copy->conditions, condition);
    }
  for (guint i = 0; i < self->grades->len; i++)
    {
      DrGrade grade = { g_strdup (dr_grade_at (self, i)->name), ratio_ref (dr_grade_at (self, i)->threshold) };

      g_array_append_val (copy->grades, grade);
    }
  for (guint i = 0; i < self->quotas->len; i++)
    {
      DrQuota quota = *dr_quota_at (self, i);

      quota.grade = g_strdup (quota.grade);
      quota.share = dr_ratio_ref (quota.share);
      quota.base_grade = g_strdup (quota.base_grade);
      g_array_append_val (copy->quotas, quota);
    }
  g_hash_table_iter_init (&iter, self->labels);
  while (g_hash_table_iter_next (&iter, &id, &label))
    g_hash_table_insert (copy->labels, g_strdup (id), g_strdup (label));

  return copy;
}

/**
 * dr_standings_rules_get_method:
 * @self: rules
 *
 * Gets which ranks tied units get.
 *
 * Returns: the method
 *
 * Since: 1.0
 */
DrRankMethod
dr_standings_rules_get_method (DrStandingsRules *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), DR_RANK_METHOD_COMPETITION);

  return self->method;
}

/**
 * dr_standings_rules_set_method:
 * @self: rules
 * @method: which ranks tied units get
 * @error: return location for an error
 *
 * Sets which ranks units get; it is competition at first.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if there is no such method.
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_set_method (DrStandingsRules  *self,
                               DrRankMethod       method,
                               GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);

  if (!dr_check_enum (DR_TYPE_RANK_METHOD, method, "rules: the method", error))
    return FALSE;
  self->method = method;

  return TRUE;
}

/**
 * dr_standings_rules_get_digits:
 * @self: rules
 *
 * Gets to how many decimals a score is rounded before it is ranked.
 *
 * Returns: the number of decimals; -1 if the exact scores are ranked
 *
 * Since: 1.0
 */
int
dr_standings_rules_get_digits (DrStandingsRules *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), -1);

  return self->digits;
}

/**
 * dr_standings_rules_get_rounding:
 * @self: rules
 *
 * Gets how a score is rounded, where it is.
 *
 * Returns: the rounding
 *
 * Since: 1.0
 */
DrRounding
dr_standings_rules_get_rounding (DrStandingsRules *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), DR_ROUNDING_HALF_AWAY_FROM_ZERO);

  return self->rounding;
}

/**
 * dr_standings_rules_set_rounding:
 * @self: rules
 * @digits: to how many decimals, 0 to 20; -1 for not at all
 * @rounding: what becomes of the further digits
 * @error: return location for an error
 *
 * Sets whether scores are rounded before they are ranked, so that units whose
 * rounded scores are equal are tied. At first they are not: 1/3 and 2/6 are tied,
 * 0.333 and 1/3 are not.
 *
 * A score is rounded once, when it is complete. Grades go by the exact score
 * either way.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @digits or @rounding cannot
 * be.
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_set_rounding (DrStandingsRules  *self,
                                 int                digits,
                                 DrRounding         rounding,
                                 GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);

  if (digits < -1 || digits > MOST_DIGITS)
    return dr_error_set (error, DR_ERROR_INVALID, "rules: scores are rounded to 0 to %d decimals, or -1 for exact ones; not %d",
                         MOST_DIGITS, digits);
  if (!dr_check_enum (DR_TYPE_ROUNDING, rounding, "rules: the rounding", error))
    return FALSE;
  self->digits = digits;
  self->rounding = rounding;

  return TRUE;
}

/**
 * dr_standings_rules_get_field:
 * @self: rules
 *
 * Gets the field that is assessed, which the rankings name.
 *
 * Returns: (transfer none) (nullable): the field, or `NULL` for the work as a
 *   whole
 *
 * Since: 1.0
 */
const char *
dr_standings_rules_get_field (DrStandingsRules *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);

  return self->field;
}

static gboolean
set_words (char       **place,
           const char  *words,
           const char  *what,
           GError     **error)
{
  if (!dr_check_words (words, what, error))
    return FALSE;
  g_free (*place);
  *place = g_strdup (words);

  return TRUE;
}

/**
 * dr_standings_rules_set_field:
 * @self: rules
 * @field: (nullable): the field, or `NULL` for the work as a whole
 * @error: return location for an error
 *
 * Sets the field that is assessed.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @field is empty, and with
 * [error@DistrictReport.Error.ENCODING] if it is not UTF-8.
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_set_field (DrStandingsRules  *self,
                              const char        *field,
                              GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);

  return set_words (&self->field, field, "rules: the field", error);
}

/**
 * dr_standings_rules_get_assessor:
 * @self: rules
 *
 * Gets who assesses, whom the rankings name.
 *
 * Returns: (transfer none) (nullable): the assessor, or `NULL` if nobody is named
 *
 * Since: 1.0
 */
const char *
dr_standings_rules_get_assessor (DrStandingsRules *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);

  return self->assessor;
}

/**
 * dr_standings_rules_set_assessor:
 * @self: rules
 * @assessor: (nullable): who assesses
 * @error: return location for an error
 *
 * Sets who assesses.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @assessor is empty, and with
 * [error@DistrictReport.Error.ENCODING] if it is not UTF-8.
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_set_assessor (DrStandingsRules  *self,
                                 const char        *assessor,
                                 GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);

  return set_words (&self->assessor, assessor, "rules: the assessor", error);
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
  DrRatio *number = criterion != NULL ? parse_number (weight, "weight", id, FALSE, error) : NULL;

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
      number = parse_number (maximum, "maximum", id, FALSE, error);
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
  if (cap != NULL && (number = parse_number (cap, "cap", id, FALSE, error)) == NULL)
    return FALSE;
  g_clear_pointer (&criterion->cap, dr_ratio_unref);
  criterion->cap = g_steal_pointer (&number);

  return TRUE;
}

/**
 * dr_standings_rules_get_label:
 * @self: rules
 * @id: an id that rules or a score sheet use
 *
 * Gets what explanations call the values of an id.
 *
 * Returns: (transfer none): the label; @id itself if there is none
 *
 * Since: 1.0
 */
const char *
dr_standings_rules_get_label (DrStandingsRules *self,
                              const char       *id)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  const char *label = g_hash_table_lookup (self->labels, id);

  return label != NULL ? label : id;
}

/**
 * dr_standings_rules_set_label:
 * @self: rules
 * @id: the id of a criterion, a tie-break or a condition
 * @label: what to call its values: `Thu ngân sách`
 * @error: return location for an error
 *
 * Sets what explanations call the values of an id.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @id is no id or @label is
 * empty, and with [error@DistrictReport.Error.ENCODING] if one is not UTF-8.
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_set_label (DrStandingsRules  *self,
                              const char        *id,
                              const char        *label,
                              GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  if (!dr_check_id (id, "rules: a label", error) || !dr_check_words (label, "rules: the label", error))
    return FALSE;
  g_hash_table_insert (self->labels, g_strdup (id), g_strdup (label));

  return TRUE;
}

/**
 * dr_standings_rules_get_bonus_limit:
 * @self: rules
 *
 * Gets how many bonus points count at most.
 *
 * Returns: (transfer none) (nullable): the limit, or `NULL` if all of them count
 *
 * Since: 1.0
 */
DrRatio *
dr_standings_rules_get_bonus_limit (DrStandingsRules *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), NULL);

  return self->bonus_limit;
}

/**
 * dr_standings_rules_set_bonus_limit:
 * @self: rules
 * @limit: (nullable): how many bonus points of a unit count at most, 0 or more;
 *   `NULL` for all of them
 * @error: return location for an error
 *
 * Sets how many bonus points count at most.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @limit is negative, and
 * otherwise as [ctor@DistrictReport.Ratio.parse].
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_set_bonus_limit (DrStandingsRules  *self,
                                    const char        *limit,
                                    GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);

  g_autoptr (DrRatio) number = limit != NULL ? parse_number (limit, "limit", "bonus points", FALSE, error) : NULL;

  if (limit != NULL && number == NULL)
    return FALSE;
  g_clear_pointer (&self->bonus_limit, dr_ratio_unref);
  self->bonus_limit = g_steal_pointer (&number);

  return TRUE;
}

/**
 * dr_standings_rules_add_condition:
 * @self: rules
 * @id: under what name the score sheet has the values, of a criterion or others
 * @comparator: at least, at most or exactly
 * @threshold: a number
 * @best_grade: (nullable): the best grade for who does not meet the condition, or
 *   `NULL` if it is not ranked
 * @error: return location for an error
 *
 * Adds a condition that every unit has to meet (điểm liệt). It goes by the exact
 * value. A unit without a value is not ranked.
 *
 * A unit that is held at a grade keeps its rank.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @id is no id, @best_grade is
 * empty or @comparator is another, and otherwise as
 * [ctor@DistrictReport.Ratio.parse]. Whether there is such a grade is seen when
 * standings are made.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_add_condition (DrStandingsRules  *self,
                                  const char        *id,
                                  DrComparator       comparator,
                                  const char        *threshold,
                                  const char        *best_grade,
                                  GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (threshold != NULL, FALSE);

  if (!dr_check_id (id, "rules: a condition", error) || !dr_check_words (best_grade, "rules: the grade", error) ||
      !dr_check_enum (DR_TYPE_COMPARATOR, comparator, "rules: the comparator", error))
    return FALSE;
  if (comparator != DR_COMPARATOR_AT_LEAST && comparator != DR_COMPARATOR_AT_MOST && comparator != DR_COMPARATOR_EXACTLY)
    return dr_error_set (error, DR_ERROR_INVALID, "rules: the condition of %s can be at least, at most or exactly", id);

  DrRatio *number = parse_number (threshold, "threshold", id, TRUE, error);
  if (number == NULL)
    return FALSE;

  DrCondition condition = { g_strdup (id), comparator, number, g_strdup (best_grade) };
  g_array_append_val (self->conditions, condition);

  return TRUE;
}

/**
 * dr_standings_rules_add_tie_break:
 * @self: rules
 * @id: under what name the score sheet has the values, of a criterion or others
 * @desire: whether more of it is better, or less
 * @error: return location for an error
 *
 * Adds what is asked, after the tie-breaks before it, where scores are equal. It
 * goes by the exact value; a unit without one comes behind those that have one.
 * Units that no tie-break parts stay tied.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @id is no id or was added
 * already, or there is no such @desire, and with
 * [error@DistrictReport.Error.ENCODING] if @id is not UTF-8.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_standings_rules_add_tie_break (DrStandingsRules  *self,
                                  const char        *id,
                                  DrDesire           desire,
                                  GError           **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS_RULES (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!dr_check_id (id, "rules: a tie-break", error) || !dr_check_enum (DR_TYPE_DESIRE, desire, "rules: the desire", error))
    return FALSE;
  for (guint i = 0; i < self->tie_breaks->len; i++)
    if (strcmp (dr_tie_break_at (self, i)->id, id) == 0)
      return dr_error_set (error, DR_ERROR_INVALID, "rules: there is a tie-break %s already", id);

  DrTieBreak tie_break = { g_strdup (id), desire };
  g_array_append_val (self->tie_breaks, tie_break);

  return TRUE;
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

  DrRatio *number = threshold != NULL ? parse_number (threshold, "threshold", grade, TRUE, error) : NULL;
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

  g_autoptr (DrRatio) number = parse_number (share, "quota", grade, FALSE, error);
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
