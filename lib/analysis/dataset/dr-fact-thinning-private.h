/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Facts without some of their figures. */

#pragma once

#include "analysis/dataset/dr-dataset-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_FIGURE_ACTUAL  = 1 << 0,
  DR_FIGURE_PLANNED = 1 << 1
} DrFigures;

/* Whether a row is none any more: it had figures, and all of them are left out. */
static inline gboolean
dr_fact_is_thinned_away (const DrFactBlock *block,
                         gsize              row,
                         guint8             left_out)
{
  return left_out != 0 && (!dr_fact_column_has (&block->actual, row) || (left_out & DR_FIGURE_ACTUAL) != 0) &&
         (!dr_fact_column_has (&block->planned, row) || (left_out & DR_FIGURE_PLANNED) != 0);
}

/* Gives blocks as if figures that are @left_out (DrFigures of each row) were not there, and with what @pairing (nullable)
 * (DrPairing of each row) says. Where neither says anything they borrow from @blocks. NULL with @error set where there is
 * no memory. (transfer full) */
GArray * dr_fact_blocks_thin_out (const GArray  *blocks,
                                  const guint8  *left_out,
                                  const guint8  *pairing,
                                  GError       **error);

G_END_DECLS
