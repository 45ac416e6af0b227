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

void
dr_pages_clear (DrPages *self)
{
  if (self->data == NULL)
    return;

  if (self->is_mapped)
    munmap (self->data, self->size);
  else
    free (self->data);
  *self = (DrPages) { 0 };
}
