/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Large zeroed arrays that may be refused, and that are touched at random. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gpointer data;  /* zeroed; aligned to 64 bytes */
  gsize    size;
  gboolean is_mapped;
} DrPages;

/* Zeroed room for @n_items of @item_size bytes; DR_ERROR_LIMIT with @what in the message where it is not to be had. */
gboolean dr_pages_init  (DrPages    *self,
                         gsize       n_items,
                         gsize       item_size,
                         const char *what,
                         GError    **error);
void     dr_pages_clear (DrPages    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrPages, dr_pages_clear)

G_END_DECLS
