/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>

#include "document-fixture.h"

/* «recommendation 4 done 2022-Q3; task …» */
typedef struct
{
  const char *name;
  const char *text;
  const char *directives;
} Row;

static const Row rows[] = {
  { "done", "I. KẾT QUẢ THỰC HIỆN THÔNG BÁO KẾT LUẬN QUÝ III/2022\nThường trực Huyện ủy giải quyết 05 kiến nghị và giao 12 nhiệm vụ. Tất cả đều đã hoàn thành.",
    "recommendation 5 done 2022-Q3; task 12 done 2022-Q3" },
  { "open", "I. VIỆC THỰC HIỆN THÔNG BÁO KẾT LUẬN QUÝ III/2022\nNgày 30/9/2022, Thường trực Huyện ủy cho ý kiến đối với 06 kiến nghị và giao 09 nhiệm vụ. Đến nay các kiến nghị đã được giải quyết; riêng việc sắp xếp trụ sở chưa hoàn thành.",
    "recommendation 6 open 2022-Q3; task 9 open 2022-Q3" },
  { "words", "I. KẾT QUẢ THỰC HIỆN Ý KIẾN CHỈ ĐẠO\nKết luận buổi làm việc quý III/2022, Thường trực Huyện ủy giải quyết ba kiến nghị và giao 7 nhiệm vụ cho các ban; đến nay đều đã hoàn thành.",
    "recommendation 3 done 2022-Q3; task 7 done 2022-Q3" },
  { "two-words", "Kết luận buổi làm việc quý II/2022 có ba kiến nghị, tám nhiệm vụ.", "recommendation 3 unknown 2022-Q2; task 8 unknown 2022-Q2" },
  { "task-alone", "Thông báo kết luận quý II/2022 định hướng 9 nhiệm vụ, đến nay đã thực hiện xong.", "task 9 done 2022-Q2" },
  { "recommendation-alone", "Tại buổi làm việc quý II/2022, Thường trực cho ý kiến đối với 3 kiến nghị; các kiến nghị đều được giải quyết.",
    "recommendation 3 done 2022-Q2" },
  { "fraction", "Theo Kết luận của Thường trực quý II/2022, đã thực hiện 10/12 nhiệm vụ được giao, 02 nhiệm vụ đang triển khai.", "task 12 open 2022-Q2" },
  { "fraction-in-section", "I. THỰC HIỆN THÔNG BÁO KẾT LUẬN QUÝ II/2022\nĐã thực hiện 10/12 nhiệm vụ, 02 nhiệm vụ đang triển khai.", "task 12 open 2022-Q2" },
  { "whole-fraction", "I. THỰC HIỆN THÔNG BÁO KẾT LUẬN QUÝ II/2022\nĐến nay đã hoàn thành 12/12 nhiệm vụ.", "task 12 done 2022-Q2" },
  { "given-then-counted", "Theo Kết luận số 77-KL/HU ngày 05/4/2022 sau buổi làm việc quý I/2022, Thường trực giao 06 nhiệm vụ và giải quyết hai kiến nghị của các đoàn thể; đến nay đã thực hiện 05/06 nhiệm vụ, còn 01 nhiệm vụ về trụ sở đang làm.",
    "task 6 open 2022-Q1; recommendation 2 open 2022-Q1" },
  { "still-one", "I. KẾT LUẬN BUỔI LÀM VIỆC QUÝ III/2022\nThường trực giao 6 nhiệm vụ. Đã hoàn thành 5 nhiệm vụ, còn 01 nhiệm vụ.", "task 6 open 2022-Q3" },
  { "later-line", "I. KẾT LUẬN BUỔI LÀM VIỆC QUÝ III/2022\nThường trực giải quyết 2 kiến nghị và giao 6 nhiệm vụ.\n- Việc sửa trụ sở đang triển khai.",
    "recommendation 2 open 2022-Q3; task 6 open 2022-Q3" },
  { "later-line-done", "I. KẾT LUẬN BUỔI LÀM VIỆC QUÝ III/2022\nThường trực giao 6 nhiệm vụ.\nĐến nay, các nhiệm vụ đều được các cơ quan thực hiện hoàn thành.",
    "task 6 done 2022-Q3" },
  { "open-beats-done", "I. KẾT LUẬN BUỔI LÀM VIỆC QUÝ III/2022\nThường trực giao 6 nhiệm vụ.\n- Đã hoàn thành việc thứ nhất.\n- Việc thứ hai chưa thực hiện.\n- Việc thứ ba đã hoàn thành.",
    "task 6 open 2022-Q3" },
  { "next-section-is-another", "I. KẾT LUẬN BUỔI LÀM VIỆC QUÝ III/2022\nThường trực giao 6 nhiệm vụ.\nII. KẾT QUẢ CÔNG TÁC\n- Đường ấp 3 đang triển khai.", "task 6 unknown 2022-Q3" },
  { "purpose-is-no-outcome", "I. KẾT LUẬN BUỔI LÀM VIỆC QUÝ III/2022\nThường trực giao 6 nhiệm vụ để tập trung hoàn thành trong quý IV/2022.", "task 6 unknown 2022-Q3" },
  { "quarter-of-the-day", "Ngày 28/6/2022, Thường trực có buổi làm việc và giao 4 nhiệm vụ.", "task 4 unknown 2022-Q2" },
  { "heading-gives-quarter", "I. VIỆC THỰC HIỆN KẾT LUẬN BUỔI LÀM VIỆC QUÝ II/2022\nNgày 01/7/2022, Thường trực giao 4 nhiệm vụ.", "task 4 unknown 2022-Q2" },
  { "proposals", "Kết luận của Thường trực quý II/2022 giải quyết 04 đề xuất, kiến nghị.", "recommendation 4 unknown 2022-Q2" },
  { "main-tasks", "Thông báo kết luận quý II/2022 giao 05 nhiệm vụ trọng tâm; đã hoàn thành 05/05 nhiệm vụ.", "task 5 done 2022-Q2" },
  { "all-of-them", "Kết luận buổi làm việc quý III/2022, Thường trực giải quyết 04 kiến nghị và giao 11 nhiệm vụ cho các ban; đến cuối quý tất cả đều đã hoàn thành.",
    "recommendation 4 done 2022-Q3; task 11 done 2022-Q3" },
  { "no-voters", "II. KẾT QUẢ\nTiếp nhận 14 kiến nghị của cử tri.", "" },
  { "no-voters-in-section", "I. KẾT LUẬN BUỔI LÀM VIỆC QUÝ III/2022\nThường trực giao 6 nhiệm vụ. Giải quyết 14 kiến nghị của cử tri.", "task 6 unknown 2022-Q3" },
  { "no-recovery", "II. KẾT QUẢ\nKiến nghị thu hồi 20 triệu đồng.", "" },
  { "no-solutions", "Thông báo kết luận đề ra 05 nhiệm vụ và giải pháp.", "" },
  { "no-citation", "Thông báo kết luận số 88-TB/HU ngày 5/7/2022.", "" },
  { "no-plan", "III. NHIỆM VỤ QUÝ I/2023\nThực hiện Thông báo kết luận, giao 5 nhiệm vụ cho các ban.", "" },
  { "no-meeting", "II. KẾT QUẢ\nHội Nông dân đề ra 5 nhiệm vụ.", "" },
};

