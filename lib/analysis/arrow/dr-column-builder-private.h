/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A column that grows one cell after another, and is as narrow as what it holds. */

#pragma once

#include "analysis/arrow/dr-column-private.h"

G_BEGIN_DECLS

typedef struct
{
  DrColumn *column;       /* (owned) */
  gsize     n_allocated;
  DrPagePool *pool;       /* (nullable) (not owned) where room for many cells comes from */
} DrColumnBuilder;

gboolean   dr_column_builder_init          (DrColumnBuilder  *self,
                                            const char       *name,
                                            DrColumnKind      kind,
                                            GError          **error);
void       dr_column_builder_clear         (DrColumnBuilder  *self);
/* Room for @n_more cells. */
gboolean   dr_column_builder_reserve       (DrColumnBuilder  *self,
                                            gsize             n_more,
                                            GError          **error);
/* The same for numbers, of up to 38 digits. Becomes a wide column with the first that needs it. */
gboolean   dr_column_builder_append_number (DrColumnBuilder  *self,
                                            dr_int128         number,
                                            GError          **error);
gboolean   dr_column_builder_append_empty  (DrColumnBuilder  *self,
                                            GError          **error);
/* Puts a number, as above, into a cell that was appended empty. */
gboolean   dr_column_builder_fill          (DrColumnBuilder  *self,
                                            gsize             row,
                                            dr_int128         number,
                                            GError          **error);
/* Appends the cells of @other, which is of the same kind but for its width. */
gboolean   dr_column_builder_append_column (DrColumnBuilder  *self,
                                            const DrColumn   *other,
                                            GError          **error);
/* Keeps the rows @rows, in that order, and drops the others. */
gboolean   dr_column_builder_keep          (DrColumnBuilder  *self,
                                            const guint32    *rows,
                                            gsize             n_rows,
                                            GError          **error);
/* A code where there is room for it; one below 0 is an empty cell. */
static inline gboolean
dr_column_builder_append_code (DrColumnBuilder  *self,
                               gint32            code,
                               GError          **error)
{
  if (G_UNLIKELY (code < 0))
    return dr_column_builder_append_empty (self, error);
  self->column->code[self->column->n_rows++] = code;

  return TRUE;
}

DrColumn * dr_column_builder_finish        (DrColumnBuilder  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrColumnBuilder, dr_column_builder_clear)

/* The number in a cell, whatever its kind; 0 where it is empty. */
static inline dr_int128
dr_column_get_number (const DrColumn *self,
                      gsize           row)
{
  switch (self->kind)
    {
    case DR_COLUMN_CODE:
      return self->code[row];
    case DR_COLUMN_WIDE:
      return self->wide[row];
    case DR_COLUMN_NARROW:
    default:
      return self->narrow[row];
    }
}

/* A column of the rows @rows of this one, in that order. */
DrColumn * dr_column_take_rows             (const DrColumn   *self,
                                            const guint32    *rows,
                                            gsize             n_rows,
                                            GError          **error);

G_END_DECLS
