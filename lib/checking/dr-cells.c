/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-cells-private.h"

#include <string.h>

#include "checking/dr-small-private.h"
#include "figures/dr-numeral-private.h"

/* Lines above the head of a table that say what its figures count. */
#define LINES_ABOVE 3
/* Tables of one text that are looked at. */
#define TABLES_MOST 200
/* A line that is one cell is no longer. */
#define CELL_MOST 120
/* Rows with one cell a line before they are a table. */
#define STACKED_LEAST 3

static const char * const total_words[] = {
  "cộng", "tổng cộng", "tổng số", "tổng", "toàn huyện", "toàn xã", "toàn tỉnh", "toàn ngành", "toàn phường", "toàn quận",
  "toàn thị xã", "toàn thành phố", "toàn cụm", "toàn khối", "toàn trường", "toàn đảng bộ", "cả huyện", "cả xã", "cả tỉnh",
  "cả năm", NULL
};
static const char * const mean_words[] = { "bình quân", "trung bình", NULL };
static const char * const part_words[] = { "trong đó", "trđ", "riêng", "gồm", "bao gồm", "tr. đó", NULL };
static const char * const other_words[] = {
  "tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "so với", "so", "cùng kỳ", "kế hoạch", "chỉ tiêu", "tăng", "giảm", "năm trước", "%",
  "đạt", "còn lại", "chênh lệch", NULL
};
/* What is counted in these is rounded even where it is whole. */
static const char * const rounded_words[] = {
  "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "đồng", "usd", "ha", "m2", "m3", "km", "tấn", "tạ", "kg", "lít", "kwh", "mwh", "%",
  "tr.đ", "trđ", "đ", "nghìn đồng", "1000 đ", "tr đ", NULL
};

static void
cells_free (DrCells *self)
{
  g_array_unref (self->cells);
  g_free (self);
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

/* A cell that is one number and nothing more is a figure. */
static DrCell
scan_cell (const DrCheck *check,
           gsize          start,
           gsize          end)
{
  DrCell cell = { .start = skip_blanks (check, start, end), .end = end };
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
    {
      cell.is_percent = TRUE;
      behind = skip_blanks (check, behind + 1, cell.end);
    }
  cell.is_number = behind >= cell.end && dr_small_is (&numeral.value);
  cell.value = numeral.value;
  if (is_negative)
    cell.value.coefficient = -cell.value.coefficient;

  return cell;
}

/* The cells of one line, between its signs; 0 if it has no columns, or too many. Signs at both ends of the line frame it. */
static guint
scan_line (const DrCheck *check,
           gsize          start,
           gsize          end,
           DrCell         cells[DR_CELLS_MOST_COLUMNS])
{
  char sign = memchr (check->text + start, '\t', end - start) != NULL ? '\t' : '|';
  guint n = 0;

  if (memchr (check->text + start, sign, end - start) == NULL)
    return 0;
  if (sign == '|')
    {
      /* No further than the sign. */
      while (strchr (" \r", check->text[end - 1]) != NULL)
        end--;
      if (check->text[start] == '|' && check->text[end - 1] == '|' && end - start > 2)
        {
          start++;
          end--;
        }
    }
  for (gsize at = start;;)
    {
      const char *next = at < end ? memchr (check->text + at, sign, end - at) : NULL;
      gsize cell_end = next != NULL ? (gsize) (next - check->text) : end;

      if (n == DR_CELLS_MOST_COLUMNS)
        return 0;
      cells[n++] = scan_cell (check, at, cell_end);
      if (next == NULL)
        return n;
      at = cell_end + 1;
    }
}

/* «-», «–»: what stands where a figure would, of which there is none. */
static gboolean
is_dash (const DrCheck *check,
         const DrCell  *cell)
{
  gsize length = cell->end - cell->start;

  return (length == 1 && check->text[cell->start] == '-')
         || (length == 3 && (guchar) check->text[cell->start] == 0xe2 && (guchar) check->text[cell->start + 1] == 0x80);
}

/* The cells that a row of figures has and a row of heads has not. */
static guint
count_figures (const DrCheck *check,
               const DrCell  *cells,
               guint          n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += cells[i].is_number || is_dash (check, &cells[i]);

  return count;
}

/* «A | B | 1 | 2 | 3 = 1 + 2»: the numbers of the columns; «|---|---|»: a rule between the head and the rows. */
static gboolean
is_numbering (const DrCheck *check,
              const DrCell  *cells,
              guint          n)
{
  int last = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean has_words = FALSE;

      if (cells[i].is_number)
        {
          if (cells[i].value.exponent != 0 || cells[i].value.coefficient <= last || cells[i].value.coefficient > last + 3)
            return FALSE;
          last = (int) cells[i].value.coefficient;
          continue;
        }
      for (gsize at = cells[i].start; at + 1 < cells[i].end && !has_words; at++)
        has_words = (g_ascii_isalpha (check->text[at]) || (guchar) check->text[at] >= 0x80)
                    && (g_ascii_isalpha (check->text[at + 1]) || (guchar) check->text[at + 1] >= 0x80);
      if (has_words)
        return FALSE;
    }

  return last != 1;
}

