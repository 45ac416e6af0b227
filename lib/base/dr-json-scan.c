/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-json-scan-private.h"
#include "base/dr-limits-private.h"

/*
 * One pass, no recursion, memory for no more than the levels that are open. Besides the grammar
 * it refuses what JSON allows and readers take in different ways: two equal keys, halves of a
 * surrogate pair, NUL, numbers that a double would round.
 */

typedef struct
{
  guint32 start;    /* behind the opening quote */
  guint32 length;   /* as written */
  guint32 hash;     /* of the characters */
  gboolean is_escaped;
} Key;

typedef struct
{
  gboolean is_object;
  guint    n_keys;        /* of an object; they are the last in the array of keys */
  guint64  n_elements;    /* of an array, the current one counted */
} Level;

typedef struct
{
  const char     *text;
  const char     *next;
  const char     *end;
  const DrLimits *limits;
  guint64         max_depth;
  GArray         *levels;   /* (element-type Level) */
  GArray         *keys;     /* (element-type Key) of all open objects */
} Scan;

/* --- places --- */

/* Lines end at LF; columns count characters from 1. */
static gboolean
fail_at (Scan        *scan,
         const char  *place,
         DrError      code,
         GError     **error,
         const char  *format,
         ...)
{
  guint64 line = 1;
  guint64 column = 1;
  const char *line_start = scan->text;
  va_list arguments;

  for (const char *feed = scan->text;
       (feed = memchr (feed, '\n', (gsize) (place - feed))) != NULL;
       feed++)
    {
      line++;
      line_start = feed + 1;
    }
  for (const char *p = line_start; p < place; p++)
    column += (*p & 0xc0) != 0x80;

  va_start (arguments, format);
  g_autofree char *problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return dr_error_set (error, code,
                       "line %" G_GUINT64_FORMAT ", column %" G_GUINT64_FORMAT ": %s",
                       line, column, problem);
}

static gboolean
is_name (const char *key,
         gsize       length)
{
  if (length == 0 || length > 60 || g_ascii_isdigit (key[0]))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (key[i]) && key[i] != '_')
      return FALSE;

  return TRUE;
}

void
dr_json_append_key (GString    *path,
                    const char *key,
                    gsize       length)
{
  if (is_name (key, length))
    {
      g_string_append_c (path, '.');
      g_string_append_len (path, key, (gssize) length);
    }
  else
    {
      g_autofree char *quoted = dr_error_quote (key, (gssize) length);

      g_string_append_printf (path, "[%s]", quoted);
    }
}

static void
append_scanned_key (GString   *path,
                    Scan      *scan,
                    const Key *key)
{
  const char *next = scan->text + key->start;
  const char *end = next + key->length;
  g_autoptr (GString) characters = g_string_new (NULL);

  /* No message shows more of it than this. */
  while (next < end && characters->len < 256)
    g_string_append_unichar (characters, dr_json_next_character (&next));

  dr_json_append_key (path, characters->str, characters->len);
}

/* Where the scan stands, as a path: for what is good JSON, but not good. */
static gboolean
fail_in (Scan        *scan,
         DrError      code,
         GError     **error,
         const char  *problem)
{
  g_autoptr (GString) path = g_string_new ("$");
  guint first_key = 0;

  for (guint i = 0; i < scan->levels->len; i++)
    {
      Level *level = &g_array_index (scan->levels, Level, i);

      if (level->is_object)
        {
          first_key += level->n_keys;
          if (level->n_keys > 0)
            append_scanned_key (path, scan, &g_array_index (scan->keys, Key, first_key - 1));
        }
      else if (level->n_elements > 0)
        g_string_append_printf (path, "[%" G_GUINT64_FORMAT "]", level->n_elements - 1);
    }

  return dr_error_set (error, code, "%s: %s", path->str, problem);
}

/* --- bytes --- */

