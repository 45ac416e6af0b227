/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"

#include <string.h>

#include "figures/dr-numeral-private.h"

guint
dr_phrase_match_rest (const DrReading *reading,
                      guint            index,
                      const DrPhrases *phrases,
                      const DrPhrase  *phrase)
{
  guint i = index + 1;

  for (const guint32 *word = phrases->words + phrase->words + 1; *word != 0; word++)
    {
      /* A line may break between two words. */
      while (i < reading->n_tokens && reading->tokens[i].kind == DR_TOKEN_NEWLINE)
        i++;
      if (!dr_reading_is_word (reading, i) || reading->tokens[i].word != *word)
        return 0;
      i++;
    }

  return i - index;
}

guint
dr_phrase_walk_one (const DrReading *reading,
                    guint            index,
                    const DrPhrases *phrases,
                    guint            which)
{
  return dr_phrase_match_rest (reading, index, phrases, &phrases->phrases[which]);
}

guint
dr_phrase_walk_any (const DrReading *reading,
                    guint            index,
                    const DrPhrases *phrases)
{
  const DrToken *token = &reading->tokens[index];
  guint32 first = token->word;
  const DrPhrase *end = phrases->by_first + phrases->n_phrases;
  /* What stands behind may go on with a phrase of more words; a line that breaks there leaves that open. */
  gboolean is_last = index + 1 >= reading->n_tokens || (token[1].kind != DR_TOKEN_NEWLINE && !(token[1].flags & DR_TOKEN_GRAMMAR));
  gboolean is_open = !is_last && token[1].kind == DR_TOKEN_NEWLINE;
  guint32 second = is_last ? 0 : token[1].word;
  guint longest = 0;

  for (const DrPhrase *phrase = dr_phrases_find_first (phrases, first); phrase < end && phrase->first == first; phrase++)
    if (phrase->second == 0)
      longest = MAX (longest, 1);
    else if (is_open || phrase->second == second)
      longest = MAX (longest, phrase->n_words == 2 && !is_open ? 2 : dr_phrase_match_rest (reading, index, phrases, phrase));

  return longest;
}

guint
dr_phrase_walk_before (const DrReading *reading,
                       guint            index,
                       const DrPhrases *phrases)
{
  guint32 last = reading->tokens[index - 1].word;

  for (guint i = 0; i < phrases->n_phrases; i++)
    {
      const DrPhrase *phrase = &phrases->phrases[i];

      if (phrase->last != last || phrase->n_words > index)
        continue;

      guint first = index - phrase->n_words;
      if (dr_reading_is_word (reading, first) && reading->tokens[first].word == phrase->first
          && dr_phrase_match_rest (reading, first, phrases, phrase) == phrase->n_words)
        return phrase->n_words;
    }

  return 0;
}

char *
dr_phrase_dup_text (const DrReading *reading,
                    guint            first,
                    guint            last)
{
  /* Room for all of them, with a space before each. */
  char *text = g_malloc (first < last ? reading->tokens[last - 1].end - reading->tokens[first].start + last - first + 1 : 1);
  char *at = text;

  for (guint i = first; i < last; i++)
    {
      const DrToken *token = &reading->tokens[i];
      gsize size = token->end - token->start;

      if (token->kind == DR_TOKEN_NEWLINE)
        continue;
      if (at > text
          && ((token->flags & DR_TOKEN_SPACE_BEFORE) || reading->tokens[i - 1].kind == DR_TOKEN_NEWLINE))
        *at++ = ' ';
      memcpy (at, reading->bytes + token->start, size);
      at += size;
    }
  *at = '\0';

  return text;
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

/* Nouns that begin as a verb does, and that no lexicon lists, as they measure nothing. */
DR_DEFINE_PHRASES (plain_nouns, "chi phí", "chi tiết", "chi tiêu", "thu nhập", "cấp xã", "cấp huyện", "cấp tỉnh");

gboolean
dr_phrase_begins_verb (const DrReading *reading,
                       guint            index,
                       guint            end)
{
  const guint nouns = DR_LEXICON_TRAIT (DR_LEXICON_MEASURE) | DR_LEXICON_TRAIT (DR_LEXICON_BODY) | DR_LEXICON_TRAIT (DR_LEXICON_DOCUMENT);
  DrLexiconMatch match;

  return dr_lexicon_walk (reading->lexicon, reading->tokens, end, index, DR_LEXICON_TRAIT (DR_LEXICON_VERB) | nouns, 0, &match)
         && dr_lexicon_match_has (&match, DR_LEXICON_VERB, NULL)
         && dr_phrase_match_any (reading, index, plain_nouns) <= match.n_tokens;
}

/* No verb of the lexicon has more words. */
#define LONGEST_VERB 4

gboolean
dr_phrase_ends_verb (const DrReading *reading,
                     guint            end,
                     DrVerb           verb)
{
  for (guint n = 1; n <= LONGEST_VERB && n <= end; n++)
    if (dr_lexicon_match_verb (reading->lexicon, reading->tokens, end, end - n, verb) == n)
      return TRUE;

  return FALSE;
}
