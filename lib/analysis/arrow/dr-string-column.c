/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/arrow/dr-string-column-private.h"

#include <string.h>

#include "base/dr-error-private.h"

/* Where a string begins is 32 bits, and GString doubles its room when it grows. */
#define MAX_BYTES G_MAXINT32

void
dr_string_column_builder_init (DrStringColumnBuilder *self)
{
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->bytes = g_string_new (NULL);
}

gboolean
dr_string_column_builder_append (DrStringColumnBuilder *self,
                                 const char            *text,
                                 gsize                  length,
                                 GError               **error)
{
  if (length >= MAX_BYTES - self->bytes->len)
    return dr_error_set (error, DR_ERROR_LIMIT, "the strings of a column take more than 2 GiB");

  guint32 offset = self->bytes->len;
  g_array_append_val (self->offsets, offset);
  g_string_append_len (self->bytes, text, length);
  g_string_append_c (self->bytes, '\0');

  return TRUE;
}

DrStringColumn *
dr_string_column_builder_finish (DrStringColumnBuilder *self)
{
  DrStringColumn *column = g_new0 (DrStringColumn, 1);
  guint32 end = self->bytes->len;

  g_atomic_ref_count_init (&column->ref_count);
  column->n_strings = self->offsets->len;
  g_array_append_val (self->offsets, end);
  column->offsets = (guint32 *) g_array_free (g_steal_pointer (&self->offsets), FALSE);
  column->bytes = g_string_free (g_steal_pointer (&self->bytes), FALSE);

  return column;
}

void
dr_string_column_builder_clear (DrStringColumnBuilder *self)
{
  g_clear_pointer (&self->offsets, g_array_unref);
  if (self->bytes != NULL)
    g_string_free (g_steal_pointer (&self->bytes), TRUE);
}

DrStringColumn *
dr_string_column_ref (DrStringColumn *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dr_string_column_unref (DrStringColumn *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->offsets);
  g_free (self->bytes);
  g_free (self);
}

gint32
dr_string_column_find (const DrStringColumn *self,
                       const char           *text)
{
  for (guint32 i = 0; i < self->n_strings; i++)
    if (strcmp (dr_string_column_get (self, i), text) == 0)
      return i;

  return -1;
}
