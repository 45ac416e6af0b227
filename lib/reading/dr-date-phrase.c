/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-date-phrase-private.h"

#include "figures/dr-date-private.h"
#include "reading/dr-citation-phrase-private.h"
#include "reading/dr-keyword-private.h"

/*
 * A date is told from a figure by its words first («ngày», «quý», «nhiệm kỳ»), then by
 * its form («28/9/2022»), and a bare «28/9» only by what stands around it: it is as
 * often a part of a whole. Where the context does not say, there is no date: a figure
 * read as a date is lost, a date read as a figure is a false one, and the section on
 * measures then decides.
 *
 * Functions named parse_… take the index of their first token and give the index
 * behind their last one, 0 where the text is another.
 */

#define FIRST_YEAR 1900
#define LAST_YEAR 2100
#define LONGEST_SPAN 200      /* years from the first to the last of a range */
#define LONGEST_LIST 4        /* days of a list whose first one only says that they are days */

/* --- tokens --- */

/* A line may break between two words of a phrase: one end of line counts as a space. */
static inline guint
pass_newline (const DrReading *reading,
              guint            index)
{
  if (index < reading->n_tokens && reading->tokens[index].kind == DR_TOKEN_NEWLINE)
    return index + 1;

  return index;
}

static inline gboolean
is_glued (const DrReading *reading,
          guint            index)
{
  return index > 0 && index < reading->n_tokens && reading->tokens[index].start == reading->tokens[index - 1].end;
}

static guint
token_length (const DrReading *reading,
              guint            index)
{
  return reading->tokens[index].end - reading->tokens[index].start;
}

/* The number at @index, of at most @most digits; -1 if there is none. */
static int
number_at (const DrReading *reading,
           guint            index,
           guint            most)
{
  if (!dr_reading_is_digits (reading, index) || token_length (reading, index) > most)
    return -1;

  int number = 0;
  for (guint i = reading->tokens[index].start; i < reading->tokens[index].end; i++)
    number = number * 10 + (reading->bytes[i] - '0');

  return number;
}

/* A year of four digits that is no part of a longer number. */
static int
year_at (const DrReading *reading,
         guint            index,
         int              first_year)
{
  int year = number_at (reading, index, 4);

  if (year < first_year || year > LAST_YEAR || token_length (reading, index) != 4)
    return -1;
  if ((dr_reading_is_sign (reading, index + 1, '.') || dr_reading_is_sign (reading, index + 1, ','))
      && is_glued (reading, index + 1) && dr_reading_is_digits (reading, index + 2) && is_glued (reading, index + 2))
    return -1;

  return year;
}

/* Whether the digits at @index go on behind a sign: «1.250», «12,5». */
static gboolean
is_grouped (const DrReading *reading,
            guint            index)
{
  return (dr_reading_is_sign (reading, index + 1, '.') || dr_reading_is_sign (reading, index + 1, ','))
         && is_glued (reading, index + 1) && dr_reading_is_digits (reading, index + 2) && is_glued (reading, index + 2);
}

/* Whether the digits at @index are the end of a longer figure: «1.250», «12/250». */
static gboolean
is_continued (const DrReading *reading,
              guint            index)
{
  if (index < 2 || !is_glued (reading, index) || !is_glued (reading, index - 1) || !dr_reading_is_digits (reading, index - 2))
    return FALSE;

  return dr_reading_is_sign (reading, index - 1, '.') || dr_reading_is_sign (reading, index - 1, ',')
         || dr_reading_is_sign (reading, index - 1, '/');
}

/* Whether what stands at @index counts something: a measure, or a sign of per cent. */
static gboolean
is_measure (const DrReading *reading,
            guint            index)
{
  DrLexiconMatch match;

  index = pass_newline (reading, index);
  if (dr_reading_is_sign (reading, index, '%'))
    return TRUE;

  return reading->lexicon != NULL && index < reading->n_tokens
         && dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_MEASURE, &match);
}

/* The same on one line: a title goes on below. */
static gboolean
is_measure_on_line (const DrReading *reading,
                    guint            index)
{
  return pass_newline (reading, index) == index && is_measure (reading, index);
}

/* Whether a phrase is complete before @index: no noun follows that the number could count. */
static gboolean
is_phrase_end (const DrReading *reading,
               guint            index)
{
  if (index >= reading->n_tokens)
    return TRUE;

  switch (reading->tokens[index].kind)
    {
    case DR_TOKEN_NEWLINE:
      return TRUE;
    case DR_TOKEN_SIGN:
      return reading->tokens[index].word != '%' && reading->tokens[index].word != '/';
    case DR_TOKEN_WORD:
      return dr_keyword_has_flag (reading, index, DR_KEYWORD_ENDS_PHRASE)
             || ((reading->tokens[index].flags & DR_TOKEN_CAPITAL) && !is_measure (reading, index));
    default:
      return FALSE;
    }
}

static DrKeyword
keyword_before (const DrReading *reading,
                guint            index)
{
  return index > 0 ? dr_keyword_at (reading, index - 1) : DR_KEYWORD_NONE;
}

static gboolean
flag_before (const DrReading *reading,
             guint            index,
             DrKeywordFlags   flag)
{
  if (index > 0 && reading->tokens[index - 1].kind == DR_TOKEN_NEWLINE)
    index--;

  return index > 0 && dr_keyword_has_flag (reading, index - 1, flag);
}

/* --- days --- */

