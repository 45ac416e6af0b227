/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-unit-nesting-private.h"
#include "analysis/query/dr-nesting-private.h"
#include "analysis/query/dr-period-overlaps-private.h"
#include "analysis/query/dr-query-check-private.h"
#include "analysis/query/dr-query-level-private.h"
#include "base/dr-error-private.h"

/* What a group has met so far: rows of the dimension tables, and one more than that so that 0 is none. */
typedef struct
{
  gint32 indicator;
  gint32 period;
} Met;

static guint32
get_last_day (const DrDataset *dataset,
              gint32           period)
{
  return g_date_get_julian (dr_period_get_last_day (dataset->periods->periods[period]));
}

/* Whether periods with different last days share a group. */
static gboolean
merges_dates (const DrQueryLevel *level)
{
  const DrDataset *dataset = level->plan->dataset;
  g_autofree guint32 *date = g_new0 (guint32, MAX (level->n_groups[DR_DIMENSION_PERIOD], 1));

  for (gint32 period = 0; period < (gint32) dataset->periods->n_periods; period++)
    {
      gint32 group = level->code[DR_DIMENSION_PERIOD][period];

      if (group < 0)
        continue;
      if (date[group] != 0 && date[group] != get_last_day (dataset, period))
        return TRUE;
      date[group] = get_last_day (dataset, period);
    }

  return FALSE;
}

/* Whether the tables leave room for sums that make no sense. */
static gboolean
is_suspect (const DrQueryLevel *level)
{
  const DrIndicatorTable *indicators = level->plan->dataset->indicators;
  g_autofree gint32 *first = g_new0 (gint32, MAX (level->n_groups[DR_DIMENSION_INDICATOR], 1));
  gboolean has_stock = FALSE;

  for (gint32 row = 0; row < (gint32) indicators->n_indicators; row++)
    {
      gint32 group = level->code[DR_DIMENSION_INDICATOR][row];

      if (group < 0)
        continue;
      if (indicators->nature[row] == DR_NATURE_RATIO)
        return TRUE;
      has_stock |= indicators->nature[row] == DR_NATURE_STOCK;
      if (first[group] == 0)
        first[group] = row + 1;
      else if (indicators->measure[row] != indicators->measure[first[group] - 1] ||
               indicators->nature[row] != indicators->nature[first[group] - 1])
        return TRUE;
    }

  return has_stock && merges_dates (level);
}

static const char *
get_label (const DrDataset *dataset,
           gint32           indicator)
{
  return dr_string_column_get (dataset->indicators->labels, (guint32) indicator);
}

static void
write_day (const DrDataset *dataset,
           gint32           period,
           char             text[11])
{
  const GDate *day = dr_period_get_last_day (dataset->periods->periods[period]);

  g_snprintf (text, 11, "%04u-%02u-%02u", g_date_get_year (day) % 10000u, (guint) g_date_get_month (day) % 100u,
              (guint) g_date_get_day (day) % 100u);
}

/* Holds a figure against what its group has met. */
static gboolean
check_figure (const DrDataset  *dataset,
              const Met        *met,
              gint32            indicator,
              gint32            period,
              GError          **error)
{
  const DrIndicatorTable *indicators = dataset->indicators;
  gint32 other = met->indicator - 1;
  DrNature nature = (DrNature) indicators->nature[indicator];
  DrNature other_nature = (DrNature) indicators->nature[other];

  if (nature == DR_NATURE_RATIO || other_nature == DR_NATURE_RATIO)
    return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_RATIO,
                                    "“%s” is a ratio, which is neither summed nor plainly averaged: "
                                    "leave it out with the filter \"nature\", or group by unit, indicator and period",
                                    get_label (dataset, nature == DR_NATURE_RATIO ? indicator : other));
  if (indicators->measure[indicator] != indicators->measure[other])
    return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_MEASURES,
                                    "“%s” and “%s” do not add up: group by \"measure\" or by \"indicator\"",
                                    dr_string_column_get (indicators->measures, (guint32) indicators->measure[other]),
                                    dr_string_column_get (indicators->measures, (guint32) indicators->measure[indicator]));
  if (nature != other_nature)
    return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_NATURES,
                                    "“%s” is a stock and “%s” a flow, which do not add up: "
                                    "group by \"nature\" or by \"indicator\"",
                                    get_label (dataset, nature == DR_NATURE_STOCK ? indicator : other),
                                    get_label (dataset, nature == DR_NATURE_STOCK ? other : indicator));
  if (nature == DR_NATURE_STOCK && get_last_day (dataset, period) != get_last_day (dataset, met->period - 1))
    {
      char day[11];
      char other_day[11];

      write_day (dataset, period, day);
      write_day (dataset, met->period - 1, other_day);
      return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_STOCK,
                                      "“%s” is a stock, a level at a day, which does not add up over time (%s and %s): "
                                      "group by \"period\", or leave stocks out with the filter \"nature\"",
                                      get_label (dataset, indicator), other_day, day);
    }

  return TRUE;
}

