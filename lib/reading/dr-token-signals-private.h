/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What phrases of the lexicon begin at the tokens of a block: found once, and asked for by every reader of phrases. */

#pragma once

#include "reading/dr-lexicon-private.h"

G_BEGIN_DECLS

/*
 * Takes from the traits of @tokens (element-type DrToken) whatever does not begin there after all, and notes the signals
 * that do in @signals (element-type DrLexiconSurvey): those of tokens without DR_TRAIT_SIGNAL are undefined.
 */
void dr_token_signals_find (const DrLexicon *lexicon,
                            GArray          *tokens,
                            GArray          *signals);

G_END_DECLS
