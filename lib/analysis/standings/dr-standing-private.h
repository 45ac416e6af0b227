/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of a standing, which scoring, ordering and grading fill. */

#pragma once

#include <districtreport/dr-standing.h>

#include "analysis/standings/dr-score-sheet-private.h"
#include "analysis/standings/dr-standings-rules-private.h"

G_BEGIN_DECLS

/* What a criterion adds to the score: one a criterion of the rules, in their order. */
typedef struct
{
  DrRatio *counted;       /* (owned) (nullable) the value, or the share of the maximum, that counts */
  DrRatio *points;        /* (owned) (nullable) before the weight */
  DrRatio *weighted;      /* (owned) (nullable) */
} DrScoreTerm;

/* How a quota bore on a unit. */
typedef enum
{
  DR_QUOTA_OUTCOME_KEPT,
  DR_QUOTA_OUTCOME_KEPT_TIED,     /* beyond the quota, because it was tied with one within */
  DR_QUOTA_OUTCOME_LOWERED,
  DR_QUOTA_OUTCOME_LOWERED_TIED   /* places were left, but not for all that were tied */
} DrQuotaOutcome;

typedef struct
{
  guint          quota;     /* of the rules */
  guint          n_base;
  guint          n_places;
  DrQuotaOutcome outcome;
} DrQuotaEffect;

struct _DrStanding
{
  GObject           parent_instance;

  DrStandingsRules *rules;        /* (owned) (nullable) shared by all of the standings, and never changed */
  DrScoreRow       *row;          /* (owned) (nullable) */
  DrUnrankedReason  reason;
  DrScoreTerm      *terms;        /* (owned) (nullable) one a criterion */
  DrRatio          *bonus;        /* (owned) (nullable) what counts of the bonus points */
  DrRatio          *penalty;      /* (owned) (nullable) */
  DrRatio          *score;        /* (owned) (nullable) exact; NULL: not ranked */
  DrRatio          *compared;     /* (owned) (nullable) the score, rounded where the rules say so */
  guint             rank;         /* 0: not ranked */
  DrRatio          *exact_rank;   /* (owned) (nullable) */
  guint             cohort_size;
  int               earned_grade; /* by the score alone; DR_NO_GRADE */
  int               entitled_grade; /* with vetoes and conditions */
  int               grade;        /* with quotas too */
  GArray           *quota_effects; /* (owned) (element-type DrQuotaEffect) */
  DrRanking        *ranking;      /* (owned) (nullable) */
};

DrStanding * dr_standing_new    (DrStandingsRules *rules,
                                 const DrScoreRow *row);

/* The best grade that a veto or condition leaves the unit: 0 if none bears on it. */
int          dr_standing_find_best_grade (DrStanding *self);

G_END_DECLS
