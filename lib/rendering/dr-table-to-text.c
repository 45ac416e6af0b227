/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-period.h>
#include <districtreport/dr-table-text.h>

#include "analysis/dr-table-spread-private.h"
#include "exchange/dr-json-writer-private.h"
#include "rendering/dr-csv-writer-private.h"
#include "rendering/dr-grouped-number-private.h"
#include "rendering/dr-sheet-writer-private.h"
#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-terminal-width-private.h"
#include "rendering/dr-text-wrap-private.h"

#define GAP 2
/* Names that have less room than this, and want more, are hard to read. */
#define LEAST_NAME 12

/* What column heads say. Those with an argument say it behind. */
static const struct
{
  const char *name;
  const char *vietnamese;
  const char *english;
} heads[] = {
  { "unit", "Đơn vị", "Unit" },
  { "unit@central", "Trung ương", "Central" },
  { "unit@province", "Tỉnh", "Province" },
  { "unit@district", "Huyện", "District" },
  { "unit@commune", "Xã", "Commune" },
  { "unit@hamlet", "Thôn", "Hamlet" },
  { "unit@ancestors", "Đơn vị", "Unit" },
  { "unit-kind", "Loại đơn vị", "Kind" },
  { "unit-level", "Cấp", "Level" },
  { "indicator", "Chỉ tiêu", "Indicator" },
  { "measure", "Đơn vị tính", "Measure" },
  { "nature", "Tính chất", "Nature" },
  { "period", "Kỳ", "Period" },
  { "period@year", "Năm", "Year" },
  { "period@half-year", "Nửa năm", "Half-year" },
  { "period@quarter", "Quý", "Quarter" },
  { "period@month", "Tháng", "Month" },
  { "rows", "Số dòng", "Rows" },
  { "actual", "Thực hiện", "Actual" },
  { "actual-count", "Số kết quả", "Actuals" },
  { "planned", "Kế hoạch", "Planned" },
  { "planned-count", "Số kế hoạch", "Plans" },
  { "pair-count", "Số cặp", "Pairs" },
  { "pair-actual", "Thực hiện (có kế hoạch)", "Actual (planned)" },
  { "pair-planned", "Kế hoạch (đã thực hiện)", "Planned (reached)" },
  { "completion", "Tỷ lệ hoàn thành (%)", "Completion (%)" },
  { "mean", "Bình quân", "Mean" },
  { "least", "Thấp nhất", "Least" },
  { "greatest", "Cao nhất", "Greatest" },
  { "lower", "Ít nhất là", "At least" },
  { "upper", "Nhiều nhất là", "At most" },
  { "completion-count", "Số tỷ lệ", "Completions" },
  { "attainment@exceeded", "Vượt", "Exceeded" },
  { "attainment@met", "Đạt", "Met" },
  { "attainment@near", "Gần đạt", "Near" },
  { "attainment@missed", "Không đạt", "Missed" },
  { "attainment@undefined", "Không xét", "Undefined" },
  { "attainment-rate", "Tỷ lệ đạt (%)", "Attainment (%)" },
  { "compared@previous", "So được với kỳ trước", "Compared with the previous" },
  { "increased@previous", "Tăng so với kỳ trước", "Up since the previous" },
  { "decreased@previous", "Giảm so với kỳ trước", "Down since the previous" },
  { "equal@previous", "Bằng kỳ trước", "As the previous" },
  { "previous@previous", "Kỳ trước", "Previous" },
  { "change@previous", "Tăng, giảm so với kỳ trước", "Change" },
  { "change-percent@previous", "Tăng, giảm so với kỳ trước (%)", "Change (%)" },
  { "compared@year-earlier", "So được với cùng kỳ", "Compared with a year before" },
  { "increased@year-earlier", "Tăng so với cùng kỳ", "Up on the year" },
  { "decreased@year-earlier", "Giảm so với cùng kỳ", "Down on the year" },
  { "equal@year-earlier", "Bằng cùng kỳ", "As a year before" },
  { "previous@year-earlier", "Cùng kỳ", "A year before" },
  { "change@year-earlier", "Tăng, giảm so với cùng kỳ", "Change on the year" },
  { "change-percent@year-earlier", "Tăng, giảm so với cùng kỳ (%)", "Change on the year (%)" },
};

