/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-phrase-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "figures/dr-numeral-private.h"

/* Where the word at @word ends if @token is that word, in whatever spelling; NULL if it is another. */
static const char *
match_word (const DrReading *reading,
            const DrToken   *token,
            const char      *word)
{
  /* Letters without marks are their own key: most words differ in one of the first. But «y» may be written «i». */
  for (gsize i = 0; i < DR_TOKEN_STEM; i++)
    {
      if (word[i] == ' ' || word[i] == '\0')
        return token->stem[i] == '\0' && i > 0 ? word + i : NULL;
      if (i == 0 && strncmp (word, "đ", 2) == 0)
        {
          if (strncmp (token->stem, "đ", 2) != 0)
            return NULL;
          i++;
          continue;
        }
      if ((guchar) word[i] >= 0x80 || word[i] == 'y' || word[i] == 'Y')
        break;
      if (token->stem[i] != (word[i] | 0x20))
        return NULL;
    }

  char key[DR_FOLD_BUFFER];
  gsize length = strcspn (word, " ");
  gsize size = dr_fold_word (word, length, key, sizeof key);

  if (size == 0 || memcmp (token->stem, key, MIN (size, DR_TOKEN_STEM)) != 0)
    return NULL;
  if (size < DR_TOKEN_STEM)
    return token->stem[size] == '\0' ? word + length : NULL;

  char whole[DR_FOLD_BUFFER];
  gsize whole_size = dr_fold_word (reading->bytes + token->start, token->end - token->start, whole, sizeof whole);

  return whole_size == size && memcmp (whole, key, size) == 0 ? word + length : NULL;
}

guint
dr_phrase_match (const DrReading *reading,
                 guint            index,
                 const char      *phrase)
{
  guint i = index;

  for (const char *word = phrase;;)
    {
      while (i > index && i < reading->n_tokens && reading->tokens[i].kind == DR_TOKEN_NEWLINE)
        i++;

      const char *end = dr_reading_is_word (reading, i) ? match_word (reading, &reading->tokens[i], word) : NULL;
      if (end == NULL)
        return 0;
      i++;
      if (*end == '\0')
        return i - index;
      word = end + 1;
    }
}

guint
dr_phrase_match_any (const DrReading    *reading,
                     guint               index,
                     const char * const *phrases)
{
  guint longest = 0;

  if (!dr_reading_is_word (reading, index))
    return 0;
  for (guint i = 0; phrases[i] != NULL; i++)
    longest = MAX (longest, dr_phrase_match (reading, index, phrases[i]));

  return longest;
}

guint
dr_phrase_match_before (const DrReading    *reading,
                        guint               index,
                        const char * const *phrases)
{
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      guint n_words = 1;

      for (const char *p = phrases[i]; *p != '\0'; p++)
        n_words += *p == ' ';
      if (n_words <= index && dr_phrase_match (reading, index - n_words, phrases[i]) == n_words)
        return n_words;
    }

  return 0;
}

char *
dr_phrase_dup_text (const DrReading *reading,
                    guint            first,
                    guint            last)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < last; i++)
    {
      const DrToken *token = &reading->tokens[i];

      if (token->kind == DR_TOKEN_NEWLINE)
        continue;
      if (text->len > 0
          && ((token->flags & DR_TOKEN_SPACE_BEFORE) || reading->tokens[i - 1].kind == DR_TOKEN_NEWLINE))
        g_string_append_c (text, ' ');
      g_string_append_len (text, reading->bytes + token->start, token->end - token->start);
    }

  return g_string_free (text, FALSE);
}

guint
dr_phrase_match_signal (const DrReading *reading,
                        guint            index,
                        DrSignal         signal)
{
  return dr_lexicon_match_signal (reading->lexicon, reading->tokens, reading->n_tokens, index, signal);
}

guint
dr_phrase_match_whole (const DrReading *reading,
                       guint            index,
                       guint            most,
                       guint           *value)
{
  DrNumeral numeral;
  DrDecimal whole;

  if (index >= reading->n_tokens
      || (reading->tokens[index].kind != DR_TOKEN_DIGITS && reading->tokens[index].kind != DR_TOKEN_WORD))
    return 0;
  if (!dr_numeral_scan (reading->bytes, reading->tokens[reading->n_tokens - 1].end, reading->tokens[index].start,
                        &numeral)
      || (numeral.flags & (DR_NUMERAL_UNREADABLE | DR_NUMERAL_FRACTION | DR_NUMERAL_MAGNITUDE))
      || !dr_decimal_rescale (&numeral.value, 0, &whole) || whole.coefficient < 0 || whole.coefficient > most)
    return 0;
  *value = (guint) whole.coefficient;

  while (index < reading->n_tokens && reading->tokens[index].start < numeral.end)
    index++;

  return index;
}
