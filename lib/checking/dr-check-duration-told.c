/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «duration»: so many days whose first day and last stand in another sentence, or by how many days something was early.
 *
 * «Chiến dịch kéo dài 15 ngày. Ra quân ngày 10/6/2011, tổng kết ngày 19/6/2011»; «Trong 26 ngày phục vụ Tết nêu trên» of the
 * only stretch of days that the report tells; «ngày 12/6/2022 hoàn thành, trước kế hoạch 28 ngày (30/6/2022)». Whatever
 * stretch makes it right is believed.
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-written-day-private.h"

/* Days that are looked at, and the words around a number of them. */
#define DAYS_MOST 512
#define WORDS_MOST 64
#define LENGTH_MOST 366

static const char * const until_words[] = { "đến", "đến ngày", "đến hết ngày", "đến hết", "tới", "tới ngày", NULL };
static const char * const from_words[] = { "từ", "từ ngày", NULL };
static const char * const other_days[] = {
  "ngày làm việc", "ngày công", "ngày lao động", "ngày điều trị", "ngày giường", "ngày học", "ngày nghỉ", "ngày người", "ngày mưa", NULL
};
/* What took so many days. */
static const char * const last_words[] = { "kéo dài", "kéo dài trong", "diễn ra trong", "thực hiện trong", "trong thời gian", "suốt", NULL };
static const char * const in_words[] = { "trong", "trong suốt", "qua", "sau", NULL };
/* That it is the stretch which the report has told. */
static const char * const told_words[] = { "nêu trên", "nói trên", "trên đây", "cao điểm", "chiến dịch", "ra quân", "đợt này", NULL };
static const char * const early_words[] = {
  "trước kế hoạch", "trước thời hạn", "trước hạn", "sớm hơn kế hoạch", "sớm hơn", "sớm", "vượt tiến độ", "vượt kế hoạch", "chậm",
  "chậm hơn kế hoạch", "chậm so với kế hoạch", "trước tiến độ", "trước", NULL
};

/* What is done on the first day of something, and on the last. */
static const char * const first_words[] = {
  "ra quân", "khai mạc", "bắt đầu", "phát động", "khai giảng", "khởi công", "từ", "từ ngày", "mở", "khai trương", "triển khai", NULL
};
static const char * const end_words[] = {
  "tổng kết", "bế mạc", "kết thúc", "bế giảng", "hoàn thành", "đến", "đến ngày", "hết", "sơ kết", "tới", "khánh thành", NULL
};

typedef struct
{
  DrStretch stretch;
  GDate     date;
  gboolean  is_range_end;   /* «từ ngày … đến ngày …»: the one before is its first day */
} ToldDay;

/* The days of the text; one without a year has that of the next in its sentence, or of the report. */
static GArray *
find_days (DrCheck *check)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (ToldDay));
  DrWrittenDay day, next;
  gboolean has_next = dr_written_day_find (&next, check, 0);

  while (has_next && days->len < DAYS_MOST && dr_check_goes_on (check))
    {
      ToldDay told = { .is_range_end = FALSE };

      day = next;
      has_next = dr_written_day_find (&next, check, day.stretch.end);
      told.stretch = day.stretch;
      guint year = has_next && next.stretch.start < dr_check_sentence_end (check, day.stretch.end) ? next.year : 0;
      if (!dr_written_day_get_date (&day, check, year, &told.date))
        continue;
      if (days->len > 0)
        {
          const ToldDay *before = &g_array_index (days, ToldDay, days->len - 1);
          gsize lead_start = before->stretch.start - MIN (before->stretch.start, WORDS_MOST / 4);

          if (day.stretch.start - before->stretch.end < WORDS_MOST / 2)
            {
              g_auto (DrWording) between = dr_check_fold (check, before->stretch.end, day.stretch.start);
              g_auto (DrWording) lead = dr_check_fold (check, lead_start, before->stretch.start);

              told.is_range_end = dr_wording_is_only (&between, until_words) && dr_wording_ends (&lead, from_words);
            }
        }
      g_array_append_val (days, told);
    }

  return days;
}

static int
get_days_between (const ToldDay *one,
                  const ToldDay *other)
{
  return g_date_days_between (&one->date, &other->date);
}

static void
report (DrCheck         *check,
        const DrMention *length,
        const ToldDay   *first,
        const ToldDay   *last,
        int              expected)
{
  DrStretch places[] = { first->stretch, last->stretch };
  g_autofree char *stated = dr_decimal_to_string (&length->value);
  g_autofree char *right = g_strdup_printf ("%d", expected);
  g_autofree char *first_written = g_strndup (check->text + first->stretch.start, first->stretch.end - first->stretch.start);
  g_autofree char *last_written = g_strndup (check->text + last->stretch.start, last->stretch.end - last->stretch.start);
  g_autofree char *arithmetic = g_strdup_printf ("%s – %s: %s", first_written, last_written, right);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = right, .expected_high = right,
                        .expected_words = right, .arithmetic = arithmetic };

  if (!dr_check_is_said (check, length->start, length->end))
    dr_check_say (check, DR_RULE_DURATION_WRONG, &facts, (DrStretch) { length->start, length->end, 0 }, places, 2);
}

/* Whether a stretch is as long as it is told, both ends counting or one of them. */
static gboolean
is_as_long (int days,
            int length)
{
  return length == days || length == days + 1;
}

