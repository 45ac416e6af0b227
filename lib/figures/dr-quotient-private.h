/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Quotients of whole numbers by the million: compared exactly, and rounded once. No object, no allocation. */

#pragma once

#include <districtreport/dr-rounding.h>

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

/* A quotient whose denominator is above 0. */
typedef struct
{
  dr_int128 numerator;
  dr_int128 denominator;
} DrQuotient;

/* Makes the denominator positive; false if it is 0, or nothing can hold it. */
gboolean dr_quotient_init    (DrQuotient       *self,
                              dr_int128         numerator,
                              dr_int128         denominator);
int      dr_quotient_compare (const DrQuotient *self,
                              const DrQuotient *other);
/* The quotient times 10^@power (0 to 38) as a whole number; false if it does not fit. */
gboolean dr_quotient_round   (const DrQuotient *self,
                              int               power,
                              DrRounding        rounding,
                              dr_int128        *rounded);

/* Whether what is left over, which is below the divisor, makes the last digit one more. */
static inline gboolean
dr_quotient_rounds_up (dr_uint128 quotient,
                       dr_uint128 remainder,
                       dr_uint128 divisor,
                       DrRounding rounding)
{
  /* The divisor is below 2^127. */
  dr_uint128 twice = 2 * remainder;

  switch (rounding)
    {
    case DR_ROUNDING_TRUNCATE:
      return FALSE;
    case DR_ROUNDING_HALF_TO_EVEN:
      return twice > divisor || (twice == divisor && (quotient & 1) != 0);
    case DR_ROUNDING_HALF_AWAY_FROM_ZERO:
    default:
      return twice >= divisor;
    }
}

G_END_DECLS
