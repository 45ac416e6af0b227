/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Days, periods, durations and times of day as reports write them. */

#pragma once

#include <districtreport/dr-period.h>

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_DATE_PHRASE_DAY,         /* 28/9/2022, ngày 28 tháng 9, 28/9 */
  DR_DATE_PHRASE_DAYS,        /* từ 15/12/2021 đến 14/6/2022, (30/4/1975 - 30/4/2023) */
  DR_DATE_PHRASE_MONTH,       /* tháng 5/2022, tháng 5 */
  DR_DATE_PHRASE_MONTHS,      /* 6 tháng đầu năm, 7 tháng, 3 tháng cuối năm */
  DR_DATE_PHRASE_QUARTER,     /* quý IV/2022, quý 3, quí I */
  DR_DATE_PHRASE_YEAR,        /* năm 2022 */
  DR_DATE_PHRASE_YEARS,       /* nhiệm kỳ 2020 - 2025, giai đoạn 2021-2030, năm học 2022-2023 */
  DR_DATE_PHRASE_DURATION,    /* 05 năm liền, thời gian 03 ngày, kỷ niệm 62 năm, 40 năm tuổi Đảng */
  DR_DATE_PHRASE_TIME         /* 7 giờ 30, 7h30 */
} DrDatePhraseKind;

/* School years begin in September and end in May; the second semester begins on this day of January. */
#define DR_DATE_SCHOOL_MONTH 9
#define DR_DATE_SCHOOL_MONTHS 9
#define DR_DATE_SECOND_SEMESTER 16

typedef struct
{
  DrDatePhraseKind kind;
  guint            n_tokens;      /* with «ngày», «quý», … in front */
  gboolean         exists;        /* FALSE: 31/6, 30/2, 32/13 */
  gint16           year;          /* 0: not stated */
  gint16           last_year;     /* of DAYS and YEARS */
  guint8           month;         /* of a day or month; first month of MONTHS and QUARTER */
  guint8           n_months;      /* of MONTHS and QUARTER */
  guint8           day;
  guint8           last_month;    /* of DAYS */
  guint8           last_day;      /* of DAYS */
} DrDatePhrase;

/* Reads the date phrase that begins at token @index: at its word («ngày», «quý», «năm») or at its digits. FALSE if none does. */
static inline gboolean dr_date_phrase_match (const DrReading *reading,
                                     guint               index,
                                     DrDatePhrase       *phrase);
/* The same where the traits of the token allow a date. */
gboolean   dr_date_phrase_parse     (const DrReading    *reading,
                                     guint               index,
                                     DrDatePhrase       *phrase);
/* The period it names, a missing year being @year (0: unknown); NULL where there is none: durations, days that do not exist. */
DrPeriod * dr_date_phrase_to_period (const DrDatePhrase *phrase,
                                     int                 year);
/* The same, as a period of the report; DR_NONE where there is none. */
guint32    dr_date_phrase_intern_period (DrReading          *reading,
                                     const DrDatePhrase *phrase,
                                     int                 year);

static inline gboolean
dr_date_phrase_match (const DrReading *reading,
                      guint            index,
                      DrDatePhrase    *phrase)
{
  return index < reading->n_tokens && (reading->tokens[index].traits & DR_TRAIT_BEGINS_DATE)
         && dr_date_phrase_parse (reading, index, phrase);
}

G_END_DECLS
