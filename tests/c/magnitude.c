/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a finding suggests where a figure is some powers of ten off. */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-reader.h>

#include <string.h>

typedef struct
{
  const char *path;
  const char *text;
  const char *suggestion;   /* what the message ends in; NULL if it suggests nothing */
} Suggestion;

static void
test_suggestion (gconstpointer data)
{
  const Suggestion *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *whole = g_strdup_printf ("BÁO CÁO\nkết quả công tác năm 2023 của Hội Nông dân huyện Bàu Sen\n-----\n%s",
                                            self->text);
  g_autoptr (DrReport) report = dr_reader_read_text (reader, whole, &error);
  g_assert_no_error (error);
  g_autoptr (DrChecker) checker = dr_checker_new ();
  g_autoptr (DrFindings) findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_findings_get_n (findings), ==, 1);

  g_autofree char *message = dr_finding_dup_message (dr_findings_get (findings, 0), DR_LANGUAGE_VIETNAMESE);
  const char *suggestion = strstr (message, "có lẽ");
  g_assert_cmpstr (suggestion, ==, self->suggestion);
}

int
main (int   argc,
      char *argv[])
{
  static const Suggestion suggestions[] = {
    { "/magnitude/of-a-target", "Vận động 867 tỷ đồng, đạt 102% kế hoạch (850 triệu đồng).", "có lẽ triệu, không phải tỷ" },
    { "/magnitude/of-a-target-from-below", "Vận động 867 nghìn đồng, đạt 102% kế hoạch (850 triệu đồng).",
      "có lẽ triệu, không phải nghìn" },
    { "/magnitude/a-wrong-percentage-is-none", "Vận động 867 triệu đồng, đạt 120% kế hoạch (850 triệu đồng).", NULL },
    { "/magnitude/without-a-word-there-is-none", "Vận động 867.000 đồng, đạt 102% kế hoạch (850 triệu đồng).", NULL },
    { "/magnitude/of-a-change", "Thu quỹ 412 tỷ đồng, tăng 6,2% so với năm trước (388 triệu đồng).",
      "có lẽ triệu, không phải tỷ" },
    { "/magnitude/of-a-part", "Vận động 5,4 tỷ đồng, gồm tỉnh cấp 3,9 tỷ đồng, huyện cấp 1,3 triệu đồng, xã 0,2 tỷ đồng.",
      "có lẽ tỷ, không phải triệu" },
    { "/magnitude/of-a-total", "Chi 1,2 triệu đồng: tỉnh cấp 700 triệu đồng, huyện 500 triệu đồng.", "có lẽ tỷ, không phải triệu" },
    { "/magnitude/of-a-sum-that-is-off-otherwise", "Chi 1,4 tỷ đồng: tỉnh cấp 700 triệu đồng, huyện 500 triệu đồng.", NULL },
    { "/magnitude/of-a-product", "Tặng 120 suất quà, mỗi suất 500.000 đồng, tổng trị giá 60 tỷ đồng.", "có lẽ triệu, không phải tỷ" },
    { "/magnitude/of-a-mean", "Cho 240 hộ vay 12 triệu đồng, bình quân 50 triệu đồng/hộ.", "có lẽ tỷ, không phải triệu" },
    { "/magnitude/by-a-percentage", "Thu 45 tỷ đồng, chiếm 30% tổng thu (150 triệu đồng).", "có lẽ triệu, không phải tỷ" },
    { "/magnitude/of-another-year", "Kinh phí sửa cầu là 9,4 triệu đồng, trong khi năm 2022 đã chi 8,8 tỷ đồng.",
      "có lẽ tỷ, không phải triệu" },
    { "/magnitude/above-the-largest-word", "Thu quỹ 412 triệu tỷ đồng, tăng 6,2% so với năm trước (388 triệu đồng).", NULL },
    { "/magnitude/ten-times-in-a-row", "Xã\tNam\tNữ\tTổng\nBàu Sen\t421\t382\t803\nCồn Lá\t5.100\t465\t975\nTân Hòa\t388\t402\t790\n"
      "Mỹ An\t612\t598\t1.210", "có lẽ lệch 10 lần" },
    { "/magnitude/a-hundred-times-in-a-row", "Xã\tNam\tNữ\tTổng\nBàu Sen\t421\t382\t803\nCồn Lá\t51.000\t465\t975\n"
      "Tân Hòa\t388\t402\t790\nMỹ An\t612\t598\t1.210", "có lẽ lệch 100 lần" },
    { "/magnitude/a-thousand-times-in-a-row", "Xã\tNam\tNữ\tTổng\nBàu Sen\t421\t382\t803\nCồn Lá\t510.000\t465\t975\n"
      "Tân Hòa\t388\t402\t790\nMỹ An\t612\t598\t1.210", "có lẽ lệch 1.000 lần" },
    { "/magnitude/ten-times-in-a-column", "Xã\tSố hộ\tSố hội viên\nBàu Sen\t421\t803\nCồn Lá\t5.100\t975\nTân Hòa\t388\t790\n"
      "Cộng\t1.319\t2.568", "có lẽ lệch 10 lần" },
    { "/magnitude/a-hundred-times-in-a-column", "Xã\tSố hộ\tSố hội viên\nBàu Sen\t421\t803\nCồn Lá\t51.000\t975\nTân Hòa\t388\t790\n"
      "Cộng\t1.319\t2.568", "có lẽ lệch 100 lần" },
    { "/magnitude/a-thousand-times-in-a-column", "Xã\tSố hộ\tSố hội viên\nBàu Sen\t421\t803\nCồn Lá\t510.000\t975\n"
      "Tân Hòa\t388\t790\nCộng\t1.319\t2.568", "có lẽ lệch 1.000 lần" },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (suggestions); i++)
    g_test_add_data_func (suggestions[i].path, &suggestions[i], test_suggestion);

  return g_test_run ();
}
