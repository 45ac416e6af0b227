/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Periods that a period leads to: the one before, the same of the year before, and those within it. */

#include "config.h"

#include <districtreport/dr-period.h>

#include "base/dr-error-private.h"
#include "figures/dr-date-private.h"
#include "figures/dr-period-private.h"

static DrPeriod *
shift_months (DrPeriod  *self,
              int        by,
              GError   **error)
{
  return dr_period_new_of_months (dr_period_get_first_year (self), dr_period_get_first_month (self) + by,
                                  dr_period_count_months (self), dr_period_get_closing_day (self), error);
}

/* The same number of days, ending on the eve. */
static DrPeriod *
shift_days (DrPeriod  *self,
            GError   **error)
{
  guint n_days = dr_period_get_n_days (self);
  guint32 first = g_date_get_julian (dr_period_get_first_day (self));
  GDate first_day = { 0 };
  GDate last_day = { 0 };

  if (first <= n_days)
    {
      dr_error_set (error, DR_ERROR_INVALID, "the days are not within the years %d to %d",
                    DR_DATE_FIRST_YEAR, DR_DATE_LAST_YEAR);
      return NULL;
    }

  g_date_clear (&first_day, 1);
  g_date_clear (&last_day, 1);
  g_date_set_julian (&first_day, first - n_days);
  g_date_set_julian (&last_day, first - 1);

  return dr_period_new_range (&first_day, &last_day, error);
}

/**
 * dr_period_previous:
 * @self: a period
 * @error: return location for an error
 *
 * Gets the period of the same kind that comes before this one.
 *
 * - A day, month, quarter, half-year or year: the one before, `2023-Q1` after
 *   `2022-Q4`.
 * - Nine months: those of the year before. Nine-month figures count from
 *   January, so nothing else is held against them.
 * - Several years: as many years before. Terms of office share the year in
 *   which one ends and the next begins, so `2015/2020` comes before `2020/2025`.
 *   Five or ten whole years are the stage of a plan, and stages do not overlap:
 *   `2016/2020` comes before `2021/2025`, `2011/2020` before `2021/2030`.
 * - A range: the same number of days, ending on its eve. Where they happen to
 *   be a month or the like, the result is of that kind.
 *
 * A period that would begin before the year 1000 gives `DR_ERROR_INVALID`.
 *
 * Returns: (transfer full): the period before
 *
 * Since: 1.0
 */
DrPeriod *
dr_period_previous (DrPeriod  *self,
                    GError   **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  switch (dr_period_get_kind (self))
    {
    case DR_PERIOD_KIND_MONTH:
    case DR_PERIOD_KIND_QUARTER:
    case DR_PERIOD_KIND_HALF_YEAR:
    case DR_PERIOD_KIND_YEAR:
      return shift_months (self, -dr_period_count_months (self), error);
    case DR_PERIOD_KIND_NINE_MONTHS:
      return shift_months (self, -12, error);
    case DR_PERIOD_KIND_TERM:
      return shift_months (self, (dr_period_is_stage (self) ? 0 : 12) - dr_period_count_months (self), error);
    case DR_PERIOD_KIND_DAY:
    case DR_PERIOD_KIND_RANGE:
    default:
      return shift_days (self, error);
    }
}

/* The same day of the year before; 29 February becomes the 28th. */
static gboolean
shift_year (const GDate  *day,
            GDate        *shifted,
            GError      **error)
{
  int year = g_date_get_year (day) - 1;
  GDateMonth month = g_date_get_month (day);
  int n_days = g_date_get_days_in_month (month, (GDateYear) year);

  return dr_period_set_day (shifted, year, (int) month, MIN (g_date_get_day (day), n_days), error);
}

