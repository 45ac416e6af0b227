/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-told-list-private.h"

#include <string.h>

#include "checking/dr-small-private.h"
#include "figures/dr-numeral-private.h"

/* Bytes of a list. */
#define LENGTH_MOST 640

/* What makes the number behind it the name of something: «khối 10», «quý 2», «dưới 35 tuổi». */
static const char * const name_words[] = {
  "ngày", "tháng", "năm", "quý", "khối", "lớp", "số", "thứ", "khóa", "đợt", "tổ", "khu", "từ", "đến", "dưới", "trên", "hơn", "gần", "khoảng",
  "loại", "hạng", NULL
};

/* A number of the list, or a label before a colon; FALSE if it is neither. */
static gboolean
read_number (const DrCheck *check,
             gsize          piece,
             gsize         *at,
             DrToldPart    *part,
             gboolean      *is_label)
{
  DrNumeral numeral;

  if (!dr_numeral_scan (check->text, check->size, *at, &numeral) || (numeral.flags & DR_NUMERAL_UNREADABLE) != 0
      || !dr_small_is (&numeral.value))
    return FALSE;

  g_auto (DrWording) lead = dr_check_fold (check, piece, *at);
  char behind = dr_check_sign_after (check, numeral.digits_end);
  *is_label = behind == ':';
  *at = numeral.end;
  if (*is_label)
    return TRUE;
  if (behind == '%' || behind == '/' || behind == '-' || dr_wording_ends (&lead, name_words))
    return FALSE;

  gboolean is_point = (numeral.flags & (DR_NUMERAL_MAGNITUDE | DR_NUMERAL_FRACTION)) == 0;
  *part = (DrToldPart) { .value = numeral.value, .start = numeral.start, .end = numeral.end,
                         .tolerance = is_point ? (DrDecimal) { 0, 0 } : (DrDecimal) { 5, numeral.value.exponent - 1 },
                         .has_magnitude = (numeral.flags & DR_NUMERAL_MAGNITUDE) != 0 };

  return TRUE;
}

/* What stands in brackets behind a part: a percentage is its share, whatever else is passed over. */
static gboolean
read_bracket (const DrCheck *check,
              gsize         *at,
              gsize          end,
              DrToldPart    *part)
{
  const char *close = memchr (check->text + *at, ')', end - *at);
  DrNumeral numeral;

  if (close == NULL)
    return FALSE;
  if (g_ascii_isdigit (dr_check_get_byte (check, *at + 1)) && dr_numeral_scan (check->text, check->size, *at + 1, &numeral)
      && (numeral.flags & DR_NUMERAL_UNREADABLE) == 0 && dr_small_is (&numeral.value)
      && dr_check_sign_after (check, numeral.digits_end) == '%')
    {
      part->share = numeral.value;
      part->has_share = TRUE;
    }
  *at = close + 1 - check->text;

  return TRUE;
}

/* Whether « và » stands at a byte. */
static gboolean
is_and (const DrCheck *check,
        gsize          at)
{
  static const char and_word[] = " và ";

  return at + sizeof and_word <= check->size && strncmp (check->text + at, and_word, sizeof and_word - 1) == 0;
}

gboolean
dr_told_list_read (const DrCheck *check,
                   gsize          from,
                   char           close,
                   DrToldList    *list)
{
  gsize end = MIN (dr_check_sentence_end (check, from), from + LENGTH_MOST);
  gsize piece = from;
  guint n_numbers = 0;
  gsize at = from;

  *list = (DrToldList) { .n = 0 };
  for (;;)
    {
      gboolean is_end = at >= end || check->text[at] == close;

      *check->work += 1;
      if (is_end || strchr (",;", check->text[at]) != NULL || is_and (check, at))
        {
          if (n_numbers != 1)
            return FALSE;
          list->end = at;
          if (is_end)
            return list->n >= 2 && (close == '\0' || at < end);
          piece = ++at;
          n_numbers = 0;
        }
      else if (g_ascii_isdigit (check->text[at]))
        {
          gboolean is_label;

          if (list->n == DR_TOLD_LIST_MOST || !read_number (check, piece, &at, &list->parts[list->n], &is_label))
            return FALSE;
          n_numbers += !is_label;
          list->n += !is_label;
        }
      else if (check->text[at] == '(')
        {
          if (n_numbers != 1 || !read_bracket (check, &at, end, &list->parts[list->n - 1]))
            return FALSE;
        }
      else
        at++;
    }
}
