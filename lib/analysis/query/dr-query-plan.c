/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-cell-targets-private.h"
#include "analysis/query/dr-expected-plan-private.h"
#include "analysis/query/dr-query-check-private.h"
#include "analysis/query/dr-query-plan-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-measure-private.h"

/* Cells that are laid out side by side, for a row each: more of them than this would mostly be empty. */
#define DENSE_BYTES_A_ROW 32
#define DENSE_BYTES ((gsize) 1 << 20)
/* Their numbers leave room for the sign that leaves rows out. */
#define DENSE_CELLS ((guint64) 1 << 28)
/* Groups of sparse cells are numbers of 64 bits. */
#define MOST_GROUPS ((guint64) 1 << 62)

void
dr_query_plan_clear (DrQueryPlan *self)
{
  if (self->keys != NULL)
    for (guint i = 0; i < self->keys->len; i++)
      dr_key_clear (&g_array_index (self->keys, DrKey, i));
  g_clear_pointer (&self->keys, g_array_unref);
  if (self->metrics != NULL)
    for (guint i = 0; i < self->metrics->len; i++)
      dr_metric_clear (&g_array_index (self->metrics, DrMetric, i));
  g_clear_pointer (&self->metrics, g_array_unref);

  g_clear_object (&self->view);
  if (self->is_projected)
    dr_unit_projection_clear (&self->projection);
  dr_unit_split_clear (&self->split);
  g_clear_pointer (&self->facts, g_array_unref);
  g_clear_pointer (&self->left_out, g_free);
  g_clear_pointer (&self->pairing, g_free);
  g_clear_pointer (&self->targets, dr_cell_targets_free);
  g_clear_pointer (&self->expected, dr_expected_plan_free);
  g_clear_pointer (&self->group_above, g_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      g_clear_pointer (&self->admitted[dimension], g_free);
      dr_grouping_clear (&self->grain[dimension]);
      g_clear_pointer (&self->grain_sample[dimension], g_free);
      dr_grouping_clear (&self->rows[dimension]);
      g_clear_pointer (&self->rows_sample[dimension], g_free);
    }
  g_clear_pointer (&self->grain_scale, g_free);
  g_clear_pointer (&self->multiplier, g_free);
  g_clear_pointer (&self->rows_scale, g_free);
}

static gint32
get_n_dimension_rows (const DrDataset *dataset,
                      DrDimension      dimension)
{
  switch (dimension)
    {
    case DR_DIMENSION_UNIT:
      return (gint32) dataset->units->n_units;
    case DR_DIMENSION_PERIOD:
      return (gint32) dataset->periods->n_periods;
    case DR_DIMENSION_INDICATOR:
    default:
      return (gint32) dataset->indicators->n_indicators;
    }
}

static const DrUnitProjection *
get_projection (const DrQueryPlan *self)
{
  return self->is_projected ? &self->projection : NULL;
}

static gint
find_key (const DrQueryPlan *self,
          const char        *name)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (strcmp (dr_query_plan_get_key (self, i)->name, name) == 0)
      return (gint) i;

  return -1;
}

static gboolean
init_key (const DrQueryPlan  *self,
          const char         *name,
          DrKey              *key,
          GError            **error)
{
  return dr_key_init (key, self->dataset, name, get_projection (self), error);
}

static gboolean
add_key (DrQueryPlan  *self,
         const char   *name,
         GError      **error)
{
  DrKey key;

  if (!init_key (self, name, &key, error))
    return FALSE;
  g_array_append_val (self->keys, key);

  return TRUE;
}

static gboolean
add_keys (DrQueryPlan  *self,
          GError      **error)
{
  static const char *const finest[] = { "unit", "period", "indicator" };
  const DrQuestion *question = self->question;

  for (guint i = 0; i < question->keys->len; i++)
    {
      const char *name = g_ptr_array_index (question->keys, i);

      if (find_key (self, name) >= 0)
        return dr_error_set (error, DR_ERROR_INVALID, "\"%s\" is asked for twice: name each key once", name);
      if (!add_key (self, name, error))
        return FALSE;
    }
  self->n_keys = self->keys->len;

  /* Each achievement of a unit stands for itself, unless told otherwise. */
  if (question->grain->len == 0 && (self->traits & DR_METRIC_IS_OF_CELLS) != 0)
    for (guint i = 0; i < G_N_ELEMENTS (finest); i++)
      if (find_key (self, finest[i]) < 0 && !add_key (self, finest[i], error))
        return FALSE;
  for (guint i = 0; i < question->grain->len; i++)
    {
      const char *name = g_ptr_array_index (question->grain, i);

      if (find_key (self, name) < 0 && !add_key (self, name, error))
        return FALSE;
    }

  guint n_of_units = 0;
  self->ancestors_key = -1;
  for (guint i = 0; i < self->keys->len; i++)
    {
      n_of_units += dr_query_plan_get_key (self, i)->dimension == DR_DIMENSION_UNIT;
      if (dr_query_plan_get_key (self, i)->is_of_ancestors)
        self->ancestors_key = (gint) i;
    }
  if (self->ancestors_key >= 0 && (n_of_units > 1 || (self->traits & DR_METRIC_IS_OF_CELLS) != 0))
    return dr_error_set (error, DR_ERROR_INVALID,
                         "\"%s\" counts a figure several times: it is the only key of units in its query, "
                         "whose metrics are sums", dr_query_plan_get_key (self, (guint) self->ancestors_key)->name);

  return TRUE;
}

