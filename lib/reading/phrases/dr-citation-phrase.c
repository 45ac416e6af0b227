/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-citation-phrase-private.h"

#include <string.h>

#include "reading/language/dr-keyword-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"
#include "reading/phrases/dr-document-number-private.h"

/* How many words may stand between a kind and «số»: «Quyết định của Ủy ban nhân dân tỉnh số …». */
#define LONGEST_GAP 14
/* «các Nghị quyết số 18, 19, 20-NQ/TW» */
#define MOST_IN_A_ROW 16
#define LONGEST_ISSUER 16
/* Words of «Thông báo kết luận». */
#define LONGEST_KIND 4

typedef struct
{
  guint            first;       /* token of its digits */
  guint            end;         /* token behind it */
  guint32          end_byte;
  gboolean         has_symbols;
  DrDocumentNumber number;      /* where it has symbols */
} Cited;

static inline guint
pass_newline (const DrReading *reading,
              guint            index)
{
  if (index < reading->n_tokens && reading->tokens[index].kind == DR_TOKEN_NEWLINE)
    return index + 1;

  return index;
}

static inline gboolean
is_glued (const DrReading *reading,
          guint            index)
{
  return index > 0 && index < reading->n_tokens && reading->tokens[index].start == reading->tokens[index - 1].end;
}

static gboolean
is_measure (const DrReading *reading,
            guint            index)
{
  DrLexiconMatch match;

  index = pass_newline (reading, index);

  return index < reading->n_tokens
         && dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_MEASURE, &match);
}

static gboolean
match_document (const DrReading *reading,
                guint            index,
                DrLexiconMatch  *match)
{
  return dr_reading_is_word (reading, index)
         && dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_DOCUMENT, match);
}

/*
 * The element of a list at @index: a number with its symbols, or digits alone. Digits
 * that go on as a figure («1.250», «12/14») are none.
 */
static gboolean
read_element (const DrReading *reading,
              guint            index,
              Cited           *cited)
{
  if (!dr_reading_is_digits (reading, index))
    return FALSE;

  cited->first = index;
  cited->has_symbols = dr_document_number_match (reading, index, &cited->number);
  if (cited->has_symbols)
    {
      cited->end = index + cited->number.n_tokens;
      cited->end_byte = cited->number.end;
      return TRUE;
    }

  const DrToken *token = &reading->tokens[index];
  guint at = index + 1;
  if (token->end - token->start > 5)
    return FALSE;

  /* «Nghị quyết 30a» */
  if (dr_reading_is_word (reading, at) && is_glued (reading, at)
      && reading->tokens[at].end - reading->tokens[at].start == 1
      && g_ascii_islower (reading->bytes[reading->tokens[at].start]))
    at++;

  /* «Nghị định số 30/2020», «Đề án 06/CP», «Kế hoạch số 12-KH» */
  gboolean is_slash = dr_reading_is_sign (reading, at, '/');
  if ((is_slash || dr_reading_is_sign (reading, at, '-')) && is_glued (reading, at) && is_glued (reading, at + 1))
    {
      const DrToken *next = &reading->tokens[at + 1];
      gboolean is_year = is_slash && next->kind == DR_TOKEN_DIGITS && next->end - next->start == 4;
      gboolean is_symbol = next->kind == DR_TOKEN_WORD && next->end - next->start >= 2
                           && ((next->flags & DR_TOKEN_ALL_CAPITALS)
                               || ((next->flags & DR_TOKEN_CAPITAL) && dr_phrase_match (reading, at + 1, "TTg") > 0));

      if (is_year || is_symbol)
        at += 2;
      else if (next->kind == DR_TOKEN_DIGITS)
        return FALSE;
    }
  if ((dr_reading_is_sign (reading, at, '.') || dr_reading_is_sign (reading, at, ',')) && is_glued (reading, at)
      && dr_reading_is_digits (reading, at + 1) && is_glued (reading, at + 1))
    return FALSE;
  if (dr_reading_is_sign (reading, at, '%') || (dr_reading_is_sign (reading, at, '/') && is_glued (reading, at)))
    return FALSE;

  cited->end = at;
  cited->end_byte = reading->tokens[at - 1].end;

  return TRUE;
}

