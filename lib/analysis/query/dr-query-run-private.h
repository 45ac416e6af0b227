/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From cells to the rows of a table. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"
#include "analysis/query/dr-table-private.h"

G_BEGIN_DECLS

/* The table of @plan, from cells that hold what it needs. */
DrTable * dr_query_make_table (const DrQueryPlan  *plan,
                               const DrCells      *cells,
                               GCancellable       *cancellable,
                               GError            **error);

G_END_DECLS
