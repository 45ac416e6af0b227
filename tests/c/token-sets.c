/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "reading-fixture.h"

#include "reading/language/dr-token-sets-private.h"

/* Tokens of every kind at every place: as many as end within a row, at its end and behind it. */
static char *
new_text (guint n_pieces)
{
  static const char * const pieces[] = { "Hội Nông dân", "kết nạp", "45", "hội viên", ";", "ngày", "28/9", "xếp hạng", "Nhì", "\n", "hai", "vượt", "(" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_pieces; i++)
    {
      g_string_append (text, pieces[i * 7 % G_N_ELEMENTS (pieces)]);
      g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

static guint
find (const DrToken *tokens,
      guint          first,
      guint          end,
      DrTokenSet     set)
{
  while (first < end && !dr_token_set_has (&tokens[first], set))
    first++;

  return MIN (first, end);
}

static void
test_bits_are_the_tokens (void)
{
  DrTokenSets sets = { NULL, };
  gsize n_found[DR_N_TOKEN_SETS] = { 0, };

  for (guint n_pieces = 0; n_pieces < 150; n_pieces++)
    {
      g_autofree char *text = new_text (n_pieces);
      g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, NULL);
      const DrToken *tokens = fixture->reading.tokens;
      guint n = fixture->reading.n_tokens;

      dr_token_sets_take (&sets, tokens, n);
      g_assert_true (sets.tokens == tokens);
      for (DrTokenSet set = 0; set < DR_N_TOKEN_SETS; set++)
        for (guint first = 0; first <= n; first++)
          {
            guint end = first + (n - first) * (first % 4) / 3 % (n + 1 - first);

            g_assert_cmpuint (dr_token_sets_find (&sets, first, n, set), ==, find (tokens, first, n, set));
            g_assert_cmpuint (dr_token_sets_find (&sets, first, end, set), ==, find (tokens, first, end, set));
            n_found[set] += dr_token_sets_find (&sets, first, n, set) < n;
            if (first < n)
              {
                guint64 next = dr_token_sets_get_next (&sets, first, n, set) >> first % 64 & 1;

                g_assert_cmpuint (next, ==, first + 1 < n && dr_token_set_has (&tokens[first + 1], set));
              }
          }
    }
  for (DrTokenSet set = 0; set < DR_N_TOKEN_SETS; set++)
    g_assert_cmpuint (n_found[set], >, 0);
  dr_token_sets_clear (&sets);
}

static void
test_a_token_is_taken_away (void)
{
  g_autofree char *text = new_text (100);
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, NULL);
  DrTokenSets sets = { NULL, };
  guint n = fixture->reading.n_tokens;

  dr_token_sets_take (&sets, fixture->reading.tokens, n);
  for (guint i = 0; i < n; i++)
    dr_token_sets_remove (&sets, i, DR_TOKEN_SET_NUMBERS);
  g_assert_cmpuint (dr_token_sets_find (&sets, 0, n, DR_TOKEN_SET_NUMBERS), ==, n);
  g_assert_cmpuint (dr_token_sets_find (&sets, 0, n, DR_TOKEN_SET_SIGNS), <, n);
  dr_token_sets_clear (&sets);
}

/* A reading asks the sets of its own tokens, and the tokens where they are others. */
static void
test_other_tokens_are_asked_themselves (void)
{
  g_autofree char *text = new_text (20);
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, NULL);
  g_autoptr (ReadingFixture) other = reading_fixture_new ("không có số nào", NULL);
  DrReading *reading = &fixture->reading;
  DrTokenSets sets = { NULL, };
  guint number = find (reading->tokens, 0, reading->n_tokens, DR_TOKEN_SET_NUMBERS);

  g_assert_cmpuint (number, <, reading->n_tokens);
  g_assert_cmpuint (dr_reading_find (reading, 0, reading->n_tokens, DR_TOKEN_SET_NUMBERS), ==, number);
  dr_token_sets_take (&sets, other->reading.tokens, other->reading.n_tokens);
  reading->token_sets = &sets;
  g_assert_cmpuint (dr_reading_find (reading, 0, reading->n_tokens, DR_TOKEN_SET_NUMBERS), ==, number);
  dr_token_sets_take (&sets, reading->tokens, reading->n_tokens);
  g_assert_cmpuint (dr_reading_find (reading, 0, reading->n_tokens, DR_TOKEN_SET_NUMBERS), ==, number);
  g_assert_true (dr_reading_has (reading, number, number + 1, DR_TOKEN_SET_NUMBERS));
  g_assert_false (dr_reading_has (reading, 0, number, DR_TOKEN_SET_NUMBERS));
  dr_token_sets_clear (&sets);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-sets/bits-are-the-tokens", test_bits_are_the_tokens);
  g_test_add_func ("/token-sets/a-token-is-taken-away", test_a_token_is_taken_away);
  g_test_add_func ("/token-sets/other-tokens-are-asked-themselves", test_other_tokens_are_asked_themselves);

  return g_test_run ();
}
