/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-issuer-part-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"

/* How the words of a name in capitals are written. */

void
dr_issuer_append_word (GString       *name,
                  const char    *bytes,
                  const DrToken *token)
{
  const char *start = bytes + token->start;
  gsize length = token->end - token->start;

  if (name->len > 0 && name->str[name->len - 1] != ' ')
    g_string_append_c (name, ' ');
  if (!(token->flags & DR_TOKEN_ALL_CAPITALS))
    {
      g_string_append_len (name, start, length);
      return;
    }

  const char *rest = g_utf8_next_char (start);
  g_autofree char *small = g_utf8_strdown (rest, start + length - rest);
  g_string_append_len (name, start, rest - start);
  g_string_append (name, small);
}

/* What names of bodies begin with. */
DR_DEFINE_PHRASES (organisations,
  "sở", "phòng", "chi cục", "cục", "tổng cục", "ban", "trung tâm", "trường", "hội", "hiệp hội", "liên hiệp", "chi nhánh",
  "công ty", "tổng công ty", "đội", "đồn", "hạt", "trạm", "viện", "bệnh viện", "công đoàn", "quỹ", "văn phòng", "ngân hàng",
  "bưu điện", "viễn thông", "đài", "kho bạc", "thanh tra", "liên minh", "hợp tác xã", "phòng giao dịch", "điện lực",
  "ban quản lý", "xí nghiệp", "chi bộ", "câu lạc bộ", "cảng vụ", "nhà máy", "trung đoàn", "tiểu đoàn", "lữ đoàn", "học viện",
  "nông trường", "lâm trường", "thuế tỉnh", "thuế thành phố", "thuế cơ sở", "thuế khu vực", "thống kê tỉnh", "thống kê thành phố",
  "thống kê cơ sở", "thống kê khu vực", "thi hành án dân sự", "CĐCS", "tòa án", "viện kiểm sát", "hội đồng", "ủy ban", "tổng đội", "liên đoàn",
  "trại giam", "trại tạm giam", "khu bảo tồn", "khu công nghiệp", "khu kinh tế", "khu di tích", "nhà thiếu nhi", "tổ công tác",
  "đoàn luật sư", "liên đội", "chi hội", "chi đoàn", "thư viện", "bảo tàng", "nhà văn hóa", "vườn quốc gia");

guint
dr_issuer_match_organisation (const DrReading *reading,
                              guint            index)
{
  return dr_phrase_match_any (reading, index, organisations);
}

/* Nouns in names of bodies, whose syllables are written small but for the first of the name's first two. */
DR_DEFINE_PHRASES (name_nouns,
  "an toàn giao thông", "hải quan", "cửa khẩu", "khu vực", "khu công nghiệp", "cơ quan", "quản lý", "tiểu học",
  "trung học cơ sở", "trung học phổ thông", "mầm non", "mẫu giáo", "phổ thông", "dân tộc nội trú", "văn hóa", "thể thao",
  "thông tin", "truyền thông", "truyền thanh", "nông nghiệp", "nông thôn", "nông thôn mới", "phát triển nông thôn", "môi trường", "dự án",
  "đầu tư", "xây dựng", "phát triển", "quỹ đất", "dịch vụ", "tổng hợp", "kỹ thuật", "khuyến nông", "giáo dục", "đào tạo",
  "y tế", "dân số", "bảo vệ", "rừng phòng hộ", "thủy lợi", "giao dịch", "bảo trợ xã hội", "công ích", "đô thị", "chỉ đạo",
  "khối", "doanh nghiệp", "công nghiệp", "thương mại", "du lịch", "khoa học", "công nghệ", "kiểm lâm",
  "thú y", "chăn nuôi", "cổ phần", "trách nhiệm hữu hạn", "một thành viên", "việc làm", "dạy nghề", "cao đẳng", "đại học", "trung cấp", "chính trị", "quân sự", "biên phòng",
  "thống kê", "thuế", "bảo hiểm xã hội", "xã hội", "hành chính công", "phục vụ", "thị trường", "thi hành án", "dân sự",
  "hợp tác xã", "chi nhánh", "phòng giao dịch", "chính sách", "ngân hàng", "cơ sở", "công an", "tài chính", "kế hoạch", "nội vụ", "tư pháp",
  "đa khoa", "kho bạc", "nhà nước", "bưu chính", "viễn thông", "cấp nước", "điện lực", "thanh tra", "cấp thoát nước", "nước sạch");

/* «PTNT» has no vowel and stays, and so does «IV». */
static gboolean
is_short_form (const char *start,
               gsize       length)
{
  if (strspn (start, "IVX") >= length)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    {
      /* «KHHGĐ»: a consonant too. */
      if (i + 1 < length && (memcmp (start + i, "Đ", 2) == 0 || memcmp (start + i, "Ð", 2) == 0))
        i++;
      else if ((guchar) start[i] >= 0x80 || memchr ("AEIOUY", start[i], 6) != NULL)
        return FALSE;
    }

  return TRUE;
}

void
dr_issuer_append_body_word (GString         *name,
                          const DrReading *reading,
                          guint            index,
                          guint           *n_small,
                          guint           *n_nouns)
{
  const DrToken *token = &reading->tokens[index];
  const char *start = reading->bytes + token->start;
  gsize length = token->end - token->start;
  gboolean is_small = *n_small > 0;
  guint n_always_small = dr_phrase_match_any (reading, index, DR_PHRASES ("và", "của", "các", "ngành", "tỉnh", "huyện", "xã", "phường",
                                                                          "thị trấn", "thành phố", "thị xã", "quận", "đặc khu",
                                                                          "khu vực", "vùng"));

  if (*n_small > 0)
    (*n_small)--;
  else if (n_always_small > 0)
    {
      is_small = name->len > 0 || *n_nouns > 0;
      *n_small = n_always_small - 1;
    }
  else
    {
      guint n_cell = dr_phrase_match_any (reading, index, DR_PHRASES ("chi bộ", "đảng bộ bộ phận", "chi đoàn", "công đoàn cơ sở"));
      guint n = MAX (dr_issuer_match_organisation (reading, index), dr_phrase_match_any (reading, index, name_nouns));

      /* «Chi bộ Phòng Nội vụ»: the name of the body begins behind it. */
      if (n_cell > 0)
        *n_small = n_cell - 1;
      else if (n > 0)
        {
          is_small = *n_nouns >= 2;
          *n_small = n - 1;
          *n_nouns += n >= 3 ? 2 : 1;
        }
    }
  if (!is_small || !(token->flags & DR_TOKEN_ALL_CAPITALS) || is_short_form (start, length))
    {
      if ((token->flags & DR_TOKEN_ALL_CAPITALS) && is_short_form (start, length) && name->len > 0)
        g_string_append_c (name, ' ');
      if ((token->flags & DR_TOKEN_ALL_CAPITALS) && is_short_form (start, length))
        g_string_append_len (name, start, length);
      else
        dr_issuer_append_word (name, reading->bytes, token);
      return;
    }

  g_autofree char *small = g_utf8_strdown (start, length);
  if (name->len > 0)
    g_string_append_c (name, ' ');
  g_string_append (name, small);
}
