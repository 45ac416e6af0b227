/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How a figure behaves when it is added up. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DrNature:
 * @DR_NATURE_FLOW: adds up over time and over units: members admitted
 * @DR_NATURE_STOCK: a level at a date: adds up over units, not over time: members there are
 * @DR_NATURE_RATIO: a numerator over a denominator: never summed, never plainly averaged
 *
 * How the figures of an indicator may be aggregated.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_NATURE_FLOW,
  DR_NATURE_STOCK,
  DR_NATURE_RATIO
} DrNature;

/**
 * DrDesire:
 * @DR_DESIRE_MORE: the more, the better
 * @DR_DESIRE_LESS: the less, the better: crimes, accidents, poor households
 *
 * Which way an indicator should go.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_DESIRE_MORE,
  DR_DESIRE_LESS
} DrDesire;

G_END_DECLS
