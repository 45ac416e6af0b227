/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "base/dr-fold-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-numeral-text-private.h"

/*
 * A number is a term or several: digits or words, then perhaps a magnitude
 * («3 tỷ 45 triệu», «một nghìn hai trăm tỷ», «2 tỷ rưỡi»). Its exponent is that of
 * the last place written, so «45,2 tỷ» is 452 × 10^8. Nothing is allocated, and no
 * step looks further than a few words.
 */

/* «triệu tỷ tỷ tỷ tỷ» and one decimal is the widest that a decimal holds. */
#define MAGNITUDE_MAX (DR_DECIMAL_MAX_EXPONENT + 4)
#define RANK_MAX 999

static gboolean
begins_upper (const DrNumeralText *text,
              gsize                at)
{
  gsize next;

  return g_unichar_isupper (dr_numeral_text_get (text, at, &next));
}

/* «Ba Vì», «Vạn Phước»: a capitalised word before another is part of a name; in all capitals it tells nothing. */
static gboolean
is_in_name (const DrNumeralText *text,
            gsize                start,
            gsize                end)
{
  gsize next;

  if (!begins_upper (text, start))
    return FALSE;
  dr_numeral_text_get (text, start, &next);
  if (begins_upper (text, next))
    return FALSE;

  gsize following = dr_numeral_text_skip (text, end, NULL);

  return following != end && begins_upper (text, following);
}

/* Whether a phrase that only looks like a number begins at @at («một số», «tỷ lệ»). */
static gboolean
begins_no_number (const DrNumeralText *text,
                  gsize                at)
{
  gsize end;
  const DrNumberPhrase *phrase = dr_numeral_text_phrase (text, at, &end);

  return phrase != NULL && phrase->kind == DR_PHRASE_NO_NUMBER;
}

/* «650 tr.đ»: the dot of the abbreviation goes with it when money follows. */
static gsize
skip_abbreviation_dot (const DrNumeralText *text,
                       gsize                at)
{
  gsize start, end;

  if (at >= text->length || text->text[at] != '.')
    return at;

  const DrNumberWord *word = dr_numeral_text_word (text, at + 1, &start, &end);

  return word != NULL && (word->senses & DR_WORD_MONEY) != 0 ? at + 1 : at;
}

/* The magnitude word that comes next after @at, over a gap. «trđ» is «tr» with «đ» glued to it. */
const DrNumberWord *
dr_numeral_magnitude_scan (const DrNumeralText *text,
                           gsize                at,
                           gsize               *end)
{
  gsize start;
  const DrNumberWord *word = dr_numeral_text_word (text, at, &start, end);

  for (gsize split = start; word == NULL && split < *end;)
    {
      gsize next;
      gunichar character = dr_numeral_text_get (text, split, &next);
      gboolean begins_money = character == 0x111 || character == 0x110 || character == 0xf0 || character == 0xd0;

      if (begins_money && split > start)
        {
          const DrNumberWord *money = dr_number_word_find (text->text + split, *end - split);

          if (money == NULL || (money->senses & DR_WORD_MONEY) == 0)
            return NULL;
          word = dr_number_word_find (text->text + start, split - start);
          *end = split;
          break;
        }
      split = next;
    }

  if (word == NULL || word->role != DR_WORD_MAGNITUDE)
    return NULL;
  if (begins_no_number (text, start) || is_in_name (text, start, *end))
    return NULL;
  if (*end - start == 2) /* «tr» alone is an abbreviation */
    *end = skip_abbreviation_dot (text, *end);

  return word;
}

/* Magnitudes that multiply each other: «tỷ», «nghìn tỷ», «triệu tỷ». */
gboolean
dr_numeral_magnitudes_scan (const DrNumeralText *text,
                            gsize                at,
                            int                 *exponent,
                            gsize               *end)
{
  gsize next;
  guint least = 0;

  *exponent = 0;
  for (const DrNumberWord *word = dr_numeral_magnitude_scan (text, at, &next);
       word != NULL && word->value >= least && *exponent + (int) word->value <= MAGNITUDE_MAX;
       word = dr_numeral_magnitude_scan (text, at, &next))
    {
      *exponent += (int) word->value;
      least = word->value;
      at = *end = next;
    }

  return *exponent > 0;
}

