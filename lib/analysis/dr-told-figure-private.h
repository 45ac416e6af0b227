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
