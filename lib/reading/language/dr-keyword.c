/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-keyword-private.h"

#include "reading/language/dr-phrases-private.h"

/* How far a line is searched for marks, and how many letters must be without. */
#define PLAIN_REACH 256
#define PLAIN_LETTERS 12

typedef struct
{
  const char     *word;
  DrKeywordEntry  entry;
} Keyword;

#define NAMES_DAY DR_KEYWORD_NAMES_DAY
#define HINTS_DAY DR_KEYWORD_HINTS_DAY
#define HINTS_YEAR DR_KEYWORD_HINTS_YEAR
#define ENDS_PHRASE DR_KEYWORD_ENDS_PHRASE
#define IS_DURATION DR_KEYWORD_IS_DURATION
#define NO_DURATION DR_KEYWORD_NO_DURATION
#define HAS_NUMBER DR_KEYWORD_HAS_NUMBER
#define NAMES_FEAST DR_KEYWORD_NAMES_FEAST
#define NAMES_TIME DR_KEYWORD_NAMES_TIME

static const Keyword keywords[] = {
  { "ngày", { DR_KEYWORD_DAY, NAMES_DAY | NAMES_FEAST, 0 } },
  { "tuần", { DR_KEYWORD_WEEK, 0, 0 } },
  { "tháng", { DR_KEYWORD_MONTH, 0, 0 } },
  { "quý", { DR_KEYWORD_QUARTER, HINTS_YEAR, 0 } },
  { "năm", { DR_KEYWORD_YEAR, 0, 0 } },
  { "giờ", { DR_KEYWORD_HOUR, 0, 0 } },
  { "nửa", { DR_KEYWORD_HALF, 0, 0 } },
  { "phút", { DR_KEYWORD_MINUTE, 0, 0 } },
  { "từ", { DR_KEYWORD_FROM, HINTS_DAY | HINTS_YEAR | NAMES_TIME | ENDS_PHRASE, 0 } },
  { "đến", { DR_KEYWORD_TO, HINTS_DAY | HINTS_YEAR | NAMES_TIME | ENDS_PHRASE, 0 } },
  { "tới", { DR_KEYWORD_TO, HINTS_DAY | HINTS_YEAR | NAMES_TIME | ENDS_PHRASE, 0 } },
  { "hết", { DR_KEYWORD_WHOLE, HINTS_DAY | HINTS_YEAR, 0 } },
  { "và", { DR_KEYWORD_AND, ENDS_PHRASE, 0 } },
  { "của", { DR_KEYWORD_OF, ENDS_PHRASE, 0 } },
  { "đầu", { DR_KEYWORD_FIRST, HINTS_YEAR, 0 } },
  { "cuối", { DR_KEYWORD_LAST, HINTS_YEAR, 0 } },
  { "nhiệm", { DR_KEYWORD_MANDATE, 0, 0 } },
  { "kỳ", { DR_KEYWORD_TERM, HINTS_YEAR | HAS_NUMBER, 0 } },
  { "giai", { DR_KEYWORD_STAGE, 0, 0 } },
  { "đoạn", { DR_KEYWORD_STRETCH, HINTS_YEAR, 0 } },
  { "niên", { DR_KEYWORD_YEARLY, 0, 0 } },
  { "khóa", { DR_KEYWORD_COURSE, HAS_NUMBER, 0 } },
  { "độ", { DR_KEYWORD_COURSE, 0, 0 } },
  { "thời", { DR_KEYWORD_TIME, 0, 0 } },
  { "học", { DR_KEYWORD_STUDY, 0, 0 } },
  { "tuổi", { DR_KEYWORD_AGE, 0, 0 } },
  { "thứ", { DR_KEYWORD_ORDINAL, HAS_NUMBER, 0 } },
  { "liền", { DR_KEYWORD_IN_A_ROW, 0, 0 } },
  { "liên", { DR_KEYWORD_IN_A_ROW, 0, 0 } },
  { "số", { DR_KEYWORD_NUMBER, HAS_NUMBER, 0 } },
  { "ban", { DR_KEYWORD_ISSUED, 0, 0 } },
  { "trung", { DR_KEYWORD_CENTRAL, 0, 0 } },
  { "tw", { DR_KEYWORD_CENTRAL, 0, 0 } },
  { "lên", { DR_KEYWORD_UP_TO, ENDS_PHRASE, 0 } },
  { "xuống", { DR_KEYWORD_UP_TO, ENDS_PHRASE, 0 } },
  { "còn", { DR_KEYWORD_UP_TO, ENDS_PHRASE, 0 } },
  { "trong", { DR_KEYWORD_IN, HINTS_YEAR | ENDS_PHRASE, 0 } },
  { "mỗi", { DR_KEYWORD_EACH, 0, 0 } },
  { "hằng", { DR_KEYWORD_EACH, 0, 0 } },
  { "hàng", { DR_KEYWORD_EACH, 0, 0 } },
  { "từng", { DR_KEYWORD_EACH, 0, 0 } },
  { "i", { DR_KEYWORD_ROMAN, 0, 1 } },
  { "ii", { DR_KEYWORD_ROMAN, 0, 2 } },
  { "iii", { DR_KEYWORD_ROMAN, 0, 3 } },
  { "iv", { DR_KEYWORD_ROMAN, 0, 4 } },
  { "hai", { DR_KEYWORD_COUNT, 0, 2 } },
  { "ba", { DR_KEYWORD_COUNT, 0, 3 } },
  { "bốn", { DR_KEYWORD_COUNT, 0, 4 } },
  { "tư", { DR_KEYWORD_COUNT, 0, 4 } },
  { "sáu", { DR_KEYWORD_COUNT, 0, 6 } },
  { "bảy", { DR_KEYWORD_COUNT, 0, 7 } },
  { "bẩy", { DR_KEYWORD_COUNT, 0, 7 } },
  { "tám", { DR_KEYWORD_COUNT, 0, 8 } },
  { "chín", { DR_KEYWORD_COUNT, 0, 9 } },
  { "mười", { DR_KEYWORD_COUNT, 0, 10 } },

  { "sáng", { DR_KEYWORD_OTHER, NAMES_DAY | NAMES_TIME, 0 } },
  { "trưa", { DR_KEYWORD_OTHER, NAMES_DAY | NAMES_TIME, 0 } },
  { "chiều", { DR_KEYWORD_OTHER, NAMES_DAY | NAMES_TIME, 0 } },
  { "tối", { DR_KEYWORD_OTHER, NAMES_DAY | NAMES_TIME, 0 } },
  { "đêm", { DR_KEYWORD_OTHER, NAMES_DAY | NAMES_TIME, 0 } },
  { "hôm", { DR_KEYWORD_OTHER, NAMES_DAY, 0 } },
  { "mồng", { DR_KEYWORD_OTHER, NAMES_DAY, 0 } },
  { "mùng", { DR_KEYWORD_OTHER, NAMES_DAY, 0 } },
  { "nhật", { DR_KEYWORD_OTHER, NAMES_DAY | NO_DURATION, 0 } },
  { "trước", { DR_KEYWORD_OTHER, HINTS_DAY | HINTS_YEAR | IS_DURATION, 0 } },
  { "sau", { DR_KEYWORD_OTHER, HINTS_DAY | HINTS_YEAR | IS_DURATION, 0 } },
  { "dịp", { DR_KEYWORD_OTHER, HINTS_DAY | NAMES_FEAST, 0 } },
  { "lễ", { DR_KEYWORD_OTHER, HINTS_DAY | NAMES_FEAST | NO_DURATION, 0 } },
  { "tết", { DR_KEYWORD_OTHER, HINTS_DAY | HINTS_YEAR | NAMES_FEAST, 0 } },
  { "niệm", { DR_KEYWORD_OTHER, HINTS_DAY | NAMES_FEAST, 0 } },
  { "mừng", { DR_KEYWORD_OTHER, HINTS_DAY | HINTS_YEAR | NAMES_FEAST, 0 } },
  { "khánh", { DR_KEYWORD_OTHER, HINTS_DAY | NAMES_FEAST, 0 } },
  { "lập", { DR_KEYWORD_OTHER, NAMES_FEAST, 0 } },
  { "thống", { DR_KEYWORD_OTHER, NAMES_FEAST, 0 } },
  { "phóng", { DR_KEYWORD_OTHER, NAMES_FEAST, 0 } },
  { "lúc", { DR_KEYWORD_OTHER, HINTS_DAY | NAMES_TIME, 0 } },
  { "hồi", { DR_KEYWORD_OTHER, NAMES_TIME, 0 } },
  { "vào", { DR_KEYWORD_OTHER, HINTS_DAY | HINTS_YEAR | NAMES_TIME | ENDS_PHRASE, 0 } },
  { "khoảng", { DR_KEYWORD_OTHER, NAMES_TIME, 0 } },

  { "xuân", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "hè", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "thu", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "đông", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "mùa", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "mưa", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "khô", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "nguyên", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "đán", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "tý", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "sửu", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "dần", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "mão", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "thìn", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "tỵ", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "ngọ", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "mùi", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "thân", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "dậu", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "tuất", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "hợi", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "với", { DR_KEYWORD_OTHER, HINTS_YEAR | ENDS_PHRASE, 0 } },
  { "so", { DR_KEYWORD_OTHER, HINTS_YEAR | ENDS_PHRASE, 0 } },
  { "ck", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "kh", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "hoạch", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "tiêu", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "sang", { DR_KEYWORD_OTHER, HINTS_YEAR, 0 } },
  { "gian", { DR_KEYWORD_OTHER, IS_DURATION, 0 } },
  { "hạn", { DR_KEYWORD_OTHER, IS_DURATION, 0 } },
  { "vòng", { DR_KEYWORD_OTHER, IS_DURATION, 0 } },
  { "dài", { DR_KEYWORD_OTHER, IS_DURATION | ENDS_PHRASE, 0 } },

  { "công", { DR_KEYWORD_OTHER, NO_DURATION, 0 } },
  { "hội", { DR_KEYWORD_OTHER, NO_DURATION | NAMES_FEAST, 0 } },
  { "chủ", { DR_KEYWORD_OTHER, NO_DURATION, 0 } },
  { "lương", { DR_KEYWORD_OTHER, NO_DURATION, 0 } },
  { "tiền", { DR_KEYWORD_OTHER, NO_DURATION, 0 } },
  { "người", { DR_KEYWORD_OTHER, NO_DURATION, 0 } },
  { "cho", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },

  { "đợt", { DR_KEYWORD_OTHER, HAS_NUMBER, 0 } },
  { "lần", { DR_KEYWORD_OTHER, HAS_NUMBER, 0 } },
  { "khối", { DR_KEYWORD_OTHER, HAS_NUMBER, 0 } },
  { "hạng", { DR_KEYWORD_OTHER, HAS_NUMBER, 0 } },
  { "loại", { DR_KEYWORD_OTHER, HAS_NUMBER, 0 } },
  { "vực", { DR_KEYWORD_OTHER, HAS_NUMBER, 0 } },
  { "ấp", { DR_KEYWORD_OTHER, HAS_NUMBER, 0 } },
  { "cụm", { DR_KEYWORD_OTHER, HAS_NUMBER, 0 } },
  { "kỷ", { DR_KEYWORD_OTHER, NAMES_FEAST, 0 } },
  { "ca", { DR_KEYWORD_OTHER, HAS_NUMBER, 0 } },

  { "về", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "trên", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "theo", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "tại", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "ở", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "được", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "bị", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "đã", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "đang", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "sẽ", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "có", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "là", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "đạt", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "tăng", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "giảm", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "do", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "để", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "nhằm", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "đối", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "gắn", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "thì", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "khi", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "bằng", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "như", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "nay", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
  { "hoặc", { DR_KEYWORD_OTHER, ENDS_PHRASE, 0 } },
};

/* Headings of old web pages come without marks; their words count only in lines that have none at all. */
static const Keyword plain_keywords[] = {
  { "ngay", { DR_KEYWORD_DAY, NAMES_DAY, 0 } },
  { "thang", { DR_KEYWORD_MONTH, 0, 0 } },
  { "quy", { DR_KEYWORD_QUARTER, 0, 0 } },
  { "nam", { DR_KEYWORD_YEAR, 0, 0 } },
  { "tu", { DR_KEYWORD_FROM, HINTS_DAY, 0 } },
  { "den", { DR_KEYWORD_TO, HINTS_DAY, 0 } },
  { "dau", { DR_KEYWORD_FIRST, 0, 0 } },
  { "cuoi", { DR_KEYWORD_LAST, 0, 0 } },
  { "nhiem", { DR_KEYWORD_MANDATE, 0, 0 } },
  { "ky", { DR_KEYWORD_TERM, 0, 0 } },
  { "giai", { DR_KEYWORD_STAGE, 0, 0 } },
  { "doan", { DR_KEYWORD_STRETCH, 0, 0 } },
  { "hoc", { DR_KEYWORD_STUDY, 0, 0 } },
  { "sau", { DR_KEYWORD_COUNT, 0, 6 } },
  { "chin", { DR_KEYWORD_COUNT, 0, 9 } },
  { "va", { DR_KEYWORD_AND, ENDS_PHRASE, 0 } },
};

DR_DEFINE_PHRASES_OF (words, keywords, word);
DR_DEFINE_PHRASES_OF (plain_words, plain_keywords, word);

G_STATIC_ASSERT (G_N_ELEMENTS (keywords) < 0xff && G_N_ELEMENTS (plain_keywords) < 0xff);

/* Of a word: its number, from 1, among the keywords and among the plain ones; 0: it is none. */
typedef struct
{
  guint8 keyword;
  guint8 plain_keyword;
} Numbers;

static const Numbers *
get_numbers (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      Numbers *numbers = g_new0 (Numbers, dr_word_table_get_n_words (dr_phrases_get_words ()) + 1);

      for (guint i = 0; i < words->n_phrases; i++)
        numbers[words->phrases[i].first].keyword = i + 1;
      for (guint i = 0; i < plain_words->n_phrases; i++)
        numbers[plain_words->phrases[i].first].plain_keyword = i + 1;
      g_once_init_leave (&made, (gsize) numbers);
    }

  return (const Numbers *) made;
}

