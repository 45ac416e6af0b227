/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the arithmetic of periods and their display both ask. */

#pragma once

#include <districtreport/dr-period.h>

G_BEGIN_DECLS

/* Whether a term is the stage of a plan («giai đoạn») rather than one of office («nhiệm kỳ»). */
gboolean dr_period_is_stage (DrPeriod *self);

G_END_DECLS
