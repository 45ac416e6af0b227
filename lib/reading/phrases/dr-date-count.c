/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-date-parts-private.h"

#include "reading/language/dr-phrase-private.h"

void
dr_date_set_duration (DrDatePhrase *phrase)
{
  phrase->kind = DR_DATE_PHRASE_DURATION;
  phrase->exists = TRUE;
}

/* Where «tháng» or its like stands behind a count of them, which ends before @index. */
static guint
parse_count_of_months (const DrReading *reading,
                       guint            index,
                       guint            first_token,
                       int              count,
                       DrDatePhrase    *phrase)
{
  guint at = dr_date_pass_newline (reading, index + 1);

  if (dr_keyword_has_flag (reading, at, DR_KEYWORD_NO_DURATION) || dr_keyword_at (reading, at) == DR_KEYWORD_AGE)
    return 0;

  DrKeyword which = dr_keyword_at (reading, at);
  gboolean is_last = which == DR_KEYWORD_LAST;
  int year = 0;
  guint end = index + 1;

  if (which == DR_KEYWORD_FIRST || is_last)
    {
      guint behind = dr_date_pass_newline (reading, at + 1);

      end = at + 1;
      if (dr_keyword_at (reading, behind) == DR_KEYWORD_OF)
        behind = dr_date_pass_newline (reading, behind + 1);
      if (dr_keyword_at (reading, behind) == DR_KEYWORD_YEAR)
        {
          end = behind + 1;
          behind = dr_date_pass_newline (reading, behind + 1);
        }
      else if (dr_keyword_at (reading, behind) == DR_KEYWORD_MANDATE)
        {
          dr_date_set_duration (phrase);
          return end;
        }
      int found = dr_date_year_at (reading, behind, DR_DATE_BARE_YEAR);
      if (found > 0 && dr_date_parse_years (reading, behind, TRUE, phrase) == 0)
        {
          year = found;
          end = behind + 1;
        }
    }
  else
    {
      end = dr_date_pass_year (reading, index + 1, FALSE, &year);
      if (year == 0)
        {
          int found = dr_date_year_at (reading, at, DR_DATE_BARE_YEAR);

          if (found > 0 && dr_date_is_phrase_end (reading, at + 1))
            {
              year = found;
              end = at + 1;
            }
        }
      if (dr_date_flag_before (reading, first_token, DR_KEYWORD_IS_DURATION) && year == 0)
        {
          dr_date_set_duration (phrase);
          return end;
        }
    }

  if (count < 1 || count > 12)
    {
      dr_date_set_duration (phrase);
      return end;
    }

  phrase->kind = DR_DATE_PHRASE_MONTHS;
  phrase->exists = TRUE;
  phrase->month = is_last ? 13 - count : 1;
  phrase->n_months = count;
  phrase->year = year;

  return end;
}

guint
dr_date_parse_count_of_time (const DrReading *reading,
                             guint            index,
                             guint            first_token,
                             int              count,
                             DrDatePhrase    *phrase)
{
  DrKeyword unit = dr_keyword_at (reading, index);
  guint at = dr_date_pass_newline (reading, index + 1);

  /* «3 ngày/hồ sơ» is a rate. */
  if (dr_reading_is_sign (reading, index + 1, '/') && dr_date_year_at (reading, index + 2, DR_DATE_BARE_YEAR) < 0)
    return 0;
  /* «đợt 2 tháng 5», «hạng 5 năm liền»; but «phiên thường kỳ 6 tháng đầu năm» */
  gboolean opens_year = unit == DR_KEYWORD_MONTH && dr_phrase_match_any (reading, index + 1, DR_PHRASES ("đầu năm", "cuối năm")) > 0
                        && first_token > 0 && dr_phrase_match_before (reading, first_token, DR_PHRASES ("kỳ", "đợt")) > 0;
  if (first_token > 0 && dr_keyword_has_flag (reading, first_token - 1, DR_KEYWORD_HAS_NUMBER) && !opens_year)
    return 0;

  switch (unit)
    {
    case DR_KEYWORD_MONTH:
      return parse_count_of_months (reading, index, first_token, count, phrase);

    case DR_KEYWORD_YEAR:
      /* «hạng 5 năm 2022»: the year is named, not counted. */
      if (dr_date_year_at (reading, at, DR_DATE_BARE_YEAR) > 0 || dr_keyword_at (reading, at) == DR_KEYWORD_STUDY)
        return 0;
      dr_date_set_duration (phrase);
      if (dr_keyword_at (reading, at) == DR_KEYWORD_IN_A_ROW)
        return at + 1;
      if (dr_keyword_at (reading, at) == DR_KEYWORD_AGE)
        return at + 1;
      return index + 1;

    case DR_KEYWORD_DAY:
    case DR_KEYWORD_WEEK:
      if (dr_keyword_has_flag (reading, at, DR_KEYWORD_NO_DURATION) || dr_reading_is_digits (reading, at))
        return 0;
      dr_date_set_duration (phrase);
      return index + 1;

    case DR_KEYWORD_QUARTER:
      if (dr_date_quarter_value (reading, at) > 0)
        return 0;
      dr_date_set_duration (phrase);
      return index + 1;

    case DR_KEYWORD_MANDATE:
      if (dr_keyword_at (reading, at) != DR_KEYWORD_TERM)
        return 0;
      dr_date_set_duration (phrase);
      return at + 1;

    default:
      return 0;
    }
}

