/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The units, indicators or periods that facts name, as rows of their tables. */

#pragma once

#include "analysis/dataset/dr-dimension-draft-private.h"
#include "analysis/dataset/dr-fact-memory-private.h"

G_BEGIN_DECLS

typedef struct _DrFactIds DrFactIds;

/* The row of an id in its table, into which it is put if that may grow; -1 with @error set. */
typedef gint32 (*DrFactIdsFunc) (DrFactIds           *self,
                                 const DrArrowVector *vector,
                                 gsize                row,
                                 const char          *id,
                                 gsize                length,
                                 GError             **error);

struct _DrFactIds
{
  gpointer             draft;         /* of the units, indicators or periods */
  gboolean             is_given;      /* it has a table that does not grow */
  guint32              n_rows;        /* of that */
  DrFactIdsFunc        intern;
  const DrArrowVector *measures;      /* (nullable) of the same rows, which tell indicators of one id apart */
  const DrArrowVector *natures;       /* (nullable) */
  gint32               scale;         /* of indicators that are new */
  GString             *written_measure;   /* (owned) (nullable) the last one */
  GRefString          *canonical_measure; /* (owned) (nullable) of that */
  guint32              limit;         /* what the rows read last have to stay below */

  /* What the entries of the last dictionary are. While its batch is held no other can stand in its place. */
  DrArrowBatch        *batch;         /* (owned) (nullable) */
  DrArrowText          dictionary;
  gint32              *entries;       /* (owned) */
  gboolean             is_identity;   /* each entry is its own row */
};

void     dr_fact_ids_clear (DrFactIds            *self);
/* Points *@rows to the rows of a batch's table, in the batch itself if it has them as they are needed. They are yet to
 * be checked. */
gboolean dr_fact_ids_read  (DrFactIds            *self,
                            DrArrowBatch         *batch,
                            const DrArrowVector  *vector,
                            DrFactMemory         *memory,
                            const gint32        **rows,
                            GError              **error);

/* Whether rows whose extremes are known are below @limit; the error names the first that is not. */
gboolean dr_fact_ids_check (const DrArrowVector  *vector,
                            const gint32         *rows,
                            gsize                 start,
                            gsize                 n_rows,
                            guint32               limit,
                            gint32                least,
                            gint32                greatest,
                            GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrFactIds, dr_fact_ids_clear)

G_END_DECLS
