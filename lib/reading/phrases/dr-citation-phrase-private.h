/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* References to documents. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/*
 * Reads the citation that begins at token @index: at its kind («Nghị quyết số 18-NQ/TW
 * ngày …») or at a bare number with a symbol («27-CT/TU»). Appends a citation for
 * each number cited, enters its digits into the ledger and gives the tokens taken;
 * 0 if none begins there.
 */
guint dr_citation_phrase_read (DrReading *reading,
                               guint      index);
/* Whether a document's number («12-BC/HU», «118/2021/NĐ-CP») begins at the digits at @index; gives its tokens. */
guint dr_citation_phrase_match_number (const DrReading *reading,
                                       guint            index);

G_END_DECLS
