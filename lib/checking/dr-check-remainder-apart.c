/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «partition»: what is left, in another sentence than what there was.
 *
 * «Tổng phải thi hành 1.172 việc … Đã thi hành xong 497 việc … Số việc chuyển kỳ sau 765 việc»: one slip away from 675.
 * «412/486 hộ đã nhận tiền. Còn 84 hộ chưa nhận tiền»: what was done of how many stands straight before it. Whatever two
 * figures of the kind make it right are believed.
 */

#include "config.h"

#include "checking/dr-check-partition-private.h"

#include "checking/dr-check-difference-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* Figures of the kind before what is left that are tried for all and done, and how many others may stand between. */
#define BEFORE_MOST 16
#define FAR_MOST 64
/* Digits that tell of a slip. */
#define DIGITS_LEAST 3

static const char * const left_words[] = {
  "còn", "còn lại", "hiện còn", "số còn lại", "chuyển kỳ sau", "chuyển sang kỳ sau", "đang giải quyết", "đang xử lý",
  "đang xem xét", "đang thực hiện", "chưa giải quyết", "chưa xử lý", "chưa thi hành", "chưa thực hiện", "tồn",
  "chưa giải ngân", "còn phải giải ngân", "chưa thu", "còn phải thu", "còn phải thực hiện", "còn phải thi hành", NULL
};
/* The same, whatever follows: «Số vốn còn phải giải ngân trong quý IV là …». */
static const char * const owed_words[] = {
  "còn phải giải ngân", "còn phải thu", "còn phải thi hành", "chưa giải ngân là", "chưa thu là", NULL
};
/* The same with a verb behind. */
static const char * const to_do_words[] = { "còn phải", "còn chưa", "vẫn còn", NULL };
static const char * const planned_words[] = { "phải", "kế hoạch", "chỉ tiêu", "tổng số", "dự kiến", "sẽ", "chưa", "không", NULL };
static const char * const denied_words[] = { "chưa", "không", NULL };
/* There may have been more than came. */
static const char * const carried_words[] = { "kỳ trước", "chuyển sang", "năm trước chuyển", "tồn đọng", "tồn", NULL };
/* What is left is of another time than the whole. */
static const char * const earlier_words[] = { "kỳ trước", "năm trước", "quý trước", NULL };
static const char * const done_words[] = {
  "đã", "xong", "giải quyết", "xử lý", "thi hành", "hoàn thành", "trả", "trả lời", "bàn giao", "thực hiện", "giải ngân", "thu được",
  "nộp", "đạt", NULL
};

/* Whether there may have been so many: of the same things, or what was planned of them. */
static gboolean
is_usable (const DrCheck   *check,
           const DrMention *mention,
           const DrMention *left)
{
  gboolean is_planned = mention->role == DR_NUMBER_ROLE_TARGET && mention->item != DR_NONE && mention->hedge == DR_HEDGE_EXACT
                        && dr_check_is_same_thing (dr_check_get_measure (check, mention->item), left->measure);

  gboolean is_counted = mention->hedge == DR_HEDGE_EXACT && !mention->is_percent && mention->measure != NULL
                        && dr_check_is_same_thing (mention->measure, left->measure);

  return (is_planned || is_counted) && dr_decimal_compare (&mention->value, &left->value) > 0;
}

static void
report (DrCheck         *check,
        const DrMention *all,
        const DrMention *done,
        const DrMention *left)
{
  DrDecimal difference = dr_small_subtract (all->value, done->value);
  g_autofree char *all_words = dr_check_write_decimal (&all->value, left->measure);
  g_autofree char *done_written = dr_mention_write (check, done);
  g_autofree char *result = dr_check_write_decimal (&difference, left->measure);
  g_autofree char *arithmetic = g_strdup_printf ("%s - %s = %s", all_words, done_written, result);
  g_autofree char *stated = dr_decimal_to_string (&left->value);
  g_autofree char *stated_words = dr_mention_write (check, left);
  g_autofree char *expected = dr_decimal_to_string (&difference);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected };
  DrStretch places[] = { { all->start, all->end, 0 }, { done->start, done->end, 0 } };

  if (!dr_check_has_finding (check, left->start, left->end))
    dr_check_say (check, DR_RULE_REMAINDER_LOOSE, &facts, (DrStretch) { left->start, left->end, left->achievement + 1 },
                  places, 2);
}

/* Whether the words around a figure, up to the figure before it and to the next sign, tell that so many are done. */
static gboolean
is_done (const DrCheck   *check,
         const GArray    *mentions,
         guint            at,
         const DrWording *undone)
{
  gsize end = dr_mentions_get (mentions, at)->end;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  g_auto (DrWording) behind = dr_check_fold (check, end, dr_sum_find_tail (check, end));

  if (dr_sum_is_denial (undone, &behind) || dr_sum_is_denial (undone, &lead))
    return TRUE;

  /* «Đã bàn giao mặt bằng 38/45 hộ, còn 08 hộ chưa nhận tiền bồi thường»: something else is not done. */
  return !dr_wording_has (undone, denied_words) && dr_wording_has (&lead, done_words) && !dr_wording_has (&lead, planned_words);
}

