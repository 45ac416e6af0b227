/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-fact-origins-private.h"
#include "analysis/dataset/dr-fact-thinning-private.h"
#include "analysis/query/dr-query-check-private.h"
#include "analysis/query/dr-query-level-private.h"
#include "analysis/query/dr-running-cover-private.h"
#include "base/dr-error-private.h"

typedef struct
{
  DrQueryPlan  *plan;
  DrQueryLevel  level;
  GHashTable   *totals;     /* (element-type guint64 GArray) periods of running totals, of each figure that has any */
  guint8       *left_out;
  gboolean      has_any;
} Cover;

static void
cover_clear (Cover *self)
{
  dr_query_level_clear (&self->level);
  g_clear_pointer (&self->totals, g_hash_table_unref);
  g_free (self->left_out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cover, cover_clear)

static gboolean
has_running_totals (const DrDataset *dataset)
{
  if (!dr_dataset_has_origins (dataset))
    return FALSE;
  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      for (gsize row = 0; (block->contributor != NULL || block->origin != NULL) && row < block->n_rows; row++)
        if (dr_dataset_is_running (dataset, block, row))
          return TRUE;
    }

  return FALSE;
}

/* Whose figure a row is, as a number; false where it is none that the query adds up. */
static gboolean
find_key (const Cover       *self,
          const DrFactBlock *block,
          gsize              row,
          guint64           *key)
{
  const DrQueryLevel *level = &self->level;
  gint32 group = level->code[DR_DIMENSION_PERIOD][block->period[row]];

  if (!dr_fact_column_has (&block->actual, row) || group < 0 || level->code[DR_DIMENSION_UNIT][block->unit[row]] < 0 ||
      level->code[DR_DIMENSION_INDICATOR][block->indicator[row]] < 0 || !dr_query_check_counts (self->plan, block, row))
    return FALSE;
  *key = ((guint64) block->unit[row] * self->plan->dataset->indicators->n_indicators + (guint64) block->indicator[row]) *
             (guint64) level->n_groups[DR_DIMENSION_PERIOD] + (guint64) group;

  return TRUE;
}

static void
note_total (Cover   *self,
            guint64  key,
            gint32   period)
{
  GArray *periods = g_hash_table_lookup (self->totals, &key);

  if (periods == NULL)
    {
      periods = g_array_new (FALSE, FALSE, sizeof (gint32));
      g_hash_table_insert (self->totals, g_memdup2 (&key, sizeof key), periods);
    }
  for (guint i = 0; i < periods->len; i++)
    if (g_array_index (periods, gint32, i) == period)
      return;
  g_array_append_val (periods, period);
}

/* Whether a running total of the same figure is of a longer time around a period. */
static gboolean
is_covered (const Cover *self,
            guint64      key,
            gint32       period)
{
  DrPeriod **table = self->plan->dataset->periods->periods;
  const GArray *periods = g_hash_table_lookup (self->totals, &key);

  for (guint i = 0; periods != NULL && i < periods->len; i++)
    {
      gint32 total = g_array_index (periods, gint32, i);

      if (total != period && !dr_period_equal (table[total], table[period]) && dr_period_contains (table[total], table[period]))
        return TRUE;
    }

  return FALSE;
}

static void
look_through (Cover    *self,
              gboolean  leaves_out)
{
  const DrDataset *dataset = self->plan->dataset;
  guint64 number = 0;

  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++, number++)
        {
          guint64 key;

          if (!find_key (self, block, row, &key))
            continue;
          if (!leaves_out && dr_dataset_is_running (dataset, block, row))
            note_total (self, key, block->period[row]);
          else if (leaves_out && is_covered (self, key, block->period[row]))
            {
              self->left_out[number] |= DR_FIGURE_ACTUAL;
              self->has_any = TRUE;
            }
        }
    }
}

gboolean
dr_running_cover_resolve (DrQueryPlan   *plan,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_auto (Cover) self = { .plan = plan };
  const guint needs = DR_METRIC_NEEDS_ACTUALS | DR_METRIC_NEEDS_PAIRS | DR_METRIC_NEEDS_TERMS;

  if ((plan->traits & needs) == 0 || !has_running_totals (plan->dataset))
    return TRUE;

  dr_query_level_init (&self.level, plan, FALSE);
  self.totals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self.left_out = g_try_malloc0 (MAX (plan->dataset->n_rows, 1));
  if (self.left_out == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "there is no memory to tell which figures count");

  look_through (&self, FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  look_through (&self, TRUE);
  if (!self.has_any)
    return TRUE;

  plan->facts = dr_fact_blocks_thin_out (plan->dataset->blocks, self.left_out, NULL, error);
  plan->left_out = g_steal_pointer (&self.left_out);

  return plan->facts != NULL;
}
