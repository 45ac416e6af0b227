/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text from anywhere: a report that is read accounts for every number, and comes back the same from its JSON. */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-report-json.h>

#include "fuzz.h"

/* Every run of digits that no letter holds stands in one entry of the ledger, and entries are in order. */
static void
check_ledger (DrReport      *report,
              const uint8_t *data,
              size_t         size)
{
  guint n_numbers = dr_report_get_n_numbers (report);
  guint64 reached = 0;
  guint next = 0;
  guint64 start = 0;
  guint64 end = 0;

  for (size_t i = 0; i < size;)
    {
      if (!g_ascii_isdigit (data[i]))
        {
          i++;
          continue;
        }

      size_t digits = i;
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

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) period = dr_period_parse ("2023-Q4", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  dr_reader_set_default_period (reader, period);
  g_autoptr (DrReport) report = dr_reader_read_bytes (reader, bytes, "input", NULL, &error);
  if (report == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == DR_ERROR);
      return 0;
    }

  check_ledger (report, data, size);
  g_autofree char *json = dr_report_to_json (report, TRUE);
  g_autoptr (GBytes) json_bytes = g_bytes_new (json, strlen (json));
  g_autoptr (DrReport) again = dr_report_new_from_json (json_bytes, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *json_again = dr_report_to_json (again, TRUE);
  g_assert_cmpstr (json_again, ==, json);

  return 0;
}
