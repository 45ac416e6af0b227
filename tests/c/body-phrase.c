/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>

#include "base/dr-fold-private.h"
#include "document-fixture.h"

/* The name at the head of @text: how many tokens, which body, of what level, and the unit it makes. */
typedef struct
{
  const char  *text;
  Issuer       issuer;
  guint        n_tokens;
  const char  *id;
  DrUnitLevel  level;
  const char  *unit;        /* name; NULL: not one of the report's own */
} NameRow;

#define D ISSUER_DISTRICT
#define NO DR_UNIT_LEVEL_UNKNOWN
#define PROVINCE DR_UNIT_LEVEL_PROVINCE
#define DISTRICT DR_UNIT_LEVEL_DISTRICT
#define COMMUNE DR_UNIT_LEVEL_COMMUNE

static const NameRow name_rows[] = {
  { "Hội Nông dân huyện", D, 4, "hoi-nong-dan", DISTRICT, "Hội Nông dân huyện" },
  { "Hội Nông dân", D, 3, "hoi-nong-dan", NO, "Hội Nông dân huyện" },
  { "HND huyện", D, 2, "hoi-nong-dan", DISTRICT, "Hội Nông dân huyện" },
  { "Hội ND cấp huyện", D, 4, "hoi-nong-dan", DISTRICT, "Hội Nông dân huyện" },
  { "Ban Thường vụ Hội Nông dân huyện", D, 7, "hoi-nong-dan", DISTRICT, "Hội Nông dân huyện" },
  { "BCH Hội Nông dân huyện", D, 5, "hoi-nong-dan", DISTRICT, "Hội Nông dân huyện" },
  { "Hội Nông dân tỉnh", D, 4, "hoi-nong-dan", PROVINCE, NULL },
  { "Hội Nông dân huyện Bàu Sen", D, 6, "hoi-nong-dan", DISTRICT, "Hội Nông dân huyện" },
  { "Hội Nông dân xã Tân Bình", D, 6, "hoi-nong-dan", COMMUNE, NULL },
  { "Hội Nông dân Việt Nam huyện", D, 6, "hoi-nong-dan", DISTRICT, "Hội Nông dân huyện" },
  { "Ban Tổ chức Huyện ủy", D, 5, "ban-to-chuc", DISTRICT, "Ban Tổ chức Huyện ủy" },
  { "Ban Tổ chức Huyện uỷ", D, 5, "ban-to-chuc", DISTRICT, "Ban Tổ chức Huyện ủy" },
  { "BTC HU", D, 2, "ban-to-chuc", DISTRICT, "Ban Tổ chức Huyện ủy" },
  { "Ban Tổ chức Tỉnh ủy", D, 5, "ban-to-chuc", PROVINCE, NULL },
  { "Ban Tuyên giáo", D, 3, "ban-tuyen-giao", NO, "Ban Tuyên giáo Huyện ủy" },
  { "Ban Tuyên giáo và Dân vận Huyện ủy", D, 8, "ban-tuyen-giao-va-dan-van", DISTRICT, "Ban Tuyên giáo và Dân vận Huyện ủy" },
  { "UBKT đảng uỷ cơ sở", D, 5, "uy-ban-kiem-tra", COMMUNE, NULL },
  { "Ủy ban Kiểm tra", D, 4, "uy-ban-kiem-tra", NO, "Ủy ban Kiểm tra Huyện ủy" },
  { "VP Huyện ủy", D, 3, "van-phong", DISTRICT, "Văn phòng Huyện ủy" },
  { "Trung tâm Bồi dưỡng Chính trị huyện", D, 7, "trung-tam-chinh-tri", DISTRICT, "Trung tâm Chính trị huyện" },
  { "TTCT huyện", D, 2, "trung-tam-chinh-tri", DISTRICT, "Trung tâm Chính trị huyện" },
  { "UBMTTQVN huyện", D, 2, "uy-ban-mat-tran-to-quoc", DISTRICT, "Ủy ban Mặt trận Tổ quốc Việt Nam huyện" },
  { "Ủy ban MTTQ Việt Nam huyện", D, 6, "uy-ban-mat-tran-to-quoc", DISTRICT, "Ủy ban Mặt trận Tổ quốc Việt Nam huyện" },
  { "Mặt trận huyện", D, 3, "uy-ban-mat-tran-to-quoc", DISTRICT, "Ủy ban Mặt trận Tổ quốc Việt Nam huyện" },
  { "Ban Thanh tra nhân dân", D, 5, "uy-ban-mat-tran-to-quoc", NO, "Ủy ban Mặt trận Tổ quốc Việt Nam huyện" },
  { "LÐLÐ huyện", D, 2, "lien-doan-lao-dong", DISTRICT, "Liên đoàn Lao động huyện" },
  { "Công đoàn huyện", D, 3, "lien-doan-lao-dong", DISTRICT, "Liên đoàn Lao động huyện" },
  { "Hội CCB", D, 2, "hoi-cuu-chien-binh", NO, "Hội Cựu chiến binh huyện" },
  { "Hội LHPN huyện", D, 3, "hoi-lien-hiep-phu-nu", DISTRICT, "Hội Liên hiệp Phụ nữ huyện" },
  { "Hội Phụ nữ", D, 3, "hoi-lien-hiep-phu-nu", NO, "Hội Liên hiệp Phụ nữ huyện" },
  { "Huyện đoàn", D, 2, "huyen-doan", DISTRICT, "Huyện Đoàn" },
  { "Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện", D, 9, "huyen-doan", DISTRICT, "Huyện Đoàn" },
  { "Tỉnh đoàn", D, 2, "huyen-doan", PROVINCE, NULL },
  { "Thị đoàn", ISSUER_TOWN, 2, "huyen-doan", DISTRICT, "Thị Đoàn" },
  { "Hội Nông dân thị xã", ISSUER_TOWN, 5, "hoi-nong-dan", DISTRICT, "Hội Nông dân thị xã" },
  { "Ban Tổ chức", ISSUER_TOWN, 3, "ban-to-chuc", NO, "Ban Tổ chức Thị ủy" },
  { "Tỉnh Đoàn", ISSUER_PROVINCE, 2, "huyen-doan", PROVINCE, "Tỉnh Đoàn" },
  { "Đoàn Thanh niên phường", ISSUER_WARD, 4, "huyen-doan", COMMUNE, "Đoàn Thanh niên phường" },
  { "Hội CTĐ huyện", D, 3, "hoi-chu-thap-do", DISTRICT, "Hội Chữ thập đỏ huyện" },
  { "Hội Cựu thanh niên xung phong huyện", D, 7, "hoi-cuu-thanh-nien-xung-phong", DISTRICT, "Hội Cựu thanh niên xung phong huyện" },
  { "Hội Người cao tuổi", D, 4, "hoi-nguoi-cao-tuoi", NO, "Hội Người cao tuổi huyện" },
  { "UBND huyện", D, 2, "uy-ban-nhan-dan", DISTRICT, "Ủy ban nhân dân huyện" },
  { "công an huyện", D, 3, "cong-an", DISTRICT, "Công an huyện" },
  { "Phòng LĐ-TB&XH huyện", D, 7, "phong-lao-dong-thuong-binh-va-xa-hoi", DISTRICT, "Phòng Lao động - Thương binh và Xã hội huyện" },
  { "Chi cục Thuế thu 41 tỷ đồng", D, 3, "chi-cuc-thue", NO, "Chi cục Thuế huyện" },
  { "Văn phòng ThU", ISSUER_TOWN, 3, "van-phong", DISTRICT, "Văn phòng Thị ủy" },
  { "Ban Thường vụ Huyện ủy", D, 5, "cap-uy", DISTRICT, "Huyện ủy Bàu Sen" },
  { "Thường trực Tỉnh ủy", D, 4, "cap-uy", PROVINCE, NULL },
  { "Hội LHPN huyện Bàu Sen", ISSUER_WOMEN, 5, "hoi-lien-hiep-phu-nu", DISTRICT, "Hội Liên hiệp Phụ nữ huyện Bàu Sen" },
};