/* The unit after tens. «hai mươi năm» is twenty years: five is «lăm» there. */
static guint
scan_unit (const DrNumeralText *text,
           gsize                at,
           gsize               *end)
{
  gsize start, word_end;
  const DrNumberWord *word = dr_numeral_text_word (text, at, &start, &word_end);

  if (word == NULL || (word->role != DR_WORD_FINAL && (word->role != DR_WORD_DIGIT || word->value == 5)))
    return 0;
  if (begins_no_number (text, start))
    return 0;

  *end = word_end;
  return word->value;
}

/* What may stand after «trăm»: «linh năm», «hai mươi mốt», «mười», «rưỡi», «mốt». */
static guint
scan_below_hundred (const DrNumeralText *text,
                    gsize                at,
                    gsize               *end)
{
  gsize start, word_end, next_end;
  const DrNumberWord *word = dr_numeral_text_word (text, at, &start, &word_end);
  const DrNumberWord *next;
  guint tens;

  if (word == NULL)
    return 0;

  switch (word->role)
    {
    case DR_WORD_LINK:
      next = dr_numeral_text_word (text, word_end, &start, &next_end);
      if (next == NULL || next->role != DR_WORD_DIGIT)
        return 0;
      *end = next_end;
      return next->value;

    case DR_WORD_TEN:
      *end = word_end;
      return 10 + scan_unit (text, word_end, end);

    case DR_WORD_DIGIT:
      tens = word->value * 10;
      next = dr_numeral_text_word (text, word_end, &start, &next_end);
      if (next == NULL || next->role != DR_WORD_TENS)
        return 0;
      *end = next_end;
      return tens + scan_unit (text, next_end, end);

    case DR_WORD_AND_HALF:
      *end = word_end;
      return 50;

    case DR_WORD_FINAL:
      if (word->value != 1)
        return 0;
      *end = word_end;
      return 10;

    default:
      return 0;
    }
}

/* A number in words below a thousand. @full says whether its hundreds are named, so that it can close a longer number. */
static gboolean
scan_group (const DrNumeralText *text,
            gsize                at,
            guint               *value,
            gsize               *end,
            gboolean            *full)
{
  gsize start, word_end, next_end;
  const DrNumberWord *word = dr_numeral_text_word (text, at, &start, &word_end);

  *full = FALSE;
  if (word == NULL)
    return FALSE;

  if (word->role == DR_WORD_TEN)
    {
      *end = word_end;
      *value = 10 + scan_unit (text, word_end, end);
      return TRUE;
    }
  if (word->role != DR_WORD_DIGIT && word->role != DR_WORD_ZERO)
    return FALSE;

  const DrNumberWord *next = dr_numeral_text_word (text, word_end, &start, &next_end);
  DrWordRole role = next != NULL ? next->role : DR_WORD_OTHER;

  if (role == DR_WORD_HUNDRED)
    {
      *end = next_end;
      *full = TRUE;
      *value = word->value * 100 + scan_below_hundred (text, next_end, end);
      return TRUE;
    }
  if (word->role == DR_WORD_ZERO)
    return FALSE;

  *value = word->value;
  *end = word_end;
  if (role == DR_WORD_TENS || role == DR_WORD_DOZEN)
    {
      *end = next_end;
      *value *= 10;
      if (role == DR_WORD_TENS)
        *value += scan_unit (text, next_end, end);
    }
  else if (role == DR_WORD_FINAL && word->value > 1)
    {
      *end = next_end;
      *value = *value * 10 + next->value;
    }

  return TRUE;
}

static gboolean
add_term (DrNumeral *numeral,
          dr_int128  coefficient,
          int        exponent)
{
  DrDecimal term = { coefficient, exponent };

  return dr_decimal_add (&numeral->value, &term, &numeral->value);
}

/* «5 tỷ 4»: a single digit that no noun can claim. */
static gboolean
is_left_alone (const DrNumeralText *text,
               gsize                at)
{
  gsize next;
  gunichar character = dr_numeral_text_get (text, at, &next);

  if (character == 0)
    return TRUE;

  return (character == '.' || character == ',' || character == ';' || character == ':' || character == ')') &&
         !dr_numeral_text_is_digit (text, next);
}

