/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* «nghìn», «triệu», «tỷ» behind a figure, and which of them it should have been. */

#pragma once

#include "checking/dr-check-private.h"

G_BEGIN_DECLS

/* «nghìn», «triệu», «tỷ», whichever stands between two bytes; NULL for none, or more than one. The strings are these three. */
const char * dr_magnitude_get_word (const DrCheck *check,
                                gsize          start,
                                gsize          end);
/* Says in @facts which word the figure between two bytes has and which it should have, to be a thousandth (@shift -3), or a
 * thousand times (3), of what it is; nothing where there is no such word. */
void     dr_magnitude_suggest  (const DrCheck *check,
                                gsize          start,
                                gsize          end,
                                int            shift,
                                DrRuleFacts   *facts);
/* How many powers of ten, 3 or -3, a figure is away from about the other one; 0 if it is not. */
int      dr_magnitude_find_shift (DrQuantity  *figure,
                                  DrQuantity  *other);
/* The same of what was computed with a figure, and what is stated. */
int      dr_magnitude_find_shift_of (DrInterval *computed,
                                     DrQuantity *stated);

G_END_DECLS
