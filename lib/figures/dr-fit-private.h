/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether a computed figure is the stated one: rounded, or with its further digits cut off. */

#pragma once

#include <districtreport/dr-interval.h>

#include "figures/dr-quantity-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_FIT_CONSISTENT,     /* within the stated precision, rounded */
  DR_FIT_TRUNCATED,      /* only if the further digits were cut off */
  DR_FIT_CUT_FIGURES,    /* only if those of the figures that it was computed from were cut off */
  DR_FIT_INCONSISTENT,
  DR_FIT_UNDEFINED       /* the whole is, or may be, zero; also where an error is set */
} DrFit;

/* What a stated value stands for if it was rounded to its last digit. Offices round a half either way, so both ends belong. */
DrInterval * dr_fit_get_rounded   (const DrDecimal *value,
                                   GError         **error);
/* What it stands for if its further digits were cut off: up to the next step, away from zero. */
DrInterval * dr_fit_get_truncated (const DrDecimal *value,
                                   GError         **error);
/* Either of the two. */
DrInterval * dr_fit_get_rounded_or_truncated (const DrDecimal *value,
                                   GError         **error);
/* What a quantity stands for, rounded or cut off: at least its bounds, and those alone if it is hedged, only comes
 * whole, or has no digit behind the point of its magnitude. */
DrInterval * dr_fit_get_either    (DrQuantity      *quantity,
                                   GError         **error);
/* Is @computed what @stated says? A count that only comes whole is taken as it stands unless it @may_be_rounded, as a mean
 * may; a hedge is wider than any rounding. */
DrFit        dr_fit_stated        (DrInterval      *computed,
                                   DrQuantity      *stated,
                                   gboolean         may_be_rounded,
                                   GError         **error);

G_END_DECLS
