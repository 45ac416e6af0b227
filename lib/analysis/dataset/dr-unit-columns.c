/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-unit-columns-private.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "model/dr-unit-private.h"

typedef const char * (*GetText) (DrUnit *unit);

static DrStringColumn *
make_texts (GPtrArray  *units,
            GetText     get_text,
            GError    **error)
{
  g_auto (DrStringColumnBuilder) builder = { NULL };

  dr_string_column_builder_init (&builder);
  for (guint i = 0; i < units->len; i++)
    {
      const char *text = get_text (g_ptr_array_index (units, i));
      if (text == NULL)
        text = "";
      if (!dr_string_column_builder_append (&builder, text, strlen (text), error))
        return NULL;
    }

  return dr_string_column_builder_finish (&builder);
}

/* All kinds there are, under the names that JSON has for them: a kind is its own row. */
static DrStringColumn *
make_kinds (GError **error)
{
  g_auto (DrStringColumnBuilder) builder = { NULL };
  GEnumClass *kinds = g_type_class_ref (DR_TYPE_UNIT_KIND);
  gboolean is_made = TRUE;

  dr_string_column_builder_init (&builder);
  for (guint i = 0; is_made && i < kinds->n_values; i++)
    is_made = dr_string_column_builder_append (&builder, kinds->values[i].value_nick,
                                               strlen (kinds->values[i].value_nick), error);
  g_type_class_unref (kinds);

  return is_made ? dr_string_column_builder_finish (&builder) : NULL;
}

static gint32
find_row (GHashTable *rows,
          const char *id)
{
  return (gint32) GPOINTER_TO_UINT (g_hash_table_lookup (rows, id)) - 1;
}

static guint32
get_julian (const GDate *day)
{
  return day == NULL ? 0 : g_date_get_julian (day);
}

static void
fill_row (DrUnitTable *table,
          guint32      row,
          DrUnit      *unit,
          GHashTable  *rows)
{
  DrUnit *parent = dr_unit_get_parent (unit);

  table->kind[row] = (gint32) dr_unit_get_kind (unit);
  table->level[row] = (guint8) dr_unit_get_level (unit);
  table->parent[row] = parent == NULL ? DR_NO_UNIT : find_row (rows, dr_unit_get_id (parent));
  table->valid_from[row] = get_julian (dr_unit_get_valid_from (unit));
  table->valid_to[row] = get_julian (dr_unit_get_valid_to (unit));
}

static void
fill_successors (DrUnitTable *table,
                 GPtrArray   *units,
                 GHashTable  *rows)
{
  g_autoptr (GArray) successors = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GPtrArray) weights = g_ptr_array_new ();

  for (guint32 row = 0; row < units->len; row++)
    {
      GPtrArray *list = dr_unit_peek_successors (g_ptr_array_index (units, row));

      for (guint i = 0; list != NULL && i < list->len; i++)
        {
          DrUnitSuccessor *successor = g_ptr_array_index (list, i);
          gint32 next = find_row (rows, successor->unit_id);

          g_array_append_val (successors, next);
          g_ptr_array_add (weights, g_strdup (successor->weight));
        }
      table->successor_start[row + 1] = successors->len;
    }

  table->successor = (gint32 *) g_array_free (g_steal_pointer (&successors), FALSE);
  table->successor_weight = (char **) g_ptr_array_free (g_steal_pointer (&weights), FALSE);
}

DrUnitTable *
dr_unit_columns_new (GPtrArray   *units,
                     GHashTable  *rows,
                     GError     **error)
{
  g_autoptr (DrUnitTable) table = dr_unit_table_new (units->len);

  table->ids = make_texts (units, dr_unit_get_id, error);
  if (table->ids == NULL)
    return NULL;
  table->names = make_texts (units, dr_unit_get_name, error);
  if (table->names == NULL)
    return NULL;
  table->kinds = make_kinds (error);
  if (table->kinds == NULL)
    return NULL;

  for (guint32 row = 0; row < units->len; row++)
    fill_row (table, row, g_ptr_array_index (units, row), rows);
  fill_successors (table, units, rows);

  return g_steal_pointer (&table);
}
