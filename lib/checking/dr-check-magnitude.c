/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «magnitude»: two figures of one thing, now and then, or with a percentage between them, of which one has «triệu» and the
 * other «tỷ». */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-magnitude-private.h"
#include "checking/dr-mention-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-small-private.h"

/* The earlier figure stands no further behind. */
#define GAP_MOST 160

/* What tells that the second figure is the first one of another time. */
static const char * const then_words[] = {
  "năm trước", "cùng kỳ", "quý trước", "tháng trước", "kỳ trước", "năm ngoái", NULL
};
/* What a figure is of that is no other time of the same thing. */
static const char * const part_words[] = {
  "mỗi", "bình quân", "trong đó", "riêng", "gồm", "còn", "chênh lệch", "tăng", "giảm", "thêm", "cho", "hỗ trợ", NULL
};

static gboolean
names_year (const DrCheck *check,
            gsize          start,
            gsize          end)
{
  g_auto (DrWording) words = dr_check_fold (check, start, end);

  for (const char *at = words.folded; (at = strchr (at, ' ')) != NULL; at++)
    if ((g_str_has_prefix (at, " 19") || g_str_has_prefix (at, " 20")) && g_ascii_isdigit (at[3]) && g_ascii_isdigit (at[4])
        && at[5] == ' ')
      return TRUE;

  return FALSE;
}

static gboolean
is_alone (const DrMention *mention)
{
  return mention->has_magnitude && mention->hedge == DR_HEDGE_EXACT && !mention->is_slashed && !mention->is_cell
         && !mention->is_percent;
}

/* Two figures with such words in one sentence that count the same. */
static gboolean
are_comparable (const DrCheck   *check,
                const DrMention *one,
                const DrMention *other)
{
  return is_alone (one) && is_alone (other) && other->start - one->end <= GAP_MOST
         && other->start < dr_check_sentence_end (check, one->end)
         && (one->measure == NULL || other->measure == NULL || strcmp (one->measure, other->measure) == 0);
}

static gboolean
is_of_other_time (const DrCheck   *check,
                  const DrMention *now,
                  const DrMention *then)
{
  g_auto (DrWording) between = dr_check_fold (check, now->end, then->start);

  return !dr_wording_has (&between, part_words)
         && (dr_wording_has (&between, then_words) || names_year (check, now->end, then->start));
}

/* Whether a percentage tells of two figures once one of them is a thousand times larger or smaller: of the second, or up or down
 * from it. 3 or -3, or 0 if it does not. */
static int
find_shift_by_percent (const DrMention *figure,
                       const DrMention *other,
                       const DrMention *percent)
{
  const DrDecimal hundred = { 100, 0 };
  const DrDecimal values[] = {
    percent->value, dr_small_add (hundred, percent->value), dr_small_subtract (hundred, percent->value),
  };

  for (int shift = -3; shift <= 3; shift += 6)
    for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
      {
        DrMention moved = *figure;
        DrMention stated = *percent;
        moved.value.exponent += shift;
        stated.value = values[i];
        if (stated.value.coefficient <= 0)
          continue;

        g_autoptr (DrQuantity) part = dr_mention_dup_quantity (&moved, "");
        g_autoptr (DrQuantity) whole = dr_mention_dup_quantity (other, "");
        g_autoptr (DrQuantity) share = dr_mention_dup_quantity (&stated, "%");
        if (dr_reckon_percent_fit (part, whole, share) <= DR_FIT_TRUNCATED)
          return shift;
      }

  return 0;
}

static void
report (DrCheck         *check,
        const DrMention *figure,
        const DrMention *other,
        int              shift)
{
  const char *measure = figure->measure != NULL ? figure->measure : other->measure != NULL ? other->measure : "";
  g_autoptr (DrQuantity) one = dr_mention_dup_quantity (figure, measure);
  g_autoptr (DrQuantity) two = dr_mention_dup_quantity (other, measure);
  g_autofree char *stated = dr_quantity_dup_value (one);
  g_autofree char *stated_words = dr_check_write (one);
  g_autofree char *expected_words = dr_check_write (two);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .expected_words = expected_words };
  DrStretch place = { other->start, other->end, 0 };

  if (dr_check_is_blamed (check, figure->start, figure->end) || dr_check_is_blamed (check, other->start, other->end))
    return;
  /* A slip of the word gives each of the two another one. */
  dr_magnitude_suggest (check, figure->start, figure->end, shift, &facts);
  if (facts.right_word == NULL || facts.right_word != dr_magnitude_get_word (check, other->start, other->end))
    return;
  dr_check_say (check, DR_RULE_MAGNITUDE, &facts, (DrStretch) { figure->start, figure->end, 0 }, &place, 1);
}

/* «Thu 45 tỷ đồng, chiếm 30% tổng thu (150 triệu đồng)»: the figures on either side of a percentage. */
static void
check_percentage (DrCheck      *check,
                  const GArray *mentions,
                  guint         at)
{
  const DrMention *figure = dr_mentions_get (mentions, at - 1);
  const DrMention *percent = dr_mentions_get (mentions, at);
  const DrMention *other = dr_mentions_get (mentions, at + 1);

  if (!percent->is_percent || percent->hedge != DR_HEDGE_EXACT || !are_comparable (check, figure, other))
    return;

  int shift = find_shift_by_percent (figure, other, percent);
  if (shift != 0)
    report (check, figure, other, shift);
}

gboolean
dr_check_magnitude (DrCheck  *check,
                    GError  **error)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i + 1 < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *now = dr_mentions_get (mentions, i);
      const DrMention *then = dr_mentions_get (mentions, i + 1);

      if (i > 0)
        check_percentage (check, mentions, i);
      if (!are_comparable (check, now, then) || !is_of_other_time (check, now, then))
        continue;

      g_autoptr (DrQuantity) one = dr_mention_dup_quantity (now, "");
      g_autoptr (DrQuantity) other = dr_mention_dup_quantity (then, "");
      int shift = dr_magnitude_find_shift (one, other);
      if (shift != 0)
        report (check, now, then, shift);
    }

  return dr_check_is_well (check, error);
}
