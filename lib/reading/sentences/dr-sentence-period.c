/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/*
 * When a figure was reached: the report's period, or the one that the words in front
 * name. Most name no year: «Quý III, kết nạp 40 hội viên». Such words are about the
 * figure only where they open its clause; «Hội nghị quý II», «so với quý I» are about
 * something else.
 */

/* Of a window that closes the books on other days («15/12 đến 14/11») more than this is the report's period itself. */
#define WINDOW_NUMERATOR 5
#define WINDOW_DENOMINATOR 6
/* Shorter ones are when something took place: «Từ ngày 04/8 đến ngày 09/8 khám cho 1.200 người». */
#define LEAST_WINDOW 28

/* Whether a clause begins at the date at @token, or at words that only lead to it. */
static gboolean
opens_clause (const DrSentence *self,
              guint             token)
{
  const DrPhrases *leads = DR_PHRASES ("trong", "riêng", "riêng trong", "trong đó", "trong đó riêng", "vào", "lũy kế", "luỹ kế", "cộng dồn",
                                       "tính chung", "qua", "và", "kết quả", "trong cả");
  guint at = token;

  for (guint n = dr_phrase_match_before (self->reading, at, leads); n > 0 && at >= self->first + n;
       n = dr_phrase_match_before (self->reading, at, leads))
    at -= n;
  if (at <= self->first)
    return TRUE;

  return dr_phrase_is_sign_of (self->reading, at - 1, ",;:(-+*.") || dr_phrase_match (self->reading, at - 1, "và") > 0
         || self->taken->data[at - 1] == DR_TAKEN_NUMBERING;
}

/* Whether «6 tháng», and not «6 tháng đầu năm», may be counted from the beginning of the year. */
static gboolean
is_stretch_of_year (const DrDatePhrase *phrase)
{
  return phrase->kind != DR_DATE_PHRASE_MONTHS || phrase->n_tokens > 2 || phrase->n_months == 6 || phrase->n_months == 9;
}

/* The period of a date without a year, or from a day to a day, if it lies in the report's or is an earlier one as long. */
static guint32
intern_part (DrSentence         *self,
             const DrDatePhrase *phrase)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  DrPeriod *around = g_ptr_array_index (data->periods, self->reading->period);
  const GDate *last_day = dr_period_get_last_day (around);
  int year = g_date_get_year (last_day);

  if (year != g_date_get_year (dr_period_get_first_day (around)) || !is_stretch_of_year (phrase))
    return DR_NONE;

  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (phrase, year);
  if (period == NULL || g_date_compare (dr_period_get_last_day (period), last_day) > 0)
    return DR_NONE;

  guint n_days = dr_period_get_n_days (period);
  guint most = dr_period_get_n_days (around);
  if (phrase->kind == DR_DATE_PHRASE_DAYS ? n_days < LEAST_WINDOW || n_days * WINDOW_DENOMINATOR > most * WINDOW_NUMERATOR
                                          : n_days > most && !dr_period_contains (around, period))
    return DR_NONE;

  return dr_report_builder_intern_period (self->reading->builder, period);
}

static gboolean
has_year (const DrDatePhrase *phrase)
{
  return phrase->year != 0 && phrase->kind != DR_DATE_PHRASE_DAY && phrase->kind != DR_DATE_PHRASE_DAYS;
}

static gboolean
is_part (const DrDatePhrase *phrase)
{
  return phrase->kind == DR_DATE_PHRASE_MONTH || phrase->kind == DR_DATE_PHRASE_MONTHS || phrase->kind == DR_DATE_PHRASE_QUARTER
         || phrase->kind == DR_DATE_PHRASE_DAYS;
}

/* «tháng 7 hằng năm»: at no time in particular. */
static gboolean
is_repeated (const DrSentence    *self,
             const DrDateMention *mention)
{
  return dr_phrase_match_any (self->reading, mention->token + mention->phrase.n_tokens, DR_PHRASES ("hằng năm", "hàng năm", "mỗi năm")) > 0;
}

