/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-table-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-body-unit-private.h"

/*
 * The head of a table: up to five rows of words, the upper ones over several columns.
 * A column says what all the cells above it say together; where the lowest and a
 * group above it differ, the lowest counts.
 */

/* A head is short; what is longer is a sentence. */
#define MOST_HEAD_CELL 160

#define BIT(word) (1u << (word))
#define COMPARING (BIT (DR_HEAD_WORD_COMPARE) | BIT (DR_HEAD_WORD_UP) | BIT (DR_HEAD_WORD_DOWN) | BIT (DR_HEAD_WORD_DIFFERENCE))
#define REACHED (BIT (DR_HEAD_WORD_ACTUAL) | BIT (DR_HEAD_WORD_ESTIMATE) | BIT (DR_HEAD_WORD_CUMULATIVE))
/* Of «Huyện, thị xã, thành phố». */
#define MOST_PLACE_TOKENS 8
#define NAMES_ROWS (BIT (DR_HEAD_WORD_LABEL) | BIT (DR_HEAD_WORD_BODY))
#define VALUES (COMPARING | REACHED | BIT (DR_HEAD_WORD_TARGET) | BIT (DR_HEAD_WORD_RATE) | BIT (DR_HEAD_WORD_REACH) \
                | BIT (DR_HEAD_WORD_EARLIER) | BIT (DR_HEAD_WORD_SHARE))

/* What one cell of the head says. */
typedef struct
{
  guint32       words;
  guint32       first;          /* bits of the phrase it begins with */
  gboolean      is_percent;
  gboolean      has_slash;
  gboolean      is_year;
  DrGridAgainst against;
  gboolean      has_number;     /* digits that are no date */
  guint         n_dates;
  DrDatePhrase  date;           /* the first that names a period */
  gboolean      has_date;
  guint32       unit;
  guint         n_rest;         /* words that say nothing of the kind */
  guint32       rest_start;     /* the stretch of them */
  guint32       rest_end;
  DrGridMeasure measure;
} HeadCell;

static gboolean
is_year_of_digits (const DrReading *reading,
                   guint            index)
{
  const DrToken *token = &reading->tokens[index];

  return token->kind == DR_TOKEN_DIGITS && token->end - token->start == 4
         && (strncmp (reading->bytes + token->start, "19", 2) == 0
             || strncmp (reading->bytes + token->start, "20", 2) == 0);
}

/* The period that stands at @index, a bare year among them; gives its tokens. */
static guint
match_date (const DrReading *reading,
            guint            index,
            DrDatePhrase    *phrase)
{
  if (is_year_of_digits (reading, index))
    {
      *phrase = (DrDatePhrase) { .kind = DR_DATE_PHRASE_YEAR, .n_tokens = 1, .exists = TRUE };
      for (guint32 at = reading->tokens[index].start; at < reading->tokens[index].end; at++)
        phrase->year = 10 * phrase->year + g_ascii_digit_value (reading->bytes[at]);
      return 1;
    }
  if (dr_date_phrase_match (reading, index, phrase))
    return phrase->n_tokens;

  return 0;
}

static guint
match_words (const DrReading *reading,
             guint            index,
             guint32         *words)
{
  DrLexiconMatch match;

  *words = 0;
  if (!dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_HEAD, &match))
    return 0;
  for (guint i = 0; i < match.n_entries; i++)
    if (match.entries[i].entry_class == DR_LEXICON_HEAD)
      *words |= BIT (match.entries[i].value);

  return match.n_tokens;
}

/*
 * «Giao quân», «Đăng ký kết hôn», «Bàn giao», «Phát sinh mới»: a word of heads, @n_tokens long, that is the verb of a deed which is
 * counted itself, or the half of a name.
 */
