/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-period.h>

#include "base/dr-error-private.h"
#include "figures/dr-date-private.h"
#include "figures/dr-period-private.h"
#include "figures/dr-ratio-private.h"

/**
 * DrPeriod:
 *
 * A stretch of days that a report or a figure covers, from its first day to its
 * last, both of them in it.
 *
 * The days decide what a period is: the three months from January are the first
 * quarter, however they were given, and 1 January to 31 December is the year.
 * So of the calendar there is one period, one kind and one id for each stretch of
 * days.
 *
 * Books may close before a month ends. Those of the state close on the 14th
 * (Decree 09/2019/NĐ-CP, article 12): their May runs from 15 April to 14 May, and
 * their 2023 from 15 December 2022 to 14 December 2023. Such a period has the day
 * on which its books close behind its id, `2023~14`, and is never equal to one of
 * the calendar, not even to a range of the same days.
 *
 * ```c
 * g_autoptr (GError) error = NULL;
 * g_autoptr (DrPeriod) period = dr_period_new_months (2023, 10, 3, &error);
 * g_autofree char *id = dr_period_to_string (period);
 * g_autofree char *display = dr_period_to_display (period, DR_LANGUAGE_VIETNAMESE);
 * g_print ("%s: %s, %u days\n", id, display, dr_period_get_n_days (period));
 * ```
 *
 * ```
 * 2023-Q4: quý IV/2023, 92 days
 * ```
 *
 * Ids are
 *
 * | id | what it is |
 * |---|---|
 * | `2023` | a year |
 * | `2023-Q4` | a quarter |
 * | `2023-H1` | a half-year |
 * | `2023-9M` | January to September |
 * | `2023-05` | a month |
 * | `2023-09-28` | a day |
 * | `2020/2025` | years, both whole: a term of office or the stage of a plan |
 * | `2023-01-01/2023-09-14` | any other stretch of days |
 * | `2023~14`, `2023-Q1~14`, … | months or years in books that close on the 14th |
 *
 * Years run from 1000 to 9999.
 *
 * Since: 1.0
 */
struct _DrPeriod
{
  gatomicrefcount ref_count;
  DrPeriodKind    kind;
  guint           closing_day; /* on which books close; 0: at the end of a month */
  GDate           first;
  GDate           last;
};

G_DEFINE_BOXED_TYPE (DrPeriod, dr_period, dr_period_ref, dr_period_unref)

/* Every month has it, and a day behind it. */
#define MAX_CLOSING_DAY 27

/* Which kind the days make: the one place that decides, so that nothing can have two ids. */
static DrPeriodKind
classify (const GDate *first,
          const GDate *last)
{
  int first_year = g_date_get_year (first);
  int last_year = g_date_get_year (last);
  int first_month = g_date_get_month (first);
  int last_month = g_date_get_month (last);

  if (g_date_compare (first, last) == 0)
    return DR_PERIOD_KIND_DAY;

  if (g_date_get_day (first) != 1 || !g_date_is_last_of_month (last))
    return DR_PERIOD_KIND_RANGE;

  if (first_year != last_year)
    return first_month == 1 && last_month == 12 ? DR_PERIOD_KIND_TERM : DR_PERIOD_KIND_RANGE;

  switch (last_month - first_month + 1)
    {
    case 1:
      return DR_PERIOD_KIND_MONTH;
    case 3:
      return first_month % 3 == 1 ? DR_PERIOD_KIND_QUARTER : DR_PERIOD_KIND_RANGE;
    case 6:
      return first_month % 6 == 1 ? DR_PERIOD_KIND_HALF_YEAR : DR_PERIOD_KIND_RANGE;
    case 9:
      return first_month == 1 ? DR_PERIOD_KIND_NINE_MONTHS : DR_PERIOD_KIND_RANGE;
    case 12:
      return DR_PERIOD_KIND_YEAR;
    default:
      return DR_PERIOD_KIND_RANGE;
    }
}

