/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names of bodies and of places, as headings, sentences and tables write them. */

#pragma once

#include "reading/language/dr-phrase-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint       n_tokens;       /* with the level and place behind the name: «Hội Nông dân huyện Bàu Sen» */
  guint       n_name_tokens;  /* of those, «Hội Nông dân» alone, with «Ban Thường vụ» in front of it */
  guint32     body;           /* index in the lexicon */
  DrUnitLevel level;          /* as named; UNKNOWN where no level stands there */
  gboolean    is_field;       /* «Công tác Tuyên giáo»: the field stands for its body */
} DrBodyPhrase;

/* Reads the name of a body that begins at token @index. */
static inline gboolean dr_body_phrase_match (const DrReading *reading,
                                     guint               index,
                                     DrBodyPhrase       *phrase);
/* The same where its word may begin one. */
gboolean dr_body_phrase_read        (const DrReading    *reading,
                                     guint               index,
                                     DrBodyPhrase       *phrase);
/* Whether the body named is one of the issuer's own level: one that can be a unit of this report, not an assessor. */
gboolean dr_body_phrase_is_own      (const DrReading    *reading,
                                     const DrBodyPhrase *phrase);
/* «UBND xã Tân Bình» at token @index is one of them, «UBND xã» each. */
gboolean dr_body_phrase_names_place (const DrReading    *reading,
                                     const DrBodyPhrase *phrase,
                                     guint               index);
/* A place with its name at token @index: «xã Tân Bình»; gives its tokens, 0 for none. */
guint    dr_body_phrase_match_area  (const DrReading    *reading,
                                     guint               index,
                                     DrUnitLevel        *level);
/* Whether a place may be named at token @index, as its word tells. */
gboolean dr_body_phrase_begins_area (const DrReading    *reading,
                                     guint               index);
/*
 * One of those below the issuer, by its name: «xã Tân Bình», or a body of it, «UBND xã Tân Bình»; for a place
 * @phrase has no body.
 */
gboolean dr_body_phrase_match_below (const DrReading    *reading,
                                     guint               index,
                                     DrBodyPhrase       *phrase);
/* «Trạm Y tế: 14/14 trạm đạt chuẩn»: the words from @index to @end name what is counted behind the colon, and no body. */
gboolean dr_body_phrase_is_counted  (const DrReading    *reading,
                                     guint               index,
                                     guint               end);
/* Whether what follows a name that ends before token @end says what it did or has, and not where or with whom. */
gboolean dr_body_phrase_acts        (const DrReading    *reading,
                                     guint               end,
                                     guint               last);

/* Whether a body may be named at token @index, as its word tells: most tell that none is. */
static inline gboolean
dr_body_phrase_may_begin (const DrReading *reading,
                          guint            index)
{
  return dr_reading_is_word (reading, index)
         && ((reading->tokens[index].traits & (DR_TRAIT_BODY | DR_TRAIT_FIELD))
             || dr_phrase_may_begin (reading, index, DR_PHRASE_GROUP_LEADERSHIP));
}

static inline gboolean
dr_body_phrase_match (const DrReading *reading,
                      guint            index,
                      DrBodyPhrase    *phrase)
{
  return dr_body_phrase_may_begin (reading, index) && dr_body_phrase_read (reading, index, phrase);
}

G_END_DECLS
