/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether a stated percentage fits a part and a whole: the reader asks which figure it belongs to, the checker whether it is right. */

#pragma once

#include <districtreport/dr-interval.h>

#include "figures/dr-quantity-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_FIT_CONSISTENT,     /* within the stated precision, rounded */
  DR_FIT_TRUNCATED,      /* only if the further digits were cut off */
  DR_FIT_INCONSISTENT,
  DR_FIT_UNDEFINED       /* the whole is, or may be, zero */
} DrFit;

/* Is @part / @whole × 100 within the precision of @percent (measure «%»)? */
DrFit dr_percent_fit          (DrQuantity  *part,
                               DrQuantity  *whole,
                               DrQuantity  *percent,
                               GError     **error);
/* Does some whole number of @measure as target make @part the stated @percent? Both forms of cutting are tried. */
DrFit dr_percent_fit_integer  (DrQuantity  *part,
                               DrQuantity  *percent,
                               dr_int128   *lowest,
                               dr_int128   *highest,
                               GError     **error);

G_END_DECLS
