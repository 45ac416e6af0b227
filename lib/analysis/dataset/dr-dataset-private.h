/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a dataset holds: dimension tables, and blocks of facts that point into them. */

#pragma once

#include <districtreport/dr-dataset.h>
#include <districtreport/dr-nature.h>
#include <districtreport/dr-period.h>

#include "analysis/arrow/dr-string-column-private.h"
#include "analysis/dataset/dr-unit-table-private.h"
#include "analysis/dr-cover-private.h"
#include "figures/dr-accumulator-private.h"
#include "base/dr-page-pool-private.h"
#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount ref_count;
  guint32         n_indicators;
  DrStringColumn *ids;
  DrStringColumn *labels;
  DrStringColumn *measures;         /* the measures that occur */
  gint32         *measure;          /* (owned) row in measures */
  guint8         *nature;           /* (owned) DrNature */
  guint8         *desire;           /* (owned) DrDesire */
  gint32         *scale;            /* (owned) digits behind the comma of its coefficients: -38 to 38 */
  guint8         *is_finest;        /* (owned) whether that is the scale of the finest figure of reports, for want of any other */
  guint8         *is_scale_told;    /* (owned) whether the table of indicators told it, so that no figure is finer */
  gboolean        has_scales;       /* whole numbers are coefficients at these scales */
} DrIndicatorTable;

typedef struct
{
  gatomicrefcount ref_count;
  guint32         n_periods;
  DrPeriod      **periods;          /* (owned) (element-type DrPeriod) in any order */
} DrPeriodTable;

/* Figures of one block: coefficients at the scale of the row's indicator. Slots without a figure hold anything. */
typedef struct
{
  const gint64    *narrow;          /* (nullable) one of these two, NULL both: no figure in this block */
  const dr_int128 *wide;            /* (nullable) aligned to 16 bytes */
  const guint8    *validity;        /* (nullable) bit a row, least first; NULL: every row has a figure */
  gsize            validity_offset; /* the bit of the first row */
} DrFactColumn;

#define DR_NO_LOWER_BOUND G_MININT64
#define DR_NO_UPPER_BOUND G_MAXINT64

/* Where a row comes from. */
typedef struct
{
  guint32 report;                   /* row in reports */
  guint32 item;                     /* record of its achievements, or of its targets */
  guint32 whole_unit;               /* from 1, the unit above whose figure it is told to be a part of; 0: none */
  guint8  is_target;                /* planned alone */
  guint8  is_running;               /* a running total, of its whole time */
  guint32 planned_of;               /* the contributor whose plan stands in its row, or DR_NO_PLANNED */
} DrContributor;

/* A row without a planned quantity, whatever its contributor has. */
#define DR_NO_PLANNED G_MAXUINT32

/* What one report says of one figure in two ways that cannot both be. */
typedef struct
{
  gint32   unit;
  gint32   indicator;
  gint32   period;
  guint32  contributors[2];
  guint32  rows[2];                 /* of the draft that it was found in */
  gboolean is_of_plans;
} DrContradiction;

/* Whether a row has a figure. */
static inline gboolean
dr_fact_column_has (const DrFactColumn *self,
                    gsize               row)
{
  gsize bit = self->validity_offset + row;

  return (self->narrow != NULL || self->wide != NULL) &&
         (self->validity == NULL || (self->validity[bit / 8] >> bit % 8 & 1) != 0);
}

/* Rows side by side. The ids have been checked: each is a row of its dimension table. */
typedef struct
{
  gsize            n_rows;
  const gint32    *unit;
  const gint32    *indicator;
  const gint32    *period;
  /* The same ids again where all of the block fit so few bits, which are read sooner; NULL all three where not. */
  const guint16   *narrow_unit;     /* (nullable) */
  const guint8    *narrow_indicator; /* (nullable) */
  const guint8    *narrow_period;   /* (nullable) */
  DrFactColumn     actual;
  DrFactColumn     planned;
  const guint8    *flags;           /* (nullable) DrTermFlags of the actual; NULL: plainly reported, exact */
  const guint8    *pairing;         /* (nullable) DrPairing, where a query has found any */
  const guint32   *contributor;     /* (nullable) whatever the caller of the dataset knows a row by */
  /* Bounds of hedged figures where the dataset has any: coefficients at the same scale; NULL: as exact. Of no bound, or
   * one that does not fit, the values below tell. */
  const gint64    *lower;           /* (nullable) */
  const gint64    *upper;           /* (nullable) */
  const struct _DrFactOrigin *origin; /* (nullable) where a table tells what reports would */

  gint32           least_unit;
  gint32           greatest_unit;
  gint32           least_indicator;
  gint32           greatest_indicator;
  gint32           least_period;
  gint32           greatest_period;

  gpointer         owner;           /* (owned) (nullable) keeps the memory above alive */
  GDestroyNotify   owner_free;
} DrFactBlock;

