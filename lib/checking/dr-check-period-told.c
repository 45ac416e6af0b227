/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «period»: what a report says of its own time, in a heading, where it begins or ends, or of the days that it counts.
 *
 * «I. KẾT QUẢ TIẾP CÔNG DÂN QUÝ III NĂM 2018» in a report of the third quarter of 2019; «Trên đây là báo cáo kết quả công tác năm
 * 2011», in that of 2012; «(Kỳ số liệu: từ ngày 15/3/2023 đến ngày 14/6/2023)» in that of a first quarter: left over from another.
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-written-day-private.h"
#include "figures/dr-date-private.h"
#include "figures/dr-period-private.h"

/* Bytes of a heading, and of the sentence that opens a report or ends it. */
#define HEADING_MOST 200
#define SENTENCE_MOST 320
/* Bytes of the words that it begins with, or ends. */
#define WORDS_MOST 16
/* Lines that stand above the text. */
#define LINES_MOST 12
/* A year that was left in is no older than this. */
#define YEARS_MOST 3
/* Days that are counted end no later than so long after the period: books close, and corrections come. */
#define BEHIND_MOST 31

static const char * const result_words[] = { "kết quả", "tình hình", "công tác", "hoạt động", "thực hiện nhiệm vụ", NULL };
/* What a heading tells of besides results, or of other times on purpose. */
static const char * const other_words[] = {
  "phương hướng", "nhiệm vụ trọng tâm", "kế hoạch", "mục tiêu", "dự kiến", "giải pháp", "so với", "trước", "chuyển sang", "kết luận", "nghị quyết",
  "thông báo", "giai đoạn", "nhiệm kỳ", "từ", "đến", "chỉ tiêu", "chương trình", "đề án", "khắc phục", "kiến nghị", "năm học", "niên độ",
  "tồn đọng", "lũy kế", "cùng kỳ", "sau", "đối chiếu", "dự toán", "quyết toán", "chỉ thị", "kiểm điểm", "thanh tra", "kiểm toán", NULL
};
/* What a plan is called, and what else a report is that speaks of one. */
static const char * const plan_words[] = { "kế hoạch", "phương hướng", "nhiệm vụ", "dự toán", "chương trình", NULL };
static const char * const title_words[] = { "kết quả", "tình hình", "sơ kết", "tổng kết", "báo cáo", NULL };
static const char * const closing_words[] = { "trên đây", NULL };
static const char * const opening_words[] = { "như sau", NULL };
static const char * const window_words[] = {
  "số liệu", "kỳ báo cáo", "thời điểm", "thời gian báo cáo", "thời kỳ báo cáo", "tính từ", "kỳ số liệu", "mốc", NULL
};

typedef struct
{
  DrPeriodKind kind;          /* YEAR, QUARTER, MONTH, HALF_YEAR or NINE_MONTHS */
  guint        number;        /* of the quarter or month */
  int          year;          /* 0 where none is written */
  guint        at;            /* which word it begins with */
} ToldPeriod;

/* --- times in words --- */

static guint
read_number (const char *word)
{
  static const char * const romans[] = { "i", "ii", "iii", "iv", NULL };
  guint number = 0;

  for (guint i = 0; romans[i] != NULL; i++)
    if (strcmp (word, romans[i]) == 0)
      return i + 1;
  for (; g_ascii_isdigit (*word); word++)
    number = MIN (number, 9999) * 10 + (*word - '0');

  return *word == '\0' ? number : 0;
}

static int
read_year (const char *word)
{
  guint year = read_number (word);

  return year >= 1990 && year <= 2099 ? (int) year : 0;
}

