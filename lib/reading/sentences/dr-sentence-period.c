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

/* A window that closes the books on other days («15/12 đến 14/11»), no shorter or longer than by this, is the report's period itself. */
#define WINDOW_NUMERATOR 5
#define WINDOW_DENOMINATOR 6
/* Shorter ones are when something took place: «Từ ngày 04/8 đến ngày 09/8 khám cho 1.200 người». */
#define LEAST_WINDOW 28
/* Longer ones are terms. */
#define LONGEST_YEAR 366

gboolean
dr_sentence_opens_clause (const DrSentence *self,
                          guint             token)
{
  const DrPhrases *leads = DR_PHRASES ("trong", "riêng", "riêng trong", "trong đó", "trong đó riêng", "vào", "lũy kế", "luỹ kế", "cộng dồn",
                                       "tính chung", "tính chung trong", "tính", "ước", "sau", "qua", "và", "kết quả", "trong cả");
  guint at = token;

  for (guint n = dr_phrase_match_before (self->reading, at, leads); n > 0 && at >= self->first + n;
       n = dr_phrase_match_before (self->reading, at, leads))
    at -= n;
  if (at <= self->first)
    return TRUE;

  return dr_phrase_is_sign_of (self->reading, at - 1, ",;:(-+*.") || dr_phrase_match (self->reading, at - 1, "và") > 0
         || self->taken->data[at - 1] == DR_TAKEN_NUMBERING;
}

/* Whether «6 tháng», and not «6 tháng đầu năm», may be counted from the beginning of the year; «7 tháng» are in a report of July. */
static gboolean
is_stretch_of_year (const DrDatePhrase *phrase,
                    const GDate        *last_day)
{
  return phrase->kind != DR_DATE_PHRASE_MONTHS || phrase->n_tokens > 2 || phrase->n_months == 6 || phrase->n_months == 9
         || phrase->n_months == g_date_get_month (last_day);
}

/* The period of a date without a year, or from a day to a day, that ends no later than the report's; it may well be longer. */
static guint32
intern_part (DrSentence         *self,
             const DrDatePhrase *phrase)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  DrPeriod *around = g_ptr_array_index (data->periods, self->reading->period);
  const GDate *last_day = dr_period_get_last_day (around);
  int year = g_date_get_year (last_day);

  if (year != g_date_get_year (dr_period_get_first_day (around)) || !is_stretch_of_year (phrase, last_day))
    return DR_NONE;

  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (phrase, year);
  if (period == NULL || g_date_compare (dr_period_get_last_day (period), last_day) > 0)
    return DR_NONE;

  guint n_days = dr_period_get_n_days (period);
  guint most = dr_period_get_n_days (around);
  if (phrase->kind == DR_DATE_PHRASE_DAYS
      && (n_days < LEAST_WINDOW || n_days > LONGEST_YEAR
          || (n_days * WINDOW_DENOMINATOR > most * WINDOW_NUMERATOR
              && n_days * WINDOW_NUMERATOR < most * WINDOW_DENOMINATOR)))
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

/* Words between which and a figure a stretch of months is what was met about, or planned. */
DR_DEFINE_PHRASES (of_others, "hội nghị", "sơ kết", "tổng kết", "báo cáo", "giao ban", "họp", "buổi họp", "cuộc họp", "kế hoạch", "kịch bản",
                   "nhiệm vụ", "phương hướng", "chương trình", "sau", "trước", "trên", "hơn", "gần", "từ", "hạn", "thời hạn", "mỗi", "đủ", "dưới");

