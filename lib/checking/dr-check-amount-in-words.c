/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «repeated-figure»: an amount in figures and, behind it, the same in words: «826 triệu đồng (bằng chữ: …)». */

#include "config.h"

#include "checking/dr-check-repeated-private.h"

#include <string.h>

/* The words stand no further behind the figures. */
#define GAP_MOST 64

static const char * const words_words[] = { "bằng chữ", "viết bằng chữ", "ghi bằng chữ", "bằng chữ là", NULL };

static void
check_one (DrCheck *check,
           guint32  words)
{
  guint32 figures = words - 1;
  DrStretch stretch, place;

  if (!dr_check_get_record (check, words)->has_actual || !dr_check_get_record (check, figures)->has_actual
      || !dr_check_get_stretch (check, words, &stretch) || !dr_check_get_stretch (check, figures, &place)
      || stretch.start < place.end || stretch.start - place.end > GAP_MOST)
    return;

  g_auto (DrWording) between = dr_check_fold (check, place.end, stretch.start);
  DrDecimal one = dr_figure_get_value (&dr_check_get_record (check, figures)->actual);
  DrDecimal other = dr_figure_get_value (&dr_check_get_record (check, words)->actual);
  if (!dr_wording_ends (&between, words_words) || dr_decimal_compare (&one, &other) == 0)
    return;

  g_autoptr (DrQuantity) before = dr_check_dup_actual (check, figures);
  g_autoptr (DrQuantity) here = dr_check_dup_actual (check, words);
  g_autofree char *stated = dr_quantity_dup_value (here);
  g_autofree char *expected = dr_quantity_dup_value (before);
  g_autofree char *stated_words = dr_check_write (here);
  g_autofree char *expected_words = dr_check_write (before);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .stated_words = stated_words, .expected_words = expected_words,
                        .what = "bằng chữ", .what_english = "in words" };

  dr_check_say (check, DR_RULE_REPEATED_FIGURE, &facts, stretch, &place, 1);
}

void
dr_check_amount_in_words (DrCheck *check)
{
  for (guint i = 1; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    check_one (check, i);
}
