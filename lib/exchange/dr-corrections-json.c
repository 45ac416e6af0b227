/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The file of corrections, read and written. */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-json-node-private.h"
#include "base/dr-json-scan-private.h"
#include "exchange/dr-corrections-private.h"
#include "exchange/dr-json-writer-private.h"

/* One document alone, and any number of them. */
#define FORMAT_SINGLE "districtreport-corrections/1"
#define FORMAT "districtreport-corrections/2"

static const struct { const char *kind, *list; } kinds[] = {
  { "achievement", "achievements" },
  { "ranking", "rankings" },
  { "directive", "directives" },
  { "citation", "citations" },
};

static const char * const actions[] = { "accepted", "edited", "rejected", "added" };

const char *
dr_correction_get_kind (const DrCorrection *self)
{
  return kinds[self->kind].kind;
}

const char *
dr_correction_get_list (const DrCorrection *self)
{
  return kinds[self->kind].list;
}

static void
correction_clear (gpointer data)
{
  DrCorrection *self = data;

  g_free (self->text);
  g_free (self->note);
  g_clear_pointer (&self->values, json_node_unref);
}

/* --- reading --- */

static gboolean
read_choice (const DrJsonNode  *node,
             gconstpointer      names,
             gsize              stride,
             guint              n_names,
             guint8            *value,
             GError           **error)
{
  g_autofree char *word = dr_json_node_dup_string (node, error);
  g_autoptr (GString) expected = g_string_new ("one of ");

  if (word == NULL)
    return FALSE;
  for (guint i = 0; i < n_names; i++)
    {
      const char *name = *(const char * const *) ((const char *) names + i * stride);

      if (g_str_equal (word, name))
        {
          *value = (guint8) i;
          return TRUE;
        }
      g_string_append_printf (expected, "%s%s", i > 0 ? ", " : "", name);
    }

  return dr_json_node_set_expected (node, error, expected->str);
}

static gboolean
read_words (const DrJsonNode  *node,
            char             **words,
            GError           **error)
{
  return node->value == NULL || dr_json_node_is_null (node)
         || (*words = dr_json_node_dup_string (node, error)) != NULL;
}

/* In a report's own terms what is a number counts: none is negative. */
static gboolean
holds_negative (const char *json)
{
  gboolean is_string = FALSE;

  for (const char *at = json; *at != '\0'; at++)
    if (*at == '"')
      is_string = !is_string;
    else if (is_string && *at == '\\')
      at++;
    else if (!is_string && *at == '-')
      return TRUE;

  return FALSE;
}

static gboolean
read_values (const DrJsonNode  *node,
             JsonNode         **values,
             GError           **error)
{
  if (node->value == NULL || dr_json_node_is_null (node))
    return TRUE;
  if (*node->value != '{')
    return dr_json_node_set_expected (node, error, "an object");

  /* It passed the strict scan, which the parser behind it is not to be trusted with. */
  g_autofree char *json = g_strndup (node->value, (gsize) (dr_json_skip_value (node->value) - node->value));
  if (holds_negative (json))
    return dr_json_node_set_error (node, error, DR_ERROR_MALFORMED, "a count is never negative, and figures are strings");
  *values = json_from_string (json, error);

  return *values != NULL || dr_json_node_prefix_error (node, error);
}

static gboolean
check_correction (const DrJsonNode    *node,
                  const DrCorrection  *self,
                  GError             **error)
{
  if (self->end <= self->start)
    return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "the place ends before it begins");
  if (self->action == DR_CORRECTION_ADDED && (self->values == NULL || self->text == NULL || *self->text == '\0'))
    return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "what is added needs its text and values");
  if (self->action == DR_CORRECTION_EDITED && self->values == NULL)
    return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "what is edited needs values");
  if (self->action == DR_CORRECTION_REJECTED && self->values != NULL)
    return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "what is rejected has no values");

  return TRUE;
}