/* «Thu ngân sách 9 tháng đạt 42 tỷ đồng»: months from the beginning of the year that go beyond the report's, inside a clause from token @first. */
static gboolean
is_beyond_report (DrSentence          *self,
                  guint                first,
                  const DrDateMention *mention)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  DrPeriod *around = g_ptr_array_index (data->periods, self->reading->period);

  if (mention->phrase.kind != DR_DATE_PHRASE_MONTHS || mention->phrase.n_months <= 1
      || dr_sentence_has (self, first, mention->token,
                          DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER) | DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    return FALSE;
  for (guint i = first; i < mention->token; i++)
    if (dr_phrase_match_any (self->reading, i, of_others) > 0)
      return FALSE;

  guint32 period = intern_part (self, &mention->phrase);
  DrPeriod *named = period != DR_NONE ? g_ptr_array_index (data->periods, period) : NULL;

  return named != NULL && period != self->reading->period && dr_period_contains (named, around);
}

/* The last part of the year that opens a clause from token @first up to @end; NULL where none does. */
static const DrDateMention *
find_part (DrSentence *self,
           guint       first,
           guint       end)
{
  const DrDateMention *found = NULL;
  guint at = first;

  for (const DrDateMention *mention = dr_sentence_find_date (self, at, end); mention != NULL;
       mention = dr_sentence_find_date (self, at, end))
    {
      at = mention->token + 1;
      if (is_part (&mention->phrase) && !has_year (&mention->phrase) && !is_repeated (self, mention)
          && (dr_sentence_opens_clause (self, mention->token)
              || is_beyond_report (self, dr_sentence_after_sign (self, first, mention->token, ",;:(."), mention)))
        found = mention;
    }

  return found;
}

/* What «trong năm», «cả năm» and their like say of when. */
typedef enum
{
  TIME_NONE,
  TIME_REPORT,                  /* «trong quý» */
  TIME_YEAR,                    /* «trong năm» */
  TIME_TERM                     /* «trong nhiệm kỳ» */
} NamedTime;

/* The time that words at token @at name without a number; gives how many words. */
static NamedTime
match_time (const DrSentence *self,
            guint             at,
            guint            *n)
{
  const DrReading *reading = self->reading;

  if (self->taken->data[at] != DR_TAKEN_FREE)
    return TIME_NONE;
  *n = dr_phrase_match_any (reading, at, DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_TIME, "cả năm", "trong năm", "trong cả năm", "toàn năm", "năm nay", "trong năm nay", "cả năm nay",
                                                     "của cả năm"));
  /* «trong năm học», «trong năm 2023», «trong năm chi bộ» are another time, or none. */
  if (*n > 0)
    return at + *n <= self->end && self->taken->data[at + *n - 1] == DR_TAKEN_FREE
           && (at + *n >= self->end
               || (self->taken->data[at + *n] == DR_TAKEN_FREE
                   && dr_phrase_match_any (reading, at + *n, DR_PHRASES ("học", "trước", "ngoái", "tới", "sau", "đầu", "đó", "tài chính", "ngân sách")) == 0))
             ? TIME_YEAR : TIME_NONE;
  *n = dr_phrase_match_any (reading, at, DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_TIME, "trong quý", "quý này", "trong tháng", "tháng này", "trong kỳ", "kỳ này", "trong quý này",
                                                     "trong tháng này", "trong tuần", "tuần này", "riêng trong quý", "riêng trong tháng"));
  if (*n > 0)
    return self->taken->data[at + *n - 1] == DR_TAKEN_FREE && (at + *n >= self->end || self->taken->data[at + *n] != DR_TAKEN_DATE)
             ? TIME_REPORT : TIME_NONE;
  *n = dr_phrase_match_any (reading, at, DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_TIME, "trong nhiệm kỳ", "cả nhiệm kỳ", "trong cả nhiệm kỳ", "toàn nhiệm kỳ", "nhiệm kỳ này",
                                                     "trong nhiệm kỳ này", "nhiệm kỳ qua", "trong nhiệm kỳ qua"));

  return *n > 0 && (at + *n >= self->end || self->taken->data[at + *n] != DR_TAKEN_DATE) ? TIME_TERM : TIME_NONE;
}