/* The next time that is told in the words, from one on: «quý III năm 2018», «6 tháng đầu năm 2018», «tháng 9/2018», «năm 2018». */
static gboolean
find_told (const DrWording *wording,
           guint            from,
           ToldPeriod      *told)
{
  g_auto (GStrv) words = g_strsplit (wording->folded + 1, " ", -1);
  g_autofree char *quarter = g_strstrip (g_strdup (dr_wording_get_phrase (wording, "quý")));
  g_autofree char *month = g_strstrip (g_strdup (dr_wording_get_phrase (wording, "tháng")));
  g_autofree char *year = g_strstrip (g_strdup (dr_wording_get_phrase (wording, "năm")));
  g_autofree char *first = g_strstrip (g_strdup (dr_wording_get_phrase (wording, "đầu")));
  guint n = g_strv_length (words);

  for (guint i = from; i + 1 < n; i++)
    {
      guint next = i + 2;

      *told = (ToldPeriod) { DR_PERIOD_KIND_YEAR, 0, 0, i };
      if (strcmp (words[i], year) == 0)
        {
          told->year = read_year (words[i + 1]);
          if (told->year != 0)
            return TRUE;
          continue;
        }
      if (strcmp (words[i], quarter) == 0 || strcmp (words[i], month) == 0)
        {
          told->kind = strcmp (words[i], quarter) == 0 ? DR_PERIOD_KIND_QUARTER : DR_PERIOD_KIND_MONTH;
          told->number = read_number (words[i + 1]);
        }
      else if (strcmp (words[i + 1], month) == 0)
        {
          told->number = read_number (words[i]);
          told->kind = told->number == 6 ? DR_PERIOD_KIND_HALF_YEAR : DR_PERIOD_KIND_NINE_MONTHS;
          if (told->number != 6 && told->number != 9)
            continue;
        }
      if (told->number == 0 || told->number > 12)
        continue;
      /* The last of the words is empty. */
      while (strcmp (words[next], year) == 0 || strcmp (words[next], first) == 0)
        next++;
      told->year = read_year (words[next]);
      return TRUE;
    }

  return FALSE;
}

static guint
get_own_number (DrPeriod *own)
{
  guint month = (guint) dr_period_get_first_month (own);

  switch (dr_period_get_kind (own))
    {
    case DR_PERIOD_KIND_QUARTER:
      return (month + 2) / 3;
    case DR_PERIOD_KIND_MONTH:
      return month;
    case DR_PERIOD_KIND_HALF_YEAR:
      return 6;
    case DR_PERIOD_KIND_NINE_MONTHS:
      return 9;
    default:
      return 0;
    }
}

/* Whether the time is one of the report's kind, and another one: of a year a few before its own, or an earlier quarter or month: a later one is planned. */
static gboolean
is_other (const ToldPeriod *told,
          DrPeriod         *own)
{
  int year = dr_period_get_first_year (own);

  if (told->kind != dr_period_get_kind (own))
    return FALSE;
  if (told->year != 0 && told->year != year)
    return told->year < year && year - told->year <= YEARS_MOST;

  return told->number < get_own_number (own);
}

/* --- where it is told --- */

/* Behind the lines above the text: the number, the day, the title. */
static gsize
find_text (const DrCheck *check)
{
  const GArray *sections = check->data->sections;
  gsize most = sections->len > 0 ? g_array_index (sections, DrSectionRecord, 0).start : check->size;
  gsize start = 0;

  for (guint i = 0; i < LINES_MOST && start < most; i++)
    {
      gsize end = dr_check_line_end (check, start);
      char last = dr_check_sign_before (check, end);

      if (last == '.' || last == ';')
        break;
      start = end + 1;
    }

  return MIN (start, most);
}

/* Whether the words tell of that time; where no year is written the report's own is meant. */
static gboolean
tells_of (const DrWording  *words,
          const ToldPeriod *told,
          int               own_year)
{
  int year = told->year != 0 ? told->year : own_year;
  ToldPeriod other;

  for (guint from = 0; find_told (words, from, &other); from = other.at + 1)
    if (other.kind == told->kind && other.number == told->number && (other.year != 0 ? other.year : own_year) == year)
      return TRUE;

  return FALSE;
}

/* The words before a time. */
static DrWording
fold_before (const DrWording  *words,
             const ToldPeriod *told)
{
  const char *end = words->folded;

  for (guint i = 0; i < told->at; i++)
    end = strchr (end + 1, ' ');

  return (DrWording) { g_strndup (words->folded, end + 1 - words->folded), words->phrases };
}

/* Whether the lines above the text, but for that at @start, tell of that time too («quý III và nhiệm vụ quý IV»), or are those of
 * a plan, which tells of the results before. */
