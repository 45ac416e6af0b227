/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «difference»: what is left of a plan, beside how much of it was done.
 *
 * «Đã giải ngân 160,42 tỷ đồng, đạt 65%, còn lại 86,38 tỷ đồng»: what was done is 65 % of it and of what is left together.
 * «So với dự toán (640 tỷ đồng) đạt 90,2%, còn phải thu 62,7 tỷ đồng»: the same without what was done. «Còn phải thu 1.254
 * tỷ đồng mới hoàn thành kế hoạch (3.400 tỷ đồng)» is of what stood beside that plan elsewhere.
 */

#include "config.h"

#include "checking/dr-check-difference-private.h"

#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* The figures of a sentence before what is left. */
#define BEFORE_MOST 6
/* Figures with a plan that are looked through for one. */
#define PLANS_MOST 512

static const char * const left_words[] = { "còn", "còn lại", "còn phải thu", "còn phải", "chưa", "số còn lại", NULL };
static const char * const carried_words[] = {
  "kỳ trước", "chuyển sang", "năm trước", "quý trước", "cùng kỳ", "phấn đấu", "tăng", "giảm", NULL
};

/* Whether a figure may be one of what is left. What is still to come may have been taken for a plan. */
static gboolean
may_be_left (const DrMention *left)
{
  gboolean is_planned = left->role == DR_NUMBER_ROLE_TARGET && left->hedge == DR_HEDGE_EXACT && left->has_magnitude
                        && !left->is_slashed && !left->is_cell;

  return (dr_mention_is_summand (left) && left->measure != NULL) || is_planned;
}

/* Whether @percent is what @part is of @whole, to the digits that it has. */
static gboolean
is_percent_of (const DrMention *percent,
               DrDecimal        part,
               DrDecimal        whole,
               DrDecimal       *right)
{
  guint digits = dr_mention_get_n_decimals (percent);
  DrDecimal cut = dr_small_percent (part, whole, digits, FALSE);

  *right = dr_small_percent (part, whole, digits, TRUE);

  return dr_decimal_compare (right, &percent->value) == 0 || dr_decimal_compare (&cut, &percent->value) == 0;
}

static void
report (DrCheck         *check,
        const DrMention *part,
        const DrMention *left,
        const DrMention *percent,
        const DrMention *whole,
        const DrDecimal *right)
{
  g_autofree char *left_written = dr_mention_write (check, left);
  g_autofree char *part_written = part != NULL ? dr_mention_write (check, part) : NULL;
  g_autofree char *whole_written = whole != NULL ? dr_mention_write (check, whole) : NULL;
  g_autofree char *result = dr_check_write_decimal (right, "%");
  g_autofree char *arithmetic = part != NULL
                                ? g_strdup_printf ("%s / (%s + %s) = %s", part_written, part_written, left_written, result)
                                : g_strdup_printf ("(%s - %s) / %s = %s", whole_written, left_written, whole_written, result);
  g_autofree char *stated = dr_decimal_to_string (&percent->value);
  g_autofree char *stated_words = dr_mention_write (check, percent);
  g_autofree char *expected = dr_decimal_to_string (right);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected };
  const DrMention *other = part != NULL ? part : whole;
  DrStretch places[] = { { other->start, other->end, 0 }, { left->start, left->end, 0 } };

  if (!dr_check_is_said (check, percent->start, percent->end) && !dr_check_is_said (check, left->start, left->end))
    dr_check_say (check, DR_RULE_DIFFERENCE_WRONG, &facts, (DrStretch) { percent->start, percent->end, 0 }, places, 2);
}

/* Whether the percentage may be right, whatever was rounded or cut off: of what was done and is left, or of a plan. */
static gboolean
is_possible (const DrMention *percent,
             const DrMention *one,
             const DrMention *left,
             gboolean         is_plan)
{
  guint digits = dr_mention_get_n_decimals (percent);
  DrDecimal least = dr_small_subtract (one->value, one->tolerance);
  DrDecimal most = dr_small_add (one->value, dr_small_add (one->tolerance, one->tolerance));
  DrDecimal left_least = dr_small_subtract (left->value, left->tolerance);
  DrDecimal left_most = dr_small_add (left->value, dr_small_add (left->tolerance, left->tolerance));
  DrDecimal low = is_plan ? dr_small_percent (dr_small_subtract (least, left_most), least, digits, FALSE)
                          : dr_small_percent (least, dr_small_add (least, left_most), digits, FALSE);
  DrDecimal high = is_plan ? dr_small_percent (dr_small_subtract (most, left_least), most, digits, TRUE)
                           : dr_small_percent (most, dr_small_add (most, left_least), digits, TRUE);

  return dr_decimal_compare (&low, &percent->value) <= 0 && dr_decimal_compare (&percent->value, &high) <= 0;
}