static void
test_name_row (gconstpointer data)
{
  const NameRow *row = data;
  g_autoptr (DocumentFixture) fixture = document_fixture_new (row->issuer);
  DrReading *reading = &fixture->reading;
  DrBodyPhrase phrase;

  document_fixture_set_text (fixture, row->text);
  document_fixture_scan (fixture, 0, strlen (row->text));
  g_assert_true (dr_body_phrase_match (reading, 0, &phrase));
  g_assert_false (phrase.is_field);
  g_assert_cmpstr (dr_lexicon_get_body (reading->lexicon, phrase.body)->id, ==, row->id);
  g_assert_cmpint (phrase.level, ==, row->level);
  g_assert_cmpuint (phrase.n_tokens, ==, row->n_tokens);
  g_assert_cmpint (dr_body_phrase_is_own (reading, &phrase), ==, row->unit != NULL);
  if (row->unit == NULL)
    return;

  guint32 index = dr_body_unit_for_phrase (reading, &phrase, 0);
  g_assert_no_error (reading->error);
  g_assert_cmpuint (index, !=, DR_NONE);
  g_assert_cmpuint (dr_body_unit_for_phrase (reading, &phrase, 0), ==, index);
  g_assert_cmpstr (dr_unit_get_name (g_ptr_array_index (document_fixture_get_data (fixture)->units, index)), ==, row->unit);
}

static const char * const no_names[] = {
  "đoàn viên", "Đoàn viên", "Đoàn kiểm tra", "Hội viên", "Hội nghị", "mặt trận", "phụ nữ", "Hội thảo", "đoàn kết", "xã",
};

static void
test_ordinary_words_are_no_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_names); i++)
    {
      g_autoptr (DocumentFixture) fixture = document_fixture_new (ISSUER_DISTRICT);
      DrBodyPhrase phrase;

      document_fixture_set_text (fixture, no_names[i]);
      document_fixture_scan (fixture, 0, strlen (no_names[i]));
      if (dr_body_phrase_match (&fixture->reading, 0, &phrase) && !phrase.is_field)
        g_error ("\"%s\" was taken for a name", no_names[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (name_rows); i++)
    {
      g_autofree char *slug = dr_fold_slug (name_rows[i].text, -1);
      g_autofree char *path = g_strdup_printf ("/body-phrase/name/%u-%s", i + 1, slug);

      g_test_add_data_func (path, &name_rows[i], test_name_row);
    }
  g_test_add_func ("/body-phrase/ordinary-words-are-no-names", test_ordinary_words_are_no_names);

  return g_test_run ();
}
