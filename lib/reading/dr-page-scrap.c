/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-page-scrap-private.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

#define MOST_WORDS 40             /* of a scrap */
#define MOST_PAGER_WORDS 6
#define MOST_STAMP_WORDS 14       /* of a line that tells when an item was put up */
#define MOST_PAGE_DIGITS 3
#define LEAST_CONTACT_DIGITS 7
#define MOST_CONTACT_GAP 4        /* tokens between the word and the number: «ĐT liên hệ: (» */

/* How often it was read. */
DR_DEFINE_PHRASES (counters,
  "lượt xem", "số lượt xem", "số lần xem", "lượt đọc", "lượt truy cập", "số lượt truy cập", "tổng lượt truy cập",
  "tổng số lượt truy cập", "tổng truy cập", "đang online", "đang truy cập", "đang trực tuyến", "số người đang truy cập",
  "người online", "khách trực tuyến", "khách online", "lượt tải", "đã xem", "xem", "bình luận", "lượt thích", "hôm qua",
  "hôm nay", "tuần này", "tháng này", "tất cả", "cỡ chữ", "view", "views", "trực tuyến", "thống kê truy cập", "online");

/* Where the office is found, and who answers for the page. */
DR_DEFINE_PHRASES (contacts,
  "điện thoại", "ĐT", "SĐT", "số điện thoại", "hotline", "đường dây nóng", "fax", "email", "thư điện tử", "hộp thư",
  "địa chỉ", "giấy phép", "giấy phép số", "giấy phép xuất bản", "bản quyền", "website", "chịu trách nhiệm",
  "chịu trách nhiệm chính", "chịu trách nhiệm nội dung", "người chịu trách nhiệm", "tổng biên tập", "trưởng ban biên tập",
  "mã số thuế", "MST", "tài khoản", "số tài khoản", "STK", "liên hệ", "ghi rõ nguồn", "copyright", "thiết kế bởi", "trụ sở", "tổng đài", "tổng đài CSKH");

DR_DEFINE_PHRASES (pager_words,
  "trang", "tiếp", "sau", "trước", "đầu", "cuối", "tiếp theo", "trang sau", "trang trước", "next", "last", "first", "prev",
  "của", "về");

static guint
count_words (const DrReading *reading)
{
  guint n = 0;

  for (guint i = 0; i < reading->n_tokens; i++)
    n += reading->tokens[i].kind == DR_TOKEN_WORD;

  return n;
}

/* «Lượt xem: 1.204», «312 lượt xem», «Đang online: 37 - Tổng truy cập: 3.482.115». */
static gboolean
is_counter (const DrReading *reading)
{
  guint first = dr_phrase_is_sign_of (reading, 0, "([|-") ? 1 : 0;
  guint n_words = dr_phrase_match_any (reading, first, counters);

  if (n_words > 0)
    {
      guint next = first + n_words;

      return dr_phrase_is_sign_of (reading, next, ":([")
             || (dr_reading_is_digits (reading, next) && count_words (reading) <= MOST_PAGER_WORDS);
    }

  /* «Cập nhật lúc 14:20, 21/10/2021 · Lượt xem: 1.204» */
  if (dr_phrase_match_any (reading, first, DR_PHRASES ("cập nhật", "ngày đăng", "đăng ngày", "đăng lúc", "ngày cập nhật", "thứ")) > 0
      && count_words (reading) <= MOST_STAMP_WORDS)
    for (guint i = first + 1; i < reading->n_tokens; i++)
      if (dr_phrase_match_any (reading, i, DR_PHRASES ("lượt xem", "số lượt xem", "lượt đọc", "đã xem")) > 0)
        return TRUE;

  /* The number first: nothing but its noun may follow. */
  guint i = first;
  while (dr_reading_is_digits (reading, i) || dr_phrase_is_sign_of (reading, i, "."))
    i++;
  n_words = i > first ? dr_phrase_match_any (reading, i, DR_PHRASES ("lượt xem", "lượt đọc", "lượt truy cập", "bình luận",
                                                                     "người online", "views", "view")) : 0;

  return n_words > 0 && (i + n_words == reading->n_tokens || dr_phrase_is_sign_of (reading, i + n_words, ")|]"));
}

static gboolean
is_contact (const DrReading *reading)
{
  guint first = dr_phrase_is_sign_of (reading, 0, "-*+(") || dr_reading_is_sign (reading, 0, 0xa9) ? 1 : 0;
  guint n_words = dr_phrase_match_any (reading, first, contacts);

  if (dr_reading_is_sign (reading, 0, 0xa9))
    return TRUE;
  if (n_words == 0)
    return FALSE;

  return dr_phrase_is_sign_of (reading, first + n_words, ":")
         || dr_phrase_match_any (reading, first, DR_PHRASES ("giấy phép số", "bản quyền", "copyright", "ghi rõ nguồn")) > 0;
}

