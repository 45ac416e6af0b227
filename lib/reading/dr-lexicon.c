/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-lexicon-private.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "figures/dr-measure-private.h"
#include "reading/dr-lexicon-resources.h"

struct _DrLexicon
{
  gatomicrefcount ref_count;

  DrLexiconIndex *index;        /* (owned) finds its phrases */
  GArray         *measures;     /* (element-type DrLexiconMeasure) */
  GArray         *bodies;       /* (element-type DrLexiconBody) */
  GArray         *documents;    /* (element-type DrLexiconDocument) */
};

static const char * const signal_names[DR_N_SIGNALS] = {
  [DR_SIGNAL_PLAN] = "plan",
  [DR_SIGNAL_RESULT] = "result",
  [DR_SIGNAL_TARGET] = "target",
  [DR_SIGNAL_EARLIER] = "earlier",
  [DR_SIGNAL_COMPARE] = "compare",
  [DR_SIGNAL_SHARE] = "share",
  [DR_SIGNAL_WHOLE] = "whole",
  [DR_SIGNAL_PARTS_ALL] = "parts-all",
  [DR_SIGNAL_PARTS_SOME] = "parts-some",
  [DR_SIGNAL_UP] = "up",
  [DR_SIGNAL_DOWN] = "down",
  [DR_SIGNAL_EXCEED] = "exceed",
  [DR_SIGNAL_SHORT] = "short",
  [DR_SIGNAL_EQUAL] = "equal",
  [DR_SIGNAL_REACH] = "reach",
  [DR_SIGNAL_REMAIN] = "remain",
  [DR_SIGNAL_CUMULATIVE] = "cumulative",
  [DR_SIGNAL_STOCK] = "stock",
  [DR_SIGNAL_MONEY] = "money",
  [DR_SIGNAL_PER] = "per",
  [DR_SIGNAL_RANK] = "rank",
  [DR_SIGNAL_RANK_FIRST] = "rank-first",
  [DR_SIGNAL_GRADE_LEAD] = "grade-lead",
  [DR_SIGNAL_GRADE] = "grade",
  [DR_SIGNAL_GRADE_SHORT] = "grade-short",
  [DR_SIGNAL_UNRANKED] = "unranked",
  [DR_SIGNAL_NO_RANK] = "no-rank",
  [DR_SIGNAL_ASSESS] = "assess",
  [DR_SIGNAL_NAME] = "name",
  [DR_SIGNAL_ORDINAL] = "ordinal",
  [DR_SIGNAL_NUMBERING] = "numbering",
  [DR_SIGNAL_AGE] = "age",
  [DR_SIGNAL_PARTNER] = "partner",
  [DR_SIGNAL_HANDED_DOWN] = "handed-down",
  [DR_SIGNAL_RECOMMENDATION] = "recommendation",
  [DR_SIGNAL_TASK] = "task",
  [DR_SIGNAL_DONE] = "done",
  [DR_SIGNAL_OPEN] = "open",
  [DR_SIGNAL_PLAN_SECTION] = "plan-section",
  [DR_SIGNAL_RESULT_SECTION] = "result-section",
  [DR_SIGNAL_END] = "end",
  [DR_SIGNAL_STATUS_ESTIMATED] = "status-estimated",
  [DR_SIGNAL_STATUS_PROVISIONAL] = "status-provisional",
  [DR_SIGNAL_HONOUR] = "honour",
  [DR_SIGNAL_VAGUE] = "vague",
  [DR_SIGNAL_FUNCTION] = "function",
  [DR_SIGNAL_ATTRIBUTE] = "attribute",
  [DR_SIGNAL_ACCOMPANY] = "accompany",
  [DR_SIGNAL_PLACE] = "place",
  [DR_SIGNAL_WHOLE_YEAR] = "whole-year",
  [DR_SIGNAL_MOVEMENT] = "movement",
  [DR_SIGNAL_BECOME] = "become",
};

