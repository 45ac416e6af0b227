/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Facts that another program streams, batch after batch. */

#pragma once

#include "analysis/arrow/dr-arrow-reader-private.h"
#include "analysis/dataset/dr-fact-draft-private.h"
#include "analysis/dataset/dr-fact-ids-private.h"

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
  DR_N_FACT_COLUMNS
};

/* It is not moved once it is initialised. */
typedef struct
{
  DrArrowReader reader;
  DrArrowVector vectors[DR_N_FACT_COLUMNS];
  DrFactIds     units;
  DrFactIds     indicators;
  DrFactIds     periods;
} DrFactStream;

/* Takes over a stream of facts, which name units, indicators and periods by their rows or ids. It is released by
 * dr_fact_stream_clear(), whether this succeeds or not. */
gboolean dr_fact_stream_init  (DrFactStream      *self,
                               DrUnitDraft       *units,
                               DrIndicatorDraft  *indicators,
                               DrPeriodDraft     *periods,
                               gpointer           stream,
                               GError           **error);
void     dr_fact_stream_clear (DrFactStream      *self);
/* Appends the blocks of the next batch; *@is_end says that there is none. */
gboolean dr_fact_stream_read  (DrFactStream      *self,
                               DrFactDraft       *facts,
                               gboolean          *is_end,
                               GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrFactStream, dr_fact_stream_clear)

G_END_DECLS
