/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-odt-private.h"

#include "base/dr-error-private.h"

#define MANIFEST "META-INF/manifest.xml"
#define STYLES "styles.xml"

/* Read are the text and its notes: not headers and footers, comments, nor what was deleted. */

static void
on_manifest (gpointer             data,
             int                  number,
             const DrXmlElement  *element,
             GError             **error)
{
  if (number == DR_ODT_ENCRYPTION)
    dr_error_set (error, DR_ERROR_UNSUPPORTED,
                  "the document is protected by a password; take the password off and save it again");
}

static gboolean
check_manifest (DrZip   *zip,
                GError **error)
{
  const DrXmlReader reader = {
    dr_odt_namespaces, dr_odt_n_namespaces, dr_odt_names, dr_odt_n_names, { .start = on_manifest },
  };

  return !dr_zip_has (zip, MANIFEST) || dr_xml_read_part (zip, MANIFEST, &reader, NULL, error);
}

DrDocument *
dr_odt_read (DrZip                    *zip,
             const char               *part,
             GBytes                   *bytes,
             const char               *type,
             const DrDocumentOptions  *options,
             GError                  **error)
{
  g_autoptr (DrOdtStyles) styles = dr_odt_styles_new ();
  g_autoptr (DrOdtLists) lists = dr_odt_lists_new ();
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new (options->limits);

  if (!check_manifest (zip, error)
      || (dr_zip_has (zip, STYLES) && !dr_odt_styles_read_part (zip, STYLES, styles, lists, error))
      || !dr_odt_text_read (zip, part, styles, lists, builder, error))
    return NULL;

  return dr_document_builder_end (builder, bytes, type, options->name, error);
}
