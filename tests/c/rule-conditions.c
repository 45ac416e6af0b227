/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What each rule goes by: texts in which it finds something, and for each of its conditions the same text with that one
 * thing changed, in which it does not.
 */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-reader.h>

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  char *rule;
  char *path;
  char *text;
  char *period;
  char *earlier;            /* NULL for a rule on one report */
  char *earlier_period;
  gboolean is_found;
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->rule);
  g_free (self->path);
  g_free (self->text);
  g_free (self->period);
  g_free (self->earlier);
  g_free (self->earlier_period);
  g_free (self);
}

static DrReport *
read_report (const char *text,
             const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *whole = g_strdup_printf ("Hội Nông dân huyện Bàu Sen\nBàu Sen, ngày 20 tháng 12 năm 2023\nBÁO CÁO\n"
                                            "kết quả công tác %s của Hội Nông dân huyện Bàu Sen\n-----\n%s",
                                            period, text);
  DrReport *report = dr_reader_read_text (reader, whole, &error);
  g_assert_no_error (error);

  return report;
}

/* Findings that one has to answer for: a note is none. */
static guint
count (DrFindings *findings,
       const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    {
      DrFinding *finding = dr_findings_get (findings, i);

      n += g_str_equal (dr_finding_get_rule (finding), rule)
           && (dr_finding_get_severity (finding) != DR_SEVERITY_NOTE || g_str_equal (rule, "separators"));
    }

  return n;
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = read_report (self->text, self->period);
  g_autoptr (DrReport) earlier = self->earlier != NULL ? read_report (self->earlier, self->earlier_period) : NULL;
  g_autoptr (DrChecker) checker = dr_checker_new ();
  GList one = { earlier, NULL, NULL };
  g_autoptr (DrFindings) findings = earlier != NULL ? dr_checker_check_against (checker, report, &one, &error)
                                                    : dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);

  guint n = count (findings, self->rule);
  if ((n > 0) != self->is_found)
    g_test_message ("%s", self->text);
  g_assert_cmpint (n > 0, ==, self->is_found);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* The text with one thing changed, which stands in it once. */
static char *
change (JsonObject *condition,
        const char *text)
{
  const char *old = get_text (condition, "replace");
  const char *new = get_text (condition, "with");
  if (old == NULL)
    return g_strdup (text);

  const char *at = strstr (text, old);
  if (at == NULL || strstr (at + 1, old) != NULL || new == NULL)
    g_error ("«%s» does not stand once in «%s»", old, text);

  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
}

static Case *
make_case (const char *rule,
           JsonObject *way)
{
  Case *self = g_new0 (Case, 1);

  self->rule = g_strdup (rule);
  self->path = g_strdup_printf ("/rule-conditions/%s/%s", rule, get_text (way, "way"));
  self->text = g_strdup (get_text (way, "text"));
  self->period = g_strdup (json_object_get_string_member_with_default (way, "period", "năm 2023"));
  self->earlier = g_strdup (get_text (way, "earlier"));
  self->earlier_period = g_strdup (json_object_get_string_member_with_default (way, "earlier_period", "quý II năm 2023"));
  self->is_found = TRUE;

  return self;
}

static void
add (Case *self)
{
  g_test_add_data_func_full (self->path, self, test_case, case_free);
}

static void
add_condition (const char *rule,
               JsonObject *way,
               JsonObject *condition)
{
  Case *self = make_case (rule, way);
  const char *of = json_object_get_string_member_with_default (condition, "of", "text");
  char **field = g_str_equal (of, "text")      ? &self->text
                 : g_str_equal (of, "period")  ? &self->period
                 : g_str_equal (of, "earlier") ? &self->earlier
                                               : &self->earlier_period;
  char *changed = change (condition, *field);

  g_free (*field);
  *field = changed;
  self->is_found = FALSE;
  g_free (self->path);
  self->path = g_strdup_printf ("/rule-conditions/%s/%s/%s", rule, get_text (way, "way"), get_text (condition, "name"));
  add (self);
}

static void
add_rule (JsonObject *rule,
          GHashTable *seen)
{
  const char *id = get_text (rule, "rule");
  JsonArray *ways = json_object_get_array_member (rule, "ways");

  g_assert_true (g_hash_table_add (seen, g_strdup (id)));
  for (guint i = 0; i < json_array_get_length (ways); i++)
    {
      JsonObject *way = json_array_get_object_element (ways, i);
      JsonArray *conditions = json_object_get_array_member (way, "conditions");

      add (make_case (id, way));
      g_assert_cmpuint (json_array_get_length (conditions), >, 0);
      for (guint j = 0; j < json_array_get_length (conditions); j++)
        add_condition (id, way, json_array_get_object_element (conditions, j));
    }
}

/* No rule without its conditions, and no conditions of a rule that is not there. */
static void
test_all_rules (gconstpointer data)
{
  GHashTable *seen = (GHashTable *) data;
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  g_auto (GStrv) ids = dr_rule_set_list_ids (rules);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_hash_table_contains (seen, ids[i]))
      g_error ("the rule «%s» has no conditions in internal/checking-conditions.json", ids[i]);
  g_assert_cmpuint (g_strv_length (ids), ==, g_hash_table_size (seen));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* All that does not flip is told, not the first alone. */
  g_test_set_nonfatal_assertions ();

  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *path = g_build_filename (g_getenv ("DR_VECTORS"), "internal", "checking-conditions.json", NULL);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  JsonArray *rules = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "rules");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < json_array_get_length (rules); i++)
    add_rule (json_array_get_object_element (rules, i), seen);
  g_test_add_data_func ("/rule-conditions/every-rule-has-its-own", seen, test_all_rules);

  return g_test_run ();
}
