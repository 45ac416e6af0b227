/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "exchange/dr-json-writer-private.h"

/* What goes to a stream at a time, and about what the buffer in front of it holds. */
#define BLOCK (64 * 1024)

void
dr_json_writer_init (DrJsonWriter *self)
{
  *self = (DrJsonWriter) { .is_first = TRUE };
}

void
dr_json_writer_init_stream (DrJsonWriter  *self,
                            GOutputStream *stream,
                            GCancellable  *cancellable)
{
  *self = (DrJsonWriter) { .is_first = TRUE, .stream = stream, .cancellable = cancellable };
}

/* Empties the buffer into the stream. */
static void
flush (DrJsonWriter *self)
{
  /* Not every stream looks whether it was cancelled. */
  if (self->error == NULL && !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    g_output_stream_write_all (self->stream, self->bytes, self->length, NULL, self->cancellable, &self->error);
  self->length = 0;
}

/* Makes room for @size bytes more; who writes them counts them in. */
static char *
reserve (DrJsonWriter *self,
         gsize         size)
{
  if (self->stream != NULL && self->length >= BLOCK)
    flush (self);
  if (size > self->capacity - self->length)
    {
      self->capacity = MAX (MAX (self->length + size, 2 * self->capacity), 4096);
      self->bytes = g_realloc (self->bytes, self->capacity);
    }

  return self->bytes + self->length;
}

static void
append (DrJsonWriter *self,
        const char   *text,
        gsize         length)
{
  memcpy (reserve (self, length), text, length);
  self->length += length;
}

char *
dr_json_writer_end (DrJsonWriter *self)
{
  g_assert (self->depth == 0 && !self->has_key && self->stream == NULL);

  append (self, "\n", 2);

  return g_steal_pointer (&self->bytes);
}

gboolean
dr_json_writer_end_stream (DrJsonWriter  *self,
                           GError       **error)
{
  g_assert (self->depth == 0 && !self->has_key && self->stream != NULL);

  append (self, "\n", 1);
  flush (self);
  g_clear_pointer (&self->bytes, g_free);
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

/* The most that separate() and begin_line() write. */
static gsize
separator_size (const DrJsonWriter *self)
{
  return 2 + 2 * (gsize) self->depth;
}

static char *
begin_line (const DrJsonWriter *self,
            char               *to)
{
  *to++ = '\n';
  memset (to, ' ', 2 * (gsize) self->depth);

  return to + 2 * (gsize) self->depth;
}

/* Writes what stands before a value or a key to @to, and gives where that goes on. */
static char *
separate (DrJsonWriter *self,
          char         *to)
{
  if (self->has_key)
    {
      self->has_key = FALSE;
      return to;
    }

  if (!self->is_first)
    *to++ = ',';
  self->is_first = FALSE;

  return self->depth > 0 ? begin_line (self, to) : to;
}

/* A value that needs no escaping. */
static void
write_plain (DrJsonWriter *self,
             const char   *value,
             gsize         length)
{
  char *to = separate (self, reserve (self, separator_size (self) + length));

  memcpy (to, value, length);
  self->length = (gsize) (to - self->bytes) + length;
}

static void
begin (DrJsonWriter *self,
       char          bracket)
{
  write_plain (self, &bracket, 1);
  self->depth++;
  self->is_first = TRUE;
}

static void
end (DrJsonWriter *self,
     char          bracket)
{
  self->depth--;

  char *to = reserve (self, separator_size (self) + 1);
  if (!self->is_first)
    to = begin_line (self, to);
  *to++ = bracket;
  self->length = (gsize) (to - self->bytes);
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

void
dr_json_writer_key_sized (DrJsonWriter *self,
                          const char   *key,
                          gsize         length)
{
  char *to = separate (self, reserve (self, separator_size (self) + length + 4));

  *to++ = '"';
  memcpy (to, key, length);
  to += length;
  memcpy (to, "\": ", 3);
  self->length = (gsize) (to + 3 - self->bytes);
  self->has_key = TRUE;
}

/* --- strings --- */

static gboolean
must_be_escaped (char character)
{
  return (guchar) character < 0x20 || character == '"' || character == '\\';
}

#define EACH_BYTE(value) (G_GUINT64_CONSTANT (0x0101010101010101) * (value))

/* Whether one of the eight bytes must be escaped. */
static gboolean
holds_special (guint64 bytes)
{
  guint64 quotes = bytes ^ EACH_BYTE ('"');
  guint64 backslashes = bytes ^ EACH_BYTE ('\\');
  guint64 found = ((bytes - EACH_BYTE (0x20)) & ~bytes)
                  | ((quotes - EACH_BYTE (1)) & ~quotes)
                  | ((backslashes - EACH_BYTE (1)) & ~backslashes);

  return (found & EACH_BYTE (0x80)) != 0;
}

/* How many bytes at the head of @text need no escaping. */
static gsize
count_plain (const char *text,
             gsize       length)
{
  gsize n = 0;

  for (; n + sizeof (guint64) <= length; n += sizeof (guint64))
    {
      guint64 bytes;

      memcpy (&bytes, text + n, sizeof bytes);
      if (holds_special (bytes))
        break;
    }
  while (n < length && !must_be_escaped (text[n]))
    n++;

  return n;
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

/* Escapes what RFC 8259, section 7, says must be, and nothing else. A long text goes block by block. */
static void
append_escaped (DrJsonWriter *self,
                const char   *text,
                gsize         length)
{
  while (length > 0 && self->error == NULL)
    {
      gsize n_plain = count_plain (text, MIN (length, BLOCK));

      append (self, text, n_plain);
      text += n_plain;
      length -= n_plain;
      if (length > 0 && must_be_escaped (*text))
        {
          char escaped[6];

          append (self, escaped, escape (*text, escaped));
          text++;
          length--;
        }
    }
}

void
dr_json_writer_string (DrJsonWriter *self,
                       const char   *value,
                       gssize        size)
{
  if (value == NULL)
    {
      dr_json_writer_null (self);
      return;
    }

  gsize length = size < 0 ? strlen (value) : (gsize) size;
  if (length > BLOCK || count_plain (value, length) < length)
    {
      write_plain (self, "\"", 1);
      append_escaped (self, value, length);
      append (self, "\"", 1);
      return;
    }

  char *to = separate (self, reserve (self, separator_size (self) + length + 2));
  *to++ = '"';
  memcpy (to, value, length);
  to += length;
  *to++ = '"';
  self->length = (gsize) (to - self->bytes);
}

/* --- other values --- */

void
dr_json_writer_null (DrJsonWriter *self)
{
  write_plain (self, "null", 4);
}

void
dr_json_writer_boolean (DrJsonWriter *self,
                        gboolean      value)
{
  write_plain (self, value ? "true" : "false", value ? 4 : 5);
}

void
dr_json_writer_count (DrJsonWriter *self,
                      guint64       value)
{
  char digits[20];
  gsize n_digits = 0;

  do
    {
      digits[sizeof digits - ++n_digits] = (char) ('0' + value % 10);
      value /= 10;
    }
  while (value > 0);
  write_plain (self, digits + sizeof digits - n_digits, n_digits);
}

void
dr_json_writer_enum (DrJsonWriter *self,
                     GType         type,
                     int           value)
{
  /* The class of a static type stays once it was made. */
  GEnumClass *values = g_type_class_peek_static (type);
  if (values == NULL)
    values = g_type_class_ref (type);

  /* Our enumerations count from zero: a value stands at its own place. */
  g_assert (value >= 0 && (guint) value < values->n_values && values->values[value].value == value);
  dr_json_writer_string (self, values->values[value].value_nick, -1);
}
