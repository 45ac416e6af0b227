/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What hangs on an item: what becomes of it when the item is taken out, or becomes another's. */

#include "config.h"

#include <string.h>

#include "exchange/dr-corrections-private.h"

static JsonObject *
get_item (JsonArray *items,
          guint      index)
{
  return json_array_get_object_element (items, index);
}

static const char *
get_word (JsonObject *object,
          const char *key)
{
  return json_object_get_string_member_with_default (object, key, NULL);
}

static gint
find_by_id (JsonArray  *items,
            const char *id)
{
  for (guint i = 0; i < json_array_get_length (items); i++)
    if (g_strcmp0 (get_word (get_item (items, i), "id"), id) == 0)
      return (gint) i;

  return -1;
}

/* Whether an achievement is held against a target, be it a further one. */
static gboolean
has_target (JsonObject *achievement,
            const char *target)
{
  JsonArray *further = json_object_get_array_member (achievement, "also_against");

  if (g_strcmp0 (get_word (achievement, "target"), target) == 0)
    return TRUE;
  for (guint i = 0; i < json_array_get_length (further); i++)
    if (g_strcmp0 (get_word (get_item (further, i), "target"), target) == 0)
      return TRUE;

  return FALSE;
}

/* An achievement that is held against a target, other than @achievement (nullable). */
static JsonObject *
find_with_target (JsonObject *report,
                  const char *target,
                  JsonObject *achievement)
{
  JsonArray *achievements = json_object_get_array_member (report, "achievements");

  for (guint i = 0; i < json_array_get_length (achievements); i++)
    if (get_item (achievements, i) != achievement && has_target (get_item (achievements, i), target))
      return get_item (achievements, i);

  return NULL;
}

static gboolean
is_measured (JsonObject *report,
             const char *list,
             const char *indicator)
{
  JsonArray *items = json_object_get_array_member (report, list);

  for (guint i = 0; i < json_array_get_length (items); i++)
    if (g_strcmp0 (get_word (get_item (items, i), "indicator"), indicator) == 0)
      return TRUE;

  return FALSE;
}

/* A part of a part is a part of the whole. But a share that is stated was one of the item, not of what that was part of. */
static void
free_parts (JsonObject *report,
            JsonObject *item)
{
  JsonArray *achievements = json_object_get_array_member (report, "achievements");

  for (guint i = 0; i < json_array_get_length (achievements); i++)
    {
      JsonObject *part = get_item (achievements, i);

      if (g_strcmp0 (get_word (part, "part_of"), get_word (item, "id")) != 0)
        continue;
      if (JSON_NODE_HOLDS_NULL (json_object_get_member (part, "share")))
        json_object_set_member (part, "part_of", json_node_copy (json_object_get_member (item, "part_of")));
      else
        json_object_set_null_member (part, "part_of");
    }
}

/* A target that another figure is held against as well stays, and its number in the text becomes that figure's. */
static void
drop_target (JsonObject *report,
             JsonObject *item,
             const char *id)
{
  JsonArray *targets = json_object_get_array_member (report, "targets");
  JsonArray *numbers = json_object_get_array_member (report, "numbers");
  JsonObject *holder = find_with_target (report, id, NULL);
  gint index = find_by_id (targets, id);

  if (index < 0)
    return;
  if (holder == NULL)
    {
      json_array_remove_element (targets, (guint) index);
      return;
    }

  JsonNode *source = json_object_get_member (get_item (targets, (guint) index), "source");
  if (!JSON_NODE_HOLDS_OBJECT (source))
    return;
  for (guint i = 0; i < json_array_get_length (numbers); i++)
    {
      JsonObject *number = get_item (numbers, i);
      gint64 start = json_object_get_int_member (number, "start");

      if (g_strcmp0 (get_word (number, "item"), get_word (item, "id")) == 0
          && g_strcmp0 (get_word (number, "role"), "target") == 0
          && start >= json_object_get_int_member (json_node_get_object (source), "start")
          && start < json_object_get_int_member (json_node_get_object (source), "end"))
        json_object_set_string_member (number, "item", get_word (holder, "id"));
    }
}

