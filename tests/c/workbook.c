/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>

#include "model/dr-text-private.h"
#include "reading/documents/dr-grid-private.h"
#include "reading/documents/dr-workbook-private.h"

#include "workbook-fixture.h"

/* --- numbers --- */

static const struct
{
  const char *name;
  const char *stored;
  const char *code;
  const char *shown;    /* NULL: no number */
} numbers[] = {
  { "whole", "1250", "General", "1250" },
  { "decimals", "1234.5", "#,##0.0", "1234,5" },
  { "thousands-are-not-parted", "1250000", "#,##0", "1250000" },
  { "three-decimals", "4.125", "General", "4,125" },
  { "negative", "-17", "#,##0;(#,##0)", "-17" },
  { "zero", "0", "General", "0" },
  { "negative-zero", "-0.0", "General", "0" },
  { "zero-in-front", "0.35", "General", "0,35" },
  { "exponent", "1.5E-3", "General", "0,0015" },
  { "large-exponent", "1.2E+12", "General", "1200000000000" },
  { "leftover-of-a-tenth", "0.10000000000000001", "General", "0,1" },
  { "leftover-of-a-sum", "0.30000000000000004", "General", "0,3" },
  { "leftover-below", "104.83999999999999", "General", "104,84" },
  { "leftover-of-many-nines", "9.9999999999999996", "General", "10" },
  { "fifteen-digits-stay", "0.123456789012345", "General", "0,123456789012345" },
  { "the-sixteenth-is-rounded-half-away", "0.1234567890123455", "General", "0,123456789012346" },
  { "whole-numbers-too", "12345678901234567", "General", "12345678901234600" },
  { "percentage", "1.125", "0.0%", "112,5%" },
  { "percentage-whole", "1", "0%", "100%" },
  { "percentage-of-nothing", "0", "0%", "0%" },
  { "percentage-small", "0.0025", "0.00%", "0,25%" },
  { "percentage-leftover", "1.1240000000000001", "0.0%", "112,4%" },
  { "a-percent-sign-in-quotes-is-text", "12", "0\"%\"", "12" },
  { "thousands-left-off", "436200000", "#,##0,", "436200" },
  { "millions-left-off", "436200000", "#,##0.0,,", "436,2" },
  { "a-comma-before-digits-groups", "1250", "#,##0", "1250" },
  { "date", "45565", "dd/mm/yyyy", "30/9/2024" },
  { "date-with-time", "45565.75", "d/m/yy h:mm", "30/9/2024" },
  { "date-of-a-language", "45565", "[$-42A]dd mmmm yyyy", "30/9/2024" },
  { "first-day", "1", "d/m/yyyy", "1/1/1900" },
  { "day-before-the-one-that-never-was", "59", "d/m/yyyy", "28/2/1900" },
  { "day-that-never-was", "60", "d/m/yyyy", "60" },
  { "day-behind-it", "61", "d/m/yyyy", "1/3/1900" },
  { "last-day", "2958465", "d/m/yyyy", "31/12/9999" },
  { "no-day", "2958466", "d/m/yyyy", "2958466" },
  { "time", "0.3125", "h:mm", "7giờ 30" },
  { "letters-in-quotes-are-no-date", "12", "0 \"ngày\"", "12 ngày" },
  { "a-unit-in-quotes", "12583", "#,##0\" triệu đồng\"", "12583 triệu đồng" },
  { "a-unit-of-what-is-left-off", "3900000000", "#,##0,,\" triệu đồng\"", "3900 triệu đồng" },
  { "a-unit-behind-strokes", "12", "0\\ \\h\\ộ", "12 hộ" },
  { "a-unit-of-the-first-section-alone", "12", "0\" hộ\";-0\" âm\"", "12 hộ" },
  { "a-word-in-front-is-no-unit", "12", "\"khoảng \"0", "12" },
  { "a-bracket-is-no-unit", "12", "0_);\\(0\\)", "12" },
  { "a-sign-of-money-is-no-unit", "12000", "#,##0\\ \"₫\"", "12000" },
  { "what-is-too-long-is-no-unit", "12", "0\" một đơn vị tính có tên rất dài và không ai đọc\"", "12" },
  { "a-unit-and-a-percentage", "0.5", "0%\" kế hoạch\"", "50% kế hoạch" },
  { "a-colour-is-no-date", "12", "[Red]0", "12" },
  { "words", "abc", "General", NULL },
  { "nothing", "", "General", NULL },
  { "two-points", "1.2.3", "General", NULL },
  { "not-a-number", "NaN", "General", NULL },
  { "too-large", "1E+99", "General", NULL },
};

