/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "exchange/dr-corrections-private.h"

/*
 * A correction is done to the report's JSON, whose terms it speaks; the reader of
 * JSON then checks the whole, as it does with any report from elsewhere.
 */

#define REASON "as it was read; a person corrected it"

static JsonArray *
get_list (JsonObject *report,
          const char *list)
{
  return json_object_get_array_member (report, list);
}

static gint64
overlap (const DrCorrection *self,
         JsonObject         *item)
{
  JsonNode *source = json_object_get_member (item, "source");
  if (source == NULL || !JSON_NODE_HOLDS_OBJECT (source))
    return 0;

  gint64 start = json_object_get_int_member (json_node_get_object (source), "start");
  gint64 end = json_object_get_int_member (json_node_get_object (source), "end");

  return MIN (end, (gint64) self->end) - MAX (start, (gint64) self->start);
}

/* The item that shares most bytes with the place, of several the first; never by its id, which another reading may give to another. */
static JsonObject *
find_item (const DrCorrection *self,
           JsonArray          *items,
           guint              *index)
{
  JsonObject *best = NULL;
  gint64 most = 0;

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      gint64 shared = overlap (self, item);

      if (shared > most)
        {
          best = item;
          most = shared;
          *index = i;
        }
    }

  return best;
}

/* --- editing --- */

/* «12.50» is known to the hundredth. */
static char *
make_resolution (const char *value)
{
  const char *point = strchr (value, '.');
  gsize n_digits = point != NULL ? strlen (point + 1) : 0;

  if (n_digits == 0)
    return g_strdup ("1");

  g_autofree char *zeros = g_strnfill (n_digits - 1, '0');

  return g_strconcat ("0.", zeros, "1", NULL);
}

/* What a figure does not say, it has of the one before: its measure and hedge, but not its upper end nor how far it is known. */
static JsonNode *
complete_figure (JsonNode *before,
                 JsonNode *after)
{
  if (!JSON_NODE_HOLDS_OBJECT (after))
    return json_node_copy (after);

  JsonObject *given = json_node_get_object (after);
  JsonObject *figure = json_object_new ();
  const char *value = json_object_get_string_member_with_default (given, "value", NULL);

  if (before != NULL && JSON_NODE_HOLDS_OBJECT (before))
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *node;

      json_object_iter_init (&iter, json_node_get_object (before));
      while (json_object_iter_next (&iter, &key, &node))
        json_object_set_member (figure, key, json_node_copy (node));
    }
  if (value != NULL)
    {
      g_autofree char *resolution = make_resolution (value);

      json_object_set_null_member (figure, "upper");
      json_object_set_string_member (figure, "resolution", resolution);
      if (!json_object_has_member (figure, "hedge"))
        json_object_set_string_member (figure, "hedge", "exact");
    }
  if (json_object_has_member (given, "measure") || (value != NULL && !json_object_has_member (figure, "written")
                                                    && json_object_has_member (figure, "measure")))
    json_object_set_null_member (figure, "written");

  JsonObjectIter iter;
  const char *key;
  JsonNode *node;
  json_object_iter_init (&iter, given);
  while (json_object_iter_next (&iter, &key, &node))
    json_object_set_member (figure, key, json_node_copy (node));

  JsonNode *result = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (result, figure);

  return result;
}

/* Keeps what was read as a further reading. */
static void
keep_reading (JsonObject *item,
              JsonNode   *before)
{
  if (before == NULL || !JSON_NODE_HOLDS_OBJECT (before) || !json_object_has_member (item, "readings"))
    return;

  JsonObject *quantity = json_node_get_object (before);
  JsonObject *reading = json_object_new ();
  static const char * const keys[] = { "value", "upper", "measure", "hedge", "resolution" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    json_object_set_member (reading, keys[i], json_node_copy (json_object_get_member (quantity, keys[i])));
  json_object_set_string_member (reading, "reason", REASON);
  json_array_add_object_element (json_object_get_array_member (item, "readings"), reading);
}

/* A unit or an indicator may be told whole: it is added unless its id is there. */
static JsonNode *
refer_to (JsonObject *report,
          const char *list,
          JsonNode   *value)
{
  if (!JSON_NODE_HOLDS_OBJECT (value))
    return json_node_copy (value);

  JsonObject *object = json_node_get_object (value);
  const char *id = json_object_get_string_member_with_default (object, "id", "");
  JsonArray *all = get_list (report, list);
  gboolean is_there = FALSE;

  for (guint i = 0; i < json_array_get_length (all) && !is_there; i++)
    is_there = g_strcmp0 (json_object_get_string_member_with_default (json_array_get_object_element (all, i), "id", NULL),
                          id) == 0;
  if (!is_there)
    json_array_add_element (all, json_node_copy (value));

  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, id);

  return node;
}

