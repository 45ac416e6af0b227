/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-date-parts-private.h"

#include "figures/dr-date-private.h"
#include "reading/language/dr-phrase-private.h"

#define LONGEST_LIST 4        /* days of a list whose first one only says that they are days */

gboolean
dr_date_day_exists (const DrDateDay *day)
{
  /* 2000 had a 29 February; a day without a year is not held to be wrong for that. */
  int year = day->year != 0 ? day->year : 2000;

  if (day->month == 0)
    return day->day >= 1 && day->day <= 31;

  return day->month >= 1 && day->month <= 12 && day->day >= 1 && day->day <= 31
         && g_date_valid_dmy (day->day, day->month, year);
}

gboolean
dr_date_is_separator (const DrReading *reading,
                      guint            index)
{
  return dr_reading_is_sign (reading, index, '/') || dr_reading_is_sign (reading, index, '-')
         || dr_reading_is_sign (reading, index, '.');
}

guint
dr_date_pass_year (const DrReading *reading,
                   guint            index,
                   gboolean         with_comma,
                   int             *year)
{
  guint at = dr_date_pass_newline (reading, index);
  if (with_comma && dr_reading_is_sign (reading, at, ','))
    at = dr_date_pass_newline (reading, at + 1);

  if (dr_keyword_at (reading, at) == DR_KEYWORD_OF)
    at = dr_date_pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_YEAR)
    {
      at = dr_date_pass_newline (reading, at + 1);
      int found = dr_date_year_at (reading, at, 1000);
      if (found < 0)
        return index;
      *year = found;
      return at + 1;
    }

  if (dr_date_is_separator (reading, index))
    {
      int found = dr_date_year_at (reading, index + 1, DR_DATE_BARE_YEAR);
      gboolean loose = !dr_date_is_glued (reading, index + 1) || !dr_date_is_glued (reading, index);

      if (found < 0 || (loose && dr_reading_is_sign (reading, index, '.')))
        return index;
      *year = found;
      return index + 2;
    }

  return index;
}

/* «28/9/2022», «28-9», «5.10»: numbers with one sign between them. */
static guint
parse_numeric_day (const DrReading *reading,
                   guint            index,
                   DrDateDay             *day,
                   guint32         *sign)
{
  int first = dr_date_number_at (reading, index, 2);
  if (first < 0 || !dr_date_is_separator (reading, index + 1))
    return 0;

  *sign = reading->tokens[index + 1].word;
  gboolean must_touch = *sign != '/';
  if (must_touch && (!dr_date_is_glued (reading, index + 1) || !dr_date_is_glued (reading, index + 2)))
    {
      /* «28 - 9 - 2022» is a day only if it is whole. */
      if (*sign != '-' || !dr_reading_is_sign (reading, index + 3, '-')
          || dr_date_year_at (reading, index + 4, DR_DATE_BARE_YEAR) < 0)
        return 0;
    }

  int second = dr_date_number_at (reading, index + 2, 2);
  if (second < 0)
    return 0;

  *day = (DrDateDay) { first, second, 0 };
  if (!dr_reading_is_sign (reading, index + 3, *sign))
    {
      /* «01-05/9»: two days of one month */
      if (*sign == '-' && dr_reading_is_sign (reading, index + 3, '/'))
        return 0;

      /* «28/9 năm 2022», «28/9-2022» */
      guint end = dr_date_pass_year (reading, index + 3, FALSE, &day->year);
      return end;
    }

  if (must_touch && *sign == '.' && (!dr_date_is_glued (reading, index + 3) || !dr_date_is_glued (reading, index + 4)))
    return index + 3;

  int year = dr_date_year_at (reading, index + 4, 1000);
  if (year < 0 && dr_reading_is_digits (reading, index + 4) && dr_date_token_length (reading, index + 4) == 2
      && *sign != '.' && !dr_date_is_separator (reading, index + 5))
    {
      year = dr_date_number_at (reading, index + 4, 2);
      year += year < 50 ? 2000 : 1900;
    }
  if (year >= 0)
    {
      day->year = year;
      return index + 5;
    }

  /* «28/9/3»: no day. «ngày 28-9-» ends a clause. */
  return dr_reading_is_digits (reading, index + 4) ? 0 : index + 3;
}

