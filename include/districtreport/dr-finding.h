/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Something in a report that does not add up. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-interval.h>
#include <districtreport/dr-language.h>
#include <districtreport/dr-source.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrSeverity:
 * @DR_SEVERITY_NOTE: worth knowing; a report with notes alone is clean
 * @DR_SEVERITY_WARNING: one plausible reading is excluded
 * @DR_SEVERITY_ERROR: arithmetic on stated figures excludes every reading
 *
 * How serious a finding is.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_SEVERITY_NOTE,
  DR_SEVERITY_WARNING,
  DR_SEVERITY_ERROR
} DrSeverity;

#define DR_TYPE_FINDING (dr_finding_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrFinding, dr_finding, DR, FINDING, GObject)

DR_AVAILABLE_IN_1_0
DrFinding *   dr_finding_new            (const char     *rule,
                                         DrSeverity      severity,
                                         const char     *stated,
                                         const char     *expected_low,
                                         const char     *expected_high,
                                         const char     *arithmetic,
                                         const char     *message_vietnamese,
                                         const char     *message_english,
                                         DrSource       *source,
                                         GError        **error);
DR_AVAILABLE_IN_1_0
DrFinding *   dr_finding_new_related    (DrFinding      *finding,
                                         DrSource       *related,
                                         GError        **error);

DR_AVAILABLE_IN_1_0
const char *  dr_finding_get_rule          (DrFinding   *self);
DR_AVAILABLE_IN_1_0
DrSeverity    dr_finding_get_severity      (DrFinding   *self);
DR_AVAILABLE_IN_1_0
const char *  dr_finding_get_stated        (DrFinding   *self);
DR_AVAILABLE_IN_1_0
const char *  dr_finding_get_expected_low  (DrFinding   *self);
DR_AVAILABLE_IN_1_0
const char *  dr_finding_get_expected_high (DrFinding   *self);
DR_AVAILABLE_IN_1_0
const char *  dr_finding_get_arithmetic    (DrFinding   *self);
DR_AVAILABLE_IN_1_0
char *        dr_finding_dup_message       (DrFinding   *self,
                                            DrLanguage   language);
DR_AVAILABLE_IN_1_0
DrSource *    dr_finding_get_source        (DrFinding   *self);
DR_AVAILABLE_IN_1_0
guint         dr_finding_get_n_related     (DrFinding   *self);
DR_AVAILABLE_IN_1_0
DrSource *    dr_finding_get_related       (DrFinding   *self,
                                            guint        index);

G_END_DECLS
