/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-roster-text.h>

#include "rendering/dr-csv-writer-private.h"
#include "rendering/dr-sheet-writer-private.h"
#include "rendering/dr-terminal-escape-private.h"

static const char *
choose (DrLanguage  language,
        const char *vietnamese,
        const char *english)
{
  return language == DR_LANGUAGE_VIETNAMESE ? vietnamese : english;
}

static const char *
get_title (DrUnit *unit)
{
  return dr_unit_get_name (unit) != NULL ? dr_unit_get_name (unit) : dr_unit_get_id (unit);
}

static guint
count_reports (DrRoster *self,
               DrUnit   *unit)
{
  g_autolist (DrReport) reports = dr_roster_list_reports_of (self, unit);

  return g_list_length (reports);
}

static void
append_unit (GString *text,
             DrUnit  *unit,
             guint    n_reports)
{
  g_autofree char *title = dr_terminal_escape (get_title (unit), -1);

  g_string_append_printf (text, "  %s", title);
  if (n_reports > 1)
    g_string_append_printf (text, " (%u)", n_reports);
  g_string_append_c (text, '\n');
}

static void
append_units (GString    *text,
              DrRoster   *self,
              GList      *units,
              const char *head)
{
  if (units != NULL)
    g_string_append_printf (text, "%s:\n", head);
  for (GList *node = units; node != NULL; node = node->next)
    append_unit (text, node->data, count_reports (self, node->data));
}

/**
 * dr_roster_to_text:
 * @self: a roster
 * @language: the language of what stands beside the names
 *
 * Writes a roster for a terminal: how many of the units reported, then those whom
 * somebody has to look after: the missing ones, those that reported more than
 * once, and who was not expected.
 *
 * Control characters in names are shown, not sent to the terminal.
 *
 * Returns: (transfer full): lines with a line feed behind each
 *
 * Since: 1.0
 */
char *
dr_roster_to_text (DrRoster   *self,
                   DrLanguage  language)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autolist (DrUnit) expected = dr_roster_list_expected (self);
  g_autolist (DrUnit) missing = dr_roster_list_missing (self);
  g_autolist (DrUnit) reported = dr_roster_list_reported (self);
  g_autolist (DrUnit) repeated = dr_roster_list_repeated (self);
  g_autolist (DrReport) unexpected = dr_roster_list_unexpected (self);
  g_autofree char *period = dr_period_to_display (dr_roster_get_period (self), language);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %u%s%u %s\n", period, g_list_length (reported), choose (language, "/", " of "),
                          g_list_length (expected), choose (language, "đơn vị đã báo cáo", "units reported"));
  append_units (text, self, missing, choose (language, "Chưa báo cáo", "Missing"));
  append_units (text, self, repeated, choose (language, "Báo cáo nhiều lần", "More than once"));
  if (unexpected != NULL)
    g_string_append_printf (text, "%s:\n", choose (language, "Ngoài danh sách", "Not expected"));
  for (GList *node = unexpected; node != NULL; node = node->next)
    append_unit (text, dr_report_get_issuer (node->data), 1);

  return g_string_free (text, FALSE);
}

static void
write_row (DrCsvWriter *csv,
           const char  *status,
           DrUnit      *unit,
           guint        n_reports)
{
  DrUnit *parent = dr_unit_get_parent (unit);
  g_autofree char *count = g_strdup_printf ("%u", n_reports);

  dr_csv_writer_field (csv, status);
  dr_csv_writer_field (csv, dr_unit_get_id (unit));
  dr_csv_writer_field (csv, get_title (unit));
  dr_csv_writer_field (csv, parent != NULL ? get_title (parent) : NULL);
  dr_csv_writer_field (csv, count);
  dr_csv_writer_end_line (csv);
}

/**
 * dr_roster_to_csv:
 * @self: a roster
 *
 * Writes a roster as values parted by commas (RFC 4180, but with LF): the columns
 * `status`, which is `missing`, `reported` or `unexpected`, `id`, `name`, `parent`,
 * the name of the unit above, and `reports`, how many there are. First the missing
 * units, then those that reported, then a line for each report of anybody else.
 *
 * A word that begins as a formula of a spreadsheet does (`=`, `+`, `-`, `@`) has
 * an apostrophe in front; numbers never have.
 *
 * Returns: (transfer full): lines of text in UTF-8
 *
 * Since: 1.0
 */
