/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-date-phrase-private.h"

#include "figures/dr-date-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-block-memory-private.h"
#include "reading/phrases/dr-citation-phrase-private.h"
#include "reading/phrases/dr-date-parts-private.h"

/*
 * A date is told from a figure by its words first («ngày», «quý», «nhiệm kỳ»), then by
 * its form («28/9/2022»), and a bare «28/9» only by what stands around it: it is as
 * often a part of a whole. Where the context does not say, there is no date: a figure
 * read as a date is lost, a date read as a figure is a false one, and the section on
 * measures then decides.
 */

/* «9/2022», «11-2024». */
static guint
parse_numeric_month (const DrReading *reading,
                     guint            index,
                     DrDatePhrase    *phrase)
{
  int month = dr_date_number_at (reading, index, 2);
  if (month < 1 || month > 12)
    return 0;

  gboolean is_slash = dr_reading_is_sign (reading, index + 1, '/');
  if (!is_slash
      && !(dr_reading_is_sign (reading, index + 1, '-') && dr_date_is_glued (reading, index + 1)
           && dr_date_is_glued (reading, index + 2)))
    return 0;

  int year = dr_date_year_at (reading, index + 2, DR_DATE_BARE_YEAR);
  if (year < 0 || dr_date_is_measure_on_line (reading, index + 3) || dr_reading_is_sign (reading, index + 3, '/'))
    return 0;

  phrase->kind = DR_DATE_PHRASE_MONTH;
  phrase->exists = TRUE;
  phrase->month = month;
  phrase->n_months = 1;
  phrase->year = year;

  return index + 3;
}

/* «2022-09-28» */
static guint
parse_iso_day (const DrReading *reading,
               guint            index,
               DrDatePhrase    *phrase)
{
  int year = dr_date_year_at (reading, index, DR_DATE_BARE_YEAR);
  if (year < 0 || !dr_date_is_separator (reading, index + 1) || !dr_reading_is_sign (reading, index + 3, reading->tokens[index + 1].word)
      || !dr_date_is_glued (reading, index + 1) || !dr_date_is_glued (reading, index + 2)
      || !dr_date_is_glued (reading, index + 3) || !dr_date_is_glued (reading, index + 4))
    return 0;

  DrDateDay day = { dr_date_number_at (reading, index + 4, 2), dr_date_number_at (reading, index + 2, 2), year };
  if (!dr_date_day_exists (&day))
    return 0;

  dr_date_set_day (phrase, &day);

  return index + 5;
}

static guint
parse_bare_day (const DrReading *reading,
                guint            index,
                DrDatePhrase    *phrase)
{
  DrDateDay day;
  guint32 sign;
  guint end = dr_date_parse_day (reading, index, &day, &sign);
  gboolean is_open = FALSE;

  if (end == 0)
    {
      end = dr_date_parse_days_of_month (reading, index, phrase);
      if (end == 0)
        return 0;

      /* «01-05/9/2022»; «từ 01 đến 10/9»; but «gồm 12, 15/5» lists figures. */
      if (phrase->last_year != 0 || dr_date_flag_before (reading, index, DR_KEYWORD_NAMES_DAY | DR_KEYWORD_HINTS_DAY))
        return end;
      return 0;
    }

  if (sign == ' ')
    {
      /* «6 tháng 9 mô hình», «đợt 2 tháng 5» */
      if (dr_date_flag_before (reading, index, DR_KEYWORD_HAS_NUMBER)
          || (day.year == 0 && !dr_date_flag_before (reading, index, DR_KEYWORD_NAMES_DAY | DR_KEYWORD_NAMES_FEAST))
          || !dr_date_day_exists (&day))
        return 0;
    }
  else
    {
      gboolean is_whole = day.year != 0;

      /* «32/13/2022» is a day that does not exist; «32.13.2022» is none. */
      if (is_whole && sign != '/' && !dr_date_day_exists (&day))
        return dr_date_flag_before (reading, index, DR_KEYWORD_NAMES_DAY) ? (dr_date_set_day (phrase, &day), end) : 0;
      if (is_whole && dr_reading_is_sign (reading, end, '/') && !dr_reading_is_digits (reading, end + 1))
        return 0;
      is_open = !is_whole;
    }

  DrDateDay last;
  guint range_end = dr_date_parse_last_day (reading, end, &last);
  if (range_end != 0 && dr_date_day_exists (&day) && sign != '.')
    {
      gboolean from = dr_date_flag_before (reading, index, DR_KEYWORD_NAMES_DAY | DR_KEYWORD_HINTS_DAY);
      gboolean in_brackets = index > 0 && dr_reading_is_sign (reading, index - 1, '(') && dr_reading_is_sign (reading, range_end, ')');

      if (!is_open || last.year != 0 || from || in_brackets || (dr_date_is_feast (&day) && dr_date_is_feast (&last)))
        {
          dr_date_set_days (phrase, &day, &last);
          return range_end;
        }
    }

  if (is_open && !dr_date_has_day_context (reading, index, end, &day, sign, 0))
    return 0;

  dr_date_set_day (phrase, &day);

  return end;
}

