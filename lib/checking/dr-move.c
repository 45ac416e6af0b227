/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-move-private.h"

#include "checking/dr-check-private.h"
#include "checking/dr-reckon-private.h"
#include "figures/dr-fit-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"

/* How far @later is from @earlier, upwards; per cent of the earlier figure if asked; with digits that may have been cut off. */
DrInterval *
dr_move_compute (DrQuantity   *earlier,
                 DrQuantity   *later,
                 DrChangeKind  kind,
                 gboolean      are_cut)
{
  g_autoptr (DrInterval) before = are_cut ? dr_reckon_either (earlier) : dr_reckon_bounds (earlier);
  g_autoptr (DrInterval) after = are_cut ? dr_reckon_either (later) : dr_reckon_bounds (later);
  if (kind != DR_CHANGE_KIND_PERCENT)
    return dr_reckon_subtract (after, before);

  /* later / earlier - 1, so that an uncertain earlier figure counts once. */
  g_autoptr (DrInterval) hundred = dr_reckon_number (100);
  g_autoptr (DrInterval) quotient = dr_reckon_divide (after, before);
  g_autoptr (DrInterval) percent = dr_reckon_multiply (quotient, hundred);

  return dr_reckon_subtract (percent, hundred);
}

/* What is counted upwards, counted in a direction. */
static DrInterval *
direct (DrInterval  *upwards,
        DrDirection  direction)
{
  g_autoptr (DrInterval) zero = dr_reckon_number (0);

  return direction == DR_DIRECTION_UP ? dr_reckon_add (zero, upwards) : dr_reckon_subtract (zero, upwards);
}

/* Whether every value is on the side of zero that @sign names. */
gboolean
dr_move_is_beyond_zero (DrInterval *interval,
                        int         sign)
{
  DrRatio *end = sign > 0 ? dr_interval_get_lower (interval) : dr_interval_get_upper (interval);
  DrEnd kind = sign > 0 ? dr_interval_get_lower_end (interval) : dr_interval_get_upper_end (interval);

  return kind != DR_END_ABSENT && (dr_ratio_get_sign (end) == sign
                                   || (dr_ratio_get_sign (end) == 0 && kind == DR_END_OPEN));
}

/* «1,4 triệu, giảm 0,3 triệu (1,9 triệu)»: two of the last digit off. One off may be rounded or cut off; two would have to be
 * rounded in one figure and cut off in another. */
static gboolean
is_two_off (DrQuantity  *earlier,
            DrQuantity  *later,
            DrDirection  direction,
            DrQuantity  *stated)
{
  g_autoptr (DrInterval) before = dr_reckon_point (earlier);
  g_autoptr (DrInterval) after = dr_reckon_point (later);
  g_autoptr (DrInterval) upwards = dr_reckon_subtract (after, before);
  g_autoptr (DrInterval) moved = direct (upwards, direction);
  g_autoptr (DrInterval) said = dr_reckon_point (stated);
  int exponent = MAX (stated->value.exponent, MAX (earlier->value.exponent, later->value.exponent)); /* so two fit as well */
  const DrDecimal two = { 2, exponent }, less = { -2, exponent };
  g_autoptr (DrRatio) above = dr_ratio_new_from_decimal (&two, NULL);
  g_autoptr (DrRatio) below = dr_ratio_new_from_decimal (&less, NULL);
  g_autoptr (DrInterval) slack = dr_interval_new (below, DR_END_OPEN, above, DR_END_OPEN, NULL);
  g_autoptr (DrInterval) allowed = dr_reckon_add (said, slack);

  return dr_reckon_is_apart (moved, allowed);
}

/* How the change fits once the digits of both figures may have been cut off. */
static DrMove
judge_cut (DrQuantity   *earlier,
           DrQuantity   *later,
           DrChangeKind  kind,
           DrDirection   direction,
           DrQuantity   *stated)
{
  g_autoptr (DrInterval) upwards = dr_move_compute (earlier, later, kind, TRUE);
  g_autoptr (DrInterval) moved = direct (upwards, direction);
  gboolean is_exact = earlier->hedge == DR_HEDGE_EXACT && later->hedge == DR_HEDGE_EXACT && stated->hedge == DR_HEDGE_EXACT;

  if (dr_reckon_fit (moved, stated, kind != DR_CHANGE_KIND_ABSOLUTE) >= DR_FIT_INCONSISTENT)
    return DR_MOVE_WRONG;

  return kind != DR_CHANGE_KIND_PERCENT && is_exact && is_two_off (earlier, later, direction, stated) ? DR_MOVE_TWO_OFF
                                                                                                      : DR_MOVE_TRUNCATED;
}

DrMove
dr_move_judge (DrQuantity    *earlier,
               DrQuantity    *later,
               DrChangeKind   kind,
               DrDirection    direction,
               DrQuantity    *stated,
               DrInterval   **computed)
{
  g_autoptr (DrInterval) upwards = dr_move_compute (earlier, later, kind, FALSE);
  g_autoptr (DrInterval) moved = direct (upwards, direction);
  if (moved == NULL)
    return DR_MOVE_UNKNOWN;

  DrFit fit = dr_fit_stated (moved, stated, kind != DR_CHANGE_KIND_ABSOLUTE, NULL);
  DrMove cut;
  gboolean is_other_way = dr_move_is_beyond_zero (moved, -1) && dr_quantity_get_sign (stated) > 0;
  *computed = g_steal_pointer (&moved);

  switch (fit)
    {
    case DR_FIT_CONSISTENT:
      return DR_MOVE_RIGHT;
    case DR_FIT_TRUNCATED:
      return DR_MOVE_TRUNCATED;
    case DR_FIT_INCONSISTENT:
      cut = judge_cut (earlier, later, kind, direction, stated);
      return cut != DR_MOVE_WRONG ? cut : is_other_way ? DR_MOVE_OTHER_WAY : DR_MOVE_WRONG;
    case DR_FIT_UNDEFINED:
    default:
      return DR_MOVE_UNKNOWN;
    }
}

gboolean
dr_move_is_wrong (DrMove move)
{
  return move == DR_MOVE_WRONG || move == DR_MOVE_TWO_OFF || move == DR_MOVE_OTHER_WAY;
}

char *
dr_move_write (DrQuantity   *earlier,
               DrQuantity   *later,
               DrChangeKind  kind,
               DrQuantity   *stated)
{
  g_autoptr (DrInterval) upwards = dr_move_compute (earlier, later, kind, FALSE); /* it was judged: it fits */
  gboolean is_percent = kind == DR_CHANGE_KIND_PERCENT;
  guint digits = dr_decimal_get_n_decimals (&stated->value) + (is_percent ? 2 : 0);
  g_autofree char *before = dr_check_write (earlier);
  g_autofree char *after = dr_check_write (later);
  g_autofree char *result = dr_check_write_interval (upwards, digits, is_percent ? "%" : dr_quantity_get_measure (later));

  return is_percent ? g_strdup_printf ("(%s - %s) / %s = %s", after, before, before, result)
                    : g_strdup_printf ("%s - %s = %s", after, before, result);
}

const char *
dr_move_get_words (DrDirection direction)
{
  return direction == DR_DIRECTION_UP ? "tăng" : "giảm";
}

const char *
dr_move_get_english (DrDirection direction)
{
  return direction == DR_DIRECTION_UP ? "up" : "down";
}
