/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading/language/dr-scanner-private.h"

/* Those of phrases, which a word begins or does not by what stands behind it. */
#define PHRASE_TRAITS 0xffu

/* A word that is met again is what it was when it was met first, wherever it stands, whatever follows and whether or not it is looked at. */
static void
assert_scans_alike (const char  *text,
                    gsize        length,
                    gsize        limit,
                    DrSpellings *spellings)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (DrToken));
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (DrToken));

  dr_scanner_scan (spellings->lexicon, text, 0, length, read);
  dr_scanner_scan_text (spellings, text, 0, length, limit, met);

  g_assert_cmpuint (met->len, ==, read->len);
  for (guint i = 0; i < read->len; i++)
    {
      const DrToken *one = &g_array_index (read, DrToken, i);
      const DrToken *other = &g_array_index (met, DrToken, i);

      g_assert_cmpuint (one->start, ==, other->start);
      g_assert_cmpuint (one->end, ==, other->end);
      g_assert_cmpuint (one->word, ==, other->word);
      g_assert_cmpuint (one->kind, ==, other->kind);
      g_assert_cmpuint (one->flags, ==, other->flags & ~DR_TOKEN_ALONE);
      /* A word that was met knows that what stands behind it goes on with none of its phrases. */
      g_assert_cmpuint (other->traits & ~one->traits, ==, 0);
      g_assert_cmpuint (one->traits & ~PHRASE_TRAITS, ==, other->traits & ~PHRASE_TRAITS);
    }
}

static void
test_words_are_remembered_as_they_are (void)
{
  static const char * const texts[] = {
    "Đảng viên, ĐẢNG VIÊN và đảng viên; đảng", "a×b a ×b a÷b", "m2 TK21 đạt104% hai2 2hai", "naïve Straße ǅ œuvre",
    "xe\u0302\u0301p ha\u0323ng xe\u0302\u0301p", "nghiêng nghiêngnghiêngnghiêng nghiêng", "слово d\u0430 da d\u0430",
    "“hộ” hộ” hộ» «hộ» hộ…", "\u1e9e \u1eff \u1ea0 \u0301a", "hộ\u00a0hộ\u2009hộ\r\nhộ\rhộ", "abcdefghijklmnop abcdefghijklmnopq abcdefghijklmno",
    "ba bảy bẩy tám hai mươi nửa", "ngày tháng NGÀY ngay",
  };
  g_autoptr (DrSpellings) spellings = dr_spellings_new (dr_lexicon_get_default ());

  /* Twice, so that all are met again; and cut at every byte, so that each stands at an end once. */
  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      for (gsize length = strlen (texts[i]);; length = g_utf8_prev_char (texts[i] + length) - texts[i])
        {
          g_autofree char *copy = g_strndup (texts[i], length);

          assert_scans_alike (copy, length, length, spellings);
          assert_scans_alike (texts[i], length, strlen (texts[i]), spellings);
          if (length == 0)
            break;
        }
}

/* Words near the end of a text are always read anew. */
#define REST "; và nhiều nội dung khác nữa"

static gboolean
begins_measure (DrSpellings *spellings,
                const char  *text)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));

  dr_scanner_scan_text (spellings, text, 0, strlen (text), strlen (text), tokens);

  return (g_array_index (tokens, DrToken, 0).traits & DR_TRAIT_MEASURE) != 0;
}

/* «đảng viên» is a measure, «đảng» alone is none. A break of the line may stand within a phrase. Few bits tell words
 * apart, so that some that do not go on are taken for such that do, but never the other way round. */
static void
test_phrases_begin_by_what_follows (void)
{
  static const char * const begun[] = { "đảng viên" REST, "đảng\nviên" REST, "đảng viên đảng hộ" REST };
  static const char * const others[] = {
    "đảng 5" REST, "đảng hộ" REST, "đảng xã" REST, "đảng cây" REST, "đảng nhà" REST, "đảng lớp" REST
  };
  g_autoptr (DrSpellings) spellings = dr_spellings_new (dr_lexicon_get_default ());
  guint n_told = 0;

  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < G_N_ELEMENTS (begun); i++)
      g_assert_true (begins_measure (spellings, begun[i]));

  g_assert_false (begins_measure (spellings, others[0]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    n_told += !begins_measure (spellings, others[i]);
  g_assert_cmpuint (n_told, >, G_N_ELEMENTS (others) / 2);
}

static void
test_more_words_than_places_are_told_apart (void)
{
  g_autoptr (DrSpellings) spellings = dr_spellings_new (dr_lexicon_get_default ());
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 4 * G_N_ELEMENTS (spellings->places); i++)
    g_string_append_printf (text, "w%c%c%c%c hộ xã ", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, 'a' + i / 17576);
  assert_scans_alike (text->str, text->len, text->len, spellings);
  assert_scans_alike (text->str, text->len, text->len, spellings);
}

static void
test_traits_say_what_may_begin (void)
{
  static const struct { const char *word; DrTokenTraits has, lacks; } cases[] = {
    { "hộ", DR_TRAIT_MEASURE | DR_TRAIT_KNOWN, DR_TRAIT_BEGINS_NUMBER | DR_TRAIT_BEGINS_DATE },
    { "bảy", DR_TRAIT_BEGINS_NUMBER | DR_TRAIT_BEGINS_DATE | DR_TRAIT_KEYWORD, DR_TRAIT_BODY },
    { "nửa", DR_TRAIT_BEGINS_NUMBER | DR_TRAIT_BEGINS_DATE | DR_TRAIT_KEYWORD, DR_TRAIT_BODY },
    { "triệu", 0, DR_TRAIT_BEGINS_NUMBER },
    { "Ngày", DR_TRAIT_BEGINS_DATE, DR_TRAIT_BEGINS_NUMBER },
    { "của", DR_TRAIT_KEYWORD, DR_TRAIT_BEGINS_DATE },
    { "Nghị", DR_TRAIT_DOCUMENT, DR_TRAIT_BEGINS_DATE },
    { "xyz", 0, 0xffff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DrSpelling spelling;

      dr_spelling_read (dr_lexicon_get_default (), cases[i].word, cases[i].word + strlen (cases[i].word), &spelling);
      g_assert_cmphex (spelling.traits & cases[i].has, ==, cases[i].has);
      g_assert_cmphex (spelling.traits & cases[i].lacks, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spellings/words-are-remembered-as-they-are", test_words_are_remembered_as_they_are);
  g_test_add_func ("/spellings/more-words-than-places-are-told-apart", test_more_words_than_places_are_told_apart);
  g_test_add_func ("/spellings/traits-say-what-may-begin", test_traits_say_what_may_begin);
  g_test_add_func ("/spellings/phrases-begin-by-what-follows", test_phrases_begin_by_what_follows);

  return g_test_run ();
}
