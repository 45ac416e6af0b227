/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-cells-private.h"
#include "analysis/query/dr-lineage-index-private.h"

/* Numbers of so many rows are kept: 64 MiB of them at most. */
#define MOST_ROWS ((guint64) 1 << 24)

struct _DrLineageIndex
{
  const DrDataset *dataset;
  guint            n_keys;
  guint64         *first_of_block;  /* (owned) the number of its first row */
  gint32          *values;          /* (owned) of all keys, group by group */
  GHashTable      *groups;          /* (owned) (element-type Values guint32) from 1 */
  guint32         *first;           /* (owned) of each group and one more, where its rows begin in those: */
  guint32         *rows;            /* (owned) */
};

/* What a group is known by: it borrows its values. */
typedef struct
{
  const gint32 *values;
  guint         n_values;
} Values;

static guint
hash_values (gconstpointer data)
{
  const Values *self = data;
  guint hash = 17;

  for (guint i = 0; i < self->n_values; i++)
    hash = hash * 31 + (guint) self->values[i];

  return hash;
}

static gboolean
equal_values (gconstpointer left,
              gconstpointer right)
{
  const Values *one = left;
  const Values *other = right;

  return memcmp (one->values, other->values, one->n_values * sizeof *one->values) == 0;
}

void
dr_lineage_index_free (DrLineageIndex *self)
{
  g_free (self->first_of_block);
  g_free (self->values);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_free (self->first);
  g_free (self->rows);
  g_free (self);
}

/* How rows of the dimension tables are told apart. */
typedef struct
{
  DrGrouping groupings[DR_N_DIMENSIONS];
  gint32    *sample[DR_N_DIMENSIONS];     /* (owned) */
} Groupings;

static void
groupings_clear (Groupings *self)
{
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      dr_grouping_clear (&self->groupings[dimension]);
      g_clear_pointer (&self->sample[dimension], g_free);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Groupings, groupings_clear)

static void
groupings_init (Groupings       *self,
                const DrDataset *dataset,
                const GArray    *keys,
                guint            n_keys,
                guint8 * const   admitted[DR_N_DIMENSIONS])
{
  const gint32 n_rows[DR_N_DIMENSIONS] = {
    [DR_DIMENSION_UNIT] = (gint32) dataset->units->n_units,
    [DR_DIMENSION_PERIOD] = (gint32) dataset->periods->n_periods,
    [DR_DIMENSION_INDICATOR] = (gint32) dataset->indicators->n_indicators,
  };
  g_autofree const DrKey **pointers = g_new (const DrKey *, MAX (n_keys, 1));

  for (guint i = 0; i < n_keys; i++)
    pointers[i] = &g_array_index (keys, DrKey, i);
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    dr_grouping_init (&self->groupings[dimension], (DrDimension) dimension, n_rows[dimension], pointers, n_keys,
                      admitted[dimension], &self->sample[dimension]);
}

/* The number of a row's group among all that there may be; false where it is in none. */
static gboolean
find_group (const Groupings   *groupings,
            const DrFactBlock *block,
            gsize              row,
            guint64           *group)
{
  const DrGrouping *of = groupings->groupings;
  gint32 unit = of[DR_DIMENSION_UNIT].code[block->unit[row]];
  gint32 period = of[DR_DIMENSION_PERIOD].code[block->period[row]];
  gint32 indicator = of[DR_DIMENSION_INDICATOR].code[block->indicator[row]];

  *group = ((guint64) unit * (guint64) of[DR_DIMENSION_PERIOD].n_groups + (guint64) period) *
               (guint64) of[DR_DIMENSION_INDICATOR].n_groups + (guint64) indicator;

  return (unit | period | indicator) >= 0;
}

/* Tells the group of each row, from 1; 0 for none. */
static guint32 *
find_groups (const DrDataset *dataset,
             const Groupings *groupings,
             DrCells         *cells)
{
  g_autofree guint32 *group_of = g_try_new0 (guint32, MAX (dataset->n_rows, 1));
  guint64 number = 0;

  for (guint i = 0; i < dataset->blocks->len && group_of != NULL; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      if (!dr_cells_reserve (cells, block->n_rows, NULL))
        return NULL;
      for (gsize row = 0; row < block->n_rows; row++, number++)
        {
          guint64 group;

          if (find_group (groupings, block, row, &group))
            group_of[number] = (guint32) dr_cells_find_or_add (cells, group) + 1;
        }
    }

  return g_steal_pointer (&group_of);
}

