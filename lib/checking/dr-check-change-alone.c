/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «change»: a change between the only two figures that it can be between.
 *
 * «Đầu năm tỷ lệ hộ nghèo là 18,6%; đến tháng 12 còn 14,2%, như vậy bớt được 5,4%»: however the three are joined, the
 * sentence and those before it hold two figures of the kind, of which the words say that one is earlier and one later. So it
 * is for how many per cent: «Bưu kiện 412.600 kiện. Quý I/2022 có 368.400 kiện, vậy là nhích lên 21%».
 */

#include "config.h"

#include "checking/dr-check-change-private.h"

#include <string.h>

#include "checking/dr-premises-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-period-private.h"

/* A change is so many times what it should be, or as small a part of it, at most: else it is one of something else. */
#define TIMES_MOST 5

static const char * const up_words[] = {
  "tăng", "tăng thêm", "tăng được", "thêm", "thêm được", "tăng lên", "nâng thêm", "nhiều hơn", "cao hơn",
  "nhích thêm", "nhích lên", "nhích", "hơn", "dôi ra", "dôi", "vọt lên", "tăng tới", "tăng đến", "đi lên", "nhỉnh hơn", NULL
};
static const char * const down_words[] = {
  "giảm", "giảm được", "giảm bớt", "bớt", "bớt được", "hạ", "hạ được", "rút", "rút được", "ít hơn", "thấp hơn", "kém",
  "hụt", "hụt đi", "giảm đi", "giảm tới", "giảm đến", "sụt", "tụt", "kéo giảm", "kéo giảm được", "ít đi", "bớt đi", "đi xuống", NULL
};
static const char * const earlier_words[] = {
  "cùng kỳ", "kỳ trước", "năm trước", "quý trước", "tháng trước", "đầu năm", "đầu nhiệm kỳ", "đầu kỳ", "năm ngoái", "trước đó",
  "trước đây", "năm học trước", "nhiệm kỳ trước", "từ", NULL
};
static const char * const now_words[] = {
  "nay", "đến nay", "hiện nay", "hiện còn", "còn", "cuối năm", "năm nay", "lên", "xuống", "cuối kỳ", "hiện có", "đến", "cuối nhiệm kỳ", NULL
};
static const char * const conclusion_words[] = {
  "như vậy", "vậy", "vậy là", "tức", "tức là", "nghĩa là", "tính ra", "so ra", "như thế", "tương đương", "thành ra", NULL
};
/* The change is of something else, or against something else than time. */
static const char * const other_words[] = {
  "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "bình quân", "trung bình", "mỗi", "trong đó", "riêng", "toàn quốc", "cả nước",
  "bình quân chung", NULL
};

/* «Quý I/2022», «tháng 3/2022»: the year of a part of it; 0 for none. */
static guint
find_year_of_part (const DrWording *words)
{
  static const char * const part_words[] = { "quý i", "quý ii", "quý iii", "quý iv", NULL };
  static const char * const month_words[] = { "tháng", NULL };

  for (const char * const *list[] = { part_words, month_words, NULL }, * const * const *one = list; *one != NULL; one++)
    for (const char * const *part = *one; *part != NULL; part++)
      {
        const char *phrase = dr_wording_get_phrase (words, *part);
        const char *at = strstr (words->folded, phrase);
        guint64 number;

        if (at == NULL)
          continue;
        at += strlen (phrase);
        if (*one == month_words)
          at += strcspn (at, " ");
        number = g_ascii_strtoull (at, NULL, 10);
        if (number >= 1900 && number < 2100)
          return (guint) number;
      }

  return 0;
}

typedef enum
{
  TIME_UNKNOWN,
  TIME_EARLIER,
  TIME_NOW
} Time;

static guint
get_own_year (const DrCheck *check)
{
  return (guint) dr_period_get_first_year (g_ptr_array_index (check->data->periods, check->data->period));
}

