/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-report-reading-private.h"

#include <string.h>

#include "base/dr-checksum-private.h"
#include "base/dr-error-private.h"
#include "reading/dr-assessment-private.h"
#include "reading/dr-directive-reading-private.h"
#include "reading/dr-heading-measure-private.h"
#include "reading/dr-heading-pairs-private.h"
#include "reading/dr-heading-private.h"
#include "reading/dr-letterhead-private.h"
#include "reading/dr-page-scrap-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/language/dr-reading-private.h"
#include "reading/language/dr-scanner-private.h"
#include "reading/phrases/dr-block-memory-private.h"
#include "reading/phrases/dr-body-subject-private.h"
#include "reading/phrases/dr-citation-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"
#include "reading/phrases/dr-plain-number-private.h"
#include "reading/sentences/dr-sentence-private.h"
#include "reading/tables/dr-grid-finder-private.h"

/*
 * The text is read once, a block at a time: a block is a line, with the lines behind
 * it that only extraction or the page's edge has broken off. Only the tokens of one
 * block are in memory.
 */

/* --- blocks --- */

/* How far a line break is looked for at a time. */
#define LINE_PIECE 512

static gsize
end_of_line (const DrReading *reading,
             gsize            length,
             gsize            start)
{
  const char *bytes = reading->bytes;
  gsize end = start;

  /* Most texts have no other line break. */
  if (!reading->has_carriage_returns)
    {
      const char *feed = memchr (bytes + start, '\n', length - start);

      return feed != NULL ? (gsize) (feed - bytes) : length;
    }

  /* A piece at a time: a text may have but one kind of line break, or none. */
  while (end < length)
    {
      gsize piece = MIN (LINE_PIECE, length - end);
      const char *feed = memchr (bytes + end, '\n', piece);
      const char *carriage = memchr (bytes + end, '\r', feed != NULL ? (gsize) (feed - bytes) - end : piece);
      const char *found = carriage != NULL ? carriage : feed;

      if (found != NULL)
        {
          end = found - bytes;
          break;
        }
      end += piece;
    }

  /* A lone CR ends a line too; of CRLF the LF does. */
  return end + 1 < length && bytes[end] == '\r' && bytes[end + 1] == '\n' ? end + 1 : end;
}

static gboolean
is_blank (const char *bytes,
          gsize       start,
          gsize       end)
{
  for (gsize i = start; i < end; i++)
    if (!g_ascii_isspace (bytes[i]))
      return FALSE;

  return TRUE;
}

/* «96%», «104,6 %»: no line begins with one but by accident. */
static gboolean
is_percentage (const char *bytes,
               gsize       at,
               gsize       length)
{
  while (at < length && (g_ascii_isdigit (bytes[at]) || bytes[at] == ',' || bytes[at] == '.'))
    at++;
  while (at < length && bytes[at] == ' ')
    at++;

  return at < length && bytes[at] == '%';
}

