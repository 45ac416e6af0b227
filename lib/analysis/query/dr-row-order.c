/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-row-order-private.h"
#include "base/dr-error-private.h"

/* Fewer rows than this are compared as soon as they are counted. */
#define MANY_ROWS 64
#define DIGIT_BITS 10
#define DIGIT_MASK ((1u << DIGIT_BITS) - 1)

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

/* A row, and a number that sorts as it does. */
typedef struct
{
  guint64 key;
  guint32 row;
} KeyedRow;

/* Appends to the keys a number that sorts as the cells of one column do; false where it does not fit. */
static gboolean
append_to_keys (const DrRowOrder *order,
                KeyedRow         *keyed,
                gsize             n_rows,
                guint            *n_bits)
{
  dr_int128 least = 0;
  dr_int128 greatest = 0;
  gboolean has_any = FALSE;

  if (order->numerator != NULL)
    return FALSE;

  for (gsize i = 0; i < n_rows; i++)
    {
      if (dr_column_is_empty (order->shown, keyed[i].row))
        continue;

      dr_int128 number = dr_column_get_number (order->shown, keyed[i].row);
      least = has_any ? MIN (least, number) : number;
      greatest = has_any ? MAX (greatest, number) : number;
      has_any = TRUE;
    }

  /* Numbers far apart may be 2^128 from each other, but no more. */
  dr_uint128 span = (dr_uint128) greatest - (dr_uint128) least;
  if (span >= G_MAXUINT32)
    return FALSE;

  /* Empty cells have the number behind the last. */
  guint bits = 64 - (guint) __builtin_clzll ((guint64) span + 1);
  *n_bits += bits;
  if (*n_bits > 64)
    return FALSE;

  for (gsize i = 0; i < n_rows; i++)
    {
      guint64 number = (guint64) span + 1;

      if (!dr_column_is_empty (order->shown, keyed[i].row))
        {
          dr_int128 cell = dr_column_get_number (order->shown, keyed[i].row);

          number = (guint64) (order->is_downwards ? greatest - cell : cell - least);
        }
      keyed[i].key = keyed[i].key << bits | number;
    }

  return TRUE;
}

/* By one digit of the key after another, the last first; equal ones stay as they are. */
static void
sort_by_digits (KeyedRow *keyed,
                KeyedRow *spare,
                gsize     n_rows,
                guint     n_bits)
{
  KeyedRow *from = keyed;
  KeyedRow *to = spare;

  for (guint shift = 0; shift < n_bits; shift += DIGIT_BITS)
    {
      guint32 next[1 << DIGIT_BITS] = { 0 };
      KeyedRow *sorted = to;
      guint32 n_below = 0;

      for (gsize i = 0; i < n_rows; i++)
        next[from[i].key >> shift & DIGIT_MASK]++;
      for (guint digit = 0; digit <= DIGIT_MASK; digit++)
        {
          guint32 n_of_digit = next[digit];

          next[digit] = n_below;
          n_below += n_of_digit;
        }
      for (gsize i = 0; i < n_rows; i++)
        to[next[from[i].key >> shift & DIGIT_MASK]++] = from[i];
      to = from;
      from = sorted;
    }
  if (from != keyed)
    memcpy (keyed, from, n_rows * sizeof *keyed);
}

/* Sorts many rows by what their cells hold, where that is whole numbers not too far apart, as most keys and ranks are. */
static gboolean
sort_by_keys (const DrRowOrder *orders,
              guint             n_orders,
              guint32          *rows,
              gsize             n_rows)
{
  g_autofree KeyedRow *keyed = NULL;
  guint n_bits = 0;

  /* Rows that compare equal are in the order of their numbers before. */
  for (gsize i = 1; i < n_rows; i++)
    if (rows[i] < rows[i - 1])
      return FALSE;
  if (n_rows < MANY_ROWS || n_rows > G_MAXUINT32 / 2)
    return FALSE;

  keyed = g_try_new (KeyedRow, 2 * n_rows);
  if (keyed == NULL)
    return FALSE;
  for (gsize i = 0; i < n_rows; i++)
    keyed[i] = (KeyedRow) { 0, rows[i] };
  for (guint i = 0; i < n_orders; i++)
    if (!append_to_keys (&orders[i], keyed, n_rows, &n_bits))
      return FALSE;

  sort_by_digits (keyed, keyed + n_rows, n_rows, n_bits);
  for (gsize i = 0; i < n_rows; i++)
    rows[i] = keyed[i].row;

  return TRUE;
}

void
dr_row_order_sort_rows (const DrRowOrder *orders,
                        guint             n_orders,
                        guint32          *rows,
                        gsize             n_rows)
{
  Orders by = { orders, n_orders };

  if (n_orders > 0 && !sort_by_keys (orders, n_orders, rows, n_rows))
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
