/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-limits-private.h"
#include "exchange/dr-report-json-reader-private.h"
#include "model/dr-string-table-private.h"

/* A unit as it stands in the document: it is made once its parent is. */
typedef struct
{
  const char *value;      /* the object, for its place */
  char       *id;         /* (owned) */
  char       *name;       /* (owned) */
  char       *parent;     /* (owned) (nullable) an id */
  GStrv       aliases;    /* (owned) */
  GDate       valid_from;
  GDate       valid_to;
  int         kind;
  int         level;
  gboolean    is_open;    /* its parents are being made */
  DrUnit     *unit;       /* (owned) (nullable) */
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->parent);
  g_strfreev (self->aliases);
  g_clear_object (&self->unit);
}

static gboolean
read_aliases (const DrJsonNode  *node,
              GStrv             *aliases,
              GError           **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  DrJsonNode element = { 0 };

  if (!dr_json_node_check_array (node, error))
    return FALSE;

  while (dr_json_node_next_element (node, &element))
    {
      g_autofree char *alias = dr_json_node_dup_string (&element, error);

      if (alias == NULL)
        return FALSE;
      g_strv_builder_add (builder, alias);
    }
  *aliases = g_strv_builder_end (builder);

  return TRUE;
}

static gboolean
check_empty (const DrJsonNode  *node,
             GError           **error)
{
  DrJsonNode element = { 0 };

  if (!dr_json_node_check_array (node, error))
    return FALSE;

  return !dr_json_node_next_element (node, &element) ||
         dr_json_node_set_error (node, error, DR_ERROR_UNSUPPORTED,
                                 "not kept by this version of the library; expected []");
}

static gboolean
read_entry (DrReportJsonReader  *self,
            DrJsonNode          *node,
            Entry               *entry,
            GError             **error)
{
  enum { ID, NAME, KIND, LEVEL, PARENT, ALIASES, IDENTIFIERS, VALID_FROM, VALID_TO, SUCCESSORS };
  static const char * const keys[] = {
    "id", "name", "kind", "level", "parent", "aliases", "identifiers", "valid_from", "valid_to",
    "successors", NULL
  };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];

  entry->value = node->value;

  return dr_json_node_get_members (node, keys, NULL, members, error) &&
         (entry->id = dr_json_node_dup_string (&members[ID], error)) != NULL &&
         dr_report_json_reader_dup_words (self, &members[NAME], &entry->name, error) &&
         dr_json_node_get_enum (&members[KIND], DR_TYPE_UNIT_KIND, &entry->kind, error) &&
         dr_json_node_get_enum (&members[LEVEL], DR_TYPE_UNIT_LEVEL, &entry->level, error) &&
         dr_report_json_reader_dup_words (self, &members[PARENT], &entry->parent, error) &&
         read_aliases (&members[ALIASES], &entry->aliases, error) &&
         check_empty (&members[IDENTIFIERS], error) &&
         dr_report_json_reader_get_date (self, &members[VALID_FROM], &entry->valid_from, error) &&
         dr_report_json_reader_get_date (self, &members[VALID_TO], &entry->valid_to, error) &&
         check_empty (&members[SUCCESSORS], error);
}

static gboolean
read_entries (DrReportJsonReader  *self,
              const DrJsonNode    *node,
              GArray              *entries,
              DrStringTable       *ids,
              GError             **error)
{
  guint64 most = dr_limits_get_or_default (self->limits, DR_LIMIT_ITEMS);
  DrJsonNode element = { 0 };

  if (!dr_json_node_check_array (node, error))
    return FALSE;

  while (dr_json_node_next_element (node, &element))
    {
      Entry entry = { 0 };

      /* The builder counts all items, but it comes into being only after the units. */
      if (entries->len >= most)
        {
          dr_limits_set_error (self->limits, DR_LIMIT_ITEMS, error, "too many units");
          return dr_json_node_prefix_error (node, error);
        }

      gboolean is_read = read_entry (self, &element, &entry, error);
      g_array_append_val (entries, entry);
      if (!is_read)
        return FALSE;

      if (dr_string_table_intern (ids, entry.id, strlen (entry.id)) != entries->len - 1)
        return dr_json_node_set_error (&element, error, DR_ERROR_INVALID,
                                       "another unit has the same id");
    }

  return TRUE;
}

