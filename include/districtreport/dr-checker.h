/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds what does not add up in a report. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <gio/gio.h>

#include <districtreport/dr-findings.h>
#include <districtreport/dr-report.h>
#include <districtreport/dr-rule-set.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_CHECKER (dr_checker_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrChecker, dr_checker, DR, CHECKER, GObject)

DR_AVAILABLE_IN_1_0
DrChecker *  dr_checker_new            (void);
DR_AVAILABLE_IN_1_0
DrChecker *  dr_checker_new_with_rules (DrRuleSet  *rules);

DR_AVAILABLE_IN_1_0
DrFindings * dr_checker_check          (DrChecker            *self,
                                        DrReport             *report,
                                        GList                *earlier,
                                        GCancellable         *cancellable,
                                        GError              **error);
DR_AVAILABLE_IN_1_0
void         dr_checker_check_async    (DrChecker            *self,
                                        DrReport             *report,
                                        GList                *earlier,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
DR_AVAILABLE_IN_1_0
DrFindings * dr_checker_check_finish   (DrChecker            *self,
                                        GAsyncResult         *result,
                                        GError              **error);

DR_AVAILABLE_IN_1_0
DrFindings * dr_checker_check_report   (DrChecker  *self,
                                        DrReport   *report,
                                        GError    **error);
DR_AVAILABLE_IN_1_0
DrFindings * dr_checker_check_against  (DrChecker  *self,
                                        DrReport   *report,
                                        GList      *earlier,
                                        GError    **error);

G_END_DECLS
