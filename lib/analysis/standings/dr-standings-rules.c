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

DrRatio *
dr_standings_rules_parse_number (const char  *text,
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

gboolean
dr_standings_rules_check (DrStandingsRules  *self,
                          DrDesire          *desire,
                          GError           **error)
{
  if (!dr_standings_rules_check_criteria (self, desire, error) || !dr_standings_rules_check_grades (self, *desire, error))
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

  g_autoptr (DrRatio) number = limit != NULL
                                   ? dr_standings_rules_parse_number (limit, "limit", "bonus points", FALSE, error)
                                   : NULL;

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

  DrRatio *number = dr_standings_rules_parse_number (threshold, "threshold", id, TRUE, error);
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
