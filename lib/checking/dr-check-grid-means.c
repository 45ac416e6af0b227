/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «mean»: the row of means below a table, and the mean of a column that the prose states. */

#include "config.h"

#include "checking/dr-cells-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"

/* Rows that a mean is of. */
#define ITEMS_LEAST 3
/* How far from its table a mean is told, in bytes. */
#define REACH 3000

static const char * const mean_words[] = { "bình quân", "trung bình", NULL };
/* A rate has no plain mean: it is weighted by what it is a rate of. */
static const char * const rate_words[] = { "tỷ lệ", "tỉ lệ", "năng suất", "đạt", "so", "bình quân", "cơ cấu", NULL };

typedef struct
{
  DrDecimal sum;
  DrDecimal smallest;
  DrDecimal largest;
  guint     n;
} Column;

/* The items above a row, or all of them; FALSE if a cell is no figure or there are too few. */
static gboolean
column_init (Column        *self,
             const DrCells *cells,
             guint          column,
             guint          end)
{
  *self = (Column) { .n = 0 };
  for (guint row = 0; row < end; row++)
    {
      const DrCell *cell = dr_cells_get (cells, row, column);

      if (cells->kinds[row] != DR_ROW_ITEM)
        continue;
      if (!cell->is_number || cell->value.coefficient < 0)
        return FALSE;
      if (self->n == 0 || dr_decimal_compare (&cell->value, &self->smallest) < 0)
        self->smallest = cell->value;
      if (self->n == 0 || dr_decimal_compare (&cell->value, &self->largest) > 0)
        self->largest = cell->value;
      self->sum = dr_small_add (self->sum, cell->value);
      self->n++;
    }

  return self->n >= ITEMS_LEAST;
}

/* Whether a figure is the mean within one step of itself. */
static gboolean
is_mean (const Column    *column,
         const DrDecimal *stated)
{
  DrDecimal all = dr_small_multiply (*stated, (DrDecimal) { column->n, 0 });
  DrDecimal off = dr_small_distance (all, column->sum);
  const DrDecimal step = { column->n, MIN (stated->exponent, 0) };

  return dr_decimal_compare (&off, &step) < 0;
}

static gboolean
is_outside (const Column    *column,
            const DrDecimal *stated)
{
  return dr_decimal_compare (stated, &column->smallest) < 0 || dr_decimal_compare (stated, &column->largest) > 0;
}

static void
report (DrCheck         *check,
        const Column    *column,
        const DrDecimal *stated,
        DrStretch        source)
{
  const DrDecimal n = { column->n, 0 };
  DrDecimal mean = dr_small_percent (column->sum, n, 2 + (guint) -MIN (stated->exponent, 0), TRUE);
  mean.exponent -= 2;

  g_autofree char *stated_value = dr_decimal_to_string (stated);
  g_autofree char *stated_words = dr_check_write_decimal (stated, "");
  g_autofree char *sum = dr_check_write_decimal (&column->sum, "");
  DrDecimal shown = dr_decimal_normalize (&mean);
  g_autofree char *made = dr_check_write_decimal (&shown, "");
  g_autofree char *value = dr_decimal_to_string (&mean);
  g_autofree char *arithmetic = g_strdup_printf ("%s / %u = %s", sum, column->n, made);
  DrRuleFacts facts = { .stated = stated_value, .stated_words = stated_words, .arithmetic = arithmetic, .expected_low = value,
                        .expected_high = value };

  if (!dr_check_is_blamed (check, source.start, source.end))
    dr_check_say (check, DR_RULE_MEAN_WRONG, &facts, source, NULL, 0);
}

static gboolean
is_rate (const DrCheck *check,
         const DrCells *cells,
         guint          column)
{
  const DrCell *head = &cells->heads[column];
  g_auto (DrWording) words = dr_cells_fold_head (check, cells, column);

  return dr_wording_begins (&words, rate_words) || dr_check_has_sign (check, head->start, head->end, "%/");
}

