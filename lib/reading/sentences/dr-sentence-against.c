/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-date-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* What a change is held against: an earlier period, a day, a target. */

static guint32
intern_day (DrSentence *self,
            int         year,
            int         month,
            int         day)
{
  GDate date;
  char text[11];

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);

  return dr_report_builder_intern (self->reading->builder, text, dr_date_write (&date, text));
}

/* The last day before a month of @year. */
static guint32
intern_day_before (DrSentence *self,
                   int         year,
                   int         month)
{
  return month == 1 ? intern_day (self, year - 1, 12, 31)
                    : intern_day (self, year, month - 1, g_date_get_days_in_month (month - 1, year));
}

static guint32
intern_period_id (DrSentence *self,
                  DrPeriod   *period)
{
  g_autofree char *id = period != NULL ? dr_period_to_string (period) : NULL;

  return id != NULL ? dr_report_builder_intern (self->reading->builder, id, -1) : DR_NONE;
}

/* Further back nothing is compared. */
#define MOST_YEARS_BACK 40

/* The same part of @year as @around is of its own, which is later. */
static DrPeriod *
same_part_of_year (DrPeriod *around,
                   int       year)
{
  DrPeriod *period = dr_period_ref (around);

  for (int n = g_date_get_year (dr_period_get_last_day (around)) - year; n > 0 && period != NULL; n--)
    {
      g_autoptr (DrPeriod) later = period;

      period = n <= MOST_YEARS_BACK ? dr_period_year_earlier (later, NULL) : NULL;
    }

  return period;
}

/* Which earlier time the phrase at @index names, by its words. */
static guint32
earlier_time (DrSentence *self,
              guint       index,
              DrPeriod   *around,
              int         stated_year)
{
  const DrReading *reading = self->reading;
  guint end = g_array_index (self->signal_ends, guint32, index);
  int year = g_date_get_year (dr_period_get_last_day (around));
  gboolean names_end = FALSE;
  gboolean names_start = FALSE;
  gboolean names_month = FALSE;
  gboolean names_quarter = FALSE;
  gboolean names_term = FALSE;
  gboolean names_same = FALSE;

  for (guint i = index; i < end; i++)
    {
      names_end |= dr_phrase_match (reading, i, "cuối");
      names_start |= dr_phrase_match (reading, i, "đầu");
      names_month |= dr_phrase_match (reading, i, "tháng");
      names_quarter |= dr_phrase_match (reading, i, "quý");
      /* A week, a crop or a course before has no period of its own, nor has the time before a merger. */
      names_term |= dr_phrase_match_any (reading, i, DR_PHRASES ("nhiệm", "tuần", "vụ", "mùa", "khóa", "giai đoạn",
                                                                "sáp nhập", "hợp nhất", "sắp xếp")) > 0;
      names_same |= dr_phrase_match (reading, i, "cùng") || dr_phrase_match (reading, i, "ck");
    }

  if (names_term)
    return DR_NONE;

  int month = g_date_get_month (dr_period_get_last_day (around));
  int quarter_month = (month - 1) / 3 * 3 + 1;
  /* «đầu quý», «đầu tháng» */
  if (names_start && (names_month || names_quarter) && stated_year == 0)
    return intern_day_before (self, year, names_month ? month : quarter_month);
  if (names_start)
    return intern_day (self, (stated_year != 0 ? stated_year : year) - 1, 12, 31);
  if (names_end)
    return intern_day (self, stated_year != 0 ? stated_year : year - 1, 12, 31);

  g_autoptr (DrPeriod) period = NULL;
  if (names_month)
    period = month > 1 ? dr_period_new_months (year, month - 1, 1, NULL) : dr_period_new_months (year - 1, 12, 1, NULL);
  else if (names_quarter)
    period = quarter_month > 1 ? dr_period_new_months (year, quarter_month - 3, 3, NULL) : dr_period_new_months (year - 1, 10, 3, NULL);
  else if (names_same && stated_year != 0 && stated_year < year - 1)
    period = same_part_of_year (around, stated_year);
  else
    period = dr_period_year_earlier (around, NULL);

  return intern_period_id (self, period);
}

guint32
dr_sentence_find_against (DrSentence   *self,
                          guint         first,
                          guint         end,
                          const DrFact *fact)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  DrPeriod *around = g_ptr_array_index (data->periods, fact->period);
  guint stop = dr_sentence_find_sign (self, first, MIN (end, self->end), ";");
  const DrDateMention *mention = dr_sentence_find_date (self, first, stop);
  guint earlier = dr_sentence_find_first (self, first, stop, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER));
  guint compare = dr_sentence_find_first (self, first, stop, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE));
  guint target = dr_sentence_find_first (self, first, stop, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));

  if (target < MIN (earlier, mention != NULL ? mention->token : stop) && target > compare)
    return dr_report_builder_intern (self->reading->builder, "target", -1);
  /* «so với tháng 9/2022, giảm 102 người so với cùng kỳ»: the second is another comparison. */
  if (mention != NULL && mention->token < earlier
      && dr_sentence_find_first (self, mention->token + mention->phrase.n_tokens, earlier, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE)) < earlier)
    earlier = stop;
  if (earlier < stop)
    return earlier_time (self, earlier, around, mention != NULL ? mention->phrase.year : 0);
  if (mention == NULL)
    return DR_NONE;

  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&mention->phrase,
                                                          g_date_get_year (dr_period_get_last_day (around)));

  return intern_period_id (self, period);
}

int
dr_sentence_compare_time_with (DrSentence *self,
                               guint       first,
                               guint       end,
                               DrPeriod   *other)
{
  const DrDateMention *mention = dr_sentence_find_date (self, first, end);

  if (mention == NULL || mention->phrase.kind == DR_DATE_PHRASE_DAY || mention->phrase.kind == DR_DATE_PHRASE_DAYS)
    return 0;
  if (mention->phrase.kind == DR_DATE_PHRASE_YEARS)
    {
      g_autoptr (DrPeriod) term = dr_date_phrase_to_period (&mention->phrase, 0);

      /* «Nhiệm kỳ 2018 - 2023: …» in the report of 2013 - 2018: a term begins in the year that the one before it ends in. */
      return term != NULL && dr_period_get_kind (term) == DR_PERIOD_KIND_TERM && dr_period_get_kind (other) == DR_PERIOD_KIND_TERM
             && g_date_get_year (dr_period_get_first_day (term)) >= g_date_get_year (dr_period_get_last_day (other));
    }

  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&mention->phrase, g_date_get_year (dr_period_get_last_day (other)));
  if (period == NULL)
    return 0;
  if (g_date_compare (dr_period_get_last_day (period), dr_period_get_first_day (other)) < 0)
    return -1;

  return g_date_compare (dr_period_get_first_day (period), dr_period_get_last_day (other)) > 0;
}

int
dr_sentence_compare_time (DrSentence *self,
                          guint       first,
                          guint       end)
{
  DrReading *reading = self->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);

  return dr_sentence_compare_time_with (self, first, end, g_ptr_array_index (data->periods, reading->report_period));
}