/* Bytes of the UTF-8 character at @text, 0 if there is none (RFC 3629, section 4). */
static inline gsize
measure_character (const unsigned char *text,
                   gsize                available)
{
  unsigned char lead = text[0];

  if (lead < 0x80)
    return 1;
  if (lead < 0xc2 || available < 2 || (text[1] & 0xc0) != 0x80)
    return 0;
  if (lead < 0xe0)
    return 2;
  if (available < 3 || (text[2] & 0xc0) != 0x80)
    return 0;
  if (lead < 0xf0)
    return (lead == 0xe0 && text[1] < 0xa0) || (lead == 0xed && text[1] > 0x9f) ? 0 : 3;
  if (lead > 0xf4 || available < 4 || (text[3] & 0xc0) != 0x80)
    return 0;

  return (lead == 0xf0 && text[1] < 0x90) || (lead == 0xf4 && text[1] > 0x8f) ? 0 : 4;
}

/* What stands at the scan's place where something else should: says so. */
static gboolean
fail_expected (Scan        *scan,
               GError     **error,
               const char  *expected)
{
  if (scan->next == scan->end)
    return fail_at (scan, scan->next, DR_ERROR_MALFORMED, error,
                    "expected %s, but the document ends", expected);

  gsize size = measure_character ((const unsigned char *) scan->next,
                                  (gsize) (scan->end - scan->next));
  if (size == 0)
    return fail_at (scan, scan->next, DR_ERROR_ENCODING, error, "the byte 0x%02x is not UTF-8",
                    (guint) (unsigned char) *scan->next);
  if (*scan->next == '\0')
    return fail_at (scan, scan->next, DR_ERROR_ENCODING, error, "a NUL byte is not text");

  g_autofree char *found = dr_error_quote (scan->next, (gssize) size);

  return fail_at (scan, scan->next, DR_ERROR_MALFORMED, error, "expected %s, got %s", expected,
                  found);
}

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static inline void
skip_space (Scan *scan)
{
  while (scan->next < scan->end && is_space (*scan->next))
    scan->next++;
}

/* --- strings --- */

