/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «share»: a pair with its percentage straight behind it, whatever the reader made of the three.
 *
 * «đối thoại định kỳ 15/21 doanh nghiệp (74,1%)», «11.852 người/12.450 dân, đạt 97,2%».
 */

#include "config.h"

#include "checking/dr-check-share-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"
#include "figures/dr-percent-fit-private.h"

/* The two sides of a pair, and its percentage behind it, stand no further apart. */
#define SIDES_MOST 24
#define SHARE_MOST 48

/* «(đạt lần lượt 99,4% và 98,5%)» is of several pairs. */
static const char * const other_words[] = {
  "tăng", "giảm", "so với", "cùng kỳ", "vượt", "lần lượt", "kế hoạch", "chỉ tiêu", "dự toán", "trong đó", "nữ", "tương ứng", NULL
};

static gboolean
is_side (const DrMention *mention)
{
  return mention->hedge == DR_HEDGE_EXACT && !mention->is_percent && !mention->is_cell && mention->value.exponent == 0
         && mention->value.coefficient > 0 && !mention->has_magnitude;
}

/* «15/21 doanh nghiệp», «9 xã/12 xã», «11.852 người/12.450 dân»; «51 vụ/82 bị can» are two things. */
static gboolean
are_of_one_thing (const DrCheck   *check,
                  const DrMention *part,
                  const DrMention *whole)
{
  static const char * const people[] = { "người", "khẩu", "nhân khẩu", "lao động", NULL };
  static const char * const all_people[] = { "dân", "người", "khẩu", "nhân khẩu", "dân số", NULL };
  g_auto (DrWording) noun = dr_check_fold (check, part->end, whole->start);
  g_auto (DrWording) whole_noun = dr_mention_fold_noun (check, whole);

  return g_str_has_prefix (whole_noun.folded, noun.folded)
         || (dr_wording_is_only (&noun, people) && dr_wording_begins (&whole_noun, all_people));
}

static void
check_one (DrCheck      *check,
           const GArray *mentions,
           guint         at)
{
  const DrMention *part = dr_mentions_get (mentions, at);
  const DrMention *whole = dr_mentions_get (mentions, at + 1);
  const DrMention *share = dr_mentions_get (mentions, at + 2);

  if (!is_side (part) || !is_side (whole) || !share->is_percent || share->hedge != DR_HEDGE_EXACT || share->is_cell
      || share->role == DR_NUMBER_ROLE_CHANGE
      || whole->start - part->end > SIDES_MOST || share->start - whole->end > SHARE_MOST
      || dr_check_sign_before (check, whole->start) != '/' || share->start > dr_check_clause_end (check, whole->end)
      || dr_decimal_compare (&part->value, &whole->value) > 0
      /* «02/3 xã, 12/15 chi bộ»: a third side makes a day. */
      || dr_check_sign_after (check, whole->end) == '/' || dr_check_sign_before (check, part->start) == '/')
    return;

  DrDecimal rounded = dr_small_percent (part->value, whole->value, dr_mention_get_n_decimals (share), TRUE);
  DrDecimal cut = dr_small_percent (part->value, whole->value, dr_mention_get_n_decimals (share), FALSE);
  if (dr_decimal_compare (&rounded, &share->value) == 0 || dr_decimal_compare (&cut, &share->value) == 0
      || dr_check_is_said (check, part->start, share->end))
    return;

  gboolean is_bracketed = dr_check_sign_before (check, share->start) == '(';
  g_auto (DrWording) between = dr_check_fold (check, whole->end, share->start);
  g_auto (DrWording) behind = dr_check_fold (check, share->end, dr_sum_find_tail (check, share->end));
  if (!(is_bracketed || dr_wording_ends (&between, dr_share_words)) || dr_wording_has (&between, other_words)
      || !dr_wording_is_empty (&behind) || !are_of_one_thing (check, part, whole))
    return;

  dr_share_say (check, part, whole, share, (DrStretch) { part->start, share->end, 0 }, NULL, 0);
}

void
dr_check_share_slashed (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i + 2 < mentions->len && dr_check_goes_on (check); i++)
    check_one (check, mentions, i);
}
