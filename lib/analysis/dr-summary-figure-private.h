/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Figures that enter a sum, and what they must not be for that. */

#pragma once

#include "analysis/dr-summary-entry-private.h"
#include "analysis/dr-summary-workspace-private.h"
#include "figures/dr-accumulator-private.h"

G_BEGIN_DECLS

/* A figure that enters a sum, with what tells whether another covers the same ground. */
typedef struct
{
  DrAchievement *achievement;
  const char    *subject;   /* unit and indicator */
  const GDate   *first_day;
  const GDate   *last_day;
} DrSummaryFigure;

/* @figures: (element-type DrSummaryFigure) */
void     dr_summary_figures_append        (GArray                    *figures,
                                           const DrSummaryEntry      *entry);
/* Refuses what the kinds of the figures forbid. */
gboolean dr_summary_figures_check_kinds   (const GArray              *figures,
                                           const DrAccumulator       *accumulator,
                                           const DrSummaryWorkspace  *workspace,
                                           GError                   **error);
/* Refuses figures of one unit and indicator that cover the same days. Figures of one and the same period may be two
 * events of it, and add up. The figures are put in order. */
gboolean dr_summary_figures_check_periods (GArray                    *figures,
                                           GError                   **error);

G_END_DECLS
