/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The cells of the tables of a text: figures in rows and columns, and the words that name them. */

#pragma once

#include "checking/dr-check-private.h"

G_BEGIN_DECLS

#define DR_CELLS_MOST_COLUMNS 14
#define DR_CELLS_MOST_ROWS 400

typedef struct
{
  DrDecimal value;          /* of a number */
  gsize     start;          /* without the blanks around it */
  gsize     end;
  guint8    is_number;      /* one number and nothing more */
  guint8    is_percent;
} DrCell;

typedef enum
{
  DR_ROW_ITEM,
  DR_ROW_PART,      /* «trong đó», «-», «1.1»: of the item above it */
  DR_ROW_GROUP,     /* «I», «A» among rows with digits */
  DR_ROW_TOTAL,
  DR_ROW_MEAN,      /* «bình quân» */
  DR_ROW_OTHER      /* «tỷ lệ», «so với cùng kỳ»: is no part of a total */
} DrRowKind;

/* One table. */
typedef struct
{
  GArray *cells;            /* (owned) (element-type DrCell) row by row */
  guint   n_rows;
  guint   n_columns;
  guint8  kinds[DR_CELLS_MOST_ROWS];            /* DrRowKind */
  DrCell  heads[DR_CELLS_MOST_COLUMNS];         /* empty where there is none */
  guint8  is_rounded[DR_CELLS_MOST_COLUMNS];    /* whole figures may be of money or measured */
  gboolean has_measures;    /* rows of indicators, each with its own measure */
  gsize   start;
  gsize   end;
} DrCells;

/* The tables of the text, in its order; they are looked for once. */
GPtrArray * dr_check_get_tables  (DrCheck       *check);

/* Whether two bytes stand in one table. */
gboolean    dr_check_are_in_one_table (DrCheck  *check,
                                  gsize          one,
                                  gsize          other);

static inline const DrCell *
dr_cells_get (const DrCells *self,
              guint          row,
              guint          column)
{
  return &g_array_index (self->cells, DrCell, row * self->n_columns + column);
}

/* A dash and an empty cell are nothing of what a column counts. */
gboolean    dr_cell_is_nothing   (const DrCheck *check,
                                  const DrCell  *cell);
/* Whether a figure of a table may be the sum of those of its column above it: each is one, and none is a sum already. TRUE of
 * what stands in no table. */
gboolean    dr_check_may_add_up  (DrCheck       *check,
                                  gsize          at);
/* The cell that names a row; NULL if none does. */
const DrCell * dr_cells_get_name (const DrCheck *check,
                                  const DrCells *self,
                                  guint          row);
/* Its words. */
DrWording   dr_cells_fold_name   (const DrCheck *check,
                                  const DrCells *self,
                                  guint          row);
/* The words of the head of a column. */
DrWording   dr_cells_fold_head   (const DrCheck *check,
                                  const DrCells *self,
                                  guint          column);
/* Whether the head says that a column is of percentages: «Tỷ lệ (%)», «So cùng kỳ». */
gboolean    dr_cells_is_percentage (const DrCheck *check,
                                    const DrCells *self,
                                    guint          column);
/* Half a step of a figure that may have been rounded; zero of a count. */
DrDecimal   dr_cells_get_tolerance (const DrCells *self,
                                    guint        row,
                                    guint        column);

/* --- what is asked of a table --- */

/* Totals of columns and of groups. */
void        dr_check_grid_totals (DrCheck       *check,
                                  const DrCells *cells);
/* Ranks against the scores that they were given for. */
void        dr_check_grid_ranks  (DrCheck       *check);
/* A row of means, and a mean of a column that the prose states. */
void        dr_check_grid_means  (DrCheck       *check);
/* What the prose says of a cell. */
void        dr_check_grid_prose  (DrCheck       *check);

G_END_DECLS
