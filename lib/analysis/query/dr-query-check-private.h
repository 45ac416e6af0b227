/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether what a query would add up goes together at all. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

/* Remembers what the facts seen so far brought together. */
typedef struct _DrQueryCheck DrQueryCheck;

DrQueryCheck * dr_query_check_new  (const DrQueryPlan  *plan,
                                    GError            **error);
void           dr_query_check_free (DrQueryCheck       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrQueryCheck, dr_query_check_free)

/* Refuses sums of two measures, of a stock and a flow, of a stock at two dates, of ratios, and of one figure for two
 * periods that overlap. Only what the facts really bring together counts, and they are looked at only where their
 * dimension tables leave room for it. */
gboolean       dr_query_check_add  (DrQueryCheck       *self,
                                    const GArray       *blocks,
                                    GCancellable       *cancellable,
                                    GError            **error);
/* The same for all facts of the dataset. */
gboolean       dr_query_check      (const DrQueryPlan  *plan,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
