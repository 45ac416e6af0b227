/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-archive-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "reading/documents/dr-odt-private.h"
#include "reading/documents/dr-package-private.h"
#include "reading/documents/dr-word-private.h"
#include "reading/documents/dr-workbook-private.h"

#define MOST_MIMETYPE 256

/* Reads the document whose main part is @part; @bytes are the whole file, @type the media type it goes by. */
typedef DrDocument * (*ReadFunction) (DrZip                    *zip,
                                      const char               *part,
                                      GBytes                   *bytes,
                                      const char               *type,
                                      const DrDocumentOptions  *options,
                                      GError                  **error);

typedef struct
{
  const char   *part_type;  /* what the main part says that it is */
  const char   *type;       /* what the file is known as */
  ReadFunction  read;       /* NULL: known, but not read */
  const char   *advice;     /* where it is not read */
} Kind;

#define OOXML "application/vnd.openxmlformats-officedocument."
#define ODF "application/vnd.oasis.opendocument."

static const Kind package_kinds[] = {
  { OOXML "wordprocessingml.document.main+xml", OOXML "wordprocessingml.document", dr_word_read, NULL },
  { OOXML "wordprocessingml.template.main+xml", OOXML "wordprocessingml.template", dr_word_read, NULL },
  { "application/vnd.ms-word.document.macroEnabled.main+xml", "application/vnd.ms-word.document.macroEnabled.12",
    dr_word_read, NULL },
  { "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.ms-word.template.macroEnabled.12", dr_word_read, NULL },
  { OOXML "spreadsheetml.sheet.main+xml", OOXML "spreadsheetml.sheet", dr_workbook_read, NULL },
  { OOXML "spreadsheetml.template.main+xml", OOXML "spreadsheetml.template", dr_workbook_read, NULL },
  { "application/vnd.ms-excel.sheet.macroEnabled.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.12",
    dr_workbook_read, NULL },
  { "application/vnd.ms-excel.sheet.binary.macroEnabled.main", NULL, NULL,
    "a binary Excel file; save it as .xlsx" },
  { OOXML "presentationml.presentation.main+xml", NULL, NULL,
    "a PowerPoint file; save its text as .docx" },
};

static const Kind open_kinds[] = {
  { ODF "text", ODF "text", dr_odt_read, NULL },
  { ODF "text-template", ODF "text-template", dr_odt_read, NULL },
  { ODF "spreadsheet", NULL, NULL, "an OpenDocument spreadsheet (.ods); save it as .xlsx, or let LibreOffice do it: --convert" },
  { ODF "presentation", NULL, NULL, "an OpenDocument presentation; save its text as .odt" },
};

static DrDocument *
read_kind (DrZip                    *zip,
           const Kind               *kinds,
           gsize                     n_kinds,
           const char               *part_type,
           const char               *part,
           GBytes                   *bytes,
           const DrDocumentOptions  *options,
           GError                  **error)
{
  for (gsize i = 0; i < n_kinds; i++)
    if (g_ascii_strcasecmp (kinds[i].part_type, part_type) == 0)
      {
        if (kinds[i].read != NULL)
          return kinds[i].read (zip, part, bytes, kinds[i].type, options, error);
        dr_error_set (error, DR_ERROR_UNSUPPORTED, "this is %s", kinds[i].advice);
        return NULL;
      }

  g_autofree char *quoted = dr_error_quote (part_type, -1);
  dr_error_set (error, DR_ERROR_UNSUPPORTED, "this is a document of type %s; save it as .docx, .xlsx or .odt", quoted);

  return NULL;
}

/* A file of Word's or Excel's: its own table of contents says what it is. */
static DrDocument *
read_package (DrZip                    *zip,
              GBytes                   *bytes,
              const DrDocumentOptions  *options,
              GError                  **error)
{
  g_autoptr (GPtrArray) relations = dr_package_read_relations (zip, NULL, error);
  if (relations == NULL)
    return NULL;

  const DrRelation *main_part = dr_package_find (relations, "officeDocument");
  if (main_part == NULL)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "_rels/.rels: it does not say which part is the document");
      return NULL;
    }

  g_autoptr (GError) failure = NULL;
  g_autofree char *type = dr_package_dup_type (zip, main_part->target, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (type == NULL)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "[Content_Types].xml: it does not say what %s is", main_part->target);
      return NULL;
    }

  return read_kind (zip, package_kinds, G_N_ELEMENTS (package_kinds), type, main_part->target, bytes, options, error);
}

static DrDocument *
read_open_document (DrZip                    *zip,
                    GBytes                   *bytes,
                    const DrDocumentOptions  *options,
                    GError                  **error)
{
  g_autoptr (GBytes) content = dr_zip_read (zip, "mimetype", MOST_MIMETYPE, error);
  if (content == NULL)
    return NULL;

  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  g_autofree char *type = g_strndup (data, length);

  return read_kind (zip, open_kinds, G_N_ELEMENTS (open_kinds), g_strstrip (type), "content.xml", bytes, options, error);
}

DrDocument *
dr_archive_read (GBytes                   *bytes,
                 const DrDocumentOptions  *options,
                 GError                  **error)
{
  g_autoptr (DrZip) zip = dr_zip_open (bytes, options->limits, options->cancellable, error);

  if (zip == NULL)
    return NULL;
  if (dr_zip_has (zip, "[Content_Types].xml"))
    return read_package (zip, bytes, options, error);
  if (dr_zip_has (zip, "mimetype"))
    return read_open_document (zip, bytes, options, error);

  dr_error_set (error, DR_ERROR_UNSUPPORTED, "this is a ZIP archive, but no Word, Excel or OpenDocument file in it; "
                "give the documents one by one");

  return NULL;
}
