/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of a report builder: its public side, its records and its checks are in three files. */

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

void     dr_report_builder_init_records  (DrReportBuilder  *self);
void     dr_report_builder_clear_records (DrReportBuilder  *self);
/* Whether one more item may come. */
gboolean dr_report_builder_has_room      (DrReportBuilder  *self,
                                          GError          **error);

/* Whether the records go together, checked once they are all there. */
gboolean dr_report_data_check            (DrReportData     *data,
                                          GError          **error);

G_END_DECLS
