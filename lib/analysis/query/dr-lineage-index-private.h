/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rows of a dataset by the values of the keys of a query, so that what is behind each of many cells is found in one walk. */

#pragma once

#include "analysis/query/dr-key-private.h"

G_BEGIN_DECLS

typedef struct _DrLineageIndex DrLineageIndex;

/* Finds the rows that are @admitted, by their values of @keys (element-type DrKey), of which the first @n_keys count and
 * each is of one value for a row. NULL where there are too many rows to be noted. */
DrLineageIndex * dr_lineage_index_new  (const DrDataset      *dataset,
                                        const GArray         *keys,
                                        guint                 n_keys,
                                        guint8 * const        admitted[DR_N_DIMENSIONS]);
void             dr_lineage_index_free (DrLineageIndex       *self);

/* The numbers of the rows with these values, in order. */
const guint32 *  dr_lineage_index_find (const DrLineageIndex *self,
                                        const gint32         *values,
                                        guint32              *n_rows);
/* The block of row @number, which becomes the row within it. */
const DrFactBlock * dr_lineage_index_get_block (const DrLineageIndex *self,
                                        guint64              *number);

G_END_DECLS
