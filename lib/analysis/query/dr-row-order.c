/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-row-order-private.h"
#include "base/dr-error-private.h"

static int
compare_cells (const DrRowOrder *order,
               guint32           left,
               guint32           right)
{
  gboolean is_left_empty = dr_column_is_empty (order->shown, left);
  gboolean is_right_empty = dr_column_is_empty (order->shown, right);
  int compared;

  if (is_left_empty || is_right_empty)
    return (int) is_left_empty - (int) is_right_empty;

  if (order->numerator != NULL)
    {
      DrQuotient first = { dr_column_get_number (order->numerator, left),
                           dr_column_get_number (order->denominator, left) };
      DrQuotient second = { dr_column_get_number (order->numerator, right),
                            dr_column_get_number (order->denominator, right) };

      compared = dr_quotient_compare (&first, &second);
    }
  else
    {
      dr_int128 first = dr_column_get_number (order->shown, left);
      dr_int128 second = dr_column_get_number (order->shown, right);

      compared = (first > second) - (first < second);
    }

  return order->is_downwards ? -compared : compared;
}

int
dr_row_order_compare (const DrRowOrder *orders,
                      guint             n_orders,
                      guint32           left,
                      guint32           right)
{
  for (guint i = 0; i < n_orders; i++)
    {
      int compared = compare_cells (&orders[i], left, right);

      if (compared != 0)
        return compared;
    }

  return 0;
}

typedef struct
{
  const DrRowOrder *orders;
  guint             n_orders;
} Orders;

static int
compare_rows (gconstpointer left,
              gconstpointer right,
              gpointer      data)
{
  const Orders *orders = data;
  guint32 first = *(const guint32 *) left;
  guint32 second = *(const guint32 *) right;
  int compared = dr_row_order_compare (orders->orders, orders->n_orders, first, second);

  return compared != 0 ? compared : (first > second) - (first < second);
}

void
dr_row_order_sort_rows (const DrRowOrder *orders,
                        guint             n_orders,
                        guint32          *rows,
                        gsize             n_rows)
{
  Orders by = { orders, n_orders };

  if (n_orders > 0)
    g_qsort_with_data (rows, (gint) n_rows, sizeof *rows, compare_rows, &by);
}

guint32 *
dr_row_order_sort (const DrRowOrder *orders,
                   guint             n_orders,
                   gsize             n_rows)
{
  guint32 *rows = g_new (guint32, MAX (n_rows, 1));

  for (gsize row = 0; row < n_rows; row++)
    rows[row] = (guint32) row;
  dr_row_order_sort_rows (orders, n_orders, rows, n_rows);

  return rows;
}

guint32 *
dr_row_order_find (const DrQueryPlan      *plan,
                   const DrColumnBuilder  *shown,
                   const DrColumnBuilder  *numerator,
                   const DrColumnBuilder  *denominator,
                   gsize                   n_rows,
                   GError                **error)
{
  const DrQuestion *question = plan->question;
  guint n_columns = plan->n_keys + plan->metrics->len;
  g_autofree DrRowOrder *orders = g_new0 (DrRowOrder, question->order->len + plan->n_keys);
  guint n_orders = 0;

  for (guint i = 0; i < question->order->len; i++)
    {
      const char *word = g_ptr_array_index (question->order, i);
      gboolean is_downwards = *word == '-';
      const char *name = is_downwards ? word + 1 : word;
      guint column = 0;

      while (column < n_columns && strcmp (shown[column].column->name, name) != 0)
        column++;
      if (column == n_columns)
        {
          dr_error_set (error, DR_ERROR_INVALID, "\"%s\" is neither a key nor a metric of the query: "
                                                 "rows cannot be put in order by it", name);
          return NULL;
        }
      orders[n_orders++] = (DrRowOrder) {
        .shown = shown[column].column,
        .numerator = question->compares_shown ? NULL : numerator[column].column,
        .denominator = question->compares_shown ? NULL : denominator[column].column,
        .is_downwards = is_downwards,
      };
    }

  /* Rows come in the order of their keys already, unless keys of one dimension stand apart. */
  if (!plan->is_sorted)
    for (guint i = 0; i < plan->n_keys; i++)
      orders[n_orders++] = (DrRowOrder) { .shown = shown[i].column };

  return dr_row_order_sort (orders, n_orders, n_rows);
}

void
dr_row_order_keep (GArray        *array,
                   const guint32 *rows,
                   gsize          n_rows)
{
  gsize size = g_array_get_element_size (array);
  g_autofree char *kept = g_malloc (MAX (n_rows * size, 1));

  for (gsize i = 0; i < n_rows; i++)
    memcpy (kept + i * size, array->data + rows[i] * size, size);
  memcpy (array->data, kept, n_rows * size);
  g_array_set_size (array, (guint) n_rows);
}
