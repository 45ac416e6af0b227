/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Reports that come as JSON say what the reader makes of no text: a figure without a measure, a ledger without its numbers,
 * no text at all. Each is read from a text, changed in one thing, and checked: what can be known is still found, and nothing
 * else.
 */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-report-json.h>

#include <json-glib/json-glib.h>
#include <string.h>

static DrReport *
read_text (const char *text,
           const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) own = dr_period_parse (period, &error);
  g_assert_no_error (error);
  dr_reader_set_default_period (reader, own);
  DrReport *report = dr_reader_read_text (reader, text, &error);
  g_assert_no_error (error);

  return report;
}

/* One thing that is changed: a member, by its path, to a number where it is one; «null» takes its value away, «drop» the
 * element of an array, or the member itself. */
static void
change (JsonNode   *root,
        const char *path,
        const char *value)
{
  g_auto (GStrv) steps = g_strsplit (path, ".", -1);
  guint last = g_strv_length (steps) - 1;
  JsonNode *node = root;

  for (guint i = 0; i < last; i++)
    {
      node = JSON_NODE_HOLDS_ARRAY (node)
             ? json_array_get_element (json_node_get_array (node), (guint) g_ascii_strtoull (steps[i], NULL, 10))
             : json_object_get_member (json_node_get_object (node), steps[i]);
      g_assert_nonnull (node);
    }
  if (g_str_equal (value, "drop") && JSON_NODE_HOLDS_ARRAY (node))
    {
      json_array_remove_element (json_node_get_array (node), (guint) g_ascii_strtoull (steps[last], NULL, 10));
      return;
    }
  g_assert_true (json_object_has_member (json_node_get_object (node), steps[last]));
  if (g_str_equal (value, "drop"))
    json_object_remove_member (json_node_get_object (node), steps[last]);
  else if (g_str_equal (value, "null"))
    json_object_set_null_member (json_node_get_object (node), steps[last]);
  else if (json_node_get_value_type (json_object_get_member (json_node_get_object (node), steps[last])) == G_TYPE_INT64)
    json_object_set_int_member (json_node_get_object (node), steps[last], g_ascii_strtoll (value, NULL, 10));
  else
    json_object_set_string_member (json_node_get_object (node), steps[last], value);
}

static DrReport *
change_report (DrReport           *report,
               const char * const *changes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = dr_report_to_json (report, TRUE);
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  g_assert_no_error (error);
  for (; *changes != NULL; changes += 2)
    change (root, changes[0], changes[1]);
  g_autofree char *changed = json_to_string (root, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new (changed, strlen (changed));
  DrReport *result = dr_report_new_from_json (bytes, NULL, &error);
  g_assert_no_error (error);

  return result;
}

/* «percent-of-target: 640 hội viên, đạt 126%», a line a finding. */
static char *
describe (DrFindings *findings)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    {
      DrFinding *finding = dr_findings_get (findings, i);
      DrSource *source = dr_finding_get_source (finding);

      g_string_append_printf (lines, "%s%s: %s", i > 0 ? "\n" : "", dr_finding_get_rule (finding),
                              source != NULL ? dr_source_get_text (source) : "-");
    }

  return g_string_free (lines, FALSE);
}

typedef struct
{
  const char *path;
  const char *text;
  const char *before;         /* what is found as it was read */
  const char *changes[9];     /* paths and values in turn */
  const char *after;
} Case;

