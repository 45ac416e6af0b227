/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>

#include "document-fixture.h"

/* Where the reading stands behind the last line of @text: «unit role period». */
typedef struct
{
  const char *name;
  Issuer      issuer;
  const char *text;
  const char *place;
} Row;

#define D ISSUER_DISTRICT

static const Row rows[] = {
  { "nothing-read", D, "Một câu văn.", "issuer results 2022-Q4" },

  /* units */
  { "star", D, "* Hội Nông dân huyện:\nKết nạp 12 hội viên.", "hoi-nong-dan results 2022-Q4" },
  { "star-field", D, "* Công tác Tuyên giáo:\nKịp thời tham mưu.", "ban-tuyen-giao results 2022-Q4" },
  { "star-field-of-two-words", D, "* Công tác Tổ chức, cán bộ:", "ban-to-chuc results 2022-Q4" },
  { "star-long-field", D, "* Công tác Kiểm tra, giám sát và thi hành kỷ luật Đảng:", "uy-ban-kiem-tra results 2022-Q4" },
  { "star-training", D, "* Công tác Đào tạo, bồi dưỡng cán bộ:", "trung-tam-chinh-tri results 2022-Q4" },
  { "star-office", D, "* Công tác Văn phòng:", "van-phong results 2022-Q4" },
  { "star-mass-work", D, "* Công tác Dân vận:", "ban-dan-van results 2022-Q4" },
  { "number", D, "2. Ủy ban MTTQ huyện", "uy-ban-mat-tran-to-quoc results 2022-Q4" },
  { "number-with-comma-dash", D, "2- Ủy ban MTTQ huyện", "uy-ban-mat-tran-to-quoc results 2022-Q4" },
  { "number-bracket", D, "2) Ủy ban MTTQ huyện", "uy-ban-mat-tran-to-quoc results 2022-Q4" },
  { "roman-with-number", D, "IV.5. LĐLĐ", "lien-doan-lao-dong results 2022-Q4" },
  { "eth", D, "5. LÐLÐ huyện", "lien-doan-lao-dong results 2022-Q4" },
  { "letter", D, "a) Hội CCB huyện", "hoi-cuu-chien-binh results 2022-Q4" },
  { "dash-with-colon", D, "- MTTQ: vận động 5 tỷ đồng.", "uy-ban-mat-tran-to-quoc results 2022-Q4" },
  { "text-on-the-line", D, "1. Mặt trận: vận động 5 tỷ đồng.", "uy-ban-mat-tran-to-quoc results 2022-Q4" },
  { "no-numbering", D, "Hội Chữ thập đỏ huyện\nVận động 12 suất quà.", "hoi-chu-thap-do results 2022-Q4" },
  { "capitals", D, "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN", "hoi-lien-hiep-phu-nu results 2022-Q4" },
  { "activities-of", D, "3. Hoạt động của Hội Nông dân huyện", "hoi-nong-dan results 2022-Q4" },
  { "two-bodies-are-the-first", D, "3. Ban Tuyên giáo Huyện ủy - Trung tâm Chính trị", "ban-tuyen-giao results 2022-Q4" },
  { "all-bodies-are-none", D, "2. Hoạt động của Mặt trận và các đoàn thể", "issuer results 2022-Q4" },
  { "youth-of-a-town", ISSUER_TOWN, "7. Thị đoàn", "huyen-doan results 2022-Q4" },
  { "youth-of-a-province", ISSUER_PROVINCE, "7. Tỉnh đoàn", "huyen-doan results 2022-Q4" },
  { "province-body-is-not-the-district", D, "7. Hội Nông dân tỉnh", "issuer results 2022-Q4" },
  { "ward", ISSUER_WARD, "2. Ủy ban MTTQ Việt Nam phường", "uy-ban-mat-tran-to-quoc results 2025-Q3" },
  { "ward-field-after-reform", ISSUER_WARD, "1. Công tác tổ chức, cán bộ", "ban-xay-dung-dang results 2025-Q3" },
  { "own-body", ISSUER_MASS_WORK, "1. Ban Dân vận Huyện ủy\n- Thẩm định 27 mô hình.", "issuer results 2022-05" },
  { "other-body-in-a-body-report", ISSUER_MASS_WORK, "1. Ban Dân vận Huyện ủy\n2. Hội LHPN huyện", "hoi-lien-hiep-phu-nu results 2022-05" },
  { "fields-of-a-body-are-its-own", ISSUER_WOMEN, "I. CÔNG TÁC TUYÊN TRUYỀN, GIÁO DỤC", "issuer results 2022" },
  { "fields-within-a-body", D, "1. Hội Nông dân huyện\n1.1. Công tác tuyên truyền", "hoi-nong-dan results 2022-Q4" },
  { "field-is-not-a-sentence", D, "- Tổ chức 412 cuộc kiểm tra.", "issuer results 2022-Q4" },
  { "field-is-not-another-noun", D, "1. Công tác tổ chức hội nghị", "issuer results 2022-Q4" },
  { "delegation-is-no-union", D, "1. Đoàn kiểm tra của tỉnh", "issuer results 2022-Q4" },

  /* how long they hold */
  { "sentences-keep-it", D, "1. Ban Tổ chức Huyện ủy\n1.1- Kết nạp 118 đảng viên.\n1.2- Có 33 tổ chức cơ sở đảng.", "ban-to-chuc results 2022-Q4" },
  { "bullets-keep-it", D, "* Hội Nông dân huyện:\n- Kết nạp 12 hội viên.\n- Vận động 5 tỷ đồng.", "hoi-nong-dan results 2022-Q4" },
  { "a-list-within-keeps-it", D, "2. Kết quả\n* Hội Nông dân huyện:\n1. Kết nạp 12 hội viên.\n2. Vận động 5 tỷ đồng.", "hoi-nong-dan results 2022-Q4" },
  { "next-body", D, "* Hội Nông dân huyện:\n* Huyện Đoàn:", "huyen-doan results 2022-Q4" },
  { "next-part", D, "II. KẾT QUẢ\n* Hội Nông dân huyện:\nKết nạp 12 hội viên.\nIII. NHẬN XÉT", "issuer results 2022-Q4" },
  { "next-number", D, "1. Hội Nông dân huyện\n- Kết nạp 12 hội viên.\n2. Công tác khác", "issuer results 2022-Q4" },
  { "label-ends-with-the-next-item", D, "- MTTQ: vận động 5 tỷ đồng.\n- Trong quý, tổ chức 12 cuộc họp.", "issuer results 2022-Q4" },
  { "label-ends-with-the-line", D, "Hội Nông dân: kết nạp 12 hội viên.\nTrong quý, tổ chức 12 cuộc họp.", "issuer results 2022-Q4" },
  { "weaknesses-are-all-again", D, "* Hội Nông dân huyện:\nKết nạp 12 hội viên.\nHẠN CHẾ", "issuer results 2022-Q4" },
  { "stars-within-numbers", D, "2. Kết quả từng lĩnh vực\n* Hội Nông dân huyện:\n3. Đánh giá chung", "issuer results 2022-Q4" },

  /* roles */
  { "plan", D, "III. NHIỆM VỤ QUÝ I/2023", "issuer plan 2023-Q1" },
  { "plan-directions", D, "VI. PHƯƠNG HƯỚNG NĂM 2023", "issuer plan 2023" },
  { "plan-some-tasks", D, "IV. MỘT SỐ NHIỆM VỤ TRỌNG TÂM TRONG THỜI GIAN TỚI", "issuer plan 2022-Q4" },
  { "plan-parts", D, "IV. MỘT SỐ NHIỆM VỤ TRỌNG TÂM\n1. Công tác xây dựng Đảng", "issuer plan 2022-Q4" },
  { "plan-part", D, "Phần thứ hai: PHƯƠNG HƯỚNG, NHIỆM VỤ", "issuer plan 2022-Q4" },
  { "plan-letter", D, "B- PHƯƠNG HƯỚNG", "issuer plan 2022-Q4" },
  { "plan-without-numbering", D, "Phương hướng, nhiệm vụ thời gian tới\nTiếp tục vận động.", "issuer plan 2022-Q4" },
  { "plan-capitals-without-numbering", D, "KẾT QUẢ\n1. Hội Nông dân huyện\nPHƯƠNG HƯỚNG", "issuer plan 2022-Q4" },
  { "plan-proposals", D, "IV. KIẾN NGHỊ, ĐỀ XUẤT", "issuer plan 2022-Q4" },
  { "plan-by-its-year", D, "III. CHỈ TIÊU NĂM 2023", "issuer plan 2023" },
  { "plan-label", D, "* Phương hướng: phấn đấu kết nạp 20 hội viên.", "issuer plan 2022-Q4" },
  { "tasks-done-are-results", D, "II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2022", "issuer results 2022" },
  { "state-of-tasks-is-results", D, "I. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", "issuer results 2022-Q4" },
  { "weaknesses-are-results", D, "II. HẠN CHẾ", "issuer results 2022-Q4" },
  { "programme-of-goals-is-results", D, "1. Chương trình mục tiêu quốc gia", "issuer results 2022-Q4" },
  { "main-targets-are-results", D, "* Các chỉ tiêu chủ yếu năm 2022:", "issuer results 2022" },
  { "glued-numbering", D, "I.CÔNG TÁC XÂY DỰNG ĐẢNG\nII.PHƯƠNG HƯỚNG", "issuer plan 2022-Q4" },
  { "results-after-a-plan", D, "I. PHƯƠNG HƯỚNG\nII. KẾT QUẢ", "issuer results 2022-Q4" },
  { "directives", D, "I. KẾT QUẢ THỰC HIỆN THÔNG BÁO KẾT LUẬN QUÝ III/2022", "issuer directives 2022-Q3" },
  { "directives-opinions", D, "I. KẾT QUẢ THỰC HIỆN Ý KIẾN CHỈ ĐẠO", "issuer directives 2022-Q4" },
  { "directives-end", D, "I. VIỆC THỰC HIỆN THÔNG BÁO KẾT LUẬN\nII. KẾT QUẢ", "issuer results 2022-Q4" },
  { "recipients", D, "II. KẾT QUẢ\n\tNơi nhận:\n- Thường trực Huyện ủy,\n- Lưu Văn phòng Huyện ủy.", "issuer end 2022-Q4" },
  { "signature", D, "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN", "issuer end 2022-Q4" },
  { "signature-for", D, "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH", "issuer end 2022-Q4" },
  { "appendix-after-the-signature", D, "TM. BAN THƯỜNG VỤ\nPHỤ LỤC I\nHội Nông dân huyện", "hoi-nong-dan results 2022-Q4" },

  /* periods */
  { "period-of-the-year", D, "II. KẾT QUẢ NĂM 2022\n1. Một số chỉ tiêu chính", "issuer results 2022" },
  { "period-of-a-month", ISSUER_MASS_WORK, "I. KẾT QUẢ THÁNG 5", "issuer results 2022-05" },
  { "period-of-a-document-is-none", D, "1. Thực hiện Nghị quyết số 18-NQ/TW năm 2017", "issuer results 2022-Q4" },
  { "period-ends-with-its-section", D, "II. KẾT QUẢ NĂM 2022\nIII. NHẬN XÉT", "issuer results 2022-Q4" },

  /* no headings */
  { "a-figure-is-no-numbering", D, "* Hội Nông dân huyện:\n4.764 hội viên có kinh tế khá giúp hội viên khó khăn.", "hoi-nong-dan results 2022-Q4" },
  { "a-date-is-no-numbering", D, "* Hội Nông dân huyện:\n15/9/2022 tổ chức hội nghị.", "hoi-nong-dan results 2022-Q4" },
  { "a-rule-is-no-heading", D, "* Hội Nông dân huyện:\n-----", "hoi-nong-dan results 2022-Q4" },
  { "a-star-sentence-is-no-heading", D, "* Hội Nông dân huyện:\n* Kết nạp 12 hội viên.", "hoi-nong-dan results 2022-Q4" },
};

