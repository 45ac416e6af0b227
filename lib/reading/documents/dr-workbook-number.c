/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-workbook-private.h"

#include <string.h>

#include "figures/dr-decimal-private.h"

/*
 * Numbers of cells. A file keeps them as decimals of up to 17 digits, the last of
 * which are what binary fractions left over: what was typed as 0.1 may be stored as
 * 0.10000000000000001. Excel computes with, and shows, no more than 15 digits, so a
 * longer number is rounded to 15, half away from zero. That is done on the digits as
 * they are stored: no binary fraction is ever made of them.
 */

#define SHOWN_DIGITS 15
/* No longer text is a number of a cell. */
#define MOST_NUMBER 64
/* Day 1 is 1 January 1900; day 60 never was. */
#define LAST_DAY 2958465

/* --- formats --- */

/* Adds to what is written behind the digits; what is too long is no unit. */
static void
add_to_unit (GString    *unit,
             const char *text,
             gsize       length)
{
  if (unit->len <= DR_WORKBOOK_LONGEST_UNIT)
    g_string_append_len (unit, text, (gssize) MIN (length, DR_WORKBOOK_LONGEST_UNIT + 1));
}

/* Only words say what is counted: «" triệu đồng"», but not a bracket that closes or a sign of money. */
static void
take_unit (DrWorkbookFormat *format,
           const GString    *unit)
{
  gboolean has_letter = FALSE;

  if (unit->len > DR_WORKBOOK_LONGEST_UNIT || !g_utf8_validate (unit->str, (gssize) unit->len, NULL))
    return;
  for (const char *at = unit->str; *at != '\0'; at = g_utf8_next_char (at))
    has_letter |= g_unichar_isalpha (g_utf8_get_char (at));
  if (has_letter)
    memcpy (format->unit, unit->str, unit->len + 1);
}

/* What the first section of a code holds, without colours and conditions. */
DrWorkbookFormat
dr_workbook_format_parse (const char *code)
{
  g_autoptr (GString) unit = g_string_new (NULL);
  DrWorkbookFormat format = { DR_WORKBOOK_FORMAT_NUMBER, 0, "" };
  gboolean has_day = FALSE;
  gboolean has_time = FALSE;
  gboolean has_percent = FALSE;
  guint commas = 0;

  if (g_ascii_strcasecmp (code, "General") == 0)
    return format;

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      switch (*p)
        {
        case '"':
          {
            const char *start = ++p;

            for (; *p != '\0' && *p != '"'; p++)
              ;
            add_to_unit (unit, start, (gsize) (p - start));
          }
          break;
        case '[':
          /* «[h]:mm» is a stretch of time; «[$-42A]» and «[Red]» say how, not what. */
          if (strchr ("hHmMsS", p[1]) != NULL && p[1] != '\0' && p[2] == ']')
            has_time = TRUE;
          for (; *p != '\0' && *p != ']'; p++)
            ;
          break;
        case '\\':
          if (p[1] != '\0')
            {
              const char *next = g_utf8_find_next_char (p + 1, NULL);

              add_to_unit (unit, p + 1, (gsize) (next - p - 1));
              p = next - 1;
            }
          break;
        case '_': case '*':
          if (p[1] != '\0')
            p++;
          break;
        case ' ':
          add_to_unit (unit, p, 1);
          break;
        case '%':
          has_percent = TRUE;
          break;
        case '0': case '#': case '?':
          commas = 0;
          g_string_truncate (unit, 0);
          break;
        case ',':
          commas++;
          break;
        case 'd': case 'D': case 'y': case 'Y': case 'e':
          has_day = TRUE;
          break;
        case 'h': case 'H': case 's': case 'S':
          has_time = TRUE;
          break;
        case 'm': case 'M':
          /* Months where days or years stand beside them, or alone: «mmm». */
          if ((p[1] == 'm' || p[1] == 'M') && (p[2] == 'm' || p[2] == 'M'))
            has_day = TRUE;
          break;
        default:
          break;
        }
      if (*p == '\0')
        break;
    }

  if (has_day)
    format.kind = DR_WORKBOOK_FORMAT_DATE;
  else if (has_time)
    format.kind = DR_WORKBOOK_FORMAT_TIME;
  else
    {
      if (has_percent)
        format.kind = DR_WORKBOOK_FORMAT_PERCENT;
      format.thousands = MIN (commas, 4);
      take_unit (&format, unit);
    }

  return format;
}

