/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A roster for a terminal, and as values parted by commas. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-language.h>
#include <districtreport/dr-roster.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

DR_AVAILABLE_IN_1_0
char * dr_roster_to_text (DrRoster    *self,
                          DrLanguage   language);
DR_AVAILABLE_IN_1_0
GBytes * dr_roster_to_xlsx (DrRoster    *self,
                            DrLanguage   language,
                            GError     **error);
DR_AVAILABLE_IN_1_0
char * dr_roster_to_csv  (DrRoster    *self);

G_END_DECLS
