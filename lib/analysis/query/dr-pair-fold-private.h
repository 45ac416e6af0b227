/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pairs of 64 bits judged cell by cell: which are how far, and nothing is added up. */

#pragma once

#include "analysis/query/dr-quantile-private.h"

G_BEGIN_DECLS

/* Whether the cells are of this sort, and no more is asked of them. */
gboolean dr_pair_fold_applies (const DrCellSource *source);
/* Judges the cells of the units from @first up to @end, for groups of them which lie @stride apart. Completions, where
 * they are wanted, are added as those of part @part. */
gboolean dr_pair_fold_run     (const DrCellSource *source,
                               DrGroup            *groups,
                               const gsize         stride[DR_N_DIMENSIONS],
                               DrCompletionList   *completions,
                               guint               part,
                               gint32              first,
                               gint32              end,
                               GCancellable       *cancellable,
                               GError            **error);

G_END_DECLS
