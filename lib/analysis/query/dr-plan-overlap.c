/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-plan-overlap-private.h"

#include "base/dr-error-private.h"
#include "model/dr-report-private.h"

/* What is planned for one unit and indicator within one group of periods. */
typedef struct
{
  gint32 unit;
  gint32 indicator;
  gint32 group;
} Key;

/* For which period was planned, and beside the figures of which. */
typedef struct
{
  DrPeriod *planned_for;  /* lent by a report */
  gint32    beside;
  gboolean  is_longer;
} Plan;

static guint
hash_key (gconstpointer pointer)
{
  const Key *key = pointer;

  return ((guint) key->unit * 31 + (guint) key->indicator) * 31 + (guint) key->group;
}

static gboolean
equal_keys (gconstpointer pointer,
            gconstpointer other_pointer)
{
  const Key *key = pointer;
  const Key *other = other_pointer;

  return key->unit == other->unit && key->indicator == other->indicator && key->group == other->group;
}

/* The period that the plan beside a row is for, if that is longer than the row's own; else NULL. */
static DrPeriod *
find_longer_period (const DrDataset   *dataset,
                    const DrFactBlock *block,
                    gsize              row)
{
  const DrContributor *source = &g_array_index (dataset->contributors, DrContributor, block->contributor[row]);
  const DrReportData *data = dr_report_get_data (g_ptr_array_index (dataset->reports, source->report));

  if (source->is_target)
    return NULL;

  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, source->item);
  if (record->target == DR_NONE)
    return NULL;

  guint32 number = g_array_index (data->targets, DrTargetRecord, record->target).period;
  DrPeriod *own = g_ptr_array_index (data->periods, record->period);
  DrPeriod *planned_for = g_ptr_array_index (data->periods, number);

  return number != record->period && !dr_period_equal (planned_for, own) && dr_period_contains (planned_for, own)
           ? planned_for : NULL;
}

static gboolean
share_days (DrPeriod *one,
            DrPeriod *other)
{
  return g_date_compare (dr_period_get_first_day (one), dr_period_get_last_day (other)) <= 0 &&
         g_date_compare (dr_period_get_first_day (other), dr_period_get_last_day (one)) <= 0;
}

static gboolean
refuse (const DrDataset  *dataset,
        const Key        *key,
        const Plan       *plan,
        const Plan       *other,
        GError          **error)
{
  const Plan *longer = plan->is_longer ? plan : other;
  g_autofree char *planned_for = dr_period_to_display (longer->planned_for, DR_LANGUAGE_ENGLISH);
  g_autofree char *beside = dr_period_to_string (dataset->periods->periods[plan->beside]);
  g_autofree char *other_beside = dr_period_to_string (dataset->periods->periods[other->beside]);

  return dr_error_set (error, DR_ERROR_MISMATCH,
                       "what %s planned of “%s” for %s would be counted twice, with the figures of %s and of %s: "
                       "group by \"period\", or ask for \"actual\" alone",
                       dr_string_column_get (dataset->units->ids, (guint32) key->unit),
                       dr_string_column_get (dataset->indicators->labels, (guint32) key->indicator), planned_for,
                       beside, other_beside);
}

/* Holds a plan against those of its key, which it joins if it is for another period than they. */
static gboolean
add_plan (const DrDataset  *dataset,
          const Key        *key,
          GArray           *plans,
          const Plan       *plan,
          GError          **error)
{
  gboolean is_known = FALSE;

  for (guint i = 0; i < plans->len; i++)
    {
      const Plan *other = &g_array_index (plans, Plan, i);

      if ((plan->is_longer || other->is_longer) && share_days (plan->planned_for, other->planned_for))
        return refuse (dataset, key, other, plan, error);
      is_known |= dr_period_equal (plan->planned_for, other->planned_for);
    }
  if (!is_known)
    g_array_append_val (plans, *plan);

  return TRUE;
}

static gboolean
check_block (const DrDataset    *dataset,
             const DrFactBlock  *block,
             const gint32       *unit,
             const gint32       *indicator,
             const gint32       *period,
             GHashTable         *plans,
             GError            **error)
{
  for (gsize row = 0; row < block->n_rows; row++)
    {
      if (!dr_fact_column_has (&block->planned, row) || unit[block->unit[row]] < 0 ||
          indicator[block->indicator[row]] < 0 || period[block->period[row]] < 0)
        continue;

      DrPeriod *longer = find_longer_period (dataset, block, row);
      Key key = { block->unit[row], block->indicator[row], period[block->period[row]] };
      Plan plan = {
        .planned_for = longer != NULL ? longer : dataset->periods->periods[block->period[row]],
        .beside = block->period[row],
        .is_longer = longer != NULL,
      };
      GArray *of_key = g_hash_table_lookup (plans, &key);

      if (of_key == NULL)
        {
          of_key = g_array_new (FALSE, FALSE, sizeof (Plan));
          g_hash_table_insert (plans, g_memdup2 (&key, sizeof key), of_key);
        }
      if (!add_plan (dataset, &key, of_key, &plan, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dr_plan_overlap_check (const DrDataset  *dataset,
                       const gint32     *unit,
                       const gint32     *indicator,
                       const gint32     *period,
                       GCancellable     *cancellable,
                       GError          **error)
{
  /* Only reports tell for which period they plan. */
  if (dataset->contributors == NULL || dataset->reports == NULL)
    return TRUE;

  g_autoptr (GHashTable) plans = g_hash_table_new_full (hash_key, equal_keys, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (block->contributor != NULL && !check_block (dataset, block, unit, indicator, period, plans, error)))
        return FALSE;
    }

  return TRUE;
}
