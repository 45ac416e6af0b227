/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Documents from anywhere: archives as they come, and XML as every part of a Word file
 * and of an OpenDocument text, so that a fuzzer need not learn to pack. What is read
 * stands in its text: every cell of every table, and every place.
 */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>

#include "reading/documents/dr-document-private.h"
#include "reading/documents/dr-grid-private.h"

#include "fuzz.h"

#include "../c/zip-fixture.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static void
check_grid (const DrGrid *grid,
            guint64       size)
{
  g_assert_cmpuint (grid->start, <=, grid->end);
  g_assert_cmpuint (grid->end, <=, size);
  for (guint i = 0; i < grid->cells->len; i++)
    {
      const DrGridCell *cell = dr_grid_get_cell (grid, i);

      g_assert_cmpuint (cell->start, <=, cell->end);
      g_assert_true (cell->start >= grid->start && cell->end <= grid->end);
      g_assert_true (dr_grid_find (grid, cell->row, cell->column) == cell);
    }
}

static void
read_document (GBytes *bytes)
{
  const DrDocumentOptions options = { .name = "input" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = dr_document_read (bytes, &options, &error);

  if (document == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == DR_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  guint64 size = dr_text_get_size (document->text);
  for (guint i = 0; i < document->grids->len; i++)
    check_grid (g_ptr_array_index (document->grids, i), size);
  for (guint64 at = 0; at < size; at += 1 + size / 64)
    {
      g_autoptr (DrSpan) span = dr_span_new (at, MIN (size, at + 9), NULL);
      g_autofree char *location = dr_text_dup_location (document->text, span);
    }
}

static void
read_as_word (const char *xml,
              gsize       length)
{
  const ZipEntry entries[] = {
    { .name = "[Content_Types].xml", .content =
      "<Types xmlns='" PACKAGE "content-types'><Override PartName='/d' ContentType="
      "'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>" },
    { .name = "_rels/.rels", .content =
      "<Relationships xmlns='" PACKAGE "relationships'><Relationship Id='r' Type='" OFFICE "officeDocument' Target='d'/>"
      "</Relationships>" },
    { .name = "_rels/d.rels", .content =
      "<Relationships xmlns='" PACKAGE "relationships'><Relationship Id='a' Type='" OFFICE "styles' Target='s'/>"
      "<Relationship Id='b' Type='" OFFICE "numbering' Target='n'/><Relationship Id='c' Type='" OFFICE "footnotes' "
      "Target='f'/></Relationships>" },
    { .name = "d", .content = xml, .length = length },
    { .name = "s", .content = xml, .length = length },
    { .name = "n", .content = xml, .length = length },
    { .name = "f", .content = xml, .length = length },
  };
  g_autoptr (GBytes) bytes = zip_build (entries, G_N_ELEMENTS (entries));

  read_document (bytes);
}

static void
read_as_odt (const char *xml,
             gsize       length)
{
  const ZipEntry entries[] = {
    { .name = "mimetype", .content = "application/vnd.oasis.opendocument.text" },
    { .name = "content.xml", .content = xml, .length = length },
    { .name = "styles.xml", .content = xml, .length = length },
  };
  g_autoptr (GBytes) bytes = zip_build (entries, G_N_ELEMENTS (entries));

  read_document (bytes);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  /* The fixture takes no length for that of a string. */
  if (size == 0)
    return 0;

  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  read_document (bytes);
  read_as_word ((const char *) data, size);
  read_as_odt ((const char *) data, size);

  return 0;
}
