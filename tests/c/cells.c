/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-cells-private.h"

/* As many groups as one of a sparse array's slots may be wanted by. */
#define N_COLLIDING 300

static void
add_actual (DrCells *cells,
            guint64  group,
            gint64   actual)
{
  gsize index = dr_cells_find_or_add (cells, group);
  DrWideCell *cell = dr_cells_at (cells, index);

  cell->cell.n_rows++;
  cell->cell.n_actual++;
  dr_wrapping_sum_add (&cell->cell.actual, &cell->wraps[DR_CELL_ACTUAL], actual);
}

/* Groups whose numbers all lead to one slot stay apart, also when the table grows under them. */
static void
test_colliding_groups (void)
{
  g_auto (DrCells) cells = { 0 };
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GError) error = NULL;

  g_assert_true (dr_cells_init_sparse (&cells, DR_CELLS_WIDE, NULL, &error));
  g_assert_no_error (error);

  /* The first slot of a number is found by asking a table with nothing in it but that. */
  guint32 *slots = g_new0 (guint32, cells.n_slots);
  gsize wanted = 0;
  for (guint64 group = 1; groups->len < N_COLLIDING; group++)
    {
      g_auto (DrCells) alone = { 0 };

      alone.is_sparse = TRUE;
      alone.slots = g_steal_pointer (&slots);
      alone.n_slots = cells.n_slots;
      alone.group = g_new (guint64, 1);
      dr_cells_find_or_add (&alone, group);
      gsize slot = 0;
      while (alone.slots[slot] == 0)
        slot++;
      alone.slots[slot] = 0;
      slots = g_steal_pointer (&alone.slots);
      if (group == 1)
        wanted = slot;
      if (slot == wanted)
        g_array_append_val (groups, group);
    }
  g_free (slots);

  for (guint round = 0; round < 3; round++)
    {
      for (guint i = 0; i < groups->len; i++)
        add_actual (&cells, g_array_index (groups, guint64, i), (gint64) i + 1);
      g_assert_cmpuint (cells.n_cells, ==, groups->len);
      g_assert_true (dr_cells_reserve (&cells, cells.n_allocated, &error));
      g_assert_no_error (error);
    }

  for (guint i = 0; i < groups->len; i++)
    {
      gssize index = dr_cells_find (&cells, g_array_index (groups, guint64, i));
      DrCell cell;

      g_assert_cmpint (index, ==, i);
      g_assert_true (dr_cells_read (&cells, (gsize) index, &cell));
      g_assert_cmpuint (cell.n_actual, ==, 3);
      g_assert_true (cell.actual == 3 * ((gint64) i + 1));
    }
  g_assert_cmpint (dr_cells_find (&cells, 0), ==, -1);
}

/* Sums that went round are not read before they came back. */
static void
test_sums_that_went_round (void)
{
  g_auto (DrCells) cells = { 0 };
  g_autoptr (GError) error = NULL;
  const dr_int128 half = (dr_int128) 1 << 126;

  g_assert_true (dr_cells_init_dense (&cells, DR_CELLS_WIDE, 2, NULL, &error));
  g_assert_no_error (error);
  DrWideCell *cell = dr_cells_at (&cells, 1);
  cell->cell.n_rows = 1;
  for (guint i = 0; i < 3; i++)
    dr_wrapping_sum_add (&cell->cell.planned, &cell->wraps[DR_CELL_PLANNED], half);
  g_assert_false (dr_cells_fit (&cells));

  /* Nor do they when they are added to others. */
  g_assert_true (dr_cells_merge_dense (&cells, &cells, 0, 2));
  g_assert_false (dr_cells_fit (&cells));
  for (guint i = 0; i < 5; i++)
    dr_wrapping_sum_add (&cell->cell.planned, &cell->wraps[DR_CELL_PLANNED], -half);
  g_assert_true (dr_cells_fit (&cells));
  g_assert_true (cell->cell.planned == half);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cells/colliding-groups", test_colliding_groups);
  g_test_add_func ("/cells/sums-that-went-round", test_sums_that_went_round);

  return g_test_run ();
}
