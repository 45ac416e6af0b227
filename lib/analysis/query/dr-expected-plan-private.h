/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How much of what was planned in each row should have been reached by a day: of each plan the share of its own period
 * that had elapsed. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"
#include "figures/dr-quotient-private.h"

G_BEGIN_DECLS

typedef struct _DrExpectedPlan DrExpectedPlan;

/* *@expected is NULL where no metric asks for it. */
gboolean         dr_expected_plan_new   (const DrQueryPlan     *plan,
                                         DrExpectedPlan       **expected,
                                         GError               **error);
void             dr_expected_plan_free  (DrExpectedPlan        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrExpectedPlan, dr_expected_plan_free)

/* Adds the plans of @blocks (element-type DrFactBlock), which are those of the dataset or what was streamed. Nothing is
 * looked at where the periods of the rows tell all. */
gboolean         dr_expected_plan_add   (DrExpectedPlan        *self,
                                         const GArray          *blocks,
                                         GCancellable          *cancellable,
                                         GError               **error);
/* What of the plans of a row should have been reached by a day, where its pairs have @planned, as a multiple of one over the
 * denominator of the query; false where that does not fit. */
gboolean         dr_expected_plan_get   (const DrExpectedPlan  *self,
                                         const gint32           rows_code[DR_N_DIMENSIONS],
                                         dr_int128              planned,
                                         const GDate           *day,
                                         DrQuotient            *expected);

G_END_DECLS