DrPeriod *
dr_period_new_of_days (const GDate *first,
                       const GDate *last)
{
  DrPeriod *self = g_new0 (DrPeriod, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->first = *first;
  self->last = *last;
  self->kind = classify (&self->first, &self->last);
  dr_date_complete (&self->first);
  dr_date_complete (&self->last);

  return self;
}

static gboolean
check_year (int      year,
            GError **error)
{
  if (year >= DR_DATE_FIRST_YEAR && year <= DR_DATE_LAST_YEAR)
    return TRUE;

  return dr_error_set (error, DR_ERROR_INVALID, "the year %d is not within %d to %d", year,
                       DR_DATE_FIRST_YEAR, DR_DATE_LAST_YEAR);
}

gboolean
dr_period_set_day (GDate   *date,
                   int      year,
                   int      month,
                   int      day,
                   GError **error)
{
  if (!check_year (year, error))
    return FALSE;

  if (!dr_date_set (date, year, month, day))
    return dr_error_set (error, DR_ERROR_INVALID, "there is no day %04d-%02d-%02d", year, month,
                         day);

  return TRUE;
}

static gboolean
check_day (const GDate  *day,
           GError      **error)
{
  if (!g_date_valid (day))
    return dr_error_set (error, DR_ERROR_INVALID, "the day is not set");

  return check_year (g_date_get_year (day), error);
}

/* The day behind the one on which the books of the month before close. */
static void
set_opening_day (GDate *day,
                 gint64 month,
                 guint  closing_day)
{
  gint64 before = month - 1;

  dr_date_set (day, (int) (before / 12), (int) (before % 12) + 1, (int) closing_day + 1);
}

DrPeriod *
dr_period_new_of_months (int      year,
                         int      first_month,
                         int      n_months,
                         guint    closing_day,
                         GError **error)
{
  gint64 first = (gint64) year * 12 + first_month - 1;
  gint64 last = first + n_months - 1;
  GDate first_day = { 0 };
  GDate last_day = { 0 };

  /* Books that close within a month open in the month before. */
  if (first < DR_DATE_FIRST_YEAR * 12 + (closing_day > 0) || last >= (DR_DATE_LAST_YEAR + 1) * 12)
    {
      dr_error_set (error, DR_ERROR_INVALID, "the months are not within the years %d to %d",
                    DR_DATE_FIRST_YEAR, DR_DATE_LAST_YEAR);
      return NULL;
    }

  dr_date_set (&first_day, (int) (first / 12), (int) (first % 12) + 1, 1);
  dr_date_set (&last_day, (int) (last / 12), (int) (last % 12) + 1,
               g_date_get_days_in_month ((GDateMonth) (last % 12 + 1), (GDateYear) (last / 12)));
  DrPeriod *self = dr_period_new_of_days (&first_day, &last_day);

  if (closing_day > 0)
    {
      /* The kind is that of the months; the days are those of the books. */
      self->closing_day = closing_day;
      set_opening_day (&self->first, first, closing_day);
      dr_date_set (&self->last, (int) (last / 12), (int) (last % 12) + 1, (int) closing_day);
      dr_date_complete (&self->first);
      dr_date_complete (&self->last);
    }

  return self;
}

/* The month from which a period counts, as 12 times the year and the month from 0. */
static int
get_first_month (DrPeriod *self)
{
  return g_date_get_year (&self->first) * 12 + (int) g_date_get_month (&self->first) - 1 +
         (self->closing_day > 0);
}

static int
get_last_month (DrPeriod *self)
{
  return g_date_get_year (&self->last) * 12 + (int) g_date_get_month (&self->last) - 1;
}

int
dr_period_count_months (DrPeriod *self)
{
  return get_last_month (self) - get_first_month (self) + 1;
}

int
dr_period_get_first_year (DrPeriod *self)
{
  return get_first_month (self) / 12;
}

int
dr_period_get_first_month (DrPeriod *self)
{
  return get_first_month (self) % 12 + 1;
}

/* The stages of plans are five or ten years long and do not overlap: 2016/2020, 2021/2025,
 * 2021/2030. Terms of office begin in the year in which the last one ends: 2015/2020, 2020/2025. */
gboolean
dr_period_is_stage (DrPeriod *self)
{
  return dr_period_count_months (self) / 12 % 5 == 0;
}

/**
 * dr_period_new_day:
 * @day: a day
 * @error: return location for an error
 *
 * Makes the period of one day.
 *
 * A day that is not set, or is outside the years 1000 to 9999, gives
 * `DR_ERROR_INVALID`.
 *
 * Returns: (transfer full): a new period
 *
 * Since: 1.0
 */
DrPeriod *
dr_period_new_day (const GDate  *day,
                   GError      **error)
{
  g_return_val_if_fail (day != NULL, NULL);

  return dr_period_new_range (day, day, error);
}

/**
 * dr_period_new_months:
 * @year: the year of the first month, 1000 to 9999
 * @first_month: the first month, 1 to 12
 * @n_months: how many months, at least 1
 * @error: return location for an error
 *
 * Makes a period of whole months.
 *
 * Three months from January, April, July or October are a quarter, six from
 * January or July a half-year, nine from January the nine months, twelve from
 * January the year, 24 from January two years; other counts, and counts from
 * elsewhere, are ranges of days. The months may run into later years.
 *
 * Numbers outside their range, and months that run beyond the year 9999, give
 * `DR_ERROR_INVALID`.
 *
 * Returns: (transfer full): a new period
 *
 * Since: 1.0
 */
DrPeriod *
dr_period_new_months (int      year,
                      int      first_month,
                      int      n_months,
                      GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_year (year, error))
    return NULL;

  if (first_month < 1 || first_month > 12)
    {
      dr_error_set (error, DR_ERROR_INVALID, "there is no month %d", first_month);
      return NULL;
    }

  if (n_months < 1)
    {
      dr_error_set (error, DR_ERROR_INVALID, "a period cannot have %d months", n_months);
      return NULL;
    }

  return dr_period_new_of_months (year, first_month, n_months, 0, error);
}

