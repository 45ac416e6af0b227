/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Changes of cells that are nothing but a sum of 64 bits each, which is what most data are. */

#pragma once

#include "analysis/query/dr-row-maker-private.h"

G_BEGIN_DECLS

/* Whether the cells are of this sort, and all that is asked for is how they changed. */
gboolean dr_query_change_applies (const DrCellSource *source);

/* Adds the changes of the cells of the units @first up to @end to groups of them, which lie @stride apart. False where a
 * sum does not fit. */
gboolean dr_query_change_fold    (const DrCellSource *source,
                                  DrGroup            *groups,
                                  const gsize         stride[DR_N_DIMENSIONS],
                                  const dr_int128    *factor,
                                  gint32              first,
                                  gint32              end,
                                  GCancellable       *cancellable,
                                  GError            **error);
/* Adds a row for each cell that changed, in the order of the dimensions @loop, from @first up to @end of the outermost. */
gboolean dr_query_change_add     (const DrCellSource *source,
                                  DrRowMaker         *rows,
                                  const DrDimension  *loop,
                                  gint32              first,
                                  gint32              end,
                                  GCancellable       *cancellable,
                                  GError            **error);

G_END_DECLS
