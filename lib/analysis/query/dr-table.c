/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-arrow-export-private.h"
#include "analysis/dataset/dr-dataset-view-private.h"
#include "analysis/dr-table-spread-private.h"
#include "analysis/query/dr-table-labels-private.h"
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
struct _DrTable
{
  GObject  parent_instance;

  GArray         *columns;   /* (element-type DrTableColumn) */
  guint           n_keys;
  guint           n_rows;
  DrTableRow     *rows;      /* (owned) (nullable) unless they lie in the pages */
  DrPages         row_pages;
  DrStringColumn *measures;  /* (owned) (nullable) */
  DrLineage      *lineage;   /* (owned) (nullable) */
  GPtrArray       *conflicts;     /* (owned) (nullable) (element-type utf8) why figures were left out */
  DrTable        *parts[2];  /* (owned) (nullable) what this was put together from */
  guint32        *part_rows[2]; /* (owned) (nullable) n_rows of each */
  DrTableSum     *sums;      /* (owned) (nullable) n_rows */
  char           *conditions; /* (owned) (nullable) what was asked beside keys and metrics */
  DrTableScope    scope;     /* (owned) */
  DrRounding      rounding;  /* of quotients */
  gboolean        is_cut;    /* rows were cut off by a limit, or left out */
  DrTable        *source;    /* (owned) (nullable) the table that this is a pivot of */
  DrTablePivot    pivot;     /* where there is one */
  DrUnitTable    *units;     /* (owned) (nullable) */
  gsize           knows_labels; /* whether what follows was worked out, by g_once_init_enter() */
  GHashTable    **labels;    /* (owned) (nullable) (element-type utf8) of each key, by the codes in it; NULL: has no names */
};

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

/* What people call a value of a key, or NULL. */
static const char *
find_label (DrTable *self,
            guint    key,
            gint32   code)
{
  if (g_once_init_enter (&self->knows_labels))
    {
      self->labels = g_new0 (GHashTable *, MAX (self->n_keys, 1));
      for (guint i = 0; i < self->n_keys; i++)
        self->labels[i] = dr_table_find_labels (&dr_table_get_columns (self)[i], self->units);
      g_once_init_leave (&self->knows_labels, 1);
    }

  return self->labels[key] == NULL ? NULL : g_hash_table_lookup (self->labels[key], GINT_TO_POINTER (code));
}

/**
 * dr_table_dup_cell_label:
 * @self: a table
 * @row: a row, below the number of rows
 * @column: a column, below the number of columns
 *
 * Gets what people call the unit or the indicator in a cell: «Hội Nông dân huyện Bàu
 * Sen» rather than `hoi-nong-dan-huyen-bau-sen`. Of units of one name in a column the
 * one right above is named too, `Hội Nông dân, Xã Tân Lập`; where that does not
 * tell them apart either, nor anything indicators, the id stands behind.
 *
 * Any other cell is as [method@DistrictReport.Table.dup_cell] gives it, and so is one
 * for which there is no name.
 *
 * Returns: (nullable) (transfer full): the name, or `NULL` if the cell is empty
 *
 * Since: 1.0
 */
char *
dr_table_dup_cell_label (DrTable *self,
                         guint    row,
                         guint    column)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  const DrColumn *shown = dr_table_get_columns (self)[column].shown;
  const char *label = column >= self->n_keys || dr_column_is_empty (shown, row) ? NULL
                                                                                : find_label (self, column, shown->code[row]);

  return label != NULL ? g_strdup (label) : dr_table_dup_cell (self, row, column);
}

