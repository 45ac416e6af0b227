/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-document-number-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/phrases/dr-citation-phrase-private.h"

/*
 * The Party writes digits-KIND/ISSUER (guidance 36-HD/VPTW), the state digits/KIND-ISSUER
 * or digits/year/KIND-ISSUER (Decree 30/2020/NĐ-CP), the mass organisations either, or
 * «33 BC/HPN». Writers put spaces where none belong and leave them out where one does.
 */

#define LONGEST_NUMBER 6
#define LONGEST_SYMBOL 14
#define MOST_ISSUERS 5

typedef struct
{
  const char *key;        /* folded */
  const char *party;      /* after a hyphen */
  const char *state;      /* after a slash; NULL: the same */
} Symbol;

static const Symbol kinds[] = {
  { "nq", "Nghị quyết", NULL },
  { "ct", "Chỉ thị", NULL },
  { "kl", "Kết luận", NULL },
  { "qđ", "Quyết định", NULL },
  { "qđi", "Quy định", NULL },
  { "qyđ", "Quy định", NULL },
  { "hd", "Hướng dẫn", NULL },
  { "kh", "Kế hoạch", NULL },
  { "ctr", "Chương trình", NULL },
  { "ctrh", "Chương trình", NULL },
  { "cthđ", "Chương trình", NULL },
  { "đa", "Đề án", NULL },
  { "tb", "Thông báo", NULL },
  { "tbkl", "Thông báo", NULL },
  { "tt", "Thông tri", "Thông tư" },
  { "ttlt", "Thông tư", NULL },
  { "bc", "Báo cáo", NULL },
  { "cv", "Công văn", NULL },
  { "qc", "Quy chế", NULL },
  { "nđ", "Nghị định", NULL },
  { "cđ", "Công điện", NULL },
  { "ttr", "Tờ trình", NULL },
};