static gboolean
add_metrics (DrQueryPlan  *self,
             GError      **error)
{
  GPtrArray *names = self->question->metrics;

  if (names->len == 0)
    return dr_error_set (error, DR_ERROR_INVALID, "the query has no metric: add one, such as \"actual\"");

  for (guint i = 0; i < names->len; i++)
    {
      DrMetric metric;

      if (!dr_metric_init (&metric, g_ptr_array_index (names, i), error))
        return FALSE;
      g_array_append_val (self->metrics, metric);
      self->traits |= metric.traits;
    }

  return TRUE;
}

gboolean
dr_query_plan_check_plan_column (const DrQueryPlan  *self,
                                 GError            **error)
{
  for (guint i = 0; i < self->metrics->len; i++)
    if (dr_metric_has (&g_array_index (self->metrics, DrMetric, i), DR_METRIC_NEEDS_PLANNED | DR_METRIC_NEEDS_PAIRS))
      return dr_error_set (error, DR_ERROR_INVALID,
                           "\"%s\" is of what was planned, and no table of achievements has a column planned or target: "
                           "add one, which is empty where nothing was planned",
                           (const char *) g_ptr_array_index (self->question->metrics, i));

  return TRUE;
}

static guint8 *
get_admitted (DrQueryPlan *self,
              DrDimension  dimension)
{
  if (self->admitted[dimension] == NULL)
    {
      gint32 n_rows = get_n_dimension_rows (self->dataset, dimension);

      self->admitted[dimension] = g_malloc (MAX (n_rows, 1));
      memset (self->admitted[dimension], 1, MAX (n_rows, 1));
    }

  return self->admitted[dimension];
}

static gboolean
add_presence_filter (DrQueryPlan  *self,
                     GStrv         values,
                     GError      **error)
{
  for (guint i = 0; values[i] != NULL; i++)
    {
      if (strcmp (values[i], "actual") == 0)
        self->wants_actual = TRUE;
      else if (strcmp (values[i], "planned") == 0)
        self->wants_planned = TRUE;
      else
        return dr_error_set (error, DR_ERROR_INVALID, "the filter \"has\" takes \"actual\" and \"planned\"");
    }

  return TRUE;
}

static gboolean
add_standing_filter (DrQueryPlan  *self,
                     GStrv         values,
                     GError      **error)
{
  static const struct
  {
    const char *status;
    DrTermFlags standing;
  } standings[] = {
    { "normal", DR_TERM_REPORTED },
    { "estimated", DR_TERM_ESTIMATED },
    { "provisional", DR_TERM_PROVISIONAL },
    { "nil", DR_TERM_NIL },
  };

  for (guint i = 0; values[i] != NULL; i++)
    {
      guint j = 0;

      while (j < G_N_ELEMENTS (standings) && strcmp (standings[j].status, values[i]) != 0)
        j++;
      if (j == G_N_ELEMENTS (standings))
        return dr_error_set (error, DR_ERROR_INVALID,
                             "the filter \"status\" takes \"normal\", \"estimated\", \"provisional\" and \"nil\"");
      self->standings |= standings[j].standing;
    }
  self->wants_actual = TRUE;

  return TRUE;
}

/* Whether any row of the dimension has a value of the dictionary. */
static gboolean
has_value (const DrKey *key,
           gint32       value)
{
  for (gint32 row = 0; row < key->n_rows; row++)
    if (key->value[row] == value)
      return TRUE;

  return FALSE;
}

/* Whether a filter wants a row of a dimension: of all levels at once for its unit or any above. */
static gboolean
wants_row (const DrQueryPlan *self,
           const DrKey       *key,
           gint32             row,
           const guint8      *is_wanted)
{
  gint32 value = key->value[row];

  while (key->is_of_ancestors && value >= 0 && !is_wanted[value])
    value = self->dataset->units->parent[value];

  return value >= 0 && is_wanted[value];
}

