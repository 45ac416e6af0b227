/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-units-json-private.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"
#include "figures/dr-json-date-private.h"
#include "model/dr-string-table-private.h"
#include "model/dr-unit-private.h"

/* A unit as it stands in the document: it is made once its parent is. */
typedef struct
{
  char       *id;          /* (owned) */
  char       *name;        /* (owned) (nullable) */
  char       *parent;      /* (owned) (nullable) an id */
  GStrv       aliases;     /* (owned) (nullable) */
  GPtrArray  *identifiers; /* (owned) (nullable) */
  GPtrArray  *successors;  /* (owned) (nullable) */
  GDate       valid_from;
  GDate       valid_to;
  int         kind;
  int         level;
  gboolean    is_open;     /* its parents are being made */
  DrUnit     *unit;        /* (owned) (nullable) */
} Entry;

typedef struct
{
  const DrJsonNode *node;     /* of the array */
  GArray           *entries;  /* (owned) (element-type Entry) */
  GPtrArray        *strings;  /* (owned) */
  DrStringTable    *ids;      /* (owned) as the entries are numbered */
  GArray           *path;     /* (owned) (element-type guint) units whose parents are looked for */
} Units;

static void
entry_clear (gpointer data)
{
  Entry *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->parent);
  g_strfreev (self->aliases);
  g_clear_pointer (&self->identifiers, g_ptr_array_unref);
  g_clear_pointer (&self->successors, g_ptr_array_unref);
  g_clear_object (&self->unit);
}

static void
units_init (Units            *self,
            const DrJsonNode *node)
{
  self->node = node;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->strings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  self->ids = dr_string_table_new (self->strings);
  self->path = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
units_clear (Units *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->ids, dr_string_table_free);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Units, units_clear)

/* --- the parts of a unit; a key that is not there says what null or [] says --- */

static gboolean
is_absent (const DrJsonNode *node)
{
  return node->value == NULL;
}

static gboolean
read_words (const DrJsonNode  *node,
            char             **words,
            GError           **error)
{
  if (is_absent (node) || dr_json_node_is_null (node))
    return TRUE;

  *words = dr_json_node_dup_string (node, error);
  if (*words == NULL)
    return FALSE;

  return **words != '\0' ||
         dr_json_node_set_error (node, error, DR_ERROR_INVALID, "an empty string; absent is null");
}

static gboolean
read_enum (const DrJsonNode  *node,
           GType              type,
           int               *value,
           GError           **error)
{
  return is_absent (node) || dr_json_node_get_enum (node, type, value, error);
}