/* The last such time that opens a clause from token @first up to @end. */
static NamedTime
find_named_time (const DrSentence *self,
                 guint             first,
                 guint             end)
{
  NamedTime found = TIME_NONE;
  guint n = 0;

  if (!dr_sentence_may_begin (self, DR_PHRASE_GROUP_TIME))
    return TIME_NONE;
  for (guint i = first; i < end; i++)
    {
      NamedTime time = dr_phrase_may_begin (self->reading, i, DR_PHRASE_GROUP_TIME) ? match_time (self, i, &n) : TIME_NONE;

      if (time != TIME_NONE && i + n <= end && dr_sentence_opens_clause (self, i))
        found = time;
    }

  return found;
}

/* Words of «lớp bồi dưỡng lý luận chính trị trong quý IV» behind the noun. */
#define LONGEST_NOUN 6

/* «Kết nạp 12 hội viên trong quý IV», «Mở 3 lớp bồi dưỡng trong năm 2021»: the time behind a figure that ends before token @end. */
static const DrDateMention *
find_time_behind (const DrSentence *self,
                  guint             end,
                  NamedTime        *named)
{
  gboolean has_dates = self->dates->len > 0 && g_array_index (self->dates, DrDateMention, self->dates->len - 1).token >= end;

  for (guint i = end; i < self->end && i < end + LONGEST_NOUN && self->taken->data[i] == DR_TAKEN_FREE
                      && self->reading->tokens[i].kind == DR_TOKEN_WORD
                      && !dr_sentence_has (self, i, i + 1, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)
                                                             | DR_SIGNAL_BIT (DR_SIGNAL_TARGET)); i++)
    {
      guint n = dr_phrase_match_any (self->reading, i, DR_PHRASES ("trong", "vào"));
      const DrDateMention *mention = n > 0 && has_dates && i + n < self->end ? dr_sentence_find_date (self, i + n, i + n + 1) : NULL;

      if (mention != NULL)
        return (is_part (&mention->phrase) || has_year (&mention->phrase)) && !is_repeated (self, mention) ? mention : NULL;
      if (n > 0 && (*named = match_time (self, i, &n)) != TIME_NONE)
        return NULL;
    }

  return NULL;
}

/* «Kể từ năm 2020 (đến nay)», «từ tháng 3 đến nay»: since then, which is longer than the report; or since its year began: «từ đầu năm 2023 đến nay». */
static gboolean
began_before (DrSentence          *self,
              const DrDateMention *mention)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  DrPeriod *around = g_ptr_array_index (data->periods, self->reading->period);
  const DrDatePhrase *phrase = &mention->phrase;

  if ((phrase->kind != DR_DATE_PHRASE_YEAR && phrase->kind != DR_DATE_PHRASE_MONTH && phrase->kind != DR_DATE_PHRASE_QUARTER)
      || mention->token <= self->first
      || dr_phrase_match_before (self->reading, mention->token, DR_PHRASES ("từ", "kể từ", "tính từ", "bắt đầu từ", "từ đầu", "kể từ đầu", "tính từ đầu")) == 0)
    return FALSE;

  gboolean until_now = dr_phrase_match_any (self->reading, mention->token + phrase->n_tokens, DR_PHRASES ("đến nay", "tới nay")) > 0;
  if (phrase->year == 0 && !until_now)
    return FALSE;

  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (phrase, g_date_get_year (dr_period_get_last_day (around)));
  int order = period != NULL ? g_date_compare (dr_period_get_first_day (period), dr_period_get_first_day (around)) : 1;

  return order < 0 || (order == 0 && until_now && phrase->kind == DR_DATE_PHRASE_YEAR);
}

