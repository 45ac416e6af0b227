/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The figures of facts as coefficients at the scales of their indicators. */

#pragma once

#include "analysis/dataset/dr-dimension-draft-private.h"
#include "analysis/dataset/dr-fact-memory-private.h"

G_BEGIN_DECLS

/* Points @column to @n_rows rows from @start on: into the batch if they are coefficients there, else into a copy. */
gboolean dr_fact_figures_read (const DrIndicatorDraft  *indicators,
                               const DrArrowVector     *vector,
                               DrFactMemory            *memory,
                               const DrFactBlock       *block,
                               gsize                    start,
                               DrFactColumn            *column,
                               GError                 **error);

/* The same value at another scale; FALSE if it cannot be told there exactly, or has more than 38 digits. */
gboolean dr_rescale           (dr_int128                coefficient,
                               int                      scale,
                               int                      other_scale,
                               dr_int128               *rescaled);

G_END_DECLS