static inline int
hex_value (const char *digits)
{
  int value = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (digits[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

static int
scan_hex (Scan *scan)
{
  return scan->end - scan->next >= 6 && scan->next[0] == '\\' && scan->next[1] == 'u'
           ? hex_value (scan->next + 2)
           : -1;
}

static gboolean
scan_escape (Scan    *scan,
             GError **error)
{
  const char *place = scan->next;

  if (scan->end - scan->next >= 2 && scan->next[1] != '\0' &&
      strchr ("\"\\/bfnrt", scan->next[1]) != NULL)
    {
      scan->next += 2;
      return TRUE;
    }

  int unit = scan_hex (scan);
  if (unit < 0)
    return fail_at (scan, place, DR_ERROR_MALFORMED, error, "not an escape sequence of JSON");
  if (unit == 0)
    return fail_at (scan, place, DR_ERROR_ENCODING, error, "a NUL character is not text");
  scan->next += 6;

  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  int low = unit < 0xdc00 ? scan_hex (scan) : -1;
  if (low < 0xdc00 || low > 0xdfff)
    return fail_at (scan, place, DR_ERROR_ENCODING, error,
                    "half of a surrogate pair is not a character");
  scan->next += 6;

  return TRUE;
}

/* The scan stands behind the opening quote, and then behind the closing one. */
static gboolean
scan_string (Scan      *scan,
             gboolean  *is_escaped,
             GError   **error)
{
  const char *start = scan->next - 1;

  *is_escaped = FALSE;
  while (scan->next < scan->end)
    {
      unsigned char byte = (unsigned char) *scan->next;

      if (byte == '"')
        {
          scan->next++;
          return TRUE;
        }

      if (byte == '\\')
        {
          *is_escaped = TRUE;
          if (!scan_escape (scan, error))
            return FALSE;
        }
      else if (byte < 0x20)
        {
          if (byte == 0)
            return fail_at (scan, scan->next, DR_ERROR_ENCODING, error, "a NUL byte is not text");

          return fail_at (scan, scan->next, DR_ERROR_MALFORMED, error,
                          "the control character 0x%02x stands unescaped in a string",
                          (guint) byte);
        }
      else
        {
          gsize size = measure_character ((const unsigned char *) scan->next,
                                          (gsize) (scan->end - scan->next));

          if (size == 0)
            return fail_at (scan, scan->next, DR_ERROR_ENCODING, error,
                            "the byte 0x%02x is not UTF-8", (guint) byte);
          scan->next += size;
        }
    }

  return fail_at (scan, start, DR_ERROR_MALFORMED, error, "a string that does not end");
}

/* Equal keys have equal hashes, however they are escaped. */
static guint32
hash_key (Scan      *scan,
          const Key *key)
{
  const char *next = scan->text + key->start;
  const char *end = next + key->length;
  guint32 hash = 2166136261u;
  char bytes[6];

  while (next < end)
    {
      if (*next != '\\')
        {
          hash = (hash ^ (guint8) *next++) * 16777619u;
          continue;
        }

      int n_bytes = g_unichar_to_utf8 (dr_json_next_character (&next), bytes);
      for (int i = 0; i < n_bytes; i++)
        hash = (hash ^ (guint8) bytes[i]) * 16777619u;
    }

  return hash;
}

static gboolean
keys_are_equal (Scan      *scan,
                const Key *a,
                const Key *b)
{
  const char *next_a = scan->text + a->start;
  const char *next_b = scan->text + b->start;
  const char *end_a = next_a + a->length;
  const char *end_b = next_b + b->length;

  if (!a->is_escaped && !b->is_escaped)
    return a->length == b->length && memcmp (next_a, next_b, a->length) == 0;

  while (next_a < end_a && next_b < end_b)
    if (dr_json_next_character (&next_a) != dr_json_next_character (&next_b))
      return FALSE;

  return next_a == end_a && next_b == end_b;
}

/* From the quote to behind the colon. Few keys are allowed, so each is held against all before it. */
static gboolean
scan_key (Scan    *scan,
          Level   *level,
          GError **error)
{
  Key key = { 0 };

  scan->next++;
  key.start = (guint32) (scan->next - scan->text);
  if (!scan_string (scan, &key.is_escaped, error))
    return FALSE;
  key.length = (guint32) (scan->next - scan->text) - key.start - 1;

  key.hash = hash_key (scan, &key);

  g_array_append_val (scan->keys, key);
  const Key *last = &g_array_index (scan->keys, Key, scan->keys->len - 1);
  for (const Key *other = last - level->n_keys; other < last; other++)
    if (other->hash == key.hash && keys_are_equal (scan, other, &key))
      {
        level->n_keys++;
        return fail_in (scan, DR_ERROR_MALFORMED, error, "duplicate key");
      }
  level->n_keys++;

  if (level->n_keys > DR_JSON_MAX_KEYS)
    return fail_in (scan, DR_ERROR_MALFORMED, error,
                    "more than " G_STRINGIFY (DR_JSON_MAX_KEYS) " keys in one object");

  skip_space (scan);
  if (scan->next == scan->end || *scan->next != ':')
    return fail_expected (scan, error, "a colon");
  scan->next++;
  skip_space (scan);

  return TRUE;
}

/* --- other values --- */

static gsize
skip_digits (Scan *scan)
{
  const char *start = scan->next;

  while (scan->next < scan->end && g_ascii_isdigit (*scan->next))
    scan->next++;

  return (gsize) (scan->next - start);
}

static gboolean
scan_number (Scan    *scan,
             GError **error)
{
  gboolean is_integer = TRUE;
  gint64 value = 0;

  if (*scan->next == '-')
    scan->next++;

  const char *digits = scan->next;
  gsize n_digits = skip_digits (scan);
  if (n_digits == 0)
    return fail_expected (scan, error, "a digit");
  if (n_digits > 1 && digits[0] == '0')
    return fail_at (scan, digits, DR_ERROR_MALFORMED, error, "a number that begins with 0");

  if (scan->next < scan->end && *scan->next == '.')
    {
      is_integer = FALSE;
      scan->next++;
      if (skip_digits (scan) == 0)
        return fail_expected (scan, error, "a digit");
    }

  if (scan->next < scan->end && (*scan->next == 'e' || *scan->next == 'E'))
    {
      is_integer = FALSE;
      scan->next++;
      if (scan->next < scan->end && (*scan->next == '+' || *scan->next == '-'))
        scan->next++;
      if (skip_digits (scan) == 0)
        return fail_expected (scan, error, "a digit");
    }

  if (!is_integer)
    return fail_in (scan, DR_ERROR_MALFORMED, error,
                    "a number with a fraction or an exponent; figures are strings");

  for (gsize i = 0; i < n_digits && value <= DR_JSON_MAX_INTEGER; i++)
    value = value * 10 + (digits[i] - '0');
  if (value > DR_JSON_MAX_INTEGER)
    return fail_in (scan, DR_ERROR_INVALID, error,
                    "a whole number beyond 9,007,199,254,740,991; figures are strings");

  return TRUE;
}

static gboolean
scan_literal (Scan       *scan,
              const char *literal,
              GError    **error)
{
  gsize length = strlen (literal);

  if ((gsize) (scan->end - scan->next) < length || memcmp (scan->next, literal, length) != 0)
    return fail_expected (scan, error, "a value");
  scan->next += length;

  return TRUE;
}

static gboolean
open_level (Scan    *scan,
            GError **error)
{
  Level level = { .is_object = *scan->next == '{' };
  char depth[DR_COUNT_BUFFER];

  if (scan->levels->len >= scan->max_depth)
    {
      g_autoptr (GError) problem = NULL;

      if (scan->max_depth == DR_JSON_MAX_DEPTH)
        return fail_at (scan, scan->next, DR_ERROR_LIMIT, error,
                        "nested deeper than " G_STRINGIFY (DR_JSON_MAX_DEPTH) " levels");

      dr_limits_set_error (scan->limits, DR_LIMIT_JSON_DEPTH, &problem, "nested %s levels deep",
                           dr_count_write (scan->levels->len + 1, depth));
      return fail_at (scan, scan->next, DR_ERROR_LIMIT, error, "%s", problem->message);
    }

  g_array_append_val (scan->levels, level);
  scan->next++;
  skip_space (scan);

  return TRUE;
}

/* A value that holds no others. */
static gboolean
scan_scalar (Scan    *scan,
             GError **error)
{
  gboolean is_escaped;

  switch (*scan->next)
    {
    case '"':
      scan->next++;
      return scan_string (scan, &is_escaped, error);
    case 't':
      return scan_literal (scan, "true", error);
    case 'f':
      return scan_literal (scan, "false", error);
    case 'n':
      return scan_literal (scan, "null", error);
    case '-':
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return scan_number (scan, error);
    default:
      return fail_expected (scan, error, "a value");
    }
}

static inline Level *
innermost (Scan *scan)
{
  return scan->levels->len > 0 ? &g_array_index (scan->levels, Level, scan->levels->len - 1)
                               : NULL;
}

/* The scan stands at a key or at the first byte of an element; ends at the value. */
static gboolean
begin_member (Scan    *scan,
              GError **error)
{
  Level *level = innermost (scan);

  if (!level->is_object)
    {
      level->n_elements++;
      return TRUE;
    }

  if (scan->next == scan->end || *scan->next != '"')
    return fail_expected (scan, error, "a key in double quotes");

  return scan_key (scan, level, error);
}

/* Behind a value: closes what ends here, and goes on to the next value if there is one. */
static gboolean
end_value (Scan      *scan,
           gboolean  *is_done,
           GError   **error)
{
  for (;;)
    {
      Level *level = innermost (scan);

      skip_space (scan);
      if (level == NULL)
        {
          *is_done = TRUE;
          return TRUE;
        }

      if (scan->next < scan->end && *scan->next == ',')
        {
          scan->next++;
          skip_space (scan);
          return begin_member (scan, error);
        }

      if (scan->next == scan->end || *scan->next != (level->is_object ? '}' : ']'))
        return fail_expected (scan, error,
                              level->is_object ? "a comma or a closing brace"
                                               : "a comma or a closing bracket");

      scan->next++;
      g_array_set_size (scan->keys, scan->keys->len - level->n_keys);
      g_array_set_size (scan->levels, scan->levels->len - 1);
    }
}

static gboolean
scan_document (Scan    *scan,
               GError **error)
{
  gboolean is_done = FALSE;

  skip_space (scan);
  while (!is_done)
    {
      if (scan->next < scan->end && (*scan->next == '{' || *scan->next == '['))
        {
          char closing = *scan->next == '{' ? '}' : ']';

          if (!open_level (scan, error))
            return FALSE;
          if (scan->next == scan->end || *scan->next != closing)
            {
              if (!begin_member (scan, error))
                return FALSE;
              continue;
            }

          scan->next++;
          g_array_set_size (scan->levels, scan->levels->len - 1);
        }
      else if (scan->next == scan->end)
        return fail_expected (scan, error, "a value");
      else if (!scan_scalar (scan, error))
        return FALSE;

      if (!end_value (scan, &is_done, error))
        return FALSE;
    }

  return scan->next == scan->end || fail_expected (scan, error, "the end of the document");
}

gboolean
dr_json_scan (const char      *text,
              gsize            length,
              const DrLimits  *limits,
              GError         **error)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  const char *start = length > 0 ? text : "";
  Scan scan = {
    .text = start,
    .next = start,
    .end = start + length,
    .limits = limits,
    .max_depth = MIN (dr_limits_get_or_default (limits, DR_LIMIT_JSON_DEPTH), DR_JSON_MAX_DEPTH),
    .levels = levels,
    .keys = keys,
  };
  char size[DR_COUNT_BUFFER];

  if (length > dr_limits_get_or_default (limits, DR_LIMIT_JSON))
    return dr_limits_set_error (limits, DR_LIMIT_JSON, error, "document is %s bytes long",
                                dr_count_write (length, size));
  if (length >= G_MAXUINT32)
    return dr_error_set (error, DR_ERROR_LIMIT, "document is %s bytes long; no JSON beyond 4 GiB "
                         "is read", dr_count_write (length, size));

  if (length == 0)
    return fail_at (&scan, start, DR_ERROR_MALFORMED, error, "the document is empty");
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return fail_at (&scan, start, DR_ERROR_ENCODING, error,
                    "JSON does not begin with a byte order mark");

  return scan_document (&scan, error);
}

/* --- walking what was scanned --- */

const char *
dr_json_skip_space (const char *text)
{
  while (is_space (*text))
    text++;

  return text;
}

static const char *
skip_scanned_string (const char *text)
{
  for (text++; *text != '"'; text++)
    if (*text == '\\')
      text++;

  return text + 1;
}

const char *
dr_json_skip_value (const char *value)
{
  guint depth = 0;

  if (*value == '"')
    return skip_scanned_string (value);

  if (*value != '{' && *value != '[')
    {
      while (g_ascii_isalnum (*value) || *value == '-')
        value++;
      return value;
    }

  do
    {
      if (*value == '"')
        {
          value = skip_scanned_string (value);
          continue;
        }

      if (*value == '{' || *value == '[')
        depth++;
      else if (*value == '}' || *value == ']')
        depth--;
      value++;
    }
  while (depth > 0);

  return value;
}

gunichar
dr_json_next_character (const char **next)
{
  const char *text = *next;

  if (*text != '\\')
    {
      *next = g_utf8_next_char (text);
      return g_utf8_get_char (text);
    }

  *next = text + 2;
  switch (text[1])
    {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'u':
      break;
    default:
      return (gunichar) text[1];
    }

  gunichar unit = (gunichar) hex_value (text + 2);
  *next = text + 6;
  if (unit < 0xd800 || unit > 0xdfff)
    return unit;

  gunichar low = (gunichar) hex_value (text + 8);
  *next = text + 12;

  return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}
