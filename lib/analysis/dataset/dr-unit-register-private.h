/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A register for those who put whole datasets into its units. */

#pragma once

#include <districtreport/dr-unit-register.h>

#include "analysis/dataset/dr-unit-table-private.h"

G_BEGIN_DECLS

/* The units as columns, a row each in the order of the register; checked. */
DrUnitTable * dr_unit_register_peek_table (DrUnitRegister  *self);
/* The row of a unit, DR_NO_UNIT where there is no such id. */
gint32        dr_unit_register_find_row   (DrUnitRegister  *self,
                                           const char      *id);

/* The unit that goes by the codes of @unit on a day, or else alone by its name in @within (nullable). Without one, how many
 * go by the name. (transfer none) (nullable) */
DrUnit *      dr_unit_register_identify   (DrUnitRegister  *self,
                                           DrUnit          *unit,
                                           DrUnit          *within,
                                           const GDate     *day,
                                           guint           *n_named);

G_END_DECLS
