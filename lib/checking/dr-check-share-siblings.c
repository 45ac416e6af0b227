/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «share»: shares of one whole, which all of them but one agree upon.
 *
 * «Theo ngành: nông nghiệp 24.955 tỷ đồng (35%), công nghiệp 17.825 tỷ đồng (25%), dịch vụ 28.520 tỷ đồng (42%)»: of the
 * 71.300 tỷ đồng that stand a sentence before, the first two are that, and the third is 40 %. Of only two the figures must
 * make the whole as well, or the second share must be one slip away from being right.
 */

#include "config.h"

#include "checking/dr-check-share-private.h"

#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"
#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-private.h"

/* A share stands no further behind its figure, and the next of its kind no further behind that. */
#define SHARE_MOST 64
#define GAP_MOST 120
#define SIBLINGS_MOST 16
/* Figures before the first share that are tried for the whole. */
#define BEFORE_MOST 64

typedef struct
{
  const DrMention *part;
  const DrMention *share;
} Sibling;

static const char * const other_words[] = {
  "tăng", "giảm", "so với", "cùng kỳ", "kế hoạch", "chỉ tiêu", "dự toán", "vượt", "đạt", NULL
};

/* The figure and its share that begin with a mention. */
static gboolean
read_sibling (const DrCheck *check,
              const GArray  *mentions,
              guint          at,
              Sibling       *sibling)
{
  if (at + 1 >= mentions->len)
    return FALSE;

  const DrMention *part = dr_mentions_get (mentions, at);
  const DrMention *share = dr_mentions_get (mentions, at + 1);
  if (!dr_mention_is_summand (part) || part->achievement == DR_NONE || !share->is_percent || share->hedge != DR_HEDGE_EXACT
      || share->role != DR_NUMBER_ROLE_SHARE || share->item != part->achievement || share->start - part->end > SHARE_MOST
      || share->value.coefficient <= 0 || part->value.coefficient <= 0)
    return FALSE;
  g_auto (DrWording) between = dr_check_fold (check, part->end, share->start);
  g_auto (DrWording) behind = dr_check_fold (check, share->end, dr_sum_find_tail (check, share->end));
  if (dr_wording_has (&between, other_words) || !dr_wording_is_empty (&behind))
    return FALSE;
  *sibling = (Sibling) { part, share };

  return TRUE;
}

static guint
gather (const DrCheck *check,
        const GArray  *mentions,
        guint          first,
        Sibling        siblings[SIBLINGS_MOST])
{
  guint n = 0;

  for (guint at = first; n < SIBLINGS_MOST && read_sibling (check, mentions, at, &siblings[n]); at += 2)
    {
      if (n > 0 && (!dr_mention_is_alike (siblings[n].part, siblings[0].part)
                    || siblings[n].part->start - siblings[n - 1].share->end > GAP_MOST
                    || siblings[n].part->start > dr_check_sentence_end (check, siblings[n - 1].share->end)))
        break;
      n++;
    }

  return n;
}

static DrFit
fit (const Sibling   *self,
     const DrMention *whole)
{
  g_autoptr (DrQuantity) part = dr_mention_dup_quantity (self->part, self->part->measure);
  g_autoptr (DrQuantity) all = dr_mention_dup_quantity (whole, self->part->measure);
  g_autoptr (DrQuantity) share = dr_mention_dup_quantity (self->share, "%");

  return dr_percent_fit (part, all, share, NULL);
}

/* Whether every share is one of what the figures make together, whatever stands elsewhere. */
static gboolean
are_of_sum (const Sibling *siblings,
            guint          n)
{
  DrMention sum = *siblings[0].part;

  sum.value = (DrDecimal) { 0, 0 };
  for (guint i = 0; i < n; i++)
    sum.value = dr_small_add (sum.value, siblings[i].part->value);
  for (guint i = 0; i < n; i++)
    if (fit (&siblings[i], &sum) == DR_FIT_INCONSISTENT)
      return FALSE;

  return TRUE;
}