static gboolean
is_of_a_deed (const DrReading *reading,
              guint            index,
              guint            n_tokens)
{
  const DrPhrases *verbs = DR_PHRASES ("giao", "được giao", "đăng ký");
  /* «Giao đầu năm», «Giao bổ sung», «Đăng ký của đơn vị»: when and by whom it was set, and not what. */
  const DrPhrases *followers = DR_PHRASES ("đầu", "cả", "năm", "tháng", "quý", "kỳ", "đợt", "lần", "bổ sung", "thêm", "cho", "của", "từ",
                                           "theo", "trong", "tại", "ban đầu", "là", "và", "đến", "với");
  const DrPhrases *names = DR_PHRASES ("kế hoạch hóa", "mục tiêu quốc gia", "giảm nghèo", "tăng cường", "tăng gia", "cộng đồng",
                                       "cộng tác viên", "chung cư", "phát sinh mới", "phát sinh tăng", "phát sinh giảm");
  guint next = index + n_tokens;

  if (dr_phrase_match_any (reading, index, names) > n_tokens)
    return TRUE;
  /* «Giỏi | Khá | Yếu | Kém» */
  if (dr_phrase_match (reading, index, "kém") == n_tokens
      && (n_tokens == reading->n_tokens || dr_phrase_match_before (reading, index, DR_PHRASES ("yếu", "yếu,", "loại")) > 0))
    return TRUE;
  if (dr_phrase_match_any (reading, index, verbs) != n_tokens)
    return FALSE;
  if (dr_phrase_match_before (reading, index, DR_PHRASES ("bàn", "chuyển", "tiếp")) > 0)
    return TRUE;

  guint32 words;
  DrDatePhrase date;

  return dr_reading_is_word (reading, next) && match_words (reading, next, &words) == 0
         && match_date (reading, next, &date) == 0 && dr_phrase_match_any (reading, next, followers) == 0;
}

/* Which earlier time the words name. */
static DrGridAgainst
against_of (const DrReading *reading,
            guint            first,
            guint            end)
{
  for (guint i = first; i < end; i++)
    {
      if (dr_phrase_match (reading, i, "nhiệm kỳ"))
        return DR_GRID_AGAINST_UNKNOWN;
      if (dr_phrase_match_any (reading, i, DR_PHRASES ("đầu năm", "đầu kỳ", "cuối năm trước")) > 0)
        return DR_GRID_AGAINST_START;
      if (dr_phrase_match_any (reading, i, DR_PHRASES ("tháng trước", "quý trước", "kỳ trước")) > 0)
        return DR_GRID_AGAINST_PREVIOUS;
    }

  return DR_GRID_AGAINST_SAME;
}

/* «(triệu đồng)», «(%)», «(+)», at token @index; gives its tokens. */
static guint
read_bracket (DrReading *reading,
              guint      index,
              HeadCell  *cell)
{
  guint end = index + 1;

  while (end < reading->n_tokens && !dr_reading_is_sign (reading, end, ')'))
    end++;
  if (end == reading->n_tokens || end == index + 1)
    return 0;

  const char *inside = reading->bytes + reading->tokens[index + 1].start;
  gsize length = reading->tokens[end - 1].end - reading->tokens[index + 1].start;
  DrGridMeasure measure;

  /* «ĐVT: triệu đồng», in the head itself. */
  guint32 words;
  guint n = match_words (reading, index + 1, &words);
  if (n > 0 && (words & BIT (DR_HEAD_WORD_MEASURE)) && dr_reading_is_sign (reading, index + 1 + n, ':'))
    {
      inside = reading->bytes + reading->tokens[index + 1 + n].end;
      length = reading->tokens[end - 1].end - reading->tokens[index + 1 + n].end;
    }
  if (!dr_grid_measure_parse (reading, inside, length, FALSE, &measure))
    return 0;
  if (measure.is_percent)
    cell->is_percent = TRUE;
  else
    cell->measure = measure;

  return end + 1 - index;
}

/* The body that the cell names from its first word on. */
static guint32
read_body (DrReading *reading,
           guint     *n_tokens)
{
  DrBodyPhrase phrase;
  DrLexiconMatch measure;
  DrUnitLevel level;
  guint n_measure = 0;

  if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, 0, DR_LEXICON_MEASURE, &measure))
    n_measure = measure.n_tokens;

  guint n = dr_body_phrase_match_area (reading, 0, &level);
  if (n > n_measure && n == reading->n_tokens)
    {
      *n_tokens = n;
      return dr_body_unit_for_area (reading, 0, n, level);
    }
  if (dr_body_phrase_match (reading, 0, &phrase) && !phrase.is_field && phrase.n_tokens > n_measure
      && phrase.n_tokens == reading->n_tokens)
    {
      *n_tokens = phrase.n_tokens;
      return dr_body_unit_for_phrase (reading, &phrase, 0);
    }

  return DR_NONE;
}

