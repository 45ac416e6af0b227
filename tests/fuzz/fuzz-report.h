/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What holds of every report that was read, whatever it was read from. */

#pragma once

#include <string.h>

#include <districtreport/dr-report-json.h>
#include <districtreport/dr-report.h>

/* Every run of digits that no letter holds stands in one entry of the ledger, and entries are in order. */
static inline void
fuzz_check_ledger (DrReport *report)
{
  gsize size;
  const char *data = g_bytes_get_data (dr_text_get_bytes (dr_report_get_text (report)), &size);
  guint n_numbers = dr_report_get_n_numbers (report);
  guint64 reached = 0;
  guint next = 0;
  guint64 start = 0;
  guint64 end = 0;

  for (gsize i = 0; i < size;)
    {
      if (!g_ascii_isdigit (data[i]))
        {
          i++;
          continue;
        }

      gsize digits = i;
      while (i < size && g_ascii_isdigit (data[i]))
        i++;
      while (end < i && next < n_numbers)
        {
          g_autoptr (DrNumber) number = dr_report_get_number_entry (report, next++);

          start = dr_span_get_start (dr_number_get_span (number));
          end = dr_span_get_end (dr_number_get_span (number));
          g_assert_cmpuint (start, >=, reached);
          reached = end;
        }
      g_assert_true (start <= digits && i <= end);
    }
}

/* The ledger is whole, and the report comes back the same from its JSON. */
static inline void
fuzz_check_report (DrReport *report)
{
  g_autoptr (GError) error = NULL;

  fuzz_check_ledger (report);
  g_autofree char *json = dr_report_to_json (report, TRUE);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (DrReport) again = dr_report_new_from_json (bytes, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *json_again = dr_report_to_json (again, TRUE);
  g_assert_cmpstr (json_again, ==, json);
}
