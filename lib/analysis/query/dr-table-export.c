/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/arrow/dr-arrow-export-private.h"
#include "analysis/query/dr-table-private.h"

/* What is shown of each column, as an array that the caller frees. */
static DrColumn **
get_shown (DrTable *self)
{
  DrColumn **columns = g_new (DrColumn *, MAX (self->columns->len, 1));

  for (guint i = 0; i < self->columns->len; i++)
    columns[i] = dr_table_get_columns (self)[i].shown;

  return columns;
}

/**
 * dr_table_export_stream:
 * @self: a table
 * @stream: (not nullable): pointer to a `struct ArrowArrayStream` whose content is nothing yet
 *
 * Hands the table over to another program, through the [Arrow C stream
 * interface](https://arrow.apache.org/docs/format/CStreamInterface.html), in
 * one batch. Keys are texts in a dictionary, counts whole numbers of 64 bits;
 * the other columns are whole numbers where none of their figures has decimals,
 * else decimals of 128 bits. A sum has the decimals of the finest indicator of
 * the table, and a quotient those that it is shown with.
 *
 * Columns share the memory of the table, which is kept until whoever got the
 * stream has released it and its batch; those of 64 bits with decimals alone
 * are copied, because Arrow has no type for them.
 *
 * Since: 1.0
 */
void
dr_table_export_stream (DrTable  *self,
                        gpointer  stream)
{
  g_return_if_fail (DR_IS_TABLE (self));
  g_return_if_fail (stream != NULL);

  g_autofree DrColumn **columns = get_shown (self);
  dr_arrow_export_columns (columns, self->columns->len, self->n_rows, stream);
}

/**
 * dr_table_export_schema:
 * @self: a table
 * @schema: (not nullable): pointer to a `struct ArrowSchema` whose content is nothing yet
 *
 * Tells another program which columns
 * [method@DistrictReport.Table.export_stream] has, without any row.
 *
 * Since: 1.0
 */
void
dr_table_export_schema (DrTable  *self,
                        gpointer  schema)
{
  g_return_if_fail (DR_IS_TABLE (self));
  g_return_if_fail (schema != NULL);

  g_autofree DrColumn **columns = get_shown (self);
  dr_arrow_export_columns_at_once (columns, self->columns->len, self->n_rows, schema, NULL, NULL);
}

/**
 * dr_table_export_array:
 * @self: a table
 * @schema: (not nullable): pointer to a `struct ArrowSchema` whose content is nothing yet
 * @array: (not nullable): pointer to a `struct ArrowArray` whose content is nothing yet
 * @error: return location for a [struct@GLib.Error]
 *
 * Hands the table over as one array of structs, through the [Arrow C data
 * interface](https://arrow.apache.org/docs/format/CDataInterface.html), for who
 * does not take streams. What is shared and what is copied is as with
 * [method@DistrictReport.Table.export_stream].
 *
 * What there is no memory for is [error@DistrictReport.Error.LIMIT]; nothing has
 * been written then.
 *
 * Returns: whether both were written
 *
 * Since: 1.0
 */
gboolean
dr_table_export_array (DrTable   *self,
                       gpointer   schema,
                       gpointer   array,
                       GError   **error)
{
  g_return_val_if_fail (DR_IS_TABLE (self), FALSE);
  g_return_val_if_fail (schema != NULL, FALSE);
  g_return_val_if_fail (array != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autofree DrColumn **columns = get_shown (self);

  return dr_arrow_export_columns_at_once (columns, self->columns->len, self->n_rows, schema, array, error);
}
