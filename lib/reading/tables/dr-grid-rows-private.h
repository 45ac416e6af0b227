/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the readers of the rows of one table share. */

#pragma once

#include "reading/language/dr-numbering-private.h"
#include "reading/tables/dr-grid-table-private.h"

G_BEGIN_DECLS

#define DR_GRID_MOST_OPEN_ROWS 12

/* A row above, whose label belongs to the labels of those below it. */
typedef struct
{
  DrScheme      scheme;
  guint32       label;          /* string, or DR_NONE */
  guint32       unit;           /* of the rows below, or DR_NONE */
  guint32       topic;
  guint32       records[DR_GRID_TABLE_MOST_COLUMNS]; /* achievements, or DR_NONE */
} DrGridOpenRow;

/* An achievement that a total below may be the whole of, or a total that came first. */
typedef struct
{
  guint   column;
  guint32 topic;        /* of the row, or DR_NONE: what is of two does not add up */
  guint32 record;
} DrGridPart;

/* Which label of the table an indicator came of first, for a unit and a period. */
typedef struct
{
  guint32   indicator;
  guint32   unit;
  guint32   period;
  gboolean  is_cumulative;
  guint32   label;          /* string */
  DrDecimal value;
} DrGridNamed;

typedef struct
{
  DrSentence        *sentence;
  DrReading         *reading;
  const DrGridTable *table;

  DrGridOpenRow      open[DR_GRID_MOST_OPEN_ROWS];
  guint              n_open;
  GArray            *parts;             /* (element-type DrGridPart) */
  GArray            *totals;            /* (element-type DrGridPart) that came first, one a column and topic */
  DrGridMeasure      last_measure;      /* of the row above */
  GHashTable        *measures;          /* (owned) text to DrGridMeasure */
  GHashTable        *named;             /* (owned) (element-type DrGridNamed DrGridNamed) each its own key */

  /* The row at hand. */
  guint32            row;
  DrGridValue        values[DR_GRID_TABLE_MOST_COLUMNS];
  guint              first[DR_GRID_TABLE_MOST_COLUMNS];  /* tokens of each cell */
  guint              end[DR_GRID_TABLE_MOST_COLUMNS];
  DrGridMeasure      measure;           /* in its column of measures, or in its label */
  DrGridMeasure      noun;              /* in the words of its label */
  guint32            label;             /* string, or DR_NONE: with those of the rows above */
  guint32            own_label;
  guint16            row_year;          /* that a column said last, or 0 */
  guint32            row_period;        /* that columns said last, or DR_NONE */
  guint32            topic;             /* string, or DR_NONE: what stands in its column of those */
  guint32            topic_unit;        /* whose the rows are from here on, where each names what it is of */
  guint32            unit;              /* or DR_NONE: that of the section */
  guint32            period;            /* that the row itself names, or DR_NONE */
  gboolean           is_total;
  gboolean           is_body;           /* names a body, and nothing that is counted */
  gboolean           is_field;          /* names a field of work, which may hold whatever is counted */
  guint32            records[DR_GRID_TABLE_MOST_COLUMNS];
} DrGridRows;

/* --- dr-grid-row-time.c --- */

/* Of which time the row is, as columns of it say; FALSE where they say one that nothing reached can be of. */
gboolean dr_grid_rows_read_time   (DrGridRows *self);

/* --- dr-grid-label.c: what a row is about --- */

/* Reads the names in front of the row; FALSE where the row only leads in to others. */
gboolean dr_grid_rows_read_label  (DrGridRows *self,
                                   DrScheme   *scheme);
/* Keeps the row open for those below it. */
void     dr_grid_rows_push        (DrGridRows *self,
                                   DrScheme    scheme);

/* --- dr-grid-apart.c: what tells the lines of a table apart --- */

GHashTable * dr_grid_rows_make_named (void);
/* Sees to it that two labels of the table do not become one indicator of a unit and a period. */
void         dr_grid_rows_keep_apart (DrGridRows *self,
                                      DrFact     *fact);

/* --- dr-grid-facts.c: the figures of a row --- */

void     dr_grid_rows_read_facts  (DrGridRows *self);

/* --- dr-grid-ranking.c: the place and the grade of the body in a row --- */

void     dr_grid_rows_read_rankings (DrGridRows *self);

G_END_DECLS
