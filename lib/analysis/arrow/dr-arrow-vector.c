/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-arrow-vector-private.h"

#include "base/dr-error-private.h"

/* No memory holds more slots; sizes in bytes stay far from their ends. */
#define MOST_SLOTS (G_MAXINT64 / 64)
#define LONGEST_INLINE_VIEW 12
/* The first days of these years, as GDate numbers days. */
#define JULIAN_1000 364878
#define JULIAN_1970 719163
#define JULIAN_10000 3652060
#define MILLISECONDS_A_DAY G_GINT64_CONSTANT (86400000)

/* Why an array is not what its schema says; NULL if it is. */
static const char *
find_fault (const struct ArrowArray *array,
            const DrArrowLayout     *layout)
{
  gint64 n_buffers = 2;
  gint64 most_buffers = 2;

  if (layout->kind == DR_ARROW_NOTHING)
    n_buffers = most_buffers = 0;
  else if (layout->kind == DR_ARROW_TEXT)
    n_buffers = most_buffers = 3;
  else if (layout->kind == DR_ARROW_TEXT_VIEW)
    {
      n_buffers = 3;
      most_buffers = G_MAXINT32;
    }

  if (array->release == NULL)
    return "was released already";
  if (array->length < 0 || array->offset < 0 || array->length > MOST_SLOTS || array->offset > MOST_SLOTS)
    return "has an impossible length or offset";
  if (array->null_count < -1 || array->null_count > array->length)
    return "has an impossible count of empty rows";
  if (array->n_children != 0)
    return "has children, which its type has not";
  if (array->n_buffers < n_buffers || array->n_buffers > most_buffers)
    return "has another number of buffers than its type";
  if (n_buffers == 0)
    return NULL;
  if (array->buffers == NULL)
    return "has no buffers";
  if (array->null_count > 0 && array->buffers[0] == NULL)
    return "counts empty rows and does not say which";
  if (array->length > 0 && array->buffers[1] == NULL)
    return "has no values";

  return NULL;
}

static gint64
get_offset (const DrArrowText *text,
            gsize              slot)
{
  if (text->layout.width == sizeof (gint32))
    {
      gint32 offset;
      memcpy (&offset, (const char *) text->slots + slot * sizeof offset, sizeof offset);
      return offset;
    }

  gint64 offset;
  memcpy (&offset, (const char *) text->slots + slot * sizeof offset, sizeof offset);
  return offset;
}

/* Offsets have to ascend, so that each text has a length. */
static const char *
check_offsets (const DrArrowText *text)
{
  if (text->length == 0)
    return NULL;

  gint64 before = get_offset (text, text->offset);
  if (before < 0)
    return "has an offset below 0";

  gint64 first = before;
  for (gsize i = 1; i <= text->length; i++)
    {
      gint64 offset = get_offset (text, text->offset + i);
      if (offset < before)
        return "has offsets that do not ascend";
      before = offset;
    }

  if (before > first && text->bytes == NULL)
    return "has no bytes";

  return NULL;
}

static const char *
point_text (DrArrowText             *text,
            const DrArrowLayout     *layout,
            const struct ArrowArray *array,
            gint64                   start,
            gint64                   length)
{
  text->layout = *layout;
  text->length = (gsize) length;
  text->offset = (gsize) (array->offset + start);
  text->validity = array->buffers[0];
  text->slots = array->buffers[1];

  if (layout->kind == DR_ARROW_TEXT)
    {
      text->bytes = array->buffers[2];
      return check_offsets (text);
    }

  text->n_pieces = array->n_buffers - 3;
  text->pieces = array->buffers + 2;
  text->piece_sizes = array->buffers[array->n_buffers - 1];

  return text->n_pieces > 0 && text->piece_sizes == NULL ? "has no sizes of its buffers" : NULL;
}

static gboolean
refuse (const DrArrowVector  *self,
        const char           *which,
        const char           *fault,
        GError              **error)
{
  return dr_error_set (error, DR_ERROR_MALFORMED, "%s: %s%s %s", self->table, which, self->name, fault);
}

