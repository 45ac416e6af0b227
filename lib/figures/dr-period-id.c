/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The ids of periods, read and written. */

#include "config.h"

#include <string.h>

#include <districtreport/dr-period.h>

#include "base/dr-error-private.h"
#include "figures/dr-date-private.h"
#include "figures/dr-period-private.h"

/* Reads exactly @n_digits digits. */
static gboolean
scan_number (const char *text,
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

/* What an id says, before anybody asks whether the calendar knows it. */
static DrPeriod *
parse_id (const char *id,
          gsize       length,
          gboolean   *is_id,
          GError    **error)
{
  int numbers[6];
  GDate first = { 0 };
  GDate last = { 0 };

  *is_id = TRUE;

  if (length == 4 && scan_number (id, 4, &numbers[0]))
    return dr_period_new_years (numbers[0], numbers[0], error);

  if (length == 9 && id[4] == '/' &&
      scan_number (id, 4, &numbers[0]) && scan_number (id + 5, 4, &numbers[1]))
    return dr_period_new_years (numbers[0], numbers[1], error);

  if (length == 7 && id[4] == '-' && scan_number (id, 4, &numbers[0]))
    {
      if (id[5] == 'Q' && scan_number (id + 6, 1, &numbers[1]))
        {
          if (numbers[1] >= 1 && numbers[1] <= 4)
            return dr_period_new_months (numbers[0], numbers[1] * 3 - 2, 3, error);

          dr_error_set (error, DR_ERROR_INVALID, "there is no quarter %d", numbers[1]);
          return NULL;
        }

      if (id[5] == 'H' && scan_number (id + 6, 1, &numbers[1]))
        {
          if (numbers[1] == 1 || numbers[1] == 2)
            return dr_period_new_months (numbers[0], numbers[1] * 6 - 5, 6, error);

          dr_error_set (error, DR_ERROR_INVALID, "there is no half-year %d", numbers[1]);
          return NULL;
        }

      if (id[5] == '9' && id[6] == 'M')
        return dr_period_new_months (numbers[0], 1, 9, error);

      if (scan_number (id + 5, 2, &numbers[1]))
        return dr_period_new_months (numbers[0], numbers[1], 1, error);
    }

  if (length == 10 && dr_date_split (id, 10, &numbers[0], &numbers[1], &numbers[2]))
    {
      if (!dr_period_set_day (&first, numbers[0], numbers[1], numbers[2], error))
        return NULL;

      return dr_period_new_of_days (&first, &first);
    }

  if (length == 21 && id[10] == '/' &&
      dr_date_split (id, 10, &numbers[0], &numbers[1], &numbers[2]) &&
      dr_date_split (id + 11, 10, &numbers[3], &numbers[4], &numbers[5]))
    {
      if (!dr_period_set_day (&first, numbers[0], numbers[1], numbers[2], error) ||
          !dr_period_set_day (&last, numbers[3], numbers[4], numbers[5], error))
        return NULL;

      return dr_period_new_range (&first, &last, error);
    }

  *is_id = FALSE;

  return NULL;
}

/* `2023~14`: an id, then the day on which its books close. */
static DrPeriod *
parse_reckoning (const char *id,
                 gsize       length,
                 gsize       tilde,
                 gboolean   *is_id,
                 GError    **error)
{
  gsize n_digits = length - tilde - 1;
  int closing_day;

  *is_id = FALSE;
  if (n_digits < 1 || n_digits > 2 || id[tilde + 1] == '0' ||
      !scan_number (id + tilde + 1, n_digits, &closing_day))
    return NULL;

  g_autoptr (DrPeriod) period = parse_id (id, tilde, is_id, error);

  return period == NULL ? NULL : dr_period_reckon (period, (guint) closing_day, error);
}

/**
 * dr_period_parse: (constructor)
 * @id: an id, as [method@DistrictReport.Period.to_string] writes it
 * @error: return location for an error
 *
 * Reads the id of a period.
 *
 * A stretch of days that has a shorter id is taken under its long one too:
 * `2023-01-01/2023-12-31` gives the year 2023. Nothing else is: no lower case,
 * no space, no month of one digit.
 *
 * Errors are in the domain `DR_ERROR`: `DR_ERROR_MALFORMED` for what is no id,
 * and `DR_ERROR_INVALID` for one that the calendar does not know (`2023-06-31`,
 * `2023-Q5`, `2025/2020`, a year outside 1000 to 9999), or whose books cannot
 * close so (`2023~31`, `2023-09-28~14`).
 *
 * Returns: (transfer full): the period
 *
 * Since: 1.0
 */
DrPeriod *
dr_period_parse (const char  *id,
                 GError     **error)
{
  gboolean is_id;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  gsize length = strlen (id);
  const char *tilde = strchr (id, '~');
  g_autoptr (DrPeriod) self =
    tilde == NULL ? parse_id (id, length, &is_id, error)
                  : parse_reckoning (id, length, (gsize) (tilde - id), &is_id, error);
  g_autofree char *quoted = self == NULL ? dr_error_quote (id, (gssize) length) : NULL;

  if (is_id)
    {
      if (self == NULL)
        g_prefix_error (error, "period %s: ", quoted);
    }
  else
    dr_error_set (error, DR_ERROR_MALFORMED, "%s is not the id of a period", quoted);

  return g_steal_pointer (&self);
}

/* The id of the months or days alone. */
static char *
write_id (DrPeriod *self)
{
  char first[11];
  char last[11];
  int year = dr_period_get_first_year (self);
  int month = dr_period_get_first_month (self);

  dr_date_write (dr_period_get_first_day (self), first);
  dr_date_write (dr_period_get_last_day (self), last);

  switch (dr_period_get_kind (self))
    {
    case DR_PERIOD_KIND_DAY:
      return g_strdup (first);
    case DR_PERIOD_KIND_MONTH:
      return g_strndup (last, 7);
    case DR_PERIOD_KIND_QUARTER:
      return g_strdup_printf ("%d-Q%d", year, (month + 2) / 3);
    case DR_PERIOD_KIND_HALF_YEAR:
      return g_strdup_printf ("%d-H%d", year, month == 1 ? 1 : 2);
    case DR_PERIOD_KIND_NINE_MONTHS:
      return g_strdup_printf ("%d-9M", year);
    case DR_PERIOD_KIND_YEAR:
      return g_strndup (last, 4);
    case DR_PERIOD_KIND_TERM:
      return g_strdup_printf ("%d/%.4s", year, last);
    case DR_PERIOD_KIND_RANGE:
    default:
      return g_strdup_printf ("%s/%s", first, last);
    }
}

/**
 * dr_period_to_string:
 * @self: a period
 *
 * Gets the id, which [ctor@DistrictReport.Period.parse] reads back. Equal periods
 * have the same id, and it does not depend on the locale.
 *
 * Returns: (transfer full): the id
 *
 * Since: 1.0
 */
char *
dr_period_to_string (DrPeriod *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *id = write_id (self);
  guint closing_day = dr_period_get_closing_day (self);

  return closing_day == 0 ? g_steal_pointer (&id) : g_strdup_printf ("%s~%u", id, closing_day);
}