static gboolean
add_filter (DrQueryPlan  *self,
            GStrv         words,
            GError      **error)
{
  g_auto (DrKey) key = { 0 };

  if (strcmp (words[0], "has") == 0)
    return add_presence_filter (self, words + 1, error);
  if (strcmp (words[0], "status") == 0)
    return add_standing_filter (self, words + 1, error);
  if (!init_key (self, words[0], &key, error))
    return FALSE;

  g_autofree guint8 *is_wanted = g_malloc0 (key.dictionary->n_strings + 1);
  for (guint i = 1; words[i] != NULL; i++)
    {
      g_autoptr (GRefString) measure = strcmp (words[0], "measure") == 0 ? dr_measure_canonicalize (words[i], -1) : NULL;
      gint32 value = dr_string_column_find (key.dictionary, measure != NULL ? measure : words[i]);

      if (value < 0)
        {
          g_autofree char *quoted = dr_error_quote (words[i], -1);
          return dr_error_set (error, DR_ERROR_INVALID, "%s: nothing in the dataset has this %s", quoted, words[0]);
        }
      if (self->is_projected && key.dimension == DR_DIMENSION_UNIT && !key.is_of_ancestors && !has_value (&key, value))
        {
          g_autofree char *quoted = dr_error_quote (words[i], -1);
          return dr_error_set (error, DR_ERROR_INVALID, "%s: nothing in the dataset has this %s on the structure that is asked for, "
                                                        "where what it had is of others", quoted, words[0]);
        }
      is_wanted[value] = 1;
      /* Indicators of one id that are counted in several measures are several. */
      for (guint32 other = (guint32) value + 1;
           key.dimension == DR_DIMENSION_INDICATOR && other < key.dictionary->n_strings; other++)
        is_wanted[other] |= strcmp (dr_string_column_get (key.dictionary, other), words[i]) == 0;
    }

  guint8 *admitted = get_admitted (self, key.dimension);
  for (gint32 row = 0; row < key.n_rows; row++)
    admitted[row] &= wants_row (self, &key, row, is_wanted);

  return TRUE;
}

/* Of a unit that was divided, those parts count that would count by themselves. */
static void
admit_parts (DrQueryPlan *self)
{
  const DrUnitProjection *projection = &self->projection;
  guint8 *admitted = self->admitted[DR_DIMENSION_UNIT];

  if (!self->is_projected || projection->is_simple || admitted == NULL)
    return;

  for (guint32 unit = 0; unit < self->dataset->units->n_units; unit++)
    for (guint32 part = projection->start[unit]; part < projection->start[unit + 1]; part++)
      if (projection->start[unit + 1] - projection->start[unit] > 1)
        admitted[unit] |= admitted[projection->unit[part]];
}

static gboolean
add_filters (DrQueryPlan  *self,
             GError      **error)
{
  const DrQuestion *question = self->question;

  for (guint i = 0; i < question->filters->len; i++)
    if (!add_filter (self, g_ptr_array_index (question->filters, i), error))
      return FALSE;

  for (guint i = 0; i < question->left_out->len; i++)
    {
      gint index = find_key (self, g_ptr_array_index (question->left_out, i));

      if (index < 0)
        continue;

      const DrKey *key = dr_query_plan_get_key (self, (guint) index);
      guint8 *admitted = get_admitted (self, key->dimension);
      for (gint32 row = 0; row < key->n_rows; row++)
        admitted[row] &= key->value[row] >= 0;
    }
  admit_parts (self);

  return TRUE;
}

/* What a unit that is used was divided among is used too. */
static void
use_parts (const DrUnitProjection *projection,
           gint32                  n_units,
           guint8                 *is_used)
{
  for (gint32 unit = 0; unit < n_units; unit++)
    for (guint32 part = projection->start[unit]; part < projection->start[unit + 1]; part++)
      is_used[projection->unit[part]] |= is_used[unit];
}

/* Marks the rows of a dimension table that facts point to. */
static void
find_used (const DrDataset *dataset,
           DrDimension      dimension,
           guint8          *is_used)
{
  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);
      const gint32 *ids = dimension == DR_DIMENSION_UNIT     ? block->unit
                          : dimension == DR_DIMENSION_PERIOD ? block->period
                                                             : block->indicator;

      for (gsize row = 0; row < block->n_rows; row++)
        is_used[ids[row]] = 1;
    }
}

