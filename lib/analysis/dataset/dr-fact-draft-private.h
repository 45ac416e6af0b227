/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Facts of a dataset in the making. */

#pragma once

#include "analysis/dataset/dr-dimension-draft-private.h"

G_BEGIN_DECLS

typedef struct _DrFactDraft
{
  GArray     *blocks;     /* (element-type DrFactBlock) */
  guint64     n_rows;
  GByteArray *occurring;  /* a byte for each unit up to the last one that any fact is of: whether one is */
  guint       n_threads;  /* how many may read a stream at once; 0: one a processor */
  gboolean    has_streams;      /* any was read, */
  gboolean    has_plan_column;  /* and any that had a column of plans, be it empty */
} DrFactDraft;

void     dr_fact_draft_init   (DrFactDraft       *self);
void     dr_fact_draft_clear  (DrFactDraft       *self);
/* Takes over a stream of facts, which name units, indicators and periods by their rows or ids. */
gboolean dr_fact_draft_read   (DrFactDraft       *self,
                               DrUnitDraft       *units,
                               DrIndicatorDraft  *indicators,
                               DrPeriodDraft     *periods,
                               gpointer           stream,
                               GError           **error);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrFactDraft, dr_fact_draft_clear)

/* Appends a block, whose owner it takes, and whose extremes are known. */
void     dr_fact_draft_append (DrFactDraft       *self,
                               const DrFactBlock *block);
/* The same for a block whose units are marked already, or will be by dr_fact_draft_mark(). */
void     dr_fact_draft_append_marked (DrFactDraft       *self,
                               const DrFactBlock *block);
/* Marks the units that @occurring, a byte for each, tells to occur. */
void     dr_fact_draft_mark   (DrFactDraft       *self,
                               const guint8      *occurring,
                               guint              n_units);

/* Gives indicators the scales @scales, none below its own: their figures are kept with more digits behind the comma from now
 * on. DR_ERROR_OVERFLOW where one has too many for that. */
gboolean dr_fact_draft_refine (DrFactDraft       *self,
                               DrIndicatorDraft  *indicators,
                               const gint32      *scales,
                               GError           **error);

/* Finds the least and the greatest ids of a block. */
void     dr_fact_block_find_extremes (DrFactBlock *block);

G_END_DECLS
