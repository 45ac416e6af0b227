/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dr-table-spread-private.h"
#include "analysis/query/dr-table-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-ratio-private.h"

/**
 * DrTable:
 *
 * The answer to a [class@DistrictReport.Query]: a row for each group, with its
 * keys and its metrics in columns.
 *
 * Cells are exact. A sum has all its digits; a quotient is shown rounded, and
 * [method@DistrictReport.Table.dup_ratio] gives it as it is. A metric that
 * could not be worked out, such as the sum of nothing, is an empty cell.
 *
 * A table never changes; any thread may read it.
 *
 * Since: 1.0
 */

G_DEFINE_FINAL_TYPE (DrTable, dr_table, G_TYPE_OBJECT)

void
dr_table_column_clear (DrTableColumn *self)
{
  g_clear_pointer (&self->shown, dr_column_unref);
  g_clear_pointer (&self->numerator, dr_column_unref);
  g_clear_pointer (&self->names, dr_string_column_unref);
  g_clear_pointer (&self->denominator, dr_column_unref);
}

void
dr_table_sum_clear (DrTableSum *self)
{
  g_clear_pointer (&self->label, g_ref_string_release);
  g_clear_pointer (&self->period, dr_period_unref);
}

static void
dr_table_finalize (GObject *object)
{
  DrTable *self = DR_TABLE (object);

  for (guint i = 0; self->labels != NULL && i < self->n_keys; i++)
    g_clear_pointer (&self->labels[i], g_hash_table_unref);
  g_free (self->labels);
  g_clear_pointer (&self->units, dr_unit_table_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  if (self->row_pages.data == NULL)
    g_free (self->rows);
  dr_pages_clear (&self->row_pages);
  g_clear_pointer (&self->measures, dr_string_column_unref);
  g_clear_pointer (&self->lineage, dr_lineage_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->scope.units, g_hash_table_unref);
  g_clear_pointer (&self->scope.indicators, g_hash_table_unref);
  g_clear_object (&self->source);
  for (guint part = 0; part < G_N_ELEMENTS (self->parts); part++)
    {
      g_clear_object (&self->parts[part]);
      g_free (self->part_rows[part]);
    }
  for (guint row = 0; self->sums != NULL && row < self->n_rows; row++)
    dr_table_sum_clear (&self->sums[row]);
  g_free (self->sums);
  g_free (self->conditions);
  dr_table_pivot_clear (&self->pivot);

  G_OBJECT_CLASS (dr_table_parent_class)->finalize (object);
}

static void
dr_table_class_init (DrTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_table_finalize;
}

static void
dr_table_init (DrTable *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (DrTableColumn));
}

DrTable *
dr_table_new_take (GArray         *columns,
                   guint           n_keys,
                   guint           n_rows,
                   DrTableRow     *rows,
                   DrStringColumn *measures)
{
  DrTable *self = g_object_new (DR_TYPE_TABLE, NULL);

  g_array_unref (self->columns);
  self->columns = columns;
  self->n_keys = n_keys;
  self->n_rows = n_rows;
  self->rows = rows;
  self->measures = measures;

  return self;
}

void
dr_table_set_row_pages (DrTable *self,
                        DrPages *pages)
{
  self->row_pages = *pages;
  self->rows = self->row_pages.data;
  *pages = (DrPages) { 0 };
}

void
dr_table_set_conflicts (DrTable   *self,
                        GPtrArray *conflicts)
{
  self->conflicts = conflicts;
}

void
dr_table_set_scope (DrTable      *self,
                    DrTableScope *scope)
{
  self->scope = *scope;
}

const DrTableScope *
dr_table_get_scope (DrTable *self)
{
  return &self->scope;
}

void
dr_table_set_units (DrTable     *self,
                    DrUnitTable *units)
{
  self->units = dr_unit_table_ref (units);
}

DrUnitTable *
dr_table_get_units (DrTable *self)
{
  return self->units;
}

void
dr_table_set_lineage (DrTable   *self,
                      DrLineage *lineage)
{
  self->lineage = lineage;
}

DrDataset *
dr_table_get_dataset (DrTable *self)
{
  return self->lineage == NULL ? NULL : dr_lineage_get_dataset (self->lineage);
}

void
dr_table_set_parts (DrTable *self,
                    DrTable *left,
                    DrTable *right,
                    guint32 *left_rows,
                    guint32 *right_rows)
{
  self->parts[0] = g_object_ref (left);
  self->parts[1] = g_object_ref (right);
  self->part_rows[0] = left_rows;
  self->part_rows[1] = right_rows;
}

