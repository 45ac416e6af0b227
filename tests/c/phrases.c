/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/language/dr-phrases-private.h"

static const struct { guint8 value; const char *word; } table[] = {
  { 7, "bảy hộ" }, { 8, "tám" },
};
DR_DEFINE_PHRASES (shared, "bảy", "chín bảy");
DR_DEFINE_PHRASES (many, "tám hộ", "bảy", "chín", "tám", "hộ bảy", "tám hộ bảy", "bảy tám", "hộ");
DR_DEFINE_PHRASES_OF (fields, table, word);

static guint32
number_of (const char *word)
{
  char key[DR_FOLD_BUFFER];

  return dr_word_table_find (dr_phrases_get_words (), key, dr_fold_word (word, strlen (word), key, sizeof key));
}

static void
test_one_word_has_one_number_in_all_sets (void)
{
  const DrPhrases *local = DR_PHRASES ("hộ bảy tám");

  g_assert_cmpuint (number_of ("tám"), !=, 0);
  g_assert_cmpuint (number_of ("TÁM"), ==, number_of ("tám"));
  g_assert_cmpuint (local->words[local->phrases[0].words], ==, number_of ("hộ"));
  g_assert_cmpuint (local->words[local->phrases[0].words + 1], ==, number_of ("bảy"));
  g_assert_cmpuint (local->words[local->phrases[0].words + 2], ==, number_of ("tám"));
  g_assert_cmpuint (local->words[local->phrases[0].words + 3], ==, 0);
  g_assert_cmpuint (fields->words[fields->phrases[0].words + 1], ==, number_of ("hộ"));
  g_assert_cmpuint (fields->words[fields->phrases[1].words], ==, number_of ("tám"));
  g_assert_cmpuint (shared->words[shared->phrases[1].words], ==, number_of ("chín"));
}

static void
test_a_set_knows_its_first_and_last_words (void)
{
  g_assert_true (dr_phrases_has_word (shared, shared->begins, number_of ("chín")));
  g_assert_true (dr_phrases_has_word (shared, shared->begins, number_of ("bảy")));
  g_assert_false (dr_phrases_has_word (shared, shared->begins, number_of ("hộ")));
  g_assert_true (dr_phrases_has_word (shared, shared->ends, number_of ("bảy")));
  g_assert_false (dr_phrases_has_word (shared, shared->ends, number_of ("chín")));
  g_assert_false (dr_phrases_has_word (shared, shared->ends, 0));
  g_assert_false (dr_phrases_has_word (shared, shared->ends, G_MAXUINT32));
}

/* Those that begin with one word stand together, in the order in which they were written. */
static void
test_a_set_is_searched_by_first_words (void)
{
  static const struct { const char *word; guint numbers[4]; guint n; } cases[] = {
    { "tám", { 0, 3, 5 }, 3 }, { "bảy", { 1, 6 }, 2 }, { "chín", { 2 }, 1 }, { "hộ", { 4, 7 }, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 word = number_of (cases[i].word);
      const DrPhrase *phrase = dr_phrases_find_first (many, word);
      const DrPhrase *end = many->by_first + many->n_phrases;

      for (guint n = 0; n < cases[i].n; n++, phrase++)
        {
          g_assert_true (phrase < end);
          g_assert_cmpuint (phrase->first, ==, word);
          g_assert_cmpuint (phrase->number, ==, cases[i].numbers[n]);
        }
      g_assert_true (phrase == end || phrase->first != word);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  dr_phrases_get_words ();
  g_test_add_func ("/phrases/one-word-has-one-number-in-all-sets", test_one_word_has_one_number_in_all_sets);
  g_test_add_func ("/phrases/a-set-is-searched-by-first-words", test_a_set_is_searched_by_first_words);
  g_test_add_func ("/phrases/a-set-knows-its-first-and-last-words", test_a_set_knows_its_first_and_last_words);

  return g_test_run ();
}
