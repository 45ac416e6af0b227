/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/districtreport.h>

/* What shared vectors do not show: what changes are held against, targets of other periods, carried lists, labels. */

static DrReport *
read_text (const char *period,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) default_period = dr_period_parse (period, &error);
  /* A catalogue that knows nothing leaves labels as they are read. */
  g_autoptr (GBytes) json = g_bytes_new_static ("{\"format\":\"districtreport-catalogue/1\"}", 39);
  g_autoptr (DrIndicatorCatalogue) catalogue = dr_indicator_catalogue_new_from_json (json, NULL, &error);

  g_assert_no_error (error);
  dr_reader_set_catalogue (reader, catalogue);
  dr_reader_set_default_period (reader, default_period);
  DrReport *report = dr_reader_read_text (reader, text, &error);
  g_assert_no_error (error);

  return report;
}

static const struct
{
  const char *name;
  const char *period;
  const char *text;
  const char *against;
} changes[] = {
  { "same-period", "2023-Q2", "Tiếp nhận 12 đơn, giảm 3 đơn so với cùng kỳ", "2022-Q2" },
  { "same-period-of-a-year", "2023-Q2", "Tiếp nhận 12 đơn, giảm 3 đơn so với cùng kỳ năm 2022", "2022-Q2" },
  { "year-before", "2023", "Tiếp nhận 12 đơn, tăng 3 đơn so với năm trước", "2022" },
  { "a-named-year", "2023", "Tiếp nhận 12 đơn, tăng 3 đơn so với năm 2019", "2019" },
  { "month-before", "2023-05", "Xảy ra 12 vụ, tăng 3 vụ so với tháng trước", "2023-04" },
  { "month-before-january", "2023-01", "Xảy ra 12 vụ, tăng 3 vụ so với tháng trước", "2022-12" },
  { "quarter-before", "2023-Q3", "Xảy ra 12 vụ, tăng 3 vụ so với quý trước", "2023-Q2" },
  { "quarter-before-the-first", "2023-Q1", "Xảy ra 12 vụ, tăng 3 vụ so với quý trước", "2022-Q4" },
  { "start-of-the-year", "2023-H1", "Hiện có 12 mô hình, tăng 3 mô hình so với đầu năm", "2022-12-31" },
  { "end-of-a-year", "2023-H1", "Hiện có 12 mô hình, tăng 3 mô hình so với cuối năm 2021", "2021-12-31" },
  { "target", "2023", "Thành lập 12 mô hình, vượt 3 mô hình so với chỉ tiêu", "target" },
  { "nothing-named", "2023", "Thành lập 12 mô hình (tăng 3 mô hình)", NULL },
};

static void
test_change (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (DrReport) report = read_text (changes[index].period, changes[index].text);
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), 0);

  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_achievements (report)), ==, 1);
  g_assert_nonnull (dr_achievement_get_change (achievement));
  g_autofree char *value = dr_change_dup_value (dr_achievement_get_change (achievement));
  g_assert_cmpstr (value, ==, "3");
  g_assert_cmpstr (dr_change_get_against (dr_achievement_get_change (achievement)), ==, changes[index].against);
}

static void
test_target_of_the_year (void)
{
  g_autoptr (DrReport) report = read_text ("2023-Q2", "Kết nạp 45 hội viên, đạt 50% chỉ tiêu năm tỉnh giao.");
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), 0);
  DrTarget *target = dr_achievement_get_target (achievement);

  g_assert_nonnull (target);
  g_autofree char *period = dr_period_to_string (dr_target_get_period (target));
  g_assert_cmpstr (period, ==, "2023");
  g_assert_null (dr_target_get_planned (target));
}

