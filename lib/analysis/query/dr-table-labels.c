/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-table-labels-private.h"

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
