/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbers of 256 bits: what two 128-bit numbers multiply to, and what a great many of them add up to. */

#pragma once

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

typedef struct
{
  dr_uint128 high;
  dr_uint128 low;
} DrWide;

DrWide     dr_wide_multiply (dr_uint128 left,
                             dr_uint128 right);
DrWide     dr_wide_add      (DrWide     left,
                             DrWide     right);
DrWide     dr_wide_scale    (DrWide     left,
                             dr_uint128 right);
DrWide     dr_wide_subtract (DrWide     left,
                             DrWide     right);
int        dr_wide_compare  (DrWide     left,
                             DrWide     right);
DrWide     dr_wide_divide   (DrWide     dividend,
                             dr_uint128 divisor,
                             dr_uint128 *remainder);

G_END_DECLS
