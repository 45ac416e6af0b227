/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-letterhead-parts-private.h"

#include <string.h>

#include "reading/dr-issuer-part-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

#define MOST_TITLE_LINES 8
#define LONGEST_HEADLINE 40
#define LONGEST_SHELL_LINE 7

/* How the first sentence begins: «Thực hiện Kế hoạch số …, Ủy ban nhân dân xã báo cáo như sau». */
DR_DEFINE_PHRASES (openings, "thực hiện", "căn cứ", "theo", "trên cơ sở", "trong", "sáng", "chiều", "ngày");

/* What pages print around an item. */
DR_DEFINE_PHRASES (shells,
  "cập nhật", "cập nhập", "đăng lúc", "ngày đăng", "lượt xem", "số lượt", "trang chủ", "tin tức", "tác giả", "đăng bởi",
  "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật", "xem với cỡ chữ", "in trang", "cổng thông tin điện tử", "trang thông tin điện tử", "cổng TTĐT",
  "trang TTĐT", "báo điện tử", "cong thong tin", "trang thong tin", "site banner", "tin tuc");

static gboolean
ends_like_a_sentence (const DrReading        *reading,
                      const DrLetterheadCell *cell)
{
  return dr_reading_is_sign (reading, cell->end - 1, '.') || dr_reading_is_sign (reading, cell->end - 1, ';');
}

