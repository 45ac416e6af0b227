/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The rows of one column of a batch, once nothing in them can lead astray. */

#pragma once

#include "analysis/arrow/dr-arrow-type-private.h"
#include "figures/dr-decimal-private.h"

#include <districtreport/dr-error.h>

G_BEGIN_DECLS

/* Texts by their number. */
typedef struct
{
  DrArrowLayout       layout;
  gsize               length;
  gsize               offset;      /* the slot of the first */
  const guint8       *validity;    /* (nullable) by slot, least bit first */
  const void         *slots;       /* offsets, or views */
  const char         *bytes;       /* (nullable) */
  const void * const *pieces;      /* what views point into */
  const void         *piece_sizes; /* 64 bits each */
  gint64              n_pieces;
} DrArrowText;

typedef struct
{
  const char   *table;             /* for messages: «achievements» */
  const char   *name;              /* and «unit» */
  guint64       first_row;         /* number of the first row in its table */

  DrArrowType   type;
  gsize         length;            /* rows */
  gsize         offset;            /* the slot of the first row */
  const guint8 *validity;          /* (nullable) by slot, least bit first; NULL: no row is empty */
  const void   *values;            /* of numbers, booleans, indices */
  DrArrowText   text;              /* of the rows themselves, or the dictionary */
} DrArrowVector;

/* Points the vector to rows @start to @start + @length of a column. Nothing of @array is read before it is checked. */
gboolean dr_arrow_vector_init        (DrArrowVector            *self,
                                      const DrArrowType        *type,
                                      const struct ArrowArray  *array,
                                      gint64                    start,
                                      gint64                    length,
                                      GError                  **error);

/* Whether the bit of a slot says that it is empty. */
static inline gboolean
dr_arrow_is_empty (const guint8 *validity,
                   gsize         slot)
{
  return validity != NULL && (validity[slot >> 3] >> (slot & 7) & 1) == 0;
}

static inline gboolean
dr_arrow_vector_is_empty (const DrArrowVector *self,
                          gsize                row)
{
  return dr_arrow_is_empty (self->validity, self->offset + row);
}

/* Each reads a row that is not empty. FALSE with @error set where there is no such value. */
gboolean dr_arrow_vector_get_integer (const DrArrowVector      *self,
                                      gsize                     row,
                                      gint64                   *value,
                                      GError                  **error);
/* An integer is a decimal without digits behind the comma. */
gboolean dr_arrow_vector_get_decimal (const DrArrowVector      *self,
                                      gsize                     row,
                                      dr_int128                *coefficient,
                                      GError                  **error);
/* The day as g_date_get_julian(). */
gboolean dr_arrow_vector_get_day     (const DrArrowVector      *self,
                                      gsize                     row,
                                      guint32                  *julian,
                                      GError                  **error);
/* The text of a row, from a dictionary or not; NULL where the entry of the dictionary is empty. It has been found to
 * be UTF-8 without a NUL. */
gboolean dr_arrow_vector_get_text    (const DrArrowVector      *self,
                                      gsize                     row,
                                      const char              **text,
                                      gsize                    *length,
                                      GError                  **error);
/* The same, and NULL where the row is empty or there is no such column. */
gboolean dr_arrow_vector_get_optional_text (const DrArrowVector *self,
                                      gsize                     row,
                                      const char              **text,
                                      gsize                    *length,
                                      GError                  **error);
/* Whether there is such a column and the row is not empty, nor its text. */
gboolean dr_arrow_vector_has_text    (const DrArrowVector      *self,
                                      gsize                     row);
/* The number of the dictionary's entry that a row has. */
gboolean dr_arrow_vector_get_entry   (const DrArrowVector      *self,
                                      gsize                     row,
                                      gsize                    *entry,
                                      GError                  **error);
/* The text of an entry; @row is for the message alone. */
gboolean dr_arrow_vector_get_entry_text (const DrArrowVector   *self,
                                      gsize                     row,
                                      gsize                     entry,
                                      const char              **text,
                                      gsize                    *length,
                                      GError                  **error);

/* Whether @n bits from @start on are all as @value says; those that are not there are all set. */
gboolean dr_bits_are_alike           (const guint8             *bits,
                                      gsize                     start,
                                      gsize                     n,
                                      gboolean                  value);

/* Sets an error that begins with the place; FALSE. */
gboolean dr_arrow_vector_set_error   (const DrArrowVector      *self,
                                      gsize                     row,
                                      GError                  **error,
                                      DrError                   code,
                                      const char               *format,
                                      ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
