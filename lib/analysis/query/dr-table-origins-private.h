/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What leads from the cells of a table to what they were worked out from. */

#pragma once

#include "analysis/query/dr-table-private.h"

G_BEGIN_DECLS

/* The table whose query a cell was worked out in, with its place there: this one, or what it is a pivot of. NULL where
 * there was nothing. */
DrTable *   dr_table_find_source   (DrTable    *self,
                                    guint      *row,
                                    guint      *column);
/* Appends all datasets that a table was made of, as of the day that was asked for. (element-type DrDataset) */
void        dr_table_add_datasets  (DrTable    *self,
                                    GPtrArray  *datasets);

G_END_DECLS
