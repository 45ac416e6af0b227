/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory that was let go, for whoever needs as much again. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Any number of threads may take from it and give to it. What it holds never says anything of what was there. */
typedef struct _DrPagePool DrPagePool;

/* @most_bytes: how much it holds at most. */
DrPagePool * dr_page_pool_new   (gsize       most_bytes);
DrPagePool * dr_page_pool_ref   (DrPagePool *self);
void         dr_page_pool_unref (DrPagePool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPagePool, dr_page_pool_unref)

/* A piece of memory as dr-pages has it. */
typedef struct
{
  gpointer data;
  gsize    size;
  gboolean is_mapped;
} DrPagePiece;

/* Takes a piece of at least @size bytes, and not many more; false where there is none. Whoever asks for more than the pool
 * ever holds has all of it freed, so that it does not stand beside what it cannot help with. */
gboolean     dr_page_pool_take  (DrPagePool        *self,
                                 gsize              size,
                                 DrPagePiece       *piece);
/* Gives a piece; false where it does not fit. */
gboolean     dr_page_pool_give  (DrPagePool        *self,
                                 const DrPagePiece *piece);
/* Frees a piece. */
void         dr_page_piece_free (const DrPagePiece *piece);

G_END_DECLS
