/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What people call the values in a column of keys. */

#pragma once

#include "analysis/query/dr-table-private.h"

G_BEGIN_DECLS

/* A label for each code that occurs in @column, so that no two are alike; NULL where its values have no names. Where
 * these are @units, those of one name are told apart by who is above them. (transfer full) (element-type utf8) */
GHashTable * dr_table_find_labels (const DrTableColumn *column,
                                   const DrUnitTable   *units);

G_END_DECLS