/* The words around a figure, from the sign before it to the one behind it; @lead are those before it alone. */
static DrWording
fold_around (const DrCheck   *check,
             const DrMention *mention,
             DrWording       *lead)
{
  gsize from = dr_check_sentence_start (check, mention->start);
  gsize to = mention->end;

  for (gsize at = from; at < mention->start; at++)
    if (strchr (",;()", check->text[at]) != NULL && !g_ascii_isdigit (dr_check_get_byte (check, at + 1)))
      from = at + 1;
  while (to < check->size && strchr (",;().\n", check->text[to]) == NULL)
    to++;
  *lead = dr_check_fold (check, from, mention->start);

  return dr_check_fold (check, from, to);
}

/* Which time the words around a figure tell; @year is the one they name, or 0. */
static Time
find_time (const DrCheck   *check,
           const DrMention *mention,
           guint           *year)
{
  g_auto (DrWording) lead = { NULL };
  g_auto (DrWording) words = fold_around (check, mention, &lead);
  gboolean is_earlier = dr_wording_has (&words, earlier_words);
  gboolean is_now = dr_wording_has (&lead, now_words);

  *year = dr_move_find_year (&words);
  if (*year == 0)
    *year = find_year_of_part (&words);
  is_earlier = is_earlier || (*year != 0 && *year < get_own_year (check));

  return is_earlier == is_now ? TIME_UNKNOWN : is_earlier ? TIME_EARLIER : TIME_NOW;
}

/* «so với năm 2016», «so với cùng kỳ»: whether what a change is held against, if anything, is what an earlier figure is of. */
static gboolean
is_against (const DrCheck   *check,
            const DrWording *behind,
            const DrMention *earlier,
            const DrMention *later)
{
  static const char * const against_words[] = { "so với", "so", NULL };
  guint named = dr_move_find_year (behind);
  g_auto (DrWording) lead = { NULL };
  g_auto (DrWording) words = fold_around (check, earlier, &lead);

  g_auto (DrWording) later_lead = { NULL };
  g_auto (DrWording) later_words = fold_around (check, later, &later_lead);
  guint year = dr_move_find_year (&words), later_year = dr_move_find_year (&later_words);

  if (dr_wording_has (&words, other_words))
    return FALSE;
  /* Nothing said, it is the year before. */
  if (!dr_wording_begins (behind, against_words))
    return year == 0 || later_year == 0 || later_year == year + 1;
  for (const char * const *word = earlier_words; named == 0 && *word != NULL; word++)
    {
      const char *one[] = { *word, NULL };

      if (dr_wording_has (behind, one) && dr_wording_has (&words, one))
        return TRUE;
    }

  return named != 0 && named == year;
}

/* Puts the earlier one first; FALSE if nothing says which that is. What is concluded from a figure and an earlier one behind it
 * («Có 48 vụ. Năm trước là 60 vụ. Như vậy …») needs no word of the first. */
