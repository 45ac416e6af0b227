/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What an achievement tells a summary, and what of it others tell too. */

#pragma once

#include <districtreport/dr-achievement.h>

#include "analysis/dr-cover-private.h"

G_BEGIN_DECLS

typedef struct
{
  DrCoverItem    item;
  DrAchievement *achievement;
  const char    *subject;     /* its unit and indicator; equal ones are one string */
} DrSummaryEntry;

DrSummaryEntry dr_summary_entry_make (DrAchievement *achievement,
                                      const char    *subject);

/* Takes from entries (element-type DrSummaryEntry) the figures that others have already: what a list says twice. */
void     dr_summary_entries_drop_repeated (GArray  *entries);
/* Tells which figures are held against each other. */
gboolean dr_summary_entries_pair          (GArray  *entries,
                                           GError **error);

/* The unit of an achievement as messages call it. */
const char * dr_summary_entry_name_unit   (DrAchievement *achievement);

G_END_DECLS