/* Says what the words of the cell say; units are only made where @with_units. */
static void
read_cell (DrReading *outer,
           guint32    start,
           guint32    end,
           gboolean   with_units,
           GArray    *tokens,
           HeadCell  *cell)
{
  *cell = (HeadCell) { .unit = DR_NONE, .measure.measure = DR_NONE, .rest_start = G_MAXUINT32 };
  if (start >= end)
    return;

  DrReading reading = dr_grid_read_cell (outer, start, end, tokens);
  guint first = 0;
  guint32 words;

  if (with_units)
    {
      guint n = 0;

      cell->unit = read_body (&reading, &n);
      outer->error = reading.error;
      if (cell->unit != DR_NONE)
        first = n;
    }
  for (guint i = first; i < reading.n_tokens;)
    {
      const DrToken *token = &reading.tokens[i];
      DrDatePhrase date;
      guint n;

      if (token->kind == DR_TOKEN_NEWLINE)
        {
          i++;
          continue;
        }
      if (dr_reading_is_sign (&reading, i, '(') && (n = read_bracket (&reading, i, cell)) > 0)
        {
          i += n;
          continue;
        }

      guint n_words = match_words (&reading, i, &words);
      guint n_date = match_date (&reading, i, &date);
      if (n_words > 0 && is_of_a_deed (&reading, i, n_words))
        n_words = 0;
      if (n_date > 0 && n_date >= n_words)
        {
          gboolean is_period = date.kind == DR_DATE_PHRASE_MONTH || date.kind == DR_DATE_PHRASE_MONTHS
                               || date.kind == DR_DATE_PHRASE_QUARTER || date.kind == DR_DATE_PHRASE_YEAR
                               || date.kind == DR_DATE_PHRASE_YEARS;

          if (is_period && !cell->has_date)
            {
              cell->date = date;
              cell->has_date = TRUE;
            }
          cell->n_dates += is_period;
          i += n_date;
          continue;
        }
      /* «Con thứ 3+»: and more */
      if (dr_reading_is_sign (&reading, i, '+') && i > 0 && dr_reading_is_digits (&reading, i - 1)
          && !(token->flags & DR_TOKEN_SPACE_BEFORE))
        {
          cell->rest_end = token->end;
          i++;
          continue;
        }
      if (n_words > 0)
        {
          if (words & BIT (DR_HEAD_WORD_EARLIER))
            cell->against = against_of (&reading, i, i + n_words);
          if (i == 0)
            cell->first = words;
          cell->words |= words;
          if (dr_reading_is_sign (&reading, i, '%'))
            cell->is_percent = TRUE;
          i += n_words;
          continue;
        }
      if (dr_reading_is_sign (&reading, i, '/'))
        cell->has_slash = TRUE;
      /* «Con thứ 3», «Học sinh lớp 9»: a name's number, and no figure. */
      else if (token->kind == DR_TOKEN_DIGITS && i > 0 && token->end - token->start <= 2
               && dr_phrase_match_before (&reading, i, DR_PHRASES ("thứ", "lớp", "khối", "mức", "mức độ", "cấp độ", "loại", "mũi", "hạng")) > 0)
        cell->rest_end = token->end;
      else if (token->kind == DR_TOKEN_DIGITS)
        cell->has_number = TRUE;
      else if (dr_phrase_match (&reading, i, "cả năm") || dr_phrase_match (&reading, i, "năm"))
        cell->is_year = TRUE;
      else if (token->kind == DR_TOKEN_WORD)
        {
          cell->n_rest++;
          cell->rest_start = MIN (cell->rest_start, token->start);
          cell->rest_end = token->end;
        }
      i++;
    }
  if (cell->is_percent)
    cell->words |= BIT (DR_HEAD_WORD_RATE);
}

/* --- which rows are the head --- */

static gboolean
is_empty (const DrGridCell *cell)
{
  return cell == NULL || cell->start >= cell->end;
}

