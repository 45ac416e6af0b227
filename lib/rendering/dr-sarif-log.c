/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-sarif-log.h>

#include <districtreport/dr-enum-types.h>

#include "exchange/dr-json-writer-private.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

/**
 * DrSarifLog:
 *
 * Findings of one run over one or more documents, as SARIF 2.1.0: the format in
 * which editors show findings, and services collect them.
 *
 * ```c
 * g_autoptr (DrSarifLog) log = dr_sarif_log_new (rules, DR_LANGUAGE_VIETNAMESE);
 *
 * dr_sarif_log_add (log, "q4.txt", dr_report_get_text (report), findings);
 * g_autofree char *json = dr_sarif_log_to_json (log);
 * ```
 *
 * A place in a text file is told by line, column (in code points, from 1) and
 * byte; one in another document by what its source calls the location. The
 * stated and the expected figures, the arithmetic and the message in the other
 * language are properties of each result.
 *
 * Since: 1.0
 */
struct _DrSarifLog
{
  GObject     parent_instance;

  DrRuleSet  *rules;            /* (owned) (nullable) */
  DrLanguage  language;
  GPtrArray  *documents;        /* (owned) (element-type Document) */
};

typedef struct
{
  char       *uri;              /* (owned) */
  DrText     *text;             /* (owned) (nullable) */
  DrFindings *findings;         /* (owned) */
} Document;

G_DEFINE_FINAL_TYPE (DrSarifLog, dr_sarif_log, G_TYPE_OBJECT)

static void
document_free (gpointer data)
{
  Document *document = data;

  g_free (document->uri);
  g_clear_object (&document->text);
  g_clear_object (&document->findings);
  g_free (document);
}

static void
dr_sarif_log_finalize (GObject *object)
{
  DrSarifLog *self = DR_SARIF_LOG (object);

  g_clear_object (&self->rules);
  g_clear_pointer (&self->documents, g_ptr_array_unref);

  G_OBJECT_CLASS (dr_sarif_log_parent_class)->finalize (object);
}

static void
dr_sarif_log_class_init (DrSarifLogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_sarif_log_finalize;
}

static void
dr_sarif_log_init (DrSarifLog *self)
{
  self->documents = g_ptr_array_new_with_free_func (document_free);
}

/**
 * dr_sarif_log_new:
 * @rules: the rules that the checker went by
 * @language: the language of the messages
 *
 * Makes a log of no documents. Rules that are switched off are in it, as such.
 *
 * Returns: (transfer full): the log
 *
 * Since: 1.0
 */
DrSarifLog *
dr_sarif_log_new (DrRuleSet  *rules,
                  DrLanguage  language)
{
  g_return_val_if_fail (DR_IS_RULE_SET (rules), NULL);

  DrSarifLog *self = g_object_new (DR_TYPE_SARIF_LOG, NULL);

  self->rules = dr_rule_set_copy (rules);
  self->language = language;

  return self;
}

/**
 * dr_sarif_log_add:
 * @self: a log
 * @name: what to call the document, such as the path a user typed; any bytes
 * @text: (nullable): the report's text, for lines and columns
 * @findings: what was found in it
 *
 * Adds a document and its findings, behind those that are there. A document
 * without findings is named all the same: it was looked at.
 *
 * Since: 1.0
 */
