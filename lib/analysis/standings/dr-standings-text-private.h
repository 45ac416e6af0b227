/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The numbers and reasons of standings in words. */

#pragma once

#include <districtreport/dr-language.h>

#include "analysis/standings/dr-standing-private.h"

G_BEGIN_DECLS

static inline const char *
dr_standings_say (DrLanguage  language,
                  const char *vietnamese,
                  const char *english)
{
  return language == DR_LANGUAGE_VIETNAMESE ? vietnamese : english;
}

/* As a decimal where a short one is exact; otherwise as a fraction. */
char *       dr_standings_write_exact     (DrRatio            *number,
                                           DrLanguage          language);
/* The same, and beside a fraction about how much it is: «40/3 ≈ 13,3333». */
char *       dr_standings_write_number    (DrRatio            *number,
                                           DrLanguage          language);
/* A share: «66,5%», «2/3 ≈ 66,6667%». */
char *       dr_standings_write_share     (DrRatio            *share,
                                           DrLanguage          language);
/* A value of a criterion, which is a share if it is scored as a completion. */
char *       dr_standings_write_value     (DrStandingsRules   *rules,
                                           const char         *id,
                                           DrRatio            *value,
                                           DrLanguage          language);
/* What a condition asks, and what there is instead. */
char *       dr_standings_write_condition (DrStandingsRules   *rules,
                                           const DrCondition  *condition,
                                           DrRatio            *value,
                                           DrLanguage          language);
/* Everything that keeps a unit out of the ranking. */
char *       dr_standings_write_reason    (DrStanding         *standing,
                                           DrLanguage          language);
const char * dr_standings_name_unit       (DrStanding         *standing);

G_END_DECLS
