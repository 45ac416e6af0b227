/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Two drafts of a report, figure by figure. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-difference.h>
#include <districtreport/dr-report.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_COMPARISON (dr_comparison_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrComparison, dr_comparison, DR, COMPARISON, GObject)

DR_AVAILABLE_IN_1_0
DrComparison * dr_comparison_new              (DrReport      *old_report,
                                               DrReport      *new_report,
                                               GError       **error);

DR_AVAILABLE_IN_1_0
DrReport *     dr_comparison_get_old_report   (DrComparison  *self);
DR_AVAILABLE_IN_1_0
DrReport *     dr_comparison_get_new_report   (DrComparison  *self);
DR_AVAILABLE_IN_1_0
guint          dr_comparison_get_n_unchanged  (DrComparison  *self);
DR_AVAILABLE_IN_1_0
GList *        dr_comparison_list_differences (DrComparison  *self);

G_END_DECLS