static const Symbol issuers[] = {
  { "tw", "Trung ương", NULL },
  { "tư", "Trung ương", NULL },
  { "tu", "Tỉnh ủy", NULL },
  { "hu", "Huyện ủy", NULL },
  { "qu", "Quận ủy", NULL },
  { "đu", "Đảng ủy", NULL },
  { "cp", "Chính phủ", NULL },
  { "ttg", "Thủ tướng Chính phủ", NULL },
  { "qh", "Quốc hội", NULL },
  { "ubtvqh", "Ủy ban Thường vụ Quốc hội", NULL },
  { "ubnd", "Ủy ban nhân dân", NULL },
  { "hđnd", "Hội đồng nhân dân", NULL },
  { "btctw", "Ban Tổ chức Trung ương", NULL },
  { "btgtw", "Ban Tuyên giáo Trung ương", NULL },
  { "bdvtw", "Ban Dân vận Trung ương", NULL },
  { "ubkttw", "Ủy ban Kiểm tra Trung ương", NULL },
  { "vptw", "Văn phòng Trung ương", NULL },
  { "btctu", "Ban Tổ chức Tỉnh ủy", NULL },
  { "btgtu", "Ban Tuyên giáo Tỉnh ủy", NULL },
  { "bdvtu", "Ban Dân vận Tỉnh ủy", NULL },
  { "ubkttu", "Ủy ban Kiểm tra Tỉnh ủy", NULL },
  { "vptu", "Văn phòng Tỉnh ủy", NULL },
  { "btchu", "Ban Tổ chức Huyện ủy", NULL },
  { "btghu", "Ban Tuyên giáo Huyện ủy", NULL },
  { "bdvhu", "Ban Dân vận Huyện ủy", NULL },
  { "ubkthu", "Ủy ban Kiểm tra Huyện ủy", NULL },
  { "vphu", "Văn phòng Huyện ủy", NULL },
  { "btc", "Ban Tổ chức", "Bộ Tài chính" },
  { "bnv", "Bộ Nội vụ", NULL },
  { "bca", "Bộ Công an", NULL },
  { "bqp", "Bộ Quốc phòng", NULL },
  { "byt", "Bộ Y tế", NULL },
  { "bgdđt", "Bộ Giáo dục và Đào tạo", NULL },
  { "blđtbxh", "Bộ Lao động - Thương binh và Xã hội", NULL },
  { "mttw", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", NULL },
  { "mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam", NULL },
  { "tlđ", "Tổng Liên đoàn Lao động Việt Nam", NULL },
  { "đct", "Đoàn Chủ tịch", NULL },
  { "lđlđ", "Liên đoàn Lao động", NULL },
  { "hnd", "Hội Nông dân", NULL },
  { "hpn", "Hội Liên hiệp Phụ nữ", NULL },
  { "ccb", "Hội Cựu chiến binh", NULL },
  { "đtn", "Đoàn Thanh niên", NULL },
  { "ctđ", "Hội Chữ thập đỏ", NULL },
};

static inline guint
pass_newline (const DrReading *reading,
              guint            index)
{
  if (index < reading->n_tokens && reading->tokens[index].kind == DR_TOKEN_NEWLINE)
    return index + 1;

  return index;
}

/*
 * Whether a symbol stands at @index: capitals, with a small letter here and there
 * («QĐi», «TTg», «ThU»). @end is the byte behind it, before a word glued to it.
 */
static gboolean
match_symbol (const DrReading *reading,
              guint            index,
              guint32         *end)
{
  if (!dr_reading_is_word (reading, index) || !(reading->tokens[index].flags & DR_TOKEN_CAPITAL))
    return FALSE;

  const DrToken *token = &reading->tokens[index];
  const char *stop = reading->bytes + token->end;
  const char *tail = stop;
  guint n_capitals = 0;
  guint n_small = 0;
  guint n_small_run = 0;

  for (const char *p = reading->bytes + token->start; p < stop; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p) || g_unichar_ismark (character))
        continue;
      if (g_unichar_isupper (character))
        {
          n_capitals++;
          n_small_run = 0;
          tail = stop;
          continue;
        }
      n_small++;
      if (++n_small_run == 1)
        tail = p;
    }

  if (n_small_run >= 2 && n_capitals >= 2)
    {
      n_small -= n_small_run;
      *end = tail - reading->bytes;
    }
  else
    *end = token->end;

  return n_capitals >= 2 && n_small <= n_capitals && n_capitals + n_small <= LONGEST_SYMBOL;
}

static const Symbol *
find_symbol (const DrReading *reading,
             guint            index,
             const Symbol    *list,
             gsize            n)
{
  char key[DR_FOLD_BUFFER];
  guint32 end;

  if (index == DR_NONE || !match_symbol (reading, index, &end))
    return NULL;

  const char *start = reading->bytes + reading->tokens[index].start;
  gsize length = end - reading->tokens[index].start;

  /* «QH15»: the digits are the legislature's. */
  while (length > 0 && g_ascii_isdigit (start[length - 1]))
    length--;

  gsize size = dr_fold_word (start, length, key, sizeof key - 1);
  key[size] = '\0';
  for (gsize i = 0; i < n; i++)
    if (strcmp (list[i].key, key) == 0)
      return &list[i];

  return NULL;
}

static inline const Symbol *
find_kind (const DrReading *reading,
           guint            index)
{
  return find_symbol (reading, index, kinds, G_N_ELEMENTS (kinds));
}

/* Takes the symbol at @index as the number's last; FALSE if it is none. */
static gboolean
take_symbol (const DrReading  *reading,
             guint             index,
             guint            *at,
             DrDocumentNumber *number)
{
  guint32 end;

  if (number->is_cut || !match_symbol (reading, index, &end))
    return FALSE;

  number->end = end;
  number->is_cut = end != reading->tokens[index].end;
  *at = index + 1;

  /* «QH 15» comes as a word and digits only where the lexicon knows the word. */
  if (!number->is_cut && dr_reading_is_digits (reading, *at) && reading->tokens[*at].start == end)
    {
      number->end = reading->tokens[*at].end;
      (*at)++;
    }

  return TRUE;
}

