/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a page prints around its text: counters, pagers, contacts, page numbers. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/* Whether the block is such a scrap and no part of the text; its numbers are then entered into the ledger. */
gboolean dr_page_scrap_read          (DrReading       *reading);
/*
 * A telephone, an account or a like number behind the word for it at token @index: «ĐT: 0291.3812.345». Gives the
 * tokens, 0 for none, and in @number the first of its digits.
 */
guint    dr_page_scrap_match_contact (const DrReading *reading,
                                      guint            index,
                                      guint           *number);

G_END_DECLS
