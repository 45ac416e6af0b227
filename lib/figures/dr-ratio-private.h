/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ratios from decimals, for the rest of the library. */

#pragma once

#include <districtreport/dr-ratio.h>

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

DrRatio * dr_ratio_new_from_decimals (const DrDecimal *numerator,
                                      const DrDecimal *denominator,
                                      GError         **error);
DrRatio * dr_ratio_new_from_decimal  (const DrDecimal *value,
                                      GError         **error);
/* @numerator / @denominator; the denominator is not 0. */
DrRatio * dr_ratio_new_from_integers (dr_int128        numerator,
                                      dr_int128        denominator,
                                      GError         **error);

/* The largest whole number that is not above the ratio, and the smallest that is not below. */
dr_int128 dr_ratio_get_floor         (DrRatio         *self);
dr_int128 dr_ratio_get_ceiling       (DrRatio         *self);

G_END_DECLS
