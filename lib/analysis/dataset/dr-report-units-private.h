/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The units of one report, as rows of a dataset in the making. */

#pragma once

#include "analysis/dataset/dr-report-draft-private.h"

G_BEGIN_DECLS

typedef struct
{
  DrReportDraft *self;
  DrUnitDraft   *draft;
  GPtrArray     *units;      /* (element-type DrUnit) of the report */
  DrUnit        *issuer;
  const char    *issuer_id;
  gboolean       is_told;    /* the id of the issuer came with the report: whatever it calls itself, it is that one */
  gint32        *rows;       /* (owned) of each, DR_NO_UNIT before it is asked for */
  GHashTable    *numbers;    /* (owned) (element-type DrUnit guint) in the report, from 1 */
} DrReportUnits;

void     dr_report_units_init   (DrReportUnits       *self,
                                 DrReportDraft       *draft,
                                 DrUnitDraft         *units,
                                 const DrReportData  *data,
                                 const char          *issuer_id);
void     dr_report_units_clear  (DrReportUnits       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrReportUnits, dr_report_units_clear)

/* Whether a unit is one of a table without a letterhead: whoever issued it, the table is of those below. */
gboolean dr_unit_lies_below_nameless (DrUnit         *unit,
                                      DrUnit         *issuer);
/* Whether what the report says of units agrees with what is known of them. Nothing is added. */
gboolean dr_report_units_check  (DrReportUnits       *self,
                                 GError             **error);
/* The row of a unit of the report, which is made if there is none. DR_NO_UNIT with @error set. */
gint32   dr_report_units_intern (DrReportUnits       *self,
                                 DrUnit              *unit,
                                 GError             **error);
/* Adds to what is known of units what this report alone says, once all of them have rows. */
gboolean dr_report_units_tell   (DrReportUnits       *self,
                                 GError             **error);

G_END_DECLS