/* Behind «,», «;», «và» and perhaps «số»: where the next element of a list would stand; 0 if nothing joins. */
static guint
pass_comma (const DrReading *reading,
            guint            index)
{
  guint at = pass_newline (reading, index);

  if (dr_reading_is_sign (reading, at, ',') || dr_reading_is_sign (reading, at, ';'))
    at = pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_AND)
    at = pass_newline (reading, at + 1);
  if (at == pass_newline (reading, index))
    return 0;
  if (dr_keyword_at (reading, at) == DR_KEYWORD_NUMBER)
    at = pass_newline (reading, at + 1);

  return dr_reading_is_digits (reading, at) ? at : 0;
}

/* Whether what stands behind a number without symbols leaves it a name: «Đề án 06,», but not «kế hoạch 125 mô hình». */
static gboolean
is_name_end (const DrReading *reading,
             guint            index)
{
  guint at = pass_newline (reading, index);

  if (at >= reading->n_tokens)
    return TRUE;
  if (is_measure (reading, index))
    return FALSE;
  if (reading->tokens[at].kind == DR_TOKEN_SIGN || at != index)
    return TRUE;
  if (reading->tokens[at].kind != DR_TOKEN_WORD)
    return FALSE;

  DrKeyword keyword = dr_keyword_at (reading, at);

  /* «Kế hoạch 5 năm 2021 - 2025»: how long it runs. */
  if (keyword == DR_KEYWORD_YEAR && (!dr_reading_is_digits (reading, at + 1) || dr_reading_is_sign (reading, at + 2, '-')))
    return FALSE;

  return (reading->tokens[at].flags & DR_TOKEN_CAPITAL) || keyword == DR_KEYWORD_DAY || keyword == DR_KEYWORD_YEAR
         || keyword == DR_KEYWORD_STAGE || dr_keyword_has_flag (reading, at, DR_KEYWORD_ENDS_PHRASE);
}

/* «Quyết định 263 hỗ trợ 4 hộ»: whether a kind in capitals stands straight before the number at @index, and a verb behind it at @behind. */
static gboolean
is_name_before_verb (const DrReading *reading,
                     guint            index,
                     guint            behind)
{
  DrLexiconMatch match;

  if (!dr_reading_is_word (reading, behind)
      || !dr_phrase_begins_verb (reading, behind, reading->n_tokens))
    return FALSE;
  /* «Hướng dẫn 12 tổ chức»: what is a noun as well is counted; but «giải ngân» is no «giải». */
  if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, behind, DR_LEXICON_MEASURE, &match) && match.n_tokens > 1)
    return FALSE;
  for (guint n = 1; n <= LONGEST_KIND && n <= index; n++)
    if ((reading->tokens[index - n].flags & DR_TOKEN_CAPITAL) && match_document (reading, index - n, &match) && match.n_tokens == n)
      return TRUE;

  return FALSE;
}

/* Whether the kind at @index stands for a target that a figure is held against: «(Nghị quyết 90)», «97% Nghị quyết 90». */
static gboolean
is_held_against (const DrReading *reading,
                 guint            index)
{
  if (index == 0)
    return FALSE;

  const DrToken *before = &reading->tokens[index - 1];
  if (before->kind == DR_TOKEN_DIGITS)
    return TRUE;

  return before->kind == DR_TOKEN_SIGN && (before->word == '%' || before->word == '/' || before->word == '(');
}

/* «Kế hoạch 2020», «Nghị quyết 2021»: of that year, which is no number. */
static gboolean
is_year (const DrReading *reading,
         const Cited     *cited)
{
  const DrToken *token = &reading->tokens[cited->first];

  return cited->end == cited->first + 1 && token->end - token->start == 4
         && (memcmp (reading->bytes + token->start, "19", 2) == 0 || memcmp (reading->bytes + token->start, "20", 2) == 0);
}