/* «Trang: 1 2 3 ... 14 [Tiếp]», «Trang 2/9», «- 3 -», a page's number alone. */
static gboolean
is_pager (const DrReading *reading)
{
  gboolean is_named = FALSE;
  gboolean has_fraction = FALSE;
  guint n_numbers = 0;
  guint n_words = 0;

  for (guint i = 0; i < reading->n_tokens;)
    {
      const DrToken *token = &reading->tokens[i];
      guint n_word = dr_phrase_match_any (reading, i, pager_words);

      if (token->kind == DR_TOKEN_WORD && n_word == 0)
        return FALSE;
      if (token->kind == DR_TOKEN_DIGITS)
        {
          if (token->end - token->start > MOST_PAGE_DIGITS || reading->bytes[token->start] == '0')
            return FALSE;
          n_numbers++;
        }
      else if (token->kind == DR_TOKEN_SIGN && (token->word == ',' || token->word == '%' || token->word == '+'))
        return FALSE;
      /* «12.480» and «3/7» alone are no pages. */
      has_fraction |= i > 0 && dr_reading_is_digits (reading, i - 1) && dr_phrase_is_sign_of (reading, i, "./-")
                      && dr_reading_is_digits (reading, i + 1);
      is_named |= n_word > 0;
      n_words += n_word;
      i += MAX (n_word, 1);
    }
  if (n_numbers == 0 || n_words > MOST_PAGER_WORDS)
    return FALSE;

  return is_named ? dr_phrase_match_any (reading, 0, pager_words) > 0 || n_numbers > 1 : !has_fraction;
}

guint
dr_page_scrap_match_contact (const DrReading *reading,
                             guint            index,
                             guint           *number)
{
  guint n_words = dr_phrase_match_any (reading, index, DR_PHRASES ("điện thoại", "ĐT", "SĐT", "hotline", "đường dây nóng",
                                                                   "fax", "số máy", "zalo", "tài khoản", "mã số thuế", "tổng đài"));
  guint i = index + n_words;

  if (n_words == 0)
    return 0;
  while (i < reading->n_tokens && i - index - n_words < MOST_CONTACT_GAP
         && (dr_phrase_is_sign_of (reading, i, ":.(+") || dr_phrase_match_any (reading, i, DR_PHRASES ("số", "liên hệ", "bàn")) > 0))
    i++;
  if (!dr_reading_is_digits (reading, i))
    return 0;

  guint end = i;
  guint n_digits = 0;
  for (guint at = i; at < reading->n_tokens; at++)
    {
      if (dr_reading_is_digits (reading, at))
        {
          n_digits += reading->tokens[at].end - reading->tokens[at].start;
          end = at + 1;
        }
      else if (!dr_phrase_is_sign_of (reading, at, ".-() "))
        break;
    }
  if (n_digits < LEAST_CONTACT_DIGITS || (reading->tokens[end - 1].end - reading->tokens[i].start) > 40)
    return 0;
  *number = i;

  return end - index;
}

gboolean
dr_page_scrap_read (DrReading *reading)
{
  DrNumberRole role = DR_NUMBER_ROLE_NAME;

  if (reading->n_tokens == 0)
    return FALSE;
  if (is_pager (reading))
    role = DR_NUMBER_ROLE_NUMBERING;
  else if (!(is_counter (reading) || is_contact (reading)) || count_words (reading) > MOST_WORDS)
    return FALSE;

  for (guint i = 0; i < reading->n_tokens;)
    {
      DrDatePhrase date;
      guint number;
      guint n_tokens = dr_page_scrap_match_contact (reading, i, &number);

      if (n_tokens > 0)
        dr_reading_account (reading, reading->tokens[number].start, reading->tokens[i + n_tokens - 1].end,
                            DR_NUMBER_ROLE_NAME, DR_ITEM_NONE, DR_NONE);
      else if (role == DR_NUMBER_ROLE_NAME && dr_date_phrase_match (reading, i, &date))
        {
          n_tokens = date.n_tokens;
          dr_reading_account_tokens (reading, i, i + n_tokens, DR_NUMBER_ROLE_DATE, DR_ITEM_NONE, DR_NONE);
        }
      else
        dr_reading_account_tokens (reading, i, i + 1, role, DR_ITEM_NONE, DR_NONE);
      i += MAX (n_tokens, 1);
    }

  return TRUE;
}
