/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rules «date» and «date-order»: days that do not exist, that are the wrong way round, that have not come. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-written-day-private.h"
#include "figures/dr-date-private.h"

/* Two ends of a stretch of days stand no further apart. */
#define LINK_MOST 24
/* The days on which a thing begins and ends stand no further apart. */
#define EVENT_MOST 120

static const char * const until_words[] = { "đến", "đến ngày", "đến hết", "đến hết ngày", "tới", "tới ngày", NULL };
/* A result of a day that is this far ahead was not announced. */
#define AHEAD_LEAST 31

static const char * const done_words[] = { "đã", NULL };
/* What is told of a day when it is over. */
static const char * const result_words[] = {
  "kết nạp", "phát hiện", "xảy ra", "tiếp nhận", "hoàn thành", "xử lý", "khởi tố", "bắt", "vận động", "giải quyết", "thu được",
  "kiểm tra", "khám", "cấp", "trồng", "trao", "tặng", "hỗ trợ", "thẩm định", "xét xử", "có", NULL
};
static const char * const opening_words[] = { "ngày", "vào ngày", "trong ngày", "riêng ngày", NULL };
static const char * const plan_words[] = {
  "dự kiến", "sẽ", "phấn đấu", "trước", "đến hết", "chậm nhất", "kế hoạch", "chuẩn bị", "hạn", "đến", "hiệu lực", "chương trình",
  NULL
};

static char *
dup_words (const DrCheck *check,
           DrStretch      stretch)
{
  return g_strndup (check->text + stretch.start, stretch.end - stretch.start);
}

gboolean
dr_check_date (DrCheck  *check,
               GError  **error)
{
  DrWrittenDay day;

  for (gsize at = 0; check->text != NULL && dr_written_day_find (&day, check, at); at = day.stretch.end)
    {
      guint length = dr_written_day_length (&day);

      if (day.day <= length)
        continue;

      guint number = length == 0 ? day.month : day.day;
      guint most = length == 0 ? 12 : length;
      g_autofree char *words = dup_words (check, day.stretch);
      g_autofree char *stated = g_strdup_printf ("%u", number);
      g_autofree char *high = g_strdup_printf ("%u", most);
      g_autofree char *arithmetic = g_strdup_printf ("%s > %s", stated, high);
      DrRuleFacts facts = { .stated = stated, .stated_words = words, .expected_low = "1", .expected_high = high,
                            .arithmetic = arithmetic };
      dr_check_say (check, DR_RULE_DATE_MISSING, &facts, day.stretch, NULL, 0);
    }

  return dr_check_is_well (check, error);
}

/* «từ ngày 20/9 đến ngày 15/9/2022», «từ ngày 12/8 đến ngày 25/7/2022». Without a year of its own the first day may be of
 * the year before, as where books close in October or later; hardly where that makes a year but a month or two. */
static gboolean
is_wrong_way_round (const DrWrittenDay *first,
                    const DrWrittenDay *last)
{
  if (first->year == 0)
    return (first->month == last->month && first->day > last->day)
           || (first->month > last->month && first->month - last->month <= 2 && first->month < 10);
  if (last->year == 0)
    return FALSE;
  if (first->year != last->year)
    return first->year > last->year;

  return first->month > last->month || (first->month == last->month && first->day > last->day);
}

static void
check_order (DrCheck            *check,
             const DrWrittenDay *first,
             const DrWrittenDay *last)
{
  if (last->stretch.start - first->stretch.end > LINK_MOST || !is_wrong_way_round (first, last)
      || dr_check_has_sign (check, first->stretch.end, last->stretch.start, "\n"))
    return;

  g_auto (DrWording) between = dr_check_fold (check, first->stretch.end, last->stretch.start);
  g_autofree char *link = dup_words (check, (DrStretch) { first->stretch.end, last->stretch.start, 0 });
  gboolean is_dash = strcmp (g_strstrip (link), "-") == 0 || strcmp (link, "–") == 0;
  if (!is_dash && !dr_wording_ends (&between, until_words))
    return;

  g_autofree char *first_words = dup_words (check, first->stretch);
  g_autofree char *last_words = dup_words (check, last->stretch);
  g_autofree char *arithmetic = g_strdup_printf ("%s > %s", first_words, last_words);
  DrRuleFacts facts = { .stated_words = first_words, .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_DATE_ORDER, &facts, dr_stretch_join (first->stretch, last->stretch), NULL, 0);
}

