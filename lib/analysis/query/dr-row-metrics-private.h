/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Metrics that are made of the finished rows: ranks, shares, sums that grow. */

#pragma once

#include "analysis/query/dr-row-maker-private.h"

G_BEGIN_DECLS

/* Fills the columns of these metrics, which are empty so far. */
gboolean dr_row_metrics_fill (DrRowMaker  *rows,
                              GError     **error);

G_END_DECLS