/* Whether the line from @start to @end was broken off in the middle of a sentence and goes on at @next. */
static gboolean
is_broken_off (const char *bytes,
               gsize       start,
               gsize       end,
               gsize       next,
               gsize       length)
{
  while (end > start && g_ascii_isspace (bytes[end - 1]))
    end--;
  while (next < length && (bytes[next] == ' ' || bytes[next] == '\t'))
    next++;
  if (end == start || next == length)
    return FALSE;

  /* A number torn at its sign: «1.» and «250 hộ», «27,» and «5 tỷ». */
  if (g_ascii_isdigit (bytes[next]))
    {
      gsize digits = next;

      while (digits < length && g_ascii_isdigit (bytes[digits]))
        digits++;
      if (is_percentage (bytes, next, length))
        return strchr (".;:!?-*+|", bytes[end - 1]) == NULL;
      if ((bytes[end - 1] == '.' || bytes[end - 1] == ',') && end - 1 > start && g_ascii_isdigit (bytes[end - 2]))
        {
          gsize first = end - 2;

          while (first > start && g_ascii_isdigit (bytes[first - 1]))
            first--;
          /* «… hạng 3.» and «4- Mặt trận» are a sentence's end and an item; «45.» and «500.000 đồng» are one number. */
          gboolean goes_on = digits + 1 < length && bytes[digits] == '.' && g_ascii_isdigit (bytes[digits + 1]);
          if (first == start || digits == length || (!goes_on && strchr (".-/)", bytes[digits]) != NULL))
            return FALSE;
          return bytes[end - 1] == ',' || digits - next == 3;
        }
      /* A figure torn from its target: «412/» and «380 ha». */
      if (bytes[end - 1] == '/' && end - 1 > start && g_ascii_isdigit (bytes[end - 2]))
        return TRUE;
      /* A measure torn from its exponent: «6.500 m» and «2,». */
      return bytes[end - 1] == 'm' && digits - next == 1
             && digits < length && (bytes[digits] == ',' || bytes[digits] == ' ' || bytes[digits] == ';')
             && end - 2 > start && bytes[end - 2] == ' ';
    }

  gunichar character = g_utf8_get_char (bytes + next);
  if (!g_unichar_islower (character) || strchr (".;:!?-*+|", bytes[end - 1]) != NULL)
    return FALSE;

  /* «a)», «b/ kết quả», «b1/ tuyên truyền» number an item; «đ/c» is a short form. */
  const char *behind = g_utf8_next_char (bytes + next);
  const char *last = bytes + length;
  if (behind < last && (*behind == ')' || *behind == '.'))
    return FALSE;
  if (behind + 1 < last && g_ascii_isdigit (*behind))
    behind++;
  if (behind + 1 < last && *behind == '/' && behind[1] == ' ')
    return FALSE;

  /* A line that is all capitals is a title of its own. */
  for (const char *p = bytes + start; p < bytes + end; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* No sentence is longer: a line without end is read in pieces, so that no line takes more memory than this asks for. */
#define MOST_BLOCK (64 * 1024)
/* How far back a space is looked for to cut at. */
#define CUT_REACH 4096

static gboolean
is_word_byte (char byte)
{
  return g_ascii_isalnum (byte) || (guchar) byte >= 0x80;
}

/*
 * Where a line that is too long is cut: behind a sentence or a clause, else at a
 * space, else between two signs; never inside a word or a run of digits.
 */
static gsize
cut_line (const char *bytes,
          gsize       length,
          gsize       start)
{
  gsize most = start + MOST_BLOCK;

  for (gsize at = most; at > most - CUT_REACH; at--)
    if (bytes[at] == ' ' && (bytes[at - 1] == '.' || bytes[at - 1] == ';'))
      return at;
  for (gsize at = most; at > most - CUT_REACH; at--)
    if (bytes[at] == ' ' || bytes[at] == '\t')
      return at;

  while (most < length && is_word_byte (bytes[most - 1]) && is_word_byte (bytes[most]))
    most++;

  return most;
}

/* Where the block that begins at @start ends, and its first line; the next begins at @next. */
static gsize
end_of_block (const DrReading *reading,
              gsize            start,
              gsize           *next,
              gsize           *line_end)
{
  const char *bytes = reading->bytes;
  gsize length = reading->length;
  gsize window = MIN (length, start + MOST_BLOCK);
  gsize line = start;
  gsize end = end_of_line (reading, window, start);

  if (end == window && window < length)
    return *line_end = *next = cut_line (bytes, length, start);
  *line_end = reading->has_carriage_returns ? end_of_line (reading, end, start) : end;

  for (;;)
    {
      gsize behind = end;

      if (behind < length)
        behind += bytes[behind] == '\r' && behind + 1 < length && bytes[behind + 1] == '\n' ? 2 : 1;
      *next = behind;
      if (behind >= window || !is_broken_off (bytes, line, end, behind, length))
        return end;

      gsize following = end_of_line (reading, window, behind);
      if (following == window && window < length)
        return end;
      line = behind;
      end = following;
    }
}

/* --- sentences --- */

/* «đạt 104,8% KH. Có 24/24 xã …», «kết nạp 12 HV. Tổ chức …»: a short form that names nobody and may stand last. */
static gboolean
is_last_word (const DrReading *reading,
              guint            index)
{
  const DrPhrases *targets = DR_PHRASES ("KH", "NQ", "CT", "DT", "CK");
  const DrPhrases *others = DR_PHRASES ("HV", "ĐV", "TW", "TƯ", "HU", "TU", "ĐU", "XH", "KH", "NQ", "CK");

  if (index < 2 || index + 1 >= reading->n_tokens || reading->tokens[index - 1].end != reading->tokens[index].start
      || !(reading->tokens[index + 1].flags & DR_TOKEN_SPACE_BEFORE))
    return FALSE;

  const DrToken *lead = &reading->tokens[index - 2];
  if (dr_phrase_match_any (reading, index - 1, targets) == 1 && lead->kind == DR_TOKEN_SIGN && lead->word == '%')
    return TRUE;

  return dr_phrase_match_any (reading, index - 1, others) == 1
         && (lead->kind == DR_TOKEN_DIGITS || (lead->kind == DR_TOKEN_WORD && !(lead->flags & DR_TOKEN_CAPITAL))
             || (lead->kind == DR_TOKEN_SIGN && (lead->word == '/' || lead->word == '-')));
}

/* Whether the full stop at @index, or what is like one, ends a sentence, and not an abbreviation or an initial. */
static gboolean
ends_sentence (const DrReading *reading,
               guint            index)
{
  const DrToken *sign = &reading->tokens[index];

  if (index + 1 >= reading->n_tokens)
    return TRUE;

  const DrToken *next = &reading->tokens[index + 1];
  const DrToken *before = index > 0 ? &reading->tokens[index - 1] : NULL;
  gboolean initial = before != NULL && before->kind == DR_TOKEN_WORD && (before->flags & DR_TOKEN_CAPITAL)
                     && before->end - before->start <= 2;

  if (initial && (before->flags & DR_TOKEN_ALL_CAPITALS) && !is_last_word (reading, index))
    return FALSE;
  /* «1.» and «250 hộ» on the next line, where it goes on, are one number. */
  if (next->kind == DR_TOKEN_NEWLINE)
    return !(before != NULL && before->kind == DR_TOKEN_DIGITS && before->end == sign->start
             && dr_reading_is_digits (reading, index + 2)
             && reading->tokens[index + 2].end - reading->tokens[index + 2].start == 3);
  if (next->kind == DR_TOKEN_WORD)
    return (next->flags & DR_TOKEN_CAPITAL) != 0;
  if (next->kind == DR_TOKEN_DIGITS)
    return (next->flags & DR_TOKEN_SPACE_BEFORE) && before != NULL && before->kind != DR_TOKEN_DIGITS;

  /* «12.200.000.000đ.(Mười hai tỷ …)» */
  if (next->word == '(' && before != NULL && before->end == sign->start && !(next->flags & DR_TOKEN_SPACE_BEFORE)
      && dr_phrase_match_any (reading, index - 1, DR_PHRASES ("đ", "đồng")) > 0)
    return FALSE;

  return next->word == '"' || next->word == '(' || next->word == '-';
}

/* --- one block --- */

static void
mark (DrSentence *sentence,
      guint       first,
      guint       end,
      guint8      what)
{
  for (guint i = first; i < end && i < sentence->reading->n_tokens; i++)
    if (sentence->taken->data[i] == DR_TAKEN_FREE)
      sentence->taken->data[i] = what;
}

/* «+ Công văn 19, chiếm 6,1%;» below «Ban hành 313 văn bản»: so many of a kind, and no letter of that number. */
static gboolean
counts_papers (const DrSentence *sentence,
               guint             index)
{
  const DrReading *reading = sentence->reading;
  DrLexiconMatch match;

  if ((sentence->open_whole == DR_NONE && sentence->block_depth <= sentence->line_depth)
      || !dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_DOCUMENT, &match)
      || !dr_reading_is_digits (reading, index + match.n_tokens))
    return FALSE;

  guint behind = index + match.n_tokens + 1;

  return (behind >= reading->n_tokens || dr_phrase_is_sign_of (reading, behind, ",;.(")) && dr_sentence_counts_papers (sentence);
}

static void
read_citations_and_dates (DrReading  *reading,
                          DrSentence *sentence)
{
  for (guint i = 0;; i++)
    {
      DrDateMention mention;
      guint number = 0;

      i = dr_reading_find (reading, i, reading->n_tokens, DR_TOKEN_SET_REFERENCES);
      if (i == reading->n_tokens)
        break;
      if (sentence->taken->data[i] != DR_TAKEN_FREE)
        continue;

      if ((reading->tokens[i].traits & DR_TRAIT_DOCUMENT) && counts_papers (sentence, i))
        continue;

      guint n = (reading->tokens[i].traits & DR_TRAIT_DOCUMENT) || reading->tokens[i].kind == DR_TOKEN_DIGITS
                  ? dr_citation_phrase_read (reading, i) : 0;
      if (n > 0)
        mark (sentence, i, i + n, DR_TAKEN_CITATION);
      else if (dr_reading_is_word (reading, i) && (n = dr_page_scrap_match_contact (reading, i, &number)) > 0)
        {
          dr_reading_account (reading, reading->tokens[number].start, reading->tokens[i + n - 1].end, DR_NUMBER_ROLE_NAME,
                              DR_ITEM_NONE, DR_NONE);
          mark (sentence, i, i + n, DR_TAKEN_NUMBERING);
        }
      else if (dr_date_phrase_match (reading, i, &mention.phrase))
        {
          n = mention.phrase.n_tokens;
          mention.token = i;
          g_array_append_val (sentence->dates, mention);
          dr_reading_account_tokens (reading, i, i + n, DR_NUMBER_ROLE_DATE, DR_ITEM_NONE, DR_NONE);
          mark (sentence, i, i + n, DR_TAKEN_DATE);
        }
      i += MAX (n, 1) - 1;
    }
}

/* What follows belongs to what the block announced: «…, trong đó:» and the bullets below. */
static void
carry_list (DrSentence      *sentence,
            const DrHeading *heading)
{
  DrReading *reading = sentence->reading;
  gboolean announces = reading->n_tokens > 0 && dr_reading_is_sign (reading, reading->n_tokens - 1, ':');

  /* «Hội viên theo đối tượng:»: those that the line above counted. */
  if (announces && sentence->last_record == DR_NONE && heading->depth == 0)
    dr_sentence_open_named (sentence, heading->n_tokens);
  else if (announces && sentence->last_record != DR_NONE)
    dr_sentence_open_list (sentence, heading->depth,
                           reading->n_tokens >= 3
                             && (dr_phrase_match_any (reading, reading->n_tokens - 2, DR_PHRASES ("gồm")) > 0
                                 || dr_phrase_match_any (reading, reading->n_tokens - 3, DR_PHRASES ("trong đó", "bao gồm", "cụ thể", "chia ra")) > 0));
}

/* Whether another colon follows token @index before any other sign. */
static gboolean
names_label (const DrReading *reading,
             guint            index,
             guint            last)
{
  while (index < last && reading->tokens[index].kind == DR_TOKEN_WORD)
    index++;

  return index < last && dr_reading_is_sign (reading, index, ':');
}

/*
 * The figures of the sentence from token @first up to @last, which is about @unit: a clause behind «;» that names
 * another body as who did it is that body's.
 */
static void
read_clauses (DrReading  *reading,
              DrSentence *sentence,
              guint       first,
              guint       last,
              guint32     unit)
{
  guint clause = first;

  for (guint i = first + 1; reading->error == NULL; i++)
    {
      i = dr_reading_find (reading, i - 1, last, DR_TOKEN_SET_SIGNS) + 1;
      if (i >= last)
        break;
      if (reading->tokens[i - 1].word != ';' && reading->tokens[i - 1].word != ':')
        continue;

      guint32 subject = dr_body_subject_find_in_clause (reading, i, last);
      if (subject == DR_NONE || subject == unit)
        continue;
      /* Behind a colon only a label begins: «Kết quả chấm điểm: Chi bộ Văn phòng: 97 điểm; …». */
      if (dr_reading_is_sign (reading, i - 1, ':') && !names_label (reading, i, last))
        continue;
      dr_sentence_read (sentence, clause, i, unit);
      clause = i;
      unit = subject;
    }
  if (reading->error == NULL)
    dr_sentence_read (sentence, clause, last, unit);
}

/* Where the sentence that begins at token @first ends; says in @has_clauses where a semicolon or a colon stands in it. */
static guint
end_of_sentence (const DrReading *reading,
                 guint            first,
                 gboolean        *has_clauses)
{
  for (guint i = first;; i++)
    {
      i = dr_reading_find (reading, i, reading->n_tokens, DR_TOKEN_SET_SIGNS);
      if (i == reading->n_tokens)
        return i;
      switch (reading->tokens[i].word)
        {
        case ';': case ':':
          *has_clauses = TRUE;
          break;
        case '.': case '!': case '?': case 0x2026:
          if (ends_sentence (reading, i))
            return i + 1;
          break;
        default:
          break;
        }
    }
}

/* Words of «Kết quả xếp loại chi hội năm 2023:», and of what its first kind is called. */
#define LONGEST_LABEL_OF_KINDS 8
#define LONGEST_KIND 5

/* «Kết quả xếp loại: tốt 40, khá 36»: the kinds of what the sentence before counted, without their noun. */
static gboolean
announces_kinds (const DrReading *reading,
                 guint            first)
{
  guint at = first;
  DrLexiconMatch match;
  guint32 value = 0;

  if (dr_phrase_match_any (reading, first, DR_PHRASES ("kết quả", "xếp loại", "phân loại", "qua đánh giá")) == 0)
    return FALSE;
  while (dr_reading_is_word (reading, at) && at - first < LONGEST_LABEL_OF_KINDS)
    at++;
  if (!dr_reading_is_sign (reading, at, ':'))
    return FALSE;

  guint kind = ++at;
  while (dr_reading_is_word (reading, at) && at - kind < LONGEST_KIND)
    at++;
  if (at == kind || !dr_reading_is_digits (reading, at))
    return FALSE;
  while (dr_reading_is_digits (reading, at) || (dr_reading_is_sign (reading, at, '.') && dr_reading_is_digits (reading, at + 1)))
    at++;
  if (!dr_phrase_is_sign_of (reading, at, ",;("))
    return FALSE;

  /* «Kết quả xếp loại đảng viên: …» names its own. */
  for (guint i = first; i < kind - 1; i++)
    if (dr_lexicon_match (reading->lexicon, reading->tokens, kind - 1, i, DR_LEXICON_MEASURE, &match)
        && i + match.n_tokens == kind - 1)
      {
        dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);
        if (dr_lexicon_get_measure (reading->lexicon, value)->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION))
          return FALSE;
      }

  return TRUE;
}

