/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The least that a user of the installed library would write. */

#include <districtreport/districtreport.h>

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = dr_period_parse ("2023-Q4", &error);
  g_autofree char *id = period != NULL ? dr_period_to_string (period) : NULL;

  g_print ("%s\n", id != NULL ? id : error->message);
  return 0;
}
