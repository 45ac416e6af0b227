/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-fact-origins-private.h"
#include "analysis/dataset/dr-fact-thinning-private.h"
#include "analysis/query/dr-expected-plan-private.h"
#include "analysis/query/dr-query-overflow-private.h"
#include "base/dr-error-private.h"

/* What is planned in one row for one period. */
typedef struct
{
  dr_int128 planned;      /* in parts of one over the denominator of the query, at the scale of the row */
  guint32   period;       /* of the periods that plans are for */
  guint32   next;         /* of the same row, from 1; 0: none */
} Entry;

struct _DrExpectedPlan
{
  const DrQueryPlan *plan;
  const DrKey       *key;         /* of the periods of rows */
  gboolean           is_of_rows;
  GPtrArray         *periods;     /* (owned) (element-type DrPeriod) that plans are for */
  GHashTable        *numbers;     /* (owned) (element-type DrPeriod) of those, the number of each and 1 */
  DrCells            rows;        /* (element-type guint32) hashed by the numbers of rows: the first entry, from 1 */
  GArray            *entries;     /* (owned) (element-type Entry) */
};

/* The key of the shortest periods of the rows, or NULL. */
static const DrKey *
find_key (const DrQueryPlan *plan)
{
  const DrKey *finest = NULL;

  for (guint i = 0; i < plan->n_keys; i++)
    {
      const DrKey *key = dr_query_plan_get_key (plan, i);

      if (key->dimension == DR_DIMENSION_PERIOD && (finest == NULL || key->dictionary->n_strings > finest->dictionary->n_strings))
        finest = key;
    }

  return finest;
}

/* Whether any table tells that plans are for other periods than their rows. */
static gboolean
has_origins (const DrDataset *dataset)
{
  for (guint i = 0; i < dataset->blocks->len; i++)
    if (g_array_index (dataset->blocks, DrFactBlock, i).origin != NULL)
      return TRUE;

  return FALSE;
}

/* Whether the period of each row is that of all plans in it, which neither report nor table tells otherwise. */
static gboolean
are_of_rows (const DrExpectedPlan *self)
{
  const DrQueryPlan *plan = self->plan;
  const DrGrouping *grain = &plan->grain[DR_DIMENSION_PERIOD];

  if (plan->knows_facts && (plan->dataset->contributors != NULL || has_origins (plan->dataset)))
    return FALSE;
  for (gint32 period = 0; period < grain->n_rows; period++)
    if (grain->code[period] >= 0 &&
        (self->key->value[period] < 0 ||
         !dr_period_equal (g_ptr_array_index (self->key->periods, self->key->value[period]), plan->dataset->periods->periods[period])))
      return FALSE;

  return TRUE;
}

/* The first metric that asks, or NULL. */
static const DrMetric *
find_pace (const DrQueryPlan *plan)
{
  for (guint i = 0; i < plan->metrics->len; i++)
    if (g_array_index (plan->metrics, DrMetric, i).kind == DR_METRIC_PACE)
      return &g_array_index (plan->metrics, DrMetric, i);

  return NULL;
}

gboolean
dr_expected_plan_new (const DrQueryPlan  *plan,
                      DrExpectedPlan    **expected,
                      GError            **error)
{
  const DrMetric *pace = find_pace (plan);
  const DrKey *key = find_key (plan);

  *expected = NULL;
  if (pace == NULL)
    return TRUE;
  if (key == NULL)
    return dr_error_set_with_cause (error, DR_ERROR_INVALID, DR_ERROR_CAUSE_NO_PERIOD,
                                    "%s: a pace is against the period of a row: group by \"period\" or \"period@year\"",
                                    pace->name);

  DrExpectedPlan *self = *expected = g_new0 (DrExpectedPlan, 1);
  self->plan = plan;
  self->key = key;
  self->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_period_unref);
  self->numbers = g_hash_table_new ((GHashFunc) dr_period_hash, (GEqualFunc) dr_period_equal);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->is_of_rows = are_of_rows (self);

  return self->is_of_rows || dr_cells_init_sparse_sized (&self->rows, sizeof (guint32), error);
}

