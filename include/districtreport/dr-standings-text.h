/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Standings for a terminal, and as values parted by commas. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-language.h>
#include <districtreport/dr-standings.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

DR_AVAILABLE_IN_1_0
char * dr_standings_to_text (DrStandings  *self,
                             int           digits,
                             DrLanguage    language);
DR_AVAILABLE_IN_1_0
GBytes * dr_standings_to_xlsx (DrStandings  *self,
                               int           digits,
                               DrLanguage    language,
                               GError      **error);
DR_AVAILABLE_IN_1_0
char * dr_standings_to_csv  (DrStandings  *self,
                             int           digits);

G_END_DECLS
