/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-encoding-private.h"

#include <string.h>

#include <districtreport/dr-text.h>

#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"
#include "reading/documents/dr-legacy-text-private.h"
#include "reading/documents/dr-syllable-private.h"

/* How much of a text says what its encoding is. */
#define SAMPLE_SIZE (256 * 1024)
#define SAMPLE_WORDS 4096
#define WIDE_SAMPLE_SIZE 4096
/* Fewer words with marks say nothing; of them, how many per cent must be syllables, and how much the next best
   encoding must stay behind. */
#define LEAST_WORDS 3
#define LEAST_SHARE 80
#define LEAST_LEAD 10

typedef struct
{
  const char *name;
  const char *iconv_name;   /* NULL: UTF-8, or our own */
  DrLegacy    legacy;
  gboolean    is_guessed;   /* by its words */
} Encoding;

static const Encoding encodings[] = {
  { "utf-8", NULL, DR_LEGACY_NONE, FALSE },
  { "utf-16le", "UTF-16LE", DR_LEGACY_NONE, FALSE },
  { "utf-16be", "UTF-16BE", DR_LEGACY_NONE, FALSE },
  { "windows-1258", "WINDOWS-1258", DR_LEGACY_NONE, TRUE },
  { "tcvn3", NULL, DR_LEGACY_TCVN3, TRUE },
  { "vni", NULL, DR_LEGACY_VNI, TRUE },
};

#define NAMES "utf-8, utf-16le, utf-16be, windows-1258, tcvn3, vni"

static const Encoding *
find_encoding (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encodings[i].name, name) == 0)
      return &encodings[i];

  return NULL;
}

gboolean
dr_encoding_check (const char  *name,
                   GError     **error)
{
  if (find_encoding (name) != NULL)
    return TRUE;

  g_autofree char *quoted = dr_error_quote (name, -1);

  return dr_error_set (error, DR_ERROR_ENCODING, "encoding %s is not known, only: " NAMES, quoted);
}

/* --- decoding --- */

static GBytes *
decode_by_iconv (const char      *data,
                 gsize            size,
                 const Encoding  *encoding,
                 GError         **error)
{
  g_autoptr (GError) failure = NULL;
  gsize n_read = 0;
  gsize length = 0;
  char *text = g_convert (data, (gssize) size, "UTF-8", encoding->iconv_name, &n_read, &length, &failure);

  /* A character that the end cuts off is no failure to iconv. */
  if (text != NULL && n_read == size)
    return g_bytes_new_take (text, length);
  g_free (text);

  if (g_error_matches (failure, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    dr_error_set (error, DR_ERROR_UNSUPPORTED, "this system cannot convert %s; save the text in UTF-8", encoding->name);
  else
    dr_error_set (error, DR_ERROR_ENCODING, "byte %" G_GSIZE_FORMAT ": not %s", n_read + 1, encoding->name);

  return NULL;
}

static GBytes *
decode (const char      *data,
        gsize            size,
        const Encoding  *encoding,
        GError         **error)
{
  if (encoding->iconv_name != NULL)
    return decode_by_iconv (data, size, encoding, error);

  GString *text = g_string_sized_new (size);
  dr_legacy_append_bytes (text, encoding->legacy, data, size);

  return g_string_free_to_bytes (text);
}

/* --- finding out --- */

static gboolean
begins_with (const char *data,
             gsize       size,
             const char *mark,
             gsize       length)
{
  return size >= length && memcmp (data, mark, length) == 0;
}

/* UTF-16 without a mark: every other byte of much of it is zero, and none of the others. */
static const Encoding *
recognize_wide (const char *data,
                gsize       size)
{
  gsize sample = MIN (size, WIDE_SAMPLE_SIZE) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };

  if (sample < 8 || size % 2 != 0)
    return NULL;
  for (gsize i = 0; i < sample; i++)
    zeros[i % 2] += data[i] == '\0';
  if (zeros[0] == 0 && zeros[1] >= sample / 8)
    return find_encoding ("utf-16le");
  if (zeros[1] == 0 && zeros[0] >= sample / 8)
    return find_encoding ("utf-16be");

  return NULL;
}

/* How many per cent of the words are syllables if the text is read so; -1 if it cannot be. */
static int
weigh (const char     *data,
       gsize           size,
       const Encoding *encoding)
{
  g_autoptr (GBytes) text = decode (data, MIN (size, SAMPLE_SIZE), encoding, NULL);
  guint n_words;
  guint n_syllables;

  if (text == NULL)
    return -1;

  gsize length;
  const char *decoded = g_bytes_get_data (text, &length);
  dr_syllable_count (decoded, length, SAMPLE_WORDS, &n_words, &n_syllables);

  return n_words >= LEAST_WORDS ? (int) (100 * n_syllables / n_words) : -1;
}

static const Encoding *
recognize_words (const char *data,
                 gsize       size)
{
  const Encoding *best = NULL;
  int share = -1;
  int next = -1;

  if (memchr (data, '\0', size) != NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      int found = encodings[i].is_guessed ? weigh (data, size, &encodings[i]) : -1;

      if (found > share)
        {
          next = share;
          share = found;
          best = &encodings[i];
        }
      else
        next = MAX (next, found);
    }

  return share >= LEAST_SHARE && share >= next + LEAST_LEAD ? best : NULL;
}

/* Says where the text is no UTF-8, and how to go on. */
static GBytes *
fail (GBytes          *bytes,
      const DrLimits  *limits,
      GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DrText) text = dr_text_new (bytes, NULL, limits, &failure);

  if (text != NULL)
    return g_bytes_ref (bytes);
  if (g_error_matches (failure, DR_ERROR, DR_ERROR_ENCODING))
    dr_error_set (error, DR_ERROR_ENCODING, "%s; if it is in another encoding, say in which: " NAMES, failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));

  return NULL;
}

GBytes *
dr_encoding_to_utf8 (GBytes          *bytes,
                     const char      *name,
                     const DrLimits  *limits,
                     GError         **error)
{
  static const struct { const char *mark; gsize length; const char *name; } marks[] = {
    { "\357\273\277", 3, "utf-8" },
    { "\377\376", 2, "utf-16le" },
    { "\376\377", 2, "utf-16be" },
  };
  const Encoding *encoding = name != NULL ? find_encoding (name) : NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize start = 0;

  if (size == 0 || (name != NULL && !dr_encoding_check (name, error)))
    return size == 0 ? g_bytes_ref (bytes) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (begins_with (data, size, marks[i].mark, marks[i].length)
        && (encoding == NULL || strcmp (encoding->name, marks[i].name) == 0))
      {
        encoding = find_encoding (marks[i].name);
        start = marks[i].length;
      }
  if (encoding == NULL && (dr_fold_is_sound (data, size, G_MAXUINT64) || g_utf8_validate_len (data, size, NULL)))
    encoding = find_encoding ("utf-8");
  if (encoding == NULL)
    encoding = recognize_wide (data, size);
  if (encoding == NULL)
    encoding = recognize_words (data, size);
  if (encoding == NULL)
    return fail (bytes, limits, error);
  /* UTF-8 stays as it is, with its mark: offsets are those of the file. */
  if (encoding->iconv_name == NULL && encoding->legacy == DR_LEGACY_NONE)
    return g_bytes_ref (bytes);

  return decode (data + start, size - start, encoding, error);
}
