/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rankings and grades. */

#pragma once

#include "reading/dr-reading-private.h"

G_BEGIN_DECLS

/*
 * Reads all rankings and grades of the sentence from token @first up to @last, about
 * @unit, appends them and enters their numbers into the ledger. Marks in @taken
 * (one byte a token of the block) the tokens that belong to them, so that the reader
 * of figures passes over them.
 */
void dr_assessment_read (DrReading *reading,
                         guint      first,
                         guint      last,
                         guint32    unit,
                         guint8    *taken);

/* The signals that a mark begins with, or what is to be passed over where marks are looked for. */
#define DR_ASSESSMENT_SIGNALS (DR_SIGNAL_BIT (DR_SIGNAL_NO_RANK) | DR_SIGNAL_BIT (DR_SIGNAL_HONOUR) \
                               | DR_SIGNAL_BIT (DR_SIGNAL_UNRANKED) | DR_SIGNAL_BIT (DR_SIGNAL_GRADE_LEAD) \
                               | DR_SIGNAL_BIT (DR_SIGNAL_GRADE) | DR_SIGNAL_BIT (DR_SIGNAL_RANK_FIRST) \
                               | DR_SIGNAL_BIT (DR_SIGNAL_RANK))

/* The traits that a word has by its place in verdicts. */
DrTokenTraits dr_assessment_get_traits (const DrLexicon *lexicon,
                                        guint32          word);

G_END_DECLS
