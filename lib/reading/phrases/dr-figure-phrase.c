/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-figure-parts-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"

/* No number with a letter in it is as long. */
#define LONGEST_SLIP 24

static inline gboolean
looks_like_digit (char byte)
{
  return byte == 'l' || byte == 'I' || byte == 'O' || byte == 'o' || byte == 'S' || byte == 'B';
}

/* Whether a letter may stand among the digits at @token, as far as what follows them tells. */
static inline gboolean
may_be_slip (const DrReading *reading,
             const DrToken   *token)
{
  if (token->kind != DR_TOKEN_DIGITS)
    return strchr ("lIO", reading->bytes[token->start]) != NULL;

  /* «1.250», «16,5»: most go on with nothing but digits. */
  gsize at = token->end;
  gsize last = MIN (reading->length, token->start + LONGEST_SLIP);
  while (at < last
         && (g_ascii_isdigit (reading->bytes[at]) || reading->bytes[at] == '.' || reading->bytes[at] == ','))
    at++;

  return at < last && looks_like_digit (reading->bytes[at]);
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

  return index < limit && !taken[index] && may_be_slip (reading, token) && dr_numeral_scan_slip (reading->bytes, dr_figure_reach (reading, index, limit, taken), token->start,
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
      || !dr_figure_scan_number (reading, index + 1, limit, taken, &again)
      || dr_decimal_compare (&again.value, &numeral->value) != 0)
    return index;

  guint end = dr_figure_token_at (reading, index + 1, again.end);

  return dr_reading_is_sign (reading, end, ')') ? end + 1 : index;
}

/* The hedge that begins @n tokens in front of the number at @index and ends straight before it. */
static gboolean
match_hedge (const DrReading *reading,
             guint            index,
             guint            n,
             DrHedge         *hedge)
{
  const DrToken *token = &reading->tokens[index - n];
  gsize end;

  /* Mostly one word, and digits behind it. The grammar ends a word at a soft hyphen. */
  if (n == 1 && token->kind == DR_TOKEN_WORD && !(token->flags & DR_TOKEN_HAS_DIGITS) && token[1].kind == DR_TOKEN_DIGITS
      && token[1].start <= token->end + 1 && memchr (reading->bytes + token->start, 0xc2, token->end - token->start) == NULL)
    return dr_numeral_scan_hedge_word (reading->bytes, reading->length, token->start, token->end, hedge);

  return dr_numeral_scan_hedge (reading->bytes, reading->length, token->start, &end, hedge) && end == reading->tokens[index - 1].end;
}

gboolean
dr_figure_phrase_is_behind_superior (const DrReading *reading,
                                     guint            index)
{
  const DrPhrases *verbs = DR_PHRASES ("đã", "được", "và", "mới", "cung", "trợ", "phụ", "sẽ", "tổng", "phát");

  if (dr_phrase_match_before (reading, index, DR_PHRASES ("tuyến trên")) > 0)
    return dr_phrase_match_before (reading, index, DR_PHRASES ("trực tuyến trên", "vô tuyến trên", "bằng tuyến trên")) == 0;
  if (dr_phrase_match_before (reading, index, DR_PHRASES ("cấp trên")) == 0)
    return FALSE;

  /* «Cấp trên 1.200 thẻ», «đã cấp trên 40 tấn giống», «cung cấp trên 12 tấn»: a verb and its hedge. */
  return index > 2 && reading->tokens[index - 3].kind == DR_TOKEN_WORD && dr_phrase_match_any (reading, index - 3, verbs) == 0;
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

      if (!(token->traits & DR_TRAIT_BEGINS_HEDGE) || taken[index - n] || !match_hedge (reading, index, n, &hedge))
        continue;

      /* «trên 9 xã» is where something was done; «cao hơn 3%» compares. */
      if ((phrase->flags & DR_MEASURE_PLACE) && n == 1 && dr_phrase_match (reading, index - 1, "trên"))
        break;
      if (n == 1 && dr_figure_phrase_is_behind_superior (reading, index))
        break;
      if (n == 1 && dr_phrase_match_before (reading, index, DR_PHRASES ("cấp trên")) == 0
          && dr_figure_phrase_signals_in_front (reading, index,
                                                DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_FUNCTION)) > 1)
        break;

      phrase->hedge = hedge;
      phrase->first = index - n;
      break;
    }

  DrHedge suffix;
  gsize end;
  if (phrase->end < limit && (reading->tokens[phrase->end].traits & DR_TRAIT_BEGINS_HEDGE) && !taken[phrase->end]
      && dr_numeral_scan_suffix (reading->bytes, reading->tokens[limit - 1].end,
                                 reading->tokens[phrase->end].start, &end, &suffix))
    {
      phrase->hedge = suffix;
      phrase->end = dr_figure_token_at (reading, phrase->end, end);
    }
}

