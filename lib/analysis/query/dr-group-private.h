/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is known of one row of a table before its metrics are worked out. */

#pragma once

#include "analysis/query/dr-cells-private.h"
#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

/* The sums of a group: those of its cell, and of what can be compared. */
enum
{
  DR_GROUP_CURRENT = DR_CELL_N_SUMS,
  DR_GROUP_PREVIOUS,
  DR_GROUP_N_SUMS
};

typedef struct
{
  DrCell    cell;               /* sums, at the scale of the row's group of indicators */
  const DrAccumulator *terms;   /* (nullable) bounds and extremes of the actuals */

  /* Of the cells of the grain: */
  guint64   n_attained[DR_ATTAINMENT_MISSED + 1];
  guint64   n_completions;
  guint64   n_compared;
  guint64   n_increased;
  guint64   n_decreased;
  dr_int128 current;            /* of the cells that can be compared */
  dr_int128 previous;

  gint64    wraps[DR_GROUP_N_SUMS]; /* of sums that cells are still added to; in the end they fit */
} DrGroup;

/* What rows are made from: all cells of the grain, and what an earlier period of each is. */
typedef struct
{
  const DrQueryPlan *plan;
  const DrCells     *cells;
  gsize              stride[DR_N_DIMENSIONS];
  gboolean           needs_sums; /* of groups of cells, for metrics that are not of each cell */
  gint32            *earlier;   /* (owned) (nullable) for each group of periods the one to compare with, or -1 */
  guint8            *desire;    /* (owned) DrDesire of each group of indicators of the grain */
} DrCellSource;

gboolean dr_cell_source_init    (DrCellSource       *self,
                                 const DrQueryPlan  *plan,
                                 const DrCells      *cells,
                                 GError            **error);
void     dr_cell_source_clear   (DrCellSource       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrCellSource, dr_cell_source_clear)

/* The number of the cell of these groups. */
static inline guint64
dr_cell_source_get_number (const DrCellSource *self,
                           const gint32        code[DR_N_DIMENSIONS])
{
  return (guint64) code[DR_DIMENSION_UNIT] * self->stride[DR_DIMENSION_UNIT] +
         (guint64) code[DR_DIMENSION_PERIOD] * self->stride[DR_DIMENSION_PERIOD] +
         (guint64) code[DR_DIMENSION_INDICATOR];
}

/* Where the cell of these groups is, or -1. */
static inline gssize
dr_cell_source_find (const DrCellSource *self,
                     const gint32        code[DR_N_DIMENSIONS])
{
  guint64 group = dr_cell_source_get_number (self, code);

  return self->cells->is_sparse ? dr_cells_find (self->cells, group) : (gssize) group;
}

/* Judges a sum against what was planned, by the threshold of the query. */
DrAttainment dr_cell_source_judge (const DrCellSource *self,
                                   const DrCell       *cell,
                                   gint32              indicator_code);
/* Adds a cell to the group of its row, as far as the metrics of the query need it; false where a product does not fit. */
gboolean dr_group_add_cell      (DrGroup            *self,
                                 const DrCellSource *source,
                                 const DrCell       *cell,
                                 const gint32        code[DR_N_DIMENSIONS],
                                 dr_int128           factor);
/* Adds what another part of the cells added to the same group. The terms stay apart. */
void     dr_group_merge         (DrGroup            *self,
                                 const DrGroup      *other);
/* Whether all sums fit, once everything is added. */
gboolean dr_group_fits          (const DrGroup      *self);
/* Makes the group of a row that is one cell. What the metrics of the query do not need is left as it was. */
void     dr_group_take_cell     (DrGroup            *self,
                                 const DrCellSource *source,
                                 const DrCell       *cell,
                                 const gint32        code[DR_N_DIMENSIONS]);

G_END_DECLS
