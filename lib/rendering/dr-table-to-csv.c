/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-table-text.h>

#include "rendering/dr-csv-writer-private.h"
#include "rendering/dr-table-names-private.h"
#include "rendering/dr-table-words-private.h"

static void
write_csv_field (gpointer    writer,
                 const char *text)
{
  dr_csv_writer_field (writer, text);
}

static char *
write_csv (DrTable  *self,
           gboolean  has_names)
{
  DrCsvWriter csv;

  dr_csv_writer_init (&csv);
  dr_table_names_write (self, has_names, write_csv_field, &csv);
  for (guint i = 0; i < DR_TABLE_N_TRAITS; i++)
    dr_csv_writer_field (&csv, dr_table_traits[i].name);
  dr_csv_writer_end_line (&csv);
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    {
      dr_table_names_write_row (self, row, has_names, write_csv_field, &csv);
      for (guint i = 0; i < DR_TABLE_N_TRAITS; i++)
        dr_csv_writer_field (&csv, dr_table_traits[i].has (self, row) ? "true" : "false");
      dr_csv_writer_end_line (&csv);
    }

  return dr_csv_writer_end (&csv);
}

/**
 * dr_table_to_csv:
 * @self: a table
 *
 * Writes a table as comma-separated values (RFC 4180, but with LF): a line of
 * column names, then a line a row. Numbers are plain decimals; an empty cell is
 * an empty field. The last columns, `estimated` and `hedged`, are `true` for rows
 * into which an estimate, or a figure written with a hedge, went, and `false` for the
 * others.
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

  return write_csv (self, FALSE);
}

/**
 * dr_table_to_csv_with_names:
 * @self: a table
 *
 * Writes a table as [method@DistrictReport.Table.to_csv] does, with the names of
 * units and indicators beside their ids: behind `unit` a column `unit-name`, behind
 * `unit@district` one `unit@district-name`, and behind `indicator` one
 * `indicator-label`. They are called as
 * [method@DistrictReport.Table.dup_cell_label] does.
 *
 * Returns: (transfer full): lines of text in UTF-8
 *
 * Since: 1.0
 */
char *
dr_table_to_csv_with_names (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  return write_csv (self, TRUE);
}