static gboolean
read_correction (GArray      *corrections,
                 DrJsonNode  *node,
                 GError     **error)
{
  enum { KIND, ACTION, START, END, TEXT, VALUES, NOTE };
  static const char * const keys[] = { "kind", "action", "start", "end", "text", "values", "note", NULL };
  static const char * const optional[] = { "text", "values", "note", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrCorrection correction = { 0 };

  if (!dr_json_node_get_members (node, keys, optional, members, error) ||
      !read_choice (&members[KIND], &kinds[0].kind, sizeof kinds[0], G_N_ELEMENTS (kinds), &correction.kind, error) ||
      !read_choice (&members[ACTION], actions, sizeof actions[0], G_N_ELEMENTS (actions), &correction.action, error) ||
      !dr_json_node_get_count (&members[START], 0, G_MAXUINT32 - 1, &correction.start, error) ||
      !dr_json_node_get_count (&members[END], 0, G_MAXUINT32 - 1, &correction.end, error) ||
      !read_words (&members[TEXT], &correction.text, error) ||
      !read_values (&members[VALUES], &correction.values, error) ||
      !read_words (&members[NOTE], &correction.note, error) ||
      !check_correction (node, &correction, error))
    {
      correction_clear (&correction);
      return FALSE;
    }
  g_array_append_val (corrections, correction);

  return TRUE;
}

static gboolean
read_content (DrCorrectedDocument  *document,
              DrJsonNode           *node,
              GError              **error)
{
  static const char * const keys[] = { "sha256", NULL };
  DrJsonNode member;

  if (!dr_json_node_get_members (node, keys, NULL, &member, error) ||
      (document->sha256 = dr_json_node_dup_string (&member, error)) == NULL)
    return FALSE;

  return (strlen (document->sha256) == 64 && strspn (document->sha256, "0123456789abcdef") == 64)
         || dr_json_node_set_expected (&member, error, "64 hexadecimal digits");
}

static gboolean
read_corrections (DrCorrectedDocument  *document,
                  DrJsonNode           *node,
                  GError              **error)
{
  DrJsonNode element = { 0 };

  if (!dr_json_node_check_array (node, error))
    return FALSE;
  document->corrections = g_array_new (FALSE, FALSE, sizeof (DrCorrection));
  g_array_set_clear_func (document->corrections, correction_clear);
  while (dr_json_node_next_element (node, &element))
    if (!read_correction (document->corrections, &element, error))
      return FALSE;

  return TRUE;
}

static void
document_clear (gpointer data)
{
  DrCorrectedDocument *self = data;

  g_free (self->sha256);
  g_free (self->name);
  g_clear_pointer (&self->corrections, g_array_unref);
}

/* A document is told once: of two entries nobody could say which one has the last word. */
static gboolean
add_document (DrCorrections        *self,
              DrCorrectedDocument  *document,
              const DrJsonNode     *node,
              GError              **error)
{
  gpointer before;

  if (g_hash_table_lookup_extended (self->by_sha256, document->sha256, NULL, &before))
    return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "$.documents[%u] is for the same content",
                                   GPOINTER_TO_UINT (before));
  g_hash_table_insert (self->by_sha256, document->sha256, GUINT_TO_POINTER (self->documents->len));
  g_array_append_val (self->documents, *document);

  return TRUE;
}

