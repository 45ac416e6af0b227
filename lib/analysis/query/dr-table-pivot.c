/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/query/dr-table-private.h"
#include "base/dr-error-private.h"

/* As many as an office prints on one sheet, and many more. */
#define MOST_COLUMNS 16384

void
dr_table_pivot_clear (DrTablePivot *self)
{
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->source_row, g_free);
}

static gint32
get_code (const DrColumn *column,
          guint32         row)
{
  return dr_column_is_empty (column, row) ? DR_KEY_EMPTY : column->code[row];
}

/* The columns of the keys that remain. */
static GArray *
find_kept_keys (DrTable *table,
                guint    key)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < dr_table_get_n_keys (table); i++)
    if (i != key)
      g_array_append_val (kept, i);

  return kept;
}

/* A row of the pivot, by the values of its keys. */
typedef struct
{
  const gint32 *codes;
  guint         n_codes;
  guint32       number;
} PivotRow;

static int
compare_pivot_rows (gconstpointer left,
                    gconstpointer right)
{
  const PivotRow *one = left;
  const PivotRow *other = right;

  /* Empty keys come last. */
  for (guint i = 0; i < one->n_codes; i++)
    if (one->codes[i] != other->codes[i])
      return (guint32) one->codes[i] > (guint32) other->codes[i] ? 1 : -1;

  return 0;
}

/* Whether rows are in the order of all keys, and not in another that was asked for. */
static gboolean
is_in_order (DrTable *table)
{
  const DrTableColumn *columns = dr_table_get_columns (table);
  guint n_keys = dr_table_get_n_keys (table);

  for (guint row = 1; row < dr_table_get_n_rows (table); row++)
    for (guint key = 0; key < n_keys; key++)
      {
        guint32 before = (guint32) get_code (columns[key].shown, row - 1);
        guint32 code = (guint32) get_code (columns[key].shown, row);

        if (before > code)
          return FALSE;
        if (before < code)
          break;
      }

  return TRUE;
}

/* Puts rows of the pivot into the order of the keys that are left: quarters by time, though the first unit has but the last. */
static void
put_in_order (DrTable *table,
              GArray  *kept,
              guint32 *number,
              guint    n_numbers)
{
  guint n_rows = dr_table_get_n_rows (table);
  const DrTableColumn *columns = dr_table_get_columns (table);
  g_autofree gint32 *codes = g_new (gint32, MAX ((gsize) n_numbers * kept->len, 1));
  g_autofree PivotRow *rows = g_new (PivotRow, MAX (n_numbers, 1));
  g_autofree guint32 *place = g_new (guint32, MAX (n_numbers, 1));

  for (guint row = n_rows; row-- > 0;)
    {
      gint32 *own = codes + (gsize) number[row] * kept->len;

      for (guint i = 0; i < kept->len; i++)
        own[i] = get_code (columns[g_array_index (kept, guint, i)].shown, row);
      rows[number[row]] = (PivotRow) { own, kept->len, number[row] };
    }
  qsort (rows, n_numbers, sizeof *rows, compare_pivot_rows);
  for (guint i = 0; i < n_numbers; i++)
    place[rows[i].number] = i;
  for (guint row = 0; row < n_rows; row++)
    number[row] = place[number[row]];
}

/* Gives each row of the table the number of its row of the pivot: in the order of keys, if the table is in that, else in which
 * they come up. */
static guint32 *
number_rows (DrTable *table,
             GArray  *kept,
             guint   *n_numbers)
{
  guint n_rows = dr_table_get_n_rows (table);
  const DrTableColumn *columns = dr_table_get_columns (table);
  guint32 *number = g_new (guint32, MAX (n_rows, 1));
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                                          NULL);
  g_autofree gint32 *codes = g_new (gint32, MAX (kept->len, 1));

  for (guint row = 0; row < n_rows; row++)
    {
      gpointer found;

      for (guint i = 0; i < kept->len; i++)
        codes[i] = get_code (columns[g_array_index (kept, guint, i)].shown, row);

      g_autoptr (GBytes) key = g_bytes_new (codes, kept->len * sizeof *codes);
      if (!g_hash_table_lookup_extended (numbers, key, NULL, &found))
        {
          found = GUINT_TO_POINTER (g_hash_table_size (numbers));
          g_hash_table_insert (numbers, g_bytes_ref (key), found);
        }
      number[row] = GPOINTER_TO_UINT (found);
    }
  *n_numbers = g_hash_table_size (numbers);
  if (kept->len > 0 && is_in_order (table))
    put_in_order (table, kept, number, *n_numbers);

  return number;
}

static int
compare_codes (gconstpointer left,
               gconstpointer right)
{
  gint32 first = *(const gint32 *) left;
  gint32 second = *(const gint32 *) right;

  /* Rows without a value come last, as they do in tables. */
  return ((guint32) first > (guint32) second) - ((guint32) first < (guint32) second);
}