DrTable *
dr_table_get_part (DrTable *self,
                   guint    part,
                   guint   *row)
{
  if (self->parts[part] == NULL || row == NULL)
    return self->parts[part];
  *row = self->part_rows[part][*row];

  return *row == DR_PIVOT_NO_ROW ? NULL : self->parts[part];
}

void
dr_table_set_sums (DrTable    *self,
                   DrTableSum *sums)
{
  self->sums = sums;
}

const DrTableSum *
dr_table_get_sum (DrTable *self,
                  guint    row)
{
  return self->sums == NULL ? NULL : &self->sums[row];
}

void
dr_table_set_conditions (DrTable *self,
                         char    *conditions)
{
  self->conditions = conditions;
}

const char *
dr_table_get_conditions (DrTable *self)
{
  return self->conditions;
}

void
dr_table_set_rounding (DrTable    *self,
                       DrRounding  rounding,
                       gboolean    is_cut)
{
  self->rounding = rounding;
  self->is_cut = is_cut;
}

DrRounding
dr_table_get_rounding (DrTable *self)
{
  return self->rounding;
}

gboolean
dr_table_is_cut (DrTable *self)
{
  return self->is_cut;
}

void
dr_table_set_pivot (DrTable      *self,
                    DrTable      *source,
                    DrTablePivot *pivot)
{
  self->source = g_object_ref (source);
  self->pivot = *pivot;
  *pivot = (DrTablePivot) { 0 };
}

const DrTableRow *
dr_table_get_rows (DrTable *self)
{
  return self->rows;
}

DrStringColumn *
dr_table_dup_measures (DrTable *self)
{
  return self->measures == NULL ? NULL : dr_string_column_ref (self->measures);
}

DrTableColumn *
dr_table_get_columns (DrTable *self)
{
  return (DrTableColumn *) (gpointer) self->columns->data;
}

/**
 * dr_table_get_n_rows:
 * @self: a table
 *
 * Gets how many rows there are.
 *
 * Returns: the number of rows
 *
 * Since: 1.0
 */
guint
dr_table_get_n_rows (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), 0);

  return self->n_rows;
}

/**
 * dr_table_get_n_columns:
 * @self: a table
 *
 * Gets how many columns there are: keys, then metrics.
 *
 * Returns: the number of columns
 *
 * Since: 1.0
 */
guint
dr_table_get_n_columns (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), 0);

  return self->columns->len;
}

/**
 * dr_table_get_n_keys:
 * @self: a table
 *
 * Gets how many columns are keys; they come first.
 *
 * Returns: the number of keys
 *
 * Since: 1.0
 */
guint
dr_table_get_n_keys (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), 0);

  return self->n_keys;
}

/**
 * dr_table_get_column_name:
 * @self: a table
 * @column: a column, below the number of columns
 *
 * Gets the key or metric that a column is of, as the query named it.
 *
 * Returns: the name
 *
 * Since: 1.0
 */
const char *
dr_table_get_column_name (DrTable *self,
                          guint    column)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return dr_table_get_columns (self)[column].shown->name;
}

/**
 * dr_table_find_column:
 * @self: a table
 * @name: a key or metric
 *
 * Finds a column by its name.
 *
 * Returns: the column, or -1 if there is none
 *
 * Since: 1.0
 */
gint
dr_table_find_column (DrTable    *self,
                      const char *name)
{
  g_return_val_if_fail (DR_IS_TABLE (self), -1);
  g_return_val_if_fail (name != NULL, -1);

  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (dr_table_get_columns (self)[i].shown->name, name) == 0)
      return (gint) i;

  return -1;
}

/**
 * dr_table_dup_cell:
 * @self: a table
 * @row: a row, below the number of rows
 * @column: a column, below the number of columns
 *
 * Gets a cell as text: the id of a unit or period, or a plain decimal.
 *
 * Returns: (nullable) (transfer full): the text, or `NULL` if the cell is empty
 *
 * Since: 1.0
 */
char *
dr_table_dup_cell (DrTable *self,
                   guint    row,
                   guint    column)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  const DrTableColumn *asked = &dr_table_get_columns (self)[column];
  const DrColumn *shown = asked->shown;
  if (dr_column_is_empty (shown, row))
    return NULL;
  if (shown->kind == DR_COLUMN_CODE)
    return g_strdup (dr_string_column_get (shown->dictionary, (guint32) shown->code[row]));

  DrDecimal decimal = { dr_column_get_number (shown, row), -shown->scale };
  /* The column has the decimals of the finest of its figures; those beyond the row's own are all 0. */
  if (asked->is_figure && self->rows[row].scale < shown->scale)
    dr_decimal_rescale (&decimal, -self->rows[row].scale, &decimal);

  return dr_decimal_to_string (&decimal);
}