static void
test_period_of_a_plan (void)
{
  static const struct { const char *text; const char *period; } plans[] = {
    { "Thu quỹ được 120 triệu đồng/400 triệu đồng kế hoạch năm.", "2023" },
    { "Mở 3/8 lớp theo kế hoạch năm.", "2023" },
    { "Thu quỹ được 120 triệu đồng (kế hoạch năm là 400 triệu đồng).", "2023" },
    { "Thu quỹ được 120 triệu đồng/110 triệu đồng kế hoạch quý.", "2023-Q2" },
    { "Thu quỹ được 120 triệu đồng, kế hoạch 110 triệu đồng.", "2023-Q2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (DrReport) report = read_text ("2023-Q2", plans[i].text);
      g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), 0);
      DrTarget *target = dr_achievement_get_target (achievement);

      g_test_message ("%s", plans[i].text);
      g_assert_nonnull (target);
      g_assert_nonnull (dr_target_get_planned (target));
      g_autofree char *period = dr_period_to_string (dr_target_get_period (target));
      g_assert_cmpstr (period, ==, plans[i].period);
    }
}

static void
test_target_and_who_assigned_it (void)
{
  g_autoptr (DrReport) report = read_text ("2023", "Kết nạp 45 hội viên, đạt 112,5% chỉ tiêu tỉnh giao (40 hội viên).");
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), 0);
  DrTarget *target = dr_achievement_get_target (achievement);

  g_assert_nonnull (target);
  g_autofree char *planned = dr_quantity_dup_value (dr_target_get_planned (target));
  g_assert_cmpstr (planned, ==, "40");
  g_assert_cmpstr (dr_target_get_assigned_by (target), ==, "tỉnh");
  g_assert_cmpint (dr_achievement_get_attainment (achievement), ==, DR_ATTAINMENT_EXCEEDED);
}

static void
test_further_target (void)
{
  g_autoptr (DrReport) report = read_text ("2023", "Thu ngân sách 64 tỷ đồng, đạt 64% kế hoạch tỉnh giao, bằng 61% kế hoạch huyện giao.");
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), 0);

  g_assert_cmpstr (dr_target_get_assigned_by (dr_achievement_get_target (achievement)), ==, "tỉnh");
  g_assert_cmpuint (dr_achievement_get_n_further_targets (achievement), ==, 1);
  g_assert_cmpstr (dr_target_get_assigned_by (dr_achievement_get_further_target (achievement, 0)), ==, "huyện");
  g_autofree char *percent = dr_quantity_dup_value (dr_achievement_get_percent_of_further_target (achievement, 0));
  g_assert_cmpstr (percent, ==, "61");
}

static void
test_further_target_of_a_table (void)
{
  g_autoptr (DrReport) report = read_text ("2023", "TT\tNội dung\tĐVT\tKH tỉnh giao\tKH huyện giao\tTH\t% so KH tỉnh\t% so KH huyện\n"
                                                   "1\tTrồng rừng\tha\t30\t32\t33\t110\t103,1");
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), 0);

  g_assert_cmpuint (dr_achievement_get_n_further_targets (achievement), ==, 1);
  g_autofree char *planned = dr_quantity_dup_value (dr_target_get_planned (dr_achievement_get_further_target (achievement, 0)));
  g_autofree char *percent = dr_quantity_dup_value (dr_achievement_get_percent_of_further_target (achievement, 0));
  g_assert_cmpstr (planned, ==, "32");
  g_assert_cmpstr (percent, ==, "103.1");
}

static void
test_target_behind_an_excess (void)
{
  g_autoptr (DrReport) report = read_text ("2023", "Thực hiện 71 công trình, vượt 11 công trình so với chỉ tiêu (60 công trình).");
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), 0);

  g_assert_nonnull (dr_achievement_get_target (achievement));
  g_autofree char *planned = dr_quantity_dup_value (dr_target_get_planned (dr_achievement_get_target (achievement)));
  g_assert_cmpstr (planned, ==, "60");
  g_assert_cmpstr (dr_change_get_against (dr_achievement_get_change (achievement)), ==, "target");
}

