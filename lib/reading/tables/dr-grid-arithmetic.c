/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-table-private.h"

/*
 * What the figures say of their columns where the heads do not. «Tỷ lệ» is of the two columns whose quotient it is; «So 2015»
 * is a percentage, or a difference, as the column of that year tells; «Tổng số» is the whole of the columns that add up to it.
 * One figure may be wrong, as tables are there to be checked: most rows decide.
 */

/* So many rows are enough. */
#define MOST_ROWS 48
/* In wider tables heads say what they mean, and pairs of columns are many. */
#define MOST_COLUMNS 24
/* Of four rows three must fit. */
#define FIT_NUMERATOR 3
#define FIT_DENOMINATOR 4

typedef struct
{
  guint64   known;              /* a bit a column */
  DrDecimal values[DR_GRID_TABLE_MOST_COLUMNS];
} Row;

static gboolean
is_known (const Row *row,
          guint      column)
{
  return (row->known >> column) & 1;
}

GArray *
dr_grid_table_collect_rows (DrReading         *reading,
                            const DrGridTable *table)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));
  guint32 last = G_MAXUINT32;

  if (table->n_columns > MOST_COLUMNS)
    return rows;

  for (guint i = dr_grid_find_row (table->grid, table->body_row); i < table->grid->cells->len; i++)
    {
      const DrGridCell *cell = dr_grid_get_cell (table->grid, i);
      DrGridValue value;

      if (cell->row != last)
        {
          if (rows->len == MOST_ROWS)
            break;
          g_array_set_size (rows, rows->len + 1);
          last = cell->row;
        }
      if (cell->start >= cell->end || cell->column >= table->n_columns || (int) cell->column <= table->label || cell->column_span > 1)
        continue;
      dr_grid_value_read (reading->bytes, cell->start, cell->end, &value);
      if (value.kind != DR_GRID_VALUE_NUMBER || value.has_second)
        continue;
      dr_grid_value_settle (&value.numeral, reading->bytes, table->decimals, NULL);

      Row *row = &g_array_index (rows, Row, rows->len - 1);
      row->values[cell->column] = value.numeral.value;
      if (value.sign < 0)
        row->values[cell->column].coefficient = -row->values[cell->column].coefficient;
      row->known |= G_GUINT64_CONSTANT (1) << cell->column;
    }

  return rows;
}

/* What a column says of two others. */
typedef enum
{
  RELATION_QUOTIENT,            /* 100 × one / other */
  RELATION_GROWTH,              /* the same, less 100 */
  RELATION_DIFFERENCE           /* one - other */
} Relation;

/* Whether @stated is what @relation makes of @one and @other, to its last digit, rounded or cut off. */
static gboolean
fits (Relation         relation,
      const DrDecimal *stated,
      const DrDecimal *one,
      const DrDecimal *other)
{
  static const DrDecimal hundred = { 100, 0 };
  DrDecimal difference;
  DrDecimal computed;
  DrDecimal product;
  DrDecimal step = { 1, MIN (stated->exponent, 0) };

  if (!dr_decimal_subtract (one, other, &difference))
    return FALSE;
  if (relation == RELATION_DIFFERENCE)
    return dr_decimal_compare (&difference, stated) == 0;
  if (other->coefficient <= 0
      || !dr_decimal_multiply (relation == RELATION_GROWTH ? &difference : one, &hundred, &computed)
      || !dr_decimal_multiply (stated, other, &product) || !dr_decimal_multiply (&step, other, &step)
      || !dr_decimal_subtract (&computed, &product, &difference))
    return FALSE;
  if (difference.coefficient < 0)
    difference.coefficient = -difference.coefficient;

  return dr_decimal_compare (&difference, &step) <= 0;
}

/* In how many rows of how many the relation fits; in none where all of them say the same («100», «0»), which says nothing. */
static guint
count_fits (const GArray *rows,
            Relation      relation,
            guint         stated,
            guint         one,
            guint         other,
            guint        *n_rows)
{
  guint n = 0;
  guint n_fit = 0;
  gboolean is_telling = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (!is_known (row, stated) || !is_known (row, one) || !is_known (row, other))
        continue;
      n++;
      n_fit += fits (relation, &row->values[stated], &row->values[one], &row->values[other]);
      is_telling |= dr_decimal_compare (&row->values[one], &row->values[other]) != 0;
    }

  *n_rows = n;

  return is_telling ? n_fit : 0;
}