/* Reads the numbers in a row from @at on; gives how many. @is_named: «số» stands before, so the first is a number whatever follows. */
static guint
read_row (const DrReading *reading,
          guint            at,
          gboolean         is_named,
          Cited           *row)
{
  guint n = 0;
  guint n_with_symbols = 0;

  while (n < MOST_IN_A_ROW && at != 0 && read_element (reading, at, &row[n]))
    {
      Cited *cited = &row[n++];

      if (cited->has_symbols)
        n_with_symbols = n;
      if (cited->has_symbols && cited->number.is_cut)
        break;
      at = pass_comma (reading, cited->end);
    }

  /* Behind the last symbol, and where there is none, digits must be seen to be no figures. */
  guint sure = n_with_symbols;
  if (sure == 0 && n > 0
      && (is_named ? !is_measure (reading, row[0].end)
                   : (is_name_end (reading, row[0].end) || is_name_before_verb (reading, row[0].first, row[0].end))
                       && !is_year (reading, &row[0])))
    sure = 1;
  if (sure > 0 && n_with_symbols == 0)
    while (sure < n && is_name_end (reading, row[sure].end))
      sure++;

  return sure;
}

/* --- what follows the number --- */

typedef struct
{
  guint   end;          /* token behind what belongs to the citation */
  guint   date_first;   /* tokens of the date; both 0: none */
  guint   date_end;
  guint32 julian;
  guint   issuer_first;
  guint   issuer_end;
} Sequel;

/* The date at @index: «ngày 14/3/2022», «, ngày 14-3-2022», «(ngày 14/3/2022)», «ban hành ngày …», «năm 2021». */
static gboolean
read_date (const DrReading *reading,
           guint            index,
           Sequel          *sequel)
{
  guint at = pass_newline (reading, index);
  gboolean is_apart = dr_reading_is_sign (reading, at, ',');
  gboolean in_brackets = dr_reading_is_sign (reading, at, '(');
  DrDatePhrase phrase;

  if (is_apart || in_brackets)
    at = pass_newline (reading, at + 1);
  if (dr_keyword_at (reading, at) == DR_KEYWORD_ISSUED)
    {
      /* «ban hành ngày», «ký ban hành» */
      at = pass_newline (reading, at + 2);
    }

  DrKeyword keyword = dr_keyword_at (reading, at);
  if (keyword != DR_KEYWORD_DAY && keyword != DR_KEYWORD_YEAR && !dr_reading_is_digits (reading, at))
    return FALSE;
  if (!dr_date_phrase_match (reading, at, &phrase))
    return FALSE;

  guint end = at + phrase.n_tokens;
  if (phrase.kind == DR_DATE_PHRASE_YEAR)
    {
      /* «, năm 2022 …» begins the next clause. */
      if (is_apart || keyword != DR_KEYWORD_YEAR || (in_brackets && !dr_reading_is_sign (reading, end, ')')))
        return FALSE;
    }
  else if (phrase.kind != DR_DATE_PHRASE_DAY || phrase.month == 0 || (phrase.year == 0 && (is_apart || keyword != DR_KEYWORD_DAY)))
    return FALSE;
  if (in_brackets && !dr_reading_is_sign (reading, end, ')'))
    return FALSE;

  sequel->date_first = at;
  sequel->date_end = end;
  sequel->end = end;
  if (phrase.kind == DR_DATE_PHRASE_DAY && phrase.exists && phrase.year != 0)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, phrase.day, phrase.month, phrase.year);
      sequel->julian = g_date_get_julian (&date);
    }

  return TRUE;
}

