/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-json-node-private.h"
#include "base/dr-json-scan-private.h"
#include "exchange/dr-corrections-private.h"
#include "exchange/dr-json-writer-private.h"
#include "exchange/dr-report-json-private.h"

#include <districtreport/dr-report-json.h>

/**
 * DrCorrections:
 *
 * What a person says of the items of one document: that one is right, that it should
 * say something else, that it is none, that one is missing.
 *
 * Corrections are kept beside the document, by its content and the places in it, so
 * that they hold when a better reader reads it again. A report is never changed: a
 * corrected one is another report, and the figure that was read stays in it as a
 * further reading.
 *
 * ```c
 * g_autoptr (GError) error = NULL;
 * g_autoptr (DrReport) corrected = dr_corrections_apply (corrections, report, &error);
 * if (corrected == NULL)
 *   g_printerr ("%s\n", error->message);
 * ```
 *
 * The format of the file is told in [The last word](corrections.html).
 *
 * Since: 1.0
 */
struct _DrCorrections
{
  gatomicrefcount  ref_count;

  char            *sha256;
  GArray          *corrections;   /* (element-type DrCorrection) */
};

G_DEFINE_BOXED_TYPE (DrCorrections, dr_corrections, dr_corrections_ref, dr_corrections_unref)

#define FORMAT "districtreport-corrections/1"

static const struct { const char *kind, *list; } kinds[] = {
  { "achievement", "achievements" },
  { "ranking", "rankings" },
  { "directive", "directives" },
  { "citation", "citations" },
};

static const char * const actions[] = { "accepted", "edited", "rejected", "added" };

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
read_content (DrCorrections  *self,
              DrJsonNode     *node,
              GError        **error)
{
  static const char * const keys[] = { "sha256", NULL };
  DrJsonNode member;

  if (!dr_json_node_get_members (node, keys, NULL, &member, error) ||
      (self->sha256 = dr_json_node_dup_string (&member, error)) == NULL)
    return FALSE;

  return (strlen (self->sha256) == 64 && strspn (self->sha256, "0123456789abcdef") == 64)
         || dr_json_node_set_expected (&member, error, "64 hexadecimal digits");
}

/**
 * dr_corrections_new_from_json: (constructor)
 * @json: a document in the format `districtreport-corrections/1`
 * @limits: (nullable): how much it may ask for, or %NULL for the defaults
 * @error: return location for an error
 *
 * Reads corrections.
 *
 * Messages begin with the place, as those of
 * [ctor@DistrictReport.Report.new_from_json]. Fails with `DR_ERROR_ENCODING`,
 * `DR_ERROR_MALFORMED`, `DR_ERROR_INVALID` (an edit without values, a place that
 * ends before it begins), `DR_ERROR_UNSUPPORTED` (another format) and
 * `DR_ERROR_LIMIT`. Whether the values fit is only known when they are applied.
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
  enum { FORMAT_KEY, CONTENT, CORRECTIONS };
  static const char * const keys[] = { "format", "content", "corrections", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrJsonNode element = { 0 };
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const char *text = g_bytes_get_data (json, &length);
  if (!dr_json_scan (text, length, limits, error))
    return NULL;

  g_autoptr (DrCorrections) self = g_new0 (DrCorrections, 1);
  DrJsonNode root = dr_json_node_init (text);
  g_atomic_ref_count_init (&self->ref_count);
  self->corrections = g_array_new (FALSE, FALSE, sizeof (DrCorrection));
  g_array_set_clear_func (self->corrections, correction_clear);
  if (!dr_json_node_check_format (&root, FORMAT, error) ||
      !dr_json_node_get_members (&root, keys, NULL, members, error) ||
      !read_content (self, &members[CONTENT], error) ||
      !dr_json_node_check_array (&members[CORRECTIONS], error))
    return NULL;
  while (dr_json_node_next_element (&members[CORRECTIONS], &element))
    if (!read_correction (self->corrections, &element, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * dr_corrections_ref: (skip)
 * @self: corrections
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 *
 * Since: 1.0
 */
DrCorrections *
dr_corrections_ref (DrCorrections *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_corrections_unref: (skip)
 * @self: (transfer full): corrections
 *
 * Drops a reference.
 *
 * Since: 1.0
 */
void
dr_corrections_unref (DrCorrections *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->sha256);
  g_array_unref (self->corrections);
  g_free (self);
}

/**
 * dr_corrections_get_content_sha256:
 * @self: corrections
 *
 * Gets the SHA-256 of the document that they are for.
 *
 * Returns: (transfer none): 64 hexadecimal digits
 *
 * Since: 1.0
 */
const char *
dr_corrections_get_content_sha256 (const DrCorrections *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sha256;
}

/**
 * dr_corrections_get_n:
 * @self: corrections
 *
 * Gets how many there are.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dr_corrections_get_n (const DrCorrections *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->corrections->len;
}

/* --- applying --- */

