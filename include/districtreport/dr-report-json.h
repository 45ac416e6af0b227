/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reports and findings as JSON. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <gio/gio.h>

#include <districtreport/dr-findings.h>
#include <districtreport/dr-limits.h>
#include <districtreport/dr-report.h>

G_BEGIN_DECLS

DR_AVAILABLE_IN_1_0
DrReport * dr_report_new_from_json (GBytes          *json,
                                    const DrLimits  *limits,
                                    GError         **error);
DR_AVAILABLE_IN_1_0
char *     dr_report_to_json       (DrReport        *self,
                                    gboolean         with_text);
DR_AVAILABLE_IN_1_0
gboolean   dr_report_write_json    (DrReport        *self,
                                    GOutputStream   *stream,
                                    gboolean         with_text,
                                    GCancellable    *cancellable,
                                    GError         **error);
DR_AVAILABLE_IN_1_0
char *     dr_findings_to_json     (DrFindings      *self);

G_END_DECLS
