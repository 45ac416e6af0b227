/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Single words and short phrases of the grammar itself, found in a block without the lexicon. */

#pragma once

#include "reading/language/dr-phrases-private.h"
#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/* The tokens of the longest of @phrases that stands at token @index; 0 for none. */
static inline guint dr_phrase_match_any    (const DrReading *reading,
                                            guint            index,
                                            const DrPhrases *phrases);
/* The same for one phrase, which must be a literal: words between single spaces, in any spelling that folds alike. */
#define dr_phrase_match(reading, index, phrase) dr_phrase_match_any (reading, index, DR_PHRASES (phrase))
/* The same for the phrase of a set that has the number @which. */
static inline guint dr_phrase_match_one    (const DrReading *reading,
                                            guint            index,
                                            const DrPhrases *phrases,
                                            guint            which);
/* The tokens of the first of @phrases that ends straight before token @index; 0 for none. */
static inline guint dr_phrase_match_before (const DrReading *reading,
                                            guint            index,
                                            const DrPhrases *phrases);
/* The words of the text from token @first up to, not including, @last, every gap one space. */
char * dr_phrase_dup_text (const DrReading *reading,
                           guint            first,
                           guint            last);
/* The whole number of at most @most that begins at token @index, in digits or words; gives the token behind it, 0 for none. */
guint dr_phrase_match_whole (const DrReading *reading,
                             guint            index,
                             guint            most,
                             guint           *value);

/* How many tokens from @index on the phrase has, whose first word stands there; 0 where it goes on otherwise. */
guint dr_phrase_match_rest  (const DrReading *reading,
                             guint            index,
                             const DrPhrases *phrases,
                             const DrPhrase  *phrase);

/* The same three where the first or the last word is known to be one of theirs. */
guint dr_phrase_walk_any    (const DrReading *reading,
                             guint            index,
                             const DrPhrases *phrases);
guint dr_phrase_walk_one    (const DrReading *reading,
                             guint            index,
                             const DrPhrases *phrases,
                             guint            which);
guint dr_phrase_walk_before (const DrReading *reading,
                             guint            index,
                             const DrPhrases *phrases);

/* Whether a phrase of a set begins, or ends, with the word at token @index, as the @bits of the set tell. */
static inline gboolean
dr_phrase_has_word (const DrReading *reading,
                    guint            index,
                    const guint64   *bits)
{
  if (index >= reading->n_tokens || !(reading->tokens[index].flags & DR_TOKEN_GRAMMAR))
    return FALSE;

  guint32 word = reading->tokens[index].word;

  return (bits[word / 64] >> word % 64 & 1) != 0;
}

static inline guint
dr_phrase_match_any (const DrReading *reading,
                     guint            index,
                     const DrPhrases *phrases)
{
  return dr_phrase_has_word (reading, index, phrases->begins)
           ? dr_phrase_walk_any (reading, index, phrases) : 0;
}

static inline guint
dr_phrase_match_one (const DrReading *reading,
                     guint            index,
                     const DrPhrases *phrases,
                     guint            which)
{
  return dr_reading_is_word (reading, index) && reading->tokens[index].word == phrases->phrases[which].first
           ? dr_phrase_walk_one (reading, index, phrases, which) : 0;
}

static inline guint
dr_phrase_match_before (const DrReading *reading,
                        guint            index,
                        const DrPhrases *phrases)
{
  return index > 0 && dr_phrase_has_word (reading, index - 1, phrases->ends)
           ? dr_phrase_walk_before (reading, index, phrases) : 0;
}

/* The groups that have a phrase which ends with the word in front of token @before, or begins with that at token @behind. */
static inline guint32
dr_phrase_get_groups_beside (const DrReading *reading,
                             guint            before,
                             guint            behind)
{
  guint32 groups = DR_GATES_ARE_OPEN ? G_MAXUINT32 : 0;

  if (before > 0 && before <= reading->n_tokens && (reading->tokens[before - 1].flags & DR_TOKEN_GRAMMAR))
    groups |= dr_phrases_groups[reading->tokens[before - 1].word] & ~(DR_PHRASE_GROUP_ENDS (0) - 1);
  if (behind < reading->n_tokens && (reading->tokens[behind].flags & DR_TOKEN_GRAMMAR))
    groups |= dr_phrases_groups[reading->tokens[behind].word] & (DR_PHRASE_GROUP_ENDS (0) - 1);

  return groups;
}

/* Whether a phrase of a set of the group may begin at token @index, which is there. */
static inline gboolean
dr_phrase_may_begin (const DrReading *reading,
                     guint            index,
                     DrPhraseGroup    group)
{
  const DrToken *token = &reading->tokens[index];

  return DR_GATES_ARE_OPEN ? token->kind == DR_TOKEN_WORD
                           : (token->flags & DR_TOKEN_GRAMMAR) && (dr_phrases_groups[token->word] & DR_PHRASE_GROUP_BEGINS (group)) != 0;
}

/* The signal at token @index; gives its tokens. */
static inline guint
dr_phrase_match_signal (const DrReading *reading,
                        guint            index,
                        DrSignal         signal)
{
  return dr_lexicon_match_signal (reading->lexicon, reading->tokens, reading->n_tokens, index, signal);
}

/* Whether a verb of any kind begins at token @index, up to token @end, and no longer noun: «chi cho 12 hộ», but «chi hội». */
gboolean dr_phrase_begins_verb (const DrReading *reading,
                                guint            index,
                                guint            end);

/* Whether @verb ends right before token @end. */
gboolean dr_phrase_ends_verb (const DrReading *reading,
                              guint            end,
                              DrVerb           verb);

/* Whether @sign is one of the ASCII @signs. A loop, as there are two or three. */
static inline gboolean
dr_phrase_has_sign (const char *signs,
                    guint32     sign)
{
  while (*signs != '\0' && (guchar) *signs != sign)
    signs++;

  return *signs != '\0';
}

/* Whether one of the ASCII @signs stands at token @index. */
static inline gboolean
dr_phrase_is_sign_of (const DrReading *reading,
                      guint            index,
                      const char      *signs)
{
  return index < reading->n_tokens && reading->tokens[index].kind == DR_TOKEN_SIGN
         && dr_phrase_has_sign (signs, reading->tokens[index].word);
}

G_END_DECLS