guint
dr_date_parse_day (const DrReading *reading,
                   guint            index,
                   DrDateDay       *day,
                   guint32         *sign)
{
  guint end = parse_numeric_day (reading, index, day, sign);
  if (end != 0)
    return end;

  int number = dr_date_number_at (reading, index, 2);
  guint at = dr_date_pass_newline (reading, index + 1);
  if (number < 0 || dr_keyword_at (reading, at) != DR_KEYWORD_MONTH)
    return 0;

  at = dr_date_pass_newline (reading, at + 1);
  int month = dr_date_number_at (reading, at, 2);
  if (month < 0 && dr_keyword_at (reading, at) == DR_KEYWORD_COUNT)
    month = dr_keyword_lookup (reading, at)->value;
  if (month < 0 || dr_date_is_grouped (reading, at))
    return 0;

  *sign = ' ';
  *day = (DrDateDay) { number, month, 0 };

  return dr_date_pass_year (reading, at + 1, FALSE, &day->year);
}

void
dr_date_set_day (DrDatePhrase    *phrase,
                 const DrDateDay *day)
{
  phrase->kind = DR_DATE_PHRASE_DAY;
  phrase->day = day->day;
  phrase->month = day->month;
  phrase->year = day->year;
  phrase->exists = dr_date_day_exists (day);
}

void
dr_date_set_days (DrDatePhrase    *phrase,
                  const DrDateDay *first,
                  const DrDateDay *last)
{
  DrDateDay start = *first;

  if (start.month == 0)
    start.month = last->month;
  if (start.year == 0 && last->year != 0)
    start.year = start.month > last->month ? last->year - 1 : last->year;

  dr_date_set_day (phrase, &start);
  phrase->kind = DR_DATE_PHRASE_DAYS;
  phrase->last_day = last->day;
  phrase->last_month = last->month;
  phrase->last_year = last->year;
  phrase->exists = phrase->exists && dr_date_day_exists (last);
}

guint
dr_date_pass_joint (const DrReading *reading,
                    guint            index,
                    gboolean        *is_dash)
{
  guint at = dr_date_pass_newline (reading, index);

  *is_dash = dr_reading_is_sign (reading, at, '-');
  if (!*is_dash)
    {
      if (dr_reading_is_sign (reading, at, ','))
        at = dr_date_pass_newline (reading, at + 1);
      if (dr_keyword_at (reading, at) != DR_KEYWORD_TO)
        return index;
    }
  at = dr_date_pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_WHOLE)
    at = dr_date_pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_DAY)
    at = dr_date_pass_newline (reading, at + 1);

  return at;
}

guint
dr_date_parse_last_day (const DrReading *reading,
                        guint            index,
                        DrDateDay             *last)
{
  gboolean is_dash;
  guint32 sign;
  guint at = dr_date_pass_joint (reading, index, &is_dash);

  if (at == index)
    return 0;

  guint end = dr_date_parse_day (reading, at, last, &sign);
  if (end == 0 || last->month == 0 || dr_date_is_measure (reading, end))
    return 0;
  /* «từ 12/5 đến 14-6»: of the odder signs only what is whole. */
  if (sign == '.' && last->year == 0)
    return 0;

  return end;
}

guint
dr_date_parse_days_of_month (const DrReading *reading,
                             guint            index,
                             DrDatePhrase    *phrase)
{
  int first = dr_date_number_at (reading, index, 2);
  if (first < 1 || first > 31)
    return 0;

  DrDateDay start = { first, 0, 0 };
  DrDateDay last;
  guint at = index + 1;

  for (guint n = 0; n < LONGEST_LIST; n++)
    {
      gboolean is_dash;
      guint32 sign;
      guint next = dr_date_pass_joint (reading, at, &is_dash);

      if (next == at && dr_reading_is_sign (reading, at, ','))
        next = dr_date_pass_newline (reading, at + 1);
      if (next == at && dr_keyword_at (reading, dr_date_pass_newline (reading, at)) == DR_KEYWORD_AND)
        next = dr_date_pass_newline (reading, dr_date_pass_newline (reading, at) + 1);
      if (next == at)
        return 0;

      guint end = dr_date_parse_day (reading, next, &last, &sign);
      if (end != 0 && (sign == '/' || sign == ' '))
        {
          if (!dr_date_day_exists (&last) && last.year == 0)
            return 0;
          dr_date_set_days (phrase, &start, &last);
          return end;
        }

      int number = dr_date_number_at (reading, next, 2);
      if (number < 1 || number > 31)
        return 0;
      at = next + 1;
    }

  return 0;
}

