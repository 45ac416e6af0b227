/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-scanner-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/dr-phrases-private.h"

/*
 * One pass over the bytes. A word is a run of letters; digits glued behind it stay
 * with it where they belong to it («m2», «TK21») and are cut off where the writer
 * only forgot the space («đạt104%»): the lexicon knows the one and the other.
 */

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

static gunichar
peek (const char *p)
{
  return (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
}

static const char *
skip (const char *p)
{
  return (guchar) *p < 0x80 ? p + 1 : g_utf8_next_char (p);
}

/* Whether the word stands with a capital first, and whether it has capitals only. */
static DrTokenFlags
case_of_word (const char *start,
              const char *end)
{
  DrTokenFlags flags = 0;
  gboolean lower_seen = FALSE;
  guint n_letters = 0;

  for (const char *p = start; p < end; p = skip (p))
    {
      gunichar character = peek (p);
      gboolean upper = character < 0x80 ? g_ascii_isupper (character) : g_unichar_isupper (character);

      if (upper && n_letters == 0)
        flags |= DR_TOKEN_CAPITAL;
      if (!upper && (character < 0x80 ? g_ascii_islower (character) : g_unichar_islower (character)))
        lower_seen = TRUE;
      n_letters++;
    }

  if ((flags & DR_TOKEN_CAPITAL) && !lower_seen)
    flags |= DR_TOKEN_ALL_CAPITALS;

  return flags;
}

static guint32
find_word (const DrLexicon *lexicon,
           const char      *start,
           const char      *end)
{
  char key[DR_FOLD_BUFFER];
  gsize length = dr_fold_word (start, end - start, key, sizeof key);

  if (length == 0)
    return 0;

  return lexicon != NULL ? dr_lexicon_find_word (lexicon, key, length)
                         : dr_word_table_find (dr_phrases_get_words (), key, length);
}

static gboolean
is_known (const DrLexicon *lexicon,
          guint32          word)
{
  return word != 0 && lexicon != NULL && dr_lexicon_has_word (lexicon, word);
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

/* Scans a word at @p and gives its end. */
static const char *
scan_word (const DrLexicon *lexicon,
           const char      *text,
           const char      *p,
           const char      *end,
           DrToken         *token)
{
  const char *start = p;

  /* A soft hyphen between two letters is none of the word's. */
  while (p < end && (dr_fold_is_letter (peek (p))
                     || (end - p > 2 && memcmp (p, "\u00ad", 2) == 0 && dr_fold_is_letter (peek (p + 2)))))
    p = skip (p);

  const char *letters_end = p;
  token->kind = DR_TOKEN_WORD;
  token->flags |= case_of_word (start, letters_end);

  if (p < end && g_ascii_isdigit (*p))
    {
      while (p < end && (g_ascii_isdigit (*p) || dr_fold_is_letter (peek (p))))
        p = skip (p);

      token->word = find_word (lexicon, start, p);
      if (!is_known (lexicon, token->word) && !(token->flags & DR_TOKEN_ALL_CAPITALS))
        {
          guint32 letters = find_word (lexicon, start, letters_end);

          if (is_known (lexicon, letters) || has_mark (start, letters_end))
            {
              token->word = letters;
              p = letters_end;
            }
        }
      if (p != letters_end)
        token->flags |= DR_TOKEN_HAS_DIGITS;
    }
  else
    token->word = find_word (lexicon, start, letters_end);

  token->end = p - text;

  return p;
}

/* Marks what stands between two quotation marks as quoted. */
static void
note_quotation (GArray  *tokens,
                gunichar raw,
                guint   *open)
{
  guint here = tokens->len - 1;
  gboolean opens = raw == 0x201c || raw == 0x201e || raw == 0xab || (raw == '"' && *open == G_MAXUINT);

  if (opens)
    {
      *open = here;
      return;
    }
  if (*open == G_MAXUINT)
    return;

  for (guint i = *open + 1; i < here; i++)
    g_array_index (tokens, DrToken, i).flags |= DR_TOKEN_QUOTED;
  *open = G_MAXUINT;
}

void
dr_scanner_scan (const DrLexicon *lexicon,
                 const char      *text,
                 gsize            start,
                 gsize            end,
                 GArray          *tokens)
{
  const char *p = text + start;
  const char *stop = text + end;
  gboolean space_before = TRUE;
  guint quotation = G_MAXUINT;

  while (p < stop)
    {
      gunichar character = peek (p);

      if (is_space (character))
        {
          space_before = TRUE;
          p = skip (p);
          continue;
        }

      DrToken token = { .start = p - text, .flags = space_before ? DR_TOKEN_SPACE_BEFORE : 0 };
      space_before = FALSE;

      if (g_ascii_isdigit (*p))
        {
          while (p < stop && g_ascii_isdigit (*p))
            p++;
          token.kind = DR_TOKEN_DIGITS;
        }
      else if (character == '\n' || character == '\r')
        {
          p += character == '\r' && p + 1 < stop && p[1] == '\n' ? 2 : 1;
          token.kind = DR_TOKEN_NEWLINE;
          space_before = TRUE;
        }
      else if (dr_fold_is_letter (character))
        p = scan_word (lexicon, text, p, stop, &token);
      else
        {
          p = skip (p);
          token.kind = DR_TOKEN_SIGN;
          token.word = unify_sign (character);
        }

      token.end = p - text;
      g_array_append_val (tokens, token);
      if (token.kind == DR_TOKEN_SIGN && token.word == '"')
        note_quotation (tokens, character, &quotation);
    }
}
