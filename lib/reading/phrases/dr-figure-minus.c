/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-figure-parts-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"

/*
 * Figures below zero. A minus in front of a number is a dash or a bullet as often, and
 * in brackets or behind a comma it says which way another figure went; so it is taken
 * only where it is glued to the number, where no number before it makes a range of the
 * two, and, unless it is the sign of subtraction itself, where the words in front name
 * something that can be below zero.
 */

/* How far in front of a number the words may stand that name such a thing. */
#define NAME_REACH 32

static gboolean
is_number_before (const DrReading *reading,
                  guint            sign,
                  const guint8    *taken)
{
  guint number = sign;

  /* «20 -25», «20% -25%», «20 hộ -25 hộ»; but «tháng 5 -0,3%», «từ -3 đến -2 tỷ» */
  if (number > 0 && !dr_reading_is_digits (reading, number - 1)
      && dr_phrase_match_before (reading, number, DR_PHRASES ("đến", "tới", "còn", "xuống")) == 0)
    number--;

  return number > 0 && dr_reading_is_digits (reading, number - 1) && !taken[number - 1];
}

/* «tăng trưởng», «chênh lệch thu chi», «lợi nhuận»: whether words in front name what can be below zero; «so với cùng kỳ -3 vụ» is how it went. */
static gboolean
can_be_below_zero (const DrReading *reading,
                   guint            sign,
                   gboolean         may_be_compared)
{
  const DrPhrases *names = DR_PHRASES ("tăng trưởng", "tốc độ", "chênh lệch", "lợi nhuận", "lãi", "cân đối", "số dư", "dư quỹ", "tồn quỹ",
                                       "cán cân", "thặng dư", "bội thu", "bội chi", "chỉ số", "kết dư", "nhiệt độ", "mức tăng",
                                       "biến động", "tăng giảm", "tăng, giảm", "thu chi", "dòng tiền", "hiệu số");

  for (guint i = sign; i > 0 && sign - i < NAME_REACH; i--)
    {
      if (dr_reading_is_sign (reading, i - 1, ';')
          || (!may_be_compared && dr_phrase_match_signal (reading, i - 1, DR_SIGNAL_COMPARE) > 0)
          || (dr_reading_is_sign (reading, i - 1, '.') && (reading->tokens[i].flags & DR_TOKEN_SPACE_BEFORE)))
        return FALSE;
      if (dr_phrase_match_any (reading, i - 1, names) > 0)
        return TRUE;
    }

  return FALSE;
}

/* «âm 5,2%», «âm 3 tỷ đồng»; but «thu âm 12 bài hát», «âm tính» */
static gboolean
is_minus_in_words (const DrReading      *reading,
                   guint                 index,
                   const DrFigurePhrase *phrase)
{
  if (dr_phrase_match_before (reading, index, DR_PHRASES ("âm")) == 0
      || dr_phrase_match_before (reading, index - 1, DR_PHRASES ("thu", "ghi", "phát", "lồng", "bát", "nguyên", "phụ")) > 0)
    return FALSE;

  return phrase->is_percent || phrase->is_points || (phrase->flags & DR_MEASURE_MONEY) || can_be_below_zero (reading, index, FALSE);
}

gboolean
dr_figure_has_minus (const DrReading      *reading,
                     guint                 index,
                     const guint8         *taken,
                     const DrFigurePhrase *phrase)
{
  if (index == 0 || taken[index - 1])
    return FALSE;
  if (dr_reading_is_word (reading, index - 1))
    return is_minus_in_words (reading, index, phrase);
  if (!dr_reading_is_sign (reading, index - 1, '-') || (reading->tokens[index].flags & DR_TOKEN_SPACE_BEFORE)
      || is_number_before (reading, index - 1, taken))
    return FALSE;

  const DrToken *sign = &reading->tokens[index - 1];
  gboolean is_minus = sign->end - sign->start == strlen ("−") && memcmp (reading->bytes + sign->start, "−", strlen ("−")) == 0;

  /* A bullet, unless nothing else is meant by it. */
  if (index == 1)
    return is_minus;
  /* «(-3,5%)», «12 vụ, -3 vụ» change another figure; «kế hoạch (-10 triệu đồng)» does not. */
  if (dr_reading_is_sign (reading, index - 2, '('))
    return dr_figure_phrase_signals_in_front (reading, index - 2,
                                              DR_SIGNAL_BIT (DR_SIGNAL_TARGET) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)) > 0
           && can_be_below_zero (reading, index - 1, TRUE);
  if (dr_reading_is_sign (reading, index - 2, ','))
    return FALSE;
  if (dr_reading_is_sign (reading, index - 2, ':'))
    return can_be_below_zero (reading, index - 1, FALSE);
  if (!(sign->flags & DR_TOKEN_SPACE_BEFORE))
    return FALSE;

  return is_minus || can_be_below_zero (reading, index - 1, FALSE);
}
