/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-figure-phrase-private.h"

#include <string.h>

#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-text-private.h"
#include "reading/dr-phrase-private.h"

/* Denominators in one measure: «đồng/người/năm». */
#define MOST_DENOMINATORS 3

/* The first token that begins at or behind @byte. */
static guint
token_at_or_after (const DrReading *reading,
                   guint            index,
                   gsize            byte)
{
  while (index < reading->n_tokens && reading->tokens[index].start < byte)
    index++;

  return index;
}

static guint
skip_newline (const DrReading *reading,
              guint            index)
{
  if (index < reading->n_tokens && reading->tokens[index].kind == DR_TOKEN_NEWLINE)
    return index + 1;

  return index;
}

/* --- measures --- */

typedef struct
{
  guint          end;           /* one past its last token */
  guint32        lexicon;       /* index, or DR_NONE */
  DrMeasureFlags flags;
  gboolean       is_percent;
  gboolean       is_points;
  gboolean       is_rate;
  gboolean       is_known;
} Measure;

static gboolean
is_known_word (const DrReading *reading,
               const DrToken   *token)
{
  return token->word != 0 && dr_lexicon_has_word (reading->lexicon, token->word);
}

/* An unknown noun: lower-case words that are no function words, two at most. */
static guint
match_unknown_noun (const DrReading *reading,
                    guint            index,
                    guint            limit,
                    const guint8    *taken)
{
  guint n = 0;

  while (n < 2 && index + n < limit && !taken[index + n] && dr_reading_is_word (reading, index + n))
    {
      const DrToken *token = &reading->tokens[index + n];
      DrLexiconMatch match;

      if (token->flags & (DR_TOKEN_CAPITAL | DR_TOKEN_HAS_DIGITS))
        break;
      if (dr_lexicon_match (reading->lexicon, reading->tokens, limit, index + n, DR_LEXICON_SIGNAL, &match))
        break;
      if (n > 0 && (is_known_word (reading, token) || is_known_word (reading, token - 1)))
        break;
      n++;
    }

  return n;
}

/* Whether the words can stand behind a number as what it counts: not «triệu», not «trở lên». */
static gboolean
is_measure (const DrReading *reading,
            guint            first,
            guint            end)
{
  gsize start = reading->tokens[first].start;
  g_autoptr (GRefString) canonical = dr_measure_canonicalize (reading->bytes + start,
                                                              reading->tokens[end - 1].end - start);

  return dr_quantity_check_measure (canonical, NULL);
}

static gboolean
is_square_or_cube (const DrReading *reading,
                   guint            index)
{
  const DrToken *token = &reading->tokens[index];

  return token->kind == DR_TOKEN_DIGITS && token->end - token->start == 1
         && (reading->bytes[token->start] == '2' || reading->bytes[token->start] == '3');
}

/* Denominators behind a measure: «đồng/căn», «đồng/người/năm», «giường bệnh/1.000 dân». */
static guint
match_denominators (const DrReading *reading,
                    guint            index,
                    guint            limit,
                    const guint8    *taken)
{
  for (guint n = 0; n < MOST_DENOMINATORS && index + 1 < limit; n++)
    {
      DrLexiconMatch match;
      guint next = index + 1;

      if (!dr_reading_is_sign (reading, index, '/') || taken[next])
        break;
      if (dr_reading_is_digits (reading, next))
        {
          DrNumeral numeral;
          guint after;

          if (!dr_numeral_scan (reading->bytes, reading->tokens[limit - 1].end,
                                reading->tokens[next].start, &numeral))
            break;
          after = token_at_or_after (reading, next, numeral.end);
          if (after >= limit || !dr_phrase_match (reading, after, "dân"))
            break;
          index = after + 1;
          continue;
        }
      /* «12 lớp/KH 10 lớp» */
      if (!dr_reading_is_word (reading, next)
          || dr_lexicon_match_signal (reading->lexicon, reading->tokens, limit, next, DR_SIGNAL_TARGET) > 0)
        break;
      if (dr_phrase_match (reading, next, "vạn dân") || dr_phrase_match (reading, next, "nghìn dân")
          || dr_phrase_match (reading, next, "ngàn dân"))
        index = next + 2;
      else if (dr_lexicon_match (reading->lexicon, reading->tokens, limit, next, DR_LEXICON_MEASURE, &match))
        index = next + match.n_tokens;
      else
        index = next + 1;
    }

  return index;
}

