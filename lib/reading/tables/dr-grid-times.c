/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-columns-private.h"

/* Which time a column is of, and which columns are of an earlier one. */

DrPeriod *
dr_grid_columns_get_period (const DrReading *reading,
                            guint32          period)
{
  DrReportData *data = dr_report_builder_get_data (reading->builder);

  return g_ptr_array_index (data->periods, period != DR_NONE ? period : reading->period);
}

gboolean
dr_grid_column_is_of_earlier_year (const DrReading    *reading,
                                   const DrGridColumn *column)
{
  return column->period != DR_NONE
         && g_date_get_year (dr_period_get_last_day (dr_grid_columns_get_period (reading, column->period)))
              < g_date_get_year (dr_period_get_last_day (dr_grid_columns_get_period (reading, DR_NONE)));
}

/* «So 2015» in a report on 2016. */
gboolean
dr_grid_column_is_of_earlier_time (const DrReading    *reading,
                                   const DrGridColumn *column)
{
  return column->period != DR_NONE
         && g_date_compare (dr_period_get_last_day (dr_grid_columns_get_period (reading, column->period)),
                            dr_period_get_first_day (dr_grid_columns_get_period (reading, DR_NONE))) < 0;
}

/*
 * «2022 | 2023 | 2024», «Năm 2023: KH | TH»: one of several years beside one another, or one with a target of its own, tells what
 * was reached in it, and is not only there to compare with.
 */
static gboolean
tells_of_its_year (const DrReading   *reading,
                   const DrGridTable *table,
                   guint              index)
{
  const DrGridColumn *column = &table->columns[index];

  for (guint i = 0; i < table->n_columns; i++)
    {
      const DrGridColumn *other = &table->columns[i];

      if (i == index || other->period == DR_NONE || other->unit != column->unit)
        continue;
      if (other->role == DR_GRID_ROLE_ACTUAL && other->period != column->period && dr_grid_column_is_of_earlier_year (reading, other)
          && !dr_period_contains (dr_grid_columns_get_period (reading, other->period), dr_grid_columns_get_period (reading, column->period))
          && !dr_period_contains (dr_grid_columns_get_period (reading, column->period), dr_grid_columns_get_period (reading, other->period)))
        return TRUE;
      if (other->role == DR_GRID_ROLE_TARGET && other->period == column->period && other->group == column->group)
        return TRUE;
    }

  return FALSE;
}

/* Figures of an earlier year are there to compare with, where something compares or the same is said of this year. */
void
dr_grid_columns_find_earlier (const DrReading *reading,
                              DrGridTable     *table)
{
  const GDate *last = dr_period_get_last_day (dr_grid_columns_get_period (reading, DR_NONE));
  gboolean compares = dr_grid_columns_have_role (table, DR_GRID_ROLE_CHANGE) || dr_grid_columns_have_role (table, DR_GRID_ROLE_COMPARISON)
                      || dr_grid_columns_have_role (table, DR_GRID_ROLE_TARGET) || dr_grid_columns_have_role (table, DR_GRID_ROLE_PERCENT);
  gboolean has_current = FALSE;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const DrGridColumn *column = &table->columns[i];

      has_current |= column->role == DR_GRID_ROLE_ACTUAL
                     && (column->period == DR_NONE
                         || g_date_compare (dr_period_get_last_day (dr_grid_columns_get_period (reading, column->period)), last) >= 0);
    }

  guint64 earlier = 0;

  for (guint i = 0; i < table->n_columns && compares && has_current; i++)
    if (table->columns[i].role == DR_GRID_ROLE_ACTUAL && dr_grid_column_is_of_earlier_year (reading, &table->columns[i])
        && !tells_of_its_year (reading, table, i))
      earlier |= G_GUINT64_CONSTANT (1) << i;
  for (guint i = 0; i < table->n_columns; i++)
    if ((earlier >> i) & 1)
      table->columns[i].role = DR_GRID_ROLE_EARLIER;
}
