/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From cells to the rows of a table. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"
#include "analysis/query/dr-table-private.h"

G_BEGIN_DECLS

/* The table of @plan, from cells that hold what it needs. @has_facts: those of the plan are all, and can be looked through
 * again. */
DrTable * dr_query_make_table (const DrQueryPlan  *plan,
                               const DrCells      *cells,
                               gboolean            has_facts,
                               GCancellable       *cancellable,
                               GError            **error);

/* Whether achievements of units that were divided are counted in rows beside what is told of cells, which are finer: each part
 * would be one more. */
gboolean  dr_query_counts_parts (const DrQueryPlan *plan);

G_END_DECLS
