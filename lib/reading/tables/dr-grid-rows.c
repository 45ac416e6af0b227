/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-rows-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"
#include "reading/language/dr-scanner-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-citation-phrase-private.h"

/*
 * A table, row by row. Each row is a block of its own: its tokens, its numbers in the
 * ledger; a cell of words that no column explains is read as prose.
 */

/* A cell that is longer than this is prose, and what follows it is no table. */
#define MOST_LABEL_CELL 400

static void
scan_block (DrSentence *sentence,
            guint32     start,
            guint32     end)
{
  DrReading *reading = sentence->reading;

  dr_reading_scan_block (reading, start, end);
  dr_sentence_begin_block (sentence);
}

static gsize
line_start (const DrReading *reading,
            gsize            at)
{
  while (at > 0 && reading->bytes[at - 1] != '\n' && reading->bytes[at - 1] != '\r')
    at--;

  return at;
}

static gsize
line_end (const DrReading *reading,
          gsize            at)
{
  while (at < reading->length && reading->bytes[at] != '\n' && reading->bytes[at] != '\r')
    at++;

  return at;
}

/* --- the head --- */

/* The numbers of a head are periods, or the numbers of its columns. */
static void
account_head (DrSentence        *sentence,
              const DrGridTable *table)
{
  DrReading *reading = sentence->reading;
  guint begin = dr_grid_find_row (table->grid, table->head_row);
  guint end = dr_grid_find_row (table->grid, table->body_row);

  if (begin == end)
    return;
  scan_block (sentence, dr_grid_get_cell (table->grid, begin)->start, dr_grid_get_cell (table->grid, end - 1)->end);
  for (guint i = 0; i < reading->n_tokens;)
    {
      const DrToken *token = &reading->tokens[i];
      DrDatePhrase date;
      guint n = 1;

      if (dr_date_phrase_match (reading, i, &date))
        {
          n = MAX (1, date.n_tokens);
          dr_reading_account_tokens (reading, i, i + n, DR_NUMBER_ROLE_DATE, DR_ITEM_NONE, DR_NONE);
        }
      else if (token->kind == DR_TOKEN_DIGITS)
        dr_reading_account (reading, token->start, token->end,
                            token->end - token->start == 4 ? DR_NUMBER_ROLE_DATE : DR_NUMBER_ROLE_NUMBERING,
                            DR_ITEM_NONE, DR_NONE);
      i += n;
    }
  dr_reading_settle_ledger (reading, reading->n_tokens);
}

/* --- rows --- */

/* Finds the tokens and the value of each cell; merged cells from above give theirs only to what names the row. */
static void
find_cells (DrGridRows *self,
            guint       begin,
            guint       end)
{
  const DrGridTable *table = self->table;
  const DrReading *reading = self->reading;
  guint token = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      self->first[i] = self->end[i] = 0;
      self->values[i].kind = DR_GRID_VALUE_EMPTY;
    }
  for (guint i = begin; i < end; i++)
    {
      const DrGridCell *cell = dr_grid_get_cell (table->grid, i);

      if (cell->start >= cell->end)
        continue;
      while (token < reading->n_tokens && reading->tokens[token].start < cell->start)
        token++;
      guint first = token;
      while (token < reading->n_tokens && reading->tokens[token].end <= cell->end)
        token++;
      if (cell->column >= table->n_columns)
        continue;
      self->first[cell->column] = first;
      self->end[cell->column] = token;
      dr_grid_value_read (reading->bytes, cell->start, cell->end, &self->values[cell->column]);
      /* One figure over several columns is nobody's. */
      if (cell->column_span > 1 && self->values[cell->column].kind == DR_GRID_VALUE_NUMBER
          && (int) cell->column > table->label)
        self->values[cell->column].kind = DR_GRID_VALUE_EMPTY;
    }
}

static gboolean
is_prose_column (const DrGridTable *table,
                 guint              column)
{
  DrGridRole role = table->columns[column].role;

  return role == DR_GRID_ROLE_NOTE || role == DR_GRID_ROLE_OTHER;
}

/* Words beside the figures: remarks, names of who is in charge. */
static void
read_prose (DrGridRows *self,
            guint       column)
{
  DrReading *reading = self->reading;
  DrSentence *sentence = self->sentence;
  guint first = self->first[column];
  guint end = self->end[column];

  g_array_set_size (sentence->dates, 0);
  for (guint i = first; i < end;)
    {
      DrDateMention mention = { .token = i };
      guint n = dr_citation_phrase_read (reading, i);
      guint8 what = DR_TAKEN_CITATION;

      if (n == 0 && dr_date_phrase_match (reading, i, &mention.phrase))
        {
          n = MIN (mention.phrase.n_tokens, end - i);
          what = DR_TAKEN_DATE;
          g_array_append_val (sentence->dates, mention);
          dr_reading_account_tokens (reading, i, i + n, DR_NUMBER_ROLE_DATE, DR_ITEM_NONE, DR_NONE);
        }
      for (guint j = i; j < i + n && j < end; j++)
        sentence->taken->data[j] = what;
      i += MAX (n, 1);
    }
  dr_sentence_read (sentence, first, end, self->unit != DR_NONE ? self->unit : reading->unit);
}

