/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "analysis/dataset/dr-fact-memory-private.h"

#include "base/dr-error-private.h"

#define ALIGNMENT 64
/* From here on large pages of the system pay, where it has them. */
#define LARGE_PAGE ((gsize) 2 << 20)

DrFactMemory *
dr_fact_memory_new (DrArrowBatch *batch)
{
  DrFactMemory *self = g_new0 (DrFactMemory, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->batch = batch != NULL ? dr_arrow_batch_ref (batch) : NULL;
  self->pieces = g_ptr_array_new_with_free_func (free);

  return self;
}

DrFactMemory *
dr_fact_memory_ref (DrFactMemory *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dr_fact_memory_unref (DrFactMemory *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->batch, dr_arrow_batch_unref);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

gpointer
dr_fact_memory_add (DrFactMemory  *self,
                    gsize          n,
                    gsize          size,
                    GError       **error)
{
  gpointer piece = NULL;
  gsize n_bytes;

  if (!g_size_checked_mul (&n_bytes, MAX (n, 1), size) ||
      posix_memalign (&piece, n_bytes < LARGE_PAGE ? ALIGNMENT : LARGE_PAGE, n_bytes) != 0)
    {
      dr_error_set (error, DR_ERROR_LIMIT, "there is no memory for %" G_GSIZE_FORMAT " figures", n);
      return NULL;
    }

#ifdef MADV_HUGEPAGE
  if (n_bytes >= LARGE_PAGE)
    madvise (piece, n_bytes / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
#endif
  g_ptr_array_add (self->pieces, piece);

  return piece;
}