gboolean
dr_table_find_spread (DrTable   *self,
                      guint      column,
                      gboolean   shows_ids,
                      DrTable  **source,
                      guint     *metric,
                      char     **value)
{
  if (self->source == NULL || column < self->n_keys)
    return FALSE;

  guint index = column - self->n_keys;
  gint32 code = self->pivot.value[index % self->pivot.n_values];
  const DrColumn *spread = dr_table_get_columns (self->source)[self->pivot.key].shown;
  const char *label = shows_ids || code == DR_KEY_EMPTY ? NULL : find_label (self->source, self->pivot.key, code);

  *source = self->source;
  *metric = dr_table_get_n_keys (self->source) + dr_table_pivot_get_metric (&self->pivot, index);
  *value = g_strdup (label != NULL          ? label
                     : code == DR_KEY_EMPTY ? "-"
                                            : dr_string_column_get (spread->dictionary, (guint32) code));

  return TRUE;
}

/**
 * dr_table_dup_column_label:
 * @self: a table
 * @column: a column, below the number of columns
 *
 * Gets the name of a column with what people call the unit or the indicator that
 * [method@DistrictReport.Table.pivot] made it of: `completion Hội Nông dân` rather than
 * `completion hoi-nong-dan`. Any other column is as
 * [method@DistrictReport.Table.get_column_name] gives it.
 *
 * Returns: (transfer full): the label
 *
 * Since: 1.0
 */
char *
dr_table_dup_column_label (DrTable *self,
                           guint    column)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  DrTable *source;
  guint metric;
  g_autofree char *value = NULL;
  if (!dr_table_find_spread (self, column, FALSE, &source, &metric, &value))
    return g_strdup (dr_table_get_column_name (self, column));
  if (source->columns->len == source->n_keys + 1)
    return g_steal_pointer (&value);

  g_autofree char *label = dr_table_dup_column_label (source, metric);

  return g_strdup_printf ("%s %s", label, value);
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

/* The table whose query a cell was worked out in, with its place there: this one, or what it is a pivot of. NULL where
 * there was nothing. */
static DrTable *
find_source (DrTable *self,
             guint   *row,
             guint   *column)
{
  if (self->source == NULL)
    return self;

  guint index = *column - self->n_keys;
  *row = dr_table_pivot_get_source_row (&self->pivot, *row, index);
  *column = dr_table_get_n_keys (self->source) + dr_table_pivot_get_metric (&self->pivot, index);

  return *row == DR_PIVOT_NO_ROW ? NULL : find_source (self->source, row, column);
}

GArray *
dr_table_list_contributor_rows_of_view (DrTable *self,
                                        guint    row,
                                        guint    column)
{
  DrTable *source = find_source (self, &row, &column);

  /* What came in a stream was let go. */
  if (source == NULL || source->lineage == NULL)
    return g_array_new (FALSE, FALSE, sizeof (guint64));

  g_autofree gint32 *values = g_new (gint32, MAX (source->n_keys, 1));
  for (guint i = 0; i < source->n_keys; i++)
    {
      const DrColumn *shown = dr_table_get_columns (source)[i].shown;

      values[i] = dr_column_is_empty (shown, row) ? DR_KEY_EMPTY : shown->code[row];
    }

  return dr_lineage_find (source->lineage, values, column - source->n_keys);
}

/* Prepends the achievements behind a cell, the last of them first, and appends their reports. */
static void
add_contributors (DrTable    *self,
                  guint       row,
                  guint       column,
                  GList     **achievements,
                  GPtrArray  *reports)
{
  DrTable *source = find_source (self, &row, &column);

  for (guint part = 0; source != NULL && part < G_N_ELEMENTS (source->parts); part++)
    {
      guint own = row;
      DrTable *of = dr_table_get_part (source, part, &own);

      if (of != NULL)
        add_contributors (of, own, column, achievements, reports);
    }
  if (source == NULL || source->lineage == NULL)
    return;

  g_autoptr (GArray) rows = dr_table_list_contributor_rows_of_view (source, row, column);
  DrDataset *dataset = dr_lineage_get_dataset (source->lineage);
  for (guint i = 0; i < rows->len; i++)
    {
      guint64 number = g_array_index (rows, guint64, i);
      DrAchievement *achievement = dr_dataset_dup_contributor (dataset, number);

      if (achievement == NULL)
        continue;
      *achievements = g_list_prepend (*achievements, achievement);
      g_ptr_array_add (reports, dr_dataset_get_report (dataset, number));
    }
}

