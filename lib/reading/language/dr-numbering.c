/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-numbering-private.h"

#include <string.h>

#include "figures/dr-numeral-private.h"
#include "reading/language/dr-phrase-private.h"

/*
 * Numbering looks like figures, dates and ranges; what tells them apart is what
 * stands behind: «1.1- Kết nạp» numbers, «1.250 hộ», «15/9» and «3-4 lớp» count.
 */

static gboolean
has_space_before (const DrReading *reading,
                  guint            index)
{
  return index >= reading->n_tokens || reading->tokens[index].kind == DR_TOKEN_NEWLINE
         || (reading->tokens[index].flags & DR_TOKEN_SPACE_BEFORE) != 0;
}

static gboolean
is_capital_word (const DrReading *reading,
                 guint            index)
{
  return dr_reading_is_word (reading, index) && (reading->tokens[index].flags & DR_TOKEN_CAPITAL);
}

static guint
get_token_length (const DrReading *reading,
                  guint            index)
{
  return reading->tokens[index].end - reading->tokens[index].start;
}

static guint
get_token_number (const DrReading *reading,
                  guint            index)
{
  guint value = 0;

  for (guint32 i = reading->tokens[index].start; i < reading->tokens[index].end && value < 10000; i++)
    value = value * 10 + (reading->bytes[i] - '0');

  return value;
}

/* «Phần thứ nhất», «PHẦN I», «MỤC MỘT:». */
static gboolean
match_part (const DrReading *reading,
            guint            index,
            DrNumbering     *numbering)
{
  const DrPhrases *words = DR_PHRASES ("phần", "mục", "chương", "phụ lục");
  guint n_word = dr_phrase_match_any (reading, index, words);
  guint i = index + n_word;

  if (n_word == 0 || !is_capital_word (reading, index))
    return FALSE;
  i += dr_phrase_match (reading, i, "thứ");
  if (i >= reading->n_tokens || reading->tokens[i].kind == DR_TOKEN_SIGN || reading->tokens[i].kind == DR_TOKEN_NEWLINE)
    return FALSE;

  gsize end = 0;
  guint value = dr_numeral_scan_rank (reading->bytes, reading->tokens[reading->n_tokens - 1].end,
                                      reading->tokens[i].start, &end);
  if (value == 0 && dr_phrase_match (reading, i, "một") > 0)
    {
      value = 1;
      end = reading->tokens[i].end;
    }
  if (value == 0)
    return FALSE;
  while (i < reading->n_tokens && reading->tokens[i].start < end)
    i++;
  while (dr_phrase_is_sign_of (reading, i, ".:-/)"))
    i++;

  numbering->scheme = DR_SCHEME_PART;
  numbering->value = value;
  numbering->n_tokens = i - index;

  return TRUE;
}

/* «I/1 - Kinh tế», «II/2. Mặt trận»: the number within the part, behind a stroke; gives one past its signs, 0 for none. */
static guint
match_number_in_part (const DrReading *reading,
                      guint            index)
{
  guint i = index + 3;

  if (!dr_reading_is_sign (reading, index + 1, '/') || has_space_before (reading, index + 1) || !dr_reading_is_digits (reading, index + 2)
      || has_space_before (reading, index + 2) || get_token_length (reading, index + 2) > 2)
    return 0;
  while (dr_phrase_is_sign_of (reading, i, ".-):"))
    i++;

  return i > index + 3 && is_capital_word (reading, i) ? i : 0;
}