static void
test_row (gconstpointer data)
{
  static const char * const roles[] = { "results", "plan", "directives", "end" };
  const Row *row = data;
  g_autoptr (DocumentFixture) fixture = document_fixture_new (row->issuer);

  document_fixture_read (fixture, row->text);
  g_autofree char *period = dr_period_to_string (g_ptr_array_index (document_fixture_get_data (fixture)->periods,
                                                                    fixture->reading.period));
  g_autofree char *place = g_strdup_printf ("%s %s %s",
                                            document_fixture_get_unit_id (fixture, fixture->reading.unit),
                                            roles[fixture->reading.section_role], period);

  g_assert_cmpstr (place, ==, row->place);
}

/* What stands at the beginning of one line: «tokens depth heading text». */
typedef struct
{
  const char *name;
  const char *line;
  guint       n_tokens;
  guint       depth;
  gboolean    is_heading;
  const char *text;
} LineRow;

static const LineRow line_rows[] = {
  { "roman", "III- KẾT QUẢ", 2, 2, TRUE, "" },
  { "roman-tab", "I.\tVỀ KINH TẾ", 2, 2, TRUE, "" },
  { "part", "PHẦN II: KẾT QUẢ", 3, 1, TRUE, "" },
  { "part-in-words", "MỤC MỘT: KẾT QUẢ", 3, 1, TRUE, "" },
  { "capital-letter", "A/ KẾT QUẢ", 2, 1, TRUE, "" },
  { "number", "1. Công tác Hội", 2, 3, TRUE, "" },
  { "number-of-two", "1.1- Kết nạp 118 đảng viên, đạt 98,3% chỉ tiêu.", 4, 4, FALSE, "Kết nạp 118 đảng viên, đạt 98,3% chỉ tiêu." },
  { "number-of-three", "2.3.4. Công tác Hội", 6, 4, TRUE, "" },
  { "letter", "đ) Công tác Hội", 2, 5, TRUE, "" },
  { "bracketed", "(3) Công tác Hội", 3, 5, TRUE, "" },
  { "dash", "-Quán triệt nghị quyết.", 1, 7, FALSE, "Quán triệt nghị quyết." },
  { "bullet", "• Quán triệt nghị quyết.", 1, 7, FALSE, "Quán triệt nghị quyết." },
  { "plus", "+ Quán triệt nghị quyết.", 1, 8, FALSE, "Quán triệt nghị quyết." },
  { "text-behind", "1. Mặt trận: vận động 5 tỷ đồng.", 2, 3, TRUE, "vận động 5 tỷ đồng." },
  { "text-behind-a-stop", "2. Công tác dân vận. Trong quý đã mở 5 lớp.", 2, 3, TRUE, "Trong quý đã mở 5 lớp." },
  { "figure", "1.250 hộ nghèo", 0, 0, FALSE, "1.250 hộ nghèo" },
  { "decimal", "2.5 km đường", 0, 0, FALSE, "2.5 km đường" },
  { "range", "3-4 lớp", 0, 0, FALSE, "3-4 lớp" },
};