#define BOTH_DESIRES (1 << DR_DESIRE_MORE | 1 << DR_DESIRE_LESS)

/* A bit for each desire of the indicators that the given rows of a dataset are of, whose numbers ascend. */
static guint
find_desires_of_facts (const DrDataset *dataset,
                       const GArray    *rows)
{
  guint desires = 0;
  guint64 start = 0;
  guint next = 0;

  for (guint i = 0; i < dataset->blocks->len && next < rows->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      for (; next < rows->len && g_array_index (rows, guint64, next) - start < block->n_rows; next++)
        desires |= 1u << dataset->indicators->desire[block->indicator[g_array_index (rows, guint64, next) - start]];
      start += block->n_rows;
    }

  return desires;
}

/* The same of the indicators of a cell. A row may be of a whole catalogue, of which its figures tell what is in it. */
static guint
find_desires_of_cell (DrTable *self,
                      guint    row,
                      guint    column)
{
  guint source_row = row;
  guint source_column = column;
  const DrTable *source = find_source (self, &source_row, &source_column);
  guint desires = source == NULL ? 0 : source->rows[source_row].desires;

  if (desires != BOTH_DESIRES || source->lineage == NULL)
    return desires;

  g_autoptr (GArray) rows = dr_table_list_contributor_rows_of_view (self, row, column);

  return find_desires_of_facts (dr_lineage_get_dataset (source->lineage), rows);
}

/* The metric of a column. */
static gboolean
read_metric (DrTable   *self,
             guint      column,
             DrMetric  *metric,
             GError   **error)
{
  while (self->source != NULL)
    {
      column = dr_table_get_n_keys (self->source) + dr_table_pivot_get_metric (&self->pivot, column - self->n_keys);
      self = self->source;
    }

  return dr_metric_init (metric, dr_table_get_column_name (self, column), error);
}

/**
 * dr_table_find_desire:
 * @self: a table
 * @column: a column of a metric
 * @error: return location for an error
 *
 * Finds whether more of what stands in a column is better: of poor households, and
 * of how far a plan for them was gone through, it is not
 * ([method@DistrictReport.Indicator.get_desire]). Of how many plans were attained, and
 * of what part of them, more is better whatever is good of the figures; of plans that
 * were missed or could not be judged, and of places, less; of how many figures fell,
 * what is not good of the figures. `rank@` in a query ranks by this.
 *
 * The table knows what the indicators of each row want, wherever they came from: from
 * reports, from another program, or merged of several tables.
 *
 * [error@DistrictReport.Error.MISMATCH] is given where the indicators of some cells of
 * the column want more and those of others less; `DR_DESIRE_MORE` is returned then too.
 *
 * Returns: which way is good; `DR_DESIRE_MORE` for a column without any value
 *
 * Since: 1.0
 */
DrDesire
dr_table_find_desire (DrTable  *self,
                      guint     column,
                      GError  **error)
{
  g_return_val_if_fail (DR_IS_TABLE (self), DR_DESIRE_MORE);
  g_return_val_if_fail (column >= self->n_keys && column < self->columns->len, DR_DESIRE_MORE);
  g_return_val_if_fail (error == NULL || *error == NULL, DR_DESIRE_MORE);

  DrMetric metric;
  guint desires = 0;

  if (!read_metric (self, column, &metric, error))
    return DR_DESIRE_MORE;

  DrMetricWants wants = dr_metric_get_wants (&metric);
  dr_metric_clear (&metric);
  for (guint row = 0; row < self->n_rows && dr_metric_wants_indicator (wants); row++)
    {
      if (!dr_column_is_empty (dr_table_get_columns (self)[column].shown, row))
        desires |= find_desires_of_cell (self, row, column);
    }
  if (desires == BOTH_DESIRES)
    {
      dr_error_set (error, DR_ERROR_MISMATCH, "%s: of some indicators more is better, of others less",
                    dr_table_get_column_name (self, column));
      return DR_DESIRE_MORE;
    }

  return dr_metric_wants_choose (wants, desires == 1 << DR_DESIRE_LESS ? DR_DESIRE_LESS : DR_DESIRE_MORE);
}