char *
dr_roster_to_csv (DrRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  static const char * const columns[] = { "status", "id", "name", "parent", "reports" };
  g_autolist (DrUnit) missing = dr_roster_list_missing (self);
  g_autolist (DrUnit) reported = dr_roster_list_reported (self);
  g_autolist (DrReport) unexpected = dr_roster_list_unexpected (self);
  DrCsvWriter csv;

  dr_csv_writer_init (&csv);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    dr_csv_writer_field (&csv, columns[i]);
  dr_csv_writer_end_line (&csv);
  for (GList *node = missing; node != NULL; node = node->next)
    write_row (&csv, "missing", node->data, 0);
  for (GList *node = reported; node != NULL; node = node->next)
    write_row (&csv, "reported", node->data, count_reports (self, node->data));
  for (GList *node = unexpected; node != NULL; node = node->next)
    write_row (&csv, "unexpected", dr_report_get_issuer (node->data), 1);

  return dr_csv_writer_end (&csv);
}

static void
write_sheet_row (DrSheetWriter *sheet,
                 const char    *status,
                 DrUnit        *unit,
                 guint          n_reports)
{
  DrUnit *parent = dr_unit_get_parent (unit);
  g_autofree char *count = g_strdup_printf ("%u", n_reports);

  dr_sheet_writer_text (sheet, get_title (unit));
  dr_sheet_writer_text (sheet, parent != NULL ? get_title (parent) : NULL);
  dr_sheet_writer_text (sheet, status);
  dr_sheet_writer_number (sheet, count);
  dr_sheet_writer_end_row (sheet);
}

/**
 * dr_roster_to_xlsx:
 * @self: a roster
 * @language: the language of heads and of what is said of a unit
 * @error: return location for an error
 *
 * Writes a roster as an Excel workbook (.xlsx) of one sheet, with a row for each of
 * [method@DistrictReport.Roster.to_csv]: the unit, the one above it, whether it
 * reported, and how many reports there are. A title above names the period.
 *
 * Fails with %DR_ERROR_LIMIT if a sheet has no room for it.
 *
 * Returns: (transfer full): the workbook
 *
 * Since: 1.0
 */
GBytes *
dr_roster_to_xlsx (DrRoster    *self,
                   DrLanguage   language,
                   GError     **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autolist (DrUnit) missing = dr_roster_list_missing (self);
  g_autolist (DrUnit) reported = dr_roster_list_reported (self);
  g_autolist (DrReport) unexpected = dr_roster_list_unexpected (self);
  g_autofree char *when = dr_period_to_display (dr_roster_get_period (self), language);
  g_autofree char *upper = g_utf8_strup (when, -1);
  g_autofree char *title = language == DR_LANGUAGE_VIETNAMESE ? g_strconcat ("TÌNH HÌNH GỬI BÁO CÁO ", upper, NULL)
                                                              : g_strconcat ("Reports that have come in, ", when, NULL);
  DrSheetWriter sheet;

  dr_sheet_writer_init (&sheet);
  dr_sheet_writer_title (&sheet, title);
  dr_sheet_writer_head (&sheet, choose (language, "Đơn vị", "Unit"));
  dr_sheet_writer_head (&sheet, choose (language, "Trực thuộc", "Within"));
  dr_sheet_writer_head (&sheet, choose (language, "Tình trạng", "Status"));
  dr_sheet_writer_head (&sheet, choose (language, "Số báo cáo", "Reports"));
  dr_sheet_writer_end_row (&sheet);
  for (GList *node = missing; node != NULL; node = node->next)
    write_sheet_row (&sheet, choose (language, "chưa báo cáo", "missing"), node->data, 0);
  for (GList *node = reported; node != NULL; node = node->next)
    write_sheet_row (&sheet, choose (language, "đã báo cáo", "reported"), node->data, count_reports (self, node->data));
  for (GList *node = unexpected; node != NULL; node = node->next)
    write_sheet_row (&sheet, choose (language, "ngoài danh sách", "not expected"), dr_report_get_issuer (node->data), 1);

  return dr_sheet_writer_end (&sheet, error);
}
