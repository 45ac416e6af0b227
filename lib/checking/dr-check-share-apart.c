/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «share»: a share that is concluded from what stood before it.
 *
 * «Thu hồi đất của 312 hộ. 284 hộ đã nhận tiền. Vậy tỷ lệ nhận tiền là 81%»; «Vậy số hộ nhận tiền mới là 81% trên 312 hộ»;
 * «Tính trên 58 ý kiến, nhóm này chiếm 46,2%». Either the words tell the whole, or there are but two figures of the kind
 * and the sentence says nothing that they have not said.
 */

#include "config.h"

#include "checking/dr-check-share-private.h"

#include "checking/dr-premises-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

/* A whole stands no further behind its share. */
#define GAP_MOST 48
/* Figures before and behind that are believed, if one of them makes the share right. */
#define AROUND_MOST 24

static const char * const claim_words[] = {
  "chiếm", "tỷ lệ", "tỉ lệ", "đạt", "bằng", "tương ứng", "tương đương", "ở mức", "tức", "là", "tức là", "mới có", "mới được", "được", "nghĩa là",
  "có", "mới chỉ", "chỉ có", NULL
};
/* The share is of another kind, or of another thing. */
static const char * const other_words[] = {
  "tăng", "giảm", "cùng kỳ", "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "mục tiêu", "vượt", "bình quân", "trung bình", "lãi suất", "mỗi",
  "trong đó", "riêng", "lần lượt", "phấn đấu", "hơn", "thấp hơn", "cao hơn", "năm trước", "thêm", "bớt", NULL
};
/* «81% trên 312 hộ», «Tính trên 312 hộ, … chiếm 81%». */
static const char * const of_words[] = {
  "trên", "của", "trong", "trong số", "trên số", "trên tổng số", "trong tổng số", "so với tổng số", "tổng số", "so với", NULL
};
static const char * const reckoned_words[] = {
  "tính trên", "xét trên", "so trên", "nếu tính trên", "trên", "trên tổng số", "tính trên tổng số", "tính trong", "nếu so với", "tính chung trên", "so với tổng số",
  NULL
};

/* What the reader bound to part and whole has been judged. */
static gboolean
may_be_share (const DrCheck   *check,
              const DrMention *percent)
{
  if (percent->role == DR_NUMBER_ROLE_SHARE && percent->item != DR_NONE
      && dr_check_get_record (check, percent->item)->part_of != DR_NONE)
    return FALSE;

  return percent->is_percent && percent->role != DR_NUMBER_ROLE_CHANGE && percent->hedge == DR_HEDGE_EXACT && !percent->is_cell
         && percent->value.coefficient > 0 && !dr_check_is_said (check, percent->start, percent->end);
}

/* «trên 312 hộ» may have been read as more than that. */
static gboolean
may_be_whole (const DrMention *mention,
              const DrWording *lead)
{
  static const char * const on_words[] = { "trên", NULL };

  return !mention->is_percent && !mention->is_cell && !mention->is_slashed && mention->measure != NULL
         && (mention->hedge == DR_HEDGE_EXACT || dr_wording_ends (lead, on_words)) && mention->value.coefficient > 0;
}

/* The whole that the words tell: straight behind the share, or where the sentence begins. FALSE if they tell none. */
static gboolean
find_told (const DrCheck *check,
           const GArray  *mentions,
           guint          at,
           DrMention     *told)
{
  const DrMention *percent = dr_mentions_get (mentions, at);
  const DrMention *behind = at + 1 < mentions->len ? dr_mentions_get (mentions, at + 1) : NULL;
  gsize from = dr_check_sentence_start (check, percent->start);
  guint first = at;

  if (behind != NULL && behind->start - percent->end <= GAP_MOST
      && behind->start < dr_check_clause_end (check, percent->end)
      && !dr_check_has_sign (check, percent->end, behind->start, ",()"))
    {
      g_auto (DrWording) between = dr_check_fold (check, percent->end, behind->start);

      *told = *behind;
      told->hedge = DR_HEDGE_EXACT;
      if (may_be_whole (behind, &between) && dr_wording_is_only (&between, of_words))
        return TRUE;
    }
  while (first > 0 && dr_mentions_get (mentions, first - 1)->start >= from)
    first--;
  if (first == at)
    return FALSE;
  g_auto (DrWording) lead = dr_check_fold (check, from, dr_mentions_get (mentions, first)->start);
  *told = *dr_mentions_get (mentions, first);
  told->hedge = DR_HEDGE_EXACT;

  return may_be_whole (dr_mentions_get (mentions, first), &lead) && dr_wording_is_only (&lead, reckoned_words);
}