/* «I.», «IV-», «A/»; a letter with its sign, and a roman number before words in capitals even without. */
static gboolean
match_letters (const DrReading *reading,
               guint            index,
               DrNumbering     *numbering)
{
  if (!dr_reading_is_word (reading, index) || (reading->tokens[index].flags & DR_TOKEN_HAS_DIGITS))
    return FALSE;

  const DrToken *token = &reading->tokens[index];
  gboolean is_capitals = (token->flags & DR_TOKEN_ALL_CAPITALS) != 0;
  guint i = index + 1;

  gsize end = 0;
  guint roman = is_capitals ? dr_numeral_scan_roman (reading->bytes, token->end, token->start, &end) : 0;
  if (end != token->end || roman > 40)
    roman = 0;
  gboolean is_letter = g_utf8_strlen (reading->bytes + token->start, token->end - token->start) == 1;
  if (roman == 0 && !is_letter)
    return FALSE;
  /* C and D are letters before they are hundreds. */
  if (is_letter && roman > 10)
    roman = 0;

  /* «V/v thực hiện …» */
  if (dr_reading_is_sign (reading, i, '/') && dr_reading_is_word (reading, i + 1) && !has_space_before (reading, i + 1)
      && get_token_length (reading, i + 1) == 1)
    return FALSE;

  guint in_part = roman != 0 ? match_number_in_part (reading, index) : 0;
  if (in_part > 0)
    {
      numbering->scheme = DR_SCHEME_NUMBER;
      numbering->value = get_token_number (reading, index + 2);
      numbering->n_tokens = in_part - index;
      return TRUE;
    }

  guint n_signs = 0;
  while (dr_phrase_is_sign_of (reading, i, ".-/):") && n_signs < 2 && !(n_signs == 0 && dr_phrase_is_sign_of (reading, i, "-/")
                                                              && dr_reading_is_digits (reading, i + 1)))
    {
      i++;
      n_signs++;
    }
  if (n_signs == 0 && !(roman != 0 && dr_reading_is_word (reading, i) && has_space_before (reading, i)
                        && (reading->tokens[i].flags & DR_TOKEN_ALL_CAPITALS)))
    return FALSE;

  if (roman != 0)
    {
      /* «IV.5.»: the number within the part. */
      if (dr_phrase_is_sign_of (reading, index + 1, ".") && dr_reading_is_digits (reading, index + 2)
          && get_token_length (reading, index + 2) <= 2 && !has_space_before (reading, index + 2))
        {
          guint j = index + 3;

          while (dr_phrase_is_sign_of (reading, j, ".-/):"))
            j++;
          numbering->scheme = DR_SCHEME_NUMBER;
          numbering->value = get_token_number (reading, index + 2);
          numbering->n_tokens = j - index;
          return TRUE;
        }
      numbering->scheme = DR_SCHEME_ROMAN;
      numbering->value = roman;
    }
  else
    {
      if (is_capitals && dr_reading_is_word (reading, i) && !is_capital_word (reading, i))
        return FALSE;
      numbering->scheme = is_capitals ? DR_SCHEME_CAPITAL_LETTER : DR_SCHEME_LETTER;
      numbering->value = 0;
    }
  numbering->n_tokens = i - index;

  return TRUE;
}

/* «1.», «1.1-», «2)», «(3)»; never «4.764 hội viên», «15/9», «2.5 km», «12-15 lớp». */
static gboolean
match_digits (const DrReading *reading,
              guint            index,
              DrNumbering     *numbering)
{
  guint i = index;
  gboolean in_bracket = dr_phrase_is_sign_of (reading, i, "(");

  if (in_bracket)
    i++;
  if (!dr_reading_is_digits (reading, i) || get_token_length (reading, i) > 2)
    return FALSE;

  guint value = get_token_number (reading, i++);
  guint n_parts = 1;
  if (in_bracket)
    {
      if (!dr_phrase_is_sign_of (reading, i, ")"))
        return FALSE;
      numbering->scheme = DR_SCHEME_LETTER;
      numbering->value = value;
      numbering->n_tokens = i + 1 - index;
      return TRUE;
    }

  while (dr_phrase_is_sign_of (reading, i, ".") && dr_reading_is_digits (reading, i + 1)
         && !has_space_before (reading, i + 1) && get_token_length (reading, i + 1) <= 2)
    {
      value = get_token_number (reading, i + 1);
      n_parts++;
      i += 2;
    }

  gboolean has_sign = dr_phrase_is_sign_of (reading, i, ".-/)") && !has_space_before (reading, i);
  if (has_sign)
    {
      /* Digits glued behind are a figure's, a date's or a range's. */
      if (dr_reading_is_digits (reading, i + 1) && !has_space_before (reading, i + 1))
        return FALSE;
      gboolean closes = dr_phrase_is_sign_of (reading, i, ")");

      i++;
      while (dr_phrase_is_sign_of (reading, i, ".-/"))
        i++;
      /* «3- 4 lớp» */
      if (dr_reading_is_digits (reading, i) && reading->tokens[i - 1].word == '-')
        return FALSE;
      if (closes && n_parts == 1)
        {
          numbering->scheme = DR_SCHEME_LETTER;
          numbering->value = value;
          numbering->n_tokens = i - index;
          return TRUE;
        }
    }
  else if (n_parts == 1 ? !dr_phrase_is_sign_of (reading, i, ".") : !is_capital_word (reading, i))
    return FALSE;
  else if (n_parts == 1)
    i++;

  numbering->scheme = n_parts == 1 ? DR_SCHEME_NUMBER : n_parts == 2 ? DR_SCHEME_NUMBER_2 : DR_SCHEME_NUMBER_3;
  numbering->value = value;
  numbering->n_tokens = i - index;

  return TRUE;
}

