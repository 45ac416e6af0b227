/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Indicators whose parts are known to fit. */

#pragma once

#include <districtreport/dr-indicator.h>

G_BEGIN_DECLS

DrIndicator * dr_indicator_new_take (GRefString  *id,
                                     GRefString  *label,
                                     GRefString  *measure,
                                     DrNature     nature,
                                     DrDesire     desire);
/* The measure as a counted string, to be shared by quantities. */
GRefString *  dr_indicator_peek_measure (DrIndicator *self);

G_END_DECLS
