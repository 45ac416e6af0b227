/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A comma-separated file that a spreadsheet opens by a double click is read in the code page and by the numbers of the
 * machine: on a Vietnamese one letters break, which a byte order mark would mend, «3.500» is taken for 3500 and «104.11»
 * for a word, which it would not (tried with LibreOffice). A workbook says what is a
 * letter and what is a number.
 *
 * Parts are stored, not deflated, and bear one day: the same table gives the same bytes.
 */

#include "config.h"

#include "rendering/dr-sheet-writer-private.h"

#include <string.h>
#include <zip.h>

#include "base/dr-error-private.h"
#include "rendering/dr-terminal-width-private.h"

/* What Excel has room for. */
#define ROWS_MOST 1048576
#define COLUMNS_MOST 16384
#define LETTERS_MOST 32767
/* It keeps numbers to so many digits, and cuts the others off in silence. */
#define DIGITS_MOST 15
#define DECIMALS_MOST 15

#define NARROWEST 6
#define WIDEST 60
/* On paper names go over several lines. */
#define WIDEST_RULED 40

/* 1 January 1980, noon: the first day that an archive can name. */
#define DOS_DAY 0x0021
#define DOS_NOON 0x6000

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEET_ML "application/vnd.openxmlformats-officedocument.spreadsheetml."

static const char content_types[] =
  XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
  "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
  "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_ML "sheet.main+xml\"/>"
  "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" SHEET_ML "worksheet+xml\"/>"
  "<Override PartName=\"/xl/styles.xml\" ContentType=\"" SHEET_ML "styles+xml\"/></Types>";

static const char relations[] =
  XML "<Relationships xmlns=\"" RELATIONS "\">"
  "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

static const char workbook[] =
  XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><bookViews><workbookView/></bookViews>"
  "<sheets><sheet name=\"districtreport\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

static const char workbook_relations[] =
  XML "<Relationships xmlns=\"" RELATIONS "\">"
  "<Relationship Id=\"rId1\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
  "<Relationship Id=\"rId2\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>";

/* Cells are plain, heads, or numbers of so many decimals. */
enum
{
  STYLE_PLAIN,
  STYLE_HEAD,
  STYLE_NUMBER,
  STYLE_TITLE = STYLE_NUMBER + DECIMALS_MOST + 1,
  /* The same with lines around them, but for the title. */
  STYLE_RULED
};

void
dr_sheet_writer_init (DrSheetWriter *self)
{
  *self = (DrSheetWriter) { .rows = g_string_new (NULL), .n_head_rows = 1 };
  self->widths = g_array_new (FALSE, TRUE, sizeof (gsize));
}

/* «A», «Z», «AA». */
static void
append_column (GString *string,
               guint    column)
{
  if (column >= 26)
    append_column (string, column / 26 - 1);
  g_string_append_c (string, (char) ('A' + column % 26));
}

/* Counts a cell in, so wide; gives whether there is one: beyond what Excel has room for there is none. */
static gboolean
begin_cell (DrSheetWriter *self,
            gsize          width)
{
  guint column = self->column++;

  if (column >= COLUMNS_MOST || self->n_rows >= ROWS_MOST)
    {
      self->is_too_large = TRUE;
      return FALSE;
    }
  if (column >= self->widths->len)
    g_array_set_size (self->widths, column + 1);

  gsize *most = &g_array_index (self->widths, gsize, column);
  *most = MAX (*most, width);

  if (!self->is_in_row)
    g_string_append_printf (self->rows, "<row r=\"%u\">", self->n_rows + 1);
  self->is_in_row = TRUE;
  g_string_append (self->rows, "<c r=\"");
  append_column (self->rows, column);
  g_string_append_printf (self->rows, "%u\"", self->n_rows + 1);

  return TRUE;
}

/* Whether «_x0041_» stands there, by which Office writes a letter that XML does not have. */
static gboolean
is_escape (const char *at)
{
  return at[0] == '_' && at[1] == 'x' && g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3]) && g_ascii_isxdigit (at[4])
         && g_ascii_isxdigit (at[5]) && at[6] == '_';
}

static void
append_escaped (GString    *string,
                const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '&')
      g_string_append (string, "&amp;");
    else if (*at == '<')
      g_string_append (string, "&lt;");
    else if (*at == '>')
      g_string_append (string, "&gt;");
    else if ((guchar) *at < ' ' && *at != '\n' && *at != '\t')
      g_string_append_printf (string, "_x%04X_", (guint) (guchar) *at);
    else if (strncmp (at, "\xef\xbf\xbe", 3) == 0 || strncmp (at, "\xef\xbf\xbf", 3) == 0)
      {
        g_string_append (string, at[2] == '\xbe' ? "_xFFFE_" : "_xFFFF_");
        at += 2;
      }
    else if (is_escape (at))
      g_string_append (string, "_x005F_");
    else
      g_string_append_c (string, *at);
}

