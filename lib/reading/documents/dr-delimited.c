/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-delimited-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"
#include "base/dr-limits-private.h"
#include "reading/documents/dr-sheet-builder-private.h"

/*
 * Values in quotes may hold the separator, line breaks, and quotes doubled. Which
 * separator it is, the first lines tell: the one that most of them have at least
 * twice; of two that serve alike, a tab before a semicolon before a comma, for commas
 * stand in numbers too.
 */

#define PROBE_BYTES (64 * 1024)

gboolean
dr_delimited_is_name (const char *name)
{
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;

  return dot != NULL && (g_ascii_strcasecmp (dot, ".csv") == 0 || g_ascii_strcasecmp (dot, ".tsv") == 0);
}

static char
find_separator (const char *text,
                gsize       length)
{
  static const char candidates[] = { '\t', ';', ',' };
  guint n_lines[G_N_ELEMENTS (candidates)] = { 0, };
  guint counts[G_N_ELEMENTS (candidates)] = { 0, };
  guint totals[G_N_ELEMENTS (candidates)] = { 0, };
  gboolean is_quoted = FALSE;
  guint best = 0;

  for (gsize i = 0; i <= MIN (length, PROBE_BYTES); i++)
    {
      gboolean ends = i == MIN (length, PROBE_BYTES) || ((text[i] == '\n' || text[i] == '\r') && !is_quoted);

      if (!ends && text[i] == '"')
        is_quoted = !is_quoted;
      for (guint j = 0; j < G_N_ELEMENTS (candidates); j++)
        {
          if (!ends && !is_quoted && text[i] == candidates[j])
            counts[j]++;
          if (!ends)
            continue;
          n_lines[j] += counts[j] >= 2;
          totals[j] += counts[j];
          counts[j] = 0;
        }
    }
  for (guint j = 1; j < G_N_ELEMENTS (candidates); j++)
    if (n_lines[j] > n_lines[best] || (n_lines[j] == n_lines[best] && n_lines[j] == 0 && totals[j] > totals[best]))
      best = j;

  return candidates[best];
}

/* How far down a row of heads is looked for, and how many rows below it must be alike. */
#define HEAD_BYTES (8 * 1024)
#define ROWS_BELOW 8
#define LONGEST_HEAD 64
#define LONGEST_HEADS 512
#define LEAST_COLUMNS 3
#define MOST_COLUMNS 64

/* What the columns of tables are called; other words may follow: «kế hoạch năm 2024». */
static gboolean
is_head (const char *cell,
         gsize       length)
{
  static const char * const heads[] = {
    "tt", "stt", "số tt", "nội dung", "chỉ tiêu", "tên chỉ tiêu", "tên đơn vị", "đơn vị", "đơn vị tính", "đvt", "kế hoạch", "kh",
    "thực hiện", "th", "kết quả", "tỷ lệ", "đạt", "cùng kỳ", "so sánh", "ghi chú",
  };

  if (length == 0 || length > LONGEST_HEAD)
    return FALSE;

  g_autofree char *words = dr_fold_phrase (cell, length);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *head = dr_fold_phrase (heads[i], -1);
      gsize size = strlen (head);

      if (strncmp (words, head, size) == 0 && (words[size] == '\0' || words[size] == ' '))
        return TRUE;
    }

  return FALSE;
}

/* How many values the line at @at has outside quotes, and, of the first @most, in @cells where they end; gives where the next line begins. */
static gsize
look_at_line (const char *text,
              gsize       length,
              gsize       at,
              char        separator,
              guint      *n_cells,
              gsize      *cells,
              guint       most)
{
  gboolean is_quoted = FALSE;

  *n_cells = 0;
  for (;; at++)
    {
      gboolean ends = at == length || ((text[at] == '\n' || text[at] == '\r') && !is_quoted);

      if (!ends && text[at] == '"')
        is_quoted = !is_quoted;
      if (!ends && (text[at] != separator || is_quoted))
        continue;
      if (*n_cells < most)
        cells[*n_cells] = at;
      (*n_cells)++;
      if (ends)
        break;
    }

  return at + 1 < length && text[at] == '\r' && text[at + 1] == '\n' ? at + 2 : at + 1;
}