/* «… 160,42 tỷ đồng, đạt 65% …, còn lại 86,38 tỷ đồng», «… (640 tỷ đồng) đạt 90,2%, còn phải thu 62,7 tỷ đồng». */
static void
check_percent (DrCheck      *check,
               const GArray *mentions,
               guint         at)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  const DrMention *percent = NULL;
  const DrMention *one = NULL;
  gsize from = dr_check_sentence_start (check, left->start);

  for (guint i = at; i-- > 0 && at - i <= BEFORE_MOST && dr_mentions_get (mentions, i)->start >= from;)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (mention->is_percent && percent == NULL)
        percent = mention;
      else if (mention->is_percent || mention->hedge != DR_HEDGE_EXACT || mention->is_slashed || mention->is_cell)
        return;
      /* «dài 1.284 km, đã cứng hóa 963 km, đạt 75%, chưa cứng hóa 321 km»: all of it may stand before. */
      else if (one != NULL && dr_mention_is_alike (mention, left) && dr_difference_fits (mention, one, left))
        break;
      else if (dr_mention_is_alike (mention, left) && (one != NULL || percent == NULL))
        return;
      else if (dr_mention_is_alike (mention, left))
        one = mention;
    }
  if (percent == NULL || one == NULL || percent->hedge != DR_HEDGE_EXACT || percent->role == DR_NUMBER_ROLE_CHANGE)
    return;

  static const char * const reach_words[] = { "đạt", "bằng", "tỷ lệ", "hoàn thành", "mới đạt", NULL };
  static const char * const plan_words[] = { "dự toán", "kế hoạch", "chỉ tiêu", "so với dự toán", "so dự toán", "tổng vốn", NULL };
  g_auto (DrWording) lead = dr_check_fold (check, one->end, percent->start);
  g_auto (DrWording) name = dr_check_fold (check, from, one->start);
  gboolean is_bracket = dr_check_sign_before (check, percent->start) == '(';
  if (!(dr_wording_ends (&lead, reach_words) || is_bracket) || one->value.coefficient <= 0)
    return;

  DrDecimal right;
  DrDecimal whole = dr_small_add (one->value, left->value);
  DrDecimal done = dr_small_subtract (one->value, left->value);
  gboolean is_plan = dr_wording_ends (&name, plan_words)
                     || (dr_wording_has (&name, plan_words) && dr_check_has_sign (check, from, one->start, "("));
  if (is_plan && done.coefficient <= 0)
    return;
  if (is_possible (percent, one, left, is_plan))
    return;
  is_percent_of (percent, is_plan ? done : one->value, is_plan ? one->value : whole, &right);
  if ((dr_slip_grade (&percent->value, &right) == DR_SLIP_NONE && !dr_sum_is_within (&percent->value, &right, 15)))
    return;

  /* It may be of a whole that stands anywhere else. */
  for (guint i = 0; i < mentions->len && !is_plan; i++)
    {
      const DrMention *other = dr_mentions_get (mentions, i);
      DrDecimal another;

      *check->work += 1;
      if (other->start >= left->start || other->is_percent || other == one
          || dr_decimal_compare (&other->value, &one->value) <= 0)
        continue;
      if (is_percent_of (percent, one->value, other->value, &another) && dr_mention_is_alike (other, one))
        return;
    }
  report (check, is_plan ? NULL : one, left, percent, is_plan ? one : NULL, &right);
}

/* «… còn phải thu 1.254 tỷ đồng mới hoàn thành kế hoạch (3.400 tỷ đồng)», and what was done of 3.400 tỷ long before. */
static void
check_plan (DrCheck      *check,
            const GArray *mentions,
            guint         at)
{
  static const char * const plan_words[] = { "kế hoạch", "dự toán", "chỉ tiêu", "kế hoạch năm", NULL };
  const DrMention *left = dr_mentions_get (mentions, at);
  const DrMention *plan = at + 1 < mentions->len ? dr_mentions_get (mentions, at + 1) : NULL;

  if (plan == NULL || plan->is_percent || plan->start > dr_check_sentence_end (check, left->end) || plan->hedge != DR_HEDGE_EXACT)
    return;
  g_auto (DrWording) lead = dr_check_fold (check, left->end, plan->start);
  if (!dr_wording_has (&lead, plan_words) || dr_decimal_compare (&plan->value, &left->value) <= 0)
    return;

  const DrMention *found = NULL;
  for (guint i = 0, n = 0; i < at && n < PLANS_MOST; i++)
    {
      const DrMention *done = dr_mentions_get (mentions, i);
      guint32 target = done->achievement != DR_NONE ? dr_check_get_record (check, done->achievement)->target : DR_NONE;

      *check->work += 1;
      if (target == DR_NONE || done->hedge != DR_HEDGE_EXACT || done->is_percent || !dr_mention_is_alike (done, left)
          || done->has_magnitude != left->has_magnitude
          || !g_array_index (check->data->targets, DrTargetRecord, target).has_planned)
        continue;
      n++;
      DrDecimal planned = dr_figure_get_value (&g_array_index (check->data->targets, DrTargetRecord, target).planned);
      if (dr_decimal_compare (&planned, &plan->value) != 0)
        continue;
      if (dr_difference_fits (plan, done, left))
        return;
      if (found != NULL && dr_decimal_compare (&found->value, &done->value) != 0)
        return;
      found = done;
    }
  if (found != NULL && dr_difference_is_near (plan, found, left))
    dr_difference_report (check, plan, found, left);
}

void
dr_check_left_of_plan (DrCheck      *check,
                       const GArray *mentions,
                       guint         at)
{
  static const char * const some_words[] = { "trong đó", "riêng", NULL };

  if (!may_be_left (dr_mentions_get (mentions, at)))
    return;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  if (!dr_wording_has (&lead, left_words) || dr_wording_has (&lead, carried_words))
    return;
  if (!dr_wording_has (&lead, some_words))
    check_percent (check, mentions, at);
  /* «Riêng khu vực ngoài quốc doanh còn phải thu …»: the plan tells of what. */
  check_plan (check, mentions, at);
}