static void
test_line_row (gconstpointer data)
{
  const LineRow *row = data;
  g_autoptr (DocumentFixture) fixture = document_fixture_new (ISSUER_DISTRICT);
  DrReading *reading = &fixture->reading;
  DrHeading heading;

  document_fixture_set_text (fixture, row->line);
  document_fixture_scan (fixture, 0, strlen (row->line));
  dr_heading_read (reading, &heading);

  g_assert_cmpuint (heading.n_tokens, ==, row->n_tokens);
  g_assert_cmpuint (heading.depth, ==, row->depth);
  g_assert_cmpint (heading.is_heading, ==, row->is_heading);
  const char *text = heading.text_token < reading->n_tokens
                       ? fixture->text + reading->tokens[heading.text_token].start : "";
  g_assert_cmpstr (text, ==, row->text);
}

static void
test_numbering_is_accounted_for (void)
{
  g_autoptr (DocumentFixture) fixture = document_fixture_new (ISSUER_DISTRICT);

  document_fixture_read (fixture, "1.2- Kết nạp hội viên.");
  DrRows *ledger = fixture->reading.block_ledger;
  g_assert_cmpuint (ledger->len, ==, 2);
  g_assert_cmpint (g_array_index (ledger, DrNumberRecord, 0).role, ==, DR_NUMBER_ROLE_NUMBERING);
}

