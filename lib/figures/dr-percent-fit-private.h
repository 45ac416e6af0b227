/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether a stated percentage fits a part and a whole: the reader asks which figure it belongs to, the checker whether it is right. */

#pragma once

#include "figures/dr-fit-private.h"

G_BEGIN_DECLS

/* Is @part / @whole × 100 within the precision of @percent (measure «%»)? All three count with their hedges.
 * The measures of part and whole are not compared: one thing often has two names («64 đảng viên, nữ 21 đồng chí»). */
DrFit dr_percent_fit          (DrQuantity  *part,
                               DrQuantity  *whole,
                               DrQuantity  *percent,
                               GError     **error);
/* The same where no digits were cut off of part or whole: never DR_FIT_CUT_FIGURES, but DR_FIT_INCONSISTENT. */
DrFit dr_percent_fit_uncut    (DrQuantity  *part,
                               DrQuantity  *whole,
                               DrQuantity  *percent,
                               GError     **error);
/* The same of figures that are exact, of which those that are @countable stand for themselves where they have no decimals.
 * Nothing is allocated. FALSE where that does not tell: of zero and less, and of more digits than most figures have. */
gboolean dr_percent_fit_plain (const DrDecimal *part,
                               const DrDecimal *whole,
                               gboolean         countable,
                               const DrDecimal *percent,
                               DrFit           *fit);
/* Which whole numbers from 1, as target, make @part the stated @percent? Those that give it rounded; only if there
 * are none, those that give it cut off. Without bound above, @highest is the largest 128-bit number. A part that is
 * zero, or may be, fits any target or none that can be told: undefined, unless the percentage rules zero out. */
DrFit dr_percent_fit_integer  (DrQuantity  *part,
                               DrQuantity  *percent,
                               dr_int128   *lowest,
                               dr_int128   *highest,
                               GError     **error);

/* What a stated percentage stands for as a share, rounded or cut off. */
DrInterval * dr_percent_get_rounded   (DrQuantity  *percent,
                                       GError     **error);
DrInterval * dr_percent_get_truncated (DrQuantity  *percent,
                                       GError     **error);

G_END_DECLS
