/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which plan of one unit and indicator is held against which of its actuals. */

#pragma once

#include <districtreport/dr-period.h>

G_BEGIN_DECLS

/* That figures of an item belong together with those of others. */
typedef enum
{
  DR_PAIRED_ACTUAL  = 1 << 0,   /* the plan for the actual stands in another */
  DR_PAIRED_PLANNED = 1 << 1    /* the actuals that the plan is for stand in others */
} DrPairing;

/* What is said of one unit and indicator for one period. */
typedef struct
{
  DrPeriod    *period;
  DrPeriod    *planned_for;     /* (nullable) what its plan is for; NULL: it has none */
  const GDate *said_on;         /* (nullable) when the plan was said */
  guint64      number;          /* tells items of one period apart */
  gboolean     has_actual;
  gboolean     shares_plan;     /* it tells no plan, but one of its period in another item is its own too */

  gboolean     is_plan_left_out; /* another says the same plan, or said it later */
  guint        pairing;         /* DrPairing */
} DrCoverItem;

/* Why two items cannot be put together. */
typedef enum
{
  DR_COVER_FITS,
  DR_COVER_PLANS_SHARE_DAYS,    /* they plan for two periods that share days */
  DR_COVER_REACHES_BEYOND,      /* the actual of the second is not within what the first plans for */
  DR_COVER_PLANS_DIFFER         /* they say one plan differently, and neither later */
} DrCoverConflict;

typedef gboolean (*DrCoverFunc) (const DrCoverItem *one,
                                 const DrCoverItem *other);

/*
 * Holds plans against actuals (element-type DrCoverItem) (borrowed), whose order does not matter. A plan covers the actuals
 * whose periods lie within the one that it is for. It counts once where it stands beside figures of shorter periods: that
 * said last, or of several that may be it the first, if @is_same says that they say the same. Within one period it belongs
 * to the actual of its own item. Where all are of one period and plans for several are told, that for the shortest counts.
 * No two actuals may be for different periods that share days; without @has_actuals, plans are looked at alone. Of a
 * conflict @items has its two at the places 0 and 1.
 */
DrCoverConflict dr_cover_settle (GPtrArray   *items,
                                 gboolean     has_actuals,
                                 DrCoverFunc  is_same);

/* Whether the actual, and the plan, of an item count as part of a pair. */
static inline gboolean
dr_cover_item_has_pair (const DrCoverItem *self,
                        DrPairing          of)
{
  gboolean has_plan = self->planned_for != NULL && !self->is_plan_left_out;
  gboolean is_there = of == DR_PAIRED_ACTUAL ? self->has_actual : has_plan;

  return is_there && ((self->has_actual && has_plan) || (self->pairing & of) != 0);
}

G_END_DECLS
