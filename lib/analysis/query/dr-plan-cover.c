/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-origins-private.h"
#include "analysis/dataset/dr-fact-thinning-private.h"
#include "analysis/dr-cover-private.h"
#include "analysis/query/dr-period-overlaps-private.h"
#include "analysis/query/dr-plan-cover-private.h"
#include "analysis/query/dr-query-check-private.h"
#include "analysis/query/dr-query-level-private.h"
#include "base/dr-error-private.h"

/* A row with figures of one unit and indicator in one group of periods. */
typedef struct
{
  DrCoverItem        item;
  const DrFactBlock *block;
  guint32            row;     /* in the block */
  guint32            key;
} Entry;

/* How figures of the dataset count. */
typedef struct
{
  guint8  *left_out;  /* (owned) DrFigures of each row */
  guint8  *pairing;   /* (owned) DrPairing of each row */
  gboolean has_any;   /* beyond what was left out before */
} Outcome;

typedef struct
{
  DrQueryPlan *plan;
  gboolean           has_pairs;     /* a metric holds actuals against plans */
  gboolean           has_sums;      /* figures are added up, and not only counted */
  DrQueryLevel       level;
  DrPeriodOverlaps   overlaps;
  DrCells            keys;          /* (element-type guint32) hashed: the number of each key that matters, from 1 */
  guint32            n_keys;
  GArray            *entries;       /* (element-type Entry) of those keys, key by key */
  guint32           *first;         /* (owned) of each key and one more, where its entries begin */
  Outcome           *outcome;
} Cover;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->left_out, g_free);
  g_clear_pointer (&outcome->pairing, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
cover_clear (Cover *self)
{
  dr_query_level_clear (&self->level);
  dr_period_overlaps_clear (&self->overlaps);
  dr_cells_clear (&self->keys);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->first, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cover, cover_clear)

/* Whose figure a row is, as a number; false where it is none of the query. */
static gboolean
find_key (const Cover       *self,
          const DrFactBlock *block,
          gsize              row,
          guint64           *key)
{
  const DrQueryLevel *level = &self->level;
  gint32 group = level->code[DR_DIMENSION_PERIOD][block->period[row]];

  if (group < 0 || level->code[DR_DIMENSION_UNIT][block->unit[row]] < 0 ||
      level->code[DR_DIMENSION_INDICATOR][block->indicator[row]] < 0 || !dr_query_check_counts (self->plan, block, row))
    return FALSE;
  *key = ((guint64) block->unit[row] * self->plan->dataset->indicators->n_indicators + (guint64) block->indicator[row]) *
             (guint64) level->n_groups[DR_DIMENSION_PERIOD] + (guint64) group;

  return TRUE;
}

/* A row as an entry; what was left out of it before is not there. */
static Entry
make_entry (const Cover       *self,
            const DrFactBlock *block,
            gsize              row,
            guint64            number)
{
  const DrDataset *dataset = self->plan->dataset;
  guint left_out = self->plan->left_out == NULL ? 0 : self->plan->left_out[number];
  Entry entry = { .block = block, .row = (guint32) row };

  entry.item.number = number;
  entry.item.period = dataset->periods->periods[block->period[row]];
  entry.item.has_actual = dr_fact_column_has (&block->actual, row) && (left_out & DR_FIGURE_ACTUAL) == 0;
  if (dr_fact_column_has (&block->planned, row) && (left_out & DR_FIGURE_PLANNED) == 0)
    {
      DrPeriod *longer = dr_dataset_get_longer_plan (dataset, block, row);

      entry.item.planned_for = longer != NULL ? longer : entry.item.period;
      entry.item.said_on = dr_dataset_get_plan_day (dataset, block, row);
    }
  else if (entry.item.has_actual && !dr_fact_column_has (&block->planned, row))
    entry.item.shares_plan = dr_dataset_shares_plan (dataset, block, row);

  return entry;
}

/* Whether a plan may be held against figures of other periods, or be for another than its row. */
static gboolean
may_cover (const Cover *self,
           const Entry *entry)
{
  return entry->item.shares_plan || (entry->item.planned_for != NULL &&
         (self->overlaps.cluster[entry->block->period[entry->row]] >= 0 || entry->item.planned_for != entry->item.period));
}

/* Calls for each row of the query: @collects those of the keys that matter, or first finds these keys. */
static gboolean
look_through (Cover         *self,
              gboolean       collects,
              GCancellable  *cancellable,
              GError       **error)
{
  const GArray *blocks = self->plan->dataset->blocks;
  guint64 number = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (!collects && !dr_cells_reserve (&self->keys, block->n_rows, error)))
        return FALSE;

      for (gsize row = 0; row < block->n_rows; row++, number++)
        {
          guint64 key;

          if (!find_key (self, block, row, &key))
            continue;

          Entry entry = make_entry (self, block, row, number);
          if (!collects)
            {
              if (may_cover (self, &entry))
                {
                  guint32 *known = dr_cells_at (&self->keys, dr_cells_find_or_add (&self->keys, key));

                  *known = *known == 0 ? ++self->n_keys : *known;
                }
              continue;
            }

          gssize cell = dr_cells_find (&self->keys, key);
          if (cell < 0 || (entry.item.planned_for == NULL && !entry.item.has_actual))
            continue;
          entry.key = *(const guint32 *) dr_cells_at (&self->keys, (gsize) cell) - 1;
          g_array_append_val (self->entries, entry);
        }
    }

  return TRUE;
}

