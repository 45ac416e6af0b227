/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a list of achievements adds up to. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-achievement.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_SUMMARY (dr_summary_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrSummary, dr_summary, DR, SUMMARY, GObject)

DR_AVAILABLE_IN_1_0
DrSummary *  dr_summary_new              (GList         *achievements,
                                          GError       **error);
DR_AVAILABLE_IN_1_0
DrSummary *  dr_summary_new_near         (GList         *achievements,
                                          DrRatio       *near_threshold,
                                          GError       **error);

DR_AVAILABLE_IN_1_0
guint        dr_summary_get_n_achievements (DrSummary   *self);
DR_AVAILABLE_IN_1_0
guint        dr_summary_get_n_actuals    (DrSummary     *self);
DR_AVAILABLE_IN_1_0
guint        dr_summary_get_n_attained   (DrSummary     *self,
                                          DrAttainment   attainment);
DR_AVAILABLE_IN_1_0
const char * dr_summary_get_measure      (DrSummary     *self);
DR_AVAILABLE_IN_1_0
DrQuantity * dr_summary_get_sum          (DrSummary     *self,
                                          GError       **error);
DR_AVAILABLE_IN_1_0
DrInterval * dr_summary_get_sum_bounds   (DrSummary     *self,
                                          GError       **error);
DR_AVAILABLE_IN_1_0
DrRatio *    dr_summary_get_mean         (DrSummary     *self,
                                          GError       **error);
DR_AVAILABLE_IN_1_0
DrRatio *    dr_summary_get_completion   (DrSummary     *self,
                                          GError       **error);
DR_AVAILABLE_IN_1_0
DrStatus     dr_summary_get_status       (DrSummary     *self);

G_END_DECLS
