/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «partition»: two sides of what stands before, and what is left of it. */

#include "config.h"

#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

#include <string.h>

/* The two sides stand no further apart. */
#define GAP_MOST 180

/* «ở các xã 14.206, ở thị trấn 2.622»: numbers without a noun behind them are of one that stands before, whether the reader knows it or not. */
static gboolean
is_bare (const DrCheck   *check,
         const DrMention *one)
{
  if (one->measure == NULL)
    return TRUE;

  return !one->has_magnitude && one->achievement != DR_NONE && dr_check_get_record (check, one->achievement)->part_of == DR_NONE
         && strchr (",;.:()\n", dr_check_sign_after (check, one->end)) != NULL;
}

/* «Tiếp nhận 38 đơn: … . Đủ điều kiện xử lý 30 đơn, không đủ điều kiện 10 đơn»: the two make the figure a sentence before. */
static void
check_sides (DrCheck       *check,
             const GArray  *mentions,
             guint          second)
{
  const DrMention *other = dr_mentions_get (mentions, second);
  const DrMention *one = second > 0 ? dr_mentions_get (mentions, second - 1) : NULL;

  if (one == NULL || !dr_mention_is_summand (one) || !dr_mention_is_summand (other) || !dr_mention_is_alike (one, other)
      || other->start - one->end > GAP_MOST || dr_mentions_go_on (mentions, check, second))
    return;

  gsize from = dr_check_sentence_start (check, one->start);
  gsize name_start = second >= 2 ? MAX (from, dr_mentions_get (mentions, second - 2)->end) : from;
  gsize line = dr_check_line_start (check, one->start);
  g_auto (DrWording) name = dr_check_fold (check, name_start, one->start);
  g_auto (DrWording) other_name = dr_check_fold (check, one->end, other->start);
  g_auto (DrWording) both = dr_check_fold (check, name_start, other->start);
  if (other->start > dr_check_sentence_end (check, one->end)
      || !(dr_sum_is_denial (&other_name, &name) || (is_bare (check, one) && is_bare (check, other) && dr_sum_are_two_sides (&both)))
      || dr_wording_has (&other_name, dr_sum_other_words) || dr_wording_has (&name, dr_sum_other_words))
    return;

  DrSumList list = { .first = second - 1, .last = second + 1, .lead = DR_SUM_LEAD_SOME };
  gboolean is_found = FALSE;
  DrDecimal sum, tolerance;
  dr_sum_add_up (mentions, list.first, list.last, &sum, &tolerance);
  for (guint i = second - 1; i-- > 0 && dr_mentions_get (mentions, i)->start >= line;)
    {
      const DrMention *whole = dr_mentions_get (mentions, i);

      if (whole->achievement == DR_NONE || !dr_mention_is_alike (whole, one) || whole->is_percent)
        continue;
      if (whole->hedge != DR_HEDGE_EXACT || dr_sum_fits (&sum, &tolerance, whole))
        return;
      if (!is_found && dr_sum_is_near (&sum, &whole->value, 10))
        {
          list.total = i;
          is_found = TRUE;
        }
    }

  if (is_found)
    dr_sum_report (check, mentions, &list);
}

/* Of two figures in a row, how many there were and how many are done: «236,7/310 tỷ đồng», «kế hoạch 486 tỷ, đã giải ngân 291 tỷ». */
static gboolean
find_done (const DrCheck    *check,
           const DrMention  *first,
           const DrMention  *second,
           const DrMention  *left,
           const DrMention **done,
           DrDecimal        *whole)
{
  if (first->is_slashed && second->is_slashed)
    {
      if (first->achievement == DR_NONE || dr_check_sign_after (check, first->end) != '/' || second->start - first->end > 3
          || !dr_mention_is_alike (first, left))
        return FALSE;

      /* The pair was read with its magnitude and its noun only once. */
      guint32 target = dr_check_get_record (check, first->achievement)->target;
      guint32 part_of = dr_check_get_record (check, first->achievement)->part_of;
      *done = first;
      *whole = second->value;
      /* What stands behind the slash is what was planned. */
      if (target != DR_NONE)
        *whole = dr_figure_get_value (&g_array_index (check->data->targets, DrTargetRecord, target).planned);
      else if (part_of != DR_NONE)
        *whole = dr_figure_get_value (&dr_check_get_record (check, part_of)->actual);

      return dr_small_is (whole);
    }
  /* «khám phá 18 vụ, đạt 85,7%; còn 4 vụ đang điều tra», and 21 vụ a paragraph before. */
  guint32 part_of = first->achievement != DR_NONE ? dr_check_get_record (check, first->achievement)->part_of : DR_NONE;
  if (second->is_percent && second->item == first->achievement && part_of != DR_NONE && dr_mention_is_summand (first)
      && dr_mention_is_alike (first, left) && dr_check_is_exact_count (check, part_of)
      && left->start <= dr_check_sentence_end (check, second->end))
    {
      *done = first;
      *whole = dr_figure_get_value (&dr_check_get_record (check, part_of)->actual);
      return dr_small_is (whole);
    }
  if (!(dr_mention_is_summand (first) || first->role == DR_NUMBER_ROLE_TARGET) || !dr_mention_is_summand (second)
      || first->hedge != DR_HEDGE_EXACT || first->is_percent || second->achievement == DR_NONE
      || !dr_mention_is_alike (first, left) || !dr_mention_is_alike (second, left)
      || second->start > dr_check_sentence_end (check, first->end) || left->start > dr_check_sentence_end (check, second->end)
      || dr_decimal_compare (&first->value, &second->value) <= 0)
    return FALSE;

  static const char * const done_words[] = { "đã", NULL };
  g_auto (DrWording) between = dr_check_fold (check, first->end, second->start);
  *done = second;
  *whole = first->value;

  return dr_wording_has (&between, done_words);
}

