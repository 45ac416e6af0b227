/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes a report, whole and checked. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-limits.h>
#include <districtreport/dr-report.h>

G_BEGIN_DECLS

typedef struct _DrReportBuilder DrReportBuilder;

#define DR_TYPE_REPORT_BUILDER (dr_report_builder_get_type ())

DR_AVAILABLE_IN_1_0
GType             dr_report_builder_get_type        (void);

DR_AVAILABLE_IN_1_0
DrReportBuilder * dr_report_builder_new             (DrUnit            *issuer,
                                                     DrPeriod          *period,
                                                     const DrLimits    *limits);
DR_AVAILABLE_IN_1_0
DrReportBuilder * dr_report_builder_ref             (DrReportBuilder   *self);
DR_AVAILABLE_IN_1_0
void              dr_report_builder_unref           (DrReportBuilder   *self);

DR_AVAILABLE_IN_1_0
void              dr_report_builder_set_kind        (DrReportBuilder   *self,
                                                     DrReportKind       kind);
DR_AVAILABLE_IN_1_0
void              dr_report_builder_set_title       (DrReportBuilder   *self,
                                                     const char        *title);
DR_AVAILABLE_IN_1_0
void              dr_report_builder_set_number      (DrReportBuilder   *self,
                                                     const char        *number);
DR_AVAILABLE_IN_1_0
void              dr_report_builder_set_place       (DrReportBuilder   *self,
                                                     const char        *place);
DR_AVAILABLE_IN_1_0
void              dr_report_builder_set_date        (DrReportBuilder   *self,
                                                     const GDate       *date);
DR_AVAILABLE_IN_1_0
void              dr_report_builder_set_text        (DrReportBuilder   *self,
                                                     DrText            *text);
DR_AVAILABLE_IN_1_0
void              dr_report_builder_set_content     (DrReportBuilder   *self,
                                                     const char        *sha256,
                                                     guint64            size,
                                                     const char        *type);

DR_AVAILABLE_IN_1_0
gboolean          dr_report_builder_add_unit        (DrReportBuilder   *self,
                                                     DrUnit            *unit,
                                                     GError           **error);
DR_AVAILABLE_IN_1_0
gboolean          dr_report_builder_add_indicator   (DrReportBuilder   *self,
                                                     DrIndicator       *indicator,
                                                     GError           **error);
DR_AVAILABLE_IN_1_0
gboolean          dr_report_builder_add_target      (DrReportBuilder   *self,
                                                     DrTarget          *target,
                                                     GError           **error);
DR_AVAILABLE_IN_1_0
gboolean          dr_report_builder_add_achievement (DrReportBuilder   *self,
                                                     DrAchievement     *achievement,
                                                     GError           **error);
DR_AVAILABLE_IN_1_0
gboolean          dr_report_builder_add_ranking     (DrReportBuilder   *self,
                                                     DrRanking         *ranking,
                                                     GError           **error);
DR_AVAILABLE_IN_1_0
gboolean          dr_report_builder_add_directive   (DrReportBuilder   *self,
                                                     DrDirective       *directive,
                                                     GError           **error);
DR_AVAILABLE_IN_1_0
gboolean          dr_report_builder_add_citation    (DrReportBuilder   *self,
                                                     DrCitation        *citation,
                                                     GError           **error);
DR_AVAILABLE_IN_1_0
gboolean          dr_report_builder_add_section     (DrReportBuilder   *self,
                                                     DrSection         *section,
                                                     GError           **error);
DR_AVAILABLE_IN_1_0
gboolean          dr_report_builder_add_number      (DrReportBuilder   *self,
                                                     DrNumber          *number,
                                                     GError           **error);

DR_AVAILABLE_IN_1_0
DrReport *        dr_report_builder_end             (DrReportBuilder   *self,
                                                     GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReportBuilder, dr_report_builder_unref)

G_END_DECLS
