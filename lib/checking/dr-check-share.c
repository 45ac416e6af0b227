/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «share»: does a stated share follow from part and whole? */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "figures/dr-percent-fit-private.h"
#include "figures/dr-ratio-private.h"

/* Words behind a share that name another whole: «chiếm 12,4% dân số», «81% so với hộ nông nghiệp». */
static const char * const other_whole[] = {
  "so với", "trên tổng số", "tổng số", "dân số", "số hộ", "số", "hộ", "lao động", "trong tổng", "của", "trên", "cùng kỳ",
  "kế hoạch", "chỉ tiêu", NULL
};

/* «10 chỉ tiêu đạt trên 50%» names a class of targets, not their share. */
static gboolean
names_class (const DrCheck             *check,
             guint32                    achievement,
             const DrAchievementRecord *record)
{
  const char *measure = dr_check_get_measure (check, achievement);

  return record->share.hedge != DR_HEDGE_EXACT && (strcmp (measure, "chỉ tiêu") == 0 || strcmp (measure, "tiêu chí") == 0);
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
        if (one != NULL && other != NULL && dr_percent_fit (one, other, share, NULL) <= DR_FIT_TRUNCATED)
          return TRUE;
      }

  return FALSE;
}

/* «45 / 48 = 93,75 %». */
static char *
write_arithmetic (DrQuantity  *part,
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

static gboolean
check_one (DrCheck  *check,
           guint32   achievement,
           GError  **error)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);
  DrStretch stretch, place;

  if (!record->has_share || names_class (check, achievement, record) || record->part_of == DR_NONE
      || record->part_of >= check->data->achievements->len
      || !dr_check_get_stretch (check, achievement, &stretch)
      || !dr_check_get_stretch (check, record->part_of, &place))
    return TRUE;

  g_autoptr (DrQuantity) part = dr_check_dup_actual (check, achievement);
  g_autoptr (DrQuantity) whole = dr_check_dup_actual (check, record->part_of);
  g_autoptr (DrQuantity) share = dr_check_dup_percent (check, &record->share);
  if (part == NULL || whole == NULL)
    return TRUE;

  DrFit fit = dr_percent_fit (part, whole, share, NULL);
  if (fit != DR_FIT_INCONSISTENT && fit != DR_FIT_TRUNCATED)
    return TRUE;

  guint32 entry = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_SHARE, 0);
  if (check->text != NULL && entry != DR_NONE)
    {
      gsize end = dr_check_entry_end (check, entry);
      g_auto (DrWording) after = dr_check_fold (check, end, MIN (end + 32, dr_check_clause_end (check, end)));

      if (fit == DR_FIT_INCONSISTENT
          && ((dr_check_sign_after (check, end) != ',' && dr_wording_begins (&after, other_whole))
              || fits_another (check, achievement, stretch.start, share)))
        return TRUE;
      stretch = dr_stretch_join (stretch, (DrStretch) { dr_check_get_entry (check, entry)->start, end, 0 });
    }

  DrDecimal value = dr_figure_get_value (&record->share);
  g_autofree char *expected = NULL;
  g_autofree char *arithmetic = write_arithmetic (part, whole, MAX (0, -value.exponent), &expected);
  if (arithmetic == NULL)
    return TRUE;

  DrDecimal rounded;
  g_autofree char *stated = dr_quantity_dup_value (share);
  g_autofree char *stated_words = dr_check_write (share);
  g_autofree char *expected_words = dr_decimal_parse (expected, -1, &rounded) ? dr_check_write_decimal (&rounded, "%")
                                                                             : NULL;
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic, .stated_words = stated_words, .expected_words = expected_words };

  return dr_check_add (check, fit == DR_FIT_TRUNCATED ? DR_RULE_SHARE_TRUNCATED : DR_RULE_SHARE_WRONG, &facts, stretch,
                       &place, 1, error);
}

gboolean
dr_check_share (DrCheck  *check,
                GError  **error)
{
  for (guint i = 0; i < check->data->achievements->len; i++)
    if (!check_one (check, i, error))
      return FALSE;

  return TRUE;
}
