/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-letterhead-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "figures/dr-date-private.h"
#include "reading/dr-body-phrase-private.h"
#include "reading/dr-date-phrase-private.h"
#include "reading/dr-document-number-private.h"
#include "reading/dr-issuer-private.h"
#include "reading/dr-keyword-private.h"
#include "reading/dr-phrase-private.h"
#include "reading/dr-scanner-private.h"
#include "reading/dr-title-period-private.h"

/*
 * The head is read as cells: a line, or what tabs and runs of spaces make of it, as the
 * two columns of a letterhead come as two lines or as one. Each cell is known by its
 * form (the motto, the number, place and date, «BÁO CÁO»); what has none of them and
 * stands above the title names the issuer. A press item has no such head: its first
 * line is the headline, and the rest is told by its first sentences.
 */

#define MOST_LINES 48
#define MOST_BYTES 8192
#define MOST_TITLE_LINES 8
#define LONGEST_TITLE_LINE 34   /* words */
#define LONGEST_HEADLINE 40
#define LONGEST_SHELL_LINE 7
#define LEAD_BYTES 2500         /* of the first sentences, and of the signature at the end */
#define LEAD_LINES 6
#define LONGEST_PLACE 6

typedef enum
{
  CELL_TEXT,
  CELL_RULE,          /* -----, *** */
  CELL_MOTTO,         /* ĐẢNG CỘNG SẢN VIỆT NAM */
  CELL_NUMBER,        /* Số 74-BC/HU */
  CELL_DATE,          /* Bàu Sen, ngày 09 tháng 12 năm 2022 */
  CELL_TITLE_WORD,    /* BÁO CÁO */
  CELL_ADDRESSEE,     /* Kính gửi: */
  CELL_NUMBERED,      /* I., 1., -, * */
  CELL_BRACKETS       /* (Số liệu từ …) */
} CellKind;

typedef struct
{
  CellKind kind;
  guint    first;     /* tokens */
  guint    end;
  guint    line;
  guint    n_words;
} Cell;

typedef struct
{
  DrReading *reading;
  GArray    *tokens;        /* (element-type DrToken) of the first lines */
  GArray    *cells;         /* (element-type Cell) */
  guint8    *taken;         /* by token: entered into the ledger */

  guint      n_head;        /* cells of the head */
  guint      title_first;   /* cells of the title; equal: none */
  guint      title_end;
  gboolean   is_press;

  int        year;          /* of the date line; 0: not known */
  int        month;
  char      *place;         /* (owned) (nullable) */
} Head;

static inline Cell *
get_cell (const Head *head,
          guint       index)
{
  return &g_array_index (head->cells, Cell, index);
}

/* --- cells --- */

static const char * const mottos[] = {
  "đảng cộng sản việt nam", "cộng hòa xã hội chủ nghĩa việt nam", "cộng hòa XHCN việt nam", "độc lập tự do hạnh phúc",
  "đoàn TNCS hồ chí minh", NULL
};
static const char * const title_words[] = { "báo cáo", "bao cao", NULL };
/* How the first sentence begins: «Thực hiện Kế hoạch số …, Ủy ban nhân dân xã báo cáo như sau». */
static const char * const openings[] = { "thực hiện", "căn cứ", "theo", "trên cơ sở", "trong", "sáng", "chiều", "ngày", NULL };
/* What pages print around an item. */
static const char * const shells[] = {
  "cập nhật", "cập nhập", "đăng lúc", "ngày đăng", "lượt xem", "số lượt", "trang chủ", "tin tức", "tác giả", "đăng bởi",
  "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật", "xem với cỡ chữ", "in trang", NULL
};
static const char * const addressees[] = { "kính gửi", "kính trình", NULL };

/* «Độc lập - Tự do - Hạnh phúc»: the motto's words with signs between them. */
static gboolean
is_motto (const DrReading *reading,
          guint            first,
          guint            end)
{
  if (dr_phrase_match_any (reading, first, mottos) > 0)
    return end - first <= 8;

  return dr_phrase_match (reading, first, "độc lập") == 2 && dr_reading_is_sign (reading, first + 2, '-')
         && dr_phrase_match (reading, first + 3, "tự do") == 2;
}

/* The day and year at the end of a cell: «Yên Hòa, ngày 21/5/2024». */
static guint
find_date (const DrReading *reading,
           guint            first,
           guint            end,
           DrDatePhrase    *phrase)
{
  for (guint i = first; i < end; i++)
    if (dr_date_phrase_match (reading, i, phrase))
      {
        guint behind = i + phrase->n_tokens;
        gboolean is_day = phrase->kind == DR_DATE_PHRASE_DAY && phrase->year != 0;
        /* «ngày    tháng 12 năm 2022»: the day is left for the pen. */
        gboolean is_blank = phrase->kind == DR_DATE_PHRASE_MONTH && phrase->year != 0 && i > first
                            && dr_keyword_at (reading, i - 1) == DR_KEYWORD_DAY;

        /* «12/5/2022 - 07:45 (GMT+7)» */
        gboolean is_last = is_day || is_blank;
        for (guint j = behind; j < end && is_last; j++)
          is_last = reading->tokens[j].kind != DR_TOKEN_WORD || (reading->tokens[j].flags & DR_TOKEN_ALL_CAPITALS);
        if (is_last)
          return i;
        i = behind - 1;
      }

  return G_MAXUINT;
}

