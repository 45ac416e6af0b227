/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names of bodies in headings and sentences, and the units they stand for. */

#pragma once

#include "reading/language/dr-reading-private.h"

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
gboolean dr_body_phrase_match   (const DrReading    *reading,
                                 guint               index,
                                 DrBodyPhrase       *phrase);
/* Whether the body named is one of the issuer's own level: one that can be a unit of this report, not an assessor. */
gboolean dr_body_phrase_is_own  (const DrReading    *reading,
                                 const DrBodyPhrase *phrase);
/*
 * Whether a report of this issuer has figures of the body named: that of an association tells its own, and what another
 * body of its level has to do with them («NHCSXH: dư nợ 214 tỷ đồng» through the association's groups).
 */
gboolean dr_body_phrase_may_report (DrReading          *reading,
                                    const DrBodyPhrase *phrase);
/* «Trạm Y tế: 14/14 trạm đạt chuẩn»: the words from @index to @end name what is counted behind the colon, and no body. */
gboolean dr_body_phrase_is_counted   (const DrReading    *reading,
                                      guint               index,
                                      guint               end);
/* The unit for it, made where the report does not have it yet, with the words as written as an alias. */
guint32  dr_body_phrase_to_unit (DrReading          *reading,
                                 const DrBodyPhrase *phrase,
                                 guint               index);
/* A place with its name at token @index: «xã Tân Bình»; gives its tokens, 0 for none. */
guint    dr_body_phrase_match_area   (const DrReading    *reading,
                                      guint               index,
                                      DrUnitLevel        *level);
/* Whether a place may be named at token @index, as its word tells. */
gboolean dr_body_phrase_begins_area  (const DrReading    *reading,
                                      guint               index);
/* The unit for the place that @n_tokens at @index name. */
guint32  dr_body_phrase_area_to_unit (DrReading          *reading,
                                      guint               index,
                                      guint               n_tokens,
                                      DrUnitLevel         level);
/* The unit for whatever body the @n_tokens at @index name, where its place says that they name one: a row of a table. */
guint32  dr_body_phrase_name_to_unit (DrReading          *reading,
                                      guint               index,
                                      guint               n_tokens);
/*
 * One of those below the issuer, by its name: «xã Tân Bình», or a body of it, «UBND xã Tân Bình»; for a place
 * @phrase has no body.
 */
gboolean dr_body_phrase_match_below   (DrReading          *reading,
                                       guint               index,
                                       DrBodyPhrase       *phrase);
guint32  dr_body_phrase_below_to_unit (DrReading          *reading,
                                       const DrBodyPhrase *phrase,
                                       guint               index);
/* Whether what is told in the section of @unit may be of those below the issuer: that of an association stays its own. */
gboolean dr_body_phrase_allows_below  (const DrReading    *reading,
                                       guint32             unit);
/* Whether what follows a name that ends before token @end says what it did or has, and not where or with whom. */
gboolean dr_body_phrase_acts          (const DrReading    *reading,
                                       guint               end,
                                       guint               last);
/* The unit that the sentence from token @first up to @last is about, where it names one of its own as its subject; DR_NONE otherwise. */
guint32  dr_body_phrase_find_subject (DrReading     *reading,
                                      guint          first,
                                      guint          last);
/*
 * In a news item: the government whose report the sentence from token @first up to @last quotes («Theo báo cáo của
 * UBND xã, …»); the issuer where a council itself acts; DR_NONE where it says neither.
 */
guint32  dr_body_phrase_find_reporter (DrReading    *reading,
                                       guint         first,
                                       guint         last);
/* The same for a clause behind «;», where what follows the name must tell what it did: a figure may only be its share. */
guint32  dr_body_phrase_find_clause_subject (DrReading *reading,
                                             guint      first,
                                             guint      last);

G_END_DECLS
