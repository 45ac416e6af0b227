/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Running totals beside the figures that they were added up from. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

/* Where one row or sum of the query has a running total and figures of the same unit and indicator for a time within it,
 * leaves those out: the total has them already. */
gboolean dr_running_cover_resolve (DrQueryPlan   *plan,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_END_DECLS
