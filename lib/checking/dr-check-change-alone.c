/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «change»: a change between the only two figures that it can be between.
 *
 * «Đầu năm tỷ lệ hộ nghèo là 18,6%; đến tháng 12 còn 14,2%, như vậy bớt được 5,4%»: however the three are joined, the
 * sentence and the one before it hold two figures of the kind, of which the words say that one is earlier and one later.
 */

#include "config.h"

#include "checking/dr-check-change-private.h"

#include <string.h>

#include "checking/dr-small-private.h"

/* A change is so many times what it should be, or as small a part of it, at most: else it is one of something else. */
#define TIMES_MOST 5

static const char * const up_words[] = {
  "tăng", "tăng thêm", "tăng được", "thêm", "thêm được", "tăng lên", "nâng thêm", "nhiều hơn", "cao hơn",
  "nhích thêm", "nhích lên", NULL
};
static const char * const down_words[] = {
  "giảm", "giảm được", "giảm bớt", "bớt", "bớt được", "hạ", "hạ được", "rút", "rút được", "ít hơn", "thấp hơn", NULL
};
static const char * const earlier_words[] = {
  "cùng kỳ", "kỳ trước", "năm trước", "quý trước", "tháng trước", "đầu năm", "đầu nhiệm kỳ", "đầu kỳ", "năm ngoái", "trước đó",
  "trước đây", "năm học trước", "nhiệm kỳ trước", "từ", NULL
};
static const char * const now_words[] = {
  "nay", "đến nay", "hiện nay", "hiện còn", "còn", "cuối năm", "năm nay", "lên", "xuống", "cuối kỳ", "hiện có", "đến", "cuối nhiệm kỳ", NULL
};
/* The change is of something else, or against something else than time. */
static const char * const other_words[] = {
  "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "bình quân", "trung bình", "mỗi", "trong đó", "riêng", "toàn quốc", "cả nước",
  "bình quân chung", NULL
};

typedef enum
{
  TIME_UNKNOWN,
  TIME_EARLIER,
  TIME_NOW
} Time;

/* Which time the words around a figure tell, from the sign before it to the one behind it; @year is the one they name, or 0. */
static Time
find_time (const DrCheck   *check,
           const DrMention *mention,
           guint           *year)
{
  gsize from = dr_check_sentence_start (check, mention->start);
  gsize to = mention->end;

  for (gsize at = from; at < mention->start; at++)
    if (strchr (",;()", check->text[at]) != NULL && !g_ascii_isdigit (dr_check_get_byte (check, at + 1)))
      from = at + 1;
  while (to < check->size && strchr (",;().\n", check->text[to]) == NULL)
    to++;
  g_auto (DrWording) lead = dr_check_fold (check, from, mention->start);
  g_auto (DrWording) words = dr_check_fold (check, from, to);
  gboolean is_earlier = dr_wording_has (&words, earlier_words);
  gboolean is_now = dr_wording_has (&lead, now_words);

  *year = dr_move_find_year (&words);

  return is_earlier == is_now ? TIME_UNKNOWN : is_earlier ? TIME_EARLIER : TIME_NOW;
}

/* Puts the earlier one first; FALSE if nothing says which that is. */
static gboolean
sort_by_time (const DrCheck    *check,
              const DrMention **one,
              const DrMention **other)
{
  guint one_year, other_year;
  Time one_time = find_time (check, *one, &one_year);
  Time other_time = find_time (check, *other, &other_year);
  gboolean are_years = one_year != 0 && other_year != 0 && one_year != other_year;
  /* What is earlier is so beside what is said of now, or of a later year; a year that is named beside «năm nay» is another. */
  gboolean is_one = are_years ? one_year < other_year
                              : other_time == TIME_NOW && (one_time == TIME_EARLIER || (one_year != 0 && other_year == 0));
  gboolean is_other = are_years ? other_year < one_year
                                : one_time == TIME_NOW && (other_time == TIME_EARLIER || (other_year != 0 && one_year == 0));

  if (is_one == is_other)
    return FALSE;
  if (is_other)
    {
      const DrMention *first = *one;

      *one = *other;
      *other = first;
    }

  return TRUE;
}

static gboolean
may_have_changed (const DrMention *mention,
                  const DrMention *change)
{
  return mention->is_percent == change->is_percent && !mention->is_slashed
         && mention->role != DR_NUMBER_ROLE_TARGET && mention->role != DR_NUMBER_ROLE_DIRECTIVE
         && mention->value.coefficient > 0;
}

/* Finds the only two figures before a change, in its sentence and the one before it; FALSE if there are more, or fewer. */
static gboolean
find_two (const DrCheck    *check,
          const GArray     *mentions,
          guint             change,
          const DrMention **one,
          const DrMention **other)
{
  const DrMention *by = dr_mentions_get (mentions, change);
  gsize from = dr_check_sentence_before (check, by->start);

  *one = *other = NULL;
  for (guint i = change; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (!may_have_changed (mention, by))
        continue;
      if (*one != NULL || mention->hedge != DR_HEDGE_EXACT)
        return FALSE;
      if (*other == NULL)
        *other = mention;
      else
        *one = mention;
    }

  return *one != NULL && (by->is_percent || dr_mention_is_alike (*one, *other)) && (*one)->has_magnitude == (*other)->has_magnitude;
}

static gboolean
is_plausible (const DrMention *one,
              const DrMention *other,
              const DrMention *change)
{
  DrDecimal distance = dr_small_distance (one->value, other->value);

  return dr_small_are_comparable (distance, change->value, TIMES_MOST);
}

/* «tăng 26 triệu», «cao hơn năm trước 26 triệu»: whether the words straight before a change are of that direction. */
static gboolean
leads_to (const DrWording    *lead,
          const char * const *phrases)
{
  static const char * const references[] = { "năm trước", "cùng kỳ", "kỳ trước", "đầu năm", "quý trước", "tháng trước", "năm ngoái", NULL };

  if (dr_wording_ends (lead, phrases))
    return TRUE;
  for (const char * const *reference = references; *reference != NULL; reference++)
    {
      const char *one[] = { *reference, NULL };

      if (dr_wording_ends (lead, one))
        {
          gsize length = strlen (lead->folded) - strlen (dr_wording_get_phrase (lead, *reference)) + 1;
          g_autofree char *front = g_strndup (lead->folded, length);
          DrWording words = { front, lead->phrases };

          return dr_wording_ends (&words, phrases);
        }
    }

  return FALSE;
}

void
dr_check_change_alone (DrCheck      *check,
                       const GArray *mentions,
                       guint         at)
{
  const DrMention *change = dr_mentions_get (mentions, at);
  const DrMention *earlier, *later;

  if (change->role != DR_NUMBER_ROLE_CHANGE || change->is_cell || change->hedge != DR_HEDGE_EXACT)
    return;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  gboolean is_up = leads_to (&lead, up_words);
  if (!is_up && !leads_to (&lead, down_words))
    return;

  g_auto (DrWording) behind = dr_check_fold (check, change->end, dr_check_clause_end (check, change->end));
  if (dr_wording_has (&lead, other_words) || dr_wording_has (&behind, other_words)
      || dr_check_is_said (check, change->start, change->end) || !find_two (check, mentions, at, &earlier, &later)
      || !sort_by_time (check, &earlier, &later))
    return;

  DrDirection direction = is_up ? DR_DIRECTION_UP : DR_DIRECTION_DOWN;
  if (!dr_move_is_right (earlier, later, change, direction) && is_plausible (earlier, later, change))
    dr_move_report (check, earlier, later, change, direction);
}
