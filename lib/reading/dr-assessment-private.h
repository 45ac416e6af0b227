/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rankings and grades. */

#pragma once

#include "reading/language/dr-reading-private.h"

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

G_END_DECLS
