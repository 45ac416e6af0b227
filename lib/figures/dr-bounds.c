/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-bounds-private.h"
#include "figures/dr-ratio-private.h"

gboolean
dr_bounds_find (const DrDecimal *value,
                const DrDecimal *upper,
                DrHedge          hedge,
                gboolean         is_countable,
                DrBounds        *bounds)
{
  DrDecimal step = { 1, dr_decimal_get_step (value) };
  DrDecimal half = { 5, value->exponent - 1 };

  *bounds = (DrBounds) { *value, *value, DR_END_CLOSED, DR_END_CLOSED };

  switch (hedge)
    {
    case DR_HEDGE_EXACT:
      if (value->exponent == 0 && is_countable)
        return TRUE;
      /* Half the last place on either side. A half rounds away from zero. */
      if (value->coefficient >= 0)
        bounds->upper_end = DR_END_OPEN;
      else
        bounds->lower_end = DR_END_OPEN;
      /* Where one end has no room, the other has none. */
      dr_decimal_subtract (value, &half, &bounds->lower);
      return dr_decimal_add (value, &half, &bounds->upper);

    case DR_HEDGE_OVER:
      bounds->upper_end = DR_END_OPEN;
      return dr_decimal_add (value, &step, &bounds->upper);

    case DR_HEDGE_UNDER:
      bounds->lower_end = DR_END_OPEN;
      return dr_decimal_subtract (value, &step, &bounds->lower);

    case DR_HEDGE_ABOUT:
      return dr_decimal_subtract (value, &step, &bounds->lower) && dr_decimal_add (value, &step, &bounds->upper);

    case DR_HEDGE_AT_LEAST:
      bounds->upper_end = DR_END_ABSENT;
      return TRUE;

    case DR_HEDGE_AT_MOST:
      bounds->lower_end = DR_END_ABSENT;
      return TRUE;

    case DR_HEDGE_RANGE:
    default:
      bounds->upper = *upper;
      return TRUE;
    }
}

DrInterval *
dr_bounds_to_interval (const DrBounds *self,
                       GError        **error)
{
  g_autoptr (DrRatio) lower = NULL;
  g_autoptr (DrRatio) upper = NULL;

  if (self->lower_end != DR_END_ABSENT)
    {
      lower = dr_ratio_new_from_decimal (&self->lower, error);
      if (lower == NULL)
        return NULL;
    }

  if (self->upper_end != DR_END_ABSENT)
    {
      upper = dr_ratio_new_from_decimal (&self->upper, error);
      if (upper == NULL)
        return NULL;
    }

  return dr_interval_new (lower, self->lower_end, upper, self->upper_end, error);
}
