/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where tables begin in a text: those that its file had, and those that only its lines show. */

#pragma once

#include "reading/tables/dr-grid-table-private.h"

G_BEGIN_DECLS

typedef struct
{
  DrReading       *reading;
  const GPtrArray *grids;       /* (element-type DrGrid) of the file, by where they begin */
  guint            next;        /* the first that may not be behind us */
  guint32          next_row;    /* the row of it that comes next */
  gsize            body;        /* the text behind the letterhead */
  gsize            reach;       /* beyond it no line is asked for */
  gsize            next_tab;    /* the first of each at or behind the place reached */
  gsize            next_bar;
  gsize            next_gap;
  guint            n_refused;   /* how often lines looked like a table and were none */
  DrGrid          *found;       /* (owned) (nullable) the one found in the lines */
} DrGridFinder;

/* Where the first table begins that a letterhead must not reach into; the length of the text where none does. */
gsize    dr_grid_finder_find_first (DrReading  *reading,
                               const GPtrArray *grids);

void     dr_grid_finder_init  (DrGridFinder    *self,
                               DrReading       *reading,
                               const GPtrArray *grids,
                               gsize            body);
void     dr_grid_finder_clear (DrGridFinder    *self);
/* Whether a table whose head is understood begins with the line from @start to @end. Lines are asked for in order. */
gboolean dr_grid_finder_ask   (DrGridFinder    *self,
                               gsize            start,
                               gsize            end,
                               DrGridTable     *table);

/* --- dr-grid-lines.c: a table that lines show --- */

/* How the cells of a line are parted. */
typedef enum
{
  DR_GRID_PARTED_BY_BARS,
  DR_GRID_PARTED_BY_TABS,
  DR_GRID_PARTED_BY_GAPS
} DrGridParting;

/* Of no more than @most_rows rows: what lines look like is to be known before all are read. */
DrGrid * dr_grid_lines_read   (DrReading       *reading,
                               gsize            start,
                               DrGridParting    parting,
                               guint            most_rows);

/* --- dr-grid-column.c: a table with one cell a line --- */

DrGrid * dr_grid_column_read  (DrReading       *reading,
                               gsize            start,
                               guint            most_rows);

/* --- dr-grid-caption.c: the lines around a table --- */

/* What stands before @body is the title of the whole report. */
void     dr_grid_caption_read (DrReading       *reading,
                               gsize            body,
                               DrGridTable     *table);
/* Where the lines above @at that only say the measure of a table begin; @at where there are none. */
gsize    dr_grid_caption_find_start (DrReading *reading,
                               gsize            at);

G_END_DECLS
