/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-phrase-private.h"

#include "figures/dr-numeral-private.h"

guint
dr_phrase_walk_one (const DrReading *reading,
                    guint            index,
                    const DrPhrases *phrases,
                    guint            which)
{
  guint i = index;

  for (const guint32 *word = phrases->words + phrases->starts[which]; *word != 0; word++)
    {
      /* A line may break between two words. */
      while (i > index && i < reading->n_tokens && reading->tokens[i].kind == DR_TOKEN_NEWLINE)
        i++;
      if (!dr_reading_is_word (reading, i) || reading->tokens[i].word != *word)
        return 0;
      i++;
    }

  return i - index;
}

guint
dr_phrase_walk_any (const DrReading *reading,
                    guint            index,
                    const DrPhrases *phrases)
{
  guint32 first = reading->tokens[index].word;
  guint longest = 0;

  for (guint i = 0; i < phrases->n_phrases; i++)
    {
      if (phrases->firsts[i] != first)
        continue;

      const guint32 *words = phrases->words + phrases->starts[i];
      longest = MAX (longest, words[1] == 0 ? 1 : dr_phrase_walk_one (reading, index, phrases, i));
    }

  return longest;
}

guint
dr_phrase_walk_before (const DrReading *reading,
                       guint            index,
                       const DrPhrases *phrases)
{
  for (guint i = 0; i < phrases->n_phrases; i++)
    {
      const guint32 *words = phrases->words + phrases->starts[i];
      guint n_words = 0;

      while (words[n_words] != 0)
        n_words++;
      if (n_words <= index && dr_phrase_walk_one (reading, index - n_words, phrases, i) == n_words)
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
dr_phrase_match_whole (const DrReading *reading,
                       guint            index,
                       guint            most,
                       guint           *value)
{
  DrNumeral numeral;
  DrDecimal whole;

  if (!dr_reading_may_begin_number (reading, index))
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