typedef struct
{
  int day;
  int month;    /* 0: not stated */
  int year;     /* 0: not stated */
} Day;

static gboolean
day_exists (const Day *day)
{
  /* 2000 had a 29 February; a day without a year is not held to be wrong for that. */
  int year = day->year != 0 ? day->year : 2000;

  if (day->month == 0)
    return day->day >= 1 && day->day <= 31;

  return day->month >= 1 && day->month <= 12 && day->day >= 1 && day->day <= 31
         && g_date_valid_dmy (day->day, day->month, year);
}

static gboolean
is_separator (const DrReading *reading,
              guint            index)
{
  return dr_reading_is_sign (reading, index, '/') || dr_reading_is_sign (reading, index, '-')
         || dr_reading_is_sign (reading, index, '.');
}

/* «năm 2022», «/2022», «, năm 2022» behind a month, a quarter, some months; gives @index itself where there is none. */
static guint
pass_year (const DrReading *reading,
           guint            index,
           gboolean         with_comma,
           int             *year)
{
  guint at = pass_newline (reading, index);
  if (with_comma && dr_reading_is_sign (reading, at, ','))
    at = pass_newline (reading, at + 1);

  if (dr_keyword_at (reading, at) == DR_KEYWORD_OF)
    at = pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_YEAR)
    {
      at = pass_newline (reading, at + 1);
      int found = year_at (reading, at, 1000);
      if (found < 0)
        return index;
      *year = found;
      return at + 1;
    }

  if (is_separator (reading, index))
    {
      int found = year_at (reading, index + 1, FIRST_YEAR);
      gboolean loose = !is_glued (reading, index + 1) || !is_glued (reading, index);

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
                   Day             *day,
                   guint32         *sign)
{
  int first = number_at (reading, index, 2);
  if (first < 0 || !is_separator (reading, index + 1))
    return 0;

  *sign = reading->tokens[index + 1].word;
  gboolean must_touch = *sign != '/';
  if (must_touch && (!is_glued (reading, index + 1) || !is_glued (reading, index + 2)))
    {
      /* «28 - 9 - 2022» is a day only if it is whole. */
      if (*sign != '-' || !dr_reading_is_sign (reading, index + 3, '-') || year_at (reading, index + 4, FIRST_YEAR) < 0)
        return 0;
    }

  int second = number_at (reading, index + 2, 2);
  if (second < 0)
    return 0;

  *day = (Day) { first, second, 0 };
  if (!dr_reading_is_sign (reading, index + 3, *sign))
    {
      /* «01-05/9»: two days of one month */
      if (*sign == '-' && dr_reading_is_sign (reading, index + 3, '/'))
        return 0;

      /* «28/9 năm 2022», «28/9-2022» */
      guint end = pass_year (reading, index + 3, FALSE, &day->year);
      return end;
    }

  if (must_touch && *sign == '.' && (!is_glued (reading, index + 3) || !is_glued (reading, index + 4)))
    return index + 3;

  int year = year_at (reading, index + 4, 1000);
  if (year < 0 && dr_reading_is_digits (reading, index + 4) && token_length (reading, index + 4) == 2
      && *sign != '.' && !is_separator (reading, index + 5))
    {
      year = number_at (reading, index + 4, 2);
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

/* «28/9/2022», or «28 tháng 9 năm 2022». */
static guint
parse_day (const DrReading *reading,
           guint            index,
           Day             *day,
           guint32         *sign)
{
  guint end = parse_numeric_day (reading, index, day, sign);
  if (end != 0)
    return end;

  int number = number_at (reading, index, 2);
  guint at = pass_newline (reading, index + 1);
  if (number < 0 || dr_keyword_at (reading, at) != DR_KEYWORD_MONTH)
    return 0;

  at = pass_newline (reading, at + 1);
  int month = number_at (reading, at, 2);
  if (month < 0 && dr_keyword_at (reading, at) == DR_KEYWORD_COUNT)
    month = dr_keyword_lookup (reading, at)->value;
  if (month < 0 || is_grouped (reading, at))
    return 0;

  *sign = ' ';
  *day = (Day) { number, month, 0 };

  return pass_year (reading, at + 1, FALSE, &day->year);
}

static void
set_day (DrDatePhrase *phrase,
         const Day    *day)
{
  phrase->kind = DR_DATE_PHRASE_DAY;
  phrase->day = day->day;
  phrase->month = day->month;
  phrase->year = day->year;
  phrase->exists = day_exists (day);
}

static void
set_days (DrDatePhrase *phrase,
          const Day    *first,
          const Day    *last)
{
  Day start = *first;

  if (start.month == 0)
    start.month = last->month;
  if (start.year == 0 && last->year != 0)
    start.year = start.month > last->month ? last->year - 1 : last->year;

  set_day (phrase, &start);
  phrase->kind = DR_DATE_PHRASE_DAYS;
  phrase->last_day = last->day;
  phrase->last_month = last->month;
  phrase->last_year = last->year;
  phrase->exists = phrase->exists && day_exists (last);
}

/*
 * What joins the two ends of a range: a dash, «đến», «tới», with «hết» and «ngày» behind
 * it. Gives the index behind it, @index if there is none.
 */
static guint
pass_joint (const DrReading *reading,
            guint            index,
            gboolean        *is_dash)
{
  guint at = pass_newline (reading, index);

  *is_dash = dr_reading_is_sign (reading, at, '-');
  if (!*is_dash)
    {
      if (dr_reading_is_sign (reading, at, ','))
        at = pass_newline (reading, at + 1);
      if (dr_keyword_at (reading, at) != DR_KEYWORD_TO)
        return index;
    }
  at = pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_WHOLE)
    at = pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_DAY)
    at = pass_newline (reading, at + 1);

  return at;
}

