/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether what two answers would add up is what one query would add up. */

#pragma once

#include "analysis/query/dr-table-private.h"

G_BEGIN_DECLS

/* What pieces have to have been asked in common, beside keys and metrics. (transfer full) */
char *       dr_merge_check_describe (const DrQuestion *question);
/* Whether any cell of either could be of anything else than flows. */
gboolean     dr_merge_check_is_due  (DrTable           *left,
                                     DrTable           *right);
/* What a row adds up in @columns (element-type guint); of no label where that is nothing, or not known any more. */
DrTableSum   dr_merge_check_find    (DrTable           *table,
                                     guint              row,
                                     const GArray      *columns);
/* Whether both are flows, or stocks of one day. */
gboolean     dr_merge_check_sums    (const DrTableSum  *one,
                                     const DrTableSum  *other,
                                     GError           **error);
/* Whether issuers that both know by their names alone are the same bodies, as far as anybody can tell. */
gboolean     dr_merge_check_issuers (DrTable           *left,
                                     DrTable           *right,
                                     GError           **error);

G_END_DECLS
