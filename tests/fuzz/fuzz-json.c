/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* JSON from anywhere: what passes the scan is JSON to others too, and a report that is read is written as it was read. */

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include <districtreport/dr-error.h>
#include <districtreport/dr-report-json.h>

#include "base/dr-json-scan-private.h"

#include "fuzz.h"

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == DR_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_prefix (error->message, "line ") ||
                 g_str_has_prefix (error->message, "$") ||
                 g_str_has_prefix (error->message, "document "));
}

static void
check_report (DrReport *report)
{
  for (gboolean with_text = FALSE; with_text <= TRUE; with_text++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *json = dr_report_to_json (report, with_text);
      g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
      g_autoptr (DrReport) again = dr_report_new_from_json (bytes, NULL, &error);

      g_assert_no_error (error);
      g_autofree char *json_again = dr_report_to_json (again, with_text);
      g_assert_cmpstr (json_again, ==, json);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) scan_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  gboolean is_json = dr_json_scan ((const char *) data, size, NULL, &scan_error);
  g_autoptr (DrReport) report = dr_report_new_from_json (bytes, NULL, &error);

  if (is_json)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      g_assert_no_error (scan_error);
      g_assert_true (json_parser_load_from_data (parser, (const char *) data, (gssize) size, NULL));
    }
  else
    {
      check_error (scan_error);
      g_assert_null (report);
    }

  if (report != NULL)
    check_report (report);
  else
    check_error (error);

  return 0;
}