/* Whether the line from @at on, whose @cells end there, is a row of heads: all of them short, and two that tables have. */
static gboolean
is_row_of_heads (const char  *text,
                 gsize        at,
                 const gsize *cells,
                 guint        n_cells)
{
  guint n_heads = 0;

  if (n_cells < LEAST_COLUMNS || n_cells > MOST_COLUMNS || cells[n_cells - 1] - at > LONGEST_HEADS)
    return FALSE;
  for (guint i = 0; i < n_cells && n_heads < 2; i++)
    {
      n_heads += is_head (text + at, cells[i] - at);
      at = cells[i] + 1;
    }

  return n_heads >= 2;
}

/* Whether the rows from @at on have @n_cells each. */
static gboolean
are_alike (const char *text,
           gsize       length,
           gsize       at,
           char        separator,
           guint       n_cells)
{
  guint n_rows = 0;

  for (; n_rows < ROWS_BELOW && at < length; n_rows++)
    {
      guint n_below;

      at = look_at_line (text, length, at, separator, &n_below, NULL, 0);
      if (n_below != n_cells)
        return FALSE;
    }

  return n_rows > 0;
}

/* A text with tabs is read as it stands. */
static const char sheet_separators[] = { ';', ',' };

/* How many separators of each kind the line at @at has outside quotes; gives where it ends. */
static gsize
count_separators (const char *text,
                  gsize       length,
                  gsize       at,
                  guint       counts[G_N_ELEMENTS (sheet_separators)])
{
  static const guint8 is_telling[256] = { ['"'] = 1, [';'] = 1, [','] = 1, ['\n'] = 1, ['\r'] = 1 };
  gboolean is_quoted = FALSE;

  counts[0] = counts[1] = 0;
  for (;; at++)
    {
      while (at < length && !is_telling[(guchar) text[at]])
        at++;
      if (at == length || ((text[at] == '\n' || text[at] == '\r') && !is_quoted))
        return at;
      if (text[at] == '"')
        is_quoted = !is_quoted;
      for (guint i = 0; i < G_N_ELEMENTS (sheet_separators); i++)
        counts[i] += !is_quoted && text[at] == sheet_separators[i];
    }
}

/* Whether a row of heads stands from @at on, with rows below it that are like it. */
static gboolean
begins_sheet (const char *text,
              gsize       length,
              gsize       probe,
              gsize       at,
              char        separator)
{
  gsize cells[MOST_COLUMNS];
  guint n_cells;
  gsize next = look_at_line (text, probe, at, separator, &n_cells, cells, MOST_COLUMNS);

  /* Words are looked at last: most lines of prose are unlike the next. */
  return n_cells >= LEAST_COLUMNS && are_alike (text, length, next, separator, n_cells)
         && is_row_of_heads (text, at, cells, n_cells);
}

gboolean
dr_delimited_is_sheet (const char *text,
                       gsize       length)
{
  gsize probe = MIN (length, HEAD_BYTES);
  gboolean has_commas = FALSE;
  guint below[G_N_ELEMENTS (sheet_separators)];
  gsize known = length, known_end = length;   /* the line that they are of, and its end */

  for (gsize at = 0, next; at < probe; at = next)
    {
      guint counts[G_N_ELEMENTS (sheet_separators)];
      gboolean is_known = at == known && known_end < probe;
      gsize end = is_known ? known_end : count_separators (text, probe, at, counts);

      if (is_known)
        memcpy (counts, below, sizeof counts);
      next = end + 1 < probe && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : end + 1;
      if (end - at > LONGEST_HEADS || MAX (counts[0], counts[1]) + 1 < LEAST_COLUMNS)
        continue;

      /* A row of heads has as many separators as the line below it, which prose seldom has. */
      known = MIN (next, length);
      known_end = count_separators (text, length, known, below);
      for (guint i = 0; i < G_N_ELEMENTS (sheet_separators); i++)
        {
          if (counts[i] + 1 < LEAST_COLUMNS || counts[i] != below[i]
              || !begins_sheet (text, length, probe, at, sheet_separators[i]))
            continue;
          /* Semicolons come first, wherever they stand. */
          if (i == 0)
            return find_separator (text, length) == sheet_separators[i];
          has_commas = TRUE;
        }
    }

  return has_commas && find_separator (text, length) == sheet_separators[1];
}

