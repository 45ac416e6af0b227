/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"
#include "base/dr-limits-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-numeral-text-private.h"
#include "figures/dr-quantity-text-private.h"

/* Sets a malformed error at the column of @at, counted in characters from 1. */
G_GNUC_PRINTF (5, 6)
static gboolean
set_place_error (const DrNumeralText  *text,
                 gsize                 at,
                 DrError               code,
                 GError              **error,
                 const char           *format,
                 ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return dr_error_set (error, code, "column %ld: %s", g_utf8_strlen (text->text, (gssize) at) + 1, message);
}

void
dr_quantity_reading_clear (DrQuantityReading *reading)
{
  g_clear_pointer (&reading->measure, g_free);
}

/* Whether @text is short and simple enough for the work that folding and composing it takes. */
gboolean
dr_quantity_check_text (const char  *text,
                        const char  *what,
                        GError     **error)
{
  gsize length = strlen (text);
  gsize offset;

  if (length > dr_limits_get_or_default (NULL, DR_LIMIT_TOKEN))
    return dr_limits_set_error (NULL, DR_LIMIT_TOKEN, error, "%s of %" G_GSIZE_FORMAT " bytes", what, length);
  if (!g_utf8_validate (text, (gssize) length, NULL))
    return dr_error_set (error, DR_ERROR_ENCODING, "%s is not UTF-8", what);
  if (dr_fold_find_mark_run (text, length, dr_limits_get_or_default (NULL, DR_LIMIT_COMBINING), &offset))
    return dr_limits_set_error (NULL, DR_LIMIT_COMBINING, error, "%s with many combining marks in a row", what);

  return TRUE;
}

static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character);
}

static gsize
skip_blanks (const DrNumeralText *text,
             gsize                at)
{
  gsize next;

  while (is_blank (dr_numeral_text_get (text, at, &next)))
    at = next;

  return at;
}

static gboolean
is_percent (gunichar character)
{
  return character == '%' || character == 0x2030 || character == 0xff05 || character == 0x66a;
}

static gboolean
is_dash (gunichar character)
{
  return character == '-' || character == 0xf7 || (character >= 0x2010 && character <= 0x2014) || character == 0x2212;
}

/* Reads a sign and what it stands before: «-3,5», «âm 3,5». */
static gsize
scan_sign (const DrNumeralText *text,
           gsize                at,
           gboolean            *negative)
{
  gsize next, start, end;
  gunichar character = dr_numeral_text_get (text, at, &next);

  *negative = character == '-' || character == 0x2212;
  if ((*negative || character == '+') && dr_numeral_text_is_digit (text, next))
    return next;

  const DrNumberWord *word = dr_numeral_text_word (text, at, &start, &end);
  *negative = word != NULL && word->role == DR_WORD_MINUS;

  return *negative ? skip_blanks (text, end) : at;
}

/* Whether a word, dash or sign that joins the two ends of a range stands at @at, and a number after it. */
static gboolean
scan_connector (const DrNumeralText *text,
                gsize                at,
                gsize               *number)
{
  gsize next, start, end;
  gboolean negative;
  DrNumeral numeral;
  gunichar character = dr_numeral_text_get (text, at, &next);

  if (!is_dash (character))
    {
      const DrNumberWord *word = dr_numeral_text_word (text, at, &start, &end);

      if (word == NULL || word->role != DR_WORD_TO || start != at)
        return FALSE;
      next = end;
    }

  *number = skip_blanks (text, next);
  return dr_numeral_scan (text->text, text->length, scan_sign (text, *number, &negative), &numeral);
}

