/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-short-form-private.h"

#include "reading/language/dr-phrase-private.h"

/* Names of programmes that nobody says in full, «BHYT» and «HTX», stay. */
static const struct { const char *word, *full; } short_forms[] = {
  { "KCB", "khám chữa bệnh" }, { "YHCT", "y học cổ truyền" }, { "DVMTR", "dịch vụ môi trường rừng" }, { "THA", "tăng huyết áp" },
  { "TTGDSK", "truyền thông giáo dục sức khỏe" }, { "SXH", "sốt xuất huyết" }, { "TCM", "tay chân miệng" }, { "VGB", "viêm gan B" },
  { "TCĐĐ", "tiêm chủng đầy đủ" }, { "TCMR", "tiêm chủng mở rộng" }, { "BCS", "bao cao su" }, { "DCTC", "dụng cụ tử cung" },
  { "ATTP", "an toàn thực phẩm" }, { "HSSV", "học sinh, sinh viên" }, { "HSG", "học sinh giỏi" }, { "DQTV", "dân quân tự vệ" },
  { "DBĐV", "dự bị động viên" }, { "CCCD", "căn cước công dân" }, { "CNCH", "cứu nạn, cứu hộ" }, { "GSHT", "giám sát hành trình" },
  { "TTATGT", "trật tự an toàn giao thông" }, { "TNGT", "tai nạn giao thông" }, { "VPHC", "vi phạm hành chính" }, { "MTTH", "ma túy tổng hợp" },
  { "TK&VV", "tiết kiệm và vay vốn" }, { "NQH", "nợ quá hạn" }, { "CTĐ", "chữ thập đỏ" }, { "NCT", "người cao tuổi" },
  { "NKT", "người khuyết tật" }, { "DTTS", "dân tộc thiểu số" }, { "CLB", "câu lạc bộ" }, { "CNSCĐ", "công nghệ số cộng đồng" },
  { "GTNT", "giao thông nông thôn" }, { "XDCB", "xây dựng cơ bản" }, { "VSATTP", "vệ sinh an toàn thực phẩm" }, { "BVMT", "bảo vệ môi trường" },
  { "PCCC", "phòng cháy chữa cháy" }, { "ATGT", "an toàn giao thông" }, { "QLBVR", "quản lý bảo vệ rừng" }, { "NSNN", "ngân sách nhà nước" },
};
DR_DEFINE_PHRASES_OF (short_form_words, short_forms, word);

guint
dr_short_form_match (const DrReading  *reading,
                     guint             index,
                     const char      **full)
{
  if (dr_phrase_match_any (reading, index, short_form_words) == 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (short_forms); i++)
    {
      guint n = dr_phrase_match_one (reading, index, short_form_words, i);

      if (n > 0)
        {
          *full = short_forms[i].full;
          return n;
        }
    }

  return 0;
}