guint
dr_date_parse_named_day (const DrReading *reading,
                         guint            index,
                         DrDatePhrase    *phrase)
{
  guint at = dr_date_pass_newline (reading, index + 1);
  DrDateDay first;
  guint32 sign;

  if (dr_keyword_at (reading, at) == DR_KEYWORD_FROM)
    at = dr_date_pass_newline (reading, at + 1);
  if (dr_date_keyword_before (reading, index) == DR_KEYWORD_EACH)
    return 0;

  guint end = dr_date_parse_day (reading, at, &first, &sign);
  if (end == 0)
    {
      end = dr_date_parse_days_of_month (reading, at, phrase);
      if (end != 0)
        return end;

      /* «03 ngày 12 hộ»: the days are counted. */
      if (index > 0 && dr_reading_is_digits (reading, index - 1))
        return 0;

      int day = dr_date_number_at (reading, at, 2);
      if (day < 1 || day > 31 || dr_date_is_grouped (reading, at) || dr_reading_is_sign (reading, at + 1, '%'))
        return 0;
      if (dr_keyword_at (reading, at + 1) == DR_KEYWORD_MONTH || dr_date_is_separator (reading, at + 1))
        {
          if (dr_date_is_glued (reading, at + 1))
            return 0;
        }
      if (dr_date_keyword_before (reading, index) == DR_KEYWORD_IN && dr_date_is_measure (reading, at + 1))
        return 0;

      first = (DrDateDay) { day, 0, 0 };
      dr_date_set_day (phrase, &first);
      return at + 1;
    }

  DrDateDay last;
  guint range_end = dr_date_parse_last_day (reading, end, &last);
  if (range_end != 0)
    {
      dr_date_set_days (phrase, &first, &last);
      return range_end;
    }

  dr_date_set_day (phrase, &first);
  return end;
}

