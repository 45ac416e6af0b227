/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether what a query would add up goes together at all. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

/* Remembers what the facts seen so far brought together. */
typedef struct _DrQueryCheck DrQueryCheck;

/* @knows_facts: whether the facts to come are those of the dataset, and no others. */
DrQueryCheck * dr_query_check_new  (const DrQueryPlan  *plan,
                                    gboolean            knows_facts,
                                    GError            **error);
void           dr_query_check_free (DrQueryCheck       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrQueryCheck, dr_query_check_free)

/* Refuses sums of two measures, of a stock and a flow, of a stock at two dates, of ratios, of one figure for two
 * periods that overlap, and of a unit's and those of units below it. Only what the facts really bring together counts,
 * and they are looked at only where their dimension tables leave room for it. */
gboolean       dr_query_check_add  (DrQueryCheck       *self,
                                    const GArray       *blocks,
                                    GCancellable       *cancellable,
                                    GError            **error);
/* The same for all facts of the dataset, but for what is planned for periods that overlap. */
gboolean       dr_query_check      (const DrQueryPlan  *plan,
                                    GCancellable       *cancellable,
                                    GError            **error);

/* Whether a row of facts has anything that the query adds up. */
static inline gboolean
dr_query_check_counts (const DrQueryPlan *plan,
                       const DrFactBlock *block,
                       gsize              row)
{
  gboolean has_actual = dr_fact_column_has (&block->actual, row);
  gboolean has_planned = dr_fact_column_has (&block->planned, row);

  return (has_actual || !plan->wants_actual) && (has_planned || !plan->wants_planned) && (has_actual || has_planned) &&
         dr_fact_block_has_standing (block, row, plan->standings);
}

/* Whether two different periods share days. */
static inline gboolean
dr_query_check_do_overlap (DrPeriod *left,
                           DrPeriod *right)
{
  return !dr_period_equal (left, right) &&
         g_date_compare (dr_period_get_first_day (left), dr_period_get_last_day (right)) <= 0 &&
         g_date_compare (dr_period_get_first_day (right), dr_period_get_last_day (left)) <= 0;
}

G_END_DECLS