static gboolean
is_numbered (const DrReading *reading,
             guint            first,
             guint            end)
{
  const DrToken *token = &reading->tokens[first];

  if (token->kind == DR_TOKEN_SIGN)
    return token->word == '-' || token->word == '*' || token->word == '+' || token->word == 0x2022 || token->word == '>';
  if (first + 1 >= end)
    return FALSE;

  gboolean has_sign = dr_reading_is_sign (reading, first + 1, '.') || dr_reading_is_sign (reading, first + 1, ')')
                      || dr_reading_is_sign (reading, first + 1, '-') || dr_reading_is_sign (reading, first + 1, '/');
  if (token->kind == DR_TOKEN_DIGITS)
    return has_sign && token->end - token->start <= 2 && !dr_reading_is_sign (reading, first + 1, '/')
           && !(dr_reading_is_sign (reading, first + 1, '-') && dr_reading_is_digits (reading, first + 2));
  if (dr_phrase_match_any (reading, first, (const char *[]) { "phần thứ", "phần", "mục", NULL }) > 0)
    return end - first <= 12 && (token->flags & DR_TOKEN_CAPITAL);

  /* «I.», «A/», «III-» */
  if (!has_sign || !(token->flags & DR_TOKEN_CAPITAL) || token->end - token->start > 5)
    return FALSE;
  if (token->end - token->start == 1)
    return TRUE;
  for (guint i = token->start; i < token->end; i++)
    if (strchr ("IVX", reading->bytes[i]) == NULL)
      return FALSE;

  return TRUE;
}

static CellKind
classify (const DrReading *reading,
          guint            first,
          guint            end,
          guint            n_words)
{
  DrDatePhrase date;
  gboolean has_words = FALSE;

  for (guint i = first; i < end && !has_words; i++)
    has_words = reading->tokens[i].kind != DR_TOKEN_SIGN;
  if (!has_words)
    return CELL_RULE;
  if (is_motto (reading, first, end))
    return CELL_MOTTO;
  if (dr_reading_is_sign (reading, first, '(') && dr_reading_is_sign (reading, end - 1, ')'))
    return CELL_BRACKETS;
  if (is_numbered (reading, first, end))
    return CELL_NUMBERED;
  if (dr_phrase_match_any (reading, first, addressees) > 0)
    return CELL_ADDRESSEE;
  if (dr_keyword_at (reading, first) == DR_KEYWORD_NUMBER && (reading->tokens[first].flags & DR_TOKEN_CAPITAL)
      && n_words <= 20 && (dr_reading_is_digits (reading, first + 1) || dr_reading_is_sign (reading, first + 1, ':')
                           || dr_reading_is_sign (reading, first + 1, '-') || dr_reading_is_sign (reading, first + 1, '.')))
    return CELL_NUMBER;
  if (dr_phrase_match_any (reading, first, title_words) > 0 && n_words <= LONGEST_TITLE_LINE
      && (reading->tokens[first].flags & DR_TOKEN_CAPITAL) && !dr_reading_is_sign (reading, end - 1, '.'))
    return CELL_TITLE_WORD;
  if (n_words <= 12 && find_date (reading, first, end, &date) < end)
    return CELL_DATE;

  return CELL_TEXT;
}

static gboolean
is_head_form (CellKind kind)
{
  return kind == CELL_MOTTO || kind == CELL_NUMBER || kind == CELL_DATE;
}

/* A tab or three spaces part two columns; but the room that is left for the pen parts nothing: «Số     -BC/HU», «ngày     tháng 3». */
static gboolean
is_column_gap (const DrReading *reading,
               guint            index)
{
  gsize from = reading->tokens[index - 1].end;
  gsize to = reading->tokens[index].start;

  if (dr_keyword_at (reading, index) == DR_KEYWORD_MONTH || dr_keyword_at (reading, index - 1) == DR_KEYWORD_NUMBER
      || dr_reading_is_sign (reading, index - 1, ':'))
    return FALSE;

  return memchr (reading->bytes + from, '\t', to - from) != NULL || to - from >= 3 || dr_reading_is_sign (reading, index, '|');
}

