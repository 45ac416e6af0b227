/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-scanner-private.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif
#include <string.h>

#include "base/dr-fold-private.h"

/*
 * One pass over the bytes. A word is a run of letters; digits glued behind it stay
 * with it where they belong to it («m2», «TK21») and are cut off where the writer
 * only forgot the space («đạt104%»): the lexicon knows the one and the other.
 *
 * What a byte begins, a table tells. The few characters that share their first byte
 * with letters and are none («×») are found when a word is read for the first time;
 * a word that was met before is known by its bytes.
 */

typedef enum
{
  BYTE_SIGN,                /* a character of one byte */
  BYTE_SPACE,
  BYTE_NEWLINE,
  BYTE_DIGIT,
  BYTE_LETTER,              /* of a letter, with next to no exceptions */
  BYTE_OTHER                /* begins a character that must be looked at */
} ByteKind;

static const guint8 byte_kinds[256] = {
  ['\t'] = BYTE_SPACE, [' '] = BYTE_SPACE,
  ['\n'] = BYTE_NEWLINE, ['\r'] = BYTE_NEWLINE,
  ['0' ... '9'] = BYTE_DIGIT,
  ['A' ... 'Z'] = BYTE_LETTER, ['a' ... 'z'] = BYTE_LETTER,
  [0x80 ... 0xbf] = BYTE_LETTER,    /* goes on with one */
  [0xc0 ... 0xc2] = BYTE_OTHER,
  [0xc3 ... 0xc6] = BYTE_LETTER,    /* À to ư */
  [0xc7 ... 0xcb] = BYTE_OTHER,
  [0xcc] = BYTE_LETTER,             /* combining marks */
  [0xcd ... 0xe0] = BYTE_OTHER,
  [0xe1] = BYTE_LETTER,             /* Ạ to ỹ */
  [0xe2 ... 0xff] = BYTE_OTHER,
};

static inline ByteKind
kind_of_byte (const char *p)
{
  return byte_kinds[(guchar) *p];
}

static gboolean
is_space (gunichar character)
{
  return character == ' ' || character == '\t' || character == 0xa0 || character == 0xad
         || (character >= 0x2000 && character <= 0x200f) || character == 0x2060 || character == 0x202f
         || character == 0x205f || character == 0x3000 || character == 0xfeff;
}

static gunichar
unify_sign (gunichar character)
{
  if ((character >= 0x2010 && character <= 0x2015) || character == 0x2212 || character == 0xad)
    return '-';
  if ((character >= 0x201c && character <= 0x201f) || character == 0xab || character == 0xbb)
    return '"';
  if (character >= 0x2018 && character <= 0x201b)
    return '\'';
  if (character == 0xff05 || character == 0x66a)
    return '%';

  return character;
}

/* «m²», «km³»: what is raised behind a length belongs to it; behind anything else it is a mark: «hội viên²», «12¹». */
static gboolean
is_exponent (const char *word,
             const char *p)
{
  gunichar character = g_utf8_get_char (p);

  return (character == 0xb2 || character == 0xb3) && p > word && p - word <= 2 && (p[-1] == 'm' || p[-1] == 'M');
}

/* Where the letters that begin at @p end. A soft hyphen between two letters is none of the word's. */
static const char *
skip_letters (const char *p,
              const char *stop)
{
  const char *word = p;

  while (p < stop)
    {
      gunichar character = g_utf8_get_char (p);
      gboolean is_hyphen = character == 0xad && stop - p > 2 && dr_fold_is_letter (g_utf8_get_char (p + 2));

      if (dr_fold_is_raised (character) ? !is_exponent (word, p) : !is_hyphen && !dr_fold_is_letter (character))
        break;
      p = g_utf8_next_char (p);
    }

  return p;
}

static inline void
take_spelling (DrToken          *token,
               const DrSpelling *spelling)
{
  token->word = spelling->word;
  token->traits = spelling->traits;
  token->flags |= spelling->flags;
}

/* Whether a letter has a mark: names with numbers have none, so «nạp45» is a word and a figure. */
static gboolean
has_mark (const char *start,
          const char *end)
{
  for (const char *p = start; p < end; p++)
    if ((guchar) *p >= 0x80)
      return TRUE;

  return FALSE;
}

/*
 * A word with digits glued to it, whose letters end at @letters_end; gives its end.
 * Where the lexicon knows the letters alone the digits are no part of it.
 */
