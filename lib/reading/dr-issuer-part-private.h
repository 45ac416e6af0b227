/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of the reader of issuers: the parts that names are cut into, and the words they consist of. */

#pragma once

#include "reading/dr-issuer-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char  *word;
  const char  *plain;         /* in headings without marks */
  const char  *name;          /* as names of bodies have it */
  const char  *committee;
  const char  *youth;
  DrUnitLevel  level;
} DrIssuerArea;

/* What places are called before their names. */
extern const DrIssuerArea dr_issuer_areas[];

typedef struct
{
  guint    first;
  guint    end;
  guint32  body;              /* in the lexicon; DR_NONE: none */
  int      area;              /* -1: not named */
  char    *place;             /* (owned) (nullable) */
  char    *own;               /* (owned) (nullable) what the line has between the body and its area: «Cửa Lạch», «các cơ quan» */
  char    *raw;               /* (owned) (nullable) name of a body that the lexicon has not */
  gboolean is_committee;
  gboolean is_weak;           /* an ordinary word too */
  gboolean is_regional;       /* «khu vực Bàu Sen - Đồng Mây»: of an area of its own, over several */
  gboolean is_plain;
} DrIssuerPart;

/* What the part @part says, with the area and place of @where. */
void dr_issuer_fill (const DrReading    *reading,
                     const DrIssuerPart *part,
                     const DrIssuerPart *where,
                     DrIssuer           *issuer);

/* The name at @index of a body that the lexicon need not have, up to its area and place; gives the token behind it, 0 for none. */
guint dr_issuer_read_organisation (const DrReading *reading,
                                   guint            index,
                                   DrIssuerPart    *part);

/* The rest of the line at @index, up to a date, as the name of a body that the lexicon has not; gives the token behind it. */
guint dr_issuer_read_raw_line (const DrReading *reading,
                               guint            index,
                               DrIssuerPart    *part);

/* The parts of what stands in @place, in their order. */
GArray * dr_issuer_read_parts (const DrReading *reading,
                               DrIssuerPlace    place);

/* Whether the name of a body begins with the word at token @index; gives its tokens. */
guint dr_issuer_match_organisation (const DrReading *reading,
                                    guint            index);
/* «BÀU SEN» as offices write it in a sentence; what is not all in capitals stays. */
void  dr_issuer_append_word        (GString         *name,
                                    const char      *bytes,
                                    const DrToken   *token);
/*
 * One word of a body's name in capitals at token @index, as offices write it: @n_small more words, which it keeps, are
 * small, and @n_nouns counts the nouns so far.
 */
void  dr_issuer_append_body_word   (GString         *name,
                                    const DrReading *reading,
                                    guint            index,
                                    guint           *n_small,
                                    guint           *n_nouns);

G_END_DECLS