static void
add_cell (Head  *head,
          guint  first,
          guint  end,
          guint  line)
{
  const DrReading *reading = head->reading;
  Cell cell = { .line = line };

  while (first < end && dr_reading_is_sign (reading, first, '|'))
    first++;
  while (end > first && dr_reading_is_sign (reading, end - 1, '|'))
    end--;
  if (first == end)
    return;

  for (guint i = first; i < end; i++)
    cell.n_words += reading->tokens[i].kind == DR_TOKEN_WORD;
  cell.first = first;
  cell.end = end;
  cell.kind = classify (reading, first, end, cell.n_words);
  g_array_append_val (head->cells, cell);
}

static void
find_cells (Head *head)
{
  const DrReading *reading = head->reading;
  guint line = 0;
  guint first = 0;

  for (guint i = 0; i <= reading->n_tokens; i++)
    {
      gboolean at_end = i == reading->n_tokens || reading->tokens[i].kind == DR_TOKEN_NEWLINE;
      gboolean is_gap = !at_end && i > first && is_column_gap (reading, i);

      /* Numbering is followed by a tab too: it is no column of its own, unless the other one has a form. */
      if (is_gap && i <= first + 2 && is_numbered (reading, first, i + 1))
        {
          guint end = i;

          while (end < reading->n_tokens && reading->tokens[end].kind != DR_TOKEN_NEWLINE)
            end++;
          is_gap = is_head_form (classify (reading, i, end, end - i));
        }
      if (is_gap)
        {
          add_cell (head, first, i, line);
          first = i;
        }
      if (at_end)
        {
          if (i > first)
            add_cell (head, first, i, line);
          first = i + 1;
          line++;
        }
    }
}

/* The end of the first lines, at the end of a line. */
static gsize
find_region (const DrReading *reading)
{
  gsize end = 0;

  for (guint n = 0; n < MOST_LINES && end < reading->length; n++)
    {
      gsize line = end;

      while (line < reading->length && reading->bytes[line] != '\n' && reading->bytes[line] != '\r')
        line++;
      if (line > MOST_BYTES && n > 0)
        break;
      if (line > MOST_BYTES)
        {
          /* One endless line: what fits, up to a space. */
          line = MOST_BYTES;
          while (line > 0 && reading->bytes[line] != ' ')
            line--;
          return line;
        }
      end = line < reading->length ? line + 1 : line;
    }

  return end;
}

/* --- where the head ends --- */

static gboolean
ends_like_a_sentence (const DrReading *reading,
                      const Cell      *cell)
{
  return dr_reading_is_sign (reading, cell->end - 1, '.') || dr_reading_is_sign (reading, cell->end - 1, ';');
}