/* «1», «I», «A», «a», «1.1», «2.»: the number of a row. Of a cell that is not empty. */
static gboolean
is_ordinal (const DrCheck *check,
            const DrCell  *cell)
{
  gsize length = cell->end - cell->start;
  const char *text = check->text + cell->start;

  if (length > 6)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (strchr ("0123456789IVX.)", text[i]) == NULL && !(g_ascii_isalpha (text[i]) && length <= 2 && i == 0))
      return FALSE;

  return TRUE;
}

gboolean
dr_cell_is_nothing (const DrCheck *check,
                    const DrCell  *cell)
{
  return cell->end == cell->start || is_dash (check, cell);
}

const DrCell *
dr_cells_get_name (const DrCheck *check,
                   const DrCells *self,
                   guint          row)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      const DrCell *cell = dr_cells_get (self, row, column);

      if (!cell->is_number && cell->end > cell->start && !is_ordinal (check, cell))
        return cell;
    }

  return NULL;
}

DrWording
dr_cells_fold_name (const DrCheck *check,
                    const DrCells *self,
                    guint          row)
{
  const DrCell *name = dr_cells_get_name (check, self, row);

  return name != NULL ? dr_check_fold (check, name->start, name->end) : dr_check_fold (check, 0, 0);
}

DrWording
dr_cells_fold_head (const DrCheck *check,
                    const DrCells *self,
                    guint          column)
{
  return dr_check_fold (check, self->heads[column].start, self->heads[column].end);
}

gboolean
dr_cells_is_percentage (const DrCheck *check,
                        const DrCells *self,
                        guint          column)
{
  static const char * const percent_words[] = {
    "tỷ lệ", "tỉ lệ", "đạt", "so", "tỷ trọng", "tỉ trọng", "cơ cấu", "chiếm", "tăng", "giảm", "tốc độ", NULL
  };
  const DrCell *head = &self->heads[column];
  g_auto (DrWording) words = dr_cells_fold_head (check, self, column);

  return dr_check_has_sign (check, head->start, head->end, "%") || dr_wording_begins (&words, percent_words);
}

DrDecimal
dr_cells_get_tolerance (const DrCells *self,
                        guint          row,
                        guint          column)
{
  const DrCell *cell = dr_cells_get (self, row, column);

  if (cell->value.exponent == 0 && !self->is_rounded[column])
    return (DrDecimal) { 0, 0 };

  return (DrDecimal) { 5, MIN (cell->value.exponent, 0) - 1 };
}

/* The numbers of rows are no figures: they count on, or begin anew. */
static void
leave_out_ordinals (DrCells *self)
{
  guint n = 0;
  dr_int128 last = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      const DrCell *cell = dr_cells_get (self, row, 0);

      if (!cell->is_number)
        continue;
      if (cell->value.exponent != 0 || (cell->value.coefficient != last + 1 && cell->value.coefficient != 1))
        return;
      last = cell->value.coefficient;
      n++;
    }
  for (guint row = 0; n > 1 && row < self->n_rows; row++)
    g_array_index (self->cells, DrCell, row * self->n_columns).is_number = FALSE;
}

