/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a summary knows while it reads its list: measures, subjects and wholes by their names. */

#pragma once

#include <districtreport/dr-achievement.h>

G_BEGIN_DECLS

/* What is needed while the list is read. */
typedef struct
{
  GHashTable *measures;      /* (element-type utf8 guint) canonical measure → its number */
  GPtrArray  *measure_names; /* (element-type utf8) */
  GHashTable *unit_paths;    /* (element-type DrUnit utf8) */
  GHashTable *subjects;      /* (element-type utf8 utf8) a set, which owns its strings */
  GHashTable *wholes;        /* a set: the units and ids of achievements that have an actual */
} DrSummaryWorkspace;

void         dr_summary_workspace_init           (DrSummaryWorkspace *workspace);
void         dr_summary_workspace_clear          (DrSummaryWorkspace *workspace);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrSummaryWorkspace, dr_summary_workspace_clear)

/* The number of a measure, which lives as long as the quantity does. */
gint32       dr_summary_workspace_number_measure (DrSummaryWorkspace *workspace,
                                                  const char         *measure);
/* What an achievement is a figure of: equal ones are one string. */
const char * dr_summary_workspace_get_subject    (DrSummaryWorkspace *workspace,
                                                  DrAchievement      *achievement);

void         dr_summary_workspace_note_whole     (DrSummaryWorkspace *workspace,
                                                  DrAchievement      *achievement);
/* Whether the achievement is part of one in the list. None is part of itself. */
gboolean     dr_summary_workspace_is_part        (DrSummaryWorkspace *workspace,
                                                  DrAchievement      *achievement);

G_END_DECLS