/* Leaves out what no fact points to: a dictionary may be much longer than the facts. */
static void
leave_out_unused (DrQueryPlan *self,
                  DrDimension  dimension)
{
  gint32 n_rows = get_n_dimension_rows (self->dataset, dimension);
  g_autofree guint8 *is_used = g_malloc0 (MAX (n_rows, 1));
  guint8 *admitted = get_admitted (self, dimension);

  if (dimension == DR_DIMENSION_UNIT && self->dataset->unit_occurs != NULL)
    memcpy (is_used, self->dataset->unit_occurs, (gsize) n_rows);
  else
    find_used (self->dataset, dimension, is_used);
  if (dimension == DR_DIMENSION_UNIT && self->is_projected && !self->projection.is_simple)
    use_parts (&self->projection, n_rows, is_used);
  for (gint32 row = 0; row < n_rows; row++)
    admitted[row] &= is_used[row];
}

/* Which units have a group of their own where all levels are counted at once, whether they report or not: those that have
 * others below them, so that what they report themselves is not left out, and those without any above; or all. */
static guint8 *
find_levels (const DrKey  *key,
             const gint32 *parent)
{
  guint8 *is_level = g_malloc0 (MAX (key->n_rows, 1));

  for (gint32 unit = 0; unit < key->n_rows; unit++)
    {
      is_level[unit] |= key->has_lowest_levels || parent[unit] < 0;
      if (parent[unit] >= 0)
        is_level[parent[unit]] = 1;
    }

  return is_level;
}

/* Groups units by themselves, or the lowest by the one right above them, with a group for all further up. */
static void
group_ancestors (DrQueryPlan *self)
{
  const DrKey *key = dr_query_plan_get_key (self, (guint) self->ancestors_key);
  const guint8 *admitted = self->admitted[DR_DIMENSION_UNIT];
  const gint32 *parent = self->dataset->units->parent;
  g_autofree guint8 *is_level = find_levels (key, parent);
  g_autofree gint32 *group = g_new (gint32, MAX (key->n_rows, 1));
  DrGrouping *grouping = &self->grain[DR_DIMENSION_UNIT];

  memset (group, 0xff, (gsize) key->n_rows * sizeof *group);
  for (gint32 unit = 0; unit < key->n_rows; unit++)
    if (admitted == NULL || admitted[unit])
      {
        gint32 own = key->value[unit];

        for (gint32 above = is_level[own] ? own : parent[own]; above >= 0 && group[above] < 0; above = parent[above])
          group[above] = 0;
      }

  *grouping = (DrGrouping) { .code = g_new (gint32, MAX (key->n_rows, 1)), .n_rows = key->n_rows };
  self->grain_sample[DR_DIMENSION_UNIT] = g_new (gint32, MAX (key->n_rows, 1));
  self->group_above = g_new (gint32, MAX (key->n_rows, 1));
  for (gint32 unit = 0; unit < key->n_rows; unit++)
    if (group[unit] == 0)
      {
        self->grain_sample[DR_DIMENSION_UNIT][grouping->n_groups] = unit;
        group[unit] = grouping->n_groups++;
      }
  for (gint32 i = 0; i < grouping->n_groups; i++)
    {
      gint32 above = parent[self->grain_sample[DR_DIMENSION_UNIT][i]];

      self->group_above[i] = above < 0 ? -1 : group[above];
    }
  for (gint32 unit = 0; unit < key->n_rows; unit++)
    {
      gint32 own = key->value[unit];

      if (admitted != NULL && !admitted[unit])
        grouping->code[unit] = DR_LEFT_OUT;
      else
        grouping->code[unit] = group[is_level[own] ? own : parent[own]];
    }
}

static void
group_grain (DrQueryPlan *self)
{
  g_autofree const DrKey **keys = g_new (const DrKey *, MAX (self->keys->len, 1));

  for (guint i = 0; i < self->keys->len; i++)
    keys[i] = dr_query_plan_get_key (self, i);
  g_clear_pointer (&self->group_above, g_free);
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      dr_grouping_clear (&self->grain[dimension]);
      g_clear_pointer (&self->grain_sample[dimension], g_free);
      if (dimension == DR_DIMENSION_UNIT && self->ancestors_key >= 0)
        group_ancestors (self);
      else
        dr_grouping_init (&self->grain[dimension], dimension, get_n_dimension_rows (self->dataset, dimension),
                          keys, self->keys->len, self->admitted[dimension], &self->grain_sample[dimension]);
    }
}

static gboolean
find_split (DrQueryPlan  *self,
            GError      **error)
{
  if (!self->is_projected || self->projection.is_simple)
    return TRUE;

  self->is_split = dr_unit_split_init (&self->split, &self->projection, &self->grain[DR_DIMENSION_UNIT], self->group_above);
  if (self->is_split && (self->traits & DR_METRIC_NEEDS_TERMS) != 0)
    return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                         "least, greatest, lower and upper of parts of a unit that was divided are not known: "
                         "keep figures with the unit, or ask for sums");

  return TRUE;
}

