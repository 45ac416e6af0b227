/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Sets of phrases that the grammar itself knows, written where they are used:
 *
 *   if (dr_phrase_match_any (reading, i, DR_PHRASES ("xếp hạng", "xếp thứ", "đứng")) > 0)
 *
 * The linker gathers all sets of the library in one list. Before the first text is
 * scanned every word of them gets a number, and every set the numbers of its words:
 * asking whether a phrase stands at a token then compares numbers, and mostly one bit.
 */

#pragma once

#include "reading/language/dr-word-table-private.h"

G_BEGIN_DECLS

/*
 * Sets that are asked one after another about the words beside the same token, or about each token of a sentence. Each word
 * knows which groups have a phrase that begins or ends with it, so that one question answers for all of them; whoever adds a
 * phrase to a set of the group adds it to the answer.
 */
typedef enum
{
  DR_PHRASE_GROUP_NONE,
  DR_PHRASE_GROUP_NUMBER_NAME,  /* what makes a number beside it a name */
  DR_PHRASE_GROUP_NO_FIGURE,    /* what else tells of a number beside it that it counts nothing */
  DR_PHRASE_GROUP_TIME,         /* of a sentence, like those that follow: «trong năm», «cả nhiệm kỳ» */
  DR_PHRASE_GROUP_ASKING,       /* «kiến nghị», «đề nghị» */
  DR_PHRASE_GROUP_CARRYING,     /* «năm trước chuyển sang» */
  DR_PHRASE_GROUP_GOING_ON,     /* «tiếp tục» */
  DR_PHRASE_GROUP_FACTOR,       /* «gấp đôi», «giảm một nửa» */
  DR_PHRASE_GROUP_LEADERSHIP,   /* «Ban Thường vụ», in front of a body's name */
  DR_N_PHRASE_GROUPS
} DrPhraseGroup;

#define DR_PHRASE_GROUP_BEGINS(group) (1u << (group))
#define DR_PHRASE_GROUP_ENDS(group) (1u << (16 + (group)))

/* One phrase of a set, found by its first word or by its last. */
typedef struct
{
  guint32 first;
  guint32 second;   /* 0: it has but one word */
  guint32 last;
  guint16 words;    /* where they begin among those of the set */
  guint8  n_words;
  guint16 number;   /* in the set */
} DrPhrase;

typedef struct
{
  const char * const *texts;    /* the first: words between single spaces; the others follow at @stride bytes */
  guint16             n_phrases;
  guint16             stride;
  guint16             group;        /* DrPhraseGroup */

  /* Made once for all sets. */
  guint32             n_words;  /* numbers of words are below it */
  const guint64      *begins;   /* a bit for each word: a phrase begins with it */
  const guint64      *ends;
  const guint32      *words;    /* of the phrases, one behind another, each ended by 0 */
  const DrPhrase     *phrases;
  const DrPhrase     *by_first; /* the same in the order of their first words */
} DrPhrases;

#define DR_PHRASES_REGISTER(set) \
  static DrPhrases * const set##_registered __attribute__ ((section ("dr_phrases"), used)) = &set

/* A set within a function. */
#define DR_PHRASES(...) DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_NONE, __VA_ARGS__)
#define DR_PHRASES_OF_GROUP(group, ...) \
  ({ \
    static const char * const texts_[] = { __VA_ARGS__ }; \
    static DrPhrases set_ = { texts_, G_N_ELEMENTS (texts_), sizeof texts_[0], group }; \
    DR_PHRASES_REGISTER (set_); \
    (const DrPhrases *) &set_; \
  })

/* A set that several functions share. */
#define DR_DEFINE_PHRASES(name, ...) DR_DEFINE_PHRASES_IN_GROUP (name, DR_PHRASE_GROUP_NONE, __VA_ARGS__)
#define DR_DEFINE_PHRASES_IN_GROUP(name, group, ...) \
  static const char * const name##_texts[] = { __VA_ARGS__ }; \
  static DrPhrases name##_set = { name##_texts, G_N_ELEMENTS (name##_texts), sizeof name##_texts[0], group }; \
  DR_PHRASES_REGISTER (name##_set); \
  G_GNUC_UNUSED static const DrPhrases * const name = &name##_set

/* The phrases that stand in member @field of the structures in the array @table. */
#define DR_DEFINE_PHRASES_OF(name, table, field) \
  static DrPhrases name##_set = { &table[0].field, G_N_ELEMENTS (table), sizeof table[0], DR_PHRASE_GROUP_NONE }; \
  DR_PHRASES_REGISTER (name##_set); \
  static const DrPhrases * const name = &name##_set

/* The words of all sets. Words of a lexicon get the numbers behind theirs. */
const DrWordTable * dr_phrases_get_words (void);

/* Made with them: of each word DR_PHRASE_GROUP_BEGINS() and DR_PHRASE_GROUP_ENDS() of the groups that have such a phrase. */
extern const guint32 *dr_phrases_groups;
extern guint32 dr_phrases_n_words;

/*
 * Whether questions are asked although they are known to be in vain: only tests do so, which compare what is read then, and
 * only in builds for development.
 */
#ifdef NDEBUG
#define DR_GATES_ARE_OPEN FALSE
#else
extern gboolean dr_phrases_gates_are_open;
#define DR_GATES_ARE_OPEN dr_phrases_gates_are_open
#endif

static inline gboolean
dr_phrases_has_word (const DrPhrases *self,
                     const guint64   *bits,
                     guint32          word)
{
  return word < self->n_words && (bits[word / 64] >> word % 64 & 1);
}

/* The first of the phrases, in the order of their first words, that begins with @word; one must do so. */
static inline const DrPhrase *
dr_phrases_find_first (const DrPhrases *self,
                       guint32          word)
{
  const DrPhrase *phrase = self->by_first;

  for (guint n = self->n_phrases; n > 1; n -= n / 2)
    if (phrase[n / 2 - 1].first < word)
      phrase += n / 2;

  return phrase;
}

G_END_DECLS