/* «Trộm cắp 5; cố ý gây thương tích 2; lừa đảo 2.»: nothing but kinds of what the sentence before counted, two or more. */
static gboolean
lists_kinds (const DrReading *reading,
             guint            first)
{
  guint n_kinds = 0;
  guint at = first;

  for (;;)
    {
      guint kind = at;
      DrLexiconMatch match;

      while (dr_reading_is_word (reading, at) && at - kind < LONGEST_KIND + 1)
        at++;
      if (at == kind || !dr_reading_is_digits (reading, at)
          || dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, kind, DR_LEXICON_MEASURE, &match))
        return FALSE;
      at++;
      n_kinds++;
      if (at >= reading->n_tokens || dr_reading_is_sign (reading, at, '.'))
        return n_kinds >= 2;
      if (!dr_phrase_is_sign_of (reading, at, ",;"))
        return FALSE;
      at++;
    }
}

/* «… 115/116 ha. Đạt 99,1% so với kế hoạch.»: a percentage with nothing but its verb. */
static gboolean
begins_with_verdict (const DrReading *reading,
                     guint            first)
{
  guint n = dr_phrase_match_any (reading, first, DR_PHRASES ("đạt", "bằng", "vượt", "chiếm"));
  guint at = first + n;

  if (n == 0 || !dr_reading_is_digits (reading, at))
    return FALSE;
  while (dr_reading_is_digits (reading, at) || (dr_phrase_is_sign_of (reading, at, ".,") && dr_reading_is_digits (reading, at + 1)))
    at++;

  return dr_reading_is_sign (reading, at, '%') && !dr_reading_is_sign (reading, at + 1, '(');
}

