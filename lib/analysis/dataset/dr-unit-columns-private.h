/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Units as columns. */

#pragma once

#include "analysis/dataset/dr-unit-table-private.h"

G_BEGIN_DECLS

/* A row a unit, in order. @rows gives, from 1, the row of an id; all parents and successors have one. */
DrUnitTable * dr_unit_columns_new (GPtrArray   *units,
                                   GHashTable  *rows,
                                   GError     **error);

G_END_DECLS