static DrRowKind
judge_row (const DrCheck *check,
           const DrCells *self,
           guint          row)
{
  const DrCell *name = dr_cells_get_name (check, self, row);
  const DrCell *first = dr_cells_get (self, row, 0);
  gsize length = first->end - first->start;
  g_auto (DrWording) words = dr_cells_fold_name (check, self, row);

  if (dr_wording_begins (&words, total_words))
    return DR_ROW_TOTAL;
  if (dr_wording_begins (&words, mean_words))
    return DR_ROW_MEAN;
  if (dr_wording_begins (&words, part_words) || (name != NULL && strchr ("-+*", check->text[name->start]) != NULL))
    return DR_ROW_PART;
  if (dr_wording_begins (&words, other_words))
    return DR_ROW_OTHER;
  if (length == 0 || name == NULL || !is_ordinal (check, first))
    return DR_ROW_ITEM;
  if (g_ascii_isupper (check->text[first->start]))
    return DR_ROW_GROUP;
  if (g_ascii_islower (check->text[first->start]) || (length >= 3 && memchr (check->text + first->start + 1, '.', length - 2) != NULL))
    return DR_ROW_PART;

  return DR_ROW_ITEM;
}

/* Where nothing stands between them, groups are items, and parts too. */
static void
judge_rows (const DrCheck *check,
            DrCells       *self)
{
  guint n_items = 0;
  guint n_groups = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      self->kinds[row] = judge_row (check, self, row);
      n_items += self->kinds[row] == DR_ROW_ITEM || self->kinds[row] == DR_ROW_PART;
      n_groups += self->kinds[row] == DR_ROW_GROUP;
    }
  for (guint row = 0; row < self->n_rows; row++)
    if (self->kinds[row] == DR_ROW_GROUP && n_items < n_groups)
      self->kinds[row] = DR_ROW_ITEM;
}

/* What the heads and the lines above say of how the figures are counted. */
static void
judge_columns (const DrCheck *check,
               DrCells       *self)
{
  gsize start = self->start;

  for (guint column = 0; column < self->n_columns; column++)
    if (self->heads[column].end > self->heads[column].start)
      start = MIN (start, self->heads[column].start);
  start = dr_check_line_start (check, start);

  gsize above = start;
  for (guint i = 0; i < LINES_ABOVE && above > 0; i++)
    above = dr_check_line_start (check, above - 1);
  g_auto (DrWording) caption = dr_check_fold (check, above, start);
  gboolean is_rounded = dr_wording_has (&caption, rounded_words) || dr_check_has_sign (check, above, start, "%");
  for (guint column = 0; column < self->n_columns; column++)
    {
      const DrCell *head = &self->heads[column];
      g_auto (DrWording) words = dr_cells_fold_head (check, self, column);

      self->is_rounded[column] = is_rounded || dr_wording_has (&words, rounded_words)
                                 || dr_check_has_sign (check, head->start, head->end, "%");
    }
}

/* Rows of indicators, each with its own measure. */
static gboolean
has_measures (const DrCheck *check,
              const DrCells *self)
{
  static const char * const measure_words[] = { "đvt", "đơn vị tính", "đơn vị", "đv tính", NULL };

  for (guint column = 0; column < self->n_columns; column++)
    {
      g_auto (DrWording) words = dr_cells_fold_head (check, self, column);

      if (column > 0 && dr_wording_is_only (&words, measure_words))
        return TRUE;
    }

  return FALSE;
}

static DrCells *
cells_new (void)
{
  DrCells *self = g_new0 (DrCells, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (DrCell));

  return self;
}

static void
add_row (DrCells      *self,
         const DrCell *cells,
         guint         n)
{
  /* A total may leave out the cell of its number. */
  if (n < self->n_columns)
    {
      const DrCell none = { .start = cells[0].start, .end = cells[0].start };

      g_array_append_val (self->cells, none);
    }
  g_array_append_vals (self->cells, cells, n);
  self->n_rows++;
  self->end = cells[n - 1].end;
}

/* Takes the heads of a row of words; the one nearest to the figures counts. */
static void
take_heads (DrCells      *self,
            const DrCell *cells,
            guint         n)
{
  for (guint i = 0; i < n; i++)
    if (cells[i].end > cells[i].start)
      self->heads[i] = cells[i];
}

