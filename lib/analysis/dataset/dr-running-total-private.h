/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Since when a running total runs. */

#pragma once

#include "model/dr-report-private.h"

G_BEGIN_DECLS

/* Whether a figure is added up from before its period: a level is not added up at all. */
gboolean   dr_running_total_is         (const DrReportData        *data,
                                        const DrAchievementRecord *record);
/* The whole time of a running total, where the report tells when it began: by its words («từ đầu năm», «lũy kế 9 tháng»), by
 * a plan for a longer time, or by a period that is not the report's. NULL where nobody knows. (transfer full) */
DrPeriod * dr_running_total_dup_period (const DrReportData        *data,
                                        const DrAchievementRecord *record);

G_END_DECLS
