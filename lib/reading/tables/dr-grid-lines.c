/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-finder-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"

/*
 * A table in plain text, a row a line. Bars and tabs part the cells themselves; where
 * gaps do, the line with the most cells says where the columns stand, and what stands
 * in other lines goes to the column that it lies under.
 */

/* A longer line is a paragraph. */
#define MOST_LINE 4096
/* How many lines are looked at before it is known whether this is a table, and for the places of columns. */
#define TEMPLATE_LINES 12
/* A line of one cell between rows is a group's. */
#define MOST_GROUP_LINE 200
#define MOST_BLANK_LINES 2

/* A cell of one line: bytes without the space around them, and the columns of the page. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint   left;
  guint   right;
} Piece;

typedef struct
{
  guint32 start;
  guint32 end;
  guint32 next;     /* where the next line begins */
  guint   n_pieces; /* empty ones counted */
  Piece   pieces[DR_GRID_TABLE_MOST_COLUMNS];
} Line;

static gboolean
is_space (char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\f' || byte == '\v';
}

static void
add_piece (Line            *line,
           const DrReading *reading,
           guint32          start,
           guint32          end)
{
  if (line->n_pieces == G_N_ELEMENTS (line->pieces))
    {
      line->n_pieces++;
      return;
    }
  if (line->n_pieces > G_N_ELEMENTS (line->pieces))
    return;
  while (start < end && is_space (reading->bytes[start]))
    start++;
  while (end > start && is_space (reading->bytes[end - 1]))
    end--;
  line->pieces[line->n_pieces++] = (Piece) { .start = start, .end = end };
}

/* Columns of the page: a character that marks another has none of its own. */
static void
find_places (Line            *line,
             const DrReading *reading)
{
  guint column = 0;
  guint next = 0;

  for (guint32 at = line->start; at < line->end && next < line->n_pieces;)
    {
      gunichar character = g_utf8_get_char (reading->bytes + at);

      if (at == line->pieces[next].start)
        line->pieces[next].left = column;
      column += !g_unichar_iszerowidth (character);
      at = g_utf8_next_char (reading->bytes + at) - reading->bytes;
      if (at >= line->pieces[next].end)
        line->pieces[next++].right = column;
    }
}

/* «-----», «+---+---+», «═══»: a rule between rows. */
static gboolean
is_rule (const DrReading *reading,
         const Line      *line)
{
  gboolean has_any = FALSE;

  for (const char *p = reading->bytes + line->start; p < reading->bytes + line->end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character))
        continue;
      if (strchr ("-+|:=_", (int) MIN (character, 0x7f)) == NULL && !(character >= 0x2500 && character <= 0x257f))
        return FALSE;
      has_any = TRUE;
    }

  return has_any && line->end - line->start >= 3;
}

/* FALSE at the end of the text, or where the line is a paragraph. */
static gboolean
read_line (const DrReading *reading,
           gsize            start,
           DrGridParting    parting,
           gboolean         is_framed,
           Line            *line)
{
  if (start >= reading->length)
    return FALSE;

  gsize reach = MIN (reading->length, start + MOST_LINE);
  gsize end = start;
  while (end < reach && reading->bytes[end] != '\n' && reading->bytes[end] != '\r')
    end++;
  if (end == reach && reach < reading->length)
    return FALSE;

  line->start = start;
  line->next = end < reading->length ? end + 1 : end;
  if (end + 1 < reading->length && reading->bytes[end] == '\r' && reading->bytes[end + 1] == '\n')
    line->next = end + 2;
  while (end > start && is_space (reading->bytes[end - 1]))
    end--;
  line->end = end;
  line->n_pieces = 0;

  guint32 at = start;
  /* The bars of a frame part nothing. */
  if (parting == DR_GRID_PARTED_BY_BARS && is_framed)
    {
      while (at < end && is_space (reading->bytes[at]))
        at++;
      if (at < end && reading->bytes[at] == '|')
        at++;
      if (end > at && reading->bytes[end - 1] == '|')
        end--;
    }
  for (guint32 first = at; at <= end; at++)
    {
      gboolean parts = at == end;

      if (!parts && parting == DR_GRID_PARTED_BY_BARS)
        parts = reading->bytes[at] == '|';
      else if (!parts && parting == DR_GRID_PARTED_BY_TABS)
        parts = reading->bytes[at] == '\t';
      else if (!parts)
        parts = reading->bytes[at] == '\t' || (reading->bytes[at] == ' ' && at + 1 < end && reading->bytes[at + 1] == ' ');
      if (!parts)
        continue;
      if (parting == DR_GRID_PARTED_BY_GAPS)
        {
          if (at > first)
            add_piece (line, reading, first, at);
          while (at + 1 < end && is_space (reading->bytes[at + 1]))
            at++;
        }
      else
        add_piece (line, reading, first, at);
      first = at + 1;
    }
  if (parting == DR_GRID_PARTED_BY_GAPS)
    find_places (line, reading);

  return line->n_pieces <= G_N_ELEMENTS (line->pieces);
}

