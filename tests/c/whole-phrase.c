/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading-fixture.h"
#include "reading/phrases/dr-whole-phrase-private.h"

static void
test_match (void)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("96 hội viên trên tổng số 120 hội viên trong đó", NULL);

  g_assert_cmpuint (dr_whole_phrase_match (&fixture->reading, 3), ==, 3);
  g_assert_cmpuint (dr_whole_phrase_match (&fixture->reading, 4), ==, 0);
  g_assert_cmpuint (dr_whole_phrase_match (&fixture->reading, 9), ==, 0);
}

static void
test_before (void)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("96 hội viên trong tất cả 120 hội viên", NULL);

  g_assert_cmpuint (dr_whole_phrase_match_before (&fixture->reading, 6), ==, 3);
  g_assert_cmpuint (dr_whole_phrase_match_before (&fixture->reading, 5), ==, 0);
  g_assert_cmpuint (dr_whole_phrase_match_before (&fixture->reading, 0), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/whole-phrase/match/takes-the-longest", test_match);
  g_test_add_func ("/whole-phrase/match-before/ends-where-asked", test_before);

  return g_test_run ();
}
