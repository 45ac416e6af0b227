/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-delimited-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"
#include "reading/dr-sheet-builder-private.h"

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
