/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Batches of facts that wait to be looked through together. */

#pragma once

#include "analysis/arrow/dr-arrow-reader-private.h"
#include "analysis/dataset/dr-fact-codes-private.h"
#include "analysis/dataset/dr-fact-draft-private.h"

G_BEGIN_DECLS

enum
{
  DR_FACT_COLUMN_UNIT,
  DR_FACT_COLUMN_INDICATOR,
  DR_FACT_COLUMN_PERIOD,
  DR_FACT_COLUMN_ACTUAL,
  DR_FACT_COLUMN_PLANNED,
  DR_FACT_COLUMN_MEASURE,
  DR_FACT_COLUMN_NATURE,
  DR_FACT_COLUMN_STATUS,
  DR_FACT_COLUMN_DIRECTION,
  DR_FACT_COLUMN_HEDGE,
  DR_FACT_COLUMN_LOWER,
  DR_FACT_COLUMN_UPPER,
  DR_FACT_COLUMN_RUNNING,
  DR_FACT_COLUMN_PART_OF,
  DR_FACT_COLUMN_PLANNED_PERIOD,
  DR_FACT_COLUMN_PLANNED_ON,
  DR_FACT_COLUMN_PLANNED_ELSEWHERE,
  DR_N_FACT_COLUMNS
};

#define DR_N_FACT_IDS (DR_FACT_COLUMN_PERIOD + 1)

/* A batch whose rows have ids. */
typedef struct
{
  DrFactMemory  *memory;                     /* (owned) */
  DrArrowVector  vectors[DR_N_FACT_COLUMNS];
  guint32        limits[DR_N_FACT_IDS];      /* ids are below these, or wrong */
  DrFactBlock    rows;                       /* all of it, of which nothing but ids is known */
  DrFactCodes    codes;
  gsize          first_block;                /* among the blocks of all batches */
} DrFactBatch;

void dr_fact_batch_clear (DrFactBatch *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrFactBatch, dr_fact_batch_clear)

typedef struct
{
  GArray *batches;    /* (owned) (element-type DrFactBatch) */
  guint   n_threads;  /* at least 1 */
  gsize   n_rows;
  gsize   n_blocks;
} DrFactBatches;

void     dr_fact_batches_init       (DrFactBatches           *self,
                                     guint                    n_threads);
void     dr_fact_batches_clear      (DrFactBatches           *self);
/* Takes over a batch, whose ids are of tables of so many rows. */
gboolean dr_fact_batches_take       (DrFactBatches           *self,
                                     DrFactBatch             *batch,
                                     guint                    n_units,
                                     guint                    n_indicators,
                                     guint                    n_periods,
                                     GError                 **error);
/* Whether no more batches should wait: one is enough for one thread. */
gboolean dr_fact_batches_are_enough (const DrFactBatches     *self);
/* Checks the ids of all batches and appends their blocks; in vain, it tells of the first row that is wrong. */
gboolean dr_fact_batches_append     (const DrFactBatches     *self,
                                     const DrIndicatorDraft  *indicators,
                                     guint                    n_units,
                                     DrFactDraft             *facts,
                                     GError                 **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrFactBatches, dr_fact_batches_clear)

G_END_DECLS