static gboolean
refuse_overlap (const DrQueryLevel      *level,
                const DrFactBlock *block,
                gsize              row,
                gint32             other,
                GError           **error)
{
  const DrDataset *dataset = level->plan->dataset;
  g_autofree char *id = dr_period_to_string (dataset->periods->periods[block->period[row]]);
  g_autofree char *other_id = dr_period_to_string (dataset->periods->periods[other]);

  return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PERIODS,
                                  "“%s” of %s would be counted twice, for %s and for %s: "
                                  "group by \"period\", or keep periods that do not overlap with the filter \"period\"",
                                  get_label (dataset, block->indicator[row]),
                                  dr_string_column_get (dataset->units->ids, (guint32) block->unit[row]), other_id, id);
}

/* What is looked at in one level, and what was seen of it. */
typedef struct
{
  DrQueryLevel level;
  gboolean is_suspect;    /* the tables leave room for sums that make no sense */
  DrCells  met;           /* (element-type Met) of each group, where that is so */
  gboolean has_overlaps;  /* periods of a group share days */
  gboolean is_of_actuals; /* plans are held against each other elsewhere, where all facts are at hand */
  DrPeriodOverlaps overlaps;
  DrCells  seen;          /* bits for the periods of each cluster, where any overlap */
  DrNesting *nesting;     /* (nullable) */
} LevelCheck;

struct _DrQueryCheck
{
  const DrQueryPlan *plan;
  LevelCheck         levels[2];
  guint              n_levels;
};

static gboolean
check_sums (LevelCheck         *self,
            const DrFactBlock  *block,
            GError            **error)
{
  const DrQueryLevel *level = &self->level;

  if (!dr_cells_reserve (&self->met, block->n_rows, error))
    return FALSE;

  for (gsize row = 0; row < block->n_rows; row++)
    {
      gint32 unit = level->code[DR_DIMENSION_UNIT][block->unit[row]];
      gint32 period = level->code[DR_DIMENSION_PERIOD][block->period[row]];
      gint32 indicator = level->code[DR_DIMENSION_INDICATOR][block->indicator[row]];

      if ((unit | period | indicator) < 0 || !dr_query_check_counts (level->plan, block, row))
        continue;

      guint64 group = ((guint64) unit * (guint64) level->n_groups[DR_DIMENSION_PERIOD] + (guint64) period) *
                          (guint64) level->n_groups[DR_DIMENSION_INDICATOR] + (guint64) indicator;
      Met *met = dr_cells_at (&self->met, dr_cells_find_or_add (&self->met, group));
      if (met->indicator == 0)
        *met = (Met) { block->indicator[row] + 1, block->period[row] + 1 };
      else if (!check_figure (level->plan->dataset, met, block->indicator[row], block->period[row], error))
        return FALSE;
    }

  return TRUE;
}

/* Refuses one figure of one unit for two periods that share days, such as a year and its last quarter. */
static gboolean
check_overlaps (LevelCheck         *self,
                const DrFactBlock  *block,
                GError            **error)
{
  const DrQueryLevel *level = &self->level;
  const DrPeriodOverlaps *overlaps = &self->overlaps;
  guint32 n_indicators = level->plan->dataset->indicators->n_indicators;

  if (!dr_cells_reserve (&self->seen, block->n_rows, error))
    return FALSE;

  for (gsize row = 0; row < block->n_rows; row++)
    {
      gint32 period = block->period[row];
      gint32 cluster = overlaps->cluster[period];

      if (cluster < 0 || level->code[DR_DIMENSION_UNIT][block->unit[row]] < 0 ||
          level->code[DR_DIMENSION_INDICATOR][block->indicator[row]] < 0 ||
          !dr_query_check_counts (level->plan, block, row) ||
          (self->is_of_actuals && !dr_fact_column_has (&block->actual, row)))
        continue;

      guint64 group = ((guint64) block->unit[row] * n_indicators + (guint64) block->indicator[row]) *
                          (guint64) overlaps->n_clusters + (guint64) cluster;
      guint64 *seen = dr_cells_at (&self->seen, dr_cells_find_or_add (&self->seen, group));
      gint32 other = dr_period_overlaps_find (overlaps, seen, period);
      if (other >= 0)
        return refuse_overlap (level, block, row, other, error);
      seen[overlaps->place[period] / 64] |= (guint64) 1 << overlaps->place[period] % 64;
    }

  return TRUE;
}

