/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Many strings in one piece of memory, by their number. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount ref_count;
  guint32         n_strings;
  guint32        *offsets;  /* (owned) n_strings + 1: where each begins in bytes; each ends before a NUL */
  char           *bytes;    /* (owned) UTF-8 */
} DrStringColumn;

/* A column that is filled one string after another, at most 2 GiB in all. */
typedef struct
{
  GArray  *offsets;
  GString *bytes;
} DrStringColumnBuilder;

void             dr_string_column_builder_init   (DrStringColumnBuilder *self);
gboolean         dr_string_column_builder_append (DrStringColumnBuilder *self,
                                                  const char            *text,
                                                  gsize                  length,
                                                  GError               **error);
DrStringColumn * dr_string_column_builder_finish (DrStringColumnBuilder *self);
void             dr_string_column_builder_clear  (DrStringColumnBuilder *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrStringColumnBuilder, dr_string_column_builder_clear)

DrStringColumn * dr_string_column_ref            (DrStringColumn        *self);
void             dr_string_column_unref          (DrStringColumn        *self);

static inline const char *
dr_string_column_get (const DrStringColumn *self,
                      guint32               index)
{
  return self->bytes + self->offsets[index];
}

/* The number of the first string that equals @text, or -1; looks at one after another. */
gint32           dr_string_column_find           (const DrStringColumn  *self,
                                                  const char            *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrStringColumn, dr_string_column_unref)

G_END_DECLS