void
dr_expected_plan_free (DrExpectedPlan *self)
{
  g_ptr_array_unref (self->periods);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->entries);
  dr_cells_clear (&self->rows);
  g_free (self);
}

static guint32
find_period (DrExpectedPlan *self,
             DrPeriod       *period)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, period));

  if (number == 0)
    {
      g_ptr_array_add (self->periods, dr_period_ref (period));
      number = self->periods->len;
      g_hash_table_insert (self->numbers, period, GUINT_TO_POINTER (number));
    }

  return number - 1;
}

/* The number of a row made of these groups. */
static guint64
get_number (const DrQueryPlan *plan,
            gint32             unit,
            gint32             period,
            gint32             indicator)
{
  return ((guint64) unit * (guint64) plan->rows[DR_DIMENSION_PERIOD].n_groups + (guint64) period) *
             (guint64) plan->rows[DR_DIMENSION_INDICATOR].n_groups + (guint64) indicator;
}

static gboolean
add_to_row (DrExpectedPlan *self,
            guint64         number,
            guint32         period,
            dr_int128       planned,
            GError        **error)
{
  if (!dr_cells_reserve (&self->rows, 1, error))
    return FALSE;

  guint32 *first = dr_cells_at (&self->rows, dr_cells_find_or_add (&self->rows, number));
  guint32 at = *first;
  while (at != 0 && g_array_index (self->entries, Entry, at - 1).period != period)
    at = g_array_index (self->entries, Entry, at - 1).next;
  if (at == 0)
    {
      Entry entry = { planned, period, *first };

      g_array_append_val (self->entries, entry);
      *first = self->entries->len;
      return TRUE;
    }

  Entry *entry = &g_array_index (self->entries, Entry, at - 1);

  return !__builtin_add_overflow (entry->planned, planned, &entry->planned) || dr_query_refuse_sum (error);
}

/* Adds the plan of a row of facts to its row of the table, or to all those that its unit was divided among. */
static gboolean
add_plan (DrExpectedPlan     *self,
          const DrFactBlock  *block,
          gsize               row,
          GError            **error)
{
  const DrQueryPlan *plan = self->plan;
  const DrDataset *dataset = plan->dataset;
  gint32 unit = dr_query_plan_get_scanned_units (plan)->code[block->unit[row]];
  gint32 period = plan->grain[DR_DIMENSION_PERIOD].code[block->period[row]];
  gint32 indicator = plan->grain[DR_DIMENSION_INDICATOR].code[block->indicator[row]];

  if (unit < 0 || period < 0 || indicator < 0)
    return TRUE;

  DrPeriod *own = dataset->periods->periods[block->period[row]];
  DrPeriod *longer = plan->knows_facts ? dr_dataset_get_longer_plan (dataset, block, row) : NULL;
  guint32 number = find_period (self, longer != NULL ? longer : own);
  gint32 rows_indicator = plan->rows[DR_DIMENSION_INDICATOR].code[indicator];
  int by = plan->rows_scale[rows_indicator] - plan->grain_scale[indicator];
  dr_int128 planned = block->planned.wide != NULL ? block->planned.wide[row] : block->planned.narrow[row];
  gboolean fits = by <= DR_DECIMAL_MAX_DIGITS &&
                  (plan->multiplier == NULL || !__builtin_mul_overflow (planned, plan->multiplier[block->indicator[row]], &planned)) &&
                  !__builtin_mul_overflow (planned, (dr_int128) dr_power_of_ten (MIN (by, DR_DECIMAL_MAX_DIGITS)), &planned);

  DrUnitSplitShare whole = { unit, dr_query_plan_get_denominator (plan) };
  const DrUnitSplitShare *shares = &whole;
  guint n_shares = 1;
  if (plan->is_split && unit >= plan->split.n_whole)
    {
      const guint *first = &g_array_index (plan->split.first_share, guint, unit - plan->split.n_whole);

      shares = (const DrUnitSplitShare *) (gpointer) plan->split.shares->data + first[0];
      n_shares = first[1] - first[0];
    }

  for (guint i = 0; i < n_shares; i++)
    {
      dr_int128 part;

      fits = fits && !__builtin_mul_overflow (planned, shares[i].numerator, &part);
      if (!fits)
        return dr_query_refuse_sum (error);

      /* All above have it too, which of a unit that was divided its shares tell. */
      const gint32 *above = shares == &whole ? plan->group_above : NULL;
      for (gint32 group = shares[i].group; group >= 0; group = above == NULL ? -1 : above[group])
        if (!add_to_row (self, get_number (plan, plan->rows[DR_DIMENSION_UNIT].code[group],
                                           plan->rows[DR_DIMENSION_PERIOD].code[period], rows_indicator), number, part, error))
          return FALSE;
    }

  return TRUE;
}