static const char *
scan_glued_word (const DrLexicon *lexicon,
                 const char      *start,
                 const char      *letters_end,
                 const char      *stop,
                 DrToken         *token)
{
  const char *end = letters_end;
  DrSpelling letters, whole;

  while (end < stop && (g_ascii_isdigit (*end) || (dr_fold_is_letter (g_utf8_get_char (end)) && !dr_fold_is_raised (g_utf8_get_char (end)))))
    end = g_utf8_next_char (end);

  dr_spelling_read (lexicon, start, letters_end, &letters);
  dr_spelling_read (lexicon, start, end, &whole);
  take_spelling (token, &letters);
  if (!(whole.traits & DR_TRAIT_KNOWN) && !(letters.flags & DR_TOKEN_ALL_CAPITALS)
      && ((letters.traits & DR_TRAIT_KNOWN) || has_mark (start, letters_end)))
    return letters_end;

  token->word = whole.word;
  token->traits = whole.traits | DR_TRAIT_BEGINS_NUMBER;
  token->flags = (token->flags & ~DR_TOKEN_GRAMMAR) | (whole.flags & DR_TOKEN_GRAMMAR) | DR_TOKEN_HAS_DIGITS;
  /* «T5/2023» */
  if (*start == 'T' && end - start <= 3 && letters_end == start + 1)
    token->traits |= DR_TRAIT_BEGINS_DATE;

  return end;
}

/*
 * The word at @p, where a letter stands, if it was met before and neither ends further than DR_SPELLING_LONGEST - 1 bytes on nor has digits glued
 * to it; @length is that of its letters. As many bytes as DR_SPELLING_LONGEST can be read.
 */
static inline const DrSpelling *
find_met_word (DrSpellings *spellings,
               const char  *p,
               guint       *length)
{
#ifdef __SSE2__
  /* Digits count as letters here, as no word that was met has any: A to Z, a to z, 0 to 9, and whatever is no ASCII. */
  static const guint8 masks[2 * DR_SPELLING_LONGEST] = { [0 ... DR_SPELLING_LONGEST - 1] = 0xff };
  __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
  __m128i lower = _mm_or_si128 (bytes, _mm_set1_epi8 (0x20));
  /* The last of a range moved to the highest signed byte: one comparison tells what is in it. */
  __m128i is_letter = _mm_cmpgt_epi8 (_mm_add_epi8 (lower, _mm_set1_epi8 (0x7f - 'z')), _mm_set1_epi8 ('a' - 1 + 0x7f - 'z'));
  __m128i is_digit = _mm_cmpgt_epi8 (_mm_add_epi8 (lower, _mm_set1_epi8 (0x7f - '9')), _mm_set1_epi8 ('0' - 1 + 0x7f - '9'));
  guint n = (guint) __builtin_ctz (~(guint) _mm_movemask_epi8 (_mm_or_si128 (_mm_or_si128 (is_letter, is_digit), bytes)));

  if (n >= DR_SPELLING_LONGEST)
    return NULL;
  *length = n;

  __m128i letters = _mm_and_si128 (bytes, _mm_loadu_si128 ((const __m128i *) (gconstpointer) (masks + DR_SPELLING_LONGEST - n)));

  return dr_spellings_find (spellings, (guint64) _mm_cvtsi128_si64 (letters),
                            (guint64) _mm_cvtsi128_si64 (_mm_unpackhi_epi64 (letters, letters)));
#else
  guint n = 0;

  while (n < DR_SPELLING_LONGEST && (g_ascii_isalpha (p[n]) || (guchar) p[n] >= 0x80))
    n++;
  if (n == DR_SPELLING_LONGEST || kind_of_byte (p + n) == BYTE_DIGIT)
    return NULL;
  *length = n;

  DrSpellingKey key = dr_spelling_key (p, n, p + DR_SPELLING_LONGEST);

  return dr_spellings_find (spellings, key.low, key.high);
#endif
}

/* What is left of the traits of a word whose phrases do not go on with the token behind it. */
static inline void
narrow_traits (DrToken *token,
               guint8   alone)
{
  token->traits = (token->traits & ~0xffu) | alone;
  token->flags |= DR_TOKEN_ALONE;
}