static gboolean
is_before_money (const DrNumeralText *text,
                 gsize                at)
{
  gsize start, end;
  const DrNumberWord *word = dr_numeral_text_word (text, at, &start, &end);

  return word != NULL && (word->senses & DR_WORD_MONEY) != 0;
}

/* «1 nghìn 200 suất», «2 vạn 500 cây»: a noun claims three digits behind thousands with them. */
static gboolean
is_before_noun (const DrNumeralText *text,
                gsize                at)
{
  gsize next, behind;

  return dr_numeral_text_get (text, at, &next) == ' ' && g_unichar_islower (dr_numeral_text_get (text, next, &behind));
}

/* Reads the terms after one of magnitude 10^@magnitude: lower ones, «rưỡi», and the colloquial ones. */
static void
scan_further_terms (const DrNumeralText *text,
                    int                  magnitude,
                    DrNumeral           *numeral)
{
  gboolean in_words = (numeral->flags & DR_NUMERAL_WORDS) != 0;

  for (guint n_terms = 1;; n_terms++)
    {
      gsize start, end;
      gboolean broken;
      const DrNumberWord *word = dr_numeral_text_word (text, numeral->end, &start, &end);
      DrWordRole role = word != NULL ? word->role : DR_WORD_OTHER;

      if (role == DR_WORD_AND_HALF || (in_words && role == DR_WORD_FINAL && word->value == 1))
        {
          if (!add_term (numeral, role == DR_WORD_AND_HALF ? 5 : 1, magnitude - 1))
            return;
          numeral->end = end;
          numeral->flags |= DR_NUMERAL_WORDS | (role == DR_WORD_FINAL ? DR_NUMERAL_COLLOQUIAL : 0);
          return;
        }
      if (in_words && role == DR_WORD_LINK)
        {
          word = dr_numeral_text_word (text, end, &start, &end);
          if (word != NULL && word->role == DR_WORD_DIGIT && add_term (numeral, word->value, 0))
            numeral->end = end;
          return;
        }

      /* «hai tỷ, ba trăm mười tám triệu»: in words, commas part what belongs together. */
      gboolean is_parted = in_words && numeral->end < text->length && text->text[numeral->end] == ',';
      gsize from = numeral->end + is_parted;

      start = dr_numeral_text_skip (text, from, &broken);
      if (start == from)
        return;

      DrDecimal term;
      gboolean is_literal = dr_numeral_text_is_digit (text, start);
      gboolean full = FALSE;
      DrNumeralLiteral literal = { 0, };

      if (is_literal && is_parted)
        return;

      if (is_literal)
        {
          dr_numeral_literal_scan (text, start, FALSE, &literal);
          if ((literal.flags & (DR_NUMERAL_UNREADABLE | DR_NUMERAL_GROUPED)) != 0)
            return;
          term = literal.value;
          end = literal.end;
        }
      else
        {
          guint value;

          if (begins_no_number (text, start) || !scan_group (text, start, &value, &end, &full))
            return;
          term = (DrDecimal) { value, 0 };
        }

      int next_magnitude;
      gsize term_end = end;
      gboolean has_fraction = term.exponent < 0;

      if (dr_numeral_magnitudes_scan (text, term_end, &next_magnitude, &end))
        {
          DrDecimal most = { 1, magnitude - next_magnitude };

          if (next_magnitude < magnitude && dr_decimal_compare (&term, &most) < 0)
            {
              if (!add_term (numeral, term.coefficient, term.exponent + next_magnitude))
                return;
            }
          else if (n_terms == 1 && magnitude == 3 && next_magnitude > 3 && !has_fraction && !is_parted &&
                   term.coefficient < 1000 && add_term (numeral, term.coefficient, 0))
            numeral->value.exponent += next_magnitude; /* «1 nghìn 200 tỷ» */
          else
            return;

          numeral->end = end;
          numeral->flags |= is_literal ? 0 : DR_NUMERAL_WORDS;
          numeral->flags |= has_fraction ? DR_NUMERAL_FRACTION : 0;
          magnitude = next_magnitude;
          if (has_fraction)
            return;
          continue;
        }

      /* «1 triệu 200 nghìn 500 đồng», «hai nghìn không trăm linh bảy» */
      gboolean closes = is_literal ? literal.n_digits_before == 3 && !has_fraction &&
                                       ((magnitude == 3 && is_before_money (text, term_end)) ||
                                        ((magnitude == 3 || magnitude == 4) && n_terms == 1 && !broken &&
                                         term.coefficient >= 100 && is_before_noun (text, term_end)))
                                   : in_words && full && (!is_parted || is_before_money (text, term_end));
      if (closes)
        {
          if (add_term (numeral, term.coefficient, 0))
            numeral->end = term_end;
        }
      else if (is_literal && !broken && !has_fraction && literal.n_digits_before == 1 && term.coefficient > 0 &&
               is_left_alone (text, term_end))
        {
          DrDecimal lower = { term.coefficient, magnitude - 3 };

          if (!dr_decimal_add (&numeral->value, &lower, &numeral->other))
            return;
          /* Where there is room for the lower place there is for the higher. */
          add_term (numeral, term.coefficient, magnitude - 1);
          numeral->end = term_end;
          numeral->flags |= DR_NUMERAL_COLLOQUIAL;
        }
      return;
    }
}

