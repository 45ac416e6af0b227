/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>
#include <districtreport/dr-table-text.h>

#include "rendering/dr-grouped-number-private.h"
#include "rendering/dr-table-words-private.h"
#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-terminal-width-private.h"
#include "rendering/dr-text-wrap-private.h"

#define GAP 2
/* Names that have less room than this, and want more, are hard to read. */
#define LEAST_NAME 12

/* A column of the text. */
typedef struct
{
  gsize    width;
  gsize    figures;    /* as wide as its cells without the head; 0 where they are words */
  gsize    least;      /* no narrower without cutting a word */
  gboolean is_number;
} TextColumn;

static gsize
measure_row (const TextColumn *columns,
             guint             n_columns)
{
  gsize whole = n_columns > 0 ? GAP * (n_columns - 1) : 0;

  for (guint i = 0; i < n_columns; i++)
    whole += columns[i].width;

  return whole;
}

/* The widest column that has something to give: what only a head takes, where @of_heads says so. */
static TextColumn *
find_widest (TextColumn *columns,
             guint       n_columns,
             gboolean    of_heads)
{
  TextColumn *widest = NULL;

  for (guint i = 0; i < n_columns; i++)
    {
      gsize least = !of_heads ? columns[i].least : columns[i].is_number ? MAX (columns[i].least, columns[i].figures)
                                                                        : columns[i].width;

      if (columns[i].width > least && (widest == NULL || columns[i].width > widest->width))
        widest = &columns[i];
    }

  return widest;
}

/* Takes from the widest column until the table fits @width or none has anything to give, from heads over figures first: a
 * head is read once, names in each row. Words are never cut. */
static void
fit (TextColumn *columns,
     guint       n_columns,
     gsize       width)
{
  for (gsize whole = measure_row (columns, n_columns); whole > width; whole--)
    {
      TextColumn *widest = find_widest (columns, n_columns, TRUE);

      if (widest == NULL)
        widest = find_widest (columns, n_columns, FALSE);
      if (widest == NULL)
        return;
      widest->width--;
    }
}

/* One line of a row; FALSE once nothing is left of any cell. */
static gboolean
append_line (GString          *text,
             const TextColumn *columns,
             DrTextWrap       *rest,
             guint             n_columns)
{
  gsize start = text->len;
  gsize pending = 0;
  gboolean has_any = FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      gboolean has = dr_text_wrap_next (&rest[i], columns[i].width);
      gsize own = has ? rest[i].width : 0;
      gsize padding = columns[i].width > own ? columns[i].width - own : 0;

      has_any |= has;
      if (has)
        {
          dr_text_pad (text, pending + (columns[i].is_number ? padding : 0));
          g_string_append_len (text, rest[i].line, (gssize) rest[i].length);
        }
      /* No spaces at the end of a line. */
      pending = (has ? columns[i].is_number ? 0 : padding : pending + columns[i].width) + GAP;
    }
  if (!has_any)
    g_string_truncate (text, start);

  return has_any;
}

static char *
write_cell (DrTable    *table,
            guint       row,
            int         column,
            gboolean    shows_ids,
            DrLanguage  language)
{
  g_autofree char *plain = column == DR_TABLE_MEASURE_COLUMN ? g_strdup (dr_table_get_measure (table, row))
                                                             : dr_table_words_dup_key (table, row, (guint) column, shows_ids, language);

  if (plain == NULL)
    return g_strdup ("–");
  if (column >= (int) dr_table_get_n_keys (table))
    return dr_grouped_number (plain, language);

  return dr_terminal_escape (plain, -1);
}

/* What stands behind the last column. */
static gsize
find_marks_width (DrTable *self)
{
  gsize width = 0;

  for (guint i = 0; i < DR_TABLE_N_TRAITS; i++)
    if (dr_table_has_trait (self, &dr_table_traits[i]))
      width += strlen (" ") + strlen (dr_table_traits[i].mark);

  return width;
}

static void
append_marks (GString *text,
              DrTable *self,
              guint    row)
{
  for (guint i = 0; i < DR_TABLE_N_TRAITS; i++)
    if (dr_table_traits[i].has (self, row))
      g_string_append_printf (text, " %s", dr_table_traits[i].mark);
}

/* What the marks that occur stand for. */
static void
append_legend (GString    *text,
               DrTable    *self,
               DrLanguage  language)
{
  gboolean is_vietnamese = language == DR_LANGUAGE_VIETNAMESE;

  for (guint i = 0; i < DR_TABLE_N_TRAITS; i++)
    if (dr_table_has_trait (self, &dr_table_traits[i]))
      g_string_append_printf (text, "%s\n", is_vietnamese ? dr_table_traits[i].vietnamese_legend : dr_table_traits[i].english_legend);
}

/* A table on its way to a terminal. */
typedef struct
{
  const GPtrArray *cells;       /* (element-type utf8) line by line, the heads first */
  TextColumn      *columns;
  DrTextWrap      *rest;        /* of each column */
  guint            n_columns;
  guint            first;       /* 1 where names of the first column stand on lines of their own, else 0 */
  gsize            width;
} TextLayout;

/* The heads, and the cells of each row. */
static GPtrArray *
write_cells_of_text (DrTable      *table,
                     const GArray *layout,
                     gboolean      shows_ids,
                     DrLanguage    language)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint column = 0; column < layout->len; column++)
    {
      int of = g_array_index (layout, int, column);
      g_autofree char *head = of == DR_TABLE_MEASURE_COLUMN ? dr_table_words_write_head ("measure", language)
                                                            : dr_table_words_write_column_head (table, (guint) of, shows_ids, language);

      g_ptr_array_add (cells, dr_terminal_escape (head, -1));
    }
  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    for (guint column = 0; column < layout->len; column++)
      g_ptr_array_add (cells, write_cell (table, row, g_array_index (layout, int, column), shows_ids, language));

  return cells;
}

