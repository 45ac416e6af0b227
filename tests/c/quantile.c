/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>

#include "analysis/query/dr-quantile-private.h"

/* What completions are made of: what was reached, from one number up to another, of what was planned, likewise. */
typedef struct
{
  const char *name;
  gint64      least_actual;
  gint64      greatest_actual;
  gint64      least_planned;
  gint64      greatest_planned;
  gboolean    is_wide;          /* figures times 10^19 */
} QuantileCase;

static const QuantileCase cases[] = {
  { "few-values", 0, 5, 1, 4, FALSE },
  { "within-a-ten-thousandth", 30000000, 30000200, 90000000, 90000400, FALSE },
  { "all-alike-and-some-a-little-less", 99999, 100000, 100000, 100000, FALSE },
  { "below-zero-too", -50, 50, -9, 9, FALSE },
  { "zero-alone", 0, 0, 1, 9, FALSE },
  { "about-what-a-key-can-tell", 429490, 429500, 1, 2, FALSE },
  { "beyond-what-a-key-can-tell", 900000000, 900000009, 1, 3, FALSE },
  { "near-64-bits", G_MAXINT64 - 40, G_MAXINT64, G_MAXINT64 - 40, G_MAXINT64, FALSE },
  { "beyond-64-bits", -3, 9, 1, 7, TRUE },
};

static gint64
pick (gint64 least,
      gint64 greatest)
{
  guint64 number = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

  return (gint64) ((guint64) least + number % ((guint64) greatest - (guint64) least + 1));
}

static int
compare_quotients (gconstpointer left,
                   gconstpointer right)
{
  return dr_quotient_compare (left, right);
}

static void
check_quantiles (const QuantileCase *test,
                 gsize               n_cells)
{
  static const dr_int128 hundredths[] = { 0, 1, 10, 25, 50, 75, 90, 99, 100 };
  const dr_int128 scale = test->is_wide ? (dr_int128) dr_power_of_ten (19) : 1;
  g_auto (DrCells) cells = { 0 };
  DrCompletionList list;
  g_autofree DrQuotient *sorted = g_new (DrQuotient, n_cells);
  gsize n_completions = 0;
  guint64 n_expected = n_cells;
  gconstpointer counts[] = { &n_expected };

  g_assert_true (dr_cells_init_dense (&cells, DR_CELLS_WIDE, n_cells, NULL, NULL));
  g_assert_true (dr_completion_list_init (&list, counts, 1, sizeof n_expected, 1, NULL, NULL));
  for (gsize i = 0; i < n_cells; i++)
    {
      gint64 actual = pick (test->least_actual, test->greatest_actual);
      gint64 planned = pick (test->least_planned, test->greatest_planned);
      DrCell *cell = dr_cells_at (&cells, i);

      *cell = (DrCell) { .n_rows = 1, .n_pairs = 1, .pair_actual = actual * scale, .pair_planned = planned * scale };
      if (planned <= 0)
        continue;

      g_assert_true (dr_quotient_init (&sorted[n_completions++], cell->pair_actual, cell->pair_planned));
      /* The two ways give one key. */
      if (test->is_wide || g_test_rand_bit ())
        dr_completion_list_add (&list, 0, 0, cell, i);
      else
        dr_completion_list_add_narrow (&list, 0, 0, actual, planned, i);
    }
  dr_completion_list_close (&list, counts, 1, sizeof n_expected);
  g_assert_true (dr_completion_list_sort (&list, 0, 1));
  qsort (sorted, n_completions, sizeof *sorted, compare_quotients);

  for (guint i = 0; i < G_N_ELEMENTS (hundredths) && n_completions > 0; i++)
    {
      DrQuotient part = { hundredths[i], 100 };
      gsize rank = ((gsize) hundredths[i] * n_completions + 99) / 100;
      DrQuotient found;

      g_assert_true (dr_completion_list_get (&list, 0, &part, &cells, &found));
      g_assert_cmpint (dr_quotient_compare (&found, &sorted[MAX (rank, 1) - 1]), ==, 0);
    }
  dr_completion_list_clear (&list);
}

/* By nearest rank, and exact: whatever is closer together than a key can tell. */
static void
test_quantiles (gconstpointer data)
{
  static const gsize counts[] = { 1, 2, 40, 500, 9000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    check_quantiles (data, counts[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/quantile/%s", cases[i].name);
      g_test_add_data_func (name, &cases[i], test_quantiles);
    }

  return g_test_run ();
}