DrWorkbookFormat
dr_workbook_format_builtin (guint id)
{
  DrWorkbookFormat format = { DR_WORKBOOK_FORMAT_NUMBER, 0, "" };

  if (id == 9 || id == 10)
    format.kind = DR_WORKBOOK_FORMAT_PERCENT;
  else if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    format.kind = DR_WORKBOOK_FORMAT_DATE;
  else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
    format.kind = DR_WORKBOOK_FORMAT_TIME;

  return format;
}

/* --- numbers --- */

/* The digits of a number, rounded to 15, with the power of ten behind them. */
typedef struct
{
  char     digits[SHOWN_DIGITS + 2];
  guint    n_digits;
  int      exponent;
  gboolean is_negative;
} Digits;

static void
add_digit (Digits *self,
           char    digit,
           guint  *n_significant,
           char   *first_cut)
{
  if (*n_significant == 0 && digit == '0')
    return;
  (*n_significant)++;
  if (self->n_digits < SHOWN_DIGITS)
    self->digits[self->n_digits++] = digit;
  else
    {
      if (*n_significant == SHOWN_DIGITS + 1)
        *first_cut = digit;
      self->exponent++;
    }
}

static void
round_up (Digits *self)
{
  guint i = self->n_digits;

  while (i > 0 && self->digits[i - 1] == '9')
    self->digits[--i] = '0';
  if (i > 0)
    self->digits[i - 1]++;
  else
    {
      /* 999…9 and a half: one, and a place more. */
      memmove (self->digits + 1, self->digits, self->n_digits);
      self->digits[0] = '1';
      self->n_digits++;
    }
}

/* «-1.5E-3» */
static gboolean
read_digits (const char *text,
             gsize       length,
             Digits     *self)
{
  gsize i = 0;
  guint n_significant = 0;
  gboolean has_digit = FALSE;
  gboolean has_point = FALSE;
  char first_cut = '0';

  memset (self, 0, sizeof *self);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  while (i < length && g_ascii_isspace (text[i]))
    i++;
  if (length - i == 0 || length - i > MOST_NUMBER)
    return FALSE;
  if (text[i] == '-' || text[i] == '+')
    self->is_negative = text[i++] == '-';
  for (; i < length && (g_ascii_isdigit (text[i]) || (text[i] == '.' && !has_point)); i++)
    {
      if (text[i] == '.')
        {
          has_point = TRUE;
          continue;
        }
      has_digit = TRUE;
      if (has_point)
        self->exponent--;
      add_digit (self, text[i], &n_significant, &first_cut);
    }
  if (!has_digit)
    return FALSE;
  if (i < length && (text[i] == 'e' || text[i] == 'E'))
    {
      gboolean is_negative = FALSE;
      int exponent = 0;

      i++;
      if (i < length && (text[i] == '-' || text[i] == '+'))
        is_negative = text[i++] == '-';
      if (i == length)
        return FALSE;
      for (; i < length && g_ascii_isdigit (text[i]); i++)
        exponent = MIN (exponent * 10 + (text[i] - '0'), 10000);
      self->exponent += is_negative ? -exponent : exponent;
    }
  if (i != length)
    return FALSE;

  if (first_cut >= '5')
    round_up (self);
  while (self->n_digits > 0 && self->digits[self->n_digits - 1] == '0')
    {
      self->n_digits--;
      self->exponent++;
    }
  if (self->n_digits == 0)
    {
      self->exponent = 0;
      self->is_negative = FALSE;
    }

  return self->exponent > -40 && self->exponent < 40;
}