/* Behind these no number in words counts anything. */
DR_DEFINE_PHRASES (not_before_any, "mỗi", "cả", "từng", "hằng", "hàng", "một", "trong", "những", "các", "như", "cùng", "thành", "là");

/* «trong năm», «các ba», «đầu tư,»: whether the word at token @index cannot be a figure, and no magnitude behind it makes a sum of it. */
static gboolean
is_plainly_no_figure (const DrReading *reading,
                      guint            index,
                      guint            limit)
{
  const DrToken *token = &reading->tokens[index];

  if (index + 1 >= limit || token->kind != DR_TOKEN_WORD || (token->flags & DR_TOKEN_HAS_DIGITS)
      || strchr ("lIO", reading->bytes[token->start]) != NULL)
    return FALSE;
  /* Behind such a sign nothing goes on with the number, and nothing is counted. */
  if (token[1].kind == DR_TOKEN_SIGN)
    return dr_phrase_is_sign_of (reading, index + 1, ",.;:)");

  return index > 0 && token[1].kind == DR_TOKEN_WORD && !(token[1].traits & DR_TRAIT_NUMBER_WORD)
         && !(token[1].flags & DR_TOKEN_HAS_DIGITS) && dr_phrase_match_any (reading, index - 1, not_before_any) > 0;
}

/* A number in words is a figure only where it counts something, and «năm» only where it is no year. */
static gboolean
words_count_something (const DrReading *reading,
                       guint            index,
                       const DrNumeral *numeral,
                       const DrFigureMeasure   *measure)
{
  const DrPhrases *not_before_five = DR_PHRASES ("trong", "mỗi", "hằng", "hàng", "cuối", "đầu", "cả", "qua", "sau",
                                                 "những", "các", "nhiều", "một", "từng", "là", "như", "thành", "cùng");

  if (!measure->is_known)
    return FALSE;
  if (reading->tokens[index].flags & DR_TOKEN_QUOTED)
    return FALSE;
  /* «một tổ» may be any, but not the one that was set up: «thành lập một tổ phụ nữ tiết kiệm». */
  if (numeral->value.coefficient == 1 && (measure->flags & (DR_MEASURE_GENERAL | DR_MEASURE_PEOPLE))
      && ((measure->flags & DR_MEASURE_PEOPLE) || !dr_phrase_ends_verb (reading, index, DR_VERB_FOUND)))
    return FALSE;
  /* «hưởng chế độ một lần» */
  if (numeral->value.coefficient == 1 && dr_phrase_match (reading, index + 1, "lần") > 0)
    return FALSE;

  return index == 0 || !dr_phrase_match_any (reading, index - 1, numeral->value.coefficient == 5 ? not_before_five : not_before_any);
}

/* How far in front of «300 ngàn» the words stand that tell that it was paid. */
#define GIFT_REACH 6

/* «mỗi phần 300 ngàn», «tặng quà 500 nghìn cho 3 em»: thousands of nothing are money where something is given or paid. */
static gboolean
is_given (const DrReading *reading,
          guint            index,
          guint            limit,
          guint            end)
{
  const DrPhrases *gifts = DR_PHRASES ("mỗi", "trị giá", "giá", "tiền", "quà", "hỗ trợ", "tặng", "thưởng", "mức", "kinh phí", "phí");

  if (end < limit && dr_reading_is_word (reading, end)
      && dr_phrase_match_any (reading, end, DR_PHRASES ("cho", "và", "để", "từ", "của", "do", "mua")) == 0)
    return FALSE;
  for (guint i = index; i > 0 && index - i < GIFT_REACH && dr_reading_is_word (reading, i - 1); i--)
    if (dr_phrase_match_any (reading, i - 1, gifts) > 0)
      return TRUE;

  return FALSE;
}

