/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Large zeroed arrays that may be refused, and that are touched at random. */

#pragma once

#include "base/dr-page-pool-private.h"

G_BEGIN_DECLS

typedef struct
{
  gpointer    data;  /* aligned to 64 bytes */
  gsize       size;
  gboolean    is_mapped;
  DrPagePool *pool;  /* (owned) (nullable) where it goes when it is let go */
} DrPages;

/* Zeroed room for @n_items of @item_size bytes; DR_ERROR_LIMIT with @what in the message where it is not to be had. */
gboolean dr_pages_init  (DrPages    *self,
                         gsize       n_items,
                         gsize       item_size,
                         const char *what,
                         GError    **error);
/* The same out of a pool (nullable), to which it goes back. It holds anything, unless it @is_zeroed. */
gboolean dr_pages_init_from_pool (DrPages    *self,
                         DrPagePool *pool,
                         gboolean    is_zeroed,
                         gsize       n_items,
                         gsize       item_size,
                         const char *what,
                         GError    **error);
void     dr_pages_clear (DrPages    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrPages, dr_pages_clear)

G_END_DECLS
