/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The parts of date phrases: tokens, days, months and longer times, counts of time.
 *
 * Functions named parse_… take the index of their first token and give the index
 * behind their last one, 0 where the text is another.
 */

#pragma once

#include "reading/language/dr-keyword-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

G_BEGIN_DECLS

#define DR_DATE_BARE_YEAR 1900   /* the first that four digits alone may name */

typedef struct
{
  int day;
  int month;  /* 0: not stated */
  int year;   /* 0: not stated */
} DrDateDay;

/* A line may break between two words of a phrase: one end of line counts as a space. */
guint dr_date_pass_newline (const DrReading *reading,
                            guint            index);
gboolean dr_date_is_glued (const DrReading *reading,
                           guint            index);
guint dr_date_token_length (const DrReading *reading,
                            guint            index);
/* The number at @index, of at most @most digits; -1 if there is none. */
int dr_date_number_at (const DrReading *reading,
                       guint            index,
                       guint            most);
/* A year of four digits that is no part of a longer number. */
int dr_date_year_at (const DrReading *reading,
                     guint            index,
                     int              first_year);
/* Whether the digits at @index go on behind a sign: «1.250», «12,5». */
gboolean dr_date_is_grouped (const DrReading *reading,
                             guint            index);
/* Whether the digits at @index are the end of a longer figure: «1.250», «12/250». */
gboolean dr_date_is_continued (const DrReading *reading,
                               guint            index);
/* Whether what stands at @index counts something: a measure, or a sign of per cent. */
gboolean dr_date_is_measure (const DrReading *reading,
                             guint            index);
/* The same on one line: a title goes on below. */
gboolean dr_date_is_measure_on_line (const DrReading *reading,
                                     guint            index);
/* Whether a phrase is complete before @index: no noun follows that the number could count. */
gboolean dr_date_is_phrase_end (const DrReading *reading,
                                guint            index);
DrKeyword dr_date_keyword_before (const DrReading *reading,
                                  guint            index);
gboolean dr_date_flag_before (const DrReading *reading,
                              guint            index,
                              DrKeywordFlags   flag);

gboolean dr_date_day_exists (const DrDateDay *day);
gboolean dr_date_is_separator (const DrReading *reading,
                               guint            index);
/* «năm 2022», «/2022», «, năm 2022» behind a month, a quarter, some months; gives @index itself where there is none. */
guint dr_date_pass_year (const DrReading *reading,
                         guint            index,
                         gboolean         with_comma,
                         int             *year);
/* «28/9/2022», or «28 tháng 9 năm 2022». */
guint dr_date_parse_day (const DrReading *reading,
                         guint            index,
                         DrDateDay       *day,
                         guint32         *sign);
void dr_date_set_day (DrDatePhrase    *phrase,
                      const DrDateDay *day);
void dr_date_set_days (DrDatePhrase    *phrase,
                       const DrDateDay *first,
                       const DrDateDay *last);
/*
 * What joins the two ends of a range: a dash, «đến», «tới», with «hết» and «ngày» behind
 * it. Gives the index behind it, @index if there is none.
 */
guint dr_date_pass_joint (const DrReading *reading,
                          guint            index,
                          gboolean        *is_dash);
/* The other end of a range of days behind its first day, which ends before @index. */
guint dr_date_parse_last_day (const DrReading *reading,
                              guint            index,
                              DrDateDay       *last);
/* «12, 13/5/2022», «01-05/9», «15 và 16 tháng 8»: days without a month before one that has it. */
guint dr_date_parse_days_of_month (const DrReading *reading,
                                   guint            index,
                                   DrDatePhrase    *phrase);
/* «ngày …» at @index. */
guint dr_date_parse_named_day (const DrReading *reading,
                               guint            index,
                               DrDatePhrase    *phrase);
/* Days that every reader knows by their numbers alone. */
gboolean dr_date_is_feast (const DrDateDay *day);
gboolean dr_date_has_day_context (const DrReading *reading,
                                  guint            index,
                                  guint            end,
                                  const DrDateDay *day,
                                  guint32          sign,
                                  guint            depth);

int dr_date_quarter_value (const DrReading *reading,
                           guint            index);
/* «tháng 5 năm 2022» at @index. */
guint dr_date_parse_month (const DrReading *reading,
                           guint            index,
                           DrDatePhrase    *phrase);
/* «IV/2022», where it is known to be a quarter. */
guint dr_date_parse_quarter_value (const DrReading *reading,
                                   guint            index,
                                   DrDatePhrase    *phrase);
/* «quý IV/2022» at @index. */
guint dr_date_parse_quarter (const DrReading *reading,
                             guint            index,
                             DrDatePhrase    *phrase);
/* «2020 - 2025», «2020/2025», «2018 đến năm 2022» at the digits. */
guint dr_date_parse_years (const DrReading *reading,
                           guint            index,
                           gboolean         is_named,
                           DrDatePhrase    *phrase);
/* «nhiệm kỳ 2020 - 2025», «giai đoạn 2021-2030», «niên khóa 2022 - 2023» at @index. */
guint dr_date_parse_term (const DrReading *reading,
                          guint            index,
                          DrDatePhrase    *phrase);
/* «năm 2022», «năm học 2022-2023», «năm 2018 - 2022», «năm thứ 4» at @index. */
guint dr_date_parse_named_year (const DrReading *reading,
                                guint            index,
                                DrDatePhrase    *phrase);

void dr_date_set_duration (DrDatePhrase *phrase);
/* Years, days, weeks that are counted: the unit stands at @index. */
guint dr_date_parse_count_of_time (const DrReading *reading,
                                   guint            index,
                                   guint            first_token,
                                   int              count,
                                   DrDatePhrase    *phrase);
guint dr_date_parse_time (const DrReading *reading,
                          guint            index,
                          DrDatePhrase    *phrase);

G_END_DECLS