/**
 * dr_table_dup_ratio:
 * @self: a table
 * @row: a row, below the number of rows
 * @column: a column of a metric
 * @error: return location for an error
 *
 * Gets a metric exactly, before it was rounded. A percentage is given as the
 * ratio that it is: 144.07 % as 886/615.
 *
 * [error@DistrictReport.Error.UNDEFINED] is given for an empty cell,
 * [error@DistrictReport.Error.INVALID] for the column of a key, and
 * [error@DistrictReport.Error.OVERFLOW] if it does not fit 128 bits.
 *
 * Returns: (transfer full): the ratio, or `NULL` on error
 *
 * Since: 1.0
 */
DrRatio *
dr_table_dup_ratio (DrTable  *self,
                    guint     row,
                    guint     column,
                    GError  **error)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  const DrTableColumn *asked = &dr_table_get_columns (self)[column];
  if (asked->shown->kind == DR_COLUMN_CODE)
    {
      dr_error_set (error, DR_ERROR_INVALID, "\"%s\" is a key: only metrics are numbers", asked->shown->name);
      return NULL;
    }
  if (dr_column_is_empty (asked->shown, row))
    {
      dr_error_set (error, DR_ERROR_UNDEFINED, "row %u has no %s", row, asked->shown->name);
      return NULL;
    }
  if (asked->numerator != NULL)
    return dr_ratio_new_from_integers (dr_column_get_number (asked->numerator, row),
                                       dr_column_get_number (asked->denominator, row), error);

  DrDecimal decimal = { dr_column_get_number (asked->shown, row), -asked->shown->scale };

  return dr_ratio_new_from_decimal (&decimal, error);
}

/**
 * dr_table_get_measure:
 * @self: a table
 * @row: a row, below the number of rows
 *
 * Gets what the sums of a row count, such as «hội viên».
 *
 * Returns: (nullable): the measure, or `NULL` if the row is of several
 *
 * Since: 1.0
 */
const char *
dr_table_get_measure (DrTable *self,
                      guint    row)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);

  return self->rows[row].measure < 0 ? NULL
                                     : dr_string_column_get (self->measures, (guint32) self->rows[row].measure);
}

/**
 * dr_table_is_estimated:
 * @self: a table
 * @row: a row, below the number of rows
 *
 * Whether a figure in the sums of a row is an estimate, or provisional, so that
 * they are too.
 *
 * Returns: `TRUE` if the row is estimated
 *
 * Since: 1.0
 */
gboolean
dr_table_is_estimated (DrTable *self,
                       guint    row)
{
  g_return_val_if_fail (DR_IS_TABLE (self), FALSE);
  g_return_val_if_fail (row < self->n_rows, FALSE);

  return (self->rows[row].flags & (DR_TERM_ESTIMATED | DR_TERM_PROVISIONAL)) != 0;
}

/**
 * dr_table_is_hedged:
 * @self: a table
 * @row: a row, below the number of rows
 *
 * Whether a figure in the sums of a row was written with a hedge, «hơn 1,2 tỷ đồng», «từ
 * 500 đến 600 triệu đồng»: they are made of the numbers that were written, and what was
 * reached is about that much. The metrics `lower` and `upper` are the bounds. That plans
 * are hedged is not told.
 *
 * Returns: `TRUE` if the row is hedged
 *
 * Since: 1.0
 */
gboolean
dr_table_is_hedged (DrTable *self,
                    guint    row)
{
  g_return_val_if_fail (DR_IS_TABLE (self), FALSE);
  g_return_val_if_fail (row < self->n_rows, FALSE);

  return (self->rows[row].flags & DR_TERM_HEDGED) != 0;
}

/**
 * dr_table_dup_conflicts:
 * @self: a table
 *
 * Tells which figures were left out because they are at odds, as
 * [method@DistrictReport.Query.set_leaves_out_conflicts] says: a message for
 * each, such as an error would have. A table that was made of others, by a pivot
 * or a merge, has none.
 *
 * Returns: (transfer full) (array zero-terminated=1): the messages, which may be none
 *
 * Since: 1.0
 */
char **
dr_table_dup_conflicts (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  g_autoptr (GStrvBuilder) messages = g_strv_builder_new ();

  for (guint i = 0; self->conflicts != NULL && i < self->conflicts->len; i++)
    g_strv_builder_add (messages, g_ptr_array_index (self->conflicts, i));

  return g_strv_builder_end (messages);
}

gboolean
dr_table_has_figures (DrTable *self,
                      guint    column)
{
  return dr_table_get_columns (self)[column].is_figure;
}
