/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-document-private.h"

#include <string.h>

#include "reading/documents/dr-archive-private.h"
#include "reading/documents/dr-delimited-private.h"
#include "reading/documents/dr-other-format-private.h"
#include "reading/documents/dr-plain-text-private.h"

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
  if (!dr_other_format_check (data, length, error))
    return NULL;

  g_autoptr (DrDocument) document = dr_plain_text_read (bytes, options, error);
  if (document == NULL)
    return NULL;

  /* Through standard input, or under another name, a table still is none of prose. */
  GBytes *text = dr_text_get_bytes (document->text);
  if (!dr_delimited_is_name (options->name) && !dr_delimited_is_sheet (g_bytes_get_data (text, NULL), g_bytes_get_size (text)))
    return g_steal_pointer (&document);

  return dr_delimited_read (text, bytes, options, error);
}