/* Whether a share or a counted thing stands in the cell: then it reports, and is no line of a title. */
static gboolean
has_figures (const DrReading        *reading,
             const DrLetterheadCell *cell)
{
  for (guint i = cell->first; i < cell->end; i++)
    {
      DrDatePhrase date;
      DrLexiconMatch measure;

      if (dr_date_phrase_match (reading, i, &date))
        i += date.n_tokens - 1;
      /* «Tổ công tác Đề án 06 huyện Bàu Sen» */
      else if (dr_phrase_match_before (reading, i, DR_PHRASES ("đề án", "số", "chương trình", "khu vực", "chỉ đạo", "cụm", "khối")) > 0)
        continue;
      else if (dr_reading_is_digits (reading, i) && i + 1 < cell->end
               && (dr_reading_is_sign (reading, i + 1, '%')
                   || dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, i + 1,
                                        DR_LEXICON_MEASURE, &measure)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_in_capitals (const DrReading        *reading,
                const DrLetterheadCell *cell)
{
  for (guint i = cell->first; i < cell->end; i++)
    if (reading->tokens[i].kind == DR_TOKEN_WORD && !(reading->tokens[i].flags & DR_TOKEN_ALL_CAPITALS))
      return FALSE;

  return cell->n_words > 0;
}

/* A paragraph, or figures: no line of a title. */
static gboolean
is_prose (const DrReading        *reading,
          const DrLetterheadCell *cell)
{
  return cell->n_words > DR_LETTERHEAD_LONGEST_LINE || dr_reading_is_sign (reading, cell->end - 1, '.')
         || dr_reading_is_sign (reading, cell->end - 1, ':') || has_figures (reading, cell);
}

/* Whether a rule or the addressee closes the title that cell @index may belong to. */
static gboolean
is_closed (const DrLetterhead *head,
           guint               index)
{
  for (guint i = index; i < head->cells->len && i < index + MOST_TITLE_LINES; i++)
    {
      const DrLetterheadCell *cell = dr_letterhead_get_cell (head, i);

      if (cell->kind == DR_CELL_RULE || cell->kind == DR_CELL_ADDRESSEE)
        return TRUE;
      if (cell->kind != DR_CELL_BRACKETS && (cell->kind != DR_CELL_TEXT || is_prose (head->reading, cell)))
        return FALSE;
    }

  return FALSE;
}

/*
 * Whether @cell, which a blank line parts from the line @before of the title, begins the body. What goes on in small
 * letters belongs to the title, and so do capitals below capitals, unless they name a body or what was done.
 */
static gboolean
begins_body (const DrReading        *reading,
             const DrLetterheadCell *before,
             const DrLetterheadCell *cell)
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

/* «Bảng 1. Kết quả …», «Biểu số 02»: what stands above a table. */
static gboolean
heads_table (const DrReading        *reading,
             const DrLetterheadCell *cell)
{
  guint n = dr_phrase_match_any (reading, cell->first, DR_PHRASES ("bảng", "bảng số", "biểu", "biểu số", "phụ lục", "phụ lục số", "bảng biểu"));

  return n > 0 && (dr_reading_is_digits (reading, cell->first + n)
                   || (n > 0 && dr_phrase_match_any (reading, cell->first + n, DR_PHRASES ("I", "II", "III", "A", "B")) > 0));
}

/* The lines of the title from cell @index on. */
static void
find_title (DrLetterhead  *head,
            guint  index)
{
  const DrReading *reading = head->reading;
  const DrLetterheadCell *before = NULL;    /* the last line that says something */
  guint i = index;
  guint n_lines = 0;

  head->title_first = index;
  for (; i < head->cells->len && n_lines < MOST_TITLE_LINES; i++)
    {
      const DrLetterheadCell *cell = dr_letterhead_get_cell (head, i);
      gboolean is_word_alone = cell->kind == DR_CELL_TITLE_WORD && cell->n_words == 2;

      if (cell->kind == DR_CELL_BRACKETS)
        continue;
      if (cell->kind != DR_CELL_TEXT && !(cell->kind == DR_CELL_TITLE_WORD && i == index))
        break;
      if (i > index && (is_prose (reading, cell) || heads_table (reading, cell)))
        break;
      if (n_lines >= 2 && dr_phrase_match_any (reading, cell->first, openings) > 0)
        break;
      /* «Sáng ngày 10 tháng 11 …», «Thực hiện Kế hoạch số …»: long and begun like a sentence, after a line that was whole. */
      gboolean is_apart = i > index && cell->line > dr_letterhead_get_cell (head, i - 1)->line + 1;
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
      DrLetterheadCellKind kind = dr_letterhead_get_cell (head, i)->kind;

      if (kind != DR_CELL_RULE && kind != DR_CELL_ADDRESSEE && kind != DR_CELL_BRACKETS
          && !dr_letterhead_is_head_form (kind))
        break;
    }
  head->n_head = i;
}

static gboolean
is_shell (const DrReading        *reading,
          const DrLetterheadCell *cell)
{
  return cell->kind == DR_CELL_DATE || cell->kind == DR_CELL_RULE
         || (cell->kind == DR_CELL_TEXT && !has_figures (reading, cell)
             && (cell->n_words < 4 || dr_phrase_match_any (reading, cell->first, shells) > 0));
}

/* A press item: its headline, what stands above it, and the scraps of the page below it. */
static void
find_headline (DrLetterhead *head)
{
  const DrReading *reading = head->reading;
  guint headline = 0;

  while (headline < head->cells->len && is_shell (reading, dr_letterhead_get_cell (head, headline)))
    headline++;
  if (headline == head->cells->len)
    return;

  const DrLetterheadCell *cell = dr_letterhead_get_cell (head, headline);
  if (cell->kind == DR_CELL_NUMBERED || cell->n_words > LONGEST_HEADLINE || ends_like_a_sentence (reading, cell))
    return;

  guint i = headline + 1;
  for (; i < head->cells->len; i++)
    {
      const DrLetterheadCell *next = dr_letterhead_get_cell (head, i);
      gboolean is_repeated = FALSE;

      if (next->kind == DR_CELL_BRACKETS || next->kind == DR_CELL_RULE || next->kind == DR_CELL_DATE)
        continue;
      if (next->kind == DR_CELL_NUMBERED)
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

/* Whether the date in cell @index ends a letterhead: place and day, below names in capitals and above a title in capitals. */
static gboolean
is_letterhead_above (const DrLetterhead *head,
                     guint               index)
{
  const DrReading *reading = head->reading;
  const DrLetterheadCell *date = dr_letterhead_get_cell (head, index);
  gboolean has_day_word = FALSE;
  guint title = index + 1;

  for (guint i = date->first; i < date->end; i++)
    has_day_word |= dr_phrase_match (reading, i, "ngày") > 0 && i > date->first
                    && dr_reading_is_sign (reading, i - 1, ',');
  if (!has_day_word || index == 0 || is_shell (reading, dr_letterhead_get_cell (head, 0))
      || !is_in_capitals (reading, dr_letterhead_get_cell (head, 0)))
    return FALSE;
  while (title < head->cells->len && dr_letterhead_get_cell (head, title)->kind == DR_CELL_RULE)
    title++;

  return title < head->cells->len && is_in_capitals (reading, dr_letterhead_get_cell (head, title));
}

/* The longest line of a name, and of a title below two of them. */
#define LONGEST_NAME 10
#define LONGEST_MEMO_TITLE 25
#define LONGEST_LONE_NAME 14
#define MOST_LONE_NAMES 3

/* «SỞ XÂY DỰNG TỈNH BÀU SEN», «Chi cục Thống kê khu vực Bàu Sen»: a line that is a body's name and says nothing else. */
static gboolean
is_name (const DrReading        *reading,
         const DrLetterheadCell *cell)
{
  DrBodyPhrase body;
  DrDatePhrase date;

  if (cell->kind != DR_CELL_TEXT || has_figures (reading, cell) || cell->n_words > LONGEST_LONE_NAME || is_prose (reading, cell)
      || !(reading->tokens[cell->first].flags & DR_TOKEN_CAPITAL)
      || !(dr_body_phrase_match (reading, cell->first, &body) || dr_issuer_match_organisation (reading, cell->first) > 0))
    return FALSE;
  /* «UBND HUYỆN BÀU SEN TỔNG KẾT CÔNG TÁC NĂM 2022» is a headline. */
  for (guint i = cell->first; i < cell->end; i++)
    if (dr_date_phrase_match (reading, i, &date) || dr_phrase_match_signal (reading, i, DR_SIGNAL_RESULT_SECTION) > 0)
      return FALSE;

  return TRUE;
}

/* «SỞ XÂY DỰNG TỈNH BÀU SEN / KẾT QUẢ CÔNG TÁC QUÝ IV NĂM 2025»: the cell below names that tells of when; 0: none. */
static guint
find_title_below_names (const DrLetterhead *head)
{
  const DrReading *reading = head->reading;
  DrDatePhrase date;
  guint n = 0;

  while (n + 2 < head->cells->len && n <= MOST_LONE_NAMES && is_name (reading, dr_letterhead_get_cell (head, n)))
    n++;
  if (n == 0 || n > MOST_LONE_NAMES || !is_in_capitals (reading, dr_letterhead_get_cell (head, 0)))
    return 0;
  /* «PHỤ LỤC 01», «BIỂU SỐ 2» */
  if (n + 2 < head->cells->len && heads_table (reading, dr_letterhead_get_cell (head, n)) && dr_letterhead_get_cell (head, n)->n_words <= 3)
    n++;

  const DrLetterheadCell *title = dr_letterhead_get_cell (head, n);
  if (title->kind != DR_CELL_TEXT || title->n_words > LONGEST_MEMO_TITLE || is_prose (reading, title)
      || dr_phrase_match_signal (reading, title->first, DR_SIGNAL_RESULT_SECTION) == 0)
    return 0;
  for (guint i = title->first; i < title->end; i++)
    if (dr_date_phrase_match (reading, i, &date) && date.year != 0)
      return n;

  return 0;
}

/* «HỘI CTĐ VIỆT NAM / TỈNH HỘI NINH HÀ / Tóm tắt KQ năm 2015»: two names in capitals, and a line that says of when it is. */
static gboolean
begins_memo (const DrLetterhead *head)
{
  const DrReading *reading = head->reading;
  DrDatePhrase date;

  if (head->cells->len < 4)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      const DrLetterheadCell *cell = dr_letterhead_get_cell (head, i);

      if (cell->kind != DR_CELL_TEXT || !is_in_capitals (reading, cell) || cell->n_words > LONGEST_NAME || has_figures (reading, cell)
          || dr_letterhead_find_date (reading, cell->first, cell->end, &date) < cell->end)
        return FALSE;
    }

  const DrLetterheadCell *title = dr_letterhead_get_cell (head, 2);
  if (title->kind != DR_CELL_TEXT || is_in_capitals (reading, title) || title->n_words > LONGEST_MEMO_TITLE
      || ends_like_a_sentence (reading, title) || has_figures (reading, title))
    return FALSE;
  for (guint i = title->first; i < title->end; i++)
    if (dr_date_phrase_match (reading, i, &date) && date.year != 0)
      return TRUE;

  return FALSE;
}

void
dr_letterhead_find_head (DrLetterhead *head)
{
  const DrReading *reading = head->reading;
  guint last_form = G_MAXUINT;

  for (guint i = 0; i < head->cells->len; i++)
    {
      const DrLetterheadCell *cell = dr_letterhead_get_cell (head, i);

      if (cell->kind == DR_CELL_TITLE_WORD)
        {
          find_title (head, i);
          return;
        }
      if (dr_letterhead_is_head_form (cell->kind))
        last_form = i;
      if (cell->kind == DR_CELL_NUMBERED || cell->n_words > DR_LETTERHEAD_LONGEST_LINE
          || (cell->kind == DR_CELL_TEXT && cell->n_words > 8 && ends_like_a_sentence (reading, cell)))
        break;
    }

  /* «TỔNG KẾT CÔNG TÁC …» below a letterhead, without the word. */
  if (last_form != G_MAXUINT && last_form + 1 < head->cells->len
      && (dr_letterhead_get_cell (head, last_form)->kind != DR_CELL_DATE || is_letterhead_above (head, last_form)))
    {
      find_title (head, last_form + 1);
      return;
    }
  guint below = begins_memo (head) ? 2 : find_title_below_names (head);
  if (below > 0)
    {
      find_title (head, below);
      return;
    }
  find_headline (head);
}

void
dr_letterhead_append_cell (const DrLetterhead     *head,
                           const DrLetterheadCell *cell,
                           guint                   first,
                           char                    joint,
                           GString                *text)
{
  g_autofree char *words = dr_phrase_dup_text (head->reading, first, cell->end);

  if (*words == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, joint);
  g_string_append (text, words);
}

char *
dr_letterhead_dup_title (const DrLetterhead *head,
                         char        joint)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = head->title_first; i < head->title_end; i++)
    {
      const DrLetterheadCell *cell = dr_letterhead_get_cell (head, i);
      /* «BÁO CÁO» alone says nothing that the title does not; with more on its line it is part of it. */
      gboolean is_word_alone = cell->kind == DR_CELL_TITLE_WORD && cell->n_words == 2 && head->title_end > i + 1;

      if (cell->kind != DR_CELL_BRACKETS && !is_word_alone)
        dr_letterhead_append_cell (head, cell, cell->first, joint, title);
    }

  return title->len > 0 ? g_string_free (g_steal_pointer (&title), FALSE) : NULL;
}
