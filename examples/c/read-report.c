/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <districtreport/districtreport.h>
#include <stdio.h>

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrReport) report = dr_reader_read_path (reader, argc > 1 ? argv[1] : "report.txt", NULL, &error);
  g_autolist (DrAchievement) figures = report != NULL ? dr_report_list_achievements (report) : NULL;
  g_autoptr (DrSummary) summary = report != NULL ? dr_summary_new (figures, &error) : NULL;
  if (summary == NULL)
    return fprintf (stderr, "%s: %s\n", argc > 1 ? argv[1] : "report.txt", error->message), 2;

  for (GList *link = figures; link != NULL; link = link->next)
    {
      DrQuantity *actual = dr_achievement_get_actual (link->data);
      g_autofree char *written = actual != NULL ? dr_quantity_to_string (actual) : NULL;
      printf ("%s: %s\n", dr_unit_get_name (dr_achievement_get_unit (link->data)), written != NULL ? written : "–");
    }
  printf ("%u targets exceeded, %u missed\n", dr_summary_get_n_attained (summary, DR_ATTAINMENT_EXCEEDED),
          dr_summary_get_n_attained (summary, DR_ATTAINMENT_MISSED));
  return 0;
}