/* Groups the groups of the grain by the keys of the rows. */
static void
group_rows (DrQueryPlan *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autofree DrKey *reduced = g_new0 (DrKey, MAX (self->n_keys, 1));
  g_autofree const DrKey **keys = g_new (const DrKey *, MAX (self->n_keys, 1));

  for (guint i = 0; i < self->n_keys; i++)
    {
      const DrKey *key = dr_query_plan_get_key (self, i);
      gint32 n_groups = self->grain[key->dimension].n_groups;
      gint32 *value = g_new (gint32, MAX (n_groups, 1));

      for (gint32 group = 0; group < n_groups; group++)
        {
          gint32 sample = self->grain_sample[key->dimension][group];

          value[group] = key->is_of_ancestors ? sample : key->value[sample];
        }
      g_ptr_array_add (values, value);
      reduced[i] = (DrKey) { .dimension = key->dimension, .value = value, .n_rows = n_groups,
                             .dictionary = key->dictionary };
      keys[i] = &reduced[i];
    }

  self->is_identity = TRUE;
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      dr_grouping_init (&self->rows[dimension], dimension, self->grain[dimension].n_groups, keys, self->n_keys, NULL,
                        &self->rows_sample[dimension]);
      self->is_identity &= self->rows[dimension].n_groups == self->grain[dimension].n_groups;
    }
}

/* In what order to walk the dimensions so that rows come in the order of their keys, if there is such an order. */
static void
find_loop (DrQueryPlan *self)
{
  gboolean is_taken[DR_N_DIMENSIONS] = { FALSE };
  guint n_taken = 0;

  self->is_sorted = TRUE;
  for (guint i = 0; i < self->n_keys; i++)
    {
      DrDimension dimension = dr_query_plan_get_key (self, i)->dimension;

      if (n_taken > 0 && self->loop[n_taken - 1] == dimension)
        continue;
      if (is_taken[dimension])
        self->is_sorted = FALSE;
      else
        self->loop[n_taken++] = dimension;
      is_taken[dimension] = TRUE;
    }
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    if (!is_taken[dimension])
      self->loop[n_taken++] = dimension;
}

/* Finds the finest scale in each group of indicators of the grain, among those that @counts, or all of them where none
 * does. Says whether there are several in any group. */
static gboolean
find_grain_scales (DrQueryPlan  *self,
                   const guint8 *counts)
{
  const gint32 *scale = self->dataset->indicators->scale;
  const DrGrouping *grain = &self->grain[DR_DIMENSION_INDICATOR];
  gboolean is_mixed = FALSE;

  for (gint32 group = 0; group < grain->n_groups; group++)
    self->grain_scale[group] = G_MININT;
  for (gint32 row = 0; row < grain->n_rows; row++)
    {
      gint32 group = grain->code[row];

      if (group < 0 || (counts != NULL && !counts[row]))
        continue;
      is_mixed |= self->grain_scale[group] != G_MININT && self->grain_scale[group] != scale[row];
      self->grain_scale[group] = MAX (self->grain_scale[group], scale[row]);
    }
  for (gint32 row = 0; row < grain->n_rows; row++)
    if (grain->code[row] >= 0 && self->grain_scale[grain->code[row]] == G_MININT)
      self->grain_scale[grain->code[row]] = scale[row];

  return is_mixed;
}

/* Whether any fact is of each indicator. */
static guint8 *
find_occurring_indicators (const DrDataset *dataset)
{
  guint8 *occurs = g_malloc0 (MAX (dataset->indicators->n_indicators, 1));

  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++)
        occurs[block->indicator[row]] = 1;
    }

  return occurs;
}

/* Sets the bits of the desires of all indicators that @counts, or of all with NULL. Says whether any group has both. */
static gboolean
mark_desires (const DrQueryPlan *self,
              const guint8      *counts,
              guint8            *desires)
{
  const DrGrouping *grain = &self->grain[DR_DIMENSION_INDICATOR];
  const DrGrouping *rows = &self->rows[DR_DIMENSION_INDICATOR];
  gboolean is_mixed = FALSE;

  memset (desires, 0, (gsize) rows->n_groups);
  for (gint32 row = 0; row < grain->n_rows; row++)
    {
      if (grain->code[row] < 0 || (counts != NULL && !counts[row]))
        continue;

      guint8 *of = &desires[rows->code[grain->code[row]]];
      *of |= (guint8) (1 << self->dataset->indicators->desire[row]);
      is_mixed |= *of == (1 << DR_DESIRE_MORE | 1 << DR_DESIRE_LESS);
    }

  return is_mixed;
}

