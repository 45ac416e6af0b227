/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the facts add up to in the cells of a query: all at once, or as they come. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

/* Fills cells with what the rows of the dataset add up to, as the metrics with these @traits need it. */
gboolean dr_query_scan_run        (const DrQueryPlan  *plan,
                                   guint               traits,
                                   DrCells            *cells,
                                   GCancellable       *cancellable,
                                   GError            **error);

/* Cells to which rows are added that are not kept, so that nothing can be done again. */
typedef struct
{
  const DrQueryPlan *plan;
  DrCells            cells;
  guint64            n_rows;
  guint64            most_actual;   /* that any sum so far may be, whatever its sign */
  guint64            most_planned;
} DrQueryTally;

/* @has_standings: whether rows will tell how sure their figures are. */
gboolean dr_query_tally_init   (DrQueryTally       *self,
                                const DrQueryPlan  *plan,
                                gboolean            has_standings,
                                GError            **error);
void     dr_query_tally_clear  (DrQueryTally       *self);
gboolean dr_query_tally_add    (DrQueryTally       *self,
                                const GArray       *blocks,
                                GCancellable       *cancellable,
                                GError            **error);
/* Once after the last row. */
gboolean dr_query_tally_finish (DrQueryTally       *self,
                                GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrQueryTally, dr_query_tally_clear)

G_END_DECLS