/* Takes the magnitude after the first term, and the terms after that. */
static void
scan_magnitude_and_terms (const DrNumeralText *text,
                          DrNumeral           *numeral)
{
  int magnitude;
  gsize end;
  gboolean has_fraction = numeral->value.exponent < 0;

  if (!dr_numeral_magnitudes_scan (text, numeral->end, &magnitude, &end))
    return;

  numeral->end = end;
  numeral->flags = (numeral->flags & ~DR_NUMERAL_AMBIGUOUS) | DR_NUMERAL_MAGNITUDE;
  numeral->value.exponent += magnitude;
  if (numeral->value.exponent > DR_DECIMAL_MAX_EXPONENT)
    numeral->flags |= DR_NUMERAL_UNREADABLE;
  else if (!has_fraction)
    scan_further_terms (text, magnitude, numeral);

  if (numeral->value.exponent > DR_DECIMAL_MAX_EXPONENT)
    numeral->flags |= DR_NUMERAL_UNREADABLE;
}

/* The digits at the start of @numeral; FALSE if they cannot be read. */
static gboolean
read_literal (const DrNumeralText *text,
              DrNumeral           *numeral)
{
  DrNumeralLiteral literal;

  dr_numeral_literal_scan (text, numeral->start, TRUE, &literal);
  numeral->value = literal.value;
  numeral->other = literal.other;
  numeral->flags = literal.flags;
  numeral->digits_end = numeral->end = literal.end;

  return (numeral->flags & DR_NUMERAL_UNREADABLE) == 0;
}

/* Before a sign of per cent a comma is a decimal sign. */
static void
settle_by_percent (const DrNumeralText *text,
                   DrNumeral           *numeral)
{
  if ((numeral->flags & DR_NUMERAL_AMBIGUOUS) != 0 && dr_numeral_text_is_percent (text, numeral->end))
    numeral->flags &= ~DR_NUMERAL_AMBIGUOUS;
}

static void
scan_in_digits (const DrNumeralText *text,
                DrNumeral           *numeral)
{
  gsize start, end;

  if (!read_literal (text, numeral))
    return;

  const DrNumberWord *word = dr_numeral_text_before (text, numeral->start, &start);
  if (word != NULL && (word->senses & DR_WORD_ORDINAL) != 0)
    return;

  word = dr_numeral_text_word (text, numeral->end, &start, &end);
  if (word != NULL && (word->role == DR_WORD_HUNDRED || word->role == DR_WORD_DOZEN) &&
      (numeral->flags & DR_NUMERAL_FRACTION) == 0)
    {
      DrDecimal factor = { word->value, 0 };

      if (dr_decimal_multiply (&numeral->value, &factor, &numeral->value))
        {
          numeral->end = end;
          numeral->flags |= DR_NUMERAL_WORDS;
        }
    }

  scan_magnitude_and_terms (text, numeral);
  settle_by_percent (text, numeral);
}