/* Whether any fact that counts is of each indicator. */
static guint8 *
find_asked_indicators (const DrQueryPlan *self)
{
  const gint32 *unit = self->grain[DR_DIMENSION_UNIT].code;
  const gint32 *period = self->grain[DR_DIMENSION_PERIOD].code;
  const GArray *blocks = dr_query_plan_get_facts (self);
  guint8 *occurs = g_malloc0 (MAX (self->dataset->indicators->n_indicators, 1));

  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++)
        occurs[block->indicator[row]] |= unit[block->unit[row]] >= 0 && period[block->period[row]] >= 0 &&
                                         dr_query_check_counts (self, block, row);
    }

  return occurs;
}

guint8 *
dr_query_plan_find_desires (const DrQueryPlan *self,
                            gboolean           looks_at_facts)
{
  guint8 *desires = g_malloc0 (MAX (self->rows[DR_DIMENSION_INDICATOR].n_groups, 1));

  if (mark_desires (self, NULL, desires) && looks_at_facts && self->knows_facts)
    {
      g_autofree guint8 *occurs = find_asked_indicators (self);

      mark_desires (self, occurs, desires);
    }

  return desires;
}

/* Figures of indicators that are grouped together are brought to the finest scale among them. */
static gboolean
find_scales (DrQueryPlan  *self,
             gboolean      knows_facts,
             GError      **error)
{
  const DrIndicatorTable *indicators = self->dataset->indicators;
  const DrGrouping *grain = &self->grain[DR_DIMENSION_INDICATOR];
  const DrGrouping *rows = &self->rows[DR_DIMENSION_INDICATOR];
  g_autofree guint8 *occurs = NULL;

  self->grain_scale = g_new (int, MAX (grain->n_groups, 1));
  self->rows_scale = g_new (int, MAX (rows->n_groups, 1));
  for (gint32 group = 0; group < rows->n_groups; group++)
    self->rows_scale[group] = G_MININT;

  /* Persons need no decimals because there might be hectares. */
  gboolean is_mixed = find_grain_scales (self, NULL);
  if (is_mixed && knows_facts)
    {
      occurs = find_occurring_indicators (self->dataset);
      is_mixed = find_grain_scales (self, occurs);
    }
  for (gint32 group = 0; group < grain->n_groups; group++)
    self->rows_scale[rows->code[group]] = MAX (self->rows_scale[rows->code[group]], self->grain_scale[group]);
  if (!is_mixed)
    return TRUE;

  self->multiplier = g_new0 (gint64, MAX (grain->n_rows, 1));
  for (gint32 row = 0; row < grain->n_rows; row++)
    {
      if (grain->code[row] < 0 || (occurs != NULL && !occurs[row]))
        continue;

      int by = self->grain_scale[grain->code[row]] - indicators->scale[row];
      if (by > 18)
        return dr_error_set (error, DR_ERROR_OVERFLOW,
                             "the figures of “%s” and others grouped with it lie more than 18 places apart: "
                             "group by indicator", dr_string_column_get (indicators->ids, (guint32) row));
      self->multiplier[row] = (gint64) dr_power_of_ten (by);
    }

  return TRUE;
}

static gboolean
project (DrQueryPlan  *self,
         gboolean      knows_facts,
         GError      **error)
{
  const DrQuestion *question = self->question;

  if (!g_date_valid (&question->structure))
    return TRUE;

  /* Where the facts are known, it is found out later whether any of them is of a unit that was divided. */
  self->is_projected = dr_unit_table_project (self->dataset->units, g_date_get_julian (&question->structure),
                                              knows_facts && question->divided == DR_DIVIDED_UNITS_REFUSE
                                                  ? DR_DIVIDED_UNITS_KEEP : question->divided,
                                              &self->projection, error);

  return self->is_projected;
}

/* The unit that a unit was followed to, if that was divided by the day: it is kept as it was. */
static gint32
find_divided (const DrQueryPlan *self,
              gint32             unit,
              guint32            julian)
{
  const DrUnitTable *units = self->dataset->units;
  gint32 kept = self->projection.unit[self->projection.start[unit]];

  return units->valid_to[kept] != 0 && units->valid_to[kept] < julian &&
                 units->successor_start[kept + 1] > units->successor_start[kept]
             ? kept : DR_NO_UNIT;
}