/* Scans the word at @p and gives its end; @p itself where no letter stands there. */
static const char *
scan_word (const DrLexicon *lexicon,
           DrSpellings     *spellings,
           const char      *p,
           const char      *stop,
           DrToken         *token)
{
  const char *end = p;
  gboolean is_found = FALSE;
  DrSpelling unique;
  DrSpelling *spelling = &unique;

  while (end < stop && kind_of_byte (end) == BYTE_LETTER)
    end++;

  /* What begins so is punctuation: «“», «–», «…». */
  gboolean is_plain_end = end == stop || kind_of_byte (end) != BYTE_OTHER
                          || (stop - end >= 3 && (guchar) end[0] == 0xe2 && (guchar) end[1] == 0x80);
  if (spellings != NULL && is_plain_end && end > p && end - p <= DR_SPELLING_LONGEST)
    spelling = dr_spellings_look_up (spellings, p, end - p, stop, &is_found);
  if (!is_found)
    {
      const char *letters_end = skip_letters (p, stop);

      if (letters_end == p || letters_end != end)
        {
          /* What was taken for a word is none: nothing may find it there. */
          spelling->low = 0;
          spelling = &unique;
          if (letters_end == p)
            return p;
        }
      end = letters_end;
      dr_spelling_read (lexicon, p, end, spelling);
    }
  if (end < stop && g_ascii_isdigit (*end))
    return scan_glued_word (lexicon, p, end, stop, token);

  take_spelling (token, spelling);

  return end;
}

/* Marks what stands between two quotation marks as quoted; the second of them is the last token. */
static void
note_quotation (DrToken *tokens,
                guint    here,
                gunichar raw,
                guint   *open)
{
  gboolean opens = raw == 0x201c || raw == 0x201e || raw == 0xab || (raw == '"' && *open == G_MAXUINT);

  if (opens)
    {
      *open = here;
      return;
    }
  if (*open == G_MAXUINT)
    return;

  for (guint i = *open + 1; i < here; i++)
    tokens[i].flags |= DR_TOKEN_QUOTED;
  *open = G_MAXUINT;
}

/* Where the scanner is. */
typedef struct
{
  const char *p;
  DrToken    *token;          /* the next */
  guint8      space_before;   /* a DrTokenFlags for it */
  guint8      alone;          /* of the token before: what it is without its phrases */
  guint64     steps;          /* how those go on, all bits where that is not known */
} Scan;

G_STATIC_ASSERT (DR_TOKEN_SPACE_BEFORE == 1);

/*
 * Most of a text: words that were met before, with a space between them or a sign behind them. A loop of its own, which
 * calls nothing, so that all it needs stays in registers. Words that begin at or behind @near_stop, or end behind @stop,
 * are not looked at.
 */
static inline void
scan_met_words (DrSpellings *spellings,
                const char  *text,
                const char  *near_stop,
                const char  *stop,
                Scan        *scan)
{
  const char *p = scan->p;
  DrToken *token = scan->token;
  guint8 space_before = scan->space_before;
  guint8 alone = scan->alone;
  guint64 steps = scan->steps;

  while (p < near_stop && kind_of_byte (p) == BYTE_LETTER)
    {
      guint length;
      const DrSpelling *met = find_met_word (spellings, p, &length);

      if (met == NULL || p + length > stop)
        break;
      token->start = p - text;
      token->end = token->start + length;
      memcpy ((guint8 *) token + G_STRUCT_OFFSET (DrToken, word), (const guint8 *) met + G_STRUCT_OFFSET (DrSpelling, word),
              DR_SPELLING_TAIL);
      token->kind = DR_TOKEN_WORD;
      token->flags |= space_before;
      if (!(steps & DR_LEXICON_STEP_BIT (met->word)))
        narrow_traits (token - 1, alone);
      steps = met->steps;
      alone = met->alone;
      token++;
      p += length;
      space_before = *p == ' ';
      p += space_before;
    }

  *scan = (Scan) { p, token, space_before, alone, steps };
}

