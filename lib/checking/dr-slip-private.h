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

G_END_DECLS
