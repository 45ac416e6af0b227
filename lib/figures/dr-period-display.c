/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-period.h>

#include "figures/dr-period-private.h"

/* Periods in words. The words follow the language asked for alone, never the locale. */

/* Nobody is elected for one turn of the year: two years are just that. */
static const char *
get_years_word (DrPeriod   *self,
                const char *two_years,
                const char *stage,
                const char *term)
{
  int n_years = g_date_get_year (dr_period_get_last_day (self)) - dr_period_get_first_year (self) + 1;

  return n_years == 2 ? two_years : dr_period_is_stage (self) ? stage : term;
}

/* Days below 10 and months 1 and 2 take a zero (Decree 30/2020/NĐ-CP, annex I). */
static char *
display_vietnamese_day (const GDate *day)
{
  int month = g_date_get_month (day);

  return g_strdup_printf ("ngày %02d/%s%d/%d", g_date_get_day (day), month <= 2 ? "0" : "", month,
                          g_date_get_year (day));
}

static char *
display_vietnamese (DrPeriod *self)
{
  static const char * const quarters[] = { "I", "II", "III", "IV" };
  int year = dr_period_get_first_year (self);
  int month = dr_period_get_first_month (self);

  switch (dr_period_get_kind (self))
    {
    case DR_PERIOD_KIND_DAY:
      return display_vietnamese_day (dr_period_get_first_day (self));
    case DR_PERIOD_KIND_MONTH:
      return g_strdup_printf ("tháng %s%d/%d", month <= 2 ? "0" : "", month, year);
    case DR_PERIOD_KIND_QUARTER:
      return g_strdup_printf ("quý %s/%d", quarters[(month - 1) / 3], year);
    case DR_PERIOD_KIND_HALF_YEAR:
      return g_strdup_printf ("6 tháng %s năm %d", month == 1 ? "đầu" : "cuối", year);
    case DR_PERIOD_KIND_NINE_MONTHS:
      return g_strdup_printf ("9 tháng đầu năm %d", year);
    case DR_PERIOD_KIND_YEAR:
      return g_strdup_printf ("năm %d", year);
    case DR_PERIOD_KIND_TERM:
      return g_strdup_printf ("%s %d - %d", get_years_word (self, "các năm", "giai đoạn", "nhiệm kỳ"), year,
                              g_date_get_year (dr_period_get_last_day (self)));
    case DR_PERIOD_KIND_RANGE:
    default:
      {
        g_autofree char *first = display_vietnamese_day (dr_period_get_first_day (self));
        g_autofree char *last = display_vietnamese_day (dr_period_get_last_day (self));

        return g_strdup_printf ("từ %s đến %s", first, last);
      }
    }
}

/* Not from the C library: its names follow the locale. */
static const char * const english_months[] = {
  "January", "February", "March", "April", "May", "June", "July",
  "August", "September", "October", "November", "December",
};

static char *
display_english_day (const GDate *day)
{
  return g_strdup_printf ("%d %s %d", g_date_get_day (day),
                          english_months[g_date_get_month (day) - 1], g_date_get_year (day));
}

static char *
display_english (DrPeriod *self)
{
  static const char * const quarters[] = { "first", "second", "third", "fourth" };
  int year = dr_period_get_first_year (self);
  int month = dr_period_get_first_month (self);

  switch (dr_period_get_kind (self))
    {
    case DR_PERIOD_KIND_DAY:
      return display_english_day (dr_period_get_first_day (self));
    case DR_PERIOD_KIND_MONTH:
      return g_strdup_printf ("%s %d", english_months[month - 1], year);
    case DR_PERIOD_KIND_QUARTER:
      return g_strdup_printf ("%s quarter of %d", quarters[(month - 1) / 3], year);
    case DR_PERIOD_KIND_HALF_YEAR:
      return g_strdup_printf ("%s half of %d", month == 1 ? "first" : "second", year);
    case DR_PERIOD_KIND_NINE_MONTHS:
      return g_strdup_printf ("first nine months of %d", year);
    case DR_PERIOD_KIND_YEAR:
      return g_strdup_printf ("%d", year);
    case DR_PERIOD_KIND_TERM:
      return g_strdup_printf ("%s%d–%d", get_years_word (self, "", "stage ", "term "), year,
                              g_date_get_year (dr_period_get_last_day (self)));
    case DR_PERIOD_KIND_RANGE:
    default:
      {
        g_autofree char *first = display_english_day (dr_period_get_first_day (self));
        g_autofree char *last = display_english_day (dr_period_get_last_day (self));

        return g_strdup_printf ("%s to %s", first, last);
      }
    }
}

static const char *
get_english_suffix (guint day)
{
  static const char * const suffixes[] = { "th", "st", "nd", "rd" };

  return day % 10 <= 3 && day / 10 != 1 ? suffixes[day % 10] : "th";
}

/**
 * dr_period_to_display:
 * @self: a period
 * @language: the language
 *
 * Gets the period in words, as reports write it: «quý IV/2023», «6 tháng đầu
 * năm 2023», «tháng 5/2023», «nhiệm kỳ 2020 - 2025», «từ ngày 01/01/2023 đến
 * ngày 14/9/2023»; in English “fourth quarter of 2023”. Five or ten whole years
 * are «giai đoạn». Days below 10 and the months 1 and 2 take a zero, as Decree
 * 30/2020/NĐ-CP, annex I, has it. Where books close on a day it follows: «năm 2023
 * (chốt số liệu ngày 14)».
 *
 * The words follow @language alone, never the locale. They stand inside a
 * sentence, so they do not begin with a capital unless they are a name.
 *
 * Returns: (transfer full): the words
 *
 * Since: 1.0
 */
char *
dr_period_to_display (DrPeriod   *self,
                      DrLanguage  language)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *words = language == DR_LANGUAGE_ENGLISH ? display_english (self) : display_vietnamese (self);
  guint day = dr_period_get_closing_day (self);

  if (day == 0)
    return g_steal_pointer (&words);
  if (language == DR_LANGUAGE_ENGLISH)
    return g_strdup_printf ("%s (closed on the %u%s)", words, day, get_english_suffix (day));

  return g_strdup_printf ("%s (chốt số liệu ngày %s%u)", words, day < 10 ? "0" : "", day);
}
