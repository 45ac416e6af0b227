/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Figures of one unit, indicator and period, among which some are others in other words. */

#pragma once

#include "figures/dr-written-figure-private.h"

G_BEGIN_DECLS

/* Figures that are looked at for one figure at most, so that no list takes more than its length. */
#define DR_MOST_TOLD 64

typedef struct
{
  DrWrittenFigure figure;
  guint           rank;     /* of those as fine the least stays, and of the same rank the one with the least plan, */
  DrDecimal       plan;     /* so that it does not depend on their order */
  gint64          number;   /* tells figures apart; of those with the same plan the least stays */
} DrToldFigure;

/* What stands beside a figure of a plan, in the order in which equal figures are looked at. */
typedef enum
{
  DR_TOLD_PLAN_OF_LONGER_PERIOD,
  DR_TOLD_PLAN_OF_OWN_PERIOD,
  DR_TOLD_NO_PLAN,
  DR_N_TOLD_PLANS
} DrToldPlan;

/* What becomes of a figure that may be another in coarser words. */
typedef enum
{
  DR_TOLD_APART,        /* they are two events */
  DR_TOLD_ONCE,         /* it goes */
  DR_TOLD_ONCE_PLANNED, /* it goes, and its plan is that of the finer one */
  DR_TOLD_PLAN_STAYS,   /* its plan alone stays: plans for longer periods are held against each other later */
  DR_TOLD_PLANS_CHANGE, /* likewise, and that for their own period comes to stand beside the finer one */
  DR_TOLD_PLANS_DIFFER  /* likewise, and both are plans for their own period, which cannot both be */
} DrToldVerdict;

/* Judges two figures by the plans beside them: @is_same tells whether they are one, and @is_finer whether the coarser figure
 * has the finer words for it, where there are two. Unless @takes_any, only the same plan will do. */
DrToldVerdict dr_told_judge               (DrToldPlan          finer,
                                           DrToldPlan          coarser,
                                           gboolean            is_same,
                                           gboolean            is_finer,
                                           gboolean            is_level,
                                           gboolean            takes_any);
/* The rank of a figure by its plan. */
guint       dr_told_plan_get_rank         (DrToldPlan          self);

/* Whether the second, of which the first may be a coarser wording, is the same for anything else that is known of both. */
typedef gboolean (*DrToldFunc) (const DrToldFigure *self,
                                const DrToldFigure *finer,
                                gpointer            data);

/* Orders the finest first. */
int         dr_told_figure_compare        (gconstpointer       left,
                                           gconstpointer       right);
int         dr_told_figure_compare_number (gconstpointer       left,
                                           gconstpointer       right);

/* Those that are kept, by their values. Figures are borrowed, and come in the order of dr_told_figure_compare(). */
GSequence * dr_told_figures_new           (void);
void        dr_told_figures_keep          (GSequence          *kept,
                                           DrToldFigure       *told);
/* Whether one that is kept says the same more finely, and is the same to @func. */
gboolean    dr_told_figures_know          (GSequence          *kept,
                                           const DrToldFigure *told,
                                           DrToldFunc          func,
                                           gpointer            data);

G_END_DECLS
