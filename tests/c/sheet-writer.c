/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>
#include <districtreport/dr-limits.h>

#include "reading/documents/dr-zip-private.h"
#include "rendering/dr-sheet-writer-private.h"

static char *
read_part (GBytes     *workbook,
           const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLimits) limits = dr_limits_new ();
  /* Our own reader is strict: sizes, checksums and names are right. */
  g_autoptr (DrZip) zip = dr_zip_open (workbook, limits, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) part = dr_zip_read (zip, name, 1 << 24, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
}

/* What stands in the one cell of a sheet; none is empty. */
static char *
write_cell (const char *content,
            gboolean    is_number)
{
  g_autoptr (GError) error = NULL;
  DrSheetWriter sheet;

  dr_sheet_writer_init (&sheet);
  (is_number ? dr_sheet_writer_number : dr_sheet_writer_text) (&sheet, content);
  dr_sheet_writer_end_row (&sheet);
  g_autoptr (GBytes) workbook = dr_sheet_writer_end (&sheet, &error);
  g_assert_no_error (error);
  g_autofree char *part = read_part (workbook, "xl/worksheets/sheet1.xml");
  const char *cell = strstr (part, "<c ");
  if (cell == NULL)
    return g_strdup ("");

  return g_strndup (cell, strstr (cell, "</c>") + strlen ("</c>") - cell);
}

#define TEXT(words) "<c r=\"A1\" s=\"0\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" words "</t></is></c>"
#define NUMBER(style, digits) "<c r=\"A1\" s=\"" style "\"><v>" digits "</v></c>"

static const struct
{
  const char *path;
  const char *content;
  gboolean    is_number;
  const char *cell;
} cases[] = {
  { "letters", "Hội Nông dân xã Đông Hòa", FALSE, TEXT ("Hội Nông dân xã Đông Hòa") },
  { "what-xml-has-a-use-for", "a<b>&c", FALSE, TEXT ("a&lt;b&gt;&amp;c") },
  { "a-formula-is-a-word", "=HYPERLINK(1)", FALSE, TEXT ("=HYPERLINK(1)") },
  { "digits-of-a-name-are-no-number", "007", FALSE, TEXT ("007") },
  { "what-xml-does-not-have", "a\x01\x1f", FALSE, TEXT ("a_x0001__x001F_") },
  { "what-looks-like-an-escape", "_x0041_", FALSE, TEXT ("_x005F_x0041_") },
  { "what-unicode-does-not-have", "a\xef\xbf\xbf", FALSE, TEXT ("a_xFFFF_") },
  { "a-line-break-stays", "a\nb", FALSE, TEXT ("a\nb") },
  { "nothing", NULL, FALSE, "" },
  { "an-empty-word", "", FALSE, "" },
  { "a-count", "486", TRUE, NUMBER ("2", "486") },
  { "decimals-as-they-are-written", "90.00", TRUE, NUMBER ("4", "90.00") },
  { "below-zero", "-0.58", TRUE, NUMBER ("4", "-0.58") },
  { "fifteen-digits", "123456789012345", TRUE, NUMBER ("2", "123456789012345") },
  { "zeros-are-no-digits", "1800000000000000000", TRUE, NUMBER ("2", "1800000000000000000") },
  { "zeros-in-front-are-none", "0.000000000000001", TRUE, NUMBER ("17", "0.000000000000001") },
  { "sixteen-digits-are-a-word", "1234567890123456", TRUE, TEXT ("1234567890123456") },
  { "sixteen-with-a-point-are-too", "12345678901234.56", TRUE, TEXT ("12345678901234.56") },
  { "a-fraction-is-a-word", "7/2", TRUE, TEXT ("7/2") },
  { "a-point-alone-is-a-word", "7.", TRUE, TEXT ("7.") },
  { "a-sign-alone-is-a-word", "-", TRUE, TEXT ("-") },
  { "no-number", NULL, TRUE, "" },
};

static void
test_case (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autofree char *cell = write_cell (cases[index].content, cases[index].is_number);

  g_assert_cmpstr (cell, ==, cases[index].cell);
}