static gboolean
read_aliases (const DrJsonNode  *node,
              GStrv             *aliases,
              GError           **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  DrJsonNode element = { 0 };

  if (is_absent (node))
    return TRUE;
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

static gpointer
read_identifier (DrJsonNode  *node,
                 GError     **error)
{
  enum { SCHEME, VALUE, VALID_FROM, VALID_TO };
  static const char * const keys[] = { "scheme", "value", "valid_from", "valid_to", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  g_autofree char *scheme = NULL;
  g_autofree char *value = NULL;
  GDate from = { 0 };
  GDate to = { 0 };

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      (scheme = dr_json_node_dup_string (&members[SCHEME], error)) == NULL ||
      (value = dr_json_node_dup_string (&members[VALUE], error)) == NULL ||
      !dr_json_date_get (&members[VALID_FROM], &from, error) ||
      !dr_json_date_get (&members[VALID_TO], &to, error))
    return NULL;

  DrUnitIdentifier *identifier = dr_unit_identifier_new (scheme, value,
                                                         g_date_valid (&from) ? &from : NULL,
                                                         g_date_valid (&to) ? &to : NULL, error);
  if (identifier == NULL)
    dr_json_node_prefix_error (node, error);

  return identifier;
}

static gpointer
read_successor (DrJsonNode  *node,
                GError     **error)
{
  enum { UNIT, WEIGHT };
  static const char * const keys[] = { "unit", "weight", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  g_autofree char *unit = NULL;
  g_autofree char *weight = NULL;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      (unit = dr_json_node_dup_string (&members[UNIT], error)) == NULL ||
      !read_words (&members[WEIGHT], &weight, error))
    return NULL;

  DrUnitSuccessor *successor = dr_unit_successor_new (unit, weight, error);
  if (successor == NULL)
    dr_json_node_prefix_error (node, error);

  return successor;
}

static gboolean
read_values (const DrJsonNode  *node,
             gpointer         (*read) (DrJsonNode *, GError **),
             GDestroyNotify     unref,
             GPtrArray        **values,
             GError           **error)
{
  DrJsonNode element = { 0 };

  if (is_absent (node))
    return TRUE;
  if (!dr_json_node_check_array (node, error))
    return FALSE;

  while (dr_json_node_next_element (node, &element))
    {
      gpointer value = read (&element, error);

      if (value == NULL)
        return FALSE;
      if (*values == NULL)
        *values = g_ptr_array_new_with_free_func (unref);
      g_ptr_array_add (*values, value);
    }

  return TRUE;
}

static gboolean
read_entry (DrJsonNode  *node,
            gboolean     is_brief,
            Entry       *entry,
            GError     **error)
{
  enum { ID, NAME, KIND, LEVEL, PARENT, ALIASES, IDENTIFIERS, VALID_FROM, VALID_TO, SUCCESSORS };
  static const char * const keys[] = {
    "id", "name", "kind", "level", "parent", "aliases", "identifiers", "valid_from", "valid_to",
    "successors", NULL
  };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];

  return dr_json_node_get_members (node, keys, is_brief ? keys + NAME : NULL, members, error) &&
         (entry->id = dr_json_node_dup_string (&members[ID], error)) != NULL &&
         read_words (&members[NAME], &entry->name, error) &&
         read_enum (&members[KIND], DR_TYPE_UNIT_KIND, &entry->kind, error) &&
         read_enum (&members[LEVEL], DR_TYPE_UNIT_LEVEL, &entry->level, error) &&
         read_words (&members[PARENT], &entry->parent, error) &&
         read_aliases (&members[ALIASES], &entry->aliases, error) &&
         read_values (&members[IDENTIFIERS], read_identifier, (GDestroyNotify) dr_unit_identifier_unref,
                      &entry->identifiers, error) &&
         dr_json_date_get (&members[VALID_FROM], &entry->valid_from, error) &&
         dr_json_date_get (&members[VALID_TO], &entry->valid_to, error) &&
         read_values (&members[SUCCESSORS], read_successor, (GDestroyNotify) dr_unit_successor_unref,
                      &entry->successors, error);
}

static gboolean
read_entries (Units           *self,
              const DrLimits  *limits,
              gboolean         is_brief,
              GError         **error)
{
  guint64 most = dr_limits_get_or_default (limits, DR_LIMIT_ITEMS);
  DrJsonNode element = { 0 };

  if (!dr_json_node_check_array (self->node, error))
    return FALSE;

  while (dr_json_node_next_element (self->node, &element))
    {
      Entry entry = { .kind = DR_UNIT_KIND_OTHER, .level = DR_UNIT_LEVEL_UNKNOWN };

      if (self->entries->len >= most)
        {
          dr_limits_set_error (limits, DR_LIMIT_ITEMS, error, "too many units");
          return dr_json_node_prefix_error (self->node, error);
        }

      gboolean is_read = read_entry (&element, is_brief, &entry, error);
      g_array_append_val (self->entries, entry);
      if (!is_read)
        return FALSE;

      if (dr_string_table_intern (self->ids, entry.id, strlen (entry.id)) != self->entries->len - 1)
        return dr_json_node_set_error (&element, error, DR_ERROR_INVALID,
                                       "another unit has the same id");
    }

  return TRUE;
}

/* --- references --- */

