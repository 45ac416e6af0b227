/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Shares from exact fractions, for the rest of the room. */

#pragma once

#include <districtreport/dr-unit-share.h>

G_BEGIN_DECLS

/* @numerator / @denominator, above 0 and up to 1. */
DrUnitShare * dr_unit_share_new (DrUnit *unit,
                                 gint64  numerator,
                                 gint64  denominator);

G_END_DECLS