/* «1», «A», «(3)», «3=2/1», «(5)=(4)/(3)*100»: the number of a column. */
static gboolean
is_column_number (const char *bytes,
                  guint32     start,
                  guint32     end)
{
  gboolean has_number = FALSE;

  if (end - start > 24)
    return FALSE;
  for (guint32 i = start; i < end; i++)
    {
      if (g_ascii_isdigit (bytes[i]))
        has_number = TRUE;
      else if (g_ascii_isupper (bytes[i]) && end - start == 1)
        return TRUE;
      else if (strchr ("()=/*+-:x%., ", bytes[i]) == NULL || bytes[i] == '\0')
        return FALSE;
    }

  if (memchr (bytes + start, '=', end - start) != NULL || bytes[start] == '(')
    return has_number;

  return has_number && end - start <= 2;
}

/* Column numbers count up from one: «1 | 2 | 3=2/1», after letters or not. */
static gboolean
is_numbering_row (const DrReading *reading,
                  const DrGrid    *grid,
                  guint32          row)
{
  guint n = 0;
  guint expected = 0;

  for (guint i = dr_grid_find_row (grid, row); i < grid->cells->len; i++)
    {
      const DrGridCell *cell = dr_grid_get_cell (grid, i);
      guint number = 0;

      if (cell->row != row)
        break;
      if (is_empty (cell))
        continue;
      if (!is_column_number (reading->bytes, cell->start, cell->end))
        return FALSE;
      for (guint32 at = cell->start; at < cell->end && reading->bytes[at] != '='; at++)
        if (g_ascii_isdigit (reading->bytes[at]) && number < 1000)
          number = number * 10 + (reading->bytes[at] - '0');
      if (number != 0)
        {
          if (expected != 0 && number != expected)
            return FALSE;
          if (expected == 0 && number > 3)
            return FALSE;
          expected = number + 1;
        }
      n++;
    }

  return n >= 3 && expected >= 3;
}

/* Whether the row goes on with the head: words and years below group heads, and nothing that begins a row. */
static gboolean
continues_head (DrReading   *reading,
                const DrGrid *grid,
                guint32       head_row,
                guint32       row,
                GArray       *tokens)
{
  guint n_words = 0;

  for (guint column = 0; column < grid->n_columns; column++)
    {
      const DrGridCell *cell = dr_grid_find (grid, row, column);
      DrGridValue value;

      if (is_empty (cell) || cell->column != column)
        continue;
      /* Cells from above are the head's own. */
      if (cell->row < row)
        continue;
      if (column < 2)
        {
          /* Below a head over the names of rows nothing stands but more of it. */
          const DrGridCell *above = dr_grid_find (grid, head_row, column);
          HeadCell head;

          if (column == 0 || !is_empty (above))
            {
              read_cell (reading, cell->start, cell->end, FALSE, tokens, &head);
              if (head.words == 0 && !head.has_date && head.measure.measure == DR_NONE)
                return FALSE;
              if (head.words & (BIT (DR_HEAD_WORD_TOTAL) | BIT (DR_HEAD_WORD_PARTS)) && column < 2
                  && !is_empty (above) && column == 0)
                return FALSE;
            }
        }
      dr_grid_value_read (reading->bytes, cell->start, cell->end, &value);
      if (value.kind == DR_GRID_VALUE_NUMBER)
        {
          HeadCell head;

          read_cell (reading, cell->start, cell->end, FALSE, tokens, &head);
          if (head.has_number || !head.has_date)
            return FALSE;
        }
      if (cell->end - cell->start > MOST_HEAD_CELL)
        return FALSE;
      n_words++;
    }

  return n_words > 0;
}

gboolean
dr_grid_head_names_places (const DrReading *reading,
                           guint32          start,
                           guint32          end,
                           GArray          *tokens)
{
  DrReading inner = dr_grid_read_cell (reading, start, end, tokens);
  DrLexiconMatch match;
  guint32 value = 0;

  if (inner.n_tokens == 0 || inner.n_tokens > MOST_PLACE_TOKENS
      || !dr_lexicon_match (inner.lexicon, inner.tokens, inner.n_tokens, 0, DR_LEXICON_MEASURE, &match)
      || (match.n_tokens < inner.n_tokens && !dr_phrase_is_sign_of (&inner, match.n_tokens, ",/-")))
    return FALSE;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

  return (dr_lexicon_get_measure (inner.lexicon, value)->flags & DR_MEASURE_PLACE) != 0;
}