/* A year alone, by the word before it and the end of the phrase behind it: «mừng Xuân 2024», «so với 2021». */
static guint
parse_bare_year (const DrReading *reading,
                 guint            index,
                 DrDatePhrase    *phrase)
{
  int year = dr_date_year_at (reading, index, DR_DATE_BARE_YEAR);

  /* «* 2023: tuần tra 320 lượt»: the label of an item. */
  if (year >= 0 && dr_reading_is_sign (reading, index + 1, ':')
      && (index == 0 || (index == 1 && dr_phrase_is_sign_of (reading, 0, "*-+"))))
    {
      phrase->kind = DR_DATE_PHRASE_YEAR;
      phrase->exists = TRUE;
      phrase->year = year;

      return index + 1;
    }
  if (year < 0 || index == 0 || dr_date_is_measure (reading, index + 1) || !dr_date_is_phrase_end (reading, index + 1))
    return 0;

  gboolean is_hinted = dr_date_flag_before (reading, index, DR_KEYWORD_HINTS_YEAR)
                       || dr_phrase_match_before (reading, index, DR_PHRASES ("kế hoạch vốn", "vốn kế hoạch", "dự toán", "kế hoạch",
                                                                              "KH", "DT", "chỉ tiêu", "nhiệm vụ", "phương hướng", "mục tiêu",
                                                                              "công tác", "chương trình", "giải pháp", "trọng tâm",
                                                                              "vụ đông xuân", "vụ hè thu", "vụ mùa")) > 0;
  gboolean in_brackets = dr_reading_is_sign (reading, index - 1, '(') && dr_reading_is_sign (reading, index + 1, ')');
  for (guint i = index - 1, n = 0; in_brackets && i > 0 && n < 4; i--, n++)
    in_brackets = !dr_reading_is_digits (reading, i - 1);
  if (!is_hinted && !in_brackets)
    return 0;

  phrase->kind = DR_DATE_PHRASE_YEAR;
  phrase->exists = TRUE;
  phrase->year = year;

  return index + 1;
}

/* «03 ngày», «2-3 năm», «1,5 tháng», «06 tháng đầu năm» at the digits. */
static guint
parse_count (const DrReading *reading,
             guint            index,
             DrDatePhrase    *phrase)
{
  int count = dr_date_number_at (reading, index, 3);
  guint at = index + 1;

  if (count < 0)
    return 0;
  if (dr_date_is_grouped (reading, index))
    {
      /* «1,5 năm» lasts; «12.480 ngày» are counted. */
      if (dr_date_token_length (reading, index + 2) > 2)
        return 0;
      at = index + 3;
      count = 0;
    }
  else
    {
      gboolean is_dash;
      guint next = dr_date_pass_joint (reading, at, &is_dash);

      if (next != at && dr_date_number_at (reading, next, 2) > count && !dr_date_is_grouped (reading, next)
          && dr_keyword_at (reading, next + 1) != DR_KEYWORD_NONE)
        {
          at = next + 1;
          count = 0;
        }
    }

  return dr_date_parse_count_of_time (reading, dr_date_pass_newline (reading, at), index, count, phrase);
}

