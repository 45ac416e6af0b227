/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-number-name-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"

#define MOST_TIERS 5
#define MOST_ADDRESS_TOKENS 48

static gboolean
is_number (const DrReading *reading,
           guint            index,
           const char      *digits)
{
  if (!dr_reading_is_digits (reading, index))
    return FALSE;

  const DrToken *token = &reading->tokens[index];
  gsize length = strlen (digits);

  return token->end - token->start == length && memcmp (reading->bytes + token->start, digits, length) == 0;
}

/* Every set that is asked first, right in front of the number or right behind it, is of the group. */
#define BESIDE(...) DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_NUMBER_NAME, __VA_ARGS__)

/* «chính quyền địa phương 2 cấp», «hội nghị trực tuyến 3 cấp»; «5 cấp ủy» are counted. */
static gboolean
counts_tiers (const DrReading *reading,
              guint            index)
{
  const DrToken *token = &reading->tokens[index];

  return token->end - token->start == 1 && reading->bytes[token->start] - '0' <= MOST_TIERS
         && dr_phrase_match_any (reading, index + 1, BESIDE ("cấp")) > 0
         && dr_phrase_match_any (reading, index + 2, DR_PHRASES ("ủy", "phó", "trưởng", "giấy")) == 0;
}

/* «Kế hoạch 5 năm 2021 - 2025», «trong 3 năm 2019, 2020, 2021»: how long it runs. */
static gboolean
is_length_of_plan (const DrReading *reading,
                   guint            index)
{
  return reading->tokens[index].end - reading->tokens[index].start <= 2 && dr_phrase_match_any (reading, index + 1, BESIDE ("năm")) > 0
         && dr_reading_is_digits (reading, index + 2)
         && (dr_reading_is_sign (reading, index + 3, '-') || dr_reading_is_sign (reading, index + 3, ','))
         && dr_reading_is_digits (reading, index + 4)
         && reading->tokens[index + 2].end - reading->tokens[index + 2].start == 4;
}

/* «đường dây 110kV»: what kind it is. */
static gboolean
is_voltage (const DrReading *reading,
            guint            index)
{
  return dr_phrase_match_any (reading, index + 1, BESIDE ("kV", "kVA")) > 0;
}

/* «4G», «5G»: a network, no weight. */
static gboolean
is_network (const DrReading *reading,
            guint            index)
{
  const DrToken *unit = index + 1 < reading->n_tokens ? &reading->tokens[index + 1] : NULL;

  return unit != NULL && unit->kind == DR_TOKEN_WORD && unit->end - unit->start == 1
         && !(unit->flags & DR_TOKEN_SPACE_BEFORE) && reading->bytes[unit->start] == 'G'
         && reading->tokens[index].end - reading->tokens[index].start == 1;
}

/* «xã dưới 10 tiêu chí»: a class of communes; «gồm từ 3 đến 5 thành viên»: a rule. */
static gboolean
bounds_class (const DrReading *reading,
              guint            index)
{
  if (dr_phrase_match_before (reading, index, BESIDE ("dưới", "đạt dưới")) > 0
      && dr_phrase_match (reading, index + 1, "tiêu chí") > 0)
    return TRUE;

  gboolean is_last = index >= 2 && dr_phrase_match_before (reading, index, BESIDE ("đến", "tới")) > 0
                     && dr_reading_is_digits (reading, index - 2);
  guint first = is_last ? index - 2 : index;

  return dr_phrase_match_before (reading, first, BESIDE ("gồm từ")) > 0
         && dr_phrase_match_any (reading, first + 1, DR_PHRASES ("đến", "tới")) > 0
         && dr_phrase_match_any (reading, first + 3, DR_PHRASES ("thành viên", "người", "đồng chí")) > 0;
}

