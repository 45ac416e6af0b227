/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>

#include "document-fixture.h"

#define D ISSUER_DISTRICT

/* What the last line of @text is about. */
typedef struct
{
  const char *name;
  Issuer      issuer;
  const char *text;
  const char *unit;
} SubjectRow;

static const SubjectRow subject_rows[] = {
  { "head", D, "LĐLĐ huyện được xếp hạng Tư.", "lien-doan-lao-dong" },
  { "after-a-year", D, "Năm 2022, Hội Nông dân huyện kết nạp 12 hội viên.", "hoi-nong-dan" },
  { "after-a-lead-in", D, "Kết quả thi đua, Mặt trận huyện kết nạp 12 hội viên.", "uy-ban-mat-tran-to-quoc" },
  { "especially", D, "Riêng Văn phòng Huyện ủy ban hành 209 văn bản.", "van-phong" },
  { "label", D, "Hội Phụ nữ: tặng 12 suất quà.", "hoi-lien-hiep-phu-nu" },
  { "label-below", D, "UBKT đảng uỷ cơ sở: kiểm tra 19/38 tổ chức đảng.", "uy-ban-kiem-tra-dang-uy-co-so" },
  { "joint", D, "Ủy ban Kiểm tra Huyện ủy cùng Ủy ban kiểm tra đảng ủy các xã giám sát 5 tổ chức đảng.", "uy-ban-kiem-tra" },
  { "agency-in-a-government-report", ISSUER_GOVERNMENT, "Công an xã bắt 12 vụ.", "cong-an" },
  { "other-in-a-section", D, "* Công tác Dân vận:\nTrung tâm Chính trị huyện mở 12 lớp.", "trung-tam-chinh-tri" },
  { "assessor", D, "Hội Nông dân tỉnh hỗ trợ 500 triệu đồng.", "none" },
  { "committee-above", D, "Tỉnh ủy công nhận 12 đơn vị.", "none" },
  { "committee-in-a-section", D, "* Công tác Tổ chức, cán bộ:\nBan Thường vụ Huyện ủy quyết định 52 trường hợp.", "none" },
  { "partner", D, "Phối hợp với Huyện đoàn tổ chức 12 lớp.", "none" },
  { "advised", D, "Tham mưu Ban Thường vụ Huyện ủy ban hành 12 văn bản.", "none" },
  { "object", D, "Chỉ đạo Ban Chấp hành Hội Nông dân tổ chức 12 lớp.", "none" },
  { "owner", D, "Theo hướng dẫn của Ban Tổ chức Huyện ủy, mở 12 lớp.", "none" },
  { "place-of-training", D, "Mở 12 lớp tại Trung tâm Chính trị huyện.", "none" },
  { "recipient", D, "Tặng Hội Chữ thập đỏ huyện 12 suất quà.", "none" },
  { "all", D, "Mặt trận Tổ quốc và các đoàn thể vận động 12 suất quà.", "none" },
  { "delegation", D, "Đoàn kiểm tra của tỉnh làm việc với 12 xã.", "none" },
  { "members", D, "Hội viên Hội Nông dân đóng góp 12 triệu đồng.", "none" },
  { "bank-in-a-body-report", ISSUER_WOMEN, "Ngân hàng Chính sách xã hội giải ngân cho 200 hộ.", "none" },
};

static void
test_subject_row (gconstpointer data)
{
  const SubjectRow *row = data;
  g_autoptr (DocumentFixture) fixture = document_fixture_new (row->issuer);
  DrReading *reading = &fixture->reading;
  const char *newline = strrchr (row->text, '\n');
  gsize start = newline != NULL ? (gsize) (newline + 1 - row->text) : 0;

  document_fixture_set_text (fixture, row->text);
  if (start > 0)
    {
      DrHeading heading;

      document_fixture_scan (fixture, 0, start - 1);
      dr_heading_read (reading, &heading);
    }
  document_fixture_scan (fixture, start, strlen (row->text));

  guint32 unit = dr_body_subject_find (reading, 0, reading->n_tokens);
  g_assert_no_error (reading->error);
  g_assert_cmpstr (document_fixture_get_unit_id (fixture, unit), ==, row->unit);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (subject_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/body-subject/", subject_rows[i].name, NULL);

      g_test_add_data_func (path, &subject_rows[i], test_subject_row);
    }

  return g_test_run ();
}