static void
append_digits (GString      *shown,
               const Digits *self)
{
  int n_whole = (int) self->n_digits + self->exponent;

  if (self->is_negative)
    g_string_append_c (shown, '-');
  if (n_whole <= 0)
    g_string_append_c (shown, '0');
  for (int i = 0; i < n_whole; i++)
    g_string_append_c (shown, i < (int) self->n_digits ? self->digits[i] : '0');
  if (self->exponent >= 0 || self->n_digits == 0)
    return;
  g_string_append_c (shown, ',');
  for (int i = n_whole; i < 0; i++)
    g_string_append_c (shown, '0');
  for (int i = MAX (n_whole, 0); i < (int) self->n_digits; i++)
    g_string_append_c (shown, self->digits[i]);
}

/* The day in front of the point and the minutes behind it; FALSE where there is no such day. */
static gboolean
append_date (GString      *shown,
             const Digits *self,
             gboolean      is_1904,
             gboolean      with_day)
{
  int n_whole = (int) self->n_digits + self->exponent;
  guint32 days = 0;
  guint64 fraction = 0;
  guint64 scale = 1;

  if (self->is_negative || n_whole > 7)
    return FALSE;
  for (int i = 0; i < n_whole; i++)
    days = days * 10 + (i < (int) self->n_digits ? (guint32) (self->digits[i] - '0') : 0);
  for (int i = n_whole; i < 0 && scale < 100000000; i++)
    scale *= 10;
  for (int i = MAX (n_whole, 0); i < (int) self->n_digits && scale < 1000000000; i++)
    {
      fraction = fraction * 10 + (guint64) (self->digits[i] - '0');
      scale *= 10;
    }
  if (days > LAST_DAY)
    return FALSE;

  if (!with_day)
    {
      /* Rounded to the minute. */
      guint minutes = (guint) ((fraction * 1440 * 2 + scale) / (2 * scale));

      g_string_append_printf (shown, "%ugi%s%02u", days * 24 + minutes / 60, "ờ ", minutes % 60);
      return TRUE;
    }

  GDate date;
  g_date_clear (&date, 1);
  if (is_1904)
    g_date_set_dmy (&date, 1, 1, 1904);
  else
    {
      /* Excel takes 1900 for a leap year; day 60 is its 29 February. */
      if (days == 0 || days == 60)
        return FALSE;
      g_date_set_dmy (&date, days < 60 ? 31 : 30, 12, 1899);
    }
  g_date_add_days (&date, days);
  g_string_append_printf (shown, "%u/%u/%u", g_date_get_day (&date), (guint) g_date_get_month (&date),
                          g_date_get_year (&date));

  return TRUE;
}

gboolean
dr_workbook_number_append (GString          *shown,
                           const char       *text,
                           gsize             length,
                           DrWorkbookFormat  format,
                           gboolean          is_1904)
{
  Digits digits;

  if (!read_digits (text, length, &digits))
    return FALSE;
  if ((format.kind == DR_WORKBOOK_FORMAT_DATE || format.kind == DR_WORKBOOK_FORMAT_TIME)
      && append_date (shown, &digits, is_1904, format.kind == DR_WORKBOOK_FORMAT_DATE))
    return TRUE;

  if (digits.n_digits > 0)
    {
      digits.exponent -= 3 * format.thousands;
      if (format.kind == DR_WORKBOOK_FORMAT_PERCENT)
        digits.exponent += 2;
    }
  append_digits (shown, &digits);
  if (format.kind == DR_WORKBOOK_FORMAT_PERCENT)
    g_string_append_c (shown, '%');
  g_string_append (shown, format.unit);

  return TRUE;
}
