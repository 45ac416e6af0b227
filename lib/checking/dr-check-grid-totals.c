/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «table-row»: a total that does not add up its column.
 *
 * Where the rows of a total add up in one column, they are those that it is of, and the other columns are to add up too.
 * Rates, means and marks never do: what lies between the smallest and the largest figure of its column is none of theirs.
 */

#include "config.h"

#include "checking/dr-cells-private.h"

#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* Cells that a finding points to. */
#define PLACES_MOST 24
/* A figure is written a thousand times too large, at most. */
#define SHIFT_MOST 3

/* A total and the rows that it may be of. */
typedef struct
{
  const DrCells *cells;
  guint          total;
  guint          rows[DR_CELLS_MOST_ROWS];
  guint          n_rows;
  gboolean       is_sure;   /* nothing else may be in the total */
} Block;

typedef struct
{
  DrDecimal sum;
  DrDecimal tolerance;
  DrDecimal smallest;
  DrDecimal largest;
  guint     n_telling;  /* figures that are not zero */
} Column;

/* FALSE if there is a cell that is no figure. */
static gboolean
add_column (const DrCheck *check,
            const Block   *block,
            guint          column,
            Column        *result)
{
  *result = (Column) { .n_telling = 0 };
  for (guint i = 0; i < block->n_rows; i++)
    {
      const DrCell *cell = dr_cells_get (block->cells, block->rows[i], column);

      if (!cell->is_number && !dr_cell_is_nothing (check, cell))
        return FALSE;
      if (!cell->is_number || cell->value.coefficient == 0)
        continue;
      result->sum = dr_small_add (result->sum, cell->value);
      result->tolerance = dr_small_add (result->tolerance, dr_cells_get_tolerance (block->cells, block->rows[i], column));
      if (result->n_telling == 0 || dr_decimal_compare (&cell->value, &result->smallest) < 0)
        result->smallest = cell->value;
      if (result->n_telling == 0 || dr_decimal_compare (&cell->value, &result->largest) > 0)
        result->largest = cell->value;
      result->n_telling++;
    }

  return result->n_telling >= 2;
}

static gboolean
fits (const Block     *block,
      guint            column,
      const DrDecimal *sum,
      const DrDecimal *tolerance)
{
  const DrCell *total = dr_cells_get (block->cells, block->total, column);
  const DrMention whole = { .value = total->value, .tolerance = dr_cells_get_tolerance (block->cells, block->total, column) };

  return dr_sum_fits (sum, tolerance, &whole);
}

/* How many columns of the rows add up to the total. */
static guint
count_right (const DrCheck *check,
             const Block   *block)
{
  guint n = 0;

  for (guint i = 0; i < block->cells->n_columns; i++)
    {
      Column column;

      n += dr_cells_get (block->cells, block->total, i)->is_number && add_column (check, block, i, &column)
           && fits (block, i, &column.sum, &column.tolerance);
    }

  return n;
}

static gboolean
is_near (const DrDecimal *sum,
         const DrDecimal *stated,
         gboolean         is_sure)
{
  DrDecimal scaled = dr_small_multiply (dr_small_distance (*sum, *stated), (DrDecimal) { is_sure ? 2 : 5, 0 });

  return dr_decimal_compare (&scaled, stated) <= 0 || dr_slip_is_between (sum, stated, 2, SHIFT_MOST);
}

/* The row whose figure, some powers of ten larger or smaller, makes the total; FALSE if there is none, or more than one. */
static gboolean
find_shifted (const Block  *block,
              guint         column,
              const Column *whole,
              guint        *row,
              DrDecimal    *right,
              int          *shift)
{
  guint n_found = 0;

  for (guint i = 0; i < block->n_rows; i++)
    {
      const DrCell *cell = dr_cells_get (block->cells, block->rows[i], column);

      for (int by = -SHIFT_MOST; by <= SHIFT_MOST; by++)
        {
          DrDecimal value = dr_decimal_normalize (&cell->value);
          value.exponent += by;

          if (by == 0 || !cell->is_number || cell->value.coefficient == 0 || !dr_small_is (&value))
            continue;

          DrDecimal sum = dr_small_add (dr_small_subtract (whole->sum, cell->value), value);
          if (!fits (block, column, &sum, &whole->tolerance))
            continue;
          n_found++;
          *row = block->rows[i];
          *right = value;
          *shift = ABS (by);
        }
    }

  return n_found == 1;
}

