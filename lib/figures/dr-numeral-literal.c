/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "base/dr-fold-private.h"
#include "figures/dr-numeral-text-private.h"

/*
 * A number in digits. Reports group thousands with a dot and mark decimals with a
 * comma, but some do it the English way, some put spaces in, and extraction breaks
 * lines inside. What the signs alone cannot tell is left to the measure.
 */

/* Groups of three after the first: one more than 38 digits have, so that what is too long is told as such. */
#define SPACED_GROUPS_MAX 13
#define POWER_OF_37 ((dr_uint128) G_GUINT64_CONSTANT (10000000000000000000) * G_GUINT64_CONSTANT (1000000000000000000))

/* Digits as they are read. */
typedef struct
{
  dr_uint128 coefficient;
  gsize      n_digits; /* of the current group */
  gboolean   too_many;
} Digits;

static gsize
read_digits (const DrNumeralText *text,
             gsize                at,
             Digits              *digits)
{
  digits->n_digits = 0;
  for (; dr_numeral_text_is_digit (text, at); at++)
    {
      if (digits->coefficient >= POWER_OF_37)
        digits->too_many = TRUE;
      else
        digits->coefficient = digits->coefficient * 10 + (guint) (text->text[at] - '0');
      digits->n_digits++;
    }

  return at;
}

static gboolean
is_sign (const DrNumeralText *text,
         gsize                at)
{
  return at < text->length && (text->text[at] == '.' || text->text[at] == ',');
}

static guint
count_digits (const DrNumeralText *text,
              gsize                at,
              guint                most)
{
  guint n_digits = 0;

  while (n_digits <= most && dr_numeral_text_is_digit (text, at + n_digits))
    n_digits++;

  return n_digits;
}

/* Exactly @count digits and then none. */
static gboolean
has_digits (const DrNumeralText *text,
            gsize                at,
            guint                count)
{
  return count_digits (text, at, count) == count;
}

static void
set_value (DrNumeralLiteral *literal,
           const Digits     *digits,
           gsize             n_decimals)
{
  if (digits->too_many || n_decimals > DR_DECIMAL_MAX_EXPONENT)
    {
      literal->flags |= DR_NUMERAL_UNREADABLE;
      return;
    }

  literal->value.coefficient = (dr_int128) digits->coefficient;
  literal->value.exponent = -(int) n_decimals;
  if (n_decimals > 0)
    literal->flags |= DR_NUMERAL_FRACTION;
}

/* Digits and the signs between them, nothing else. Reads to the end of them whatever they mean. */
static void
read_compact (const DrNumeralText *text,
              gsize                start,
              DrNumeralLiteral    *literal)
{
  Digits digits = { 0, };
  gsize at = read_digits (text, start, &digits);
  gsize n_first = digits.n_digits;
  guint n_signs = 0;
  gboolean well_formed = n_first <= 3; /* thousands in threes, but for the last group */
  gboolean one_sign = TRUE;            /* all signs alike, but for the last */
  char first_sign = '\0';
  char last_sign = '\0';

  literal->n_digits_before = n_first;
  while (is_sign (text, at) && dr_numeral_text_is_digit (text, at + 1))
    {
      if (n_signs == 0)
        first_sign = text->text[at];
      else
        {
          well_formed = well_formed && (n_signs == 1 || digits.n_digits == 3);
          one_sign = one_sign && last_sign == first_sign;
        }
      if (n_signs > 0 && digits.n_digits != 3)
        well_formed = FALSE;
      last_sign = text->text[at];
      n_signs++;
      at = read_digits (text, at + 1, &digits);
    }

  gboolean leading_zero = text->text[start] == '0';
  gsize n_last = digits.n_digits;

  literal->end = at;
  if (leading_zero && n_first > 1)
    literal->flags |= DR_NUMERAL_PADDED;

  if (n_signs == 0)
    {
      set_value (literal, &digits, 0);
      return;
    }

  if (n_signs == 1)
    {
      if (n_last != 3 || n_first > 3 || leading_zero)
        {
          if (last_sign == '.')
            literal->flags |= DR_NUMERAL_FOREIGN;
          set_value (literal, &digits, n_last);
        }
      else if (last_sign == '.')
        {
          literal->flags |= DR_NUMERAL_GROUPED;
          set_value (literal, &digits, 0);
        }
      else
        {
          literal->flags |= DR_NUMERAL_AMBIGUOUS;
          set_value (literal, &digits, 3);
          literal->other.coefficient = literal->value.coefficient;
        }
      return;
    }

  if (!well_formed || !one_sign || (last_sign == first_sign && n_last != 3))
    {
      literal->flags |= DR_NUMERAL_UNREADABLE;
      return;
    }

  literal->flags |= DR_NUMERAL_GROUPED;
  if (first_sign == ',')
    literal->flags |= DR_NUMERAL_FOREIGN;
  set_value (literal, &digits, last_sign == first_sign ? 0 : n_last);
}

