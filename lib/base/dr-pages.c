/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/dr-error-private.h"
#include "base/dr-pages-private.h"

/* From here on pages of the system pay, and large ones where it has them. */
#define MAPPED_FROM ((gsize) 1 << 20)
#define ALIGNMENT 64

gboolean
dr_pages_init (DrPages     *self,
               gsize        n_items,
               gsize        item_size,
               const char  *what,
               GError     **error)
{
  gsize size;

  *self = (DrPages) { 0 };
  if (!g_size_checked_mul (&size, n_items, item_size) || !g_size_checked_add (&size, size, ALIGNMENT))
    return dr_error_set (error, DR_ERROR_LIMIT, "%s: more memory than there are addresses", what);

  if (size < MAPPED_FROM)
    {
      void *data = NULL;

      if (posix_memalign (&data, ALIGNMENT, size) != 0)
        return dr_error_set (error, DR_ERROR_LIMIT, "%s: no memory for %" G_GSIZE_FORMAT " bytes", what, size);
      memset (data, 0, size);
      self->data = data;
    }
  else
    {
      void *data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

      if (data == MAP_FAILED)
        return dr_error_set (error, DR_ERROR_LIMIT, "%s: no memory for %" G_GSIZE_FORMAT " bytes", what, size);
#ifdef MADV_HUGEPAGE
      madvise (data, size, MADV_HUGEPAGE);
#endif
      self->data = data;
      self->is_mapped = TRUE;
    }
  self->size = size;

  return TRUE;
}

gboolean
dr_pages_init_from_pool (DrPages     *self,
                         DrPagePool  *pool,
                         gboolean     is_zeroed,
                         gsize        n_items,
                         gsize        item_size,
                         const char  *what,
                         GError     **error)
{
  DrPagePiece piece;
  gsize size;

  if (pool == NULL || !g_size_checked_mul (&size, n_items, item_size) || !g_size_checked_add (&size, size, ALIGNMENT) ||
      !dr_page_pool_take (pool, size, &piece))
    {
      if (!dr_pages_init (self, n_items, item_size, what, error))
        return FALSE;
      self->pool = pool == NULL ? NULL : dr_page_pool_ref (pool);
      return TRUE;
    }

  *self = (DrPages) { piece.data, piece.size, piece.is_mapped, dr_page_pool_ref (pool) };
  if (is_zeroed)
    memset (self->data, 0, size);

  return TRUE;
}

void
dr_pages_clear (DrPages *self)
{
  DrPagePiece piece = { self->data, self->size, self->is_mapped };

  if (self->data == NULL)
    return;

  if (self->pool == NULL || !dr_page_pool_give (self->pool, &piece))
    dr_page_piece_free (&piece);
  g_clear_pointer (&self->pool, dr_page_pool_unref);
  *self = (DrPages) { 0 };
}
