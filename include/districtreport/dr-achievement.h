/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A figure reached, with what was planned and how it moved. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-change.h>
#include <districtreport/dr-indicator.h>
#include <districtreport/dr-period.h>
#include <districtreport/dr-quantity.h>
#include <districtreport/dr-source.h>
#include <districtreport/dr-target.h>
#include <districtreport/dr-unit.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrStatus:
 * @DR_STATUS_NORMAL: a figure as reported
 * @DR_STATUS_ESTIMATED: estimated before the period ended: «ước thực hiện»
 * @DR_STATUS_PROVISIONAL: may still be revised: «sơ bộ»
 * @DR_STATUS_NIL: expressly nothing: «không phát sinh»; the actual is 0
 * @DR_STATUS_MISSING: not reported; there is no actual
 * @DR_STATUS_NOT_APPLICABLE: cannot exist; there is no actual
 *
 * The standing of a figure, after the code list CL_OBS_STATUS of SDMX.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_STATUS_NORMAL,
  DR_STATUS_ESTIMATED,
  DR_STATUS_PROVISIONAL,
  DR_STATUS_NIL,
  DR_STATUS_MISSING,
  DR_STATUS_NOT_APPLICABLE
} DrStatus;

/**
 * DrAttainment:
 * @DR_ATTAINMENT_UNDEFINED: cannot be judged
 * @DR_ATTAINMENT_EXCEEDED: better than the target
 * @DR_ATTAINMENT_MET: the target itself
 * @DR_ATTAINMENT_NEAR: missed by no more than a threshold
 * @DR_ATTAINMENT_MISSED: missed
 *
 * How a figure stands to its target.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_ATTAINMENT_UNDEFINED,
  DR_ATTAINMENT_EXCEEDED,
  DR_ATTAINMENT_MET,
  DR_ATTAINMENT_NEAR,
  DR_ATTAINMENT_MISSED
} DrAttainment;

#define DR_TYPE_ACHIEVEMENT (dr_achievement_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrAchievement, dr_achievement, DR, ACHIEVEMENT, GObject)

DR_AVAILABLE_IN_1_0
DrAchievement * dr_achievement_new                           (const char     *id,
                                                              DrUnit         *unit,
                                                              DrIndicator    *indicator,
                                                              DrPeriod       *period,
                                                              DrQuantity     *actual,
                                                              DrTarget       *target,
                                                              GError        **error);

DR_AVAILABLE_IN_1_0
const char *    dr_achievement_get_id                        (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrUnit *        dr_achievement_get_unit                      (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrIndicator *   dr_achievement_get_indicator                 (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrPeriod *      dr_achievement_get_period                    (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrQuantity *    dr_achievement_get_actual                    (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrStatus        dr_achievement_get_status                    (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrTarget *      dr_achievement_get_target                    (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrQuantity *    dr_achievement_get_percent_of_target         (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
guint           dr_achievement_get_n_further_targets         (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrTarget *      dr_achievement_get_further_target            (DrAchievement  *self,
                                                              guint           index);
DR_AVAILABLE_IN_1_0
DrQuantity *    dr_achievement_get_percent_of_further_target (DrAchievement  *self,
                                                              guint           index);
DR_AVAILABLE_IN_1_0
DrQuantity *    dr_achievement_get_share                     (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrChange *      dr_achievement_get_change                    (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
gboolean        dr_achievement_is_cumulative                 (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
const char *    dr_achievement_get_part_of                   (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
guint           dr_achievement_get_n_readings                (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrQuantity *    dr_achievement_get_reading                   (DrAchievement  *self,
                                                              guint           index);
DR_AVAILABLE_IN_1_0
const char *    dr_achievement_get_reading_reason            (DrAchievement  *self,
                                                              guint           index);
DR_AVAILABLE_IN_1_0
DrSource *      dr_achievement_get_source                    (DrAchievement  *self);

DR_AVAILABLE_IN_1_0
DrRatio *       dr_achievement_get_completion                (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrAttainment    dr_achievement_get_attainment                (DrAchievement  *self);
DR_AVAILABLE_IN_1_0
DrAttainment    dr_achievement_judge                         (DrAchievement  *self,
                                                              DrRatio        *near_threshold);
DR_AVAILABLE_IN_1_0
DrInterval *    dr_achievement_infer_target                  (DrAchievement  *self,
                                                              GError        **error);
DR_AVAILABLE_IN_1_0
char **         dr_achievement_list_whole_targets            (DrAchievement  *self,
                                                              guint           most,
                                                              GError        **error);

G_END_DECLS
