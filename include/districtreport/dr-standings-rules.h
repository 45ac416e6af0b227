/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How units are scored, ranked and graded. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-nature.h>
#include <districtreport/dr-ratio.h>
#include <districtreport/dr-rounding.h>
#include <districtreport/dr-target.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrRankMethod:
 * @DR_RANK_METHOD_COMPETITION: 1, 2, 2, 4: one more than the number of units that are better
 * @DR_RANK_METHOD_DENSE: 1, 2, 2, 3: one more than the number of better results
 * @DR_RANK_METHOD_MODIFIED: 1, 3, 3, 4: the number of units that are not worse
 * @DR_RANK_METHOD_ORDINAL: 1, 2, 3, 4: units that are tied follow each other in the order of their ids
 * @DR_RANK_METHOD_FRACTIONAL: 1, 2.5, 2.5, 4: the mean of the places that tied units take together
 *
 * Which ranks units get, above all those that are tied.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_RANK_METHOD_COMPETITION,
  DR_RANK_METHOD_DENSE,
  DR_RANK_METHOD_MODIFIED,
  DR_RANK_METHOD_ORDINAL,
  DR_RANK_METHOD_FRACTIONAL
} DrRankMethod;

/**
 * DrScoring:
 * @DR_SCORING_VALUE: the value itself
 * @DR_SCORING_COMPLETION: the value is a completion, 1 for exactly reached: it
 *   earns that share of the maximum, and no less than 0; where less is better,
 *   its inverse, planned over actual, does
 * @DR_SCORING_POINTS: the value is the points that were given, 0 to the maximum
 * @DR_SCORING_BEST: the share of the maximum that the value is of the best one
 *   in the cohort; where less is better, the best one over the value
 * @DR_SCORING_RANGE: where the value lies between the worst in the cohort, which
 *   earns 0, and the best, which earns the maximum
 *
 * How the value of a criterion becomes points. Best and worst are taken from the
 * units that are ranked.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_SCORING_VALUE,
  DR_SCORING_COMPLETION,
  DR_SCORING_POINTS,
  DR_SCORING_BEST,
  DR_SCORING_RANGE
} DrScoring;

/**
 * DrQuotaEdge:
 * @DR_QUOTA_EDGE_EXCLUDE: none of them gets the grade: the quota is never exceeded
 * @DR_QUOTA_EDGE_INCLUDE: all of them get it, beyond the quota
 *
 * What becomes of tied units for which a quota has too few places left. Equals
 * are treated as equals either way: an order of ids never decides a grade.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_QUOTA_EDGE_EXCLUDE,
  DR_QUOTA_EDGE_INCLUDE
} DrQuotaEdge;

#define DR_TYPE_STANDINGS_RULES (dr_standings_rules_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrStandingsRules, dr_standings_rules, DR, STANDINGS_RULES, GObject)

DR_AVAILABLE_IN_1_0
DrStandingsRules * dr_standings_rules_new             (void);
DR_AVAILABLE_IN_1_0
DrStandingsRules * dr_standings_rules_copy            (DrStandingsRules  *self);

DR_AVAILABLE_IN_1_0
DrRankMethod       dr_standings_rules_get_method      (DrStandingsRules  *self);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_set_method      (DrStandingsRules  *self,
                                                       DrRankMethod       method,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
int                dr_standings_rules_get_digits      (DrStandingsRules  *self);
DR_AVAILABLE_IN_1_0
DrRounding         dr_standings_rules_get_rounding    (DrStandingsRules  *self);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_set_rounding    (DrStandingsRules  *self,
                                                       int                digits,
                                                       DrRounding         rounding,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
const char *       dr_standings_rules_get_field       (DrStandingsRules  *self);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_set_field       (DrStandingsRules  *self,
                                                       const char        *field,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
const char *       dr_standings_rules_get_assessor    (DrStandingsRules  *self);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_set_assessor    (DrStandingsRules  *self,
                                                       const char        *assessor,
                                                       GError           **error);

DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_add_criterion   (DrStandingsRules  *self,
                                                       const char        *id,
                                                       DrDesire           desire,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
char **            dr_standings_rules_list_criteria   (DrStandingsRules  *self);
DR_AVAILABLE_IN_1_0
DrDesire           dr_standings_rules_get_desire      (DrStandingsRules  *self,
                                                       const char        *id);
DR_AVAILABLE_IN_1_0
DrRatio *          dr_standings_rules_get_weight      (DrStandingsRules  *self,
                                                       const char        *id);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_set_weight      (DrStandingsRules  *self,
                                                       const char        *id,
                                                       const char        *weight,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
DrScoring          dr_standings_rules_get_scoring     (DrStandingsRules  *self,
                                                       const char        *id);
DR_AVAILABLE_IN_1_0
DrRatio *          dr_standings_rules_get_maximum     (DrStandingsRules  *self,
                                                       const char        *id);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_set_scoring     (DrStandingsRules  *self,
                                                       const char        *id,
                                                       DrScoring          scoring,
                                                       const char        *maximum,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
DrRatio *          dr_standings_rules_get_cap         (DrStandingsRules  *self,
                                                       const char        *id);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_set_cap         (DrStandingsRules  *self,
                                                       const char        *id,
                                                       const char        *cap,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
const char *       dr_standings_rules_get_label       (DrStandingsRules  *self,
                                                       const char        *id);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_set_label       (DrStandingsRules  *self,
                                                       const char        *id,
                                                       const char        *label,
                                                       GError           **error);

DR_AVAILABLE_IN_1_0
DrRatio *          dr_standings_rules_get_bonus_limit (DrStandingsRules  *self);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_set_bonus_limit (DrStandingsRules  *self,
                                                       const char        *limit,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_add_condition   (DrStandingsRules  *self,
                                                       const char        *id,
                                                       DrComparator       comparator,
                                                       const char        *threshold,
                                                       const char        *best_grade,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_add_tie_break   (DrStandingsRules  *self,
                                                       const char        *id,
                                                       DrDesire           desire,
                                                       GError           **error);

DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_add_grade       (DrStandingsRules  *self,
                                                       const char        *grade,
                                                       const char        *threshold,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
char **            dr_standings_rules_list_grades     (DrStandingsRules  *self);
DR_AVAILABLE_IN_1_0
DrRatio *          dr_standings_rules_get_threshold   (DrStandingsRules  *self,
                                                       const char        *grade);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_add_quota       (DrStandingsRules  *self,
                                                       const char        *grade,
                                                       const char        *share,
                                                       const char        *base_grade,
                                                       GError           **error);
DR_AVAILABLE_IN_1_0
DrQuotaEdge        dr_standings_rules_get_quota_edge  (DrStandingsRules  *self);
DR_AVAILABLE_IN_1_0
gboolean           dr_standings_rules_set_quota_edge  (DrStandingsRules  *self,
                                                       DrQuotaEdge        edge,
                                                       GError           **error);

G_END_DECLS