static gboolean
check_content (const DrCorrections  *self,
               DrReport             *report,
               GError              **error)
{
  const char *sha256 = dr_report_get_content_sha256 (report);

  return g_strcmp0 (sha256, self->sha256) == 0
         || dr_error_set (error, DR_ERROR_MISMATCH,
                          "the corrections are for the document with SHA-256 %s, and the report was read from %s; "
                          "read that document, or look the corrections through and write this one's SHA-256 into them",
                          self->sha256, sha256 != NULL ? sha256 : "one that is not known");
}

/* Does all to the JSON of @report; @lost (nullable) takes the number of each that found nothing. */
static JsonNode *
apply (const DrCorrections  *self,
       DrReport             *report,
       GArray               *lost,
       GError              **error)
{
  if (!check_content (self, report, error))
    return NULL;

  g_autofree char *json = dr_report_to_json (report, TRUE);
  g_autoptr (JsonNode) root = json_from_string (json, error);
  if (root == NULL)
    return NULL;

  for (guint i = 0; i < self->corrections->len; i++)
    {
      gboolean is_lost;

      if (!dr_correction_apply (&g_array_index (self->corrections, DrCorrection, i), json_node_get_object (root),
                                &is_lost, error))
        {
          g_prefix_error (error, "$.corrections[%u].", i);
          return NULL;
        }
      if (is_lost && lost != NULL)
        g_array_append_val (lost, i);
    }

  return g_steal_pointer (&root);
}

/**
 * dr_corrections_apply:
 * @self: corrections
 * @report: the report that was read
 * @error: return location for an error
 *
 * Makes the report that the corrections ask for. An item is found by its kind and by
 * the bytes that its source shares with the correction's place, never by its id.
 * What is accepted or edited takes the values that are given; an actual figure that
 * is replaced stays as a further reading. What is rejected is left out, and its
 * numbers are unread again. What is added is added, unless the reader reads an item
 * there by itself: then that is edited. Applied again to its own result, nothing
 * changes.
 *
 * Corrections that find nothing at their place are passed over;
 * [method@DistrictReport.Corrections.list_lost] names them.
 *
 * Fails with `DR_ERROR_MISMATCH` if @report was read from another document, with
 * `DR_ERROR_INVALID` for a value that an item does not have, and as
 * [ctor@DistrictReport.Report.new_from_json] does for values that do not make a
 * report.
 *
 * Returns: (transfer full): a new report
 *
 * Since: 1.0
 */
DrReport *
dr_corrections_apply (const DrCorrections  *self,
                      DrReport             *report,
                      GError              **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DR_IS_REPORT (report), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (JsonNode) root = apply (self, report, NULL, error);
  if (root == NULL)
    return NULL;

  g_autofree char *json = json_to_string (root, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  DrReport *corrected = dr_report_new_from_json (bytes, NULL, error);
  if (corrected == NULL)
    g_prefix_error (error, "the corrected report: ");

  return corrected;
}

/**
 * dr_corrections_list_lost:
 * @self: corrections
 * @report: the report that was read
 * @error: return location for an error
 *
 * Lists the corrections that find no item of their kind at their place, in words
 * that begin with the place of the correction: `$.corrections[3]: …`. Fails as
 * [method@DistrictReport.Corrections.apply] does.
 *
 * Returns: (transfer full) (array zero-terminated=1): a line for each, none if all
 *   found theirs
 *
 * Since: 1.0
 */
char **
dr_corrections_list_lost (const DrCorrections  *self,
                          DrReport             *report,
                          GError              **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DR_IS_REPORT (report), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (JsonNode) root = apply (self, report, lost, error);
  if (root == NULL)
    return NULL;

  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  for (guint i = 0; i < lost->len; i++)
    {
      guint number = g_array_index (lost, guint, i);
      const DrCorrection *correction = &g_array_index (self->corrections, DrCorrection, number);
      g_autofree char *quoted = dr_error_quote (correction->text != NULL ? correction->text : "", -1);
      g_autofree char *line =
        g_strdup_printf ("$.corrections[%u]: no %s stands at bytes %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT "%s%s",
                         number, kinds[correction->kind].kind, correction->start, correction->end,
                         correction->text != NULL ? ": " : "", correction->text != NULL ? quoted : "");
      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
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

/**
 * dr_corrections_to_json:
 * @self: corrections
 *
 * Writes the corrections as JSON, every key of the format with a value or null.
 * Reading what was written gives equal corrections, and writing them again the same
 * bytes.
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
  dr_json_writer_string (&writer, FORMAT, -1);
  dr_json_writer_key (&writer, "content");
  dr_json_writer_begin_object (&writer);
  dr_json_writer_key (&writer, "sha256");
  dr_json_writer_string (&writer, self->sha256, -1);
  dr_json_writer_end_object (&writer);
  dr_json_writer_key (&writer, "corrections");
  dr_json_writer_begin_array (&writer);
  for (guint i = 0; i < self->corrections->len; i++)
    write_correction (&writer, &g_array_index (self->corrections, DrCorrection, i));
  dr_json_writer_end_array (&writer);
  dr_json_writer_end_object (&writer);

  return dr_json_writer_end (&writer);
}