static guint32
find_entry (const Units *self,
            const char  *id)
{
  return dr_string_table_find (self->ids, id, strlen (id));
}

static gboolean
set_unknown (const DrJsonNode  *node,
             const char        *id,
             GError           **error)
{
  g_autofree char *quoted = dr_error_quote (id, -1);

  return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "no unit %s", quoted);
}

static gboolean
check_successors (const Units  *self,
                  guint         index,
                  GError      **error)
{
  const Entry *entry = &g_array_index (self->entries, Entry, index);
  const DrJsonNode node = { .parent = self->node, .index = index };
  const DrJsonNode list = { .parent = &node, .key = "successors" };

  for (guint i = 0; entry->successors != NULL && i < entry->successors->len; i++)
    {
      DrUnitSuccessor *successor = g_ptr_array_index (entry->successors, i);
      const DrJsonNode element = { .parent = &list, .index = i };
      const DrJsonNode unit = { .parent = &element, .key = "unit" };

      if (find_entry (self, successor->unit_id) == G_MAXUINT32)
        return set_unknown (&unit, successor->unit_id, error);
    }

  return TRUE;
}

static gboolean
make_unit (const Units  *self,
           guint         index,
           DrUnit       *parent,
           GError      **error)
{
  const DrJsonNode node = { .parent = self->node, .index = index };
  Entry *entry = &g_array_index (self->entries, Entry, index);

  entry->unit = dr_unit_new_with_history (entry->id, entry->name, entry->kind, entry->level, parent,
                                          (const char * const *) entry->aliases,
                                          g_date_valid (&entry->valid_from) ? &entry->valid_from : NULL,
                                          g_date_valid (&entry->valid_to) ? &entry->valid_to : NULL,
                                          entry->identifiers, entry->successors, error);
  entry->is_open = FALSE;

  return entry->unit != NULL || dr_json_node_prefix_error (&node, error);
}

/* Makes a unit after those above it, which may stand anywhere; no recursion, however many they are. */
static gboolean
make_with_parents (Units   *self,
                   guint    index,
                   GError **error)
{
  DrUnit *parent = NULL;

  g_array_set_size (self->path, 0);
  for (guint i = index;;)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      const DrJsonNode node = { .parent = self->node, .index = i };
      const DrJsonNode parent_node = { .parent = &node, .key = "parent" };

      if (entry->unit != NULL)
        {
          parent = entry->unit;
          break;
        }

      entry->is_open = TRUE;
      g_array_append_val (self->path, i);
      if (entry->parent == NULL)
        break;

      i = find_entry (self, entry->parent);
      if (i == G_MAXUINT32)
        return set_unknown (&parent_node, entry->parent, error);
      if (g_array_index (self->entries, Entry, i).is_open)
        return dr_json_node_set_error (&parent_node, error, DR_ERROR_INVALID,
                                       "the unit stands above itself");
    }

  for (guint i = self->path->len; i > 0; i--)
    {
      guint at = g_array_index (self->path, guint, i - 1);

      if (!make_unit (self, at, parent, error))
        return FALSE;
      parent = g_array_index (self->entries, Entry, at).unit;
    }

  return TRUE;
}

GPtrArray *
dr_units_json_read (const DrJsonNode  *node,
                    const DrLimits    *limits,
                    gboolean           is_brief,
                    GError           **error)
{
  g_auto (Units) self = { NULL };

  units_init (&self, node);
  if (!read_entries (&self, limits, is_brief, error))
    return NULL;

  for (guint i = 0; i < self.entries->len; i++)
    if (!check_successors (&self, i, error) || !make_with_parents (&self, i, error))
      return NULL;

  GPtrArray *units = g_ptr_array_new_full (self.entries->len, g_object_unref);
  for (guint i = 0; i < self.entries->len; i++)
    g_ptr_array_add (units, g_steal_pointer (&g_array_index (self.entries, Entry, i).unit));

  return units;
}
