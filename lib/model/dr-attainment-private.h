/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Judges a figure against its target. */

#pragma once

#include "model/dr-achievement-private.h"

G_BEGIN_DECLS

DrAttainment dr_attainment_judge        (const DrAchievementFields *fields,
                                         DrRatio                   *near_threshold);
/* Judges a figure by a plan from @lower to @upper, which are the same where that is no range. */
DrAttainment dr_attainment_judge_values (DrRatio                   *figure,
                                         DrRatio                   *lower,
                                         DrRatio                   *upper,
                                         DrComparator               comparator,
                                         DrDesire                   desire,
                                         DrRatio                   *near_threshold);

G_END_DECLS