/* Whether a share or a counted thing stands in the cell: then it reports, and is no line of a title. */
static gboolean
has_figures (const DrReading *reading,
             const Cell      *cell)
{
  for (guint i = cell->first; i < cell->end; i++)
    {
      DrDatePhrase date;
      DrLexiconMatch measure;

      if (dr_date_phrase_match (reading, i, &date))
        i += date.n_tokens - 1;
      else if (dr_reading_is_digits (reading, i) && i + 1 < cell->end
               && (dr_reading_is_sign (reading, i + 1, '%')
                   || dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, i + 1,
                                        DR_LEXICON_MEASURE, &measure)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_in_capitals (const DrReading *reading,
                const Cell      *cell)
{
  for (guint i = cell->first; i < cell->end; i++)
    if (reading->tokens[i].kind == DR_TOKEN_WORD && !(reading->tokens[i].flags & DR_TOKEN_ALL_CAPITALS))
      return FALSE;

  return cell->n_words > 0;
}

/* A paragraph, or figures: no line of a title. */
static gboolean
is_prose (const DrReading *reading,
          const Cell      *cell)
{
  return cell->n_words > LONGEST_TITLE_LINE || dr_reading_is_sign (reading, cell->end - 1, '.')
         || dr_reading_is_sign (reading, cell->end - 1, ':') || has_figures (reading, cell);
}

/* Whether a rule or the addressee closes the title that cell @index may belong to. */
static gboolean
is_closed (const Head *head,
           guint       index)
{
  for (guint i = index; i < head->cells->len && i < index + MOST_TITLE_LINES; i++)
    {
      const Cell *cell = get_cell (head, i);

      if (cell->kind == CELL_RULE || cell->kind == CELL_ADDRESSEE)
        return TRUE;
      if (cell->kind != CELL_BRACKETS && (cell->kind != CELL_TEXT || is_prose (head->reading, cell)))
        return FALSE;
    }

  return FALSE;
}

/*
 * Whether @cell, which a blank line parts from the line @before of the title, begins the body. What goes on in small
 * letters belongs to the title, and so do capitals below capitals, unless they name a body or what was done.
 */
static gboolean
begins_body (const DrReading *reading,
             const Cell      *before,
             const Cell      *cell)
{
  DrBodyPhrase body;

  if (!(reading->tokens[cell->first].flags & DR_TOKEN_CAPITAL))
    return FALSE;
  if (dr_phrase_match_signal (reading, cell->first, DR_SIGNAL_RESULT_SECTION) > 0)
    return TRUE;
  if (dr_body_phrase_match (reading, cell->first, &body) && !body.is_field)
    return TRUE;

  return is_in_capitals (reading, cell) != is_in_capitals (reading, before)
         && dr_phrase_match_signal (reading, cell->first, DR_SIGNAL_PLAN_SECTION) == 0;
}

/* The lines of the title from cell @index on. */
static void
find_title (Head  *head,
            guint  index)
{
  const DrReading *reading = head->reading;
  const Cell *before = NULL;    /* the last line that says something */
  guint i = index;
  guint n_lines = 0;

  head->title_first = index;
  for (; i < head->cells->len && n_lines < MOST_TITLE_LINES; i++)
    {
      const Cell *cell = get_cell (head, i);
      gboolean is_word_alone = cell->kind == CELL_TITLE_WORD && cell->n_words == 2;

      if (cell->kind == CELL_BRACKETS)
        continue;
      if (cell->kind != CELL_TEXT && !(cell->kind == CELL_TITLE_WORD && i == index))
        break;
      if (i > index && is_prose (reading, cell))
        break;
      if (n_lines >= 2 && dr_phrase_match_any (reading, cell->first, openings) > 0)
        break;
      /* «Sáng ngày 10 tháng 11 …», «Thực hiện Kế hoạch số …»: long and begun like a sentence, after a line that was whole. */
      gboolean is_apart = i > index && cell->line > get_cell (head, i - 1)->line + 1;
      if (i > index + 1 && is_apart
          && (cell->n_words > 18 || dr_reading_is_sign (reading, cell->end - 1, ';')))
        break;
      if (before != NULL && is_apart && begins_body (reading, before, cell) && !is_closed (head, i))
        break;
      if (!is_word_alone)
        before = cell;
      n_lines++;
    }
  head->title_end = i;

  /* What belongs to the head behind the title: a rule, the date, the addressee. */
  for (; i < head->cells->len; i++)
    {
      CellKind kind = get_cell (head, i)->kind;

      if (kind != CELL_RULE && kind != CELL_ADDRESSEE && kind != CELL_BRACKETS && !is_head_form (kind))
        break;
    }
  head->n_head = i;
}

static gboolean
is_shell (const DrReading *reading,
          const Cell      *cell)
{
  return cell->kind == CELL_DATE || cell->kind == CELL_RULE
         || (cell->kind == CELL_TEXT && !has_figures (reading, cell)
             && (cell->n_words < 4 || dr_phrase_match_any (reading, cell->first, shells) > 0));
}

/* A press item: its headline, what stands above it, and the scraps of the page below it. */
static void
find_headline (Head *head)
{
  const DrReading *reading = head->reading;
  guint headline = 0;

  while (headline < head->cells->len && is_shell (reading, get_cell (head, headline)))
    headline++;
  if (headline == head->cells->len)
    return;

  const Cell *cell = get_cell (head, headline);
  if (cell->kind == CELL_NUMBERED || cell->n_words > LONGEST_HEADLINE || ends_like_a_sentence (reading, cell))
    return;

  guint i = headline + 1;
  for (; i < head->cells->len; i++)
    {
      const Cell *next = get_cell (head, i);
      gboolean is_repeated = FALSE;

      if (next->kind == CELL_BRACKETS || next->kind == CELL_RULE || next->kind == CELL_DATE)
        continue;
      if (next->kind == CELL_NUMBERED)
        break;
      if (next->end - next->first == cell->end - cell->first)
        {
          gsize length = reading->tokens[cell->end - 1].end - reading->tokens[cell->first].start;

          is_repeated = reading->tokens[next->end - 1].end - reading->tokens[next->first].start == length
                        && memcmp (reading->bytes + reading->tokens[cell->first].start,
                                   reading->bytes + reading->tokens[next->first].start, length) == 0;
        }
      if (is_repeated)
        continue;
      if (next->n_words > LONGEST_SHELL_LINE || ends_like_a_sentence (reading, next)
          || dr_reading_is_sign (reading, next->end - 1, ':') || has_figures (reading, next))
        break;
    }
  head->is_press = TRUE;
  head->title_first = headline;
  head->title_end = headline + 1;
  head->n_head = i;
}

static void
find_head (Head *head)
{
  const DrReading *reading = head->reading;
  guint last_form = G_MAXUINT;

  for (guint i = 0; i < head->cells->len; i++)
    {
      const Cell *cell = get_cell (head, i);

      if (cell->kind == CELL_TITLE_WORD)
        {
          find_title (head, i);
          return;
        }
      if (is_head_form (cell->kind))
        last_form = i;
      if (cell->kind == CELL_NUMBERED || cell->n_words > LONGEST_TITLE_LINE
          || (cell->kind == CELL_TEXT && cell->n_words > 8 && ends_like_a_sentence (reading, cell)))
        break;
    }

  /* «TỔNG KẾT CÔNG TÁC …» below a letterhead, without the word. */
  if (last_form != G_MAXUINT && get_cell (head, last_form)->kind != CELL_DATE && last_form + 1 < head->cells->len)
    {
      find_title (head, last_form + 1);
      return;
    }
  find_headline (head);
}

/* --- number, date, place --- */

static void
account (Head         *head,
         guint         first,
         guint         end,
         DrNumberRole  role)
{
  for (guint i = first; i < end; i++)
    {
      if (!head->taken[i])
        dr_reading_account_tokens (head->reading, i, i + 1, role, DR_ITEM_NONE, DR_NONE);
      head->taken[i] = TRUE;
    }
}

static void
read_number (Head       *head,
             const Cell *cell)
{
  DrReading *reading = head->reading;
  guint at = cell->first + 1;
  DrDocumentNumber number;
  g_autoptr (GString) text = g_string_new (NULL);

  while (at < cell->end && reading->tokens[at].kind == DR_TOKEN_SIGN)
    at++;
  if (!dr_reading_is_digits (reading, at))
    return;

  guint end = at + 1;
  if (dr_document_number_match (reading, at, &number) && at + number.n_tokens <= cell->end)
    {
      end = at + number.n_tokens;
      dr_document_number_print (reading, at, number.end, text);
    }
  else
    {
      /* «Số 96/BC»: as far as it is written together. */
      while (end < cell->end && !(reading->tokens[end].flags & DR_TOKEN_SPACE_BEFORE))
        end++;
      dr_document_number_print (reading, at, reading->tokens[end - 1].end, text);
    }

  dr_report_builder_set_number (reading->builder, text->str);
  account (head, at, end, DR_NUMBER_ROLE_CITATION);
}

static void
read_date (Head       *head,
           const Cell *cell)
{
  DrReading *reading = head->reading;
  DrDatePhrase phrase;
  guint at = find_date (reading, cell->first, cell->end, &phrase);

  if (at >= cell->end)
    return;

  guint end = at + phrase.n_tokens;
  head->year = phrase.year;
  head->month = phrase.month;
  if (phrase.kind == DR_DATE_PHRASE_DAY)
    {
      GDate date;

      g_date_clear (&date, 1);
      if (dr_date_set (&date, phrase.year, phrase.month, phrase.day))
        {
          reading->report_date = date;
          dr_report_builder_set_date (reading->builder, &date);
        }
    }
  account (head, at, end, DR_NUMBER_ROLE_DATE);

  /* «Bàu Sen, ngày»: the words before it, behind any number in the same cell. */
  guint last = at;
  if (last > cell->first && dr_keyword_at (reading, last - 1) == DR_KEYWORD_DAY)
    last--;
  while (last > cell->first && dr_reading_is_sign (reading, last - 1, ','))
    last--;
  guint first = last;
  while (first > cell->first && dr_reading_is_word (reading, first - 1)
         && (reading->tokens[first - 1].flags & DR_TOKEN_CAPITAL) && last - first < LONGEST_PLACE)
    first--;
  if (first < last && !head->taken[first] && !head->is_press)
    {
      g_free (head->place);
      head->place = dr_phrase_dup_text (reading, first, last);
      dr_report_builder_set_place (reading->builder, head->place);
    }
}

static void
read_forms (Head *head)
{
  for (guint i = 0; i < head->n_head; i++)
    {
      const Cell *cell = get_cell (head, i);

      if (i >= head->title_first && i < head->title_end)
        continue;
      if (cell->kind == CELL_NUMBER)
        {
          read_number (head, cell);
          read_date (head, cell);
        }
      else if (cell->kind == CELL_DATE)
        read_date (head, cell);
    }
}

/* --- title and issuer --- */

static void
append_cell (const Head *head,
             const Cell *cell,
             guint       first,
             char        joint,
             GString    *text)
{
  g_autofree char *words = dr_phrase_dup_text (head->reading, first, cell->end);

  if (*words == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, joint);
  g_string_append (text, words);
}

static char *
dup_title (const Head *head,
           char        joint)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = head->title_first; i < head->title_end; i++)
    {
      const Cell *cell = get_cell (head, i);
      /* «BÁO CÁO» alone says nothing that the title does not; with more on its line it is part of it. */
      gboolean is_word_alone = cell->kind == CELL_TITLE_WORD && cell->n_words == 2 && head->title_end > i + 1;

      if (cell->kind != CELL_BRACKETS && !is_word_alone)
        append_cell (head, cell, cell->first, joint, title);
    }

  return title->len > 0 ? g_string_free (g_steal_pointer (&title), FALSE) : NULL;
}

/* The lines that name bodies above the title. */
static char *
dup_issuer_lines (const Head *head)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < head->title_first; i++)
    {
      const Cell *cell = get_cell (head, i);

      /* A name may share its cell with nothing; scraps of a page are in small letters. */
      if (cell->kind == CELL_TEXT && cell->n_words >= 1
          && ((head->reading->tokens[cell->first].flags & DR_TOKEN_ALL_CAPITALS) || cell->n_words >= 2))
        append_cell (head, cell, cell->first, '\n', lines);
    }

  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