static gboolean
is_in_title (const DrCheck    *check,
             gsize             start,
             const ToldPeriod *told)
{
  int year = dr_period_get_first_year (g_ptr_array_index (check->data->periods, check->data->period));
  gsize end = find_text (check);

  for (gsize line = 0; line < end;)
    {
      gsize line_end = dr_check_line_end (check, line);
      g_auto (DrWording) words = dr_check_fold (check, line, line_end);
      ToldPeriod first;

      if (line != start && find_told (&words, 0, &first))
        {
          g_auto (DrWording) before = fold_before (&words, &first);

          if (tells_of (&words, told, year) || (dr_wording_has (&before, plan_words) && !dr_wording_has (&before, title_words)))
            return TRUE;
        }
      line = line_end + 1;
    }

  return FALSE;
}

static void
report (DrCheck   *check,
        DrStretch  source)
{
  DrPeriod *own = g_ptr_array_index (check->data->periods, check->data->period);
  g_autofree char *stated = g_strndup (check->text + source.start, source.end - source.start);
  g_autofree char *expected = dr_period_to_display (own, DR_LANGUAGE_VIETNAMESE);
  DrRuleFacts facts = { .stated_words = stated, .expected_words = expected };

  if (!dr_check_is_said (check, source.start, source.end))
    dr_check_say (check, DR_RULE_PERIOD_TOLD, &facts, source, NULL, 0);
}

/* Whether the words tell of results of another time than the report's. */
static void
check_told (DrCheck *check,
            gsize    start,
            gsize    end,
            gboolean is_heading)
{
  DrPeriod *own = g_ptr_array_index (check->data->periods, check->data->period);
  g_auto (DrWording) words = dr_check_fold (check, start, end);
  ToldPeriod told;

  if (!find_told (&words, 0, &told) || !is_other (&told, own) || is_in_title (check, dr_check_line_start (check, start), &told))
    return;

  /* «… và phương hướng năm 2013» may stand behind the time in a sentence. */
  g_auto (DrWording) before = fold_before (&words, &told);
  if (!dr_wording_has (&before, result_words) || dr_wording_has (is_heading ? &words : &before, other_words))
    return;

  report (check, (DrStretch) { start, end, 0 });
}

/* Where the last «báo cáo» of a line stands, which may be of what others wrote before: «Thực hiện kết luận … quý II, … báo cáo». */
static gsize
find_last_report (const DrCheck *check,
                  gsize          start,
                  gsize          end)
{
  static const char * const words[] = { "báo cáo", NULL };
  gsize found = end;

  for (gsize at = start; at < end; at++)
    {
      if (at > start && check->text[at - 1] != ' ')
        continue;
      g_auto (DrWording) here = dr_check_fold (check, at, MIN (end, at + 16));
      if (dr_wording_begins (&here, words))
        found = at;
    }

  return found;
}

static void
check_headings (DrCheck *check)
{
  const GArray *sections = check->data->sections;

  for (guint i = 0; i < sections->len && dr_check_goes_on (check); i++)
    {
      const DrSectionRecord *section = &g_array_index (sections, DrSectionRecord, i);
      gsize end = dr_check_line_end (check, section->start);

      if (end - section->start <= HEADING_MOST)
        check_told (check, section->start, end, TRUE);
    }
}

/* Whether a line begins with «Trên đây»; few begin with its letter. */
static gboolean
begins_closing (const DrCheck *check,
                gsize          start,
                gsize          end)
{
  if (strchr ("tT", dr_check_get_byte (check, start)) == NULL)
    return FALSE;

  g_auto (DrWording) first = dr_check_fold (check, start, MIN (end, start + WORDS_MOST));

  return dr_wording_begins (&first, closing_words);
}

/* «Trên đây là báo cáo kết quả … năm 2011», «… báo cáo kết quả … năm 2011 như sau:». */
static void
check_frame (DrCheck *check)
{
  gsize text = find_text (check);

  for (gsize start = 0; start < check->size && dr_check_goes_on (check);)
    {
      gsize end = dr_check_line_end (check, start);
      gsize stop = MIN (end, start + SENTENCE_MOST);

      if (begins_closing (check, start, stop))
        check_told (check, start, MIN (stop, dr_check_sentence_end (check, start)), FALSE);
      else if (start <= text && stop == end)
        {
          g_auto (DrWording) last = dr_check_fold (check, MAX (start, end - MIN (end, WORDS_MOST)), end);

          if (dr_wording_ends (&last, opening_words))
            check_told (check, find_last_report (check, start, stop), stop, FALSE);
        }
      start = end + 1;
    }
}

