/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-title-period-private.h"

#include "figures/dr-date-private.h"
#include "reading/language/dr-keyword-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-citation-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

/*
 * A title names what was done and what is to be done: «kết quả công tác quý II, nhiệm vụ
 * quý III năm 2022». The first word of either kind in front of a phrase says which it is;
 * the year may stand at the end only, and then the earlier phrase takes it from there,
 * a year less where it would lie behind the later one («tháng 12, nhiệm vụ tháng 01 năm 2023»).
 */

#define MOST_CANDIDATES 16
#define LONGEST_TERM 10

typedef enum
{
  CUE_NONE,
  CUE_RESULT,
  CUE_PLAN,
  CUE_EARLIER
} Cue;

typedef struct
{
  DrDatePhrase phrase;
  guint        first;
  Cue          cue;
  gboolean     is_next;       /* «công tác năm, nhiệm vụ năm 2024»: the one before it is reported on */
  gboolean     in_brackets;
  gboolean     is_congress;   /* «Đại hội lần thứ X, nhiệm kỳ 2022 - 2027»: the term that begins */
  gboolean     is_counting;   /* «(Số liệu từ …»: only how the books are kept */
  gboolean     is_closing;    /* «đến ngày 31/5/2024»: the day up to which is counted */
} Candidate;

DR_DEFINE_PHRASES (result_cues,
  "kết quả", "tình hình", "công tác", "sơ kết", "tổng kết", "định kỳ", "thực hiện", "đánh giá", "hoạt động",
  "kiểm điểm", "thành tích", "hoàn thành", "phong trào", "ket qua", "cong tac", "tinh hinh", "tong ket", "so ket",
  "hoan thanh");
DR_DEFINE_PHRASES (plan_cues,
  "nhiệm vụ", "phương hướng", "chương trình", "kế hoạch", "giải pháp", "mục tiêu", "trọng tâm", "dự kiến", "chỉ tiêu",
  "đề ra", "phấn đấu", "nhiem vu", "phuong huong", "ke hoach", "chuong trinh");
DR_DEFINE_PHRASES (earlier_cues, "so với", "cùng kỳ", "so", "tăng", "giảm");
DR_DEFINE_PHRASES (congress_cues, "đại hội", "dai hoi");
DR_DEFINE_PHRASES (resolution_cues, "nghị quyết", "nghi quyet");

