/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-rank-words-private.h"

/* Words that lead a rank as well as anything else. */
DR_DEFINE_PHRASES (bare_leads, "xếp", "đứng", "hạng", "về");
DR_DEFINE_PHRASES (ordinal_leads, "thứ");
DR_DEFINE_PHRASES (last_places, "đứng cuối", "xếp cuối", "đứng cuối cùng", "xếp cuối cùng");
/* What is only said of ranks, by whatever verb. */
DR_DEFINE_PHRASES (rank_nouns,
  "ngôi thứ", "ngôi vị thứ", "vị thứ", "bậc thứ", "thứ bậc", "vị trí số", "vị trí thứ", "xếp vị thứ", "ở vị trí thứ",
  "ở ngôi thứ", "ở bậc thứ", "xếp ở bậc thứ", "xếp ở ngôi thứ", "về đích ở vị trí thứ", "về đích thứ", "về thứ", "đứng ở ngôi thứ",
  "giữ ngôi thứ", "chiếm vị trí thứ", "giành vị trí thứ", "đạt vị trí thứ", "đạt thứ hạng", "đứng vị thứ", "cho đứng thứ",
  "đạt thứ");
DR_DEFINE_PHRASES (first_nouns,
  "ngôi đầu", "chiếm ngôi đầu", "giữ ngôi đầu", "đứng ngôi đầu", "ngôi nhất", "vị trí quán quân", "vị trí đầu bảng", "đầu bảng",
  "đứng đầu bảng", "xếp đầu bảng", "vị trí số một", "ngôi đầu bảng", "vị trí đầu tiên");
DR_DEFINE_PHRASES (negations, "không", "chưa", "không được", "chưa được");
DR_DEFINE_PHRASES (movement_verbs, "tăng", "giảm", "tụt", "lên", "xuống", "cải thiện", "vượt", "thăng");

const DrPhrases * const dr_rank_words[DR_N_RANK_WORDS] = {
  [DR_RANK_WORDS_BARE_LEADS] = &bare_leads_set,
  [DR_RANK_WORDS_ORDINAL_LEADS] = &ordinal_leads_set,
  [DR_RANK_WORDS_LAST_PLACES] = &last_places_set,
  [DR_RANK_WORDS_RANK_NOUNS] = &rank_nouns_set,
  [DR_RANK_WORDS_FIRST_NOUNS] = &first_nouns_set,
  [DR_RANK_WORDS_NEGATIONS] = &negations_set,
  [DR_RANK_WORDS_MOVEMENT_VERBS] = &movement_verbs_set,
};

DrTokenTraits
dr_rank_words_get_traits (const DrLexicon *lexicon,
                          guint32          word)
{
  for (guint i = 0; i < DR_N_RANK_WORDS; i++)
    if (dr_phrases_has_word (dr_rank_words[i], dr_rank_words[i]->begins, word))
      return DR_TRAIT_BEGINS_MARK | DR_TRAIT_MARK_WORD;

  return lexicon->word_signals[word] & DR_RANK_SIGNALS ? DR_TRAIT_BEGINS_MARK : 0;
}

/* Adds how the phrases of a set go on behind their first words; @alone where there is but one. */
static void
add_steps (guint64         *steps,
           const DrPhrases *phrases,
           guint64          alone)
{
  for (guint i = 0; i < phrases->n_phrases; i++)
    {
      const DrPhrase *phrase = &phrases->phrases[i];

      steps[phrase->first] |= phrase->n_words > 1 ? DR_LEXICON_STEP_BIT (phrases->words[phrase->words + 1]) : alone;
    }
}

guint64 *
dr_rank_words_dup_steps (const DrLexiconIndex *index)
{
  guint32 n_words = dr_lexicon_index_get_n_words (index);
  guint64 *steps = g_new0 (guint64, n_words + 1);

  for (guint32 word = 1; word <= n_words; word++)
    steps[word] = dr_lexicon_index_get_signal_steps (index, word, DR_RANK_SIGNALS);
  /* A verb of movement wants digits, which are no part of a phrase. */
  for (guint i = 0; i < DR_N_RANK_WORDS; i++)
    add_steps (steps, dr_rank_words[i], i == DR_RANK_WORDS_MOVEMENT_VERBS ? 0 : ~(guint64) 0);

  return steps;
}