/* «412/486 hộ … Còn 84 hộ»: the last part of a whole before it, no further than the line above; NULL if it is none of those. */
static gboolean
find_pair (const DrCheck    *check,
           const GArray     *mentions,
           guint             at,
           const DrWording  *undone,
           const DrMention **all,
           const DrMention **done)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  gsize line = dr_check_line_start (check, left->start);
  gsize from = line > 0 ? dr_check_line_start (check, line - 1) : 0;

  for (guint i = at; i-- > 1 && dr_mentions_get (mentions, i - 1)->start >= from;)
    {
      const DrMention *whole = dr_mentions_get (mentions, i);
      const DrMention *part = dr_mentions_get (mentions, i - 1);

      if (whole->is_percent || whole->is_cell || !dr_mention_is_alike (whole, left))
        continue;
      *all = whole;
      *done = part;
      return part->is_slashed && whole->is_slashed && whole->hedge == DR_HEDGE_EXACT && part->hedge == DR_HEDGE_EXACT
             && dr_check_has_sign (check, part->end, whole->start, "/") && !dr_check_has_sign (check, part->end, whole->start, ",;")
             && dr_mention_is_alike (part, left)
             && dr_decimal_compare (&part->value, &whole->value) < 0 && dr_decimal_compare (&left->value, &whole->value) < 0
             && is_done (check, mentions, i - 1, undone);
    }

  return FALSE;
}

/* «Phát hiện 26 vụ … Đã xử lý 22 vụ (hình sự 2 vụ, hành chính 20 vụ), còn 6 vụ»: the figure done in its sentence, and the one of all
 * of them before that; not far off. */
static gboolean
find_near (const DrCheck    *check,
           const GArray     *mentions,
           guint             at,
           const DrWording  *undone,
           const DrMention **all,
           const DrMention **done)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  gsize from = dr_check_sentence_start (check, left->start);
  guint first = at > BEFORE_MOST ? at - BEFORE_MOST : 0;
  guint i = at;

  for (*done = NULL; i > first && dr_mentions_get (mentions, i - 1)->start >= from; i--)
    {
      const DrMention *part = dr_mentions_get (mentions, i - 1);

      if (dr_mention_is_summand (part) && g_strcmp0 (part->measure, left->measure) == 0 && is_done (check, mentions, i - 1, undone))
        *done = part;
    }
  for (; *done != NULL && i > first; i--)
    {
      const DrMention *whole = dr_mentions_get (mentions, i - 1);

      *all = whole;
      if (dr_mention_is_summand (whole) && g_strcmp0 (whole->measure, left->measure) == 0
          && dr_decimal_compare (&whole->value, &(*done)->value) > 0)
        return dr_check_get_record (check, whole->achievement)->part_of == DR_NONE && dr_difference_is_near (whole, *done, left);
    }

  return FALSE;
}

void
dr_check_remainder_apart (DrCheck       *check,
                          const GArray  *mentions,
                          guint          at)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  const DrMention *all = NULL;
  const DrMention *done = NULL;

  if (!dr_mention_is_summand (left) || left->achievement == DR_NONE)
    return;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  if (!dr_wording_ends (&lead, left_words) && !dr_wording_has (&lead, to_do_words) && !dr_wording_has (&lead, owed_words))
    return;

  guint nearest[BEFORE_MOST];
  guint n = 0;
  for (guint i = at; i-- > 0 && at - i <= FAR_MOST && n < BEFORE_MOST;)
    if (!dr_mentions_get (mentions, i)->is_cell && dr_mention_is_alike (dr_mentions_get (mentions, i), left))
      nearest[n++] = i;
  for (guint i = n; i-- > 0;)
    for (guint j = n; j-- > 0 && is_usable (check, dr_mentions_get (mentions, nearest[i]), left);)
      {
        const DrMention *whole = dr_mentions_get (mentions, nearest[i]);
        const DrMention *part = dr_mentions_get (mentions, nearest[j]);

        *check->work += 1;
        if (dr_decimal_compare (&part->value, &whole->value) >= 0)
          continue;

        DrDecimal difference = dr_small_subtract (whole->value, part->value);
        DrDecimal tolerance = dr_small_add (whole->tolerance, part->tolerance);
        if (dr_sum_fits (&difference, &tolerance, left))
          return;
        if (all != NULL || !dr_mention_is_summand (part) || left->value.coefficient < 100
            || !dr_slip_is_between (&difference, &left->value, DIGITS_LEAST, 0))
          continue;
        g_auto (DrWording) words = dr_mentions_fold_lead (check, mentions, nearest[j]);
        if (!dr_wording_has (&words, done_words))
          continue;
        all = whole;
        done = part;
      }

  g_auto (DrWording) behind = dr_check_fold (check, left->end, dr_sum_find_tail (check, left->end));
  gsize line = dr_check_line_start (check, left->start);
  g_auto (DrWording) above = dr_check_fold (check, line > 0 ? dr_check_line_start (check, line - 1) : 0, left->start);
  if (all == NULL && (dr_wording_has (&above, carried_words) || dr_wording_has (&behind, earlier_words)))
    return;
  if (all != NULL || find_pair (check, mentions, at, &behind, &all, &done) || find_near (check, mentions, at, &behind, &all, &done))
    report (check, all, done, left);
}
