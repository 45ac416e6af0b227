/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-figure-parts-private.h"

#include <string.h>

#include "figures/dr-number-words-private.h"
#include "reading/language/dr-phrase-private.h"

/*
 * Most numbers are a few digits, with the sign of thousands or of decimals among them,
 * and perhaps «triệu» or «tỷ» behind. Their tokens tell so, and what they are worth:
 * nothing else need be tried. Whatever is not plain is left to the grammar of numbers,
 * which reads what is plain in the same way.
 */

/* So many digits need no more than 64 bits. */
#define MOST_DIGITS 18

/* The power of ten of the one magnitude that has another sense: «tỷ lệ», «tỷ trọng». */
#define BILLION 9

/* Adds the digits of a token to @value, which stays below 10^MOST_DIGITS. */
static gboolean
add_digits (const DrReading *reading,
            const DrToken   *token,
            guint64         *value,
            guint           *n_digits)
{
  *n_digits += token->end - token->start;
  if (*n_digits > MOST_DIGITS)
    return FALSE;
  for (guint32 i = token->start; i < token->end; i++)
    *value = *value * 10 + (guint64) (reading->bytes[i] - '0');

  return TRUE;
}

static inline gboolean
is_glued (const DrToken *token)
{
  return token->start == token[-1].end;
}

/* Whether digits stand at @index, glued to the sign in front of them, which is glued to what it follows. */
static inline gboolean
goes_on (const DrReading *reading,
         guint            index,
         guint            end)
{
  const DrToken *token = &reading->tokens[index];

  return index < end && token->kind == DR_TOKEN_DIGITS && is_glued (token) && is_glued (token - 1);
}

/* Whether the token is a word that has no part in a number, and the last of the digits is @gap bytes in front of it at most. */
static inline gboolean
is_other_word (const DrToken *token)
{
  return token->kind == DR_TOKEN_WORD && !(token->traits & DR_TRAIT_MULTIPLIER) && !(token->flags & DR_TOKEN_HAS_DIGITS)
         && (token->flags & DR_TOKEN_SPACE_BEFORE) && token->start == token[-1].end + 1;
}

/* Whether the digits in front of @index plainly end there: nothing behind them can belong to the number. */
static gboolean
ends_there (const DrReading *reading,
            guint            index,
            guint            end)
{
  const DrToken *token = &reading->tokens[index];

  if (index >= end)
    return TRUE;
  if (token->kind == DR_TOKEN_SIGN && token->word == '%' && token->start == token[-1].end + 1)
    return TRUE;
  if (token->kind != DR_TOKEN_SIGN || !is_glued (token))
    return is_other_word (token);
  if (token->word != '.' && token->word != ',')
    return token->word < 0x80;

  /* «… 37. Tổ chức»: digits would make a number of both. */
  return index + 1 >= end || token[1].kind == DR_TOKEN_WORD;
}

/* «triệu đồng», «tỷ;»: the power of ten of the magnitude at @index, where nothing of the number stands behind it; else 0. */
static int
read_magnitude (const DrReading *reading,
                guint            index,
                guint            end)
{
  const DrToken *token = &reading->tokens[index];

  if (index + 1 >= end || token->kind != DR_TOKEN_WORD || (token->flags & (DR_TOKEN_CAPITAL | DR_TOKEN_HAS_DIGITS))
      || !(token->traits & DR_TRAIT_MULTIPLIER) || token->start != token[-1].end + 1 || token->end - token->start <= 2)
    return 0;
  /* «tỷ lệ» is none, «tỷ rưỡi» goes on; most say of what. */
  gboolean is_money = dr_phrase_match (reading, index + 1, "đồng") > 0;
  if (token[1].start != token->end + 1
      || (!is_money && (!is_other_word (&token[1]) || (token[1].traits & DR_TRAIT_NUMBER_WORD))))
    return 0;

  const DrNumberWord *word = dr_number_word_find (reading->bytes + token->start, token->end - token->start);

  return word != NULL && word->role == DR_WORD_MAGNITUDE && (is_money || word->value < BILLION) ? (int) word->value : 0;
}

/* Whether what is counted may stand at @index: a measure of the lexicon, or something in front of one. */
static gboolean
may_be_counted (const DrReading *reading,
                guint            index)
{
  const DrToken *token = &reading->tokens[index];

  if (token->kind != DR_TOKEN_WORD)
    return TRUE;

  return (token->traits & (DR_TRAIT_MEASURE | DR_TRAIT_NUMBER_WORD)) || (token->flags & DR_TOKEN_HAS_DIGITS)
         || dr_phrase_match_any (reading, index, DR_PHRASES ("mấy", "nam")) > 0;
}

gboolean
dr_figure_may_be_words (const DrReading *reading,
                        guint            index,
                        guint            limit)
{
  const DrToken *token = &reading->tokens[index];

  if (token->kind != DR_TOKEN_WORD || (token->flags & DR_TOKEN_HAS_DIGITS) || strchr ("lIO", reading->bytes[token->start]) != NULL)
    return TRUE;

  return index + 1 < limit && may_be_counted (reading, index + 1);
}

gboolean
dr_figure_scan_plain (const DrReading *reading,
                      guint            index,
                      guint            end,
                      DrNumeral       *numeral)
{
  const DrToken *first = &reading->tokens[index];
  guint n_first = first->end - first->start;
  gboolean is_padded = reading->bytes[first->start] == '0';
  DrNumeralFlags flags = is_padded && n_first > 1 ? DR_NUMERAL_PADDED : 0;
  guint64 value = 0;
  guint n_digits = 0;
  int exponent = 0;
  guint at = index + 1;

  if (!add_digits (reading, first, &value, &n_digits))
    return FALSE;

  /* «1.250», «12.480.000» */
  while (at + 1 < end && dr_reading_is_sign (reading, at, '.') && goes_on (reading, at + 1, end))
    {
      const DrToken *group = &reading->tokens[at + 1];

      if (n_first > 3 || is_padded || group->end - group->start != 3 || !add_digits (reading, group, &value, &n_digits))
        return FALSE;
      flags |= DR_NUMERAL_GROUPED;
      at += 2;
    }
  /* «58,7»; three digits behind a comma may be thousands, and behind thousands there are seldom any. */
  if (at + 1 < end && dr_reading_is_sign (reading, at, ',') && goes_on (reading, at + 1, end))
    {
      const DrToken *decimals = &reading->tokens[at + 1];
      guint n_decimals = decimals->end - decimals->start;

      if ((flags & DR_NUMERAL_GROUPED) || n_decimals == 3 || n_first > 3 || !add_digits (reading, decimals, &value, &n_digits))
        return FALSE;
      flags |= DR_NUMERAL_FRACTION;
      exponent = -(int) n_decimals;
      at += 2;
    }

  int magnitude = 0;
  gsize digits_end = reading->tokens[at - 1].end;
  if (!ends_there (reading, at, end))
    {
      magnitude = read_magnitude (reading, at, end);
      if (magnitude == 0)
        return FALSE;
      flags |= DR_NUMERAL_MAGNITUDE;
      at++;
    }

  *numeral = (DrNumeral) {
    .value = { (dr_int128) value, exponent + magnitude },
    .start = first->start,
    .digits_end = digits_end,
    .end = reading->tokens[at - 1].end,
    .flags = flags,
  };

  return TRUE;
}