/* A mean is no smaller than the smallest and no larger than the largest; where one column has the plain mean, all but rates
 * have. */
static void
check_row (DrCheck       *check,
           const DrCells *cells,
           guint          row)
{
  guint n_right = 0;

  for (guint i = 0; i < cells->n_columns; i++)
    {
      const DrCell *cell = dr_cells_get (cells, row, i);
      Column column;

      n_right += cell->is_number && column_init (&column, cells, i, row) && is_mean (&column, &cell->value)
                 && dr_decimal_compare (&column.smallest, &column.largest) != 0;
    }
  for (guint i = 0; i < cells->n_columns; i++)
    {
      const DrCell *cell = dr_cells_get (cells, row, i);
      Column column;

      if (cell->is_number && column_init (&column, cells, i, row) && !is_mean (&column, &cell->value)
          && (is_outside (&column, &cell->value) || (n_right > 0 && !is_rate (check, cells, i))))
        report (check, &column, &cell->value, (DrStretch) { cell->start, cell->end, 0 });
    }
}

/* The one column whose head the words name; the number of columns if there is none, or more than one. */
static guint
find_named_column (const DrCheck   *check,
                   const DrCells   *cells,
                   const DrWording *words)
{
  guint found = cells->n_columns;

  for (guint i = 0; i < cells->n_columns; i++)
    {
      g_auto (DrWording) head = dr_cells_fold_head (check, cells, i);
      Column column;

      if (dr_wording_is_empty (&head) || strstr (words->folded, head.folded) == NULL
          || !column_init (&column, cells, i, cells->n_rows))
        continue;
      if (found < cells->n_columns)
        return cells->n_columns;
      found = i;
    }

  return found;
}

/* «Điểm bình quân của 5 xã là 97,6 điểm», of a table with as many rows. */
static void
check_sentence (DrCheck       *check,
                const DrCells *cells,
                const GArray  *mentions,
                guint          at)
{
  const DrMention *count = dr_mentions_get (mentions, at);
  const DrMention *mean = dr_mentions_get (mentions, at + 1);
  gsize start = dr_check_sentence_start (check, count->start);
  gsize end = dr_check_sentence_end (check, count->start);

  if (mean->start >= end || mean->hedge != DR_HEDGE_EXACT || mean->is_percent || mean->is_cell || mean->is_slashed)
    return;
  g_auto (DrWording) lead = dr_check_fold (check, start, count->start);
  g_auto (DrWording) all = dr_check_fold (check, start, end);
  Column column;
  if (!dr_wording_has (&lead, mean_words))
    return;

  guint named = find_named_column (check, cells, &lead);
  if (named == cells->n_columns)
    return;
  column_init (&column, cells, named, cells->n_rows);
  const DrDecimal n = { column.n, 0 };
  if (dr_decimal_compare (&n, &count->value) != 0 || is_mean (&column, &mean->value) || is_outside (&column, &mean->value))
    return;
  report (check, &column, &mean->value, (DrStretch) { count->start, mean->end, 0 });
}

void
dr_check_grid_means (DrCheck *check)
{
  GPtrArray *tables = dr_check_get_tables (check);
  const GArray *mentions = tables->len > 0 ? dr_check_get_mentions (check) : NULL;

  for (guint i = 0; i < tables->len && dr_check_goes_on (check); i++)
    {
      const DrCells *cells = g_ptr_array_index (tables, i);

      for (guint row = 0; row < cells->n_rows; row++)
        if (cells->kinds[row] == DR_ROW_MEAN)
          check_row (check, cells, row);
      for (guint at = 0; at + 1 < mentions->len && dr_mentions_get (mentions, at)->start < cells->end + REACH
                         && dr_check_goes_on (check); at++)
        if (dr_mentions_get (mentions, at)->start >= cells->end)
          check_sentence (check, cells, mentions, at);
    }
}
