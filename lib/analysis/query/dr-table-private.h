/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a table holds: columns of equal length, keys first. */

#pragma once

#include <districtreport/dr-rounding.h>
#include <districtreport/dr-table.h>

#include "analysis/arrow/dr-column-builder-private.h"
#include "analysis/query/dr-lineage-private.h"
#include "analysis/query/dr-query-plan-private.h"
#include "analysis/query/dr-table-pivot-private.h"

G_BEGIN_DECLS

typedef struct
{
  DrColumn *shown;        /* (owned) what is printed and exported */
  DrColumn *numerator;    /* (owned) (nullable) of a quotient before it was rounded, */
  DrColumn *denominator;  /* (owned) (nullable) with this one */
  gboolean  is_figure;    /* shown with as many decimals as the row's indicator has */
  DrStringColumn *names;  /* (owned) (nullable) what people call each value of the dictionary */
} DrTableColumn;

void dr_table_column_clear (DrTableColumn *self);

/* What is known of each row besides its cells. */
typedef struct
{
  gint32 measure;         /* row of the measures, or -1: several */
  gint16 scale;           /* of its figures */
  guint8 flags;           /* DrTermFlags of the actuals in it */
  guint8 desires;         /* a bit (1 << DrDesire) for each desire that its indicators have */
} DrTableRow;

/* Whose figures are in the cells that a table was made of: the groups of the grain, as texts. */
typedef struct
{
  GHashTable *units;        /* (owned) (nullable) (element-type utf8) a set; NULL: no cell was looked at by itself */
  GHashTable *indicators;   /* (owned) (nullable) likewise */
} DrTableScope;

/* What is added up in a row that was put together, or one figure of it. */
typedef struct
{
  GRefString *label;        /* (owned) (nullable) of its indicator; NULL: not known */
  DrPeriod   *period;       /* (owned) (nullable) */
  DrNature    nature;
} DrTableSum;

void dr_table_sum_clear (DrTableSum *self);

struct _DrTable
{
  GObject  parent_instance;

  GArray         *columns;   /* (element-type DrTableColumn) */
  guint           n_keys;
  guint           n_rows;
  DrTableRow     *rows;      /* (owned) (nullable) unless they lie in the pages */
  DrPages         row_pages;
  DrStringColumn *measures;  /* (owned) (nullable) */
  DrLineage      *lineage;   /* (owned) (nullable) */
  GPtrArray       *conflicts;     /* (owned) (nullable) (element-type utf8) why figures were left out */
  DrTable        *parts[2];  /* (owned) (nullable) what this was put together from */
  guint32        *part_rows[2]; /* (owned) (nullable) n_rows of each */
  DrTableSum     *sums;      /* (owned) (nullable) n_rows */
  char           *conditions; /* (owned) (nullable) what was asked beside keys and metrics */
  DrTableScope    scope;     /* (owned) */
  DrRounding      rounding;  /* of quotients */
  gboolean        is_cut;    /* rows were cut off by a limit, or left out */
  DrTable        *source;    /* (owned) (nullable) the table that this is a pivot of */
  DrTablePivot    pivot;     /* where there is one */
  DrUnitTable    *units;     /* (owned) (nullable) */
  gsize           knows_labels; /* whether what follows was worked out, by g_once_init_enter() */
  GHashTable    **labels;    /* (owned) (nullable) (element-type utf8) of each key, by the codes in it; NULL: has no names */
};

/* Takes all: @columns (element-type DrTableColumn), and a DrTableRow for each row, unless they are set as pages. */
DrTable *       dr_table_new_take    (GArray          *columns,
                                      guint            n_keys,
                                      guint            n_rows,
                                      DrTableRow      *rows,
                                      DrStringColumn  *measures);
/* How quotients were rounded, and whether rows are not there: cut off by a limit, or left out for being empty. Before anybody else has the table. */
void            dr_table_set_rounding (DrTable        *self,
                                      DrRounding       rounding,
                                      gboolean         is_cut);
/* Takes pages of a DrTableRow for each row. Likewise. */
void            dr_table_set_row_pages (DrTable       *self,
                                      DrPages         *pages);
/* Takes the sets. Likewise. */
void            dr_table_set_scope   (DrTable         *self,
                                      DrTableScope    *scope);
const DrTableScope * dr_table_get_scope (DrTable      *self);
DrRounding      dr_table_get_rounding (DrTable        *self);
gboolean        dr_table_is_cut      (DrTable         *self);
/* Units whose parents tell those of one name apart: rows of the dictionaries that are their ids. Likewise. */
void            dr_table_set_units   (DrTable         *self,
                                      DrUnitTable     *units);
DrUnitTable *   dr_table_get_units   (DrTable         *self);
/* Takes why figures were left out (nullable) (element-type utf8). Likewise. */
void            dr_table_set_conflicts (DrTable       *self,
                                      GPtrArray       *conflicts);
/* Takes @lineage. Likewise. */
void            dr_table_set_lineage (DrTable         *self,
                                      DrLineage       *lineage);
/* The dataset whose rows are behind the cells, as of the day that was asked for; NULL where they are not known, or of parts. */
DrDataset *     dr_table_get_dataset (DrTable         *self);
/* The numbers of the rows there, as dr_table_list_contributor_rows() has those of what was asked. */
GArray *        dr_table_list_contributor_rows_of_view (DrTable *self,
                                      guint            row,
                                      guint            column);
/* Two answers that a table was put together from, and for each of its rows that of theirs, or DR_PIVOT_NO_ROW; it takes the
 * numbers. Likewise. */
void            dr_table_set_parts   (DrTable         *self,
                                      DrTable         *left,
                                      DrTable         *right,
                                      guint32         *left_rows,
                                      guint32         *right_rows);
/* One of them, with *@row (nullable) as its own; NULL where there is none, or it has not the row. */
DrTable *       dr_table_get_part    (DrTable         *self,
                                      guint            part,
                                      guint           *row);
/* Takes a DrTableSum for each row (nullable). Likewise. */
void            dr_table_set_sums    (DrTable         *self,
                                      DrTableSum      *sums);
/* NULL where it is not known by the table itself. */
const DrTableSum * dr_table_get_sum  (DrTable         *self,
                                      guint            row);
/* Takes what was asked beside keys and metrics: answers to other questions do not go together. Likewise. */
void            dr_table_set_conditions (DrTable      *self,
                                      char            *conditions);
const char *    dr_table_get_conditions (DrTable      *self);
/* Takes what @pivot holds, and a reference to the table that it is of. Likewise. */
void            dr_table_set_pivot   (DrTable         *self,
                                      DrTable         *source,
                                      DrTablePivot    *pivot);
DrTableColumn * dr_table_get_columns (DrTable         *self);
const DrTableRow * dr_table_get_rows (DrTable         *self);
DrStringColumn * dr_table_dup_measures (DrTable       *self);

G_END_DECLS
