/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rows of elements that are written in place: a GArray asks a function for each, and wants it made elsewhere first.
 * g_array_index() reads them too.
 */

#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char  *data;              /* (owned) (nullable) */
  guint  len;
  guint  room;
} DrRows;

static inline void
dr_rows_clear (DrRows *self)
{
  g_free (self->data);
  *self = (DrRows) { NULL, 0, 0 };
}

/* What dr_rows_next() needs once in a while. */
static inline void
dr_rows_grow (DrRows *self,
              gsize   size)
{
  g_assert (self->room <= G_MAXUINT / 4);
  self->room = MAX (8, self->room * 2);
  self->data = g_realloc_n (self->data, self->room, size);
}

/* The place of the next element, which is not counted yet and holds anything; those before it may move. */
static inline gpointer
dr_rows_next (DrRows *self,
              gsize   size)
{
  if (G_UNLIKELY (self->len == self->room))
    dr_rows_grow (self, size);

  return self->data + self->len * size;
}

#define DR_ROWS_NEXT(rows, Type) ((Type *) dr_rows_next ((rows), sizeof (Type)))

static inline void
dr_rows_remove (DrRows *self,
                guint   index,
                gsize   size)
{
  self->len--;
  memmove (self->data + index * size, self->data + (index + 1) * size, (self->len - index) * size);
}

G_END_DECLS
