/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «table-row»: a row that does not obey what all the other rows of its table do.
 *
 * What the columns have to do with each other is not read from their heads: nam + nữ = tổng, đầu năm + tăng - giảm =
 * cuối năm show in the figures themselves. A relation that every row but one obeys, rows of different figures all, was
 * meant for that one too.
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-numeral-private.h"
#include "figures/dr-ratio-private.h"

/* Rows that have to obey before one that does not tells anything. */
#define ROWS_LEAST 3
/* Rows of one table that may differ. */
#define ODD_MOST 3
#define ROWS_MOST 400
#define COLUMNS_MOST 14

typedef struct
{
  DrDecimal value;
  gsize     start;
  gsize     end;
  gboolean  is_number;
} Cell;

/* Lines of one number of cells; rows without figures are left out. */
typedef struct
{
  GArray *cells;            /* (owned) (element-type Cell) row by row */
  guint   n_rows;
  guint   n_columns;
} Grid;

typedef enum
{
  RELATION_SUM,       /* c = a + b - d: those from n_added on are taken away */
  RELATION_PERCENT,   /* c = a / b × 100, to the digits of c */
  RELATION_QUOTIENT,  /* c = a / b */
  RELATION_PRODUCT    /* c = a × b, some powers of ten smaller, to the digits of c */
} RelationKind;

typedef struct
{
  RelationKind kind;
  guint        result;
  guint        terms[3];
  guint        n_terms;
  guint        n_added;
  int          shift;
} Relation;

