/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where one sum would hold the figure of a unit and those of units below it, of one indicator and the same days. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

typedef struct _DrNesting DrNesting;

/* Gets ready to look at the facts of a query, in the groups of its cells or in those of its rows. Where @reports is given,
 * units for which it is 0 have no fact. *@nesting is NULL where no group holds a unit and one above it. */
gboolean dr_nesting_new     (const DrQueryPlan  *plan,
                             gboolean            is_of_cells,
                             const guint8       *reports,
                             DrNesting         **nesting,
                             GError            **error);
void     dr_nesting_free    (DrNesting          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrNesting, dr_nesting_free)

/* Notes the facts of blocks, and refuses what those seen so far would count twice. */
gboolean dr_nesting_add     (DrNesting          *self,
                             const GArray       *blocks,
                             GError            **error);
/* Where a question refuses to count figures twice, leaves out of sums with a whole those that a report tells to be parts of
 * it: «205 cây, trong đó xã A 120 cây». */
gboolean dr_nesting_leave_out_stated (DrQueryPlan  *plan,
                             GCancellable       *cancellable,
                             GError            **error);
/* Leaves out of the facts of a plan what its question does not want counted, where all facts are at hand. */
gboolean dr_nesting_resolve (DrQueryPlan        *plan,
                             GCancellable       *cancellable,
                             GError            **error);

G_END_DECLS
