/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-table-text.h>

#include "exchange/dr-json-writer-private.h"
#include "rendering/dr-csv-writer-private.h"
#include "rendering/dr-sheet-writer-private.h"
#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-terminal-width-private.h"

#define GAP 2

/* What column heads say. Those with an argument say it behind. */
static const struct
{
  const char *name;
  const char *vietnamese;
  const char *english;
} heads[] = {
  { "unit", "Đơn vị", "Unit" },
  { "unit@central", "Trung ương", "Central" },
  { "unit@province", "Tỉnh", "Province" },
  { "unit@district", "Huyện", "District" },
  { "unit@commune", "Xã", "Commune" },
  { "unit@hamlet", "Thôn", "Hamlet" },
  { "unit@ancestors", "Đơn vị", "Unit" },
  { "unit-kind", "Loại đơn vị", "Kind" },
  { "unit-level", "Cấp", "Level" },
  { "indicator", "Chỉ tiêu", "Indicator" },
  { "measure", "Đơn vị tính", "Measure" },
  { "nature", "Tính chất", "Nature" },
  { "period", "Kỳ", "Period" },
  { "period@year", "Năm", "Year" },
  { "period@half-year", "Nửa năm", "Half-year" },
  { "period@quarter", "Quý", "Quarter" },
  { "period@month", "Tháng", "Month" },
  { "rows", "Số dòng", "Rows" },
  { "actual", "Thực hiện", "Actual" },
  { "actual-count", "Số kết quả", "Actuals" },
  { "planned", "Kế hoạch", "Planned" },
  { "planned-count", "Số kế hoạch", "Plans" },
  { "pair-count", "Số cặp", "Pairs" },
  { "pair-actual", "Thực hiện (có kế hoạch)", "Actual (planned)" },
  { "pair-planned", "Kế hoạch (đã thực hiện)", "Planned (reached)" },
  { "completion", "Tỷ lệ hoàn thành (%)", "Completion (%)" },
  { "mean", "Bình quân", "Mean" },
  { "least", "Thấp nhất", "Least" },
  { "greatest", "Cao nhất", "Greatest" },
  { "lower", "Ít nhất là", "At least" },
  { "upper", "Nhiều nhất là", "At most" },
  { "completion-count", "Số tỷ lệ", "Completions" },
  { "attainment@exceeded", "Vượt", "Exceeded" },
  { "attainment@met", "Đạt", "Met" },
  { "attainment@near", "Gần đạt", "Near" },
  { "attainment@missed", "Không đạt", "Missed" },
  { "attainment@undefined", "Không xét", "Undefined" },
  { "attainment-rate", "Tỷ lệ đạt (%)", "Attainment (%)" },
  { "compared@previous", "So được với kỳ trước", "Compared with the previous" },
  { "increased@previous", "Tăng so với kỳ trước", "Up since the previous" },
  { "decreased@previous", "Giảm so với kỳ trước", "Down since the previous" },
  { "equal@previous", "Bằng kỳ trước", "As the previous" },
  { "previous@previous", "Kỳ trước", "Previous" },
  { "change@previous", "Tăng, giảm so với kỳ trước", "Change" },
  { "change-percent@previous", "Tăng, giảm so với kỳ trước (%)", "Change (%)" },
  { "compared@year-earlier", "So được với cùng kỳ", "Compared with a year before" },
  { "increased@year-earlier", "Tăng so với cùng kỳ", "Up on the year" },
  { "decreased@year-earlier", "Giảm so với cùng kỳ", "Down on the year" },
  { "equal@year-earlier", "Bằng cùng kỳ", "As a year before" },
  { "previous@year-earlier", "Cùng kỳ", "A year before" },
  { "change@year-earlier", "Tăng, giảm so với cùng kỳ", "Change on the year" },
  { "change-percent@year-earlier", "Tăng, giảm so với cùng kỳ (%)", "Change on the year (%)" },
};