/**
 * dr_period_new_years:
 * @first_year: the first year, 1000 to 9999
 * @last_year: the last year, not before the first
 * @error: return location for an error
 *
 * Makes a period of whole years, from 1 January of the first to 31 December of
 * the last: a term of office, or the stage of a plan. One year is that year.
 *
 * Years outside 1000 to 9999, or in the wrong order, give `DR_ERROR_INVALID`.
 *
 * Returns: (transfer full): a new period
 *
 * Since: 1.0
 */
DrPeriod *
dr_period_new_years (int      first_year,
                     int      last_year,
                     GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_year (first_year, error) || !check_year (last_year, error))
    return NULL;

  if (first_year > last_year)
    {
      dr_error_set (error, DR_ERROR_INVALID, "the year %d comes before %d", last_year, first_year);
      return NULL;
    }

  return dr_period_new_of_months (first_year, 1, (last_year - first_year + 1) * 12, 0, error);
}

/**
 * dr_period_new_range:
 * @first_day: the first day
 * @last_day: the last day, not before the first; it belongs to the period
 * @error: return location for an error
 *
 * Makes a period of the days from one to another. Where they are exactly a day,
 * a month, a quarter, a half-year, nine months, a year or several years, it is
 * of that kind.
 *
 * Days that are not set, are outside the years 1000 to 9999 or in the wrong
 * order give `DR_ERROR_INVALID`.
 *
 * Returns: (transfer full): a new period
 *
 * Since: 1.0
 */
DrPeriod *
dr_period_new_range (const GDate  *first_day,
                     const GDate  *last_day,
                     GError      **error)
{
  g_return_val_if_fail (first_day != NULL, NULL);
  g_return_val_if_fail (last_day != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_day (first_day, error) || !check_day (last_day, error))
    return NULL;

  if (g_date_compare (first_day, last_day) > 0)
    {
      char first[11];
      char last[11];

      dr_date_write (first_day, first);
      dr_date_write (last_day, last);
      dr_error_set (error, DR_ERROR_INVALID, "%s comes before %s", last, first);
      return NULL;
    }

  return dr_period_new_of_days (first_day, last_day);
}

/**
 * dr_period_reckon:
 * @self: a period of whole months or years
 * @closing_day: the day on which books close, 1 to 27, or 0 for the end of a month
 * @error: return location for an error
 *
 * Gets the same months or years in books that close on another day: 2023 with
 * 14 runs from 15 December 2022 to 14 December 2023.
 *
 * Days and ranges have no books to close, and a month need not have a 28th day
 * after which one more comes: both give `DR_ERROR_INVALID`, as does a period
 * that would begin before the year 1000.
 *
 * Returns: (transfer full): the period
 *
 * Since: 1.0
 */
DrPeriod *
dr_period_reckon (DrPeriod  *self,
                  guint      closing_day,
                  GError   **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (closing_day > MAX_CLOSING_DAY)
    {
      dr_error_set (error, DR_ERROR_INVALID, "books close on a day from 1 to %d, not on %u",
                    MAX_CLOSING_DAY, closing_day);
      return NULL;
    }

  if (self->closing_day == closing_day)
    return dr_period_ref (self);

  if (self->kind == DR_PERIOD_KIND_DAY || self->kind == DR_PERIOD_KIND_RANGE)
    {
      dr_error_set (error, DR_ERROR_INVALID, "only months and years have books that close on a day");
      return NULL;
    }

  return dr_period_new_of_months (0, get_first_month (self) + 1, dr_period_count_months (self), closing_day, error);
}

/**
 * dr_period_ref: (skip)
 * @self: a period
 *
 * Takes a reference to a period.
 *
 * Returns: (transfer full): the same period
 *
 * Since: 1.0
 */
