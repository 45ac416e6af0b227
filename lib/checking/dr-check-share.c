/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «share»: does a stated share follow from part and whole? */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-check-share-private.h"
#include "checking/dr-reckon-private.h"
#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"

/* A percentage of its own stands no further behind part and whole. */
#define NEXT_MOST 80

/* Words behind a share that name another whole: «chiếm 12,4% dân số», «81% so với hộ nông nghiệp». */
static const char * const other_whole[] = {
  "so với", "trên tổng số", "tổng số", "dân số", "số hộ", "số", "hộ", "lao động", "trong tổng", "của", "trên", "cùng kỳ",
  "kế hoạch", "chỉ tiêu", NULL
};

const char * const dr_share_words[] = {
  "chiếm", "tỷ lệ", "tỉ lệ", "đạt", "bằng", "tương ứng", "tương đương", "ở mức", "tức", NULL
};
static const char * const part_words[] = { "trong đó", "gồm", "bao gồm", "trong tổng số", "trên tổng số", "trong số", NULL };
/* «giảm 02 người chết (6,9%)»: how much less, not which part. */
static const char * const change_words[] = { "tăng", "giảm", "so với", "hơn", "cùng kỳ", "ck", NULL };

/* Whether the words claim the share of the figure before it; «10 chỉ tiêu đạt trên 50%» and «05 xã nghèo trên 60%» name classes. */
static gboolean
is_claimed (const DrCheck *check,
            DrStretch      part,
            DrStretch      whole,
            guint32        entry,
            gboolean       is_hedged)
{
  gsize at = dr_check_get_entry (check, entry)->start;
  g_auto (DrWording) lead = dr_check_fold (check, part.end, at);
  DrStretch both = dr_stretch_join (part, whole);
  g_auto (DrWording) words = dr_check_fold (check, MIN (both.start, dr_check_clause_start (check, part.start)), at);

  if (is_hedged)
    return FALSE;
  if (dr_wording_has (&lead, dr_share_words))
    return TRUE;

  return !dr_wording_has (&words, change_words)
         && (dr_check_has_sign (check, part.start, part.end, "/") || dr_wording_has (&words, part_words));
}

/* «5.120 người học nghề, đạt 68,3%, trong đó có bằng 2.250 người, đạt 30%»: where both say «đạt» both are of what neither tells. */
static gboolean
is_of_untold_whole (const DrCheck *check,
                    guint32        achievement,
                    DrStretch      part,
                    guint32        entry)
{
  const DrAchievementRecord *whole = dr_check_get_record (check, dr_check_get_record (check, achievement)->part_of);
  static const char * const reached_words[] = { "đạt", "ước đạt", "mới đạt", NULL };
  g_auto (DrWording) lead = dr_check_fold (check, part.end, dr_check_get_entry (check, entry)->start);

  return ((whole->has_share && whole->part_of == DR_NONE) || (whole->has_percent_of_target
                                                                && !g_array_index (check->data->targets, DrTargetRecord, whole->target).has_planned))
         && dr_wording_is_only (&lead, reached_words);
}

/* Whether another figure of the same thing in the sentence makes the share right. */
static gboolean
fits_another (const DrCheck *check,
              guint32        achievement,
              gsize          at,
              DrQuantity    *share)
{
  guint32 first, last;

  dr_check_find_around (check, achievement, dr_check_sentence_start (check, at), dr_check_sentence_end (check, at),
                        &first, &last);
  for (guint32 part = first; part < last; part++)
    for (guint32 whole = first; whole < last; whole++)
      {
        /* The share of this figure in another whole, or of another figure in this one's. */
        if (part == whole || (part != achievement && whole != dr_check_get_record (check, achievement)->part_of))
          continue;

        g_autoptr (DrQuantity) one = dr_check_dup_actual (check, part);
        g_autoptr (DrQuantity) other = dr_check_dup_actual (check, whole);
        if (dr_reckon_percent_fit (one, other, share) < DR_FIT_INCONSISTENT)
          return TRUE;
      }

  return FALSE;
}

