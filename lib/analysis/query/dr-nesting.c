/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-draft-private.h"
#include "analysis/dataset/dr-fact-origins-private.h"
#include "analysis/dataset/dr-fact-thinning-private.h"
#include "analysis/dataset/dr-unit-nesting-private.h"
#include "analysis/query/dr-nesting-private.h"
#include "analysis/query/dr-period-overlaps-private.h"
#include "analysis/query/dr-query-check-private.h"
#include "base/dr-error-private.h"

/* What is known of a unit that has others below it, of an indicator and a period, is a byte: which figures it has, and
 * which those below it have. Up to so many lie side by side. */
#define SIDE_BY_SIDE ((guint64) 1 << 24)
/* Of a unit that encloses others, and of one that none encloses either. */
#define TELLS_MORE (-1)
#define TELLS_NOBODY (-2)
/* Behind the bits of what a unit has itself: those of what lies below. */
#define BELOW 3

/* Which figures a fact has. */
typedef enum
{
  HAS_ACTUAL  = DR_FIGURE_ACTUAL,
  HAS_PLANNED = DR_FIGURE_PLANNED,
  HAS_PAIR    = 1 << 2
} Figures;

struct _DrNesting
{
  const DrQueryPlan *plan;
  gboolean           is_of_cells;
  guint              refused;     /* Figures that must not be counted twice */
  gint32            *enclosing;   /* (owned) of each unit the nearest above it in its group */
  gint32            *place;       /* (owned) of each unit that encloses another, or -1 */
  gint32             n_places;
  guint8            *known;       /* (owned) (nullable) side by side, or else */
  gint32            *first_known; /* (owned) (nullable) of each unit, where in those its facts are told; or a sign */
  DrCells            sparse;      /* hashed */
  guint32           *first_rival; /* (owned) of each period, those of its group that share days with it, */
  gint32            *rivals;      /* (owned) up to those of the next */
};

void
dr_nesting_free (DrNesting *self)
{
  g_free (self->enclosing);
  g_free (self->place);
  g_free (self->known);
  g_free (self->first_known);
  dr_cells_clear (&self->sparse);
  g_free (self->first_rival);
  g_free (self->rivals);
  g_free (self);
}

/* Which group of cells or rows a unit is counted in. With all levels at once that is every one above it. */
static gint32
get_group (const DrNesting *self,
           gint32           unit)
{
  const DrQueryPlan *plan = self->plan;
  gint32 group = plan->grain[DR_DIMENSION_UNIT].code[unit];

  if (group >= 0 && plan->ancestors_key >= 0)
    return 0;

  return group < 0 || self->is_of_cells ? group : plan->rows[DR_DIMENSION_UNIT].code[group];
}

static gint32
get_period_group (const DrNesting *self,
                  gint32           period)
{
  gint32 group = self->plan->grain[DR_DIMENSION_PERIOD].code[period];

  return group < 0 || self->is_of_cells ? group : self->plan->rows[DR_DIMENSION_PERIOD].code[group];
}

static gint32
count_groups (const DrNesting *self)
{
  return (self->is_of_cells ? self->plan->grain : self->plan->rows)[DR_DIMENSION_UNIT].n_groups;
}

/* Finds who encloses whom; false where nobody does. */
static gboolean
find_enclosing (DrNesting    *self,
                const guint8 *reports)
{
  const DrUnitTable *units = self->plan->dataset->units;
  gint32 n_units = (gint32) units->n_units;
  g_autofree gint32 *group = g_new (gint32, MAX (n_units, 1));

  for (gint32 unit = 0; unit < n_units; unit++)
    group[unit] = reports == NULL || reports[unit] ? get_group (self, unit) : DR_LEFT_OUT;
  self->enclosing = dr_unit_table_find_enclosing (units, group, MAX (count_groups (self), 1));

  self->place = g_new (gint32, MAX (n_units, 1));
  memset (self->place, 0xff, (gsize) MAX (n_units, 1) * sizeof *self->place);
  for (gint32 unit = 0; unit < n_units; unit++)
    if (self->enclosing[unit] != DR_NO_UNIT && self->place[self->enclosing[unit]] < 0)
      self->place[self->enclosing[unit]] = self->n_places++;

  return self->n_places > 0;
}