static guint
count_full (const Line *line)
{
  guint n = 0;

  for (guint i = 0; i < line->n_pieces; i++)
    n += line->pieces[i].end > line->pieces[i].start;

  return n;
}

/* «Nơi nhận:», «TM. …», or the head of the next table. */
static gboolean
ends_table (const DrReading *reading,
            const Line      *line,
            GArray          *tokens)
{
  guint32 start = line->start;

  while (start < line->end && (is_space (reading->bytes[start]) || reading->bytes[start] == '|'))
    start++;

  DrReading inner = dr_grid_read_cell (reading, start, MIN (line->end, start + 40), tokens);
  DrLexiconMatch match;

  if (dr_phrase_match_signal (&inner, 0, DR_SIGNAL_END) > 0)
    return TRUE;

  return count_full (line) >= 3
         && dr_lexicon_match (inner.lexicon, inner.tokens, inner.n_tokens, 0, DR_LEXICON_HEAD, &match)
         && match.entries[0].entry_class == DR_LEXICON_HEAD && match.entries[0].value == DR_HEAD_WORD_ORDINAL;
}

/* --- columns of a table parted by gaps --- */

static guint
overlap (const Piece *one,
         const Piece *other)
{
  guint left = MAX (one->left, other->left);
  guint right = MIN (one->right, other->right);

  return right > left ? right - left : 0;
}

static guint
gap_between (const Piece *one,
             const Piece *other)
{
  if (one->right <= other->left)
    return other->left - one->right;

  return one->left >= other->right ? one->left - other->right : 0;
}

/* The columns of the template that the piece lies over; at least one, none before @least. */
static guint
find_column (const Line  *template,
             const Piece *piece,
             guint        least,
             guint       *span)
{
  guint best = MIN (least, template->n_pieces - 1);
  guint best_gap = G_MAXUINT;
  guint first = G_MAXUINT;
  guint last = 0;

  for (guint i = least; i < template->n_pieces; i++)
    {
      const Piece *column = &template->pieces[i];

      if (overlap (column, piece) > 0)
        {
          first = MIN (first, i);
          last = i;
        }
      if (gap_between (column, piece) < best_gap)
        {
          best = i;
          best_gap = gap_between (column, piece);
        }
    }
  *span = first != G_MAXUINT ? last - first + 1 : 1;

  return first != G_MAXUINT ? first : best;
}

static void
add_row (DrGrid       *grid,
         guint32       row,
         const Line   *line,
         const Line   *template)
{
  if (template == NULL || line->n_pieces == template->n_pieces)
    {
      for (guint i = 0; i < line->n_pieces; i++)
        if (line->pieces[i].end > line->pieces[i].start)
          dr_grid_add (grid, row, i, 1, 1, line->pieces[i].start, line->pieces[i].end);
      return;
    }

  guint last = G_MAXUINT;
  guint least = 0;
  for (guint i = 0; i < line->n_pieces; i++)
    {
      guint span;
      guint column = find_column (template, &line->pieces[i], least, &span);

      if (least >= template->n_pieces && last != G_MAXUINT)
        {
          /* No column is left: it belongs to the one before. */
          g_array_index (grid->cells, DrGridCell, last).end = line->pieces[i].end;
          continue;
        }
      guint added = dr_grid_add (grid, row, column, 1, span, line->pieces[i].start, line->pieces[i].end);
      if (added != G_MAXUINT)
        {
          last = added;
          least = column + span;
        }
    }
}

/* --- the table --- */