/* Whether a figure is of its rows at all: what lies between the smallest and the largest of them is a rate of them all. Of
 * percentages that was asked before. */
static gboolean
is_of_sum (const Block  *block,
           guint         column,
           const Column *whole)
{
  const DrDecimal *total = &dr_cells_get (block->cells, block->total, column)->value;

  return dr_decimal_compare (total, &whole->largest) > 0 || dr_decimal_compare (total, &whole->smallest) < 0
         || dr_slip_is_between (&whole->sum, total, 3, SHIFT_MOST);
}

/* Rates are as large as one another, and their whole lies among them: a slip of a thousand would show. */
#define RATES_APART_MOST 3

static gboolean
are_rates (const DrCheck *check,
           const Block   *block,
           guint          column,
           const Column  *whole)
{
  const DrDecimal *total = &dr_cells_get (block->cells, block->total, column)->value;
  DrDecimal apart = dr_small_multiply (whole->smallest, (DrDecimal) { RATES_APART_MOST, 0 });

  return dr_decimal_compare (total, &whole->largest) <= 0 && dr_decimal_compare (total, &whole->smallest) >= 0
         && (dr_cells_is_percentage (check, block->cells, column) || dr_decimal_compare (&whole->largest, &apart) <= 0);
}

static void
report (DrCheck      *check,
        const Block  *block,
        guint         column,
        const Column *whole)
{
  const DrCell *total = dr_cells_get (block->cells, block->total, column);
  const DrCell *wrong = total;
  DrDecimal right = whole->sum;
  DrStretch places[PLACES_MOST];
  guint n_places = 0;
  guint row;
  int shift = 0;

  if (are_rates (check, block, column, whole))
    return;
  if (find_shifted (block, column, whole, &row, &right, &shift))
    wrong = dr_cells_get (block->cells, row, column);
  else if (!is_of_sum (block, column, whole) || !is_near (&whole->sum, &total->value, block->is_sure))
    return;
  if (wrong != total)
    places[n_places++] = (DrStretch) { total->start, total->end, 0 };
  for (guint i = 0; i < block->n_rows; i++)
    {
      const DrCell *cell = dr_cells_get (block->cells, block->rows[i], column);

      if (!cell->is_number)
        continue;
      if (dr_check_is_blamed (check, cell->start, cell->end))
        return;
      if (cell != wrong && n_places < PLACES_MOST)
        places[n_places++] = (DrStretch) { cell->start, cell->end, 0 };
    }
  if (dr_check_is_blamed (check, total->start, total->end))
    return;

  g_autofree char *stated = dr_decimal_to_string (&wrong->value);
  g_autofree char *expected = dr_decimal_to_string (&right);
  g_autofree char *stated_words = dr_check_write_decimal (&wrong->value, "");
  g_autofree char *made = dr_check_write_decimal (&whole->sum, "");
  g_autofree char *total_words = dr_check_write_decimal (&total->value, "");
  g_autofree char *arithmetic = shift == 0 ? g_strdup_printf ("Σ = %s", made) : g_strdup_printf ("Σ = %s ≠ %s", made, total_words);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected,
                        .what = shift == 1 ? "10" : shift == 2 ? "100" : "1.000",
                        .what_english = shift == 1 ? "10" : shift == 2 ? "100" : "1,000" };

  dr_check_say (check, shift != 0 ? DR_RULE_TABLE_COLUMN_SHIFTED : DR_RULE_TABLE_COLUMN_WRONG, &facts,
                (DrStretch) { wrong->start, wrong->end, 0 }, places, n_places);
}

/* Where one column alone could add up, its total has to be called nothing else, and to be one slip away. */
static gboolean
is_evident (const DrCheck *check,
            const Block   *block)
{
  static const char * const plain_words[] = { "cộng", "tổng cộng", "tổng số", "tổng", "cộng chung", NULL };
  g_auto (DrWording) name = dr_cells_fold_name (check, block->cells, block->total);
  guint n_near = 0;
  guint n_all = 0;

  if (!dr_wording_is_only (&name, plain_words) || block->n_rows < 3)
    return FALSE;
  for (guint i = 0; i < block->cells->n_columns; i++)
    {
      const DrCell *total = dr_cells_get (block->cells, block->total, i);
      Column column;

      if (!total->is_number || !add_column (check, block, i, &column) || dr_decimal_compare (&total->value, &column.largest) <= 0)
        continue;
      n_all++;
      n_near += dr_slip_is_between (&column.sum, &total->value, 2, 0);
    }

  return n_all == 1 && n_near == 1;
}