gboolean
dr_arrow_vector_init (DrArrowVector            *self,
                      const DrArrowType        *type,
                      const struct ArrowArray  *array,
                      gint64                    start,
                      gint64                    length,
                      GError                  **error)
{
  self->type = *type;
  self->length = (gsize) length;

  if (array == NULL)
    return refuse (self, "", "is missing in a batch", error);

  const char *fault = find_fault (array, &type->layout);
  if (fault != NULL)
    return refuse (self, "", fault, error);
  if (start > array->length || length > array->length - start)
    return refuse (self, "", "is shorter than its table", error);

  self->offset = (gsize) (array->offset + start);
  if (type->layout.kind == DR_ARROW_NOTHING)
    return TRUE;

  /* What the bits say, whatever the count of empty rows may be. */
  self->validity = array->buffers[0];
  self->values = array->buffers[1];

  if ((DR_ARROW_IS (type->layout.kind) & DR_ARROW_ANY_TEXT) != 0)
    {
      fault = point_text (&self->text, &type->layout, array, start, length);
      if (fault != NULL)
        return refuse (self, "", fault, error);
    }

  if ((array->dictionary != NULL) != type->has_dictionary)
    return refuse (self, "", type->has_dictionary ? "has no dictionary in a batch" : "has a dictionary in a batch alone",
                   error);
  if (!type->has_dictionary)
    return TRUE;

  fault = find_fault (array->dictionary, &type->values);
  if (fault == NULL)
    fault = point_text (&self->text, &type->values, array->dictionary, 0, array->dictionary->length);

  return fault == NULL || refuse (self, "the dictionary of ", fault, error);
}

gboolean
dr_arrow_vector_set_error (const DrArrowVector  *self,
                           gsize                 row,
                           GError              **error,
                           DrError               code,
                           const char           *format,
                           ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return dr_error_set (error, code, "%s, row %" G_GUINT64_FORMAT ": %s: %s", self->table, self->first_row + row, self->name, what);
}

gboolean
dr_bits_are_alike (const guint8 *bits,
                   gsize         start,
                   gsize         n,
                   gboolean      value)
{
  const guint8 byte = value ? 0xff : 0;
  gsize end = start + n;

  if (bits == NULL)
    return value || n == 0;

  for (; start < end && (start & 7) != 0; start++)
    if ((bits[start >> 3] >> (start & 7) & 1) != (value ? 1 : 0))
      return FALSE;
  for (; start + 8 <= end; start += 8)
    if (bits[start >> 3] != byte)
      return FALSE;
  for (; start < end; start++)
    if ((bits[start >> 3] >> (start & 7) & 1) != (value ? 1 : 0))
      return FALSE;

  return TRUE;
}

/* A number of any width; FALSE if it does not fit. */
static gboolean
read_integer (const DrArrowVector *self,
              gsize                row,
              gint64              *value)
{
  const char *at = (const char *) self->values + (self->offset + row) * self->type.layout.width;
  union
  {
    gint8   one;
    guint8  unsigned_one;
    gint16  two;
    guint16 unsigned_two;
    gint32  four;
    guint32 unsigned_four;
    gint64  eight;
  } number;

  memcpy (&number, at, self->type.layout.width);
  switch (self->type.layout.width)
    {
    case 1:
      *value = self->type.layout.is_signed ? number.one : number.unsigned_one;
      return TRUE;
    case 2:
      *value = self->type.layout.is_signed ? number.two : number.unsigned_two;
      return TRUE;
    case 4:
      *value = self->type.layout.is_signed ? number.four : (gint64) number.unsigned_four;
      return TRUE;
    default:
      *value = number.eight;
      return self->type.layout.is_signed || number.eight >= 0;
    }
}

gboolean
dr_arrow_vector_get_integer (const DrArrowVector  *self,
                             gsize                 row,
                             gint64               *value,
                             GError              **error)
{
  return read_integer (self, row, value) ||
         dr_arrow_vector_set_error (self, row, error, DR_ERROR_OVERFLOW, "%" G_GUINT64_FORMAT " does not fit 63 bits",
                                    (guint64) *value);
}

gboolean
dr_arrow_vector_get_decimal (const DrArrowVector  *self,
                             gsize                 row,
                             dr_int128            *coefficient,
                             GError              **error)
{
  if (self->type.layout.width != sizeof *coefficient)
    {
      gint64 value;

      /* What does not fit is above the signed ones, and a number of 128 bits all the same. */
      *coefficient = read_integer (self, row, &value) ? (dr_int128) value : (dr_int128) (guint64) value;

      return TRUE;
    }

  memcpy (coefficient, (const char *) self->values + (self->offset + row) * sizeof *coefficient, sizeof *coefficient);

  dr_uint128 magnitude = *coefficient < 0 ? -(dr_uint128) *coefficient : (dr_uint128) *coefficient;
  return magnitude < dr_power_of_ten (DR_DECIMAL_MAX_DIGITS) ||
         dr_arrow_vector_set_error (self, row, error, DR_ERROR_OVERFLOW, "a decimal has more than %d digits",
                                    DR_DECIMAL_MAX_DIGITS);
}

