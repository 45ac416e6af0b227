/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-row-order-private.h"

#define MOST_ORDERS 4

/* Cells of a column, from one number up to another; one in so many is empty. */
typedef struct
{
  const char   *name;
  DrColumnKind  kind;
  gint64        least;
  gint64        greatest;
  guint         empty_every;  /* 0: none is */
} Cells;

static const Cells codes = { "codes", DR_COLUMN_CODE, 0, 12, 0 };
static const Cells gaps = { "gaps", DR_COLUMN_CODE, 0, 5, 3 };
static const Cells one = { "one", DR_COLUMN_NARROW, 7, 7, 0 };
static const Cells none = { "none", DR_COLUMN_NARROW, 0, 0, 1 };
static const Cells signs = { "signs", DR_COLUMN_NARROW, -20, 20, 5 };
static const Cells wide = { "wide", DR_COLUMN_WIDE, -3, 40000, 9 };
static const Cells far_apart = { "far-apart", DR_COLUMN_NARROW, G_MININT64 + 1, G_MAXINT64 - 1, 4 };
static const Cells long_span = { "long-span", DR_COLUMN_NARROW, 0, G_MAXUINT32 - 2, 0 };

typedef struct
{
  const char  *name;
  const Cells *cells[MOST_ORDERS];
  guint        downwards;           /* a bit for each */
} OrderCase;

static const OrderCase cases[] = {
  { "by-a-code", { &codes }, 0 },
  { "downwards", { &codes }, 1 },
  { "empty-cells-last", { &gaps, &codes }, 0 },
  { "empty-cells-last-downwards-too", { &gaps, &signs }, 3 },
  { "by-several", { &codes, &signs, &wide, &gaps }, 2 },
  { "all-alike", { &one, &one }, 0 },
  { "all-empty", { &none, &codes }, 1 },
  { "numbers-that-fill-a-key", { &long_span, &long_span }, 1 },
  { "numbers-beyond-a-key", { &long_span, &long_span, &codes }, 0 },
  { "numbers-far-apart", { &far_apart, &codes }, 0 },
};

static gint64
pick (const Cells *cells)
{
  guint64 span = (guint64) cells->greatest - (guint64) cells->least;
  guint64 number = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

  /* Now and then the ends themselves. */
  if (g_test_rand_int_range (0, 8) == 0)
    return g_test_rand_bit () ? cells->least : cells->greatest;

  return (gint64) ((guint64) cells->least + (span == G_MAXUINT64 ? number : number % (span + 1)));
}

static DrColumn *
make_column (const Cells *cells,
             gsize        n_rows)
{
  g_auto (DrColumnBuilder) builder = { NULL };

  g_assert_true (dr_column_builder_init (&builder, cells->name, cells->kind, NULL));
  for (gsize row = 0; row < n_rows; row++)
    {
      g_assert_true (dr_column_builder_reserve (&builder, 1, NULL));
      if (cells->empty_every > 0 && g_test_rand_int_range (0, (gint32) cells->empty_every) == 0)
        g_assert_true (dr_column_builder_append_empty (&builder, NULL));
      else if (cells->kind == DR_COLUMN_CODE)
        g_assert_true (dr_column_builder_append_code (&builder, (gint32) pick (cells), NULL));
      else
        g_assert_true (dr_column_builder_append_number (&builder, pick (cells), NULL));
    }

  return dr_column_builder_finish (&builder);
}

/* However many rows there are, they come as comparing two by two puts them. */
static void
test_order (gconstpointer data)
{
  static const gsize counts[] = { 0, 1, 2, 63, 64, 65, 1000, 5000 };
  const OrderCase *test = data;

  for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
    {
      gsize n_rows = counts[k];
      g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_column_unref);
      DrRowOrder orders[MOST_ORDERS];
      guint n_orders = 0;

      for (; n_orders < MOST_ORDERS && test->cells[n_orders] != NULL; n_orders++)
        {
          g_ptr_array_add (columns, make_column (test->cells[n_orders], n_rows));
          orders[n_orders] = (DrRowOrder) { .shown = columns->pdata[n_orders], .is_downwards = test->downwards >> n_orders & 1 };
        }

      g_autofree guint32 *rows = dr_row_order_sort (orders, n_orders, n_rows);
      g_autofree guint8 *is_seen = g_new0 (guint8, MAX (n_rows, 1));

      for (gsize i = 0; i < n_rows; i++)
        {
          g_assert_cmpuint (rows[i], <, n_rows);
          g_assert_cmpint (is_seen[rows[i]]++, ==, 0);
          if (i == 0)
            continue;

          int compared = dr_row_order_compare (orders, n_orders, rows[i - 1], rows[i]);
          g_assert_cmpint (compared, <=, 0);
          if (compared == 0)
            g_assert_cmpuint (rows[i - 1], <, rows[i]);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/row-order/%s", cases[i].name);
      g_test_add_data_func (name, &cases[i], test_order);
    }

  return g_test_run ();
}
