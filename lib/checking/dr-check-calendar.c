/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rules «weekday» and «duration»: a day of the week, and a number of days, against the calendar. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-written-day-private.h"

/* The name of a weekday stands no further before its day. */
#define LEAD_MOST 40
/* The same behind it, with the signs around it. */
#define NAME_MOST 24
/* The two ends of a stretch of days, and its length in days, stand no further apart. */
#define LINK_MOST 24
#define LENGTH_MOST 40

static const char * const weekday_words[8][4] = {
  { NULL },
  { "thứ hai", "thứ 2", NULL },
  { "thứ ba", "thứ 3", NULL },
  { "thứ tư", "thứ 4", "thứ bốn", NULL },
  { "thứ năm", "thứ 5", NULL },
  { "thứ sáu", "thứ 6", NULL },
  { "thứ bảy", "thứ bẩy", "thứ 7", NULL },
  { "chủ nhật", NULL },
};
static const char * const day_words[] = { "ngày", NULL };
static const char * const until_words[] = { "đến", "đến ngày", "đến hết ngày", "đến hết", "tới", "tới ngày", NULL };
static const char * const from_words[] = { "từ", "từ ngày", "bắt đầu từ ngày", "diễn ra từ ngày", NULL };
static const char * const working_words[] = { "ngày làm việc", "ngày công", NULL };

/* Which weekday is named straight before the day; 0 for none. */
static guint
find_weekday (const DrCheck      *check,
              const DrWrittenDay *day,
              gsize              *start)
{
  gsize from = MAX (dr_check_line_start (check, day->stretch.start),
                    day->stretch.start - MIN (day->stretch.start, LEAD_MOST));
  g_auto (DrWording) lead = dr_check_fold (check, from, day->stretch.start);

  g_autofree char *key = dr_wording_fold_phrase ("ngày");
  if (g_str_has_suffix (lead.folded, key))
    lead.folded[strlen (lead.folded) - strlen (key) + 1] = '\0';
  for (guint weekday = 1; weekday <= 7; weekday++)
    if (dr_wording_ends (&lead, weekday_words[weekday]))
      {
        *start = from;
        return weekday;
      }

  return 0;
}

/* Which weekday is named straight behind the day, in a bracket or behind a comma; 0 for none. */
static guint
find_weekday_behind (const DrCheck      *check,
                     const DrWrittenDay *day,
                     gsize              *end)
{
  gsize at = day->stretch.end;
  gsize limit = MIN (check->size, at + NAME_MOST);

  while (at < limit && check->text[at] == ' ')
    at++;
  if (at >= limit || strchr ("(,", check->text[at]) == NULL)
    return 0;
  gsize name_end = at + 1;
  while (name_end < limit && strchr ("),;.\n", check->text[name_end]) == NULL)
    name_end++;
  if (name_end == limit)
    return 0;

  g_auto (DrWording) name = dr_check_fold (check, at, name_end);
  for (guint weekday = 1; weekday <= 7; weekday++)
    if (dr_wording_is_only (&name, weekday_words[weekday]))
      {
        *end = name_end;
        return weekday;
      }

  return 0;
}

/* Where the name of a weekday begins, for the finding to cover it. */
static gsize
find_name (const DrCheck *check,
           gsize          from,
           gsize          to,
           guint          weekday)
{
  for (gsize at = to; at > from; at--)
    {
      g_auto (DrWording) words = dr_check_fold (check, at - 1, to);

      if ((at - 1 == from || check->text[at - 2] == ' ' || check->text[at - 2] == '(')
          && dr_wording_begins (&words, weekday_words[weekday]))
        return at - 1;
    }

  return to;
}

gboolean
dr_check_weekday (DrCheck  *check,
                  GError  **error)
{
  DrWrittenDay day;

  for (gsize at = 0; check->text != NULL && dr_written_day_find (&day, check, at); at = day.stretch.end)
    {
      gsize from;
      GDate date;
      gsize to = day.stretch.end;
      guint weekday = find_weekday (check, &day, &from);

      if (weekday == 0)
        {
          from = day.stretch.start;
          weekday = find_weekday_behind (check, &day, &to);
        }
      if (weekday == 0 || !dr_written_day_get_date (&day, check, 0, &date) || (guint) g_date_get_weekday (&date) == weekday)
        continue;

      DrStretch stretch = { find_name (check, from, day.stretch.start, weekday), to, 0 };
      g_autofree char *words = g_strndup (check->text + day.stretch.start, day.stretch.end - day.stretch.start);
      const char *stated = weekday_words[weekday][0];
      const char *right = weekday_words[g_date_get_weekday (&date)][0];
      g_autofree char *arithmetic = g_strdup_printf ("%s: %s", words, right);
      DrRuleFacts facts = { .stated_words = stated, .expected_words = right, .arithmetic = arithmetic, .what = words };
      dr_check_say (check, DR_RULE_WEEKDAY_WRONG, &facts, stretch, NULL, 0);
    }

  return dr_check_is_well (check, error);
}