/* «TM. BAN THƯỜNG VỤ HUYỆN ỦY» near the end of the text. */
static gboolean
read_signature (const DrReading *reading,
                DrIssuer        *issuer)
{
  gsize from = reading->length > LEAD_BYTES ? reading->length - LEAD_BYTES : 0;

  while (from > 0 && from < reading->length && reading->bytes[from] != '\n')
    from++;
  for (gsize at = from; at < reading->length;)
    {
      gsize end = at;
      gsize start = at;

      while (end < reading->length && reading->bytes[end] != '\n' && reading->bytes[end] != '\r')
        end++;
      while (start < end && g_ascii_isspace (reading->bytes[start]))
        start++;
      /* The text has no NUL at its end. */
      if (end - start >= 3 && end - start < 200
          && (memcmp (reading->bytes + start, "TM.", 3) == 0 || memcmp (reading->bytes + start, "T/M", 3) == 0))
        {
          g_autofree char *line = g_strndup (reading->bytes + start + 3, end - start - 3);

          g_strstrip (line);
          if (dr_issuer_read (reading, line, DR_ISSUER_PLACE_TITLE, issuer))
            return TRUE;
          dr_issuer_clear (issuer);
        }
      at = end + 1;
    }

  return FALSE;
}

/* The first sentences behind the head, up to the end of a line. */
static char *
dup_lead (const DrReading *reading,
          gsize            from)
{
  gsize end = MIN (reading->length, from + LEAD_BYTES);

  while (end > from && end < reading->length && reading->bytes[end] != ' ' && reading->bytes[end] != '\n')
    end--;

  return g_strndup (reading->bytes + from, end - from);
}