static char *
write_head (const char *name,
            DrLanguage  language)
{
  gboolean is_vietnamese = language == DR_LANGUAGE_VIETNAMESE;
  const char *of = strchr (name, '@');

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (strcmp (heads[i].name, name) == 0)
      return g_strdup (is_vietnamese ? heads[i].vietnamese : heads[i].english);

  g_autofree char *other = of == NULL ? NULL : write_head (of + 1, language);
  if (g_str_has_prefix (name, "rank@"))
    return g_strdup_printf (is_vietnamese ? "Xếp thứ theo: %s" : "Rank by: %s", other);
  if (g_str_has_prefix (name, "share@"))
    return g_strdup_printf (is_vietnamese ? "Tỷ trọng (%%): %s" : "Share (%%): %s", other);
  if (g_str_has_prefix (name, "cumulative@"))
    return g_strdup_printf (is_vietnamese ? "Lũy kế: %s" : "Cumulative: %s", other);
  if (g_str_has_prefix (name, "pace@"))
    return g_strdup_printf (is_vietnamese ? "Tiến độ đến %s (%%)" : "Pace on %s (%%)", of + 1);
  if (g_str_has_prefix (name, "completion-quantile@"))
    return g_strdup_printf (is_vietnamese ? "Phân vị %s của tỷ lệ (%%)" : "Quantile %s (%%)", of + 1);

  return g_strdup (name);
}

static char *
write_column_head (DrTable    *table,
                   guint       column,
                   gboolean    shows_ids,
                   DrLanguage  language)
{
  DrTable *source;
  guint metric;
  g_autofree char *value = NULL;

  if (!dr_table_find_spread (table, column, shows_ids, &source, &metric, &value))
    return write_head (dr_table_get_column_name (table, column), language);

  /* In a pivot the value that a column is of stands behind the metric, or alone where there is one metric. */
  if (dr_table_get_n_columns (source) == dr_table_get_n_keys (source) + 1)
    return g_steal_pointer (&value);

  g_autofree char *head = write_column_head (source, metric, shows_ids, language);

  return g_strdup_printf ("%s %s", head, value);
}

/* A key as people call it: in Vietnamese «quý III/2024», whose id is an English word. A year is one. */
static char *
dup_key (DrTable    *table,
         guint       row,
         guint       column,
         gboolean    shows_ids,
         DrLanguage  language)
{
  char *id = dr_table_dup_cell (table, row, column);

  if (id == NULL || shows_ids || column >= dr_table_get_n_keys (table))
    return id;
  if (language == DR_LANGUAGE_VIETNAMESE && g_str_equal (dr_table_get_column_name (table, column), "period"))
    {
      g_autoptr (DrPeriod) period = dr_period_parse (id, NULL);
      char *text = period == NULL || dr_period_get_kind (period) == DR_PERIOD_KIND_YEAR
                     ? NULL : dr_period_to_display (period, language);

      if (text != NULL)
        {
          g_free (id);
          return text;
        }
    }
  g_free (id);

  return dr_table_dup_cell_label (table, row, column);
}

/* Columns that people see and the table has not. */
#define MEASURE_COLUMN (-1)
#define NUMBER_COLUMN (-2)

/* Whether rows count different things, and no key says what. */
static gboolean
needs_measures (DrTable *table)
{
  guint n_rows = dr_table_get_n_rows (table);
  gboolean has_figures = FALSE;
  gboolean differ = FALSE;

  for (guint column = 0; column < dr_table_get_n_columns (table); column++)
    if (g_str_equal (dr_table_get_column_name (table, column), "measure"))
      return FALSE;
    else
      has_figures |= dr_table_has_figures (table, column);
  for (guint row = 1; row < n_rows && has_figures && !differ; row++)
    differ = g_strcmp0 (dr_table_get_measure (table, row), dr_table_get_measure (table, 0)) != 0;

  return has_figures && differ;
}

/* The columns in order, (element-type int): those of the table, and what people need beside them. */
static GArray *
lay_out (DrTable  *table,
         gboolean  has_numbers)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (int));
  const int number = NUMBER_COLUMN;
  const int measure = MEASURE_COLUMN;
  gboolean has_measures = needs_measures (table);

  if (has_numbers)
    g_array_append_val (columns, number);
  for (int column = 0; column < (int) dr_table_get_n_columns (table); column++)
    {
      if (has_measures && column == (int) dr_table_get_n_keys (table))
        g_array_append_val (columns, measure);
      g_array_append_val (columns, column);
    }

  return columns;
}

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
  g_autofree char *plain = column == MEASURE_COLUMN ? g_strdup (dr_table_get_measure (table, row))
                                                    : dup_key (table, row, (guint) column, shows_ids, language);

  if (plain == NULL)
    return g_strdup ("–");
  if (column >= (int) dr_table_get_n_keys (table))
    return dr_grouped_number (plain, language);

  return dr_terminal_escape (plain, -1);
}

