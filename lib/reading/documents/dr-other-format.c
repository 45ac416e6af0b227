/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-other-format-private.h"

#include <string.h>

#include "base/dr-error-private.h"

/* Names in the directory of an OLE file, in UTF-16. */
#define WIDE(text) text, sizeof (text) - 1

static const struct
{
  const char *name;
  gsize       length;
  const char *message;
} ole_kinds[] = {
  { WIDE ("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
    "a Word or Excel file protected by a password; take the password off and save it again" },
  { WIDE ("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"),
    "a Word file from before 2007 (.doc); save it as .docx, or let LibreOffice do it: --convert" },
  { WIDE ("W\0o\0r\0k\0b\0o\0o\0k\0"),
    "an Excel file from before 2007 (.xls); save it as .xlsx, or let LibreOffice do it: --convert" },
};

/* Of a page that was scanned or photographed. */
#define A_PICTURE "a picture; have its text recognized first, and save that as .docx or .txt"

static const struct
{
  const char *magic;
  gsize       length;
  const char *message;
} kinds[] = {
  { "%PDF", 4, "a PDF file; save the document that it was made of as .docx, or let LibreOffice take the text out: --convert" },
  { "{\\rtf", 5, "a rich text file (.rtf); save it as .docx, or let LibreOffice do it: --convert" },
  { "\211PNG", 4, A_PICTURE },
  { "\377\330\377", 3, A_PICTURE },
  { "GIF8", 4, A_PICTURE },
  { "II*\0", 4, A_PICTURE },
  { "MM\0*", 4, A_PICTURE },
};

/* Documents in one file of XML: what stands in their first tag. */
static const struct
{
  const char *root;
  const char *message;
} flat_kinds[] = {
  { "<office:document", "a flat OpenDocument file (.fodt, .fods); save a text as .odt or .docx, a sheet as .xlsx, or let LibreOffice do it: --convert" },
  { "<pkg:package", "a Word document in one file of XML; save it as .docx" },
  { "<w:wordDocument", "a Word document in one file of XML; save it as .docx" },
  { "urn:schemas-microsoft-com:office:spreadsheet", "an Excel sheet in one file of XML; save it as .xlsx" },
};

/* Within so much the first tag begins, behind declarations and comments. */
#define MOST_BEFORE_ROOT 4096

static const char ole_magic[] = "\320\317\021\340\241\261\032\341";

/* The directory may be anywhere in the file; a long one is looked through only so far. */
#define MOST_LOOKED_THROUGH (4 * 1024 * 1024)

static const char *
find_ole_kind (const char *data,
               gsize       size)
{
  gsize most = MIN (size, MOST_LOOKED_THROUGH);

  for (gsize i = 0; i < G_N_ELEMENTS (ole_kinds); i++)
    for (gsize at = 0; at + ole_kinds[i].length <= most; at += 64)
      /* Entries of the directory begin at multiples of their size. */
      if (memcmp (data + at, ole_kinds[i].name, ole_kinds[i].length) == 0)
        return ole_kinds[i].message;

  return "an old Office file; save it as .docx or .xlsx, or let LibreOffice do it: --convert";
}

static const char *
find_flat_kind (const char *data,
                gsize       size)
{
  static const char mark[] = "\357\273\277";
  gsize skipped = size >= 3 && memcmp (data, mark, 3) == 0 ? 3 : 0;

  if (size - skipped < 5 || memcmp (data + skipped, "<?xml", 5) != 0)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (flat_kinds); i++)
    if (g_strstr_len (data, (gssize) MIN (size, MOST_BEFORE_ROOT), flat_kinds[i].root) != NULL)
      return flat_kinds[i].message;

  return NULL;
}

/* A text that is about a tag does not begin with it. */
static gboolean
is_web_page (const char *data,
             gsize       size)
{
  static const char * const tags[] = { "<!doctype html", "<html" };
  static const char mark[] = "\357\273\277";
  gsize at = size >= 3 && memcmp (data, mark, 3) == 0 ? 3 : 0;

  while (at < size && g_ascii_isspace (data[at]))
    at++;
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (size - at >= strlen (tags[i]) && g_ascii_strncasecmp (data + at, tags[i], strlen (tags[i])) == 0)
      return TRUE;

  return FALSE;
}

gboolean
dr_other_format_check (const char  *data,
                       gsize        size,
                       GError     **error)
{
  const char *message = NULL;

  if (size >= sizeof ole_magic - 1 && memcmp (data, ole_magic, sizeof ole_magic - 1) == 0)
    message = find_ole_kind (data, size);
  for (gsize i = 0; message == NULL && i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (data, kinds[i].magic, kinds[i].length) == 0)
      message = kinds[i].message;
  if (message == NULL)
    message = find_flat_kind (data, size);
  if (message == NULL && is_web_page (data, size))
    message = "a web page (.html); save it as .docx, or let LibreOffice do it: --convert";

  return message == NULL || dr_error_set (error, DR_ERROR_UNSUPPORTED, "line 1, column 1: this is %s", message);
}