/* Puts entries of one key side by side, in the order of rows. */
static void
sort_by_key (Cover *self)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (Entry), self->entries->len);
  g_autofree guint32 *next = g_new0 (guint32, (gsize) self->n_keys + 1);

  g_array_set_size (sorted, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    next[g_array_index (self->entries, Entry, i).key + 1]++;
  for (guint32 key = 0; key < self->n_keys; key++)
    next[key + 1] += next[key];
  self->first = g_memdup2 (next, ((gsize) self->n_keys + 1) * sizeof *next);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      g_array_index (sorted, Entry, next[entry->key]++) = *entry;
    }
  g_array_unref (self->entries);
  self->entries = g_steal_pointer (&sorted);
}

static const char *
get_unit (const Cover *self,
          const Entry *entry)
{
  return dr_string_column_get (self->plan->dataset->units->ids, (guint32) entry->block->unit[entry->row]);
}

static const char *
get_label (const Cover *self,
           const Entry *entry)
{
  return dr_string_column_get (self->plan->dataset->indicators->labels, (guint32) entry->block->indicator[entry->row]);
}

/* What helps: whoever groups by period has done so. */
static const char *
get_remedy (const Cover *self)
{
  for (guint i = 0; i < self->plan->n_keys; i++)
    if (g_str_equal (dr_query_plan_get_key (self->plan, i)->name, "period"))
      return "";

  return "group by \"period\", or ";
}

/* A plan for a year, and one for a quarter of it. */
static gboolean
refuse_plans (const Cover  *self,
              const Entry  *one,
              const Entry  *other,
              GError      **error)
{
  g_autofree char *period = dr_period_to_string (one->item.planned_for);
  g_autofree char *other_period = dr_period_to_string (other->item.planned_for);

  return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PERIODS,
                                  "what %s planned of “%s” would be counted twice, for %s and for %s: "
                                  "%skeep periods that do not overlap with the filter \"period\"",
                                  get_unit (self, one), get_label (self, one), period, other_period, get_remedy (self));
}

/* A plan for a quarter, and what was reached in the year. */
static gboolean
refuse_cover (const Cover  *self,
              const Entry  *plan,
              const Entry  *actual,
              GError      **error)
{
  g_autofree char *planned_for = dr_period_to_string (plan->item.planned_for);
  g_autofree char *period = dr_period_to_string (actual->item.period);

  return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PERIODS,
                                  "what %s planned of “%s” for %s cannot be held against what was reached in %s, which does not lie "
                                  "within it: %skeep periods that do not overlap with the filter \"period\"",
                                  get_unit (self, plan), get_label (self, plan), planned_for, period, get_remedy (self));
}