/* What is told of a row besides its cells. */
typedef struct
{
  gboolean (*has) (DrTable *self, guint row);
  const char *name;
  const char *mark;
  const char *vietnamese;
  const char *english;
  const char *vietnamese_legend;
  const char *english_legend;
} RowTrait;

static const RowTrait traits[] = {
  { dr_table_is_estimated, "estimated", "*", "Ước tính", "Estimated", "* có số ước tính hoặc sơ bộ",
    "* with estimated or provisional figures" },
  { dr_table_is_hedged, "hedged", "~", "Áng chừng", "Approximate", "~ có số viết áng chừng: hơn, gần, khoảng, từ … đến …",
    "~ with figures that were written as about so much" },
};

static gboolean
has_trait (DrTable        *self,
           const RowTrait *trait)
{
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    if (trait->has (self, row))
      return TRUE;

  return FALSE;
}

/* What stands behind the last column. */
static gsize
find_marks_width (DrTable *self)
{
  gsize width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
    if (has_trait (self, &traits[i]))
      width += strlen (" ") + strlen (traits[i].mark);

  return width;
}

static void
append_marks (GString *text,
              DrTable *self,
              guint    row)
{
  for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
    if (traits[i].has (self, row))
      g_string_append_printf (text, " %s", traits[i].mark);
}

