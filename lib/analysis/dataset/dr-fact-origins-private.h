/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is known of a figure beside its period: reports tell it, and so may tables. */

#pragma once

#include "analysis/arrow/dr-arrow-vector-private.h"
#include "analysis/dataset/dr-dimension-draft-private.h"
#include "analysis/dataset/dr-fact-memory-private.h"

G_BEGIN_DECLS

/* Of one row of a table. */
typedef struct _DrFactOrigin
{
  gint32 planned_for;   /* row of the period that its plan is for, or -1: its own */
  gint32 whole_unit;    /* the unit above of whose figure it is a part, or DR_NO_UNIT */
  GDate  planned_on;    /* the day on which the plan was said; not set: not known */
  guint8 is_running;    /* a running total, of its whole time */
  guint8 shares_plan;   /* its plan stands in another row of its period */
} DrFactOrigin;

/* The columns that tell of it; those without values are not there. */
typedef struct
{
  const DrArrowVector *planned_periods;
  const DrArrowVector *planned_days;
  const DrArrowVector *runnings;
  const DrArrowVector *plans_elsewhere;
  const DrArrowVector *wholes;
} DrFactOriginColumns;

/* Points *@origins to those of all rows; to NULL where no column tells anything. Periods that are new
 * are put into their table. */
gboolean     dr_fact_origins_read        (const DrFactOriginColumns  *columns,
                                          gsize                       n_rows,
                                          const DrUnitDraft          *units,
                                          DrPeriodDraft              *periods,
                                          DrFactMemory               *memory,
                                          const DrFactOrigin        **origins,
                                          GError                    **error);

/* Whether any row of @blocks (element-type DrFactBlock) is told by a table to be a part of another. */
gboolean     dr_fact_origins_have_wholes (const GArray               *blocks);

/* The same for figures of any block, @row of which has a plan or not. */
gboolean     dr_dataset_is_running       (const DrDataset            *self,
                                          const DrFactBlock          *block,
                                          gsize                       row);
gint32       dr_dataset_get_whole_unit   (const DrDataset            *self,
                                          const DrFactBlock          *block,
                                          gsize                       row);
/* The period that the plan of a row is for, if that is longer than its own; else NULL. */
DrPeriod *   dr_dataset_get_longer_plan  (const DrDataset            *self,
                                          const DrFactBlock          *block,
                                          gsize                       row);
/* The day on which the plan of a row was said, or NULL. */
const GDate * dr_dataset_get_plan_day    (const DrDataset            *self,
                                          const DrFactBlock          *block,
                                          gsize                       row);
/* Whether the sentence of a row without a plan tells that of its period, which counts in another row. */
gboolean     dr_dataset_shares_plan      (const DrDataset            *self,
                                          const DrFactBlock          *block,
                                          gsize                       row);
/* Whether any row may have any of it. */
gboolean     dr_dataset_has_origins      (const DrDataset            *self);

G_END_DECLS
