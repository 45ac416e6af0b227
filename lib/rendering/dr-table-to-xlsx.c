/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-period.h>
#include <districtreport/dr-table-text.h>

#include "rendering/dr-sheet-writer-private.h"
#include "rendering/dr-table-words-private.h"

/* «BẢNG TỔNG HỢP SỐ LIỆU QUÝ III/2024», where all rows are of one period. */
static char *
write_title (DrTable    *table,
             DrLanguage  language)
{
  gboolean is_vietnamese = language == DR_LANGUAGE_VIETNAMESE;
  gint column = dr_table_find_column (table, "period");
  g_autofree char *period = NULL;

  for (guint row = 0; column >= 0 && row < dr_table_get_n_rows (table); row++)
    {
      g_autofree char *other = dr_table_dup_cell (table, row, (guint) column);

      if (other == NULL || (period != NULL && !g_str_equal (period, other)))
        {
          g_clear_pointer (&period, g_free);
          break;
        }
      if (period == NULL)
        period = g_steal_pointer (&other);
    }
  if (!is_vietnamese)
    return period == NULL ? g_strdup ("Figures of reports") : g_strdup_printf ("Figures of reports, %s", period);

  g_autoptr (DrPeriod) all = period == NULL ? NULL : dr_period_parse (period, NULL);
  g_autofree char *shown = all == NULL ? NULL : dr_period_to_display (all, language);
  g_autofree char *upper = shown == NULL ? NULL : g_utf8_strup (shown, -1);

  return upper == NULL ? g_strdup ("BẢNG TỔNG HỢP SỐ LIỆU") : g_strdup_printf ("BẢNG TỔNG HỢP SỐ LIỆU %s", upper);
}

static void
write_sheet_head (DrSheetWriter *sheet,
                  DrTable       *table,
                  int            column,
                  gboolean       shows_ids,
                  DrLanguage     language)
{
  g_autofree char *head = column == DR_TABLE_NUMBER_COLUMN    ? g_strdup (language == DR_LANGUAGE_VIETNAMESE ? "STT" : "No.")
                          : column == DR_TABLE_MEASURE_COLUMN ? dr_table_words_write_head ("measure", language)
                                                              : dr_table_words_write_column_head (table, (guint) column, shows_ids, language);

  dr_sheet_writer_head (sheet, head);
}

static void
write_sheet_cell (DrSheetWriter *sheet,
                  DrTable       *table,
                  guint          row,
                  int            column,
                  gboolean       shows_ids,
                  DrLanguage     language)
{
  g_autofree char *cell = column == DR_TABLE_NUMBER_COLUMN    ? g_strdup_printf ("%u", row + 1)
                          : column == DR_TABLE_MEASURE_COLUMN ? g_strdup (dr_table_get_measure (table, row))
                                                              : dr_table_words_dup_key (table, row, (guint) column, shows_ids, language);
  gboolean is_number = column == DR_TABLE_NUMBER_COLUMN || column >= (int) dr_table_get_n_keys (table);

  (is_number ? dr_sheet_writer_number : dr_sheet_writer_text) (sheet, cell);
}

/**
 * dr_table_to_xlsx:
 * @self: a table
 * @shows_ids: whether ids stand in the table, rather than the names of units and indicators
 * @language: the language of the heads
 * @error: return location for an error
 *
 * Writes a table as an Excel workbook (.xlsx) of one sheet, ready to be printed: a
 * title, a row of heads, which stay in sight, then a row a row with a running number,
 * all of them ruled. A double click opens it with every letter and
 * every figure as it is, whatever the machine takes a comma or a point for; of a
 * comma-separated file that is not so.
 *
 * Units and indicators are called as [method@DistrictReport.Table.dup_cell_label] does,
 * periods and measures as in [method@DistrictReport.Table.to_text].
 * Figures are numbers, with their decimals. One of more than 15 digits, which Excel
 * would cut off, is text. Rows into which an estimate or a hedged figure went say so in
 * last columns, where there are any. The same table gives the same bytes.
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
                  gboolean     shows_ids,
                  DrLanguage   language,
                  GError     **error)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  gboolean is_vietnamese = language == DR_LANGUAGE_VIETNAMESE;
  gboolean tells[DR_TABLE_N_TRAITS];
  g_autoptr (GArray) layout = dr_table_words_lay_out (self, TRUE);
  g_autofree char *title = write_title (self, language);
  DrSheetWriter sheet;

  dr_sheet_writer_init (&sheet);
  dr_sheet_writer_title (&sheet, title);
  for (guint i = 0; i < layout->len; i++)
    write_sheet_head (&sheet, self, g_array_index (layout, int, i), shows_ids, language);
  for (guint i = 0; i < DR_TABLE_N_TRAITS; i++)
    if ((tells[i] = dr_table_has_trait (self, &dr_table_traits[i])))
      dr_sheet_writer_head (&sheet, is_vietnamese ? dr_table_traits[i].vietnamese : dr_table_traits[i].english);
  dr_sheet_writer_end_row (&sheet);
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    {
      for (guint i = 0; i < layout->len; i++)
        write_sheet_cell (&sheet, self, row, g_array_index (layout, int, i), shows_ids, language);
      for (guint i = 0; i < DR_TABLE_N_TRAITS; i++)
        if (tells[i])
          dr_sheet_writer_text (&sheet, !dr_table_traits[i].has (self, row) ? NULL : is_vietnamese ? "có" : "yes");
      dr_sheet_writer_end_row (&sheet);
    }

  return dr_sheet_writer_end (&sheet, error);
}