static void
append_text (DrSheetWriter *self,
             const char    *text,
             int            style)
{
  if (text == NULL || *text == '\0')
    {
      if (!self->is_ruled)
        self->column++;
      else if (begin_cell (self, 0))
        g_string_append_printf (self->rows, " s=\"%d\"/>", STYLE_RULED + style);
      return;
    }
  if (g_utf8_strlen (text, -1) > LETTERS_MOST)
    self->is_too_large = TRUE;
  if (!begin_cell (self, dr_terminal_width (text, -1)))
    return;

  /* Whatever it begins with, an inline string is no formula. */
  g_string_append_printf (self->rows, " s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
                          self->is_ruled ? STYLE_RULED + style : style);
  append_escaped (self->rows, text);
  g_string_append (self->rows, "</t></is></c>");
}

void
dr_sheet_writer_title (DrSheetWriter *self,
                       const char    *text)
{
  if (begin_cell (self, 0))
    {
      g_string_append_printf (self->rows, " s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", STYLE_TITLE);
      append_escaped (self->rows, text);
      g_string_append (self->rows, "</t></is></c>");
    }
  dr_sheet_writer_end_row (self);
  dr_sheet_writer_end_row (self);
  self->is_ruled = TRUE;
  self->n_head_rows = self->n_rows + 1;
}

void
dr_sheet_writer_head (DrSheetWriter *self,
                      const char    *text)
{
  append_text (self, text, STYLE_HEAD);
}

void
dr_sheet_writer_text (DrSheetWriter *self,
                      const char    *text)
{
  append_text (self, text, STYLE_PLAIN);
}

/* Whether it is a plain decimal of which Excel keeps every digit; @n_decimals takes how many stand behind the point. */
static gboolean
is_kept (const char *decimal,
         gsize      *n_decimals)
{
  const char *digits = *decimal == '-' ? decimal + 1 : decimal;
  gsize n_whole = strspn (digits, "0123456789");
  gboolean has_point = digits[n_whole] == '.';
  gsize n_digits = 0;
  gsize n_significant = 0;

  *n_decimals = has_point ? strspn (digits + n_whole + 1, "0123456789") : 0;
  if (n_whole == 0 || has_point != (*n_decimals > 0) || *n_decimals > DECIMALS_MOST
      || digits[n_whole + has_point + *n_decimals] != '\0')
    return FALSE;

  /* Zeros in front and behind are no matter. */
  for (const char *at = digits; *at != '\0'; at++)
    if (*at != '.' && (n_digits > 0 || *at != '0'))
      {
        n_digits++;
        if (*at != '0')
          n_significant = n_digits;
      }

  return n_significant <= DIGITS_MOST;
}

void
dr_sheet_writer_number (DrSheetWriter *self,
                        const char    *decimal)
{
  gsize n_decimals = 0;

  if (decimal == NULL || !is_kept (decimal, &n_decimals))
    {
      append_text (self, decimal, STYLE_PLAIN);
      return;
    }
  /* With a point between every three digits. */
  if (begin_cell (self, strlen (decimal) + strlen (decimal) / 3))
    g_string_append_printf (self->rows, " s=\"%d\"><v>%s</v></c>",
                            (self->is_ruled ? STYLE_RULED : 0) + STYLE_NUMBER + (int) n_decimals, decimal);
}

void
dr_sheet_writer_end_row (DrSheetWriter *self)
{
  if (self->is_in_row)
    g_string_append (self->rows, "</row>");
  self->is_in_row = FALSE;
  self->n_rows++;
  self->column = 0;
}

/* --- the archive --- */

