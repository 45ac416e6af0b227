/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How an exact figure becomes a shown one. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DrRounding:
 * @DR_ROUNDING_HALF_AWAY_FROM_ZERO: to the nearest, a half away from zero: what people do by hand
 * @DR_ROUNDING_HALF_TO_EVEN: to the nearest, a half to the even digit: what databases do
 * @DR_ROUNDING_TRUNCATE: the further digits are cut off
 *
 * How a quotient is rounded when it is shown. It is rounded once, and what
 * compares it uses the exact value.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_ROUNDING_HALF_AWAY_FROM_ZERO,
  DR_ROUNDING_HALF_TO_EVEN,
  DR_ROUNDING_TRUNCATE
} DrRounding;

G_END_DECLS
