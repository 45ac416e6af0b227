/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cuts a stretch of a text into tokens. */

#pragma once

#include "reading/dr-lexicon-private.h"
#include "reading/dr-token-private.h"

G_BEGIN_DECLS

/* Appends the tokens of @text from @start to @end to @tokens (element-type DrToken). @lexicon may be NULL: all words are 0. */
void dr_scanner_scan (const DrLexicon *lexicon,
                      const char      *text,
                      gsize            start,
                      gsize            end,
                      GArray          *tokens);

G_END_DECLS
