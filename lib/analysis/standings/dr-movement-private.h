/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes movements, for standings. */

#pragma once

#include <districtreport/dr-movement.h>

G_BEGIN_DECLS

/* A rank of 0 is none; one of the two is another. */
DrMovement * dr_movement_new (DrUnit   *unit,
                              guint     rank_then,
                              guint     rank_now,
                              gboolean  is_elsewhere);

G_END_DECLS