/* «sep=;», which Excel writes and obeys; gives where the next line begins. */
static gsize
read_declaration (const char *text,
                  gsize       length,
                  char       *separator)
{
  if (length < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0 || (length > 5 && text[5] != '\r' && text[5] != '\n'))
    return 0;

  gsize at = 5;
  *separator = text[4];
  while (at < length && (text[at] == '\r' || text[at] == '\n'))
    at++;

  return at;
}

/* Reads the value at @at into @value; gives where it ends, at a separator, a line's end or the text's. */
static gsize
read_value (const char *text,
            gsize       length,
            gsize       at,
            char        separator,
            gboolean   *has_quotes,
            GString    *value)
{
  g_string_truncate (value, 0);
  if (at < length && text[at] == '"' && *has_quotes)
    {
      gsize open = at++;

      for (; at < length; at++)
        {
          if (text[at] == '"' && at + 1 < length && text[at + 1] == '"')
            at++;
          else if (text[at] == '"')
            break;
          g_string_append_c (value, text[at]);
        }
      if (at < length)
        at++;
      else
        {
          /* Never closed: from here on quotes are characters like any other, or each would be sought to the end. */
          *has_quotes = FALSE;
          g_string_truncate (value, 0);
          at = open;
        }
    }
  for (; at < length && text[at] != separator && text[at] != '\n' && text[at] != '\r'; at++)
    g_string_append_c (value, text[at]);

  return at;
}

DrDocument *
dr_delimited_read (GBytes                   *utf8,
                   GBytes                   *content,
                   const DrDocumentOptions  *options,
                   GError                  **error)
{
  static const char bom[] = "\357\273\277";
  gsize length;
  const char *text = g_bytes_get_data (utf8, &length);
  g_autoptr (GString) value = g_string_new (NULL);
  g_auto (DrSheetBuilder) builder = { 0, };
  gboolean has_quotes = TRUE;
  gboolean is_blank = FALSE;
  guint32 row = 1;

  if (length >= 3 && memcmp (text, bom, 3) == 0)
    {
      text += 3;
      length -= 3;
    }

  char separator = find_separator (text, length);
  gsize at = read_declaration (text, length, &separator);

  dr_sheet_builder_init (&builder, options->limits);
  dr_sheet_builder_begin (&builder, NULL, DR_GRID_DECIMALS_UNKNOWN);
  while (at < length)
    {
      gsize before = builder.text->len;

      if (g_cancellable_set_error_if_cancelled (options->cancellable, error))
        return NULL;
      dr_sheet_builder_begin_row (&builder, is_blank);
      for (guint column = 0;; column++)
        {
          at = read_value (text, length, at, separator, &has_quotes, value);
          if (!dr_sheet_builder_add (&builder, column, 1, 1, row, column + 1, value->str, value->len, error))
            return NULL;
          if (at >= length || text[at] != separator)
            break;
          at++;
        }
      dr_sheet_builder_end_row (&builder);
      is_blank = builder.text->len == before;
      if (at + 1 < length && text[at] == '\r' && text[at + 1] == '\n')
        at++;
      at++;
      row++;
    }
  dr_sheet_builder_end (&builder);

  return dr_sheet_builder_finish (&builder, content, "text/csv", options->name, error);
}
