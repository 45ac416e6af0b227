/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What stands in a cell below a head: a figure, a mark in place of one, or words. */

#pragma once

#include "figures/dr-numeral-private.h"
#include "reading/documents/dr-grid-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_GRID_VALUE_EMPTY,
  DR_GRID_VALUE_ABSENT,         /* -, …: not reported */
  DR_GRID_VALUE_INAPPLICABLE,   /* x: there can be none */
  DR_GRID_VALUE_ERROR,          /* #REF!: the sheet could not tell */
  DR_GRID_VALUE_NUMBER,
  DR_GRID_VALUE_TEXT            /* anything else, «không phát sinh» among it */
} DrGridValueKind;

typedef struct
{
  DrGridValueKind kind;
  guint32         start;        /* of the figure with its sign, or of the mark */
  guint32         end;          /* with its magnitude */
  DrNumeral       numeral;
  DrHedge         hedge;
  int             sign;         /* as written: -1 or 1; 0: none */
  gboolean        is_percent;
  gboolean        has_second;   /* «96/80», or the upper end of a range */
  gboolean        is_range;
  DrNumeral       second;
  guint32         tail_start;   /* words behind the figure: what it counts, or more; equal where there are none */
  guint32         tail_end;
} DrGridValue;

/* Reads the cell from @start to @end, which has no space at either end. */
void      dr_grid_value_read   (const char         *bytes,
                                guint32             start,
                                guint32             end,
                                DrGridValue        *value);
/* What @numeral says of the sign that parts decimals. */
DrGridDecimals dr_grid_value_get_decimals (const DrNumeral *numeral,
                                           const char      *bytes);
/* Settles an ambiguous figure by the table's habit, else by @measure; true if another reading stays possible. */
gboolean  dr_grid_value_settle (DrNumeral          *numeral,
                                const char         *bytes,
                                DrGridDecimals      decimals,
                                const char         *measure);

G_END_DECLS
