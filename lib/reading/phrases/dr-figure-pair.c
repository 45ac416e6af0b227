/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-figure-parts-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-whole-phrase-private.h"

/* The number of a figure, and a second one: behind a slash, or the upper end of a range. */

/* The bytes that a number at @index may reach: not into what belongs to something else. */
gsize
dr_figure_reach (const DrReading *reading,
                 guint            index,
                 guint            limit,
                 const guint8    *taken)
{
  /* No number has more tokens than this: groups of three with their signs, magnitudes and remainders. */
  guint last = MIN (limit, index + 64);
  guint i = index;

  /* Mostly none is taken: eight at a time. */
  for (guint64 eight = 0; eight == 0 && last - i >= sizeof eight; i += eight == 0 ? sizeof eight : 0)
    memcpy (&eight, taken + i, sizeof eight);
  for (; i < last; i++)
    if (taken[i])
      return reading->tokens[i].start;

  return reading->tokens[last - 1].end;
}

/* How many tokens a plain number and what stands behind it have at most. */
#define PLAIN_REACH 16

/* Where the tokens end that may belong to a plain number at @index. */
static guint
free_end (guint         limit,
          guint         index,
          const guint8 *taken)
{
  guint last = MIN (limit, index + PLAIN_REACH);
  guint end = index + 1;

  while (end < last && !taken[end])
    end++;

  return end;
}

/* Around a number, what the tokens know of their words. */
typedef struct
{
  DrNumeralFilter  filter;
  const DrReading *reading;
  guint            index;       /* token of the number */
} WordFilter;

/* How many tokens from the number on are looked at. */
#define FILTER_REACH 8

static gboolean
may_know_word (const DrNumeralFilter *filter,
               gsize                  start,
               gsize                  end)
{
  const WordFilter *self = (const WordFilter *) filter;
  const DrReading *reading = self->reading;
  guint last = MIN (reading->n_tokens, self->index + FILTER_REACH);

  for (guint i = self->index > 0 ? self->index - 1 : 0; i < last; i++)
    {
      const DrToken *token = &reading->tokens[i];

      if (token->end <= start)
        continue;

      /* Only of the same letters it knows all. */
      return token->start != start || token->end != end || token->kind != DR_TOKEN_WORD
             || (token->flags & DR_TOKEN_HAS_DIGITS) || (token->traits & DR_TRAIT_NUMBER_WORD);
    }

  return TRUE;
}

static gboolean
is_word_with (const DrToken *token,
              DrTokenTraits  trait)
{
  /* Of letters with digits glued to them a part may be such a word. */
  return token->kind == DR_TOKEN_WORD && ((token->traits & trait) || (token->flags & DR_TOKEN_HAS_DIGITS));
}

/* Whether a word that makes a number an ordinal may stand straight before token @index; at the head of a block nobody knows. */
static gboolean
follows_ordinal (const DrReading *reading,
                 guint            index)
{
  while (index > 0 && reading->tokens[index - 1].kind == DR_TOKEN_NEWLINE)
    index--;

  return index == 0 || is_word_with (&reading->tokens[index - 1], DR_TRAIT_ORDINAL);
}

/* Whether a word that goes on with a number may stand at token @index. */
static gboolean
precedes_multiplier (const DrReading *reading,
                     guint            index)
{
  while (index < reading->n_tokens && reading->tokens[index].kind == DR_TOKEN_NEWLINE)
    index++;

  return index < reading->n_tokens && is_word_with (&reading->tokens[index], DR_TRAIT_MULTIPLIER);
}

gboolean
dr_figure_scan_number (const DrReading *reading,
                       guint            index,
                       guint            limit,
                       const guint8    *taken,
                       DrNumeral       *numeral)
{
  if (index >= limit || taken[index])
    return FALSE;
  if (reading->tokens[index].kind == DR_TOKEN_DIGITS && !follows_ordinal (reading, index)
      && dr_figure_scan_plain (reading, index, free_end (limit, index, taken), numeral))
    return TRUE;

  gsize reach = dr_figure_reach (reading, index, limit, taken);
  gsize start = reading->tokens[index].start;

  /* Most numbers are digits, and no word beside them is part of the number. */
  if (reading->tokens[index].kind == DR_TOKEN_DIGITS && !follows_ordinal (reading, index))
    {
      gboolean is_readable = dr_numeral_scan_literal (reading->bytes, reach, start, numeral);

      if (!is_readable || !precedes_multiplier (reading, dr_figure_token_at (reading, index, numeral->end)))
        return is_readable;
    }

  WordFilter words = { { may_know_word }, reading, index };

  return dr_numeral_scan_filtered (reading->bytes, reach, start, &words.filter, numeral)
         && !(numeral->flags & DR_NUMERAL_UNREADABLE);
}