static void
test_range_of_a_percentage (void)
{
  g_autoptr (DrReport) report = read_text ("2023", "Kết nạp 45 hội viên, đạt 90 - 95% chỉ tiêu (48 - 50 hội viên).");
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), 0);
  g_autofree char *upper = dr_quantity_dup_upper (dr_achievement_get_percent_of_target (achievement));
  g_autofree char *planned = dr_quantity_dup_upper (dr_target_get_planned (dr_achievement_get_target (achievement)));

  g_assert_cmpstr (upper, ==, "95");
  g_assert_cmpstr (planned, ==, "50");
  g_assert_cmpint (dr_target_get_comparator (dr_achievement_get_target (achievement)), ==, DR_COMPARATOR_BETWEEN);
  g_assert_cmpuint (dr_report_get_n_numbers (report), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (DrNumber) number = dr_report_get_number_entry (report, i);

      g_assert_cmpstr (dr_number_get_item (number), ==, dr_achievement_get_id (achievement));
    }
}

static void
test_measure_of_a_list (void)
{
  g_autoptr (DrReport) report = read_text ("2023", "Xử lý 18 đảng viên (khiển trách 12, đã xong 4/6).");
  GListModel *achievements = dr_report_get_achievements (report);

  g_assert_cmpuint (g_list_model_get_n_items (achievements), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DrAchievement) achievement = g_list_model_get_item (achievements, i);

      g_assert_cmpstr (dr_quantity_get_measure (dr_achievement_get_actual (achievement)), ==, "đảng viên");
    }
}

static void
test_points_alone (void)
{
  g_autoptr (DrReport) report = read_text ("2023", "Tỷ lệ hộ nghèo còn 3,2%, giảm 1,1 điểm phần trăm so với năm 2022.");
  g_autofree char *json = dr_report_to_json (report, TRUE);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) again = dr_report_new_from_json (bytes, NULL, &error);
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), 0);

  g_assert_no_error (error);
  g_assert_cmpint (dr_change_get_kind (dr_achievement_get_change (achievement)), ==, DR_CHANGE_KIND_POINTS);
}

/* A line without end is read in pieces: nothing is lost where they meet, and no number is cut. */
static void
test_line_without_end (void)
{
  g_autoptr (GString) text = g_string_new ("Kết nạp 45 hội viên.");
  g_autoptr (GString) digits = g_string_new ("x");

  while (text->len < 600 * 1024)
    g_string_append (text, " Tặng 1.234 phần quà.");
  guint n = 1 + (text->len - strlen ("Kết nạp 45 hội viên.")) / strlen (" Tặng 1.234 phần quà.");
  g_autoptr (DrReport) report = read_text ("2023", text->str);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_achievements (report)), ==, n);
  g_assert_cmpuint (dr_report_get_n_numbers (report), ==, n);

  while (digits->len < 600 * 1024)
    g_string_append (digits, "7;12345;");
  g_autoptr (DrReport) signs = read_text ("2023", digits->str);
  for (guint i = 1; i < dr_report_get_n_numbers (signs); i++)
    {
      g_autoptr (DrNumber) number = dr_report_get_number_entry (signs, i);

      g_assert_true (g_str_equal (dr_number_get_text (number), "7") || g_str_equal (dr_number_get_text (number), "12345"));
    }
}

static void
test_list_below_a_colon (void)
{
  g_autoptr (DrReport) report = read_text ("2023",
                                           "1. Sửa chữa 40 căn nhà, trong đó:\n"
                                           "- Cấp huyện 12 căn.\n"
                                           "- Cấp xã 28 căn.\n"
                                           "2. Bắc mới 9 cây cầu.\n");
  GListModel *achievements = dr_report_get_achievements (report);
  g_autoptr (DrAchievement) whole = g_list_model_get_item (achievements, 0);

  g_assert_cmpuint (g_list_model_get_n_items (achievements), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DrAchievement) part = g_list_model_get_item (achievements, i);

      g_assert_cmpstr (dr_achievement_get_part_of (part), ==,
                       i == 1 || i == 2 ? dr_achievement_get_id (whole) : NULL);
    }
}

