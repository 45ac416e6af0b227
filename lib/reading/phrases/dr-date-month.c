/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-date-parts-private.h"

#define LONGEST_SPAN 200      /* years from the first to the last of a range */

/* A month or quarter that another one joins: «tháng 1 đến tháng 6 năm 2022», «quý III, IV/2022». */
typedef int (*ValueFunc) (const DrReading *reading, guint index);

static int
month_value (const DrReading *reading,
             guint            index)
{
  if (dr_reading_is_digits (reading, index))
    return dr_date_is_grouped (reading, index) && dr_date_token_length (reading, index + 2) != 4
             ? -1 : dr_date_number_at (reading, index, 2);
  if (dr_keyword_at (reading, index) != DR_KEYWORD_COUNT)
    return -1;

  return dr_keyword_lookup (reading, index)->value;
}

int
dr_date_quarter_value (const DrReading *reading,
                       guint            index)
{
  const DrKeywordEntry *entry = dr_keyword_lookup (reading, index);
  int value = -1;

  if (dr_reading_is_digits (reading, index))
    value = dr_date_is_grouped (reading, index) && dr_date_token_length (reading, index + 2) != 4
              ? -1 : dr_date_number_at (reading, index, 2);
  else if (entry->keyword == DR_KEYWORD_ROMAN || entry->keyword == DR_KEYWORD_COUNT)
    value = entry->value;

  return value >= 1 && value <= 4 ? value : -1;
}

/*
 * «, 6», «và tháng 6», «đến quý III»: a second value behind the first one. Gives the index
 * behind it and @last; @index if there is none. Where the unit is not said again a year
 * must follow, as the number could count anything.
 */
static guint
pass_second (const DrReading *reading,
             guint            index,
             DrKeyword        unit,
             ValueFunc        value_at,
             int              first,
             int             *last,
             int             *year)
{
  guint at = dr_date_pass_newline (reading, index);

  if (!dr_reading_is_sign (reading, at, ',') && !dr_reading_is_sign (reading, at, '-')
      && dr_keyword_at (reading, at) != DR_KEYWORD_TO && dr_keyword_at (reading, at) != DR_KEYWORD_AND)
    return index;
  at = dr_date_pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_WHOLE)
    at = dr_date_pass_newline (reading, at + 1);

  gboolean named = dr_keyword_at (reading, at) == unit;
  if (named)
    at = dr_date_pass_newline (reading, at + 1);

  int value = value_at (reading, at);
  if (value <= first)
    return index;

  int found = 0;
  guint end = dr_date_pass_year (reading, at + 1, FALSE, &found);
  if (found == 0 && (!named || dr_keyword_at (reading, at) == DR_KEYWORD_COUNT))
    return index;

  *last = value;
  *year = found;
  return end;
}

guint
dr_date_parse_month (const DrReading *reading,
                     guint            index,
                     DrDatePhrase    *phrase)
{
  if (index > 0 && dr_reading_is_digits (reading, index - 1)
      && !(index > 1 && dr_keyword_has_flag (reading, index - 2, DR_KEYWORD_HAS_NUMBER)))
    return 0;
  if (dr_date_keyword_before (reading, index) == DR_KEYWORD_EACH)
    return 0;

  guint at = dr_date_pass_newline (reading, index + 1);
  int month = month_value (reading, at);
  if (month < 1)
    return 0;
  if (dr_keyword_at (reading, at) == DR_KEYWORD_COUNT && dr_keyword_at (reading, at + 1) == DR_KEYWORD_COUNT
      && month == 10)
    month += dr_keyword_lookup (reading, ++at)->value;
  if (month > 99)
    return 0;

  int year = 0;
  int last = month;
  guint end = dr_date_pass_year (reading, at + 1, TRUE, &year);

  if (year == 0)
    {
      /* «trong tháng 12 vụ»: in the month, twelve cases. */
      if (month > 12 || dr_reading_is_sign (reading, at + 1, '%')
          || (dr_date_keyword_before (reading, index) == DR_KEYWORD_IN && dr_date_is_measure (reading, at + 1)))
        return 0;
      end = pass_second (reading, at + 1, DR_KEYWORD_MONTH, month_value, month, &last, &year);
    }
  else
    {
      /* «tháng 01/2022 đến tháng 6/2022» */
      int last_month = month;
      int last_year = 0;
      guint next = pass_second (reading, end, DR_KEYWORD_MONTH, month_value, 0, &last_month, &last_year);

      if (next != end && last_year >= year && last_month <= 12
          && (last_year > year || last_month > month) && last_year - year < 20)
        {
          last = last_month + 12 * (last_year - year);
          end = next;
        }
    }

  phrase->exists = month >= 1 && month <= 12;
  phrase->month = month;
  phrase->year = year;
  phrase->kind = last > month ? DR_DATE_PHRASE_MONTHS : DR_DATE_PHRASE_MONTH;
  phrase->n_months = last - month + 1;

  return end;
}

guint
dr_date_parse_quarter_value (const DrReading *reading,
                             guint            index,
                             DrDatePhrase    *phrase)
{
  int quarter = dr_date_quarter_value (reading, index);
  int year = 0;

  if (quarter < 0)
    return 0;

  int last = quarter;
  guint end = dr_date_pass_year (reading, index + 1, TRUE, &year);
  if (year == 0)
    end = pass_second (reading, index + 1, DR_KEYWORD_QUARTER, dr_date_quarter_value, quarter, &last, &year);

  phrase->kind = DR_DATE_PHRASE_QUARTER;
  phrase->exists = TRUE;
  phrase->month = 3 * quarter - 2;
  phrase->n_months = 3 * (last - quarter + 1);
  phrase->year = year;

  return end;
}