/* Whether the word before @start is one after which a number counts nothing («ngày», «khối»). */
static gboolean
is_labelled (const DrNumeralText *text,
             gsize                start)
{
  gsize at;
  const DrNumberWord *word = dr_numeral_text_before (text, start, &at);

  return word != NULL && (word->senses & DR_WORD_LABEL) != 0;
}

/* Whether a letter comes next after @at, over a gap: a noun, a measure. */
static gboolean
is_before_word (const DrNumeralText *text,
                gsize                at)
{
  gsize next;

  return dr_fold_is_letter (dr_numeral_text_get (text, dr_numeral_text_skip (text, at, NULL), &next));
}

/* Whether what comes next after @at only makes sense after decimals: a magnitude, a per cent sign, a physical measure. */
static gboolean
is_before_decimal_measure (const DrNumeralText *text,
                           gsize                at)
{
  gsize start, end;

  if (dr_numeral_text_is_percent (text, at) || dr_numeral_magnitude_scan (text, at, &end) != NULL)
    return TRUE;

  const DrNumberWord *word = dr_numeral_text_word (text, at, &start, &end);

  return word != NULL && (word->senses & DR_WORD_PHYSICAL) != 0;
}

/* «12 480 hồ sơ»: groups of exactly three. After a plain space a word must follow, or they may be cells of a table. */
static gboolean
join_spaced (const DrNumeralText *text,
             gsize                start,
             DrNumeralLiteral    *literal)
{
  Digits digits = { (dr_uint128) literal->value.coefficient, };
  gboolean has_plain = FALSE;
  gsize at = literal->end;
  guint n_groups = 0;

  for (; n_groups < SPACED_GROUPS_MAX; n_groups++)
    {
      gsize next;
      gunichar space = dr_numeral_text_get (text, at, &next);

      if ((space != ' ' && space != 0xa0 && space != 0x202f && space != 0x2009) || !has_digits (text, next, 3))
        break;
      has_plain = has_plain || space == ' ';
      at = read_digits (text, next, &digits);
    }
  if (n_groups == 0 || (has_plain && is_labelled (text, start)))
    return FALSE;

  gsize n_decimals = 0;
  gboolean foreign = FALSE;
  if (is_sign (text, at) && dr_numeral_text_is_digit (text, at + 1))
    {
      foreign = text->text[at] == '.';
      at = read_digits (text, at + 1, &digits);
      n_decimals = digits.n_digits;
      if (is_sign (text, at) && dr_numeral_text_is_digit (text, at + 1))
        return FALSE;
    }

  if (has_plain && !dr_numeral_text_is_percent (text, at))
    {
      gsize next;
      gboolean broken;
      gunichar follower = dr_numeral_text_get (text, at, &next);
      gboolean closed = n_decimals == 0 && (follower == 0 || follower == '/' || follower == ')' ||
                                            follower == '.' || follower == ';');

      dr_numeral_text_skip (text, at, &broken);
      if (!closed && (broken || !is_before_word (text, at)))
        return FALSE;
    }

  literal->end = at;
  literal->flags |= DR_NUMERAL_GROUPED | (foreign ? DR_NUMERAL_FOREIGN : 0);
  set_value (literal, &digits, n_decimals);

  return TRUE;
}

/* Whether nothing but a gap stands before @start on its line; the beginning of the whole text does not count. */
static gboolean
begins_line (const DrNumeralText *text,
             gsize                start)
{
  while (start > 0 && (text->text[start - 1] == ' ' || text->text[start - 1] == '\t'))
    start--;

  return start > 0 && (text->text[start - 1] == '\n' || text->text[start - 1] == '\r');
}

