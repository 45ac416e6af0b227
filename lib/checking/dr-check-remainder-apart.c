/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «partition»: what is left, in another sentence than what there was.
 *
 * «Tổng phải thi hành 1.172 việc … Đã thi hành xong 497 việc … Số việc chuyển kỳ sau 765 việc»: one slip away from 675.
 * Whatever two figures of the kind make it right are believed.
 */

#include "config.h"

#include "checking/dr-check-partition-private.h"

#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* Figures before what is left that are tried for all and done. */
#define BEFORE_MOST 16
/* Digits that tell of a slip. */
#define DIGITS_LEAST 3

static const char * const left_words[] = {
  "còn", "còn lại", "hiện còn", "số còn lại", "chuyển kỳ sau", "chuyển sang kỳ sau", "đang giải quyết", "đang xử lý",
  "đang xem xét", "đang thực hiện", "chưa giải quyết", "chưa xử lý", "chưa thi hành", "chưa thực hiện", "tồn", NULL
};
static const char * const done_words[] = {
  "đã", "xong", "giải quyết", "xử lý", "thi hành", "hoàn thành", "trả", "bàn giao", "thực hiện", NULL
};

/* Whether there may have been so many: of the same things, or what was planned of them. */
static gboolean
is_usable (const DrCheck   *check,
           const DrMention *mention,
           const DrMention *left)
{
  gboolean is_planned = mention->role == DR_NUMBER_ROLE_TARGET && mention->item != DR_NONE && mention->hedge == DR_HEDGE_EXACT
                        && dr_check_is_same_thing (dr_check_get_measure (check, mention->item), left->measure);

  return (is_planned || (dr_mention_is_summand (mention) && mention->measure != NULL
                         && dr_check_is_same_thing (mention->measure, left->measure)))
         && dr_decimal_compare (&mention->value, &left->value) > 0;
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
  if (!dr_wording_ends (&lead, left_words))
    return;

  guint first = at > BEFORE_MOST ? at - BEFORE_MOST : 0;
  for (guint i = first; i < at; i++)
    for (guint j = first; j < at && is_usable (check, dr_mentions_get (mentions, i), left); j++)
      {
        const DrMention *whole = dr_mentions_get (mentions, i);
        const DrMention *part = dr_mentions_get (mentions, j);

        if (!dr_mention_is_alike (part, left) || dr_decimal_compare (&part->value, &whole->value) >= 0)
          continue;

        DrDecimal difference = dr_small_subtract (whole->value, part->value);
        DrDecimal tolerance = dr_small_add (whole->tolerance, part->tolerance);
        if (dr_sum_fits (&difference, &tolerance, left))
          return;
        if (all != NULL || !dr_mention_is_summand (part) || !dr_slip_is_between (&difference, &left->value, DIGITS_LEAST, 0))
          continue;
        g_auto (DrWording) words = dr_mentions_fold_lead (check, mentions, j);
        if (!dr_wording_has (&words, done_words))
          continue;
        all = whole;
        done = part;
      }
  if (all != NULL && left->value.coefficient >= 100)
    report (check, all, done, left);
}
