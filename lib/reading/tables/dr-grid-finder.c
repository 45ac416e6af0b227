/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-finder-private.h"

#include <string.h>

#include "base/dr-vectorized-private.h"
#include "reading/language/dr-phrase-private.h"

/*
 * Most lines of a text begin no table, and most texts hold none: where the next tab,
 * bar or gap stands is kept, so that a line without any costs a comparison.
 */

/* The first cell of a table with one cell a line is no longer. */
#define MOST_FIRST_CELL 32

static gsize
find_byte (const DrGridFinder *self,
           gsize               at,
           char                byte)
{
  const char *bytes = self->reading->bytes;
  const char *found = at < self->reach ? memchr (bytes + at, byte, self->reach - at) : NULL;

  return found != NULL ? (gsize) (found - bytes) : self->reach;
}

/* Whether one of @n places is a space with another behind it. */
static DR_VECTORIZED gboolean
has_gap (const char *bytes,
         gsize       n)
{
  guint8 found = 0;

  for (gsize i = 0; i < n; i++)
    found |= (bytes[i] == ' ') & (bytes[i + 1] == ' ');

  return found;
}

/* So many places are looked at for a gap at a time. */
#define GAP_STRIDE 512

/* Two spaces in a row, inside a line. */
static gsize
find_gap (const DrGridFinder *self,
          gsize               at)
{
  const char *bytes = self->reading->bytes;

  while (self->reach - at > GAP_STRIDE && !has_gap (bytes + at, GAP_STRIDE))
    at += GAP_STRIDE;
  for (; at + 1 < self->reach; at++)
    if (bytes[at] == ' ' && bytes[at + 1] == ' ')
      return at;

  return self->reach;
}

static void
init (DrGridFinder    *self,
      DrReading       *reading,
      const GPtrArray *grids,
      gsize            reach)
{
  *self = (DrGridFinder) { .reading = reading, .grids = grids, .reach = reach };
  self->next_tab = find_byte (self, 0, '\t');
  self->next_bar = find_byte (self, 0, '|');
  self->next_gap = find_gap (self, 0);
}

void
dr_grid_finder_init (DrGridFinder    *self,
                     DrReading       *reading,
                     const GPtrArray *grids,
                     gsize            body)
{
  init (self, reading, grids, reading->length);
  self->body = body;
}

/* Where the next tab, bar and gap stand from @start on. */
static void
look_ahead (DrGridFinder *self,
            gsize         start)
{
  if (self->next_tab < start)
    self->next_tab = find_byte (self, start, '\t');
  if (self->next_bar < start)
    self->next_bar = find_byte (self, start, '|');
  if (self->next_gap < start)
    self->next_gap = find_gap (self, start);
}

void
dr_grid_finder_clear (DrGridFinder *self)
{
  g_clear_pointer (&self->found, dr_grid_free);
}

/* --- tables of the file --- */

/* Whether the line is one of a table of the file; @row is then the one that begins there, or G_MAXUINT32. */
static const DrGrid *
find_in_file (DrGridFinder *self,
              gsize         start,
              gsize         end,
              guint32      *row)
{
  *row = G_MAXUINT32;
  for (;; self->next++, self->next_row = 0)
    {
      if (self->grids == NULL || self->next >= self->grids->len)
        return NULL;

      const DrGrid *grid = g_ptr_array_index (self->grids, self->next);
      if (grid->end <= start && grid->end > grid->start)
        continue;
      if (grid->end == grid->start)
        continue;
      if (grid->start > end)
        return NULL;

      for (; self->next_row < grid->n_rows; self->next_row++)
        {
          guint first = dr_grid_find_row (grid, self->next_row);

          while (first < grid->cells->len && dr_grid_get_cell (grid, first)->row == self->next_row
                 && dr_grid_get_cell (grid, first)->start == dr_grid_get_cell (grid, first)->end)
            first++;
          if (first == grid->cells->len || dr_grid_get_cell (grid, first)->row != self->next_row)
            continue;

          const DrGridCell *cell = dr_grid_get_cell (grid, first);
          if (cell->start < start)
            continue;
          if (cell->start < end)
            *row = self->next_row;
          break;
        }

      return grid;
    }
}

/* --- tables that the lines show --- */

static guint
count_gaps (const DrReading *reading,
            gsize            start,
            gsize            end)
{
  guint n = 0;

  while (start < end && g_ascii_isspace (reading->bytes[start]))
    start++;
  while (end > start && g_ascii_isspace (reading->bytes[end - 1]))
    end--;
  for (gsize i = start; i + 1 < end; i++)
    if (reading->bytes[i] == ' ' && reading->bytes[i + 1] == ' ')
      {
        n++;
        while (i + 1 < end && reading->bytes[i + 1] == ' ')
          i++;
      }

  return n;
}

/* A line of its own with a word that heads of tables begin with. */
static gboolean
begins_column (const DrReading *reading,
               gsize            start,
               gsize            end)
{
  g_autoptr (GArray) tokens = NULL;
  DrLexiconMatch match;

  while (start < end && g_ascii_isspace (reading->bytes[start]))
    start++;
  while (end > start && g_ascii_isspace (reading->bytes[end - 1]))
    end--;
  if (end - start < 2 || end - start > MOST_FIRST_CELL)
    return FALSE;

  tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_grid_read_cell (reading, start, end, tokens);
  if (inner.n_tokens == 0
      || !dr_lexicon_match (inner.lexicon, inner.tokens, inner.n_tokens, 0, DR_LEXICON_HEAD, &match)
      || match.n_tokens != inner.n_tokens)
    return FALSE;
  for (guint i = 0; i < match.n_entries; i++)
    if (match.entries[i].entry_class == DR_LEXICON_HEAD
        && (match.entries[i].value == DR_HEAD_WORD_ORDINAL || match.entries[i].value == DR_HEAD_WORD_LABEL
            || match.entries[i].value == DR_HEAD_WORD_BODY))
      return TRUE;

  return FALSE;
}