static dr_int128
get_planned (const Entry *entry)
{
  const DrFactColumn *column = &entry->block->planned;

  return column->wide != NULL ? column->wide[entry->row] : column->narrow[entry->row];
}

/* The same plan, said differently. */
static gboolean
refuse_statements (const Cover  *self,
                   const Entry  *one,
                   const Entry  *other,
                   GError      **error)
{
  int exponent = -self->plan->dataset->indicators->scale[one->block->indicator[one->row]];
  DrDecimal values[] = { { get_planned (one), exponent }, { get_planned (other), exponent } };
  g_autofree char *value = dr_decimal_to_string (&values[0]);
  g_autofree char *other_value = dr_decimal_to_string (&values[1]);
  g_autofree char *planned_for = dr_period_to_string (one->item.planned_for);
  g_autofree char *beside = dr_period_to_string (one->item.period);
  g_autofree char *other_beside = dr_period_to_string (other->item.period);

  return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PLANS,
                                  "what %s planned of “%s” for %s is %s with the figures of %s and %s with those of %s, and the dates of "
                                  "the reports do not tell which is the later: %sgive their dates",
                                  get_unit (self, one), get_label (self, one), planned_for, value, beside, other_value, other_beside,
                                  get_remedy (self));
}

static gboolean
is_same_plan (const DrCoverItem *one,
              const DrCoverItem *other)
{
  return get_planned ((const Entry *) one) == get_planned ((const Entry *) other);
}

static gboolean
refuse (const Cover      *self,
        DrCoverConflict   conflict,
        const Entry      *one,
        const Entry      *other,
        GError          **error)
{
  switch (conflict)
    {
    case DR_COVER_PLANS_SHARE_DAYS:
      return refuse_plans (self, one, other, error);
    case DR_COVER_REACHES_BEYOND:
      return refuse_cover (self, one, other, error);
    case DR_COVER_PLANS_DIFFER:
    case DR_COVER_FITS:
    default:
      return refuse_statements (self, one, other, error);
    }
}

/* Of plans that cannot be put together none counts, if the query wants that. */
static gboolean
leave_out_plans (const Cover      *self,
                 guint32           key,
                 DrCoverConflict   conflict,
                 const Entry      *one,
                 const Entry      *other,
                 GError          **error)
{
  GError *found = NULL;

  refuse (self, conflict, one, other, &found);
  if (!dr_query_plan_take_conflict (self->plan, found, error))
    return FALSE;
  for (guint32 i = self->first[key]; i < self->first[key + 1]; i++)
    {
      const DrCoverItem *item = &g_array_index (self->entries, Entry, i).item;

      if (item->planned_for != NULL)
        self->outcome->left_out[item->number] |= DR_FIGURE_PLANNED;
    }
  self->outcome->has_any = TRUE;

  return TRUE;
}

/* Where figures are only counted, those that cannot be put together count as they stand. */
static gboolean
settle_key (Cover    *self,
            guint32   key,
            GError  **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint32 i = self->first[key]; i < self->first[key + 1]; i++)
    g_ptr_array_add (items, &g_array_index (self->entries, Entry, i).item);

  DrCoverConflict conflict = dr_cover_settle (items, self->has_pairs, is_same_plan);
  if (conflict != DR_COVER_FITS)
    return !self->has_sums || leave_out_plans (self, key, conflict, items->pdata[0], items->pdata[1], error);

  for (guint i = 0; i < items->len; i++)
    {
      const DrCoverItem *item = items->pdata[i];

      self->outcome->left_out[item->number] |= item->is_plan_left_out ? DR_FIGURE_PLANNED : 0;
      self->outcome->pairing[item->number] |= (guint8) item->pairing;
      self->outcome->has_any |= item->is_plan_left_out || item->pairing != 0;
    }

  return TRUE;
}

static gboolean
outcome_init (Outcome            *self,
              const DrQueryPlan  *plan,
              GError            **error)
{
  gsize n_rows = MAX (plan->dataset->n_rows, 1);

  self->left_out = g_try_malloc0 (n_rows);
  self->pairing = g_try_malloc0 (n_rows);
  if (self->left_out == NULL || self->pairing == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "there is no memory to tell which figures count");
  if (plan->left_out != NULL)
    memcpy (self->left_out, plan->left_out, plan->dataset->n_rows);

  return TRUE;
}

