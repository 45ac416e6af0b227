/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-magnitude-private.h"

#include "checking/dr-reckon-private.h"

/* A slip of magnitude is by a thousand; what grew to half of that, or twice, grew. */
#define THOUSAND 1000
#define SLACK 2

void
dr_magnitude_suggest (const DrCheck *check,
                      gsize          start,
                      gsize          end,
                      int            shift,
                      DrRuleFacts   *facts)
{
  static const char * const words[][3] = {
    { "nghìn", "ngàn", NULL }, { "triệu", "tr", NULL }, { "tỷ", "tỉ", NULL },
  };
  g_auto (DrWording) figure = dr_check_fold (check, start, end);
  int found = -1;

  for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
    if (dr_wording_has (&figure, words[i]))
      found = found < 0 ? i : (int) G_N_ELEMENTS (words);
  /* «nghìn tỷ» is no slip of one word. */
  if (found < 0 || found == (int) G_N_ELEMENTS (words))
    return;

  int right = found + shift / 3;
  if (right < 0 || right == (int) G_N_ELEMENTS (words))
    return;
  facts->wrong_word = words[found][0];
  facts->right_word = words[right][0];
}

static gboolean
is_about (DrInterval *one,
          DrQuantity *other,
          gint64      hundredths)
{
  return dr_reckon_is_about (one, other, hundredths / SLACK, hundredths * SLACK);
}

int
dr_magnitude_find_shift (DrQuantity *figure,
                         DrQuantity *other)
{
  g_autoptr (DrInterval) point = dr_reckon_point (figure);
  g_autoptr (DrInterval) back = dr_reckon_point (other);

  if (is_about (point, other, THOUSAND * 100))
    return -3;

  return is_about (back, figure, THOUSAND * 100) ? 3 : 0;
}

int
dr_magnitude_find_shift_of (DrInterval *computed,
                            DrQuantity *stated)
{
  g_autoptr (DrInterval) thousand = dr_reckon_number (THOUSAND);
  g_autoptr (DrInterval) larger = dr_reckon_multiply (computed, thousand);
  g_autoptr (DrInterval) smaller = dr_reckon_divide (computed, thousand);

  if (dr_reckon_fit (smaller, stated, TRUE) < DR_FIT_INCONSISTENT)
    return -3;

  return dr_reckon_fit (larger, stated, TRUE) < DR_FIT_INCONSISTENT ? 3 : 0;
}
