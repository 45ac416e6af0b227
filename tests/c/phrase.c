/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>

#include "reading-fixture.h"

#include "reading/language/dr-phrase-private.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *phrase;
  guint       n_tokens;
} Row;

static const Row rows[] = {
  { "as-written", "xếp hạng Nhất", "xếp hạng", 2 },
  { "capitals", "XẾP HẠNG", "xếp hạng", 2 },
  { "decomposed", "xe\u0302\u0301p ha\u0323ng", "xếp hạng", 2 },
  { "other-tone-place", "hoà bình", "hòa bình", 2 },
  { "y-and-i", "tỉ lệ", "tỷ lệ", 2 },
  { "y-and-i-without-marks", "ti", "ty", 1 },
  { "capital-in-the-phrase", "đoàn tncs", "Đoàn TNCS", 2 },
  { "d-with-stroke", "Được giao", "được", 1 },
  { "d-without-stroke", "duoc", "được", 0 },
  { "stroke-without-need", "đo", "do", 0 },
  { "breve", "ăn", "an", 0 },
  { "only-a-beginning", "trong", "tro", 0 },
  { "only-the-phrase-begins-so", "tro", "trong", 0 },
  { "tone-behind-the-letters", "trọng", "trong", 0 },
  { "longer-than-a-stem", "trường", "trường", 1 },
  { "differs-behind-the-stem", "trương", "trường", 0 },
  { "exactly-a-stem", "nghiệm", "nghiệm", 1 },
  { "goes-on-behind-the-stem", "abcdefghi", "abcdefgh", 0 },
  { "phrase-goes-on-behind-the-stem", "abcdefgh", "abcdefghi", 0 },
  { "long-without-marks", "abcdefghij", "abcdefghij", 1 },
  { "second-word-differs", "xếp loại", "xếp hạng", 0 },
  { "text-ends", "xếp", "xếp hạng", 0 },
  { "broken-line", "xếp\nhạng", "xếp hạng", 3 },
  { "digits", "12", "12", 0 },
  { "word-with-digits", "m2", "m2", 1 },
};
DR_DEFINE_PHRASES_OF (row_phrases, rows, phrase);

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (row->text, NULL);

  g_assert_cmpuint (dr_phrase_match_one (&fixture->reading, 0, row_phrases, row - rows), ==, row->n_tokens);
}

static void
test_longest (void)
{
  const DrPhrases *phrases = DR_PHRASES ("so", "so với", "với");
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("so với năm", NULL);

  g_assert_cmpuint (dr_phrase_match_any (&fixture->reading, 0, phrases), ==, 2);
  g_assert_cmpuint (dr_phrase_match_any (&fixture->reading, 2, phrases), ==, 0);
  g_assert_cmpuint (dr_phrase_match_any (&fixture->reading, 3, phrases), ==, 0);
}

static void
test_before (void)
{
  const DrPhrases *phrases = DR_PHRASES ("so với");
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("so với năm", NULL);

  g_assert_cmpuint (dr_phrase_match_before (&fixture->reading, 2, phrases), ==, 2);
  g_assert_cmpuint (dr_phrase_match_before (&fixture->reading, 1, phrases), ==, 0);
}

static void
test_signs (void)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("a; – “", NULL);

  g_assert_true (dr_phrase_is_sign_of (&fixture->reading, 1, ",;"));
  g_assert_false (dr_phrase_is_sign_of (&fixture->reading, 1, ",."));
  g_assert_false (dr_phrase_is_sign_of (&fixture->reading, 1, ""));
  g_assert_true (dr_phrase_is_sign_of (&fixture->reading, 2, "-"));
  g_assert_true (dr_phrase_is_sign_of (&fixture->reading, 3, "\""));
  g_assert_false (dr_phrase_is_sign_of (&fixture->reading, 0, "a"));
  g_assert_false (dr_phrase_is_sign_of (&fixture->reading, 4, ";"));
}

static void
test_begins_verb (void)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("chi cho, chi hội, chi phí, tổ chức lớp", NULL);
  guint end = fixture->reading.n_tokens;

  g_assert_true (dr_phrase_begins_verb (&fixture->reading, 0, end));
  g_assert_false (dr_phrase_begins_verb (&fixture->reading, 1, end));
  g_assert_false (dr_phrase_begins_verb (&fixture->reading, 3, end));
  g_assert_false (dr_phrase_begins_verb (&fixture->reading, 6, end));
  g_assert_true (dr_phrase_begins_verb (&fixture->reading, 9, end));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/phrase/match/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/phrase/match-any/takes-the-longest", test_longest);
  g_test_add_func ("/phrase/match-before/ends-where-asked", test_before);
  g_test_add_func ("/phrase/begins-verb/gives-way-to-a-longer-noun", test_begins_verb);
  g_test_add_func ("/phrase/is-sign-of/knows-look-alikes", test_signs);

  return g_test_run ();
}
