/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of a report builder: what a report says of itself, what its items refer to, the items, the records
 * that are made of them, and the checks of the whole are in files of their own. */

#pragma once

#include "model/dr-report-private.h"

G_BEGIN_DECLS

/* An id that is looked for when the report is whole. */
typedef struct
{
  guint32 index; /* of the record that names it */
  guint32 id;    /* string */
} DrReference;

struct _DrReportBuilder
{
  gatomicrefcount  ref_count;

  DrReportData    *data;            /* (owned) (nullable) NULL once the report is made */
  DrLimits        *limits;          /* (owned) (nullable) */
  GError          *failure;         /* (owned) (nullable) the first, to be told at the end */

  guint64          n_items;
  GHashTable      *periods;         /* (owned) DrPeriod to index + 1 */
  GHashTable      *indicators;      /* (owned) IndicatorKey to index + 1 */
  GHashTable      *indicator_ids;   /* (owned) string + 1 to index + 1 */
  GHashTable      *suffixes;        /* (owned) string + 1 to the last number put after it */

  GArray          *parts;           /* (owned) (element-type DrReference) achievements and what they are part of */
  GArray          *number_items;    /* (owned) (element-type DrReference) numbers and what they belong to */
};

void     dr_report_builder_init_records            (DrReportBuilder  *self);
void     dr_report_builder_clear_records           (DrReportBuilder  *self);
/* Whether one more item may come. */
gboolean dr_report_builder_has_room                (DrReportBuilder  *self,
                                                    GError          **error);
/* Whether the report is yet to be made. */
gboolean dr_report_builder_check_open              (DrReportBuilder  *self,
                                                    GError          **error);

gboolean dr_report_builder_convert_quantity        (DrReportBuilder  *self,
                                                    DrQuantity       *quantity,
                                                    DrFigure         *figure,
                                                    GError          **error);
/* DR_NONE: as the measure is called anyway. */
guint32  dr_report_builder_convert_written_measure (DrReportBuilder  *self,
                                                    DrQuantity       *quantity);
gboolean dr_report_builder_convert_span            (DrSpan           *span,
                                                    guint32          *start,
                                                    guint32          *end,
                                                    GError          **error);
gboolean dr_report_builder_convert_source          (DrReportBuilder  *self,
                                                    DrSource         *source,
                                                    DrSourceRecord   *record,
                                                    GError          **error);

/* The record of what an item refers to, added unless the report has it; DR_NONE with an error if it has another of the id. */
guint32  dr_report_builder_index_unit              (DrReportBuilder  *self,
                                                    DrUnit           *unit,
                                                    GError          **error);
guint32  dr_report_builder_index_indicator         (DrReportBuilder  *self,
                                                    DrIndicator      *indicator,
                                                    GError          **error);
guint32  dr_report_builder_index_target            (DrReportBuilder  *self,
                                                    DrTarget         *target,
                                                    GError          **error);

/* Whether the records go together, checked once they are all there. */
gboolean dr_report_data_check                      (DrReportData     *data,
                                                    GError          **error);

G_END_DECLS