gboolean
dr_expected_plan_add (DrExpectedPlan  *self,
                      const GArray    *blocks,
                      GCancellable    *cancellable,
                      GError         **error)
{
  const DrQueryPlan *plan = self->plan;

  for (guint i = 0; i < blocks->len && !self->is_of_rows; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gsize row = 0; row < block->n_rows; row++)
        {
          gboolean has_actual = dr_fact_column_has (&block->actual, row);

          if (dr_fact_column_has (&block->planned, row) &&
              (has_actual || (block->pairing != NULL && (block->pairing[row] & DR_PAIRED_PLANNED) != 0 && !plan->wants_actual)) &&
              dr_fact_block_has_standing (block, row, plan->standings) && !add_plan (self, block, row, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gint
count_elapsed (DrPeriod    *period,
               const GDate *day)
{
  gint n_elapsed = g_date_days_between (dr_period_get_first_day (period), day) + 1;

  return CLAMP (n_elapsed, 0, (gint) dr_period_get_n_days (period));
}

/* Adds the elapsed share of a plan. Of most all has elapsed, or nothing. */
static gboolean
add_elapsed (DrQuotient  *sum,
             DrPeriod    *period,
             dr_int128    planned,
             const GDate *day)
{
  dr_int128 n_elapsed = count_elapsed (period, day);
  dr_int128 n_days = (dr_int128) dr_period_get_n_days (period);

  if (n_elapsed == 0)
    return TRUE;
  if (n_elapsed == n_days)
    n_elapsed = n_days = 1;

  dr_int128 numerator;
  dr_int128 denominator;
  return !__builtin_mul_overflow (planned, n_elapsed, &planned) && !__builtin_mul_overflow (planned, sum->denominator, &planned) &&
         !__builtin_mul_overflow (sum->numerator, n_days, &numerator) &&
         !__builtin_add_overflow (numerator, planned, &sum->numerator) &&
         !__builtin_mul_overflow (sum->denominator, n_days, &denominator) && ((sum->denominator = denominator), TRUE);
}

gboolean
dr_expected_plan_get (const DrExpectedPlan *self,
                      const gint32          rows_code[DR_N_DIMENSIONS],
                      dr_int128             planned,
                      const GDate          *day,
                      DrQuotient           *expected)
{
  const DrQueryPlan *plan = self->plan;

  *expected = (DrQuotient) { 0, 1 };
  if (self->is_of_rows)
    {
      gint32 sample = plan->grain_sample[DR_DIMENSION_PERIOD][plan->rows_sample[DR_DIMENSION_PERIOD][rows_code[DR_DIMENSION_PERIOD]]];

      return add_elapsed (expected, g_ptr_array_index (self->key->periods, self->key->value[sample]), planned, day);
    }

  gssize row = dr_cells_find (&self->rows, get_number (plan, rows_code[DR_DIMENSION_UNIT], rows_code[DR_DIMENSION_PERIOD],
                                                       rows_code[DR_DIMENSION_INDICATOR]));
  guint32 at = row < 0 ? 0 : *(const guint32 *) dr_cells_at (&self->rows, (gsize) row);
  gboolean fits = TRUE;
  while (at != 0)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, at - 1);

      fits = fits && add_elapsed (expected, g_ptr_array_index (self->periods, entry->period), entry->planned, day);
      at = entry->next;
    }

  return fits;
}
