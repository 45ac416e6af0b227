/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Groups become rows of a table, one after another; at the end they are ranked, put in order and cut off. */

#pragma once

#include <string.h>

#include "analysis/query/dr-group-private.h"
#include "analysis/query/dr-quantile-private.h"
#include "analysis/query/dr-table-private.h"

G_BEGIN_DECLS

/* Rows that are worked out together, metric by metric. */
#define DR_ROW_BATCH 128

/* One metric of one row. */
typedef struct
{
  gboolean   is_empty;
  dr_int128  number;      /* at the scale of its column, where the metric is no quotient */
  DrQuotient quotient;
} DrMetricValue;

typedef struct
{
  const DrQueryPlan *plan;
  const DrCells     *cells;
  int                scale;             /* of sums: the finest of any row */
  dr_int128         *factor;            /* (owned) for each group of indicators, up to that scale */
  guint              n_columns;         /* keys, then metrics */
  DrColumnBuilder   *shown;             /* (owned) */
  DrColumnBuilder   *numerator;         /* (owned) nothing in those of no quotient */
  DrColumnBuilder   *denominator;       /* (owned) */
  gint32           **key_value;         /* (owned) for each key, of each group of its dimension */
  guint8            *is_left_out;       /* (owned) for each metric, whether a row without it is left out */
  gboolean           has_left_out;      /* any of them */
  DrGroup           *batch;             /* (owned) the rows at hand */
  gint32           (*batch_code)[DR_N_DIMENSIONS]; /* (owned) */
  gsize             *batch_index;       /* (owned) their numbers among the groups */
  guint              n_batch;
  DrCompletionList  *quantiles;         /* (nullable) (not owned) of the groups; NULL: each is one cell */
  DrColumnBuilder    indicator_code;    /* (owned) of each row */
  GArray            *flags;             /* (element-type guint8) DrTermFlags of each row; none where cells have no terms */
  gboolean           is_cut;            /* rows were dropped: those beyond the limit, or for what is empty in them */
  gsize              prune_at;          /* so many rows are cut to the limit; 0: never */
  gint               first_metric;      /* by which rows are ordered first, downwards, or -1 */
  gboolean           has_bar;
  DrMetricValue      bar;               /* what a row must reach to stay */
  gboolean           has_narrow_bar;    /* it is a change in per cent, and small numbers */
  gint64             narrow_bar_numerator;
  gint64             narrow_bar_denominator;
} DrRowMaker;

gboolean  dr_row_maker_init   (DrRowMaker          *self,
                               const DrQueryPlan   *plan,
                               const DrCells       *cells,
                               GError             **error);
void      dr_row_maker_clear  (DrRowMaker          *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrRowMaker, dr_row_maker_clear)

static inline guint
dr_row_maker_get_n_rows (const DrRowMaker *self)
{
  return (guint) self->indicator_code.column->n_rows;
}

static inline gint32
dr_row_maker_get_indicator_code (const DrRowMaker *self,
                                 gsize             row)
{
  return self->indicator_code.column->code[row];
}

/* Room for @n_rows more rows. */
gboolean  dr_row_maker_reserve (DrRowMaker         *self,
                               gsize                n_rows,
                               GError             **error);

/* Where the next row goes: its group and the codes it is made of. dr_row_maker_next() takes it. */
static inline DrGroup *
dr_row_maker_get_group (DrRowMaker *self)
{
  return &self->batch[self->n_batch];
}

/* Takes over the rows of @other, of the same plan; both are flushed before. */
gboolean  dr_row_maker_append (DrRowMaker         *self,
                               const DrRowMaker   *other,
                               GError            **error);

/* So many more rows of one cell each, of which only the groups of indicators are told: room for their columns is made,
 * and the caller fills them. */
gboolean  dr_row_maker_add_rows (DrRowMaker        *self,
                               const gint32        *indicator_code,
                               guint                n_rows,
                               GError             **error);

gboolean  dr_row_maker_flush  (DrRowMaker          *self,
                               GError             **error);

static inline gboolean
dr_row_maker_next (DrRowMaker    *self,
                   const gint32   code[DR_N_DIMENSIONS],
                   gsize          group_index,
                   GError       **error)
{
  memcpy (self->batch_code[self->n_batch], code, sizeof self->batch_code[0]);
  self->batch_index[self->n_batch] = group_index;

  return ++self->n_batch < DR_ROW_BATCH || dr_row_maker_flush (self, error);
}

/* A sum of parts, rounded to as many digits as figures of its row have; false where that does not fit. */
gboolean  dr_row_maker_round_parts (const DrRowMaker *self,
                               gint32               indicator_code,
                               const DrQuotient    *sum,
                               dr_int128           *figure);
/* Whether rows are left out for being empty of a metric with one of these traits. */
gboolean  dr_row_maker_leaves_out (const DrRowMaker *self,
                                   guint             traits);

/* Whether the row of a cell that changed from @before to @now would be cut off. False may mean that it is not known. */
static inline gboolean
dr_row_maker_is_change_cut (const DrRowMaker *self,
                            gint64            now,
                            gint64            before)
{
  if (!self->has_narrow_bar)
    return FALSE;

  /* A product of two numbers of 64 bits, and one of 65 bits and 62, both fit. */
  return before <= 0 || ((dr_int128) now - before) * self->narrow_bar_denominator <
                            (dr_int128) self->narrow_bar_numerator * before;
}

/* Whether the row of a group would be cut off, by what was already seen. Only what the first order needs is read. */
gboolean  dr_row_maker_is_cut (const DrRowMaker    *self,
                               const DrGroup       *group,
                               const gint32         code[DR_N_DIMENSIONS]);
DrTable * dr_row_maker_finish (DrRowMaker          *self,
                               GError             **error);

G_END_DECLS