/* Whether a list's comma stands before @start («12, 15»). */
static gboolean
is_listed (const DrNumeralText *text,
           gsize                start)
{
  while (start > 0 && (text->text[start - 1] == ' ' || text->text[start - 1] == '\n'))
    start--;

  return start > 0 && (text->text[start - 1] == ',' || text->text[start - 1] == ';' ||
                       text->text[start - 1] == '/' || text->text[start - 1] == '-');
}

/* «6 .150 tờ», «1. 250 hộ», «1.\n250 hộ»: more thousands, although a gap stands beside the dot. */
static gboolean
join_stray_thousands (const DrNumeralText *text,
                      gsize                start,
                      gsize                sign,
                      DrNumeralLiteral    *literal)
{
  gsize at = dr_numeral_text_skip (text, sign + 1, NULL);
  gboolean gap_after = at != sign + 1;

  if (!has_digits (text, at, 3) || text->text[start] == '0' || is_labelled (text, start))
    return FALSE;
  /* «1. 250 hộ nghèo …» at the start of a line is the first item of a list. */
  if (gap_after && (begins_line (text, start) || (start > 0 && text->text[start - 1] == '.')))
    return FALSE;

  Digits digits = { (dr_uint128) literal->value.coefficient, };
  at = read_digits (text, at, &digits);
  while (at < text->length && text->text[at] == '.' && has_digits (text, at + 1, 3))
    at = read_digits (text, at + 1, &digits);

  gsize n_decimals = 0;
  if (at < text->length && text->text[at] == ',' && dr_numeral_text_is_digit (text, at + 1))
    {
      at = read_digits (text, at + 1, &digits);
      n_decimals = digits.n_digits;
    }
  if (is_sign (text, at) && dr_numeral_text_is_digit (text, at + 1))
    return FALSE;
  if (gap_after && !is_before_word (text, at) && !dr_numeral_text_is_percent (text, at))
    return FALSE;

  literal->end = at;
  literal->flags |= DR_NUMERAL_GROUPED;
  set_value (literal, &digits, n_decimals);

  return TRUE;
}

/* «7, 4 tỷ», «27,\n5 tỷ»: decimals, if what follows wants them and nothing looks like a list. */
static gboolean
join_stray_decimals (const DrNumeralText *text,
                     gsize                start,
                     gsize                sign,
                     DrNumeralLiteral    *literal)
{
  gsize at = dr_numeral_text_skip (text, sign + 1, NULL);
  guint n_decimals = count_digits (text, at, 2);

  if (n_decimals == 0 || n_decimals > 2)
    return FALSE;
  if ((literal->flags & (DR_NUMERAL_PADDED | DR_NUMERAL_GROUPED)) != 0)
    return FALSE;
  if (is_listed (text, start) || is_labelled (text, start))
    return FALSE;
  if (!is_before_decimal_measure (text, at + n_decimals))
    return FALSE;

  Digits digits = { (dr_uint128) literal->value.coefficient, };
  literal->end = read_digits (text, at, &digits);
  set_value (literal, &digits, n_decimals);

  return TRUE;
}

/*
 * Reads the digits at @start. With @joining, gaps inside the number are bridged
 * where nothing else can be meant. The literal's end is beyond all digits that were
 * looked at and refused, so that reading on from there is linear.
 */
void
dr_numeral_literal_scan (const DrNumeralText *text,
                         gsize                start,
                         gboolean             joining,
                         DrNumeralLiteral    *literal)
{
  *literal = (DrNumeralLiteral) { .end = start };
  read_compact (text, start, literal);

  gboolean may_grow = (literal->flags & (DR_NUMERAL_UNREADABLE | DR_NUMERAL_FRACTION | DR_NUMERAL_FOREIGN)) == 0 &&
                      literal->n_digits_before <= 3;
  if (!joining || !may_grow)
    return;

  if ((literal->flags & DR_NUMERAL_GROUPED) == 0 && text->text[start] != '0' && join_spaced (text, start, literal))
    return;

  gsize sign = dr_numeral_text_skip (text, literal->end, NULL);
  if (!is_sign (text, sign))
    return;
  /* Without a gap on either side it is no stray one: the digits would have been read already. */
  if (text->text[sign] == '.')
    join_stray_thousands (text, start, sign, literal);
  else
    join_stray_decimals (text, start, sign, literal);
}
