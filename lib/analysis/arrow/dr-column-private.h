/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A column of a table: as many cells as the table has rows, all of one kind, any of them empty. */

#pragma once

#include <glib.h>

#include "analysis/arrow/dr-string-column-private.h"
#include "base/dr-pages-private.h"
#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_COLUMN_CODE,     /* gint32: a row of the dictionary; an Arrow dictionary of utf8 with int32 indices */
  DR_COLUMN_NARROW,   /* gint64 coefficients at one scale: an Arrow int64 where the scale is 0, else decimal128 (19, scale) */
  DR_COLUMN_WIDE      /* dr_int128 coefficients at one scale: an Arrow decimal128 (38, scale) */
} DrColumnKind;

static inline gsize
dr_column_kind_get_size (DrColumnKind kind)
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

typedef struct
{
  gatomicrefcount ref_count;

  char           *name;         /* (owned) */
  DrColumnKind    kind;
  gsize           n_rows;
  union
  {
    gint32       *code;
    gint64       *narrow;
    dr_int128    *wide;
    gpointer      data;         /* what @pages has */
  };
  DrPages         pages;
  guint8         *validity;     /* (owned) (nullable) by free(): bit a row, least first; NULL: no cell is empty */
  gsize           n_empty;
  DrStringColumn *dictionary;   /* (owned) (nullable) of codes */
  int             scale;        /* digits behind the comma */
} DrColumn;

/* NULL with DR_ERROR_LIMIT set where the memory is not to be had. Cells hold anything until they are written. */
DrColumn * dr_column_new   (const char   *name,
                            DrColumnKind  kind,
                            gsize         n_rows,
                            GError      **error);
DrColumn * dr_column_ref   (DrColumn     *self);
void       dr_column_unref (DrColumn     *self);

static inline gboolean
dr_column_is_empty (const DrColumn *self,
                    gsize           row)
{
  return self->validity != NULL && (self->validity[row >> 3] >> (row & 7) & 1) == 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrColumn, dr_column_unref)

G_END_DECLS