static gboolean
make_unit (const DrJsonNode  *units,
           guint              index,
           Entry             *entry,
           DrUnit            *parent,
           GError           **error)
{
  const DrJsonNode node = { .value = entry->value, .parent = units, .index = index };

  entry->unit = dr_unit_new_full (entry->id, entry->name, entry->kind, entry->level, parent,
                                  (const char * const *) entry->aliases,
                                  g_date_valid (&entry->valid_from) ? &entry->valid_from : NULL,
                                  g_date_valid (&entry->valid_to) ? &entry->valid_to : NULL,
                                  error);
  entry->is_open = FALSE;

  return entry->unit != NULL || dr_json_node_prefix_error (&node, error);
}

/* Makes a unit after those above it, which may stand anywhere; no recursion, however many they are. */
static gboolean
make_with_parents (const DrJsonNode     *units,
                   GArray               *entries,
                   const DrStringTable  *ids,
                   guint                 index,
                   GArray               *path,
                   GError              **error)
{
  DrUnit *parent = NULL;

  g_array_set_size (path, 0);
  for (guint i = index;;)
    {
      Entry *entry = &g_array_index (entries, Entry, i);
      const DrJsonNode node = { .value = entry->value, .parent = units, .index = i };
      const DrJsonNode parent_node = { .value = NULL, .parent = &node, .key = "parent" };

      if (entry->unit != NULL)
        {
          parent = entry->unit;
          break;
        }

      entry->is_open = TRUE;
      g_array_append_val (path, i);
      if (entry->parent == NULL)
        break;

      i = dr_string_table_find (ids, entry->parent, strlen (entry->parent));
      if (i == DR_NONE)
        return dr_report_json_set_unknown (&parent_node, "unit", entry->parent, error);
      if (g_array_index (entries, Entry, i).is_open)
        return dr_json_node_set_error (&parent_node, error, DR_ERROR_INVALID,
                                       "the unit stands above itself");
    }

  for (guint i = path->len; i > 0; i--)
    {
      guint at = g_array_index (path, guint, i - 1);
      Entry *entry = &g_array_index (entries, Entry, at);

      if (!make_unit (units, at, entry, parent, error))
        return FALSE;
      parent = entry->unit;
    }

  return TRUE;
}

gboolean
dr_report_json_reader_read_units (DrReportJsonReader  *self,
                                  const DrJsonNode    *units,
                                  const DrJsonNode    *issuer,
                                  DrPeriod            *period,
                                  GError             **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) strings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  g_autoptr (DrStringTable) ids = dr_string_table_new (strings);

  g_array_set_clear_func (entries, entry_clear);
  if (!read_entries (self, units, entries, ids, error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    if (!make_with_parents (units, entries, ids, i, path, error))
      return FALSE;

  g_autofree char *issuer_id = dr_json_node_dup_string (issuer, error);
  if (issuer_id == NULL)
    return FALSE;

  guint32 found = dr_string_table_find (ids, issuer_id, strlen (issuer_id));
  if (found == DR_NONE)
    return dr_report_json_set_unknown (issuer, "unit", issuer_id, error);

  self->builder = dr_report_builder_new (g_array_index (entries, Entry, found).unit, period,
                                         self->limits);
  self->data = dr_report_builder_get_data (self->builder);

  for (guint i = 0; i < entries->len; i++)
    {
      const DrJsonNode node = {
        .value = g_array_index (entries, Entry, i).value, .parent = units, .index = i
      };

      if (!dr_report_builder_add_unit (self->builder, g_array_index (entries, Entry, i).unit, error))
        return dr_json_node_prefix_error (&node, error);
    }

  return TRUE;
}
