/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-table-labels-private.h"

#include "analysis/dr-table-spread-private.h"

/* How many codes each label is of. */
static GHashTable *
count_labels (GHashTable *labels)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer label;

  g_hash_table_iter_init (&iter, labels);
  while (g_hash_table_iter_next (&iter, NULL, &label))
    g_hash_table_insert (counts, label, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, label)) + 1));

  return counts;
}

/* The name of the unit right above, or NULL. */
static const char *
find_name_above (const DrUnitTable *units,
                 gint32             unit)
{
  gint32 above = units->parent[unit];
  const char *name = above == DR_NO_UNIT ? NULL : dr_string_column_get (units->names, (guint32) above);

  return name == NULL || *name == '\0' ? NULL : name;
}

/* Puts more behind each label that several have: who is above where @units tells it, else the id. */
static void
part_labels (GHashTable           *labels,
             const DrUnitTable    *units,
             const DrStringColumn *ids)
{
  g_autoptr (GHashTable) counts = count_labels (labels);
  g_autoptr (GHashTable) parted = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer code;
  gpointer label;

  g_hash_table_iter_init (&iter, labels);
  while (g_hash_table_iter_next (&iter, &code, &label))
    {
      gint32 value = GPOINTER_TO_INT (code);
      const char *above = units == NULL ? NULL : find_name_above (units, value);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, label)) < 2)
        continue;
      if (above != NULL)
        g_hash_table_insert (parted, code, g_strdup_printf ("%s, %s", (char *) label, above));
      else if (units == NULL)
        g_hash_table_insert (parted, code, g_strdup_printf ("%s (%s)", (char *) label, dr_string_column_get (ids, (guint32) value)));
    }

  /* The counts hold labels that are replaced here. */
  g_hash_table_remove_all (counts);
  g_hash_table_iter_init (&iter, parted);
  while (g_hash_table_iter_next (&iter, &code, &label))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (labels, code, label);
    }
}

GHashTable *
dr_table_find_labels (const DrTableColumn *column,
                      const DrUnitTable   *units)
{
  const DrColumn *shown = column->shown;

  if (column->names == NULL)
    return NULL;

  GHashTable *labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint32 row = 0; row < shown->n_rows; row++)
    {
      if (dr_column_is_empty (shown, row) || g_hash_table_contains (labels, GINT_TO_POINTER (shown->code[row])))
        continue;

      const char *name = dr_string_column_get (column->names, (guint32) shown->code[row]);
      const char *id = dr_string_column_get (shown->dictionary, (guint32) shown->code[row]);
      g_hash_table_insert (labels, GINT_TO_POINTER (shown->code[row]), g_strdup (*name != '\0' ? name : id));
    }
  if (units != NULL && units->ids == shown->dictionary)
    part_labels (labels, units, shown->dictionary);
  part_labels (labels, NULL, shown->dictionary);

  return labels;
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
