/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «repeated-figure»: what the prose beside a table says of one of its cells.
 *
 * The words before a figure name a row («ngân sách tỉnh»), or a column and all its rows («hộ cận nghèo toàn huyện»). The
 * figure is then that of a cell, or something else that nobody knows. It is meant to be that of the cell where it is one slip
 * away from it, or where it is the percentage of another row.
 */

#include "config.h"

#include "checking/dr-cells-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* How far from a table it is spoken of, in bytes. */
#define REACH 3000
/* Rows of the tables around that are looked for. */
#define ROWS_MOST 200
/* How far behind a figure its percentage stands, in bytes. */
#define PERCENT_MOST 40
/* Letters of a name that is looked for. */
#define NAME_LEAST 5

static const char * const all_words[] = {
  "toàn huyện", "toàn xã", "toàn tỉnh", "toàn ngành", "toàn phường", "toàn quận", "toàn thị xã", "toàn thành phố", "toàn cụm",
  "toàn khối", "toàn trường", "toàn đảng bộ", "cả huyện", "cả xã", "cả tỉnh", "cả phường", "cả thị xã", "cả trường", "cả ngành", "tổng số", "tổng cộng", "tổng", NULL
};
/* What is said of a change, or of another figure than those of the table. */
static const char * const other_words[] = {
  "tăng", "giảm", "hơn", "kém", "thêm", "còn thiếu", "vượt", "trong đó", "riêng", "chênh lệch", NULL
};

/* A table with the words of its rows and columns. */
typedef struct
{
  const DrCells *cells;
  GPtrArray     *names;     /* (owned) (element-type utf8) */
  GPtrArray     *heads;     /* (owned) (element-type utf8) */
} Named;

static void
named_free (Named *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->heads);
  g_free (self);
}

/* The words of a head without the measure in brackets: «Vốn huy động (tr.đồng)». */
static char *
fold_head (const DrCheck *check,
           const DrCells *cells,
           guint          column)
{
  const DrCell *head = &cells->heads[column];
  const char *bracket = memchr (check->text + head->start, '(', head->end - head->start);

  return dr_check_fold (check, head->start, bracket == NULL ? head->end : (gsize) (bracket - check->text)).folded;
}

static Named *
named_new (const DrCheck *check,
           const DrCells *cells)
{
  Named *self = g_new0 (Named, 1);

  *self = (Named) { cells, g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };
  for (guint row = 0; row < cells->n_rows; row++)
    g_ptr_array_add (self->names, dr_cells_fold_name (check, cells, row).folded);
  for (guint column = 0; column < cells->n_columns; column++)
    g_ptr_array_add (self->heads, fold_head (check, cells, column));

  return self;
}

/* The row that the words name; the number of rows if they name none, or two: «của Bàu Sen và Cồn Lá». Of two names of which one
 * is part of the other («Bàu Sen», «Bàu Sen Hạ») it is the longer. */
static guint
find_row (const Named     *table,
          const DrWording *words)
{
  guint n = MIN (table->cells->n_rows, ROWS_MOST);
  guint found = table->cells->n_rows;
  const char *found_start = NULL;
  const char *found_end = NULL;

  for (guint row = 0; row < n; row++)
    {
      const char *name = table->names->pdata[row];
      const char *start = strlen (name) >= NAME_LEAST ? g_strrstr (words->folded, name) : NULL;

      if (start == NULL || table->cells->kinds[row] == DR_ROW_TOTAL)
        continue;

      const char *end = start + strlen (name);
      if (found_end != NULL && start >= found_start && end <= found_end)
        continue;
      if (found_end != NULL && !(start <= found_start && end >= found_end))
        return table->cells->n_rows;
      found = row;
      found_start = start;
      found_end = end;
    }

  return found;
}

