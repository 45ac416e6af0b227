/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "figures/dr-date-private.h"

static gboolean
split_digits (const char *text,
              gsize       n_digits,
              int        *number)
{
  *number = 0;
  for (gsize i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }

  return TRUE;
}

gboolean
dr_date_split (const char *text,
               gssize      length,
               int        *year,
               int        *month,
               int        *day)
{
  if (length < 0)
    length = (gssize) strlen (text);

  return length == 10 &&
         text[4] == '-' &&
         text[7] == '-' &&
         split_digits (text, 4, year) &&
         split_digits (text + 5, 2, month) &&
         split_digits (text + 8, 2, day);
}

void
dr_date_complete (GDate *date)
{
  (void) g_date_get_julian (date);
  (void) g_date_get_year (date);
}

gboolean
dr_date_set (GDate *date,
             int    year,
             int    month,
             int    day)
{
  if (year < DR_DATE_FIRST_YEAR || year > DR_DATE_LAST_YEAR ||
      month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  dr_date_complete (date);

  return TRUE;
}

gboolean
dr_date_is_usable (const GDate *date)
{
  return date != NULL &&
         g_date_valid (date) &&
         g_date_get_year (date) >= DR_DATE_FIRST_YEAR &&
         g_date_get_year (date) <= DR_DATE_LAST_YEAR;
}

gboolean
dr_date_parse (const char *text,
               gssize      length,
               GDate      *date)
{
  int year;
  int month;
  int day;

  return dr_date_split (text, length, &year, &month, &day) &&
         dr_date_set (date, year, month, day);
}

/* By hand: a format string would follow the locale's digits. */
gsize
dr_date_write (const GDate *date,
               char         buffer[11])
{
  guint year = g_date_get_year (date);
  guint month = g_date_get_month (date);
  guint day = g_date_get_day (date);

  buffer[0] = (char) ('0' + year / 1000 % 10);
  buffer[1] = (char) ('0' + year / 100 % 10);
  buffer[2] = (char) ('0' + year / 10 % 10);
  buffer[3] = (char) ('0' + year % 10);
  buffer[4] = '-';
  buffer[5] = (char) ('0' + month / 10);
  buffer[6] = (char) ('0' + month % 10);
  buffer[7] = '-';
  buffer[8] = (char) ('0' + day / 10);
  buffer[9] = (char) ('0' + day % 10);
  buffer[10] = '\0';

  return 10;
}

char *
dr_date_to_string (const GDate *date)
{
  char buffer[11];

  dr_date_write (date, buffer);

  return g_strdup (buffer);
}