static char *
write_styles (void)
{
  GString *styles = g_string_new (XML "<styleSheet xmlns=\"" MAIN "\">");

  g_string_append_printf (styles, "<numFmts count=\"%d\">", DECIMALS_MOST + 1);
  for (int i = 0; i <= DECIMALS_MOST; i++)
    g_string_append_printf (styles, "<numFmt numFmtId=\"%d\" formatCode=\"#,##0%s%.*s\"/>", 164 + i, i > 0 ? "." : "", i,
                            "000000000000000");
  g_string_append (styles, "</numFmts><fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Times New Roman\"/></font>"
                           "<font><b/><sz val=\"11\"/><name val=\"Times New Roman\"/></font>"
                           "<font><b/><sz val=\"14\"/><name val=\"Times New Roman\"/></font></fonts>"
                           "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                           "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                           "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
                           "<border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/>"
                           "<diagonal/></border></borders>"
                           "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
  g_string_append_printf (styles, "<cellXfs count=\"%d\">", STYLE_RULED + STYLE_NUMBER + DECIMALS_MOST + 1);
  g_string_append (styles, "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                           "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>");
  for (int i = 0; i <= DECIMALS_MOST; i++)
    g_string_append_printf (styles, "<xf numFmtId=\"%d\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>",
                            164 + i);
  g_string_append (styles, "<xf numFmtId=\"0\" fontId=\"2\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" "
                           "applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>"
                           "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" "
                           "applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>"
                           "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" "
                           "applyBorder=\"1\" applyAlignment=\"1\">"
                           "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>");
  for (int i = 0; i <= DECIMALS_MOST; i++)
    g_string_append_printf (styles, "<xf numFmtId=\"%d\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" "
                                    "applyNumberFormat=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
                                    "<alignment vertical=\"center\"/></xf>", 164 + i);
  g_string_append (styles, "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
                           "</styleSheet>");

  return g_string_free (styles, FALSE);
}

/* The heads stay in sight. */
static char *
write_sheet (DrSheetWriter *self)
{
  GString *sheet = g_string_new (XML "<worksheet xmlns=\"" MAIN "\">");
  gsize widest = self->is_ruled ? WIDEST_RULED : WIDEST;

  if (self->is_ruled)
    g_string_append (sheet, "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
  g_string_append_printf (sheet, "<sheetViews><sheetView workbookViewId=\"0\">"
                                 "<pane ySplit=\"%u\" topLeftCell=\"A%u\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                                 "</sheetView></sheetViews>", self->n_head_rows, self->n_head_rows + 1);

  if (self->widths->len > 0)
    g_string_append (sheet, "<cols>");
  for (guint i = 0; i < self->widths->len; i++)
    g_string_append_printf (sheet, "<col min=\"%u\" max=\"%u\" width=\"%" G_GSIZE_FORMAT "\" customWidth=\"1\"/>", i + 1, i + 1,
                            CLAMP (g_array_index (self->widths, gsize, i) + 2, NARROWEST, widest));
  if (self->widths->len > 0)
    g_string_append (sheet, "</cols>");
  g_string_append (sheet, "<sheetData>");
  g_string_append_len (sheet, self->rows->str, (gssize) self->rows->len);
  g_string_append (sheet, "</sheetData>");
  if (self->is_ruled && self->widths->len > 1)
    {
      g_string_append (sheet, "<mergeCells count=\"1\"><mergeCell ref=\"A1:");
      append_column (sheet, self->widths->len - 1);
      g_string_append (sheet, "1\"/></mergeCells>");
    }
  if (self->is_ruled)
    g_string_append (sheet, "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>"
                            "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>");
  g_string_append (sheet, "</worksheet>");

  return g_string_free (sheet, FALSE);
}

static gboolean
add_part (zip_t      *archive,
          const char *name,
          const char *content)
{
  zip_source_t *source = zip_source_buffer (archive, content, strlen (content), 0);
  if (source == NULL)
    return FALSE;

  zip_int64_t index = zip_file_add (archive, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }

  return zip_set_file_compression (archive, (zip_uint64_t) index, ZIP_CM_STORE, 0) == 0
         && zip_file_set_dostime (archive, (zip_uint64_t) index, DOS_NOON, DOS_DAY, 0) == 0;
}

/* What was written into @buffer. */
static GBytes *
take_bytes (zip_source_t *buffer)
{
  zip_stat_t about;

  if (zip_source_open (buffer) != 0)
    return NULL;
  zip_stat_init (&about);
  if (zip_source_stat (buffer, &about) != 0 || (about.valid & ZIP_STAT_SIZE) == 0)
    return NULL;

  g_autofree char *bytes = g_malloc (about.size);
  gboolean is_whole = zip_source_read (buffer, bytes, about.size) == (zip_int64_t) about.size;
  zip_source_close (buffer);

  return is_whole ? g_bytes_new_take (g_steal_pointer (&bytes), about.size) : NULL;
}

static GBytes *
pack (const char *sheet,
      const char *styles)
{
  const struct { const char *name, *content; } parts[] = {
    { "[Content_Types].xml", content_types },
    { "_rels/.rels", relations },
    { "xl/workbook.xml", workbook },
    { "xl/_rels/workbook.xml.rels", workbook_relations },
    { "xl/styles.xml", styles },
    { "xl/worksheets/sheet1.xml", sheet },
  };
  zip_source_t *buffer = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *archive = buffer != NULL ? zip_open_from_source (buffer, ZIP_TRUNCATE, NULL) : NULL;
  GBytes *bytes = NULL;
  gboolean is_good = archive != NULL;

  if (archive == NULL)
    {
      zip_source_free (buffer);
      return NULL;
    }
  zip_source_keep (buffer);
  for (gsize i = 0; i < G_N_ELEMENTS (parts) && is_good; i++)
    is_good = add_part (archive, parts[i].name, parts[i].content);
  if (is_good && zip_close (archive) == 0)
    bytes = take_bytes (buffer);
  else
    zip_discard (archive);
  zip_source_free (buffer);

  return bytes;
}

GBytes *
dr_sheet_writer_end (DrSheetWriter  *self,
                     GError        **error)
{
  g_autofree char *sheet = write_sheet (self);
  g_autofree char *styles = write_styles ();
  gboolean is_too_large = self->is_too_large;
  GBytes *bytes = is_too_large ? NULL : pack (sheet, styles);

  g_string_free (g_steal_pointer (&self->rows), TRUE);
  g_clear_pointer (&self->widths, g_array_unref);
  if (bytes == NULL)
    dr_error_set (error, DR_ERROR_LIMIT,
                  is_too_large ? "a sheet of Excel has room for %d rows of %d columns, and a cell for %d letters"
                               : "there is no memory for a sheet of %d rows, %d columns and %d letters a cell",
                  ROWS_MOST, COLUMNS_MOST, LETTERS_MOST);

  return bytes;
}
