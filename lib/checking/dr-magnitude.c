/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-magnitude-private.h"

#include "checking/dr-reckon-private.h"

/* A slip of magnitude is by a thousand; what grew to half of that, or twice, grew. */
#define THOUSAND 1000
#define SLACK 2

static const char * const words[][3] = {
  { "nghìn", "ngàn", NULL }, { "triệu", "tr", NULL }, { "tỷ", "tỉ", NULL },
};

/* Which of the words it is; their number if there is none, or more than one: «nghìn tỷ» is no slip of one word. */
static gsize
find_word (const DrCheck *check,
           gsize          start,
           gsize          end)
{
  g_auto (DrWording) figure = dr_check_fold (check, start, end);
  gsize found = G_N_ELEMENTS (words);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (dr_wording_has (&figure, words[i]))
      {
        if (found < G_N_ELEMENTS (words))
          return G_N_ELEMENTS (words);
        found = i;
      }

  return found;
}

const char *
dr_magnitude_get_word (const DrCheck *check,
                       gsize          start,
                       gsize          end)
{
  gsize found = find_word (check, start, end);

  return found < G_N_ELEMENTS (words) ? words[found][0] : NULL;
}

void
dr_magnitude_suggest (const DrCheck *check,
                      gsize          start,
                      gsize          end,
                      int            shift,
                      DrRuleFacts   *facts)
{
  gsize found = find_word (check, start, end);
  gsize right = found + (gsize) (shift / 3);

  /* Below the first word the unsigned number is above all. */
  if (found == G_N_ELEMENTS (words) || right >= G_N_ELEMENTS (words))
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
