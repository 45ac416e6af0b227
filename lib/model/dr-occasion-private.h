/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which of several occasions a figure is told of: «đợt 1», «lần thứ hai», «nhân ngày 27/7». */

#pragma once

#include "model/dr-report-private.h"

G_BEGIN_DECLS

/*
 * The day, else the ordinal or the number in a name, that stands before the figure of @record with no other figure between:
 * the numbers only, so that «27/7» and «27/7/2024» are one day. NULL where there is none, or the report has no text, and of
 * a level, which is the same whenever it is told.
 */
char * dr_occasion_describe (const DrReportData        *data,
                             const DrAchievementRecord *record);

G_END_DECLS