static gboolean
find_rivals (DrNesting  *self,
             GError    **error)
{
  const DrPeriodTable *table = self->plan->dataset->periods;
  g_autofree gint32 *group = g_new (gint32, MAX (table->n_periods, 1));
  g_auto (DrPeriodOverlaps) overlaps = { NULL };

  for (guint32 period = 0; period < table->n_periods; period++)
    group[period] = get_period_group (self, (gint32) period);
  dr_period_overlaps_init (&overlaps, table, group);

  return dr_period_overlaps_list (&overlaps, &self->first_rival, &self->rivals, error);
}

static gboolean
make_room (DrNesting  *self,
           GError    **error)
{
  guint64 n_known = (guint64) self->n_places * self->plan->dataset->indicators->n_indicators;

  if (__builtin_mul_overflow (n_known, (guint64) self->plan->dataset->periods->n_periods, &n_known))
    return dr_error_set (error, DR_ERROR_LIMIT, "units, indicators and periods are more than can be told apart");
  if (n_known > SIDE_BY_SIDE)
    return dr_cells_init_sparse_sized (&self->sparse, 1, error);
  self->known = g_malloc0 (MAX (n_known, 1));

  gint32 n_units = (gint32) self->plan->dataset->units->n_units;
  gint32 stride = (gint32) (n_known / (guint64) self->n_places);
  self->first_known = g_new (gint32, MAX (n_units, 1));
  for (gint32 unit = 0; unit < n_units; unit++)
    self->first_known[unit] = self->place[unit] >= 0                     ? TELLS_MORE
                              : self->enclosing[unit] == DR_NO_UNIT      ? TELLS_NOBODY
                                                                         : self->place[self->enclosing[unit]] * stride;

  return TRUE;
}

/* What metrics of these traits add up. */
static guint
find_figures (const DrQueryPlan *plan,
              guint              trait)
{
  guint figures = 0;

  for (guint i = 0; i < plan->metrics->len; i++)
    {
      const DrMetric *metric = &g_array_index (plan->metrics, DrMetric, i);

      if (!dr_metric_has (metric, trait))
        continue;
      figures |= dr_metric_has (metric, DR_METRIC_NEEDS_ACTUALS | DR_METRIC_NEEDS_TERMS) ? HAS_ACTUAL : 0;
      figures |= dr_metric_has (metric, DR_METRIC_NEEDS_PLANNED) ? HAS_PLANNED : 0;
      figures |= dr_metric_has (metric, DR_METRIC_NEEDS_PAIRS) ? HAS_PAIR : 0;
    }

  return figures;
}

gboolean
dr_nesting_new (const DrQueryPlan  *plan,
                gboolean            is_of_cells,
                const guint8       *reports,
                DrNesting         **nesting,
                GError            **error)
{
  g_autoptr (DrNesting) self = g_new0 (DrNesting, 1);

  *nesting = NULL;
  self->plan = plan;
  self->is_of_cells = is_of_cells;
  self->refused = find_figures (plan, is_of_cells ? DR_METRIC_IS_OF_CELLS : DR_METRIC_IS_SUM);
  if (!find_enclosing (self, reports))
    return TRUE;
  if (!find_rivals (self, error) || !make_room (self, error))
    return FALSE;
  *nesting = g_steal_pointer (&self);

  return TRUE;
}

static guint64
get_number (const DrNesting *self,
            gint32           unit,
            gint32           indicator,
            gint32           period)
{
  const DrDataset *dataset = self->plan->dataset;

  return ((guint64) self->place[unit] * dataset->indicators->n_indicators + (guint64) indicator) *
             dataset->periods->n_periods + (guint64) period;
}

/* What is known of a unit that encloses others: 0 where nothing was noted. */
static guint8
look_up (const DrNesting *self,
         gint32           unit,
         gint32           indicator,
         gint32           period)
{
  guint64 number = get_number (self, unit, indicator, period);

  if (self->known != NULL)
    return self->known[number];

  gssize cell = dr_cells_find (&self->sparse, number);

  return cell < 0 ? 0 : *(const guint8 *) dr_cells_at (&self->sparse, (gsize) cell);
}

static gboolean
note (DrNesting  *self,
      gint32      unit,
      gint32      indicator,
      gint32      period,
      guint       bits,
      GError    **error)
{
  guint64 number = get_number (self, unit, indicator, period);

  if (self->known != NULL)
    {
      self->known[number] |= (guint8) bits;
      return TRUE;
    }
  if (!dr_cells_reserve (&self->sparse, 1, error))
    return FALSE;
  *(guint8 *) dr_cells_at (&self->sparse, dr_cells_find_or_add (&self->sparse, number)) |= (guint8) bits;

  return TRUE;
}

