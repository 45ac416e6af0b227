/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-table-origins-private.h"

#include "base/dr-error-private.h"

#define BOTH_DESIRES (1 << DR_DESIRE_MORE | 1 << DR_DESIRE_LESS)

/* A bit for each desire of the indicators that the given rows of a dataset are of, whose numbers ascend. */
static guint
find_desires_of_facts (const DrDataset *dataset,
                       const GArray    *rows)
{
  guint desires = 0;
  guint64 start = 0;
  guint next = 0;

  for (guint i = 0; i < dataset->blocks->len && next < rows->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);

      for (; next < rows->len && g_array_index (rows, guint64, next) - start < block->n_rows; next++)
        desires |= 1u << dataset->indicators->desire[block->indicator[g_array_index (rows, guint64, next) - start]];
      start += block->n_rows;
    }

  return desires;
}

/* The same of the indicators of a cell. A row may be of a whole catalogue, of which its figures tell what is in it. */
static guint
find_desires_of_cell (DrTable *self,
                      guint    row,
                      guint    column)
{
  guint source_row = row;
  guint source_column = column;
  const DrTable *source = dr_table_find_source (self, &source_row, &source_column);
  guint desires = source == NULL ? 0 : source->rows[source_row].desires;

  if (desires != BOTH_DESIRES || source->lineage == NULL)
    return desires;

  g_autoptr (GArray) rows = dr_table_list_contributor_rows_of_view (self, row, column);

  return find_desires_of_facts (dr_lineage_get_dataset (source->lineage), rows);
}

/* The metric of a column. */
static gboolean
read_metric (DrTable   *self,
             guint      column,
             DrMetric  *metric,
             GError   **error)
{
  while (self->source != NULL)
    {
      column = dr_table_get_n_keys (self->source) + dr_table_pivot_get_metric (&self->pivot, column - self->n_keys);
      self = self->source;
    }

  return dr_metric_init (metric, dr_table_get_column_name (self, column), error);
}

/**
 * dr_table_find_desire:
 * @self: a table
 * @column: a column of a metric
 * @error: return location for an error
 *
 * Finds whether more of what stands in a column is better: of poor households, and
 * of how far a plan for them was gone through, it is not
 * ([method@DistrictReport.Indicator.get_desire]). Of how many plans were attained, and
 * of what part of them, more is better whatever is good of the figures; of plans that
 * were missed or could not be judged, and of places, less; of how many figures fell,
 * what is not good of the figures. `rank@` in a query ranks by this.
 *
 * The table knows what the indicators of each row want, wherever they came from: from
 * reports, from another program, or merged of several tables.
 *
 * [error@DistrictReport.Error.MISMATCH] is given where the indicators of some cells of
 * the column want more and those of others less; `DR_DESIRE_MORE` is returned then too.
 *
 * Returns: which way is good; `DR_DESIRE_MORE` for a column without any value
 *
 * Since: 1.0
 */
DrDesire
dr_table_find_desire (DrTable  *self,
                      guint     column,
                      GError  **error)
{
  g_return_val_if_fail (DR_IS_TABLE (self), DR_DESIRE_MORE);
  g_return_val_if_fail (column >= self->n_keys && column < self->columns->len, DR_DESIRE_MORE);
  g_return_val_if_fail (error == NULL || *error == NULL, DR_DESIRE_MORE);

  DrMetric metric;
  guint desires = 0;

  if (!read_metric (self, column, &metric, error))
    return DR_DESIRE_MORE;

  DrMetricWants wants = dr_metric_get_wants (&metric);
  dr_metric_clear (&metric);
  for (guint row = 0; row < self->n_rows && dr_metric_wants_indicator (wants); row++)
    {
      if (!dr_column_is_empty (dr_table_get_columns (self)[column].shown, row))
        desires |= find_desires_of_cell (self, row, column);
    }
  if (desires == BOTH_DESIRES)
    {
      dr_error_set (error, DR_ERROR_MISMATCH, "%s: of some indicators more is better, of others less",
                    dr_table_get_column_name (self, column));
      return DR_DESIRE_MORE;
    }

  return dr_metric_wants_choose (wants, desires == 1 << DR_DESIRE_LESS ? DR_DESIRE_LESS : DR_DESIRE_MORE);
}
