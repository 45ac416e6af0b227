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

G_END_DECLS
