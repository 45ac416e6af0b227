/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

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

static int
days_in_month (int year,
               int month)
{
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

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

/* Takes two usable days in order. */
static DrPeriod *
period_new (const GDate *first,
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

static gboolean
make_day (GDate   *date,
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

/* Months of one or more years; @first_month may lie outside 1 to 12 and then means another year. */
static DrPeriod *
new_months (int      year,
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
               days_in_month ((int) (last / 12), (int) (last % 12) + 1));
  DrPeriod *self = period_new (&first_day, &last_day);

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

/* Months from the first to the last; for kinds of whole months. */
static int
count_months (DrPeriod *self)
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
      if (!make_day (&first, numbers[0], numbers[1], numbers[2], error))
        return NULL;

      return period_new (&first, &first);
    }

  if (length == 21 && id[10] == '/' &&
      dr_date_split (id, 10, &numbers[0], &numbers[1], &numbers[2]) &&
      dr_date_split (id + 11, 10, &numbers[3], &numbers[4], &numbers[5]))
    {
      if (!make_day (&first, numbers[0], numbers[1], numbers[2], error) ||
          !make_day (&last, numbers[3], numbers[4], numbers[5], error))
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

  return new_months (year, first_month, n_months, 0, error);
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

  return new_months (first_year, 1, (last_year - first_year + 1) * 12, 0, error);
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

  return period_new (first_day, last_day);
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

  return new_months (0, get_first_month (self) + 1, count_months (self), closing_day, error);
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

static DrPeriod *
shift_months (DrPeriod  *self,
              int        by,
              GError   **error)
{
  return new_months (0, get_first_month (self) + 1 + by, count_months (self), self->closing_day, error);
}

/* The stages of plans are five or ten years long and do not overlap: 2016/2020, 2021/2025,
 * 2021/2030. Terms of office begin in the year in which the last one ends: 2015/2020, 2020/2025. */
gboolean
dr_period_is_stage (DrPeriod *self)
{
  return count_months (self) / 12 % 5 == 0;
}

/* The same number of days, ending on the eve. */
static DrPeriod *
shift_days (DrPeriod  *self,
            GError   **error)
{
  guint n_days = dr_period_get_n_days (self);
  guint32 first = g_date_get_julian (&self->first);
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

  switch (self->kind)
    {
    case DR_PERIOD_KIND_MONTH:
    case DR_PERIOD_KIND_QUARTER:
    case DR_PERIOD_KIND_HALF_YEAR:
    case DR_PERIOD_KIND_YEAR:
      return shift_months (self, -count_months (self), error);
    case DR_PERIOD_KIND_NINE_MONTHS:
      return shift_months (self, -12, error);
    case DR_PERIOD_KIND_TERM:
      return shift_months (self, dr_period_is_stage (self) ? -count_months (self) : 12 - count_months (self),
                           error);
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
  int month = g_date_get_month (day);

  return make_day (shifted, year, month,
                   MIN (g_date_get_day (day), days_in_month (year, month)), error);
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

  if (self->closing_day > 0 || (g_date_get_day (&self->first) == 1 && g_date_is_last_of_month (&self->last)))
    return shift_months (self, -12, error);

  if (!shift_year (&self->first, &first, error))
    return NULL;
  shift_year (&self->last, &last, NULL); /* no earlier than the first, so that there is such a day too */

  return period_new (&first, &last);
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

static GList *
list_days (DrPeriod *self)
{
  GList *days = NULL;

  for (guint32 julian = g_date_get_julian (&self->last);
       julian >= g_date_get_julian (&self->first);
       julian--)
    {
      GDate day = { 0 };

      g_date_clear (&day, 1);
      g_date_set_julian (&day, julian);
      days = g_list_prepend (days, period_new (&day, &day));
    }

  return days;
}

/* Every @step months from January, @n_months at a time. */
static GList *
list_months (DrPeriod *self,
             int       step,
             int       n_months)
{
  GList *children = NULL;

  for (int year = g_date_get_year (&self->last); year >= dr_period_get_first_year (self); year--)
    for (int month = 13 - step; month >= 1; month -= step)
      {
        g_autoptr (DrPeriod) child = new_months (year, month, n_months, self->closing_day, NULL);

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

/* The id of the months or days alone. */
static char *
write_id (DrPeriod *self)
{
  char first[11];
  char last[11];
  int year = dr_period_get_first_year (self);
  int month = dr_period_get_first_month (self);

  dr_date_write (&self->first, first);
  dr_date_write (&self->last, last);

  switch (self->kind)
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

  return self->closing_day == 0 ? g_steal_pointer (&id) : g_strdup_printf ("%s~%u", id, self->closing_day);
}
