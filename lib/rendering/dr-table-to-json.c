/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-table-text.h>

#include "exchange/dr-json-writer-private.h"
#include "rendering/dr-table-names-private.h"
#include "rendering/dr-table-words-private.h"

static void
write_json_string (gpointer    writer,
                   const char *text)
{
  dr_json_writer_string (writer, text, -1);
}

static char *
write_json (DrTable  *self,
            gboolean  has_names)
{
  DrJsonWriter json;

  dr_json_writer_init (&json);
  dr_json_writer_begin_object (&json);
  dr_json_writer_key (&json, "format");
  dr_json_writer_string (&json, "districtreport-table/1", -1);
  dr_json_writer_key (&json, "keys");
  dr_json_writer_count (&json, dr_table_names_write (self, has_names, NULL, NULL));
  dr_json_writer_key (&json, "columns");
  dr_json_writer_begin_array (&json);
  dr_table_names_write (self, has_names, write_json_string, &json);
  dr_json_writer_end_array (&json);
  dr_json_writer_key (&json, "rows");
  dr_json_writer_begin_array (&json);
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    {
      dr_json_writer_begin_array (&json);
      dr_table_names_write_row (self, row, has_names, write_json_string, &json);
      dr_json_writer_end_array (&json);
    }
  dr_json_writer_end_array (&json);
  for (guint i = 0; i < DR_TABLE_N_TRAITS; i++)
    {
      dr_json_writer_key (&json, dr_table_traits[i].name);
      dr_json_writer_begin_array (&json);
      for (guint row = 0; row < dr_table_get_n_rows (self); row++)
        dr_json_writer_boolean (&json, dr_table_traits[i].has (self, row));
      dr_json_writer_end_array (&json);
    }
  dr_json_writer_end_object (&json);

  return dr_json_writer_end (&json);
}

/**
 * dr_table_to_json:
 * @self: a table
 *
 * Writes a table as JSON, in the format `districtreport-table/1`: an object with
 * `format`, the number of `keys`, the names of the `columns`, `rows`, each an
 * array of cells, and `estimated` and `hedged`, which tell for each row whether an
 * estimate, or a figure written with a hedge, went into it. Figures are decimal strings, so that nobody rounds them; an empty
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

  return write_json (self, FALSE);
}

/**
 * dr_table_to_json_with_names:
 * @self: a table
 *
 * Writes a table as [method@DistrictReport.Table.to_json] does, with the names of
 * units and indicators beside their ids, in columns as those of
 * [method@DistrictReport.Table.to_csv_with_names]. They are keys too.
 *
 * Returns: (transfer full): a JSON document in UTF-8
 *
 * Since: 1.0
 */
char *
dr_table_to_json_with_names (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  return write_json (self, TRUE);
}