/* What begins, and what ends it. */
static const char * const begin_words[] = {
  "khai giảng", "khai mạc", "khởi công", "bắt đầu", "ra quân", "phát động", "triển khai", "xuất phát", "khởi động", "mở màn", "khai trương",
  "mở lớp", "xuống giống", NULL
};
static const char * const end_words[] = {
  "bế giảng", "bế mạc", "tổng kết", "hoàn thành", "kết thúc", "khánh thành", "nghiệm thu", "bàn giao", "đưa vào sử dụng", "hoàn tất",
  "khép lại", "thông xe", "thu hoạch xong", "sơ kết", NULL
};
/* What is planned, or a part of it. */
static const char * const other_words[] = { "phấn đấu", "bước", "gói thầu", "hạng mục", NULL };
/* Of several stages the second may begin before the first ends: they are told by their numbers. */
static const char * const stage_words[] = { "giai đoạn", "đợt", "khóa", NULL };

/* «đợt 2», «giai đoạn II»; not «đợt cao điểm». */
static gboolean
has_stage (const DrWording *words)
{
  static const char * const numbers[] = { "i", "ii", "iii", "iv", "một", "hai", "ba", "đầu", "thứ", NULL };

  for (const char * const *stage = stage_words; *stage != NULL; stage++)
    {
      const char *phrase = dr_wording_get_phrase (words, *stage);

      for (const char *at = strstr (words->folded, phrase); at != NULL; at = strstr (at + 1, phrase))
        {
          DrWording behind = { (char *) at + strlen (phrase) - 1, words->phrases };

          if (g_ascii_isdigit (behind.folded[1]) || dr_wording_begins (&behind, numbers))
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether a thing ends before it begins. Where one of the days has no year they are of one, unless months lie between. */
static gboolean
is_ended_before (const DrWrittenDay *first,
                 const DrWrittenDay *last)
{
  DrWrittenDay begin = *first;

  if (last->year == 0)
    begin.year = 0;

  return is_wrong_way_round (&begin, last);
}

/* Whether the second day is told in the sentence of the first, or in one of its own that tells of nothing new: «Ra quân ngày
 * 10/6/2011. Tổng kết ngày 09/6/2011». */
static gboolean
are_told_together (const DrCheck      *check,
                   const DrWrittenDay *first,
                   const DrWrittenDay *last)
{
  static const char idle_words[] = " ngày vào được đã và là thì lễ ";
  gsize sentence = dr_check_sentence_start (check, last->stretch.start);
  gsize length;

  if (sentence <= first->stretch.start)
    return TRUE;

  g_auto (DrWording) lead = dr_check_fold (check, sentence, last->stretch.start);
  if (sentence > dr_check_line_end (check, first->stretch.end) || !dr_wording_begins_with (&lead, end_words, &length))
    return FALSE;

  g_auto (DrWording) told = dr_check_fold (check, dr_check_sentence_start (check, first->stretch.start), first->stretch.start);
  const char *idle = dr_wording_get_phrase (&told, idle_words);
  g_auto (GStrv) words = g_strsplit (lead.folded + length, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", words[i]);

      if (*words[i] != '\0' && strstr (told.folded, word) == NULL && strstr (idle, word) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* «khởi công ngày 10/3/2022, thi công 18 tháng, hoàn thành ngày 25/8/2021»: each day with its own words. */
static void
check_events (DrCheck            *check,
              const DrWrittenDay *first,
              const DrWrittenDay *last,
              gsize               from)
{
  gsize start = MAX (dr_check_sentence_start (check, first->stretch.start), from);

  if (!is_ended_before (first, last) || last->stretch.start - first->stretch.end > EVENT_MOST
      || !are_told_together (check, first, last))
    return;

  g_auto (DrWording) before = dr_check_fold (check, start, first->stretch.start);
  g_auto (DrWording) between = dr_check_fold (check, first->stretch.end, last->stretch.start);
  if (!dr_wording_has (&before, begin_words) || !dr_wording_has (&between, end_words)
      || dr_wording_has (&before, end_words) || dr_wording_has (&between, begin_words)
      || has_stage (&before) || has_stage (&between) || dr_wording_has (&before, other_words) || dr_wording_has (&between, other_words))
    return;

  g_autofree char *first_words = dup_words (check, first->stretch);
  g_autofree char *last_words = dup_words (check, last->stretch);
  g_autofree char *arithmetic = g_strdup_printf ("%s > %s", first_words, last_words);
  DrRuleFacts facts = { .stated_words = first_words, .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_DATE_ORDER, &facts, dr_stretch_join (first->stretch, last->stretch), NULL, 0);
}

static void
add_late (DrCheck  *check,
          DrStretch stretch)
{
  g_autofree char *words = dup_words (check, stretch);
  g_autofree char *date = dr_date_to_string (&check->data->date);
  g_autofree char *arithmetic = g_strdup_printf ("%s > %s", words, date);
  DrRuleFacts facts = { .stated_words = words, .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_DATE_LATE, &facts, stretch, NULL, 0);
}

/* «Ngày 20/12/2026, kết nạp 5 đảng viên»: a day that begins its clause, and a result behind it. */
static gboolean
has_result (const DrCheck      *check,
            const DrWrittenDay *day,
            gsize               end)
{
  gsize start = dr_check_clause_start (check, day->stretch.start);
  g_auto (DrWording) lead = dr_check_fold (check, start, day->stretch.start);
  g_auto (DrWording) behind = dr_check_fold (check, day->stretch.end, end);
  guint32 entry = dr_check_find_number (check, day->stretch.end);

  if (!dr_wording_is_only (&lead, opening_words) || !dr_wording_begins (&behind, result_words))
    return FALSE;

  return entry < check->data->numbers->len && dr_check_get_entry (check, entry)->start < end
         && dr_check_get_entry (check, entry)->role == DR_NUMBER_ROLE_ACHIEVEMENT;
}

/* What was done on a day after the report's. */
static void
check_late (DrCheck            *check,
            const DrWrittenDay *day)
{
  GDate date;

  g_date_clear (&date, 1);
  if (day->year == 0 || !g_date_valid (&check->data->date) || !dr_date_set (&date, day->year, day->month, day->day)
      || g_date_compare (&date, &check->data->date) <= 0)
    return;

  g_auto (DrWording) sentence = dr_check_fold (check, dr_check_sentence_start (check, day->stretch.start),
                                               dr_check_sentence_end (check, day->stretch.end));
  gboolean is_far = g_date_days_between (&check->data->date, &date) > AHEAD_LEAST;
  if (dr_wording_has (&sentence, plan_words)
      || !(dr_wording_has (&sentence, done_words)
           || (is_far && has_result (check, day, dr_check_clause_end (check, day->stretch.end)))))
    return;

  add_late (check, day->stretch);
}

gboolean
dr_check_date_order (DrCheck  *check,
                     GError  **error)
{
  DrWrittenDay day, last = { { 0 } };
  gboolean has_last = FALSE;
  gsize before = 0;

  for (gsize at = 0; check->text != NULL && dr_written_day_find (&day, check, at); at = day.stretch.end)
    {
      if (has_last)
        {
          check_order (check, &last, &day);
          check_events (check, &last, &day, before);
          before = last.stretch.end;
        }
      check_late (check, &day);
      last = day;
      has_last = TRUE;
    }

  /* A document cannot be cited before it is there. */
  for (guint i = 0; g_date_valid (&check->data->date) && i < check->data->citations->len && dr_check_goes_on (check);
       i++)
    {
      const DrCitationRecord *record = &g_array_index (check->data->citations, DrCitationRecord, i);

      if (record->julian > g_date_get_julian (&check->data->date) && record->source.start != DR_NONE
          && check->text != NULL)
        add_late (check, (DrStretch) { record->source.start, record->source.end, 0 });
    }

  return dr_check_is_well (check, error);
}