static gboolean
match_sign (const DrReading *reading,
            guint            index,
            DrNumbering     *numbering)
{
  if (index >= reading->n_tokens || reading->tokens[index].kind != DR_TOKEN_SIGN)
    return FALSE;

  guint32 sign = reading->tokens[index].word;
  /* «***» and «-----» are rules. */
  if (index + 1 >= reading->n_tokens || dr_reading_is_sign (reading, index + 1, sign))
    return FALSE;

  switch (sign)
    {
    case '*':
      numbering->scheme = DR_SCHEME_STAR;
      break;
    case '+':
      numbering->scheme = DR_SCHEME_PLUS;
      break;
    case '-':
    case 0x2022: case 0x25cf: case 0x25cb: case 0x25aa: case 0x25a0: case 0x25a1: case 0x25ba: case 0x2756:
    case 0x2713: case 0x27a2: case 0x2192: case 0xb7: case 0xf0b7: case 0xf0a7: case 0xf02d: case 0xf0d8:
      numbering->scheme = DR_SCHEME_DASH;
      break;
    default:
      return FALSE;
    }
  numbering->value = 0;
  numbering->n_tokens = 1;

  return TRUE;
}

/* «b1/ tuyên truyền»: the same in a text without capitals, where it is no word. */
static gboolean
match_small_letter_and_digit (const DrReading *reading,
                              guint            index,
                              DrNumbering     *numbering)
{
  if (!dr_reading_is_word (reading, index) || get_token_length (reading, index) != 1
      || reading->bytes[reading->tokens[index].start] < 'a' || reading->bytes[reading->tokens[index].start] > 'e'
      || !dr_reading_is_digits (reading, index + 1) || has_space_before (reading, index + 1) || get_token_length (reading, index + 1) != 1
      || !dr_reading_is_sign (reading, index + 2, '/') || has_space_before (reading, index + 2) || !dr_reading_is_word (reading, index + 3))
    return FALSE;

  numbering->scheme = DR_SCHEME_NUMBER;
  numbering->value = get_token_number (reading, index + 1);
  numbering->n_tokens = 3;

  return TRUE;
}

/* «A1/», «B2.»: a letter with the number within it. */
static gboolean
match_letter_and_digits (const DrReading *reading,
                         guint            index,
                         DrNumbering     *numbering)
{
  if (!dr_reading_is_word (reading, index) || !(reading->tokens[index].flags & DR_TOKEN_HAS_DIGITS))
    return FALSE;

  const DrToken *token = &reading->tokens[index];
  const char *bytes = reading->bytes + token->start;
  guint length = token->end - token->start;
  guint value = 0;

  if (length < 2 || length > 3 || bytes[0] < 'A' || bytes[0] > 'E')
    return FALSE;
  for (guint i = 1; i < length; i++)
    {
      if (!g_ascii_isdigit (bytes[i]))
        return FALSE;
      value = value * 10 + (guint) (bytes[i] - '0');
    }
  if (!dr_phrase_is_sign_of (reading, index + 1, "./)-:") || has_space_before (reading, index + 1)
      || dr_reading_is_digits (reading, index + 2))
    return FALSE;

  numbering->scheme = DR_SCHEME_NUMBER;
  numbering->value = value;
  numbering->n_tokens = 2;

  return TRUE;
}

/* «(II)», «(a)» */
static gboolean
match_bracketed_letters (const DrReading *reading,
                         guint            index,
                         DrNumbering     *numbering)
{
  if (!dr_phrase_is_sign_of (reading, index, "(") || !dr_reading_is_word (reading, index + 1)
      || !dr_phrase_is_sign_of (reading, index + 2, ")"))
    return FALSE;

  const DrToken *token = &reading->tokens[index + 1];
  gsize end = 0;
  gboolean is_roman = (token->flags & DR_TOKEN_ALL_CAPITALS)
                      && dr_numeral_scan_roman (reading->bytes, token->end, token->start, &end) > 0 && end == token->end;

  if (!is_roman && (token->end - token->start != 1 || (token->flags & DR_TOKEN_CAPITAL)))
    return FALSE;
  numbering->scheme = DR_SCHEME_LETTER;
  numbering->value = 0;
  numbering->n_tokens = 3;

  return TRUE;
}

gboolean
dr_numbering_match (const DrReading *reading,
                    guint            index,
                    DrNumbering   *numbering)
{
  return match_sign (reading, index, numbering) || match_part (reading, index, numbering)
         || match_letters (reading, index, numbering) || match_digits (reading, index, numbering)
         || match_letter_and_digits (reading, index, numbering) || match_small_letter_and_digit (reading, index, numbering)
         || match_bracketed_letters (reading, index, numbering);
}

guint
dr_numbering_get_depth (DrScheme scheme)
{
  switch (scheme)
    {
    case DR_SCHEME_PART:
    case DR_SCHEME_CAPITAL_LETTER:
      return 1;
    case DR_SCHEME_ROMAN:
      return 2;
    case DR_SCHEME_NUMBER:
      return 3;
    case DR_SCHEME_NUMBER_2:
    case DR_SCHEME_NUMBER_3:
      return 4;
    case DR_SCHEME_LETTER:
      return 5;
    case DR_SCHEME_STAR:
      return 6;
    case DR_SCHEME_DASH:
      return 7;
    case DR_SCHEME_PLUS:
      return 8;
    default:
      return 0;
    }
}