/* Words of «Chỉ tiêu cả năm tỉnh giao», of «hội viên» behind the number, and of «lớp học nghề.» behind the one before. */
#define LONGEST_PLAN 7
#define LONGEST_COUNTED 4

/* Whether the last number before token @first counts what the one that ends before token @counted does; nothing is what any does. */
static gboolean
counted_before (const DrReading *reading,
                guint            first,
                guint            counted)
{
  guint at = first;

  while (at > 0 && first - at <= LONGEST_COUNTED + 1 && !dr_reading_is_digits (reading, at - 1))
    at--;

  return at > 0 && dr_reading_is_digits (reading, at - 1)
         && (!dr_reading_is_word (reading, counted) || begins_with_verdict (reading, counted)
             || reading->tokens[counted].word == reading->tokens[at].word);
}

/* «Mở 182 lớp. Chỉ tiêu cả năm 140 lớp, vượt 30%.»: a plan that names nothing but what it counts, and how far it was reached. */
static gboolean
begins_with_plan (const DrReading *reading,
                  guint            first)
{
  const DrPhrases *plans = DR_PHRASES ("chỉ tiêu", "kế hoạch", "dự toán", "nghị quyết", "mục tiêu");
  const DrPhrases *about_plans = DR_PHRASES ("cả", "năm", "quý", "tháng", "đầu", "giao", "được giao", "tỉnh", "huyện", "xã", "trên", "cấp trên",
                                             "đề ra", "đặt ra", "là", "đại hội", "HĐND", "UBND", "ban đầu", "nhiệm kỳ");
  guint at = first + dr_phrase_match_any (reading, first, plans);

  if (at == first)
    return FALSE;
  for (guint n; at - first < LONGEST_PLAN && (n = dr_phrase_match_any (reading, at, about_plans)) > 0;)
    at += n;
  if (!dr_reading_is_digits (reading, at))
    return FALSE;
  while (dr_reading_is_digits (reading, at) || (dr_phrase_is_sign_of (reading, at, ".,") && dr_reading_is_digits (reading, at + 1)))
    at++;
  if (!counted_before (reading, first, at))
    return FALSE;
  for (guint n = 0; n < LONGEST_COUNTED && dr_reading_is_word (reading, at) && !begins_with_verdict (reading, at); n++)
    at++;
  if (dr_reading_is_sign (reading, at, ','))
    at++;

  return begins_with_verdict (reading, at + dr_phrase_match_any (reading, at, DR_PHRASES ("mới", "đã", "như vậy", "tức là", "nay")));
}

