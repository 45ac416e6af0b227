/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-value-private.h"

#include <string.h>

#include "figures/dr-measure-private.h"

static guint32
skip_space (const char *bytes,
            guint32     at,
            guint32     end)
{
  while (at < end)
    {
      gunichar character = g_utf8_get_char (bytes + at);

      if (!g_unichar_isspace (character) && character != 0x200b)
        break;
      at = MIN (end, (guint32) (g_utf8_next_char (bytes + at) - bytes));
    }

  return at;
}

static gboolean
is_dash (gunichar character)
{
  return character == '-' || (character >= 0x2010 && character <= 0x2015) || character == 0x2212 || character == 0xad;
}

/* «-», «--», «…», «...», «. .», «/»: signs that stand for no figure. */
static gboolean
is_mark (const char *bytes,
         guint32     start,
         guint32     end)
{
  for (const char *p = bytes + start; p < bytes + end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!is_dash (character) && !g_unichar_isspace (character) && character != '.' && character != 0x2026
          && character != '/' && character != '_' && character != '*' && character != '"')
        return FALSE;
    }

  return TRUE;
}

/* «#REF!», «#DIV/0!», «#N/A», «####»: what a sheet shows in place of a result, in any program's spelling. */
static gboolean
is_sheet_error (const char *bytes,
                guint32     start,
                guint32     end)
{
  if (end - start < 3 || end - start > 16 || bytes[start] != '#')
    return FALSE;
  for (guint32 i = start + 1; i < end; i++)
    if (!g_ascii_isupper (bytes[i]) && strchr ("/0!?#", bytes[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* A sign that says which way: gives the byte behind it. */
static guint32
read_sign (const char *bytes,
           guint32     at,
           guint32     end,
           int        *sign)
{
  gunichar character = g_utf8_get_char (bytes + at);
  guint32 next = MIN (end, (guint32) (g_utf8_next_char (bytes + at) - bytes));
  int found = 0;

  switch (character)
    {
    case '+': case 0x2191: case 0x25b2: case 0x25b3: case 0x2197: case 0x2b06:
      found = 1;
      break;
    case 0x2193: case 0x25bc: case 0x25bd: case 0x2198: case 0x2b07:
      found = -1;
      break;
    default:
      if (is_dash (character))
        found = -1;
      break;
    }
  if (found == 0)
    return at;

  next = skip_space (bytes, next, end);
  if (next == end || !g_ascii_isdigit (bytes[next]))
    return at;
  *sign = found;

  return next;
}

static guint32
read_hedge (const char *bytes,
            guint32     at,
            guint32     end,
            DrHedge    *hedge)
{
  static const struct { const char *sign; DrHedge hedge; } signs[] = {
    { "≥", DR_HEDGE_AT_LEAST }, { ">=", DR_HEDGE_AT_LEAST }, { "≤", DR_HEDGE_AT_MOST }, { "<=", DR_HEDGE_AT_MOST },
    { ">", DR_HEDGE_OVER }, { "<", DR_HEDGE_UNDER }, { "~", DR_HEDGE_ABOUT }, { "≈", DR_HEDGE_ABOUT },
  };
  gsize behind;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (end - at > strlen (signs[i].sign) && memcmp (bytes + at, signs[i].sign, strlen (signs[i].sign)) == 0)
      {
        *hedge = signs[i].hedge;
        return skip_space (bytes, at + strlen (signs[i].sign), end);
      }

  if (dr_numeral_scan_hedge (bytes, end, at, &behind, hedge))
    {
      guint32 number = skip_space (bytes, behind, end);

      if (number < end && g_ascii_isdigit (bytes[number]))
        return number;
    }
  *hedge = DR_HEDGE_EXACT;

  return at;
}

static gboolean
scan (const char *bytes,
      guint32     at,
      guint32     end,
      DrNumeral  *numeral)
{
  return at < end && g_ascii_isdigit (bytes[at]) && dr_numeral_scan (bytes, end, at, numeral)
         && !(numeral->flags & DR_NUMERAL_UNREADABLE);
}

static guint32
read_percent (const char *bytes,
              guint32     at,
              guint32     end,
              gboolean   *is_percent)
{
  static const char * const signs[] = { "%", "％", "٪" };
  guint32 sign = skip_space (bytes, at, end);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (end - sign >= strlen (signs[i]) && memcmp (bytes + sign, signs[i], strlen (signs[i])) == 0)
      {
        *is_percent = TRUE;
        return sign + strlen (signs[i]);
      }

  return at;
}

/* «96/80», «20 - 25»: a second figure behind the first. */
static guint32
read_second (const char  *bytes,
             guint32      at,
             guint32      end,
             DrGridValue *value)
{
  guint32 sign = skip_space (bytes, at, end);
  if (sign >= end)
    return at;

  gunichar character = g_utf8_get_char (bytes + sign);
  if (character != '/' && !is_dash (character))
    return at;

  guint32 number = skip_space (bytes, g_utf8_next_char (bytes + sign) - bytes, end);
  if (!scan (bytes, number, end, &value->second))
    return at;

  if (character != '/' && dr_decimal_compare (&value->numeral.value, &value->second.value) >= 0)
    return at;

  value->has_second = TRUE;
  value->is_range = character != '/';

  return value->second.end;
}

void
dr_grid_value_read (const char  *bytes,
                    guint32      start,
                    guint32      end,
                    DrGridValue *value)
{
  *value = (DrGridValue) { .start = start, .end = end, .tail_start = end, .tail_end = end };

  if (start >= end)
    {
      value->kind = DR_GRID_VALUE_EMPTY;
      return;
    }
  if (is_sheet_error (bytes, start, end))
    {
      value->kind = DR_GRID_VALUE_ERROR;
      return;
    }
  if (is_mark (bytes, start, end))
    {
      value->kind = DR_GRID_VALUE_ABSENT;
      return;
    }
  if ((end - start == 1 && g_ascii_tolower (bytes[start]) == 'x')
      || (end - start == 2 && memcmp (bytes + start, "×", 2) == 0))
    {
      value->kind = DR_GRID_VALUE_INAPPLICABLE;
      return;
    }

  /* «(3)», «(12,5%)»: negative, as bookkeepers write it. */
  guint32 at = start;
  guint32 limit = end;
  gboolean is_bracketed = bytes[start] == '(' && bytes[end - 1] == ')' && end - start > 2;
  if (is_bracketed)
    {
      at = skip_space (bytes, start + 1, end - 1);
      limit = end - 1;
    }

  if (at < limit)
    at = read_hedge (bytes, at, limit, &value->hedge);
  value->start = at;
  at = read_sign (bytes, at, limit, &value->sign);
  if (!scan (bytes, at, limit, &value->numeral))
    {
      value->kind = DR_GRID_VALUE_TEXT;
      value->start = start;
      return;
    }
  value->kind = DR_GRID_VALUE_NUMBER;
  value->end = value->numeral.end;
  at = read_percent (bytes, value->end, limit, &value->is_percent);
  guint32 second = read_second (bytes, at, limit, value);
  if (second > at)
    at = read_percent (bytes, second, limit, &value->is_percent);
  if (is_bracketed && value->sign == 0)
    {
      value->sign = -1;
      value->start = start;
      value->end = end;
    }
  value->tail_start = skip_space (bytes, at, limit);
  value->tail_end = limit;
  /* «38 55»: the figures of two items that stand in one row, and nobody's. */
  if (value->tail_start < limit && g_ascii_isdigit (bytes[value->tail_start]))
    *value = (DrGridValue) { .kind = DR_GRID_VALUE_TEXT, .start = start, .end = end, .tail_start = end, .tail_end = end };
}

/* The only sign in a number of digits, with the digits behind it; 0 where there is none or more than one. */
static char
only_sign (const DrNumeral *numeral,
           const char      *bytes,
           guint           *n_behind)
{
  char sign = 0;

  *n_behind = 0;
  for (gsize i = numeral->start; i < numeral->digits_end; i++)
    if (g_ascii_isdigit (bytes[i]))
      (*n_behind)++;
    else if ((bytes[i] == '.' || bytes[i] == ',') && sign == 0)
      {
        sign = bytes[i];
        *n_behind = 0;
      }
    else
      return 0;

  return sign;
}

DrGridDecimals
dr_grid_value_get_decimals (const DrNumeral *numeral,
                            const char      *bytes)
{
  guint n_behind;
  char sign = only_sign (numeral, bytes, &n_behind);

  if (numeral->flags & DR_NUMERAL_AMBIGUOUS)
    return DR_GRID_DECIMALS_UNKNOWN;
  if (sign != 0 && n_behind != 3)
    return sign == ',' ? DR_GRID_DECIMALS_COMMA : DR_GRID_DECIMALS_DOT;
  if (sign != 0)
    return DR_GRID_DECIMALS_UNKNOWN;

  /* Two different signs: the last parts the decimals. */
  gboolean has_dot = memchr (bytes + numeral->start, '.', numeral->digits_end - numeral->start) != NULL;
  gboolean has_comma = memchr (bytes + numeral->start, ',', numeral->digits_end - numeral->start) != NULL;
  if (!has_dot || !has_comma)
    return DR_GRID_DECIMALS_UNKNOWN;
  for (gsize i = numeral->digits_end; i > numeral->start; i--)
    if (bytes[i - 1] == ',' || bytes[i - 1] == '.')
      return bytes[i - 1] == ',' ? DR_GRID_DECIMALS_COMMA : DR_GRID_DECIMALS_DOT;

  return DR_GRID_DECIMALS_UNKNOWN;
}

gboolean
dr_grid_value_settle (DrNumeral      *numeral,
                      const char     *bytes,
                      DrGridDecimals  decimals,
                      const char     *measure)
{
  guint n_behind;

  if (numeral->flags & DR_NUMERAL_AMBIGUOUS)
    {
      gboolean is_grouped;

      dr_numeral_settle (numeral, measure);
      is_grouped = (numeral->flags & DR_NUMERAL_GROUPED) != 0;
      if (decimals == DR_GRID_DECIMALS_UNKNOWN)
        return TRUE;
      /* «3,500 con» typed as text beside «12,5 ha»: nobody counts 3,5 pigs. */
      if (is_grouped && measure != NULL && dr_measure_is_countable (measure))
        return TRUE;
      if (is_grouped == (decimals == DR_GRID_DECIMALS_COMMA))
        {
          DrDecimal value = numeral->value;

          numeral->value = numeral->other;
          numeral->other = value;
        }

      return FALSE;
    }

  /* «1.236 tấn» in a table that parts decimals with dots; nobody counts 1,236 trees. */
  if (decimals == DR_GRID_DECIMALS_DOT && (numeral->flags & DR_NUMERAL_GROUPED)
      && only_sign (numeral, bytes, &n_behind) == '.' && n_behind == 3
      && measure != NULL && !dr_measure_is_countable (measure))
    numeral->value.exponent -= 3;

  return FALSE;
}
