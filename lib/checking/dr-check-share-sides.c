/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «share-sum»: two sides that make all there is: «nam chiếm 45%, nữ chiếm 57%». */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"

/* The two percentages stand no further apart. */
#define GAP_MOST 64

/* Whoever is not the one is the other. */
static const struct
{
  const char *one[2];
  const char *other[2];
} sides[] = {
  { { "nam", NULL }, { "nữ", NULL } },
  { { "nữ", NULL }, { "nam", NULL } },
  { { "thành thị", NULL }, { "nông thôn", NULL } },
  { { "nông thôn", NULL }, { "thành thị", NULL } },
};

/* «tỷ lệ nam tham gia 45%, nữ 57%» are of two wholes: only what makes up the one whole is added. */
static const char * const claim_words[] = { "chiếm", "chiếm tỷ lệ", "chiếm tỉ lệ", NULL };
static const char * const other_words[] = {
  "tăng", "giảm", "so với", "cùng kỳ", "trong đó", "chỉ tiêu", "kế hoạch", "phấn đấu", "mỗi", "không", "chưa", NULL
};

static gboolean
is_share (const DrMention *mention)
{
  return mention->is_percent && mention->hedge == DR_HEDGE_EXACT && !mention->is_cell && mention->value.coefficient > 0;
}

/* Whether two and a third before or behind them make all: «nam chiếm 58%, nữ 38%, không khai 4%». */
static gboolean
are_of_three (const DrCheck   *check,
              const GArray    *mentions,
              guint            at,
              const DrDecimal *sum,
              const DrDecimal *slack)
{
  const DrMention *one = dr_mentions_get (mentions, at);
  const DrDecimal hundred = { 100, 0 };
  gsize from = dr_check_sentence_start (check, one->start);
  gsize to = dr_check_sentence_end (check, one->end);

  for (guint i = at > 0 ? at - 1 : at + 2; i < mentions->len && i <= at + 2; i += 3)
    {
      const DrMention *third = dr_mentions_get (mentions, i);
      DrDecimal off = dr_small_distance (dr_small_add (*sum, third->value), hundred);

      if (is_share (third) && third->start >= from && third->start < to && dr_decimal_compare (&off, slack) <= 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_pair (DrCheck      *check,
            const GArray *mentions,
            guint         at)
{
  const DrMention *one = dr_mentions_get (mentions, at);
  const DrMention *other = dr_mentions_get (mentions, at + 1);

  if (!is_share (one) || !is_share (other) || other->start - one->end > GAP_MOST
      || other->start > dr_check_clause_end (check, one->end))
    return;

  const DrDecimal hundred = { 100, 0 };
  DrDecimal sum = dr_small_add (one->value, other->value);
  DrDecimal off = dr_small_distance (sum, hundred);
  /* Each may be rounded, or cut off. */
  const DrDecimal slack = { 1, MAX (one->value.exponent, other->value.exponent) };
  if (dr_decimal_compare (&off, &slack) <= 0)
    return;

  g_auto (DrWording) first = dr_mentions_fold_lead (check, mentions, at);
  g_auto (DrWording) second = dr_mentions_fold_lead (check, mentions, at + 1);
  gboolean are_sides = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    are_sides = are_sides || (dr_wording_has (&first, sides[i].one) && !dr_wording_has (&first, sides[i].other)
                              && dr_wording_has (&second, sides[i].other) && !dr_wording_has (&second, sides[i].one));
  if (!are_sides || !dr_wording_ends (&first, claim_words) || dr_wording_has (&first, other_words)
      || dr_wording_has (&second, other_words) || are_of_three (check, mentions, at, &sum, &slack)
      || dr_check_has_finding (check, one->start, other->end))
    return;

  g_autofree char *stated = dr_decimal_to_string (&sum);
  g_autofree char *arithmetic = dr_check_write_decimal (&sum, "%");
  DrRuleFacts facts = { .stated = stated, .expected_low = "100", .expected_high = "100", .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_SHARE_SUM_WRONG, &facts, (DrStretch) { one->start, other->end, 0 }, NULL, 0);
}

void
dr_check_share_sides (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i + 1 < mentions->len && dr_check_goes_on (check); i++)
    check_pair (check, mentions, i);
}