/* «So tháng trước tăng 01 vụ.», «Trong đó, nữ 12 đồng chí.»: speaks of the figures of the sentence before, unless of another body. */
static gboolean
goes_on_about_figures (DrReading *reading,
                       guint      first)
{
  const DrPhrases *openings = DR_PHRASES ("so với", "so tháng", "so quý", "so cùng", "so năm", "so CK", "trong đó", "trong số đó",
                                          "trong số ấy", "trong số này", "riêng", "gồm", "bao gồm", "chia ra",
                                          "phân ra", "tách ra", "cụ thể", "phân theo", "chia theo");

  if (first >= reading->n_tokens
      || (dr_phrase_match_any (reading, first, openings) == 0 && !begins_with_verdict (reading, first) && !begins_with_plan (reading, first)
          && !announces_kinds (reading, first) && !lists_kinds (reading, first)))
    return FALSE;

  gboolean has_clauses = FALSE;

  return dr_body_subject_find (reading, first, end_of_sentence (reading, first, &has_clauses)) == DR_NONE;
}

static void
read_sentences (DrReading  *reading,
                DrSentence *sentence,
                guint       first)
{
  for (guint i = first; i < reading->n_tokens && reading->error == NULL;)
    {
      gboolean has_clauses = FALSE;
      guint end = end_of_sentence (reading, i, &has_clauses);
      guint32 subject = dr_body_subject_find (reading, i, end);
      guint32 reporter = reading->reporter != DR_NONE || dr_reading_has (reading, i, end, DR_TOKEN_SET_BODIES)
                           ? dr_body_subject_find_reporter (reading, i, end) : DR_NONE;

      if (reporter != DR_NONE)
        subject = reading->reporter = reporter;
      while (goes_on_about_figures (reading, end))
        end = end_of_sentence (reading, end, &has_clauses);
      guint32 unit = subject != DR_NONE                                                        ? subject
                     : reading->reporter != DR_NONE && reading->unit == reading->issuer ? reading->reporter
                                                                                       : reading->unit;

      /* Most sentences rank nobody, state no figure and name no body. */
      if (dr_reading_has (reading, i, end, DR_TOKEN_SET_MARKS))
        dr_assessment_read (reading, i, end, unit, sentence->taken->data);
      if (has_clauses && dr_reading_has (reading, i, end, DR_TOKEN_SET_BODIES))
        read_clauses (reading, sentence, i, end, unit);
      else if (dr_reading_has (reading, i, end, DR_TOKEN_SET_NUMBERS))
        dr_sentence_read (sentence, i, end, unit);
      i = end;
    }
}

