/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Plans of a longer period than the figures they are held against: a year's, beside those of its quarters. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

/*
 * Puts what one unit planned of one indicator together with what it reached, where a group holds both for periods that
 * share days. A plan covers the actuals of its unit and indicator whose periods lie within the one that it is for; it
 * counts once, however often it is said, and where it is said differently that of the latest report counts. Whatever else
 * shares days is refused. The facts of the plan are changed so that they are added up like that.
 */
gboolean dr_plan_cover_resolve (DrQueryPlan   *plan,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