/* What the marks that occur stand for. */
static void
append_legend (GString    *text,
               DrTable    *self,
               DrLanguage  language)
{
  gboolean is_vietnamese = language == DR_LANGUAGE_VIETNAMESE;

  for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
    if (has_trait (self, &traits[i]))
      g_string_append_printf (text, "%s\n", is_vietnamese ? traits[i].vietnamese_legend : traits[i].english_legend);
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
      g_autofree char *head = of == MEASURE_COLUMN ? write_head ("measure", language)
                                                   : write_column_head (table, (guint) of, shows_ids, language);

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

  g_autoptr (GArray) layout = lay_out (self, FALSE);
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

/* What a column of names is called, which stands beside one of ids; NULL for columns that hold no ids. */
static char *
write_name_head (DrTable *self,
                 guint    column)
{
  const char *name = dr_table_get_column_name (self, column);

  if (column >= dr_table_get_n_keys (self))
    return NULL;
  if (strcmp (name, "indicator") == 0)
    return g_strdup ("indicator-label");

  return strcmp (name, "unit") == 0 || g_str_has_prefix (name, "unit@") ? g_strconcat (name, "-name", NULL) : NULL;
}

/* Writes one text after another. */
typedef void (*WriteText) (gpointer    writer,
                           const char *text);

static void
write_csv_field (gpointer    writer,
                 const char *text)
{
  dr_csv_writer_field (writer, text);
}

static void
write_json_string (gpointer    writer,
                   const char *text)
{
  dr_json_writer_string (writer, text, -1);
}

/* The names of all columns; how many keys are among them. */
static guint
write_names (DrTable   *self,
             gboolean   has_names,
             WriteText  write,
             gpointer   writer)
{
  guint n_keys = dr_table_get_n_keys (self);

  for (guint column = 0; column < dr_table_get_n_columns (self); column++)
    {
      g_autofree char *head = has_names ? write_name_head (self, column) : NULL;

      if (write != NULL)
        write (writer, dr_table_get_column_name (self, column));
      if (write != NULL && head != NULL)
        write (writer, head);
      n_keys += head != NULL;
    }

  return n_keys;
}

static void
write_cells (DrTable   *self,
             guint      row,
             gboolean   has_names,
             WriteText  write,
             gpointer   writer)
{
  for (guint column = 0; column < dr_table_get_n_columns (self); column++)
    {
      g_autofree char *cell = dr_table_dup_cell (self, row, column);
      g_autofree char *head = has_names ? write_name_head (self, column) : NULL;
      g_autofree char *label = head == NULL ? NULL : dr_table_dup_cell_label (self, row, column);

      write (writer, cell);
      if (head != NULL)
        write (writer, label);
    }
}

static char *
write_csv (DrTable  *self,
           gboolean  has_names)
{
  DrCsvWriter csv;

  dr_csv_writer_init (&csv);
  write_names (self, has_names, write_csv_field, &csv);
  for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
    dr_csv_writer_field (&csv, traits[i].name);
  dr_csv_writer_end_line (&csv);
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    {
      write_cells (self, row, has_names, write_csv_field, &csv);
      for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
        dr_csv_writer_field (&csv, traits[i].has (self, row) ? "true" : "false");
      dr_csv_writer_end_line (&csv);
    }

  return dr_csv_writer_end (&csv);
}

/**
 * dr_table_to_csv:
 * @self: a table
 *
 * Writes a table as comma-separated values (RFC 4180, but with LF): a line of
 * column names, then a line a row. Numbers are plain decimals; an empty cell is
 * an empty field. The last columns, `estimated` and `hedged`, are `true` for rows
 * into which an estimate, or a figure written with a hedge, went, and `false` for the
 * others.
 *
 * A word that begins as a formula of a spreadsheet does (`=`, `+`, `-`, `@`) has
 * an apostrophe in front; numbers never have.
 *
 * Returns: (transfer full): lines of text in UTF-8
 *
 * Since: 1.0
 */
char *
dr_table_to_csv (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  return write_csv (self, FALSE);
}

/**
 * dr_table_to_csv_with_names:
 * @self: a table
 *
 * Writes a table as [method@DistrictReport.Table.to_csv] does, with the names of
 * units and indicators beside their ids: behind `unit` a column `unit-name`, behind
 * `unit@district` one `unit@district-name`, and behind `indicator` one
 * `indicator-label`. They are called as
 * [method@DistrictReport.Table.dup_cell_label] does.
 *
 * Returns: (transfer full): lines of text in UTF-8
 *
 * Since: 1.0
 */
char *
dr_table_to_csv_with_names (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  return write_csv (self, TRUE);
}

/* «BẢNG TỔNG HỢP SỐ LIỆU QUÝ III/2024», where all rows are of one period. */
static char *
write_title (DrTable    *table,
             DrLanguage  language)
{
  gboolean is_vietnamese = language == DR_LANGUAGE_VIETNAMESE;
  gint column = dr_table_find_column (table, "period");
  g_autofree char *period = NULL;

  for (guint row = 0; column >= 0 && row < dr_table_get_n_rows (table); row++)
    {
      g_autofree char *other = dr_table_dup_cell (table, row, (guint) column);

      if (other == NULL || (period != NULL && !g_str_equal (period, other)))
        {
          g_clear_pointer (&period, g_free);
          break;
        }
      if (period == NULL)
        period = g_steal_pointer (&other);
    }
  if (!is_vietnamese)
    return period == NULL ? g_strdup ("Figures of reports") : g_strdup_printf ("Figures of reports, %s", period);

  g_autoptr (DrPeriod) all = period == NULL ? NULL : dr_period_parse (period, NULL);
  g_autofree char *shown = all == NULL ? NULL : dr_period_to_display (all, language);
  g_autofree char *upper = shown == NULL ? NULL : g_utf8_strup (shown, -1);

  return upper == NULL ? g_strdup ("BẢNG TỔNG HỢP SỐ LIỆU") : g_strdup_printf ("BẢNG TỔNG HỢP SỐ LIỆU %s", upper);
}

static void
write_sheet_head (DrSheetWriter *sheet,
                  DrTable       *table,
                  int            column,
                  gboolean       shows_ids,
                  DrLanguage     language)
{
  g_autofree char *head = column == NUMBER_COLUMN    ? g_strdup (language == DR_LANGUAGE_VIETNAMESE ? "STT" : "No.")
                          : column == MEASURE_COLUMN ? write_head ("measure", language)
                                                     : write_column_head (table, (guint) column, shows_ids, language);

  dr_sheet_writer_head (sheet, head);
}

static void
write_sheet_cell (DrSheetWriter *sheet,
                  DrTable       *table,
                  guint          row,
                  int            column,
                  gboolean       shows_ids,
                  DrLanguage     language)
{
  g_autofree char *cell = column == NUMBER_COLUMN    ? g_strdup_printf ("%u", row + 1)
                          : column == MEASURE_COLUMN ? g_strdup (dr_table_get_measure (table, row))
                                                     : dup_key (table, row, (guint) column, shows_ids, language);
  gboolean is_number = column == NUMBER_COLUMN || column >= (int) dr_table_get_n_keys (table);

  (is_number ? dr_sheet_writer_number : dr_sheet_writer_text) (sheet, cell);
}

/**
 * dr_table_to_xlsx:
 * @self: a table
 * @shows_ids: whether ids stand in the table, rather than the names of units and indicators
 * @language: the language of the heads
 * @error: return location for an error
 *
 * Writes a table as an Excel workbook (.xlsx) of one sheet, ready to be printed: a
 * title, a row of heads, which stay in sight, then a row a row with a running number,
 * all of them ruled. A double click opens it with every letter and
 * every figure as it is, whatever the machine takes a comma or a point for; of a
 * comma-separated file that is not so.
 *
 * Units and indicators are called as [method@DistrictReport.Table.dup_cell_label] does,
 * periods and measures as in [method@DistrictReport.Table.to_text].
 * Figures are numbers, with their decimals. One of more than 15 digits, which Excel
 * would cut off, is text. Rows into which an estimate or a hedged figure went say so in
 * last columns, where there are any. The same table gives the same bytes.
 *
 * Fails with %DR_ERROR_LIMIT if a sheet has no room for the table: for more than
 * 1,048,576 rows, 16,384 columns, or 32,767 letters in a cell.
 *
 * Returns: (transfer full): the workbook
 *
 * Since: 1.0
 */
GBytes *
dr_table_to_xlsx (DrTable     *self,
                  gboolean     shows_ids,
                  DrLanguage   language,
                  GError     **error)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  gboolean is_vietnamese = language == DR_LANGUAGE_VIETNAMESE;
  gboolean tells[G_N_ELEMENTS (traits)];
  g_autoptr (GArray) layout = lay_out (self, TRUE);
  g_autofree char *title = write_title (self, language);
  DrSheetWriter sheet;

  dr_sheet_writer_init (&sheet);
  dr_sheet_writer_title (&sheet, title);
  for (guint i = 0; i < layout->len; i++)
    write_sheet_head (&sheet, self, g_array_index (layout, int, i), shows_ids, language);
  for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
    if ((tells[i] = has_trait (self, &traits[i])))
      dr_sheet_writer_head (&sheet, is_vietnamese ? traits[i].vietnamese : traits[i].english);
  dr_sheet_writer_end_row (&sheet);
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    {
      for (guint i = 0; i < layout->len; i++)
        write_sheet_cell (&sheet, self, row, g_array_index (layout, int, i), shows_ids, language);
      for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
        if (tells[i])
          dr_sheet_writer_text (&sheet, !traits[i].has (self, row) ? NULL : is_vietnamese ? "có" : "yes");
      dr_sheet_writer_end_row (&sheet);
    }

  return dr_sheet_writer_end (&sheet, error);
}