static const char * const head_names[DR_N_HEAD_WORDS] = {
  [DR_HEAD_WORD_ORDINAL] = "ordinal",
  [DR_HEAD_WORD_LABEL] = "label",
  [DR_HEAD_WORD_BODY] = "body",
  [DR_HEAD_WORD_MEASURE] = "measure",
  [DR_HEAD_WORD_TARGET] = "target",
  [DR_HEAD_WORD_ACTUAL] = "actual",
  [DR_HEAD_WORD_ESTIMATE] = "estimate",
  [DR_HEAD_WORD_CUMULATIVE] = "cumulative",
  [DR_HEAD_WORD_RATE] = "rate",
  [DR_HEAD_WORD_REACH] = "reach",
  [DR_HEAD_WORD_EARLIER] = "earlier",
  [DR_HEAD_WORD_COMPARE] = "compare",
  [DR_HEAD_WORD_UP] = "up",
  [DR_HEAD_WORD_DOWN] = "down",
  [DR_HEAD_WORD_DIFFERENCE] = "difference",
  [DR_HEAD_WORD_SHARE] = "share",
  [DR_HEAD_WORD_NOTE] = "note",
  [DR_HEAD_WORD_TOTAL] = "total",
  [DR_HEAD_WORD_PARTS] = "parts",
  [DR_HEAD_WORD_NIL] = "nil",
};

static const GFlagsValue measure_flags[] = {
  { DR_MEASURE_PEOPLE, "", "people" },
  { DR_MEASURE_POPULATION, "", "population" },
  { DR_MEASURE_MONEY, "", "money" },
  { DR_MEASURE_PHYSICAL, "", "physical" },
  { DR_MEASURE_TURN, "", "turn" },
  { DR_MEASURE_HEAD, "", "head" },
  { DR_MEASURE_RATE, "", "rate" },
  { DR_MEASURE_GENERAL, "", "general" },
  { DR_MEASURE_PLACE, "", "place" },
};

guint32
dr_lexicon_find_word (const DrLexicon *self,
                      const char      *key,
                      gsize            length)
{
  return dr_lexicon_index_find_word (self->index, key, length);
}

DrTokenTraits
dr_lexicon_get_traits (const DrLexicon *self,
                       guint32          word)
{
  return dr_lexicon_index_get_traits (self->index, word);
}

DrTokenTraits
dr_lexicon_get_sign_traits (const DrLexicon *self,
                            guint32          sign)
{
  return dr_lexicon_index_get_sign_traits (self->index, sign);
}

DrSignals
dr_lexicon_get_signals (const DrLexicon *self,
                        guint32          word)
{
  return dr_lexicon_index_get_signals (self->index, word);
}

gboolean
dr_lexicon_walk (const DrLexicon *self,
                 const DrToken   *tokens,
                 guint            n_tokens,
                 guint            index,
                 guint            classes,
                 DrSignals        signals,
                 DrLexiconMatch  *match)
{
  return dr_lexicon_index_match (self->index, tokens, n_tokens, index, classes, signals, match);
}

/* --- building --- */

static gboolean
add_phrases (DrLexicon      *self,
             JsonObject     *object,
             const char     *member,
             const char     *place,
             DrLexiconClass  entry_class,
             guint32         value,
             GError        **error)
{
  JsonNode *node = json_object_get_member (object, member);
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return dr_error_set (error, DR_ERROR_MALFORMED, "%s.%s: expected an array of strings", place, member);

  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *phrase = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;

      if (phrase == NULL || *phrase == '\0')
        return dr_error_set (error, DR_ERROR_MALFORMED, "%s.%s[%u]: expected a string", place, member, i);
      dr_lexicon_index_add (self->index, phrase, entry_class, value);
    }

  return TRUE;
}

static const char *
get_string (JsonObject  *object,
            const char  *member,
            const char  *place,
            GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *value = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (value == NULL || *value == '\0')
    dr_error_set (error, DR_ERROR_MALFORMED, "%s.%s: expected a string", place, member);

  return value;
}

