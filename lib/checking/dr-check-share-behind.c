/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «share»: shares whose whole stands right behind them.
 *
 * «124 hộ, chiếm 7,55% tổng số 1.642 hộ toàn xã»; «4,66 tỷ đồng, chiếm 2,5% số phải thu (186,4 tỷ đồng)».
 */

#include "config.h"

#include "checking/dr-check-share-private.h"

#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-private.h"

/* The whole stands no further behind its share. */
#define GAP_MOST 72
/* Figures before the share of which one may make it right. */
#define BEFORE_MOST 48

static const char * const of_words[] = {
  "tổng số", "số", "trong tổng số", "trên tổng số", "tổng", "trong số", "của", "trên", "dân số", "toàn", NULL
};
static const char * const other_words[] = {
  "so với", "cùng kỳ", "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "tăng", "giảm", "vượt", "năm", "trong đó", "gồm", "giao", NULL
};

/* The figure behind a share, if the words between name it as the whole. */
static const DrMention *
find_whole (const DrCheck   *check,
            const GArray    *mentions,
            guint            share,
            const DrMention *part)
{
  const DrMention *percent = dr_mentions_get (mentions, share);
  const DrMention *whole = share + 1 < mentions->len ? dr_mentions_get (mentions, share + 1) : NULL;

  if (whole == NULL || whole->start - percent->end > GAP_MOST || whole->achievement == DR_NONE || whole->is_percent
      || whole->hedge != DR_HEDGE_EXACT || whole->is_slashed || !dr_mention_is_alike (whole, part)
      || whole->start > dr_check_sentence_end (check, percent->end)
      || dr_check_has_sign (check, percent->end, whole->start, ",;:)"))
    return NULL;

  g_auto (DrWording) between = dr_check_fold (check, percent->end, whole->start);
  gboolean is_bracket = dr_check_sign_before (check, whole->start) == '(' && dr_check_sign_after (check, whole->end) == ')';
  if (dr_wording_has (&between, other_words)
      || !(is_bracket ? dr_wording_begins (&between, of_words) : dr_wording_is_only (&between, of_words)))
    return NULL;

  return whole;
}

static void
check_one (DrCheck      *check,
           const GArray *mentions,
           guint         at)
{
  const DrMention *share = dr_mentions_get (mentions, at);
  const DrMention *part = at > 0 ? dr_mentions_get (mentions, at - 1) : NULL;

  if (part == NULL || !share->is_percent || share->role != DR_NUMBER_ROLE_SHARE || share->hedge != DR_HEDGE_EXACT
      || share->is_cell || part->achievement == DR_NONE || share->item != part->achievement || !dr_mention_is_summand (part)
      || dr_check_has_finding (check, share->start, share->end))
    return;

  const DrMention *whole = find_whole (check, mentions, at, part);
  if (whole == NULL || dr_decimal_compare (&whole->value, &part->value) <= 0)
    return;

  g_autoptr (DrQuantity) figure = dr_mention_dup_quantity (part, part->measure);
  g_autoptr (DrQuantity) percent = dr_mention_dup_quantity (share, "%");
  for (guint i = at > BEFORE_MOST ? at - BEFORE_MOST : 0; i <= at + 1; i++)
    {
      const DrMention *other = dr_mentions_get (mentions, i);

      if (other->is_percent || other == part || !dr_mention_is_alike (other, part)
          || dr_decimal_compare (&other->value, &part->value) <= 0)
        continue;

      g_autoptr (DrQuantity) total = dr_mention_dup_quantity (other, part->measure);
      *check->work += 1;
      if (dr_percent_fit (figure, total, percent, NULL) != DR_FIT_INCONSISTENT)
        return;
    }

  g_autoptr (DrQuantity) total = dr_mention_dup_quantity (whole, part->measure);
  g_autofree char *expected = NULL;
  g_autofree char *arithmetic = dr_share_write (figure, total, dr_mention_get_n_decimals (share), &expected);
  g_autofree char *stated = dr_decimal_to_string (&share->value);
  g_autofree char *stated_words = dr_mention_write (check, share);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic, .stated_words = stated_words };

  dr_check_say (check, DR_RULE_SHARE_LOOSE, &facts, (DrStretch) { part->start, whole->end, part->achievement + 1 },
                &(DrStretch) { whole->start, whole->end, 0 }, 1);
}

void
dr_check_share_behind (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    check_one (check, mentions, i);
}
