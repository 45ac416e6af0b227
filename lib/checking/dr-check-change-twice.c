/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «change»: a change that is told again per cent, with the figure before beside it.
 *
 * «giảm 11 vụ so với cùng kỳ (49 vụ), tương đương 24,2%», «So với cùng kỳ (802 việc) giảm 34 việc, tương ứng 4,4%»: the percentage
 * is what the change is of the figure before, not of the figure now.
 */

#include "config.h"

#include "checking/dr-check-change-private.h"

#include "checking/dr-reckon-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

/* The three stand no further apart. */
#define GAP_MOST 100
/* The percentage is so many times what it should be, or as small a part of it, at most: else it is one of something else. */
#define TIMES_MOST 2

static const char * const again_words[] = {
  "tương ứng", "tương đương", "tức", "tức là", "hay", "hay là", "bằng", "tương ứng với", "tương đương với", "tương ứng giảm", "tương ứng tăng",
  "tương đương giảm", "tương đương tăng", "tỷ lệ giảm", "tỷ lệ tăng", "tức giảm", "tức tăng", NULL
};
static const char * const earlier_words[] = {
  "so với", "so", "cùng kỳ", "năm trước", "kỳ trước", "quý trước", "tháng trước", "đầu năm", "năm ngoái", NULL
};
/* Bytes of what is counted between a figure and its bracket: «(49 vụ)». */
#define NOUN_MOST 24

static const char * const other_words[] = {
  "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "tỷ lệ nghèo", "trong đó", "số", "vốn", NULL
};

/* Whether a figure stands in brackets by itself, straight behind @from. */
static gboolean
is_bracketed (const DrCheck   *check,
              const DrMention *mention,
              gsize            from)
{
  return dr_check_has_sign (check, from, mention->start, "(")
         && dr_check_has_sign (check, mention->end, MIN (mention->end + NOUN_MOST, check->size), ")")
         && !dr_check_has_sign (check, from, mention->start, ")");
}

static gboolean
may_be_figure (const DrMention *mention)
{
  return !mention->is_percent && !mention->is_cell && !mention->is_slashed && mention->hedge == DR_HEDGE_EXACT
         && mention->value.coefficient > 0;
}

static gboolean
fits (const DrMention *change,
      DrDecimal        base,
      const DrMention *percent)
{
  DrMention before = *change;

  before.value = base;
  g_autoptr (DrQuantity) part = dr_mention_dup_quantity (change, change->measure != NULL ? change->measure : "");
  g_autoptr (DrQuantity) whole = dr_mention_dup_quantity (&before, change->measure != NULL ? change->measure : "");
  g_autoptr (DrQuantity) stated = dr_mention_dup_quantity (percent, "%");

  return base.coefficient <= 0 || dr_reckon_percent_fit (part, whole, stated) != DR_FIT_INCONSISTENT;
}

static void
report (DrCheck         *check,
        const DrMention *change,
        const DrMention *earlier,
        const DrMention *percent,
        DrDirection      direction)
{
  DrDecimal right = dr_small_percent (change->value, earlier->value, dr_mention_get_n_decimals (percent), TRUE);
  g_autofree char *expected = dr_decimal_to_string (&right);
  g_autofree char *result = dr_check_write_decimal (&right, "%");
  g_autofree char *by = dr_mention_write (check, change);
  g_autofree char *before = dr_mention_write (check, earlier);
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", by, before, result);
  g_autofree char *stated = dr_decimal_to_string (&percent->value);
  g_autofree char *words = dr_mention_write (check, percent);
  DrRuleFacts facts = { .stated = stated, .stated_words = words, .arithmetic = arithmetic, .expected_low = expected, .expected_high = expected,
                        .what = dr_move_get_words (direction), .what_english = dr_move_get_english (direction) };
  DrStretch places[] = { { change->start, change->end, 0 }, { earlier->start, earlier->end, 0 } };

  dr_check_say (check, DR_RULE_CHANGE_LOOSE, &facts, (DrStretch) { percent->start, percent->end, 0 }, places, 2);
}

void
dr_check_change_twice (DrCheck      *check,
                       const GArray *mentions,
                       guint         at)
{
  const DrMention *percent = dr_mentions_get (mentions, at);
  const DrMention *last = dr_mentions_get (mentions, at - 1);
  const DrMention *first = dr_mentions_get (mentions, at - 2);
  gsize from = dr_check_sentence_start (check, percent->start);
  DrDirection direction;

  if (!percent->is_percent || percent->is_cell || percent->hedge != DR_HEDGE_EXACT || percent->value.coefficient <= 0
      || !may_be_figure (last) || !may_be_figure (first) || first->start < from || percent->start - first->end > 2 * GAP_MOST
      || last->start - first->end > GAP_MOST || dr_check_is_said (check, percent->start, percent->end))
    return;

  /* «giảm 11 vụ so với cùng kỳ (49 vụ)», «so với cùng kỳ (49 vụ) giảm 11 vụ». */
  gboolean is_behind = is_bracketed (check, last, first->end) && dr_move_find_direction (check, mentions, at - 2, &direction);
  gboolean is_before = !is_behind && is_bracketed (check, first, from) && dr_move_find_direction (check, mentions, at - 1, &direction);
  const DrMention *change = is_behind ? first : last;
  const DrMention *earlier = is_behind ? last : first;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  g_auto (DrWording) name = dr_check_fold (check, is_behind ? change->end : from, earlier->start);
  if (!(is_behind || is_before) || !dr_wording_ends (&lead, again_words) || dr_wording_has (&lead, other_words)
      || !dr_wording_has (&name, earlier_words) || dr_wording_has (&name, other_words)
      || change->has_magnitude != earlier->has_magnitude || !dr_mention_is_alike (change, earlier))
    return;

  DrDecimal right = dr_small_percent (change->value, earlier->value, dr_mention_get_n_decimals (percent), TRUE);
  if (fits (change, earlier->value, percent)
      || (dr_slip_grade (&percent->value, &right) == DR_SLIP_NONE && !dr_small_are_comparable (percent->value, right, TIMES_MOST)))
    return;
  report (check, change, earlier, percent, direction);
}