static void
drop_indicator (JsonObject *report,
                const char *id)
{
  JsonArray *indicators = json_object_get_array_member (report, "indicators");
  gint index = find_by_id (indicators, id);

  if (index >= 0 && !is_measured (report, "achievements", id) && !is_measured (report, "targets", id))
    json_array_remove_element (indicators, (guint) index);
}

/* What the achievement was part of, held against and measured by stays only where something else needs it. */
static void
drop_what_hangs_on (JsonObject *report,
                    JsonObject *achievement)
{
  JsonArray *further = json_object_get_array_member (achievement, "also_against");

  free_parts (report, achievement);
  if (get_word (achievement, "target") != NULL)
    drop_target (report, achievement, get_word (achievement, "target"));
  for (guint i = 0; i < json_array_get_length (further); i++)
    drop_target (report, achievement, get_word (get_item (further, i), "target"));
  drop_indicator (report, get_word (achievement, "indicator"));
}

char *
dr_correction_make_id (JsonArray *items)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *id = g_strdup_printf ("added-%u", n);

      if (find_by_id (items, id) < 0)
        return g_steal_pointer (&id);
    }
}

/* A target of its own that says the same. */
static JsonObject *
copy_target (JsonObject *report,
             JsonObject *target,
             JsonObject *holder)
{
  JsonArray *targets = json_object_get_array_member (report, "targets");
  g_autofree char *id = dr_correction_make_id (targets);
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  json_object_iter_init (&iter, target);
  while (json_object_iter_next (&iter, &key, &member))
    json_object_set_member (copy, key, json_node_copy (member));
  json_object_set_string_member (copy, "id", id);
  json_object_set_string_member (holder, "target", id);
  json_array_add_object_element (targets, copy);

  return copy;
}

/* Where another figure is held against the target too, that keeps it as it is. */
static void
move_target (JsonObject *report,
             JsonObject *achievement,
             JsonObject *holder,
             const char *key,
             JsonNode   *before)
{
  JsonArray *targets = json_object_get_array_member (report, "targets");
  const char *id = get_word (holder, "target");
  gint index = id != NULL ? find_by_id (targets, id) : -1;
  JsonObject *target = index >= 0 ? get_item (targets, (guint) index) : NULL;

  if (target == NULL || !json_node_equal (json_object_get_member (target, key), before))
    return;
  if (find_with_target (report, id, achievement) != NULL)
    target = copy_target (report, target, holder);
  json_object_set_member (target, key, json_node_copy (json_object_get_member (achievement, key)));
}

void
dr_correction_move_targets (JsonObject *report,
                            JsonObject *achievement,
                            const char *key,
                            JsonNode   *before)
{
  JsonArray *further = json_object_get_array_member (achievement, "also_against");

  if (strcmp (key, "unit") != 0 && strcmp (key, "indicator") != 0)
    return;
  move_target (report, achievement, achievement, key, before);
  for (guint i = 0; i < json_array_get_length (further); i++)
    move_target (report, achievement, get_item (further, i), key, before);
}

void
dr_correction_forget (JsonObject *report,
                      const char *key,
                      JsonNode   *before)
{
  if (!JSON_NODE_HOLDS_VALUE (before))
    return;
  if (strcmp (key, "indicator") == 0)
    drop_indicator (report, json_node_get_string (before));
  else if (strcmp (key, "target") == 0 && find_with_target (report, json_node_get_string (before), NULL) == NULL)
    drop_target (report, NULL, json_node_get_string (before));
}

void
dr_correction_reject (JsonObject *report,
                      const char *list,
                      guint       index)
{
  JsonArray *items = json_object_get_array_member (report, list);
  JsonArray *numbers = json_object_get_array_member (report, "numbers");
  g_autoptr (JsonObject) item = json_object_ref (get_item (items, index));

  json_array_remove_element (items, index);
  if (strcmp (list, "achievements") == 0)
    drop_what_hangs_on (report, item);
  for (guint i = 0; i < json_array_get_length (numbers); i++)
    {
      JsonObject *number = get_item (numbers, i);

      if (g_strcmp0 (get_word (number, "item"), get_word (item, "id")) != 0)
        continue;
      json_object_set_null_member (number, "item");
      json_object_set_string_member (number, "role", "unread");
    }
}
