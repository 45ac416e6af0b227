/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «whole-target»: a percentage of a count that no whole target gives.
 *
 * The count may be the only figure before a percentage that another sentence tells: «Kiện toàn 13 tổ công nghệ số. Tính theo chỉ
 * tiêu quý thì mới đạt 96,9%».
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-premises-private.h"
#include "checking/dr-reckon-private.h"
#include "figures/dr-percent-fit-private.h"
#include "figures/dr-ratio-private.h"

/* The two sides of a pair stand no further apart: «158 đ/c / 160». */
#define PAIR_MOST 3

static const char * const target_starts[] = {
  "chỉ tiêu", "kế hoạch", "kh", "ct", "nq", "nghị quyết", "dự toán", "so với", "giao ước", "mục tiêu", NULL
};

/* «61,3% dung tích thiết kế» is no percentage of a target, however it was read. */
static gboolean
is_of_target (const DrCheck *check,
              guint32        entry)
{
  gsize end = dr_check_entry_end (check, entry);
  char sign = dr_check_sign_after (check, end);
  g_auto (DrWording) after = dr_check_fold (check, end, end + 24);

  return sign == '\0' || sign == '\n' || strchr (".,;)", sign) != NULL || dr_wording_begins (&after, target_starts);
}

/* Whether another count of the sentence would have a whole target. */
static gboolean
fits_another (const DrCheck *check,
              guint32        achievement,
              guint32        entry,
              DrQuantity    *percent)
{
  gsize end = dr_check_get_entry (check, entry)->start;
  guint32 first, last;

  dr_check_find_around (check, achievement, dr_check_sentence_start (check, end), end, &first, &last);
  for (guint32 i = first; i < last; i++)
    {
      g_autoptr (DrQuantity) actual = i != achievement ? dr_check_dup_actual (check, i) : NULL;
      dr_int128 lowest, highest;

      if (actual != NULL && dr_percent_fit_integer (actual, percent, &lowest, &highest, NULL) != DR_FIT_INCONSISTENT)
        return TRUE;
    }

  return FALSE;
}

/* «412 quân nhân, xếp 158/160 vào đơn vị, đạt 98,75%»: whether the percentage is that of a pair before it. */
static gboolean
fits_pair (const DrCheck *check,
           guint32        entry,
           DrQuantity    *percent)
{
  gsize from = dr_check_clause_start (check, dr_check_get_entry (check, entry)->start);

  for (guint32 i = entry; i-- > 1 && dr_check_get_entry (check, i - 1)->start >= from;)
    {
      const DrNumberRecord *one = dr_check_get_entry (check, i - 1);

      if (dr_check_sign_after (check, one->end) != '/' || dr_check_get_entry (check, i)->start - one->end > PAIR_MOST)
        continue;

      g_autoptr (DrQuantity) part = dr_check_dup_entry (check, i - 1, "");
      g_autoptr (DrQuantity) whole = dr_check_dup_entry (check, i, "");
      DrFit fit = dr_reckon_percent_fit (part, whole, percent);
      if (fit == DR_FIT_CONSISTENT || fit == DR_FIT_TRUNCATED)
        return TRUE;
    }

  return FALSE;
}

/* «12 / 117 % = 10,21–10,30». */
static char *
write_arithmetic (DrQuantity *actual,
                  DrQuantity *percent)
{
  g_autoptr (DrInterval) part = dr_reckon_bounds (actual);
  g_autoptr (DrInterval) share = dr_percent_get_rounded (percent, NULL);
  /* That no whole number is in it was found by this quotient. */
  g_autoptr (DrInterval) target = dr_reckon_divide (part, share);
  g_autofree char *figure = dr_check_write (actual);
  g_autofree char *stated = dr_check_write (percent);
  g_autofree char *range = dr_check_write_interval (target, 2, "");

  return g_strdup_printf ("%s / %s = %s", figure, stated, range);
}

static void
say (DrCheck    *check,
     DrQuantity *actual,
     DrQuantity *percent,
     DrStretch   stretch)
{
  g_autofree char *stated = dr_quantity_dup_value (percent);
  g_autofree char *stated_words = dr_check_write (percent);
  g_autofree char *arithmetic = write_arithmetic (actual, percent);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_WHOLE_TARGET_NONE, &facts, stretch, NULL, 0);
}

/* «so với kế hoạch đầu năm mới được 94,2%», «Tính theo chỉ tiêu quý thì mới đạt 96,9%»: whether the words before a percentage, and
 * nothing behind it, say that it is one of a plan. */