/* Whether the figure of the prose is that of the cell, as it may be rounded there, and told in thousands or millions. */
static gboolean
fits (const DrCell    *cell,
      const DrMention *mention)
{
  for (int by = 0; by <= 9; by += 3)
    {
      DrDecimal value = { cell->value.coefficient, cell->value.exponent + by };
      DrDecimal off = dr_small_distance (value, mention->value);
      const DrDecimal step = { 1, mention->value.exponent };

      if (dr_decimal_compare (&off, &step) < 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
fits_row (const DrCells   *cells,
          guint            row,
          const DrMention *mention)
{
  for (guint column = 0; column < cells->n_columns; column++)
    if (dr_cells_get (cells, row, column)->is_number && fits (dr_cells_get (cells, row, column), mention))
      return TRUE;

  return FALSE;
}

static gboolean
fits_column (const DrCells   *cells,
             guint            column,
             const DrMention *mention)
{
  for (guint row = 0; row < cells->n_rows; row++)
    if (dr_cells_get (cells, row, column)->is_number && fits (dr_cells_get (cells, row, column), mention))
      return TRUE;

  return FALSE;
}

static void
report (DrCheck         *check,
        const DrMention *mention,
        const DrCell    *cell,
        const char      *name)
{
  const DrDecimal *value = &cell->value;
  g_autofree char *stated = dr_decimal_to_string (&mention->value);
  g_autofree char *expected = dr_decimal_to_string (value);
  g_autofree char *stated_words = dr_mention_write (check, mention);
  g_autofree char *expected_words = dr_check_write_decimal (value, mention->is_percent ? "%" : "");
  g_autofree char *what = g_strstrip (g_strdup (name));
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .expected_low = expected, .expected_high = expected,
                        .expected_words = expected_words, .what = what };
  DrStretch place = { cell->start, cell->end, 0 };

  if (!dr_check_is_blamed (check, mention->start, mention->end) && !dr_check_is_blamed (check, cell->start, cell->end))
    dr_check_say (check, DR_RULE_REPEATED_CELL, &facts, (DrStretch) { mention->start, mention->end, 0 }, &place, 1);
}

static char *
dup_name (const DrCheck *check,
          const DrCells *cells,
          guint          row)
{
  const DrCell *name = dr_cells_get_name (check, cells, row);

  return g_strndup (check->text + name->start, name->end - name->start);
}

/* A percentage of a row that is named, but that the table has in another row of the column. */
static void
check_percentage (DrCheck         *check,
                  const DrCells   *cells,
                  guint            row,
                  const DrMention *mention)
{
  const DrCell *own = NULL;

  for (guint column = 0; column < cells->n_columns; column++)
    {
      const DrCell *cell = dr_cells_get (cells, row, column);

      if (!cell->is_number || !fits_column (cells, column, mention))
        continue;
      /* Of two columns nobody knows which. */
      if (own != NULL)
        return;
      own = cell;
    }
  if (own == NULL)
    return;

  g_autofree char *name = dup_name (check, cells, row);
  report (check, mention, own, name);
}

/* Whether words name a column: by its head, or by two words or more that it ends in: «huy động» of «vốn huy động». */
static gboolean
name_column (const DrWording *words,
             const char      *head)
{
  const char *rest = strlen (head) >= NAME_LEAST ? strchr (head + 1, ' ') : NULL;

  if (rest == NULL)
    return FALSE;
  if (strstr (words->folded, head) != NULL)
    return TRUE;

  return strlen (rest) > NAME_LEAST && strchr (rest + 1, ' ') != strrchr (rest, ' ') && strstr (words->folded, rest) != NULL;
}

/* Whether the bracket in the head of a column has the measure of the figure: «Diện tích (ha)». */
static gboolean
has_measure (const DrCheck   *check,
             const DrCells   *cells,
             guint            column,
             const DrMention *mention)
{
  const DrCell *head = &cells->heads[column];
  const char *bracket = memchr (check->text + head->start, '(', head->end - head->start);

  if (bracket == NULL || mention->measure == NULL)
    return FALSE;

  g_autofree char *measure = dr_wording_fold_phrase (mention->measure);
  g_auto (DrWording) words = dr_check_fold (check, bracket - check->text, head->end);

  return strcmp (words.folded, measure) == 0;
}

/* One slip away from what the cell counts, which the prose may tell in thousands or millions. */
static gboolean
is_slip_of (const DrCell    *cell,
            const DrMention *mention,
            guint            digits_least)
{
  for (int by = 0; by <= (mention->has_magnitude ? 9 : 0); by += 3)
    {
      DrDecimal value = { cell->value.coefficient, cell->value.exponent + by };

      if (dr_slip_is_between (&value, &mention->value, digits_least, 0))
        return TRUE;
    }

  return FALSE;
}

/* One slip away from a cell of the row, whose column is named, or from the only one of the row. */
static void
check_slip (DrCheck         *check,
            const Named     *table,
            guint            row,
            const DrWording *words,
            const DrWording *behind,
            const DrMention *mention,
            const DrMention *next,
            gboolean         is_all,
            guint            digits_least)
{
  const DrCells *cells = table->cells;
  /* «xã Bàu Trũng với 9.485 tài khoản (66,1%)»: its percentage is one of the row, whatever the column is called. */
  gboolean is_of_row = next != NULL && next->is_percent && next->start - mention->end <= PERCENT_MOST
                       && dr_check_sign_before (check, next->start) == '(' && fits_row (cells, row, next);

  for (guint column = 0; column < cells->n_columns; column++)
    {
      const DrCell *cell = dr_cells_get (cells, row, column);
      const char *head = table->heads->pdata[column];

      if (!cell->is_number || cell->is_percent != mention->is_percent
          || !(name_column (words, head) || name_column (behind, head)
               || ((is_of_row || (is_all && has_measure (check, cells, column, mention)))
                   && dr_slip_grade (&mention->value, &cell->value) == DR_SLIP_EVIDENT))
          || !is_slip_of (cell, mention, digits_least))
        continue;
      g_autofree char *name = dup_name (check, cells, row);
      report (check, mention, cell, name);
      return;
    }
}

static guint
find_total (const DrCells *cells)
{
  for (guint row = cells->n_rows; row-- > 0;)
    if (cells->kinds[row] == DR_ROW_TOTAL)
      return row;

  return cells->n_rows;
}

static void
check_table (DrCheck         *check,
             const Named     *table,
             const DrWording *words,
             const DrWording *behind,
             const DrMention *mention,
             const DrMention *next)
{
  const DrCells *cells = table->cells;
  guint row = find_row (table, words);
  gboolean is_all = row == cells->n_rows && (dr_wording_has (words, all_words) || dr_wording_has (behind, all_words));

  if (is_all)
    row = find_total (cells);
  /* A row is found by its name, and so is the total. */
  if (row == cells->n_rows || fits_row (cells, row, mention))
    return;
  if (mention->is_percent && !is_all)
    check_percentage (check, cells, row, mention);
  check_slip (check, table, row, words, behind, mention, is_all ? NULL : next, is_all, 3);
}

void
dr_check_grid_prose (DrCheck *check)
{
  GPtrArray *tables = dr_check_get_tables (check);
  if (tables->len == 0)
    return;

  const GArray *mentions = dr_check_get_mentions (check);
  for (guint i = 0; i < tables->len; i++)
    {
      const DrCells *cells = g_ptr_array_index (tables, i);
      Named *table = named_new (check, cells);

      for (guint at = 0; at < mentions->len && dr_check_goes_on (check); at++)
        {
          const DrMention *mention = dr_mentions_get (mentions, at);

          if (mention->start + REACH < cells->start || (mention->start >= cells->start && mention->start < cells->end)
              || mention->is_cell)
            continue;
          if (mention->start > cells->end + REACH)
            break;
          if (mention->hedge != DR_HEDGE_EXACT || mention->is_slashed || mention->role == DR_NUMBER_ROLE_CHANGE
              || mention->role == DR_NUMBER_ROLE_TARGET)
            continue;

          gsize tail = dr_sum_find_tail (check, mention->end);
          g_auto (DrWording) words = dr_mentions_fold_lead (check, mentions, at);
          g_auto (DrWording) behind = dr_check_fold (check, mention->end, tail);
          if (!dr_wording_has (&words, other_words) && !dr_wording_has (&words, dr_sum_other_words)
              && !dr_wording_has (&behind, dr_sum_other_words))
            check_table (check, table, &words, &behind, mention, at + 1 < mentions->len ? dr_mentions_get (mentions, at + 1) : NULL);
        }
      named_free (table);
    }
}