/* The other end of a range of days behind its first day, which ends before @index. */
static guint
parse_last_day (const DrReading *reading,
                guint            index,
                Day             *last)
{
  gboolean is_dash;
  guint32 sign;
  guint at = pass_joint (reading, index, &is_dash);

  if (at == index)
    return 0;

  guint end = parse_day (reading, at, last, &sign);
  if (end == 0 || last->month == 0 || is_measure (reading, end))
    return 0;
  /* «từ 12/5 đến 14-6»: of the odder signs only what is whole. */
  if (sign == '.' && last->year == 0)
    return 0;

  return end;
}

/* «12, 13/5/2022», «01-05/9», «15 và 16 tháng 8»: days without a month before one that has it. */
static guint
parse_days_of_month (const DrReading *reading,
                     guint            index,
                     DrDatePhrase    *phrase)
{
  int first = number_at (reading, index, 2);
  if (first < 1 || first > 31)
    return 0;

  Day start = { first, 0, 0 };
  Day last;
  guint at = index + 1;

  for (guint n = 0; n < LONGEST_LIST; n++)
    {
      gboolean is_dash;
      guint32 sign;
      guint next = pass_joint (reading, at, &is_dash);

      if (next == at && dr_reading_is_sign (reading, at, ','))
        next = pass_newline (reading, at + 1);
      if (next == at && dr_keyword_at (reading, pass_newline (reading, at)) == DR_KEYWORD_AND)
        next = pass_newline (reading, pass_newline (reading, at) + 1);
      if (next == at)
        return 0;

      guint end = parse_day (reading, next, &last, &sign);
      if (end != 0 && (sign == '/' || sign == ' '))
        {
          if (!day_exists (&last) && last.year == 0)
            return 0;
          set_days (phrase, &start, &last);
          return end;
        }

      int number = number_at (reading, next, 2);
      if (number < 1 || number > 31)
        return 0;
      at = next + 1;
    }

  return 0;
}

/* «ngày …» at @index. */
static guint
parse_named_day (const DrReading *reading,
                 guint            index,
                 DrDatePhrase    *phrase)
{
  guint at = pass_newline (reading, index + 1);
  Day first;
  guint32 sign;

  if (dr_keyword_at (reading, at) == DR_KEYWORD_FROM)
    at = pass_newline (reading, at + 1);
  if (keyword_before (reading, index) == DR_KEYWORD_EACH)
    return 0;

  guint end = parse_day (reading, at, &first, &sign);
  if (end == 0)
    {
      end = parse_days_of_month (reading, at, phrase);
      if (end != 0)
        return end;

      /* «03 ngày 12 hộ»: the days are counted. */
      if (index > 0 && dr_reading_is_digits (reading, index - 1))
        return 0;

      int day = number_at (reading, at, 2);
      if (day < 1 || day > 31 || is_grouped (reading, at) || dr_reading_is_sign (reading, at + 1, '%'))
        return 0;
      if (dr_keyword_at (reading, at + 1) == DR_KEYWORD_MONTH || is_separator (reading, at + 1))
        {
          if (is_glued (reading, at + 1))
            return 0;
        }
      if (keyword_before (reading, index) == DR_KEYWORD_IN && is_measure (reading, at + 1))
        return 0;

      first = (Day) { day, 0, 0 };
      set_day (phrase, &first);
      return at + 1;
    }

  Day last;
  guint range_end = parse_last_day (reading, end, &last);
  if (range_end != 0)
    {
      set_days (phrase, &first, &last);
      return range_end;
    }

  set_day (phrase, &first);
  return end;
}

/* --- what a bare «28/9» is --- */

/* Days that every reader knows by their numbers alone. */
static gboolean
is_feast (const Day *day)
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
                   const Day       *day)
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
    return is_feast (day);

  return TRUE;
}

static gboolean
has_day_context (const DrReading *reading,
                 guint            index,
                 guint            end,
                 const Day       *day,
                 guint32          sign,
                 guint            depth)
{
  if (flag_before (reading, index, DR_KEYWORD_NAMES_DAY))
    return TRUE;
  if (day->month == 0 || !day_exists (day) || sign == '.')
    return FALSE;
  if (day->year != 0)
    return TRUE;
  if (dr_reading_is_sign (reading, end, '/') || is_measure (reading, end)
      || dr_keyword_at (reading, pass_newline (reading, end)) == DR_KEYWORD_UP_TO)
    return FALSE;

  guint before = index > 0 && reading->tokens[index - 1].kind == DR_TOKEN_NEWLINE ? index - 1 : index;
  if (before == 0)
    return FALSE;

  const DrToken *previous = &reading->tokens[before - 1];
  gboolean brackets = (previous->kind == DR_TOKEN_SIGN && previous->word == '(') && dr_reading_is_sign (reading, end, ')');
  if (brackets)
    return is_bracket_of_day (reading, before - 1, day);
  if (sign == '-')
    return FALSE;
  if (dr_keyword_has_flag (reading, before - 1, DR_KEYWORD_HINTS_DAY))
    return TRUE;

  /* «Thứ Năm, 12/5»; «ngày 8/3, 20/10 và 14/10» */
  guint earlier = before - 1;
  if ((previous->kind == DR_TOKEN_SIGN && (previous->word == ',' || previous->word == ';'))
      || dr_keyword_at (reading, before - 1) == DR_KEYWORD_AND)
    {
      if (earlier >= 2 && dr_keyword_at (reading, earlier - 2) == DR_KEYWORD_ORDINAL
          && (reading->tokens[earlier - 2].flags & DR_TOKEN_CAPITAL))
        return TRUE;

      Day other;
      guint32 other_sign;
      if (depth < LONGEST_LIST && earlier >= 3 && dr_reading_is_digits (reading, earlier - 1)
          && dr_reading_is_sign (reading, earlier - 2, '/')
          && parse_numeric_day (reading, earlier - 3, &other, &other_sign) == earlier)
        return has_day_context (reading, earlier - 3, earlier, &other, other_sign, depth + 1);
    }

  return is_feast (day) && previous->kind == DR_TOKEN_WORD && is_phrase_end (reading, end)
         && !dr_keyword_has_flag (reading, before - 1, DR_KEYWORD_ENDS_PHRASE);
}