/* Whether the words around a share claim it, of nothing that has not been told. */
static gboolean
is_concluded (const DrCheck    *check,
              const GArray     *mentions,
              guint             at,
              const DrPremises *premises,
              const DrMention  *told)
{
  const DrMention *percent = dr_mentions_get (mentions, at);
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  gsize end = dr_check_clause_end (check, percent->end);

  if (told != NULL && told->start > percent->start)
    end = percent->end;
  for (gsize i = percent->end; i < end; i++)
    if (check->text[i] == ',' || check->text[i] == '(')
      end = i;
  g_auto (DrWording) behind = dr_check_fold (check, percent->end, end);
  if (!dr_wording_ends (&lead, claim_words) || dr_wording_has (&lead, other_words) || dr_wording_has (&behind, other_words))
    return FALSE;

  gsize from = MAX (dr_check_sentence_start (check, percent->start), dr_mentions_get (mentions, at - 1)->end);

  return told != NULL || (dr_premises_say_it (premises, check, from, percent->start)
                          && dr_premises_say_it (premises, check, percent->end, end));
}

static gboolean
is_right (const DrMention *part,
          const DrMention *whole,
          const DrMention *share)
{
  const char *measure = whole->measure != NULL ? whole->measure : part->measure != NULL ? part->measure : "";
  g_autoptr (DrQuantity) figure = dr_mention_dup_quantity (part, measure);
  g_autoptr (DrQuantity) total = dr_mention_dup_quantity (whole, measure);
  g_autoptr (DrQuantity) percent = dr_mention_dup_quantity (share, "%");

  return dr_reckon_percent_fit (figure, total, percent) < DR_FIT_INCONSISTENT;
}

/* Whether one figure is the share of the other, or what it leaves of it is. */
static gboolean
is_right_or_rest (DrCheck         *check,
                  const DrMention *part,
                  const DrMention *whole,
                  const DrMention *share)
{
  if (part->is_percent || whole->is_percent || whole->value.coefficient <= 0 || !dr_mention_is_alike (part, whole))
    return FALSE;

  DrMention rest = *part;
  rest.value = dr_small_subtract (whole->value, part->value);
  *check->work += 1;

  return is_right (part, whole, share) || is_right (&rest, whole, share);
}

/* Whether a figure around makes the share right: of the whole that is told, or of any other of the line. */
static gboolean
is_right_of_any (DrCheck         *check,
                 const GArray    *mentions,
                 guint            at,
                 const DrMention *told)
{
  const DrMention *share = dr_mentions_get (mentions, at);
  gsize from = dr_check_line_start (check, share->start);
  gsize to = dr_check_line_end (check, share->end);

  for (guint i = at > AROUND_MOST ? at - AROUND_MOST : 0; i < MIN (mentions->len, at + AROUND_MOST); i++)
    {
      const DrMention *part = dr_mentions_get (mentions, i);

      if (told != NULL && is_right_or_rest (check, part, told, share))
        return TRUE;
      for (guint j = i; j < MIN (mentions->len, at + AROUND_MOST) && part->start >= from; j++)
        {
          const DrMention *other = dr_mentions_get (mentions, j);

          if (other->start >= to)
            break;
          if (is_right_or_rest (check, part, other, share) || is_right_or_rest (check, other, part, share))
            return TRUE;
        }
    }

  return FALSE;
}

