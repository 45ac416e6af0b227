/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the columns of blocks of facts lie in: a batch of another program, or memory of our own, or both. */

#pragma once

#include "analysis/arrow/dr-arrow-reader-private.h"

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount  ref_count;
  DrArrowBatch    *batch;   /* (owned) (nullable) */
  GPtrArray       *pieces;  /* (owned) by free() */
} DrFactMemory;

DrFactMemory * dr_fact_memory_new   (DrArrowBatch *batch);
DrFactMemory * dr_fact_memory_ref   (DrFactMemory *self);
void           dr_fact_memory_unref (DrFactMemory *self);
/* Memory for @n things of @size bytes, aligned for any vector; NULL with DR_ERROR_LIMIT set where there is none. */
gpointer       dr_fact_memory_add   (DrFactMemory *self,
                                     gsize         n,
                                     gsize         size,
                                     GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrFactMemory, dr_fact_memory_unref)

G_END_DECLS
