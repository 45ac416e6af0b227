/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Values parted by signs, from anywhere: whatever is read accounts for every number of the text that it became. */

#include "config.h"

#include <districtreport/dr-error.h>
#include <districtreport/dr-reader.h>

#include "fuzz.h"
#include "fuzz-report.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) period = dr_period_parse ("2023-Q4", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  dr_reader_set_default_period (reader, period);
  g_autoptr (DrReport) report = dr_reader_read_bytes (reader, bytes, "input.csv", NULL, &error);
  if (report == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == DR_ERROR);
      return 0;
    }
  fuzz_check_report (report);

  return 0;
}
