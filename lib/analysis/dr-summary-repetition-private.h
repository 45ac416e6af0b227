/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a list of achievements says twice. */

#pragma once

#include "analysis/dr-summary-entry-private.h"

G_BEGIN_DECLS

/* Takes from entries (element-type DrSummaryEntry) the figures that others have already, equally or more finely. What cannot
 * both be is an error of the sum, or of what was planned; both are set by others before, or neither. */
void dr_summary_entries_drop_repeated (GArray  *entries,
                                       GError **actual_error,
                                       GError **planned_error);

G_END_DECLS