static void
test_number (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (GString) shown = g_string_new (NULL);
  gboolean is_number = dr_workbook_number_append (shown, numbers[index].stored, strlen (numbers[index].stored),
                                                  dr_workbook_format_parse (numbers[index].code), FALSE);

  g_assert_cmpint (is_number, ==, numbers[index].shown != NULL);
  g_assert_cmpstr (shown->str, ==, numbers[index].shown != NULL ? numbers[index].shown : "");
}

static void
test_days_from_1904 (void)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  g_assert_true (dr_workbook_number_append (shown, "44103", 5, dr_workbook_format_builtin (14), TRUE));
  g_assert_cmpstr (shown->str, ==, "30/9/2024");
}

/* --- sheets --- */

static DrDocument *
read_workbook (const WorkbookParts  *parts,
               const DrLimits       *limits,
               GError              **error)
{
  const DrDocumentOptions options = { .name = "q4.xlsx", .limits = limits };
  g_autoptr (GBytes) bytes = workbook_build (parts);

  return dr_document_read (bytes, &options, error);
}

static char *
dup_text (const DrDocument *document)
{
  GBytes *bytes = dr_text_get_bytes (document->text);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

#define INLINE(ref, text) "<c r='" ref "' t='inlineStr'><is><t>" text "</t></is></c>"
#define NUMBER(ref, text) "<c r='" ref "'><v>" text "</v></c>"
#define SHARED(ref, index) "<c r='" ref "' t='s'><v>" index "</v></c>"
#define ROW(number, inside) "<row r='" number "'>" inside "</row>"
#define DATA(inside) "<sheetData>" inside "</sheetData>"

static const struct
{
  const char    *name;
  WorkbookParts  parts;
  const char    *text;
} sheets[] = {
  { "a-row-is-a-line-and-a-tab-parts-cells", { DATA (ROW ("1", INLINE ("A1", "Nội dung") NUMBER ("B1", "12"))) }, "Nội dung\t12\n" },
  { "shared-strings", { DATA (ROW ("1", SHARED ("A1", "1") SHARED ("B1", "0"))), "<si><t>hai</t></si><si><t>một</t></si>" },
    "một\thai\n" },
  { "rich-text-is-joined", { DATA (ROW ("1", SHARED ("A1", "0"))), "<si><r><t>kết </t></r><r><t>nạp</t></r></si>" }, "kết nạp\n" },
  { "guides-to-reading-are-no-text", { DATA (ROW ("1", SHARED ("A1", "0"))), "<si><t>xã</t><rPh><t>no</t></rPh></si>" }, "xã\n" },
  { "a-string-that-is-missing-is-empty", { DATA (ROW ("1", SHARED ("A1", "7") NUMBER ("B1", "1"))) }, "1\n" },
  { "lines-in-a-cell-are-spaces", { DATA (ROW ("1", INLINE ("A1", " Thực\n hiện\t "))) }, "Thực hiện\n" },
  { "cells-without-references", { DATA ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>") }, "1\t2\n3\n" },
  { "a-row-left-out-is-a-blank-line", { DATA (ROW ("1", NUMBER ("A1", "1")) ROW ("9", NUMBER ("A9", "2"))) }, "1\n\n2\n" },
  { "hidden-rows-are-left-out", { DATA ("<row r='1' hidden='1'><c r='A1'><v>1</v></c></row>" ROW ("2", NUMBER ("A2", "2"))) }, "2\n" },
  { "hidden-columns-are-left-out",
    { "<cols><col min='2' max='3' hidden='1'/></cols>" DATA (ROW ("1", NUMBER ("A1", "1") NUMBER ("B1", "2") NUMBER ("D1", "4"))) },
    "1\t4\n" },
  { "hidden-sheets-are-left-out",
    { DATA (ROW ("1", NUMBER ("A1", "1"))), .second = DATA (ROW ("1", NUMBER ("A1", "2"))), .state = "hidden" }, "1\n" },
  { "sheets-follow-one-another", { DATA (ROW ("1", NUMBER ("A1", "1"))), .second = DATA (ROW ("1", NUMBER ("A1", "2"))) }, "1\n\n2\n" },
  { "a-formula-counts-with-its-result", { DATA (ROW ("1", "<c r='A1'><f>1+1</f><v>2</v></c><c r='B1' t='str'><f>A1</f><v>hai</v></c>")) },
    "2\thai\n" },
  { "a-formula-without-a-result-has-no-value", { DATA (ROW ("1", "<c r='A1'><f>1+1</f></c>" NUMBER ("B1", "3"))) }, "#N/A\t3\n" },
  { "nor-with-an-empty-one", { DATA (ROW ("1", "<c r='A1'><f>1+1</f><v></v></c>" NUMBER ("B1", "3"))) }, "#N/A\t3\n" },
  { "a-formula-may-give-an-empty-text", { DATA (ROW ("1", "<c r='A1' t='str'><f>\"\"</f><v></v></c>" NUMBER ("B1", "3"))) }, "3\n" },
  { "errors-are-shown", { DATA (ROW ("1", "<c r='A1' t='e'><v>#REF!</v></c>")) }, "#REF!\n" },
  { "days-of-the-standard", { DATA (ROW ("1", "<c r='A1' t='d'><v>2024-09-30T00:00:00</v></c>")) }, "30/9/2024\n" },
  { "styles-of-cells",
    { DATA (ROW ("1", "<c r='A1' s='1'><v>1.125</v></c><c r='B1' s='2'><v>45565</v></c><c r='C1' s='9'><v>3</v></c>")),
      .styles = "<numFmts><numFmt numFmtId='164' formatCode='0.0%'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/></cellXfs>" },
    "112,5%\t30/9/2024\t3\n" },
  { "days-counted-from-1904",
    { DATA (ROW ("1", "<c r='A1' s='0'><v>44103</v></c>")), .styles = "<cellXfs><xf numFmtId='14'/></cellXfs>",
      .properties = "<workbookPr date1904='1'/>" },
    "30/9/2024\n" },
};

static void
test_sheet (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_workbook (&sheets[index].parts, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *text = dup_text (document);
  g_assert_cmpstr (text, ==, sheets[index].text);
}

static void
test_merged_cells (void)
{
  const WorkbookParts parts = {
    DATA (ROW ("3", NUMBER ("A3", "1") NUMBER ("C3", "2")) ROW ("5", NUMBER ("C5", "3") NUMBER ("F5", "4")))
    "<mergeCells><mergeCell ref='A3:A9'/><mergeCell ref='C3:F4'/><mergeCell ref='Z9'/><mergeCell ref='B1:A1'/></mergeCells>"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_workbook (&parts, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (document->grids->len, ==, 1);
  const DrGrid *grid = g_ptr_array_index (document->grids, 0);

  /* Columns A, C, F and rows 3, 5 are there; what is between them holds nothing. */
  g_assert_cmpuint (grid->n_rows, ==, 2);
  g_assert_cmpuint (grid->n_columns, ==, 3);
  g_assert_true (dr_grid_find (grid, 1, 0) == dr_grid_get_cell (grid, 0));
  g_assert_true (dr_grid_find (grid, 0, 2) == dr_grid_get_cell (grid, 1));
  g_assert_true (dr_grid_find (grid, 1, 1) == dr_grid_get_cell (grid, 2));
}

static void
test_places (void)
{
  const WorkbookParts parts = { DATA (ROW ("7", NUMBER ("D7", "1") NUMBER ("AB7", "2"))) };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_workbook (&parts, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *first = dr_text_describe (document->text, 0, 1);
  g_autofree char *second = dr_text_describe (document->text, 2, 3);
  g_assert_cmpstr (first, ==, "sheet \"Biểu 1\", cell D7");
  g_assert_cmpstr (second, ==, "sheet \"Biểu 1\", cell AB7");
}

static const struct
{
  const char    *name;
  WorkbookParts  parts;
  int            code;
} hostile[] = {
  { "rows-out-of-order", { DATA (ROW ("5", NUMBER ("A5", "1")) ROW ("2", NUMBER ("A2", "1"))) }, DR_ERROR_MALFORMED },
  { "a-row-beyond-the-last", { DATA (ROW ("1048577", NUMBER ("A1048577", "1"))) }, DR_ERROR_MALFORMED },
  { "a-row-that-is-negative", { DATA ("<row r='-4'/>") }, DR_ERROR_MALFORMED },
  { "a-cell-of-another-row", { DATA (ROW ("1", NUMBER ("A2", "1"))) }, DR_ERROR_MALFORMED },
  { "a-column-beyond-the-last", { DATA (ROW ("1", NUMBER ("XFE1", "1"))) }, DR_ERROR_MALFORMED },
  { "a-reference-of-many-letters", { DATA (ROW ("1", NUMBER ("ZZZZZZZZZZZZZZ1", "1"))) }, DR_ERROR_MALFORMED },
  { "cells-out-of-order", { DATA (ROW ("1", NUMBER ("B1", "1") NUMBER ("A1", "1"))) }, DR_ERROR_MALFORMED },
  { "the-same-cell-twice", { DATA (ROW ("1", NUMBER ("A1", "1") NUMBER ("A1", "2"))) }, DR_ERROR_MALFORMED },
  { "no-cell-at-all", { "" }, DR_ERROR_MALFORMED },
  { "xml-that-ends-early", { "<sheetData>" }, DR_ERROR_MALFORMED },
};

static void
test_hostile (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_workbook (&hostile[index].parts, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, DR_ERROR, hostile[index].code);
}

/* A cell in the last place of a sheet takes no more than one in the first. */
static void
test_sparse (void)
{
  const WorkbookParts parts = {
    DATA (ROW ("1", NUMBER ("A1", "1")) ROW ("1048576", NUMBER ("XFD1048576", "2")))
    "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_workbook (&parts, NULL, &error);

  g_assert_no_error (error);
  const DrGrid *grid = g_ptr_array_index (document->grids, 0);
  g_assert_cmpuint (grid->n_rows, ==, 2);
  g_assert_cmpuint (grid->n_columns, ==, 2);
  g_assert_cmpuint (g_bytes_get_size (dr_text_get_bytes (document->text)), ==, strlen ("1\n\n2\n"));
}

static void
test_limits (void)
{
  const WorkbookParts parts = { DATA (ROW ("1", NUMBER ("A1", "1") NUMBER ("B1", "2") NUMBER ("C1", "3"))) };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLimits) limits = dr_limits_new ();

  dr_limits_set (limits, DR_LIMIT_ITEMS, 2);
  g_autoptr (DrDocument) document = read_workbook (&parts, limits, &error);
  g_assert_null (document);
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "(items)"));
}

/* One long string in many cells would be more text than was ever inflated. */
static void
test_shared_text_is_limited (void)
{
  g_autoptr (GString) strings = g_string_new ("<si><t>");
  g_autoptr (GString) rows = g_string_new ("<sheetData>");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLimits) limits = dr_limits_new ();

  for (guint i = 0; i < 1000; i++)
    g_string_append (strings, "chữ ");
  g_string_append (strings, "</t></si>");
  for (guint i = 1; i <= 100; i++)
    g_string_append_printf (rows, "<row r='%u'><c r='A%u' t='s'><v>0</v></c></row>", i, i);
  g_string_append (rows, "</sheetData>");

  const WorkbookParts parts = { rows->str, strings->str };
  dr_limits_set (limits, DR_LIMIT_INFLATED, 100000);
  g_autoptr (DrDocument) document = read_workbook (&parts, limits, &error);
  g_assert_null (document);
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *path = g_strconcat ("/workbook/number/", numbers[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = g_strconcat ("/workbook/sheet/", sheets[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sheet);
    }
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strconcat ("/workbook/hostile/", hostile[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_hostile);
    }
  g_test_add_func ("/workbook/number/days-may-be-counted-from-1904", test_days_from_1904);
  g_test_add_func ("/workbook/sheet/merged-cells-span-rows-and-columns-that-hold-something", test_merged_cells);
  g_test_add_func ("/workbook/sheet/places-are-told", test_places);
  g_test_add_func ("/workbook/hostile/a-sparse-sheet-takes-no-room", test_sparse);
  g_test_add_func ("/workbook/limits/cells-are-counted", test_limits);
  g_test_add_func ("/workbook/limits/text-shared-by-cells-is-counted", test_shared_text_is_limited);

  return g_test_run ();
}