/* The line that says where the columns are: of the first ones, the one with the most cells. */
static void
find_template (const DrReading *reading,
               const Line      *head,
               Line            *template)
{
  gsize at = head->next;
  Line line;

  *template = *head;
  for (guint i = 0; i < TEMPLATE_LINES && read_line (reading, at, DR_GRID_PARTED_BY_GAPS, FALSE, &line); i++)
    {
      if (!is_rule (reading, &line) && line.n_pieces > template->n_pieces)
        *template = line;
      at = line.next;
    }
}

/* Whether the line by itself is the head of a table. Prose has gaps and words of heads too. */
static gboolean
heads_table (DrReading  *reading,
             const Line *line,
             GArray     *tokens)
{
  gboolean names_places = count_full (line) >= 3
                          && (dr_grid_head_names_places (reading, line->pieces[0].start, line->pieces[0].end, tokens)
                              || dr_grid_head_names_rows (reading, line->pieces[0].start, line->pieces[0].end, tokens));
  if (!names_places && !dr_grid_head_is_likely (reading, line->pieces[0].start, line->end, tokens))
    return FALSE;

  g_autoptr (DrGrid) row = dr_grid_new (line->start);
  add_row (row, 0, line, NULL);
  dr_grid_end (row, line->end);

  return dr_grid_looks_like_head (reading, row, 0);
}

/* Whether a row of the table follows @at within a blank line or two, and not the head of another. */
static gboolean
row_follows (DrReading     *reading,
             gsize          at,
             DrGridParting  parting,
             GArray        *tokens)
{
  Line line;

  for (guint i = 0; i <= MOST_BLANK_LINES && read_line (reading, at, parting, FALSE, &line); i++)
    {
      if (line.start < line.end && !is_rule (reading, &line))
        return count_full (&line) >= 2 && !(count_full (&line) >= 3 && heads_table (reading, &line, tokens));
      at = line.next;
    }

  return FALSE;
}

/* A line of one cell: the name of a group of rows, not a paragraph behind the table. */
static gboolean
is_group (DrReading     *reading,
          const Line    *line,
          DrGridParting  parting,
          GArray        *tokens)
{
  if (parting == DR_GRID_PARTED_BY_BARS && memchr (reading->bytes + line->start, '|', line->end - line->start) != NULL)
    return TRUE;
  if (line->end - line->start > MOST_GROUP_LINE || strchr (".!?", reading->bytes[line->end - 1]) != NULL)
    return FALSE;

  return row_follows (reading, line->next, parting, tokens);
}

DrGrid *
dr_grid_lines_read (DrReading       *reading,
                    gsize            start,
                    DrGridParting    parting,
                    guint            most_rows)
{
  g_autoptr (GArray) tokens = NULL;
  g_autofree Line *template = NULL;
  gsize first = start;
  Line line;

  while (first < reading->length && is_space (reading->bytes[first]))
    first++;
  gboolean is_framed = first < reading->length && reading->bytes[first] == '|';
  if (!read_line (reading, start, parting, is_framed, &line) || count_full (&line) < (parting == DR_GRID_PARTED_BY_TABS ? 2 : 3))
    return NULL;

  tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  if (!heads_table (reading, &line, tokens))
    return NULL;

  if (parting == DR_GRID_PARTED_BY_GAPS)
    {
      template = g_new (Line, 1);
      find_template (reading, &line, template);
    }

  g_autoptr (DrGrid) grid = dr_grid_new (start);
  guint32 row = 0;
  guint n_blank = 0;
  guint32 end = line.end;

  add_row (grid, row++, &line, template);
  while (read_line (reading, line.next, parting, is_framed, &line) && row < most_rows)
    {
      if (line.start == line.end)
        {
          if (++n_blank > MOST_BLANK_LINES)
            break;
          continue;
        }
      if (is_rule (reading, &line))
        continue;
      if (ends_table (reading, &line, tokens))
        break;
      if (count_full (&line) < 2 && !is_group (reading, &line, parting, tokens))
        break;
      /* Behind blank lines only what is plainly a row still belongs. */
      if (n_blank > 0 && count_full (&line) < 2 && !row_follows (reading, line.next, parting, tokens))
        break;
      n_blank = 0;
      add_row (grid, row++, &line, template);
      end = line.end;
    }
  dr_grid_end (grid, end);

  return grid->n_rows >= 2 ? g_steal_pointer (&grid) : NULL;
}
