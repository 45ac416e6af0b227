/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-letterhead-parts-private.h"

#include <string.h>

#include "reading/language/dr-keyword-private.h"
#include "reading/language/dr-numbering-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-document-number-private.h"

#define MOST_LINES 48
#define MOST_BYTES 8192
#define LONGEST_DATE_LINE 12    /* words */

DR_DEFINE_PHRASES (mottos,
  "đảng cộng sản việt nam", "cộng hòa xã hội chủ nghĩa việt nam", "cộng hòa XHCN việt nam", "độc lập tự do hạnh phúc",
  "đoàn TNCS hồ chí minh");

DR_DEFINE_PHRASES (title_words,
  "báo cáo", "bao cao", "thông cáo", "thông cáo báo chí", "BC công tác", "BC kết quả", "BC tình hình", "BC tháng", "BC quý", "BC tuần", "BC năm", "BC sơ kết",
  "BC tổng kết", "BC thực hiện", "BC nhanh");

DR_DEFINE_PHRASES (addressees, "kính gửi", "kính trình");

/* «Độc lập - Tự do - Hạnh phúc»: the motto's words with signs between them; in a cell of Word the state's name stands before it. */
static gboolean
is_motto (const DrReading *reading,
          guint            first,
          guint            end)
{
  guint n_words = dr_phrase_match_any (reading, first, mottos);

  if (n_words > 0)
    return end - first <= 8 || is_motto (reading, first + n_words, end);

  return dr_phrase_match (reading, first, "độc lập") == 2 && dr_reading_is_sign (reading, first + 2, '-')
         && dr_phrase_match (reading, first + 3, "tự do") == 2;
}

guint
dr_letterhead_find_date (const DrReading *reading,
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

/*
 * Whether the words from @first up to @at, where a date stands, are those of a line that tells place and time: «Bàu Sen,
 * ngày», «Cập nhật lúc 07:45, Thứ Năm,». A sentence that ends with a date has others.
 */
static gboolean
tells_time (const DrReading *reading,
            guint            first,
            guint            at)
{
  const DrPhrases *words = DR_PHRASES ("ngày", "tháng", "năm", "hôm nay", "cập nhật", "cập nhập", "đăng", "ngày đăng",
                                       "đăng tải", "đăng bởi", "đăng lúc", "lúc", "hồi", "vào lúc", "viết bởi",
                                       "xuất bản", "tác giả", "người đăng", "người viết", "gửi", "tin", "bài", "và",
                                       "ảnh", "tin bài", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy",
                                       "chủ nhật", "sáng", "chiều", "giờ", "phút", "thời gian", "lần cuối", "bởi",
                                       "cuối", "phát hành", "được", "đã", "cỡ chữ", "thị trấn", "thị xã", "thành phố",
                                       "xã", "phường", "huyện", "quận", "đặc khu");

  for (guint i = first; i < at;)
    {
      guint n_words = dr_phrase_match_any (reading, i, words);

      if (n_words == 0 && reading->tokens[i].kind == DR_TOKEN_WORD
          && !(reading->tokens[i].flags & (DR_TOKEN_CAPITAL | DR_TOKEN_HAS_DIGITS)))
        return FALSE;
      if (dr_keyword_at (reading, i) == DR_KEYWORD_NUMBER && dr_reading_is_digits (reading, i + 1))
        return FALSE;
      i += MAX (n_words, 1);
    }

  return TRUE;
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
    return has_sign && token->end - token->start <= 2
           && !(dr_reading_is_sign (reading, first + 1, '/') && dr_reading_is_digits (reading, first + 2))
           && !(dr_reading_is_sign (reading, first + 1, '-') && dr_reading_is_digits (reading, first + 2));
  /* «PHẦN I», «Phần thứ nhất»; but «MỤC TIÊU QUỐC GIA» goes on with a name. */
  DrNumbering numbering;
  if (dr_phrase_match_any (reading, first, DR_PHRASES ("phần", "mục")) > 0)
    return end - first <= 12 && dr_numbering_match (reading, first, &numbering) && numbering.scheme == DR_SCHEME_PART;

  /* «I.», «A/», «III-» */
  if (!has_sign || !(token->flags & DR_TOKEN_CAPITAL) || token->end - token->start > 5)
    return FALSE;
  if (token->end - token->start == 1)
    /* «V/v thực hiện …» */
    return !(dr_reading_is_sign (reading, first + 1, '/') && first + 2 < end
             && reading->tokens[first + 2].end - reading->tokens[first + 2].start == 1
             && !(reading->tokens[first + 2].flags & DR_TOKEN_SPACE_BEFORE));
  for (guint i = token->start; i < token->end; i++)
    if (strchr ("IVX", reading->bytes[i]) == NULL)
      return FALSE;

  return TRUE;
}

static DrLetterheadCellKind
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
    return DR_CELL_RULE;
  if (is_motto (reading, first, end))
    return DR_CELL_MOTTO;
  if (dr_reading_is_sign (reading, first, '(') && dr_reading_is_sign (reading, end - 1, ')'))
    return DR_CELL_BRACKETS;
  if (is_numbered (reading, first, end))
    return DR_CELL_NUMBERED;
  if (dr_phrase_match_any (reading, first, addressees) > 0)
    return DR_CELL_ADDRESSEE;
  if (dr_keyword_at (reading, first) == DR_KEYWORD_NUMBER && (reading->tokens[first].flags & DR_TOKEN_CAPITAL)
      && n_words <= 20 && (dr_reading_is_digits (reading, first + 1) || dr_reading_is_sign (reading, first + 1, ':')
                           || dr_reading_is_sign (reading, first + 1, '-') || dr_reading_is_sign (reading, first + 1, '.')))
    return DR_CELL_NUMBER;
  /* «So 12-BC/HU»: without marks the number itself must show what it is. */
  DrDocumentNumber number;
  guint digits = first + 1 + (dr_reading_is_sign (reading, first + 1, ':') ? 1 : 0);
  if (dr_phrase_match (reading, first, "so") > 0 && (reading->tokens[first].flags & DR_TOKEN_CAPITAL) && n_words <= 20
      && dr_document_number_match (reading, digits, &number))
    return DR_CELL_NUMBER;
  if (dr_phrase_match_any (reading, first, title_words) > 0 && n_words <= DR_LETTERHEAD_LONGEST_LINE
      && (reading->tokens[first].flags & DR_TOKEN_CAPITAL) && !dr_reading_is_sign (reading, end - 1, '.'))
    return DR_CELL_TITLE_WORD;

  guint at = n_words <= LONGEST_DATE_LINE ? dr_letterhead_find_date (reading, first, end, &date) : G_MAXUINT;
  if (at < end && tells_time (reading, first, at))
    return DR_CELL_DATE;

  return DR_CELL_TEXT;
}

