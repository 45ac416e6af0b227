/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a report asks of the units that it is given. */

#pragma once

#include <districtreport/dr-unit.h>

G_BEGIN_DECLS

/* Parents above a unit: the deepest real chain, from the nation to a cell of the Party, has some ten. */
#define DR_UNIT_MAX_DEPTH 64

gboolean dr_unit_equal (DrUnit *self,
                        DrUnit *other);

G_END_DECLS