guint
dr_date_parse_quarter (const DrReading *reading,
                       guint            index,
                       DrDatePhrase    *phrase)
{
  guint at = dr_date_pass_newline (reading, index + 1);

  if (dr_date_keyword_before (reading, index) == DR_KEYWORD_EACH)
    return 0;

  guint end = dr_date_parse_quarter_value (reading, at, phrase);

  /* «trong quý 3 vụ»: in the quarter, three cases. */
  if (end != 0 && phrase->year == 0 && dr_reading_is_digits (reading, at)
      && (dr_reading_is_sign (reading, end, '%')
          || (dr_date_keyword_before (reading, index) == DR_KEYWORD_IN && dr_date_is_measure (reading, end))))
    return 0;

  return end;
}

guint
dr_date_parse_years (const DrReading *reading,
                     guint            index,
                     gboolean         is_named,
                     DrDatePhrase    *phrase)
{
  int first = dr_date_year_at (reading, index, is_named ? 1000 : DR_DATE_BARE_YEAR);
  if (first < 0)
    return 0;

  gboolean is_slash = dr_reading_is_sign (reading, index + 1, '/');
  guint at = index + 2;
  if (!is_slash)
    {
      gboolean is_dash;

      at = dr_date_pass_joint (reading, index + 1, &is_dash);
      if (at == index + 1)
        return 0;
      if (dr_keyword_at (reading, at) == DR_KEYWORD_YEAR)
        at = dr_date_pass_newline (reading, at + 1);
    }

  int last = dr_date_year_at (reading, at, DR_DATE_BARE_YEAR);
  if (last <= first || last - first > LONGEST_SPAN || dr_date_is_measure_on_line (reading, at + 1)
      || dr_reading_is_sign (reading, at + 1, '/'))
    return 0;
  if (is_slash && !is_named && last - first != 1 && last - first != 5)
    return 0;

  phrase->kind = DR_DATE_PHRASE_YEARS;
  phrase->exists = TRUE;
  phrase->year = first;
  phrase->last_year = last;

  return at + 1;
}

guint
dr_date_parse_term (const DrReading *reading,
                    guint            index,
                    DrDatePhrase    *phrase)
{
  guint at = dr_date_pass_newline (reading, index + 1);
  DrKeyword second = dr_keyword_at (reading, at);
  gboolean is_term;

  switch (dr_keyword_at (reading, index))
    {
    case DR_KEYWORD_MANDATE:
    case DR_KEYWORD_TIME:
      is_term = second == DR_KEYWORD_TERM;
      break;
    case DR_KEYWORD_STAGE:
      is_term = second == DR_KEYWORD_STRETCH;
      break;
    case DR_KEYWORD_YEARLY:
      is_term = second == DR_KEYWORD_COURSE;
      break;
    default:
      is_term = FALSE;
    }
  if (!is_term)
    return 0;

  at = dr_date_pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_FROM)
    at = dr_date_pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_YEAR)
    at = dr_date_pass_newline (reading, at + 1);

  return dr_date_parse_years (reading, at, TRUE, phrase);
}

guint
dr_date_parse_named_year (const DrReading *reading,
                          guint            index,
                          DrDatePhrase    *phrase)
{
  guint at = dr_date_pass_newline (reading, index + 1);

  if (dr_keyword_at (reading, at) == DR_KEYWORD_STUDY)
    {
      guint end = dr_date_parse_years (reading, dr_date_pass_newline (reading, at + 1), TRUE, phrase);

      /* A school year runs from September to May: one year, however it is written. */
      if (end != 0 && phrase->last_year == phrase->year + 1)
        {
          phrase->month = DR_DATE_SCHOOL_MONTH;
          phrase->n_months = DR_DATE_SCHOOL_MONTHS;
        }
      return end;
    }
  if (dr_keyword_at (reading, at) == DR_KEYWORD_ORDINAL && dr_reading_is_digits (reading, at + 1))
    {
      phrase->kind = DR_DATE_PHRASE_DURATION;
      phrase->exists = TRUE;
      return at + 2;
    }
  guint end = dr_date_parse_years (reading, at, TRUE, phrase);
  if (end != 0)
    return end;

  int year = dr_date_year_at (reading, at, 1000);
  if (year < 0)
    return 0;

  phrase->kind = DR_DATE_PHRASE_YEAR;
  phrase->exists = TRUE;
  phrase->year = year;
  end = at + 1;

  /* «các năm 2021, 2022» */
  while (dr_reading_is_sign (reading, end, ',') || dr_keyword_at (reading, end) == DR_KEYWORD_AND)
    {
      int next = dr_date_year_at (reading, dr_date_pass_newline (reading, end + 1), DR_DATE_BARE_YEAR);

      if (next <= MAX (phrase->year, phrase->last_year) || next - phrase->year > 10
          || !dr_date_is_phrase_end (reading, dr_date_pass_newline (reading, end + 1) + 1))
        break;
      phrase->kind = DR_DATE_PHRASE_YEARS;
      phrase->last_year = next;
      end = dr_date_pass_newline (reading, end + 1) + 1;
    }

  return end;
}
