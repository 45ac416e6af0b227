/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Findings as text for a terminal. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-findings.h>
#include <districtreport/dr-text.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

DR_AVAILABLE_IN_1_0
char * dr_findings_to_text (DrFindings  *self,
                            DrText      *text,
                            const char  *name,
                            guint        width,
                            DrLanguage   language);

G_END_DECLS