/* «Chương trình trồng 1 tỷ cây xanh», «Đề án 1 triệu ha». */
static gboolean
names_programme (const DrReading *reading,
                 guint            index)
{
  if (!is_number (reading, index, "1") && !is_number (reading, index, "01"))
    return FALSE;
  if (dr_phrase_match_any (reading, index + 1, BESIDE ("triệu", "tỷ")) == 0
      || dr_phrase_match_any (reading, index + 2, DR_PHRASES ("cây", "ha", "hecta", "bạn")) == 0)
    return FALSE;

  return dr_phrase_match_before (reading, index, DR_PHRASES ("chương trình", "đề án", "phong trào", "chương trình trồng",
                                                             "đề án trồng", "phong trào trồng", "dự án", "đề án phát triển"))
         > 0;
}

/* «vốn 3 chương trình mục tiêu quốc gia»: those that there are. */
static gboolean
counts_national_programmes (const DrReading *reading,
                            guint            index)
{
  return (is_number (reading, index, "3") || is_number (reading, index, "03"))
         && dr_phrase_match_any (reading, index + 1, BESIDE ("chương trình mục tiêu quốc gia", "chương trình MTQG", "CTMTQG")) > 0;
}

/* «dạy 2 buổi/ngày»: how a school is run. */
static gboolean
counts_lessons_of_day (const DrReading *reading,
                       guint            index)
{
  return is_number (reading, index, "2") && dr_phrase_match_any (reading, index + 1, BESIDE ("buổi")) > 0
         && dr_reading_is_sign (reading, index + 2, '/') && dr_phrase_match (reading, index + 3, "ngày") > 0
         && dr_phrase_match_before (reading, index, DR_PHRASES ("dạy", "học", "dạy học", "được học", "học sinh học", "bán trú",
                                                                "dạy và học")) > 0;
}

/* «tiêm mũi 3 cho 2.814 người»: which shot; «tiêm 3 mũi» and «mũi 3: 2.814» are read elsewhere. */
static gboolean
numbers_a_shot (const DrReading *reading,
                guint            index)
{
  if (reading->tokens[index].end - reading->tokens[index].start == 1
      && dr_phrase_match_before (reading, index, BESIDE ("mũi")) > 0
      && dr_phrase_match_any (reading, index + 1, DR_PHRASES ("đạt", "cho", "chiếm", "được")) > 0)
    return TRUE;

  return reading->tokens[index].end - reading->tokens[index].start == 1
         && dr_phrase_match_before (reading, index, BESIDE ("tiêm mũi", "mũi thứ", "vắc xin mũi", "liều mũi", "và mũi")) > 0;
}

/* «https://…/2023/05/123.html», «www.…», «vp2023@…»: digits in an address. */
static gboolean
is_in_address (const DrReading *reading,
               guint            index)
{
  guint first = index;
  guint last = index + 1;

  /* Most numbers stand by themselves. */
  if ((reading->tokens[index].flags & DR_TOKEN_SPACE_BEFORE)
      && (last == reading->n_tokens || (reading->tokens[last].flags & DR_TOKEN_SPACE_BEFORE)))
    return FALSE;
  while (first > 0 && index - first < MOST_ADDRESS_TOKENS && !(reading->tokens[first].flags & DR_TOKEN_SPACE_BEFORE))
    first--;
  while (last < reading->n_tokens && last - index < MOST_ADDRESS_TOKENS && reading->tokens[last].kind != DR_TOKEN_NEWLINE
         && !(reading->tokens[last].flags & DR_TOKEN_SPACE_BEFORE))
    last++;
  for (guint i = first; i < last; i++)
    if (dr_reading_is_sign (reading, i, '@') || dr_phrase_match (reading, i, "www") > 0
        || (dr_reading_is_sign (reading, i, ':') && dr_reading_is_sign (reading, i + 1, '/')
            && dr_reading_is_sign (reading, i + 2, '/')))
      return TRUE;

  return FALSE;
}