gboolean
dr_figure_phrase_match (const DrReading *reading,
                        guint            index,
                        guint            limit,
                        const guint8    *taken,
                        DrFigurePhrase  *phrase)
{
  DrNumeral numeral;
  DrFigureMeasure measure;

  if (!dr_figure_may_be_words (reading, index, limit)
      || (!DR_GATES_ARE_OPEN && is_plainly_no_figure (reading, index, limit)))
    return FALSE;

  gboolean is_slip = scan_slip (reading, index, limit, taken, &numeral);
  if (!is_slip && !dr_figure_scan_number (reading, index, limit, taken, &numeral))
    return FALSE;

  gboolean in_words = reading->tokens[index].kind == DR_TOKEN_WORD && !is_slip;
  int magnitude = dr_figure_get_magnitude (reading, &numeral);
  gboolean is_money = magnitude >= 6 && numeral.value.exponent >= 0;

  *phrase = (DrFigurePhrase) {
    .form = DR_FIGURE_FORM_SINGLE,
    .hedge = DR_HEDGE_EXACT,
    .first = index,
    .number = index,
    .number_end = dr_figure_token_at (reading, index, numeral.end),
    .lexicon_measure = DR_NONE,
  };
  phrase->end = phrase->measure_first = phrase->measure_end = phrase->number_end;

  guint behind = dr_figure_skip_newline (reading, phrase->number_end);
  gboolean is_some = dr_phrase_match (reading, behind, "mấy");    /* «40 mấy hộ» */
  if (is_some)
    behind++;
  behind = skip_repetition (reading, behind, limit, taken, &numeral);
  if (dr_figure_match_measure (reading, behind, limit, taken, !in_words && !is_money, &measure))
    dr_figure_take_measure (phrase, behind, &measure);
  else if ((is_money || (magnitude == 3 && !in_words))
           && dr_figure_match_denominators (reading, behind, limit, taken) > behind)
    {
      /* «60 triệu/ha», «300 ngàn/suất» */
      phrase->measure_first = behind;
      phrase->end = phrase->measure_end = dr_figure_match_denominators (reading, behind, limit, taken);
      phrase->flags = DR_MEASURE_MONEY;
      phrase->is_rate = TRUE;
    }
  if (in_words && !is_money && !words_count_something (reading, index, &numeral, &measure))
    return FALSE;
  if (is_slip && !measure.is_known && !is_money)
    return FALSE;

  if (!dr_figure_match_slash (reading, limit, taken, &numeral, &measure, phrase)
      && !dr_figure_match_range (reading, limit, taken, &numeral, phrase))
    phrase->form = DR_FIGURE_FORM_SINGLE;

  if (phrase->measure_end == phrase->measure_first
      && (is_money || (magnitude == 3 && !in_words && is_given (reading, index, limit, phrase->end))))
    phrase->flags = DR_MEASURE_MONEY;

  if (phrase->lexicon_measure != DR_NONE)
    dr_numeral_settle (&numeral, dr_lexicon_get_measure (reading->lexicon, phrase->lexicon_measure)->name);
  else if (numeral.flags & DR_NUMERAL_AMBIGUOUS)
    dr_numeral_settle (&numeral, NULL);

  phrase->numeral_flags = numeral.flags;
  phrase->magnitude = magnitude;
  phrase->is_ambiguous = (numeral.flags & (DR_NUMERAL_AMBIGUOUS | DR_NUMERAL_SLIP)) != 0
                         || ((numeral.flags & DR_NUMERAL_COLLOQUIAL) && numeral.other.coefficient != 0);
  phrase->other = numeral.other;
  if (phrase->form != DR_FIGURE_FORM_RANGE)
    {
      phrase->value = numeral.value;
      if (dr_figure_has_minus (reading, index, taken, phrase))
        {
          phrase->first = phrase->number = index - 1;
          phrase->value.coefficient = -phrase->value.coefficient;
          phrase->other.coefficient = -phrase->other.coefficient;
        }
      match_hedges (reading, limit, taken, phrase);
      if (is_some && phrase->hedge == DR_HEDGE_EXACT)
        phrase->hedge = DR_HEDGE_OVER;
    }

  return TRUE;
}
