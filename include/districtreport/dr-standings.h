/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Units scored, ranked and graded. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <gio/gio.h>

#include <districtreport/dr-language.h>
#include <districtreport/dr-movement.h>
#include <districtreport/dr-period.h>
#include <districtreport/dr-score-sheet.h>
#include <districtreport/dr-standing.h>
#include <districtreport/dr-standings-rules.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_STANDINGS (dr_standings_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrStandings, dr_standings, DR, STANDINGS, GObject)

DR_AVAILABLE_IN_1_0
DrStandings * dr_standings_new                  (DrStandingsRules  *rules,
                                                 DrScoreSheet      *sheet,
                                                 GError           **error);

DR_AVAILABLE_IN_1_0
DrPeriod *    dr_standings_get_period           (DrStandings       *self);
DR_AVAILABLE_IN_1_0
const char *  dr_standings_get_field            (DrStandings       *self);
DR_AVAILABLE_IN_1_0
DrRankMethod  dr_standings_get_method           (DrStandings       *self);

DR_AVAILABLE_IN_1_0
guint         dr_standings_get_n                (DrStandings       *self);
DR_AVAILABLE_IN_1_0
DrStanding *  dr_standings_get                  (DrStandings       *self,
                                                 guint              index);
DR_AVAILABLE_IN_1_0
DrStanding *  dr_standings_lookup               (DrStandings       *self,
                                                 DrUnit            *unit);
DR_AVAILABLE_IN_1_0
GList *       dr_standings_list_rankings        (DrStandings       *self);

DR_AVAILABLE_IN_1_0
GList *       dr_standings_list_movements       (DrStandings       *self,
                                                 DrStandings       *earlier,
                                                 GError           **error);
DR_AVAILABLE_IN_1_0
GList *       dr_standings_list_movements_since (DrStandings       *self,
                                                 GList             *rankings,
                                                 GError           **error);
DR_AVAILABLE_IN_1_0
char *        dr_standings_explain              (DrStandings       *self,
                                                 DrUnit            *unit,
                                                 DrLanguage         language,
                                                 GError           **error);

G_END_DECLS