/* How many rows @blocks (element-type DrFactBlock) have. */
static inline gsize
dr_fact_blocks_count_rows (const GArray *blocks)
{
  gsize n_rows = 0;

  for (guint i = 0; i < blocks->len; i++)
    n_rows += g_array_index (blocks, DrFactBlock, i).n_rows;

  return n_rows;
}

/* Whether the actual of a row has one of @standings; with 0, any will do. */
static inline gboolean
dr_fact_block_has_standing (const DrFactBlock *self,
                            gsize              row,
                            DrTermFlags        standings)
{
  return standings == 0 || ((self->flags == NULL ? DR_TERM_REPORTED : self->flags[row]) & standings) != 0;
}

struct _DrFactDraft;

struct _DrDataset
{
  GObject           parent_instance;

  DrUnitTable      *units;
  DrIndicatorTable *indicators;
  DrPeriodTable    *periods;
  GArray           *blocks;         /* (element-type DrFactBlock) */
  guint64           n_rows;
  guint8           *unit_occurs;    /* (owned) (nullable) of each unit, whether any fact is of it; NULL: not known */
  GPtrArray        *reports;        /* (nullable) (element-type DrReport) */
  GArray           *contributors;   /* (nullable) (element-type DrContributor) what contributors of rows lead to */
  GArray           *left_out;       /* (nullable) (element-type DrContributor) what is no row of its own */
  gboolean          has_stated_parts; /* some rows are told to be parts of those of units above */
  gboolean          lacks_plan_column; /* all rows are of tables that do not tell what was planned, rather than that nothing was */
  GArray           *contradictions; /* (nullable) (element-type DrContradiction) */
  GHashTable       *issuers;        /* (owned) (nullable) those known by name alone to the places (GPtrArray of text) that they report from */

  guint            *given_numbers;  /* (owned) (nullable) by report: where it stood among those that were added */
  GByteArray       *certainty;      /* (owned) (nullable) by report: how well its issuer is known */

  guint             n_table_blocks; /* the first so many blocks are of tables, the others of reports */
  GArray           *stated;         /* (nullable) (element-type DrReportDraftRow) what reports state, now or before */
  GArray           *not_stated;     /* (nullable) (element-type DrContributor) what of reports was never a row */
  GDate             as_of;          /* reports of later days had not come in; not set: all had */
  DrDataset        *base;           /* (owned) (nullable) whose blocks of tables these are */

  gsize             rows_a_thread;  /* at least 1; tests have fewer rows and as many threads */
  gsize             cells_a_thread;
  gsize             copied_bytes;   /* cells that take no more are as well copied for each thread */
  DrPagePool       *pool;           /* (owned) memory of queries that were answered */

  gsize             knows_nested;   /* whether what follows was looked for, by g_once_init_enter() */
  guint8           *nested_reporters; /* (owned) (nullable) */
};

/* Number of rows in a block at most: what one thread takes at a time, and what minima and maxima are kept for. */
#define DR_FACT_BLOCK_ROWS 65536
/* Rows, and cells, for which it is worth to start a thread: that takes as long as some ten thousand of them. */
#define DR_DATASET_ROWS_A_THREAD 131072
#define DR_DATASET_CELLS_A_THREAD 131072
/* A copy of so few cells costs nothing that matters. */
#define DR_DATASET_COPIED_BYTES ((gsize) 4 << 20)
/* Of the memory of answers that were let go so much is kept for the next: the system gives and takes it page by page, which
 * costs small queries as much as the rest. Large ones get large pages. */
#define DR_DATASET_POOL_BYTES ((gsize) 64 << 20)

/* Takes the indicators and blocks of a draft for those of an empty dataset. */
void               dr_dataset_take_facts    (DrDataset         *self,
                                             DrIndicatorTable  *indicators,
                                             struct _DrFactDraft *facts);

DrIndicatorTable * dr_indicator_table_new   (guint32           n_indicators);
void               dr_indicator_table_unref (DrIndicatorTable *self);
DrPeriodTable *    dr_period_table_new      (guint32           n_periods);
DrPeriodTable *    dr_period_table_ref      (DrPeriodTable    *self);
void               dr_period_table_unref    (DrPeriodTable    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrIndicatorTable, dr_indicator_table_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPeriodTable, dr_period_table_unref)

G_END_DECLS
