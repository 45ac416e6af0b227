/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Units that were divided among several groups of a query: each of these gets a share of their figures. */

#pragma once

#include "analysis/query/dr-scan-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint32 group;         /* of the grain */
  gint64 numerator;     /* over the common denominator */
} DrUnitSplitShare;

typedef struct
{
  DrGrouping  units;        /* the groups of the grain, and behind them one for each unit that is split */
  gint32      n_whole;      /* how many groups of the grain there are */
  GArray     *first_share;  /* (owned) (element-type guint) of each split unit, and where the last ends */
  GArray     *shares;       /* (owned) (element-type DrUnitSplitShare) */
  gint64      denominator;
} DrUnitSplit;

/* Whether any unit has to be split between groups of @grain, the only field of which that is read is the code. Where each
 * group has what those below it have, @above (nullable) tells of each the one above it, or -1: all of them get a share. */
gboolean dr_unit_split_init  (DrUnitSplit            *self,
                              const DrUnitProjection *projection,
                              const DrGrouping       *grain,
                              const gint32           *above);
void     dr_unit_split_clear (DrUnitSplit            *self);

/* Gives each group its shares of what the cells of split units have, all in multiples of one over the denominator. The
 * cells of split units are no more there then. They are accumulators. What groups above get is in their shares already. */
gboolean dr_unit_split_share (const DrUnitSplit      *self,
                              DrCells                *cells,
                              gsize                   stride,
                              GError                **error);

G_END_DECLS