static const Case cases[] = {
  { "from-and-to-are-the-first-numbers", "Giảm từ 48 lên 60 câu lạc bộ.", "change: 48 lên 60 câu lạc bộ", { NULL },
    "change: 48 lên 60 câu lạc bộ" },
  { "the-percentage-is-the-first-number", "Thu 640 triệu đồng, đạt 126% kế hoạch (500 triệu đồng).",
    "percent-of-target: 640 triệu đồng, đạt 126%", { "numbers.0", "drop", NULL },
    "percent-of-target: 640 triệu đồng, đạt 126%" },
  { "a-further-target-has-no-percentage", "Thu 55 tỷ đồng, đạt 55% kế hoạch tỉnh giao, 61% kế hoạch huyện giao (80 tỷ đồng).",
    "percent-of-target: 55 tỷ đồng, đạt 55%", { "achievements.0.also_against.0.percent_of_target", "null", NULL },
    "percent-of-target: 55 tỷ đồng, đạt 55%" },
  { "what-is-left-is-no-whole-number", "Thường trực giao 06 nhiệm vụ; đã thực hiện 05 nhiệm vụ, còn 02,5 nhiệm vụ đang làm.",
    "", { "numbers.3", "drop", "numbers.2.role", "directive", NULL }, "" },
  { "what-is-left-is-no-number", "Thường trực giao 06 nhiệm vụ; đã thực hiện 05 nhiệm vụ, còn 1.23.4567 nhiệm vụ đang làm.",
    "", { "numbers.2.role", "directive", NULL }, "" },
  { "what-is-left-is-a-whole-number", "Thường trực giao 06 nhiệm vụ; đã thực hiện 05 nhiệm vụ, còn 02 nhiệm vụ đang làm.",
    "directives: 06 nhiệm vụ; đã thực hiện 05 nhiệm vụ, còn 02", { "numbers.2.role", "directive", NULL },
    "directives: 06 nhiệm vụ; đã thực hiện 05 nhiệm vụ, còn 02" },
  { "a-share-without-a-text", "Hộ khá có 1.980 hộ, chiếm 61%.",
    "", { "achievements.0.share.value", "161", "text", "drop", NULL }, "percent-range: 1.980 hộ" },
  { "an-excess-without-a-text", "Kết nạp 57/45 hội viên, vượt 13 hội viên so với chỉ tiêu.",
    "excess: 57/45 hội viên, vượt 13", { "text", "drop", NULL }, "excess: 57/45 hội viên" },
  { "an-excess-that-no-number-states", "Kết nạp 57/45 hội viên, vượt 13 hội viên so với chỉ tiêu.",
    "excess: 57/45 hội viên, vượt 13", { "numbers.2", "drop", NULL }, "excess: 57/45 hội viên" },
  { "parts-of-a-total-that-count-two-things", "Trồng 12 cây xanh.\nNuôi 20 con lợn.\nTổng cộng 42 con.",
    "", { "achievements.0.part_of", "a3", "achievements.1.part_of", "a3", NULL }, "" },
  { "a-part-that-counts-nothing", "Trợ giúp 214 địa chỉ, trong đó thường xuyên 132 địa chỉ, đột xuất 92 địa chỉ.",
    "partition: 214 địa chỉ, trong đó thường xuyên 132 địa chỉ, đột xuất 92 địa chỉ",
    { "indicators.2.measure", "", "achievements.2.actual.measure", "", NULL },
    "partition: 214 địa chỉ, trong đó thường xuyên 132 địa chỉ, đột xuất 92" },
  { "the-figure-before-a-list-of-so-many-stands-nowhere", "Huy động 1.086 người của 3 đơn vị: Hòa An 320, Hòa Bình 410, Hòa Châu 366.",
    "partition: 1.086 người của 3 đơn vị: Hòa An 320, Hòa Bình 410, Hòa Châu 366", { "achievements.0.source", "null", NULL }, "" },
  { "a-rate-is-said-to-add-up", "Giải quyết 24 hồ sơ/ngày. Riêng quý III giải quyết 42 hồ sơ/ngày.",
    "", { "indicators.0.nature", "flow", NULL }, "" },
  { "a-percentage-is-said-to-add-up", "Tỷ lệ giải quyết hồ sơ 84%. Riêng quý III tỷ lệ giải quyết hồ sơ 92%.",
    "", { "indicators.0.nature", "flow", NULL }, "" },
  { "a-rank-is-no-number", "Phấn đấu xếp hạng 1.23.4567 trong 12 bệnh viện.",
    "", { "numbers.1", "drop", "numbers.0.role", "rank", "numbers.1.role", "rank", NULL }, "" },
  { "a-rank-among-what-is-no-number", "Phấn đấu xếp hạng 13 trong 1.23.4567 bệnh viện.",
    "", { "numbers.1.role", "rank", NULL }, "" },
  { "two-ranks-without-a-word-between-them", "Phấn đấu xếp hạng 13, 12 bệnh viện.",
    "", { "numbers.1.role", "rank", NULL }, "" },
  { "a-whole-behind-a-slash-is-hedged", "Đã giải quyết 30/42 hồ sơ, còn 13 hồ sơ chưa giải quyết.",
    "partition: 30/42 hồ sơ, còn 13 hồ sơ", { "achievements.0.actual.hedge", "over", NULL }, "" },
  { "a-percentage-in-a-row-is-of-its-change", "ĐVT: triệu đồng\nNội dung\tThực hiện năm 2023\tThực hiện năm 2022\tTăng, giảm so với năm 2022\tTỷ lệ\nThu phí\t310\t280\t30\t10,7%\nThu khác\t305\t299\t6\t2%",
    "", { "numbers.6.role", "change", NULL }, "" },
  { "what-is-no-number-in-a-row-is-of-its-change", "ĐVT: triệu đồng\nNội dung\tThực hiện năm 2023\tThực hiện năm 2022\tTăng, giảm so với năm 2022\nThu phí\t310\t1.23.4567\t30\nThu khác\t305\t299\t6",
    "", { "numbers.4.role", "change", "numbers.4.item", "a1", NULL }, "" },
  { "a-share-before-is-no-number", "Từ 214 hộ nghèo (9,30000%) đầu năm xuống 71 hộ (2,8%), giảm 6,5%.",
    "", { "text", "Từ 214 hộ nghèo (1.23.45%) đầu năm xuống 71 hộ (2,8%), giảm 6,5%.", "numbers.1.text", "1.23.45", NULL },
    "change: 214 hộ nghèo (1.23.45%) đầu năm xuống 71 hộ (2,8%), giảm 6,5%" },
  { "a-share-before-stands-in-no-brackets", "Từ 214 hộ nghèo (9,3%) đầu năm xuống 71 hộ (2,8%), giảm 6,5%.",
    "", { "text", "Từ 214 hộ nghèo [9,3%] đầu năm xuống 71 hộ (2,8%), giảm 6,5%.", NULL }, "" },
  { "a-change-of-the-next-sentence", "Có 24 hộ vay vốn, tăng 5 hộ so với cùng kỳ (19 hộ). Tăng 62,3%.",
    "", { "numbers.3.role", "change", "numbers.3.item", "a1", NULL }, "" },
  { "less-than-nothing-of-nothing", "Nhận 0 vụ, hòa giải thành 5 vụ, đạt 96%.",
    "whole-target: 5 vụ, đạt 96%", { "achievements.1.actual.value", "-5", NULL }, "whole-target: 5 vụ, đạt 96%" },
};

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrChecker) checker = dr_checker_new ();
  g_autoptr (DrReport) report = read_text (self->text, "2023");
  g_autoptr (DrReport) changed = change_report (report, self->changes);
  g_autoptr (DrFindings) findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);
  g_autoptr (DrFindings) others = dr_checker_check_report (checker, changed, &error);
  g_assert_no_error (error);
  g_autofree char *before = describe (findings);
  g_autofree char *after = describe (others);

  g_assert_cmpstr (before, ==, self->before);
  g_assert_cmpstr (after, ==, self->after);
}

/* Before the first year there is nothing that «kỳ trước» could be. */
static void
test_first_year (void)
{
  static const char head[] = "Hội Nông dân huyện Bàu Sen\nBÁO CÁO\nkết quả công tác của Hội Nông dân huyện Bàu Sen\n-----\n";
  g_autofree char *text = g_strconcat (head, "Kết nạp 430 hội viên (kỳ trước 421 hội viên).", NULL);
  g_autofree char *earlier = g_strconcat (head, "Kết nạp 412 hội viên.", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrChecker) checker = dr_checker_new ();
  g_autoptr (DrReport) now = read_text (text, "1000");
  g_autoptr (DrReport) then = read_text (earlier, "1000-Q1");
  GList one = { then, NULL, NULL };
  g_autoptr (DrFindings) findings = dr_checker_check_against (checker, now, &one, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dr_findings_get_n (findings), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checker-json/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/checker-json/nothing-is-before-the-first-year", test_first_year);

  return g_test_run ();
}
