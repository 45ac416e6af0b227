/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The steps from what is known of a cohort's units to their places and grades. */

#pragma once

#include <districtreport/dr-standings.h>

#include "analysis/standings/dr-standing-private.h"

G_BEGIN_DECLS

struct _DrStandings
{
  GObject           parent_instance;

  DrStandingsRules *rules;      /* (owned) (nullable) a copy that nobody changes */
  DrPeriod         *period;     /* (owned) (nullable) */
  DrDesire          desire;     /* of scores */
  GPtrArray        *standings;  /* (owned) (element-type DrStanding) by cohort, then rank */
  GHashTable       *by_key;     /* (owned) (element-type utf8 DrStanding) of standings */
};

/* Scores those units of a cohort that are to be ranked. */
gboolean dr_standings_score_cohort (DrStandingsRules  *rules,
                                    DrDesire           desire,
                                    DrStanding       **cohort,
                                    guint              n_standings,
                                    GError           **error);
/* Sorts a cohort, those that are not ranked last, and gives ranks. */
gboolean dr_standings_order_cohort (DrStandingsRules  *rules,
                                    DrDesire           desire,
                                    DrStanding       **cohort,
                                    guint              n_standings,
                                    GError           **error);
/* Grades a cohort that is in order. */
gboolean dr_standings_grade_cohort (DrStandingsRules  *rules,
                                    DrDesire           desire,
                                    DrStanding       **cohort,
                                    guint              n_standings,
                                    GError           **error);

/* Below 0 where @left is better than @right, 0 where the two are tied. Both are ranked. */
int      dr_standings_compare_merit (DrStandingsRules *rules,
                                     DrDesire          desire,
                                     DrStanding       *left,
                                     DrStanding       *right);

G_END_DECLS
