/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The numbers, letters and signs that headings and items begin with. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/* From the outermost to the innermost that offices mostly make of them. */
typedef enum
{
  DR_SCHEME_END,            /* recipients and signatures */
  DR_SCHEME_CAPITALS,       /* an unnumbered line in capitals */
  DR_SCHEME_PART,           /* Phần thứ nhất, MỤC MỘT */
  DR_SCHEME_CAPITAL_LETTER, /* A. */
  DR_SCHEME_ROMAN,          /* I- */
  DR_SCHEME_NUMBER,         /* 1. */
  DR_SCHEME_NUMBER_2,       /* 1.1 */
  DR_SCHEME_NUMBER_3,       /* 1.1.1 and longer */
  DR_SCHEME_LETTER,         /* a), (1) */
  DR_SCHEME_STAR,
  DR_SCHEME_PLAIN,          /* an unnumbered line */
  DR_SCHEME_DASH,
  DR_SCHEME_PLUS
} DrScheme;

/* Numbering as it was found. */
typedef struct
{
  DrScheme scheme;
  guint    n_tokens;
  guint    value;        /* 3 of «3.» and «1.3»; 0: none */
} DrNumbering;

/* Reads the numbering that begins at token @index. */
gboolean dr_numbering_match     (const DrReading *reading,
                                 guint            index,
                                 DrNumbering     *numbering);
/* How deep it stands, from 1 to 8, as in DrHeading; 0 for a line without. */
guint    dr_numbering_get_depth (DrScheme         scheme);

G_END_DECLS
