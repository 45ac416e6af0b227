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

  DrTokenSignals *found = (DrTokenSignals *) (gpointer) signals->data;
  for (guint i = 0; i < tokens->len; i++)
    {
      DrLexiconSurvey survey;

      if (!(token[i].traits & CLASSES))
        continue;

      if (!dr_lexicon_survey (lexicon, token, tokens->len, i, &survey))
        survey = (DrLexiconSurvey) { 0, };
      token[i].traits = (token[i].traits & ~CLASSES) | survey.classes;
      if (!(token[i].traits & DR_TRAIT_MARK_WORD) && !(survey.signals & DR_ASSESSMENT_SIGNALS))
        token[i].traits &= ~DR_TRAIT_BEGINS_MARK;
      if (survey.classes & DR_TRAIT_SIGNAL)
        found[i] = (DrTokenSignals) { survey.signals, survey.longest, survey.n_tokens };
    }
}
