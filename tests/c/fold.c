/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "base/dr-fold-private.h"

static void
test_spellings_of_one_word_share_a_key (void)
{
  static const struct { const char *one, *other; } pairs[] = {
    { "hòa", "hoà" },
    { "ỦY", "uỷ" },
    { "Tỷ", "tỉ" },
    { "quý", "QUÍ" },
    { "kỷ", "kỉ" },
    { "Đoàn", "Ðoàn" },
    { "đảng", "ða\u0309ng" },
    { "được", "đu\u031bo\u031b\u0323c" },
    { "ệ", "e\u0323\u0302" },
    { "m²", "m2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = dr_fold_phrase (pairs[i].one, -1);
      g_autofree char *other = dr_fold_phrase (pairs[i].other, -1);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
test_different_words_keep_different_keys (void)
{
  static const struct { const char *one, *other; } pairs[] = {
    { "hộ", "hỗ" }, { "cơ", "cô" }, { "đ", "d" }, { "tư", "tứ" }, { "thuy", "thui" }, { "năm", "nam" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = dr_fold_phrase (pairs[i].one, -1);
      g_autofree char *other = dr_fold_phrase (pairs[i].other, -1);

      g_assert_cmpstr (one, !=, other);
    }
}

static void
test_composed_and_decomposed_text_agree (void)
{
  const char *text = "Ủy ban nhân dân xã Phước Lợi, ấp Bờ Đắp: 45 hộ nghèo được hỗ trợ";
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_autofree char *one = dr_fold_phrase (text, -1);
  g_autofree char *other = dr_fold_phrase (decomposed, -1);

  g_assert_cmpstr (one, ==, other);
}

static void
test_a_key_that_does_not_fit_is_refused (void)
{
  char key[4];

  g_assert_cmpuint (dr_fold_word ("dân", strlen ("dân"), key, sizeof key), ==, 4);
  g_assert_cmpuint (dr_fold_word ("nhân", strlen ("nhân"), key, sizeof key), ==, 0);
  g_assert_cmpuint (dr_fold_word ("dần", strlen ("dần"), key, sizeof key), ==, 0);
}

static void
test_a_slug_is_plain_ascii (void)
{
  g_autofree char *slug = dr_fold_slug (" Hội viên «kết nạp» mới, đợt 2 (m²)", -1);
  g_autofree char *empty = dr_fold_slug ("…", -1);
  g_autofree char *letters = dr_fold_slug ("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz ẮẦÐĐẸỆĨỒỢỬỸ ŚÑ", -1);

  g_assert_cmpstr (slug, ==, "hoi-vien-ket-nap-moi-dot-2-m2");
  g_assert_cmpstr (letters, ==, "aaabcddeefghijklmnooopqrstuuvwxyz-aaddeeioouy-sn");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_runs_of_marks_are_found (void)
{
  gsize offset = 0;

  g_assert_false (dr_fold_find_mark_run ("e\u0323\u0302", 5, 2, &offset));
  g_assert_true (dr_fold_find_mark_run ("ae\u0323\u0302\u0301", 8, 2, &offset));
  g_assert_cmpuint (offset, ==, 2);
}

/* Sound text is what GLib finds valid, without NUL and without long runs of marks: for all that is written and all that is damaged. */
static void
test_sound_text_is_valid_text (void)
{
  static const char * const texts[] = {
    "Hội Nông dân huyện: 1.250 hội viên “mới” – đạt 104,5% … «x»", "e\u0323\u0302 e\u0301\u0302\u0303\u0300e", "a\u00a0b\u2009\u20ac\U0001f600",
    "слово 漢字 \ufeff\u1e9e\u1e7f", "\u0300\u036f\u0301",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length = strlen (texts[i]);

      for (gsize at = 0; at < length; at++)
        for (guint byte = 0; byte < 256; byte++)
          {
            g_autofree char *damaged = g_memdup2 (texts[i], length + 1);
            gsize offset;

            damaged[at] = byte;
            gboolean is_valid = g_utf8_validate_len (damaged, length, NULL);
            gboolean wanted = is_valid && !dr_fold_find_mark_run (damaged, length, 2, &offset);

            g_assert_cmpint (dr_fold_is_sound (damaged, length, 2), ==, wanted);
            g_assert_cmpint (dr_fold_is_sound (damaged, at, 2), ==,
                             g_utf8_validate_len (damaged, at, NULL) && !dr_fold_find_mark_run (damaged, at, 2, &offset));
          }
    }
}

static void
test_composed_text_need_not_be_normalized (void)
{
  static const char * const texts[] = { "đảng viên", "ĐẢNG ỦY m2", "", "e\u0323", "\u212b", "hộ – dân", "ǅ" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *normalized = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFC);

      g_assert_cmpint (dr_fold_is_composed (texts[i], strlen (texts[i])), ==, i < 3);
      g_assert_true (!dr_fold_is_composed (texts[i], strlen (texts[i])) || g_str_equal (normalized, texts[i]));
    }
  for (gunichar character = 1; character < 0x3000; character++)
    {
      char text[7] = { 0, };
      gsize length = g_unichar_to_utf8 (character, text);
      g_autofree char *normalized = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

      g_assert_true (!dr_fold_is_composed (text, length) || g_str_equal (normalized, text));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/spellings-of-one-word-share-a-key", test_spellings_of_one_word_share_a_key);
  g_test_add_func ("/fold/different-words-keep-different-keys", test_different_words_keep_different_keys);
  g_test_add_func ("/fold/composed-and-decomposed-text-agree", test_composed_and_decomposed_text_agree);
  g_test_add_func ("/fold/a-key-that-does-not-fit-is-refused", test_a_key_that_does_not_fit_is_refused);
  g_test_add_func ("/fold/a-slug-is-plain-ascii", test_a_slug_is_plain_ascii);
  g_test_add_func ("/fold/runs-of-marks-are-found", test_runs_of_marks_are_found);
  g_test_add_func ("/fold/sound-text-is-valid-text", test_sound_text_is_valid_text);
  g_test_add_func ("/fold/composed-text-need-not-be-normalized", test_composed_text_need_not_be_normalized);

  return g_test_run ();
}