/* Finds how figures count in the cells, or in the rows. */
static gboolean
settle (DrQueryPlan   *plan,
        gboolean       is_of_cells,
        guint          needs,
        Outcome       *outcome,
        GCancellable  *cancellable,
        GError       **error)
{
  g_auto (Cover) self = {
    .plan = plan,
    .has_pairs = (needs & DR_METRIC_NEEDS_PAIRS) != 0,
    .has_sums = (needs & (DR_METRIC_IS_SUM | DR_METRIC_IS_OF_CELLS)) != 0,
    .outcome = outcome,
  };
  const DrDataset *dataset = plan->dataset;

  dr_query_level_init (&self.level, plan, is_of_cells);
  dr_period_overlaps_init (&self.overlaps, dataset->periods, self.level.code[DR_DIMENSION_PERIOD]);
  if (self.overlaps.n_clusters == 0 && !dr_dataset_has_origins (dataset))
    return TRUE;
  if (!dr_cells_init_sparse_sized (&self.keys, sizeof (guint32), error) ||
      !look_through (&self, FALSE, cancellable, error))
    return FALSE;
  if (self.n_keys == 0)
    return TRUE;

  self.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (!outcome_init (outcome, plan, error) || !look_through (&self, TRUE, cancellable, error))
    return FALSE;
  sort_by_key (&self);
  for (guint32 key = 0; key < self.n_keys; key++)
    if (!settle_key (&self, key, error))
      return FALSE;

  return TRUE;
}

static gboolean
are_alike (const DrQueryPlan *plan,
           const Outcome     *one,
           const Outcome     *other)
{
  gsize n_rows = plan->dataset->n_rows;

  return one->has_any == other->has_any &&
         (!one->has_any || (memcmp (one->left_out, other->left_out, n_rows) == 0 &&
                            memcmp (one->pairing, other->pairing, n_rows) == 0));
}

/* What metrics of rows, or of cells, need of plans: DrMetricTraits. */
static guint
find_needs (const DrQueryPlan *plan,
            gboolean           is_of_cells)
{
  guint needs = 0;

  for (guint i = 0; i < plan->metrics->len; i++)
    {
      const DrMetric *metric = &g_array_index (plan->metrics, DrMetric, i);

      if (dr_metric_has (metric, DR_METRIC_IS_OF_CELLS) == is_of_cells &&
          dr_metric_has (metric, DR_METRIC_NEEDS_PLANNED | DR_METRIC_NEEDS_PAIRS))
        needs |= metric->traits;
    }

  return needs;
}

gboolean
dr_plan_cover_resolve (DrQueryPlan   *plan,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_auto (Outcome) of_cells = { NULL };
  g_auto (Outcome) of_rows = { NULL };
  Outcome *outcomes[] = { &of_cells, &of_rows };
  Outcome *outcome = NULL;

  for (guint i = 0; i < 2; i++)
    {
      guint needs = find_needs (plan, i == 0);

      if (needs == 0)
        continue;
      if (!settle (plan, i == 0, needs, outcomes[i], cancellable, error))
        return FALSE;
      if (outcome != NULL && !are_alike (plan, outcome, outcomes[i]))
        return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                             "plans are held against the figures of longer periods in the rows than in the cells: set the "
                             "grain to the periods of the rows, or ask for what is of cells in a query of its own");
      outcome = outcomes[i];
    }
  if (outcome == NULL || !outcome->has_any)
    return TRUE;

  g_clear_pointer (&plan->facts, g_array_unref);
  g_free (plan->left_out);
  plan->left_out = g_steal_pointer (&outcome->left_out);
  plan->pairing = g_steal_pointer (&outcome->pairing);
  plan->facts = dr_fact_blocks_thin_out (plan->dataset->blocks, plan->left_out, plan->pairing, error);

  return plan->facts != NULL;
}
