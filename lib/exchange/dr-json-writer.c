/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "exchange/dr-json-writer-private.h"

void
dr_json_writer_init (DrJsonWriter *self)
{
  self->buffer = g_string_sized_new (4096);
  self->depth = 0;
  self->is_first = TRUE;
  self->has_key = FALSE;
}

char *
dr_json_writer_end (DrJsonWriter *self)
{
  g_assert (self->depth == 0 && !self->has_key);

  g_string_append_c (self->buffer, '\n');

  return g_string_free (g_steal_pointer (&self->buffer), FALSE);
}

static void
begin_line (DrJsonWriter *self)
{
  static const char spaces[] = "                                ";
  gsize indent = 2 * (gsize) self->depth;

  g_string_append_c (self->buffer, '\n');
  for (; indent > sizeof spaces - 1; indent -= sizeof spaces - 1)
    g_string_append_len (self->buffer, spaces, sizeof spaces - 1);
  g_string_append_len (self->buffer, spaces, (gssize) indent);
}

/* What stands before a value or a key. */
static void
separate (DrJsonWriter *self)
{
  if (self->has_key)
    {
      self->has_key = FALSE;
      return;
    }

  if (!self->is_first)
    g_string_append_c (self->buffer, ',');
  if (self->depth > 0)
    begin_line (self);
  self->is_first = FALSE;
}

static void
begin (DrJsonWriter *self,
       char          bracket)
{
  separate (self);
  g_string_append_c (self->buffer, bracket);
  self->depth++;
  self->is_first = TRUE;
}

static void
end (DrJsonWriter *self,
     char          bracket)
{
  self->depth--;
  if (!self->is_first)
    begin_line (self);
  g_string_append_c (self->buffer, bracket);
  self->is_first = FALSE;
}

void
dr_json_writer_begin_object (DrJsonWriter *self)
{
  begin (self, '{');
}

void
dr_json_writer_end_object (DrJsonWriter *self)
{
  end (self, '}');
}

void
dr_json_writer_begin_array (DrJsonWriter *self)
{
  begin (self, '[');
}

void
dr_json_writer_end_array (DrJsonWriter *self)
{
  end (self, ']');
}

/* Quotes what RFC 8259, section 7, says must be, and nothing else. */
static void
append_quoted (GString    *buffer,
               const char *text,
               gsize       length)
{
  static const char hexadecimal[] = "0123456789abcdef";
  const char *end_of_text = text + length;
  const char *run = text;

  g_string_append_c (buffer, '"');
  for (const char *p = text; p < end_of_text; p++)
    {
      unsigned char byte = (unsigned char) *p;
      char escape[6] = { '\\', 'u', '0', '0', 0, 0 };
      gssize size = 2;

      if (byte >= 0x20 && byte != '"' && byte != '\\')
        continue;

      switch (byte)
        {
        case '"':
        case '\\':
          escape[1] = (char) byte;
          break;
        case '\b':
          escape[1] = 'b';
          break;
        case '\f':
          escape[1] = 'f';
          break;
        case '\n':
          escape[1] = 'n';
          break;
        case '\r':
          escape[1] = 'r';
          break;
        case '\t':
          escape[1] = 't';
          break;
        default:
          escape[4] = hexadecimal[byte >> 4];
          escape[5] = hexadecimal[byte & 15];
          size = 6;
          break;
        }

      g_string_append_len (buffer, run, p - run);
      g_string_append_len (buffer, escape, size);
      run = p + 1;
    }
  g_string_append_len (buffer, run, end_of_text - run);
  g_string_append_c (buffer, '"');
}

void
dr_json_writer_key (DrJsonWriter *self,
                    const char   *key)
{
  separate (self);
  append_quoted (self->buffer, key, strlen (key));
  g_string_append (self->buffer, ": ");
  self->has_key = TRUE;
}

void
dr_json_writer_null (DrJsonWriter *self)
{
  separate (self);
  g_string_append (self->buffer, "null");
}

void
dr_json_writer_boolean (DrJsonWriter *self,
                        gboolean      value)
{
  separate (self);
  g_string_append (self->buffer, value ? "true" : "false");
}

void
dr_json_writer_count (DrJsonWriter *self,
                      guint64       value)
{
  char digits[20];
  gsize n_digits = 0;

  separate (self);
  do
    {
      digits[sizeof digits - ++n_digits] = (char) ('0' + value % 10);
      value /= 10;
    }
  while (value > 0);
  g_string_append_len (self->buffer, digits + sizeof digits - n_digits, (gssize) n_digits);
}

void
dr_json_writer_string (DrJsonWriter *self,
                       const char   *value,
                       gssize        length)
{
  if (value == NULL)
    {
      dr_json_writer_null (self);
      return;
    }

  separate (self);
  append_quoted (self->buffer, value, length < 0 ? strlen (value) : (gsize) length);
}

void
dr_json_writer_enum (DrJsonWriter *self,
                     GType         type,
                     int           value)
{
  GEnumClass *values = g_type_class_ref (type);
  const GEnumValue *known = g_enum_get_value (values, value);

  g_assert (known != NULL);
  dr_json_writer_string (self, known->value_nick, -1);
  g_type_class_unref (values);
}