/* U+00C0 to U+1EF9 begin with the bytes 0xc3 to 0xe1, and combining marks with 0xcc: dashes and quotation marks do not. */
static inline gboolean
is_marked (char byte)
{
  return (guchar) byte >= 0xc3 && (guchar) byte <= 0xe1;
}

/* Whether no letter near it in its line carries a mark. The reach is bounded, so that a long line costs no more than a short one. */
static gboolean
is_plain_line (const DrReading *reading,
               guint            index)
{
  const char *bytes = reading->bytes;
  gsize start = reading->tokens[index].start;
  gsize end = reading->tokens[index].end;
  gsize first = start > PLAIN_REACH ? start - PLAIN_REACH : 0;
  gsize last = MIN (reading->length, end + PLAIN_REACH);
  guint n_letters = 0;

  while (start > first && bytes[start - 1] != '\n' && bytes[start - 1] != '\r')
    {
      start--;
      if (is_marked (bytes[start]))
        return FALSE;
      n_letters += g_ascii_isalpha (bytes[start]) ? 1 : 0;
    }
  while (end < last && bytes[end] != '\n' && bytes[end] != '\r')
    {
      if (is_marked (bytes[end]))
        return FALSE;
      n_letters += g_ascii_isalpha (bytes[end]) ? 1 : 0;
      end++;
    }

  return n_letters >= PLAIN_LETTERS;
}

