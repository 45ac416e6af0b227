/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rows that are one narrow cell each: columns are filled straight from the cells. */

#pragma once

#include "analysis/query/dr-cell-walk-private.h"
#include "analysis/query/dr-row-maker-private.h"

G_BEGIN_DECLS

/* Whether the cells are of this sort, each is a row, and all that is asked for are sums, numbers and completions. */
gboolean dr_cell_rows_apply (const DrCellSource *source,
                             const DrRowMaker   *rows);
/* Adds a row for each cell of the walk that any row led to. */
gboolean dr_cell_rows_add   (DrCellWalk         *walk,
                             DrRowMaker         *rows,
                             GError            **error);

G_END_DECLS
