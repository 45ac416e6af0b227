/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-grid-private.h"

/*
 *   A   B───B      rows 0 and 1 are a head: A and C reach over both
 *   │   D   E
 *   F   G   (empty)
 */
static DrGrid *
make_grid (void)
{
  DrGrid *grid = dr_grid_new (100);

  g_assert_cmpuint (dr_grid_add (grid, 0, 0, 2, 1, 100, 101), ==, 0);
  g_assert_cmpuint (dr_grid_add (grid, 0, 1, 1, 2, 102, 103), ==, 1);
  g_assert_cmpuint (dr_grid_add (grid, 1, 1, 1, 1, 105, 106), ==, 2);
  g_assert_cmpuint (dr_grid_add (grid, 1, 2, 1, 1, 107, 108), ==, 3);
  g_assert_cmpuint (dr_grid_add (grid, 2, 0, 1, 1, 109, 110), ==, 4);
  g_assert_cmpuint (dr_grid_add (grid, 2, 1, 1, 1, 111, 112), ==, 5);
  dr_grid_end (grid, 113);

  return grid;
}

static void
test_size (void)
{
  g_autoptr (DrGrid) grid = make_grid ();

  g_assert_cmpuint (grid->start, ==, 100);
  g_assert_cmpuint (grid->end, ==, 113);
  g_assert_cmpuint (grid->n_rows, ==, 3);
  g_assert_cmpuint (grid->n_columns, ==, 3);
}

static void
test_find (void)
{
  static const guint32 starts[3][3] = { { 100, 102, 102 }, { 100, 105, 107 }, { 109, 111, 0 } };
  g_autoptr (DrGrid) grid = make_grid ();

  for (guint row = 0; row < 3; row++)
    for (guint column = 0; column < 3; column++)
      {
        const DrGridCell *cell = dr_grid_find (grid, row, column);

        g_assert_cmpuint (cell != NULL ? cell->start : 0, ==, starts[row][column]);
      }
  g_assert_null (dr_grid_find (grid, 3, 0));
  g_assert_null (dr_grid_find (grid, 0, 3));
  g_assert_cmpuint (dr_grid_find_row (grid, 0), ==, 0);
  g_assert_cmpuint (dr_grid_find_row (grid, 1), ==, 2);
  g_assert_cmpuint (dr_grid_find_row (grid, 9), ==, 6);
}

static void
test_order (void)
{
  g_autoptr (DrGrid) grid = make_grid ();

  g_assert_cmpuint (dr_grid_add (grid, 1, 5, 1, 1, 120, 121), ==, G_MAXUINT);
  g_assert_cmpuint (dr_grid_add (grid, 2, 1, 1, 1, 120, 121), ==, G_MAXUINT);
  g_assert_cmpuint (grid->cells->len, ==, 6);
}

static void
test_later_span (void)
{
  g_autoptr (DrGrid) grid = dr_grid_new (0);
  guint cell = dr_grid_add (grid, 0, 0, 1, 1, 0, 4);

  dr_grid_add (grid, 0, 1, 1, 1, 5, 6);
  dr_grid_add (grid, 1, 1, 1, 1, 7, 8);
  g_array_index (grid->cells, DrGridCell, cell).row_span++;
  dr_grid_end (grid, 8);

  g_assert_cmpuint (dr_grid_find (grid, 1, 0)->end, ==, 4);
}

static void
test_bounds (void)
{
  g_autoptr (DrGrid) grid = dr_grid_new (0);

  g_assert_cmpuint (dr_grid_add (grid, 0, DR_GRID_MOST_COLUMNS, 1, 1, 0, 1), ==, G_MAXUINT);
  g_assert_cmpuint (dr_grid_add (grid, 0, 1, G_MAXUINT32, G_MAXUINT, 0, 1), ==, 0);
  g_assert_cmpuint (grid->n_columns, ==, DR_GRID_MOST_COLUMNS);
  for (guint row = 1; row <= DR_GRID_MOST_TALL; row++)
    g_assert_cmpuint (dr_grid_add (grid, row, 0, 2, 1, row, row), ==, row);
  dr_grid_end (grid, DR_GRID_MOST_TALL);

  g_assert_cmpuint (grid->tall->len, ==, DR_GRID_MOST_TALL);
  g_assert_cmpuint (dr_grid_find (grid, DR_GRID_MOST_TALL, 1)->row, ==, 0);
  g_assert_cmpuint (dr_grid_get_cell (grid, DR_GRID_MOST_TALL)->row_span, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grid/size/holds-every-cell", test_size);
  g_test_add_func ("/grid/find/gives-the-cell-that-covers-a-place", test_find);
  g_test_add_func ("/grid/add/refuses-a-cell-out-of-order", test_order);
  g_test_add_func ("/grid/end/knows-a-span-set-later", test_later_span);
  g_test_add_func ("/grid/bounds/limit-columns-and-tall-cells", test_bounds);

  return g_test_run ();
}