/* «Ban Chấp hành khóa X, nhiệm kỳ 2020 - 2025», «kế hoạch giai đoạn 2021 - 2025»: the years of a noun, and not those of the figure. */
static gboolean
is_of_noun (const DrSentence    *self,
            const DrDateMention *mention)
{
  return mention->phrase.kind == DR_DATE_PHRASE_YEARS
         && dr_phrase_match_before (self->reading, mention->token, DR_PHRASES ("ban chấp hành", "ban thường vụ", "ủy ban kiểm tra", "BCH", "BTV",
                                                                               "hội đồng nhân dân", "HĐND", "đại biểu hội đồng nhân dân",
                                                                               "ủy viên", "cấp ủy", "đại hội", "quy hoạch")) > 0;
}

/* «năm 2022 chuyển sang 39 bản án»: carried over into the report's time. */
static gboolean
is_carried_over (const DrSentence    *self,
                 const DrDateMention *mention)
{
  return mention->phrase.kind == DR_DATE_PHRASE_YEAR
         && dr_phrase_match_any (self->reading, mention->token + mention->phrase.n_tokens,
                                 DR_PHRASES ("chuyển sang", "chuyển qua", "chuyển tiếp", "tồn chuyển sang", "còn chuyển sang")) > 0;
}

/* The period of the year around the report, where that is longer than the report's. */
static guint32
intern_year (DrSentence *self)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  DrPeriod *around = g_ptr_array_index (data->periods, self->reading->period);
  int year = g_date_get_year (dr_period_get_last_day (around));

  g_autoptr (DrPeriod) period = dr_period_new_years (year, year, NULL);

  return period != NULL && dr_period_contains (period, around)
           ? dr_report_builder_intern_period (self->reading->builder, period) : self->reading->period;
}

/* The period that the words around figure @index name; DR_NONE where they name none. */
static guint32
find_period (DrSentence *self,
             guint       index,
             guint       clause,
             gboolean   *since,
             gboolean   *is_behind)
{
  DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  DrPeriod *around = g_ptr_array_index (data->periods, reading->period);
  int year = g_date_get_year (dr_period_get_last_day (around));
  guint end = figure->phrase.first;

  /* «từ 46 triệu đồng (năm 2020) lên 71,5 triệu đồng»: that year is of where it came from. */
  if (self->waiting_start >= 0)
    {
      const DrSentenceFigure *start = &g_array_index (self->figures, DrSentenceFigure, self->waiting_start);

      clause = dr_sentence_after_sign (self, start->gap_first, start->phrase.first, ";");
      end = start->phrase.first;
    }

  const DrDateMention *mention = dr_sentence_find_date (self, clause, end);
  const DrDateMention *part = find_part (self, clause, end);
  NamedTime named = find_named_time (self, clause, end);

  if (self->waiting_start >= 0)
    return part != NULL ? intern_part (self, &part->phrase) : DR_NONE;
  if (mention != NULL && began_before (self, mention))
    {
      *since = TRUE;
      return reading->period;
    }
  if (mention != NULL && (is_of_noun (self, mention) || is_carried_over (self, mention)))
    return DR_NONE;
  if (part == NULL && named == TIME_NONE && (mention == NULL || !has_year (&mention->phrase)))
    {
      part = find_time_behind (self, figure->phrase.end, &named);
      *is_behind = part != NULL || named != TIME_NONE;
    }
  if (part != NULL && has_year (&part->phrase))
    return dr_date_phrase_intern_period (reading, &part->phrase, year);
  if (part != NULL)
    {
      guint32 period = intern_part (self, &part->phrase);

      if (period != DR_NONE)
        return period;
    }
  if (mention == NULL || *is_behind)
    switch (named)
      {
      case TIME_YEAR:
        return intern_year (self);
      case TIME_TERM:
        *since = dr_period_get_n_days (around) <= LONGEST_YEAR;
        return reading->period;
      case TIME_REPORT:
        return reading->period;
      default:
        if (mention == NULL)
          return DR_NONE;
      }
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

/* Whether words between tokens @first and @end say that what follows is a running total. */
static gboolean
names_running_total (const DrSentence *self,
                     guint             first,
                     guint             end)
{
  return (self->noted & DR_SIGNAL_BIT (DR_SIGNAL_CUMULATIVE)) && dr_sentence_has (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_CUMULATIVE));
}

