/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which figures count where a unit reports, and so do units below it. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrNestedUnits:
 * @DR_NESTED_UNITS_REFUSE: a sum with both is an error, [error@DistrictReport.Error.MISMATCH], that names an example
 * @DR_NESTED_UNITS_PARTS: the figures of the units below count, and that of a unit above only where none below has one
 * @DR_NESTED_UNITS_WHOLES: the figure of the unit above counts, and those of units below only where none above has one
 * @DR_NESTED_UNITS_ALL: all count: each unit has done what it reports beside the others
 *
 * Which figures count where a unit reports one indicator for a period, and so
 * do units below it: the total of a province, and what its districts say.
 * Adding both up would count things twice, unless the province reports what it
 * did itself.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_NESTED_UNITS_REFUSE,
  DR_NESTED_UNITS_PARTS,
  DR_NESTED_UNITS_WHOLES,
  DR_NESTED_UNITS_ALL
} DrNestedUnits;

G_END_DECLS