char *
dr_share_write (DrQuantity  *part,
                DrQuantity  *whole,
                guint        digits,
                char       **expected)
{
  g_autoptr (DrRatio) ratio = dr_quantity_divide (part, whole, NULL);
  g_autoptr (DrRatio) hundred = dr_ratio_new_from_integers (100, 1, NULL);
  g_autoptr (DrRatio) percent = ratio != NULL ? dr_ratio_multiply (ratio, hundred, NULL) : NULL;
  if (percent == NULL)
    return NULL;

  g_autofree char *first = dr_check_write (part);
  g_autofree char *second = dr_check_write (whole);
  g_autofree char *written = dr_check_write_percent (percent, digits + 2);

  *expected = dr_ratio_to_decimal (percent, digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);

  return g_strdup_printf ("%s / %s = %s", first, second, written);
}

void
dr_share_say (DrCheck         *check,
              const DrMention *part,
              const DrMention *whole,
              const DrMention *share,
              DrStretch        stretch,
              const DrStretch *places,
              guint            n_places)
{
  const char *measure = whole->measure != NULL ? whole->measure : part->measure != NULL ? part->measure : "";
  g_autoptr (DrQuantity) figure = dr_mention_dup_quantity (part, measure);
  g_autoptr (DrQuantity) total = dr_mention_dup_quantity (whole, measure);
  g_autofree char *expected = NULL;
  g_autofree char *arithmetic = dr_share_write (figure, total, dr_mention_get_n_decimals (share), &expected);
  g_autofree char *stated = dr_decimal_to_string (&share->value);
  g_autofree char *stated_words = dr_mention_write (check, share);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic, .stated_words = stated_words };

  dr_check_say (check, DR_RULE_SHARE_LOOSE, &facts, stretch, places, n_places);
}

DrQuantity *
dr_share_dup_alike (DrQuantity *whole,
                    const char *measure)
{
  GRefString *words = g_ref_string_new (measure);
  DrQuantity *alike = dr_quantity_new_from_decimal (&whole->value, NULL, whole->hedge, words, words);

  g_ref_string_release (words);

  return alike;
}

gboolean
dr_share_fits_any (const DrCheck *check,
                   DrQuantity    *part,
                   DrQuantity    *share,
                   gsize          from,
                   gsize          to)
{
  guint32 last = dr_check_find_number (check, to);

  for (guint32 i = dr_check_find_number (check, from); i < last; i++)
    {
      g_autoptr (DrQuantity) whole = dr_check_dup_entry (check, i, dr_quantity_get_measure (part));

      *check->work += 1;
      if (dr_reckon_percent_fit (part, whole, share) < DR_FIT_INCONSISTENT)
        return TRUE;
    }

  return FALSE;
}

/* Things of two names that the reader saw to be part and whole: «486 lượt đồng chí, trong đó nữ 121 đồng chí». */
static gboolean
are_unlike_counts (const DrCheck *check,
                   guint32        part,
                   guint32        whole)
{
  return dr_check_is_exact_count (check, part) && dr_check_is_exact_count (check, whole)
         && strcmp (dr_check_get_measure (check, part), dr_check_get_measure (check, whole)) != 0;
}

/* «14 nhiệm vụ: xuất sắc 3, khá 7, đạt 4, đạt tỷ lệ 100%»: whether all parts together are meant. */
static gboolean
is_of_all_parts (const DrCheck *check,
                 guint32        achievement,
                 DrQuantity    *whole,
                 DrQuantity    *share)
{
  DrDecimal sum = { 0, 0 };
  guint n = 0;

  for (guint32 part = check->first_part[dr_check_get_record (check, achievement)->part_of]; part != DR_NONE && part <= achievement;
       part = check->next_part[part], n++)
    {
      DrDecimal value = dr_figure_get_value (&dr_check_get_record (check, part)->actual);
      DrDecimal before = sum;

      if (!dr_check_is_exact_count (check, part) || !dr_decimal_add (&before, &value, &sum))
        return FALSE;
    }

  GRefString *measure = g_ref_string_new (dr_quantity_get_measure (whole));
  g_autoptr (DrQuantity) all = dr_quantity_new_from_decimal (&sum, NULL, DR_HEDGE_EXACT, measure, measure);
  g_ref_string_release (measure);

  return n >= 2 && dr_percent_fit (all, whole, share, NULL) < DR_FIT_INCONSISTENT;
}