static char *
write_head (const char *name,
            DrLanguage  language)
{
  gboolean is_vietnamese = language == DR_LANGUAGE_VIETNAMESE;
  const char *of = strchr (name, '@');
  const char *space = strchr (name, ' ');

  /* In a pivot a metric is followed by the value that its column is of. */
  if (space != NULL)
    {
      g_autofree char *metric = g_strndup (name, (gsize) (space - name));
      g_autofree char *head = write_head (metric, language);

      return g_strconcat (head, space, NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (strcmp (heads[i].name, name) == 0)
      return g_strdup (is_vietnamese ? heads[i].vietnamese : heads[i].english);

  g_autofree char *other = of == NULL ? NULL : write_head (of + 1, language);
  if (g_str_has_prefix (name, "rank@"))
    return g_strdup_printf (is_vietnamese ? "Xếp thứ theo: %s" : "Rank by: %s", other);
  if (g_str_has_prefix (name, "share@"))
    return g_strdup_printf (is_vietnamese ? "Tỷ trọng (%%): %s" : "Share (%%): %s", other);
  if (g_str_has_prefix (name, "cumulative@"))
    return g_strdup_printf (is_vietnamese ? "Lũy kế: %s" : "Cumulative: %s", other);
  if (g_str_has_prefix (name, "pace@"))
    return g_strdup_printf (is_vietnamese ? "Tiến độ đến %s (%%)" : "Pace on %s (%%)", of + 1);
  if (g_str_has_prefix (name, "completion-quantile@"))
    return g_strdup_printf (is_vietnamese ? "Phân vị %s của tỷ lệ (%%)" : "Quantile %s (%%)", of + 1);

  return g_strdup (name);
}

/* A plain decimal as a reader of the language writes it: groups of three, and a comma or a point. */
static char *
write_number (const char *plain,
              DrLanguage  language)
{
  const char *digits = *plain == '-' ? plain + 1 : plain;
  const char *point = strchr (digits, '.');
  gsize n_whole = point == NULL ? strlen (digits) : (gsize) (point - digits);
  char group = language == DR_LANGUAGE_VIETNAMESE ? '.' : ',';
  char fraction = language == DR_LANGUAGE_VIETNAMESE ? ',' : '.';
  GString *text = g_string_new_len (plain, digits - plain);

  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (text, group);
      g_string_append_c (text, digits[i]);
    }
  if (point != NULL)
    {
      g_string_append_c (text, fraction);
      g_string_append (text, point + 1);
    }

  return g_string_free (text, FALSE);
}

static void
append_padded (GString    *text,
               const char *cell,
               gsize       width,
               gboolean    is_number,
               gboolean    is_last)
{
  gsize own = dr_terminal_width (cell, -1);
  gsize padding = width > own ? width - own : 0;

  if (is_number)
    g_string_append_printf (text, "%*s", (int) padding, "");
  g_string_append (text, cell);
  if (!is_number && !is_last)
    g_string_append_printf (text, "%*s", (int) padding, "");
  if (!is_last)
    g_string_append_printf (text, "%*s", GAP, "");
}

static char *
write_cell (DrTable    *table,
            guint       row,
            guint       column,
            DrLanguage  language)
{
  g_autofree char *plain = dr_table_dup_cell (table, row, column);

  if (plain == NULL)
    return g_strdup ("–");
  if (column >= dr_table_get_n_keys (table))
    return write_number (plain, language);

  return dr_terminal_escape (plain, -1);
}

/**
 * dr_table_to_text:
 * @self: a table
 * @language: the language of the heads and of numbers
 *
 * Writes a table for a terminal: a line of heads, then a line a row, in columns.
 * Numbers are written as the language does, `1.234,50` in Vietnamese, and stand
 * to the right; an empty cell is a dash. Rows with estimates have a star at the
 * end.
 *
 * Returns: (transfer full): lines of text
 *
 * Since: 1.0
 */
char *
dr_table_to_text (DrTable    *self,
                  DrLanguage  language)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  guint n_columns = dr_table_get_n_columns (self);
  guint n_rows = dr_table_get_n_rows (self);
  guint n_keys = dr_table_get_n_keys (self);
  g_autofree gsize *width = g_new0 (gsize, MAX (n_columns, 1));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < n_columns; column++)
    g_ptr_array_add (cells, write_head (dr_table_get_column_name (self, column), language));
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      g_ptr_array_add (cells, write_cell (self, row, column, language));
  for (guint i = 0; i < cells->len; i++)
    width[i % n_columns] = MAX (width[i % n_columns], dr_terminal_width (g_ptr_array_index (cells, i), -1));

  for (guint line = 0; n_columns > 0 && line <= n_rows; line++)
    {
      for (guint column = 0; column < n_columns; column++)
        append_padded (text, g_ptr_array_index (cells, line * n_columns + column), width[column], column >= n_keys,
                       column + 1 == n_columns);
      if (line > 0 && dr_table_is_estimated (self, line - 1))
        g_string_append (text, " *");
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/**
 * dr_table_to_csv:
 * @self: a table
 *
 * Writes a table as comma-separated values (RFC 4180, but with LF): a line of
 * column names, then a line a row. Numbers are plain decimals; an empty cell is
 * an empty field. A last column, `estimated`, is `true` for rows into which an
 * estimate went and `false` for the others.
 *
 * A word that begins as a formula of a spreadsheet does (`=`, `+`, `-`, `@`) has
 * an apostrophe in front; numbers never have.
 *
 * Returns: (transfer full): lines of text in UTF-8
 *
 * Since: 1.0
 */
char *
dr_table_to_csv (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  guint n_columns = dr_table_get_n_columns (self);
  DrCsvWriter csv;

  dr_csv_writer_init (&csv);
  for (guint column = 0; column < n_columns; column++)
    dr_csv_writer_field (&csv, dr_table_get_column_name (self, column));
  dr_csv_writer_field (&csv, "estimated");
  dr_csv_writer_end_line (&csv);
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *cell = dr_table_dup_cell (self, row, column);

          dr_csv_writer_field (&csv, cell);
        }
      dr_csv_writer_field (&csv, dr_table_is_estimated (self, row) ? "true" : "false");
      dr_csv_writer_end_line (&csv);
    }

  return dr_csv_writer_end (&csv);
}