/* «lớp 9A2»: a letter and digits glued behind. */
static gboolean
is_code (const DrReading *reading,
         guint            index)
{
  const DrToken *next = index + 1 < reading->n_tokens ? &reading->tokens[index + 1] : NULL;

  return next != NULL && next->kind == DR_TOKEN_WORD && (next->flags & DR_TOKEN_HAS_DIGITS)
         && !(next->flags & DR_TOKEN_SPACE_BEFORE)
         && dr_phrase_match_before (reading, index, DR_PHRASES ("lớp", "khối", "phòng", "lô")) > 0;
}

/* «từ 18 đến 27 tuổi»: both ends are ages. */
static gboolean
is_first_age (const DrReading *reading,
              guint            index)
{
  return dr_phrase_match_any (reading, index + 1, BESIDE ("đến", "tới")) > 0 && dr_reading_is_digits (reading, index + 2)
         && dr_phrase_match_any (reading, index + 3, DR_PHRASES ("tuổi", "tháng tuổi")) > 0;
}

/* «Huy hiệu 30, 40 và 50 năm tuổi Đảng» */
static gboolean
counts_years_in_party (const DrReading *reading,
                       guint            index)
{
  guint at = index;

  while (at < reading->n_tokens && at - index < 16 && reading->tokens[at].end - reading->tokens[at].start <= 2
         && dr_reading_is_digits (reading, at))
    {
      if (dr_phrase_match_any (reading, at + 1, BESIDE ("năm tuổi đảng")) > 0)
        return TRUE;
      at += 1 + (dr_reading_is_sign (reading, at + 1, ',') || dr_reading_is_sign (reading, at + 1, '-')
                 || dr_phrase_match_any (reading, at + 1, BESIDE ("và", "đến", "năm")) > 0);
      at += dr_reading_is_sign (reading, at, ',');
    }

  return FALSE;
}

/* Whether a rule may apply that asks for words beside the number, or for letters and further numbers behind it. */
static gboolean
may_be_name (const DrReading *reading,
             guint            index)
{
  const DrToken *next = index + 1 < reading->n_tokens ? &reading->tokens[index + 1] : NULL;

  if (dr_phrase_get_groups_beside (reading, index, index + 1)
      & (DR_PHRASE_GROUP_BEGINS (DR_PHRASE_GROUP_NUMBER_NAME) | DR_PHRASE_GROUP_ENDS (DR_PHRASE_GROUP_NUMBER_NAME)))
    return TRUE;
  if (next == NULL)
    return FALSE;
  if (next->kind == DR_TOKEN_SIGN)
    return (next->word == ',' || next->word == '-') && reading->tokens[index].end - reading->tokens[index].start <= 2;

  return next->kind == DR_TOKEN_DIGITS || (next->kind == DR_TOKEN_WORD && !(next->flags & DR_TOKEN_SPACE_BEFORE));
}

static gboolean
is_name (const DrReading *reading,
         guint            index)
{
  return counts_tiers (reading, index) || is_network (reading, index)
         || is_voltage (reading, index) || is_length_of_plan (reading, index)
         || is_code (reading, index) || is_first_age (reading, index)
         || counts_years_in_party (reading, index) || numbers_a_shot (reading, index) || counts_lessons_of_day (reading, index)
         || bounds_class (reading, index) || names_programme (reading, index) || counts_national_programmes (reading, index)
         || dr_phrase_match_before (reading, index, BESIDE ("vào lớp", "học sinh lớp", "học lớp", "khối lớp", "tuyển sinh lớp",
                                                            "thi lớp", "trẻ lớp", "tốt nghiệp lớp", "xong lớp", "hết lớp")) > 0;
}

gboolean
dr_number_name_match (const DrReading *reading,
                      guint            index)
{
  if (!dr_reading_is_digits (reading, index))
    return FALSE;

  return (may_be_name (reading, index) && is_name (reading, index)) || is_in_address (reading, index);
}