/* «-BTT», «/TU» and so on behind the first issuer: only written without spaces. */
static guint
take_more_issuers (const DrReading  *reading,
                   guint             at,
                   DrDocumentNumber *number)
{
  for (guint n = 0; n < MOST_ISSUERS && !number->is_cut; n++)
    {
      gboolean is_joined = dr_reading_is_sign (reading, at, '-') || dr_reading_is_sign (reading, at, '/')
                           || dr_reading_is_sign (reading, at, '&');
      guint next;

      if (!is_joined || reading->tokens[at].start != reading->tokens[at - 1].end
          || at + 1 >= reading->n_tokens || reading->tokens[at + 1].start != reading->tokens[at].end
          || !take_symbol (reading, at + 1, &next, number))
        break;
      at = next;
    }

  return at;
}

/* Whether @sign stands at @at, with no more than stray spaces around it. */
static gboolean
take_sign (const DrReading *reading,
           guint           *at,
           guint32          sign)
{
  guint index = pass_newline (reading, *at);

  if (!dr_reading_is_sign (reading, index, sign))
    return FALSE;
  *at = pass_newline (reading, index + 1);

  return TRUE;
}

/* Whether a word without capitals, or a sign that joins no symbols, stands behind a number: most are figures. */
static gboolean
is_counted (const DrReading *reading,
            guint            index)
{
  if (index >= reading->n_tokens)
    return TRUE;

  const DrToken *token = &reading->tokens[index];
  if (token->kind == DR_TOKEN_SIGN)
    return token->word != '/' && token->word != '-';
  if (token->kind != DR_TOKEN_WORD || token->end - token->start == 1)
    return FALSE;

  /* A to Z, and the first byte of Đ. */
  for (guint32 i = token->start; i < token->end; i++)
    if (g_ascii_isupper (reading->bytes[i]) || (guchar) reading->bytes[i] == 0xc4)
      return FALSE;

  return TRUE;
}

gboolean
dr_document_number_match (const DrReading  *reading,
                          guint             index,
                          DrDocumentNumber *number)
{
  *number = (DrDocumentNumber) { .kind = DR_NONE, .issuer = DR_NONE };
  if (!dr_reading_is_digits (reading, index)
      || reading->tokens[index].end - reading->tokens[index].start > LONGEST_NUMBER)
    return FALSE;

  guint at = index + 1;

  if (is_counted (reading, at))
    return FALSE;

  /* «30a/2008/NQ-CP» */
  if (dr_reading_is_word (reading, at) && reading->tokens[at].start == reading->tokens[index].end
      && reading->tokens[at].end - reading->tokens[at].start == 1
      && g_ascii_islower (reading->bytes[reading->tokens[at].start]))
    at++;
  number->tail = at;

  guint start = at;
  gboolean has_year = FALSE;
  guint next = at;
  if (take_sign (reading, &next, '/') && dr_reading_is_digits (reading, next)
      && reading->tokens[next].end - reading->tokens[next].start == 4)
    {
      guint behind = next + 1;

      if (take_sign (reading, &behind, '/') && dr_reading_is_word (reading, behind))
        {
          has_year = TRUE;
          start = next + 1;
        }
    }

  at = start;
  if (!has_year && take_sign (reading, &at, '-'))
    {
      /* «27-CT/TU» */
      number->kind = at;
      if (!take_symbol (reading, at, &next, number) || number->is_cut)
        return FALSE;
      at = next;
      if (!take_sign (reading, &at, '/') || !take_symbol (reading, at, &next, number))
        return FALSE;
      number->issuer = at;
      number->n_tokens = take_more_issuers (reading, next, number) - index;
      return TRUE;
    }

  at = start;
  if (take_sign (reading, &at, '/'))
    {
      /* «14/KH-UBND», «118/2021/NĐ-CP», «72/2025/QH15» */
      guint first = at;
      if (!take_symbol (reading, at, &next, number))
        return FALSE;
      at = next;
      if (!number->is_cut && take_sign (reading, &at, '-') && take_symbol (reading, at, &next, number))
        {
          number->kind = first;
          number->issuer = at;
          number->n_tokens = take_more_issuers (reading, next, number) - index;
          return TRUE;
        }
      if (!has_year && !number->is_cut && find_kind (reading, first) != NULL && take_sign (reading, &at, '/')
          && take_symbol (reading, at, &next, number))
        {
          /* «21/KH/HU» */
          number->kind = first;
          number->issuer = at;
          number->n_tokens = take_more_issuers (reading, next, number) - index;
          return TRUE;
        }
      if (!has_year)
        return FALSE;
      number->issuer = first;
      number->n_tokens = next - index;
      return TRUE;
    }

  /* «33 BC/HPN» */
  number->kind = number->tail;
  if (find_kind (reading, number->kind) == NULL || !take_symbol (reading, number->kind, &at, number) || number->is_cut)
    return FALSE;
  if (!take_sign (reading, &at, '/') || !take_symbol (reading, at, &next, number))
    return FALSE;
  number->issuer = at;
  number->n_tokens = take_more_issuers (reading, next, number) - index;

  return TRUE;
}