/* «I. KẾT QUẢ 5 CHƯƠNG TRÌNH HÀNH ĐỘNG»: numbered, and in capitals throughout. */
static gboolean
is_title (const DrReading *reading,
          guint            first)
{
  guint n_words = 0;

  if (first == 0)
    return FALSE;
  for (guint i = first; i < reading->n_tokens; i++)
    if (reading->tokens[i].kind == DR_TOKEN_WORD)
      {
        if (!(reading->tokens[i].flags & DR_TOKEN_ALL_CAPITALS))
          return FALSE;
        n_words++;
      }

  return n_words >= 3;
}

static void
read_block (DrReading  *reading,
            DrSentence *sentence,
            gsize       start,
            gsize       end)
{
  DrHeading heading = { 0 };

  dr_reading_scan_block (reading, start, end);
  if (reading->n_tokens == 0)
    return;

  dr_plain_number_mark (reading);
  dr_block_memory_begin (reading->memory, reading);
  dr_sentence_begin_block (sentence);
  if (dr_page_scrap_read (reading))
    {
      dr_reading_settle_ledger (reading, reading->n_tokens);
      return;
    }
  dr_heading_read (reading, &heading);
  dr_heading_measure_keep (reading, &heading, &sentence->common);
  mark (sentence, 0, heading.n_tokens, DR_TAKEN_NUMBERING);
  dr_heading_pairs_keep (sentence, &heading);
  dr_sentence_set_depth (sentence, heading.depth);
  dr_sentence_close_list (sentence, heading.depth);

  guint first = heading.is_heading ? heading.text_token : heading.n_tokens;
  if (reading->section_role == DR_SECTION_ROLE_END)
    dr_reading_account_tokens (reading, 0, reading->n_tokens, DR_NUMBER_ROLE_NAME, DR_ITEM_NONE, DR_NONE);
  else
    {
      sentence->facts->len = 0;
      read_citations_and_dates (reading, sentence);
      if (is_title (reading, heading.n_tokens))
        {
          dr_reading_account_tokens (reading, first, reading->n_tokens, DR_NUMBER_ROLE_NAME, DR_ITEM_NONE, DR_NONE);
          first = reading->n_tokens;
        }
      dr_directive_reading_read (reading, sentence->taken->data);
      read_sentences (reading, sentence, first);
      carry_list (sentence, &heading);
    }
  dr_reading_settle_ledger (reading, reading->n_tokens);
}