static gboolean
match_measure (const DrReading *reading,
               guint            index,
               guint            limit,
               const guint8    *taken,
               gboolean         unknown_too,
               Measure         *measure)
{
  DrLexiconMatch match;

  *measure = (Measure) { .end = index, .lexicon = DR_NONE };
  if (index >= limit || taken[index])
    return FALSE;

  if (dr_lexicon_match (reading->lexicon, reading->tokens, limit, index, DR_LEXICON_MEASURE, &match))
    {
      guint32 value = 0;

      dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);
      const DrLexiconMeasure *entry = dr_lexicon_get_measure (reading->lexicon, value);

      measure->lexicon = value;
      measure->flags = entry->flags;
      measure->is_known = TRUE;
      measure->end = index + match.n_tokens;
      measure->is_points = (entry->flags & DR_MEASURE_RATE) && g_str_has_prefix (entry->name, "điểm");
      measure->is_percent = (entry->flags & DR_MEASURE_RATE) && g_str_equal (entry->name, "%");

      /* Extraction tears «m2» apart: «m» at the end of a line, «2» on the next. */
      if (g_str_equal (entry->name, "m") && measure->end + 1 < limit
          && reading->tokens[measure->end].kind == DR_TOKEN_NEWLINE
          && is_square_or_cube (reading, measure->end + 1))
        {
          measure->end += 2;
          measure->lexicon = DR_NONE;
        }
    }
  else if (unknown_too)
    {
      guint n = match_unknown_noun (reading, index, limit, taken);
      if (n == 0 || !is_measure (reading, index, index + n))
        return FALSE;
      measure->end = index + n;
    }
  else
    return FALSE;

  guint end = match_denominators (reading, measure->end, limit, taken);
  if (end > measure->end)
    {
      measure->end = end;
      measure->is_rate = TRUE;
      measure->is_percent = FALSE;
      measure->lexicon = DR_NONE;
    }

  return TRUE;
}

/* --- numbers --- */

/* The bytes that a number at @index may reach: not into what belongs to something else. */
static gsize
reach_of_number (const DrReading *reading,
                 guint            index,
                 guint            limit,
                 const guint8    *taken)
{
  /* No number has more tokens than this: groups of three with their signs, magnitudes and remainders. */
  guint last = MIN (limit, index + 64);

  for (guint i = index; i < last; i++)
    if (taken[i])
      return reading->tokens[i].start;

  return reading->tokens[last - 1].end;
}

static gboolean
scan_number (const DrReading *reading,
             guint            index,
             guint            limit,
             const guint8    *taken,
             DrNumeral       *numeral)
{
  if (index >= limit || taken[index])
    return FALSE;

  return dr_numeral_scan (reading->bytes, reach_of_number (reading, index, limit, taken),
                          reading->tokens[index].start, numeral)
         && !(numeral->flags & DR_NUMERAL_UNREADABLE);
}

/* The same for a number with a letter in it: «l.236», «1O5». */
static gboolean
scan_slip (const DrReading *reading,
           guint            index,
           guint            limit,
           const guint8    *taken,
           DrNumeral       *numeral)
{
  const DrToken *token = &reading->tokens[index];
  gboolean may_begin = index < limit && !taken[index]
                       && (token->kind == DR_TOKEN_DIGITS || strchr ("lIO", reading->bytes[token->start]) != NULL);

  return may_begin && dr_numeral_scan_slip (reading->bytes, reach_of_number (reading, index, limit, taken), token->start,
                                            numeral);
}

/* «05 (năm) xe đạp»: the same number in words, for certainty. Gives where it ends. */
static guint
skip_repetition (const DrReading *reading,
                 guint            index,
                 guint            limit,
                 const guint8    *taken,
                 const DrNumeral *numeral)
{
  DrNumeral again;

  if (!dr_reading_is_sign (reading, index, '(') || index + 2 >= limit || !dr_reading_is_word (reading, index + 1)
      || !scan_number (reading, index + 1, limit, taken, &again)
      || dr_decimal_compare (&again.value, &numeral->value) != 0)
    return index;

  guint end = token_at_or_after (reading, index + 1, again.end);

  return dr_reading_is_sign (reading, end, ')') ? end + 1 : index;
}

