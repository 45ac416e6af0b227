/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What one report says in two ways that cannot both be. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

/* Refuses a query that would add up two such figures, or leaves them out. */
gboolean dr_contradictions_resolve (DrQueryPlan  *plan,
                                    GError      **error);

G_END_DECLS