/* The next table of lines with signs at or behind @from; NULL if there is none. */
static DrCells *
next_lined (const DrCheck *check,
            gsize         *from)
{
  DrCells *self = cells_new ();
  guint n_heads = 0;

  while (*from < check->size)
    {
      gsize line = *from;
      gsize end = dr_check_line_end (check, line);
      DrCell cells[DR_CELLS_MOST_COLUMNS];
      guint n = scan_line (check, line, end, cells);
      gboolean is_short = n > 2 && n + 1 == self->n_columns;

      if (self->n_rows > 0 && n != self->n_columns && !is_short)
        break;
      /* Another head begins another table. */
      if (self->n_rows > 0 && count_figures (check, cells, n) == 0 && self->n_rows > 1 && cells[0].end > cells[0].start
          && cells[n - 1].end > cells[n - 1].start && !is_numbering (check, cells, n))
        break;
      *from = end + 1;
      if (n < 2 || self->n_rows == DR_CELLS_MOST_ROWS)
        continue;
      if (is_numbering (check, cells, n))
        continue;
      if (self->n_rows == 0 && count_figures (check, cells, n) < MIN (n - 1, 2))
        {
          if (n != n_heads)
            memset (self->heads, 0, sizeof self->heads);
          n_heads = n;
          take_heads (self, cells, n);
          continue;
        }
      if (self->n_rows == 0)
        {
          self->n_columns = n;
          self->start = line;
          if (n != n_heads)
            memset (self->heads, 0, sizeof self->heads);
        }
      add_row (self, cells, n);
    }

  if (self->n_rows > 0)
    return self;
  cells_free (self);

  return NULL;
}

/* The next line that is not blank, if it may be one cell. */
static gboolean
next_cell (const DrCheck *check,
           gsize         *at,
           DrCell        *cell)
{
  while (*at < check->size && g_ascii_isspace (check->text[*at]))
    (*at)++;

  gsize end = dr_check_line_end (check, *at);
  if (*at >= check->size || end - *at > CELL_MOST || dr_check_has_sign (check, *at, end, "\t|"))
    return FALSE;
  *cell = scan_cell (check, *at, end);
  *at = end;

  return TRUE;
}

/* The name of a row and its figures, a line each. @n is how many figures there are. */
static gboolean
next_stacked_row (const DrCheck *check,
                  gsize         *at,
                  DrCell         cells[DR_CELLS_MOST_COLUMNS],
                  guint         *n)
{
  DrCell cell;

  *n = 0;
  if (!next_cell (check, at, &cells[0]) || cells[0].is_number)
    return FALSE;
  for (gsize next = *at; *n + 1 < DR_CELLS_MOST_COLUMNS && next_cell (check, &next, &cell) && cell.is_number; *at = next)
    cells[++*n] = cell;

  return TRUE;
}

/* Whether the last figures of the rows count on, as the numbers of the rows that follow do. */
static gboolean
ends_in_numbers (const DrCells *self)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      const DrCell *last = dr_cells_get (self, row, self->n_columns - 1);
      const DrDecimal number = { row + 2, 0 };

      if (row + 1 < self->n_rows && dr_decimal_compare (&last->value, &number) != 0)
        return FALSE;
    }

  return self->n_columns > 2;
}

/* Numbers of rows are no figures; of the lines above the rows the last ones are the heads of their columns. */
static void
finish_stacked (DrCells      *self,
                const DrCell  above[2 * DR_CELLS_MOST_COLUMNS])
{
  gboolean is_numbered = ends_in_numbers (self);
  const DrCell *end = above + 2 * DR_CELLS_MOST_COLUMNS - is_numbered;
  guint n = self->n_columns - is_numbered;

  memcpy (self->heads, end - n, n * sizeof (DrCell));
  for (guint row = 0; is_numbered && row < self->n_rows; row++)
    {
      DrCell *last = &g_array_index (self->cells, DrCell, (row + 1) * self->n_columns - 1);

      last->is_number = FALSE;
      last->end = last->start;
      self->end = last->end;
    }
}

