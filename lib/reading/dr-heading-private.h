/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbering at the beginning of lines, headings, and the sections and units they open. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/* What stands at the beginning of a line. */
typedef struct
{
  guint    n_tokens;      /* numbering: «II.», «1.1-», «a)», «*», «-»; 0: none */
  guint    depth;         /* 1 part, 2 roman, 3 «1.», 4 «1.1», 5 «a)», 6 «*», 7 «-», 8 «+»; 0: no numbering */
  gboolean is_heading;    /* the line, up to text_token, is a title, not a sentence */
  guint    text_token;    /* where the text behind a heading on the same line begins («1. Mặt trận: vận động …»); n_tokens of the block: none */
} DrHeading;

/*
 * Reads the beginning of the block: enters numbering into the ledger, and where it is
 * a heading opens the section: its unit, its period, its role. Gives what it found.
 */
void dr_heading_read (DrReading *reading,
                      DrHeading *heading);

/* The first directive of the section at hand: later words of the section may change those from it on. */
guint dr_heading_get_first_directive (const DrReading *reading);

/* State of nested sections, kept by the reading. Called once before the first and once after the last block. */
void dr_heading_begin (DrReading *reading);
void dr_heading_end   (DrReading *reading,
                       gsize      end);

G_END_DECLS