/* The values that occur, in the order of the key. */
static GArray *
find_values (const DrColumn *column)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (gint32));
  guint n_kept = 0;

  for (guint32 row = 0; row < column->n_rows; row++)
    {
      gint32 code = get_code (column, row);
      g_array_append_val (values, code);
    }
  g_array_sort (values, compare_codes);
  for (guint i = 0; i < values->len; i++)
    if (i == 0 || g_array_index (values, gint32, i) != g_array_index (values, gint32, n_kept - 1))
      g_array_index (values, gint32, n_kept++) = g_array_index (values, gint32, i);
  g_array_set_size (values, n_kept);

  return values;
}

static gint
find_value (const DrTablePivot *self,
            gint32              code)
{
  const gint32 *found = bsearch (&code, self->value, self->n_values, sizeof code, compare_codes);

  return (gint) (found - self->value);
}

static gboolean
find_cells (DrTablePivot   *self,
            DrTable        *table,
            const guint32  *number,
            GError        **error)
{
  const DrColumn *spread = dr_table_get_columns (table)[self->key].shown;
  gsize n_cells;

  if (!g_size_checked_mul (&n_cells, self->n_rows, self->n_values) || n_cells > G_MAXUINT32 ||
      (self->source_row = g_try_new (guint32, MAX (n_cells, 1))) == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "the pivot has %u rows of %u values: filter the query first",
                         self->n_rows, self->n_values);

  memset (self->source_row, 0xff, n_cells * sizeof *self->source_row);
  for (guint32 row = 0; row < spread->n_rows; row++)
    self->source_row[(gsize) number[row] * self->n_values + (gsize) find_value (self, get_code (spread, row))] = row;

  return TRUE;
}

/* The digits behind the comma that the figures of a column of the pivot have. */
static int
find_scale (const DrTablePivot *self,
            const DrTableRow   *rows,
            const DrColumn     *source,
            guint               index)
{
  int scale = G_MININT;

  for (guint row = 0; row < self->n_rows; row++)
    {
      guint32 from = dr_table_pivot_get_source_row (self, row, index);

      if (from != DR_PIVOT_NO_ROW)
        scale = MAX (scale, rows[from].scale);
    }

  return scale == G_MININT ? source->scale : MIN (scale, source->scale);
}

/* One of the columns that a column of a metric is spread over, with @scale digits behind the comma. */
static DrColumn *
spread_column (const DrTablePivot  *self,
               const DrColumn      *source,
               const char          *name,
               guint                index,
               int                  scale,
               GError             **error)
{
  g_auto (DrColumnBuilder) builder = { NULL };
  dr_int128 divisor = (dr_int128) dr_power_of_ten (source->scale - scale);

  if (!dr_column_builder_init (&builder, name, DR_COLUMN_NARROW, error) ||
      !dr_column_builder_reserve (&builder, self->n_rows, error))
    return NULL;
  builder.column->scale = scale;
  for (guint row = 0; row < self->n_rows; row++)
    {
      guint32 from = dr_table_pivot_get_source_row (self, row, index);

      /* What is cut off is nothing but zeros. */
      if (from == DR_PIVOT_NO_ROW || dr_column_is_empty (source, from)
              ? !dr_column_builder_append_empty (&builder, error)
              : !dr_column_builder_append_number (&builder, dr_column_get_number (source, from) / divisor, error))
        return NULL;
    }

  return dr_column_builder_finish (&builder);
}

static gboolean
spread_metric (const DrTablePivot   *self,
               DrTable              *table,
               guint                 index,
               GArray               *columns,
               GError              **error)
{
  guint metric = dr_table_pivot_get_metric (self, index);
  gint32 code = self->value[index % self->n_values];
  const DrTableColumn *sources = dr_table_get_columns (table);
  const DrTableColumn *source = &sources[dr_table_get_n_keys (table) + metric];
  const char *value = code == DR_KEY_EMPTY ? "-" : dr_string_column_get (sources[self->key].shown->dictionary,
                                                                         (guint32) code);
  gboolean is_only = dr_table_get_n_columns (table) == dr_table_get_n_keys (table) + 1;
  g_autofree char *name = is_only ? g_strdup (value) : g_strdup_printf ("%s %s", source->shown->name, value);
  int scale = source->is_figure ? find_scale (self, dr_table_get_rows (table), source->shown, index)
                                : source->shown->scale;
  DrTableColumn column = { .is_figure = source->is_figure };

  column.shown = spread_column (self, source->shown, name, index, scale, error);
  if (column.shown != NULL && source->numerator != NULL)
    {
      column.numerator = spread_column (self, source->numerator, name, index, source->numerator->scale, error);
      column.denominator = column.numerator == NULL
                               ? NULL
                               : spread_column (self, source->denominator, name, index, source->denominator->scale, error);
    }
  gboolean is_whole = column.shown != NULL && (source->numerator == NULL || column.denominator != NULL);
  g_array_append_val (columns, column);

  return is_whole;
}

