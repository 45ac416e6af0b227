/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading/language/dr-word-table-private.h"

static void
test_numbers_count_from_one (void)
{
  g_autoptr (DrWordTable) table = dr_word_table_new ();

  g_assert_cmpuint (dr_word_table_intern (table, "ho", 2), ==, 1);
  g_assert_cmpuint (dr_word_table_intern (table, "xa", 2), ==, 2);
  g_assert_cmpuint (dr_word_table_intern (table, "ho", 2), ==, 1);
  g_assert_cmpuint (dr_word_table_get_n_words (table), ==, 2);
  g_assert_cmpuint (dr_word_table_find (table, "xa", 2), ==, 2);
  g_assert_cmpuint (dr_word_table_find (table, "x", 1), ==, 0);
}

static void
test_every_spelling_is_one_word (void)
{
  g_autoptr (DrWordTable) table = dr_word_table_new ();
  guint32 word = dr_word_table_intern_word (table, "hòa", strlen ("hòa"));

  g_assert_cmpuint (dr_word_table_intern_word (table, "HOÀ", strlen ("HOÀ")), ==, word);
  g_assert_cmpuint (dr_word_table_intern_word (table, "hoa", 3), !=, word);
}

static void
test_a_word_too_long_to_fold_has_no_number (void)
{
  g_autoptr (DrWordTable) table = dr_word_table_new ();
  char word[1000];

  memset (word, 'a', sizeof word);
  g_assert_cmpuint (dr_word_table_intern_word (table, word, sizeof word), ==, 0);
  g_assert_cmpuint (dr_word_table_get_n_words (table), ==, 0);
}

static void
test_a_copy_goes_on_by_itself (void)
{
  g_autoptr (DrWordTable) table = dr_word_table_new ();
  char key[16];

  for (guint i = 1; i <= 3000; i++)
    g_assert_cmpuint (dr_word_table_intern (table, key, g_snprintf (key, sizeof key, "w%u", i)), ==, i);

  g_autoptr (DrWordTable) copy = dr_word_table_copy (table);
  for (guint i = 1; i <= 3000; i++)
    g_assert_cmpuint (dr_word_table_find (copy, key, g_snprintf (key, sizeof key, "w%u", i)), ==, i);
  g_assert_cmpuint (dr_word_table_intern (copy, "x", 1), ==, 3001);
  g_assert_cmpuint (dr_word_table_find (table, "x", 1), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/word-table/numbers-count-from-one", test_numbers_count_from_one);
  g_test_add_func ("/word-table/every-spelling-is-one-word", test_every_spelling_is_one_word);
  g_test_add_func ("/word-table/a-word-too-long-to-fold-has-no-number", test_a_word_too_long_to_fold_has_no_number);
  g_test_add_func ("/word-table/a-copy-goes-on-by-itself", test_a_copy_goes_on_by_itself);

  return g_test_run ();
}