static void
test_row (gconstpointer data)
{
  static const char * const kinds[] = { "recommendation", "task" };
  static const char * const statuses[] = { "unknown", "open", "done" };
  const Row *row = data;
  g_autoptr (DocumentFixture) fixture = document_fixture_new (ISSUER_DISTRICT);
  g_autoptr (GString) found = g_string_new (NULL);

  document_fixture_read (fixture, row->text);
  DrReportData *report = document_fixture_get_data (fixture);
  for (guint i = 0; i < report->directives->len; i++)
    {
      const DrDirectiveRecord *record = &g_array_index (report->directives, DrDirectiveRecord, i);
      g_autofree char *period = dr_period_to_string (g_ptr_array_index (report->periods, record->period));

      g_string_append_printf (found, "%s%s %u %s %s", i > 0 ? "; " : "", kinds[record->kind], record->count,
                              statuses[record->status], period);
    }

  g_assert_cmpstr (found->str, ==, row->directives);
}

static void
test_source_is_the_count_and_its_noun (void)
{
  g_autoptr (DocumentFixture) fixture = document_fixture_new (ISSUER_DISTRICT);

  document_fixture_read (fixture, "Buổi làm việc quý III/2022, Thường trực giải quyết 04 kiến nghị.");
  GArray *directives = document_fixture_get_data (fixture)->directives;
  g_assert_cmpuint (directives->len, ==, 1);

  const DrDirectiveRecord *record = &g_array_index (directives, DrDirectiveRecord, 0);
  g_autofree char *source = g_strndup (fixture->text + record->source.start, record->source.end - record->source.start);
  g_assert_cmpstr (source, ==, "04 kiến nghị");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/directive-reading/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/directive-reading/source-is-the-count-and-its-noun", test_source_is_the_count_and_its_noun);

  return g_test_run ();
}
