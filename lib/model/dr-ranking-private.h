/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of a ranking, for the records of a report. */

#pragma once

#include <districtreport/dr-ranking.h>

G_BEGIN_DECLS

typedef struct
{
  GRefString      *id;          /* (owned) (nullable) */
  DrUnit          *unit;        /* (owned) (nullable) */
  GRefString      *field;       /* (owned) (nullable) */
  DrPeriod        *period;      /* (owned) (nullable) */
  DrRankingStatus  status;
  guint            rank;        /* 0: none */
  guint            cohort_size; /* 0: not stated */
  GRefString      *grade;       /* (owned) (nullable) */
  GRefString      *assessor;    /* (owned) (nullable) */
  DrSource        *source;      /* (owned) (nullable) */
} DrRankingFields;

/* Takes what the fields own; the caller vouches for them. */
DrRanking * dr_ranking_new_take (const DrRankingFields *fields);

G_END_DECLS
