/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-quotient-private.h"
#include "figures/dr-wide-private.h"

#define LARGEST (~(dr_uint128) 0 >> 1)

static inline dr_uint128
get_magnitude (dr_int128 value)
{
  return value < 0 ? -(dr_uint128) value : (dr_uint128) value;
}

static inline gboolean
fits_64 (dr_int128 value)
{
  return value == (gint64) value;
}

gboolean
dr_quotient_init (DrQuotient *self,
                  dr_int128   numerator,
                  dr_int128   denominator)
{
  if (denominator == 0)
    return FALSE;

  if (denominator < 0)
    {
      if (get_magnitude (numerator) > LARGEST || get_magnitude (denominator) > LARGEST)
        return FALSE;
      numerator = -numerator;
      denominator = -denominator;
    }
  *self = (DrQuotient) { numerator, denominator };

  return TRUE;
}

int
dr_quotient_compare (const DrQuotient *self,
                     const DrQuotient *other)
{
  if (fits_64 (self->numerator) && fits_64 (self->denominator) &&
      fits_64 (other->numerator) && fits_64 (other->denominator))
    {
      dr_int128 left = (dr_int128) (gint64) self->numerator * (gint64) other->denominator;
      dr_int128 right = (dr_int128) (gint64) other->numerator * (gint64) self->denominator;

      return left < right ? -1 : left > right;
    }

  int sign = (self->numerator > 0) - (self->numerator < 0);
  int other_sign = (other->numerator > 0) - (other->numerator < 0);
  if (sign != other_sign)
    return sign < other_sign ? -1 : 1;

  int compared = dr_wide_compare (dr_wide_multiply (get_magnitude (self->numerator), other->denominator),
                                  dr_wide_multiply (get_magnitude (other->numerator), self->denominator));

  return sign < 0 ? -compared : compared;
}

gboolean
dr_quotient_round (const DrQuotient *self,
                   int               power,
                   DrRounding        rounding,
                   dr_int128        *rounded)
{
  dr_uint128 magnitude = get_magnitude (self->numerator);
  dr_uint128 divisor = (dr_uint128) self->denominator;
  dr_uint128 factor = dr_power_of_ten (power);
  dr_uint128 dividend;
  dr_uint128 quotient;
  dr_uint128 remainder;

  if (!__builtin_mul_overflow (magnitude, factor, &dividend))
    {
      /* By far the most are short enough for the processor's own division. */
      if (dividend == (guint64) dividend && divisor == (guint64) divisor)
        {
          quotient = (guint64) dividend / (guint64) divisor;
          remainder = (guint64) dividend % (guint64) divisor;
        }
      else
        {
          quotient = dividend / divisor;
          remainder = dividend % divisor;
        }
    }
  else
    {
      DrWide wide = dr_wide_divide (dr_wide_multiply (magnitude, factor), divisor, &remainder);

      if (wide.high != 0)
        return FALSE;
      quotient = wide.low;
    }

  if (dr_quotient_rounds_up (quotient, remainder, divisor, rounding))
    quotient++;
  if (quotient > LARGEST)
    return FALSE;

  *rounded = self->numerator < 0 ? -(dr_int128) quotient : (dr_int128) quotient;

  return TRUE;
}
