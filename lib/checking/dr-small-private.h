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

G_END_DECLS
