/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/districtreport.h>

#include <string.h>

#include "reading/language/dr-spellings-pool-private.h"

static void
test_gives_again_what_it_was_given (void)
{
  DrSpellingsPool *pool = dr_spellings_pool_new ();
  DrLexicon *lexicon = dr_lexicon_get_default ();
  DrSpellings *one = dr_spellings_pool_take (pool, lexicon);
  DrSpellings *other = dr_spellings_pool_take (pool, lexicon);

  g_assert_true (one != other);
  dr_spellings_pool_give (pool, one);
  g_assert_true (dr_spellings_pool_take (pool, lexicon) == one);
  dr_spellings_pool_give (pool, one);
  dr_spellings_pool_give (pool, other);
  dr_spellings_pool_free (pool);
}

static void
test_keeps_no_more_than_it_must (void)
{
  DrSpellingsPool *pool = dr_spellings_pool_new ();
  DrSpellings *taken[40];

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    taken[i] = dr_spellings_pool_take (pool, dr_lexicon_get_default ());
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    dr_spellings_pool_give (pool, taken[i]);
  dr_spellings_pool_clear (pool);
  dr_spellings_pool_free (pool);
}

static char *
read_to_json (DrReader   *reader,
              const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_reader_read_text (reader, text, &error);

  g_assert_no_error (error);

  return dr_report_to_json (report, FALSE);
}

/* What a word is by one lexicon it need not be by the next. */
static void
test_another_lexicon_knows_other_words (void)
{
  static const char text[] = "BÁO CÁO năm 2023\n\nTrồng 14 vại sen trắng; trồng 14 vại sen trắng; trồng mới nhiều loại cây khác nữa.\n";
  static const char json[] = "{\"format\": \"districtreport-lexicon/1\","
                             " \"measures\": [{\"name\": \"vại\", \"also\": [\"vại sen trắng\"]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *before = read_to_json (reader, text);
  g_autofree char *again = read_to_json (reader, text);

  g_assert_cmpstr (again, ==, before);

  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (DrLexicon) lexicon = dr_lexicon_extend (dr_lexicon_get_default (), bytes, NULL, &error);
  g_assert_no_error (error);
  dr_reader_set_lexicon (reader, lexicon);
  g_autofree char *with_lexicon = read_to_json (reader, text);

  g_autoptr (DrReader) fresh = dr_reader_new ();
  dr_reader_set_lexicon (fresh, lexicon);
  g_autofree char *expected = read_to_json (fresh, text);
  g_assert_cmpstr (with_lexicon, ==, expected);
  g_assert_cmpstr (with_lexicon, !=, before);

  dr_reader_set_lexicon (reader, NULL);
  g_autofree char *without = read_to_json (reader, text);
  g_assert_cmpstr (without, ==, before);
}

/* The same of the words of labels, which the catalogue numbers: none of those before may say what is counted now. */
static void
test_another_catalogue_tells_other_indicators (void)
{
  static const char text[] = "BÁO CÁO năm 2023\n\nKết nạp mới 14 hội viên; trồng 20 cây xanh; sửa chữa 3 căn nhà.\n";
  static const char json[] = "{\"format\": \"districtreport-catalogue/1\"}";
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *before = read_to_json (reader, text);
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (DrIndicatorCatalogue) catalogue = dr_indicator_catalogue_new_from_json (bytes, NULL, &error);
  g_assert_no_error (error);

  dr_reader_set_catalogue (reader, catalogue);
  g_autofree char *with_catalogue = read_to_json (reader, text);

  g_autoptr (DrReader) fresh = dr_reader_new ();
  dr_reader_set_catalogue (fresh, catalogue);
  g_autofree char *expected = read_to_json (fresh, text);
  g_assert_cmpstr (with_catalogue, ==, expected);
  g_assert_cmpstr (with_catalogue, !=, before);

  dr_reader_set_catalogue (reader, NULL);
  g_autofree char *without = read_to_json (reader, text);
  g_assert_cmpstr (without, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spellings-pool/gives-again-what-it-was-given", test_gives_again_what_it_was_given);
  g_test_add_func ("/spellings-pool/keeps-no-more-than-it-must", test_keeps_no_more_than_it_must);
  g_test_add_func ("/spellings-pool/another-lexicon-knows-other-words", test_another_lexicon_knows_other_words);
  g_test_add_func ("/spellings-pool/another-catalogue-tells-other-indicators", test_another_catalogue_tells_other_indicators);

  return g_test_run ();
}
