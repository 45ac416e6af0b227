/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-thinning-private.h"
#include "analysis/query/dr-period-overlaps-private.h"
#include "analysis/query/dr-plan-cover-private.h"
#include "analysis/query/dr-query-check-private.h"
#include "analysis/query/dr-query-level-private.h"
#include "base/dr-error-private.h"
#include "model/dr-report-private.h"

/* A row with figures of one unit and indicator in one group of periods. */
typedef struct
{
  const DrFactBlock *block;
  DrPeriod          *planned_for; /* (nullable) what its plan is for; NULL: it has none that counts */
  guint64            number;      /* among all rows */
  guint32            row;         /* in the block */
  guint32            key;
  gboolean           has_actual;
} Entry;

/* Plans for one period: entries from @start up to @end. */
typedef struct
{
  DrPeriod *period;
  guint     start;
  guint     end;
  gboolean  is_repeated;  /* by rows of shorter periods */
} Plan;

/* How figures of the dataset count. */
typedef struct
{
  guint8  *left_out;  /* (owned) DrFigures of each row */
  guint8  *pairing;   /* (owned) DrPairing of each row */
  gboolean has_any;   /* beyond what was left out before */
} Outcome;

typedef struct
{
  const DrQueryPlan *plan;
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

/* The report that a row is of; NULL where it is of none. */
static DrReport *
get_report (const DrDataset   *dataset,
            const DrFactBlock *block,
            gsize              row)
{
  if (dataset->contributors == NULL || dataset->reports == NULL || block->contributor == NULL)
    return NULL;

  return g_ptr_array_index (dataset->reports,
                            g_array_index (dataset->contributors, DrContributor, block->contributor[row]).report);
}

/* The period that the plan beside a row is for, if that is longer than the row's own; else NULL. Only reports tell. */
static DrPeriod *
find_longer_period (const DrDataset   *dataset,
                    const DrFactBlock *block,
                    gsize              row)
{
  DrReport *report = get_report (dataset, block, row);

  if (report == NULL)
    return NULL;

  const DrContributor *source = &g_array_index (dataset->contributors, DrContributor, block->contributor[row]);
  const DrReportData *data = dr_report_get_data (report);
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
  Entry entry = { .block = block, .number = number, .row = (guint32) row };

  entry.has_actual = dr_fact_column_has (&block->actual, row) && (left_out & DR_FIGURE_ACTUAL) == 0;
  if (dr_fact_column_has (&block->planned, row) && (left_out & DR_FIGURE_PLANNED) == 0)
    {
      DrPeriod *longer = find_longer_period (dataset, block, row);

      entry.planned_for = longer != NULL ? longer : dataset->periods->periods[block->period[row]];
    }

  return entry;
}

static DrPeriod *
get_own_period (const Cover *self,
                const Entry *entry)
{
  return self->plan->dataset->periods->periods[entry->block->period[entry->row]];
}

/* Whether a plan may be held against figures of other periods, or be for another than its row. */
static gboolean
may_cover (const Cover *self,
           const Entry *entry)
{
  gint32 period = entry->block->period[entry->row];

  return entry->planned_for != NULL &&
         (self->overlaps.cluster[period] >= 0 || entry->planned_for != self->plan->dataset->periods->periods[period]);
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
          if (cell < 0 || (entry.planned_for == NULL && !entry.has_actual))
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

static int
compare_periods (DrPeriod *one,
                 DrPeriod *other)
{
  int compared = g_date_compare (dr_period_get_first_day (one), dr_period_get_first_day (other));

  return compared != 0 ? compared : g_date_compare (dr_period_get_last_day (one), dr_period_get_last_day (other));
}

static int
compare_plans (gconstpointer left,
               gconstpointer right)
{
  const Entry *one = *(const Entry * const *) left;
  const Entry *other = *(const Entry * const *) right;
  int compared = compare_periods (one->planned_for, other->planned_for);

  return compared != 0 ? compared : one->number < other->number ? -1 : one->number > other->number;
}

static int
compare_actuals (gconstpointer left,
                 gconstpointer right,
                 gpointer      data)
{
  const Entry *one = *(const Entry * const *) left;
  const Entry *other = *(const Entry * const *) right;
  int compared = compare_periods (get_own_period (data, one), get_own_period (data, other));

  return compared != 0 ? compared : one->number < other->number ? -1 : one->number > other->number;
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

/* A plan for a year, and one for a quarter of it. */
static gboolean
refuse_plans (const Cover  *self,
              const Entry  *one,
              const Entry  *other,
              GError      **error)
{
  g_autofree char *period = dr_period_to_string (one->planned_for);
  g_autofree char *other_period = dr_period_to_string (other->planned_for);

  return dr_error_set (error, DR_ERROR_MISMATCH,
                       "what %s planned of “%s” would be counted twice, for %s and for %s: "
                       "group by \"period\", or keep periods that do not overlap with the filter \"period\"",
                       get_unit (self, one), get_label (self, one), period, other_period);
}

/* A plan for a quarter, and what was reached in the year. */
static gboolean
refuse_cover (const Cover  *self,
              const Entry  *plan,
              const Entry  *actual,
              GError      **error)
{
  g_autofree char *planned_for = dr_period_to_string (plan->planned_for);
  g_autofree char *period = dr_period_to_string (get_own_period (self, actual));

  return dr_error_set (error, DR_ERROR_MISMATCH,
                       "what %s planned of “%s” for %s cannot be held against what was reached in %s, which does not lie "
                       "within it: group by \"period\", or keep periods that do not overlap with the filter \"period\"",
                       get_unit (self, plan), get_label (self, plan), planned_for, period);
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
  g_autofree char *planned_for = dr_period_to_string (one->planned_for);
  g_autofree char *beside = dr_period_to_string (get_own_period (self, one));
  g_autofree char *other_beside = dr_period_to_string (get_own_period (self, other));

  return dr_error_set (error, DR_ERROR_MISMATCH,
                       "what %s planned of “%s” for %s is %s with the figures of %s and %s with those of %s, and the dates of "
                       "the reports do not tell which is the later: group by \"period\", or give their dates",
                       get_unit (self, one), get_label (self, one), planned_for, value, beside, other_value, other_beside);
}

static const GDate *
get_date (const Cover *self,
          const Entry *entry)
{
  DrReport *report = get_report (self->plan->dataset, entry->block, entry->row);
  const GDate *date = report == NULL ? NULL : dr_report_get_date (report);

  return date != NULL && g_date_valid (date) ? date : NULL;
}

/* The one that counts of all that say the same plan: of the latest report, or of several that could be it the first. */
static const Entry *
find_last_word (const Cover  *self,
                Entry       **plans,
                const Plan   *plan,
                GError      **error)
{
  const GDate *latest = NULL;
  const Entry *last_word = NULL;

  for (guint i = plan->start; i < plan->end; i++)
    {
      const GDate *date = get_date (self, plans[i]);

      if (date != NULL && (latest == NULL || g_date_compare (date, latest) > 0))
        latest = date;
    }
  for (guint i = plan->start; i < plan->end; i++)
    {
      const GDate *date = get_date (self, plans[i]);

      if (date != NULL && g_date_compare (date, latest) < 0)
        continue;
      if (last_word == NULL)
        last_word = plans[i];
      else if (get_planned (last_word) != get_planned (plans[i]))
        {
          if (self->has_sums)
            refuse_statements (self, last_word, plans[i], error);
          return NULL;
        }
    }

  return last_word;
}

/* Notes which of the rows that say a plan keep it, and what it covers. */
static gboolean
settle_plan (Cover        *self,
             Entry       **plans,
             const Plan   *plan,
             Entry       **covered,
             guint         n_covered,
             GError      **error)
{
  Outcome *outcome = self->outcome;
  gboolean is_plain = !plan->is_repeated;

  for (guint i = 0; i < n_covered && is_plain; i++)
    is_plain = compare_periods (get_own_period (self, covered[i]), plan->period) == 0;
  if (is_plain)
    return TRUE;

  const Entry *last_word = plan->is_repeated ? find_last_word (self, plans, plan, error) : NULL;
  if (plan->is_repeated && last_word == NULL)
    return !self->has_sums;

  outcome->has_any = TRUE;
  for (guint i = plan->start; i < plan->end; i++)
    if (last_word != NULL && plans[i] != last_word)
      outcome->left_out[plans[i]->number] |= DR_FIGURE_PLANNED;
    else if (n_covered > 0)
      outcome->pairing[plans[i]->number] |= DR_PAIRED_PLANNED;
  for (guint i = 0; i < n_covered; i++)
    outcome->pairing[covered[i]->number] |= DR_PAIRED_ACTUAL;

  return TRUE;
}

/* Tells plans for different periods apart; those that share days are refused. */
static GArray *
find_plans (const Cover  *self,
            GPtrArray    *entries,
            GError      **error)
{
  g_autoptr (GArray) plans = g_array_new (FALSE, FALSE, sizeof (Plan));

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];
      Plan *last = plans->len == 0 ? NULL : &g_array_index (plans, Plan, plans->len - 1);
      gboolean is_repeated = compare_periods (entry->planned_for, get_own_period (self, entry)) != 0;

      if (last != NULL && compare_periods (last->period, entry->planned_for) == 0)
        {
          last->end = i + 1;
          last->is_repeated |= is_repeated;
          continue;
        }
      if (last != NULL && g_date_compare (dr_period_get_first_day (entry->planned_for),
                                          dr_period_get_last_day (last->period)) <= 0)
        {
          if (self->has_sums)
            refuse_plans (self, entries->pdata[last->start], entry, error);
          return NULL;
        }

      Plan plan = { .period = entry->planned_for, .start = i, .end = i + 1, .is_repeated = is_repeated };
      g_array_append_val (plans, plan);
    }

  return g_steal_pointer (&plans);
}

/* Where figures are only counted, those that cannot be put together count as they stand. */
static gboolean
settle_key (Cover    *self,
            guint32   key,
            GError  **error)
{
  g_autoptr (GPtrArray) planned = g_ptr_array_new ();
  g_autoptr (GPtrArray) reached = g_ptr_array_new ();

  for (guint32 i = self->first[key]; i < self->first[key + 1]; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->planned_for != NULL)
        g_ptr_array_add (planned, entry);
      if (entry->has_actual && self->has_pairs)
        g_ptr_array_add (reached, entry);
    }
  g_ptr_array_sort (planned, compare_plans);
  g_ptr_array_sort_with_data (reached, compare_actuals, self);

  g_autoptr (GArray) plans = find_plans (self, planned, error);
  guint next = 0;
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      const Plan *plan = &g_array_index (plans, Plan, i);
      guint end;

      /* Neither plans nor actuals share days among themselves, so that one walk meets both in order. */
      while (next < reached->len && g_date_compare (dr_period_get_last_day (get_own_period (self, reached->pdata[next])),
                                                    dr_period_get_first_day (plan->period)) < 0)
        next++;
      for (end = next; end < reached->len; end++)
        {
          DrPeriod *period = get_own_period (self, reached->pdata[end]);

          if (g_date_compare (dr_period_get_first_day (period), dr_period_get_last_day (plan->period)) > 0)
            break;
          if (!dr_period_contains (plan->period, period))
            return !self->has_sums || refuse_cover (self, planned->pdata[plan->start], reached->pdata[end], error);
        }
      if (!settle_plan (self, (Entry **) planned->pdata, plan, (Entry **) reached->pdata + next, end - next, error))
        return FALSE;
      next = end;
    }

  return plans != NULL || !self->has_sums;
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
settle (const DrQueryPlan  *plan,
        gboolean            is_of_cells,
        guint               needs,
        Outcome            *outcome,
        GCancellable       *cancellable,
        GError            **error)
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
  if (self.overlaps.n_clusters == 0 && (dataset->contributors == NULL || dataset->contributors->len == 0))
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