static void
check_one (DrCheck *check,
           guint32  achievement)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);
  const DrExtrasRecord *extras = dr_check_get_extras (check, achievement);
  DrStretch stretch, place;

  if (!record->has_share || record->part_of == DR_NONE
      || !dr_check_get_stretch (check, achievement, &stretch)
      || !dr_check_get_stretch (check, record->part_of, &place))
    return;

  g_autoptr (DrQuantity) part = dr_check_dup_actual (check, achievement);
  g_autoptr (DrQuantity) whole = dr_check_dup_actual (check, record->part_of);
  g_autoptr (DrQuantity) share = dr_check_dup_percent (check, &extras->share);
  if (part == NULL || whole == NULL)
    return;

  gboolean are_unlike = are_unlike_counts (check, achievement, record->part_of);
  if (are_unlike)
    {
      DrQuantity *alike = dr_share_dup_alike (whole, dr_check_get_measure (check, achievement));

      dr_quantity_unref (whole);
      whole = alike;
    }

  DrFit fit = dr_percent_fit (part, whole, share, NULL);
  if (fit == DR_FIT_CONSISTENT || fit == DR_FIT_UNDEFINED || (fit != DR_FIT_INCONSISTENT && are_unlike))
    return;

  guint32 entry = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_SHARE, 0);
  if (check->text != NULL && entry != DR_NONE)
    {
      gsize end = dr_check_entry_end (check, entry);
      g_auto (DrWording) after = dr_check_fold (check, end, MIN (end + 32, dr_check_clause_end (check, end)));

      if (fit == DR_FIT_INCONSISTENT
          && (dr_check_has_sign (check, stretch.end, dr_check_get_entry (check, entry)->start, ";")
              || !is_claimed (check, stretch, place, entry, extras->share.hedge != DR_HEDGE_EXACT)
              || is_of_untold_whole (check, achievement, stretch, entry)
              || (dr_check_sign_after (check, end) != ',' && dr_wording_begins (&after, other_whole))
              || fits_another (check, achievement, stretch.start, share) || is_of_all_parts (check, achievement, whole, share)
              /* «cuối năm 1.239 xã viên, nữ 486 (39,2%)», of which the reader took the first for what was before. */
              || dr_share_fits_any (check, part, share, dr_check_sentence_start (check, stretch.start), stretch.start)))
        return;
      stretch = dr_stretch_join (stretch, (DrStretch) { dr_check_get_entry (check, entry)->start, end, 0 });
    }

  DrDecimal value = dr_figure_get_value (&extras->share);
  g_autofree char *expected = NULL;
  g_autofree char *arithmetic = dr_share_write (part, whole, dr_decimal_get_n_decimals (&value), &expected);
  if (arithmetic == NULL)
    return;

  DrDecimal rounded;
  g_autofree char *stated = dr_quantity_dup_value (share);
  g_autofree char *stated_words = dr_check_write (share);
  g_autofree char *expected_words = dr_decimal_parse (expected, -1, &rounded) ? dr_check_write_decimal (&rounded, "%")
                                                                             : NULL;
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic, .stated_words = stated_words, .expected_words = expected_words };

  gboolean is_cut = fit == DR_FIT_TRUNCATED && dr_reckon_may_be_cut_off (part, whole, share);
  DrRule rule = is_cut                                  ? DR_RULE_SHARE_TRUNCATED
                : fit == DR_FIT_CUT_FIGURES             ? DR_RULE_SHARE_CUT
                : fit == DR_FIT_TRUNCATED || are_unlike ? DR_RULE_SHARE_LOOSE
                                                        : DR_RULE_SHARE_WRONG;

  dr_check_say (check, rule, &facts, stretch, &place, 1);
}