/*
 * A table with one cell a line, as some extractors leave it: names, each with as many figures behind it. Where the rows are
 * numbered, the number of the next row stands behind the figures of one, and the last row has one figure less.
 */
static DrCells *
next_stacked (const DrCheck *check,
              gsize         *from)
{
  DrCell above[2 * DR_CELLS_MOST_COLUMNS] = { 0 };

  while (*from < check->size)
    {
      DrCells *self = cells_new ();
      gsize at = *from;
      gsize next = at;
      DrCell row[DR_CELLS_MOST_COLUMNS];
      guint n;

      while (next_stacked_row (check, &next, row, &n) && self->n_rows < DR_CELLS_MOST_ROWS
             && (self->n_rows == 0 ? n >= 2 : n + 1 == self->n_columns || n + 2 == self->n_columns))
        {
          gboolean is_last = self->n_rows > 0 && n + 2 == self->n_columns;

          if (self->n_rows == 0)
            {
              self->n_columns = n + 1;
              self->start = row[0].start;
            }
          if (is_last)
            row[n + 1] = (DrCell) { .start = row[n].end, .end = row[n].end };
          g_array_append_vals (self->cells, row, self->n_columns);
          self->n_rows++;
          self->end = row[n].end;
          at = next;
          if (is_last)
            break;
        }
      if (self->n_rows >= STACKED_LEAST)
        {
          *from = at;
          finish_stacked (self, above);
          return self;
        }
      cells_free (self);

      /* The lines above are the heads of the columns, if this is the table. */
      gsize line = *from;
      memmove (above, above + 1, sizeof above - sizeof above[0]);
      if (!next_cell (check, &line, &above[G_N_ELEMENTS (above) - 1]))
        memset (above, 0, sizeof above);
      *from = dr_check_line_end (check, line) + 1;
    }

  return NULL;
}

static void
gather (DrCheck  *check,
        DrCells *(*next) (const DrCheck *check, gsize *from))
{
  gsize at = 0;
  DrCells *cells;

  while (check->tables->len < TABLES_MOST && dr_check_goes_on (check) && (cells = next (check, &at)) != NULL)
    {
      leave_out_ordinals (cells);
      judge_rows (check, cells);
      judge_columns (check, cells);
      cells->has_measures = has_measures (check, cells);
      if (cells->has_measures)
        memset (cells->is_rounded, TRUE, sizeof cells->is_rounded);
      g_ptr_array_add (check->tables, cells);
    }
}

GPtrArray *
dr_check_get_tables (DrCheck *check)
{
  if (check->tables != NULL)
    return check->tables;

  check->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) cells_free);
  if (check->text != NULL)
    {
      gather (check, next_lined);
      gather (check, next_stacked);
    }

  return check->tables;
}

static gboolean
is_within (const DrCells *self,
           gsize          at)
{
  return at >= self->start && at < self->end;
}

gboolean
dr_check_are_in_one_table (DrCheck *check,
                           gsize    one,
                           gsize    other)
{
  GPtrArray *tables = dr_check_get_tables (check);

  for (guint i = 0; i < tables->len; i++)
    {
      const DrCells *cells = g_ptr_array_index (tables, i);

      if (is_within (cells, one) && is_within (cells, other))
        return TRUE;
    }

  return FALSE;
}

gboolean
dr_check_may_add_up (DrCheck *check,
                     gsize    at)
{
  GPtrArray *tables = dr_check_get_tables (check);

  for (guint i = 0; i < tables->len; i++)
    {
      const DrCells *cells = g_ptr_array_index (tables, i);
      guint where = 0;

      if (!is_within (cells, at))
        continue;
      /* The last one ends where the table does. */
      while (g_array_index (cells->cells, DrCell, where).end <= at)
        where++;

      guint column = where % cells->n_columns;
      for (guint row = 0; row < where / cells->n_columns; row++)
        {
          const DrCell *cell = dr_cells_get (cells, row, column);

          if (cells->kinds[row] == DR_ROW_TOTAL || (!cell->is_number && !dr_cell_is_nothing (check, cell)))
            return FALSE;
        }
    }

  return TRUE;
}
