/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What cells are judged by beside their sums: how their targets compare, to where those reach, and what is told of how
 * they were met. */

#pragma once

#include "analysis/query/dr-cells-private.h"
#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

typedef struct _DrCellTargets DrCellTargets;

/* Finds the targets of all cells of a plan whose facts are known; *@targets is NULL where each of them is to be reached, or
 * not to be passed, as its indicator wants. Of cells whose targets compare differently the sum cannot be judged: they are
 * refused, or undefined where the query leaves conflicts out. */
gboolean        dr_cell_targets_new   (DrQueryPlan          *plan,
                                       DrCellTargets       **targets,
                                       GCancellable         *cancellable,
                                       GError              **error);
void            dr_cell_targets_free  (DrCellTargets        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrCellTargets, dr_cell_targets_free)

/* Judges cell number @group; false where its sums and its indicator tell all there is. */
gboolean        dr_cell_targets_judge (const DrCellTargets  *self,
                                       guint64               group,
                                       const DrCell         *cell,
                                       DrDesire              desire,
                                       DrAttainment         *attainment);

G_END_DECLS