/* The ways in which a table may stand in lines; the first three are those of DrGridParting. */
#define ONE_CELL_A_LINE 3
/* So many rows tell whether lines are a table: were all read each time, a text of heads alone would never end. */
#define PROBE_ROWS 48
/* A text that looked like a table so often and was none is made to. */
#define MOST_REFUSED 256

static DrGrid *
read_way (DrReading *reading,
          gsize      start,
          gsize      end,
          guint      way,
          guint      most_rows)
{
  const char *line = reading->bytes + start;

  switch (way)
    {
    case DR_GRID_PARTED_BY_BARS:
      if (memchr (line, '|', end - start) == NULL)
        return NULL;
      break;
    case DR_GRID_PARTED_BY_TABS:
      if (memchr (line, '\t', end - start) == NULL)
        return NULL;
      break;
    case DR_GRID_PARTED_BY_GAPS:
      if (count_gaps (reading, start, end) < 2)
        return NULL;
      break;
    default:
      if (end - start > 2 * MOST_FIRST_CELL || !begins_column (reading, start, end))
        return NULL;
      return dr_grid_column_read (reading, start, most_rows);
    }

  return dr_grid_lines_read (reading, start, (DrGridParting) way, most_rows);
}

/* Whether lines from @start on are a table, each in its @way; it is then kept. */
static gboolean
try_way (DrGridFinder *self,
         gsize         start,
         gsize         end,
         guint         way,
         DrGridTable  *table)
{
  DrReading *reading = self->reading;
  g_autoptr (DrGrid) grid = read_way (reading, start, end, way, PROBE_ROWS);

  if (grid == NULL)
    return FALSE;
  if (!dr_grid_table_read_head (reading, grid, 0, table))
    {
      self->n_refused++;
      return FALSE;
    }
  if (grid->n_rows == PROBE_ROWS)
    {
      dr_grid_free (grid);
      grid = read_way (reading, start, end, way, G_MAXUINT);
      if (grid == NULL || !dr_grid_table_read_head (reading, grid, 0, table))
        return FALSE;
    }
  g_clear_pointer (&self->found, dr_grid_free);
  self->found = g_steal_pointer (&grid);

  return TRUE;
}

gboolean
dr_grid_finder_ask (DrGridFinder *self,
                    gsize         start,
                    gsize         end,
                    DrGridTable  *table)
{
  DrReading *reading = self->reading;
  guint32 row;

  if (self->grids != NULL && self->grids->len > 0)
    {
      const DrGrid *grid = find_in_file (self, start, end, &row);

      if (grid != NULL)
        {
          if (row == G_MAXUINT32 || !dr_grid_table_read_head (reading, grid, row, table))
            return FALSE;
          dr_grid_caption_read (reading, self->body, table);
          return TRUE;
        }
    }

  if (self->n_refused >= MOST_REFUSED)
    return FALSE;
  look_ahead (self, start);

  gboolean found = (self->next_bar < end && try_way (self, start, end, DR_GRID_PARTED_BY_BARS, table))
                   || (self->next_tab < end && try_way (self, start, end, DR_GRID_PARTED_BY_TABS, table))
                   || (self->next_gap < end && try_way (self, start, end, DR_GRID_PARTED_BY_GAPS, table))
                   || try_way (self, start, end, ONE_CELL_A_LINE, table);
  if (found)
    dr_grid_caption_read (reading, self->body, table);

  return found;
}

/* --- before the letterhead is read --- */

/* No letterhead is longer. */
#define MOST_LETTERHEAD (16 * 1024)

static gboolean
looks_like_head (DrReading *reading,
                 gsize      start,
                 gsize      end,
                 guint      way)
{
  g_autoptr (DrGrid) grid = read_way (reading, start, end, way, PROBE_ROWS);

  return grid != NULL && dr_grid_looks_like_head (reading, grid, 0);
}

static gboolean
looks_like_table (DrGridFinder *self,
                  gsize         start,
                  gsize         end)
{
  look_ahead (self, start);

  return (self->next_bar < end && looks_like_head (self->reading, start, end, DR_GRID_PARTED_BY_BARS))
         || (self->next_tab < end && looks_like_head (self->reading, start, end, DR_GRID_PARTED_BY_TABS))
         || (self->next_gap < end && looks_like_head (self->reading, start, end, DR_GRID_PARTED_BY_GAPS))
         || looks_like_head (self->reading, start, end, ONE_CELL_A_LINE);
}

gsize
dr_grid_finder_find_first (DrReading       *reading,
                           const GPtrArray *grids)
{
  gsize reach = MIN (reading->length, MOST_LETTERHEAD);
  DrGridFinder finder;

  init (&finder, reading, grids, reach);
  for (gsize start = 0; start < reach;)
    {
      const char *feed = memchr (reading->bytes + start, '\n', reach - start);
      gsize end = feed != NULL ? (gsize) (feed - reading->bytes) : reach;
      const char *carriage = reading->has_carriage_returns ? memchr (reading->bytes + start, '\r', end - start) : NULL;
      guint32 row;

      if (carriage != NULL)
        end = carriage - reading->bytes;
      if (end > start)
        {
          const DrGrid *grid = find_in_file (&finder, start, end, &row);

          if (grid != NULL ? row != G_MAXUINT32 && dr_grid_looks_like_head (reading, grid, row)
                           : looks_like_table (&finder, start, end))
            return dr_grid_caption_find_start (reading, start);
        }
      start = end + 1;
    }

  return reading->length;
}