/* The power of ten that the magnitude of @numeral stands for. */
static int
magnitude_of (const DrReading *reading,
              const DrNumeral *numeral)
{
  DrNumeral plain;

  if (!(numeral->flags & DR_NUMERAL_MAGNITUDE)
      || !dr_numeral_scan (reading->bytes, numeral->digits_end, numeral->start, &plain))
    return 0;

  return numeral->value.exponent - plain.value.exponent;
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

static void
take_measure (DrFigurePhrase *phrase,
              guint           first,
              const Measure  *measure)
{
  phrase->measure_first = first;
  phrase->measure_end = measure->end;
  phrase->lexicon_measure = measure->lexicon;
  phrase->flags = measure->flags;
  phrase->is_percent = measure->is_percent;
  phrase->is_points = measure->is_points;
  phrase->is_rate = measure->is_rate;
  phrase->end = MAX (phrase->end, measure->end);
}

static gboolean
same_measure_words (const DrReading *reading,
                    const Measure   *one,
                    guint            one_first,
                    const Measure   *other,
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

/* Words that do what a slash in front of a whole does. */
DR_DEFINE_PHRASES (of_a_whole, "trong tổng số", "trên tổng số", "trong số", "trong");

/* «2/3 số hộ», «trên 1/2 hội viên», «2/3 cấp ủy viên»: of so many people nobody counts two of three. */
static gboolean
is_fraction_of (const DrReading      *reading,
                const DrFigurePhrase *phrase,
                guint                 behind,
                DrMeasureFlags        flags)
{
  const DrPhrases *crowds = DR_PHRASES ("số", "tổng số", "cấp ủy viên", "ủy viên", "hội viên", "đảng viên", "đoàn viên",
                                        "thành viên", "người dân", "dân số", "cử tri", "diện tích", "thời gian",
                                        "quãng đường");
  const DrPhrases *hedges = DR_PHRASES ("trên", "hơn", "gần", "khoảng", "ít nhất", "quá");

  if (dr_phrase_match_any (reading, behind, crowds) > 0)
    return TRUE;

  return !(flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)) && dr_phrase_match_before (reading, phrase->number, hedges) > 0;
}

/* «96/80 hội viên», «58,2/64 tỷ đồng», «210 con/190 con»: the second number and the measure of both. */
static gboolean
match_slash (const DrReading *reading,
             guint            limit,
             const guint8    *taken,
             DrNumeral       *first,
             const Measure   *first_measure,
             DrFigurePhrase  *phrase)
{
  guint slash = first_measure->is_known ? first_measure->end : phrase->number_end;
  DrNumeral second;
  Measure measure;

  slash = skip_newline (reading, slash);
  guint n_words = dr_phrase_match_any (reading, slash, of_a_whole);
  guint second_first = skip_newline (reading, slash + MAX (1, n_words));
  gboolean is_bare = n_words == 1;                        /* «14 trong 18 xã» */
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
      || !scan_number (reading, second_first, limit, taken, &second))
    return FALSE;

  guint second_end = token_at_or_after (reading, second_first, second.end);
  if (dr_reading_is_sign (reading, second_end, '/') && dr_reading_is_digits (reading, second_end + 1))
    return FALSE;

  gboolean has_measure = match_measure (reading, skip_newline (reading, second_end), limit, taken,
                                        !first_measure->is_known && magnitude_of (reading, &second) < 6, &measure);
  if (is_bare && (!measure.is_known || magnitude_of (reading, first) != 0))
    return FALSE;
  if (first_measure->is_known)
    {
      if (has_measure && measure.is_known
          && !same_measure_words (reading, first_measure, phrase->measure_first, &measure, second_end))
        return FALSE;
      has_measure = TRUE;
    }
  else if (has_measure)
    take_measure (phrase, second_end, &measure);

  phrase->form = DR_FIGURE_FORM_SLASH;
  phrase->is_part = n_words > 0 || n_total > 0;
  phrase->second_first = second_first;
  phrase->second_end = second_end;
  phrase->end = MAX (phrase->end, MAX (second_end, measure.end));

  if (!(first->flags & DR_NUMERAL_MAGNITUDE) && (second.flags & DR_NUMERAL_MAGNITUDE))
    first->value.exponent += magnitude_of (reading, &second);
  if (is_small_fraction (first, &second) && is_fraction_of (reading, phrase, second_end, measure.flags))
    phrase->form = DR_FIGURE_FORM_FRACTION;
  else if (measure.is_known && measure.lexicon != DR_NONE
           && g_str_equal (dr_lexicon_get_measure (reading->lexicon, measure.lexicon)->name, "điểm"))
    phrase->form = DR_FIGURE_FORM_SCORE;
  phrase->second = second.value;

  return TRUE;
}

