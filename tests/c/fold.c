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

  g_assert_cmpstr (slug, ==, "hoi-vien-ket-nap-moi-dot-2-m2");
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

  return g_test_run ();
}
