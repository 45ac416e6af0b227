/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is known of each unit that is to be ranked. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-period.h>
#include <districtreport/dr-ratio.h>
#include <districtreport/dr-unit.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_SCORE_SHEET (dr_score_sheet_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrScoreSheet, dr_score_sheet, DR, SCORE_SHEET, GObject)

DR_AVAILABLE_IN_1_0
DrScoreSheet * dr_score_sheet_new          (DrPeriod      *period);

DR_AVAILABLE_IN_1_0
DrPeriod *     dr_score_sheet_get_period   (DrScoreSheet  *self);
DR_AVAILABLE_IN_1_0
guint          dr_score_sheet_get_n_units  (DrScoreSheet  *self);
DR_AVAILABLE_IN_1_0
DrRatio *      dr_score_sheet_get_value    (DrScoreSheet  *self,
                                            DrUnit        *unit,
                                            const char    *criterion);

DR_AVAILABLE_IN_1_0
gboolean       dr_score_sheet_add_unit     (DrScoreSheet  *self,
                                            DrUnit        *unit,
                                            const char    *cohort,
                                            GError       **error);
DR_AVAILABLE_IN_1_0
gboolean       dr_score_sheet_set_value    (DrScoreSheet  *self,
                                            DrUnit        *unit,
                                            const char    *criterion,
                                            DrRatio       *value,
                                            GError       **error);
DR_AVAILABLE_IN_1_0
gboolean       dr_score_sheet_add_bonus    (DrScoreSheet  *self,
                                            DrUnit        *unit,
                                            DrRatio       *points,
                                            const char    *reason,
                                            GError       **error);
DR_AVAILABLE_IN_1_0
gboolean       dr_score_sheet_add_penalty  (DrScoreSheet  *self,
                                            DrUnit        *unit,
                                            DrRatio       *points,
                                            const char    *reason,
                                            GError       **error);
DR_AVAILABLE_IN_1_0
gboolean       dr_score_sheet_add_veto     (DrScoreSheet  *self,
                                            DrUnit        *unit,
                                            const char    *reason,
                                            const char    *best_grade,
                                            GError       **error);

G_END_DECLS