/* «150 đảng viên», «1.250 hộ», «97%»: what stands behind the digits has no part in dates, and alone they are no year. */
static gboolean
are_counted (const DrReading *reading,
             guint            index)
{
  guint next = dr_date_pass_newline (reading, index + 1);

  if (next >= reading->n_tokens || dr_date_token_length (reading, index) == 4)
    return FALSE;

  const DrToken *token = &reading->tokens[next];
  if (token->kind == DR_TOKEN_SIGN)
    return token->word == '%' || (dr_date_is_grouped (reading, index) && dr_date_token_length (reading, index + 2) == 3);
  if (token->kind != DR_TOKEN_WORD || !(token->flags & DR_TOKEN_SPACE_BEFORE))
    return FALSE;

  /* Keywords with nothing but flags speak of what stands before them or behind. */
  return !(token->traits & DR_TRAIT_KEYWORD) || dr_keyword_at (reading, next) == DR_KEYWORD_OTHER;
}

static guint
parse_digits (const DrReading *reading,
              guint            index,
              DrDatePhrase    *phrase)
{
  guint end;

  if (dr_date_is_continued (reading, index))
    return 0;

  /* Called in the middle of «ngày 28/9»: read from the word. */
  guint before = index > 0 && reading->tokens[index - 1].kind == DR_TOKEN_NEWLINE ? index - 1 : index;
  if (before > 0)
    {
      DrDatePhrase whole = { 0, };
      guint whole_end = 0;

      switch (dr_keyword_at (reading, before - 1))
        {
        case DR_KEYWORD_DAY: whole_end = dr_date_parse_named_day (reading, before - 1, &whole); break;
        case DR_KEYWORD_MONTH: whole_end = dr_date_parse_month (reading, before - 1, &whole); break;
        case DR_KEYWORD_QUARTER: whole_end = dr_date_parse_quarter (reading, before - 1, &whole); break;
        case DR_KEYWORD_YEAR: whole_end = dr_date_parse_named_year (reading, before - 1, &whole); break;
        default: break;
        }
      if (whole_end > index)
        {
          *phrase = whole;
          return whole_end;
        }
    }

  if (are_counted (reading, index) || dr_citation_phrase_match_number (reading, index) > 0)
    return 0;

  if ((end = parse_iso_day (reading, index, phrase)) != 0
      || (end = parse_numeric_month (reading, index, phrase)) != 0
      || (end = parse_bare_day (reading, index, phrase)) != 0
      || (end = dr_date_parse_years (reading, index, FALSE, phrase)) != 0
      || (end = dr_date_parse_time (reading, index, phrase)) != 0
      || (end = parse_count (reading, index, phrase)) != 0
      || (end = parse_bare_year (reading, index, phrase)) != 0)
    return end;

  return 0;
}

/* «từ 15/7 đến 14/8», «từ tháng 1 đến tháng 6»: only where both ends are there; otherwise «từ» is none of ours. */
static guint
parse_from (const DrReading *reading,
            guint            index,
            DrDatePhrase    *phrase)
{
  guint at = dr_date_pass_newline (reading, index + 1);
  guint end = 0;

  switch (dr_keyword_at (reading, at))
    {
    case DR_KEYWORD_DAY: end = dr_date_parse_named_day (reading, at, phrase); break;
    case DR_KEYWORD_MONTH: end = dr_date_parse_month (reading, at, phrase); break;
    case DR_KEYWORD_QUARTER: end = dr_date_parse_quarter (reading, at, phrase); break;
    case DR_KEYWORD_YEAR: end = dr_date_parse_named_year (reading, at, phrase); break;
    default:
      if (dr_reading_is_digits (reading, at))
        end = parse_digits (reading, at, phrase);
    }

  gboolean is_range = phrase->kind == DR_DATE_PHRASE_DAYS || phrase->kind == DR_DATE_PHRASE_MONTHS
                      || phrase->kind == DR_DATE_PHRASE_YEARS
                      || (phrase->kind == DR_DATE_PHRASE_QUARTER && phrase->n_months > 3);

  return is_range ? end : 0;
}

