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

G_END_DECLS
