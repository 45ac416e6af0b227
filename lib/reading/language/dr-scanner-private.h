/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cuts a stretch of a text into tokens. */

#pragma once

#include "reading/language/dr-spellings-private.h"
#include "reading/language/dr-token-private.h"

G_BEGIN_DECLS

/* Appends the tokens of @text from @start to @end to @tokens (element-type DrToken). @lexicon may be NULL: no word is its. */
void dr_scanner_scan      (const DrLexicon *lexicon,
                           const char      *text,
                           gsize            start,
                           gsize            end,
                           GArray          *tokens);
/* The same for a long text, which may be looked at up to @limit: words that come again are not folded again. */
void dr_scanner_scan_text (DrSpellings     *spellings,
                           const char      *text,
                           gsize            start,
                           gsize            end,
                           gsize            limit,
                           GArray          *tokens);

G_END_DECLS