/* The power of ten that the magnitude of @numeral stands for. */
int
dr_figure_get_magnitude (const DrReading *reading,
                         const DrNumeral *numeral)
{
  DrNumeral plain;

  if (!(numeral->flags & DR_NUMERAL_MAGNITUDE))
    return 0;
  if (g_ascii_isdigit (reading->bytes[numeral->start])
        ? !dr_numeral_scan_literal (reading->bytes, numeral->digits_end, numeral->start, &plain)
        : !dr_numeral_scan (reading->bytes, numeral->digits_end, numeral->start, &plain))
    return 0;

  return numeral->value.exponent - plain.value.exponent;
}

/* As many digits nobody writes who counts in millions. */
#define WRITTEN_IN_FULL 1000000

void
dr_figure_phrase_take_magnitude (DrDecimal *value,
                                 int        magnitude)
{
  const DrDecimal full = { WRITTEN_IN_FULL, 0 };

  if (dr_decimal_compare (value, &full) < 0)
    value->exponent += magnitude;
}

/* «47,616/68,5 tỷ»: what counts in the other's billions has decimals, and no thousands. */
static void
borrow_magnitude (const DrReading *reading,
                  DrNumeral       *numeral,
                  const DrNumeral *other)
{
  int magnitude = dr_figure_get_magnitude (reading, other);

  if (magnitude == 0)
    return;
  dr_numeral_settle (numeral, NULL);
  numeral->flags &= ~DR_NUMERAL_AMBIGUOUS;
  numeral->value.exponent += magnitude;
}

static gboolean
is_small_fraction (const DrNumeral *one,
                   const DrNumeral *other)
{
  return one->value.exponent == 0 && other->value.exponent == 0 && one->value.coefficient > 0
         && one->value.coefficient < other->value.coefficient && other->value.coefficient <= 10
         && !(one->flags & DR_NUMERAL_PADDED) && !(other->flags & DR_NUMERAL_PADDED);
}

static gboolean
is_year (const DrNumeral *numeral)
{
  return numeral->value.exponent == 0 && numeral->value.coefficient >= 1900
         && numeral->value.coefficient <= 2100 && !(numeral->flags & DR_NUMERAL_GROUPED);
}

static gboolean
same_measure_words (const DrReading *reading,
                    const DrFigureMeasure   *one,
                    guint            one_first,
                    const DrFigureMeasure   *other,
                    guint            other_first)
{
  if (one->lexicon != DR_NONE || other->lexicon != DR_NONE)
    return one->lexicon == other->lexicon;

  gsize one_length = reading->tokens[one->end - 1].end - reading->tokens[one_first].start;
  gsize other_length = reading->tokens[other->end - 1].end - reading->tokens[other_first].start;

  return one_length == other_length
         && memcmp (reading->bytes + reading->tokens[one_first].start,
                    reading->bytes + reading->tokens[other_first].start, one_length) == 0;
}

/* «92,5/100 điểm», but «5/7 điểm đen». */
static gboolean
is_scale (const DrNumeral *numeral)
{
  return numeral->value.exponent == 0 && numeral->value.coefficient % 10 == 0;
}

/* «2/3 số hộ», «trên 1/2 hội viên», «2/3 cấp ủy viên»: of so many people nobody counts two of three. */
static gboolean
is_fraction_of (const DrReading      *reading,
                const DrFigurePhrase *phrase,
                guint                 behind,
                DrMeasureFlags        flags)
{
  const DrPhrases *crowds = DR_PHRASES ("số", "tổng số", "cấp ủy viên", "ủy viên", "hội viên", "đảng viên", "đoàn viên",
                                        "thành viên", "người dân", "dân số", "cử tri", "diện tích", "thời gian",
                                        "quãng đường", "hội phí", "đoàn phí", "đảng phí", "kinh phí", "sản lượng", "thu nhập");
  const DrPhrases *hedges = DR_PHRASES ("trên", "hơn", "gần", "khoảng", "ít nhất", "quá");

  if (dr_phrase_match_any (reading, behind, crowds) > 0)
    return TRUE;

  return !(flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)) && dr_phrase_match_before (reading, phrase->number, hedges) > 0
         && !dr_figure_phrase_is_behind_superior (reading, phrase->number);
}

