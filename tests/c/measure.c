/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-measure-private.h"

static const struct
{
  const char *written;
  const char *canonical;
} measures[] = {
  { "", "" },
  { "hộ", "hộ" },
  { " Hội  viên ", "hội viên" },
  { "HỘI\302\240VIÊN", "hội viên" },
  { "h\303\264\314\243i vi\303\252n", "hội viên" },
  { "đ", "đồng" },
  { "Đ", "đồng" },
  { "\303\260", "đồng" },
  { "\303\220", "đồng" },
  { "đ.", "đồng" },
  { "VNĐ", "đồng" },
  { "vnd", "đồng" },
  { "đồng", "đồng" },
  { "đ/c", "đồng chí" },
  { "Đ/C", "đồng chí" },
  { "đ / c", "đồng chí" },
  { "đ/căn", "đồng/căn" },
  { "đ/c/lớp", "đồng chí/lớp" },
  { "đồng / hội viên", "đồng/hội viên" },
  { "đ/người/năm", "đồng/người/năm" },
  { "m²", "m2" },
  { "M2", "m2" },
  { "m 2", "m2" },
  { "m\n3", "m3" },
  { "m³", "m3" },
  { "hội\342\200\207viên", "hội viên" },
  { "/ năm", "/năm" },
  { "uỷ viên", "ủy viên" },
  { "luá", "luá" },
  { "mét vuông", "m2" },
  { "km²", "km2" },
  { "%", "%" },
  { "\357\274\205", "%" },
  { "phần trăm", "%" },
  { "phần nghìn", "‰" },
  { "điểm %", "điểm %" },
  { "điểm phần trăm", "điểm %" },
  { "USD", "USD" },
  { "đô la Mỹ", "USD" },
  { "hoà giải viên", "hòa giải viên" },
  { "thuỷ", "thủy" },
  { "quý", "quý" },
  { "toàn", "toàn" },
  { "hộ\302\255", "hộ" },
  { "a\342\200\213\314\201", "á" },
  { "giường bệnh/1.000 dân", "giường bệnh/1.000 dân" },
  { "xã, thị trấn", "xã, thị trấn" },
  { ".", "" },
  { " . ", "" },
  /* Longer than any that there is room for without asking for more. */
  { "Tổ  chức hội, đoàn thể quần chúng và tổ chức xã hội nghề nghiệp của thị xã", "tổ chức hội, đoàn thể quần chúng và tổ chức xã hội nghề nghiệp của thị xã" },
};

static void
test_canonicalize (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      GRefString *canonical = dr_measure_canonicalize (measures[i].written, -1);
      GRefString *again = dr_measure_canonicalize (canonical, -1);

      g_assert_cmpstr (canonical, ==, measures[i].canonical);
      g_assert_cmpstr (again, ==, canonical);
      g_ref_string_release (canonical);
      g_ref_string_release (again);
    }
}

static void
test_length (void)
{
  GRefString *part = dr_measure_canonicalize ("hộ nghèo", 4);
  GRefString *none = dr_measure_canonicalize (NULL, -1);
  GRefString *broken = dr_measure_canonicalize ("\377", -1);

  g_assert_cmpstr (part, ==, "hộ");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (broken, ==, "");
  g_ref_string_release (part);
  g_ref_string_release (none);
  g_ref_string_release (broken);
}

static void
test_countable (void)
{
  static const char * const whole[] = { "hộ", "đồng", "công trình", "điểm trường", "đơn vị máu", "ngày công", "lượt người" };
  static const char * const divisible[] = { "", "%", "‰", "điểm", "điểm %", "ha", "kg", "kg gạo", "m2", "đồng/căn", "lần" };

  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    g_assert_true (dr_measure_is_countable (whole[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (divisible); i++)
    g_assert_false (dr_measure_is_countable (divisible[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/measure/canonicalize/unifies-the-closed-spellings", test_canonicalize);
  g_test_add_func ("/measure/canonicalize/keeps-to-its-length", test_length);
  g_test_add_func ("/measure/countable/what-only-comes-whole", test_countable);

  return g_test_run ();
}
