/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds the phrases of a lexicon in a row of tokens: what they are is the lexicon's own affair. */

#pragma once

#include "reading/language/dr-token-private.h"
#include "reading/language/dr-word-table-private.h"

G_BEGIN_DECLS

typedef struct _DrLexiconIndex DrLexiconIndex;

/* What a phrase of the lexicon is. One phrase may be several («kế hoạch»: a measure and a target word). */
typedef enum
{
  DR_LEXICON_MEASURE,   /* value: index for dr_lexicon_get_measure() */
  DR_LEXICON_BODY,      /* value: index for dr_lexicon_get_body() */
  DR_LEXICON_FIELD,     /* a field of work that stands for its body; value: index of the body */
  DR_LEXICON_DOCUMENT,  /* a kind of document; value: index for dr_lexicon_get_document() */
  DR_LEXICON_SIGNAL,    /* value: DrSignal */
  DR_LEXICON_HEAD,      /* a word of the heads and rows of tables; value: DrHeadWord */
  /* They are asked for seldom, and have no traits; their words are like any other. */
  DR_LEXICON_VERB,      /* value: DrVerb */
  DR_LEXICON_SHORT_FORM /* value: index for dr_lexicon_get_short_form() */
} DrLexiconClass;

/* Those with traits. */
#define DR_N_LEXICON_CLASSES (DR_LEXICON_HEAD + 1)

/* A trait of the words that begin a phrase of the class. */
#define DR_LEXICON_TRAIT(entry_class) (1u << (entry_class))

G_STATIC_ASSERT (DR_LEXICON_TRAIT (DR_LEXICON_MEASURE) == DR_TRAIT_MEASURE
                 && DR_LEXICON_TRAIT (DR_LEXICON_BODY) == DR_TRAIT_BODY
                 && DR_LEXICON_TRAIT (DR_LEXICON_FIELD) == DR_TRAIT_FIELD
                 && DR_LEXICON_TRAIT (DR_LEXICON_DOCUMENT) == DR_TRAIT_DOCUMENT
                 && DR_LEXICON_TRAIT (DR_LEXICON_SIGNAL) == DR_TRAIT_SIGNAL
                 && DR_LEXICON_TRAIT (DR_LEXICON_HEAD) == DR_TRAIT_HEAD
                 && DR_LEXICON_TRAIT (DR_N_LEXICON_CLASSES) <= DR_TRAIT_BEGINS_MARK);

/* A set of signals, a bit each. */
typedef guint64 DrSignals;

#define DR_SIGNAL_BIT(signal) ((DrSignals) 1 << (signal))

typedef struct
{
  guint8  entry_class;              /* DrLexiconClass */
  guint32 value;
} DrLexiconEntry;

/* A phrase found at some token. */
typedef struct
{
  const DrLexiconEntry *entries;
  guint                 n_entries;
  guint                 n_tokens;
  DrSignals             signals;    /* those among the entries */
} DrLexiconMatch;

DrLexiconIndex * dr_lexicon_index_new       (void);
void             dr_lexicon_index_free      (DrLexiconIndex       *self);

/* Adds a phrase; all must have come before the first is looked for. */
void             dr_lexicon_index_add       (DrLexiconIndex       *self,
                                             const char           *phrase,
                                             DrLexiconClass        entry_class,
                                             guint32               value);
void             dr_lexicon_index_settle    (DrLexiconIndex       *self);

/* The number of a word, be it of the grammar's own phrases or of the lexicon's; 0 for any other. */
guint32          dr_lexicon_index_find_word (const DrLexiconIndex *self,
                                             const char           *key,
                                             gsize                 length);
/* What of the lexicon may begin with the word, and whether it is there at all. */
DrTokenTraits    dr_lexicon_index_get_traits (const DrLexiconIndex *self,
                                             guint32               word);
DrTokenTraits    dr_lexicon_index_get_sign_traits (const DrLexiconIndex *self,
                                             guint32               sign);
/*
 * How phrases go on from a word: a bit for each DR_LEXICON_STEP_BIT() of what may stand behind it in one, and what phrases
 * it is by itself.
 */
typedef struct
{
  guint64   steps;
  DrSignals signals;
  guint8    classes;
} DrLexiconWay;

#define DR_LEXICON_STEP_BIT(symbol) ((guint64) 1 << (symbol) % 64)

DrLexiconWay     dr_lexicon_index_get_way   (const DrLexiconIndex *self,
                                             guint32               word);
/* How phrases with one of @signals go on from a word, as in DrLexiconWay; all bits where the word is one by itself. */
guint64          dr_lexicon_index_get_signal_steps (const DrLexiconIndex *self,
                                             guint32               word,
                                             DrSignals             signals);
guint32          dr_lexicon_index_get_n_words (const DrLexiconIndex *self);
/* By the numbers of words: the signals of all phrases that begin with each. */
const DrSignals * dr_lexicon_index_get_word_signals (const DrLexiconIndex *self);
/* The same of the phrase that the word is by itself. */
const DrSignals * dr_lexicon_index_get_own_signals (const DrLexiconIndex *self);
/*
 * The longest phrase at token @index that has an entry of one of the classes whose
 * bits are in @classes, and one of @signals unless that is 0.
 */
gboolean         dr_lexicon_index_match     (const DrLexiconIndex *self,
                                             const DrToken        *tokens,
                                             guint                 n_tokens,
                                             guint                 index,
                                             guint                 classes,
                                             DrSignals             signals,
                                             DrLexiconMatch       *match);
gboolean         dr_lexicon_match_has       (const DrLexiconMatch *match,
                                             DrLexiconClass        entry_class,
                                             guint32              *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrLexiconIndex, dr_lexicon_index_free)

G_END_DECLS