static GBytes *
write_table (guint n_columns)
{
  g_autoptr (GError) error = NULL;
  DrSheetWriter sheet;

  dr_sheet_writer_init (&sheet);
  for (guint i = 0; i < n_columns; i++)
    dr_sheet_writer_head (&sheet, "Đơn vị");
  dr_sheet_writer_end_row (&sheet);
  dr_sheet_writer_end_row (&sheet);
  for (guint i = 0; i + 1 < n_columns; i++)
    dr_sheet_writer_number (&sheet, NULL);
  dr_sheet_writer_number (&sheet, "1.5");
  dr_sheet_writer_end_row (&sheet);
  GBytes *bytes = dr_sheet_writer_end (&sheet, &error);
  g_assert_no_error (error);

  return bytes;
}

static void
test_cells_are_named (void)
{
  static const struct { guint n_columns; const char *last; } names[] = {
    { 1, "A3" }, { 26, "Z3" }, { 27, "AA3" }, { 702, "ZZ3" }, { 703, "AAA3" }, { 16384, "XFD3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) workbook = write_table (names[i].n_columns);
      g_autofree char *sheet = read_part (workbook, "xl/worksheets/sheet1.xml");
      g_autofree char *row = g_strdup_printf ("</row><row r=\"3\"><c r=\"%s\" s=\"3\"><v>1.5</v></c></row></sheetData>",
                                              names[i].last);

      g_assert_nonnull (strstr (sheet, row));
    }
}

static void
test_parts_are_there (void)
{
  static const struct { const char *name, *says; } parts[] = {
    { "[Content_Types].xml", "PartName=\"/xl/worksheets/sheet1.xml\"" },
    { "_rels/.rels", "Target=\"xl/workbook.xml\"" },
    { "xl/workbook.xml", "r:id=\"rId1\"" },
    { "xl/_rels/workbook.xml.rels", "Target=\"worksheets/sheet1.xml\"" },
    { "xl/styles.xml", "formatCode=\"#,##0.00\"" },
    { "xl/worksheets/sheet1.xml", "state=\"frozen\"" },
  };
  g_autoptr (GBytes) workbook = write_table (3);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = read_part (workbook, parts[i].name);

      g_assert_nonnull (strstr (part, parts[i].says));
    }
}

/* Whatever the day and the zone. */
static void
test_same_bytes (void)
{
  g_autoptr (GBytes) one = write_table (3);
  g_setenv ("TZ", "Pacific/Apia", TRUE);
  g_autoptr (GBytes) other = write_table (3);
  g_unsetenv ("TZ");

  g_assert_true (g_bytes_equal (one, other));
}

static void
test_too_large (void)
{
  g_autofree char *long_word = g_strnfill (32768, 'a');

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      DrSheetWriter sheet;

      dr_sheet_writer_init (&sheet);
      for (guint column = 0; column < (i == 0 ? 16385 : 1); column++)
        dr_sheet_writer_text (&sheet, i == 0 ? "a" : long_word);
      dr_sheet_writer_end_row (&sheet);
      g_assert_null (dr_sheet_writer_end (&sheet, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
    }
}

static void
test_rows (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      DrSheetWriter sheet;

      dr_sheet_writer_init (&sheet);
      for (guint row = 0; row < 1048576 - 1 + i; row++)
        dr_sheet_writer_end_row (&sheet);
      dr_sheet_writer_text (&sheet, "last");
      g_autoptr (GBytes) workbook = dr_sheet_writer_end (&sheet, &error);
      if (i == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
      g_assert_true ((workbook != NULL) == (i == 0));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sheet-writer/", cases[i].path, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/sheet-writer/cells-are-named", test_cells_are_named);
  g_test_add_func ("/sheet-writer/parts-are-there", test_parts_are_there);
  g_test_add_func ("/sheet-writer/same-bytes", test_same_bytes);
  g_test_add_func ("/sheet-writer/too-large", test_too_large);
  g_test_add_func ("/sheet-writer/room-for-so-many-rows", test_rows);

  return g_test_run ();
}
