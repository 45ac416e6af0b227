/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-finder-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"

/*
 * A table as some extractors leave it: one cell a line, blank lines between. The head
 * says how many cells a row has; a number that counts on begins the next row early,
 * for empty cells leave no line behind.
 */

#define MOST_HEAD_CELLS 24
#define MOST_CELL 200

typedef struct
{
  guint32 start;
  guint32 end;
} Cell;

/* The next line that is not blank. */
static gboolean
next_cell (const DrReading *reading,
           gsize           *at,
           Cell            *cell)
{
  gsize start = *at;

  while (start < reading->length && g_ascii_isspace (reading->bytes[start]))
    start++;
  gsize end = start;
  while (end < reading->length && end - start <= MOST_CELL && reading->bytes[end] != '\n' && reading->bytes[end] != '\r')
    end++;
  if (start == end || end - start > MOST_CELL)
    return FALSE;
  *at = end;
  while (end > start && g_ascii_isspace (reading->bytes[end - 1]))
    end--;
  *cell = (Cell) { start, end };

  return TRUE;
}

/* «1», «I», «A», «1.1», «a»: the number of a row; of a whole one its value. */
static gboolean
is_ordinal (const DrReading *reading,
            const Cell      *cell,
            guint           *value)
{
  const char *text = reading->bytes + cell->start;
  gsize length = cell->end - cell->start;

  *value = 0;
  if (length > 5)
    return FALSE;
  if (length == 1 && g_ascii_isalpha (*text))
    return g_ascii_tolower (*text) != 'x';
  if (g_ascii_isdigit (*text))
    {
      gsize i = 0;

      while (i < length && g_ascii_isdigit (text[i]))
        *value = *value * 10 + (text[i++] - '0');
      if (i < length && (text[i] == '.' || text[i] == ')') && i + 1 == length)
        i++;
      if (i == length)
        return TRUE;
      *value = 0;
      return text[i] == '.';
    }
  for (gsize i = 0; i < length; i++)
    if (strchr ("IVX", text[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_figure (const DrReading *reading,
           const Cell      *cell)
{
  DrGridValue value;

  dr_grid_value_read (reading->bytes, cell->start, cell->end, &value);

  return value.kind != DR_GRID_VALUE_TEXT && value.kind != DR_GRID_VALUE_EMPTY;
}

static guint
count_lines (const DrReading *reading,
             gsize            at,
             Cell             cells[MOST_HEAD_CELLS])
{
  guint n = 0;

  while (n < MOST_HEAD_CELLS && next_cell (reading, &at, &cells[n]))
    n++;

  return n;
}

/* Whether the words of the cell are of a head. */
static gboolean
is_head_cell (const DrReading *reading,
              const Cell      *cell,
              GArray          *tokens,
              guint32         *words)
{
  DrReading inner = dr_grid_read_cell (reading, cell->start, cell->end, tokens);
  gboolean found = FALSE;

  *words = 0;
  for (guint i = 0; i < inner.n_tokens; i++)
    {
      DrLexiconMatch match;
      DrDatePhrase date;

      if (dr_lexicon_match (inner.lexicon, inner.tokens, inner.n_tokens, i, DR_LEXICON_HEAD, &match))
        {
          found = TRUE;
          for (guint j = 0; j < match.n_entries; j++)
            if (match.entries[j].entry_class == DR_LEXICON_HEAD)
              *words |= 1u << match.entries[j].value;
          i += match.n_tokens - 1;
        }
      else if (dr_date_phrase_match (&inner, i, &date))
        found = TRUE;
    }

  return found;
}

/* The longest cell of a head whose words nobody knows. */
#define MOST_SHAPE_CELL 60
#define LEAST_SHAPE_ROWS 2

/*
 * «Thôn / Lúa xuân (ha) / Hộ nghèo / Đông / 62 / 9 / Tây / …»: where no number counts the rows and the words of the head say
 * nothing, rows of one shape do: a name, and a figure for each of the other cells of the head.
 */
static DrGrid *
read_by_shape (const DrReading *reading,
               gsize            start,
               const Cell      *lines,
               guint            n_lines,
               guint            most_rows)
{
  guint n = 0;

  while (n < n_lines && !is_figure (reading, &lines[n]) && lines[n].end - lines[n].start <= MOST_SHAPE_CELL
         && strchr (".;:", reading->bytes[lines[n].end - 1]) == NULL)
    n++;
  /* The last of them is the name of the first row. */
  if (n < 4 || n == n_lines || !is_figure (reading, &lines[n]))
    return NULL;
  n--;

  g_autoptr (DrGrid) grid = dr_grid_new (start);
  gsize at = lines[n - 1].end;
  guint32 row = 0;

  for (guint i = 0; i < n; i++)
    dr_grid_add (grid, row, i, 1, 1, lines[i].start, lines[i].end);
  while (row + 1 < most_rows)
    {
      Cell cells[MOST_HEAD_CELLS];
      gsize behind = at;
      guint i = 0;

      while (i < n && next_cell (reading, &behind, &cells[i]) && is_figure (reading, &cells[i]) == (i > 0)
             && cells[i].end - cells[i].start <= MOST_SHAPE_CELL)
        i++;
      if (i < n)
        break;
      row++;
      for (i = 0; i < n; i++)
        dr_grid_add (grid, row, i, 1, 1, cells[i].start, cells[i].end);
      at = behind;
    }
  dr_grid_end (grid, at);

  return row >= LEAST_SHAPE_ROWS ? g_steal_pointer (&grid) : NULL;
}

DrGrid *
dr_grid_column_read (DrReading *reading,
                     gsize      start,
                     guint      most_rows)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  Cell head[MOST_HEAD_CELLS];
  guint n_lines = count_lines (reading, start, head);
  guint n = 0;
  guint32 words;
  gboolean has_values = FALSE;
  int measure = -1;

  for (; n < n_lines; n++)
    {
      guint value;

      if (n > 0 && is_ordinal (reading, &head[n], &value))
        break;
      if (!is_head_cell (reading, &head[n], tokens, &words))
        {
          /* Without numbers the first row begins with the first word that no head has. */
          if (n < 3)
            return read_by_shape (reading, start, head, n_lines, most_rows);
          break;
        }
      if (words & (1u << DR_HEAD_WORD_MEASURE) && n > 0)
        measure = n;
      has_values |= (words & ~((1u << DR_HEAD_WORD_ORDINAL) | (1u << DR_HEAD_WORD_LABEL) | (1u << DR_HEAD_WORD_BODY)
                               | (1u << DR_HEAD_WORD_MEASURE))) != 0;
    }
  if (n < 3 || n == n_lines || !has_values)
    return NULL;

  is_head_cell (reading, &head[0], tokens, &words);
  gboolean has_ordinals = (words & (1u << DR_HEAD_WORD_ORDINAL)) != 0;
  g_autoptr (DrGrid) grid = dr_grid_new (start);
  guint32 row = 0;
  gsize at = head[n - 1].end;
  guint last_number = 0;
  guint n_figures = 0;

  for (guint i = 0; i < n; i++)
    dr_grid_add (grid, row, i, 1, 1, head[i].start, head[i].end);

  /* Numbers of columns: 1, 2, 3. */
  Cell numbers[MOST_HEAD_CELLS];
  guint n_numbers = count_lines (reading, at, numbers);
  guint one;
  guint two;
  if (n_numbers >= n && is_ordinal (reading, &numbers[0], &one) && is_ordinal (reading, &numbers[1], &two)
      && (two == one + 1 || (one == 0 && two == 0)) && is_ordinal (reading, &numbers[2], &one))
    {
      row++;
      for (guint i = 0; i < n; i++)
        dr_grid_add (grid, row, i, 1, 1, numbers[i].start, numbers[i].end);
      at = numbers[n - 1].end;
    }

  while (row + 1 < most_rows)
    {
      Cell cell;
      gsize behind = at;
      guint column = 0;
      guint value;
      guint n_row_figures = 0;

      if (!next_cell (reading, &behind, &cell))
        break;
      gboolean numbered = has_ordinals && is_ordinal (reading, &cell, &value);
      if (!numbered)
        {
          Cell following;
          gsize further = behind;

          /* «Cộng», «- Trong đó»: a row without a number has figures at once. */
          if (cell.end - cell.start > MOST_CELL / 2 || is_figure (reading, &cell)
              || !next_cell (reading, &further, &following)
              || (!is_figure (reading, &following)
                  && (measure < 0 || !next_cell (reading, &further, &following) || !is_figure (reading, &following))))
            break;
          column = has_ordinals ? 1 : 0;
        }
      else if (value != 0)
        last_number = value;

      row++;
      dr_grid_add (grid, row, column++, 1, 1, cell.start, cell.end);
      at = cell.end;
      while (column < n)
        {
          guint number;

          behind = at;
          if (!next_cell (reading, &behind, &cell))
            break;
          /* The next row begins: its number counts on, and words follow it. */
          if (has_ordinals && column >= 2 && is_ordinal (reading, &cell, &number))
            {
              Cell following;
              gsize further = behind;
              gboolean counts_on = number != 0 ? number == last_number + 1 || number == 1 : TRUE;

              if (counts_on && next_cell (reading, &further, &following) && !is_figure (reading, &following))
                break;
            }
          gboolean figure = is_figure (reading, &cell);
          if (!figure && column > (guint) MAX (measure, has_ordinals ? 1 : 0) && n_row_figures > 0 && column + 1 < n)
            break;
          if ((int) column == measure && figure)
            column++;
          if (column >= n)
            break;
          n_row_figures += figure;
          dr_grid_add (grid, row, column++, 1, 1, cell.start, cell.end);
          at = cell.end;
        }
      n_figures += n_row_figures;
    }
  dr_grid_end (grid, at);

  return n_figures > 0 && grid->n_rows >= 2 ? g_steal_pointer (&grid) : NULL;
}
