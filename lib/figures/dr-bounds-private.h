/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The values a figure may stand for, as decimals: an interval without memory of its own. */

#pragma once

#include <districtreport/dr-interval.h>
#include <districtreport/dr-quantity.h>

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

/* An absent end has no value. */
typedef struct
{
  DrDecimal lower;
  DrDecimal upper;
  DrEnd     lower_end;
  DrEnd     upper_end;
} DrBounds;

/* The bounds of a figure as written; @upper is read of a range alone. FALSE if they do not fit. */
gboolean     dr_bounds_find        (const DrDecimal *value,
                                    const DrDecimal *upper,
                                    DrHedge          hedge,
                                    gboolean         is_countable,
                                    DrBounds        *bounds);
DrInterval * dr_bounds_to_interval (const DrBounds  *self,
                                    GError         **error);

G_END_DECLS