/* «(10 ngày)», «, trong 10 ngày» behind the last day; 0 for none. */
static guint
find_length_behind (const DrCheck *check,
                    gsize          from,
                    gsize         *start,
                    gsize         *end)
{
  gsize limit = MIN (dr_check_sentence_end (check, from), from + LENGTH_MOST);
  guint value = 0;
  gsize at = from;

  while (at < limit && !g_ascii_isdigit (check->text[at]))
    at++;
  *start = at;
  while (at < limit && g_ascii_isdigit (check->text[at]) && at - *start < 3)
    value = value * 10 + (check->text[at++] - '0');
  *end = at;

  static const char * const leads[] = { "trong", "thời gian", "tổng cộng", "tổng", "là", "thời gian là", "trong thời gian", NULL };
  g_auto (DrWording) lead = dr_check_fold (check, from, *start);
  g_auto (DrWording) behind = dr_check_fold (check, at, MIN (check->size, at + 24));
  static const char * const is_words[] = { "là", "là thời gian", "tổng cộng là", NULL };
  gboolean is_said = dr_check_has_sign (check, from, *start, "(") || dr_check_has_sign (check, from, *start, ",")
                     || dr_wording_is_only (&lead, is_words);

  return is_said && (dr_wording_is_empty (&lead) || dr_wording_is_only (&lead, leads)) && dr_wording_begins (&behind, day_words)
         && !dr_wording_begins (&behind, working_words) ? value : 0;
}

/* «trong 10 ngày (từ ngày …», «10 ngày, từ ngày …» before the first day. */
static guint
find_length_before (const DrCheck *check,
                    gsize          to,
                    gsize         *start,
                    gsize         *end)
{
  gsize limit = MAX (dr_check_sentence_start (check, to), to - MIN (to, LENGTH_MOST));
  gsize at = to;
  guint value = 0;

  while (at > limit && !g_ascii_isdigit (check->text[at - 1]))
    at--;
  *end = at;
  while (at > limit && g_ascii_isdigit (check->text[at - 1]))
    at--;
  *start = at;
  /* No stretch of days is longer than three digits. */
  for (gsize i = at; i < *end && *end - at <= 3; i++)
    value = value * 10 + (check->text[i] - '0');

  g_auto (DrWording) between = dr_check_fold (check, *end, to);
  gboolean is_bare = (at == limit || check->text[at - 1] == ' ') && dr_check_has_sign (check, *end, to, "(,");

  static const char * const links[] = { "ngày từ ngày", "ngày từ", "ngày bắt đầu từ ngày", NULL };

  return is_bare && dr_wording_is_only (&between, links) ? value : 0;
}

static void
check_pair (DrCheck             *check,
            const DrWrittenDay  *first,
            const DrWrittenDay  *last)
{
  gsize start, end;
  GDate from, to;

  if (last->stretch.start - first->stretch.end > LINK_MOST)
    return;

  g_auto (DrWording) between = dr_check_fold (check, first->stretch.end, last->stretch.start);
  g_auto (DrWording) lead = dr_check_fold (check, first->stretch.start - MIN (first->stretch.start, LINK_MOST), first->stretch.start);
  guint length = dr_wording_is_only (&between, until_words) && dr_wording_ends (&lead, from_words)
                 ? find_length_behind (check, last->stretch.end, &start, &end) : 0;
  if (length == 0 && dr_wording_is_only (&between, until_words))
    length = find_length_before (check, first->stretch.start, &start, &end);
  guint year = last->year != 0 ? last->year : g_date_valid (&check->data->date) ? g_date_get_year (&check->data->date) : 2023;
  if (length == 0 || !dr_written_day_get_date (last, check, year, &to) || !dr_written_day_get_date (first, check, year, &from)
      || g_date_compare (&from, &to) > 0)
    return;

  guint days = g_date_days_between (&from, &to);
  /* Both ends may count, or one of them. */
  if (length == days || length == days + 1)
    return;

  g_autofree char *stated = g_strdup_printf ("%u", length);
  g_autofree char *expected = g_strdup_printf ("%u", days + 1);
  g_autofree char *first_words = g_strndup (check->text + first->stretch.start, first->stretch.end - first->stretch.start);
  g_autofree char *last_words = g_strndup (check->text + last->stretch.start, last->stretch.end - last->stretch.start);
  g_autofree char *arithmetic = g_strdup_printf ("%s – %s: %s", first_words, last_words, expected);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                        .expected_words = expected, .arithmetic = arithmetic };
  DrStretch stretch = dr_stretch_join (dr_stretch_join (first->stretch, last->stretch), (DrStretch) { start, end, 0 });

  dr_check_say (check, DR_RULE_DURATION_WRONG, &facts, stretch, NULL, 0);
}

gboolean
dr_check_duration (DrCheck  *check,
                   GError  **error)
{
  DrWrittenDay day, last = { { 0 } };
  gboolean has_last = FALSE;

  for (gsize at = 0; check->text != NULL && dr_written_day_find (&day, check, at); at = day.stretch.end)
    {
      if (has_last)
        check_pair (check, &last, &day);
      last = day;
      has_last = TRUE;
    }

  dr_check_duration_told (check);

  return dr_check_is_well (check, error);
}