static void
grid_clear (Grid *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

static const Cell *
get_cell (const Grid *grid,
          guint       row,
          guint       column)
{
  return &g_array_index (grid->cells, Cell, row * grid->n_columns + column);
}

static gsize
skip_blanks (const DrCheck *check,
             gsize          at,
             gsize          end)
{
  while (at < end && check->text[at] == ' ')
    at++;

  return at;
}

/* A cell that is one number and nothing more. */
static Cell
scan_cell (const DrCheck *check,
           gsize          start,
           gsize          end)
{
  Cell cell = { .start = skip_blanks (check, start, end), .end = end };
  gboolean is_negative = FALSE;
  DrNumeral numeral;

  while (cell.end > cell.start && strchr (" \r", check->text[cell.end - 1]) != NULL)
    cell.end--;
  gsize at = cell.start;
  if (at < cell.end && (check->text[at] == '+' || check->text[at] == '-'))
    is_negative = check->text[at++] == '-';
  if (at >= cell.end || !g_ascii_isdigit (check->text[at]))
    return cell;
  dr_numeral_scan (check->text, cell.end, at, &numeral);
  if ((numeral.flags & DR_NUMERAL_UNREADABLE) != 0)
    return cell;

  gsize behind = skip_blanks (check, numeral.end, cell.end);
  if (behind < cell.end && check->text[behind] == '%')
    behind = skip_blanks (check, behind + 1, cell.end);
  cell.is_number = behind >= cell.end && dr_small_is (&numeral.value);
  cell.value = numeral.value;
  if (is_negative)
    cell.value.coefficient = -cell.value.coefficient;

  return cell;
}

/* The cells of one line, between its signs; 0 if it has no columns, or too many. */
static guint
scan_line (const DrCheck *check,
           gsize          start,
           gsize          end,
           Cell           cells[COLUMNS_MOST])
{
  char sign = memchr (check->text + start, '\t', end - start) != NULL ? '\t' : '|';
  guint n = 0;

  if (memchr (check->text + start, sign, end - start) == NULL)
    return 0;
  for (gsize at = start;;)
    {
      const char *next = at < end ? memchr (check->text + at, sign, end - at) : NULL;
      gsize cell_end = next != NULL ? (gsize) (next - check->text) : end;

      if (n == COLUMNS_MOST)
        return 0;
      cells[n++] = scan_cell (check, at, cell_end);
      if (next == NULL)
        return n;
      at = cell_end + 1;
    }
}

static guint
count_numbers (const Cell *cells,
               guint       n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += cells[i].is_number;

  return count;
}

/* The next table at or behind @from; FALSE if there is none. */
static gboolean
grid_init (Grid          *self,
           const DrCheck *check,
           gsize         *from)
{
  *self = (Grid) { g_array_new (FALSE, FALSE, sizeof (Cell)), 0, 0 };
  while (*from < check->size)
    {
      gsize end = dr_check_line_end (check, *from);
      Cell cells[COLUMNS_MOST];
      guint n = scan_line (check, *from, end, cells);
      guint n_numbers = count_numbers (cells, n);
      /* A total may leave out the cell of its number. */
      gboolean is_short = n + 1 == self->n_columns;

      if (self->n_rows > 0 && n != self->n_columns && !is_short)
        return TRUE;
      *from = end + 1;
      if (n < 3 || n_numbers < 3 || self->n_rows == ROWS_MOST)
        continue;
      if (self->n_rows == 0)
        self->n_columns = n;
      if (is_short)
        {
          Cell none = { .is_number = FALSE };

          g_array_append_val (self->cells, none);
        }
      g_array_append_vals (self->cells, cells, n);
      self->n_rows++;
    }

  return self->n_rows > 0;
}

typedef enum
{
  ROW_MISSING,      /* a figure is not there, or all are zero */
  ROW_OBEYS,
  ROW_DIFFERS
} RowState;

/* Whether two figures differ by one step of @stated at most, up or down: rounded or cut off. */
static gboolean
is_within_step (const DrDecimal *computed,
                const DrDecimal *stated)
{
  const DrDecimal step = { 1, stated->exponent };
  DrDecimal off = dr_small_distance (*computed, *stated);

  return dr_decimal_compare (&off, &step) < 0;
}

/* a / b × @times, to two digits more than @like has. */
static DrDecimal
divide (const DrDecimal *a,
        const DrDecimal *b,
        int              times,
        const DrDecimal *like)
{
  g_autofree char *first = dr_decimal_to_string (a);
  g_autofree char *second = dr_decimal_to_string (b);
  g_autoptr (DrRatio) ratio = dr_ratio_new (first, second, NULL);
  g_autoptr (DrRatio) factor = dr_ratio_new_from_integers (times, 1, NULL);
  g_autoptr (DrRatio) product = dr_ratio_multiply (ratio, factor, NULL);
  g_autofree char *plain = dr_ratio_to_decimal (product, 2 - MIN (like->exponent, 0), DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  DrDecimal quotient = { 0, 0 };

  dr_decimal_parse (plain, -1, &quotient);

  return quotient;
}

/* A row of a quotient or a product. */
static RowState
judge_quotient (const Grid     *grid,
                const Relation *relation,
                guint           row,
                DrDecimal      *expected)
{
  const Cell *result = get_cell (grid, row, relation->result);
  const Cell *a = get_cell (grid, row, relation->terms[0]);
  const Cell *b = get_cell (grid, row, relation->terms[1]);

  if (!result->is_number || !a->is_number || !b->is_number || a->value.coefficient <= 0 || b->value.coefficient <= 0
      || result->value.coefficient <= 0)
    return ROW_MISSING;
  if (relation->kind != RELATION_PRODUCT)
    *expected = divide (&a->value, &b->value, relation->kind == RELATION_PERCENT ? 100 : 1, &result->value);
  else
    {
      *expected = dr_small_multiply (a->value, b->value);
      expected->exponent -= relation->shift;
    }
  if (!is_within_step (expected, &result->value))
    return ROW_DIFFERS;

  /* 100 per cent, and what is multiplied by one, shows no relation. */
  const DrDecimal hundred = { 100, 0 }, one = { 1, 0 };
  gboolean is_trivial = relation->kind == RELATION_PERCENT ? dr_decimal_compare (&result->value, &hundred) == 0
                                                           : dr_decimal_compare (&a->value, &one) == 0
                                                             || dr_decimal_compare (&b->value, &one) == 0
                                                             || dr_decimal_compare (&result->value, &one) == 0;

  return is_trivial ? ROW_MISSING : ROW_OBEYS;
}

static RowState
judge_row (const Grid     *grid,
           const Relation *relation,
           guint           row,
           DrDecimal      *expected)
{
  if (relation->kind != RELATION_SUM)
    return judge_quotient (grid, relation, row, expected);

  const Cell *result = get_cell (grid, row, relation->result);
  guint n_telling = 0;

  *expected = (DrDecimal) { 0, 0 };
  if (!result->is_number)
    return ROW_MISSING;
  for (guint i = 0; i < relation->n_terms; i++)
    {
      const Cell *term = get_cell (grid, row, relation->terms[i]);

      if (!term->is_number)
        return ROW_MISSING;
      *expected = i < relation->n_added ? dr_small_add (*expected, term->value) : dr_small_subtract (*expected, term->value);
      n_telling += term->value.coefficient != 0;
    }
  if (dr_decimal_compare (expected, &result->value) != 0)
    return ROW_DIFFERS;

  /* Of one figure and nothing else a row says little. */
  return n_telling >= 2 ? ROW_OBEYS : ROW_MISSING;
}

/* Whether a row is so near to the relation that it was meant to obey it. */
static gboolean
is_near (const DrDecimal *expected,
         const DrDecimal *stated)
{
  DrDecimal scaled = dr_small_multiply (dr_small_distance (*expected, *stated), (DrDecimal) { 5, 0 });

  return dr_decimal_compare (&scaled, stated) <= 0 || dr_slip_is_between (expected, stated, 2, 3);
}

/* The rows, one or two, that do not obey what more of the others do; 0 if there are none, or too many. */
static guint
find_odd (const Grid     *grid,
          const Relation *relation,
          guint           odd[ODD_MOST],
          DrDecimal       expected[ODD_MOST])
{
  guint n_obey = 0;
  guint n_odd = 0;

  for (guint row = 0; row < grid->n_rows; row++)
    {
      DrDecimal here;

      switch (judge_row (grid, relation, row, &here))
        {
        case ROW_OBEYS:
          n_obey++;
          break;
        case ROW_DIFFERS:
          if (n_odd == ODD_MOST)
            return 0;
          odd[n_odd] = row;
          expected[n_odd++] = here;
          break;
        case ROW_MISSING:
        default:
          break;
        }
    }

  return n_obey >= ROWS_LEAST && n_obey > n_odd ? n_odd : 0;
}

static void
report (DrCheck          *check,
        const Grid       *grid,
        const Relation   *relation,
        guint             row,
        const DrDecimal  *expected)
{
  const Cell *result = get_cell (grid, row, relation->result);
  GString *arithmetic = g_string_new (NULL);
  DrStretch places[3];
  DrStretch source = { result->start, result->end, 0 };

  for (guint i = 0; i < relation->n_terms; i++)
    {
      const Cell *term = get_cell (grid, row, relation->terms[i]);
      g_autofree char *written = dr_check_write_decimal (&term->value, "");

      g_string_append_printf (arithmetic, "%s%s", i == 0 ? "" : relation->kind == RELATION_PERCENT || relation->kind == RELATION_QUOTIENT ? " / "
                                                                : relation->kind == RELATION_PRODUCT ? " × "
                                                                : i < relation->n_added              ? " + "
                                                                                                     : " - ", written);
      places[i] = (DrStretch) { term->start, term->end, 0 };
      source = dr_stretch_join (source, places[i]);
    }
  g_autofree char *made = dr_check_write_decimal (expected, relation->kind == RELATION_PERCENT ? "%" : "");
  g_string_append_printf (arithmetic, " = %s", made);

  g_autofree char *stated = dr_decimal_to_string (&result->value);
  g_autofree char *stated_words = dr_check_write_decimal (&result->value, "");
  g_autofree char *value = dr_decimal_to_string (expected);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic->str,
                        .expected_low = value, .expected_high = value };
  if (!dr_check_is_said (check, source.start, source.end))
    dr_check_say (check, DR_RULE_TABLE_ROW_WRONG, &facts, source, places, relation->n_terms);
  g_string_free (arithmetic, TRUE);
}

static void
try_relation (DrCheck         *check,
              const Grid      *grid,
              const Relation  *relation)
{
  guint odd[ODD_MOST];
  DrDecimal expected[ODD_MOST];
  guint n_odd = find_odd (grid, relation, odd, expected);

  for (guint i = 0; i < n_odd; i++)
    if (is_near (&expected[i], &get_cell (grid, odd[i], relation->result)->value))
      report (check, grid, relation, odd[i], &expected[i]);
}

/* How many rows obey. */
static guint
count_obeying (const Grid     *grid,
               const Relation *relation)
{
  guint n = 0;

  for (guint row = 0; row < grid->n_rows; row++)
    {
      DrDecimal expected;

      n += judge_row (grid, relation, row, &expected) == ROW_OBEYS;
    }

  return n;
}

/* Whether most figures of a column have decimals. */
static gboolean
has_decimals (const Grid *grid,
              guint       column)
{
  guint n = 0;

  for (guint row = 0; row < grid->n_rows; row++)
    n += get_cell (grid, row, column)->is_number && get_cell (grid, row, column)->value.exponent < 0;

  return 2 * n > grid->n_rows;
}

/* Of three columns one may be a percentage, a quotient or a product of the others. Read backwards the relation nearly holds
 * as well: the one that most rows obey is the one that was meant. */
static void
try_three (DrCheck     *check,
           const Grid  *grid,
           const guint  columns[3])
{
  Relation best = { .kind = RELATION_SUM };
  guint most = 0;

  for (int kind = 0; kind < 6; kind++)
    for (guint result = 0; result < 3; result++)
      for (guint first = 0; first < 2; first++)
        {
          guint a = columns[(result + 1 + first) % 3], b = columns[(result + 2 - first) % 3];
          Relation relation = { kind == 0   ? RELATION_PERCENT
                                : kind == 1 ? RELATION_QUOTIENT
                                            : RELATION_PRODUCT,
                                columns[result], { a, b, 0 }, 2, 2, MAX (0, kind - 2) };
          guint n = count_obeying (grid, &relation);
          /* What is whole hits by chance more often than what has decimals. */
          guint score = n > 0 ? 2 * n + (has_decimals (grid, columns[result]) ? 3 : 0) : 0;

          if (score > most)
            {
              most = score;
              best = relation;
            }
        }

  if (most > 0)
    try_relation (check, grid, &best);
}

/* a + b = c, a + b + d = c, a + b - d = c; the differences of two are sums read backwards. */
static void
check_grid (DrCheck     *check,
            const Grid  *grid)
{
  for (guint result = 0; result < grid->n_columns; result++)
    for (guint a = 0; a < grid->n_columns; a++)
      for (guint b = a + 1; b < grid->n_columns; b++)
        {
          Relation two = { RELATION_SUM, result, { a, b, 0 }, 2, 2, 0 };

          if (a == result || b == result)
            continue;
          try_relation (check, grid, &two);
          for (guint d = 0; d < grid->n_columns; d++)
            {
              Relation more = { RELATION_SUM, result, { a, b, d }, 3, 3, 0 };
              Relation less = { RELATION_SUM, result, { a, b, d }, 3, 2, 0 };

              if (d == a || d == b || d == result)
                continue;
              if (d > b)
                try_relation (check, grid, &more);
              try_relation (check, grid, &less);
            }
        }

  for (guint a = 0; a < grid->n_columns; a++)
    for (guint b = a + 1; b < grid->n_columns; b++)
      for (guint c = b + 1; c < grid->n_columns; c++)
        {
          const guint columns[] = { a, b, c };

          try_three (check, grid, columns);
        }
}

/* Whether a row is called the sum of those above it. */
static gboolean
is_total_row (const DrCheck *check,
              const Grid    *grid,
              guint          row)
{
  static const char * const total_words[] = { "cộng", "tổng cộng", "tổng số", "tổng", "toàn huyện", "toàn xã", NULL };
  gsize start = check->size;

  for (guint column = 0; column < grid->n_columns; column++)
    if (get_cell (grid, row, column)->is_number)
      start = MIN (start, get_cell (grid, row, column)->start);
  gsize line = dr_check_line_start (check, start);
  g_auto (DrWording) name = dr_check_fold (check, line, start);

  return dr_wording_begins (&name, total_words);
}

/* The sum of a column above the last row; FALSE if a cell is missing. */
static gboolean
add_column (const Grid *grid,
            guint       column,
            DrDecimal  *sum)
{
  *sum = (DrDecimal) { 0, 0 };
  for (guint row = 0; row + 1 < grid->n_rows; row++)
    {
      if (!get_cell (grid, row, column)->is_number)
        return FALSE;
      *sum = dr_small_add (*sum, get_cell (grid, row, column)->value);
    }

  return TRUE;
}

/* Where the last row adds up most columns, the one that it does not add up is wrong. */
static void
check_columns (DrCheck     *check,
               const Grid  *grid)
{
  guint last = grid->n_rows - 1;
  guint n_right = 0;

  for (guint column = 0; column < grid->n_columns; column++)
    {
      DrDecimal sum;

      n_right += get_cell (grid, last, column)->is_number && add_column (grid, column, &sum)
                 && dr_decimal_compare (&sum, &get_cell (grid, last, column)->value) == 0 && sum.coefficient != 0;
    }
  if (n_right == 0 || !is_total_row (check, grid, last))
    return;

  for (guint column = 0; column < grid->n_columns; column++)
    {
      const Cell *total = get_cell (grid, last, column);
      DrDecimal sum;

      if (!total->is_number || !add_column (grid, column, &sum) || dr_decimal_compare (&sum, &total->value) == 0
          || !is_near (&sum, &total->value) || dr_check_is_said (check, total->start, total->end))
        continue;

      g_autofree char *stated = dr_decimal_to_string (&total->value);
      g_autofree char *expected = dr_decimal_to_string (&sum);
      g_autofree char *stated_words = dr_check_write_decimal (&total->value, "");
      g_autofree char *made = dr_check_write_decimal (&sum, "");
      g_autofree char *arithmetic = g_strdup_printf ("Σ = %s", made);
      DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                            .expected_low = expected, .expected_high = expected };

      dr_check_say (check, DR_RULE_TABLE_COLUMN_WRONG, &facts, (DrStretch) { total->start, total->end, 0 }, NULL, 0);
    }
}

gboolean
dr_check_table_row (DrCheck  *check,
                    GError  **error)
{
  gsize at = 0;

  while (check->text != NULL && at < check->size)
    {
      g_auto (Grid) grid = { NULL };

      if (!grid_init (&grid, check, &at))
        break;
      if (grid.n_rows <= ROWS_LEAST)
        continue;
      check_grid (check, &grid);
      check_columns (check, &grid);
    }

  return dr_check_is_well (check, error);
}
