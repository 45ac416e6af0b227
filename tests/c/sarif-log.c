/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include <districtreport/dr-sarif-log.h>

static DrSource *
make_source (const char *content,
             const char *words,
             const char *location)
{
  g_autoptr (GError) error = NULL;
  const char *at = strstr (content, words);

  g_assert_nonnull (at);
  g_autoptr (DrSpan) span = dr_span_new (at - content, at - content + strlen (words), &error);
  g_assert_no_error (error);
  DrSource *source = dr_source_new (span, words, location, &error);
  g_assert_no_error (error);

  return source;
}

/* A finding of @rule about @words, related to @related. */
static DrFindings *
make_findings (const char *rule,
               const char *content,
               const char *words,
               const char *related,
               const char *location)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSource) source = make_source (content, words, location);
  g_autoptr (DrSource) other = make_source (content, related, location);
  g_autoptr (DrFinding) alone = dr_finding_new (rule, DR_SEVERITY_WARNING, "126", "128", "128", "640 / 500 = 128 %",
                                                "phải là 128 %", "it is 128 %", source, &error);
  g_assert_no_error (error);
  g_autoptr (DrFinding) finding = dr_finding_new_related (alone, other, &error);
  g_assert_no_error (error);
  DrFindings *findings = dr_findings_new ();
  dr_findings_add (findings, finding, &error);
  g_assert_no_error (error);

  return findings;
}

/* The one run of a log. */
static JsonObject *
parse (DrSarifLog  *log,
       JsonParser **parser)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = dr_sarif_log_to_json (log);
  g_autofree char *again = dr_sarif_log_to_json (log);

  g_assert_cmpstr (json, ==, again);
  *parser = json_parser_new ();
  json_parser_load_from_data (*parser, json, -1, &error);
  g_assert_no_error (error);
  JsonObject *root = json_node_get_object (json_parser_get_root (*parser));
  g_assert_cmpstr (json_object_get_string_member (root, "version"), ==, "2.1.0");
  JsonArray *runs = json_object_get_array_member (root, "runs");
  g_assert_cmpuint (json_array_get_length (runs), ==, 1);

  return json_array_get_object_element (runs, 0);
}

static JsonObject *
get_result (JsonObject *run,
            guint       index)
{
  return json_array_get_object_element (json_object_get_array_member (run, "results"), index);
}

static JsonObject *
get_location (JsonObject *result,
              const char *list)
{
  return json_array_get_object_element (json_object_get_array_member (result, list), 0);
}

