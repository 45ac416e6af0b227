/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "exchange/dr-json-writer-private.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

void
dr_json_writer_make_room (DrJsonWriter *self,
                          gsize         size)
{
  if (self->stream != NULL && self->length > 0)
    flush (self);
  if (size > self->capacity - self->length)
    {
      self->capacity = MAX (MAX (self->length + size, 2 * self->capacity), self->stream != NULL ? BLOCK : 4096);
      self->bytes = g_realloc (self->bytes, self->capacity);
    }
}

static void
append (DrJsonWriter *self,
        const char   *text,
        gsize         length)
{
  memcpy (dr_json_writer_reserve (self, length), text, length);
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

/* Room for a value of @length bytes; gives where it begins, behind what separates it from the one before. */
static inline char *
begin_value (DrJsonWriter *self,
             gsize         length)
{
  char *to = dr_json_writer_reserve (self, dr_json_writer_get_separator_size (self) + length);

  if (!self->has_key)
    return dr_json_writer_begin_member (self, to);
  self->has_key = FALSE;

  return to;
}

/* A value that needs no escaping. */
static inline void
write_plain (DrJsonWriter *self,
             const char   *value,
             gsize         length)
{
  char *to = begin_value (self, length);

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

  char *to = dr_json_writer_reserve (self, dr_json_writer_get_separator_size (self) + 1);
  if (!self->is_first)
    to = dr_json_writer_begin_line (self, to);
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

#ifdef __SSE2__
/* Which of sixteen must be, a bit for each. */
static inline guint
find_special (__m128i bytes)
{
  __m128i lowest = _mm_cmpeq_epi8 (_mm_min_epu8 (bytes, _mm_set1_epi8 (0x1f)), bytes);
  __m128i marks = _mm_or_si128 (_mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('"')), _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('\\')));

  return (guint) _mm_movemask_epi8 (_mm_or_si128 (lowest, marks));
}
#endif

/* Whether one of sixteen must be escaped; it copies them. */
static inline gboolean
copy_sixteen (char       *to,
              const char *text)
{
#ifdef __SSE2__
  __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) text);

  _mm_storeu_si128 ((__m128i *) (gpointer) to, bytes);

  return find_special (bytes) != 0;
#else
  guint64 words[2];

  memcpy (words, text, sizeof words);
  memcpy (to, words, sizeof words);

  return holds_special (words[0]) || holds_special (words[1]);
#endif
}

/* Copies @length bytes; FALSE, and anything may stand at @to, where one of them must be escaped. */
static inline gboolean
copy_plain (char       *to,
            const char *text,
            gsize       length)
{
  gboolean is_special = FALSE;

  if (length >= 16)
    {
      for (gsize i = 0; i + 16 < length; i += 16)
        if (copy_sixteen (to + i, text + i))
          return FALSE;
      /* The last sixteen, though some of them were copied before. */
      return !copy_sixteen (to + length - 16, text + length - 16);
    }
  if (length >= 8)
    {
      guint64 head, tail;

      memcpy (&head, text, sizeof head);
      memcpy (&tail, text + length - sizeof tail, sizeof tail);
      memcpy (to, &head, sizeof head);
      memcpy (to + length - sizeof tail, &tail, sizeof tail);
      return !holds_special (head) && !holds_special (tail);
    }
  if (length >= 4)
    {
      guint32 head, tail;

      memcpy (&head, text, sizeof head);
      memcpy (&tail, text + length - sizeof tail, sizeof tail);
      memcpy (to, &head, sizeof head);
      memcpy (to + length - sizeof tail, &tail, sizeof tail);
      return !holds_special (head | (guint64) tail << 32);
    }
  for (gsize i = 0; i < length; i++)
    {
      to[i] = text[i];
      is_special |= must_be_escaped (text[i]);
    }

  return !is_special;
}

/* How many bytes at the head of @text need no escaping. */
static gsize
count_plain (const char *text,
             gsize       length)
{
  gsize n = 0;

#ifdef __SSE2__
  for (; n + sizeof (__m128i) <= length; n += sizeof (__m128i))
    {
      guint special = find_special (_mm_loadu_si128 ((const __m128i *) (gconstpointer) (text + n)));

      if (special != 0)
        return n + (gsize) g_bit_nth_lsf (special, -1);
    }
#endif
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
  gboolean has_key = self->has_key;
  gboolean is_first = self->is_first;

  if (length <= BLOCK)
    {
      char *to = begin_value (self, length + 2);

      *to++ = '"';
      if (copy_plain (to, value, length))
        {
          to[length] = '"';
          self->length = (gsize) (to + length + 1 - self->bytes);
          return;
        }
    }

  /* From the beginning, and piece by piece. */
  self->has_key = has_key;
  self->is_first = is_first;
  write_plain (self, "\"", 1);
  append_escaped (self, value, length);
  append (self, "\"", 1);
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

/* Of a number of 64 bits. */
#define MOST_DIGITS 20

static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                            "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                            "8081828384858687888990919293949596979899";

void
dr_json_writer_count (DrJsonWriter *self,
                      guint64       value)
{
  /* All that there is room for is copied, which is quicker than as much as there is. */
  char digits[2 * MOST_DIGITS] = { 0 };
  char *first = digits + MOST_DIGITS;

  /* Two at a time. */
  for (; value >= 10; value /= 100)
    {
      first -= 2;
      memcpy (first, &pairs[2 * (value % 100)], 2);
    }
  if (value > 0 || first == digits + MOST_DIGITS)
    *--first = (char) ('0' + value);

  char *to = begin_value (self, MOST_DIGITS);
  memcpy (to, first, MOST_DIGITS);
  self->length = (gsize) (to + (digits + MOST_DIGITS - first) - self->bytes);
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
