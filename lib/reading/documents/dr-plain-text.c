/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-plain-text-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"
#include "base/dr-limits-private.h"
#include "model/dr-text-private.h"
#include "reading/documents/dr-encoding-private.h"

static gboolean
holds_anything (const char *data,
                gsize       length)
{
  static const char bom[] = "\357\273\277";
  gsize start = length >= 3 && memcmp (data, bom, 3) == 0 ? 3 : 0;

  for (gsize i = start; i < length; i++)
    if (!g_ascii_isspace (data[i]))
      return TRUE;

  return FALSE;
}

/* The lines of a text that was converted: bytes of it say nothing about the file's. */
static DrLocationMap *
map_lines (const char *data,
           gsize       length)
{
  DrLocationMap *map = dr_location_map_new ();
  guint line = 1;

  for (gsize start = 0; start < length; line++)
    {
      dr_location_map_begin (map, (guint32) start,
                             dr_location_map_add (map, DR_LOCATION_NONE, DR_LOCATION_LINE, line, 0, NULL), 0);
      while (start < length && data[start] != '\n' && data[start] != '\r')
        start++;
      start += start + 1 < length && data[start] == '\r' && data[start + 1] == '\n' ? 2 : 1;
    }

  return map;
}

DrDocument *
dr_plain_text_read (GBytes                   *bytes,
                    const DrDocumentOptions  *options,
                    GError                  **error)
{
  gsize size;
  const char *raw = g_bytes_get_data (bytes, &size);
  /* Nearly every text is: it is looked at once. */
  gboolean is_sound = size > 0
                      && (options->encoding == NULL || g_ascii_strcasecmp (options->encoding, "utf-8") == 0)
                      && dr_fold_is_sound (raw, size, dr_limits_get_or_default (options->limits, DR_LIMIT_COMBINING));
  g_autoptr (GBytes) content = is_sound ? g_bytes_ref (bytes)
                                        : dr_encoding_to_utf8 (bytes, options->encoding, options->limits, error);
  if (content == NULL)
    return NULL;

  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  if (!holds_anything (data, length))
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "line 1, column 1: the document is empty");
      return NULL;
    }

  /* Checked before lines are counted: places are 32 bits wide. */
  DrText *text = is_sound ? dr_text_new_sound (content, options->name, options->limits, error)
                          : dr_text_new (content, options->name, options->limits, error);
  if (text != NULL && content != bytes && length < G_MAXUINT32)
    {
      g_object_unref (text);
      text = dr_text_new_located (content, options->name, map_lines (data, length), options->limits, error);
    }

  return text != NULL ? dr_document_new (text, NULL, bytes, "text/plain") : NULL;
}
