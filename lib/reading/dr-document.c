/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-document-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "reading/dr-archive-private.h"

DrDocument *
dr_document_new (DrText     *text,
                 GPtrArray  *grids,
                 GBytes     *content,
                 const char *content_type)
{
  DrDocument *self = g_new (DrDocument, 1);

  self->text = text;
  self->grids = grids != NULL ? grids : g_ptr_array_new ();
  self->content = g_bytes_ref (content);
  self->content_type = content_type;

  return self;
}

void
dr_document_free (DrDocument *self)
{
  g_object_unref (self->text);
  g_ptr_array_unref (self->grids);
  g_bytes_unref (self->content);
  g_free (self);
}

/* Documents of other types are named, so that nobody takes them for broken text. */
static gboolean
check_type (const char  *data,
            gsize        length,
            GError     **error)
{
  static const struct { const char *magic; gsize length; const char *type; } types[] = {
    { "\320\317\021\340", 4, "an old Word or Excel file" },
    { "%PDF", 4, "a PDF file" },
    { "{\\rtf", 5, "a rich text file" },
    { "\377\376", 2, "text in UTF-16" },
    { "\376\377", 2, "text in UTF-16" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (length >= types[i].length && memcmp (data, types[i].magic, types[i].length) == 0)
      return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                           "line 1, column 1: this is %s; save it as plain text in UTF-8", types[i].type);

  return TRUE;
}

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

DrDocument *
dr_document_read (GBytes                   *bytes,
                  const DrDocumentOptions  *options,
                  GError                  **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  /* The second is an archive without a part. */
  if (length >= 4 && (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "PK\005\006", 4) == 0))
    return dr_archive_read (bytes, options, error);
  if (!check_type (data, length, error))
    return NULL;
  if (!holds_anything (data, length))
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "line 1, column 1: the document is empty");
      return NULL;
    }

  DrText *text = dr_text_new (bytes, options->name, options->limits, error);

  return text != NULL ? dr_document_new (text, NULL, bytes, "text/plain") : NULL;
}
