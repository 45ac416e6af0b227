/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/standings/dr-standing-private.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "analysis/standings/dr-standings-text-private.h"
#include "model/dr-properties-private.h"

/**
 * DrStanding:
 *
 * Where one unit stands in [class@DistrictReport.Standings]: its score, its rank
 * among its cohort, and its grade.
 *
 * Since: 1.0
 */

G_DEFINE_FINAL_TYPE (DrStanding, dr_standing, G_TYPE_OBJECT)

typedef enum
{
  PROP_UNIT = 1,
  PROP_COHORT,
  PROP_COHORT_SIZE,
  PROP_STATUS,
  PROP_UNRANKED_REASON,
  PROP_RANK,
  PROP_EXACT_RANK,
  PROP_SCORE,
  PROP_GRADE,
  PROP_RANKING
} Property;

static GParamSpec *properties[PROP_RANKING + 1];

static void
dr_standing_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  DrStanding *self = DR_STANDING (object);

  switch ((Property) id)
    {
    case PROP_UNIT:
      g_value_set_object (value, dr_standing_get_unit (self));
      break;
    case PROP_COHORT:
      g_value_set_string (value, dr_standing_get_cohort (self));
      break;
    case PROP_COHORT_SIZE:
      g_value_set_uint (value, dr_standing_get_cohort_size (self));
      break;
    case PROP_STATUS:
      g_value_set_enum (value, dr_standing_get_status (self));
      break;
    case PROP_UNRANKED_REASON:
      g_value_set_enum (value, dr_standing_get_unranked_reason (self));
      break;
    case PROP_RANK:
      g_value_set_uint (value, dr_standing_get_rank (self));
      break;
    case PROP_EXACT_RANK:
      g_value_set_boxed (value, dr_standing_get_exact_rank (self));
      break;
    case PROP_SCORE:
      g_value_set_boxed (value, dr_standing_get_score (self));
      break;
    case PROP_GRADE:
      g_value_set_string (value, dr_standing_get_grade (self));
      break;
    case PROP_RANKING:
      g_value_set_object (value, dr_standing_get_ranking (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_standing_finalize (GObject *object)
{
  DrStanding *self = DR_STANDING (object);

  for (guint i = 0; self->terms != NULL && i < self->rules->criteria->len; i++)
    {
      g_clear_pointer (&self->terms[i].counted, dr_ratio_unref);
      g_clear_pointer (&self->terms[i].points, dr_ratio_unref);
      g_clear_pointer (&self->terms[i].weighted, dr_ratio_unref);
    }
  g_clear_pointer (&self->terms, g_free);
  g_clear_object (&self->rules);
  g_clear_pointer (&self->row, dr_score_row_free);
  g_clear_pointer (&self->bonus, dr_ratio_unref);
  g_clear_pointer (&self->penalty, dr_ratio_unref);
  g_clear_pointer (&self->score, dr_ratio_unref);
  g_clear_pointer (&self->compared, dr_ratio_unref);
  g_clear_pointer (&self->exact_rank, dr_ratio_unref);
  g_clear_pointer (&self->quota_effects, g_array_unref);
  g_clear_object (&self->ranking);

  G_OBJECT_CLASS (dr_standing_parent_class)->finalize (object);
}

static void
dr_standing_class_init (DrStandingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_standing_get_property;
  object_class->finalize = dr_standing_finalize;

  /**
   * DrStanding:unit:
   *
   * The unit.
   *
   * Since: 1.0
   */
  properties[PROP_UNIT] = dr_property_object ("unit", DR_TYPE_UNIT);

  /**
   * DrStanding:cohort:
   *
   * The cohort that it is ranked in.
   *
   * Since: 1.0
   */
  properties[PROP_COHORT] = dr_property_string ("cohort");

  /**
   * DrStanding:cohort-size:
   *
   * How many units of the cohort are ranked.
   *
   * Since: 1.0
   */
  properties[PROP_COHORT_SIZE] = dr_property_uint ("cohort-size");

  /**
   * DrStanding:status:
   *
   * Whether it is ranked.
   *
   * Since: 1.0
   */
  properties[PROP_STATUS] = dr_property_enum ("status", DR_TYPE_RANKING_STATUS, DR_RANKING_STATUS_UNRANKED);

  /**
   * DrStanding:unranked-reason:
   *
   * Why it is not ranked.
   *
   * Since: 1.0
   */
  properties[PROP_UNRANKED_REASON] =
    dr_property_enum ("unranked-reason", DR_TYPE_UNRANKED_REASON, DR_UNRANKED_REASON_NONE);

  /**
   * DrStanding:rank:
   *
   * The rank as a whole number.
   *
   * Since: 1.0
   */
  properties[PROP_RANK] = dr_property_uint ("rank");

  /**
   * DrStanding:exact-rank:
   *
   * The rank by the method of the rules.
   *
   * Since: 1.0
   */
  properties[PROP_EXACT_RANK] = dr_property_boxed ("exact-rank", DR_TYPE_RATIO);

  /**
   * DrStanding:score:
   *
   * The exact score.
   *
   * Since: 1.0
   */
  properties[PROP_SCORE] = dr_property_boxed ("score", DR_TYPE_RATIO);

  /**
   * DrStanding:grade:
   *
   * The grade.
   *
   * Since: 1.0
   */
  properties[PROP_GRADE] = dr_property_string ("grade");

  /**
   * DrStanding:ranking:
   *
   * The standing as a ranking.
   *
   * Since: 1.0
   */
  properties[PROP_RANKING] = dr_property_object ("ranking", DR_TYPE_RANKING);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_standing_init (DrStanding *self)
{
  self->earned_grade = DR_NO_GRADE;
  self->entitled_grade = DR_NO_GRADE;
  self->grade = DR_NO_GRADE;
}

static DrUnrankedReason
find_reason (DrStanding *self)
{
  DrUnrankedReason reason = DR_UNRANKED_REASON_NONE;

  for (guint i = 0; i < self->rules->criteria->len; i++)
    if (dr_score_row_get_value (self->row, dr_criterion_at (self->rules, i)->id) == NULL)
      reason = DR_UNRANKED_REASON_MISSING;

  for (guint i = 0; i < self->rules->conditions->len; i++)
    {
      const DrCondition *condition = dr_condition_at (self->rules, i);
      DrRatio *value = dr_score_row_get_value (self->row, condition->id);

      if (value == NULL)
        reason = DR_UNRANKED_REASON_MISSING;
      else if (condition->best_grade == NULL && !dr_condition_holds (condition, value))
        return DR_UNRANKED_REASON_VETOED;
    }

  for (guint i = 0; i < self->row->vetoes->len; i++)
    if (g_array_index (self->row->vetoes, DrVeto, i).best_grade == NULL)
      return DR_UNRANKED_REASON_VETOED;

  return reason;
}

DrStanding *
dr_standing_new (DrStandingsRules *rules,
                 const DrScoreRow *row)
{
  DrStanding *self = g_object_new (DR_TYPE_STANDING, NULL);

  self->rules = g_object_ref (rules);
  self->row = dr_score_row_copy (row);
  self->terms = g_new0 (DrScoreTerm, rules->criteria->len);
  self->quota_effects = g_array_new (FALSE, FALSE, sizeof (DrQuotaEffect));
  self->reason = find_reason (self);

  return self;
}

int
dr_standing_find_best_grade (DrStanding *self)
{
  int best = 0;

  for (guint i = 0; i < self->row->vetoes->len; i++)
    {
      const DrVeto *veto = &g_array_index (self->row->vetoes, DrVeto, i);

      if (veto->best_grade != NULL)
        best = MAX (best, dr_standings_rules_find_grade (self->rules, veto->best_grade));
    }
  for (guint i = 0; i < self->rules->conditions->len; i++)
    {
      const DrCondition *condition = dr_condition_at (self->rules, i);
      DrRatio *value = dr_score_row_get_value (self->row, condition->id);

      if (condition->best_grade != NULL && value != NULL && !dr_condition_holds (condition, value))
        best = MAX (best, dr_standings_rules_find_grade (self->rules, condition->best_grade));
    }

  return best;
}

/**
 * dr_standing_get_unit:
 * @self: a standing
 *
 * Gets the unit.
 *
 * Returns: (transfer none) (nullable): the unit, or `NULL` for a standing that is
 *   not of any standings
 *
 * Since: 1.0
 */
DrUnit *
dr_standing_get_unit (DrStanding *self)
{
  g_return_val_if_fail (DR_IS_STANDING (self), NULL);

  return self->row != NULL ? self->row->unit : NULL;
}

/**
 * dr_standing_get_cohort:
 * @self: a standing
 *
 * Gets the cohort that the unit is ranked in.
 *
 * Returns: (transfer none) (nullable): the cohort, or `NULL` if it has none
 *
 * Since: 1.0
 */
const char *
dr_standing_get_cohort (DrStanding *self)
{
  g_return_val_if_fail (DR_IS_STANDING (self), NULL);

  return self->row != NULL ? self->row->cohort : NULL;
}

/**
 * dr_standing_get_cohort_size:
 * @self: a standing
 *
 * Gets how many units of the cohort are ranked. Those that are not ranked do not
 * count.
 *
 * Returns: the number of units that are ranked together
 *
 * Since: 1.0
 */
guint
dr_standing_get_cohort_size (DrStanding *self)
{
  g_return_val_if_fail (DR_IS_STANDING (self), 0);

  return self->cohort_size;
}

/**
 * dr_standing_get_status:
 * @self: a standing
 *
 * Gets whether the unit is ranked.
 *
 * Returns: ranked or unranked
 *
 * Since: 1.0
 */
DrRankingStatus
dr_standing_get_status (DrStanding *self)
{
  g_return_val_if_fail (DR_IS_STANDING (self), DR_RANKING_STATUS_UNRANKED);

  return self->rank > 0 ? DR_RANKING_STATUS_RANKED : DR_RANKING_STATUS_UNRANKED;
}

/**
 * dr_standing_get_unranked_reason:
 * @self: a standing
 *
 * Gets why the unit is not ranked.
 *
 * Returns: the reason; none if it is ranked
 *
 * Since: 1.0
 */
DrUnrankedReason
dr_standing_get_unranked_reason (DrStanding *self)
{
  g_return_val_if_fail (DR_IS_STANDING (self), DR_UNRANKED_REASON_NONE);

  return self->reason;
}

/**
 * dr_standing_dup_reason:
 * @self: a standing
 * @language: the language to say it in
 *
 * Says why the unit is not ranked: every value that is missing, every veto, every
 * condition that is not met.
 *
 * Returns: (transfer full) (nullable): the words, or `NULL` if it is ranked
 *
 * Since: 1.0
 */
char *
dr_standing_dup_reason (DrStanding *self,
                        DrLanguage  language)
{
  g_return_val_if_fail (DR_IS_STANDING (self), NULL);

  return self->reason != DR_UNRANKED_REASON_NONE ? dr_standings_write_reason (self, language) : NULL;
}

/**
 * dr_standing_get_rank:
 * @self: a standing
 *
 * Gets the rank as a whole number, of which 1 is the best. With the fractional
 * method it is the rank by competition: the best of the places that tied units
 * take together. See [method@DistrictReport.Standing.get_exact_rank].
 *
 * Returns: the rank; 0 if the unit is not ranked
 *
 * Since: 1.0
 */
guint
dr_standing_get_rank (DrStanding *self)
{
  g_return_val_if_fail (DR_IS_STANDING (self), 0);

  return self->rank;
}

/**
 * dr_standing_get_exact_rank:
 * @self: a standing
 *
 * Gets the rank by the method of the rules: 5/2 with the fractional one for two
 * units that share the places 2 and 3. With every other method it is a whole
 * number, the one that [method@DistrictReport.Standing.get_rank] gives.
 *
 * Returns: (transfer none) (nullable): the rank, or `NULL` if the unit is not
 *   ranked
 *
 * Since: 1.0
 */
DrRatio *
dr_standing_get_exact_rank (DrStanding *self)
{
  g_return_val_if_fail (DR_IS_STANDING (self), NULL);

  return self->exact_rank;
}

/**
 * dr_standing_get_score:
 * @self: a standing
 *
 * Gets the score: exact, and not rounded even where the ranks go by rounded ones.
 *
 * Returns: (transfer none) (nullable): the score, or `NULL` if the unit is not
 *   ranked
 *
 * Since: 1.0
 */
DrRatio *
dr_standing_get_score (DrStanding *self)
{
  g_return_val_if_fail (DR_IS_STANDING (self), NULL);

  return self->score;
}

/**
 * dr_standing_get_points:
 * @self: a standing
 * @criterion: the id of a criterion
 *
 * Gets what a criterion adds to the score: weight times points.
 *
 * Returns: (transfer none) (nullable): what it adds, or `NULL` if the unit is not
 *   ranked, or there is no such criterion
 *
 * Since: 1.0
 */
DrRatio *
dr_standing_get_points (DrStanding *self,
                        const char *criterion)
{
  g_return_val_if_fail (DR_IS_STANDING (self), NULL);
  g_return_val_if_fail (criterion != NULL, NULL);

  for (guint i = 0; self->rules != NULL && i < self->rules->criteria->len; i++)
    if (strcmp (dr_criterion_at (self->rules, i)->id, criterion) == 0)
      return self->terms[i].weighted;

  return NULL;
}

/**
 * dr_standing_get_grade:
 * @self: a standing
 *
 * Gets the grade, after vetoes, conditions and quotas.
 *
 * Returns: (transfer none) (nullable): the grade, or `NULL` if the rules have none
 *   for the score, or the unit is not ranked
 *
 * Since: 1.0
 */
const char *
dr_standing_get_grade (DrStanding *self)
{
  g_return_val_if_fail (DR_IS_STANDING (self), NULL);

  return self->grade != DR_NO_GRADE ? dr_grade_at (self->rules, self->grade)->name : NULL;
}

/**
 * dr_standing_get_ranking:
 * @self: a standing
 *
 * Gets the standing as a ranking, such as a report holds it. Its rank is a whole
 * number; see [method@DistrictReport.Standing.get_rank].
 *
 * Returns: (transfer none) (nullable): the ranking, or `NULL` for a standing that
 *   is not of any standings
 *
 * Since: 1.0
 */
DrRanking *
dr_standing_get_ranking (DrStanding *self)
{
  g_return_val_if_fail (DR_IS_STANDING (self), NULL);

  return self->ranking;
}
