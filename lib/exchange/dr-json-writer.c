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

/* Makes room for @size bytes at the end, counts them in and gives the first. */
static char *
extend (GString *buffer,
        gsize    size)
{
  gsize length = buffer->len;

  g_string_set_size (buffer, length + size);

  return buffer->str + length;
}

static void
begin_line (DrJsonWriter *self)
{
  gsize indent = 2 * (gsize) self->depth;
  char *start = extend (self->buffer, indent + 1);

  start[0] = '\n';
  memset (start + 1, ' ', indent);
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

static gboolean
must_be_escaped (char character)
{
  return (guchar) character < 0x20 || character == '"' || character == '\\';
}

static gsize
escape (char character,
        char escaped[6])
{
  static const char hexadecimal[] = "0123456789abcdef";
  static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";

  escaped[0] = '\\';
  for (gsize i = 0; i < sizeof named - 1; i += 2)
    if (character == named[i])
      {
        escaped[1] = named[i + 1];
        return 2;
      }

  memcpy (escaped + 1, "u00", 3);
  escaped[4] = hexadecimal[character >> 4];
  escaped[5] = hexadecimal[character & 15];

  return 6;
}

/* Quotes what RFC 8259, section 7, says must be, and nothing else. */
static void
append_quoted (GString    *buffer,
               const char *text,
               gsize       length)
{
  gsize n_plain = 0;

  while (n_plain < length && !must_be_escaped (text[n_plain]))
    n_plain++;

  if (n_plain == length)
    {
      char *start = extend (buffer, length + 2);

      start[0] = '"';
      memcpy (start + 1, text, length);
      start[length + 1] = '"';
      return;
    }

  g_string_append_c (buffer, '"');
  for (gsize i = 0, run = 0; i <= length; i++)
    {
      char escaped[6];

      if (i < length && !must_be_escaped (text[i]))
        continue;

      g_string_append_len (buffer, text + run, (gssize) (i - run));
      if (i < length)
        g_string_append_len (buffer, escaped, (gssize) escape (text[i], escaped));
      run = i + 1;
    }
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
