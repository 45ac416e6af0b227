/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Answers a question about facts that come in a stream and are not kept. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"
#include "analysis/query/dr-table-private.h"

G_BEGIN_DECLS

/* Takes over @stream, a struct ArrowArrayStream: it is released once, whatever happens. */
DrTable * dr_query_stream_run (const DrQuestion  *question,
                               DrDataset         *dataset,
                               gpointer           stream,
                               GCancellable      *cancellable,
                               GError           **error);

G_END_DECLS
