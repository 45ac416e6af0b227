/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A periodic report as data. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <gio/gio.h>

#include <districtreport/dr-achievement.h>
#include <districtreport/dr-citation.h>
#include <districtreport/dr-directive.h>
#include <districtreport/dr-indicator.h>
#include <districtreport/dr-number.h>
#include <districtreport/dr-period.h>
#include <districtreport/dr-ranking.h>
#include <districtreport/dr-section.h>
#include <districtreport/dr-target.h>
#include <districtreport/dr-text.h>
#include <districtreport/dr-unit.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrReportKind:
 * @DR_REPORT_KIND_OTHER: none of the others
 * @DR_REPORT_KIND_MONTHLY: for a month
 * @DR_REPORT_KIND_QUARTERLY: for a quarter
 * @DR_REPORT_KIND_HALF_YEAR: for a half-year
 * @DR_REPORT_KIND_NINE_MONTH: for nine months
 * @DR_REPORT_KIND_ANNUAL: for a year
 * @DR_REPORT_KIND_TERM: for a term of office
 *
 * How often such a report is made.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_REPORT_KIND_OTHER,
  DR_REPORT_KIND_MONTHLY,
  DR_REPORT_KIND_QUARTERLY,
  DR_REPORT_KIND_HALF_YEAR,
  DR_REPORT_KIND_NINE_MONTH,
  DR_REPORT_KIND_ANNUAL,
  DR_REPORT_KIND_TERM
} DrReportKind;

#define DR_TYPE_REPORT (dr_report_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrReport, dr_report, DR, REPORT, GObject)

DR_AVAILABLE_IN_1_0
DrReportKind    dr_report_get_kind           (DrReport    *self);
DR_AVAILABLE_IN_1_0
const char *    dr_report_get_title          (DrReport    *self);
DR_AVAILABLE_IN_1_0
const char *    dr_report_get_number         (DrReport    *self);
DR_AVAILABLE_IN_1_0
DrUnit *        dr_report_get_issuer         (DrReport    *self);
DR_AVAILABLE_IN_1_0
const char *    dr_report_get_place          (DrReport    *self);
DR_AVAILABLE_IN_1_0
const GDate *   dr_report_get_date           (DrReport    *self);
DR_AVAILABLE_IN_1_0
DrPeriod *      dr_report_get_period         (DrReport    *self);
DR_AVAILABLE_IN_1_0
const char *    dr_report_get_content_sha256 (DrReport    *self);
DR_AVAILABLE_IN_1_0
guint64         dr_report_get_content_size   (DrReport    *self);
DR_AVAILABLE_IN_1_0
const char *    dr_report_get_content_type   (DrReport    *self);
DR_AVAILABLE_IN_1_0
DrText *        dr_report_get_text           (DrReport    *self);

DR_AVAILABLE_IN_1_0
GListModel *    dr_report_get_units          (DrReport    *self);
DR_AVAILABLE_IN_1_0
GListModel *    dr_report_get_indicators     (DrReport    *self);
DR_AVAILABLE_IN_1_0
GListModel *    dr_report_get_targets        (DrReport    *self);
DR_AVAILABLE_IN_1_0
GListModel *    dr_report_get_achievements   (DrReport    *self);
DR_AVAILABLE_IN_1_0
GListModel *    dr_report_get_rankings       (DrReport    *self);
DR_AVAILABLE_IN_1_0
GListModel *    dr_report_get_directives     (DrReport    *self);
DR_AVAILABLE_IN_1_0
GListModel *    dr_report_get_citations      (DrReport    *self);
DR_AVAILABLE_IN_1_0
GListModel *    dr_report_get_sections       (DrReport    *self);

DR_AVAILABLE_IN_1_0
GList *         dr_report_list_units         (DrReport    *self);
DR_AVAILABLE_IN_1_0
GList *         dr_report_list_indicators    (DrReport    *self);
DR_AVAILABLE_IN_1_0
GList *         dr_report_list_targets       (DrReport    *self);
DR_AVAILABLE_IN_1_0
GList *         dr_report_list_achievements  (DrReport    *self);
DR_AVAILABLE_IN_1_0
GList *         dr_report_list_rankings      (DrReport    *self);
DR_AVAILABLE_IN_1_0
GList *         dr_report_list_directives    (DrReport    *self);
DR_AVAILABLE_IN_1_0
GList *         dr_report_list_citations     (DrReport    *self);
DR_AVAILABLE_IN_1_0
GList *         dr_report_list_sections      (DrReport    *self);

DR_AVAILABLE_IN_1_0
DrUnit *        dr_report_lookup_unit        (DrReport    *self,
                                              const char  *id);
DR_AVAILABLE_IN_1_0
DrAchievement * dr_report_lookup_achievement (DrReport    *self,
                                              const char  *id);

DR_AVAILABLE_IN_1_0
guint           dr_report_get_n_numbers      (DrReport    *self);
DR_AVAILABLE_IN_1_0
DrNumber *      dr_report_get_number_entry   (DrReport    *self,
                                              guint        index);

G_END_DECLS
