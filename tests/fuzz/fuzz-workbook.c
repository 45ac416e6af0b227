/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Parts of a workbook from anywhere, in an archive that is sound: the sheet, and behind
 * a NUL each the shared strings and the styles. A fuzzer that had to find the archive's
 * checksums too would never come as far as the sheet.
 */

#include "config.h"

#include <districtreport/dr-error.h>
#include <districtreport/dr-reader.h>

#include "../c/workbook-fixture.h"
#include "fuzz.h"
#include "fuzz-report.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) period = dr_period_parse ("2023-Q4", NULL);
  /* Each copy ends at the first NUL; what is behind it is copied apart. */
  g_autofree char *input = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  WorkbookParts parts = { .sheet = input };
  gsize second = strlen (input) + 1;

  g_autofree char *strings = second < size ? g_strndup ((const char *) data + second, size - second) : NULL;
  gsize third = strings != NULL ? second + strlen (strings) + 1 : size;
  g_autofree char *styles = third < size ? g_strndup ((const char *) data + third, size - third) : NULL;

  parts.strings = strings;
  parts.styles = styles;
  g_autoptr (GBytes) bytes = workbook_build (&parts);

  dr_reader_set_default_period (reader, period);
  g_autoptr (DrReport) report = dr_reader_read_bytes (reader, bytes, "input.xlsx", NULL, &error);
  if (report == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == DR_ERROR);
      return 0;
    }
  fuzz_check_report (report);

  return 0;
}