static gboolean
use_period (DrReading *reading,
            DrPeriod  *period)
{
  if (period == NULL)
    return FALSE;

  reading->report_period = reading->period = dr_report_builder_intern_period (reading->builder, period);
  dr_report_builder_get_data (reading->builder)->period = reading->report_period;

  return TRUE;
}

/* Says which file it was: its own bytes, not those of the text that it turned into. Plain text is the text itself. */
static void
set_content (DrReportBuilder  *builder,
             const DrDocument *document)
{
  if (document->content == dr_text_get_bytes (document->text) && g_str_equal (document->content_type, "text/plain"))
    return;

  g_autofree char *sha256 = dr_checksum_sha256 (document->content);

  dr_report_builder_set_content (builder, sha256, g_bytes_get_size (document->content), document->content_type);
}

DrReport *
dr_report_reading_read (const DrReadingSettings  *settings,
                        const DrDocument         *document,
                        GCancellable             *cancellable,
                        GError                  **error)
{
  GBytes *bytes = dr_text_get_bytes (document->text);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (NULL, NULL, settings->limits);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrRows ledger = { NULL, };
  g_autoptr (DrReadingIndicators) indicators = dr_reading_indicators_new ();
  DrReading reading = {
    .lexicon = settings->lexicon,
    .catalogue = settings->catalogue,
    .indicators = indicators,
    .bytes = g_bytes_get_data (bytes, NULL),
    .length = g_bytes_get_size (bytes),
    .builder = builder,
    .token_array = tokens,
    .block_ledger = &ledger,
    .section_role = DR_SECTION_ROLE_RESULTS,
    .reporter = DR_NONE,
  };
  DrBlockMemory memory = { NULL, };
  DrTokenSets token_sets = { NULL, };
  gboolean has_period = FALSE;

  reading.memory = &memory;
  reading.token_sets = &token_sets;
  if (reading.length >= G_MAXUINT32)
    {
      dr_error_set (error, DR_ERROR_LIMIT, "document is %" G_GSIZE_FORMAT " bytes long; places in a text are counted up to %u",
                    reading.length, G_MAXUINT32 - 1);
      return NULL;
    }

  reading.spellings = dr_spellings_pool_take (settings->spellings, settings->lexicon);
  g_date_clear (&reading.report_date, 1);
  dr_report_builder_set_text (builder, document->text);
  set_content (builder, document);

  reading.has_carriage_returns = memchr (reading.bytes, '\r', reading.length) != NULL;
  gsize whole = reading.length;
  reading.length = dr_grid_finder_find_first (&reading, document->grids);
  gsize at = dr_letterhead_read (&reading, &has_period);
  reading.length = whole;
  if (!has_period && reading.error == NULL && !use_period (&reading, settings->default_period))
    dr_error_set (&reading.error, DR_ERROR_INVALID,
                  "line 1, column 1: no title, date or first sentence says which period is reported on; "
                  "give the period of documents that do not say");
  DrSentence *sentence = dr_sentence_new (&reading);
  DrGridFinder finder;
  dr_grid_finder_init (&finder, &reading, document->grids, at);
  g_autofree DrGridTable *table = g_new (DrGridTable, 1);
  dr_heading_begin (&reading);
  while (at < reading.length && reading.error == NULL)
    {
      gsize next, line_end;
      gsize end = end_of_block (&reading, at, &next, &line_end);

      if (g_cancellable_set_error_if_cancelled (cancellable, &reading.error))
        break;
      if (reading.section_role != DR_SECTION_ROLE_END
          && dr_grid_finder_ask (&finder, at, line_end, table))
        {
          at = dr_grid_table_read (sentence, table);
          /* «(ĐVT: triệu đồng)» was about the table. */
          sentence->common.is_set = FALSE;
          continue;
        }
      if (!is_blank (reading.bytes, at, end))
        {
          read_block (&reading, sentence, at, end);
          dr_block_memory_end (&memory);
        }
      at = next;
    }
  dr_grid_finder_clear (&finder);
  dr_heading_end (&reading, reading.length);
  dr_sentence_free (sentence);
  dr_token_sets_clear (&token_sets);
  dr_rows_clear (&ledger);
  dr_spellings_pool_give (settings->spellings, reading.spellings);
  g_free (reading.area);
  g_free (reading.committee);

  if (reading.error != NULL)
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }

  return dr_report_builder_end (builder, error);
}
