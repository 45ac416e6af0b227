/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Figures of reports, as rows of a dataset in the making. */

#pragma once

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-report.h>

#include "analysis/dataset/dr-fact-draft-private.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray  *reports;       /* (element-type DrReport) */
  GArray     *rows;          /* (element-type DrReportDraftRow), as many as contributors */
  GArray     *contributors;  /* (element-type DrContributor) */
  GArray     *left_out;      /* (element-type DrContributor) */
  GHashTable *codes;         /* scheme and value to whom they named, and when */
  gboolean    has_unnamed;   /* the issuer of a report is not known */
  DrParts     parts;
} DrReportDraft;

void     dr_report_draft_init   (DrReportDraft     *self);
void     dr_report_draft_clear  (DrReportDraft     *self);
/* Appends the figures of a report. @issuer_id is what its issuer is known by, NULL: as the report says. */
gboolean dr_report_draft_add    (DrReportDraft     *self,
                                 DrUnitDraft       *units,
                                 DrIndicatorDraft  *indicators,
                                 DrPeriodDraft     *periods,
                                 DrReport          *report,
                                 const char        *issuer_id,
                                 GError           **error);
/* Makes blocks of all rows, once nothing finer can come. */
gboolean dr_report_draft_finish (DrReportDraft     *self,
                                 DrIndicatorDraft  *indicators,
                                 DrFactDraft       *facts,
                                 GError           **error);

G_END_DECLS