/* «96/80 hội viên», «58,2/64 tỷ đồng», «210 con/190 con»: the second number and the measure of both. */
gboolean
dr_figure_match_slash (const DrReading *reading,
                       guint            limit,
                       const guint8    *taken,
                       DrNumeral       *first,
                       const DrFigureMeasure   *first_measure,
                       DrFigurePhrase  *phrase)
{
  guint slash = first_measure->is_known ? first_measure->end : phrase->number_end;
  DrNumeral second;
  DrFigureMeasure measure = { .is_known = FALSE };

  slash = dr_figure_skip_newline (reading, slash);
  guint n_words = dr_whole_phrase_match (reading, slash);
  gboolean is_bare = n_words == 0 && dr_phrase_match (reading, slash, "trong") > 0;      /* «14 trong 18 xã» */
  n_words += is_bare;
  guint second_first = dr_figure_skip_newline (reading, slash + MAX (1, n_words));
  guint n_total = n_words == 0 ? dr_phrase_match (reading, second_first, "tổng số") : 0;  /* «214/tổng số 260 hộ» */

  second_first += n_total;

  /* «97/KH 90 hội viên». */
  if (n_words == 0 && second_first < limit && dr_reading_is_sign (reading, slash, '/'))
    {
      guint n_target = dr_lexicon_match_signal (reading->lexicon, reading->tokens, limit, second_first, DR_SIGNAL_TARGET);

      second_first += n_target;
      phrase->names_target = n_target > 0;
    }
  if ((n_words == 0 && !dr_reading_is_sign (reading, slash, '/')) || !dr_reading_is_digits (reading, second_first)
      || !dr_figure_scan_number (reading, second_first, limit, taken, &second))
    return FALSE;

  guint second_end = dr_figure_token_at (reading, second_first, second.end);
  if (dr_reading_is_sign (reading, second_end, '/') && dr_reading_is_digits (reading, second_end + 1))
    return FALSE;

  gboolean has_measure = dr_figure_match_measure (reading, dr_figure_skip_newline (reading, second_end), limit, taken,
                                        !first_measure->is_known && dr_figure_get_magnitude (reading, &second) < 6, &measure);
  if (is_bare && (!measure.is_known || dr_figure_get_magnitude (reading, first) != 0))
    return FALSE;
  /* «96 trường hợp/412,5tr» are two figures. */
  if (first_measure->is_known && !has_measure && dr_figure_get_magnitude (reading, &second) >= 6
      && !(first_measure->flags & DR_MEASURE_MONEY))
    return FALSE;
  /* And so are «6,24 tỷ/187 hội viên»: money needs no «đồng». */
  if (!first_measure->is_known && has_measure && measure.is_known && !(measure.flags & DR_MEASURE_MONEY)
      && dr_figure_get_magnitude (reading, first) >= 6 && dr_figure_get_magnitude (reading, &second) == 0)
    return FALSE;
  /* «31 CLB/742 TV»: two nouns, though nobody knows the second short form. */
  DrFigureMeasure other;
  if (first_measure->is_known && !has_measure && dr_reading_is_word (reading, second_end)
      && (reading->tokens[second_end].flags & DR_TOKEN_ALL_CAPITALS) && second_end < limit
      && dr_figure_match_measure (reading, second_end, limit, taken, TRUE, &other))
    return FALSE;
  if (first_measure->is_known)
    {
      if (has_measure && measure.is_known
          && !same_measure_words (reading, first_measure, phrase->measure_first, &measure, second_end))
        return FALSE;
      phrase->is_named_twice = has_measure && measure.is_known;
      has_measure = TRUE;
    }
  else if (has_measure)
    dr_figure_take_measure (phrase, second_end, &measure);

  phrase->form = DR_FIGURE_FORM_SLASH;
  phrase->is_part = n_words > 0 || n_total > 0;
  phrase->second_first = second_first;
  phrase->second_end = second_end;
  phrase->end = MAX (phrase->end, MAX (second_end, measure.end));

  /* «132 triệu đồng/KH 172» */
  if (!measure.is_known && (first->flags & DR_NUMERAL_MAGNITUDE) && !(second.flags & DR_NUMERAL_MAGNITUDE))
    dr_figure_phrase_take_magnitude (&second.value, dr_figure_get_magnitude (reading, first));
  /* «1.836.450.000đ/1,5 tỷ»: money in full, and what was planned in short. */
  if (!(first->flags & DR_NUMERAL_MAGNITUDE) && (second.flags & DR_NUMERAL_MAGNITUDE)
      && !(first_measure->is_known && (first_measure->flags & DR_MEASURE_MONEY)))
    borrow_magnitude (reading, first, &second);
  if (is_small_fraction (first, &second) && is_fraction_of (reading, phrase, second_end, measure.flags))
    phrase->form = DR_FIGURE_FORM_FRACTION;
  else if (measure.is_known && measure.lexicon != DR_NONE && is_scale (&second)
           && g_str_equal (dr_lexicon_get_measure (reading->lexicon, measure.lexicon)->name, "điểm"))
    phrase->form = DR_FIGURE_FORM_SCORE;
  phrase->second = second.value;
  /* «4,82/9,6 tỷ»: money needs no «đồng». */
  if (phrase->measure_end == phrase->measure_first && !first_measure->is_known && dr_figure_get_magnitude (reading, &second) >= 6)
    phrase->flags = DR_MEASURE_MONEY;

  return TRUE;
}