gboolean
dr_arrow_vector_get_day (const DrArrowVector  *self,
                         gsize                 row,
                         guint32              *julian,
                         GError              **error)
{
  gint64 day;

  read_integer (self, row, &day);
  if (self->type.layout.kind == DR_ARROW_MILLISECONDS)
    {
      if (day % MILLISECONDS_A_DAY != 0)
        return dr_arrow_vector_set_error (self, row, error, DR_ERROR_INVALID, "not a day, but a time of one");
      day /= MILLISECONDS_A_DAY;
    }

  /* The years that a period may have. */
  if (day < JULIAN_1000 - JULIAN_1970 || day >= JULIAN_10000 - JULIAN_1970)
    return dr_arrow_vector_set_error (self, row, error, DR_ERROR_INVALID,
                                      "a day that is not in the years 1000 to 9999");

  *julian = (guint32) (day + JULIAN_1970);

  return TRUE;
}

/* Where a text stands; FALSE if its view leads out of its buffers. */
static gboolean
find_text (const DrArrowText  *self,
           gsize               index,
           const char        **text,
           gsize              *length)
{
  gsize slot = self->offset + index;

  if (self->layout.kind == DR_ARROW_TEXT)
    {
      gint64 start = get_offset (self, slot);

      *length = (gsize) (get_offset (self, slot + 1) - start);
      *text = *length == 0 ? "" : self->bytes + start;
      return TRUE;
    }

  const char *view = (const char *) self->slots + slot * self->layout.width;
  struct
  {
    gint32 length;
    gint32 prefix;
    gint32 piece;
    gint32 start;
  } parts;

  memcpy (&parts, view, sizeof parts);
  if (parts.length < 0)
    return FALSE;

  *length = (gsize) parts.length;
  if (parts.length <= LONGEST_INLINE_VIEW)
    {
      *text = view + sizeof parts.length;
      return TRUE;
    }

  if (parts.piece < 0 || parts.piece >= self->n_pieces || self->pieces[parts.piece] == NULL || parts.start < 0)
    return FALSE;

  gint64 size;
  memcpy (&size, (const char *) self->piece_sizes + parts.piece * sizeof size, sizeof size);
  if (size < parts.length || parts.start > size - parts.length)
    return FALSE;

  *text = (const char *) self->pieces[parts.piece] + parts.start;
  return TRUE;
}

/* The text at a number, of the rows or of the dictionary. */
static gboolean
read_text (const DrArrowVector  *self,
           gsize                 row,
           gsize                 index,
           const char          **text,
           gsize                *length,
           GError              **error)
{
  if (!find_text (&self->text, index, text, length))
    return dr_arrow_vector_set_error (self, row, error, DR_ERROR_MALFORMED, "a view that leads out of its buffer");
  /* A NUL is no valid text either, as every string here ends with one. */
  if (!g_utf8_validate_len (*text, *length, NULL))
    return dr_arrow_vector_set_error (self, row, error, DR_ERROR_ENCODING, "not UTF-8 text, or a NUL in it");

  return TRUE;
}

gboolean
dr_arrow_vector_get_entry (const DrArrowVector  *self,
                           gsize                 row,
                           gsize                *entry,
                           GError              **error)
{
  gint64 index;

  if (!read_integer (self, row, &index) || index < 0 || (guint64) index >= self->text.length)
    return dr_arrow_vector_set_error (self, row, error, DR_ERROR_INVALID,
                                      "entry %" G_GINT64_FORMAT " of a dictionary that has %" G_GSIZE_FORMAT,
                                      index, self->text.length);

  *entry = (gsize) index;

  return TRUE;
}

gboolean
dr_arrow_vector_get_entry_text (const DrArrowVector  *self,
                                gsize                 row,
                                gsize                 entry,
                                const char          **text,
                                gsize                *length,
                                GError              **error)
{
  if (!dr_arrow_is_empty (self->text.validity, self->text.offset + entry))
    return read_text (self, row, entry, text, length, error);

  *text = NULL;
  *length = 0;

  return TRUE;
}

gboolean
dr_arrow_vector_get_text (const DrArrowVector  *self,
                          gsize                 row,
                          const char          **text,
                          gsize                *length,
                          GError              **error)
{
  gsize entry = 0;

  if (!self->type.has_dictionary)
    return read_text (self, row, row, text, length, error);

  return dr_arrow_vector_get_entry (self, row, &entry, error) &&
         dr_arrow_vector_get_entry_text (self, row, entry, text, length, error);
}

gboolean
dr_arrow_vector_get_optional_text (const DrArrowVector  *self,
                                   gsize                 row,
                                   const char          **text,
                                   gsize                *length,
                                   GError              **error)
{
  *text = NULL;
  *length = 0;

  return self->values == NULL || dr_arrow_vector_is_empty (self, row) ||
         dr_arrow_vector_get_text (self, row, text, length, error);
}

gboolean
dr_arrow_vector_has_text (const DrArrowVector *self,
                          gsize                row)
{
  const char *text;
  gsize length;

  return dr_arrow_vector_get_optional_text (self, row, &text, &length, NULL) && text != NULL && length > 0;
}
