/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>

#include "analysis/arrow/dr-column-private.h"

DrColumn *
dr_column_new (const char    *name,
               DrColumnKind   kind,
               gsize          n_rows,
               GError       **error)
{
  g_autofree char *what = g_strdup_printf ("the rows of column %s", name);
  DrPages pages;

  /* A column without rows has memory too, so that no pointer to it is NULL. */
  if (!dr_pages_init (&pages, n_rows, dr_column_kind_get_size (kind), what, error))
    return NULL;

  DrColumn *self = g_new0 (DrColumn, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->kind = kind;
  self->n_rows = n_rows;
  self->pages = pages;
  self->data = pages.data;

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

  dr_pages_clear (&self->pages);
  free (self->validity);
  g_clear_pointer (&self->dictionary, dr_string_column_unref);
  g_free (self->name);
  g_free (self);
}