/* Whether the row is no more of the table: signatures, another head, a long paragraph. */
static gboolean
ends_table (DrGridRows *self,
            guint       begin,
            guint       end)
{
  const DrGridTable *table = self->table;
  DrReading *reading = self->reading;
  const DrGridCell *only = NULL;
  guint n_cells = 0;

  for (guint i = begin; i < end; i++)
    {
      const DrGridCell *cell = dr_grid_get_cell (table->grid, i);

      if (cell->start < cell->end)
        {
          only = only == NULL ? cell : only;
          n_cells++;
        }
    }
  if (n_cells == 0)
    return FALSE;

  guint first = 0;
  while (first < reading->n_tokens && reading->tokens[first].start < dr_grid_get_cell (table->grid, begin)->start)
    first++;
  while (first < reading->n_tokens && dr_reading_is_sign (reading, first, '|'))
    first++;
  if (dr_phrase_match_signal (reading, first, DR_SIGNAL_END) > 0)
    return TRUE;
  if (n_cells == 1 && only->end - only->start > MOST_LABEL_CELL)
    return TRUE;
  if (n_cells == 1 && dr_phrase_match_signal (reading, first, DR_SIGNAL_NUMBERING) > 0
      && dr_reading_is_digits (reading, first + 1))
    return TRUE;
  if (n_cells >= 3)
    {
      DrLexiconMatch match;

      /* «TT»: the head of the next table, which it will be read as. */
      if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, first, DR_LEXICON_HEAD, &match)
          && dr_lexicon_match_has (&match, DR_LEXICON_HEAD, NULL)
          && match.entries[0].value == DR_HEAD_WORD_ORDINAL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_figures (const DrGridRows *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    if ((int) i > self->table->label && self->values[i].kind != DR_GRID_VALUE_EMPTY
        && !is_prose_column (self->table, i) && self->table->columns[i].role != DR_GRID_ROLE_MEASURE
        && self->table->columns[i].role != DR_GRID_ROLE_TIME && (int) i != self->table->topic)
      return TRUE;

  return FALSE;
}

/* Whether the row only goes on with the name of the one above: it begins with a small letter. */
static gboolean
goes_on (const DrGridRows *self)
{
  guint first = self->first[self->table->label];

  return first < self->end[self->table->label] && dr_reading_is_word (self->reading, first)
         && !(self->reading->tokens[first].flags & DR_TOKEN_CAPITAL);
}

/* FALSE where the table ended before this row. */
static gboolean
read_row (DrGridRows *self,
          guint       begin,
          guint       end)
{
  const DrGridTable *table = self->table;
  DrReading *reading = self->reading;
  DrScheme scheme;

  scan_block (self->sentence, line_start (reading, dr_grid_get_cell (table->grid, begin)->start),
              line_end (reading, dr_grid_get_cell (table->grid, end - 1)->end));
  if (reading->n_tokens == 0)
    return TRUE;
  dr_sentence_note_words (self->sentence, 0, reading->n_tokens);
  find_cells (self, begin, end);
  if (ends_table (self, begin, end))
    return FALSE;

  /* A line that stands in another column than its own, such as a group's over all of them. */
  if (self->first[table->label] == self->end[table->label] && !has_figures (self))
    for (guint i = 0; i < table->n_columns; i++)
      if (self->first[i] < self->end[i] && self->values[i].kind == DR_GRID_VALUE_TEXT)
        {
          self->first[table->label] = self->first[i];
          self->end[table->label] = self->end[i];
          if ((int) i != table->label)
            self->first[i] = self->end[i];
          break;
        }

  gboolean has_time = dr_grid_rows_read_time (self);
  if (dr_grid_rows_read_label (self, &scheme) && has_time)
    {
      if (self->row_period != DR_NONE)
        self->period = self->row_period;
      dr_grid_rows_read_facts (self);
      if (reading->error == NULL)
        dr_grid_rows_read_rankings (self);
      for (guint i = 0; i < table->n_columns && reading->error == NULL; i++)
        if ((int) i > table->label && is_prose_column (table, i) && self->first[i] < self->end[i])
          read_prose (self, i);
      /* The rest of a name that a line was too short for. */
      if (has_figures (self) || !goes_on (self))
        dr_grid_rows_push (self, scheme);
    }
  dr_reading_settle_ledger (reading, reading->n_tokens);

  return TRUE;
}

gsize
dr_grid_table_read (DrSentence        *sentence,
                    const DrGridTable *table)
{
  DrReading *reading = sentence->reading;
  const DrGrid *grid = table->grid;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (DrGridPart));
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (DrGridPart));
  g_autoptr (GHashTable) measures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) named = dr_grid_rows_make_named ();
  g_autofree DrGridRows *self = g_new0 (DrGridRows, 1);
  gsize reached = line_end (reading, grid->end);

  self->sentence = sentence;
  self->reading = reading;
  self->table = table;
  self->parts = parts;
  self->totals = totals;
  self->measures = measures;
  self->named = named;
  self->last_measure.measure = DR_NONE;
  self->topic_unit = DR_NONE;
  self->row_period = DR_NONE;

  sentence->open_whole = DR_NONE;
  account_head (sentence, table);
  for (guint begin = dr_grid_find_row (grid, table->body_row); begin < grid->cells->len && reading->error == NULL;)
    {
      guint end = begin;

      self->row = dr_grid_get_cell (grid, begin)->row;
      while (end < grid->cells->len && dr_grid_get_cell (grid, end)->row == self->row)
        end++;
      if (!read_row (self, begin, end))
        {
          reached = line_start (reading, dr_grid_get_cell (grid, begin)->start);
          break;
        }
      begin = end;
    }
  reading->tokens = NULL;
  reading->n_tokens = 0;

  return reached;
}
