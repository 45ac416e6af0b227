/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <districtreport/districtreport.h>
#include <stdio.h>

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrReport) report = argc > 1 ? dr_reader_read_path (reader, argv[1], NULL, &error) : NULL;
  g_autolist (DrAchievement) figures = report != NULL ? dr_report_list_achievements (report) : NULL;
  g_autoptr (DrSummary) summary = report != NULL ? dr_summary_new (figures, &error) : NULL;
  if (summary == NULL)
    return fprintf (stderr, "%s\n", error != NULL ? error->message : "which report?"), 2;

  for (GList *link = figures; link != NULL; link = link->next)
    {
      g_autofree char *actual = dr_quantity_to_string (dr_achievement_get_actual (link->data));
      printf ("%s: %s\n", dr_unit_get_name (dr_achievement_get_unit (link->data)), actual);
    }
  printf ("%u targets exceeded, %u met, %u missed\n",
          dr_summary_get_n_attained (summary, DR_ATTAINMENT_EXCEEDED),
          dr_summary_get_n_attained (summary, DR_ATTAINMENT_MET),
          dr_summary_get_n_attained (summary, DR_ATTAINMENT_MISSED));
  return 0;
}