static void
measure_columns (TextLayout   *page,
                 const GArray *layout,
                 guint         n_keys)
{
  for (guint i = 0; i < page->cells->len; i++)
    {
      TextColumn *column = &page->columns[i % page->n_columns];
      const char *cell = g_ptr_array_index (page->cells, i);
      gsize width = dr_terminal_width (cell, -1);

      column->is_number = g_array_index (layout, int, i % page->n_columns) >= (int) n_keys;
      column->width = MAX (column->width, width);
      column->figures = i < page->n_columns ? 0 : MAX (column->figures, width);
      column->least = MAX (column->least, dr_text_wrap_widest (cell, 1));
    }
}

/* Whether the rows of each name of the first column come one after another. */
static gboolean
has_groups (const TextLayout *page)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  const char *last = NULL;
  guint n_rows = 0;

  for (guint i = page->n_columns; i < page->cells->len; i += page->n_columns)
    {
      const char *name = g_ptr_array_index (page->cells, i);

      n_rows++;
      if (last != NULL && strcmp (last, name) == 0)
        continue;
      if (!g_hash_table_add (known, (gpointer) name))
        return FALSE;
      last = name;
    }

  return g_hash_table_size (known) < n_rows;
}

/* Makes the columns fit. Where names would have to stand one word below the other in each of several rows, those of the
 * first column stand above their rows instead. */
static void
fit_page (TextLayout *page,
          guint       n_keys,
          gsize       width)
{
  g_autofree TextColumn *natural = g_memdup2 (page->columns, page->n_columns * sizeof *natural);

  fit (page->columns, page->n_columns, width);
  if (n_keys < 2 || page->columns[0].width >= MIN (natural[0].width, LEAST_NAME) || !has_groups (page))
    return;

  memcpy (page->columns, natural, page->n_columns * sizeof *natural);
  page->first = 1;
  fit (page->columns + 1, page->n_columns - 1, width);
}

/* The name above a row, where it is another than that of the row before. */
static void
append_group (GString    *text,
              TextLayout *page,
              guint       line)
{
  const char *name = g_ptr_array_index (page->cells, line * page->n_columns);

  if (line > 1 && strcmp (name, g_ptr_array_index (page->cells, (line - 1) * page->n_columns)) == 0)
    return;

  g_string_append_c (text, '\n');
  dr_text_paragraph (text, name, 0, page->width);
}

/**
 * dr_table_to_text:
 * @self: a table
 * @shows_ids: whether ids stand in the table, rather than the names of units and indicators
 * @width: the width of the terminal in columns, 0: as wide as the table is
 * @language: the language of the heads and of numbers
 *
 * Writes a table for a terminal: heads, then the rows, in columns. Units and
 * indicators are called as [method@DistrictReport.Table.dup_cell_label] does.
 * Numbers are written as the language does, `1.234,50` in Vietnamese, and stand
 * to the right; an empty cell is a dash. Rows with estimates have a star at the end,
 * those with hedged figures, «hơn 1,2 tỷ đồng», a tilde; a line below the table says
 * what the marks mean. Where rows count different things and no key says what, a column
 * behind the keys does. In Vietnamese a period is called «quý III/2024».
 *
 * Where the table is wider than @width, heads and names go over several lines, and
 * where little room is left for them, what the first column says stands above the
 * rows that it is of. A word or a number is never cut: a table that is too wide all
 * the same sticks out.
 *
 * Returns: (transfer full): lines of text
 *
 * Since: 1.0
 */
char *
dr_table_to_text (DrTable    *self,
                  gboolean    shows_ids,
                  guint       width,
                  DrLanguage  language)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  g_autoptr (GArray) layout = dr_table_words_lay_out (self, FALSE);
  guint n_rows = dr_table_get_n_rows (self);
  g_autoptr (GPtrArray) cells = write_cells_of_text (self, layout, shows_ids, language);
  TextLayout page = { .cells = cells, .n_columns = layout->len };
  g_autofree TextColumn *columns = g_new0 (TextColumn, MAX (page.n_columns, 1));
  g_autofree DrTextWrap *rest = g_new (DrTextWrap, MAX (page.n_columns, 1));
  GString *text = g_string_new (NULL);

  page.columns = columns;
  page.rest = rest;
  measure_columns (&page, layout, dr_table_get_n_keys (self));
  page.width = width;
  if (width > 0)
    fit_page (&page, dr_table_get_n_keys (self), width - MIN (width, find_marks_width (self)));

  for (guint line = 0; page.n_columns > 0 && line <= n_rows; line++)
    {
      if (page.first > 0 && line > 0)
        append_group (text, &page, line);
      for (guint column = page.first; column < page.n_columns; column++)
        dr_text_wrap_init (&rest[column], g_ptr_array_index (cells, line * page.n_columns + column));
      for (gboolean is_first = TRUE;
           append_line (text, columns + page.first, rest + page.first, page.n_columns - page.first); is_first = FALSE)
        {
          if (is_first && line > 0)
            append_marks (text, self, line - 1);
          g_string_append_c (text, '\n');
        }
    }
  append_legend (text, self, language);

  return g_string_free (text, FALSE);
}
