/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-private.h"
#include "reading-fixture.h"

static DrSentence *
make_sentence (ReadingFixture *fixture)
{
  DrSentence *sentence = dr_sentence_new (&fixture->reading);

  dr_sentence_begin_block (sentence);
  dr_sentence_note_words (sentence, 0, fixture->reading.n_tokens);

  return sentence;
}

/* The first token with the signal; -1: none. */
static int
find_signal (const char *text,
             DrSignal    signal)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, NULL);
  DrSentence *sentence = make_sentence (fixture);
  guint n_tokens = fixture->reading.n_tokens;
  guint found = dr_sentence_find_first (sentence, 0, n_tokens, DR_SIGNAL_BIT (signal));
  gboolean has = dr_sentence_has (sentence, 0, n_tokens, DR_SIGNAL_BIT (signal));

  g_assert_cmpint (has, ==, found < n_tokens);
  dr_sentence_free (sentence);

  return has ? (int) found : -1;
}

static void
test_signals (void)
{
  static const struct { const char *text; DrSignal signal; int token; } cases[] = {
    { "tăng 7 hộ so với cùng kỳ", DR_SIGNAL_UP, 0 },
    { "tăng 7 hộ so với cùng kỳ", DR_SIGNAL_COMPARE, 3 },
    { "tăng 7 hộ so với cùng kỳ", DR_SIGNAL_DOWN, -1 },
    { "44 vụ, +6 vụ", DR_SIGNAL_UP, 3 },
    { "44 vụ (-6 vụ)", DR_SIGNAL_DOWN, 3 },
    { "44 vụ - 6 vụ", DR_SIGNAL_DOWN, -1 },
    { "thuế giá trị gia tăng 560 tỷ", DR_SIGNAL_UP, -1 },
    { "12 vụ, ít đi 9 vụ", DR_SIGNAL_DOWN, 3 },
    { "“tăng” 7 hộ", DR_SIGNAL_UP, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (find_signal (cases[i].text, cases[i].signal), ==, cases[i].token);
}

/* The words of a phrase have no signals of their own, and end where it does. */
static void
test_longest_phrase (void)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("đạt trong tổng số 7 hộ", NULL);
  DrSentence *sentence = make_sentence (fixture);

  g_assert_true (dr_sentence_has (sentence, 1, 2, DR_SIGNAL_BIT (DR_SIGNAL_WHOLE)));
  g_assert_false (dr_sentence_has (sentence, 2, 4, DR_SIGNAL_BIT (DR_SIGNAL_WHOLE)));
  for (guint i = 1; i < 4; i++)
    g_assert_cmpuint (g_array_index (sentence->signal_ends, guint32, i), ==, 4);
  g_assert_cmpuint (g_array_index (sentence->signal_ends, guint32, 4), ==, 5);
  dr_sentence_free (sentence);
}

static void
test_after_sign (void)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("có 16,5 ha, (nay) còn; 7 ha", NULL);
  DrSentence *sentence = make_sentence (fixture);
  guint n_tokens = fixture->reading.n_tokens;

  /* The comma of a number parts nothing. */
  g_assert_cmpuint (dr_sentence_after_sign (sentence, 0, 5, ","), ==, 0);
  g_assert_cmpuint (dr_sentence_after_sign (sentence, 0, n_tokens, ","), ==, 6);
  g_assert_cmpuint (dr_sentence_after_sign (sentence, 0, n_tokens, ",;"), ==, 11);
  g_assert_cmpuint (dr_sentence_after_sign (sentence, 0, 7, "("), ==, 7);
  g_assert_cmpuint (dr_sentence_after_sign (sentence, 7, 9, "("), ==, 7);
  g_assert_cmpuint (dr_sentence_after_sign (sentence, 11, n_tokens, ",;"), ==, 11);
  g_assert_cmpuint (dr_sentence_after_sign (sentence, 3, 3, ","), ==, 3);
  dr_sentence_free (sentence);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentence-words/signals-are-noted", test_signals);
  g_test_add_func ("/sentence-words/the-longest-phrase-counts", test_longest_phrase);
  g_test_add_func ("/sentence-words/a-sign-parts-words", test_after_sign);

  return g_test_run ();
}
