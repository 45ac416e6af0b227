/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the arithmetic of periods and their display both ask. */

#pragma once

#include <districtreport/dr-period.h>

G_BEGIN_DECLS

/* Whether a term is the stage of a plan («giai đoạn») rather than one of office («nhiệm kỳ»). */
gboolean dr_period_is_stage (DrPeriod *self);

/* The year and the month that a period counts from, whatever the day on which books open: 2023~14 begins in 2022. */
int      dr_period_get_first_year  (DrPeriod *self);
int      dr_period_get_first_month (DrPeriod *self);

G_END_DECLS