/* «Giải ngân 236,7/310 tỷ đồng. Còn lại 83,3 tỷ đồng chưa giải ngân»: what is left of a pair in the line. */
static void
check_left (DrCheck       *check,
            const GArray  *mentions,
            guint          at)
{
  static const char * const left_words[] = { "còn", "còn lại", "hiện còn", "số còn lại", NULL };
  static const char * const undone_words[] = { "chưa", "đang", NULL };
  const DrMention *left = dr_mentions_get (mentions, at);

  if (at < 2 || !dr_mention_is_summand (left) || left->achievement == DR_NONE)
    return;

  gsize from = MAX (dr_check_clause_start (check, left->start), dr_mentions_get (mentions, at - 1)->end);
  g_auto (DrWording) lead = dr_check_fold (check, from, left->start);
  if (!dr_wording_ends (&lead, left_words))
    return;

  g_auto (DrWording) behind = dr_check_fold (check, left->end, dr_sum_find_tail (check, left->end));
  static const char * const carried_words[] = { "kỳ trước", "chuyển sang", "tồn", "tồn đọng", "năm trước", "quý trước", NULL };
  /* «còn 03 hồ sơ kỳ trước chuyển sang» are none of those that came. */
  static const char * const earlier_words[] = { "kỳ trước", "năm trước", "quý trước", NULL };
  gsize line = dr_check_line_start (check, left->start);
  g_auto (DrWording) all_words_of_line = dr_check_fold (check, line, left->start);
  if (!dr_wording_has (&behind, undone_words) || dr_wording_has (&behind, earlier_words)
      || dr_wording_has (&all_words_of_line, carried_words))
    return;

  for (guint i = at; i-- > 1 && dr_mentions_get (mentions, i)->start >= line;)
    {
      const DrMention *second = dr_mentions_get (mentions, i);
      const DrMention *first = dr_mentions_get (mentions, i - 1);
      const DrMention *done;
      DrDecimal whole;

      /* «12,46 tỷ đồng của 318 đơn vị; đã phân bổ 9,8 tỷ đồng»: what counts something else stands between. */
      for (guint j = i - 1; !dr_mention_is_alike (first, second) && j-- > 0
                            && dr_mentions_get (mentions, j)->start >= dr_check_sentence_start (check, second->start);)
        first = dr_mentions_get (mentions, j);
      if (!find_done (check, first, second, left, &done, &whole))
        continue;
      /* «khoảng 48/54 ý kiến»: what is left may be more or less. */
      const DrMention *base = done == first ? second : first;
      if (done->hedge != DR_HEDGE_EXACT || (!base->is_percent && base->hedge != DR_HEDGE_EXACT))
        return;
      /* «142 văn bản, phát hiện 12 văn bản, chiếm 8,5%; đã xử lý 9, còn 3»: what is left is of what stands nearer. */
      for (guint j = i + 1; j < at; j++)
        {
          static const char * const done_words[] = { "đã", "xử lý", "giải quyết", "hoàn thành", "khắc phục", NULL };
          g_auto (DrWording) words = dr_mentions_fold_lead (check, mentions, j);

          if (dr_mention_is_summand (dr_mentions_get (mentions, j)) && dr_mention_is_alike (dr_mentions_get (mentions, j), left)
              && dr_wording_has (&words, done_words))
            return;
        }

      gsize name_from = MAX (line, dr_check_sentence_start (check, done->start));
      g_auto (DrWording) name = dr_check_fold (check, name_from, MIN (left->start, dr_check_sentence_end (check, second->end)));
      DrDecimal difference = dr_small_subtract (whole, done->value);
      /* What is done and what is left make the whole: so each is more than it says, if it was cut off. */
      DrDecimal sum = dr_small_add (done->value, left->value);
      DrDecimal tolerance = dr_small_add (done->tolerance, left->tolerance);
      DrMention all = *base;
      all.value = whole;
      if (!dr_sum_is_denial (&behind, &name) || difference.coefficient < 0 || dr_sum_fits (&sum, &tolerance, &all))
        return;

      g_autofree char *stated = dr_decimal_to_string (&left->value);
      g_autofree char *stated_words = dr_mention_write (check, left);
      g_autofree char *whole_words = dr_check_write_decimal (&whole, left->measure);
      g_autofree char *done_words = dr_check_write_decimal (&done->value, left->measure);
      g_autofree char *difference_words = dr_check_write_decimal (&difference, left->measure);
      g_autofree char *expected = dr_decimal_to_string (&difference);
      g_autofree char *arithmetic = g_strdup_printf ("%s - %s = %s", whole_words, done_words, difference_words);
      DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                            .expected_low = expected, .expected_high = expected };
      DrStretch pair = { first->start, second->end, 0 };
      DrStretch own = { left->start, left->end, left->achievement + 1 };

      if (!dr_check_has_finding (check, left->start, left->end))
        dr_check_say (check, DR_RULE_REMAINDER_LOOSE, &facts, own, &pair, 1);
      return;
    }
}

void
dr_check_sides (DrCheck       *check,
                const GArray  *mentions,
                guint          at)
{
  check_sides (check, mentions, at);
  check_left (check, mentions, at);
}