/**
 * dr_period_year_earlier:
 * @self: a period
 * @error: return location for an error
 *
 * Gets the same period of the year before: «cùng kỳ năm trước».
 *
 * Whole months stay whole months, so that February 2025 gives all 29 days of
 * February 2024. Other days keep their date, and 29 February becomes the 28th.
 * Several years move by one: `2020/2025` gives `2019/2024`.
 *
 * A period that would begin before the year 1000 gives `DR_ERROR_INVALID`.
 *
 * Returns: (transfer full): the same period a year earlier
 *
 * Since: 1.0
 */
DrPeriod *
dr_period_year_earlier (DrPeriod  *self,
                        GError   **error)
{
  GDate first = { 0 };
  GDate last = { 0 };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const GDate *first_day = dr_period_get_first_day (self);
  const GDate *last_day = dr_period_get_last_day (self);

  if (dr_period_get_closing_day (self) > 0 || (g_date_get_day (first_day) == 1 && g_date_is_last_of_month (last_day)))
    return shift_months (self, -12, error);

  if (!shift_year (first_day, &first, error))
    return NULL;
  shift_year (last_day, &last, NULL); /* no earlier than the first, so that there is such a day too */

  return dr_period_new_of_days (&first, &last);
}

static GList *
list_days (DrPeriod *self)
{
  guint32 first = g_date_get_julian (dr_period_get_first_day (self));
  guint32 last = g_date_get_julian (dr_period_get_last_day (self));
  GList *days = NULL;

  for (guint32 julian = last; julian >= first; julian--)
    {
      GDate day = { 0 };

      g_date_clear (&day, 1);
      g_date_set_julian (&day, julian);
      days = g_list_prepend (days, dr_period_new_of_days (&day, &day));
    }

  return days;
}

/* Every @step months from January, @n_months at a time. */
static GList *
list_months (DrPeriod *self,
             int       step,
             int       n_months)
{
  int last_year = g_date_get_year (dr_period_get_last_day (self));
  guint closing_day = dr_period_get_closing_day (self);
  GList *children = NULL;

  for (int year = last_year; year >= dr_period_get_first_year (self); year--)
    for (int month = 13 - step; month >= 1; month -= step)
      {
        g_autoptr (DrPeriod) child = dr_period_new_of_months (year, month, n_months, closing_day, NULL);

        if (child != NULL && dr_period_contains (self, child))
          children = g_list_prepend (children, g_steal_pointer (&child));
      }

  return children;
}

/**
 * dr_period_list_children:
 * @self: a period
 * @kind: the kind of the parts
 * @error: return location for an error
 *
 * Lists the periods of a kind that lie wholly within this one, the earliest
 * first: the quarters of a year, the months of a quarter. A period of that kind
 * is its own only child. Months and years of books that close on a day are in the
 * same books. Where none lies wholly within, the list is empty: the
 * range `2023-01-15/2023-03-20` has one month, February, and no quarter.
 *
 * Terms and ranges have no fixed place in the calendar, so there is no list of
 * them: `DR_ERROR_INVALID`.
 *
 * Returns: (transfer full) (element-type DrPeriod) (nullable): the parts in
 *   order; %NULL is the empty list, unless @error is set
 *
 * Since: 1.0
 */
GList *
dr_period_list_children (DrPeriod      *self,
                         DrPeriodKind   kind,
                         GError       **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  switch (kind)
    {
    case DR_PERIOD_KIND_DAY:
      return list_days (self);
    case DR_PERIOD_KIND_MONTH:
      return list_months (self, 1, 1);
    case DR_PERIOD_KIND_QUARTER:
      return list_months (self, 3, 3);
    case DR_PERIOD_KIND_HALF_YEAR:
      return list_months (self, 6, 6);
    case DR_PERIOD_KIND_NINE_MONTHS:
      return list_months (self, 12, 9);
    case DR_PERIOD_KIND_YEAR:
      return list_months (self, 12, 12);
    case DR_PERIOD_KIND_TERM:
    case DR_PERIOD_KIND_RANGE:
    default:
      dr_error_set (error, DR_ERROR_INVALID,
                    "terms and ranges have no fixed place in the calendar to be listed by");
      return NULL;
    }
}