gboolean
dr_grid_head_names_rows (const DrReading *reading,
                         guint32          start,
                         guint32          end,
                         GArray          *tokens)
{
  DrReading inner = dr_grid_read_cell (reading, start, end, tokens);
  guint32 words;

  if (inner.n_tokens == 0)
    return FALSE;
  if (match_words (&inner, 0, &words) == inner.n_tokens && (words & NAMES_ROWS))
    return TRUE;

  return dr_phrase_match (&inner, 0, "năm") == inner.n_tokens;
}

gboolean
dr_grid_head_is_likely (const DrReading *reading,
                        guint32          start,
                        guint32          end,
                        GArray          *tokens)
{
  DrReading inner = dr_grid_read_cell (reading, start, end, tokens);
  guint n = 0;

  for (guint i = 0; i < inner.n_tokens;)
    {
      guint32 words;
      guint n_words = match_words (&inner, i, &words);

      if (i == 0 && (words & BIT (DR_HEAD_WORD_ORDINAL)))
        return TRUE;
      n += n_words > 0;
      i += MAX (n_words, 1);
    }

  return n >= 2;
}

/* Whether the first row looks like a head: short cells, names of rows in front, words of figures behind. */
static gboolean
looks_like_head (DrReading    *reading,
                 const DrGrid *grid,
                 guint32       row,
                 GArray       *tokens)
{
  guint n_cells = 0;
  guint n_values = 0;
  guint n_named = 0;
  gboolean has_ordinal = FALSE;
  gboolean names_rows = FALSE;

  for (guint i = dr_grid_find_row (grid, row); i < grid->cells->len; i++)
    {
      const DrGridCell *cell = dr_grid_get_cell (grid, i);
      HeadCell head;

      if (cell->row != row)
        break;
      if (is_empty (cell))
        continue;
      if (cell->end - cell->start > MOST_HEAD_CELL || cell->column >= DR_GRID_TABLE_MOST_COLUMNS)
        return FALSE;

      read_cell (reading, cell->start, cell->end, FALSE, tokens, &head);
      if (head.has_number && !head.has_date && head.words == 0)
        return FALSE;
      if (n_cells == 0 && (head.first & BIT (DR_HEAD_WORD_ORDINAL)))
        has_ordinal = TRUE;
      else if (n_cells <= 1 && ((head.first & NAMES_ROWS)
                                || (head.words == 0 && dr_grid_head_names_places (reading, cell->start, cell->end, tokens))
                                || (n_cells == 0 && dr_grid_head_names_rows (reading, cell->start, cell->end, tokens))))
        names_rows = TRUE;
      else if ((head.words & (VALUES | BIT (DR_HEAD_WORD_MEASURE))) || head.has_date || head.measure.measure != DR_NONE)
        n_values++;
      else if (head.n_rest > 0 || head.words != 0)
        n_named++;
      n_cells++;
    }

  if (n_cells < 2)
    return FALSE;
  /* Without a name for the rows the words of figures must be plain to see. */
  if (!has_ordinal && !names_rows)
    return n_cells >= 3 && n_values >= 2 && n_named <= n_values;

  return n_values > 0 || (has_ordinal ? n_named > 1 : n_named > 1 && n_cells >= 3);
}

gboolean
dr_grid_looks_like_head (DrReading    *reading,
                         const DrGrid *grid,
                         guint32       row)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));

  return grid->n_columns >= 2 && grid->n_columns <= DR_GRID_TABLE_MOST_COLUMNS
         && looks_like_head (reading, grid, row, tokens);
}

/* --- what a column says --- */

/* The cells above a column, from the uppermost down; an empty one beside a group's head belongs to the group. */
static guint
find_path (const DrGrid      *grid,
           guint32            head_row,
           guint32            head_end,
           guint              column,
           const DrGridCell  *path[DR_GRID_TABLE_MOST_HEAD_ROWS])
{
  guint n = 0;

  for (guint32 row = head_row; row < head_end; row++)
    {
      const DrGridCell *cell = dr_grid_find (grid, row, column);

      if (is_empty (cell) && row + 1 < head_end && !is_empty (dr_grid_find (grid, row + 1, column)))
        for (guint left = column; left > 0 && is_empty (cell); left--)
          {
            const DrGridCell *beside = dr_grid_find (grid, row, left - 1);
            const DrGridCell *below = dr_grid_find (grid, row + 1, left - 1);

            if (is_empty (below) || (!is_empty (beside) && below == beside))
              break;
            cell = beside;
          }
      if (is_empty (cell) || (n > 0 && path[n - 1] == cell))
        continue;
      path[n++] = cell;
    }

  return n;
}