/* A fact by its ids, and the figures that count of it. */
typedef struct
{
  gint32 unit;
  gint32 indicator;
  gint32 period;
  guint  figures;
} Fact;

static guint
get_figures (const DrQueryPlan *plan,
             const DrFactBlock *block,
             gsize              row)
{
  guint figures = 0;

  if (!dr_query_check_counts (plan, block, row))
    return 0;
  figures |= dr_fact_column_has (&block->actual, row) ? HAS_ACTUAL : 0;
  figures |= dr_fact_column_has (&block->planned, row) ? HAS_PLANNED : 0;

  return figures | (figures == (HAS_ACTUAL | HAS_PLANNED) ? HAS_PAIR : 0);
}

static Fact
get_fact (const DrNesting   *self,
          const DrFactBlock *block,
          gsize              row)
{
  Fact fact = { .unit = block->unit[row], .indicator = block->indicator[row], .period = block->period[row] };
  const DrQueryPlan *plan = self->plan;

  if ((self->place[fact.unit] >= 0 || self->enclosing[fact.unit] != DR_NO_UNIT) &&
      plan->grain[DR_DIMENSION_INDICATOR].code[fact.indicator] >= 0 &&
      plan->grain[DR_DIMENSION_PERIOD].code[fact.period] >= 0)
    fact.figures = get_figures (plan, block, row);

  return fact;
}

/* Finds in the facts at hand what else would be counted: that of a unit below @whole, or -1. */
static gint32
find_example (const DrNesting *self,
              const GArray    *blocks,
              gint32           whole,
              gint32           indicator,
              gint32           period,
              guint            figures)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++)
        {
          Fact fact = { 0 };

          if (block->indicator[row] == indicator && block->period[row] == period)
            fact = get_fact (self, block, row);
          if ((fact.figures & figures) == 0)
            continue;
          for (gint32 above = self->enclosing[fact.unit]; above != DR_NO_UNIT; above = self->enclosing[above])
            if (above == whole)
              return fact.unit;
        }
    }

  return DR_NO_UNIT;
}

static const char *
get_name (const DrDataset *dataset,
          gint32           unit)
{
  const char *name = dr_string_column_get (dataset->units->names, (guint32) unit);

  return *name != '\0' ? name : dr_string_column_get (dataset->units->ids, (guint32) unit);
}

/* @part is DR_NO_UNIT where it is not known any more; its period may be another than that of the whole. */
static gboolean
refuse (const DrNesting  *self,
        gint32            whole,
        gint32            whole_period,
        gint32            part,
        gint32            part_period,
        gint32            indicator,
        GError          **error)
{
  const DrDataset *dataset = self->plan->dataset;
  DrNestedUnits nested = self->plan->question->nested;
  g_autofree char *period = dr_period_to_string (dataset->periods->periods[whole_period]);
  g_autofree char *other_period = dr_period_to_string (dataset->periods->periods[part_period]);
  const char *label = dr_string_column_get (dataset->indicators->labels, (guint32) indicator);
  const char *whole_name = get_name (dataset, whole);
  const char *part_name = part == DR_NO_UNIT ? "units" : get_name (dataset, part);

  if (whole_period != part_period)
    return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_UNITS_AND_PERIODS,
                                    "“%s” would be counted twice: of %s for %s, and of %s below it for %s: group by \"period\", "
                                    "keep periods that do not overlap, or one level of units, with a filter",
                                    label, whole_name, period, part_name, other_period);
  if (nested != DR_NESTED_UNITS_REFUSE)
    return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                         "“%s” for %s is of %s and of %s below it, and of a stream it is not known which is to count: "
                         "hold the figures in a dataset, or keep one level with the filter \"unit-level\"",
                         label, period, whole_name, part_name);

  return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_UNITS,
                                  "“%s” for %s would be counted twice, of %s and of %s below it: group by \"unit\", keep one level "
                                  "with the filter \"unit-level\", or say which counts of nested units: parts, wholes or all",
                                  label, period, whole_name, part_name);
}