/* Whether the figures make the whole. */
static gboolean
add_up (const Sibling   *siblings,
        guint            n,
        const DrMention *whole)
{
  DrDecimal sum = { 0, 0 }, tolerance = { 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      sum = dr_small_add (sum, siblings[i].part->value);
      tolerance = dr_small_add (tolerance, siblings[i].part->tolerance);
    }

  return dr_sum_fits (&sum, &tolerance, whole);
}

static void
report (DrCheck         *check,
        const Sibling   *wrong,
        const DrMention *whole)
{
  g_autoptr (DrQuantity) part = dr_mention_dup_quantity (wrong->part, wrong->part->measure);
  g_autoptr (DrQuantity) all = dr_mention_dup_quantity (whole, wrong->part->measure);
  g_autofree char *expected = NULL;
  g_autofree char *arithmetic = dr_share_write (part, all, dr_mention_get_n_decimals (wrong->share), &expected);
  g_autofree char *stated = dr_decimal_to_string (&wrong->share->value);
  g_autofree char *stated_words = dr_mention_write (check, wrong->share);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic, .stated_words = stated_words };

  if (!dr_check_has_finding (check, wrong->share->start, wrong->share->end))
    dr_check_say (check, DR_RULE_SHARE_LOOSE, &facts,
                  (DrStretch) { wrong->part->start, wrong->share->end, wrong->part->achievement + 1 },
                  &(DrStretch) { whole->start, whole->end, 0 }, 1);
}

/* Whether the share that would be right is one slip away, or its point in another place. */
static gboolean
is_slip (const Sibling   *self,
         const DrMention *whole)
{
  for (guint more = 0; more <= 1; more++)
    {
      DrDecimal right = dr_small_percent (self->part->value, whole->value, dr_mention_get_n_decimals (self->share) + more, TRUE);

      if (dr_slip_is_between (&self->share->value, &right, 3, 1))
        return TRUE;
    }

  return FALSE;
}

/* The whole that all shares but one are of; NULL if all are of one whole, or nobody knows which. */
static const DrMention *
find_whole (const DrCheck *check,
            const GArray  *mentions,
            guint          first,
            const Sibling *siblings,
            guint          n,
            const Sibling **wrong)
{
  const DrMention *found = NULL;

  for (guint i = first; i-- > 0 && first - i <= BEFORE_MOST;)
    {
      const DrMention *whole = dr_mentions_get (mentions, i);
      const Sibling *odd = NULL;
      guint n_odd = 0;
      guint n_rounded = 0;

      if (whole->is_percent || whole->is_cell || whole->hedge != DR_HEDGE_EXACT || whole->value.coefficient <= 0
          || (n < 4 && !dr_mention_is_alike (whole, siblings[0].part)))
        continue;
      for (guint j = 0; j < n && n_odd <= 1; j++)
        {
          DrFit result = fit (&siblings[j], whole);

          *check->work += 1;
          n_rounded += result == DR_FIT_CONSISTENT;
          if (result != DR_FIT_INCONSISTENT)
            continue;
          n_odd++;
          odd = &siblings[j];
        }
      if (n_odd == 0)
        return NULL;
      /* What was cut off fits too easily to tell of a whole. */
      if (n_odd > 1 || n_rounded + 1 < n || found != NULL || dr_decimal_compare (&whole->value, &odd->part->value) <= 0
          || (n == 2 && !add_up (siblings, n, whole) && !is_slip (odd, whole)))
        continue;
      found = whole;
      *wrong = odd;
    }

  return found;
}

void
dr_check_share_siblings (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check);)
    {
      Sibling siblings[SIBLINGS_MOST];
      const Sibling *wrong = NULL;
      guint n = gather (check, mentions, i, siblings);
      const DrMention *whole = n >= 2 && !are_of_sum (siblings, n) ? find_whole (check, mentions, i, siblings, n, &wrong) : NULL;

      if (whole != NULL)
        report (check, wrong, whole);
      i += MAX (1, 2 * n);
    }
}
