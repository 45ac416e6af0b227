/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-grid-private.h"

DrGrid *
dr_grid_new (guint32 start)
{
  DrGrid *self = g_new0 (DrGrid, 1);

  self->start = self->end = start;
  self->cells = g_array_new (FALSE, FALSE, sizeof (DrGridCell));
  self->tall = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
dr_grid_free (DrGrid *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->tall);
  g_free (self);
}

guint
dr_grid_add (DrGrid  *self,
             guint32  row,
             guint    column,
             guint32  row_span,
             guint    column_span,
             guint32  start,
             guint32  end)
{
  const DrGridCell *last = self->cells->len > 0 ? dr_grid_get_cell (self, self->cells->len - 1) : NULL;

  if (column >= DR_GRID_MOST_COLUMNS
      || (last != NULL && (row < last->row || (row == last->row && column < last->column + last->column_span))))
    return G_MAXUINT;

  DrGridCell cell = {
    .start = start,
    .end = MAX (start, end),
    .row = row,
    .row_span = CLAMP (row_span, 1, MIN (G_MAXUINT32 - row, DR_GRID_MOST_ROWS_SPANNED)),
    .column = column,
    .column_span = CLAMP (column_span, 1, DR_GRID_MOST_COLUMNS - column),
  };
  g_array_append_val (self->cells, cell);
  self->n_rows = MAX (self->n_rows, row + 1);
  self->n_columns = MAX (self->n_columns, (guint) cell.column + cell.column_span);
  self->end = MAX (self->end, cell.end);

  return self->cells->len - 1;
}

void
dr_grid_end (DrGrid  *self,
             guint32  end)
{
  self->end = MAX (self->end, end);
  g_array_set_size (self->tall, 0);
  for (guint i = 0; i < self->cells->len; i++)
    {
      DrGridCell *cell = &g_array_index (self->cells, DrGridCell, i);

      /* No cell reaches out of the table. */
      cell->row_span = MIN (cell->row_span, self->n_rows - cell->row);
      if (cell->row_span > 1 && self->tall->len == DR_GRID_MOST_TALL)
        cell->row_span = 1;
      if (cell->row_span > 1)
        g_array_append_val (self->tall, i);
    }
}

guint
dr_grid_find_row (const DrGrid *self,
                  guint32       row)
{
  guint low = 0;
  guint high = self->cells->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dr_grid_get_cell (self, middle)->row < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
covers (const DrGridCell *cell,
        guint32           row,
        guint             column)
{
  return cell->row <= row && row - cell->row < cell->row_span
         && cell->column <= column && column - cell->column < cell->column_span;
}

const DrGridCell *
dr_grid_find (const DrGrid *self,
              guint32       row,
              guint         column)
{
  guint low = 0;
  guint high = self->cells->len;

  /* The last cell that begins at the place or before it, in the order of cells. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DrGridCell *cell = dr_grid_get_cell (self, middle);

      if (cell->row < row || (cell->row == row && cell->column <= column))
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0 && covers (dr_grid_get_cell (self, low - 1), row, column))
    return dr_grid_get_cell (self, low - 1);

  for (guint i = self->tall->len; i > 0; i--)
    {
      const DrGridCell *cell = dr_grid_get_cell (self, g_array_index (self->tall, guint, i - 1));

      if (covers (cell, row, column))
        return cell;
    }

  return NULL;
}
