/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "base/dr-page-pool-private.h"

/* A query and its answer need some dozens of them. */
#define MOST_PIECES 64
/* What is smaller the allocator has soon enough. */
#define LEAST_BYTES ((gsize) 32 << 10)

struct _DrPagePool
{
  gatomicrefcount ref_count;

  GMutex          mutex;
  DrPagePiece     pieces[MOST_PIECES];
  guint           n_pieces;
  gsize           n_bytes;
  gsize           most_bytes;
};

DrPagePool *
dr_page_pool_new (gsize most_bytes)
{
  DrPagePool *self = g_new0 (DrPagePool, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
#if defined __SANITIZE_ADDRESS__
  /* What is used after it was let go is to be seen. */
  most_bytes = 0;
#endif
  self->most_bytes = most_bytes;

  return self;
}

DrPagePool *
dr_page_pool_ref (DrPagePool *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dr_page_piece_free (const DrPagePiece *piece)
{
  if (piece->is_mapped)
    munmap (piece->data, piece->size);
  else
    free (piece->data);
}

static void
free_all (DrPagePool *self)
{
  while (self->n_pieces > 0)
    dr_page_piece_free (&self->pieces[--self->n_pieces]);
  self->n_bytes = 0;
}

void
dr_page_pool_unref (DrPagePool *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  free_all (self);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

gboolean
dr_page_pool_take (DrPagePool  *self,
                   gsize        size,
                   DrPagePiece *piece)
{
  guint best = MOST_PIECES;

  if (size < LEAST_BYTES)
    return FALSE;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->n_pieces; i++)
    if (self->pieces[i].size >= size && self->pieces[i].size / 2 <= size &&
        (best == MOST_PIECES || self->pieces[i].size < self->pieces[best].size))
      best = i;
  if (best < MOST_PIECES)
    {
      *piece = self->pieces[best];
      self->pieces[best] = self->pieces[--self->n_pieces];
      self->n_bytes -= piece->size;
    }
  else if (size > self->most_bytes)
    free_all (self);
  g_mutex_unlock (&self->mutex);

  return best < MOST_PIECES;
}

gboolean
dr_page_pool_give (DrPagePool        *self,
                   const DrPagePiece *piece)
{
  gboolean fits;

  g_mutex_lock (&self->mutex);
  fits = piece->size >= LEAST_BYTES && self->n_pieces < MOST_PIECES && piece->size <= self->most_bytes - self->n_bytes;
  if (fits)
    {
      self->pieces[self->n_pieces++] = *piece;
      self->n_bytes += piece->size;
    }
  g_mutex_unlock (&self->mutex);

  return fits;
}