static gboolean
scan_number (const DrNumeralText  *text,
             gsize                 at,
             DrNumeral            *numeral,
             gboolean             *negative,
             GError              **error)
{
  at = scan_sign (text, at, negative);
  if (!dr_numeral_scan (text->text, text->length, at, numeral))
    return set_place_error (text, at, DR_ERROR_MALFORMED, error, "expected a number");
  if ((numeral->flags & DR_NUMERAL_UNREADABLE) != 0)
    return set_place_error (text, at, DR_ERROR_MALFORMED, error,
                            "no well-formed number, or one of more than %d digits", DR_DECIMAL_MAX_DIGITS);

  return TRUE;
}

/* The measure from @start to @end must be words, a sign of per cent, or a rate of them. */
static gboolean
check_measure_characters (const DrNumeralText  *text,
                          gsize                 start,
                          gsize                 end,
                          GError              **error)
{
  gunichar previous = 0;
  gunichar solid = 0; /* the last that is not blank */
  gunichar before_previous = 0;

  for (gsize at = start, next; at < end; at = next)
    {
      gunichar character = dr_numeral_text_get (text, at, &next);
      gboolean fits;

      if (at == start)
        fits = dr_fold_is_letter (character) || is_percent (character);
      else if (character < 0x80 && g_ascii_isdigit ((char) character))
        fits = g_unichar_isdigit (previous) || dr_fold_is_letter (previous) || solid == '/' || previous == '-' ||
               ((previous == '.' || previous == ',') && g_unichar_isdigit (before_previous)) ||
               (is_blank (previous) && (solid == 'm' || solid == 'M') && (character == '2' || character == '3'));
      else
        fits = dr_fold_is_letter (character) || is_percent (character) || is_blank (character) ||
               g_unichar_type (character) == G_UNICODE_FORMAT ||
               (character < 0x80 && strchr ("/-.,()'", (int) character) != NULL) ||
               character == 0x2010 || character == 0x2011 || character == 0x2019;
      if (next >= end && (character == ',' || character == '-' || character == '/'))
        fits = FALSE;
      if (!fits)
        return set_place_error (text, at, DR_ERROR_MALFORMED, error, "this is no part of a figure");

      if (!is_blank (character))
        solid = character;
      before_previous = previous;
      previous = character;
    }

  return TRUE;
}

/* Where blanks before @end begin, not before @start. */
static gsize
trim_end (const DrNumeralText *text,
          gsize                start,
          gsize                end)
{
  while (end > start)
    {
      const char *previous = g_utf8_prev_char (text->text + end);

      if (!is_blank (g_utf8_get_char (previous)))
        break;
      end = (gsize) (previous - text->text);
    }

  return end;
}

/* Where the word that contains or precedes @at is over, so that the next can be tried. */
static gsize
step_over_word (const DrNumeralText *text,
                gsize                at)
{
  gsize next;

  for (;;)
    {
      gboolean in_word = dr_fold_is_letter (dr_numeral_text_get (text, at, &next));

      at = next;
      if (!in_word || !dr_fold_is_letter (dr_numeral_text_get (text, at, &next)))
        return at;
    }
}

/* «20 hộ đến 25 hộ», «20%-25%»: finds what joins the ends, behind a number, when a measure may stand before it. */
static gboolean
find_connector (const DrNumeralText *text,
                gsize                start,
                gsize               *connector,
                gsize               *number)
{
  for (gsize at = start; at < text->length; at = step_over_word (text, at))
    {
      gunichar before = g_utf8_get_char (g_utf8_prev_char (text->text + at));

      if ((at == start || is_blank (before) || is_percent (before)) && scan_connector (text, at, number))
        {
          *connector = at;
          return TRUE;
        }
    }

  return FALSE;
}

/* «trở lên» and its like, where they end the text. */
static gboolean
find_suffix (const DrNumeralText *text,
             gsize                start,
             gsize               *suffix,
             DrHedge             *hedge)
{
  for (gsize at = start; at < text->length; at = step_over_word (text, at))
    {
      gsize end;
      DrHedge found;

      if (at > start && !is_blank (g_utf8_get_char (g_utf8_prev_char (text->text + at))))
        continue;
      if (!dr_numeral_scan_suffix (text->text, text->length, at, &end, &found) || found == DR_HEDGE_OVER)
        continue;
      if (skip_blanks (text, end) == text->length)
        {
          *suffix = at;
          *hedge = found;
          return TRUE;
        }
    }

  return FALSE;
}