/* Whether most rows fit. */
static gboolean
holds (const GArray *rows,
       Relation      relation,
       guint         stated,
       guint         one,
       guint         other)
{
  guint n;
  guint n_fit = count_fits (rows, relation, stated, one, other, &n);

  return n_fit > 0 && n_fit * FIT_DENOMINATOR >= n * FIT_NUMERATOR;
}

/* --- percentages and changes --- */

static gboolean
counts (const DrGridColumn *column)
{
  return column->role == DR_GRID_ROLE_ACTUAL || column->role == DR_GRID_ROLE_TARGET || column->role == DR_GRID_ROLE_EARLIER;
}

static int
find_beside (const DrGridTable *table,
             int                actual,
             DrGridRole         role)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].role == role && table->columns[i].actual == actual)
      return i;

  return -1;
}

/* A percentage is of the target, of an earlier figure, or of a whole, as the figures have it. */
static void
settle_percentage (DrGridTable  *table,
                   const GArray *rows,
                   guint         index)
{
  DrGridColumn *column = &table->columns[index];
  int other = column->role == DR_GRID_ROLE_PERCENT ? find_beside (table, column->actual, DR_GRID_ROLE_TARGET)
              : column->role == DR_GRID_ROLE_CHANGE ? find_beside (table, column->actual, DR_GRID_ROLE_EARLIER) : -1;

  if (column->actual >= 0 && other >= 0 && holds (rows, RELATION_QUOTIENT, index, column->actual, other))
    return;

  for (guint one = table->label + 1; one < table->n_columns; one++)
    for (guint i = table->label + 1; i < table->n_columns && table->columns[one].role == DR_GRID_ROLE_ACTUAL; i++)
      {
        DrGridColumn *whole = &table->columns[i];

        if (i == one || i == index || !counts (whole) || !holds (rows, RELATION_QUOTIENT, index, one, i))
          continue;
        /* Who says «so với cùng kỳ» is not speaking of a whole. */
        if (whole->role == DR_GRID_ROLE_ACTUAL && (column->role == DR_GRID_ROLE_CHANGE || dr_grid_column_has (column, DR_HEAD_WORD_TARGET)))
          continue;
        column->actual = one;
        column->is_percent = TRUE;
        if (whole->role == DR_GRID_ROLE_ACTUAL)
          {
            column->role = DR_GRID_ROLE_SHARE;
            if (table->columns[one].whole < 0 && table->columns[i].whole != (int) one)
              table->columns[one].whole = i;
            return;
          }
        column->role = whole->role == DR_GRID_ROLE_TARGET ? DR_GRID_ROLE_PERCENT : DR_GRID_ROLE_CHANGE;
        column->is_growth = FALSE;
        whole->actual = one;
        return;
      }
}

/*
 * «Hộ nghèo | Tỷ lệ (%)»: a share stands straight behind what it is of, and where half of the rows find it in one whole, the others
 * are wrong, rather than the head.
 */
static void
settle_share (DrGridTable  *table,
              const GArray *rows,
              guint         index)
{
  const DrGridColumn *column = &table->columns[index];

  if (column->actual < 0 || table->columns[column->actual].whole >= 0)
    return;
  for (guint i = table->label + 1; i < table->n_columns; i++)
    {
      guint n;
      guint n_fit;

      if ((int) i == column->actual || i == index || table->columns[i].role != DR_GRID_ROLE_ACTUAL
          || table->columns[i].whole == column->actual)
        continue;
      n_fit = count_fits (rows, RELATION_QUOTIENT, index, column->actual, i, &n);
      if (n_fit < 2 || n_fit * 2 < n)
        continue;
      table->columns[column->actual].whole = i;
      return;
    }
}

/* «So 2015» beside the figures of 2015. */
static void
settle_change (DrGridTable  *table,
               const GArray *rows,
               guint         index)
{
  DrGridColumn *column = &table->columns[index];
  int earlier = find_beside (table, column->actual, DR_GRID_ROLE_EARLIER);

  if (column->actual < 0 || earlier < 0)
    return;
  if (holds (rows, RELATION_QUOTIENT, index, column->actual, earlier))
    {
      column->is_percent = TRUE;
      column->is_growth = FALSE;
    }
  else if (holds (rows, RELATION_GROWTH, index, column->actual, earlier))
    column->is_percent = column->is_growth = TRUE;
  else if (holds (rows, RELATION_DIFFERENCE, index, column->actual, earlier))
    column->is_percent = FALSE;
}

