/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Figures of reports, as rows of a dataset in the making. */

#pragma once

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-report.h>

#include "analysis/dataset/dr-fact-draft-private.h"
#include "model/dr-report-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint32   unit;
  gint32   indicator;
  gint32   period;
  guint32  contributor; /* what it was made of */
  gboolean has_actual;  /* that of its contributor counts */
  guint32  planned_of;  /* the contributor whose planned quantity counts, if it has one, or DR_NO_PLANNED */
} DrReportDraftRow;

/* How well the issuer of a report is known beyond it. */
typedef enum
{
  DR_ISSUER_BY_NAME = 1 << 0,   /* by its name alone: no code and no given id tells it */
  DR_ISSUER_UNPLACED = 1 << 1,  /* and nothing tells of which place it is, */
  DR_ISSUER_GENERAL = 1 << 2    /* least of all its name, which any body of its kind has */
} DrIssuerCertainty;

typedef struct
{
  GPtrArray  *reports;       /* (element-type DrReport) */
  GArray     *rows;          /* (element-type DrReportDraftRow) */
  GArray     *contributors;  /* (element-type DrContributor) */
  GArray     *left_out;      /* (element-type DrContributor) */
  GArray     *contradictions; /* (element-type DrContradiction) of what counts, once the draft is finished */
  GHashTable *codes;         /* scheme and value to whom they named, and when */
  GHashTable *places;        /* issuers that are known by name to the places (GPtrArray of text) that they report from */
  GByteArray *certainty;     /* by report: DrIssuerCertainty */
  GPtrArray  *issuer_ids;    /* (element-type nullable utf8) by report: what came with it */
  guint      *given_numbers; /* (owned) (nullable) by report: where it stood among those that were added */
  GByteArray *parts_of;      /* by report: DrParts */
  gboolean    is_checked;    /* all reports went together before: nothing is refused any more */
  gboolean    has_unnamed;   /* the issuer of a report is not known */
  gboolean    has_stated_parts; /* some figures are told to be parts of those of units above */
  DrParts     parts;
  DrUnitRegister *units;     /* (nullable) the units that there are, with whatever lies below them in a report */
  GDate       as_of;         /* reports of later days had not come in; not set: all had */
} DrReportDraft;

void     dr_report_draft_init   (DrReportDraft     *self);
void     dr_report_draft_clear  (DrReportDraft     *self);
/* Whether a report goes together with those that are there; nothing is added. */
gboolean dr_report_draft_check  (DrReportDraft     *self,
                                 DrUnitDraft       *units,
                                 const DrIndicatorDraft *indicators,
                                 DrReport          *report,
                                 const char        *issuer_id,
                                 GError           **error);
/* Appends the figures of a report that goes together with them. @issuer_id is what its issuer is known by, NULL: as the
 * report says. */
gboolean dr_report_draft_add    (DrReportDraft     *self,
                                 DrUnitDraft       *units,
                                 DrIndicatorDraft  *indicators,
                                 DrPeriodDraft     *periods,
                                 DrReport          *report,
                                 const char        *issuer_id,
                                 GError           **error);
/* Puts all reports into drafts anew, in an order of their own, where no table tells what there is. */
gboolean dr_report_draft_put_in_order (DrReportDraft     *self,
                                       DrUnitDraft       *units,
                                       DrIndicatorDraft  *indicators,
                                       DrPeriodDraft     *periods,
                                       GError           **error);
/* Gives units that had one code at different times their ids by these: the first is the code itself. */
void     dr_report_draft_name_codes  (const DrReportDraft *self,
                                      DrUnitDraft         *units);
/* The figures that a contributor has; NULL without one. */
const DrFigure * dr_report_draft_get_actual  (const DrReportDraft *self,
                                              guint32              contributor);
const DrFigure * dr_report_draft_get_planned (const DrReportDraft *self,
                                              guint32              contributor);
/* Makes blocks of all rows, once nothing finer can come. */
gboolean dr_report_draft_finish (DrReportDraft     *self,
                                 DrIndicatorDraft  *indicators,
                                 DrFactDraft       *facts,
                                 GError           **error);

G_END_DECLS
