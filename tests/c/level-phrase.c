/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading-fixture.h"
#include "reading/phrases/dr-level-phrase-private.h"

typedef struct
{
  const char  *name;
  const char  *text;
  guint        index;
  DrLevelTime  times;
  guint        n_tokens;
} Row;

static const Row rows[] = {
  { "opening", "đầu nhiệm kỳ có", 0, DR_LEVEL_OPENING, 3 },
  { "opening-is-no-closing", "đầu năm có", 0, DR_LEVEL_CLOSING, 0 },
  { "longest", "đến nay còn 97 hộ", 0, DR_LEVEL_CURRENT, 3 },
  { "one-of-two", "cuối quý còn", 0, DR_LEVEL_CURRENT | DR_LEVEL_CLOSING, 2 },
  { "moment", "tại thời điểm đầu năm có", 0, DR_LEVEL_OPENING, 5 },
  { "end-of-the-period-before", "cuối năm trước còn", 0, DR_LEVEL_ANY, 0 },
  { "word-opens-a-clause", "hội viên; hiện 97 hộ", 3, DR_LEVEL_CURRENT, 1 },
  { "word-within-another", "thực hiện 97 hộ", 1, DR_LEVEL_CURRENT, 0 },
  { "word-begins-another", "hiện vật quy tiền", 0, DR_LEVEL_CURRENT, 0 },
  { "no-word", "97 hộ", 0, DR_LEVEL_ANY, 0 },
};

static void
test_match (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (row->text, NULL);

  g_assert_cmpuint (dr_level_phrase_match (&fixture->reading, row->index, row->times), ==, row->n_tokens);
}

static void
test_before (void)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("hộ nghèo tại thời điểm đầu năm", NULL);
  g_autoptr (ReadingFixture) now = reading_fixture_new ("tính đến nay", NULL);

  g_assert_cmpuint (dr_level_phrase_match_before (&fixture->reading, 7, DR_LEVEL_OPENING), ==, 5);
  g_assert_cmpuint (dr_level_phrase_match_before (&fixture->reading, 7, DR_LEVEL_CLOSING), ==, 0);
  g_assert_cmpuint (dr_level_phrase_match_before (&fixture->reading, 2, DR_LEVEL_ANY), ==, 0);
  g_assert_cmpuint (dr_level_phrase_match_before (&now->reading, 3, DR_LEVEL_CURRENT), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/level-phrase/match/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_match);
    }
  g_test_add_func ("/level-phrase/match-before/takes-the-longest", test_before);

  return g_test_run ();
}