static gboolean
sort_by_time (const DrCheck    *check,
              gboolean          is_concluded,
              const DrMention **one,
              const DrMention **other)
{
  guint one_year, other_year;
  Time one_time = find_time (check, *one, &one_year);
  Time other_time = find_time (check, *other, &other_year);
  gboolean are_years = one_year != 0 && other_year != 0 && one_year != other_year;
  /* What is earlier is so beside what is said of now, or of a later year; a year that is named beside «năm nay» is another. */
  gboolean is_one = are_years ? one_year < other_year
                              : (other_time == TIME_NOW && (one_time == TIME_EARLIER || (one_year != 0 && other_year == 0)))
;
  gboolean is_other = are_years ? other_year < one_year
                                : (one_time == TIME_NOW && (other_time == TIME_EARLIER || (other_year != 0 && one_year == 0)))
                                  || (is_concluded && one_time == TIME_UNKNOWN && other_time == TIME_EARLIER);

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

/* A plan of another figure, a task, and one side of a pair have not changed. */
static gboolean
may_have_changed (const DrMention *mention)
{
  return !mention->is_slashed && mention->role != DR_NUMBER_ROLE_DIRECTIVE
         && (mention->role != DR_NUMBER_ROLE_TARGET || mention->item == DR_NONE);
}

/* «tăng 13,6%». */
static gboolean
is_change (const DrCheck   *check,
           const GArray    *mentions,
           const DrMention *mention)
{
  guint at = (guint) (mention - dr_mentions_get (mentions, 0));
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  DrDirection direction;

  return leads_to (&lead, up_words) || leads_to (&lead, down_words) || dr_move_find_direction (check, mentions, at, &direction);
}

/* Finds the only two figures like @kind before a change; FALSE if there are more, or fewer. */
static gboolean
find_two (const DrCheck    *check,
          const GArray     *mentions,
          guint             change,
          const DrMention  *kind,
          const DrMention **one,
          const DrMention **other)
{
  DrPremises premises;

  if (!dr_premises_find (&premises, check, mentions, change, kind, may_have_changed, NULL, 2) || premises.n != 2)
    return FALSE;
  *one = premises.figures[0];
  *other = premises.figures[1];

  return !is_change (check, mentions, *one) && !is_change (check, mentions, *other) && (kind->is_percent || dr_mention_is_alike (*one, *other))
         && (*one)->has_magnitude == (*other)->has_magnitude;
}

/* What a percentage changed by: two percentages, or else two figures of the kind of the one nearest before it. */
static gboolean
find_two_of_percent (const DrCheck    *check,
                     const GArray     *mentions,
                     guint             change,
                     const DrMention **one,
                     const DrMention **other)
{
  guint at = change;

  if (find_two (check, mentions, change, dr_mentions_get (mentions, change), one, other))
    return TRUE;
  while (at > 0 && (dr_mentions_get (mentions, at - 1)->is_percent || dr_mentions_get (mentions, at - 1)->measure == NULL))
    at--;

  if (at == 0 || !find_two (check, mentions, change, dr_mentions_get (mentions, at - 1), one, other))
    return FALSE;
  /* «2,87 điểm lên 3,62 điểm. Tỷ lệ hài lòng đạt 91,7%, tăng 6,2%» is of the percentage between. */
  for (at = change - 1; dr_mentions_get (mentions, at)->start > (*one)->start; at--)
    if (dr_mentions_get (mentions, at)->is_percent)
      return FALSE;

  return TRUE;
}

static gboolean
is_plausible (const DrMention *one,
              const DrMention *other,
              const DrMention *change)
{
  DrDecimal distance = dr_small_distance (one->value, other->value);

  if (change->is_percent && !one->is_percent)
    distance = dr_small_percent (distance, one->value, 2, TRUE);

  return dr_small_are_comparable (distance, change->value, TIMES_MOST);
}

void
dr_check_change_alone (DrCheck      *check,
                       const GArray *mentions,
                       guint         at)
{
  const DrMention *change = dr_mentions_get (mentions, at);
  const DrMention *earlier, *later;

  if (change->role == DR_NUMBER_ROLE_SHARE || change->role == DR_NUMBER_ROLE_PERCENT || change->role == DR_NUMBER_ROLE_TARGET
      || change->is_cell || change->is_slashed || change->hedge != DR_HEDGE_EXACT)
    return;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  gboolean is_up = leads_to (&lead, up_words);
  if (!is_up && !leads_to (&lead, down_words))
    return;

  g_auto (DrWording) behind = dr_check_fold (check, change->end, dr_check_clause_end (check, change->end));
  if (dr_wording_has (&lead, other_words) || dr_wording_has (&behind, other_words)
      || dr_check_is_said (check, change->start, change->end) || !(change->is_percent ? find_two_of_percent (check, mentions, at, &earlier, &later)
                              : find_two (check, mentions, at, change, &earlier, &later))
      || !sort_by_time (check, dr_wording_has (&lead, conclusion_words), &earlier, &later) || !is_against (check, &behind, earlier, later))
    return;

  DrDirection direction = is_up ? DR_DIRECTION_UP : DR_DIRECTION_DOWN;
  if (!dr_move_is_right (earlier, later, change, direction) && is_plausible (earlier, later, change))
    dr_move_report (check, earlier, later, change, direction);
}
