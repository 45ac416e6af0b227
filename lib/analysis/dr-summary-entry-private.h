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
  DrAchievement *planned_by;  /* whose plan it has: its own, or what told it in other words */
  const char    *subject;     /* its unit and indicator; equal ones are one string */
  const char    *occasion;    /* (nullable) which of several it is told of: «đợt 1» */
} DrSummaryEntry;

DrSummaryEntry dr_summary_entry_make (DrAchievement *achievement,
                                      const char    *subject);

/* What was planned, if the entry has a plan. (transfer none) */
DrQuantity * dr_summary_entry_get_planned (const DrSummaryEntry *self);

/* Entries (element-type DrSummaryEntry), to be put in an order. */
GPtrArray * dr_summary_entries_borrow     (GArray  *entries);
/* Of borrowed ones: equal actuals of one subject and period side by side. */
int      dr_summary_entry_compare         (gconstpointer         left,
                                           gconstpointer         right);
int      dr_summary_entry_compare_places  (const DrSummaryEntry *one,
                                           const DrSummaryEntry *other);
int      dr_summary_entry_compare_actuals (const DrSummaryEntry *one,
                                           const DrSummaryEntry *other);
int      dr_summary_entry_compare_plans   (const DrSummaryEntry *one,
                                           const DrSummaryEntry *other);

/* Tells which figures are held against each other. */
gboolean dr_summary_entries_pair          (GArray  *entries,
                                           GError **error);

/* The unit of an achievement as messages call it. */
const char * dr_summary_entry_name_unit   (DrAchievement *achievement);

G_END_DECLS