/* «20-25 hộ», «từ 20 đến 25 hộ», «2 - 3%»: the upper end and the measure of both. */
gboolean
dr_figure_match_range (const DrReading *reading,
                       guint            limit,
                       const guint8    *taken,
                       const DrNumeral *first,
                       DrFigurePhrase  *phrase)
{
  guint sign = phrase->end;
  DrNumeral second;
  DrFigureMeasure measure;

  if (sign + 1 >= limit)
    return FALSE;
  if (!dr_reading_is_sign (reading, sign, '-') && !dr_reading_is_sign (reading, sign, 0xf7)
      && !dr_phrase_match (reading, sign, "đến") && !dr_phrase_match (reading, sign, "tới"))
    return FALSE;
  if (!dr_reading_is_digits (reading, sign + 1) || !dr_figure_scan_number (reading, sign + 1, limit, taken, &second)
      || (is_year (first) && is_year (&second)))
    return FALSE;

  DrNumeral lower = *first;
  if (!(first->flags & DR_NUMERAL_MAGNITUDE) && (second.flags & DR_NUMERAL_MAGNITUDE))
    borrow_magnitude (reading, &lower, &second);
  guint second_end = dr_figure_token_at (reading, sign + 1, second.end);
  if (dr_decimal_compare (&lower.value, &second.value) >= 0
      || !dr_figure_match_measure (reading, dr_figure_skip_newline (reading, second_end), limit, taken, FALSE, &measure))
    return FALSE;
  /* «15 vụ - 19 đối tượng» are two figures. */
  gboolean is_rate_of_it = (phrase->flags & measure.flags & DR_MEASURE_MONEY) && measure.is_rate && !phrase->is_rate
                           && phrase->number > 0 && dr_phrase_match (reading, phrase->number - 1, "từ");    /* «từ 5 đồng đến 10 đồng/hộ» */
  if (phrase->measure_end > phrase->measure_first && !phrase->is_percent
      && phrase->lexicon_measure != measure.lexicon && !is_rate_of_it)
    return FALSE;

  phrase->form = DR_FIGURE_FORM_RANGE;
  phrase->hedge = DR_HEDGE_RANGE;
  phrase->value = lower.value;
  phrase->second = second.value;
  phrase->second_first = sign + 1;
  phrase->second_end = second_end;
  dr_figure_take_measure (phrase, second_end, &measure);
  if (phrase->number > 0 && dr_phrase_match (reading, phrase->number - 1, "từ"))
    phrase->first = phrase->number - 1;

  return TRUE;
}
