/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Scraps of sentences and tables that take ways through the rules which no sentence takes: the rules do not fail, find the
 * same each time, and what they find stands in the text. The scraps are tests/vectors/internal/checking-scraps.json.
 */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-report-json.h>
#include <districtreport/dr-reader.h>

#include <json-glib/json-glib.h>
#include <string.h>

static DrFindings *
check (DrReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrChecker) checker = dr_checker_new ();
  DrFindings *findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);

  return findings;
}

static void
check_places (DrReport   *report,
              DrFindings *findings)
{
  gsize size;
  const char *bytes = g_bytes_get_data (dr_text_get_bytes (dr_report_get_text (report)), &size);

  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    {
      DrSource *source = dr_finding_get_source (dr_findings_get (findings, i));
      gsize start = dr_span_get_start (dr_source_get_span (source)), end = dr_span_get_end (dr_source_get_span (source));

      g_assert_cmpuint (start, <, end);
      g_assert_cmpuint (end, <=, size);
      g_assert_cmpmem (bytes + start, end - start, dr_source_get_text (source), strlen (dr_source_get_text (source)));
    }
}

static void
test_scraps (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DR_VECTORS"), "internal", "checking-scraps.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  JsonArray *texts = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "texts");
  g_autoptr (DrReader) reader = dr_reader_new ();

  g_assert_cmpuint (json_array_get_length (texts), >, 0);
  for (guint i = 0; i < json_array_get_length (texts); i++)
    {
      g_autofree char *whole = g_strdup_printf ("BÁO CÁO\nkết quả công tác năm 2023 của Hội Nông dân huyện Bàu Sen\n-----\n%s",
                                                json_array_get_string_element (texts, i));
      g_autoptr (DrReport) report = dr_reader_read_text (reader, whole, &error);
      g_assert_no_error (error);
      g_autoptr (DrFindings) findings = check (report);
      g_autoptr (DrFindings) again = check (report);
      g_autofree char *first = dr_findings_to_json (findings);
      g_autofree char *second = dr_findings_to_json (again);

      check_places (report, findings);
      g_assert_cmpstr (first, ==, second);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checker-scraps/are-checked-as-sentences-are", test_scraps);

  return g_test_run ();
}
