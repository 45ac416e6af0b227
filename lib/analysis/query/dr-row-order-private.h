/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rows of a table that is still being made, put in order. */

#pragma once

#include "analysis/arrow/dr-column-builder-private.h"
#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

/* What rows are compared by. Empty cells come last, whichever way round. */
typedef struct
{
  const DrColumn *shown;
  const DrColumn *numerator;    /* (nullable) compares the quotient itself, */
  const DrColumn *denominator;  /* (nullable) with this one */
  gboolean        is_downwards;
} DrRowOrder;

/* Below 0 if row @left comes before @right by the first @n_orders orders. */
int       dr_row_order_compare (const DrRowOrder      *orders,
                                guint                  n_orders,
                                guint32                left,
                                guint32                right);
/* Puts @rows in order; those that compare equal are put in that of their numbers. */
void      dr_row_order_sort_rows (const DrRowOrder    *orders,
                                guint                  n_orders,
                                guint32               *rows,
                                gsize                  n_rows);
/* All rows in order; those that compare equal stay as they are. */
guint32 * dr_row_order_sort    (const DrRowOrder      *orders,
                                guint                  n_orders,
                                gsize                  n_rows);
/* The rows in the order that the query asks for, and else in that of its keys. NULL with @error set for an unknown
 * column. */
guint32 * dr_row_order_find    (const DrQueryPlan     *plan,
                                const DrColumnBuilder *shown,
                                const DrColumnBuilder *numerator,
                                const DrColumnBuilder *denominator,
                                gsize                  n_rows,
                                GError               **error);
/* Keeps the items @rows of an array, in that order. */
void      dr_row_order_keep    (GArray                *array,
                                const guint32         *rows,
                                gsize                  n_rows);

G_END_DECLS