static gboolean
begins_date (DrKeyword keyword)
{
  switch (keyword)
    {
    case DR_KEYWORD_DAY:
    case DR_KEYWORD_WEEK:
    case DR_KEYWORD_MONTH:
    case DR_KEYWORD_QUARTER:
    case DR_KEYWORD_YEAR:
    case DR_KEYWORD_FROM:
    case DR_KEYWORD_MANDATE:
    case DR_KEYWORD_STAGE:
    case DR_KEYWORD_YEARLY:
    case DR_KEYWORD_TIME:
    case DR_KEYWORD_COUNT:
    case DR_KEYWORD_HALF:
    case DR_KEYWORD_ROMAN:
      return TRUE;
    default:
      return FALSE;
    }
}

DrTokenTraits
dr_keyword_get_traits (guint32 word)
{
  const Numbers *numbers = get_numbers ();
  DrTokenTraits traits = 0;

  if (word >= words->n_words)
    return 0;

  if (numbers[word].keyword != 0)
    traits |= DR_TRAIT_KEYWORD
              | (begins_date (keywords[numbers[word].keyword - 1].entry.keyword) ? DR_TRAIT_BEGINS_DATE : 0);
  if (numbers[word].plain_keyword != 0)
    traits |= DR_TRAIT_KEYWORD
              | (begins_date (plain_keywords[numbers[word].plain_keyword - 1].entry.keyword) ? DR_TRAIT_BEGINS_DATE : 0);

  return traits;
}

const DrKeywordEntry *
dr_keyword_get_entry (const DrReading *reading,
                      guint            index)
{
  static const DrKeywordEntry none = { DR_KEYWORD_NONE, 0, 0 };
  const Numbers *own = &get_numbers ()[reading->tokens[index].word];

  if (own->plain_keyword != 0 && is_plain_line (reading, index))
    return &plain_keywords[own->plain_keyword - 1].entry;

  return own->keyword != 0 ? &keywords[own->keyword - 1].entry : &none;
}