/**
 * dr_table_list_contributors:
 * @self: a table
 * @row: a row, below the number of rows
 * @column: a column of a metric
 *
 * Lists the achievements that a cell was worked out from, each of which leads
 * to its sentence: those of the row's group that have the figures the metric is
 * made of. A rank, a share and a cumulative sum are led to by what their own
 * row is made of; what was there before by the earlier figures of `previous`, and
 * a change, like what tells of it, by both, of cells that have both. A cell of answers that were put together leads to those of all
 * of them, one after the other.
 *
 * Rows of the dataset that no achievement stands behind, because they came from
 * another program, are not listed;
 * [method@DistrictReport.Table.list_contributor_rows] has their numbers.
 *
 * Returns: (element-type DistrictReport.Achievement) (transfer full): the achievements, in the
 *   order of the dataset; their reports are what
 *   [method@DistrictReport.Table.list_contributor_reports] lists
 *
 * Since: 1.0
 */
GList *
dr_table_list_contributors (DrTable *self,
                            guint    row,
                            guint    column)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);
  g_return_val_if_fail (column >= self->n_keys && column < self->columns->len, NULL);

  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  GList *list = NULL;

  add_contributors (self, row, column, &list, reports);

  return g_list_reverse (list);
}

/**
 * dr_table_list_contributor_reports:
 * @self: a table
 * @row: a row, below the number of rows
 * @column: a column of a metric
 *
 * Lists the reports of the achievements that
 * [method@DistrictReport.Table.list_contributors] lists: one for each of them, in
 * the same order, and so as often as it contributes.
 *
 * Returns: (element-type DistrictReport.Report) (transfer full): the reports
 *
 * Since: 1.0
 */
GList *
dr_table_list_contributor_reports (DrTable *self,
                                   guint    row,
                                   guint    column)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);
  g_return_val_if_fail (column >= self->n_keys && column < self->columns->len, NULL);

  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  GList *achievements = NULL;
  GList *list = NULL;

  add_contributors (self, row, column, &achievements, reports);
  g_list_free_full (achievements, g_object_unref);
  for (guint i = reports->len; i-- > 0;)
    list = g_list_prepend (list, g_object_ref (reports->pdata[i]));

  return list;
}

/**
 * dr_table_list_contributor_rows:
 * @self: a table
 * @row: a row, below the number of rows
 * @column: a column of a metric
 *
 * Lists the rows of the dataset that a cell was worked out from, as
 * [method@DistrictReport.Table.list_contributors] does, by their numbers.
 *
 * What a query found as of a day may be no row of the dataset any more, since a
 * later report has corrected it; then it has no number. Nor has anything behind
 * answers that were put together, as they are of several datasets.
 *
 * Returns: (element-type guint64) (transfer full): the numbers, from 0, as an array
 *
 * Since: 1.0
 */
GArray *
dr_table_list_contributor_rows (DrTable *self,
                                guint    row,
                                guint    column)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);
  g_return_val_if_fail (column >= self->n_keys && column < self->columns->len, NULL);

  guint own_row = row;
  guint own_column = column;
  DrTable *source = find_source (self, &own_row, &own_column);
  GArray *rows = dr_table_list_contributor_rows_of_view (self, row, column);

  if (source != NULL && source->lineage != NULL)
    dr_dataset_find_base_rows (dr_lineage_get_dataset (source->lineage), rows);

  return rows;
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