static gboolean
read_measure (DrLexicon   *self,
              JsonObject  *object,
              const char  *place,
              GError     **error)
{
  const char *name = get_string (object, "name", place, error);
  if (name == NULL)
    return FALSE;

  DrLexiconMeasure measure = { NULL, 0 };
  JsonNode *flags = json_object_get_member (object, "flags");
  if (flags != NULL && JSON_NODE_HOLDS_ARRAY (flags))
    {
      JsonArray *array = json_node_get_array (flags);
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          const char *nick = json_array_get_string_element (array, i);
          gboolean known = FALSE;

          for (guint j = 0; j < G_N_ELEMENTS (measure_flags); j++)
            if (g_strcmp0 (nick, measure_flags[j].value_nick) == 0)
              {
                measure.flags |= measure_flags[j].value;
                known = TRUE;
              }
          if (!known)
            return dr_error_set (error, DR_ERROR_INVALID, "%s.flags[%u]: no flag \"%s\"", place, i,
                                 nick != NULL ? nick : "");
        }
    }

  guint index = self->measures->len;
  measure.name = dr_measure_canonicalize (name, -1);
  g_array_append_val (self->measures, measure);
  dr_lexicon_index_add (self->index, name, DR_LEXICON_MEASURE, index);

  return add_phrases (self, object, "also", place, DR_LEXICON_MEASURE, index, error);
}

static gboolean
read_body (DrLexicon   *self,
           JsonObject  *object,
           const char  *place,
           GError     **error)
{
  const char *id = get_string (object, "id", place, error);
  const char *name = id != NULL ? get_string (object, "name", place, error) : NULL;
  const char *kind = name != NULL ? get_string (object, "kind", place, error) : NULL;
  if (kind == NULL)
    return FALSE;

  g_autoptr (GTypeClass) kinds = g_type_class_ref (DR_TYPE_UNIT_KIND);
  const GEnumValue *value = g_enum_get_value_by_nick (G_ENUM_CLASS (kinds), kind);
  if (value == NULL)
    return dr_error_set (error, DR_ERROR_INVALID, "%s.kind: no kind of unit \"%s\"", place, kind);

  guint index = self->bodies->len;
  DrLexiconBody body = {
    .id = g_ref_string_new (id),
    .name = g_ref_string_new (name),
    .kind = value->value,
    .needs_capital = json_object_get_boolean_member_with_default (object, "needs-capital", FALSE),
  };
  g_array_append_val (self->bodies, body);

  return add_phrases (self, object, "aliases", place, DR_LEXICON_BODY, index, error)
         && add_phrases (self, object, "fields", place, DR_LEXICON_FIELD, index, error);
}

static gboolean
read_document (DrLexicon   *self,
               JsonObject  *object,
               const char  *place,
               GError     **error)
{
  const char *name = get_string (object, "name", place, error);
  if (name == NULL)
    return FALSE;

  guint index = self->documents->len;
  DrLexiconDocument document = { g_ref_string_new (name) };
  g_array_append_val (self->documents, document);
  dr_lexicon_index_add (self->index, name, DR_LEXICON_DOCUMENT, index);

  return add_phrases (self, object, "also", place, DR_LEXICON_DOCUMENT, index, error);
}

typedef gboolean (*ReadFunc) (DrLexicon *, JsonObject *, const char *, GError **);

static gboolean
read_list (DrLexicon   *self,
           JsonObject  *root,
           const char  *member,
           ReadFunc     read,
           GError     **error)
{
  JsonNode *node = json_object_get_member (root, member);
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return dr_error_set (error, DR_ERROR_MALFORMED, "$.%s: expected an array", member);

  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("$.%s[%u]", member, i);
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return dr_error_set (error, DR_ERROR_MALFORMED, "%s: expected an object", place);
      if (!read (self, json_node_get_object (element), place, error))
        return FALSE;
    }

  return TRUE;
}

/* Phrases under the names of what they say: the number of a name is the value of its phrases. */
static gboolean
read_named_phrases (DrLexicon          *self,
                    JsonObject         *root,
                    const char         *member,
                    const char * const *names,
                    guint               n_names,
                    DrLexiconClass      entry_class,
                    GError            **error)
{
  JsonNode *node = json_object_get_member (root, member);
  g_autofree char *place = g_strconcat ("$.", member, NULL);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return dr_error_set (error, DR_ERROR_MALFORMED, "%s: expected an object", place);

  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      guint value = 0;

      while (value < n_names && g_strcmp0 (names[value], l->data) != 0)
        value++;
      if (value == n_names)
        return dr_error_set (error, DR_ERROR_INVALID, "%s: \"%s\" is not known here", place, (char *) l->data);
      if (!add_phrases (self, object, l->data, place, entry_class, value, error))
        return FALSE;
    }

  return TRUE;
}