/* Refuses figures of units that were divided, if that is asked for; those that do not count do not matter. */
static gboolean
check_divided (const DrQueryPlan  *self,
               GError            **error)
{
  guint32 julian = g_date_valid (&self->question->structure) ? g_date_get_julian (&self->question->structure) : 0;
  g_autofree gint32 *divided = g_new (gint32, MAX (self->dataset->units->n_units, 1));
  gboolean has_any = FALSE;

  if (julian == 0 || self->question->divided != DR_DIVIDED_UNITS_REFUSE)
    return TRUE;
  for (guint32 unit = 0; unit < self->dataset->units->n_units; unit++)
    {
      divided[unit] = self->dataset->unit_occurs != NULL && !self->dataset->unit_occurs[unit]
                          ? DR_NO_UNIT : find_divided (self, (gint32) unit, julian);
      has_any |= divided[unit] != DR_NO_UNIT;
    }

  for (guint i = 0; has_any && i < self->dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (self->dataset->blocks, DrFactBlock, i);
      const gint32 *ids[] = {
        [DR_DIMENSION_UNIT] = block->unit, [DR_DIMENSION_PERIOD] = block->period, [DR_DIMENSION_INDICATOR] = block->indicator
      };

      for (gsize row = 0; row < block->n_rows; row++)
        {
          gboolean counts = divided[block->unit[row]] != DR_NO_UNIT;

          for (guint dimension = 0; counts && dimension < DR_N_DIMENSIONS; dimension++)
            counts = self->admitted[dimension] == NULL || self->admitted[dimension][ids[dimension][row]];
          if (counts)
            return dr_unit_table_refuse_divided (self->dataset->units, (guint32) divided[block->unit[row]], error);
        }
    }

  return TRUE;
}

guint64
dr_query_plan_count_cells (const DrQueryPlan *self)
{
  guint64 n_cells = (guint64) dr_query_plan_get_scanned_units (self)->n_groups;

  for (guint dimension = DR_DIMENSION_UNIT + 1; dimension < DR_N_DIMENSIONS; dimension++)
    if (__builtin_mul_overflow (n_cells, (guint64) self->grain[dimension].n_groups, &n_cells))
      return G_MAXUINT64;

  return n_cells;
}

gboolean
dr_query_plan_is_dense (const DrQueryPlan *self,
                        DrCellsKind        kind,
                        guint64            n_rows)
{
  guint64 n_cells = dr_query_plan_count_cells (self);

  return n_cells <= DENSE_CELLS &&
         n_cells * dr_cells_kind_get_size (kind) <= MAX (DENSE_BYTES, DENSE_BYTES_A_ROW * n_rows);
}

gboolean
dr_query_plan_init (DrQueryPlan       *self,
                    const DrQuestion  *question,
                    DrDataset         *dataset,
                    gboolean           knows_facts,
                    GError           **error)
{
  *self = (DrQueryPlan) {
    .view = self->view,
    .dataset = dataset,
    .question = question,
    .knows_facts = knows_facts,
    .keys = g_array_new (FALSE, TRUE, sizeof (DrKey)),
    .metrics = g_array_new (FALSE, TRUE, sizeof (DrMetric)),
  };

  if (dataset->units == NULL)
    return dr_error_set (error, DR_ERROR_INVALID, "the dataset was not made by a builder, and holds nothing");
  if (!add_metrics (self, error) ||
      (knows_facts && dataset->lacks_plan_column && !dr_query_plan_check_plan_column (self, error)) ||
      !project (self, knows_facts, error) || !add_keys (self, error) || !add_filters (self, error))
    return FALSE;

  if (knows_facts && !check_divided (self, error))
    return FALSE;

  /* Which units there is any fact of is known, and often they are few. */
  if (knows_facts && dataset->unit_occurs != NULL)
    leave_out_unused (self, DR_DIMENSION_UNIT);
  group_grain (self);
  if (knows_facts &&
      !dr_query_plan_is_dense (self, dr_query_plan_choose_kind (self, self->traits), dataset->n_rows))
    {
      for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
        leave_out_unused (self, dimension);
      group_grain (self);
    }
  if (!find_split (self, error))
    return FALSE;
  if (dr_query_plan_count_cells (self) > MOST_GROUPS)
    return dr_error_set (error, DR_ERROR_LIMIT, "the query has more groups than can be told apart: use fewer keys");
  group_rows (self);
  find_loop (self);

  return find_scales (self, knows_facts, error);
}

