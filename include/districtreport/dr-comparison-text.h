/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A comparison for a terminal. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-comparison.h>
#include <districtreport/dr-language.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

DR_AVAILABLE_IN_1_0
char * dr_comparison_to_text (DrComparison  *self,
                              const char    *old_name,
                              const char    *new_name,
                              DrLanguage     language);

G_END_DECLS