DrPeriod *
dr_period_ref (DrPeriod *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_period_unref: (skip)
 * @self: (transfer full): a period
 *
 * Gives a reference back. The last one frees the period.
 *
 * Since: 1.0
 */
void
dr_period_unref (DrPeriod *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * dr_period_get_kind:
 * @self: a period
 *
 * Gets what kind of period it is. It follows from the days, so a range is one
 * that is nothing else.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DrPeriodKind
dr_period_get_kind (DrPeriod *self)
{
  g_return_val_if_fail (self != NULL, DR_PERIOD_KIND_RANGE);

  return self->kind;
}

/**
 * dr_period_get_first_day:
 * @self: a period
 *
 * Gets the first day.
 *
 * Returns: (transfer none): the first day
 *
 * Since: 1.0
 */
const GDate *
dr_period_get_first_day (DrPeriod *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->first;
}

/**
 * dr_period_get_last_day:
 * @self: a period
 *
 * Gets the last day, which belongs to the period.
 *
 * Returns: (transfer none): the last day
 *
 * Since: 1.0
 */
const GDate *
dr_period_get_last_day (DrPeriod *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->last;
}

/**
 * dr_period_get_closing_day:
 * @self: a period
 *
 * Gets the day of the month on which the books of the period close.
 *
 * Returns: the day, 1 to 27, or 0 for a period of the calendar
 *
 * Since: 1.0
 */
guint
dr_period_get_closing_day (DrPeriod *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->closing_day;
}

/**
 * dr_period_get_n_days:
 * @self: a period
 *
 * Counts the days, the first and the last among them.
 *
 * Returns: how many days, at least 1
 *
 * Since: 1.0
 */
guint
dr_period_get_n_days (DrPeriod *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_date_get_julian (&self->last) - g_date_get_julian (&self->first) + 1;
}

/**
 * dr_period_contains:
 * @self: a period
 * @other: another
 *
 * Tells whether every day of @other is in @self. A period contains itself.
 *
 * Returns: %TRUE if it does
 *
 * Since: 1.0
 */
gboolean
dr_period_contains (DrPeriod *self,
                    DrPeriod *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return g_date_compare (&self->first, &other->first) <= 0 &&
         g_date_compare (&self->last, &other->last) >= 0;
}

/**
 * dr_period_contains_day:
 * @self: a period
 * @day: a day
 *
 * Tells whether a day is in the period, which its first and last are. A day
 * that is not set is in no period.
 *
 * Returns: %TRUE if it is
 *
 * Since: 1.0
 */
gboolean
dr_period_contains_day (DrPeriod    *self,
                        const GDate *day)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  return g_date_valid (day) &&
         g_date_compare (&self->first, day) <= 0 &&
         g_date_compare (&self->last, day) >= 0;
}

/**
 * dr_period_get_elapsed_share:
 * @self: a period
 * @day: a day
 *
 * Gets the share of the period's days that have passed at the end of a day: the
 * first day of a quarter of 90 gives 1/90. It is 0 before the period and 1 from
 * its last day on.
 *
 * Against it, a completion of 40 % by the middle of a year can be judged.
 *
 * Returns: (transfer full) (nullable): the share, 0 to 1; %NULL for a day that
 *   is not set
 *
 * Since: 1.0
 */
DrRatio *
dr_period_get_elapsed_share (DrPeriod    *self,
                             const GDate *day)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (day != NULL, NULL);

  if (!g_date_valid (day))
    return NULL;

  int n_days = (int) dr_period_get_n_days (self);
  int elapsed = CLAMP (g_date_days_between (&self->first, day) + 1, 0, n_days);

  return dr_ratio_new_from_decimals (&(DrDecimal) { elapsed, 0 }, &(DrDecimal) { n_days, 0 }, NULL);
}

/**
 * dr_period_compare:
 * @self: a period
 * @other: another
 *
 * Puts periods in order: by their first day, and of those that begin together
 * the longest first, so that a whole comes before its parts: `2023`, `2023-9M`,
 * `2023-H1`, `2023-Q1`, `2023-01`, `2023-01-01`, `2023-02`. Of those with the same
 * days a range comes before a period of books.
 *
 * Returns: below 0, 0 or above 0; 0 only if they are equal
 *
 * Since: 1.0
 */
int
dr_period_compare (DrPeriod *self,
                   DrPeriod *other)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (other != NULL, 0);

  int order = g_date_compare (&self->first, &other->first);

  if (order == 0)
    order = g_date_compare (&other->last, &self->last);

  return order != 0 ? order : (int) self->closing_day - (int) other->closing_day;
}

/**
 * dr_period_equal:
 * @self: a period
 * @other: another
 *
 * Tells whether two periods have the same days, in books that close alike.
 *
 * Returns: %TRUE if they do
 *
 * Since: 1.0
 */
gboolean
dr_period_equal (DrPeriod *self,
                 DrPeriod *other)
{
  return dr_period_compare (self, other) == 0;
}

/**
 * dr_period_hash:
 * @self: a period
 *
 * Gives a number that is the same for equal periods, for hash tables. It is not
 * the same in every version of the library.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dr_period_hash (DrPeriod *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (g_date_get_julian (&self->first) * 31u + g_date_get_julian (&self->last)) * 31u + self->closing_day;
}