static DrDecimal
apply_sign (DrDecimal value,
            gboolean  negative)
{
  if (negative)
    value.coefficient = -value.coefficient;

  return value;
}

/* Brings both ends of a range to the finer exponent, in order. */
static gboolean
set_ends (const DrDecimal   *value,
          const DrDecimal   *upper,
          DrQuantityReading *reading)
{
  int exponent = MIN (value->exponent, upper->exponent);

  return dr_decimal_rescale (value, exponent, &reading->value) &&
         dr_decimal_rescale (upper, exponent, &reading->upper);
}

/* Reads the upper end at @at and the measure after it. @measure is what stood between, as written, or "". */
static gboolean
read_range (const DrNumeralText  *text,
            DrNumeral            *lower,
            gboolean              lower_negative,
            const char           *measure,
            gsize                 at,
            DrQuantityReading    *reading,
            GError              **error)
{
  DrNumeral upper;
  gboolean negative;
  int magnitude;
  gsize ignored;

  if (!scan_number (text, at, &upper, &negative, error))
    return FALSE;

  gsize start = skip_blanks (text, upper.end);
  gsize end = trim_end (text, start, text->length);
  if (!check_measure_characters (text, start, end, error))
    return FALSE;

  reading->measure = g_strndup (text->text + start, end - start);
  GRefString *canonical = dr_measure_canonicalize (reading->measure, -1);
  GRefString *other = dr_measure_canonicalize (measure, -1);
  gboolean agree = *measure == '\0' || strcmp (canonical, other) == 0;
  dr_numeral_settle (&upper, canonical);

  /* «20 đến 25 triệu» is in millions at both ends, «500 đến 1 nghìn» is not. */
  DrDecimal value = apply_sign (lower->value, lower_negative);
  DrDecimal scaled = value;
  DrDecimal upper_value = apply_sign (upper.value, negative);
  if (*measure == '\0' && (lower->flags & DR_NUMERAL_MAGNITUDE) == 0 &&
      dr_numeral_magnitudes_scan (text, upper.digits_end, &magnitude, &ignored) &&
      (scaled.exponent += magnitude) <= DR_DECIMAL_MAX_EXPONENT && dr_decimal_compare (&scaled, &upper_value) <= 0)
    value = scaled;
  else
    {
      dr_numeral_settle (lower, canonical);
      value = apply_sign (lower->value, lower_negative);
    }

  g_ref_string_release (canonical);
  g_ref_string_release (other);
  if (!agree)
    return set_place_error (text, start, DR_ERROR_MISMATCH, error, "the ends of the range have two measures");
  if (dr_decimal_compare (&value, &upper_value) > 0)
    return set_place_error (text, at, DR_ERROR_INVALID, error, "the range ends below its beginning");
  if (!set_ends (&value, &upper_value, reading))
    return set_place_error (text, at, DR_ERROR_OVERFLOW, error, "the ends of the range do not fit one precision");

  reading->hedge = DR_HEDGE_RANGE;
  return TRUE;
}