gint32 *
dr_query_plan_find_earlier (const DrQueryPlan  *self,
                            GError            **error)
{
  const DrGrouping *grain = &self->grain[DR_DIMENSION_PERIOD];
  const gint32 *sample = self->grain_sample[DR_DIMENSION_PERIOD];
  const DrKey *key = dr_query_plan_get_period_key (self);
  DrAgainst against = DR_AGAINST_PREVIOUS;
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->metrics->len; i++)
    {
      const DrMetric *metric = &g_array_index (self->metrics, DrMetric, i);

      if (!dr_metric_has (metric, DR_METRIC_IS_CHANGE))
        continue;
      if (!is_first && metric->against != against)
        {
          dr_error_set (error, DR_ERROR_INVALID, "a query compares with one earlier period: ask for @previous and @year-earlier apart");
          return NULL;
        }
      against = metric->against;
      is_first = FALSE;
    }
  if (key == NULL)
    {
      dr_error_set (error, DR_ERROR_INVALID, "a change needs periods to compare: let the grain have \"period\"");
      return NULL;
    }

  g_autoptr (GHashTable) code_of = g_hash_table_new ((GHashFunc) dr_period_hash, (GEqualFunc) dr_period_equal);
  for (gint32 code = 0; code < grain->n_groups; code++)
    {
      gint32 value = key->value[sample[code]];

      if (value >= 0)
        g_hash_table_insert (code_of, g_ptr_array_index (key->periods, value), GINT_TO_POINTER (code + 1));
    }

  gint32 *groups = g_new (gint32, MAX (grain->n_groups, 1));
  for (gint32 code = 0; code < grain->n_groups; code++)
    {
      gint32 value = key->value[sample[code]];
      DrPeriod *period = value < 0 ? NULL : g_ptr_array_index (key->periods, value);
      g_autoptr (DrPeriod) earlier = period == NULL                     ? NULL
                                     : against == DR_AGAINST_PREVIOUS   ? dr_period_previous (period, NULL)
                                                                        : dr_period_year_earlier (period, NULL);

      groups[code] = earlier == NULL ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (code_of, earlier)) - 1;
    }

  return groups;
}

gboolean
dr_query_plan_shares (const DrQueryPlan *self,
                      const DrQueryPlan *other)
{
  if (self->dataset != other->dataset || self->wants_actual != other->wants_actual || self->wants_planned != other->wants_planned ||
      self->standings != other->standings || self->is_split || other->is_split ||
      self->facts != NULL || other->facts != NULL ||
      self->ancestors_key >= 0 || other->ancestors_key >= 0)
    return FALSE;

  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      const DrGrouping *grain = &self->grain[dimension];
      const DrGrouping *other_grain = &other->grain[dimension];

      if (grain->n_rows != other_grain->n_rows ||
          memcmp (grain->code, other_grain->code, (gsize) grain->n_rows * sizeof *grain->code) != 0)
        return FALSE;
    }

  return TRUE;
}

DrCellsKind
dr_query_plan_choose_kind (const DrQueryPlan *self,
                           guint              traits)
{
  gboolean pairs = (traits & DR_METRIC_NEEDS_PAIRS) != 0;
  gboolean actuals = (traits & DR_METRIC_NEEDS_ACTUALS) != 0;
  gboolean planned = (traits & DR_METRIC_NEEDS_PLANNED) != 0;
  gboolean counts = (traits & DR_METRIC_NEEDS_COUNTS) != 0;

  if ((traits & DR_METRIC_NEEDS_ROWS) != 0)
    return DR_CELLS_NARROW;

  /* Only where every row that counts has the figures does a cell without them say that there was no row. */
  if (pairs && !actuals && !planned && self->wants_actual && self->wants_planned)
    return counts ? DR_CELLS_PAIR_COUNT : DR_CELLS_PAIR;
  if (actuals && !pairs && !planned && !counts && self->wants_actual && !self->wants_planned)
    return DR_CELLS_ACTUAL;
  if (!pairs)
    return DR_CELLS_BOTH;

  return DR_CELLS_NARROW;
}

const DrKey *
dr_query_plan_get_period_key (const DrQueryPlan *self)
{
  const DrKey *finest = NULL;

  for (guint i = 0; i < self->keys->len; i++)
    {
      const DrKey *key = dr_query_plan_get_key (self, i);

      if (key->dimension == DR_DIMENSION_PERIOD &&
          (finest == NULL || key->dictionary->n_strings > finest->dictionary->n_strings))
        finest = key;
    }

  return finest;
}

gboolean
dr_query_plan_take_conflict (DrQueryPlan  *self,
                             GError       *conflict,
                             GError      **error)
{
  if (!self->question->leaves_out_conflicts)
    {
      g_propagate_error (error, conflict);
      return FALSE;
    }

  if (self->conflicts == NULL)
    self->conflicts = g_ptr_array_new_with_free_func (g_free);
  /* Cells and rows may be looked at one after the other. */
  if (!g_ptr_array_find_with_equal_func (self->conflicts, conflict->message, g_str_equal, NULL))
    g_ptr_array_add (self->conflicts, g_strdup (conflict->message));
  g_error_free (conflict);

  return TRUE;
}