/* Whether the figure only adds how much it came to so far: «kết nạp 21 đảng viên, lũy kế 9 tháng 64 đảng viên; mở 3 lớp». */
static gboolean
is_aside (DrSentence   *self,
          guint         index,
          guint         clause,
          const DrFact *fact,
          gboolean      is_behind)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  DrPeriod *period = g_ptr_array_index (data->periods, fact->period);
  DrPeriod *around = g_ptr_array_index (data->periods, self->period);
  gboolean is_more = fact->is_cumulative || (fact->period != self->period && dr_period_contains (period, around));

  if (figure->bracket != 0)
    return TRUE;

  return is_more && (is_behind || (self->facts->len > 0 && clause == figure->gap_first));
}

void
dr_sentence_tell_time (DrSentence *self,
                       guint       index,
                       DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";");
  gboolean since = FALSE;
  gboolean is_behind = FALSE;
  guint32 period = find_period (self, index, clause, &since, &is_behind);
  gboolean is_total = since || names_running_total (self, clause, figure->phrase.first);

  /* «lũy kế 9 tháng 19 tổ chức đảng và 11 đảng viên» */
  const DrFact *before = self->facts->len > 0 ? &g_array_index (self->facts, DrFact, self->facts->len - 1) : NULL;
  if (period == DR_NONE && !is_total && before != NULL && before->is_aside && before->figure + 1 == index
      && figure[-1].bracket == figure->bracket && !dr_sentence_has_words (self, figure->gap_first, figure->phrase.first))
    {
      fact->period = before->period;
      fact->is_cumulative = before->is_cumulative;
      fact->has_time = fact->is_aside = TRUE;
      return;
    }

  fact->has_time = period != DR_NONE || is_total;
  fact->period = period != DR_NONE ? period : is_total ? self->reading->period : self->period;
  fact->is_cumulative = is_total;
  fact->runs_on = !fact->has_time && self->is_cumulative && fact->nature == DR_NATURE_FLOW;
  fact->is_aside = fact->has_time && is_aside (self, index, clause, fact, is_behind);
  if (!fact->has_time || fact->is_aside)
    return;

  self->period = fact->period;
  self->is_cumulative = fact->is_cumulative;
}

/* «kết nạp 80 đảng viên (9 tháng: 240 đảng viên)», «năm 2023 kết nạp 150 hội viên (năm nay 180)»: what is of a longer time, or of another and more, is no part. */
static gboolean
is_beyond (DrSentence   *self,
           const DrFact *fact,
           const DrFact *whole)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  DrPeriod *period = g_ptr_array_index (data->periods, fact->period);
  DrPeriod *around = g_ptr_array_index (data->periods, whole->period);

  if (!fact->has_time || whole->is_cumulative)
    return FALSE;

  return fact->is_cumulative || (fact->period != whole->period && dr_period_contains (period, around))
         || (!dr_period_contains (around, period) && dr_decimal_compare (&fact->value, &whole->value) > 0);
}

void
dr_sentence_settle_times (DrSentence *self)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, i);
      const DrFact *whole = fact->part_of >= 0 ? &g_array_index (self->facts, DrFact, fact->part_of) : NULL;

      fact->is_cumulative |= fact->runs_on;
      if (whole == NULL || (fact->period == whole->period && fact->is_cumulative == whole->is_cumulative))
        continue;
      if (!fact->has_time && whole->has_time)
        {
          fact->period = whole->period;
          fact->is_cumulative = whole->is_cumulative && fact->nature == DR_NATURE_FLOW;
        }
      else if (is_beyond (self, fact, whole))
        fact->part_of = -1;
    }
}