gboolean
dr_date_is_feast (const DrDateDay *day)
{
  static const struct { guint8 day, month; } feasts[] = {
    { 9, 1 }, { 3, 2 }, { 27, 2 }, { 8, 3 }, { 26, 3 }, { 30, 4 }, { 1, 5 }, { 7, 5 }, { 15, 5 }, { 19, 5 },
    { 1, 6 }, { 21, 6 }, { 28, 6 }, { 27, 7 }, { 28, 7 }, { 19, 8 }, { 2, 9 }, { 10, 10 }, { 13, 10 },
    { 14, 10 }, { 20, 10 }, { 9, 11 }, { 18, 11 }, { 20, 11 }, { 6, 12 }, { 22, 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (feasts); i++)
    if (feasts[i].day == day->day && feasts[i].month == day->month)
      return TRUE;

  return FALSE;
}

/* Whether the words before the bracket at @index speak of a day to be kept, and no figure stands between: «thành lập Đảng (3/2)», but «tăng 03 đơn (12/9)». */
static gboolean
is_bracket_of_day (const DrReading *reading,
                   guint            index,
                   const DrDateDay *day)
{
  for (guint i = index, n = 0; i > 0 && n < 12; i--, n++)
    {
      const DrToken *token = &reading->tokens[i - 1];

      if (token->kind == DR_TOKEN_SIGN && (token->word == ';' || token->word == '.' || token->word == ':'))
        break;
      if (dr_keyword_has_flag (reading, i - 1, DR_KEYWORD_NAMES_FEAST))
        return TRUE;
      if (token->kind == DR_TOKEN_DIGITS || (token->kind == DR_TOKEN_SIGN && token->word == '%'))
        return FALSE;
    }

  if (index == 0 || reading->tokens[index - 1].kind != DR_TOKEN_WORD)
    return dr_date_is_feast (day);

  return TRUE;
}

gboolean
dr_date_has_day_context (const DrReading *reading,
                         guint            index,
                         guint            end,
                         const DrDateDay       *day,
                         guint32          sign,
                         guint            depth)
{
  if (dr_date_flag_before (reading, index, DR_KEYWORD_NAMES_DAY))
    return TRUE;
  /* «Chiều qua 14.7», «hôm nay (12/5)» */
  if (index > 1 && dr_phrase_match_any (reading, index - 1, DR_PHRASES ("qua", "nay")) > 0
      && dr_keyword_has_flag (reading, index - 2, DR_KEYWORD_NAMES_DAY) && day->month != 0 && dr_date_day_exists (day))
    return TRUE;
  if (day->month == 0 || !dr_date_day_exists (day) || sign == '.')
    return FALSE;
  if (day->year != 0)
    return TRUE;
  if (dr_reading_is_sign (reading, end, '/') || dr_date_is_measure (reading, end)
      /* «từ 3/12 xuống 2/12», but «đến 31/8 còn 214 tỷ đồng» */
      || (dr_keyword_at (reading, dr_date_pass_newline (reading, end)) == DR_KEYWORD_UP_TO
          && dr_date_keyword_before (reading, index) != DR_KEYWORD_TO && dr_date_keyword_before (reading, index) != DR_KEYWORD_WHOLE))
    return FALSE;

  guint before = index > 0 && reading->tokens[index - 1].kind == DR_TOKEN_NEWLINE ? index - 1 : index;
  if (before == 0)
    return FALSE;

  const DrToken *previous = &reading->tokens[before - 1];
  gboolean brackets = (previous->kind == DR_TOKEN_SIGN && previous->word == '(') && dr_reading_is_sign (reading, end, ')');
  if (brackets)
    return is_bracket_of_day (reading, before - 1, day);
  /* «nợ thuế đến 30-6 còn …», «trước 25-12»: what goes down is no range. */
  if (sign == '-')
    return day->day > day->month && dr_phrase_match_before (reading, before, DR_PHRASES ("đến", "tới", "trước", "hết", "sau")) > 0;
  if (dr_keyword_has_flag (reading, before - 1, DR_KEYWORD_HINTS_DAY)
      || dr_phrase_match_before (reading, before, DR_PHRASES ("ngày cao nhất", "ngày thấp nhất", "ngày cao điểm", "ngày đông nhất", "ngày nóng nhất",
                                                              "ngày đầu", "ngày đầu tiên", "ngày cuối", "ngày cuối cùng", "ngày khai mạc",
                                                              "ngày bế mạc", "ngày khai giảng", "ngày bầu cử")) > 0)
    return TRUE;

  /* «Thứ Năm, 12/5»; «ngày 8/3, 20/10 và 14/10» */
  guint earlier = before - 1;
  if ((previous->kind == DR_TOKEN_SIGN && (previous->word == ',' || previous->word == ';'))
      || dr_keyword_at (reading, before - 1) == DR_KEYWORD_AND)
    {
      if (earlier >= 2 && dr_keyword_at (reading, earlier - 2) == DR_KEYWORD_ORDINAL
          && (reading->tokens[earlier - 2].flags & DR_TOKEN_CAPITAL))
        return TRUE;

      DrDateDay other;
      guint32 other_sign;
      if (depth < LONGEST_LIST && earlier >= 3 && dr_reading_is_digits (reading, earlier - 1)
          && dr_reading_is_sign (reading, earlier - 2, '/')
          && parse_numeric_day (reading, earlier - 3, &other, &other_sign) == earlier)
        return dr_date_has_day_context (reading, earlier - 3, earlier, &other, other_sign, depth + 1);
    }

  return dr_date_is_feast (day) && previous->kind == DR_TOKEN_WORD && dr_date_is_phrase_end (reading, end)
         && !dr_keyword_has_flag (reading, before - 1, DR_KEYWORD_ENDS_PHRASE);
}