/* Refuses a fact of a unit that encloses others, if those have figures too. */
static gboolean
check_below (const DrNesting  *self,
             const GArray     *blocks,
             const Fact       *fact,
             guint             refused,
             GError          **error)
{
  guint8 known = look_up (self, fact->unit, fact->indicator, fact->period);

  if ((known >> BELOW & refused) != 0)
    return refuse (self, fact->unit, fact->period,
                   find_example (self, blocks, fact->unit, fact->indicator, fact->period, refused), fact->period,
                   fact->indicator, error);

  for (guint32 i = self->first_rival[fact->period]; i < self->first_rival[fact->period + 1]; i++)
    {
      gint32 period = self->rivals[i];
      guint8 rival = look_up (self, fact->unit, fact->indicator, period);

      if ((rival >> BELOW & fact->figures & self->refused) != 0)
        return refuse (self, fact->unit, fact->period,
                       find_example (self, blocks, fact->unit, fact->indicator, period, fact->figures), period,
                       fact->indicator, error);
    }

  return TRUE;
}

/* Refuses a fact of a unit below @whole, if that has a figure too. */
static gboolean
check_above (const DrNesting  *self,
             gint32            whole,
             guint8            known,
             const Fact       *fact,
             guint             refused,
             GError          **error)
{
  if ((known & refused) != 0)
    return refuse (self, whole, fact->period, fact->unit, fact->period, fact->indicator, error);

  for (guint32 i = self->first_rival[fact->period]; i < self->first_rival[fact->period + 1]; i++)
    if ((look_up (self, whole, fact->indicator, self->rivals[i]) & fact->figures & self->refused) != 0)
      return refuse (self, whole, self->rivals[i], fact->unit, fact->period, fact->indicator, error);

  return TRUE;
}

/* Notes a fact with the unit that has it and with all that enclose it. With @resolves nothing is refused but what shares
 * days alone. */
static gboolean
add_fact (DrNesting     *self,
          const GArray  *blocks,
          const Fact    *fact,
          gboolean       resolves,
          GError       **error)
{
  guint refused = resolves ? 0 : fact->figures & self->refused;
  guint below = fact->figures << BELOW;

  if (self->place[fact->unit] >= 0 &&
      (!check_below (self, blocks, fact, refused, error) ||
       !note (self, fact->unit, fact->indicator, fact->period, fact->figures, error)))
    return FALSE;

  for (gint32 above = self->enclosing[fact->unit]; above != DR_NO_UNIT; above = self->enclosing[above])
    {
      guint8 known = look_up (self, above, fact->indicator, fact->period);

      /* Whatever is further up knows it too. */
      if ((known & below) == below)
        break;
      if (!check_above (self, above, known, fact, refused, error) ||
          !note (self, above, fact->indicator, fact->period, below, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the unit above knows all that any fact of a unit below could tell of an indicator and a period. Of many units
 * below it most tell nothing new, so that this is all there is to most rows. */
static inline __attribute__ ((always_inline)) gboolean
tells_nothing_new (const DrNesting   *self,
                   const DrFactBlock *block,
                   gsize              row,
                   gint32             n_periods)
{
  const guint8 all = (HAS_ACTUAL | HAS_PLANNED | HAS_PAIR) << BELOW;
  gint32 first = self->first_known[block->unit[row]];

  if (first < 0)
    return first == TELLS_NOBODY;

  return (self->known[first + block->indicator[row] * n_periods + block->period[row]] & all) == all;
}

static gboolean
add_blocks (DrNesting     *self,
            const GArray  *blocks,
            gboolean       resolves,
            GError       **error)
{
  gint32 n_periods = (gint32) self->plan->dataset->periods->n_periods;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++)
        {
          if (self->known != NULL && tells_nothing_new (self, block, row, n_periods))
            continue;

          Fact fact = get_fact (self, block, row);

          if (fact.figures != 0 && !add_fact (self, blocks, &fact, resolves, error))
            return FALSE;
        }
    }

  return TRUE;
}

gboolean
dr_nesting_add (DrNesting     *self,
                const GArray  *blocks,
                GError       **error)
{
  return add_blocks (self, blocks, FALSE, error);
}

/* Which figures of a fact others stand for. */
static guint
find_left_out (const DrNesting *self,
               const Fact      *fact)
{
  guint left_out = 0;

  if (self->plan->question->nested == DR_NESTED_UNITS_PARTS)
    left_out = self->place[fact->unit] < 0 ? 0 : look_up (self, fact->unit, fact->indicator, fact->period) >> BELOW;
  else
    for (gint32 above = self->enclosing[fact->unit]; above != DR_NO_UNIT; above = self->enclosing[above])
      left_out |= look_up (self, above, fact->indicator, fact->period);

  return left_out & fact->figures & (HAS_ACTUAL | HAS_PLANNED);
}

/* The same where nothing was asked for: what a report tells to be part of a figure that counts in the same sum. */
static guint
find_stated (const DrNesting   *self,
             const DrFactBlock *block,
             gsize              row,
             const Fact        *fact)
{
  gint32 whole = dr_dataset_get_whole_unit (self->plan->dataset, block, row);

  if (whole == DR_NO_UNIT)
    return 0;

  gint32 above = self->enclosing[fact->unit];
  while (above != whole && above != DR_NO_UNIT)
    above = self->enclosing[above];

  guint twice = above == DR_NO_UNIT ? 0 : look_up (self, whole, fact->indicator, fact->period) & fact->figures & self->refused;

  return (twice | ((twice & HAS_PAIR) != 0 ? HAS_ACTUAL | HAS_PLANNED : 0)) & (HAS_ACTUAL | HAS_PLANNED);
}

static gboolean
leave_out (const DrNesting  *self,
           DrQueryPlan      *plan,
           GError          **error)
{
  const GArray *blocks = plan->dataset->blocks;
  g_autofree guint8 *left_out = g_try_malloc0 (MAX (plan->dataset->n_rows, 1));
  gsize first = 0;
  gboolean has_any = FALSE;

  if (left_out == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "there is no memory to tell which figures count");
  if (plan->left_out != NULL)
    memcpy (left_out, plan->left_out, plan->dataset->n_rows);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++)
        {
          Fact fact = get_fact (self, block, row);

          guint more = fact.figures == 0                                        ? 0
                       : plan->question->nested == DR_NESTED_UNITS_REFUSE ? find_stated (self, block, row, &fact)
                                                                          : find_left_out (self, &fact);

          left_out[first + row] |= (guint8) more;
          has_any |= more != 0;
        }
      first += block->n_rows;
    }
  if (!has_any)
    return TRUE;

  g_clear_pointer (&plan->facts, g_array_unref);
  g_free (plan->left_out);
  plan->facts = dr_fact_blocks_thin_out (blocks, left_out, NULL, error);
  plan->left_out = g_steal_pointer (&left_out);

  return plan->facts != NULL;
}

