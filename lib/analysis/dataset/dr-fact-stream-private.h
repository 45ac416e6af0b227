/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Facts that another program streams, batch after batch. */

#pragma once

#include "analysis/arrow/dr-arrow-reader-private.h"
#include "analysis/dataset/dr-fact-batches-private.h"
#include "analysis/dataset/dr-fact-ids-private.h"

G_BEGIN_DECLS

/* It is not moved once it is initialised. */
typedef struct
{
  DrArrowReader reader;
  DrArrowVector vectors[DR_N_FACT_COLUMNS];
  DrFactIds     units;
  DrFactIds     indicators;
  DrFactIds     periods;
  guint         n_threads;  /* at least 1 */
} DrFactStream;

/* Takes over a stream of facts, which name units, indicators and periods by their rows or ids. It is released by
 * dr_fact_stream_clear(), whether this succeeds or not. What was read @before is kept as finely as the stream tells it;
 * without any, finer figures of an indicator that is there are none. */
gboolean dr_fact_stream_init  (DrFactStream      *self,
                               DrUnitDraft       *units,
                               DrIndicatorDraft  *indicators,
                               DrPeriodDraft     *periods,
                               DrFactDraft       *before,
                               gpointer           stream,
                               GError           **error);
void     dr_fact_stream_clear (DrFactStream      *self);
/* Whether it has a column of plans, be it empty. */
gboolean dr_fact_stream_has_plans (const DrFactStream *self);
/* Appends the blocks of the next batch, or batches where several threads share the work; *@is_end says that no more come. */
gboolean dr_fact_stream_read  (DrFactStream      *self,
                               DrFactDraft       *facts,
                               gboolean          *is_end,
                               GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrFactStream, dr_fact_stream_clear)

G_END_DECLS
