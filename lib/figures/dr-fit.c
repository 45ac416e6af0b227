/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-fit-private.h"

#include "base/dr-error-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-ratio-private.h"

/* Makes the interval from @value + @below to @value + @above tenths of its last digit. */
static DrInterval *
make_interval (const DrDecimal *value,
               int              below,
               DrEnd            lower_end,
               int              above,
               DrEnd            upper_end,
               GError         **error)
{
  DrDecimal lowest = { below, value->exponent - 1 };
  DrDecimal highest = { above, value->exponent - 1 };

  if (!dr_decimal_add (value, &lowest, &lowest) || !dr_decimal_add (value, &highest, &highest))
    {
      dr_error_set (error, DR_ERROR_OVERFLOW, "the bounds of a figure do not fit 128 bits");
      return NULL;
    }

  g_autoptr (DrRatio) lower = dr_ratio_new_from_decimal (&lowest, error);
  if (lower == NULL)
    return NULL;

  g_autoptr (DrRatio) upper = dr_ratio_new_from_decimal (&highest, error);
  if (upper == NULL)
    return NULL;

  return dr_interval_new (lower, lower_end, upper, upper_end, error);
}

DrInterval *
dr_fit_get_rounded (const DrDecimal *value,
                    GError         **error)
{
  return make_interval (value, -5, DR_END_CLOSED, 5, DR_END_CLOSED, error);
}

DrInterval *
dr_fit_get_truncated (const DrDecimal *value,
                      GError         **error)
{
  int sign = dr_decimal_get_sign (value);

  return make_interval (value,
                        sign > 0 ? 0 : -10,
                        sign > 0 ? DR_END_CLOSED : DR_END_OPEN,
                        sign < 0 ? 0 : 10,
                        sign < 0 ? DR_END_CLOSED : DR_END_OPEN,
                        error);
}

static gboolean
is_whole (DrQuantity *quantity)
{
  return quantity->value.exponent == 0 && dr_measure_is_countable (quantity->measure);
}

/* «75 tỷ», «10%»: who leaves out what is behind the point says «trên 75 tỷ». What has decimals, or many digits, may be cut. */
static gboolean
has_few_digits (const DrDecimal *value)
{
  return value->exponent >= 0 && value->exponent % 3 == 0 && value->coefficient > -1000 && value->coefficient < 1000;
}

DrInterval *
dr_fit_get_rounded_or_truncated (const DrDecimal *value,
                                 GError         **error)
{
  int sign = dr_decimal_get_sign (value);

  return make_interval (value, sign > 0 ? -5 : -10, sign > 0 ? DR_END_CLOSED : DR_END_OPEN,
                        sign < 0 ? 5 : 10, sign < 0 ? DR_END_CLOSED : DR_END_OPEN, error);
}

DrInterval *
dr_fit_get_either (DrQuantity  *quantity,
                   GError     **error)
{
  if (quantity->hedge != DR_HEDGE_EXACT || is_whole (quantity) || has_few_digits (&quantity->value))
    return dr_quantity_get_bounds (quantity, error);

  return dr_fit_get_rounded_or_truncated (&quantity->value, error);
}

DrFit
dr_fit_stated (DrInterval  *computed,
               DrQuantity  *stated,
               gboolean     may_be_rounded,
               GError     **error)
{
  if (stated->hedge != DR_HEDGE_EXACT || (!may_be_rounded && is_whole (stated)))
    {
      g_autoptr (DrInterval) bounds = dr_quantity_get_bounds (stated, error);
      if (bounds == NULL)
        return DR_FIT_UNDEFINED;

      return dr_interval_meets (computed, bounds) ? DR_FIT_CONSISTENT : DR_FIT_INCONSISTENT;
    }

  g_autoptr (DrInterval) rounded = dr_fit_get_rounded (&stated->value, error);
  if (rounded == NULL)
    return DR_FIT_UNDEFINED;
  if (dr_interval_meets (computed, rounded))
    return DR_FIT_CONSISTENT;

  g_autoptr (DrInterval) truncated = dr_fit_get_truncated (&stated->value, error);
  if (truncated == NULL)
    return DR_FIT_UNDEFINED;

  return dr_interval_meets (computed, truncated) ? DR_FIT_TRUNCATED : DR_FIT_INCONSISTENT;
}