/* --- months, quarters, years --- */

/* A month or quarter that another one joins: «tháng 1 đến tháng 6 năm 2022», «quý III, IV/2022». */
typedef int (*ValueFunc) (const DrReading *reading, guint index);

static int
month_value (const DrReading *reading,
             guint            index)
{
  if (dr_reading_is_digits (reading, index))
    return is_grouped (reading, index) && token_length (reading, index + 2) != 4 ? -1 : number_at (reading, index, 2);
  if (dr_keyword_at (reading, index) != DR_KEYWORD_COUNT)
    return -1;

  return dr_keyword_lookup (reading, index)->value;
}

static int
quarter_value (const DrReading *reading,
               guint            index)
{
  const DrKeywordEntry *entry = dr_keyword_lookup (reading, index);
  int value = -1;

  if (dr_reading_is_digits (reading, index))
    value = is_grouped (reading, index) && token_length (reading, index + 2) != 4 ? -1 : number_at (reading, index, 2);
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
  guint at = pass_newline (reading, index);

  if (!dr_reading_is_sign (reading, at, ',') && !dr_reading_is_sign (reading, at, '-')
      && dr_keyword_at (reading, at) != DR_KEYWORD_TO && dr_keyword_at (reading, at) != DR_KEYWORD_AND)
    return index;
  at = pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_WHOLE)
    at = pass_newline (reading, at + 1);

  gboolean named = dr_keyword_at (reading, at) == unit;
  if (named)
    at = pass_newline (reading, at + 1);

  int value = value_at (reading, at);
  if (value <= first)
    return index;

  int found = 0;
  guint end = pass_year (reading, at + 1, FALSE, &found);
  if (found == 0 && (!named || dr_keyword_at (reading, at) == DR_KEYWORD_COUNT))
    return index;

  *last = value;
  *year = found;
  return end;
}

