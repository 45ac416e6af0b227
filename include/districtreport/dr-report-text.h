/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A report as text for a terminal. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-report.h>

G_BEGIN_DECLS

DR_AVAILABLE_IN_1_0
char * dr_report_to_text (DrReport   *self,
                          guint       width,
                          DrLanguage  language);

G_END_DECLS
