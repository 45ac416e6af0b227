/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-wide-private.h"

/* The whole product: long multiplication in halves of 64 bits. */
DrWide
dr_wide_multiply (dr_uint128 left,
                  dr_uint128 right)
{
  guint64 left_low = (guint64) left;
  guint64 left_high = (guint64) (left >> 64);
  guint64 right_low = (guint64) right;
  guint64 right_high = (guint64) (right >> 64);

  dr_uint128 low = (dr_uint128) left_low * right_low;
  dr_uint128 middle = (dr_uint128) left_high * right_low + (low >> 64);
  dr_uint128 other = (dr_uint128) left_low * right_high + (guint64) middle;

  return (DrWide) {
    .high = (dr_uint128) left_high * right_high + (middle >> 64) + (other >> 64),
    .low = (other << 64) | (guint64) low,
  };
}

/* The product modulo 2^256. */
DrWide
dr_wide_scale (DrWide     left,
               dr_uint128 right)
{
  DrWide product = dr_wide_multiply (left.low, right);

  product.high += left.high * right;

  return product;
}

/* The sum modulo 2^256; products of magnitudes below 2^127 stay far from it. */
DrWide
dr_wide_add (DrWide left,
             DrWide right)
{
  DrWide sum = { .low = left.low + right.low };

  sum.high = left.high + right.high + (sum.low < left.low);

  return sum;
}

/* The difference modulo 2^256: from zero, the negative in two's complement. */
DrWide
dr_wide_subtract (DrWide left,
                  DrWide right)
{
  return (DrWide) {
    .high = left.high - right.high - (left.low < right.low),
    .low = left.low - right.low,
  };
}

int
dr_wide_compare (DrWide left,
                 DrWide right)
{
  if (left.high != right.high)
    return left.high < right.high ? -1 : 1;
  if (left.low != right.low)
    return left.low < right.low ? -1 : 1;

  return 0;
}

/* Quotient and remainder by a @divisor from 1 to 2^127. */
DrWide
dr_wide_divide (DrWide      dividend,
                dr_uint128  divisor,
                dr_uint128 *remainder)
{
  DrWide quotient = { .high = dividend.high / divisor };
  dr_uint128 rest = dividend.high % divisor;

  if (rest == 0)
    {
      quotient.low = dividend.low / divisor;
      *remainder = dividend.low % divisor;
      return quotient;
    }

  /* Bit by bit: the rest stays below 2^127, so doubling it loses nothing. */
  for (int bit = 127; bit >= 0; bit--)
    {
      rest = (rest << 1) | ((dividend.low >> bit) & 1);
      quotient.low <<= 1;
      if (rest >= divisor)
        {
          rest -= divisor;
          quotient.low |= 1;
        }
    }

  *remainder = rest;

  return quotient;
}
