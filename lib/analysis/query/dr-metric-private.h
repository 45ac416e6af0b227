/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a query computes of a group, worked out from a word such as «attainment@met». */

#pragma once

#include <districtreport/dr-achievement.h>
#include <districtreport/dr-nature.h>

#include "figures/dr-quotient-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_METRIC_ROWS,
  DR_METRIC_ACTUAL,
  DR_METRIC_ACTUAL_COUNT,
  DR_METRIC_PLANNED,
  DR_METRIC_PLANNED_COUNT,
  DR_METRIC_PAIR_COUNT,
  DR_METRIC_PAIR_ACTUAL,
  DR_METRIC_PAIR_PLANNED,
  DR_METRIC_COMPLETION,
  DR_METRIC_PACE,
  DR_METRIC_MEAN,
  DR_METRIC_LEAST,
  DR_METRIC_GREATEST,
  DR_METRIC_LOWER,
  DR_METRIC_UPPER,
  /* Over the cells of the grain. */
  DR_METRIC_COMPLETION_COUNT,
  DR_METRIC_COMPLETION_QUANTILE,
  DR_METRIC_ATTAINMENT,
  DR_METRIC_ATTAINMENT_RATE,
  DR_METRIC_COMPARED,
  DR_METRIC_INCREASED,
  DR_METRIC_DECREASED,
  DR_METRIC_EQUAL,
  DR_METRIC_PREVIOUS,
  DR_METRIC_CHANGE,
  DR_METRIC_CHANGE_PERCENT,
  /* Over the rows of the table. */
  DR_METRIC_SHARE,
  DR_METRIC_CUMULATIVE,
  DR_METRIC_RANK
} DrMetricKind;

/* What a metric asks of cells, groups and rows. */
typedef enum
{
  DR_METRIC_IS_SUM        = 1 << 0,   /* figures are added up, so they must go together */
  DR_METRIC_NEEDS_ACTUALS = 1 << 1,
  DR_METRIC_NEEDS_PLANNED = 1 << 2,
  DR_METRIC_NEEDS_PAIRS   = 1 << 3,
  DR_METRIC_NEEDS_COUNTS  = 1 << 4,
  DR_METRIC_NEEDS_TERMS   = 1 << 5,   /* bounds, least or greatest */
  DR_METRIC_IS_ATTAINMENT = 1 << 6,
  DR_METRIC_IS_CHANGE     = 1 << 7,
  DR_METRIC_IS_OF_CELLS   = 1 << 8,   /* of the cells of the grain, one by one */
  DR_METRIC_IS_OF_ROWS    = 1 << 9,   /* of the finished rows */
  DR_METRIC_IS_COUNT      = 1 << 10,  /* a whole number without measure */
  DR_METRIC_IS_QUOTIENT   = 1 << 11,
  DR_METRIC_NEEDS_ROWS    = 1 << 13,  /* their number, with figures or without */
  DR_METRIC_IS_PERCENT    = 1 << 12   /* a quotient that is shown a hundred times as large */
} DrMetricTraits;

/* Whether more of a metric is better. */
typedef enum
{
  DR_METRIC_WANTS_AS_INDICATOR,       /* as the indicator says */
  DR_METRIC_WANTS_AGAINST_INDICATOR,  /* the other way round */
  DR_METRIC_WANTS_MORE,
  DR_METRIC_WANTS_LESS
} DrMetricWants;

/* With which earlier period a cell is compared. */
typedef enum
{
  DR_AGAINST_PREVIOUS,
  DR_AGAINST_YEAR_EARLIER
} DrAgainst;

typedef struct
{
  char        *name;       /* (owned) as it was asked for */
  DrMetricKind kind;
  guint        traits;     /* DrMetricTraits */
  DrAttainment attainment;
  DrAgainst    against;
  DrQuotient   quantile;   /* above 0, at most 1 */
  GDate        day;        /* up to which a period has elapsed */
  char        *of;         /* (owned) (nullable) the metric that a rank, share or cumulative sum is of */
} DrMetric;

gboolean dr_metric_init  (DrMetric    *self,
                          const char  *name,
                          GError     **error);
void     dr_metric_clear (DrMetric    *self);

DrMetricWants dr_metric_get_wants (const DrMetric *self);

/* Which way is good for a metric of an indicator. */
static inline DrDesire
dr_metric_wants_choose (DrMetricWants wants,
                        DrDesire      of_indicator)
{
  switch (wants)
    {
    case DR_METRIC_WANTS_MORE:
      return DR_DESIRE_MORE;
    case DR_METRIC_WANTS_LESS:
      return DR_DESIRE_LESS;
    case DR_METRIC_WANTS_AGAINST_INDICATOR:
      return of_indicator == DR_DESIRE_LESS ? DR_DESIRE_MORE : DR_DESIRE_LESS;
    case DR_METRIC_WANTS_AS_INDICATOR:
    default:
      return of_indicator;
    }
}

static inline gboolean
dr_metric_wants_indicator (DrMetricWants wants)
{
  return wants == DR_METRIC_WANTS_AS_INDICATOR || wants == DR_METRIC_WANTS_AGAINST_INDICATOR;
}

static inline gboolean
dr_metric_has (const DrMetric *self,
               guint           traits)
{
  return (self->traits & traits) != 0;
}

G_END_DECLS
