/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-fact-thinning-private.h"
#include "analysis/query/dr-contradictions-private.h"
#include "analysis/query/dr-query-level-private.h"
#include "base/dr-error-private.h"
#include "model/dr-report-private.h"

/* Whether the figures are asked for, and added up. */
static gboolean
is_asked_for (const DrQueryPlan     *plan,
              const DrQueryLevel    *level,
              const DrContradiction *contradiction)
{
  guint needs = contradiction->is_of_plans
                    ? DR_METRIC_NEEDS_PLANNED | DR_METRIC_NEEDS_PAIRS
                    : DR_METRIC_NEEDS_ACTUALS | DR_METRIC_NEEDS_PAIRS | DR_METRIC_NEEDS_TERMS;

  return (plan->traits & needs) != 0 && level->code[DR_DIMENSION_UNIT][contradiction->unit] >= 0 &&
         level->code[DR_DIMENSION_INDICATOR][contradiction->indicator] >= 0 &&
         level->code[DR_DIMENSION_PERIOD][contradiction->period] >= 0;
}

/* The contributors of rows that count, of all that contradict others: (element-type uint). */
static GHashTable *
find_counting (const DrQueryPlan *plan)
{
  const DrDataset *dataset = plan->dataset;
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  GHashTable *counting = g_hash_table_new (NULL, NULL);
  guint64 number = 0;

  for (guint i = 0; i < dataset->contradictions->len; i++)
    for (guint j = 0; j < 2; j++)
      g_hash_table_add (wanted, GUINT_TO_POINTER (g_array_index (dataset->contradictions, DrContradiction, i).contributors[j]));

  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++, number++)
        if (block->contributor != NULL && (plan->left_out == NULL || (plan->left_out[number] & DR_FIGURE_ACTUAL) == 0) &&
            g_hash_table_contains (wanted, GUINT_TO_POINTER (block->contributor[row])))
          g_hash_table_add (counting, GUINT_TO_POINTER (block->contributor[row]));
    }

  return counting;
}

/* A contributor's actual, or what it planned. */
static DrDecimal
get_value (const DrDataset *dataset,
           guint32          contributor,
           gboolean         is_of_plans)
{
  const DrContributor *source = &g_array_index (dataset->contributors, DrContributor, contributor);
  const DrReportData *data = dr_report_get_data (g_ptr_array_index (dataset->reports, source->report));

  if (source->is_target)
    return dr_figure_get_value (&g_array_index (data->targets, DrTargetRecord, source->item).planned);

  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, source->item);

  return dr_figure_get_value (is_of_plans ? &g_array_index (data->targets, DrTargetRecord, record->target).planned
                                          : &record->actual);
}

static gboolean
refuse (const DrDataset        *dataset,
        const DrContradiction  *contradiction,
        GError                **error)
{
  DrDecimal values[] = {
    get_value (dataset, contradiction->contributors[0], contradiction->is_of_plans),
    get_value (dataset, contradiction->contributors[1], contradiction->is_of_plans),
  };
  g_autofree char *value = dr_decimal_to_string (&values[0]);
  g_autofree char *other_value = dr_decimal_to_string (&values[1]);
  g_autofree char *period = dr_period_to_string (dataset->periods->periods[contradiction->period]);

  return dr_error_set (error, DR_ERROR_MISMATCH,
                       "%s“%s” of %s for %s is %s and %s in one report, which cannot both be: correct the report, or keep other "
                       "indicators with the filter \"indicator\"",
                       contradiction->is_of_plans ? "the plan of " : "",
                       dr_string_column_get (dataset->indicators->labels, (guint32) contradiction->indicator),
                       dr_string_column_get (dataset->units->ids, (guint32) contradiction->unit), period, value, other_value);
}

gboolean
dr_contradictions_resolve (DrQueryPlan  *plan,
                           GError      **error)
{
  const DrDataset *dataset = plan->dataset;
  g_autoptr (GHashTable) counting = NULL;
  g_auto (DrQueryLevel) level = { 0 };

  if (dataset->contradictions == NULL || dataset->contradictions->len == 0)
    return TRUE;

  dr_query_level_init (&level, plan, FALSE);
  counting = find_counting (plan);
  for (guint i = 0; i < dataset->contradictions->len; i++)
    {
      const DrContradiction *contradiction = &g_array_index (dataset->contradictions, DrContradiction, i);

      if (is_asked_for (plan, &level, contradiction) &&
          (contradiction->is_of_plans ||
           (g_hash_table_contains (counting, GUINT_TO_POINTER (contradiction->contributors[0])) &&
            g_hash_table_contains (counting, GUINT_TO_POINTER (contradiction->contributors[1])))))
        return refuse (dataset, contradiction, error);
    }

  return TRUE;
}