void
dr_sarif_log_add (DrSarifLog *self,
                  const char *name,
                  DrText     *text,
                  DrFindings *findings)
{
  g_return_if_fail (DR_IS_SARIF_LOG (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (text == NULL || DR_IS_TEXT (text));
  g_return_if_fail (DR_IS_FINDINGS (findings));

  Document *document = g_new0 (Document, 1);
  document->uri = g_uri_escape_bytes ((const guint8 *) name, strlen (name), G_URI_RESERVED_CHARS_ALLOWED_IN_PATH);
  document->text = text != NULL ? g_object_ref (text) : NULL;
  document->findings = g_object_ref (findings);
  g_ptr_array_add (self->documents, document);
}

static void
write_member (DrJsonWriter *json,
              const char   *key,
              const char   *value)
{
  dr_json_writer_key (json, key);
  dr_json_writer_string (json, value, -1);
}

static void
write_number (DrJsonWriter *json,
              const char   *key,
              guint64       value)
{
  dr_json_writer_key (json, key);
  dr_json_writer_count (json, value);
}

static void
begin (DrJsonWriter *json,
       const char   *key)
{
  dr_json_writer_key (json, key);
  dr_json_writer_begin_object (json);
}

static void
begin_list (DrJsonWriter *json,
            const char   *key)
{
  dr_json_writer_key (json, key);
  dr_json_writer_begin_array (json);
}

/* {"text": …}, as SARIF has every message. */
static void
write_message (DrJsonWriter *json,
               const char   *key,
               const char   *text)
{
  begin (json, key);
  write_member (json, "text", text);
  dr_json_writer_end_object (json);
}

static void
write_level (DrJsonWriter *json,
             DrSeverity    severity)
{
  /* Our nicks are SARIF's words. */
  dr_json_writer_key (json, "level");
  dr_json_writer_enum (json, DR_TYPE_SEVERITY, (int) severity);
}

static void
write_rules (DrSarifLog    *self,
             DrJsonWriter  *json,
             char         **ids)
{
  begin_list (json, "rules");
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *summary = dr_rule_set_dup_summary (self->rules, ids[i], self->language);

      dr_json_writer_begin_object (json);
      write_member (json, "id", ids[i]);
      if (summary != NULL)
        write_message (json, "shortDescription", summary);
      begin (json, "defaultConfiguration");
      dr_json_writer_key (json, "enabled");
      dr_json_writer_boolean (json, dr_rule_set_is_enabled (self->rules, ids[i]));
      write_level (json, dr_rule_set_get_severity (self->rules, ids[i]));
      dr_json_writer_end_object (json);
      dr_json_writer_end_object (json);
    }
  dr_json_writer_end_array (json);
}

static void
write_region (DrJsonWriter *json,
              DrText       *text,
              DrSource     *source)
{
  guint64 start = dr_span_get_start (dr_source_get_span (source));
  guint64 end = dr_span_get_end (dr_source_get_span (source));
  g_autoptr (DrPlace) first = text != NULL ? dr_text_locate (text, start, NULL) : NULL;
  g_autoptr (DrPlace) last = first != NULL ? dr_text_locate (text, end, NULL) : NULL;

  begin (json, "region");
  if (last != NULL)
    {
      write_number (json, "startLine", dr_place_get_line (first));
      write_number (json, "startColumn", dr_place_get_column (first));
      write_number (json, "endLine", dr_place_get_line (last));
      write_number (json, "endColumn", dr_place_get_column (last));
    }
  write_number (json, "byteOffset", start);
  write_number (json, "byteLength", end - start);
  write_message (json, "snippet", dr_source_get_text (source));
  dr_json_writer_end_object (json);
}

/* A location's members. In what is no text file, line and byte are those of the extracted text: its own name of the place is told. */
static void
write_location (DrJsonWriter   *json,
                const Document *document,
                guint           index,
                DrSource       *source)
{
  begin (json, "physicalLocation");
  begin (json, "artifactLocation");
  write_member (json, "uri", document->uri);
  write_number (json, "index", index);
  dr_json_writer_end_object (json);
  if (source != NULL && dr_source_get_location (source) == NULL)
    write_region (json, document->text, source);
  dr_json_writer_end_object (json);

  if (source != NULL && dr_source_get_location (source) != NULL)
    {
      begin_list (json, "logicalLocations");
      dr_json_writer_begin_object (json);
      write_member (json, "fullyQualifiedName", dr_source_get_location (source));
      dr_json_writer_end_object (json);
      dr_json_writer_end_array (json);
      write_message (json, "message", dr_source_get_text (source));
    }
}

static int
find_rule (char       **ids,
           const char  *id)
{
  for (int i = 0; ids[i] != NULL; i++)
    if (strcmp (ids[i], id) == 0)
      return i;

  return -1;
}

static void
write_properties (DrSarifLog   *self,
                  DrJsonWriter *json,
                  DrFinding    *finding)
{
  gboolean is_vietnamese = self->language == DR_LANGUAGE_VIETNAMESE;
  g_autofree char *other = dr_finding_dup_message (finding, is_vietnamese ? DR_LANGUAGE_ENGLISH : DR_LANGUAGE_VIETNAMESE);
  const struct
  {
    const char *key;
    const char *value;
  } members[] = {
    { "stated", dr_finding_get_stated (finding) },
    { "expectedLow", dr_finding_get_expected_low (finding) },
    { "expectedHigh", dr_finding_get_expected_high (finding) },
    { "arithmetic", dr_finding_get_arithmetic (finding) },
    { is_vietnamese ? "messageEnglish" : "messageVietnamese", other },
  };

  begin (json, "properties");
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].value != NULL)
      write_member (json, members[i].key, members[i].value);
  dr_json_writer_end_object (json);
}

