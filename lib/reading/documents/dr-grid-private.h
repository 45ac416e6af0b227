/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A table: which stretch of the text stands in which row and column, whatever file it came from. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Wider tables are read as prose, and no cell spans more. */
#define DR_GRID_MOST_COLUMNS 255
/* Cells that reach over more than one row; further ones stay in their own. */
#define DR_GRID_MOST_TALL 1024

/* Which sign parts decimals in a table, where that is known. */
typedef enum
{
  DR_GRID_DECIMALS_UNKNOWN,
  DR_GRID_DECIMALS_COMMA,
  DR_GRID_DECIMALS_DOT
} DrGridDecimals;

/* A span of the text without the space around it; empty where the cell is. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 row;
  guint16 row_span;     /* at least 1, at most DR_GRID_MOST_ROWS_SPANNED */
  guint8  column;
  guint8  column_span;  /* at least 1 */
} DrGridCell;

#define DR_GRID_MOST_ROWS_SPANNED G_MAXUINT16

/* A table of numbers alone is mostly cells. */
G_STATIC_ASSERT (sizeof (DrGridCell) == 16 && DR_GRID_MOST_COLUMNS <= G_MAXUINT8);

/*
 * In the text a row is one line and a tab stands between two cells. A cell that other
 * cells were merged into is there once, with its spans; a cell that nobody added is
 * empty. Two tables never overlap.
 */
typedef struct
{
  guint32  start;       /* of the first row's line */
  guint32  end;         /* of the last row's line, without its line feed */
  guint    n_rows;
  guint    n_columns;
  DrGridDecimals decimals; /* of figures that the file kept as such; UNKNOWN: the text tells, or not */
  GArray  *cells;       /* (owned) (element-type DrGridCell) by row, then column */
  GArray  *tall;        /* (owned) (element-type guint) index of cells with more than one row */
} DrGrid;

DrGrid * dr_grid_new  (guint32 start);
void     dr_grid_free (DrGrid *self);

/*
 * Adds a cell behind all that were added before. Gives its index in cells, for who
 * learns only later that it spans more rows; G_MAXUINT where it stands beyond the
 * last column there may be, or before a cell that is there: it is not added.
 */
guint    dr_grid_add  (DrGrid  *self,
                       guint32  row,
                       guint    column,
                       guint32  row_span,
                       guint    column_span,
                       guint32  start,
                       guint32  end);
/* To be called once all cells are there, before the first look-up. */
void     dr_grid_end  (DrGrid  *self,
                       guint32  end);

/* The cell that covers the place, merged cells included; NULL where there is none. */
const DrGridCell * dr_grid_find (const DrGrid *self,
                                 guint32       row,
                                 guint         column);
/* Index in cells of the first cell of @row or of a later row; the number of cells where there is none. */
guint              dr_grid_find_row (const DrGrid *self,
                                     guint32       row);

static inline const DrGridCell *
dr_grid_get_cell (const DrGrid *self,
                  guint         index)
{
  return &g_array_index (self->cells, DrGridCell, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrGrid, dr_grid_free)

G_END_DECLS