static void
clear_measure (gpointer data)
{
  g_ref_string_release (((DrLexiconMeasure *) data)->name);
}

static void
clear_body (gpointer data)
{
  g_ref_string_release (((DrLexiconBody *) data)->id);
  g_ref_string_release (((DrLexiconBody *) data)->name);
}

static void
clear_document (gpointer data)
{
  g_ref_string_release (((DrLexiconDocument *) data)->name);
}

static DrLexicon *
lexicon_new_empty (void)
{
  DrLexicon *self = g_new0 (DrLexicon, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->index = dr_lexicon_index_new ();
  self->measures = g_array_new (FALSE, FALSE, sizeof (DrLexiconMeasure));
  self->bodies = g_array_new (FALSE, FALSE, sizeof (DrLexiconBody));
  self->documents = g_array_new (FALSE, FALSE, sizeof (DrLexiconDocument));
  g_array_set_clear_func (self->measures, clear_measure);
  g_array_set_clear_func (self->bodies, clear_body);
  g_array_set_clear_func (self->documents, clear_document);

  return self;
}

DrLexicon *
dr_lexicon_new_from_json (GBytes  *json,
                          GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length;
  const char *data = g_bytes_get_data (json, &length);

  if (!json_parser_load_from_data (parser, data, length, error))
    return NULL;

  JsonNode *node = json_parser_get_root (parser);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "$: expected an object");
      return NULL;
    }

  g_autoptr (DrLexicon) self = lexicon_new_empty ();
  JsonObject *root = json_node_get_object (node);
  if (!read_list (self, root, "measures", read_measure, error)
      || !read_list (self, root, "bodies", read_body, error)
      || !read_list (self, root, "documents", read_document, error)
      || !read_named_phrases (self, root, "heads", head_names, DR_N_HEAD_WORDS, DR_LEXICON_HEAD, error)
      || !read_named_phrases (self, root, "signals", signal_names, DR_N_SIGNALS, DR_LEXICON_SIGNAL, error))
    return NULL;
  dr_lexicon_index_settle (self->index);

  return g_steal_pointer (&self);
}

/* The lexicon that comes with the library: made once, and only read from then on. */
DrLexicon *
dr_lexicon_get_default (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) json = g_resource_lookup_data (dr_lexicon_get_resource (),
                                                        "/org/districtreport/lexicon.json",
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      DrLexicon *lexicon = json != NULL ? dr_lexicon_new_from_json (json, &error) : NULL;

      if (lexicon == NULL)
        g_error ("the lexicon of the library cannot be read: %s", error->message);
      g_once_init_leave (&made, (gsize) lexicon);
    }

  return (DrLexicon *) made;
}

DrLexicon *
dr_lexicon_ref (DrLexicon *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dr_lexicon_unref (DrLexicon *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_lexicon_index_free (self->index);
  g_array_unref (self->measures);
  g_array_unref (self->bodies);
  g_array_unref (self->documents);
  g_free (self);
}

const DrLexiconMeasure *
dr_lexicon_get_measure (const DrLexicon *self,
                        guint            index)
{
  return &g_array_index (self->measures, DrLexiconMeasure, index);
}

const DrLexiconBody *
dr_lexicon_get_body (const DrLexicon *self,
                     guint            index)
{
  return &g_array_index (self->bodies, DrLexiconBody, index);
}

guint
dr_lexicon_get_n_bodies (const DrLexicon *self)
{
  return self->bodies->len;
}

const DrLexiconDocument *
dr_lexicon_get_document (const DrLexicon *self,
                         guint            index)
{
  return &g_array_index (self->documents, DrLexiconDocument, index);
}
