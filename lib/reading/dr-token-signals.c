/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-token-signals-private.h"

#include "reading/dr-assessment-private.h"

/*
 * A word has the traits of all phrases that begin with it, and half of the words of a
 * text begin some phrase or other. One walk through the lexicon for each such word
 * tells what really stands there, so that most questions end at the trait.
 */

#define CLASSES (DR_LEXICON_TRAIT (DR_N_LEXICON_CLASSES) - 1)

void
dr_token_signals_find (const DrLexicon *lexicon,
                       GArray          *tokens,
                       GArray          *signals)
{
  DrToken *token = (DrToken *) (gpointer) tokens->data;

  if (signals->len < tokens->len)
    g_array_set_size (signals, tokens->len);

  const DrLexiconSurvey *surveys = (const DrLexiconSurvey *) (gpointer) signals->data;
  dr_lexicon_survey (lexicon, token, tokens->len, (DrLexiconSurvey *) (gpointer) signals->data);
  for (guint i = 0; i < tokens->len; i++)
    {
      if (!(token[i].traits & CLASSES))
        continue;

      token[i].traits = (token[i].traits & ~CLASSES) | surveys[i].classes;
      if (!(token[i].traits & DR_TRAIT_MARK_WORD) && !(surveys[i].signals & DR_ASSESSMENT_SIGNALS))
        token[i].traits &= ~DR_TRAIT_BEGINS_MARK;
    }
}
