/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sums that may pass beyond 128 bits on their way and come back: whether one fits does not depend on the order of its
 * terms, nor on how they are shared between threads. */

#pragma once

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

/* Adds @value to @sum, which is kept modulo 2^128. @wraps is how often it went round, upwards less downwards: the sum
 * fits where that is 0. */
static inline void
dr_wrapping_sum_add (dr_int128 *sum,
                     gint64    *wraps,
                     dr_int128  value)
{
  if (G_UNLIKELY (__builtin_add_overflow (*sum, value, sum)))
    *wraps += value < 0 ? -1 : 1;
}

G_END_DECLS
