/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

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

  return (plan->traits & needs) != 0 && (plan->traits & (DR_METRIC_IS_SUM | DR_METRIC_IS_OF_CELLS)) != 0 &&
         level->code[DR_DIMENSION_UNIT][contradiction->unit] >= 0 &&
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

static GError *
describe (const DrDataset       *dataset,
          const DrContradiction *contradiction)
{
  DrDecimal values[] = {
    get_value (dataset, contradiction->contributors[0], contradiction->is_of_plans),
    get_value (dataset, contradiction->contributors[1], contradiction->is_of_plans),
  };
  g_autofree char *value = dr_decimal_to_string (&values[0]);
  g_autofree char *other_value = dr_decimal_to_string (&values[1]);
  g_autofree char *period = dr_period_to_string (dataset->periods->periods[contradiction->period]);

  GError *error = NULL;

  dr_error_set_with_cause (&error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_CONTRADICTION,
                           "%s“%s” of %s for %s is %s and %s in one report, which cannot both be: correct the report, or keep "
                           "other indicators with the filter \"indicator\"",
                           contradiction->is_of_plans ? "the plan of " : "",
                           dr_string_column_get (dataset->indicators->labels, (guint32) contradiction->indicator),
                           dr_string_column_get (dataset->units->ids, (guint32) contradiction->unit), period, value, other_value);

  return error;
}

/* Leaves out what is at odds: all actuals, or plans, of the unit, the indicator and the period. */
static gboolean
leave_out (DrQueryPlan   *plan,
           GArray        *found,
           GError       **error)
{
  const DrDataset *dataset = plan->dataset;
  g_autofree guint8 *left_out = g_try_malloc0 (MAX (dataset->n_rows, 1));
  guint64 number = 0;

  if (left_out == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "there is no memory to tell which figures count");
  if (plan->left_out != NULL)
    memcpy (left_out, plan->left_out, dataset->n_rows);

  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const DrContradiction *at = g_array_index (found, const DrContradiction *, i);

      g_hash_table_add (names, g_strdup_printf ("%d %d %d %d", at->is_of_plans, at->unit, at->indicator, at->period));
    }
  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++, number++)
        for (guint of_plans = 0; of_plans < 2 && block->contributor != NULL; of_plans++)
          {
            char name[64];

            g_snprintf (name, sizeof name, "%u %d %d %d", of_plans, block->unit[row], block->indicator[row], block->period[row]);
            if (g_hash_table_contains (names, name))
              left_out[number] |= of_plans ? DR_FIGURE_PLANNED : DR_FIGURE_ACTUAL;
          }
    }

  g_clear_pointer (&plan->facts, g_array_unref);
  g_free (plan->left_out);
  plan->facts = dr_fact_blocks_thin_out (dataset->blocks, left_out, NULL, error);
  plan->left_out = g_steal_pointer (&left_out);

  return plan->facts != NULL;
}

gboolean
dr_contradictions_resolve (DrQueryPlan  *plan,
                           GError      **error)
{
  const DrDataset *dataset = plan->dataset;
  g_autoptr (GHashTable) counting = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (const DrContradiction *));
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
        {
          if (!dr_query_plan_take_conflict (plan, describe (dataset, contradiction), error))
            return FALSE;
          g_array_append_val (found, contradiction);
        }
    }

  return found->len == 0 || leave_out (plan, found, error);
}
