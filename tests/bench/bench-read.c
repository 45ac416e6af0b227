/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <districtreport/districtreport.h>

#include <stdio.h>

/*
 * Reads each FILE into a report and lets it go: what is measured is the reading
 * alone. Documents are as long, and hold as many items, as the format allows; a text
 * that names no period is taken to speak of 2024.
 */

static DrReader *
make_reader (void)
{
  g_autoptr (DrLimits) limits = dr_limits_new ();
  g_autoptr (DrPeriod) period = dr_period_new_years (2024, 2024, NULL);
  DrReader *reader = dr_reader_new ();

  dr_limits_set (limits, DR_LIMIT_DOCUMENT, G_MAXUINT32 - 1);
  dr_limits_set (limits, DR_LIMIT_ITEMS, G_MAXUINT32 - 1);
  dr_reader_set_limits (reader, limits);
  dr_reader_set_default_period (reader, period);

  return reader;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DrReader) reader = make_reader ();
  int status = 0;

  if (argc < 2)
    {
      fprintf (stderr, "usage: bench-read FILE…\n");
      return 2;
    }

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) report = dr_reader_read_path (reader, argv[i], NULL, &error);

      if (report == NULL)
        {
          fprintf (stderr, "%s: %s\n", argv[i], error->message);
          status = 1;
        }
    }

  return status;
}
