/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-spellings-private.h"

#include "base/dr-fold-private.h"
#include "figures/dr-number-words-private.h"
#include "model/dr-catalogue-memory-private.h"
#include "reading/language/dr-keyword-private.h"
#include "reading/language/dr-phrases-private.h"
#include "reading/language/dr-rank-words-private.h"

DrSpellings *
dr_spellings_new (const DrLexicon *lexicon)
{
  /* Not from an aligned allocation, which would touch pages where no word comes to stand. */
  const gsize alignment = DR_SPELLINGS_PLACES * sizeof (DrSpelling);
  gpointer room = g_malloc0 (sizeof (DrSpellings) + alignment - 1);
  DrSpellings *self = (DrSpellings *) ((GPOINTER_TO_SIZE (room) + alignment - 1) & ~(alignment - 1));

  self->room = room;
  self->lexicon = lexicon;
  for (guint sign = 0; sign < G_N_ELEMENTS (self->signs); sign++)
    self->signs[sign] = dr_lexicon_get_sign_traits (lexicon, sign);

  return self;
}

void
dr_spellings_free (DrSpellings *self)
{
  g_free (self->labels);
  g_free (self->room);
}

DrCatalogueMemory *
dr_spellings_get_labels (DrSpellings *self)
{
  if (self->labels == NULL)
    self->labels = g_new0 (DrCatalogueMemory, 1);

  return self->labels;
}

static gboolean
is_upper (gunichar character)
{
  return character < 0x80 ? g_ascii_isupper (character) : g_unichar_isupper (character);
}

static gboolean
is_lower (gunichar character)
{
  return character < 0x80 ? g_ascii_islower (character) : g_unichar_islower (character);
}

/* Whether the letters, digits aside, stand with a capital first, and whether they are capitals throughout. */
static DrTokenFlags
case_of_word (const char *start,
              const char *end)
{
  gboolean is_capital = is_upper (g_utf8_get_char (start));
  gboolean lower_seen = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    lower_seen |= is_lower (g_utf8_get_char (p));

  return is_capital ? DR_TOKEN_CAPITAL | (lower_seen ? 0 : DR_TOKEN_ALL_CAPITALS) : 0;
}

/* «trđ», «tỷđồng», and what a soft hyphen parts: a piece of the word may be one of the grammar of numbers. */
static gboolean
may_hide_number_word (const char *start,
                      const char *end)
{
  for (const char *p = g_utf8_next_char (start); p < end; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter == 0x111 || letter == 0x110 || letter == 0xf0 || letter == 0xd0 || letter == 0xad)
        return TRUE;
    }

  return FALSE;
}

/* What the grammar of numbers says of the word. */
static DrTokenTraits
get_number_traits (const char *start,
                   const char *end)
{
  const DrNumberWord *word = dr_number_word_find (start, end - start);
  guint kinds = dr_number_word_get_kinds (start, end - start);
  DrTokenTraits traits = 0;

  if (word != NULL || kinds != 0)
    traits |= DR_TRAIT_NUMBER_WORD;
  if (word != NULL && (word->senses & DR_WORD_ORDINAL) != 0)
    traits |= DR_TRAIT_ORDINAL;
  if (word != NULL && (word->role == DR_WORD_MAGNITUDE || word->role == DR_WORD_HUNDRED || word->role == DR_WORD_DOZEN))
    traits |= DR_TRAIT_MULTIPLIER;
  if (may_hide_number_word (start, end))
    traits |= DR_TRAIT_NUMBER_WORD | DR_TRAIT_ORDINAL | DR_TRAIT_MULTIPLIER;
  /* A word, or a letter that recognition takes for a digit («l.236»). */
  if ((end - start == 1 && strchr ("lIO", *start) != NULL)
      || (word != NULL
          && (word->role == DR_WORD_DIGIT || word->role == DR_WORD_TEN || word->role == DR_WORD_HALF)))
    traits |= DR_TRAIT_BEGINS_NUMBER;
  if (kinds & (1u << DR_PHRASE_HEDGE | 1u << DR_PHRASE_SUFFIX))
    traits |= DR_TRAIT_BEGINS_HEDGE;

  return traits;
}

void
dr_spelling_read (const DrLexicon *lexicon,
                  const char      *start,
                  const char      *end,
                  DrSpelling      *spelling)
{
  char key[DR_FOLD_BUFFER];

  spelling->flags = case_of_word (start, end);
  spelling->word = 0;
  spelling->traits = 0;
  spelling->alone = 0;
  spelling->steps = 0;
  if (lexicon == NULL)
    return;

  gsize length = dr_fold_word (start, end - start, key, sizeof key);
  if (length > 0)
    spelling->word = dr_lexicon_find_word (lexicon, key, length);
  if (spelling->word != 0 && spelling->word < dr_phrases_n_words)
    spelling->flags |= DR_TOKEN_GRAMMAR;
  spelling->traits = dr_keyword_get_traits (spelling->word)
                     | dr_lexicon_get_traits (lexicon, spelling->word)
                     | dr_rank_words_get_traits (lexicon, spelling->word)
                     | get_number_traits (start, end);

  DrLexiconWay way = dr_lexicon_index_get_way (lexicon->content.index, spelling->word);
  spelling->steps = way.steps;
  spelling->alone = way.classes | (spelling->traits & DR_TRAIT_MULTIPLIER);
  if ((spelling->traits & DR_TRAIT_MARK_WORD) || (way.signals & DR_RANK_SIGNALS))
    spelling->alone |= DR_TRAIT_BEGINS_MARK;
}
