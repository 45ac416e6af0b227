/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words that ranks are told with: what a token is asked for before anybody looks for a rank there. */

#pragma once

#include "reading/language/dr-lexicon-private.h"
#include "reading/language/dr-phrases-private.h"

G_BEGIN_DECLS

/* The signals that a mark begins with, or what is to be passed over where marks are looked for. */
#define DR_RANK_SIGNALS (DR_SIGNAL_BIT (DR_SIGNAL_NO_RANK) | DR_SIGNAL_BIT (DR_SIGNAL_HONOUR) \
                               | DR_SIGNAL_BIT (DR_SIGNAL_UNRANKED) | DR_SIGNAL_BIT (DR_SIGNAL_GRADE_LEAD) \
                               | DR_SIGNAL_BIT (DR_SIGNAL_GRADE) | DR_SIGNAL_BIT (DR_SIGNAL_RANK_FIRST) \
                               | DR_SIGNAL_BIT (DR_SIGNAL_RANK))

typedef enum
{
  DR_RANK_WORDS_BARE_LEADS,
  DR_RANK_WORDS_ORDINAL_LEADS,
  DR_RANK_WORDS_LAST_PLACES,
  DR_RANK_WORDS_RANK_NOUNS,
  DR_RANK_WORDS_FIRST_NOUNS,
  DR_RANK_WORDS_NEGATIONS,
  DR_RANK_WORDS_MOVEMENT_VERBS,
  DR_N_RANK_WORDS
} DrRankWords;

extern const DrPhrases * const dr_rank_words[DR_N_RANK_WORDS];

/* What a word is for whoever looks for ranks. */
DrTokenTraits dr_rank_words_get_traits (const DrLexicon *lexicon,
                                        guint32          word);

/*
 * Of each word: a DR_LEXICON_STEP_BIT() for whatever stands behind it in what a mark begins with; all bits where it is
 * enough by itself, or goes on in other ways.
 */
guint64 *     dr_rank_words_dup_steps  (const DrLexiconIndex *index);

G_END_DECLS
