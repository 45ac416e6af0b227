/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where a column of a pivot comes from. */

#pragma once

#include <districtreport/dr-table.h>

G_BEGIN_DECLS

/* The table, the column of the metric that was spread there, and the value it is of here. (transfer full) @value.
 * FALSE for any other column. */
gboolean dr_table_find_spread (DrTable   *self,
                               guint      column,
                               gboolean   shows_ids,
                               DrTable  **source,
                               guint     *metric,
                               char     **value);

/* Whether a column has figures in the measure of its rows, rather than counts and quotients. */
gboolean dr_table_has_figures (DrTable *self,
                               guint    column);

G_END_DECLS