/* Of shares of a divided unit some would lie below the unit above, and some would not. */
static gboolean
check_split (const DrNesting  *self,
             GError          **error)
{
  const DrQueryPlan *plan = self->plan;

  for (guint32 unit = 0; plan->is_split && unit < plan->dataset->units->n_units; unit++)
    if (plan->split.units.code[unit] >= plan->split.n_whole &&
        (self->place[unit] >= 0 || self->enclosing[unit] != DR_NO_UNIT))
      {
        g_autofree char *title = dr_unit_table_dup_title (plan->dataset->units, unit);

        return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                             "%s was divided, and reports beside units above or below it: which of them count for its parts "
                             "is not known", title);
      }

  return TRUE;
}

gboolean
dr_nesting_leave_out_stated (DrQueryPlan   *plan,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (DrNesting) self = NULL;

  /* Shares of divided units and all levels at once are for the check to refuse. */
  if (plan->question->nested != DR_NESTED_UNITS_REFUSE || !plan->dataset->has_stated_parts || plan->is_split ||
      plan->ancestors_key >= 0)
    return TRUE;

  const guint8 *reports = dr_dataset_find_nested_reporters (plan->dataset);
  if (reports == NULL)
    return TRUE;
  if (!dr_nesting_new (plan, FALSE, reports, &self, error))
    return FALSE;
  if (self == NULL || self->refused == 0)
    return TRUE;

  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         add_blocks (self, plan->dataset->blocks, TRUE, error) && leave_out (self, plan, error);
}

gboolean
dr_nesting_resolve (DrQueryPlan   *plan,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (DrNesting) self = NULL;
  DrNestedUnits nested = plan->question->nested;

  if (nested != DR_NESTED_UNITS_PARTS && nested != DR_NESTED_UNITS_WHOLES)
    return TRUE;

  const guint8 *reports = dr_dataset_find_nested_reporters (plan->dataset);
  if (reports == NULL)
    return TRUE;
  if (!dr_nesting_new (plan, FALSE, reports, &self, error))
    return FALSE;
  if (self == NULL)
    return TRUE;
  if (nested == DR_NESTED_UNITS_WHOLES && plan->ancestors_key >= 0)
    return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                         "\"%s\" shows the units below each other: nested units count as parts, or all",
                         dr_query_plan_get_key (plan, (guint) plan->ancestors_key)->name);

  return check_split (self, error) && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         add_blocks (self, plan->dataset->blocks, TRUE, error) && leave_out (self, plan, error);
}
