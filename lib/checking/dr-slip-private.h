/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Slips of the pen: what happens to digits when a figure is copied. */

#pragma once

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

/* Two neighbouring digits swapped, one digit of at least @digits_least another, one lost or added in four or more, or the
 * point moved by @shifts_most places at most. Equal figures are no slip. */
gboolean dr_slip_is_between (const DrDecimal *one,
                             const DrDecimal *other,
                             guint            digits_least,
                             int              shifts_most);

/* How little chance there is that a figure which was not meant to be the other comes so near to it. */
typedef enum
{
  DR_SLIP_NONE,
  DR_SLIP_POSSIBLE,     /* one digit of two is another, or two of two are swapped: one in five by chance */
  DR_SLIP_LIKELY,       /* one digit of three is another: one in thirty */
  DR_SLIP_EVIDENT       /* neighbours of three or more are swapped, one digit of four or more is another */
} DrSlip;

typedef enum
{
  DR_SLIP_KIND_NONE,
  DR_SLIP_KIND_SWAPPED,   /* two neighbouring digits stand in each other's place */
  DR_SLIP_KIND_CHANGED    /* one digit is another */
} DrSlipKind;

/* Which one slip makes @needed, which is as long, of @stated. Zeros at the end of both are no digits; @length is how many
 * others there are. */
DrSlipKind dr_slip_find_kind (const DrDecimal *stated,
                              const DrDecimal *needed,
                              guint           *length);
/* How telling a slip makes @needed of @stated. */
DrSlip   dr_slip_grade      (const DrDecimal *stated,
                             const DrDecimal *needed);

G_END_DECLS
