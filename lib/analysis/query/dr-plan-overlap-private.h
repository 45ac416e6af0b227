/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Plans of a longer period than the figures they stand beside: a year's, said again with every quarter. */

#pragma once

#include "analysis/dataset/dr-dataset-private.h"

G_BEGIN_DECLS

/*
 * Refuses a group where one unit's planned quantities of one indicator would be added up although they are for periods
 * that share days. @unit and @period tell the group of each unit and period, or -1 where none of them counts.
 */
gboolean dr_plan_overlap_check (const DrDataset  *dataset,
                                const gint32     *unit,
                                const gint32     *indicator,
                                const gint32     *period,
                                GCancellable     *cancellable,
                                GError          **error);

G_END_DECLS
