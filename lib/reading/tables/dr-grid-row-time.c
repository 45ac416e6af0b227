/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-rows-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

/*
 * «Đơn vị | Năm | Chỉ tiêu | Thực hiện», «Kỳ», «Năm | Quý»: columns that say of which
 * time each row is.
 */

#define FIRST_YEAR 1900
#define LAST_YEAR 2100

/* A number from 1 on, in Arabic or Roman digits up to XII; 0 for anything else. */
static int
parse_count (const char *text,
             gsize       length)
{
  static const char * const roman[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii" };
  int count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (roman); i++)
    if (strlen (roman[i]) == length && g_ascii_strncasecmp (roman[i], text, length) == 0)
      return (int) i + 1;
  if (length > 4)
    return 0;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return 0;
      count = 10 * count + (text[i] - '0');
    }

  return count;
}

/* The period that the words of a cell name, beside those of a year; NULL where they name none. */
static DrPeriod *
parse_cell (DrReading    *reading,
            guint32       start,
            guint32       end,
            DrGridTimes   times,
            int           year)
{
  while (start < end && g_ascii_isspace (reading->bytes[start]))
    start++;
  while (end > start && g_ascii_isspace (reading->bytes[end - 1]))
    end--;

  int count = parse_count (reading->bytes + start, end - start);
  g_autofree char *id = count >= FIRST_YEAR && count <= LAST_YEAR                      ? g_strdup_printf ("%04d", count)
                        : times == DR_GRID_TIMES_QUARTERS && count >= 1 && count <= 4 ? g_strdup_printf ("%04d-Q%d", year, count)
                        : times == DR_GRID_TIMES_MONTHS && count >= 1 && count <= 12  ? g_strdup_printf ("%04d-%02d", year, count)
                                                                                      : NULL;
  if (id != NULL)
    return dr_period_parse (id, NULL);
  if (count > 0)
    return NULL;

  /* «2024-Q4», «2024-05»: as programs write it, this one among them. */
  g_autofree char *text = g_strndup (reading->bytes + start, end - start);
  g_autoptr (DrPeriod) written = times == DR_GRID_TIMES_YEARS ? NULL : dr_period_parse (text, NULL);
  if (written != NULL)
    return g_steal_pointer (&written);

  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_grid_read_cell (reading, start, end, tokens);
  DrDatePhrase date;

  return inner.n_tokens > 0 && dr_date_phrase_match (&inner, 0, &date) && date.n_tokens == inner.n_tokens && date.exists
             ? dr_date_phrase_to_period (&date, year)
             : NULL;
}

/* What the head of a column says that it is of; DR_GRID_TIMES_NONE for any other. */
static DrGridTimes
read_head (DrReading         *reading,
           const DrGridTable *table,
           guint              column)
{
  const struct
  {
    DrGridTimes      times;
    const DrPhrases *phrases;
  } heads[] = {
    { DR_GRID_TIMES_YEARS, DR_PHRASES ("năm", "năm báo cáo") },
    { DR_GRID_TIMES_QUARTERS, DR_PHRASES ("quý") },
    { DR_GRID_TIMES_MONTHS, DR_PHRASES ("tháng") },
    { DR_GRID_TIMES_ANY, DR_PHRASES ("kỳ", "kỳ báo cáo", "kỳ số liệu", "thời gian", "thời kỳ") },
  };
  const DrGridCell *cell = dr_grid_find (table->grid, table->head_row, column);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));

  if (cell == NULL || cell->start >= cell->end || cell->column_span > 1)
    return DR_GRID_TIMES_NONE;

  DrReading inner = dr_grid_read_cell (reading, cell->start, cell->end, tokens);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      guint n = dr_phrase_match_any (&inner, 0, heads[i].phrases);

      if (n > 0 && n == inner.n_tokens)
        return heads[i].times;
    }

  return DR_GRID_TIMES_NONE;
}

