/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One pass over the facts of a dataset: rows are told apart by what their ids lead to, and added up in cells. */

#pragma once

#include <gio/gio.h>

#include "analysis/dataset/dr-dataset-private.h"
#include "analysis/query/dr-cells-private.h"
#include "analysis/query/dr-row-mask-private.h"

G_BEGIN_DECLS

/* The columns of ids of a fact. */
typedef enum
{
  DR_DIMENSION_UNIT,
  DR_DIMENSION_PERIOD,
  DR_DIMENSION_INDICATOR
} DrDimension;

#define DR_N_DIMENSIONS (DR_DIMENSION_INDICATOR + 1)
/* The group of rows that the query does not ask for. */
#define DR_LEFT_OUT (-1)

/* Which group the rows of one dimension table belong to. */
typedef struct
{
  gint32 *code;       /* (owned) for each row of the table its group, or DR_LEFT_OUT */
  gint32  n_rows;
  gint32  n_groups;
} DrGrouping;

void dr_grouping_clear (DrGrouping *self);

/* A cell for each combination of groups: its number is the unit's times the strides of the others, and so on. */
typedef struct
{
  const DrDataset  *dataset;        /* the tables that ids are of */
  const GArray     *blocks;         /* (element-type DrFactBlock) the facts */
  const DrGrouping *groupings[DR_N_DIMENSIONS];
  gboolean          wants_actual;   /* rows without one do not count */
  gboolean          wants_planned;
  DrTermFlags       standings;      /* of actuals that count; 0: of all */
  /* What a coefficient of each indicator is multiplied by, so that those of one group agree in scale; NULL: 1. */
  const gint64     *multiplier;
  guint             n_threads;    /* at most; at least 1 */
} DrScan;

static inline gint64
dr_scan_get_stride (const DrScan *self,
                    DrDimension   dimension)
{
  gint64 stride = 1;

  for (int inner = DR_N_DIMENSIONS - 1; inner > (int) dimension; inner--)
    stride *= self->groupings[inner]->n_groups;

  return stride;
}

/* Adds all rows up in cells, which may have some already. Sets @overflows instead of a wrong sum in narrow cells; in wide ones that is an error. */
gboolean dr_scan_run (const DrScan  *self,
                      DrCells       *cells,
                      gboolean      *overflows,
                      GCancellable  *cancellable,
                      GError       **error);

G_END_DECLS
