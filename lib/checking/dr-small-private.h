/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Arithmetic on figures that no report exceeds.
 *
 * What is looked at for a slip is below 10^15 and has three decimals at most. Then every sum of them, every product of
 * two and a hundred times that fit 128 bits, and nobody needs to ask.
 */

#pragma once

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

static inline gboolean
dr_small_is (const DrDecimal *value)
{
  const DrDecimal most = { 1, 15 }, least = { -1, 15 };

  return value->exponent >= -3 && dr_decimal_compare (value, &most) < 0 && dr_decimal_compare (value, &least) > 0;
}

static inline DrDecimal
dr_small_add (DrDecimal one,
              DrDecimal other)
{
  DrDecimal sum = { 0, 0 };
  G_GNUC_UNUSED gboolean fits = dr_decimal_add (&one, &other, &sum);
  g_assert (fits);

  return sum;
}

static inline DrDecimal
dr_small_subtract (DrDecimal one,
                   DrDecimal other)
{
  other.coefficient = -other.coefficient;

  return dr_small_add (one, other);
}

static inline DrDecimal
dr_small_multiply (DrDecimal one,
                   DrDecimal other)
{
  DrDecimal product = { 0, 0 };
  G_GNUC_UNUSED gboolean fits = dr_decimal_multiply (&one, &other, &product);
  g_assert (fits);

  return product;
}

/* How far one is from the other, whichever is larger. */
static inline DrDecimal
dr_small_distance (DrDecimal one,
                   DrDecimal other)
{
  DrDecimal distance = dr_small_subtract (one, other);

  distance.coefficient = distance.coefficient < 0 ? -distance.coefficient : distance.coefficient;

  return distance;
}

/* Whether neither is more than @times the other: one may have become the other. */
static inline gboolean
dr_small_are_comparable (DrDecimal one,
                         DrDecimal other,
                         int       times)
{
  const DrDecimal most = { times, 0 };
  DrDecimal many = dr_small_multiply (one, most);
  DrDecimal much = dr_small_multiply (other, most);

  return dr_decimal_compare (&other, &many) <= 0 && dr_decimal_compare (&one, &much) <= 0;
}

/* How many per cent @part is of @whole, which is not zero, to @digits decimals: rounded half up, or cut off. */
static inline DrDecimal
dr_small_percent (DrDecimal part,
                  DrDecimal whole,
                  guint     digits,
                  gboolean  is_rounded)
{
  DrDecimal above = { 0, 0 }, below = { 0, 0 };
  const DrDecimal hundred = { 100, 0 };
  G_GNUC_UNUSED gboolean fits = dr_decimal_rescale (&part, -3, &above);
  g_assert (fits);
  fits = dr_decimal_rescale (&whole, -3, &below);
  g_assert (fits);

  above = dr_small_multiply (above, hundred);
  for (guint i = 0; i < digits; i++)
    above.coefficient *= 10;
  if (is_rounded)
    above.coefficient += below.coefficient / 2;

  return (DrDecimal) { above.coefficient / below.coefficient, -(int) digits };
}

G_END_DECLS
