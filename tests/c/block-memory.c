/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "reading-fixture.h"

#include "reading/phrases/dr-block-memory-private.h"

/* More tokens than places, so that one takes the place of another. */
static const char text[] = "Quý IV/2023, Hội Nông dân huyện kết nạp 45 hội viên; Đoàn kiểm tra, Hội Cựu chiến binh cấp huyện, ngày 28/9 "
                           "Ban Tuyên giáo Tỉnh ủy đánh giá 6 tháng đầu năm 2024; Huyện Đoàn, Công đoàn huyện, 31/12/2023, năm 2025";

static void
assert_found_alike (const DrReading *reading,
                    const DrReading *other)
{
  g_assert_cmpuint (reading->n_tokens, ==, other->n_tokens);
  for (guint i = 0; i <= reading->n_tokens; i++)
    {
      DrBodyPhrase body = { 0, }, other_body = { 0, };
      DrDatePhrase date = { 0, }, other_date = { 0, };
      gboolean has_body = dr_body_phrase_match (reading, i, &body);
      gboolean has_date = dr_date_phrase_match (reading, i, &date);

      g_assert_cmpint (has_body, ==, dr_body_phrase_match (other, i, &other_body));
      g_assert_cmpint (has_date, ==, dr_date_phrase_match (other, i, &other_date));
      if (has_body)
        {
          g_assert_cmpuint (body.body, ==, other_body.body);
          g_assert_cmpuint (body.n_tokens, ==, other_body.n_tokens);
          g_assert_cmpuint (body.level, ==, other_body.level);
        }
      if (has_date)
        {
          g_assert_cmpuint (date.kind, ==, other_date.kind);
          g_assert_cmpuint (date.n_tokens, ==, other_date.n_tokens);
          g_assert_cmpint (date.year, ==, other_date.year);
        }
    }
}

static void
test_tells_again_what_was_found (void)
{
  g_autoptr (ReadingFixture) plain = reading_fixture_new (text, NULL);
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, NULL);
  DrBlockMemory memory = { NULL, };

  fixture->reading.memory = &memory;
  dr_block_memory_begin (&memory, &fixture->reading);
  g_assert_true (dr_block_memory_get (&fixture->reading) == &memory);
  for (guint turn = 0; turn < 3; turn++)
    assert_found_alike (&fixture->reading, &plain->reading);
}

/* The next block has other words at the same tokens, and its tokens lie where those of the last one lay. */
static void
test_forgets_with_the_block (void)
{
  g_autoptr (ReadingFixture) first = reading_fixture_new (text, NULL);
  g_autoptr (ReadingFixture) second = reading_fixture_new (text + strlen ("Quý IV/2023, "), NULL);
  DrBlockMemory memory = { NULL, };
  DrReading reading = first->reading;
  g_autofree DrToken *tokens = g_memdup2 (first->reading.tokens, first->reading.n_tokens * sizeof (DrToken));

  reading.memory = &memory;
  reading.tokens = tokens;
  dr_block_memory_begin (&memory, &reading);
  assert_found_alike (&reading, &first->reading);

  DrReading next = second->reading;
  memcpy (tokens, second->reading.tokens, second->reading.n_tokens * sizeof (DrToken));
  next.memory = &memory;
  next.tokens = tokens;
  dr_block_memory_begin (&memory, &next);
  assert_found_alike (&next, &second->reading);

  /* Nothing is remembered between blocks, nor of the tokens of anything within. */
  dr_block_memory_end (&memory);
  g_assert_null (dr_block_memory_get (&next));
  dr_block_memory_begin (&memory, &next);
  reading.tokens = first->reading.tokens;
  g_assert_null (dr_block_memory_get (&reading));
  assert_found_alike (&reading, &first->reading);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block-memory/tells-again-what-was-found", test_tells_again_what_was_found);
  g_test_add_func ("/block-memory/forgets-with-the-block", test_forgets_with_the_block);

  return g_test_run ();
}