static void
write_result (DrSarifLog      *self,
              DrJsonWriter    *json,
              const Document  *document,
              guint            index,
              DrFinding       *finding,
              char           **ids)
{
  g_autofree char *message = dr_finding_dup_message (finding, self->language);
  int rule = find_rule (ids, dr_finding_get_rule (finding));

  dr_json_writer_begin_object (json);
  write_member (json, "ruleId", dr_finding_get_rule (finding));
  if (rule >= 0)
    write_number (json, "ruleIndex", (guint64) rule);
  write_level (json, dr_finding_get_severity (finding));
  write_message (json, "message", message);

  begin_list (json, "locations");
  dr_json_writer_begin_object (json);
  write_location (json, document, index, dr_finding_get_source (finding));
  dr_json_writer_end_object (json);
  dr_json_writer_end_array (json);

  if (dr_finding_get_n_related (finding) > 0)
    {
      begin_list (json, "relatedLocations");
      for (guint i = 0; i < dr_finding_get_n_related (finding); i++)
        {
          dr_json_writer_begin_object (json);
          write_number (json, "id", i);
          write_location (json, document, index, dr_finding_get_related (finding, i));
          dr_json_writer_end_object (json);
        }
      dr_json_writer_end_array (json);
    }
  write_properties (self, json, finding);
  dr_json_writer_end_object (json);
}

static void
write_run (DrSarifLog   *self,
           DrJsonWriter *json)
{
  g_auto (GStrv) ids = dr_rule_set_list_ids (self->rules);

  dr_json_writer_begin_object (json);
  begin (json, "tool");
  begin (json, "driver");
  write_member (json, "name", "districtreport");
  write_member (json, "version", PACKAGE_VERSION);
  write_member (json, "language", self->language == DR_LANGUAGE_VIETNAMESE ? "vi" : "en");
  write_rules (self, json, ids);
  dr_json_writer_end_object (json);
  dr_json_writer_end_object (json);
  write_member (json, "columnKind", "unicodeCodePoints");

  begin_list (json, "artifacts");
  for (guint i = 0; i < self->documents->len; i++)
    {
      const Document *document = g_ptr_array_index (self->documents, i);

      dr_json_writer_begin_object (json);
      begin (json, "location");
      write_member (json, "uri", document->uri);
      dr_json_writer_end_object (json);
      dr_json_writer_end_object (json);
    }
  dr_json_writer_end_array (json);

  begin_list (json, "results");
  for (guint i = 0; i < self->documents->len; i++)
    {
      const Document *document = g_ptr_array_index (self->documents, i);

      for (guint j = 0; j < dr_findings_get_n (document->findings); j++)
        write_result (self, json, document, i, dr_findings_get (document->findings, j), ids);
    }
  dr_json_writer_end_array (json);
  dr_json_writer_end_object (json);
}

/**
 * dr_sarif_log_to_json:
 * @self: a log
 *
 * Writes the log, valid against the JSON Schema of SARIF 2.1.0. The same
 * documents always give the same bytes: neither time nor machine is told.
 *
 * Returns: (transfer full) (nullable): the document, UTF-8, with a line feed at
 *   its end, or `NULL` for a log that was not made by the constructor
 *
 * Since: 1.0
 */
char *
dr_sarif_log_to_json (DrSarifLog *self)
{
  g_return_val_if_fail (DR_IS_SARIF_LOG (self), NULL);

  DrJsonWriter json;

  if (self->rules == NULL)
    return NULL;

  dr_json_writer_init (&json);
  dr_json_writer_begin_object (&json);
  write_member (&json, "$schema", SCHEMA);
  write_member (&json, "version", "2.1.0");
  begin_list (&json, "runs");
  write_run (self, &json);
  dr_json_writer_end_array (&json);
  dr_json_writer_end_object (&json);

  return dr_json_writer_end (&json);
}