/* «20-25 hộ», «từ 20 đến 25 hộ», «2 - 3%»: the upper end and the measure of both. */
static gboolean
match_range (const DrReading *reading,
             guint            limit,
             const guint8    *taken,
             const DrNumeral *first,
             DrFigurePhrase  *phrase)
{
  guint sign = phrase->end;
  DrNumeral second;
  Measure measure;

  if (sign + 1 >= limit)
    return FALSE;
  if (!dr_reading_is_sign (reading, sign, '-') && !dr_reading_is_sign (reading, sign, 0xf7)
      && !dr_phrase_match (reading, sign, "đến") && !dr_phrase_match (reading, sign, "tới"))
    return FALSE;
  if (!dr_reading_is_digits (reading, sign + 1) || !scan_number (reading, sign + 1, limit, taken, &second)
      || (is_year (first) && is_year (&second)))
    return FALSE;

  DrDecimal lower = first->value;
  if (!(first->flags & DR_NUMERAL_MAGNITUDE) && (second.flags & DR_NUMERAL_MAGNITUDE))
    lower.exponent += magnitude_of (reading, &second);
  guint second_end = token_at_or_after (reading, sign + 1, second.end);
  if (dr_decimal_compare (&lower, &second.value) >= 0
      || !match_measure (reading, skip_newline (reading, second_end), limit, taken, FALSE, &measure))
    return FALSE;

  phrase->form = DR_FIGURE_FORM_RANGE;
  phrase->hedge = DR_HEDGE_RANGE;
  phrase->value = lower;
  phrase->second = second.value;
  phrase->second_first = sign + 1;
  phrase->second_end = second_end;
  take_measure (phrase, second_end, &measure);
  if (phrase->number > 0 && dr_phrase_match (reading, phrase->number - 1, "từ"))
    phrase->first = phrase->number - 1;

  return TRUE;
}

static void
match_hedges (const DrReading *reading,
              guint            limit,
              const guint8    *taken,
              DrFigurePhrase  *phrase)
{
  guint index = phrase->number;

  for (guint n = MIN (DR_FIGURE_TOKENS_IN_FRONT, index); n > 0; n--)
    {
      const DrToken *token = &reading->tokens[index - n];
      DrHedge hedge;
      gsize end;

      if (token->kind != DR_TOKEN_WORD || taken[index - n]
          || !dr_numeral_scan_hedge (reading->bytes, reading->length, token->start, &end, &hedge)
          || end != reading->tokens[index - 1].end)
        continue;

      /* «trên 9 xã» is where something was done; «cao hơn 3%» compares. */
      if ((phrase->flags & DR_MEASURE_PLACE) && n == 1 && dr_phrase_match (reading, index - 1, "trên"))
        break;
      if (n == 1 && (dr_figure_phrase_signal_in_front (reading, index, DR_SIGNAL_UP) > 1
                     || dr_figure_phrase_signal_in_front (reading, index, DR_SIGNAL_FUNCTION) > 1))
        break;

      phrase->hedge = hedge;
      phrase->first = index - n;
      break;
    }

  DrHedge suffix;
  gsize end;
  if (phrase->end < limit && dr_reading_is_word (reading, phrase->end) && !taken[phrase->end]
      && dr_numeral_scan_suffix (reading->bytes, reading->tokens[limit - 1].end,
                                 reading->tokens[phrase->end].start, &end, &suffix))
    {
      phrase->hedge = suffix;
      phrase->end = token_at_or_after (reading, phrase->end, end);
    }
}

/* A number in words is a figure only where it counts something, and «năm» only where it is no year. */
static gboolean
words_count_something (const DrReading *reading,
                       guint            index,
                       const DrNumeral *numeral,
                       const Measure   *measure)
{
  const DrPhrases *not_before_five = DR_PHRASES ("trong", "mỗi", "hằng", "hàng", "cuối", "đầu", "cả", "qua", "sau",
                                                 "những", "các", "nhiều", "một", "từng", "là", "như", "thành", "cùng");

  if (!measure->is_known)
    return FALSE;
  if (reading->tokens[index].flags & DR_TOKEN_QUOTED)
    return FALSE;
  if (numeral->value.coefficient == 1 && (measure->flags & (DR_MEASURE_GENERAL | DR_MEASURE_PEOPLE)))
    return FALSE;

  return index == 0 || !dr_phrase_match_any (reading, index - 1, not_before_five);
}