static gboolean
is_told_of_plan (const DrCheck *check,
                 const GArray  *mentions,
                 guint          at)
{
  static const char * const plan_words[] = { "kế hoạch", "chỉ tiêu", "nghị quyết", "mục tiêu", NULL };
  static const char * const reached_words[] = { "đạt", "được", "mới đạt", "mới được", "bằng", "hoàn thành", "mới bằng", NULL };
  static const char * const other_words[] = { "tăng", "giảm", "cùng kỳ", "tỷ lệ", "bình quân", "chiếm", "vượt", NULL };
  const DrMention *percent = dr_mentions_get (mentions, at);
  char sign = dr_check_sign_after (check, percent->end);
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);

  return dr_wording_has (&lead, plan_words) && dr_wording_ends (&lead, reached_words) && !dr_wording_has (&lead, other_words)
         && (sign == '\0' || strchr (".,;\n", sign) != NULL);
}

static void
check_told (DrCheck      *check,
            const GArray *mentions,
            guint         at)
{
  const DrMention *share = dr_mentions_get (mentions, at);
  const DrMention *count = dr_mentions_get (mentions, at - 1);
  gsize from = dr_check_sentence_before (check, share->start);
  DrPremises premises;

  if (!share->is_percent || share->role == DR_NUMBER_ROLE_SHARE || share->hedge != DR_HEDGE_EXACT || share->is_cell || share->value.coefficient <= 0
      || count->start < from || count->achievement == DR_NONE || count->is_slashed || count->value.coefficient <= 0
      || !dr_check_is_exact_count (check, count->achievement) || strcmp (count->measure, "đồng") == 0
      || !is_told_of_plan (check, mentions, at) || dr_check_is_said (check, share->start, share->end)
      || dr_premises_find (&premises, check, mentions, at, count, NULL, count, 1))
    return;

  g_autoptr (DrQuantity) percent = dr_mention_dup_quantity (share, "%");
  g_autoptr (DrQuantity) actual = dr_check_dup_actual (check, count->achievement);
  for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
    {
      const DrMention *other = dr_mentions_get (mentions, i);
      g_autoptr (DrQuantity) figure = other->is_percent ? NULL : dr_mention_dup_quantity (other, count->measure);
      dr_int128 lowest, highest;

      if (figure != NULL && dr_percent_fit_integer (figure, percent, &lowest, &highest, NULL) != DR_FIT_INCONSISTENT)
        return;
    }
  say (check, actual, percent, dr_stretch_join ((DrStretch) { count->start, count->end, count->achievement + 1 },
                                                (DrStretch) { share->start, share->end, 0 }));
}

gboolean
dr_check_whole_target (DrCheck  *check,
                       GError  **error)
{
  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);
      const DrExtrasRecord *extras = dr_check_get_extras (check, i);
      DrStretch stretch;

      if (!record->has_percent_of_target || extras->percent_of_target.hedge != DR_HEDGE_EXACT
          || !dr_check_is_exact_count (check, i)
          || strcmp (dr_check_get_measure (check, i), "đồng") == 0
          || g_array_index (check->data->targets, DrTargetRecord, record->target).has_planned
          || !dr_check_get_stretch (check, i, &stretch))
        continue;

      g_autoptr (DrQuantity) actual = dr_check_dup_actual (check, i);
      g_autoptr (DrQuantity) percent = dr_check_dup_percent (check, &extras->percent_of_target);
      dr_int128 lowest, highest;
      if (dr_percent_fit_integer (actual, percent, &lowest, &highest, NULL) != DR_FIT_INCONSISTENT)
        continue;

      guint32 entry = dr_check_find_entry (check, i, DR_NUMBER_ROLE_PERCENT, 0);
      if (entry != DR_NONE && check->text != NULL)
        {
          if (!is_of_target (check, entry) || fits_another (check, i, entry, percent)
              || fits_pair (check, entry, percent))
            continue;
          stretch = dr_stretch_join (stretch, (DrStretch) { dr_check_get_entry (check, entry)->start,
                                                            dr_check_entry_end (check, entry), 0 });
        }

      say (check, actual, percent, stretch);
    }

  const GArray *mentions = dr_check_get_mentions (check);
  for (guint i = 1; i < mentions->len && dr_check_goes_on (check); i++)
    check_told (check, mentions, i);

  return dr_check_is_well (check, error);
}
