/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a report says twice: in its summary and in its sections, in its text and in its tables. */

#pragma once

#include "analysis/dataset/dr-report-draft-private.h"

G_BEGIN_DECLS

/*
 * Marks the rows that repeat another of the same report. @rows are of one unit, indicator and period, those of one report
 * side by side. A level, a plan, and a flow of two telling digits or more is stated again where it is stated equally, or
 * more coarsely: the finest stays, with the plan of the others. Flows of fewer digits are often equal by chance, and add up.
 * What cannot both be is noted in the draft: two levels, and two events of no occasion with one plan.
 */
void dr_repetition_find (DrReportDraft *draft,
                         const guint32 *rows,
                         guint          n_rows,
                         guint8        *is_dropped);

G_END_DECLS