static gboolean
find_issuer (Head     *head,
             gsize     body,
             DrIssuer *issuer)
{
  DrReading *reading = head->reading;
  g_autofree char *title = dup_title (head, '\n');
  g_autofree char *lines = head->is_press ? NULL : dup_issuer_lines (head);

  if (lines != NULL && dr_issuer_read (reading, lines, DR_ISSUER_PLACE_HEAD, issuer))
    return TRUE;
  dr_issuer_clear (issuer);
  if (title != NULL
      && dr_issuer_read (reading, title, head->is_press ? DR_ISSUER_PLACE_HEADLINE : DR_ISSUER_PLACE_TITLE, issuer))
    return TRUE;
  dr_issuer_clear (issuer);
  if (read_signature (reading, issuer))
    return TRUE;
  dr_issuer_clear (issuer);

  /* A press item may name who acts in its first sentence only. */
  if (head->is_press)
    {
      g_autofree char *lead = dup_lead (reading, body);
      char *stop = strstr (lead, ". ");

      if (stop != NULL)
        *stop = '\0';
      if (dr_issuer_read (reading, lead, DR_ISSUER_PLACE_TITLE, issuer) && issuer->area != NULL)
        return TRUE;
      dr_issuer_clear (issuer);
    }

  return FALSE;
}

static DrUnit *
make_owner (DrReading      *reading,
            const DrIssuer *issuer)
{
  g_autoptr (DrUnit) owner = NULL;

  if (issuer->owner == NULL)
    return NULL;
  owner = dr_unit_new ("cap-uy", issuer->owner, DR_UNIT_KIND_COMMITTEE, issuer->level, NULL, &reading->error);
  if (owner == NULL || !dr_report_builder_add_unit (reading->builder, owner, &reading->error))
    return NULL;

  return g_steal_pointer (&owner);
}