/* The last part of the year that opens a clause from token @first up to @end; NULL where none does. */
static const DrDateMention *
find_part (const DrSentence *self,
           guint             first,
           guint             end)
{
  const DrDateMention *found = NULL;
  guint at = first;

  for (const DrDateMention *mention = dr_sentence_find_date (self, at, end); mention != NULL;
       mention = dr_sentence_find_date (self, at, end))
    {
      at = mention->token + 1;
      if (is_part (&mention->phrase) && !has_year (&mention->phrase) && opens_clause (self, mention->token)
          && !is_repeated (self, mention))
        found = mention;
    }

  return found;
}

/* Words of «lớp bồi dưỡng lý luận chính trị trong quý IV» behind the noun. */
#define LONGEST_NOUN 6

/* «Kết nạp 12 hội viên trong quý IV», «Mở 3 lớp bồi dưỡng trong năm 2021»: the time behind a figure that ends before token @end. */
static const DrDateMention *
find_time_behind (const DrSentence *self,
                  guint             end)
{
  if (self->dates->len == 0 || g_array_index (self->dates, DrDateMention, self->dates->len - 1).token < end)
    return NULL;
  for (guint i = end; i < self->end && i < end + LONGEST_NOUN && self->taken->data[i] == DR_TAKEN_FREE
                      && self->reading->tokens[i].kind == DR_TOKEN_WORD
                      && !dr_sentence_has (self, i, i + 1, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)
                                                             | DR_SIGNAL_BIT (DR_SIGNAL_TARGET)); i++)
    {
      guint n = dr_phrase_match_any (self->reading, i, DR_PHRASES ("trong", "vào"));
      const DrDateMention *mention = n > 0 && i + n < self->end ? dr_sentence_find_date (self, i + n, i + n + 1) : NULL;

      if (mention != NULL)
        return (is_part (&mention->phrase) || has_year (&mention->phrase)) && !is_repeated (self, mention) ? mention : NULL;
    }

  return NULL;
}

/* «cả năm 90 hội viên»: all of the report's period, whatever part of it the figures before were of. */
static gboolean
names_all (const DrSentence *self,
           guint             first,
           guint             end)
{
  for (guint i = first; i < end; i++)
    if (dr_phrase_match_any (self->reading, i, DR_PHRASES ("cả năm", "trong năm", "toàn năm", "năm nay", "tính chung cả năm")) > 0)
      return TRUE;

  return FALSE;
}

guint32
dr_sentence_find_period (DrSentence *self,
                         guint       index)
{
  DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  DrPeriod *around = g_ptr_array_index (data->periods, reading->period);
  int year = g_date_get_year (dr_period_get_last_day (around));
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";");
  const DrDateMention *mention = dr_sentence_find_date (self, clause, figure->phrase.first);
  const DrDateMention *part = find_part (self, clause, figure->phrase.first);

  /* «từ 46 triệu đồng (năm 2020) lên 71,5 triệu đồng»: that year is of where it came from. */
  if (self->waiting_start >= 0)
    return DR_NONE;
  if (part == NULL && (mention == NULL || !has_year (&mention->phrase)))
    part = find_time_behind (self, figure->phrase.end);
  if (part != NULL && has_year (&part->phrase))
    return dr_date_phrase_intern_period (reading, &part->phrase, year);
  if (part != NULL)
    {
      guint32 period = intern_part (self, &part->phrase);

      if (period != DR_NONE)
        return period;
    }
  if (mention == NULL && (clause == self->first || names_all (self, clause, figure->phrase.first)))
    return reading->period;
  if (mention == NULL)
    return DR_NONE;
  if (mention->phrase.kind == DR_DATE_PHRASE_DAY || mention->phrase.kind == DR_DATE_PHRASE_DAYS)
    return DR_NONE;
  /* «Quý I: 12 vụ» names its year no more than the report's; «trong tháng 9» inside a clause may be about anything. */
  if (mention->phrase.year == 0
      && (mention->token != clause || mention->phrase.kind != DR_DATE_PHRASE_QUARTER
          || !dr_reading_is_sign (reading, clause + mention->phrase.n_tokens, ':')))
    return DR_NONE;
  if (mention->token > clause
      && dr_sentence_has (self, clause, mention->token,
                          DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)
                            | DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    return DR_NONE;

  return dr_date_phrase_intern_period (reading, &mention->phrase, year);
}