/* --- the days that are counted --- */

/* The days that both have in common. */
static guint
count_common (const GDate *first,
              const GDate *last,
              DrPeriod    *own)
{
  const GDate *begin = dr_period_get_first_day (own);
  const GDate *end = dr_period_get_last_day (own);
  const GDate *from = g_date_compare (first, begin) > 0 ? first : begin;
  const GDate *to = g_date_compare (last, end) < 0 ? last : end;

  return g_date_compare (from, to) > 0 ? 0 : (guint) g_date_days_between (from, to) + 1;
}

/* «từ ngày 15/3/2023 đến ngày 14/6/2023»: days of which two thirds are not of the report. Where books close on the 14th nearly
 * half of a month's are not. */
static void
check_window (DrCheck            *check,
              const DrWrittenDay *first,
              const DrWrittenDay *last)
{
  static const char * const until_words[] = { "đến", "đến ngày", "đến hết", "đến hết ngày", "tới", "tới ngày", NULL };
  DrPeriod *own = g_ptr_array_index (check->data->periods, check->data->period);
  g_auto (DrWording) lead = dr_check_fold (check, dr_check_line_start (check, first->stretch.start), first->stretch.start);
  g_auto (DrWording) between = dr_check_fold (check, first->stretch.end, last->stretch.start);
  GDate from, to;

  g_date_clear (&from, 1);
  g_date_clear (&to, 1);
  guint year = first->year != 0 ? first->year : first->month > last->month ? last->year - 1 : last->year;
  if (last->year == 0 || !dr_wording_is_only (&between, until_words) || !dr_wording_has (&lead, window_words)
      || !dr_date_set (&from, year, first->month, first->day) || !dr_date_set (&to, last->year, last->month, last->day)
      || g_date_compare (&from, &to) > 0)
    return;

  guint n_days = (guint) g_date_days_between (&from, &to) + 1;
  if (count_common (&from, &to, own) * 3 < MIN (n_days, dr_period_get_n_days (own)))
    report (check, dr_stretch_join (first->stretch, last->stretch));
}

/* «(số liệu tính đến hết ngày 30/11/2011)»: a day before the report's time, or long behind it. */
static void
check_until (DrCheck            *check,
             const DrWrittenDay *day)
{
  static const char * const until_words[] = { "đến", "đến ngày", "đến hết", "đến hết ngày", NULL };
  DrPeriod *own = g_ptr_array_index (check->data->periods, check->data->period);
  gsize start = dr_check_line_start (check, day->stretch.start);
  g_auto (DrWording) lead = dr_check_fold (check, start, day->stretch.start);
  GDate date;

  g_date_clear (&date, 1);
  if (day->year == 0 || !dr_wording_has (&lead, window_words) || !dr_wording_ends (&lead, until_words)
      || !dr_date_set (&date, day->year, day->month, day->day))
    return;

  gboolean is_before = g_date_compare (&date, dr_period_get_first_day (own)) < 0;
  if (is_before || g_date_days_between (dr_period_get_last_day (own), &date) > BEHIND_MOST)
    report (check, day->stretch);
}

static void
check_days (DrCheck *check)
{
  gsize text = MIN (find_text (check), check->size);
  DrWrittenDay day, last = { { 0 } };
  gboolean has_last = FALSE;

  for (gsize at = 0; at < text && dr_written_day_find (&day, check, at) && day.stretch.start < text; at = day.stretch.end)
    {
      if (has_last && last.stretch.start >= dr_check_line_start (check, day.stretch.start))
        check_window (check, &last, &day);
      else
        check_until (check, &day);
      last = day;
      has_last = TRUE;
    }
}

void
dr_check_period_told (DrCheck *check)
{
  check_headings (check);
  check_frame (check);
  check_days (check);
}
