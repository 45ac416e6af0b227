/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «partition»: a sum at the end of what it adds up. */

#include "config.h"

#include "checking/dr-check-partition-private.h"
#include "checking/dr-reckon-private.h"

#include <string.h>

#include "figures/dr-fit-private.h"
#include "figures/dr-quantity-private.h"

/* No more figures than these are added up. */
#define FIGURES_MOST 24

static const char * const sum_words[] = { "cộng", "tổng cộng", "cộng chung", "cộng lại", "tổng cộng là", NULL };

/* Whether the figure straight before, in the same sentence, may be one of those that are added up. */
static gboolean
is_summand (const DrCheck *check,
            guint32        figure,
            guint32        total,
            gsize          from)
{
  const DrAchievementRecord *record = dr_check_get_record (check, figure);
  DrStretch stretch;

  return dr_check_get_stretch (check, figure, &stretch) && stretch.start >= from && record->has_actual
         && record->actual.hedge == DR_HEDGE_EXACT && !dr_check_has_sign (check, stretch.start, stretch.end, "/")
         && strcmp (dr_check_get_measure (check, figure), dr_check_get_measure (check, total)) == 0;
}

static gboolean
begins_from (const DrCheck *check,
             guint32        figure,
             gsize          from)
{
  DrStretch stretch;

  return dr_check_get_stretch (check, figure, &stretch) && stretch.start >= from;
}

/* «12 + 146 = 158» of the figures from @first up to the total. */
static char *
write_sum (const DrCheck *check,
           guint32        first,
           guint32        total,
           DrInterval    *sum,
           guint          digits)
{
  GString *string = g_string_new (NULL);

  for (guint32 i = first; i < total; i++)
    {
      g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, i);
      g_autofree char *written = dr_check_write (figure);

      g_string_append_printf (string, "%s%s", i > first ? " + " : "", written);
    }
  g_autofree char *result = dr_check_write_interval (sum, digits, dr_check_get_measure (check, total));
  g_string_append_printf (string, " = %s", result);

  return g_string_free (string, FALSE);
}

/* «Tiêu chí 1 (40 điểm): 38,2 điểm; tiêu chí 2 (35 điểm): 32,6 điểm; cộng 70,8 điểm»: what stands in brackets is said of
 * what is added up. */
static gboolean
fits_without_brackets (const DrCheck *check,
                       guint32        first,
                       guint32        total,
                       DrQuantity    *stated)
{
  g_autoptr (DrInterval) sum = dr_reckon_number (0);

  for (guint32 i = first; i < total; i++)
    {
      DrStretch stretch = { 0 };

      dr_check_get_stretch (check, i, &stretch);
      if (dr_check_sign_before (check, stretch.start) == '(')
        continue;

      g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, i);
      g_autoptr (DrInterval) bounds = dr_reckon_either (figure);
      DrInterval *next = dr_reckon_add (sum, bounds);

      g_clear_pointer (&sum, dr_interval_unref);
      sum = next;
    }

  return dr_reckon_fit (sum, stated, FALSE) != DR_FIT_INCONSISTENT;
}

void
dr_check_closing_sum (DrCheck *check,
                      guint32  total)
{
  const DrAchievementRecord *record = dr_check_get_record (check, total);
  DrStretch stretch, before;

  if (check->text == NULL || total < 2 || !record->has_actual || record->actual.hedge != DR_HEDGE_EXACT
      || !dr_check_get_stretch (check, total, &stretch) || !dr_check_get_stretch (check, total - 1, &before)
      || before.end > stretch.start)
    return;

  /* What is added up stands in the sentence; the figure before may be pages away. */
  gsize from = dr_check_sentence_start (check, stretch.start);
  g_auto (DrWording) lead = dr_check_fold (check, MAX (before.end, from), stretch.start);
  static const char * const other_words[] = { "công cộng", NULL };
  if (!dr_wording_ends (&lead, sum_words) || dr_wording_ends (&lead, other_words))
    return;

  guint32 first = total;
  while (first > 0 && total - first < FIGURES_MOST && is_summand (check, first - 1, total, from))
    first--;
  /* Something else that is counted in the sentence may belong to the sum too. */
  if (total - first < 2 || (first > 0 && begins_from (check, first - 1, from)))
    return;

  g_autoptr (DrQuantity) stated = dr_check_dup_actual (check, total);
  g_autoptr (DrInterval) sum = dr_reckon_number (0);
  for (guint32 i = total; i-- > first;)
    {
      g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, i);
      g_autoptr (DrInterval) bounds = dr_reckon_either (figure);
      DrInterval *next = dr_reckon_add (sum, bounds);

      g_clear_pointer (&sum, dr_interval_unref);
      sum = next;
      /* The last few alone may be what is added up. */
      if (sum == NULL || (total - i >= 2 && dr_fit_stated (sum, stated, FALSE, NULL) != DR_FIT_INCONSISTENT))
        return;
    }

  if (fits_without_brackets (check, first, total, stated))
    return;

  guint digits = dr_decimal_get_n_decimals (&stated->value);
  g_autofree char *value = dr_quantity_dup_value (stated);
  g_autofree char *words = dr_check_write (stated);
  g_autofree char *arithmetic = write_sum (check, first, total, sum, digits);
  g_autofree char *low = dr_ratio_to_decimal (dr_interval_get_lower (sum), digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  g_autofree char *high = dr_ratio_to_decimal (dr_interval_get_upper (sum), digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  DrRuleFacts facts = { .stated = value, .stated_words = words, .arithmetic = arithmetic, .expected_low = low,
                        .expected_high = high };
  DrStretch start;
  dr_check_get_stretch (check, first, &start);

  dr_check_say (check, DR_RULE_PARTITION_CLOSING, &facts, dr_stretch_join (stretch, start), NULL, 0);
}