/* Whether the number word at @start is part of something else, as far as its neighbours tell. */
static gboolean
is_no_number_word (const DrNumeralText *text,
                   const DrNumberWord  *word,
                   gsize                start,
                   gsize                end)
{
  gsize before_start;

  if (begins_no_number (text, start) || dr_numeral_text_ends_phrase (text, start, end) ||
      is_in_name (text, start, end))
    return TRUE;
  if (start > 0 && text->text[start - 1] == '/') /* «đồng/năm» */
    return TRUE;

  const DrNumberWord *before = dr_numeral_text_before (text, start, &before_start);
  if (before != NULL && (before->senses & DR_WORD_VAGUE) != 0)
    return TRUE;

  /* «năm 2022» is a year, «5 năm» and «hai năm» are years. */
  if (word->role == DR_WORD_DIGIT && word->value == 5)
    {
      if (dr_numeral_text_is_digit (text, dr_numeral_text_skip (text, end, NULL)))
        return TRUE;
      if (before != NULL && before->role >= DR_WORD_DIGIT && before->role <= DR_WORD_MAGNITUDE &&
          before->role != DR_WORD_ZERO)
        return TRUE;
      while (start > 0 && text->text[start - 1] == ' ')
        start--;
      return start > 0 && g_ascii_isdigit (text->text[start - 1]);
    }

  return FALSE;
}

static gboolean
scan_in_words (const DrNumeralText *text,
               DrNumeral           *numeral)
{
  gsize end = dr_numeral_text_word_end (text, numeral->start);
  const DrNumberWord *word = dr_numeral_text_find (text, numeral->start, end);
  guint value = 0;
  gboolean full;
  int magnitude;

  if (word == NULL || (word->role != DR_WORD_DIGIT && word->role != DR_WORD_TEN && word->role != DR_WORD_HALF))
    return FALSE;
  if (is_no_number_word (text, word, numeral->start, end))
    return FALSE;

  numeral->flags = DR_NUMERAL_WORDS;
  if (word->role == DR_WORD_HALF)
    {
      numeral->digits_end = end;
      if (!dr_numeral_magnitudes_scan (text, end, &magnitude, &numeral->end) || magnitude > DR_DECIMAL_MAX_EXPONENT)
        return FALSE;
      numeral->value = (DrDecimal) { 5, magnitude - 1 };
      numeral->flags |= DR_NUMERAL_MAGNITUDE;
      return TRUE;
    }

  /* A digit, or «mười», is a group already. */
  scan_group (text, numeral->start, &value, &end, &full);
  numeral->value = (DrDecimal) { value, 0 };
  numeral->digits_end = numeral->end = end;
  scan_magnitude_and_terms (text, numeral);

  return TRUE;
}

/*
 * Reads the longest well-formed number at @start of @text (valid UTF-8 of @length
 * bytes); FALSE if none begins there. What stands before @start is looked at too,
 * for phrases such as «đầu tư» and «cả hai».
 */
gboolean
dr_numeral_scan (const char *text,
                 gsize       length,
                 gsize       start,
                 DrNumeral  *numeral)
{
  return dr_numeral_scan_filtered (text, length, start, NULL, numeral);
}

gboolean
dr_numeral_scan_filtered (const char            *text,
                          gsize                  length,
                          gsize                  start,
                          const DrNumeralFilter *filter,
                          DrNumeral             *numeral)
{
  DrNumeralText whole = { text, length, filter };

  *numeral = (DrNumeral) { .start = start, .digits_end = start, .end = start };
  if (!dr_numeral_text_is_digit (&whole, start))
    return scan_in_words (&whole, numeral);

  scan_in_digits (&whole, numeral);
  return TRUE;
}

gboolean
dr_numeral_scan_literal (const char *text,
                         gsize       length,
                         gsize       start,
                         DrNumeral  *numeral)
{
  DrNumeralText whole = { text, length, NULL };

  *numeral = (DrNumeral) { .start = start };
  if (!read_literal (&whole, numeral))
    return FALSE;
  settle_by_percent (&whole, numeral);

  return TRUE;
}

/*
 * «3,500» is three thousand five hundred of what only comes whole, and three and a
 * half of what can be divided. Without a measure the comma is what it usually is, a
 * decimal sign. The other reading stays in the numeral, which remains ambiguous.
 */
