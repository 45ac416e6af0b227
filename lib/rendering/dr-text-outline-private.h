/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The order in which the figures of a report are shown. */

#pragma once

#include "model/dr-report-private.h"

G_BEGIN_DECLS

/*
 * Body by body, what is of another period than most behind what is not, parts below their wholes.
 * Links are indices, so that a report of a million figures costs a few arrays
 * and no object longer than its row is written.
 */
typedef struct
{
  const DrReportData *data;
  GArray             *units;         /* (element-type guint32) those with figures or rankings, in report order */
  guint32            *first_figure;  /* of each unit */
  guint32            *last_figure;
  guint32            *next_figure;   /* of each achievement: the next of its unit that is no part */
  guint32            *first_part;    /* of each achievement */
  guint32            *last_part;
  guint32            *next_part;
  guint32            *first_ranking; /* of each unit */
  guint32            *last_ranking;
  guint32            *next_ranking;  /* of each ranking */
  guint32             period;        /* that most figures are of, if it is more than half of them; else the report's */
} DrTextOutline;

void dr_text_outline_init  (DrTextOutline      *self,
                            const DrReportData *data);
void dr_text_outline_clear (DrTextOutline      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrTextOutline, dr_text_outline_clear)

/* @period is the one that is told already: that of the whole it is a part of, or of the figures before. */
typedef void (*DrTextVisit) (DrReport  *report,
                             guint32    achievement,
                             gsize      depth,
                             guint32    period,
                             gpointer   user_data);

/* Calls @visit for each figure of @unit, a whole before its parts. Parts may nest as deep as a document likes. */
void dr_text_outline_visit (const DrTextOutline *self,
                            DrReport            *report,
                            guint32              unit,
                            DrTextVisit          visit,
                            gpointer             user_data);

G_END_DECLS