/* Reads a figure as reports write it; see dr_quantity_parse(). Whether its measure would be read again is not checked. */
static gboolean
read_figure (const DrNumeralText  *text,
             DrQuantityReading    *reading,
             GError              **error)
{
  gsize start, end;
  DrHedge hedge = DR_HEDGE_EXACT;
  gsize at = skip_blanks (text, 0);

  if (at == text->length)
    return set_place_error (text, 0, DR_ERROR_MALFORMED, error, "expected a figure, but there is no text");

  if (dr_numeral_scan_hedge (text->text, text->length, at, &end, &hedge))
    at = skip_blanks (text, end);

  gsize from = at;
  const DrNumberWord *word = dr_numeral_text_word (text, at, &start, &end);
  gboolean has_from = word != NULL && word->role == DR_WORD_FROM;
  if (has_from)
    at = skip_blanks (text, end);

  DrNumeral numeral;
  gboolean negative;
  if (!scan_number (text, at, &numeral, &negative, error))
    return FALSE;
  at = skip_blanks (text, numeral.end);

  DrHedge suffix;
  gsize connector, number;
  if (dr_numeral_scan_suffix (text->text, text->length, at, &end, &suffix) && suffix == DR_HEDGE_OVER)
    {
      if (hedge != DR_HEDGE_EXACT)
        return set_place_error (text, at, DR_ERROR_MALFORMED, error, "a second hedge");
      hedge = suffix;
      at = skip_blanks (text, end);
    }
  else if (find_connector (text, at, &connector, &number))
    {
      gsize between = trim_end (text, at, connector);

      if (hedge != DR_HEDGE_EXACT && hedge != DR_HEDGE_ABOUT)
        return set_place_error (text, connector, DR_ERROR_MALFORMED, error, "a range after a hedge");
      if (!check_measure_characters (text, at, between, error))
        return FALSE;

      g_autofree char *measure = g_strndup (text->text + at, between - at);
      return read_range (text, &numeral, negative, measure, number, reading, error);
    }

  gsize measure_end = text->length;
  if (find_suffix (text, at, &connector, &suffix))
    {
      if (hedge != DR_HEDGE_EXACT && hedge != suffix)
        return set_place_error (text, connector, DR_ERROR_MALFORMED, error, "a second hedge");
      hedge = suffix;
      measure_end = connector;
    }
  else if (has_from)
    return set_place_error (text, from, DR_ERROR_MALFORMED, error, "a range without its upper end");

  measure_end = trim_end (text, at, measure_end);
  if (!check_measure_characters (text, at, measure_end, error))
    return FALSE;

  reading->measure = g_strndup (text->text + at, measure_end - at);
  GRefString *canonical = dr_measure_canonicalize (reading->measure, -1);
  dr_numeral_settle (&numeral, canonical);
  g_ref_string_release (canonical);

  reading->value = apply_sign (numeral.value, negative);
  reading->hedge = hedge;
  return TRUE;
}

static gboolean
reads_back (const char *figure,
            const char *measure)
{
  DrNumeralText text = { figure, strlen (figure), NULL };
  g_auto (DrQuantityReading) reading = { 0, };

  if (!read_figure (&text, &reading, NULL) || reading.hedge != DR_HEDGE_EXACT)
    return FALSE;

  GRefString *canonical = dr_measure_canonicalize (reading.measure, -1);
  gboolean same = strcmp (canonical, measure) == 0;
  g_ref_string_release (canonical);

  return same;
}

/*
 * A measure that begins with a magnitude («triệu đồng»), ends in a hedge («hộ trở
 * lên») or holds a figure could not be told from the number it follows. What
 * those are is the business of the reader alone: the canonical @measure is fit if
 * it is read back.
 */
gboolean
dr_quantity_check_measure (const char  *measure,
                           GError     **error)
{
  if (*measure == '\0')
    return TRUE;

  g_autofree char *plain = g_strconcat ("1 ", measure, NULL);
  g_autofree char *large = g_strconcat ("1 tỷ ", measure, NULL);
  if (!reads_back (plain, measure) || !reads_back (large, measure))
    return dr_error_set (error, DR_ERROR_INVALID, "“%s” is no measure that can follow a number", measure);

  return TRUE;
}

gboolean
dr_quantity_read (const char         *text,
                  DrQuantityReading  *reading,
                  GError            **error)
{
  DrNumeralText whole = { text, strlen (text), NULL };

  return dr_quantity_check_text (text, "a figure", error) && read_figure (&whole, reading, error);
}