/* «nửa đầu năm 2024», «nửa cuối năm» */
static guint
parse_half (const DrReading *reading,
            guint            index,
            DrDatePhrase    *phrase)
{
  guint at = dr_date_pass_newline (reading, index + 1);
  DrKeyword which = dr_keyword_at (reading, at);
  guint year_word = dr_date_pass_newline (reading, at + 1);
  int year = 0;

  if ((which != DR_KEYWORD_FIRST && which != DR_KEYWORD_LAST) || dr_keyword_at (reading, year_word) != DR_KEYWORD_YEAR)
    return 0;

  guint end = dr_date_pass_year (reading, at + 1, FALSE, &year);
  phrase->kind = DR_DATE_PHRASE_MONTHS;
  phrase->exists = TRUE;
  phrase->year = year;
  phrase->month = which == DR_KEYWORD_FIRST ? 1 : 7;
  phrase->n_months = 6;

  return year != 0 ? end : year_word + 1;
}

/* «sáu tháng đầu năm», «hai năm», «mười hai tháng» in words. */
static guint
parse_words (const DrReading *reading,
             guint            index,
             DrDatePhrase    *phrase)
{
  int count = dr_keyword_lookup (reading, index)->value;
  guint at = index + 1;

  if (dr_date_keyword_before (reading, index) == DR_KEYWORD_MONTH || dr_date_keyword_before (reading, index) == DR_KEYWORD_QUARTER
      || dr_date_keyword_before (reading, index) == DR_KEYWORD_COUNT)
    return 0;
  if (count == 10 && dr_keyword_at (reading, at) == DR_KEYWORD_COUNT)
    count += dr_keyword_lookup (reading, at++)->value;

  return dr_date_parse_count_of_time (reading, dr_date_pass_newline (reading, at), index, count, phrase);
}

/* «tuần 32» at @index. */
static guint
parse_week (const DrReading *reading,
            guint            index,
            DrDatePhrase    *phrase)
{
  guint at = dr_date_pass_newline (reading, index + 1);

  if (dr_keyword_at (reading, at) == DR_KEYWORD_ORDINAL)
    at = dr_date_pass_newline (reading, at + 1);

  int week = dr_date_number_at (reading, at, 2);
  if (week < 1 || week > 53 || dr_date_is_grouped (reading, at) || dr_date_is_measure (reading, at + 1)
      || dr_date_keyword_before (reading, index) == DR_KEYWORD_EACH)
    return 0;

  dr_date_set_duration (phrase);

  return at + 1;
}

/* «so T5», «KH T7:», «T5/2023»: a month by its first letter, where a word before it or a year behind it tells. */
static guint
parse_short_month (const DrReading *reading,
                   guint            index,
                   DrDatePhrase    *phrase)
{
  const DrToken *token = &reading->tokens[index];
  int month = 0;
  int year = 0;

  if (!(token->flags & DR_TOKEN_HAS_DIGITS) || reading->bytes[token->start] != 'T' || token->end - token->start > 3)
    return 0;
  for (guint32 i = token->start + 1; i < token->end; i++)
    {
      if (!g_ascii_isdigit (reading->bytes[i]))
        return 0;
      month = month * 10 + (reading->bytes[i] - '0');
    }

  guint end = dr_date_pass_year (reading, index + 1, FALSE, &year);
  if (month < 1 || month > 12
      || (year == 0 && dr_phrase_match_before (reading, index, DR_PHRASES ("so", "so với", "trong", "KH", "kế hoạch", "đến", "đến hết", "LK",
                                                                           "lũy kế", "hết", "cuối", "đầu", "từ", "CK", "BC",
                                                                           "nhiệm vụ", "công tác")) == 0))
    return 0;

  phrase->kind = DR_DATE_PHRASE_MONTH;
  phrase->exists = TRUE;
  phrase->month = month;
  phrase->n_months = 1;
  phrase->year = year;

  return year != 0 ? end : index + 1;
}