/* Words that names of bodies have in small letters, several in a row: «Ủy ban nhân dân thành phố». */
static gboolean
is_small_name_word (const DrReading *reading,
                    guint            index)
{
  return dr_phrase_match_any (reading, index, DR_PHRASES ("nhân", "dân", "tỉnh", "huyện", "xã", "phường", "quận",
                                                          "thành", "phố", "thị", "trấn", "đặc", "khu")) > 0;
}

/* «của Ban Thường vụ Tỉnh ủy»: capitals, each with one small word behind it. */
static gboolean
read_issuer (const DrReading *reading,
             guint            index,
             Sequel          *sequel)
{
  guint at = pass_newline (reading, index);
  guint first = at;
  guint end = at;
  guint n_small = 0;
  DrLexiconMatch document;

  for (guint n = 0; n < LONGEST_ISSUER && dr_reading_is_word (reading, at); n++)
    {
      gboolean is_capital = (reading->tokens[at].flags & DR_TOKEN_CAPITAL) != 0;

      if (at == first && !is_capital)
        break;
      if (is_capital && at != first && match_document (reading, at, &document))
        break;
      if (!is_capital)
        {
          gboolean is_known = is_small_name_word (reading, at);

          if (dr_keyword_at (reading, at) == DR_KEYWORD_AND)
            {
              /* «Bộ Giáo dục và Đào tạo», but not «Tỉnh ủy và Quyết định số …» */
              if (!dr_reading_is_word (reading, at + 1) || !(reading->tokens[at + 1].flags & DR_TOKEN_CAPITAL)
                  || match_document (reading, at + 1, &document))
                break;
            }
          else if (dr_keyword_has_flag (reading, at, DR_KEYWORD_ENDS_PHRASE) || (n_small > 0 && !is_known)
                   || dr_keyword_at (reading, at) == DR_KEYWORD_DAY || dr_keyword_at (reading, at) == DR_KEYWORD_YEAR)
            break;
        }
      n_small = is_capital ? 0 : n_small + 1;
      end = ++at;
    }

  if (end == first)
    return FALSE;
  sequel->issuer_first = first;
  sequel->issuer_end = end;

  return TRUE;
}

static Sequel
read_sequel (const DrReading *reading,
             const Cited     *last)
{
  Sequel sequel = { .end = last->end };
  guint at = last->end;
  gboolean of = last->has_symbols && last->number.is_cut;

  if (dr_reading_is_sign (reading, at, '"'))
    at++;
  /* «TWcủa Ban Bí thư», «TWngày 08/01/2002» */
  gboolean is_dated = (!of || dr_reading_is_digits (reading, at)) && read_date (reading, at, &sequel);
  if (is_dated)
    at = sequel.end;
  of &= !is_dated;

  guint word = pass_newline (reading, at);
  if (dr_reading_is_sign (reading, word, ',') || (sequel.date_end != 0 && dr_reading_is_sign (reading, word, ')')))
    word = pass_newline (reading, word + 1);
  if (!of && dr_keyword_at (reading, word) != DR_KEYWORD_OF)
    return sequel;
  if (read_issuer (reading, of ? word : word + 1, &sequel) && sequel.date_end == 0)
    read_date (reading, sequel.issuer_end, &sequel);

  return sequel;
}

/* --- into the report --- */

static guint32
intern_words (DrReading *reading,
              guint      first,
              guint      end)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const DrToken *token = &reading->tokens[i];

      if (token->kind == DR_TOKEN_NEWLINE)
        continue;
      if (words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append_len (words, reading->bytes + token->start, token->end - token->start);
    }

  return dr_report_builder_intern (reading->builder, words->str, words->len);
}

