/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What was found, in one list. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <gio/gio.h>

#include <districtreport/dr-finding.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_FINDINGS (dr_findings_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrFindings, dr_findings, DR, FINDINGS, GObject)

DR_AVAILABLE_IN_1_0
DrFindings * dr_findings_new          (void);

DR_AVAILABLE_IN_1_0
guint        dr_findings_get_n        (DrFindings  *self);
DR_AVAILABLE_IN_1_0
DrFinding *  dr_findings_get          (DrFindings  *self,
                                       guint        index);
DR_AVAILABLE_IN_1_0
GList *      dr_findings_list         (DrFindings  *self);
DR_AVAILABLE_IN_1_0
guint        dr_findings_get_n_of     (DrFindings  *self,
                                       DrSeverity   severity);

DR_AVAILABLE_IN_1_0
gboolean     dr_findings_add          (DrFindings  *self,
                                       DrFinding   *finding,
                                       GError     **error);

G_END_DECLS