static gboolean
set_issuer (Head           *head,
            const DrIssuer *issuer)
{
  DrReading *reading = head->reading;
  g_autofree char *slug = issuer != NULL && issuer->name != NULL ? dr_fold_slug (issuer->name, -1) : NULL;
  gboolean is_named = slug != NULL && *slug != '\0';
  const char *id = is_named && strlen (slug) < 200 ? slug : "issuer";
  g_autoptr (DrUnit) owner = is_named ? make_owner (reading, issuer) : NULL;
  const char *aliases[] = { NULL, NULL };

  if (reading->error != NULL)
    return FALSE;
  if (is_named && issuer->written != NULL)
    {
      g_autofree char *one = dr_fold_phrase (issuer->name, -1);
      g_autofree char *other = dr_fold_phrase (issuer->written, -1);

      if (strcmp (one, other) != 0 && *issuer->written != '\0')
        aliases[0] = issuer->written;
    }

  g_autoptr (DrUnit) unit = dr_unit_new_full (id, is_named ? issuer->name : NULL,
                                              is_named ? issuer->kind : DR_UNIT_KIND_OTHER,
                                              is_named ? issuer->level : DR_UNIT_LEVEL_UNKNOWN, owner, aliases,
                                              NULL, NULL, &reading->error);
  if (unit == NULL || !dr_report_builder_add_unit (reading->builder, unit, &reading->error))
    return FALSE;

  reading->issuer = dr_report_builder_find_unit (reading->builder, id);
  reading->unit = reading->issuer;
  dr_report_builder_get_data (reading->builder)->issuer = reading->issuer;
  if (is_named)
    {
      reading->level = issuer->level;
      reading->area = g_strdup (issuer->area);
      reading->committee = g_strdup (issuer->committee);
    }

  return TRUE;
}

/* --- period --- */

static DrReportKind
kind_of_period (DrPeriod *period)
{
  switch (dr_period_get_kind (period))
    {
    case DR_PERIOD_KIND_MONTH: return DR_REPORT_KIND_MONTHLY;
    case DR_PERIOD_KIND_QUARTER: return DR_REPORT_KIND_QUARTERLY;
    case DR_PERIOD_KIND_HALF_YEAR: return DR_REPORT_KIND_HALF_YEAR;
    case DR_PERIOD_KIND_NINE_MONTHS: return DR_REPORT_KIND_NINE_MONTH;
    case DR_PERIOD_KIND_YEAR: return DR_REPORT_KIND_ANNUAL;
    case DR_PERIOD_KIND_TERM: return DR_REPORT_KIND_TERM;
    default: return DR_REPORT_KIND_OTHER;
    }
}

/* What the first sentences say, and their first day, which a press item is dated by. */
static DrPeriod *
read_lead_period (Head     *head,
                  gsize     body,
                  gboolean *is_firm)
{
  DrReading *reading = head->reading;
  g_autofree char *lead = dup_lead (reading, body);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = { .lexicon = reading->lexicon, .bytes = lead, .length = strlen (lead) };

  dr_scanner_scan (inner.lexicon, lead, 0, inner.length, tokens);
  inner.tokens = (const DrToken *) (gpointer) tokens->data;
  inner.n_tokens = tokens->len;

  for (guint i = 0; i < inner.n_tokens && head->year == 0; i++)
    {
      DrDatePhrase phrase;

      if (!dr_date_phrase_match (&inner, i, &phrase))
        continue;
      if (phrase.kind == DR_DATE_PHRASE_DAY && phrase.year != 0 && phrase.exists)
        {
          head->year = phrase.year;
          head->month = phrase.month;
          if (!g_date_valid (&reading->report_date))
            dr_date_set (&reading->report_date, phrase.year, phrase.month, phrase.day);
        }
      i += phrase.n_tokens - 1;
    }

  /* A line is asked before the next one: later ones speak of other times. Terms and years in passing come last. */
  for (guint pass = 0; pass < 2; pass++)
    {
      guint first = 0;
      guint n_lines = 0;

      for (guint i = 0; i <= inner.n_tokens && n_lines < LEAD_LINES; i++)
        if (i == inner.n_tokens || inner.tokens[i].kind == DR_TOKEN_NEWLINE)
          {
            DrTitlePeriodFlags flags = pass == 0 ? DR_TITLE_PERIOD_SHORT : 0;
            DrPeriod *period = i > first ? dr_title_period_read (&inner, first, i, head->year, head->month, flags, is_firm)
                                         : NULL;

            if (period != NULL)
              return period;
            n_lines += i > first;
            first = i + 1;
          }
    }

  return NULL;
}

static gboolean
set_period (Head *head,
            gsize body)
{
  DrReading *reading = head->reading;
  g_autoptr (DrPeriod) period = NULL;
  gboolean is_firm = FALSE;
  guint last = head->title_end;

  if (head->title_end > head->title_first)
    {
      guint first_token = get_cell (head, head->title_first)->first;
      guint end_token = get_cell (head, last - 1)->end;

      period = dr_title_period_read (reading, first_token, end_token, head->year, head->month,
                                     DR_TITLE_PERIOD_WHOLE, &is_firm);
      if (head->is_press && (period == NULL || !is_firm))
        {
          /* The headline may name the month and the first sentence the year; or it only announces what is to come. */
          gboolean is_lead_firm = FALSE;
          g_autoptr (DrPeriod) lead = read_lead_period (head, body, &is_lead_firm);

          if (period == NULL)
            period = dr_title_period_read (reading, first_token, end_token, head->year, head->month,
                                           DR_TITLE_PERIOD_WHOLE, &is_firm);
          if (lead != NULL && (period == NULL || (!is_firm && is_lead_firm)))
            {
              g_clear_pointer (&period, dr_period_unref);
              period = g_steal_pointer (&lead);
            }
        }
    }
  if (period == NULL && head->year != 0 && !head->is_press && head->title_end > head->title_first)
    period = dr_title_period_from_date (head->year, head->month);
  if (period == NULL)
    period = read_lead_period (head, body, &is_firm);
  if (period == NULL)
    period = dr_title_period_from_date (head->year, head->month);
  if (period == NULL)
    return FALSE;

  dr_report_builder_set_kind (reading->builder, kind_of_period (period));
  reading->report_period = dr_report_builder_intern_period (reading->builder, period);
  reading->period = reading->report_period;
  dr_report_builder_get_data (reading->builder)->period = reading->report_period;

  return TRUE;
}