void
dr_numeral_settle (DrNumeral  *numeral,
                   const char *measure)
{
  if ((numeral->flags & DR_NUMERAL_AMBIGUOUS) == 0)
    return;

  gboolean wanted = measure != NULL && dr_measure_is_countable (measure);
  gboolean grouped = (numeral->flags & DR_NUMERAL_GROUPED) != 0;
  if (wanted == grouped)
    return;

  DrDecimal value = numeral->value;
  numeral->value = numeral->other;
  numeral->other = value;
  numeral->flags ^= DR_NUMERAL_GROUPED | DR_NUMERAL_FOREIGN | DR_NUMERAL_FRACTION;
}

static guint
get_roman_digit (const DrNumeralText *text,
                 gsize                at)
{
  if (at >= text->length)
    return 0;

  switch (text->text[at])
    {
    case 'I': return 1;
    case 'V': return 5;
    case 'X': return 10;
    case 'L': return 50;
    case 'C': return 100;
    case 'D': return 500;
    case 'M': return 1000;
    default: return 0;
    }
}

/* Whether @at lies inside a word: a letter or a digit stands there. */
static gboolean
is_alphanumeric (const DrNumeralText *text,
                 gsize                at)
{
  gsize next;

  return dr_numeral_text_is_digit (text, at) || dr_fold_is_letter (dr_numeral_text_get (text, at, &next));
}

guint
dr_numeral_scan_roman (const char *text,
                       gsize       length,
                       gsize       start,
                       gsize      *end)
{
  /* The places of a numeral from thousands to units, each its one, five and ten. */
  static const guint ones[] = { 1000, 100, 10, 1 };
  DrNumeralText whole = { text, length, NULL };
  gsize at = start;
  guint value = 0;

  if (start > 0)
    {
      const char *before = g_utf8_prev_char (text + start);

      if (g_ascii_isdigit (*before) || dr_fold_is_letter (g_utf8_get_char (before)))
        return 0;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (ones); i++)
    {
      guint one = ones[i];
      guint n_ones = 0;

      if (one < 1000 && get_roman_digit (&whole, at) == one &&
          (get_roman_digit (&whole, at + 1) == one * 5 || get_roman_digit (&whole, at + 1) == one * 10))
        {
          value += get_roman_digit (&whole, at + 1) - one;
          at += 2;
          continue;
        }
      if (one < 1000 && get_roman_digit (&whole, at) == one * 5)
        {
          value += one * 5;
          at++;
        }
      for (; n_ones < 3 && get_roman_digit (&whole, at) == one; n_ones++, at++)
        value += one;
    }

  /* Whatever is left over was out of order: «IIII», «VX». */
  if (at == start || is_alphanumeric (&whole, at))
    return 0;

  *end = at;
  return value;
}

guint
dr_numeral_scan_rank (const char *text,
                      gsize       length,
                      gsize       start,
                      gsize      *end)
{
  DrNumeralText whole = { text, length, NULL };
  guint value = 0;

  if (dr_numeral_text_is_digit (&whole, start))
    {
      gsize at = start;

      for (; dr_numeral_text_is_digit (&whole, at) && value <= RANK_MAX; at++)
        value = value * 10 + (guint) (text[at] - '0');
      if (value > RANK_MAX || is_alphanumeric (&whole, at))
        return 0;
      if (at < length && (text[at] == ',' || text[at] == '.') && dr_numeral_text_is_digit (&whole, at + 1))
        return 0;
      *end = at;
      return value;
    }

  /* Ranks are low: a lone C, D, L or M is a letter. */
  gsize roman_end;
  guint roman = dr_numeral_scan_roman (text, length, start, &roman_end);
  if (roman > 0 && roman < 40)
    {
      *end = roman_end;
      return roman;
    }

  gsize word_end = dr_numeral_text_word_end (&whole, start);
  const DrNumberWord *word = dr_number_word_find (text + start, word_end - start);
  if (word == NULL || begins_no_number (&whole, start))
    return 0;
  if (word->role == DR_WORD_RANK)
    {
      *end = word_end;
      return word->value;
    }

  gboolean full;
  gsize group_end;
  if (word->role == DR_WORD_ZERO || !scan_group (&whole, start, &value, &group_end, &full))
    return 0;
  /* «hạng năm 2022» has no fifth place. */
  if (value == 5 && dr_numeral_text_is_digit (&whole, dr_numeral_text_skip (&whole, group_end, NULL)))
    return 0;

  *end = group_end;
  return value;
}