static gboolean
append (DrReading    *reading,
        guint         source_first,
        const char   *kind,
        const Cited  *cited,
        const Cited  *model,
        const Sequel *sequel,
        gboolean      is_last)
{
  DrCitationRecord record = dr_citation_record_init ();
  g_autoptr (GString) number = g_string_new (NULL);

  dr_document_number_print (reading, cited->first, cited->end_byte, number);
  if (!cited->has_symbols && model != NULL)
    dr_document_number_print (reading, model->number.tail, model->end_byte, number);

  record.kind = kind != NULL ? dr_report_builder_intern (reading->builder, kind, -1) : DR_NONE;
  record.number = dr_report_builder_intern (reading->builder, number->str, number->len);
  record.julian = sequel->julian;
  if (sequel->issuer_end != 0)
    record.issuer = intern_words (reading, sequel->issuer_first, sequel->issuer_end);
  else if (model != NULL && dr_document_number_get_issuer (reading, &model->number) != NULL)
    record.issuer = dr_report_builder_intern (reading->builder, dr_document_number_get_issuer (reading, &model->number), -1);
  record.source.start = reading->tokens[source_first].start;
  record.source.end = is_last && sequel->date_end != 0 ? reading->tokens[sequel->date_end - 1].end : cited->end_byte;

  guint32 item = dr_report_builder_append_citation (reading->builder, &record, &reading->error);
  if (item == DR_NONE)
    return FALSE;

  dr_reading_account_tokens (reading, cited->first, cited->end, DR_NUMBER_ROLE_CITATION, DR_ITEM_CITATION, item);
  if (is_last)
    dr_reading_account_tokens (reading, sequel->date_first, sequel->date_end, DR_NUMBER_ROLE_DATE, DR_ITEM_CITATION, item);

  return TRUE;
}

/* «Nghị quyết Trung ương 4»: the meeting is counted, and the resolution has no number of its own. */
static guint
read_session (DrReading *reading,
              guint      index,
              guint      at)
{
  guint digits = at;

  if (dr_keyword_at (reading, at) != DR_KEYWORD_CENTRAL)
    return 0;
  digits += reading->tokens[at].end - reading->tokens[at].start > 2 ? 2 : 1;
  if (!dr_reading_is_digits (reading, digits) || reading->tokens[digits].end - reading->tokens[digits].start > 2
      || (!is_name_end (reading, digits + 1)
          && dr_phrase_match_any (reading, digits + 1, DR_PHRASES ("khóa", "khoá")) == 0))
    return 0;
  dr_reading_account_tokens (reading, digits, digits + 1, DR_NUMBER_ROLE_ORDINAL, DR_ITEM_NONE, DR_NONE);

  return digits + 1 - index;
}

/* Where the number of the kind that ends before @at begins; 0 if none does. */
static guint
find_number (const DrReading *reading,
             guint            at,
             gboolean        *is_named)
{
  DrLexiconMatch document;

  *is_named = FALSE;
  for (guint n = 0; n < LONGEST_GAP && at < reading->n_tokens; n++)
    {
      at = pass_newline (reading, at);
      if (dr_keyword_at (reading, at) == DR_KEYWORD_NUMBER)
        {
          guint behind = pass_newline (reading, at + 1);

          if (dr_reading_is_sign (reading, behind, ':'))
            behind = pass_newline (reading, behind + 1);
          if (dr_reading_is_sign (reading, behind, '"'))
            behind++;
          /* Further off «số» may number anything: only symbols show that it is the document. */
          if (dr_reading_is_digits (reading, behind)
              && (n == 0 || dr_citation_phrase_match_number (reading, behind) > 0))
            {
              *is_named = TRUE;
              return behind;
            }
        }
      if (n == 0 && dr_reading_is_digits (reading, at))
        return at;
      if (!dr_reading_is_word (reading, at) || match_document (reading, at, &document))
        return 0;
      at++;
    }

  return 0;
}

/*
 * «CV 1204/UBND-NN», «CT số 40»: the symbol of a kind in front of the digits at @index;
 * DR_NONE if none is. @is_named: «số» stands between them.
 */
