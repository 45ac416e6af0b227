/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/language/dr-lexicon-index-private.h"
#include "reading/language/dr-phrases-private.h"

#define MEASURES (1 << DR_LEXICON_MEASURE)
#define SIGNALS (1 << DR_LEXICON_SIGNAL)

static guint32
number_of (const DrLexiconIndex *index,
           const char           *word)
{
  char key[DR_FOLD_BUFFER];

  return dr_lexicon_index_find_word (index, key, dr_fold_word (word, strlen (word), key, sizeof key));
}

/* The words of a text as tokens; «\n» is a line break. */
static guint
tokenize (const DrLexiconIndex *index,
          const char           *text,
          DrToken               tokens[8])
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = 0;

  for (; words[n] != NULL; n++)
    tokens[n] = (DrToken) { .kind = *words[n] == '\n' ? DR_TOKEN_NEWLINE : DR_TOKEN_WORD,
                            .word = number_of (index, words[n]) };

  return n;
}

static guint
match (const DrLexiconIndex *index,
       const char           *text,
       guint                 classes,
       DrSignals             signals)
{
  DrToken tokens[8];
  DrLexiconMatch found;
  guint n = tokenize (index, text, tokens);

  return dr_lexicon_index_match (index, tokens, n, 0, classes, signals, &found) ? found.n_tokens : 0;
}

static DrLexiconIndex *
make_index (void)
{
  DrLexiconIndex *index = dr_lexicon_index_new ();

  dr_lexicon_index_add (index, "hũ gạo", DR_LEXICON_MEASURE, 3);
  dr_lexicon_index_add (index, "hũ gạo tình thương", DR_LEXICON_MEASURE, 4);
  dr_lexicon_index_add (index, "hũ", DR_LEXICON_SIGNAL, 5);
  dr_lexicon_index_add (index, "hũ gạo tình", DR_LEXICON_SIGNAL, 6);
  dr_lexicon_index_add (index, "hũ gạo tình", DR_LEXICON_SIGNAL, 7);
  dr_lexicon_index_settle (index);

  return index;
}

static void
test_only_what_is_wanted_is_found (void)
{
  g_autoptr (DrLexiconIndex) index = make_index ();

  g_assert_cmpuint (match (index, "hũ gạo tình", MEASURES, 0), ==, 2);
  g_assert_cmpuint (match (index, "hũ gạo tình thương", MEASURES, 0), ==, 4);
  g_assert_cmpuint (match (index, "hũ gạo tình", SIGNALS, 0), ==, 3);
  g_assert_cmpuint (match (index, "hũ gạo tình", SIGNALS, DR_SIGNAL_BIT (5)), ==, 1);
  g_assert_cmpuint (match (index, "hũ gạo tình", MEASURES | SIGNALS, 0), ==, 3);
  g_assert_cmpuint (match (index, "hũ gạo tình", SIGNALS, DR_SIGNAL_BIT (8)), ==, 0);
  g_assert_cmpuint (match (index, "gạo tình thương", MEASURES | SIGNALS, 0), ==, 0);
}

static void
test_signals_of_one_phrase_come_together (void)
{
  g_autoptr (DrLexiconIndex) index = make_index ();
  DrToken tokens[8];
  DrLexiconMatch found;
  guint n = tokenize (index, "hũ gạo tình", tokens);

  g_assert_true (dr_lexicon_index_match (index, tokens, n, 0, SIGNALS, 0, &found));
  g_assert_cmpuint (found.signals, ==, DR_SIGNAL_BIT (6) | DR_SIGNAL_BIT (7));
  g_assert_cmpuint (found.n_entries, ==, 2);
}

static void
test_a_line_may_break_within_a_phrase (void)
{
  g_autoptr (DrLexiconIndex) index = make_index ();

  g_assert_cmpuint (match (index, "hũ \n gạo", MEASURES, 0), ==, 3);
  g_assert_cmpuint (match (index, "\n hũ gạo", MEASURES, 0), ==, 0);
}

static void
test_words_of_the_grammar_keep_their_numbers (void)
{
  g_autoptr (DrLexiconIndex) index = make_index ();
  const DrPhrases *phrases = DR_PHRASES ("vại");
  guint32 word = number_of (index, "vại");

  g_assert_cmpuint (word, ==, phrases->phrases[0].first);
  g_assert_cmpuint (dr_lexicon_index_get_traits (index, word), ==, 0);
  g_assert_cmpuint (dr_lexicon_index_get_traits (index, number_of (index, "gạo")), ==, DR_TRAIT_KNOWN);
  g_assert_cmpuint (dr_lexicon_index_get_traits (index, number_of (index, "hũ")), ==,
                    DR_TRAIT_KNOWN | DR_TRAIT_MEASURE | DR_TRAIT_SIGNAL);
  g_assert_cmpuint (number_of (index, "xyz"), ==, 0);
}

static void
test_a_node_with_many_children_finds_each (void)
{
  g_autoptr (DrLexiconIndex) index = dr_lexicon_index_new ();

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *phrase = g_strdup_printf ("hũ w%c%c", 'a' + i / 26, 'a' + i % 26);

      dr_lexicon_index_add (index, phrase, DR_LEXICON_MEASURE, i);
    }
  dr_lexicon_index_add (index, "% hũ", DR_LEXICON_MEASURE, 0);
  dr_lexicon_index_settle (index);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *phrase = g_strdup_printf ("hũ w%c%c", 'a' + i / 26, 'a' + i % 26);

      g_assert_cmpuint (match (index, phrase, MEASURES, 0), ==, 2);
    }
  g_assert_cmpuint (match (index, "hũ hũ", MEASURES, 0), ==, 0);
  g_assert_cmpuint (dr_lexicon_index_get_sign_traits (index, '%'), ==, DR_TRAIT_MEASURE);
  g_assert_cmpuint (dr_lexicon_index_get_sign_traits (index, '+'), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lexicon-index/only-what-is-wanted-is-found", test_only_what_is_wanted_is_found);
  g_test_add_func ("/lexicon-index/signals-of-one-phrase-come-together", test_signals_of_one_phrase_come_together);
  g_test_add_func ("/lexicon-index/a-line-may-break-within-a-phrase", test_a_line_may_break_within_a_phrase);
  g_test_add_func ("/lexicon-index/words-of-the-grammar-keep-their-numbers", test_words_of_the_grammar_keep_their_numbers);
  g_test_add_func ("/lexicon-index/a-node-with-many-children-finds-each", test_a_node_with_many_children_finds_each);

  return g_test_run ();
}
