/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Work that is done in parts, each on a thread of its own. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*DrWorkFunc) (gpointer data,
                            guint    part);

/* Calls @func for the parts 0 to @n_parts - 1, at the same time where the system has threads for it, and returns when
 * all are done. */
void dr_workers_run (guint      n_parts,
                     DrWorkFunc func,
                     gpointer   data);

/* Where part @part of @n_items begins, when they are dealt out evenly; part @n_parts begins where all end. */
static inline gsize
dr_workers_get_start (gsize n_items,
                      guint part,
                      guint n_parts)
{
  return n_items / n_parts * part + MIN (n_items % n_parts, part);
}

G_END_DECLS