/* Whether all cells of a column say a time, those of the first rows at least. */
static gboolean
are_times (DrReading         *reading,
           const DrGridTable *table,
           guint              column,
           DrGridTimes        times)
{
  const guint most = 20;
  guint n = 0;

  for (guint i = dr_grid_find_row (table->grid, table->body_row); i < table->grid->cells->len && n < most; i++)
    {
      const DrGridCell *cell = dr_grid_get_cell (table->grid, i);

      if (cell->column != column || cell->start >= cell->end)
        continue;

      g_autoptr (DrPeriod) period = parse_cell (reading, cell->start, cell->end, times, FIRST_YEAR);
      if (period == NULL)
        return FALSE;
      n++;
    }

  return n > 0;
}

void
dr_grid_table_find_times (DrReading   *reading,
                          DrGridTable *table)
{
  guint reach = MIN (table->n_columns, 6);

  for (guint i = 0; i < reach; i++)
    {
      DrGridTimes times = table->columns[i].role != DR_GRID_ROLE_OTHER ? DR_GRID_TIMES_NONE : read_head (reading, table, i);
      int *place = times == DR_GRID_TIMES_YEARS ? &table->year : &table->time;

      if (times == DR_GRID_TIMES_NONE || *place >= 0 || !are_times (reading, table, i, times))
        continue;
      *place = (int) i;
      table->columns[i].role = DR_GRID_ROLE_TIME;
      if (times != DR_GRID_TIMES_YEARS)
        table->times = times;
    }
}

static gboolean
is_empty (const DrGridRows *self,
          int               column)
{
  return column < 0 || self->first[column] >= self->end[column];
}

/* The words of a cell of the row; FALSE for an empty one. */
static gboolean
find_cell (const DrGridRows *self,
           int               column,
           guint32          *start,
           guint32          *end)
{
  if (is_empty (self, column))
    return FALSE;

  *start = self->reading->tokens[self->first[column]].start;
  *end = self->reading->tokens[self->end[column] - 1].end;
  dr_reading_account_tokens (self->reading, self->first[column], self->end[column], DR_NUMBER_ROLE_DATE, DR_ITEM_NONE, DR_NONE);

  return TRUE;
}

gboolean
dr_grid_rows_read_time (DrGridRows *self)
{
  const DrGridTable *table = self->table;
  DrReading *reading = self->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  const GDate *last = dr_period_get_last_day (g_ptr_array_index (data->periods, reading->period));
  guint32 start;
  guint32 end;

  if (table->year < 0 && table->time < 0)
    return TRUE;

  /* «Tổng cộng» of all times; but below a merged cell it is that of the row above. */
  if (is_empty (self, table->year) && is_empty (self, table->time) && !is_empty (self, table->label))
    {
      self->row_period = DR_NONE;
      return TRUE;
    }
  if (self->row_year == 0)
    self->row_year = g_date_get_year (last);
  if (find_cell (self, table->year, &start, &end))
    {
      g_autoptr (DrPeriod) year = parse_cell (reading, start, end, DR_GRID_TIMES_YEARS, self->row_year);

      self->row_period = DR_NONE;
      if (year == NULL)
        return FALSE;
      self->row_year = g_date_get_year (dr_period_get_first_day (year));
      if (table->time < 0)
        self->row_period = g_date_compare (dr_period_get_last_day (year), last) <= 0 || self->row_year == g_date_get_year (last)
                               ? dr_report_builder_intern_period (reading->builder, year) : DR_NONE;
    }
  if (find_cell (self, table->time, &start, &end))
    {
      g_autoptr (DrPeriod) period = parse_cell (reading, start, end, table->times, self->row_year);

      self->row_period = period != NULL && g_date_compare (dr_period_get_last_day (period), last) <= 0
                             ? dr_report_builder_intern_period (reading->builder, period) : DR_NONE;
    }

  /* What is of a time that nobody can tell, or that is still to come, is not of the report's. */
  return self->row_period != DR_NONE;
}
