/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a table remembers of its query, so that its cells lead back to the rows that they were made of. */

#pragma once

#include "analysis/query/dr-metric-private.h"
#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

typedef struct _DrLineage DrLineage;

/* Takes from @plan what is needed; nothing else may be done with the plan then but to clear it. */
DrLineage * dr_lineage_new_take (DrQueryPlan      *plan);
void        dr_lineage_free     (DrLineage        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrLineage, dr_lineage_free)

/* The numbers of the rows of the dataset that have the values @values of the keys, below 0 for none, and the figures
 * that metric @metric is made of. (element-type guint64) */
GArray *    dr_lineage_find     (DrLineage        *self,
                                 const gint32     *values,
                                 guint             metric);
DrDataset * dr_lineage_get_dataset (const DrLineage *self);

G_END_DECLS
