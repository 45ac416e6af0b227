/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where one unit stands among others. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-language.h>
#include <districtreport/dr-ranking.h>
#include <districtreport/dr-ratio.h>
#include <districtreport/dr-unit.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrUnrankedReason:
 * @DR_UNRANKED_REASON_NONE: the unit is ranked
 * @DR_UNRANKED_REASON_MISSING: a value is missing
 * @DR_UNRANKED_REASON_VETOED: it was vetoed, or did not meet a condition
 *
 * Why a unit is not ranked. Where there are several reasons, a veto goes before
 * what is missing.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_UNRANKED_REASON_NONE,
  DR_UNRANKED_REASON_MISSING,
  DR_UNRANKED_REASON_VETOED
} DrUnrankedReason;

#define DR_TYPE_STANDING (dr_standing_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrStanding, dr_standing, DR, STANDING, GObject)

DR_AVAILABLE_IN_1_0
DrUnit *         dr_standing_get_unit            (DrStanding  *self);
DR_AVAILABLE_IN_1_0
const char *     dr_standing_get_cohort          (DrStanding  *self);
DR_AVAILABLE_IN_1_0
guint            dr_standing_get_cohort_size     (DrStanding  *self);
DR_AVAILABLE_IN_1_0
DrRankingStatus  dr_standing_get_status          (DrStanding  *self);
DR_AVAILABLE_IN_1_0
DrUnrankedReason dr_standing_get_unranked_reason (DrStanding  *self);
DR_AVAILABLE_IN_1_0
char *           dr_standing_dup_reason          (DrStanding  *self,
                                                  DrLanguage   language);
DR_AVAILABLE_IN_1_0
guint            dr_standing_get_rank            (DrStanding  *self);
DR_AVAILABLE_IN_1_0
DrRatio *        dr_standing_get_exact_rank      (DrStanding  *self);
DR_AVAILABLE_IN_1_0
DrRatio *        dr_standing_get_score           (DrStanding  *self);
DR_AVAILABLE_IN_1_0
DrRatio *        dr_standing_get_points          (DrStanding  *self,
                                                  const char  *criterion);
DR_AVAILABLE_IN_1_0
const char *     dr_standing_get_grade           (DrStanding  *self);
DR_AVAILABLE_IN_1_0
DrRanking *      dr_standing_get_ranking         (DrStanding  *self);

G_END_DECLS
