/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Units that report beside one above them. */

#pragma once

#include "analysis/dataset/dr-dataset-private.h"

G_BEGIN_DECLS

/* For each unit the nearest above it in the same of @n_groups groups, DR_NO_UNIT without one; a unit whose group is
 * negative is in none. (transfer full) */
gint32 *       dr_unit_table_find_enclosing      (const DrUnitTable *self,
                                                  const gint32      *group,
                                                  gint32             n_groups);
/* For each unit whether any row is its own; NULL where none of them lies below another of them. That is looked for
 * once. (transfer none) */
const guint8 * dr_dataset_find_nested_reporters (DrDataset         *self);

G_END_DECLS