/* --- totals --- */

/* Whether columns from @first on, @n of them, step by step, add up to @total in most rows. */
static gboolean
add_up (const GArray *rows,
        guint         total,
        const guint  *parts,
        guint         n)
{
  guint n_rows = 0;
  guint n_fit = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      DrDecimal sum = { 0, 0 };
      guint n_known = 0;
      gboolean is_whole = is_known (row, total);

      for (guint j = 0; j < n && is_whole; j++)
        if (is_known (row, parts[j]))
          {
            n_known++;
            is_whole = dr_decimal_add (&sum, &row->values[parts[j]], &sum);
          }
      if (!is_whole || n_known < 2)
        continue;
      n_rows++;
      n_fit += dr_decimal_compare (&sum, &row->values[total]) == 0;
    }

  return n_fit > 0 && n_fit * FIT_DENOMINATOR >= n_rows * FIT_NUMERATOR;
}

/* «Tổng số | Giỏi | Khá | Yếu», «Nam | Nữ | Tổng»: the columns on one side of a total that add up to it. */
static gboolean
settle_total (DrGridTable  *table,
              const GArray *rows,
              guint         total,
              int           step)
{
  guint parts[DR_GRID_TABLE_MOST_COLUMNS];
  guint n = 0;

  for (int i = (int) total + step; i > table->label && i < (int) table->n_columns; i += step)
    {
      const DrGridColumn *column = &table->columns[i];

      if (column->role == DR_GRID_ROLE_SHARE || column->role == DR_GRID_ROLE_PERCENT || column->is_percent)
        continue;
      if (column->role != DR_GRID_ROLE_ACTUAL || column->unit != table->columns[total].unit || column->period != table->columns[total].period)
        break;
      parts[n++] = i;
      if (n >= 2 && add_up (rows, total, parts, n))
        {
          for (guint j = 0; j < n; j++)
            table->columns[parts[j]].whole = total;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
dr_grid_table_find_quotient (const DrGridTable *table,
                             const GArray      *rows,
                             guint              percent,
                             guint             *one,
                             guint             *other)
{
  for (guint i = table->label + 1; rows->len > 0 && i < table->n_columns; i++)
    for (guint j = table->label + 1; j < table->n_columns; j++)
      if (i != j && i != percent && j != percent && !table->columns[i].is_percent && !table->columns[j].is_percent
          && holds (rows, RELATION_QUOTIENT, percent, i, j))
        {
          *one = i;
          *other = j;
          return TRUE;
        }

  return FALSE;
}

gboolean
dr_grid_table_is_exceeded (const GArray *rows,
                           guint         one,
                           guint         other)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (is_known (row, one) && is_known (row, other) && dr_decimal_compare (&row->values[one], &row->values[other]) > 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
dr_grid_table_has_both (const GArray *rows,
                        guint         one,
                        guint         other)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (is_known (row, one) && is_known (row, other) && row->values[one].coefficient > 0 && row->values[other].coefficient > 0)
        return TRUE;
    }

  return FALSE;
}

void
dr_grid_table_settle_by_figures (DrGridTable  *table,
                                 const GArray *rows)
{
  if (rows->len == 0)
    return;

  for (guint i = table->label + 1; i < table->n_columns; i++)
    if (table->columns[i].role == DR_GRID_ROLE_CHANGE)
      settle_change (table, rows, i);
  for (guint i = table->label + 1; i < table->n_columns; i++)
    {
      const DrGridColumn *column = &table->columns[i];

      if (column->role == DR_GRID_ROLE_PERCENT || column->role == DR_GRID_ROLE_SHARE
          || (column->role == DR_GRID_ROLE_CHANGE && column->is_percent && !column->is_growth))
        settle_percentage (table, rows, i);
      if (column->role == DR_GRID_ROLE_SHARE)
        settle_share (table, rows, i);
    }
  for (guint i = table->label + 1; i < table->n_columns; i++)
    if (table->columns[i].role == DR_GRID_ROLE_ACTUAL && !table->columns[i].is_percent
        && dr_grid_column_has (&table->columns[i], DR_HEAD_WORD_TOTAL) && !settle_total (table, rows, i, 1))
      settle_total (table, rows, i, -1);
}
