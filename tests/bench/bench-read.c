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

static gboolean
report_error (const char   *path,
              const GError *error)
{
  fprintf (stderr, "%s: %s\n", path, error->message);

  return FALSE;
}

static gboolean
read_one (DrReader   *reader,
          const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_reader_read_path (reader, path, NULL, &error);

  return report != NULL || report_error (path, error);
}

/* On all processors that the process may use. */
static gboolean
read_many (DrReader           *reader,
           const char * const *paths)
{
  g_autoptr (DrBatch) batch = dr_batch_new (reader, paths);
  gboolean is_clean = TRUE;
  DrBatchResult *result;

  while ((result = dr_batch_next (batch, NULL, NULL)) != NULL)
    {
      if (dr_batch_result_get_report (result) == NULL)
        is_clean = report_error (dr_batch_result_get_path (result), dr_batch_result_get_error (result));
      g_object_unref (result);
    }

  return is_clean;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DrReader) reader = make_reader ();

  if (argc < 2)
    {
      fprintf (stderr, "usage: bench-read FILE…\n");
      return 2;
    }

  gboolean is_clean = argc == 2 ? read_one (reader, argv[1]) : read_many (reader, (const char * const *) argv + 1);

  return is_clean ? 0 : 1;
}