/* «đoàn phí 1,1 tỷ đồng (52,1%); kinh phí công đoàn 2,4 tỷ đồng, đạt 48,8%»: each has a percentage of its own. */
static gboolean
has_other_percentage (const GArray     *mentions,
                      guint             at,
                      const DrPremises *premises)
{
  for (guint i = at - 1; dr_mentions_get (mentions, i)->start > premises->figures[0]->start; i--)
    if (dr_mentions_get (mentions, i)->is_percent)
      return TRUE;

  return FALSE;
}

/* How telling it is that a share is not what it should be: none if it is another thing's. */
static DrSlip
grade (const DrMention *part,
       const DrMention *whole,
       const DrMention *share)
{
  DrDecimal right = dr_small_percent (part->value, whole->value, dr_mention_get_n_decimals (share), TRUE);
  DrDecimal cut = dr_small_percent (part->value, whole->value, dr_mention_get_n_decimals (share), FALSE);
  DrDecimal off = dr_small_multiply (dr_small_distance (right, share->value), (DrDecimal) { 5, 0 });
  DrSlip slip = MAX (dr_slip_grade (&share->value, &right), dr_slip_grade (&share->value, &cut));

  return slip == DR_SLIP_NONE && dr_decimal_compare (&off, &share->value) <= 0 ? DR_SLIP_POSSIBLE : slip;
}

/* Which of three is all that the other two make; NULL if none is. */
static const DrMention *
find_sum (const DrPremises *premises)
{
  for (guint i = 0; i < 3; i++)
    {
      DrDecimal sum = dr_small_add (premises->figures[(i + 1) % 3]->value, premises->figures[(i + 2) % 3]->value);

      if (dr_decimal_compare (&sum, &premises->figures[i]->value) == 0)
        return premises->figures[i];
    }

  return NULL;
}

static const DrMention *
find_larger (const DrPremises *premises)
{
  return dr_decimal_compare (&premises->figures[0]->value, &premises->figures[1]->value) > 0 ? premises->figures[0] : premises->figures[1];
}

static void
check_one (DrCheck      *check,
           const GArray *mentions,
           guint         at)
{
  const DrMention *share = dr_mentions_get (mentions, at);
  DrPremises premises;
  DrMention whole_told;
  guint before = at;

  if (!may_be_share (check, share))
    return;
  gboolean is_told = find_told (check, mentions, at, &whole_told);
  const DrMention *told = is_told ? &whole_told : NULL;
  while (before > 0 && dr_mentions_get (mentions, before - 1)->is_percent)
    before--;
  const DrMention *kind = told != NULL ? told : before > 0 ? dr_mentions_get (mentions, before - 1) : NULL;
  if (kind == NULL || kind->measure == NULL || !dr_premises_find (&premises, check, mentions, at, kind, NULL, told, told != NULL ? 1 : 2)
      || !is_concluded (check, mentions, at, &premises, told)
      || (told == NULL && has_other_percentage (mentions, at, &premises)))
    return;

  const DrMention *whole = told != NULL ? told : premises.n == 3 ? find_sum (&premises) : find_larger (&premises);
  const DrMention *found = NULL;
  DrSlip best = DR_SLIP_NONE;
  for (guint i = 0; whole != NULL && i < premises.n; i++)
    {
      const DrMention *part = premises.figures[i];

      if (dr_decimal_compare (&part->value, &whole->value) >= 0 || grade (part, whole, share) <= best)
        continue;
      best = grade (part, whole, share);
      found = part;
    }
  if (found == NULL || is_right_of_any (check, mentions, at, told))
    return;

  DrStretch places[] = { { found->start, found->end, 0 }, { whole->start, whole->end, 0 } };
  dr_share_say (check, found, whole, share, (DrStretch) { share->start, share->end, 0 }, places, 2);
}

void
dr_check_share_apart (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 1; i < mentions->len && dr_check_goes_on (check); i++)
    check_one (check, mentions, i);
}
