/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading/documents/dr-syllable-private.h"

static void
check (const char *text,
       guint       n_words,
       guint       n_syllables)
{
  guint found_words;
  guint found_syllables;

  dr_syllable_count (text, strlen (text), 1000, &found_words, &found_syllables);
  g_test_message ("%s", text);
  g_assert_cmpuint (found_words, ==, n_words);
  g_assert_cmpuint (found_syllables, ==, n_syllables);
}

static void
test_vietnamese_words_are_syllables (void)
{
  check ("Đẩy mạnh công tác tuyên truyền, phổ biến giáo dục pháp luật", 12, 12);
  check ("ĐẢNG BỘ HUYỆN ĐÃ KHUYẾN KHÍCH; nghiêng, quyết, giữ gìn, gì, giếng, khuỷu, quýt, hoặc, ngoằn, xoèn, ướt, yếu", 19, 19);
  check ("quý quả quốc quỳnh thuở rượu cứu khoảng thoắt xuýt", 10, 10);
}

static void
test_decomposed_letters_count_alike (void)
{
  static const char text[] = "Được kết nạp, huyện ủy, tiếng, ngoặc, quyển";
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);

  check (text, 8, 8);
  check (decomposed, 8, 8);
}

static void
test_other_words_are_none (void)
{
  /* Two tones, a tone that a stop does not bear, letters that do not follow one another. */
  check ("tèé nhàt ngợf đđa ăi ôu bầy´", 8, 1);
  check ("déjà Ångström señor straße", 4, 0);
  /* Read in the wrong encoding. */
  check ("KÕt qu¶ thùc hiÖn", 4, 0);
}

static void
test_plain_words_tell_nothing (void)
{
  check ("trong tham gia xyz 12%, «x»", 2, 0);
  check ("", 0, 0);
}

static void
test_stops_when_enough_was_seen (void)
{
  guint n_words;
  guint n_syllables;

  dr_syllable_count (NULL, 0, 2, &n_words, &n_syllables);
  g_assert_cmpuint (n_words, ==, 0);
  g_assert_cmpuint (n_syllables, ==, 0);

  dr_syllable_count ("hộ xã tổ", strlen ("hộ xã tổ"), 2, &n_words, &n_syllables);
  g_assert_cmpuint (n_words, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/syllable/vietnamese-words-are-syllables", test_vietnamese_words_are_syllables);
  g_test_add_func ("/syllable/decomposed-letters-count-alike", test_decomposed_letters_count_alike);
  g_test_add_func ("/syllable/other-words-are-none", test_other_words_are_none);
  g_test_add_func ("/syllable/plain-words-tell-nothing", test_plain_words_tell_nothing);
  g_test_add_func ("/syllable/stops-when-enough-was-seen", test_stops_when_enough_was_seen);

  return g_test_run ();
}