/* Nobody mistakes a week for a season. */
static gboolean
may_be_mistaken (int days,
                 int length)
{
  return days > 0 && length <= 2 * (days + 1) && days + 1 <= 2 * length;
}

/* The days of the sentence around a byte: the index of the first, and how many there are. */
static guint
count_days (const GArray *days,
            gsize         start,
            gsize         end,
            guint        *first)
{
  guint n = 0;

  for (guint i = 0; i < days->len; i++)
    {
      gsize at = g_array_index (days, ToldDay, i).stretch.start;

      if (at < start || at >= end)
        continue;
      if (n++ == 0)
        *first = i;
    }

  return n;
}

/* «kéo dài 15 ngày»: against the two days of its sentence or of the next, or else the only stretch of days of the report. */
static void
check_length (DrCheck         *check,
              const GArray    *days,
              const DrMention *mention,
              int              length)
{
  gsize start = dr_check_sentence_start (check, mention->start);
  gsize end = dr_check_sentence_end (check, mention->end);
  gsize next = end < dr_check_line_end (check, mention->end) ? dr_check_sentence_end (check, end + 1) : end;
  g_auto (DrWording) lead = dr_check_fold (check, MAX (start, mention->start - MIN (mention->start, WORDS_MOST)), mention->start);
  g_auto (DrWording) sentence = dr_check_fold (check, start, end);
  gboolean lasts = dr_wording_ends (&lead, last_words);
  const ToldDay *range = NULL;
  guint at = 0;

  if (!lasts && !dr_wording_ends (&lead, in_words))
    return;
  for (guint i = 0; i < days->len; i++)
    {
      const ToldDay *day = &g_array_index (days, ToldDay, i);

      if (i > 0 && is_as_long (get_days_between (day - 1, day), length))
        return;
      if (!day->is_range_end)
        continue;
      /* Of two stretches nobody knows which is meant. */
      if (range != NULL && get_days_between (range - 1, range) != get_days_between (day - 1, day))
        at = G_MAXUINT;
      range = day;
    }
  if (range != NULL && at != G_MAXUINT && dr_wording_has (&sentence, told_words))
    {
      int between = get_days_between (range - 1, range);

      if (may_be_mistaken (between, length))
        report (check, mention, range - 1, range, between + 1);
      return;
    }
  if (!lasts || count_days (days, start, next, &at) != 2)
    return;

  const ToldDay *first = &g_array_index (days, ToldDay, at);
  g_auto (DrWording) before = dr_check_fold (check, dr_check_sentence_start (check, first->stretch.start), first->stretch.start);
  g_auto (DrWording) until = dr_check_fold (check, first->stretch.end, first[1].stretch.start);
  if (!dr_wording_has (&before, first_words) || !dr_wording_has (&until, end_words))
    return;
  int between = get_days_between (first, first + 1);
  if (may_be_mistaken (between, length))
    report (check, mention, first, first + 1, between + 1);
}

/* «ngày 12/6/2022 hoàn thành, trước kế hoạch 28 ngày (30/6/2022)»: the day before, and the one in brackets behind. */
static void
check_early (DrCheck         *check,
             const GArray    *days,
             const DrMention *mention,
             int              length)
{
  gsize start = dr_check_sentence_start (check, mention->start);
  gsize end = dr_check_sentence_end (check, mention->end);
  g_auto (DrWording) lead = dr_check_fold (check, MAX (start, mention->start - MIN (mention->start, WORDS_MOST)), mention->start);
  const ToldDay *before = NULL, *behind = NULL;

  if (!dr_wording_ends (&lead, early_words))
    return;
  for (guint i = 0; i < days->len; i++)
    {
      const ToldDay *day = &g_array_index (days, ToldDay, i);

      if (day->stretch.start >= start && day->stretch.end <= mention->start)
        before = day;
      else if (behind == NULL && day->stretch.start >= mention->end && day->stretch.start < end)
        behind = day;
    }
  if (before == NULL || behind == NULL || !dr_check_has_sign (check, mention->end, behind->stretch.start, "(")
      || behind->stretch.start - mention->end > WORDS_MOST)
    return;

  int between = ABS (get_days_between (before, behind));
  if (ABS (between - length) > 1)
    report (check, mention, before, behind, between);
}

void
dr_check_duration_told (DrCheck *check)
{
  g_autoptr (GArray) days = check->text != NULL ? find_days (check) : NULL;
  g_autoptr (GArray) mentions = days != NULL && days->len >= 2 ? dr_mentions_new_with_times (check) : NULL;

  for (guint i = 0; mentions != NULL && i < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (mention->role != DR_NUMBER_ROLE_DATE || strcmp (mention->measure, "ngày") != 0 || mention->hedge != DR_HEDGE_EXACT
          || mention->value.exponent != 0 || mention->value.coefficient < 2 || mention->value.coefficient > LENGTH_MOST)
        continue;
      g_auto (DrWording) behind = dr_check_fold (check, mention->end, MIN (mention->end + WORDS_MOST / 2, check->size));
      if (dr_wording_begins (&behind, other_days))
        continue;
      check_length (check, days, mention, (int) mention->value.coefficient);
      check_early (check, days, mention, (int) mention->value.coefficient);
    }
}