/* What the cell itself names, in full where no word of it is one of figures: «Chi bộ», «Tỷ lệ hộ nghèo». */
static void
set_label (DrReading        *reading,
           DrGridColumn     *column,
           const DrGridCell *place,
           const HeadCell   *cell)
{
  gboolean is_whole = (cell->words & VALUES & ~BIT (DR_HEAD_WORD_RATE)) == 0;
  guint32 start = is_whole ? place->start : cell->rest_start;
  guint32 end = is_whole ? place->end : cell->rest_end;
  DrGridMeasure measure;

  if (start >= end)
    return;

  const char *text = reading->bytes + start;
  gsize length = end - start;
  gsize without = dr_grid_measure_split (reading, text, length, &measure);
  if (without > 0)
    length = without;
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  const char *group = dr_report_data_get_string (dr_report_builder_get_data (reading->builder), column->label);
  g_autofree char *label = group != NULL ? g_strdup_printf ("%s – %.*s", group, (int) length, text)
                                         : g_strndup (text, length);
  for (char *p = label; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  column->label = dr_report_builder_intern (reading->builder, label, -1);

  DrGridMeasure noun;
  if (dr_grid_measure_find_noun (reading, text, length, &noun))
    column->noun = noun;
}

/* «Số mẫu đạt», «Đạt chuẩn», «Đạt» below «Số trường»: perhaps those that reached it, and not how much of it was reached. */
static void
set_reached_label (DrReading        *reading,
                   DrGridColumn     *column,
                   const DrGridCell *place,
                   const HeadCell   *cell,
                   GArray           *tokens)
{
  HeadCell whole = *cell;

  if ((cell->words & VALUES) != BIT (DR_HEAD_WORD_REACH) || cell->has_slash || cell->has_date)
    return;

  DrReading inner = dr_grid_read_cell (reading, place->start, place->end, tokens);
  for (guint i = 0; i < inner.n_tokens; i++)
    if (dr_phrase_match_any (&inner, i, DR_PHRASES ("tiến độ", "mức", "mức độ", "điểm")) > 0)
      return;

  guint32 label = column->label;
  DrGridMeasure noun = column->noun;
  whole.words = 0;
  if (cell->n_rest > 0 || (cell->words & BIT (DR_HEAD_WORD_TOTAL)) || label != DR_NONE)
    set_label (reading, column, place, &whole);
  column->reached_label = column->label != label ? column->label : DR_NONE;
  column->label = label;
  column->noun = noun;
  column->reach_is_name = cell->n_rest > 0 || (cell->words & BIT (DR_HEAD_WORD_TOTAL)) != 0;
}

/* Whether the cell, one of a group or below one, names something to be counted. */
static gboolean
names_something (const HeadCell *cell,
                 gboolean        in_group)
{
  const guint32 names = NAMES_ROWS | BIT (DR_HEAD_WORD_MEASURE) | BIT (DR_HEAD_WORD_ORDINAL) | BIT (DR_HEAD_WORD_NOTE)
                        | BIT (DR_HEAD_WORD_PARTS) | BIT (DR_HEAD_WORD_NIL);

  if (cell->unit != DR_NONE)
    return FALSE;
  if ((cell->words & BIT (DR_HEAD_WORD_TOTAL)) && cell->n_rest == 0)
    return in_group;
  if (cell->words == BIT (DR_HEAD_WORD_RATE))
    return cell->n_rest > 0;
  if ((cell->words & VALUES) == 0)
    return cell->n_rest > 0 || (cell->words & names) != 0;

  return cell->n_rest > 1;
}

static void
read_column (DrReading    *reading,
             DrGridTable  *table,
             guint         index,
             guint32       head_end,
             GArray       *tokens)
{
  const DrGridCell *path[DR_GRID_TABLE_MOST_HEAD_ROWS];
  guint n = find_path (table->grid, table->head_row, head_end, index, path);
  DrGridColumn *column = &table->columns[index];
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  int year = g_date_get_year (dr_period_get_last_day (g_ptr_array_index (data->periods, reading->period)));

  *column = (DrGridColumn) { .group = G_MAXUINT, .period = DR_NONE, .unit = DR_NONE, .label = DR_NONE, .actual = -1, .whole = -1,
                             .reached_label = DR_NONE,
                             .measure.measure = DR_NONE, .noun.measure = DR_NONE };
  for (guint i = 0; i < n; i++)
    {
      HeadCell cell;

      read_cell (reading, path[i]->start, path[i]->end, index > 0, tokens, &cell);
      if (i == 0)
        column->group = path[0]->start;
      column->leaf_start = path[i]->start;
      column->leaf_end = path[i]->end;
      column->words |= cell.words;
      column->leaf_words = cell.words != 0 || cell.has_date || cell.n_rest > 0 ? cell.words : column->leaf_words;
      column->is_percent |= cell.is_percent;
      column->has_slash |= cell.has_slash;
      column->is_year |= cell.is_year;
      column->against = MAX (column->against, cell.against);
      column->n_dates += cell.n_dates;
      if (cell.measure.measure != DR_NONE)
        column->measure = cell.measure;
      if (cell.unit != DR_NONE)
        column->unit = cell.unit;
      if (cell.has_date)
        {
          g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&cell.date, year);

          if (period != NULL && cell.date.year == 0 && column->period != DR_NONE)
            {
              /* «Năm 2023» over «Quý I»: the year of the group holds. */
              DrPeriod *group = g_ptr_array_index (data->periods, column->period);

              g_clear_pointer (&period, dr_period_unref);
              period = dr_date_phrase_to_period (&cell.date, g_date_get_year (dr_period_get_last_day (group)));
            }
          if (period != NULL)
            column->period = dr_report_builder_intern_period (reading->builder, period);
        }
      if (i + 1 == n)
        set_reached_label (reading, column, path[i], &cell, tokens);
      column->names_itself = names_something (&cell, n > 1);
      if (column->names_itself)
        set_label (reading, column, path[i], &cell);
    }

  /* «Quý IV | Cả năm»: the year whose parts stand in front. */
  if (index > 0 && column->is_year && column->words == 0 && !column->names_itself && column->period == DR_NONE
      && column[-1].period != DR_NONE)
    {
      DrPeriod *part = g_ptr_array_index (data->periods, column[-1].period);
      int of_part = g_date_get_year (dr_period_get_last_day (part));
      g_autoptr (DrPeriod) whole = dr_period_get_kind (part) != DR_PERIOD_KIND_YEAR ? dr_period_new_years (of_part, of_part, NULL) : NULL;

      if (whole != NULL)
        column->period = dr_report_builder_intern_period (reading->builder, whole);
    }
}

gboolean
dr_grid_table_read_head (DrReading    *reading,
                         const DrGrid *grid,
                         guint32       row,
                         DrGridTable  *table)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));

  if (grid->n_columns < 2 || grid->n_columns > DR_GRID_TABLE_MOST_COLUMNS
      || !looks_like_head (reading, grid, row, tokens))
    return FALSE;

  guint32 end = row + 1;
  while (end < grid->n_rows && end - row < DR_GRID_TABLE_MOST_HEAD_ROWS
         && !is_numbering_row (reading, grid, end) && continues_head (reading, grid, row, end, tokens))
    end++;

  memset (table, 0, sizeof *table);
  table->grid = grid;
  table->head_row = row;
  table->body_row = end < grid->n_rows && is_numbering_row (reading, grid, end) ? end + 1 : end;
  table->n_columns = grid->n_columns;
  table->ordinal = table->label = table->topic = table->measure = table->year = table->time = -1;
  table->common.measure = table->caption_noun.measure = table->row_noun.measure = table->caption = DR_NONE;
  if (table->body_row >= grid->n_rows)
    return FALSE;

  for (guint i = 0; i < table->n_columns; i++)
    read_column (reading, table, i, end, tokens);

  return dr_grid_table_settle_columns (reading, table);
}