static gboolean
read_phrase (const DrReading *reading,
             guint            index,
             DrDatePhrase    *phrase)
{
  guint end = 0;

  *phrase = (DrDatePhrase) { 0, };
  if (reading->tokens[index].kind == DR_TOKEN_DIGITS)
    end = parse_digits (reading, index, phrase);
  else if (reading->tokens[index].kind == DR_TOKEN_WORD)
    switch (dr_keyword_at (reading, index))
      {
      case DR_KEYWORD_DAY:
        end = dr_date_parse_named_day (reading, index, phrase);
        break;
      case DR_KEYWORD_WEEK:
        end = parse_week (reading, index, phrase);
        break;
      case DR_KEYWORD_MONTH:
        end = dr_date_parse_month (reading, index, phrase);
        break;
      case DR_KEYWORD_QUARTER:
        end = dr_date_parse_quarter (reading, index, phrase);
        break;
      case DR_KEYWORD_YEAR:
        end = dr_date_parse_named_year (reading, index, phrase);
        break;
      case DR_KEYWORD_FROM:
        end = parse_from (reading, index, phrase);
        break;
      case DR_KEYWORD_MANDATE:
      case DR_KEYWORD_STAGE:
      case DR_KEYWORD_YEARLY:
      case DR_KEYWORD_TIME:
        end = dr_date_parse_term (reading, index, phrase);
        break;
      case DR_KEYWORD_HALF:
        end = parse_half (reading, index, phrase);
        break;
      case DR_KEYWORD_COUNT:
        end = parse_words (reading, index, phrase);
        break;
      case DR_KEYWORD_ROMAN:
        /* «định kỳ III/2023» */
        if (dr_reading_is_sign (reading, index + 1, '/') && dr_date_year_at (reading, index + 2, DR_DATE_BARE_YEAR) > 0
            && dr_date_keyword_before (reading, index) != DR_KEYWORD_QUARTER)
          end = dr_date_parse_quarter_value (reading, index, phrase);
        break;
      default:
        end = parse_short_month (reading, index, phrase);
      }

  if (end <= index)
    return FALSE;
  phrase->n_tokens = end - index;

  return TRUE;
}

gboolean
dr_date_phrase_parse (const DrReading *reading,
                      guint            index,
                      DrDatePhrase    *phrase)
{
  DrBlockMemory *memory = dr_block_memory_get (reading);
  if (memory == NULL)
    return read_phrase (reading, index, phrase);

  DrDateAnswer *answer = &memory->dates[index % DR_BLOCK_MEMORY_PLACES];
  if (answer->block != memory->block || answer->token != index)
    {
      answer->block = memory->block;
      answer->token = index;
      answer->is_found = read_phrase (reading, index, &answer->phrase);
    }
  *phrase = answer->phrase;

  return answer->is_found;
}

DrPeriod *
dr_date_phrase_to_period (const DrDatePhrase *phrase,
                          int                 year)
{
  int first_year = phrase->year != 0 ? phrase->year : year;
  GDate first;
  GDate last;

  if (first_year == 0 || !phrase->exists)
    return NULL;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  switch (phrase->kind)
    {
    case DR_DATE_PHRASE_DAY:
      return dr_date_set (&first, first_year, phrase->month, phrase->day) ? dr_period_new_day (&first, NULL) : NULL;

    case DR_DATE_PHRASE_DAYS:
      {
        int last_year = phrase->last_year;

        if (last_year == 0)
          last_year = phrase->year != 0 && phrase->month > phrase->last_month ? first_year + 1 : first_year;
        if (phrase->year == 0 && phrase->last_year == 0 && phrase->month > phrase->last_month)
          first_year = last_year - 1;
        if (!dr_date_set (&first, first_year, phrase->month, phrase->day)
            || !dr_date_set (&last, last_year, phrase->last_month, phrase->last_day)
            || g_date_compare (&first, &last) > 0)
          return NULL;

        return dr_period_new_range (&first, &last, NULL);
      }

    case DR_DATE_PHRASE_MONTH:
    case DR_DATE_PHRASE_MONTHS:
    case DR_DATE_PHRASE_QUARTER:
      return dr_period_new_months (first_year, phrase->month, phrase->n_months, NULL);

    case DR_DATE_PHRASE_YEAR:
      return dr_period_new_years (first_year, first_year, NULL);

    case DR_DATE_PHRASE_YEARS:
      if (phrase->n_months != 0)
        return dr_period_new_months (first_year, phrase->month, phrase->n_months, NULL);
      return dr_period_new_years (first_year, phrase->last_year, NULL);

    default:
      return NULL;
    }
}

guint32
dr_date_phrase_intern_period (DrReading          *reading,
                              const DrDatePhrase *phrase,
                              int                 year)
{
  if (phrase->kind == DR_DATE_PHRASE_YEAR && phrase->exists && phrase->year != 0)
    return dr_reading_intern_year (reading, phrase->year);

  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (phrase, year);

  return dr_report_builder_intern_period (reading->builder, period);
}
