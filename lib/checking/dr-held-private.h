/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What an earlier report of the same body holds, to be found by unit and indicator. */

#pragma once

#include "checking/dr-rules-private.h"

G_BEGIN_DECLS

struct _DrHeld
{
  DrCheck      check;           /* of the earlier report */
  DrPeriod    *period;          /* of the earlier report */
  GHashTable  *achievements;    /* (owned) unit and indicator to index + 1; ambiguous ones are left out */
  GHashTable  *targets;         /* (owned) unit, indicator, period and assigner to index + 1 */
};

/* Fails with a mismatch unless @earlier is an earlier report of the body that issued @report. */
gboolean dr_held_init             (DrHeld         *self,
                                   DrReport       *report,
                                   DrReport       *earlier,
                                   GError        **error);
void     dr_held_clear            (DrHeld         *self);
/* What is held of the thing that an achievement of another report counts; DR_NONE if nothing is, or more than one. */
guint32  dr_held_find             (const DrHeld   *self,
                                   const DrCheck  *check,
                                   guint32         achievement);
/* Whether the words name the period of the earlier report: «năm 2022», «cùng kỳ», «quý trước». */
gboolean dr_held_is_named         (const DrCheck  *check,
                                   const DrHeld   *held,
                                   const DrWording *words);
guint32  dr_held_find_target      (const DrHeld   *self,
                                   const DrCheck  *check,
                                   guint32         target);

/* The rules across reports. */
gboolean dr_check_held_change     (DrCheck *check, const DrHeld *held, GError **error);
gboolean dr_check_held_cumulative (DrCheck *check, const DrHeld *held, GError **error);
gboolean dr_check_held_magnitude  (DrCheck *check, const DrHeld *held, GError **error);
gboolean dr_check_held_target     (DrCheck *check, const DrHeld *held, GError **error);
gboolean dr_check_held_total      (DrCheck *check, const DrHeld *held, GError **error);
gboolean dr_check_held_directive  (DrCheck *check, const DrHeld *held, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrHeld, dr_held_clear)

/* --- the parts of rule «held-change» --- */

/* Says where this report has another figure of the earlier period than @then, which the report of that period has. */
gboolean dr_held_check_earlier    (DrCheck        *check,
                                   const DrHeld   *held,
                                   guint32         index,
                                   DrQuantity     *now,
                                   DrQuantity     *then);
/* By how many places a rank has moved since the earlier report. */
void     dr_held_check_ranks      (DrCheck        *check,
                                   const DrHeld   *held);
/* The number of places that a rank is said to have moved by, and which way; FALSE if none is said. */
gboolean dr_rank_find_move        (const DrCheck  *check,
                                   gsize           start,
                                   gsize           end,
                                   gint64         *n,
                                   DrStretch      *place);

G_END_DECLS
