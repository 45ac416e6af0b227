/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <districtreport/dr-report-json.h>

static DrSource *
make_source (guint64     start,
             const char *text,
             const char *location)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSpan) span = dr_span_new (start, start + strlen (text), &error);
  g_assert_no_error (error);
  DrSource *source = dr_source_new (span, text, location, &error);
  g_assert_no_error (error);

  return source;
}

static DrFindings *
make_findings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSource) stated = make_source (120, "đạt 126%", "đoạn 3");
  g_autoptr (DrSource) actual = make_source (100, "640/500 hộ", NULL);
  g_autoptr (DrFinding) alone =
    dr_finding_new ("percent-of-target", DR_SEVERITY_ERROR, "126", "128", "128",
                    "640 / 500 = 128 %", "Ghi \"126%\", tính ra 128%", "126 % stated, 128 % computed",
                    stated, &error);
  g_assert_no_error (error);
  g_autoptr (DrFinding) first = dr_finding_new_related (alone, actual, &error);
  g_assert_no_error (error);
  g_autoptr (DrFinding) second =
    dr_finding_new ("mixed-separators", DR_SEVERITY_NOTE, NULL, NULL, NULL, NULL,
                    "Lẫn dấu phẩy\nvà dấu chấm", "Commas and points are mixed", NULL, &error);
  g_assert_no_error (error);

  DrFindings *findings = dr_findings_new ();
  dr_findings_add (findings, first, &error);
  g_assert_no_error (error);
  dr_findings_add (findings, second, &error);
  g_assert_no_error (error);

  return findings;
}

static void
test_gold (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("DR_VECTORS"), "..", "gold", "findings.json", NULL);
  g_autofree char *gold = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFindings) findings = make_findings ();
  g_autofree char *json = dr_findings_to_json (findings);

  g_file_get_contents (path, &gold, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json, ==, gold);
}

static void
test_no_findings (void)
{
  g_autoptr (DrFindings) findings = dr_findings_new ();
  g_autofree char *json = dr_findings_to_json (findings);

  g_assert_cmpstr (json, ==,
                   "{\n  \"format\": \"districtreport-findings/1\",\n  \"findings\": []\n}\n");
}

int
main (int   argc,
      char *argv[])
{
  /* «--print» gives what the golden file should hold. */
  if (argc == 2 && g_str_equal (argv[1], "--print"))
    {
      g_autoptr (DrFindings) findings = make_findings ();
      g_autofree char *json = dr_findings_to_json (findings);

      fputs (json, stdout);
          return 0;
    }

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/findings-json/write/gives-the-golden-bytes", test_gold);
  g_test_add_func ("/findings-json/write/takes-no-findings", test_no_findings);

  return g_test_run ();
}