static gboolean
has_estimates (DrTable *self)
{
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    if (dr_table_is_estimated (self, row))
      return TRUE;

  return FALSE;
}

/**
 * dr_table_to_xlsx:
 * @self: a table
 * @language: the language of the heads
 * @error: return location for an error
 *
 * Writes a table as an Excel workbook (.xlsx) of one sheet: a row of heads, which
 * stays in sight, then a row a row. A double click opens it with every letter and
 * every figure as it is, whatever the machine takes a comma or a point for; of a
 * comma-separated file that is not so.
 *
 * Figures are numbers, with their decimals. One of more than 15 digits, which Excel
 * would cut off, is text. Rows into which an estimate went say so in a last column,
 * where there are any. The same table gives the same bytes.
 *
 * Fails with %DR_ERROR_LIMIT if a sheet has no room for the table: for more than
 * 1,048,576 rows, 16,384 columns, or 32,767 letters in a cell.
 *
 * Returns: (transfer full): the workbook
 *
 * Since: 1.0
 */
GBytes *
dr_table_to_xlsx (DrTable     *self,
                  DrLanguage   language,
                  GError     **error)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  gboolean is_vietnamese = language == DR_LANGUAGE_VIETNAMESE;
  gboolean tells_estimates = has_estimates (self);
  guint n_columns = dr_table_get_n_columns (self);
  DrSheetWriter sheet;

  dr_sheet_writer_init (&sheet);
  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *head = write_head (dr_table_get_column_name (self, column), language);

      dr_sheet_writer_head (&sheet, head);
    }
  if (tells_estimates)
    dr_sheet_writer_head (&sheet, is_vietnamese ? "Ước tính" : "Estimated");
  dr_sheet_writer_end_row (&sheet);
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *cell = dr_table_dup_cell (self, row, column);

          (column < dr_table_get_n_keys (self) ? dr_sheet_writer_text : dr_sheet_writer_number) (&sheet, cell);
        }
      if (dr_table_is_estimated (self, row))
        dr_sheet_writer_text (&sheet, is_vietnamese ? "có" : "yes");
      dr_sheet_writer_end_row (&sheet);
    }

  return dr_sheet_writer_end (&sheet, error);
}

/**
 * dr_table_to_json:
 * @self: a table
 *
 * Writes a table as JSON, in the format `districtreport-table/1`: an object with
 * `format`, the number of `keys`, the names of the `columns`, `rows`, each an
 * array of cells, and `estimated`, which tells for each row whether an estimate
 * went into it. Figures are decimal strings, so that nobody rounds them; an empty
 * cell is `null`.
 *
 * Returns: (transfer full): a JSON document in UTF-8
 *
 * Since: 1.0
 */
char *
dr_table_to_json (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  guint n_columns = dr_table_get_n_columns (self);
  DrJsonWriter json;

  dr_json_writer_init (&json);
  dr_json_writer_begin_object (&json);
  dr_json_writer_key (&json, "format");
  dr_json_writer_string (&json, "districtreport-table/1", -1);
  dr_json_writer_key (&json, "keys");
  dr_json_writer_count (&json, dr_table_get_n_keys (self));
  dr_json_writer_key (&json, "columns");
  dr_json_writer_begin_array (&json);
  for (guint column = 0; column < n_columns; column++)
    dr_json_writer_string (&json, dr_table_get_column_name (self, column), -1);
  dr_json_writer_end_array (&json);
  dr_json_writer_key (&json, "rows");
  dr_json_writer_begin_array (&json);
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    {
      dr_json_writer_begin_array (&json);
      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *cell = dr_table_dup_cell (self, row, column);

          dr_json_writer_string (&json, cell, -1);
        }
      dr_json_writer_end_array (&json);
    }
  dr_json_writer_end_array (&json);
  dr_json_writer_key (&json, "estimated");
  dr_json_writer_begin_array (&json);
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    dr_json_writer_boolean (&json, dr_table_is_estimated (self, row));
  dr_json_writer_end_array (&json);
  dr_json_writer_end_object (&json);

  return dr_json_writer_end (&json);
}