static gboolean
is_figure (const char *key)
{
  static const char * const keys[] = { "actual", "planned", "percent_of_target", "share", NULL };

  return g_strv_contains (keys, key);
}

static gboolean
set_values (const DrCorrection  *self,
            JsonObject          *report,
            JsonObject          *item,
            GError             **error)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (self->values == NULL)
    return TRUE;

  json_object_iter_init (&iter, json_node_get_object (self->values));
  while (json_object_iter_next (&iter, &key, &value))
    {
      g_autoptr (JsonNode) before = json_object_dup_member (item, key);
      g_autoptr (JsonNode) after = NULL;

      if (before == NULL || strcmp (key, "id") == 0 || strcmp (key, "source") == 0 || strcmp (key, "readings") == 0)
        return dr_error_set (error, DR_ERROR_INVALID, "values.%s: no such value can be corrected", key);

      if (strcmp (key, "unit") == 0)
        after = refer_to (report, "units", value);
      else if (strcmp (key, "indicator") == 0)
        after = refer_to (report, "indicators", value);
      else if (is_figure (key))
        after = complete_figure (before, value);
      else
        after = json_node_copy (value);

      if (json_node_equal (before, after))
        continue;
      if (strcmp (key, "actual") == 0)
        keep_reading (item, before);
      json_object_set_member (item, key, g_steal_pointer (&after));
      if (strcmp (dr_correction_get_list (self), "achievements") == 0)
        {
          dr_correction_move_targets (report, item, key, before);
          dr_correction_forget (report, key, before);
        }
    }

  return TRUE;
}

/* --- adding --- */

static const char * const blank_items[] = {
  "{\"id\":\"\",\"unit\":null,\"indicator\":null,\"period\":null,\"status\":\"normal\",\"actual\":null,\"target\":null,"
  "\"percent_of_target\":null,\"also_against\":[],\"share\":null,\"change\":null,\"cumulative\":false,\"part_of\":null,"
  "\"readings\":[],\"source\":null}",
  "{\"id\":\"\",\"unit\":null,\"field\":null,\"period\":null,\"status\":\"ranked\",\"rank\":null,\"cohort\":null,"
  "\"grade\":null,\"assessor\":null,\"source\":null}",
  "{\"id\":\"\",\"kind\":\"task\",\"count\":null,\"period\":null,\"status\":\"unknown\",\"text\":null,\"source\":null}",
  "{\"id\":\"\",\"kind\":null,\"number\":null,\"date\":null,\"issuer\":null,\"source\":null}",
};

static gboolean
add_item (const DrCorrection  *self,
          JsonObject          *report,
          JsonArray           *items,
          GError             **error)
{
  g_autoptr (JsonNode) node = json_from_string (blank_items[self->kind], NULL);
  JsonObject *item = json_node_get_object (node);
  g_autofree char *id = dr_correction_make_id (items);
  JsonObject *source = json_object_new ();

  json_object_set_string_member (item, "id", id);
  /* Who and when are the report's own unless they are said. */
  if (json_object_has_member (item, "unit"))
    json_object_set_member (item, "unit", json_node_copy (json_object_get_member (report, "issuer")));
  if (json_object_has_member (item, "period") && strcmp (dr_correction_get_list (self), "directives") != 0)
    json_object_set_member (item, "period", json_node_copy (json_object_get_member (report, "period")));
  json_object_set_int_member (source, "start", (gint64) self->start);
  json_object_set_int_member (source, "end", (gint64) self->end);
  json_object_set_string_member (source, "text", self->text);
  json_object_set_null_member (source, "location");
  json_object_set_object_member (item, "source", source);
  if (!set_values (self, report, item, error))
    return FALSE;
  json_array_add_element (items, g_steal_pointer (&node));

  return TRUE;
}

gboolean
dr_correction_apply (const DrCorrection  *self,
                     JsonObject          *report,
                     gboolean            *is_lost,
                     GError             **error)
{
  const char *list = dr_correction_get_list (self);
  JsonArray *items = get_list (report, list);
  guint index = 0;
  JsonObject *item = find_item (self, items, &index);

  *is_lost = FALSE;
  if (self->action == DR_CORRECTION_REJECTED)
    {
      /* What is not there any more is rejected by the reader itself. */
      if (item == NULL)
        return TRUE;

      dr_correction_reject (report, list, index);

      return TRUE;
    }
  /* A better reader may read by itself what was added by hand. */
  if (item == NULL && self->action == DR_CORRECTION_ADDED)
    return add_item (self, report, items, error);
  if (item == NULL)
    {
      *is_lost = TRUE;
      return TRUE;
    }

  return set_values (self, report, item, error);
}