static void
test_text (void)
{
  static const char content[] = "Báo cáo\nKết nạp 640 hội viên,\nđạt 126% chỉ tiêu\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  g_autoptr (DrText) text = dr_text_new (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrFindings) findings = make_findings ("percent-of-target", content, "126%", "640 hội viên", NULL);
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_autoptr (DrSarifLog) log = dr_sarif_log_new (rules, DR_LANGUAGE_VIETNAMESE);
  g_autoptr (JsonParser) parser = NULL;

  dr_sarif_log_add (log, "kỳ 4/q4.txt", text, findings);
  JsonObject *run = parse (log, &parser);
  JsonObject *result = get_result (run, 0);
  JsonObject *location = json_object_get_object_member (get_location (result, "locations"), "physicalLocation");
  JsonObject *region = json_object_get_object_member (location, "region");
  JsonObject *related = get_location (result, "relatedLocations");

  g_assert_cmpstr (json_object_get_string_member (run, "columnKind"), ==, "unicodeCodePoints");
  g_assert_cmpstr (json_object_get_string_member (result, "ruleId"), ==, "percent-of-target");
  g_assert_cmpint (json_object_get_int_member (result, "ruleIndex"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (result, "level"), ==, "warning");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (result, "message"), "text"), ==,
                   "phải là 128 %");
  /* A URI holds no blank and no letter beyond ASCII. */
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (location, "artifactLocation"), "uri"),
                   ==, "k%E1%BB%B3%204/q4.txt");
  g_assert_cmpint (json_object_get_int_member (region, "startLine"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (region, "startColumn"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (region, "endLine"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (region, "endColumn"), ==, 9);
  g_assert_cmpint (json_object_get_int_member (region, "byteOffset"), ==, strstr (content, "126%") - content);
  g_assert_cmpint (json_object_get_int_member (region, "byteLength"), ==, 4);
  g_assert_true (json_object_has_member (related, "physicalLocation"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (result, "properties"),
                                                  "messageEnglish"), ==, "it is 128 %");
}

/* Lines of extracted text are no lines of the document. */
static void
test_other_document (void)
{
  static const char content[] = "Kết nạp 640 hội viên, đạt 126% chỉ tiêu";
  g_autoptr (DrFindings) findings = make_findings ("percent-of-target", content, "126%", "640", "đoạn 3");
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_autoptr (DrSarifLog) log = dr_sarif_log_new (rules, DR_LANGUAGE_ENGLISH);
  g_autoptr (JsonParser) parser = NULL;

  dr_sarif_log_add (log, "q4.docx", NULL, findings);
  JsonObject *location = get_location (get_result (parse (log, &parser), 0), "locations");
  JsonObject *logical = get_location (location, "logicalLocations");

  g_assert_false (json_object_has_member (json_object_get_object_member (location, "physicalLocation"), "region"));
  g_assert_cmpstr (json_object_get_string_member (logical, "fullyQualifiedName"), ==, "đoạn 3");
}

static gboolean
do_nothing (DrReport    *report,
            DrFindings  *sink,
            gpointer     user_data,
            GError     **error)
{
  return TRUE;
}

static void
test_rules (void)
{
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_autoptr (JsonParser) parser = NULL;

  dr_rule_set_set_enabled (rules, "share", FALSE, NULL);
  dr_rule_set_add (rules, "house-style", DR_SEVERITY_NOTE, do_nothing, NULL, NULL, NULL);
  g_auto (GStrv) ids = dr_rule_set_list_ids (rules);
  g_autoptr (DrSarifLog) log = dr_sarif_log_new (rules, DR_LANGUAGE_ENGLISH);
  JsonObject *run = parse (log, &parser);
  JsonObject *driver = json_object_get_object_member (json_object_get_object_member (run, "tool"), "driver");
  JsonArray *told = json_object_get_array_member (driver, "rules");

  g_assert_cmpuint (json_array_get_length (told), ==, g_strv_length (ids));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      JsonObject *rule = json_array_get_object_element (told, i);
      JsonObject *configuration = json_object_get_object_member (rule, "defaultConfiguration");

      g_assert_cmpstr (json_object_get_string_member (rule, "id"), ==, ids[i]);
      g_assert_cmpint (json_object_get_boolean_member (configuration, "enabled"), ==, !g_str_equal (ids[i], "share"));
      g_assert_cmpint (json_object_has_member (rule, "shortDescription"), ==, !g_str_equal (ids[i], "house-style"));
    }
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (run, "results")), ==, 0);
}

/* What a rule of an application names otherwise has no place among the rules. */
static void
test_unknown_rule (void)
{
  static const char content[] = "đạt 126% chỉ tiêu";
  g_autoptr (DrFindings) findings = make_findings ("no-such-rule", content, "126%", "đạt", NULL);
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_autoptr (DrSarifLog) log = dr_sarif_log_new (rules, DR_LANGUAGE_ENGLISH);
  g_autoptr (JsonParser) parser = NULL;

  dr_sarif_log_add (log, "q4.json", NULL, findings);
  JsonObject *result = get_result (parse (log, &parser), 0);
  JsonObject *location = json_object_get_object_member (get_location (result, "locations"), "physicalLocation");

  g_assert_false (json_object_has_member (result, "ruleIndex"));
  /* Without a text there are bytes, but no lines. */
  g_assert_false (json_object_has_member (json_object_get_object_member (location, "region"), "startLine"));
  g_assert_true (json_object_has_member (json_object_get_object_member (location, "region"), "byteOffset"));
}

static void
test_empty_object (void)
{
  g_autoptr (DrSarifLog) log = g_object_new (DR_TYPE_SARIF_LOG, NULL);

  g_assert_null (dr_sarif_log_to_json (log));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sarif-log/tells-lines-and-columns-of-a-text", test_text);
  g_test_add_func ("/sarif-log/tells-the-location-in-another-document", test_other_document);
  g_test_add_func ("/sarif-log/lists-the-rules", test_rules);
  g_test_add_func ("/sarif-log/takes-rules-it-does-not-know", test_unknown_rule);
  g_test_add_func ("/sarif-log/empty-object-writes-nothing", test_empty_object);

  return g_test_run ();
}