/* Puts together what is known of the rows that each row of the pivot was made of. */
static DrTableRow *
combine_rows (const DrTablePivot *self,
              const DrTableRow   *sources)
{
  DrTableRow *rows = g_new (DrTableRow, MAX (self->n_rows, 1));

  for (guint row = 0; row < self->n_rows; row++)
    {
      gboolean is_first = TRUE;

      for (guint i = 0; i < self->n_values; i++)
        {
          guint32 from = dr_table_pivot_get_source_row (self, row, i);

          if (from == DR_PIVOT_NO_ROW)
            continue;
          if (is_first)
            rows[row] = sources[from];
          rows[row].measure = rows[row].measure == sources[from].measure ? sources[from].measure : -1;
          rows[row].scale = MAX (rows[row].scale, sources[from].scale);
          rows[row].flags |= sources[from].flags;
          rows[row].desires |= sources[from].desires;
          is_first = FALSE;
        }
    }

  return rows;
}

/**
 * dr_table_pivot:
 * @self: a table
 * @key: the column of a key
 * @error: return location for an error
 *
 * Spreads the values of a key over columns: a table of units by years has then
 * a row for each unit and a column for each year. Columns are called by the
 * value where there is one metric, `2024`, else by both, `completion 2024`, and
 * come metric by metric, values in the order of the key. Rows come in the order
 * in which they first came up; a cell for which there was no row is empty.
 *
 * Cells are as exact as they were, and lead to the same contributors.
 *
 * [error@DistrictReport.Error.INVALID] is given for a column that is no key, and
 * [error@DistrictReport.Error.LIMIT] for more columns or cells than can be held.
 *
 * Returns: (transfer full): the table, or `NULL` on error
 *
 * Since: 1.0
 */
DrTable *
dr_table_pivot (DrTable  *self,
                guint     key,
                GError  **error)
{
  g_auto (DrTablePivot) pivot = { .key = key };

  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  guint n_keys = dr_table_get_n_keys (self);
  guint n_metrics = dr_table_get_n_columns (self) - n_keys;
  if (key >= n_keys)
    {
      dr_error_set (error, DR_ERROR_INVALID, "column %u is no key: the values of one of the first %u can be spread", key,
                    n_keys);
      return NULL;
    }

  const DrTableColumn *sources = dr_table_get_columns (self);
  g_autoptr (GArray) kept = find_kept_keys (self, key);
  g_autofree guint32 *number = number_rows (self, kept, &pivot.n_rows);
  g_autoptr (GArray) values = find_values (sources[key].shown);
  pivot.n_values = values->len;
  pivot.value = g_memdup2 (values->data, values->len * sizeof (gint32));
  if ((guint64) n_metrics * pivot.n_values > MOST_COLUMNS)
    {
      dr_error_set (error, DR_ERROR_LIMIT, "\"%s\" has %u values, which would be more than %u columns: filter the query first",
                    sources[key].shown->name, pivot.n_values, MOST_COLUMNS);
      return NULL;
    }
  if (!find_cells (&pivot, self, number, error))
    return NULL;

  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (DrTableColumn));
  g_array_set_clear_func (columns, (GDestroyNotify) dr_table_column_clear);
  g_autofree guint32 *first = g_new (guint32, MAX (pivot.n_rows, 1));
  for (guint32 row = dr_table_get_n_rows (self); row-- > 0;)
    first[number[row]] = row;
  for (guint i = 0; i < kept->len; i++)
    {
      DrTableColumn column = { 0 };

      column.shown = dr_column_take_rows (sources[g_array_index (kept, guint, i)].shown, first, pivot.n_rows, error);
      if (column.shown == NULL)
        return NULL;
      if (sources[g_array_index (kept, guint, i)].names != NULL)
        column.names = dr_string_column_ref (sources[g_array_index (kept, guint, i)].names);
      g_array_append_val (columns, column);
    }
  for (guint i = 0; i < n_metrics * pivot.n_values; i++)
    if (!spread_metric (&pivot, self, i, columns, error))
      return NULL;

  DrTable *table = dr_table_new_take (g_steal_pointer (&columns), kept->len, pivot.n_rows,
                                      combine_rows (&pivot, dr_table_get_rows (self)), dr_table_dup_measures (self));
  dr_table_set_pivot (table, self, &pivot);
  if (dr_table_get_units (self) != NULL)
    dr_table_set_units (table, dr_table_get_units (self));

  return table;
}