guint
dr_citation_phrase_match_number (const DrReading *reading,
                                 guint            index)
{
  DrDocumentNumber number;

  return dr_document_number_match (reading, index, &number) ? number.n_tokens : 0;
}

static gboolean
is_state_number (const DrReading        *reading,
                 const DrDocumentNumber *number)
{
  return dr_reading_is_sign (reading, number->tail, '/');
}

const char *
dr_document_number_get_kind (const DrReading        *reading,
                             const DrDocumentNumber *number)
{
  const Symbol *symbol = find_kind (reading, number->kind);

  if (symbol == NULL)
    return NULL;

  return is_state_number (reading, number) && symbol->state != NULL ? symbol->state : symbol->party;
}

const char *
dr_document_number_read_kind (const DrReading *reading,
                              guint            index,
                              gboolean         is_state)
{
  const Symbol *symbol = find_kind (reading, index);

  if (symbol == NULL || !(reading->tokens[index].flags & DR_TOKEN_CAPITAL))
    return NULL;

  return is_state && symbol->state != NULL ? symbol->state : symbol->party;
}

const char *
dr_document_number_get_issuer (const DrReading        *reading,
                               const DrDocumentNumber *number)
{
  const Symbol *symbol = find_symbol (reading, number->issuer, issuers, G_N_ELEMENTS (issuers));

  if (symbol == NULL)
    return NULL;

  return is_state_number (reading, number) && symbol->state != NULL ? symbol->state : symbol->party;
}

void
dr_document_number_print (const DrReading *reading,
                          guint            first,
                          guint32          end,
                          GString         *text)
{
  for (guint i = first; i < reading->n_tokens && reading->tokens[i].start < end; i++)
    {
      const DrToken *token = &reading->tokens[i];

      if (token->kind == DR_TOKEN_NEWLINE)
        continue;
      /* «33 BC/HPN»: the space is all that parts them. */
      if (i > first && token->kind == DR_TOKEN_WORD && (token->flags & DR_TOKEN_SPACE_BEFORE)
          && reading->tokens[i - 1].kind == DR_TOKEN_DIGITS)
        g_string_append_c (text, ' ');
      if (token->kind == DR_TOKEN_SIGN && token->word == '-')
        g_string_append_c (text, '-');
      else
        g_string_append_len (text, reading->bytes + token->start, MIN (token->end, end) - token->start);
    }
}
