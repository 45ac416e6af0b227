/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-reckon-private.h"

#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"

DrInterval *
dr_reckon_bounds (DrQuantity *figure)
{
  return figure != NULL ? dr_quantity_get_bounds (figure, NULL) : NULL;
}

DrInterval *
dr_reckon_either (DrQuantity *figure)
{
  return figure != NULL ? dr_fit_get_either (figure, NULL) : NULL;
}

DrInterval *
dr_reckon_point (DrQuantity *figure)
{
  g_autoptr (DrRatio) value = figure != NULL ? dr_quantity_to_ratio (figure, NULL) : NULL;

  return value != NULL ? dr_interval_new_point (value) : NULL;
}

DrInterval *
dr_reckon_number (gint64 number)
{
  g_autoptr (DrRatio) value = dr_ratio_new_from_integers (number, 1, NULL);

  return dr_interval_new_point (value);
}

typedef DrInterval * (*Operation) (DrInterval *, DrInterval *, GError **);

static DrInterval *
reckon (Operation   operation,
        DrInterval *one,
        DrInterval *other)
{
  return one != NULL && other != NULL ? operation (one, other, NULL) : NULL;
}

DrInterval *
dr_reckon_add (DrInterval *one,
               DrInterval *other)
{
  return reckon (dr_interval_add, one, other);
}

DrInterval *
dr_reckon_subtract (DrInterval *one,
                    DrInterval *other)
{
  return reckon (dr_interval_subtract, one, other);
}

DrInterval *
dr_reckon_multiply (DrInterval *one,
                    DrInterval *other)
{
  return reckon (dr_interval_multiply, one, other);
}

DrInterval *
dr_reckon_divide (DrInterval *one,
                  DrInterval *other)
{
  return reckon (dr_interval_divide, one, other);
}

gboolean
dr_reckon_is_about (DrInterval *one,
                    DrQuantity *figure,
                    gint64      low,
                    gint64      high)
{
  g_autoptr (DrInterval) point = dr_reckon_point (figure);
  g_autoptr (DrInterval) ratio = dr_quantity_get_sign (figure) > 0 ? dr_reckon_divide (one, point) : NULL;
  g_autoptr (DrRatio) least = dr_ratio_new_from_integers (low, 100, NULL);
  g_autoptr (DrRatio) most = dr_ratio_new_from_integers (high, 100, NULL);
  DrRatio *lower = ratio != NULL ? dr_interval_get_lower (ratio) : NULL;

  return lower != NULL && dr_ratio_compare (lower, least) >= 0 && dr_ratio_compare (lower, most) <= 0;
}

DrFit
dr_reckon_fit (DrInterval *computed,
               DrQuantity *stated,
               gboolean    may_be_rounded)
{
  return computed != NULL && stated != NULL ? dr_fit_stated (computed, stated, may_be_rounded, NULL) : DR_FIT_UNDEFINED;
}

DrFit
dr_reckon_percent_fit (DrQuantity *part,
                       DrQuantity *whole,
                       DrQuantity *percent)
{
  return part != NULL && whole != NULL && percent != NULL ? dr_percent_fit (part, whole, percent, NULL) : DR_FIT_UNDEFINED;
}

gboolean
dr_reckon_is_apart (DrInterval *one,
                    DrInterval *other)
{
  return one != NULL && other != NULL && !dr_interval_meets (one, other);
}

gboolean
dr_reckon_may_be_cut_off (DrQuantity *part,
                          DrQuantity *whole,
                          DrQuantity *percent)
{
  g_autoptr (DrInterval) dividend = dr_reckon_point (part);
  g_autoptr (DrInterval) divisor = dr_reckon_point (whole);
  g_autoptr (DrInterval) quotient = dr_reckon_divide (dividend, divisor);
  g_autoptr (DrInterval) truncated = dr_percent_get_truncated (percent, NULL);

  return !dr_reckon_is_apart (quotient, truncated);
}

/* «50 triệu», «12.000 triệu», «10 ha»; not «12,6 tỷ». */
static gboolean
has_decimals (const DrDecimal *value)
{
  return value->exponent < 0 || value->exponent % 3 != 0;
}

gboolean
dr_reckon_is_off_plan (DrQuantity *part,
                       DrQuantity *planned,
                       DrQuantity *percent)
{
  if (planned->hedge != DR_HEDGE_EXACT || has_decimals (&planned->value))
    return FALSE;

  g_autoptr (DrInterval) dividend = dr_reckon_bounds (part);
  g_autoptr (DrInterval) divisor = dr_reckon_point (planned);
  g_autoptr (DrInterval) quotient = dr_reckon_divide (dividend, divisor);
  g_autoptr (DrInterval) rounded = dr_percent_get_rounded (percent, NULL);

  return dr_reckon_is_apart (quotient, rounded) && !dr_reckon_may_be_cut_off (part, planned, percent);
}