/* --- the ledger --- */

/* The role of digits that nothing has claimed: the word before them may say that they count an occasion or belong to a name. */
static DrNumberRole
guess_role (const DrReading *reading,
            guint            index)
{
  static const struct { DrSignal signal; DrNumberRole role; } roles[] = {
    { DR_SIGNAL_ORDINAL, DR_NUMBER_ROLE_ORDINAL },
    { DR_SIGNAL_NAME, DR_NUMBER_ROLE_NAME },
    { DR_SIGNAL_NUMBERING, DR_NUMBER_ROLE_NUMBERING },
  };

  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    for (guint n = 1; n <= 4 && n <= index; n++)
      if (dr_phrase_match_signal (reading, index - n, roles[r].signal) == n)
        return roles[r].role;

  return DR_NUMBER_ROLE_UNREAD;
}

static void
settle_ledger (Head  *head,
               guint  end)
{
  DrReading *reading = head->reading;

  for (guint i = 0; i < end;)
    {
      DrDatePhrase phrase;

      if (!head->taken[i] && dr_date_phrase_match (reading, i, &phrase))
        {
          account (head, i, MIN (i + phrase.n_tokens, end), DR_NUMBER_ROLE_DATE);
          i += phrase.n_tokens;
        }
      else
        i++;
    }
  for (guint i = 0; i < end; i++)
    if (reading->tokens[i].kind == DR_TOKEN_DIGITS && !head->taken[i])
      account (head, i, i + 1, guess_role (reading, i));

  dr_reading_settle_ledger (reading, end);
}

gsize
dr_letterhead_read (DrReading *reading,
                    gboolean  *has_period)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_auto (DrIssuer) issuer = { 0, };
  Head head = { .reading = reading, .tokens = tokens, .cells = cells };

  *has_period = FALSE;
  dr_scanner_scan (reading->lexicon, reading->bytes, 0, find_region (reading), tokens);
  reading->tokens = (const DrToken *) (gpointer) tokens->data;
  reading->n_tokens = tokens->len;
  g_autofree guint8 *taken = g_new0 (guint8, tokens->len + 1);
  head.taken = taken;

  find_cells (&head);
  find_head (&head);
  /* A line alone is what a report says, not its title. */
  if (cells->len == 1)
    head.n_head = 0;
  read_forms (&head);

  /* The body begins with the line behind the last cell of the head. */
  guint end_token = 0;
  gsize body = 0;
  if (head.n_head > 0)
    {
      guint last_line = get_cell (&head, head.n_head - 1)->line;

      end_token = get_cell (&head, head.n_head - 1)->end;
      body = reading->tokens[end_token - 1].end;
      if (head.n_head < cells->len)
        {
          const Cell *next = get_cell (&head, head.n_head);

          end_token = next->first;
          body = reading->tokens[next->first].start;
          /* Spaces and a tab before the first words are the line's own. */
          while (next->line > last_line && body > 0 && reading->bytes[body - 1] != '\n' && reading->bytes[body - 1] != '\r')
            body--;
        }
    }

  if (find_issuer (&head, body, &issuer))
    {
      if (head.place != NULL && (issuer.kind == DR_UNIT_KIND_COMMITTEE || issuer.owner != NULL)
          && issuer.level == DR_UNIT_LEVEL_DISTRICT)
        dr_issuer_add_place (&issuer, head.place);
      /* Districts ended on 30 June 2025: cities have since been provinces. */
      if (g_strcmp0 (issuer.area, "thành phố") == 0 && head.year * 12 + head.month >= 2025 * 12 + 7)
        issuer.level = DR_UNIT_LEVEL_PROVINCE;
      set_issuer (&head, &issuer);
    }
  else
    set_issuer (&head, NULL);

  if (reading->error == NULL)
    {
      g_autofree char *title = dup_title (&head, ' ');

      if (title != NULL)
        dr_report_builder_set_title (reading->builder, title);
      *has_period = set_period (&head, body);
      settle_ledger (&head, end_token);
    }

  g_free (head.place);
  reading->tokens = NULL;
  reading->n_tokens = 0;

  return body;
}