gboolean
dr_figure_phrase_match (const DrReading *reading,
                        guint            index,
                        guint            limit,
                        const guint8    *taken,
                        DrFigurePhrase  *phrase)
{
  DrNumeral numeral;
  Measure measure;

  gboolean is_slip = scan_slip (reading, index, limit, taken, &numeral);
  if (!is_slip && !scan_number (reading, index, limit, taken, &numeral))
    return FALSE;

  gboolean in_words = reading->tokens[index].kind == DR_TOKEN_WORD && !is_slip;
  gboolean is_money = (numeral.flags & DR_NUMERAL_MAGNITUDE) && numeral.value.exponent >= 0
                      && magnitude_of (reading, &numeral) >= 6;

  *phrase = (DrFigurePhrase) {
    .form = DR_FIGURE_FORM_SINGLE,
    .hedge = DR_HEDGE_EXACT,
    .first = index,
    .number = index,
    .number_end = token_at_or_after (reading, index, numeral.end),
    .lexicon_measure = DR_NONE,
  };
  phrase->end = phrase->measure_first = phrase->measure_end = phrase->number_end;

  guint behind = skip_newline (reading, phrase->number_end);
  gboolean is_some = dr_phrase_match (reading, behind, "mấy");    /* «40 mấy hộ» */
  if (is_some)
    behind++;
  behind = skip_repetition (reading, behind, limit, taken, &numeral);
  if (match_measure (reading, behind, limit, taken, !in_words && !is_money, &measure))
    take_measure (phrase, behind, &measure);
  else if (is_money && match_denominators (reading, behind, limit, taken) > behind)
    {
      /* «60 triệu/ha» */
      phrase->measure_first = behind;
      phrase->end = phrase->measure_end = match_denominators (reading, behind, limit, taken);
      phrase->flags = DR_MEASURE_MONEY;
      phrase->is_rate = TRUE;
    }
  if (in_words && !words_count_something (reading, index, &numeral, &measure))
    return FALSE;
  if (is_slip && !measure.is_known && !is_money)
    return FALSE;

  if (!match_slash (reading, limit, taken, &numeral, &measure, phrase)
      && !match_range (reading, limit, taken, &numeral, phrase))
    phrase->form = DR_FIGURE_FORM_SINGLE;

  if (phrase->measure_end == phrase->measure_first && is_money)
    phrase->flags = DR_MEASURE_MONEY;

  if (phrase->lexicon_measure != DR_NONE)
    dr_numeral_settle (&numeral, dr_lexicon_get_measure (reading->lexicon, phrase->lexicon_measure)->name);
  else if (numeral.flags & DR_NUMERAL_AMBIGUOUS)
    dr_numeral_settle (&numeral, NULL);

  phrase->numeral_flags = numeral.flags;
  phrase->is_ambiguous = (numeral.flags & (DR_NUMERAL_AMBIGUOUS | DR_NUMERAL_SLIP)) != 0
                         || ((numeral.flags & DR_NUMERAL_COLLOQUIAL) && numeral.other.coefficient != 0);
  phrase->other = numeral.other;
  if (phrase->form != DR_FIGURE_FORM_RANGE)
    {
      phrase->value = numeral.value;
      match_hedges (reading, limit, taken, phrase);
      if (is_some && phrase->hedge == DR_HEDGE_EXACT)
        phrase->hedge = DR_HEDGE_OVER;
    }

  return TRUE;
}

guint32
dr_figure_phrase_intern_measure (DrReading            *reading,
                                 const DrFigurePhrase *phrase)
{
  if (phrase->lexicon_measure != DR_NONE)
    {
      const DrLexiconMeasure *entry = dr_lexicon_get_measure (reading->lexicon, phrase->lexicon_measure);

      return dr_report_builder_intern (reading->builder, entry->name, -1);
    }
  if (phrase->measure_end == phrase->measure_first)
    return phrase->flags & DR_MEASURE_MONEY ? dr_report_builder_intern (reading->builder, "đồng", -1) : DR_NONE;
  if (is_square_or_cube (reading, phrase->measure_end - 1) && phrase->measure_end - phrase->measure_first == 3)
    return dr_report_builder_intern (reading->builder,
                                     reading->bytes[reading->tokens[phrase->measure_end - 1].start] == '2' ? "m2" : "m3", -1);

  /* A rate, a torn «m2» or an unknown noun, as it is written. */
  const DrToken *first = &reading->tokens[phrase->measure_first];
  const DrToken *last = &reading->tokens[phrase->measure_end - 1];
  g_autofree char *written = g_strdup_printf ("%s%.*s", dr_reading_is_sign (reading, phrase->measure_first, '/') ? "đồng" : "",
                                              (int) (last->end - first->start), reading->bytes + first->start);
  g_autoptr (GRefString) canonical = dr_measure_canonicalize (written, -1);

  return dr_report_builder_intern (reading->builder, canonical, -1);
}