gboolean
dr_letterhead_is_head_form (DrLetterheadCellKind kind)
{
  return kind == DR_CELL_MOTTO || kind == DR_CELL_NUMBER || kind == DR_CELL_DATE;
}

/* A tab or three spaces part two columns; but the room that is left for the pen parts nothing: «Số     -BC/HU», «ngày     tháng 3». */
static gboolean
is_column_gap (const DrReading *reading,
               guint            index)
{
  gsize from = reading->tokens[index - 1].end;
  gsize to = reading->tokens[index].start;

  /* Between most words there is one space. */
  if (to - from < 3 && !dr_reading_is_sign (reading, index, '|')
      && !(to > from && reading->bytes[from] == '\t') && !(to > from + 1 && reading->bytes[from + 1] == '\t'))
    return FALSE;

  return dr_keyword_at (reading, index) != DR_KEYWORD_MONTH && dr_keyword_at (reading, index - 1) != DR_KEYWORD_NUMBER
         && !dr_reading_is_sign (reading, index - 1, ':');
}

static void
add_cell (DrLetterhead *head,
          guint         first,
          guint         end,
          guint         line)
{
  const DrReading *reading = head->reading;
  DrLetterheadCell cell = { .line = line };

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

void
dr_letterhead_find_cells (DrLetterhead *head)
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
          is_gap = dr_letterhead_is_head_form (classify (reading, i, end, end - i));
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

gsize
dr_letterhead_find_region (const DrReading *reading)
{
  /* How far it is looked: a line that goes on behind that is too long. */
  gsize stop = MIN (reading->length, MOST_BYTES + 1);
  gsize end = 0;

  for (guint n = 0; n < MOST_LINES && end < reading->length; n++)
    {
      const char *feed = memchr (reading->bytes + end, '\n', stop - end);
      gsize line = feed != NULL ? (gsize) (feed - reading->bytes) : stop;
      const char *carriage = reading->has_carriage_returns ? memchr (reading->bytes + end, '\r', line - end) : NULL;

      if (carriage != NULL)
        line = carriage - reading->bytes;
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