/* «tháng 5 năm 2022» at @index. */
static guint
parse_month (const DrReading *reading,
             guint            index,
             DrDatePhrase    *phrase)
{
  if (index > 0 && dr_reading_is_digits (reading, index - 1)
      && !(index > 1 && dr_keyword_has_flag (reading, index - 2, DR_KEYWORD_HAS_NUMBER)))
    return 0;
  if (keyword_before (reading, index) == DR_KEYWORD_EACH)
    return 0;

  guint at = pass_newline (reading, index + 1);
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
  guint end = pass_year (reading, at + 1, TRUE, &year);

  if (year == 0)
    {
      /* «trong tháng 12 vụ»: in the month, twelve cases. */
      if (month > 12 || dr_reading_is_sign (reading, at + 1, '%')
          || (keyword_before (reading, index) == DR_KEYWORD_IN && is_measure (reading, at + 1)))
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

/* «IV/2022», where it is known to be a quarter. */
static guint
parse_quarter_value (const DrReading *reading,
                     guint            index,
                     DrDatePhrase    *phrase)
{
  int quarter = quarter_value (reading, index);
  int year = 0;

  if (quarter < 0)
    return 0;

  int last = quarter;
  guint end = pass_year (reading, index + 1, TRUE, &year);
  if (year == 0)
    end = pass_second (reading, index + 1, DR_KEYWORD_QUARTER, quarter_value, quarter, &last, &year);

  phrase->kind = DR_DATE_PHRASE_QUARTER;
  phrase->exists = TRUE;
  phrase->month = 3 * quarter - 2;
  phrase->n_months = 3 * (last - quarter + 1);
  phrase->year = year;

  return end;
}

/* «quý IV/2022» at @index. */
static guint
parse_quarter (const DrReading *reading,
               guint            index,
               DrDatePhrase    *phrase)
{
  guint at = pass_newline (reading, index + 1);

  if (keyword_before (reading, index) == DR_KEYWORD_EACH)
    return 0;

  guint end = parse_quarter_value (reading, at, phrase);

  /* «trong quý 3 vụ»: in the quarter, three cases. */
  if (end != 0 && phrase->year == 0 && dr_reading_is_digits (reading, at)
      && (dr_reading_is_sign (reading, end, '%')
          || (keyword_before (reading, index) == DR_KEYWORD_IN && is_measure (reading, end))))
    return 0;

  return end;
}

/* «2020 - 2025», «2020/2025», «2018 đến năm 2022» at the digits. */
static guint
parse_years (const DrReading *reading,
             guint            index,
             gboolean         is_named,
             DrDatePhrase    *phrase)
{
  int first = year_at (reading, index, is_named ? 1000 : FIRST_YEAR);
  if (first < 0)
    return 0;

  gboolean is_slash = dr_reading_is_sign (reading, index + 1, '/');
  guint at = index + 2;
  if (!is_slash)
    {
      gboolean is_dash;

      at = pass_joint (reading, index + 1, &is_dash);
      if (at == index + 1)
        return 0;
      if (dr_keyword_at (reading, at) == DR_KEYWORD_YEAR)
        at = pass_newline (reading, at + 1);
    }

  int last = year_at (reading, at, FIRST_YEAR);
  if (last <= first || last - first > LONGEST_SPAN || is_measure_on_line (reading, at + 1)
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

/* «nhiệm kỳ 2020 - 2025», «giai đoạn 2021-2030», «niên khóa 2022 - 2023» at @index. */
static guint
parse_term (const DrReading *reading,
            guint            index,
            DrDatePhrase    *phrase)
{
  guint at = pass_newline (reading, index + 1);
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

  at = pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_FROM)
    at = pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_YEAR)
    at = pass_newline (reading, at + 1);

  return parse_years (reading, at, TRUE, phrase);
}

/* «năm 2022», «năm học 2022-2023», «năm 2018 - 2022», «năm thứ 4» at @index. */
static guint
parse_named_year (const DrReading *reading,
                  guint            index,
                  DrDatePhrase    *phrase)
{
  guint at = pass_newline (reading, index + 1);

  if (dr_keyword_at (reading, at) == DR_KEYWORD_STUDY)
    {
      guint end = parse_years (reading, pass_newline (reading, at + 1), TRUE, phrase);

      /* A school year runs from September to August: one year, however it is written. */
      if (end != 0 && phrase->last_year == phrase->year + 1)
        {
          phrase->month = 9;
          phrase->n_months = 12;
        }
      return end;
    }
  if (dr_keyword_at (reading, at) == DR_KEYWORD_ORDINAL && dr_reading_is_digits (reading, at + 1))
    {
      phrase->kind = DR_DATE_PHRASE_DURATION;
      phrase->exists = TRUE;
      return at + 2;
    }
  guint end = parse_years (reading, at, TRUE, phrase);
  if (end != 0)
    return end;

  int year = year_at (reading, at, 1000);
  if (year < 0)
    return 0;

  phrase->kind = DR_DATE_PHRASE_YEAR;
  phrase->exists = TRUE;
  phrase->year = year;
  end = at + 1;

  /* «các năm 2021, 2022» */
  while (dr_reading_is_sign (reading, end, ',') || dr_keyword_at (reading, end) == DR_KEYWORD_AND)
    {
      int next = year_at (reading, pass_newline (reading, end + 1), FIRST_YEAR);

      if (next <= MAX (phrase->year, phrase->last_year) || next - phrase->year > 10
          || !is_phrase_end (reading, pass_newline (reading, end + 1) + 1))
        break;
      phrase->kind = DR_DATE_PHRASE_YEARS;
      phrase->last_year = next;
      end = pass_newline (reading, end + 1) + 1;
    }

  return end;
}

/* --- counts of time --- */

static void
set_duration (DrDatePhrase *phrase)
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
  guint at = pass_newline (reading, index + 1);

  if (dr_keyword_has_flag (reading, at, DR_KEYWORD_NO_DURATION) || dr_keyword_at (reading, at) == DR_KEYWORD_AGE)
    return 0;

  DrKeyword which = dr_keyword_at (reading, at);
  gboolean is_last = which == DR_KEYWORD_LAST;
  int year = 0;
  guint end = index + 1;

  if (which == DR_KEYWORD_FIRST || is_last)
    {
      guint behind = pass_newline (reading, at + 1);

      end = at + 1;
      if (dr_keyword_at (reading, behind) == DR_KEYWORD_OF)
        behind = pass_newline (reading, behind + 1);
      if (dr_keyword_at (reading, behind) == DR_KEYWORD_YEAR)
        {
          end = behind + 1;
          behind = pass_newline (reading, behind + 1);
        }
      else if (dr_keyword_at (reading, behind) == DR_KEYWORD_MANDATE)
        {
          set_duration (phrase);
          return end;
        }
      int found = year_at (reading, behind, FIRST_YEAR);
      if (found > 0 && parse_years (reading, behind, TRUE, phrase) == 0)
        {
          year = found;
          end = behind + 1;
        }
    }
  else
    {
      end = pass_year (reading, index + 1, FALSE, &year);
      if (year == 0)
        {
          int found = year_at (reading, at, FIRST_YEAR);

          if (found > 0 && is_phrase_end (reading, at + 1))
            {
              year = found;
              end = at + 1;
            }
        }
      if (flag_before (reading, first_token, DR_KEYWORD_IS_DURATION) && year == 0)
        {
          set_duration (phrase);
          return end;
        }
    }

  if (count < 1 || count > 12)
    {
      set_duration (phrase);
      return end;
    }

  phrase->kind = DR_DATE_PHRASE_MONTHS;
  phrase->exists = TRUE;
  phrase->month = is_last ? 13 - count : 1;
  phrase->n_months = count;
  phrase->year = year;

  return end;
}

/* Years, days, weeks that are counted: the unit stands at @index. */
static guint
parse_count_of_time (const DrReading *reading,
                     guint            index,
                     guint            first_token,
                     int              count,
                     DrDatePhrase    *phrase)
{
  DrKeyword unit = dr_keyword_at (reading, index);
  guint at = pass_newline (reading, index + 1);

  /* «3 ngày/hồ sơ» is a rate. */
  if (dr_reading_is_sign (reading, index + 1, '/') && year_at (reading, index + 2, FIRST_YEAR) < 0)
    return 0;
  /* «đợt 2 tháng 5», «hạng 5 năm liền» */
  if (first_token > 0 && dr_keyword_has_flag (reading, first_token - 1, DR_KEYWORD_HAS_NUMBER))
    return 0;

  switch (unit)
    {
    case DR_KEYWORD_MONTH:
      return parse_count_of_months (reading, index, first_token, count, phrase);

    case DR_KEYWORD_YEAR:
      /* «hạng 5 năm 2022»: the year is named, not counted. */
      if (year_at (reading, at, FIRST_YEAR) > 0 || dr_keyword_at (reading, at) == DR_KEYWORD_STUDY)
        return 0;
      set_duration (phrase);
      if (dr_keyword_at (reading, at) == DR_KEYWORD_IN_A_ROW)
        return at + 1;
      if (dr_keyword_at (reading, at) == DR_KEYWORD_AGE)
        return at + 1;
      return index + 1;

    case DR_KEYWORD_DAY:
    case DR_KEYWORD_WEEK:
      if (dr_keyword_has_flag (reading, at, DR_KEYWORD_NO_DURATION) || dr_reading_is_digits (reading, at))
        return 0;
      set_duration (phrase);
      return index + 1;

    case DR_KEYWORD_QUARTER:
      if (quarter_value (reading, at) > 0)
        return 0;
      set_duration (phrase);
      return index + 1;

    case DR_KEYWORD_MANDATE:
      if (dr_keyword_at (reading, at) != DR_KEYWORD_TERM)
        return 0;
      set_duration (phrase);
      return at + 1;

    default:
      return 0;
    }
}

/* --- times of day --- */

/* «h», «h30», «g15» glued to the hour. */
static gboolean
is_hour_letter (const DrReading *reading,
                guint            index)
{
  if (!dr_reading_is_word (reading, index) || !is_glued (reading, index))
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

/* One time of day at the digits. */
static guint
parse_clock (const DrReading *reading,
             guint            index)
{
  int hour = number_at (reading, index, 2);
  if (hour < 0 || hour > 24)
    return 0;

  guint at = index + 1;
  if (is_hour_letter (reading, at))
    {
      gboolean whole = token_length (reading, at) == 1;

      at++;
      if (whole && is_glued (reading, at) && number_at (reading, at, 2) >= 0)
        at++;
      if (dr_reading_is_sign (reading, at, '\''))
        at++;
      return at;
    }

  if (dr_reading_is_sign (reading, at, ':') && is_glued (reading, at) && is_glued (reading, at + 1)
      && dr_reading_is_digits (reading, at + 1) && token_length (reading, at + 1) == 2
      && number_at (reading, at + 1, 2) < 60
      && (flag_before (reading, index, DR_KEYWORD_NAMES_TIME | DR_KEYWORD_NAMES_DAY)
          || dr_reading_is_sign (reading, at + 2, ',') || dr_reading_is_sign (reading, at + 2, '-')
          || at + 2 >= reading->n_tokens || dr_keyword_has_flag (reading, at + 2, DR_KEYWORD_NAMES_DAY)))
    return at + 2;

  guint unit = pass_newline (reading, at);
  if (dr_keyword_at (reading, unit) == DR_KEYWORD_HOUR)
    {
      int minutes = number_at (reading, unit + 1, 2);

      /* «2.400 giờ», «12 giờ» count hours: a time of day has minutes, or a word that says so. */
      if (minutes >= 0 && minutes < 60 && !is_grouped (reading, unit + 1) && !is_measure (reading, unit + 2))
        return dr_keyword_at (reading, unit + 2) == DR_KEYWORD_MINUTE ? unit + 3 : unit + 2;
      if (flag_before (reading, index, DR_KEYWORD_NAMES_TIME)
          || dr_keyword_has_flag (reading, unit + 1, DR_KEYWORD_NAMES_DAY))
        return unit + 1;
    }

  return 0;
}

static guint
parse_time (const DrReading *reading,
            guint            index,
            DrDatePhrase    *phrase)
{
  guint end = parse_clock (reading, index);

  if (end == 0)
    {
      /* «45 phút» */
      if (number_at (reading, index, 4) < 0 || dr_keyword_at (reading, index + 1) != DR_KEYWORD_MINUTE)
        return 0;
      end = index + 2;
    }
  else
    {
      gboolean is_dash;
      guint at = pass_joint (reading, end, &is_dash);
      guint last = at != end ? parse_clock (reading, at) : 0;

      if (last != 0)
        end = last;
    }

  phrase->kind = DR_DATE_PHRASE_TIME;
  phrase->exists = TRUE;

  return end;
}

/* --- at digits --- */

/* «9/2022», «11-2024». */
static guint
parse_numeric_month (const DrReading *reading,
                     guint            index,
                     DrDatePhrase    *phrase)
{
  int month = number_at (reading, index, 2);
  if (month < 1 || month > 12)
    return 0;

  gboolean is_slash = dr_reading_is_sign (reading, index + 1, '/');
  if (!is_slash && !(dr_reading_is_sign (reading, index + 1, '-') && is_glued (reading, index + 1) && is_glued (reading, index + 2)))
    return 0;

  int year = year_at (reading, index + 2, FIRST_YEAR);
  if (year < 0 || is_measure_on_line (reading, index + 3) || dr_reading_is_sign (reading, index + 3, '/'))
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
  int year = year_at (reading, index, FIRST_YEAR);
  if (year < 0 || !is_separator (reading, index + 1) || !dr_reading_is_sign (reading, index + 3, reading->tokens[index + 1].word)
      || !is_glued (reading, index + 1) || !is_glued (reading, index + 2)
      || !is_glued (reading, index + 3) || !is_glued (reading, index + 4))
    return 0;

  Day day = { number_at (reading, index + 4, 2), number_at (reading, index + 2, 2), year };
  if (!day_exists (&day))
    return 0;

  set_day (phrase, &day);

  return index + 5;
}

static guint
parse_bare_day (const DrReading *reading,
                guint            index,
                DrDatePhrase    *phrase)
{
  Day day;
  guint32 sign;
  guint end = parse_day (reading, index, &day, &sign);
  gboolean is_open = FALSE;

  if (end == 0)
    {
      end = parse_days_of_month (reading, index, phrase);
      if (end == 0)
        return 0;

      /* «01-05/9/2022»; «từ 01 đến 10/9»; but «gồm 12, 15/5» lists figures. */
      if (phrase->last_year != 0 || flag_before (reading, index, DR_KEYWORD_NAMES_DAY | DR_KEYWORD_HINTS_DAY))
        return end;
      return 0;
    }

  if (sign == ' ')
    {
      /* «6 tháng 9 mô hình», «đợt 2 tháng 5» */
      if (flag_before (reading, index, DR_KEYWORD_HAS_NUMBER)
          || (day.year == 0 && !flag_before (reading, index, DR_KEYWORD_NAMES_DAY | DR_KEYWORD_NAMES_FEAST))
          || !day_exists (&day))
        return 0;
    }
  else
    {
      gboolean is_whole = day.year != 0;

      /* «32/13/2022» is a day that does not exist; «32.13.2022» is none. */
      if (is_whole && sign != '/' && !day_exists (&day))
        return flag_before (reading, index, DR_KEYWORD_NAMES_DAY) ? (set_day (phrase, &day), end) : 0;
      if (is_whole && dr_reading_is_sign (reading, end, '/') && !dr_reading_is_digits (reading, end + 1))
        return 0;
      is_open = !is_whole;
    }

  Day last;
  guint range_end = parse_last_day (reading, end, &last);
  if (range_end != 0 && day_exists (&day) && sign != '.')
    {
      gboolean from = flag_before (reading, index, DR_KEYWORD_NAMES_DAY | DR_KEYWORD_HINTS_DAY);
      gboolean in_brackets = index > 0 && dr_reading_is_sign (reading, index - 1, '(') && dr_reading_is_sign (reading, range_end, ')');

      if (!is_open || last.year != 0 || from || in_brackets || (is_feast (&day) && is_feast (&last)))
        {
          set_days (phrase, &day, &last);
          return range_end;
        }
    }

  if (is_open && !has_day_context (reading, index, end, &day, sign, 0))
    return 0;

  set_day (phrase, &day);

  return end;
}

/* A year alone, by the word before it and the end of the phrase behind it: «mừng Xuân 2024», «so với 2021». */
static guint
parse_bare_year (const DrReading *reading,
                 guint            index,
                 DrDatePhrase    *phrase)
{
  int year = year_at (reading, index, FIRST_YEAR);
  if (year < 0 || index == 0 || is_measure (reading, index + 1) || !is_phrase_end (reading, index + 1))
    return 0;

  gboolean is_hinted = flag_before (reading, index, DR_KEYWORD_HINTS_YEAR);
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
  int count = number_at (reading, index, 3);
  guint at = index + 1;

  if (count < 0)
    return 0;
  if (is_grouped (reading, index))
    {
      /* «1,5 năm» lasts; «12.480 ngày» are counted. */
      if (token_length (reading, index + 2) > 2)
        return 0;
      at = index + 3;
      count = 0;
    }
  else
    {
      gboolean is_dash;
      guint next = pass_joint (reading, at, &is_dash);

      if (next != at && number_at (reading, next, 2) > count && !is_grouped (reading, next)
          && dr_keyword_at (reading, next + 1) != DR_KEYWORD_NONE)
        {
          at = next + 1;
          count = 0;
        }
    }

  return parse_count_of_time (reading, pass_newline (reading, at), index, count, phrase);
}

static guint
parse_digits (const DrReading *reading,
              guint            index,
              DrDatePhrase    *phrase)
{
  guint end;

  if (is_continued (reading, index))
    return 0;

  /* Called in the middle of «ngày 28/9»: read from the word. */
  guint before = index > 0 && reading->tokens[index - 1].kind == DR_TOKEN_NEWLINE ? index - 1 : index;
  if (before > 0)
    {
      DrDatePhrase whole = { 0, };
      guint whole_end = 0;

      switch (dr_keyword_at (reading, before - 1))
        {
        case DR_KEYWORD_DAY: whole_end = parse_named_day (reading, before - 1, &whole); break;
        case DR_KEYWORD_MONTH: whole_end = parse_month (reading, before - 1, &whole); break;
        case DR_KEYWORD_QUARTER: whole_end = parse_quarter (reading, before - 1, &whole); break;
        case DR_KEYWORD_YEAR: whole_end = parse_named_year (reading, before - 1, &whole); break;
        default: break;
        }
      if (whole_end > index)
        {
          *phrase = whole;
          return whole_end;
        }
    }

  if (dr_citation_phrase_match_number (reading, index) > 0)
    return 0;

  if ((end = parse_iso_day (reading, index, phrase)) != 0
      || (end = parse_numeric_month (reading, index, phrase)) != 0
      || (end = parse_bare_day (reading, index, phrase)) != 0
      || (end = parse_years (reading, index, FALSE, phrase)) != 0
      || (end = parse_time (reading, index, phrase)) != 0
      || (end = parse_count (reading, index, phrase)) != 0
      || (end = parse_bare_year (reading, index, phrase)) != 0)
    return end;

  return 0;
}

/* --- at words --- */

/* «từ 15/7 đến 14/8», «từ tháng 1 đến tháng 6»: only where both ends are there; otherwise «từ» is none of ours. */
static guint
parse_from (const DrReading *reading,
            guint            index,
            DrDatePhrase    *phrase)
{
  guint at = pass_newline (reading, index + 1);
  guint end = 0;

  switch (dr_keyword_at (reading, at))
    {
    case DR_KEYWORD_DAY: end = parse_named_day (reading, at, phrase); break;
    case DR_KEYWORD_MONTH: end = parse_month (reading, at, phrase); break;
    case DR_KEYWORD_QUARTER: end = parse_quarter (reading, at, phrase); break;
    case DR_KEYWORD_YEAR: end = parse_named_year (reading, at, phrase); break;
    default:
      if (dr_reading_is_digits (reading, at))
        end = parse_digits (reading, at, phrase);
    }

  gboolean is_range = phrase->kind == DR_DATE_PHRASE_DAYS || phrase->kind == DR_DATE_PHRASE_MONTHS
                      || phrase->kind == DR_DATE_PHRASE_YEARS
                      || (phrase->kind == DR_DATE_PHRASE_QUARTER && phrase->n_months > 3);

  return is_range ? end : 0;
}

/* «sáu tháng đầu năm», «hai năm», «mười hai tháng» in words. */
static guint
parse_words (const DrReading *reading,
             guint            index,
             DrDatePhrase    *phrase)
{
  int count = dr_keyword_lookup (reading, index)->value;
  guint at = index + 1;

  if (keyword_before (reading, index) == DR_KEYWORD_MONTH || keyword_before (reading, index) == DR_KEYWORD_QUARTER
      || keyword_before (reading, index) == DR_KEYWORD_COUNT)
    return 0;
  if (count == 10 && dr_keyword_at (reading, at) == DR_KEYWORD_COUNT)
    count += dr_keyword_lookup (reading, at++)->value;

  return parse_count_of_time (reading, pass_newline (reading, at), index, count, phrase);
}

/* «tuần 32» at @index. */
static guint
parse_week (const DrReading *reading,
            guint            index,
            DrDatePhrase    *phrase)
{
  guint at = pass_newline (reading, index + 1);

  if (dr_keyword_at (reading, at) == DR_KEYWORD_ORDINAL)
    at = pass_newline (reading, at + 1);

  int week = number_at (reading, at, 2);
  if (week < 1 || week > 53 || is_grouped (reading, at) || is_measure (reading, at + 1)
      || keyword_before (reading, index) == DR_KEYWORD_EACH)
    return 0;

  set_duration (phrase);

  return at + 1;
}

gboolean
dr_date_phrase_match (const DrReading *reading,
                      guint            index,
                      DrDatePhrase    *phrase)
{
  guint end = 0;

  *phrase = (DrDatePhrase) { 0, };
  if (index >= reading->n_tokens)
    return FALSE;

  if (reading->tokens[index].kind == DR_TOKEN_DIGITS)
    end = parse_digits (reading, index, phrase);
  else if (reading->tokens[index].kind == DR_TOKEN_WORD)
    switch (dr_keyword_at (reading, index))
      {
      case DR_KEYWORD_DAY:
        end = parse_named_day (reading, index, phrase);
        break;
      case DR_KEYWORD_WEEK:
        end = parse_week (reading, index, phrase);
        break;
      case DR_KEYWORD_MONTH:
        end = parse_month (reading, index, phrase);
        break;
      case DR_KEYWORD_QUARTER:
        end = parse_quarter (reading, index, phrase);
        break;
      case DR_KEYWORD_YEAR:
        end = parse_named_year (reading, index, phrase);
        break;
      case DR_KEYWORD_FROM:
        end = parse_from (reading, index, phrase);
        break;
      case DR_KEYWORD_MANDATE:
      case DR_KEYWORD_STAGE:
      case DR_KEYWORD_YEARLY:
      case DR_KEYWORD_TIME:
        end = parse_term (reading, index, phrase);
        break;
      case DR_KEYWORD_COUNT:
        end = parse_words (reading, index, phrase);
        break;
      case DR_KEYWORD_ROMAN:
        /* «định kỳ III/2023» */
        if (dr_reading_is_sign (reading, index + 1, '/') && year_at (reading, index + 2, FIRST_YEAR) > 0
            && keyword_before (reading, index) != DR_KEYWORD_QUARTER)
          end = parse_quarter_value (reading, index, phrase);
        break;
      default:
        break;
      }

  if (end <= index)
    return FALSE;
  phrase->n_tokens = end - index;

  return TRUE;
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
