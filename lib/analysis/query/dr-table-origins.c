/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-table-origins-private.h"

#include "analysis/dataset/dr-dataset-view-private.h"
#include "analysis/dataset/dr-unplaced-reports-private.h"

DrTable *
dr_table_find_source (DrTable *self,
                      guint   *row,
                      guint   *column)
{
  if (self->source == NULL)
    return self;

  guint index = *column - self->n_keys;
  *row = dr_table_pivot_get_source_row (&self->pivot, *row, index);
  *column = dr_table_get_n_keys (self->source) + dr_table_pivot_get_metric (&self->pivot, index);

  return *row == DR_PIVOT_NO_ROW ? NULL : dr_table_find_source (self->source, row, column);
}

void
dr_table_add_datasets (DrTable   *self,
                       GPtrArray *datasets)
{
  DrDataset *dataset = dr_table_get_dataset (self);

  if (dataset != NULL)
    g_ptr_array_add (datasets, dataset);
  if (self->source != NULL)
    dr_table_add_datasets (self->source, datasets);
  for (guint part = 0; part < G_N_ELEMENTS (self->parts); part++)
    if (self->parts[part] != NULL)
      dr_table_add_datasets (self->parts[part], datasets);
}

GArray *
dr_table_list_contributor_rows_of_view (DrTable *self,
                                        guint    row,
                                        guint    column)
{
  DrTable *source = dr_table_find_source (self, &row, &column);

  /* What came in a stream was let go. */
  if (source == NULL || source->lineage == NULL)
    return g_array_new (FALSE, FALSE, sizeof (guint64));

  g_autofree gint32 *values = g_new (gint32, MAX (source->n_keys, 1));
  for (guint i = 0; i < source->n_keys; i++)
    {
      const DrColumn *shown = dr_table_get_columns (source)[i].shown;

      values[i] = dr_column_is_empty (shown, row) ? DR_KEY_EMPTY : shown->code[row];
    }

  return dr_lineage_find (source->lineage, values, column - source->n_keys);
}

/* Prepends the achievements behind a cell, the last of them first, and appends their reports. */
static void
add_contributors (DrTable    *self,
                  guint       row,
                  guint       column,
                  GList     **achievements,
                  GPtrArray  *reports)
{
  DrTable *source = dr_table_find_source (self, &row, &column);

  for (guint part = 0; source != NULL && part < G_N_ELEMENTS (source->parts); part++)
    {
      guint own = row;
      DrTable *of = dr_table_get_part (source, part, &own);

      if (of != NULL)
        add_contributors (of, own, column, achievements, reports);
    }
  if (source == NULL || source->lineage == NULL)
    return;

  g_autoptr (GArray) rows = dr_table_list_contributor_rows_of_view (source, row, column);
  DrDataset *dataset = dr_lineage_get_dataset (source->lineage);
  for (guint i = 0; i < rows->len; i++)
    {
      guint64 number = g_array_index (rows, guint64, i);
      DrAchievement *achievement = dr_dataset_dup_contributor (dataset, number);

      if (achievement == NULL)
        continue;
      *achievements = g_list_prepend (*achievements, achievement);
      g_ptr_array_add (reports, dr_dataset_get_report (dataset, number));
    }
}

/**
 * dr_table_list_contributors:
 * @self: a table
 * @row: a row, below the number of rows
 * @column: a column of a metric
 *
 * Lists the achievements that a cell was worked out from, each of which leads
 * to its sentence: those of the row's group that have the figures the metric is
 * made of. A rank, a share and a cumulative sum are led to by what their own
 * row is made of; what was there before by the earlier figures of `previous`, and
 * a change, like what tells of it, by both, of cells that have both. A cell of answers that were put together leads to those of all
 * of them, one after the other.
 *
 * Rows of the dataset that no achievement stands behind, because they came from
 * another program, are not listed;
 * [method@DistrictReport.Table.list_contributor_rows] has their numbers.
 *
 * Returns: (element-type DistrictReport.Achievement) (transfer full): the achievements, in the
 *   order of the dataset; their reports are what
 *   [method@DistrictReport.Table.list_contributor_reports] lists
 *
 * Since: 1.0
 */
GList *
dr_table_list_contributors (DrTable *self,
                            guint    row,
                            guint    column)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);
  g_return_val_if_fail (column >= self->n_keys && column < self->columns->len, NULL);

  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  GList *list = NULL;

  add_contributors (self, row, column, &list, reports);

  return g_list_reverse (list);
}

/**
 * dr_table_list_contributor_reports:
 * @self: a table
 * @row: a row, below the number of rows
 * @column: a column of a metric
 *
 * Lists the reports of the achievements that
 * [method@DistrictReport.Table.list_contributors] lists: one for each of them, in
 * the same order, and so as often as it contributes.
 *
 * Returns: (element-type DistrictReport.Report) (transfer full): the reports
 *
 * Since: 1.0
 */
GList *
dr_table_list_contributor_reports (DrTable *self,
                                   guint    row,
                                   guint    column)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);
  g_return_val_if_fail (column >= self->n_keys && column < self->columns->len, NULL);

  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  GList *achievements = NULL;
  GList *list = NULL;

  add_contributors (self, row, column, &achievements, reports);
  g_list_free_full (achievements, g_object_unref);
  for (guint i = reports->len; i-- > 0;)
    list = g_list_prepend (list, g_object_ref (reports->pdata[i]));

  return list;
}

/**
 * dr_table_list_contributor_rows:
 * @self: a table
 * @row: a row, below the number of rows
 * @column: a column of a metric
 *
 * Lists the rows of the dataset that a cell was worked out from, as
 * [method@DistrictReport.Table.list_contributors] does, by their numbers.
 *
 * What a query found as of a day may be no row of the dataset any more, since a
 * later report has corrected it; then it has no number. Nor has anything behind
 * answers that were put together, as they are of several datasets.
 *
 * Returns: (element-type guint64) (transfer full): the numbers, from 0, as an array
 *
 * Since: 1.0
 */
GArray *
dr_table_list_contributor_rows (DrTable *self,
                                guint    row,
                                guint    column)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);
  g_return_val_if_fail (column >= self->n_keys && column < self->columns->len, NULL);

  guint own_row = row;
  guint own_column = column;
  DrTable *source = dr_table_find_source (self, &own_row, &own_column);
  GArray *rows = dr_table_list_contributor_rows_of_view (self, row, column);

  if (source != NULL && source->lineage != NULL)
    dr_dataset_find_base_rows (dr_lineage_get_dataset (source->lineage), rows);

  return rows;
}

/**
 * dr_table_list_unplaced_reports:
 * @self: a table
 *
 * Lists the reports of issuers that count as one body for their name alone, as
 * [method@DistrictReport.Dataset.list_unplaced_reports] does, of all datasets that
 * the table was made of: two tables may each have one report of «Hội Nông dân
 * huyện» before they are put together.
 *
 * Returns: (element-type DistrictReport.Report) (transfer full): the reports, those
 *   of one name side by side
 *
 * Since: 1.0
 */
GList *
dr_table_list_unplaced_reports (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  g_autoptr (GPtrArray) datasets = g_ptr_array_new ();

  dr_table_add_datasets (self, datasets);

  return dr_unplaced_reports_list (datasets);
}