static guint
find_symbol_in_front (const DrReading *reading,
                      guint            index,
                      gboolean        *is_named)
{
  guint at = index;

  *is_named = at > 0 && dr_keyword_at (reading, at - 1) == DR_KEYWORD_NUMBER;
  if (*is_named)
    at--;
  if (at == 0 || dr_document_number_read_kind (reading, at - 1, FALSE) == NULL || is_held_against (reading, at - 1))
    return DR_NONE;

  return at - 1;
}

/* «CT số 40 của Ban Bí thư», «NQ 26 của Trung ương»; «KH 150 hội viên» is a target. */
static gboolean
is_number_of_symbol (const DrReading *reading,
                     guint            symbol,
                     const Cited     *cited,
                     gboolean         is_named)
{
  if (dr_phrase_match_any (reading, symbol, DR_PHRASES ("NQ", "CT", "KL", "QĐ", "NĐ")) == 0 || !is_name_end (reading, cited->end))
    return FALSE;

  return is_named || cited->end > cited->first + 1
         || (dr_phrase_match (reading, cited->end, "của") > 0 && dr_reading_is_word (reading, cited->end + 1)
             && (reading->tokens[cited->end + 1].flags & DR_TOKEN_CAPITAL));
}

guint
dr_citation_phrase_read (DrReading *reading,
                         guint      index)
{
  Cited row[MOST_IN_A_ROW];
  DrLexiconMatch document;
  const char *kind = NULL;
  gboolean is_named = TRUE;
  guint at = index;
  guint symbol = DR_NONE;
  gboolean is_numbered = FALSE;

  if (reading->error != NULL || index >= reading->n_tokens)
    return 0;

  if (match_document (reading, index, &document))
    {
      guint32 value;

      dr_lexicon_match_has (&document, DR_LEXICON_DOCUMENT, &value);
      kind = dr_lexicon_get_document (reading->lexicon, value)->name;
      at = pass_newline (reading, index + document.n_tokens);

      guint taken = read_session (reading, index, at);
      if (taken > 0)
        return taken;
      at = find_number (reading, at, &is_named);
      if (at == 0)
        return 0;
    }
  else if (!dr_reading_is_digits (reading, index)
           || ((symbol = find_symbol_in_front (reading, index, &is_numbered)) == DR_NONE
               && dr_citation_phrase_match_number (reading, index) == 0))
    return 0;

  guint n = read_row (reading, at, is_named, row);
  if (n == 0)
    return 0;

  /* Digits alone name a document only behind a kind that is written as a name. */
  if (!row[n - 1].has_symbols && !is_named
      && (!(reading->tokens[index].flags & DR_TOKEN_CAPITAL) || is_held_against (reading, index)))
    return 0;
  if (kind == NULL)
    {
      if (!row[0].has_symbols && (symbol == DR_NONE || !is_number_of_symbol (reading, symbol, &row[0], is_numbered)))
        return 0;
      if (row[0].has_symbols)
        kind = dr_document_number_get_kind (reading, &row[0].number);
      if (kind == NULL && symbol != DR_NONE)
        kind = dr_document_number_read_kind (reading, symbol, dr_reading_is_sign (reading, index + 1, '/'));
      /* «Luật Thi đua, Khen thưởng số 06/2022/QH15» */
      if (kind == NULL && row[0].number.issuer != DR_NONE
          && reading->tokens[row[0].number.issuer].end - reading->tokens[row[0].number.issuer].start >= 2
          && memcmp (reading->bytes + reading->tokens[row[0].number.issuer].start, "QH", 2) == 0)
        kind = "Luật";
      if (kind == NULL)
        return 0;
    }

  Sequel sequel = read_sequel (reading, &row[n - 1]);
  for (guint i = 0; i < n; i++)
    {
      const Cited *model = NULL;

      for (guint j = i; j < n && model == NULL; j++)
        if (row[j].has_symbols)
          model = &row[j];
      if (!append (reading, i != 0 ? row[i].first : symbol != DR_NONE ? symbol : index, kind, &row[i], model, &sequel, i == n - 1))
        return 0;
    }

  return sequel.end - index;
}