/* «h», «h30», «g15» glued to the hour. */
static gboolean
is_hour_letter (const DrReading *reading,
                guint            index)
{
  if (!dr_reading_is_word (reading, index) || !dr_date_is_glued (reading, index))
    return FALSE;

  const DrToken *token = &reading->tokens[index];
  char letter = g_ascii_tolower (reading->bytes[token->start]);
  if (letter != 'h' && letter != 'g')
    return FALSE;
  if (token->end - token->start > 3)
    return FALSE;
  for (guint i = token->start + 1; i < token->end; i++)
    if (!g_ascii_isdigit (reading->bytes[i]))
      return FALSE;

  /* «12g» alone is a weight. */
  return letter == 'h' || token->end - token->start > 1 || dr_reading_is_digits (reading, index + 1);
}

/* «:05», «PM», «GMT+7», «(GMT+7)» behind hours and minutes. */
static guint
pass_zone (const DrReading *reading,
           guint            index)
{
  guint at = index;

  if (dr_reading_is_sign (reading, at, ':') && dr_date_is_glued (reading, at + 1) && dr_date_number_at (reading, at + 1, 2) >= 0)
    at += 2;
  at += dr_phrase_match_any (reading, at, DR_PHRASES ("AM", "PM", "SA", "CH"));

  guint zone = at + (dr_reading_is_sign (reading, at, '(') ? 1 : 0);
  if (dr_phrase_match (reading, zone, "GMT") == 0)
    return at;
  zone++;
  if (dr_phrase_is_sign_of (reading, zone, "+-"))
    zone++;
  if (dr_reading_is_digits (reading, zone))
    zone++;
  if (dr_reading_is_sign (reading, zone, ')'))
    zone++;

  return zone;
}

/* One time of day at the digits. */
static guint
parse_clock (const DrReading *reading,
             guint            index)
{
  int hour = dr_date_number_at (reading, index, 2);
  if (hour < 0 || hour > 24)
    return 0;

  guint at = index + 1;
  if (is_hour_letter (reading, at))
    {
      gboolean whole = dr_date_token_length (reading, at) == 1;

      at++;
      if (whole && dr_date_is_glued (reading, at) && dr_date_number_at (reading, at, 2) >= 0)
        at++;
      if (dr_reading_is_sign (reading, at, '\''))
        at++;
      return at;
    }

  if (dr_reading_is_sign (reading, at, ':') && dr_date_is_glued (reading, at) && dr_date_is_glued (reading, at + 1)
      && dr_reading_is_digits (reading, at + 1) && dr_date_token_length (reading, at + 1) == 2
      && dr_date_number_at (reading, at + 1, 2) < 60
      && (dr_date_flag_before (reading, index, DR_KEYWORD_NAMES_TIME | DR_KEYWORD_NAMES_DAY)
          || dr_reading_is_sign (reading, at + 2, ',') || dr_reading_is_sign (reading, at + 2, '-')
          || at + 2 >= reading->n_tokens || dr_keyword_has_flag (reading, at + 2, DR_KEYWORD_NAMES_DAY)
          || pass_zone (reading, at + 2) > at + 2))
    return pass_zone (reading, at + 2);

  guint unit = dr_date_pass_newline (reading, at);
  if (dr_keyword_at (reading, unit) == DR_KEYWORD_HOUR)
    {
      int minutes = dr_date_number_at (reading, unit + 1, 2);

      /* «2.400 giờ», «12 giờ» count hours: a time of day has minutes, or a word that says so. */
      if (minutes >= 0 && minutes < 60 && !dr_date_is_grouped (reading, unit + 1)
          && (dr_keyword_at (reading, unit + 2) == DR_KEYWORD_MINUTE || !dr_date_is_measure (reading, unit + 2)))
        return dr_keyword_at (reading, unit + 2) == DR_KEYWORD_MINUTE ? unit + 3 : unit + 2;
      if (dr_date_flag_before (reading, index, DR_KEYWORD_NAMES_TIME)
          || dr_keyword_has_flag (reading, unit + 1, DR_KEYWORD_NAMES_DAY))
        return unit + 1;
    }

  return 0;
}

guint
dr_date_parse_time (const DrReading *reading,
                    guint            index,
                    DrDatePhrase    *phrase)
{
  guint end = parse_clock (reading, index);

  if (end == 0)
    {
      /* «45 phút» */
      if (dr_date_number_at (reading, index, 4) < 0 || dr_keyword_at (reading, index + 1) != DR_KEYWORD_MINUTE
          /* «26 phút/tờ khai» is a rate. */
          || (dr_reading_is_sign (reading, index + 2, '/') && dr_date_is_measure (reading, index + 3)))
        return 0;
      end = index + 2;
    }
  else
    {
      gboolean is_dash;
      guint at = dr_date_pass_joint (reading, end, &is_dash);
      guint last = at != end ? parse_clock (reading, at) : 0;

      if (last != 0)
        end = last;
    }

  phrase->kind = DR_DATE_PHRASE_TIME;
  phrase->exists = TRUE;

  return end;
}