static gboolean
read_document (DrCorrections  *self,
               DrJsonNode     *node,
               GError        **error)
{
  enum { CONTENT, NAME, CORRECTIONS };
  static const char * const keys[] = { "content", "name", "corrections", NULL };
  static const char * const optional[] = { "name", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrCorrectedDocument document = { 0 };

  if (!dr_json_node_get_members (node, keys, optional, members, error) ||
      !read_content (&document, &members[CONTENT], error) ||
      !read_words (&members[NAME], &document.name, error) ||
      !read_corrections (&document, &members[CORRECTIONS], error) ||
      !add_document (self, &document, node, error))
    {
      document_clear (&document);
      return FALSE;
    }

  return TRUE;
}

/* The first format: the members of its one document stand in the file itself. */
static gboolean
read_single (DrCorrections  *self,
             DrJsonNode     *root,
             GError        **error)
{
  enum { FORMAT_KEY, CONTENT, CORRECTIONS };
  static const char * const keys[] = { "format", "content", "corrections", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrCorrectedDocument document = { 0 };

  if (!dr_json_node_get_members (root, keys, NULL, members, error) ||
      !read_content (&document, &members[CONTENT], error) ||
      !read_corrections (&document, &members[CORRECTIONS], error) ||
      !add_document (self, &document, root, error))
    {
      document_clear (&document);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_several (DrCorrections  *self,
              DrJsonNode     *root,
              GError        **error)
{
  enum { FORMAT_KEY, DOCUMENTS };
  static const char * const keys[] = { "format", "documents", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrJsonNode element = { 0 };

  if (!dr_json_node_check_format (root, FORMAT, error) ||
      !dr_json_node_get_members (root, keys, NULL, members, error) ||
      !dr_json_node_check_array (&members[DOCUMENTS], error))
    return FALSE;
  while (dr_json_node_next_element (&members[DOCUMENTS], &element))
    if (!read_document (self, &element, error))
      return FALSE;

  return TRUE;
}

/**
 * dr_corrections_new_from_json: (constructor)
 * @json: a document in the format `districtreport-corrections/2`, or
 *   `districtreport-corrections/1`, which has those of one document
 * @limits: (nullable): how much it may ask for, or %NULL for the defaults
 * @error: return location for an error
 *
 * Reads corrections.
 *
 * Messages begin with the place, as those of
 * [ctor@DistrictReport.Report.new_from_json]. Fails with `DR_ERROR_ENCODING`,
 * `DR_ERROR_MALFORMED`, `DR_ERROR_INVALID` (an edit without values, a place that
 * ends before it begins, two entries for one document), `DR_ERROR_UNSUPPORTED`
 * (another format) and `DR_ERROR_LIMIT`. Whether the values fit is only known when
 * they are applied.
 *
 * Returns: (transfer full): the corrections
 *
 * Since: 1.0
 */
DrCorrections *
dr_corrections_new_from_json (GBytes          *json,
                              const DrLimits  *limits,
                              GError         **error)
{
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const char *text = g_bytes_get_data (json, &length);
  if (!dr_json_scan (text, length, limits, error))
    return NULL;

  g_autoptr (DrCorrections) self = g_new0 (DrCorrections, 1);
  DrJsonNode root = dr_json_node_init (text);
  g_atomic_ref_count_init (&self->ref_count);
  self->documents = g_array_new (FALSE, FALSE, sizeof (DrCorrectedDocument));
  g_array_set_clear_func (self->documents, document_clear);
  self->by_sha256 = g_hash_table_new (g_str_hash, g_str_equal);
  self->is_single = dr_json_node_check_format (&root, FORMAT_SINGLE, NULL);

  return (self->is_single ? read_single (self, &root, error) : read_several (self, &root, error)) ? g_steal_pointer (&self)
                                                                                                  : NULL;
}

/* --- writing --- */

static void write_node (DrJsonWriter *writer,
                        JsonNode     *node);

static void
write_object (DrJsonWriter *writer,
              JsonObject   *object)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  dr_json_writer_begin_object (writer);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      dr_json_writer_key (writer, key);
      write_node (writer, member);
    }
  dr_json_writer_end_object (writer);
}

static void
write_node (DrJsonWriter *writer,
            JsonNode     *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (writer, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      dr_json_writer_begin_array (writer);
      for (guint i = 0; i < json_array_get_length (array); i++)
        write_node (writer, json_array_get_element (array, i));
      dr_json_writer_end_array (writer);
    }
  else if (JSON_NODE_HOLDS_NULL (node))
    dr_json_writer_null (writer);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    dr_json_writer_string (writer, json_node_get_string (node), -1);
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    dr_json_writer_boolean (writer, json_node_get_boolean (node));
  else
    dr_json_writer_count (writer, (guint64) json_node_get_int (node));
}

static void
write_correction (DrJsonWriter       *writer,
                  const DrCorrection *correction)
{
  dr_json_writer_begin_object (writer);
  dr_json_writer_key (writer, "kind");
  dr_json_writer_string (writer, kinds[correction->kind].kind, -1);
  dr_json_writer_key (writer, "action");
  dr_json_writer_string (writer, actions[correction->action], -1);
  dr_json_writer_key (writer, "start");
  dr_json_writer_count (writer, correction->start);
  dr_json_writer_key (writer, "end");
  dr_json_writer_count (writer, correction->end);
  dr_json_writer_key (writer, "text");
  dr_json_writer_string (writer, correction->text, -1);
  dr_json_writer_key (writer, "values");
  if (correction->values != NULL)
    write_node (writer, correction->values);
  else
    dr_json_writer_null (writer);
  dr_json_writer_key (writer, "note");
  dr_json_writer_string (writer, correction->note, -1);
  dr_json_writer_end_object (writer);
}

static void
write_document (DrJsonWriter               *writer,
                const DrCorrectedDocument  *document,
                gboolean                    is_single)
{
  dr_json_writer_key (writer, "content");
  dr_json_writer_begin_object (writer);
  dr_json_writer_key (writer, "sha256");
  dr_json_writer_string (writer, document->sha256, -1);
  dr_json_writer_end_object (writer);
  if (!is_single)
    {
      dr_json_writer_key (writer, "name");
      dr_json_writer_string (writer, document->name, -1);
    }
  dr_json_writer_key (writer, "corrections");
  dr_json_writer_begin_array (writer);
  for (guint i = 0; i < document->corrections->len; i++)
    write_correction (writer, &g_array_index (document->corrections, DrCorrection, i));
  dr_json_writer_end_array (writer);
}

/**
 * dr_corrections_to_json:
 * @self: corrections
 *
 * Writes the corrections as JSON in the format in which they were read, every key
 * of it with a value or null. Reading what was written gives equal corrections, and
 * writing them again the same bytes.
 *
 * Returns: (transfer full): the document
 *
 * Since: 1.0
 */
char *
dr_corrections_to_json (const DrCorrections *self)
{
  DrJsonWriter writer;

  g_return_val_if_fail (self != NULL, NULL);

  dr_json_writer_init (&writer);
  dr_json_writer_begin_object (&writer);
  dr_json_writer_key (&writer, "format");
  dr_json_writer_string (&writer, self->is_single ? FORMAT_SINGLE : FORMAT, -1);
  if (self->is_single)
    write_document (&writer, dr_corrections_get_document (self, 0), TRUE);
  else
    {
      dr_json_writer_key (&writer, "documents");
      dr_json_writer_begin_array (&writer);
      for (guint i = 0; i < self->documents->len; i++)
        {
          dr_json_writer_begin_object (&writer);
          write_document (&writer, dr_corrections_get_document (self, i), FALSE);
          dr_json_writer_end_object (&writer);
        }
      dr_json_writer_end_array (&writer);
    }
  dr_json_writer_end_object (&writer);

  return dr_json_writer_end (&writer);
}
