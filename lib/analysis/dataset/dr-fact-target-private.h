/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The target that stands behind the plan of a row, where a report tells it. */

#pragma once

#include "analysis/dataset/dr-dataset-private.h"
#include "model/dr-report-private.h"

G_BEGIN_DECLS

/* What a row was made of; NULL in a table. */
static inline const DrContributor *
dr_fact_target_find_contributor (const DrDataset   *dataset,
                                 const DrFactBlock *block,
                                 gsize              row)
{
  return dataset->contributors == NULL || dataset->reports == NULL || block->contributor == NULL
             ? NULL : &g_array_index (dataset->contributors, DrContributor, block->contributor[row]);
}

/* What told the plan of a row; NULL in a table. */
static inline const DrContributor *
dr_fact_target_find_source (const DrDataset   *dataset,
                            const DrFactBlock *block,
                            gsize              row)
{
  const DrContributor *contributor = dr_fact_target_find_contributor (dataset, block, row);

  return contributor == NULL || contributor->planned_of == DR_NO_PLANNED
             ? NULL : &g_array_index (dataset->contributors, DrContributor, contributor->planned_of);
}

static inline DrReportData *
dr_fact_target_get_data (const DrDataset     *dataset,
                         const DrContributor *contributor)
{
  return dr_report_get_data (g_ptr_array_index (dataset->reports, contributor->report));
}

/* The target that a contributor states, or NULL. */
static inline const DrTargetRecord *
dr_fact_target_get (const DrReportData  *data,
                    const DrContributor *contributor)
{
  guint32 number = contributor->is_target
                       ? contributor->item
                       : g_array_index (data->achievements, DrAchievementRecord, contributor->item).target;

  return number == DR_NONE ? NULL : &g_array_index (data->targets, DrTargetRecord, number);
}

G_END_DECLS
