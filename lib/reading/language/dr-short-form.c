/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-short-form-private.h"

guint
dr_short_form_match (const DrReading  *reading,
                     guint             index,
                     const char      **full)
{
  const DrLexicon *lexicon = reading->lexicon;
  DrLexiconMatch match;

  if (!dr_lexicon_walk (lexicon, reading->tokens, reading->n_tokens, index, 1 << DR_LEXICON_SHORT_FORM, 0, &match))
    return 0;
  /* The last to say it: an office's own word counts. */
  for (guint i = 0; i < match.n_entries; i++)
    if (match.entries[i].entry_class == DR_LEXICON_SHORT_FORM)
      *full = dr_lexicon_get_short_form (lexicon, match.entries[i].value);

  return match.n_tokens;
}