static void
test_whole_stated_before (void)
{
  g_autoptr (DrReport) report = read_text ("2023", "Tiếp nhận 19 đơn. Đã giải quyết 18/19 đơn, đạt 94,73%.");
  GListModel *achievements = dr_report_get_achievements (report);
  g_autoptr (DrAchievement) whole = g_list_model_get_item (achievements, 0);
  g_autoptr (DrAchievement) part = g_list_model_get_item (achievements, 1);

  g_assert_cmpuint (g_list_model_get_n_items (achievements), ==, 2);
  g_assert_cmpstr (dr_achievement_get_part_of (part), ==, dr_achievement_get_id (whole));
  g_assert_nonnull (dr_achievement_get_share (part));
}

static const struct
{
  const char *name;
  const char *text;
  guint       index;
  const char *label;
} labels[] = {
  { "verb-and-noun", "Kết nạp mới 45 hội viên.", 0, "Kết nạp mới hội viên" },
  { "shared-verb", "Biểu dương 26 tập thể, 84 cá nhân.", 1, "Biểu dương cá nhân" },
  { "words-behind", "Tặng 30 suất học bổng cho học sinh nghèo.", 0, "Tặng suất học bổng cho học sinh nghèo" },
  { "joined-by-a-comma", "Tổ chức 41 cuộc kiểm tra, giám sát ở chi bộ, đạt 100% kế hoạch.", 0,
    "Tổ chức cuộc kiểm tra, giám sát ở chi bộ" },
  { "money-of-a-thing", "Bắc 19 cây cầu nông thôn, kinh phí 5,1 tỷ đồng.", 1, "kinh phí cây cầu nông thôn" },
  { "quotation-marks", "Vận động Quỹ “Vì người nghèo” được 3 tỷ đồng.", 0, "Vận động Quỹ “Vì người nghèo”" },
  { "all-of-a-whole", "Có 4/5 trường đạt chuẩn quốc gia.", 0, "tổng số trường" },
  { "some-of-a-whole", "Có 4/5 trường đạt chuẩn quốc gia.", 1, "trường đạt chuẩn quốc gia" },
  { "a-verb-behind", "Trong 12 chỉ tiêu có 9 chỉ tiêu vượt, 3 chỉ tiêu đạt.", 1, "chỉ tiêu vượt" },
  { "a-running-total", "Kết nạp 36 hội viên, lũy kế 5 tháng 205 hội viên.", 1, "Kết nạp hội viên" },
  { "what-is-left", "Giảm 41 hộ nghèo, còn 96 hộ.", 0, "còn hộ nghèo" },
  { "what-befell-people", "Xảy ra 3 vụ sạt lở, chết 2 người, mất tích 1 người.", 1, "chết người (Xảy ra vụ sạt lở)" },
  { "a-topic", "Khai thác cát: bắt 7 vụ.", 0, "bắt vụ (Khai thác cát)" },
  { "who-did-it", "Ban Thường vụ Huyện ủy ban hành 12 văn bản.", 0, "ban hành văn bản" },
  { "a-part", "Kết nạp 20 đảng viên (nữ 8 đồng chí).", 1, "nữ đồng chí (Kết nạp)" },
  { "a-unit-is-no-thing", "Làm mới 3,2 km đường bê tông.", 0, "Làm mới đường bê tông" },
  { "a-unit-is-all-there-is", "Đạt 95 kg.", 0, "kg" },
  { "points-on-a-map", "Rà soát 6 điểm sạt lở.", 0, "Rà soát điểm sạt lở" },
  { "without-what-leads-to-a-citation", "Thẩm định 64 hồ sơ theo Quy định số 12-QĐ/HU ngày 04/3/2021.", 0, "Thẩm định hồ sơ" },
  { "what-was-not-reached", "Còn 3 chi hội hoạt động yếu, 2 khoản thu chưa đạt dự toán.", 1, "Còn khoản thu chưa đạt dự toán" },
  { "without-what-leads-in", "Trong năm tặng 25 phần quà. Đến nay giải quyết 14 đơn.", 0, "tặng phần quà" },
  { "or-better", "Có 40 chi bộ xếp loại khá trở lên.", 0, "chi bộ xếp loại khá trở lên" },
  { "without-dates", "Năm 2023, trồng mới 500 cây xanh.", 0, "trồng mới cây xanh" },
};