/* «11/16 Hội cơ sở vượt chỉ tiêu, chiếm 68,75%»: the words speak of a target, but what is «chiếm» is a share of the second figure. */
static void
check_pair (DrCheck *check,
            guint32  part)
{
  static const char * const claim_words[] = { "chiếm", "chiếm tỷ lệ", "chiếm tỉ lệ", NULL };
  const DrAchievementRecord *record = dr_check_get_record (check, part);
  guint32 entry = dr_check_find_entry (check, part, DR_NUMBER_ROLE_SHARE, 0);
  DrStretch stretch;

  if (check->text == NULL || !record->has_share || !record->has_actual || record->has_percent_of_target || record->target == DR_NONE
      || entry == DR_NONE || !g_array_index (check->data->targets, DrTargetRecord, record->target).has_planned
      || !dr_check_get_stretch (check, part, &stretch) || !dr_check_has_sign (check, stretch.start, stretch.end, "/"))
    return;

  gsize at = dr_check_get_entry (check, entry)->start;
  gsize end = dr_check_entry_end (check, entry);
  char sign = dr_check_sign_after (check, end);
  g_auto (DrWording) lead = dr_check_fold (check, stretch.end, at);
  g_autoptr (DrTarget) target = g_list_model_get_item (dr_report_get_targets (check->report), record->target);
  g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, part);
  g_autoptr (DrQuantity) share = dr_check_dup_percent (check, &dr_check_get_extras (check, part)->share);
  if (at < stretch.end || !dr_wording_ends (&lead, claim_words) || (sign != '\0' && strchr (".,;)\n", sign) == NULL)
      || dr_reckon_percent_fit (figure, dr_target_get_planned (target), share) != DR_FIT_INCONSISTENT)
    return;

  g_autofree char *expected = NULL;
  g_autofree char *arithmetic = dr_share_write (figure, dr_target_get_planned (target), dr_decimal_get_n_decimals (&share->value),
                                                &expected);
  g_autofree char *stated = dr_quantity_dup_value (share);
  g_autofree char *stated_words = dr_check_write (share);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic, .stated_words = stated_words };

  if (arithmetic != NULL)
    dr_check_say (check, DR_RULE_SHARE_LOOSE, &facts, dr_stretch_join (stretch, (DrStretch) { at, end, 0 }), NULL, 0);
}

/* «341/358 thí sinh, ở mức 91,3%»: a percentage of its own straight behind part and whole, if it was read apart from them. */
static void
check_next (DrCheck *check,
            guint32  part)
{
  const DrAchievementRecord *record = dr_check_get_record (check, part);
  guint32 next = part + 1;
  DrStretch stretch, place;

  if (check->text == NULL || record->has_share || record->has_percent_of_target || record->part_of == DR_NONE
      || next >= check->data->achievements->len
      || strcmp (dr_check_get_measure (check, next), "%") != 0 || !dr_check_get_stretch (check, part, &stretch)
      || !dr_check_get_stretch (check, next, &place) || !dr_check_has_sign (check, stretch.start, stretch.end, "/")
      || place.start - stretch.end > NEXT_MOST
      || place.start > dr_check_clause_end (check, stretch.end))
    return;

  gsize end = place.end;
  char sign = dr_check_sign_after (check, end);
  g_auto (DrWording) lead = dr_check_fold (check, stretch.end, place.start);
  g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, part);
  g_autoptr (DrQuantity) whole = dr_check_dup_actual (check, record->part_of);
  g_autoptr (DrQuantity) share = dr_check_dup_actual (check, next);
  if (!dr_wording_ends (&lead, dr_share_words) || (sign != '\0' && strchr (".,;)\n", sign) == NULL)
      || dr_reckon_percent_fit (figure, whole, share) != DR_FIT_INCONSISTENT)
    return;

  g_autofree char *expected = NULL;
  g_autofree char *arithmetic = dr_share_write (figure, whole, dr_decimal_get_n_decimals (&share->value), &expected);
  g_autofree char *stated = dr_quantity_dup_value (share);
  g_autofree char *stated_words = dr_check_write (share);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic, .stated_words = stated_words };

  dr_check_say (check, DR_RULE_SHARE_LOOSE, &facts, dr_stretch_join (stretch, place), NULL, 0);
}

gboolean
dr_check_share (DrCheck  *check,
                GError  **error)
{
  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      check_one (check, i);
      check_next (check, i);
      check_pair (check, i);
      dr_check_share_of (check, i);
    }
  if (check->text != NULL)
    {
      dr_check_share_nearby (check);
      dr_check_share_behind (check);
      dr_check_share_siblings (check);
      dr_check_share_class (check);
      dr_check_share_list (check);
      dr_check_share_slashed (check);
      dr_check_share_apart (check);
    }

  return check->text != NULL ? dr_check_share_named (check, error) : dr_check_is_well (check, error);
}