static void
scan (const DrLexicon *lexicon,
      DrSpellings     *spellings,
      const char      *text,
      gsize            start,
      gsize            end,
      gsize            limit,
      GArray          *array)
{
  const char *stop = text + end;
  /* Up to where words are looked for among those met before: so many bytes are there behind it. */
  const char *near_stop = spellings != NULL && limit > start + DR_SPELLING_LONGEST ? MIN (stop, text + limit - DR_SPELLING_LONGEST)
                                                                                  : text + start;
  Scan at = { text + start, NULL, DR_TOKEN_SPACE_BEFORE, 0, G_MAXUINT64 };
  guint quotation = G_MAXUINT;

  /* An array that never held anything has no data to count from. */
  if (start == end)
    return;

  /* Room for all there can be: a token has a byte at least. */
  guint n_before = array->len;
  g_array_set_size (array, n_before + (end - start));
  DrToken *tokens = (DrToken *) (gpointer) array->data;
  at.token = tokens + n_before;

  for (;;)
    {
      scan_met_words (spellings, text, near_stop, stop, &at);
      if (at.p >= stop)
        break;

      const char *p = at.p;
      DrToken *token = at.token;
      ByteKind kind = kind_of_byte (p);

      if (kind == BYTE_SPACE)
        {
          at.space_before = DR_TOKEN_SPACE_BEFORE;
          at.p++;
          continue;
        }

      *token = (DrToken) { .start = p - text, .flags = at.space_before };
      gunichar sign = 0;

      switch (kind)
        {
        case BYTE_LETTER:
        case BYTE_OTHER:
          {
            const char *word_end = scan_word (lexicon, spellings, p, stop, token);

            if (word_end > p)
              {
                token->kind = DR_TOKEN_WORD;
                p = word_end;
                break;
              }
            sign = g_utf8_get_char (p);
            at.p = p = g_utf8_next_char (p);
            /* A mark says nothing of the words around it. */
            if (dr_fold_is_raised (sign))
              continue;
            if (is_space (sign))
              {
                at.space_before = DR_TOKEN_SPACE_BEFORE;
                continue;
              }
            token->kind = DR_TOKEN_SIGN;
            break;
          }

        case BYTE_DIGIT:
          do
            p++;
          while (p < stop && kind_of_byte (p) == BYTE_DIGIT);
          token->kind = DR_TOKEN_DIGITS;
          token->traits = DR_TRAIT_BEGINS_NUMBER | DR_TRAIT_BEGINS_DATE;
          break;

        case BYTE_NEWLINE:
          p += *p == '\r' && p + 1 < stop && p[1] == '\n' ? 2 : 1;
          token->kind = DR_TOKEN_NEWLINE;
          break;

        default:
          sign = (guchar) *p++;
          token->kind = DR_TOKEN_SIGN;
        }

      token->end = p - text;
      at.p = p;
      at.space_before = token->kind == DR_TOKEN_NEWLINE ? DR_TOKEN_SPACE_BEFORE : 0;
      if (token->kind == DR_TOKEN_SIGN)
        {
          token->word = sign < 0x80 ? sign : unify_sign (sign);
          if (spellings != NULL && token->word < G_N_ELEMENTS (spellings->signs))
            token->traits = spellings->signs[token->word];
          else if (lexicon != NULL)
            token->traits = dr_lexicon_get_sign_traits (lexicon, token->word);
          if (token->word == '"')
            note_quotation (tokens, token - tokens, sign, &quotation);
        }
      /* A line may break within a phrase, and no digits are part of one. */
      if (token->kind == DR_TOKEN_DIGITS
          || (token->kind != DR_TOKEN_NEWLINE && !(at.steps & DR_LEXICON_STEP_BIT (token->word))))
        if (at.steps != G_MAXUINT64)
          narrow_traits (token - 1, at.alone);
      at.steps = G_MAXUINT64;
      at.token++;
      if (at.p < stop && *at.p == ' ')
        {
          at.space_before = DR_TOKEN_SPACE_BEFORE;
          at.p++;
        }
    }
  if (at.steps != G_MAXUINT64)
    narrow_traits (at.token - 1, at.alone);

  g_array_set_size (array, at.token - tokens);
}

void
dr_scanner_scan (const DrLexicon *lexicon,
                 const char      *text,
                 gsize            start,
                 gsize            end,
                 GArray          *tokens)
{
  scan (lexicon, NULL, text, start, end, end, tokens);
}

void
dr_scanner_scan_text (DrSpellings *spellings,
                      const char  *text,
                      gsize        start,
                      gsize        end,
                      gsize        limit,
                      GArray      *tokens)
{
  scan (spellings->lexicon, spellings, text, start, end, limit, tokens);
}