/* Puts the numbers of rows of one group side by side. */
static void
sort_rows (DrLineageIndex *self,
           const guint32  *group_of,
           gsize           n_groups)
{
  g_autofree guint32 *next = g_new0 (guint32, n_groups + 2);

  for (guint64 row = 0; row < self->dataset->n_rows; row++)
    next[group_of[row] + 1]++;
  for (gsize group = 1; group < n_groups + 2; group++)
    next[group] += next[group - 1];
  /* Those of no group come first. */
  self->first = g_memdup2 (next + 1, (n_groups + 1) * sizeof *next);
  self->rows = g_new (guint32, MAX (self->dataset->n_rows, 1));
  for (guint64 row = 0; row < self->dataset->n_rows; row++)
    self->rows[next[group_of[row]]++] = (guint32) row;
}

/* Notes the values of each group. */
static void
note_values (DrLineageIndex  *self,
             const Groupings *groupings,
             const GArray    *keys,
             const DrCells   *cells)
{
  guint64 n_periods = (guint64) groupings->groupings[DR_DIMENSION_PERIOD].n_groups;
  guint64 n_indicators = (guint64) groupings->groupings[DR_DIMENSION_INDICATOR].n_groups;

  self->values = g_new (gint32, MAX (cells->n_cells * self->n_keys, 1));
  self->groups = g_hash_table_new_full (hash_values, equal_values, g_free, NULL);
  for (gsize cell = 0; cell < cells->n_cells; cell++)
    {
      guint64 group = cells->group[cell];
      const gint32 row[DR_N_DIMENSIONS] = {
        [DR_DIMENSION_UNIT] = groupings->sample[DR_DIMENSION_UNIT][group / n_indicators / n_periods],
        [DR_DIMENSION_PERIOD] = groupings->sample[DR_DIMENSION_PERIOD][group / n_indicators % n_periods],
        [DR_DIMENSION_INDICATOR] = groupings->sample[DR_DIMENSION_INDICATOR][group % n_indicators],
      };
      gint32 *values = self->values + cell * self->n_keys;
      Values known = { values, self->n_keys };

      for (guint i = 0; i < self->n_keys; i++)
        {
          const DrKey *key = &g_array_index (keys, DrKey, i);

          values[i] = key->value[row[key->dimension]];
        }
      g_hash_table_insert (self->groups, g_memdup2 (&known, sizeof known), GUINT_TO_POINTER (cell + 1));
    }
}

DrLineageIndex *
dr_lineage_index_new (const DrDataset *dataset,
                      const GArray    *keys,
                      guint            n_keys,
                      guint8 * const   admitted[DR_N_DIMENSIONS])
{
  g_auto (Groupings) groupings = { 0 };
  g_auto (DrCells) cells = { 0 };

  if (dataset->n_rows > MOST_ROWS || !dr_cells_init_sparse_sized (&cells, 1, NULL))
    return NULL;
  groupings_init (&groupings, dataset, keys, n_keys, admitted);

  g_autofree guint32 *group_of = find_groups (dataset, &groupings, &cells);
  if (group_of == NULL)
    return NULL;

  DrLineageIndex *self = g_new0 (DrLineageIndex, 1);
  self->dataset = dataset;
  self->n_keys = n_keys;
  self->first_of_block = g_new0 (guint64, (gsize) dataset->blocks->len + 1);
  for (guint i = 0; i < dataset->blocks->len; i++)
    self->first_of_block[i + 1] = self->first_of_block[i] + g_array_index (dataset->blocks, DrFactBlock, i).n_rows;
  sort_rows (self, group_of, cells.n_cells);
  note_values (self, &groupings, keys, &cells);

  return self;
}

const guint32 *
dr_lineage_index_find (const DrLineageIndex *self,
                       const gint32         *values,
                       guint32              *n_rows)
{
  Values wanted = { values, self->n_keys };
  guint group = GPOINTER_TO_UINT (g_hash_table_lookup (self->groups, &wanted));

  *n_rows = group == 0 ? 0 : self->first[group] - self->first[group - 1];

  return group == 0 ? NULL : self->rows + self->first[group - 1];
}

const DrFactBlock *
dr_lineage_index_get_block (const DrLineageIndex *self,
                            guint64              *number)
{
  guint low = 0;
  guint high = self->dataset->blocks->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->first_of_block[middle] <= *number)
        low = middle;
      else
        high = middle;
    }
  *number -= self->first_of_block[low];

  return &g_array_index (self->dataset->blocks, DrFactBlock, low);
}