static char *
write_json (DrTable  *self,
            gboolean  has_names)
{
  DrJsonWriter json;

  dr_json_writer_init (&json);
  dr_json_writer_begin_object (&json);
  dr_json_writer_key (&json, "format");
  dr_json_writer_string (&json, "districtreport-table/1", -1);
  dr_json_writer_key (&json, "keys");
  dr_json_writer_count (&json, write_names (self, has_names, NULL, NULL));
  dr_json_writer_key (&json, "columns");
  dr_json_writer_begin_array (&json);
  write_names (self, has_names, write_json_string, &json);
  dr_json_writer_end_array (&json);
  dr_json_writer_key (&json, "rows");
  dr_json_writer_begin_array (&json);
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    {
      dr_json_writer_begin_array (&json);
      write_cells (self, row, has_names, write_json_string, &json);
      dr_json_writer_end_array (&json);
    }
  dr_json_writer_end_array (&json);
  for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
    {
      dr_json_writer_key (&json, traits[i].name);
      dr_json_writer_begin_array (&json);
      for (guint row = 0; row < dr_table_get_n_rows (self); row++)
        dr_json_writer_boolean (&json, traits[i].has (self, row));
      dr_json_writer_end_array (&json);
    }
  dr_json_writer_end_object (&json);

  return dr_json_writer_end (&json);
}

/**
 * dr_table_to_json:
 * @self: a table
 *
 * Writes a table as JSON, in the format `districtreport-table/1`: an object with
 * `format`, the number of `keys`, the names of the `columns`, `rows`, each an
 * array of cells, and `estimated` and `hedged`, which tell for each row whether an
 * estimate, or a figure written with a hedge, went into it. Figures are decimal strings, so that nobody rounds them; an empty
 * cell is `null`.
 *
 * Returns: (transfer full): a JSON document in UTF-8
 *
 * Since: 1.0
 */
char *
dr_table_to_json (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  return write_json (self, FALSE);
}

/**
 * dr_table_to_json_with_names:
 * @self: a table
 *
 * Writes a table as [method@DistrictReport.Table.to_json] does, with the names of
 * units and indicators beside their ids, in columns as those of
 * [method@DistrictReport.Table.to_csv_with_names]. They are keys too.
 *
 * Returns: (transfer full): a JSON document in UTF-8
 *
 * Since: 1.0
 */
char *
dr_table_to_json_with_names (DrTable *self)
{
  g_return_val_if_fail (DR_IS_TABLE (self), NULL);

  return write_json (self, TRUE);
}