static gboolean
is_period_kind (DrDatePhraseKind kind)
{
  switch (kind)
    {
    case DR_DATE_PHRASE_DAYS:
    case DR_DATE_PHRASE_MONTH:
    case DR_DATE_PHRASE_MONTHS:
    case DR_DATE_PHRASE_QUARTER:
    case DR_DATE_PHRASE_YEAR:
    case DR_DATE_PHRASE_YEARS:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What the words from @first up to @last say of the phrase behind them: the first word that says anything decides. */
static Cue
read_cue (const DrReading *reading,
          guint            first,
          guint            last)
{
  if (last > first)
    for (guint n = 1; n <= 2 && n <= last - first; n++)
      if (dr_phrase_match_any (reading, last - n, earlier_cues) == n)
        return CUE_EARLIER;

  for (guint i = first; i < last; i++)
    {
      if (dr_phrase_match_any (reading, i, result_cues) > 0)
        return CUE_RESULT;
      if (dr_phrase_match_any (reading, i, plan_cues) > 0)
        return CUE_PLAN;
    }

  return CUE_NONE;
}

/* «Đại hội … lần thứ X, nhiệm kỳ»: but «Nghị quyết Đại hội … nhiệm kỳ» is that term's own. */
static gboolean
is_of_congress (const DrReading *reading,
                guint            first,
                guint            index)
{
  for (guint i = index; i > first; i--)
    if (dr_phrase_match_any (reading, i - 1, congress_cues) > 0)
      return i < 3 || dr_phrase_match_any (reading, i - 3, resolution_cues) != 2;

  return FALSE;
}

/* «kết quả công tác năm, phương hướng, nhiệm vụ»: the period that ends is only called a year, quarter or month. */
static gboolean
follows_bare_period (const DrReading *reading,
                     guint            first,
                     guint            last)
{
  gboolean has_bare = FALSE;

  for (guint i = first; i < last; i++)
    {
      DrKeyword keyword = dr_keyword_at (reading, i);

      if ((keyword == DR_KEYWORD_YEAR || keyword == DR_KEYWORD_QUARTER || keyword == DR_KEYWORD_MONTH) && i + 1 < last)
        has_bare |= dr_phrase_is_sign_of (reading, i + 1, ",;-") || dr_phrase_match (reading, i + 1, "và") > 0;
      else if (has_bare && dr_phrase_match_any (reading, i, plan_cues) > 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether the number of a week ends straight before token @index. */
static gboolean
names_week (const DrReading *reading,
            guint            first,
            guint            index)
{
  guint number = index;

  while (number > first && dr_phrase_is_sign_of (reading, number - 1, "/-,"))
    number--;

  return number > first + 1 && dr_reading_is_digits (reading, number - 1)
         && dr_keyword_at (reading, number - 2) == DR_KEYWORD_WEEK;
}

/* «01 tháng cao điểm», «sau 03 tháng ra quân»: how long it took, counted from no beginning of a year. */
static gboolean
is_campaign (const DrReading    *reading,
             const DrDatePhrase *phrase,
             guint               end)
{
  if (phrase->kind != DR_DATE_PHRASE_MONTHS || phrase->year != 0 || phrase->n_tokens > 2)
    return FALSE;

  return phrase->n_months == 1
         || dr_phrase_match_any (reading, end, DR_PHRASES ("cao điểm", "ra quân", "triển khai", "thực hiện", "thi đua", "hành động", "thử nghiệm",
                                                           "thí điểm", "cao diem", "thi hành")) > 0;
}

/* Whether a session of a council is spoken of. */
static gboolean
names_session (const DrReading *reading,
               guint            first,
               guint            last)
{
  for (guint i = first; i < last; i++)
    if (dr_phrase_match_any (reading, i, DR_PHRASES ("kỳ họp", "họp kỳ", "ky hop")) > 0)
      return TRUE;

  return FALSE;
}

/* «(Số liệu từ ngày …», «(kỳ báo cáo từ …»: whether the bracket around token @index only tells how was counted. */
static gboolean
is_counting (const DrReading *reading,
             guint            index)
{
  for (guint i = index; i > 0 && !dr_reading_is_sign (reading, i, '('); i--)
    if (dr_phrase_match_any (reading, i, DR_PHRASES ("số liệu", "tính", "kỳ báo cáo", "kỳ số liệu", "thời điểm", "mốc", "chốt", "so lieu")) > 0)
      return TRUE;

  return FALSE;
}

/* Whether the digits at token @index are @number, with a zero in front or without. */
static gboolean
is_number (const DrReading *reading,
           guint            index,
           guint            number)
{
  guint value = 0;

  if (!dr_reading_is_digits (reading, index) || reading->tokens[index].end - reading->tokens[index].start > 2)
    return FALSE;
  for (guint32 i = reading->tokens[index].start; i < reading->tokens[index].end; i++)
    value = value * 10 + (reading->bytes[i] - '0');

  return value == number;
}

/* «10 ngày đầu tháng 8 năm 2024»: the days of the month at token @index that words before it single out. */
static void
narrow_to_days (const DrReading *reading,
                guint            index,
                DrDatePhrase    *phrase)
{
  enum { NONE, FIRST, MIDDLE, LAST } part = NONE;
  guint n = 0;

  if (phrase->kind != DR_DATE_PHRASE_MONTH || index < 3)
    return;
  if (dr_phrase_match (reading, index - 2, "ngày đầu") == 2)
    part = FIRST;
  else if (dr_phrase_match (reading, index - 2, "ngày giữa") == 2)
    part = MIDDLE;
  else if (dr_phrase_match (reading, index - 2, "ngày cuối") == 2)
    part = LAST;
  if (is_number (reading, index - 3, 10))
    n = 10;
  else if (is_number (reading, index - 3, 15) && part != MIDDLE)
    n = 15;
  if (part == NONE || n == 0)
    return;

  guint most = phrase->year != 0 ? g_date_get_days_in_month ((GDateMonth) phrase->month, (GDateYear) phrase->year) : 30;

  phrase->kind = DR_DATE_PHRASE_DAYS;
  phrase->day = part == FIRST ? 1 : part == MIDDLE ? 11 : n == 10 ? 21 : 16;
  phrase->last_day = part == LAST ? most : part == FIRST ? n : 20;
  phrase->last_month = phrase->month;
  phrase->last_year = phrase->year;
  phrase->n_months = 0;
}

/* «giải ngân đến ngày 31/5/2024», «(Số liệu tính đến 15/6)»: up to which day what has come together is counted. */
static gboolean
is_closing_day (const DrReading    *reading,
                const DrDatePhrase *phrase,
                guint               index)
{
  return phrase->kind == DR_DATE_PHRASE_DAY && phrase->exists
         && dr_phrase_match_before (reading, index, DR_PHRASES ("đến", "đến hết", "tính đến", "tính đến hết", "tới", "den", "đến ngày", "đến hết ngày",
                                                                "tính đến ngày", "tính đến hết ngày", "hết ngày", "den ngay")) > 0;
}

static guint
find_candidates (const DrReading    *reading,
                 guint               first,
                 guint               last,
                 DrTitlePeriodFlags  flags,
                 Candidate          *candidates)
{
  guint n = 0;
  guint segment = first;
  guint depth = 0;

  for (guint i = first; i < last && n < MOST_CANDIDATES;)
    {
      Candidate *candidate = &candidates[n];
      guint n_number;

      if (dr_reading_is_sign (reading, i, '('))
        depth++;
      else if (dr_reading_is_sign (reading, i, ')') && depth > 0)
        depth--;

      n_number = dr_citation_phrase_match_number (reading, i);
      if (n_number > 0)
        {
          i += n_number;
          continue;
        }
      if (!dr_date_phrase_match (reading, i, &candidate->phrase))
        {
          i++;
          continue;
        }

      guint end = i + candidate->phrase.n_tokens;
      narrow_to_days (reading, i, &candidate->phrase);
      if ((flags & DR_TITLE_PERIOD_CLOSING_DAYS) && is_closing_day (reading, &candidate->phrase, i) && end <= last)
        {
          candidate->first = i;
          candidate->is_closing = TRUE;
          candidate->cue = CUE_NONE;
          candidate->is_next = candidate->in_brackets = candidate->is_congress = FALSE;
          n++;
          i = end;
          continue;
        }
      candidate->is_closing = FALSE;
      /* «tuần 32 năm 2023»: the days of the week stand in brackets, or nobody tells them. */
      if (candidate->phrase.kind == DR_DATE_PHRASE_YEAR && names_week (reading, first, i))
        {
          i = end;
          continue;
        }
      if (is_period_kind (candidate->phrase.kind) && candidate->phrase.exists && end <= last
          && !is_campaign (reading, &candidate->phrase, end))
        {
          candidate->first = i;
          candidate->cue = read_cue (reading, segment, i);
          candidate->is_next = candidate->cue == CUE_RESULT && follows_bare_period (reading, segment, i);
          candidate->in_brackets = depth > 0;
          candidate->is_counting = is_counting (reading, i);
          candidate->is_congress = candidate->phrase.kind == DR_DATE_PHRASE_YEARS && is_of_congress (reading, first, i);
          gboolean is_long = candidate->phrase.kind == DR_DATE_PHRASE_YEARS || candidate->phrase.kind == DR_DATE_PHRASE_DAYS;
          /* «HĐND xã … nhiệm kỳ 2016 - 2021 tổ chức kỳ họp thứ 14»: the term of those who met. */
          gboolean is_of_council = candidate->phrase.kind == DR_DATE_PHRASE_YEARS && names_session (reading, first, last);
          if (candidate->cue != CUE_EARLIER && !is_of_council && !(is_long && (flags & DR_TITLE_PERIOD_SHORT)))
            n++;
          segment = end;
        }
      i = end;
    }

  return n;
}

/* «học kỳ I năm học 2022 - 2023»: which half of the school year from token @index on, 1 or 2, words from token @first on name; 0: none. */
static guint
find_semester (const DrReading *reading,
               guint            first,
               guint            index)
{
  for (guint i = first; i < index; i++)
    {
      guint n = dr_phrase_match_any (reading, i, DR_PHRASES ("học kỳ", "học kì", "HK", "hoc ky"));

      if (n > 0 && (dr_phrase_match_any (reading, i + n, DR_PHRASES ("I", "một", "nhất")) > 0 || is_number (reading, i + n, 1)))
        return 1;
      if (n > 0 && (dr_phrase_match_any (reading, i + n, DR_PHRASES ("II", "hai")) > 0 || is_number (reading, i + n, 2)))
        return 2;
      if (dr_phrase_match_any (reading, i, DR_PHRASES ("HKI", "HK1", "HK.I")) > 0)
        return 1;
      if (dr_phrase_match_any (reading, i, DR_PHRASES ("HKII", "HK2", "HK.II")) > 0)
        return 2;
    }

  return 0;
}

static gboolean
is_school_year (const DrDatePhrase *phrase)
{
  return phrase->kind == DR_DATE_PHRASE_YEARS && phrase->n_months != 0;
}

/* A half of the school year, from the days in brackets where the title tells them. */
static DrPeriod *
semester_to_period (const Candidate *candidates,
                    guint            n,
                    const Candidate *chosen,
                    guint            semester)
{
  GDate first;
  GDate last;

  for (guint i = 0; i < n; i++)
    if (candidates[i].phrase.kind == DR_DATE_PHRASE_DAYS)
      {
        DrPeriod *stated = dr_date_phrase_to_period (&candidates[i].phrase, chosen->phrase.last_year);

        if (stated != NULL)
          return stated;
      }

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  if (semester == 1)
    {
      g_date_set_dmy (&first, 1, DR_DATE_SCHOOL_MONTH, chosen->phrase.year);
      g_date_set_dmy (&last, DR_DATE_SECOND_SEMESTER - 1, 1, chosen->phrase.last_year);
    }
  else
    {
      g_date_set_dmy (&first, DR_DATE_SECOND_SEMESTER, 1, chosen->phrase.last_year);
      g_date_set_dmy (&last, 31, 5, chosen->phrase.last_year);
    }

  return dr_period_new_range (&first, &last, NULL);
}

/* Which one the report is about. */
static const Candidate *
choose (const Candidate    *candidates,
        guint               n,
        DrTitlePeriodFlags  flags)
{
  for (guint i = 0; i < n; i++)
    if (!candidates[i].in_brackets && !candidates[i].is_closing && candidates[i].cue == CUE_RESULT)
      return &candidates[i];
  for (guint i = 0; i < n; i++)
    if (!candidates[i].in_brackets && !candidates[i].is_closing && candidates[i].cue == CUE_NONE)
      return &candidates[i];
  for (guint i = 0; i < n; i++)
    if (!candidates[i].in_brackets && !candidates[i].is_closing)
      return &candidates[i];
  /* «sơ kết 03 năm thực hiện … (2020 - 2022)»: years in brackets are the period, days only the counting. */
  for (guint i = 0; i < n && (flags & DR_TITLE_PERIOD_WHOLE); i++)
    if (candidates[i].phrase.kind == DR_DATE_PHRASE_YEARS)
      return &candidates[i];
  for (guint i = 0; i < n && (flags & DR_TITLE_PERIOD_WHOLE); i++)
    if (!candidates[i].is_closing)
      return &candidates[i];

  return n > 0 && (flags & DR_TITLE_PERIOD_WHOLE) ? &candidates[0] : NULL;
}

static int
find_year (const Candidate *candidates,
           guint            n,
           const Candidate *chosen)
{
  for (guint i = 0; i < n; i++)
    {
      const DrDatePhrase *phrase = &candidates[i].phrase;
      gboolean is_later = candidates[i].first > chosen->first;
      guint last_month = phrase->month + MAX (phrase->n_months, 1) - 1;

      if (phrase->year == 0 || candidates[i].in_brackets || phrase->kind == DR_DATE_PHRASE_YEARS)
        continue;
      /* «quý IV, nhiệm vụ quý I năm 2023»; but «tháng 7 và 7 tháng đầu năm 2023» runs up to it. */
      if (is_later && phrase->kind != DR_DATE_PHRASE_YEAR && phrase->month != 0 && last_month < chosen->phrase.month)
        return phrase->year - 1;
      /* «quý IV, nhiệm vụ năm 2023»: the plan's year is the next one. */
      if (is_later && phrase->kind == DR_DATE_PHRASE_YEAR && candidates[i].cue == CUE_PLAN
          && chosen->phrase.month + chosen->phrase.n_months > 12)
        return phrase->year - 1;
      return phrase->year;
    }

  return 0;
}

static DrPeriod *
congress_to_period (const Candidate *candidates,
                    guint            n,
                    const Candidate *chosen)
{
  int begins = chosen->phrase.year;
  int length = chosen->phrase.last_year - begins;

  if (length < 1 || length > LONGEST_TERM)
    return NULL;

  /* The term that ends where the new one begins, if the title names it. */
  for (guint i = 0; i < n; i++)
    if (candidates[i].phrase.kind == DR_DATE_PHRASE_YEARS && candidates[i].phrase.last_year == begins)
      return dr_date_phrase_to_period (&candidates[i].phrase, 0);

  return dr_period_new_years (begins - length, begins, NULL);
}

/* «từ ngày 06/6/2016 đến ngày 13/5/2016»: a slip in one of the days is for the rules to tell of; that the report is of those
 * days is plain. */
static DrPeriod *
days_to_period (const DrDatePhrase *phrase,
                int                 stated)
{
  DrDatePhrase turned = *phrase;

  turned.day = phrase->last_day;
  turned.month = phrase->last_month;
  turned.last_day = phrase->day;
  turned.last_month = phrase->month;
  turned.year = turned.last_year = phrase->last_year != 0 ? phrase->last_year : phrase->year;

  return phrase->year == 0 || phrase->year == turned.year ? dr_date_phrase_to_period (&turned, stated) : NULL;
}

/* From the beginning of the year to the day. */
static DrPeriod *
closing_to_period (const DrDatePhrase *phrase,
                   int                 year)
{
  GDate first;
  GDate last;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  if (year == 0 || !dr_date_set (&first, year, 1, 1) || !dr_date_set (&last, year, phrase->month, phrase->day)
      || g_date_compare (&first, &last) >= 0)
    return NULL;

  return dr_period_new_range (&first, &last, NULL);
}

/* A window in brackets is how the books of the period are closed, unless it is shorter than so much of it. */
#define WINDOW_NUMERATOR 5
#define WINDOW_DENOMINATOR 6

/* Books close at most so many days before the end of what they are called after. */
#define MOST_SHIFT 62

/* «năm 2017 (từ 01/10/2016 đến 30/9/2017)»: a year that begins in another month, and no books that close some days earlier. */
static gboolean
is_other_year (DrPeriod *whole,
               DrPeriod *window)
{
  gint64 end = g_date_get_julian (dr_period_get_last_day (whole));
  gint64 other = g_date_get_julian (dr_period_get_last_day (window));

  return dr_period_get_kind (whole) == DR_PERIOD_KIND_YEAR && ABS (end - other) > MOST_SHIFT
         && dr_period_get_n_days (window) * WINDOW_DENOMINATOR >= dr_period_get_n_days (whole) * WINDOW_NUMERATOR
         && dr_period_get_n_days (window) <= dr_period_get_n_days (whole) + 1;
}

/* «Tháng Thanh niên năm 2024 (từ 01/3 đến 31/3)», «kỳ I tháng 11 (01/11 - 10/11)»: days in brackets that are only a part of what is named. */
static DrPeriod *
find_window (const Candidate *candidates,
             guint            n,
             const Candidate *chosen,
             int              year)
{
  if (chosen->is_closing || chosen->in_brackets || chosen->is_next || chosen->cue == CUE_PLAN)
    return NULL;

  g_autoptr (DrPeriod) whole = dr_date_phrase_to_period (&chosen->phrase, year);
  for (guint i = 0; whole != NULL && i < n; i++)
    {
      if (!candidates[i].in_brackets || candidates[i].phrase.kind != DR_DATE_PHRASE_DAYS || candidates[i].first < chosen->first)
        continue;

      g_autoptr (DrPeriod) window = dr_date_phrase_to_period (&candidates[i].phrase, year);
      if (window == NULL)
        continue;
      if (dr_period_contains (whole, window)
          && dr_period_get_n_days (window) * WINDOW_DENOMINATOR < dr_period_get_n_days (whole) * WINDOW_NUMERATOR)
        return g_steal_pointer (&window);
      if (!candidates[i].is_counting && is_other_year (whole, window))
        return g_steal_pointer (&window);
    }

  return NULL;
}

DrPeriod *
dr_title_period_read (const DrReading    *reading,
                      guint               first,
                      guint               last,
                      int                 year,
                      int                 month,
                      DrTitlePeriodFlags  flags,
                      gboolean           *is_firm)
{
  Candidate candidates[MOST_CANDIDATES];
  guint n = find_candidates (reading, first, last, flags, candidates);
  const Candidate *chosen = choose (candidates, n, flags);

  *is_firm = FALSE;
  if (chosen == NULL)
    return NULL;
  *is_firm = chosen->cue != CUE_PLAN;
  if (chosen->is_congress)
    {
      DrPeriod *term = congress_to_period (candidates, n, chosen);
      if (term != NULL)
        return term;
    }
  if (is_school_year (&chosen->phrase))
    {
      guint semester = find_semester (reading, first, chosen->first);

      if (semester != 0)
        return semester_to_period (candidates, n, chosen, semester);
    }

  int stated = chosen->phrase.year != 0 ? chosen->phrase.year : find_year (candidates, n, chosen);
  if (stated == 0 && year != 0)
    {
      /* Dated in January, about «quý IV»: the year before. */
      gboolean is_ahead = month != 0 && chosen->phrase.month > month;
      stated = is_ahead ? year - 1 : year;
    }

  DrPeriod *window = find_window (candidates, n, chosen, stated);
  if (window != NULL)
    return window;

  DrPeriod *period = chosen->is_closing ? closing_to_period (&chosen->phrase, stated) : dr_date_phrase_to_period (&chosen->phrase, stated);
  if (period == NULL && chosen->phrase.kind == DR_DATE_PHRASE_DAYS && chosen->phrase.exists)
    period = days_to_period (&chosen->phrase, stated);
  if (period == NULL || !chosen->is_next)
    return period;

  DrPeriod *before = dr_period_previous (period, NULL);
  dr_period_unref (period);

  return before;
}

DrPeriod *
dr_title_period_from_date (int year,
                           int month)
{
  int summed_up = month >= 1 && month <= 2 ? year - 1 : year;

  return year != 0 ? dr_period_new_years (summed_up, summed_up, NULL) : NULL;
}