/* Reads «452e8» or «12.50» at @at. */
static gboolean
read_plain_number (const DrNumeralText  *text,
                   gsize                *at,
                   DrDecimal            *value,
                   GError              **error)
{
  gsize start = *at;
  gsize end = start;

  if (end < text->length && text->text[end] == '-')
    end++;
  while (dr_numeral_text_is_digit (text, end))
    end++;
  if (end < text->length && text->text[end] == '.' && dr_numeral_text_is_digit (text, end + 1))
    {
      end++;
      while (dr_numeral_text_is_digit (text, end))
        end++;
    }

  if (!dr_decimal_is_well_formed (text->text + start, (gssize) (end - start)))
    return set_place_error (text, start, DR_ERROR_MALFORMED, error, "expected a plain decimal number");
  if (!dr_decimal_parse (text->text + start, (gssize) (end - start), value))
    return set_place_error (text, start, DR_ERROR_OVERFLOW, error, "more than %d digits", DR_DECIMAL_MAX_DIGITS);

  if (value->exponent == 0 && end < text->length && text->text[end] == 'e')
    {
      guint exponent = 0;
      gsize first = ++end;

      while (dr_numeral_text_is_digit (text, end) && end < first + 3)
        exponent = exponent * 10 + (guint) (text->text[end++] - '0');
      if (end == first || exponent == 0 || exponent > DR_DECIMAL_MAX_EXPONENT || text->text[first] == '0')
        return set_place_error (text, first, DR_ERROR_MALFORMED, error, "expected an exponent from 1 to %d",
                                DR_DECIMAL_MAX_EXPONENT);
      value->exponent = (int) exponent;
    }

  *at = end;
  return TRUE;
}

gboolean
dr_quantity_read_plain (const char         *text,
                        DrQuantityReading  *reading,
                        GError            **error)
{
  static const struct { const char *prefix; DrHedge hedge; } prefixes[] = {
    { ">= ", DR_HEDGE_AT_LEAST },
    { "<= ", DR_HEDGE_AT_MOST },
    { "> ", DR_HEDGE_OVER },
    { "< ", DR_HEDGE_UNDER },
    { "~ ", DR_HEDGE_ABOUT },
  };
  DrNumeralText whole = { text, strlen (text), NULL };
  gsize at = 0;

  if (!dr_quantity_check_text (text, "a figure", error))
    return FALSE;

  reading->hedge = DR_HEDGE_EXACT;
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (text, prefixes[i].prefix))
      {
        reading->hedge = prefixes[i].hedge;
        at = strlen (prefixes[i].prefix);
        break;
      }

  DrDecimal value;
  if (!read_plain_number (&whole, &at, &value, error))
    return FALSE;
  reading->value = value;

  if (g_str_has_prefix (text + at, ".."))
    {
      DrDecimal upper;
      gsize upper_start = at + 2;

      if (reading->hedge != DR_HEDGE_EXACT)
        return set_place_error (&whole, at, DR_ERROR_MALFORMED, error, "a range after a hedge");
      at = upper_start;
      if (!read_plain_number (&whole, &at, &upper, error))
        return FALSE;
      if (dr_decimal_compare (&value, &upper) > 0)
        return set_place_error (&whole, upper_start, DR_ERROR_INVALID, error, "the range ends below its beginning");
      if (!set_ends (&value, &upper, reading))
        return set_place_error (&whole, upper_start, DR_ERROR_OVERFLOW, error,
                                "the ends of the range do not fit one precision");
      reading->hedge = DR_HEDGE_RANGE;
    }

  if (at < whole.length)
    {
      if (text[at] != ' ' || at + 1 == whole.length)
        return set_place_error (&whole, at, DR_ERROR_MALFORMED, error, "expected a space and a measure");
      at++;
    }
  if (!check_measure_characters (&whole, at, whole.length, error))
    return FALSE;
  reading->measure = g_strdup (text + at);

  return TRUE;
}