static void
test_sections_nest_and_cover_their_text (void)
{
  const char *text = "II. KẾT QUẢ\n1. Hội Nông dân huyện\nKết nạp 12 hội viên.\n2. Huyện Đoàn\nIII. PHƯƠNG HƯỚNG\n";
  g_autoptr (DocumentFixture) fixture = document_fixture_new (ISSUER_DISTRICT);

  document_fixture_read (fixture, text);
  dr_heading_end (&fixture->reading, strlen (text));

  DrReportData *data = document_fixture_get_data (fixture);
  static const struct { const char *number, *title, *begins, *ends_before; } expected[] = {
    { "II", "KẾT QUẢ", "II. KẾT QUẢ", "III." },
    { "II.1", "Hội Nông dân huyện", "1. Hội Nông dân", "2. Huyện" },
    { "II.2", "Huyện Đoàn", "2. Huyện", "III." },
    { "III", "PHƯƠNG HƯỚNG", "III.", "" },
  };
  g_assert_cmpuint (data->sections->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const DrSectionRecord *record = &g_array_index (data->sections, DrSectionRecord, i);

      g_assert_cmpstr (dr_report_data_get_string (data, record->number), ==, expected[i].number);
      g_assert_cmpstr (dr_report_data_get_string (data, record->title), ==, expected[i].title);
      g_assert_true (g_str_has_prefix (fixture->text + record->start, expected[i].begins));
      g_assert_true (g_str_has_prefix (fixture->text + record->end, expected[i].ends_before));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/heading/place/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (line_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/heading/line/", line_rows[i].name, NULL);

      g_test_add_data_func (path, &line_rows[i], test_line_row);
    }
  g_test_add_func ("/heading/numbering-is-accounted-for", test_numbering_is_accounted_for);
  g_test_add_func ("/heading/sections-nest-and-cover-their-text", test_sections_nest_and_cover_their_text);

  return g_test_run ();
}