static void
test_label (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (DrReport) report = read_text ("2023", labels[index].text);
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report),
                                                                 labels[index].index);

  g_assert_nonnull (achievement);
  g_assert_cmpstr (dr_indicator_get_label (dr_achievement_get_indicator (achievement)), ==, labels[index].label);
}

static void
test_both_readings_are_kept (void)
{
  g_autoptr (DrReport) report = read_text ("2023", "Tặng 3,500 cây keo giống.");
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), 0);
  g_autofree char *value = dr_quantity_dup_value (dr_achievement_get_actual (achievement));

  g_assert_cmpstr (value, ==, "3500");
  g_assert_cmpuint (dr_achievement_get_n_readings (achievement), ==, 1);
  g_autofree char *other = dr_quantity_dup_value (dr_achievement_get_reading (achievement, 0));
  g_assert_cmpstr (other, ==, "3.500");
  g_assert_nonnull (dr_achievement_get_reading_reason (achievement, 0));
}

static void
test_change_keeps_its_precision (void)
{
  g_autoptr (DrReport) report = read_text ("2023", "Dư nợ ủy thác 64,7 tỷ đồng, giảm 2,1 tỷ đồng so với đầu năm.");
  g_autofree char *table = dr_report_to_text (report, 0, DR_LANGUAGE_VIETNAMESE);

  g_assert_nonnull (strstr (table, "2,1 tỷ đồng"));
}

static void
test_arithmetic_overrules_the_words (void)
{
  /* 31 lớp at 77,3 % would need 40,1 of them; 680 người needs 880, less a rounding. */
  g_autoptr (DrReport) report = read_text ("2023", "Mở 31 lớp, có 680 người dự, đạt 77,27% kế hoạch.");
  g_autoptr (DrAchievement) classes = g_list_model_get_item (dr_report_get_achievements (report), 0);
  g_autoptr (DrAchievement) people = g_list_model_get_item (dr_report_get_achievements (report), 1);

  g_assert_null (dr_achievement_get_percent_of_target (classes));
  g_assert_nonnull (dr_achievement_get_percent_of_target (people));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/sentence/change/against/", changes[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_change);
    }
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *path = g_strconcat ("/sentence/label/", labels[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_label);
    }
  g_test_add_func ("/sentence/target/is-of-the-year", test_target_of_the_year);
  g_test_add_func ("/sentence/target/period-of-a-plan", test_period_of_a_plan);
  g_test_add_func ("/sentence/target/knows-who-assigned-it", test_target_and_who_assigned_it);
  g_test_add_func ("/sentence/target/further", test_further_target);
  g_test_add_func ("/sentence/target/further-of-a-table", test_further_target_of_a_table);
  g_test_add_func ("/sentence/target/behind-an-excess", test_target_behind_an_excess);
  g_test_add_func ("/sentence/percent/range", test_range_of_a_percentage);
  g_test_add_func ("/sentence/parts/measure-of-a-list", test_measure_of_a_list);
  g_test_add_func ("/sentence/change/points", test_points_alone);
  g_test_add_func ("/sentence/line-without-end", test_line_without_end);
  g_test_add_func ("/sentence/parts/list-below-a-colon", test_list_below_a_colon);
  g_test_add_func ("/sentence/parts/whole-stated-before", test_whole_stated_before);
  g_test_add_func ("/sentence/readings/both-are-kept", test_both_readings_are_kept);
  g_test_add_func ("/sentence/change/keeps-its-precision", test_change_keeps_its_precision);
  g_test_add_func ("/sentence/percent/arithmetic-overrules-the-words", test_arithmetic_overrules_the_words);

  return g_test_run ();
}