/* «Toàn huyện» may have more than what is listed. */
static gboolean
is_sure (const DrCheck *check,
         const Block   *block)
{
  static const char * const plain_words[] = { "cộng", "tổng cộng", "tổng số", NULL };
  g_auto (DrWording) name = dr_cells_fold_name (check, block->cells, block->total);

  return block->cells->kinds[block->total] == DR_ROW_GROUP || dr_wording_is_only (&name, plain_words);
}

static void
check_block (DrCheck *check,
             Block   *block)
{
  block->is_sure = is_sure (check, block);
  for (guint i = 0; i < block->cells->n_columns; i++)
    {
      const DrCell *total = dr_cells_get (block->cells, block->total, i);
      Column column;

      if (total->is_number && add_column (check, block, i, &column) && !fits (block, i, &column.sum, &column.tolerance))
        report (check, block, i, &column);
    }
}

/* Rows from @first up to @last of the kinds whose bits are set. */
static void
take_rows (Block *block,
           guint  first,
           guint  last,
           guint  kinds)
{
  block->n_rows = 0;
  for (guint row = first; row < last; row++)
    if (row != block->total && (kinds & 1u << block->cells->kinds[row]) != 0)
      block->rows[block->n_rows++] = row;
}

static guint
find_row (const DrCells *cells,
          guint          from,
          guint          kinds)
{
  while (from < cells->n_rows && (kinds & 1u << cells->kinds[from]) == 0)
    from++;

  return from;
}

/* A total of rows from @first up to @last: of the items, of the groups, of both where some groups have no items, or of the totals
 * before it; whichever adds up in most columns. */
static void
check_total (DrCheck       *check,
             const DrCells *cells,
             guint          total,
             guint          first,
             guint          last)
{
  static const guint choices[] = {
    1u << DR_ROW_ITEM, 1u << DR_ROW_GROUP, 1u << DR_ROW_ITEM | 1u << DR_ROW_GROUP, 1u << DR_ROW_PART,
    1u << DR_ROW_ITEM | 1u << DR_ROW_PART, 1u << DR_ROW_TOTAL,
  };
  Block block = { .cells = cells, .total = total };
  guint best = 0;
  guint most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      take_rows (&block, choices[i] == 1u << DR_ROW_TOTAL ? 0 : first, last, choices[i]);
      guint n = count_right (check, &block);

      if (n > most)
        {
          most = n;
          best = choices[i];
        }
    }
  if (most > 0)
    {
      take_rows (&block, best == 1u << DR_ROW_TOTAL ? 0 : first, last, best);
      check_block (check, &block);
      return;
    }

  take_rows (&block, first, last, 1u << DR_ROW_ITEM);
  if (block.n_rows == last - first && is_evident (check, &block))
    check_block (check, &block);
}

/* A group and its items, or an item and its parts, which may be some of them. */
static void
check_group (DrCheck       *check,
             const DrCells *cells,
             guint          group,
             guint          member_kinds,
             guint          n_right_least)
{
  Block block = { .cells = cells, .total = group };
  guint end = find_row (cells, group + 1, ~member_kinds);

  take_rows (&block, group + 1, end, cells->kinds[group] == DR_ROW_GROUP ? 1u << DR_ROW_ITEM : member_kinds);
  if (count_right (check, &block) >= n_right_least)
    check_block (check, &block);
}

void
dr_check_grid_totals (DrCheck       *check,
                      const DrCells *cells)
{
  guint after = 0;

  for (guint row = 0; row < cells->n_rows; row++)
    switch ((DrRowKind) cells->kinds[row])
      {
      case DR_ROW_TOTAL:
        /* A total stands below its rows, or above all of them. */
        if (row == 0)
          check_total (check, cells, 0, 1, find_row (cells, 1, 1u << DR_ROW_TOTAL));
        else
          check_total (check, cells, row, after, row);
        after = row + 1;
        break;
      case DR_ROW_GROUP:
        check_group (check, cells, row, 1u << DR_ROW_ITEM | 1u << DR_ROW_PART, 1);
        break;
      case DR_ROW_ITEM:
        check_group (check, cells, row, 1u << DR_ROW_PART, 2);
        break;
      case DR_ROW_PART:
      case DR_ROW_MEAN:
      case DR_ROW_OTHER:
      default:
        break;
      }
}
