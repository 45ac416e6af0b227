/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How a body was ranked or graded. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-period.h>
#include <districtreport/dr-source.h>
#include <districtreport/dr-unit.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrRankingStatus:
 * @DR_RANKING_STATUS_RANKED: has a rank, and perhaps a grade
 * @DR_RANKING_STATUS_GRADED: has a grade alone
 * @DR_RANKING_STATUS_UNRANKED: expressly not ranked
 *
 * What an assessment came to.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_RANKING_STATUS_RANKED,
  DR_RANKING_STATUS_GRADED,
  DR_RANKING_STATUS_UNRANKED
} DrRankingStatus;

#define DR_TYPE_RANKING (dr_ranking_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrRanking, dr_ranking, DR, RANKING, GObject)

DR_AVAILABLE_IN_1_0
DrRanking *     dr_ranking_new             (const char       *id,
                                            DrUnit           *unit,
                                            const char       *field,
                                            DrPeriod         *period,
                                            DrRankingStatus   status,
                                            guint             rank,
                                            guint             cohort_size,
                                            const char       *grade,
                                            const char       *assessor,
                                            DrSource         *source,
                                            GError          **error);

DR_AVAILABLE_IN_1_0
const char *    dr_ranking_get_id          (DrRanking        *self);
DR_AVAILABLE_IN_1_0
DrUnit *        dr_ranking_get_unit        (DrRanking        *self);
DR_AVAILABLE_IN_1_0
const char *    dr_ranking_get_field       (DrRanking        *self);
DR_AVAILABLE_IN_1_0
DrPeriod *      dr_ranking_get_period      (DrRanking        *self);
DR_AVAILABLE_IN_1_0
DrRankingStatus dr_ranking_get_status      (DrRanking        *self);
DR_AVAILABLE_IN_1_0
guint           dr_ranking_get_rank        (DrRanking        *self);
DR_AVAILABLE_IN_1_0
guint           dr_ranking_get_cohort_size (DrRanking        *self);
DR_AVAILABLE_IN_1_0
const char *    dr_ranking_get_grade       (DrRanking        *self);
DR_AVAILABLE_IN_1_0
const char *    dr_ranking_get_assessor    (DrRanking        *self);
DR_AVAILABLE_IN_1_0
DrSource *      dr_ranking_get_source      (DrRanking        *self);

G_END_DECLS
