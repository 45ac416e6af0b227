/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-written-day-private.h"

#include <string.h>

/* Years that a report may speak of. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2199

static const char * const day_words[] = { "ngày", NULL };
static const char * const edge_words[] = { "từ", "đến", "đến hết", "tới", "sáng", "chiều", "tối", "trước", "sau", NULL };
static const char * const month_words[] = { "tháng", NULL };

static gboolean
is_digit_at (const DrCheck *check,
             gsize          at)
{
  return at < check->size && g_ascii_isdigit (check->text[at]);
}

/* One to @most digits that no other digit follows. */
static gboolean
scan_number (const DrCheck *check,
             gsize          at,
             guint          most,
             guint         *value,
             gsize         *end)
{
  gsize start = at;

  *value = 0;
  while (is_digit_at (check, at) && at - start < most)
    *value = *value * 10 + (check->text[at++] - '0');
  *end = at;

  return at > start && !is_digit_at (check, at);
}

static gsize
skip_blanks (const DrCheck *check,
             gsize          at)
{
  while (at < check->size && check->text[at] == ' ')
    at++;

  return at;
}

/* Whether the entry of the ledger at a byte is one of a date. */
static gboolean
is_date_entry (const DrCheck *check,
               gsize          at)
{
  guint32 behind = dr_check_find_number (check, at + 1);

  return behind > 0 && dr_check_get_entry (check, behind - 1)->end > at
         && dr_check_get_entry (check, behind - 1)->role == DR_NUMBER_ROLE_DATE;
}

/* «tháng 4 năm 2022» behind a day. */
static gboolean
scan_month_in_words (const DrCheck *check,
                     gsize          at,
                     DrWrittenDay  *self)
{
  gsize next = skip_blanks (check, at);
  gsize end = next;

  while (end < check->size && check->text[end] != ' ' && end - next < 12)
    end++;
  g_auto (DrWording) word = dr_check_fold (check, next, end);
  if (!dr_wording_begins (&word, month_words)
      || !scan_number (check, skip_blanks (check, end), 2, &self->month, &end) || self->month == 0)
    return FALSE;

  self->stretch.end = end;
  next = skip_blanks (check, end);
  if (next + strlen ("năm") < check->size && strncmp (check->text + next, "năm", strlen ("năm")) == 0
      && scan_number (check, skip_blanks (check, next + strlen ("năm")), 4, &self->year, &end)
      && self->year >= FIRST_YEAR && self->year <= LAST_YEAR)
    self->stretch.end = end;
  else
    self->year = 0;

  return TRUE;
}

/* «/4/2022», «-4-2022», «.4.2022», «/4» behind a day. */
static gboolean
scan_month_in_digits (const DrCheck *check,
                      gsize          at,
                      DrWrittenDay  *self)
{
  char sign = at < check->size ? check->text[at] : '\0';
  gsize end;

  if (sign == '\0' || strchr ("/-.", sign) == NULL || !scan_number (check, at + 1, 2, &self->month, &end))
    return FALSE;
  self->stretch.end = end;
  if (end < check->size && check->text[end] == sign && is_digit_at (check, end + 1))
    {
      gsize year_end;

      if (!scan_number (check, end + 1, 4, &self->year, &year_end) || self->year < FIRST_YEAR || self->year > LAST_YEAR)
        return FALSE;
      self->stretch.end = year_end;
    }

  return self->year != 0 || sign == '/';
}

static gboolean
scan_day (const DrCheck *check,
          gsize          at,
          DrWrittenDay  *self)
{
  gsize end;

  *self = (DrWrittenDay) { .stretch = { at, at, 0 } };
  if (!scan_number (check, at, 2, &self->day, &end) || self->day == 0)
    return FALSE;

  g_auto (DrWording) before = dr_check_fold (check, at > 16 ? at - 16 : 0, at);
  gboolean is_called_day = dr_wording_ends (&before, day_words);
  if (scan_month_in_words (check, end, self))
    return is_called_day;
  if (!scan_month_in_digits (check, end, self) || self->month == 0)
    return FALSE;
  /* «27/12/TT-…» and «5/9/2» are no days. */
  if (self->stretch.end + 1 < check->size && strchr ("/-", check->text[self->stretch.end]) != NULL
      && check->text[self->stretch.end + 1] != ' ')
    return FALSE;
  if (is_called_day)
    return TRUE;

  return is_date_entry (check, at) && (self->year != 0 || dr_wording_ends (&before, edge_words));
}

gboolean
dr_written_day_find (DrWrittenDay *self,
                     DrCheck      *check,
                     gsize         from)
{
  for (gsize at = from; at < check->size; at++)
    {
      if (!g_ascii_isdigit (check->text[at])
          || (at > 0 && (g_ascii_isalnum (check->text[at - 1]) || strchr (".,/-", check->text[at - 1]) != NULL)))
        continue;
      if (!dr_check_goes_on (check))
        break;
      if (scan_day (check, at, self))
        return TRUE;
    }

  return FALSE;
}

guint
dr_written_day_length (const DrWrittenDay *self)
{
  if (self->month > 12)
    return 0;

  return g_date_get_days_in_month (self->month, self->year != 0 ? self->year : 2000);
}

gboolean
dr_written_day_get_date (const DrWrittenDay *self,
                         const DrCheck      *check,
                         guint               year,
                         GDate              *date)
{
  g_date_clear (date, 1);
  if (self->year != 0)
    year = self->year;
  else if (year == 0)
    {
      if (!g_date_valid (&check->data->date) || self->month > (guint) g_date_get_month (&check->data->date))
        return FALSE;
      year = g_date_get_year (&check->data->date);
    }

  /* There is no day in a month that does not exist. */
  if (self->day > dr_written_day_length (self) || !g_date_valid_dmy (self->day, self->month, year))
    return FALSE;
  g_date_set_dmy (date, self->day, self->month, year);

  return TRUE;
}
