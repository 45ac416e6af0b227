/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <districtreport/dr-difference.h>

G_BEGIN_DECLS

#define DR_N_ASPECTS (DR_ASPECT_DOCUMENT + 1)

/* Either item may be NULL, but not both. */
DrDifference * dr_difference_new    (GObject  *old_item,
                                     GObject  *new_item);
/* What an achievement, a target, a ranking, a directive or a citation says of itself, in plain form; NULL where it says nothing. */
char *         dr_aspect_dup_value  (GObject  *item,
                                     DrAspect  aspect);

G_END_DECLS
