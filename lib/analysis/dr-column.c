/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>

#include "analysis/dr-column-private.h"

#include "base/dr-error-private.h"

/* What Arrow recommends, and what the widest vectors load at once. */
#define ALIGNMENT 64

static gsize
get_cell_size (DrColumnKind kind)
{
  switch (kind)
    {
    case DR_COLUMN_CODE:
      return sizeof (gint32);
    case DR_COLUMN_NARROW:
      return sizeof (gint64);
    case DR_COLUMN_WIDE:
    default:
      return sizeof (dr_int128);
    }
}

DrColumn *
dr_column_new (const char    *name,
               DrColumnKind   kind,
               gsize          n_rows,
               GError       **error)
{
  gsize size;
  gpointer data = NULL;

  /* A column without rows has memory too, so that no pointer to it is NULL. */
  if (!g_size_checked_mul (&size, MAX (n_rows, 1), get_cell_size (kind)) ||
      posix_memalign (&data, ALIGNMENT, size) != 0)
    {
      dr_error_set (error, DR_ERROR_LIMIT, "there is no memory for %" G_GSIZE_FORMAT " rows of column %s", n_rows, name);
      return NULL;
    }

  DrColumn *self = g_new0 (DrColumn, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->kind = kind;
  self->n_rows = n_rows;
  self->data = data;

  return self;
}

DrColumn *
dr_column_ref (DrColumn *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dr_column_unref (DrColumn *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  free (self->data);
  free (self->validity);
  g_clear_pointer (&self->dictionary, dr_string_column_unref);
  g_free (self->name);
  g_free (self);
}