/* Where all facts are at hand, those that are not to count are left out instead. */
static gboolean
init_nesting (LevelCheck         *level,
              const DrQueryPlan  *plan,
              gboolean            is_of_cells,
              gboolean            knows_facts,
              GError            **error)
{
  DrNestedUnits nested = plan->question->nested;
  const guint8 *reports = NULL;

  if (nested == DR_NESTED_UNITS_ALL || (knows_facts && nested != DR_NESTED_UNITS_REFUSE))
    return TRUE;
  if (knows_facts)
    {
      reports = dr_dataset_find_nested_reporters (plan->dataset);
      if (reports == NULL)
        return TRUE;
    }

  return dr_nesting_new (plan, is_of_cells, reports, &level->nesting, error);
}

static gboolean
add_level (DrQueryCheck  *self,
           gboolean       is_of_cells,
           gboolean       knows_facts,
           GError       **error)
{
  LevelCheck *level = &self->levels[self->n_levels++];

  dr_query_level_init (&level->level, self->plan, is_of_cells);
  level->is_suspect = is_suspect (&level->level);
  level->is_of_actuals = knows_facts;
  dr_period_overlaps_init (&level->overlaps, self->plan->dataset->periods, level->level.code[DR_DIMENSION_PERIOD]);
  level->has_overlaps = level->overlaps.n_clusters > 0 &&
                        (!knows_facts || (self->plan->traits & (DR_METRIC_NEEDS_ACTUALS | DR_METRIC_NEEDS_PAIRS |
                                                                DR_METRIC_NEEDS_TERMS)) != 0);

  return init_nesting (level, self->plan, is_of_cells, knows_facts, error) &&
         (!level->is_suspect || dr_cells_init_sparse_sized (&level->met, sizeof (Met), error)) &&
         (!level->has_overlaps ||
          dr_cells_init_sparse_sized (&level->seen, level->overlaps.n_words * sizeof (guint64), error));
}

DrQueryCheck *
dr_query_check_new (const DrQueryPlan  *plan,
                    gboolean            knows_facts,
                    GError            **error)
{
  g_autoptr (DrQueryCheck) self = g_new0 (DrQueryCheck, 1);

  /* What stands in one cell is added up in any case; what stands in one row, if a metric of it is a sum. */
  self->plan = plan;
  if (((plan->traits & DR_METRIC_IS_OF_CELLS) != 0 && !add_level (self, TRUE, knows_facts, error)) ||
      ((plan->traits & DR_METRIC_IS_SUM) != 0 && !add_level (self, FALSE, knows_facts, error)))
    return NULL;

  return g_steal_pointer (&self);
}

void
dr_query_check_free (DrQueryCheck *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    {
      dr_query_level_clear (&self->levels[i].level);
      dr_period_overlaps_clear (&self->levels[i].overlaps);
      dr_cells_clear (&self->levels[i].met);
      dr_cells_clear (&self->levels[i].seen);
      g_clear_pointer (&self->levels[i].nesting, dr_nesting_free);
    }
  g_free (self);
}

gboolean
dr_query_check_add (DrQueryCheck  *self,
                    const GArray  *blocks,
                    GCancellable  *cancellable,
                    GError       **error)
{
  for (guint i = 0; i < self->n_levels; i++)
    {
      LevelCheck *level = &self->levels[i];

      for (guint j = 0; j < blocks->len && (level->is_suspect || level->has_overlaps); j++)
        {
          const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, j);

          if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
              (level->is_suspect && !check_sums (level, block, error)) ||
              (level->has_overlaps && !check_overlaps (level, block, error)))
            return FALSE;
        }
      if (level->nesting != NULL && !dr_nesting_add (level->nesting, blocks, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dr_query_check (const DrQueryPlan  *plan,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (DrQueryCheck) check = dr_query_check_new (plan, TRUE, error);

  return check != NULL && dr_query_check_add (check, dr_query_plan_get_facts (plan), cancellable, error);
}
