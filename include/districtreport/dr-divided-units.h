/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What becomes of the figures of a unit that was divided. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrDividedUnits:
 * @DR_DIVIDED_UNITS_REFUSE: an error, [error@DistrictReport.Error.DIVIDED], that names the unit
 * @DR_DIVIDED_UNITS_KEEP: they stay with the unit that was divided
 * @DR_DIVIDED_UNITS_APPORTION: they go to its successors by their weights, and are estimated from then on
 *
 * What becomes of the figures of a unit that was divided, when a query asks
 * for the structure of a later day.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_DIVIDED_UNITS_REFUSE,
  DR_DIVIDED_UNITS_KEEP,
  DR_DIVIDED_UNITS_APPORTION
} DrDividedUnits;

G_END_DECLS
