/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "figures/dr-decimal-private.h"

#define INT128_MAX ((dr_int128) (~(dr_uint128) 0 >> 1))

/* 19 digits is the largest power of ten that 64 bits hold. */
#define POWER_OF_19 G_GUINT64_CONSTANT (10000000000000000000)

static const guint64 powers_of_ten[] = {
  G_GUINT64_CONSTANT (1),
  G_GUINT64_CONSTANT (10),
  G_GUINT64_CONSTANT (100),
  G_GUINT64_CONSTANT (1000),
  G_GUINT64_CONSTANT (10000),
  G_GUINT64_CONSTANT (100000),
  G_GUINT64_CONSTANT (1000000),
  G_GUINT64_CONSTANT (10000000),
  G_GUINT64_CONSTANT (100000000),
  G_GUINT64_CONSTANT (1000000000),
  G_GUINT64_CONSTANT (10000000000),
  G_GUINT64_CONSTANT (100000000000),
  G_GUINT64_CONSTANT (1000000000000),
  G_GUINT64_CONSTANT (10000000000000),
  G_GUINT64_CONSTANT (100000000000000),
  G_GUINT64_CONSTANT (1000000000000000),
  G_GUINT64_CONSTANT (10000000000000000),
  G_GUINT64_CONSTANT (100000000000000000),
  G_GUINT64_CONSTANT (1000000000000000000),
  POWER_OF_19,
};

/* 10^exponent for 0 to 38, the largest that 128 bits hold. */
dr_uint128
dr_power_of_ten (int exponent)
{
  g_assert (exponent >= 0 && exponent <= DR_DECIMAL_MAX_DIGITS);

  return exponent < 20 ? (dr_uint128) powers_of_ten[exponent]
                       : (dr_uint128) POWER_OF_19 * powers_of_ten[exponent - 19];
}

/* The absolute value, right for the most negative one too. */
static dr_uint128
get_magnitude (dr_int128 value)
{
  return value < 0 ? -(dr_uint128) value : (dr_uint128) value;
}

static int
count_digits (dr_uint128 magnitude)
{
  int n_digits = 0;

  /* A decimal is below 10^38. */
  while (magnitude >= dr_power_of_ten (n_digits))
    n_digits++;

  return n_digits;
}

/* The place before the first digit: the magnitude is below 10^place, and not below a tenth of it. Not of 0. */
int
dr_decimal_get_place (const DrDecimal *self)
{
  return count_digits (get_magnitude (self->coefficient)) + self->exponent;
}

guint
dr_decimal_get_n_decimals (const DrDecimal *self)
{
  return self->exponent < 0 ? (guint) -self->exponent : 0;
}

/* Sets @decimal if sign, magnitude and exponent are within what a decimal holds. */
static gboolean
set_checked (DrDecimal  *decimal,
             gboolean    is_negative,
             dr_uint128  magnitude,
             int         exponent)
{
  if (magnitude >= dr_power_of_ten (DR_DECIMAL_MAX_DIGITS) ||
      exponent < -DR_DECIMAL_MAX_EXPONENT ||
      exponent > DR_DECIMAL_MAX_EXPONENT)
    return FALSE;

  decimal->coefficient = is_negative ? -(dr_int128) magnitude : (dr_int128) magnitude;
  decimal->exponent = exponent;

  return TRUE;
}

/* magnitude × 10^by; FALSE if that is more than 128 bits. Zero may be scaled by anything. */
static gboolean
scale_up (dr_uint128 *magnitude,
          int         by)
{
  if (*magnitude == 0)
    return TRUE;

  return by <= DR_DECIMAL_MAX_DIGITS &&
         !__builtin_mul_overflow (*magnitude, dr_power_of_ten (by), magnitude);
}

/* Whether @text is a plain decimal string: an optional minus, digits, and perhaps a point and more digits.
 * It says nothing of the size: what is well-formed and cannot be parsed has too many digits. */
gboolean
dr_decimal_is_well_formed (const char *text,
                           gssize      length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  const char *at = text;

  if (at < end && *at == '-')
    at++;

  const char *first = at;
  while (at < end && g_ascii_isdigit (*at))
    at++;
  if (at == first)
    return FALSE;
  if (at == end)
    return TRUE;
  if (*at++ != '.')
    return FALSE;

  first = at;
  while (at < end && g_ascii_isdigit (*at))
    at++;

  return at == end && at > first;
}

/* Reads a plain decimal string: «1236», «-0.50». The decimals are kept as the exponent; zeros in front say nothing.
 * FALSE if it is none, or has more digits than a decimal holds. */
gboolean
dr_decimal_parse (const char *text,
                  gssize      length,
                  DrDecimal  *decimal)
{
  if (!dr_decimal_is_well_formed (text, length))
    return FALSE;

  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  gboolean is_negative = *text == '-';
  gboolean in_fraction = FALSE;
  dr_uint128 magnitude = 0;
  gsize n_decimals = 0;

  for (const char *at = text + is_negative; at < end; at++)
    {
      if (*at == '.')
        {
          in_fraction = TRUE;
          continue;
        }

      /* Below 10^38, ten times as much and a digit more could leave 128 bits: so stop one digit before. */
      if (magnitude >= dr_power_of_ten (DR_DECIMAL_MAX_DIGITS - 1))
        return FALSE;

      magnitude = magnitude * 10 + (guint) (*at - '0');
      n_decimals += in_fraction;
    }

  if (n_decimals > DR_DECIMAL_MAX_EXPONENT)
    return FALSE;

  return set_checked (decimal, is_negative, magnitude, -(int) n_decimals);
}

/* Writes the digits of @magnitude, at least @minimum of them; returns how many. */
static gsize
write_digits (dr_uint128  magnitude,
              gsize       minimum,
              char       *buffer)
{
  char reversed[DR_DECIMAL_BUFFER];
  gsize n_digits = 0;

  /* 128-bit division is a library call, so take 19 digits at a time. */
  while (magnitude > G_MAXUINT64)
    {
      guint64 low = (guint64) (magnitude % POWER_OF_19);
      magnitude /= POWER_OF_19;
      for (guint i = 0; i < 19; i++, low /= 10)
        reversed[n_digits++] = (char) ('0' + low % 10);
    }
  for (guint64 high = (guint64) magnitude; high != 0; high /= 10)
    reversed[n_digits++] = (char) ('0' + high % 10);
  while (n_digits < minimum)
    reversed[n_digits++] = '0';

  for (gsize i = 0; i < n_digits; i++)
    buffer[i] = reversed[n_digits - 1 - i];

  return n_digits;
}

/* Writes a plain decimal string with exactly the decimals of the exponent: 1250 × 10^-2 is «12.50»,
 * 452 × 10^8 is «45200000000». Returns its length without the NUL. */
gsize
dr_decimal_write (const DrDecimal *self,
                  char             buffer[DR_DECIMAL_BUFFER])
{
  gsize n_decimals = self->exponent < 0 ? (gsize) -self->exponent : 0;
  gsize length = 0;

  if (self->coefficient < 0)
    buffer[length++] = '-';
  length += write_digits (get_magnitude (self->coefficient), n_decimals + 1, buffer + length);

  if (n_decimals > 0)
    {
      memmove (buffer + length - n_decimals + 1, buffer + length - n_decimals, n_decimals);
      buffer[length - n_decimals] = '.';
      length++;
    }
  else if (self->coefficient != 0)
    {
      memset (buffer + length, '0', (gsize) self->exponent);
      length += (gsize) self->exponent;
    }

  buffer[length] = '\0';

  return length;
}

char *
dr_decimal_to_string (const DrDecimal *self)
{
  char buffer[DR_DECIMAL_BUFFER];
  gsize length = dr_decimal_write (self, buffer);

  return g_strndup (buffer, length);
}

/* The sum at the finer exponent of the two, so that no precision is invented or lost; FALSE if that does not fit. */
gboolean
dr_decimal_add (const DrDecimal *self,
                const DrDecimal *other,
                DrDecimal       *sum)
{
  const DrDecimal *coarse = self->exponent >= other->exponent ? self : other;
  const DrDecimal *fine = coarse == self ? other : self;
  dr_uint128 coarse_magnitude = get_magnitude (coarse->coefficient);
  dr_uint128 fine_magnitude = get_magnitude (fine->coefficient);
  gboolean is_negative = coarse->coefficient < 0;

  /* Magnitudes, not signed values: a scaled term may be out of bounds and the sum back within them. What leaves
   * even 128 bits is too far out for any other term to bring it back. */
  if (!scale_up (&coarse_magnitude, coarse->exponent - fine->exponent))
    return FALSE;

  if (is_negative == (fine->coefficient < 0))
    {
      if (__builtin_add_overflow (coarse_magnitude, fine_magnitude, &coarse_magnitude))
        return FALSE;
    }
  else if (coarse_magnitude >= fine_magnitude)
    {
      coarse_magnitude -= fine_magnitude;
    }
  else
    {
      coarse_magnitude = fine_magnitude - coarse_magnitude;
      is_negative = !is_negative;
    }

  return set_checked (sum, is_negative, coarse_magnitude, fine->exponent);
}

gboolean
dr_decimal_subtract (const DrDecimal *self,
                     const DrDecimal *other,
                     DrDecimal       *difference)
{
  DrDecimal negated = { -other->coefficient, other->exponent };

  return dr_decimal_add (self, &negated, difference);
}

/* The product at the sum of both exponents; FALSE if that does not fit. */
gboolean
dr_decimal_multiply (const DrDecimal *self,
                     const DrDecimal *other,
                     DrDecimal       *product)
{
  dr_uint128 magnitude;

  if (__builtin_mul_overflow (get_magnitude (self->coefficient),
                              get_magnitude (other->coefficient),
                              &magnitude))
    return FALSE;

  return set_checked (product,
                      (self->coefficient < 0) != (other->coefficient < 0),
                      magnitude,
                      self->exponent + other->exponent);
}

/* The same value at another exponent; FALSE if it has more digits there than fit, or fewer than it needs. */
gboolean
dr_decimal_rescale (const DrDecimal *self,
                    int              exponent,
                    DrDecimal       *rescaled)
{
  dr_uint128 magnitude = get_magnitude (self->coefficient);
  int by = self->exponent - exponent;

  if (by >= 0)
    {
      if (!scale_up (&magnitude, by))
        return FALSE;
    }
  else if (magnitude != 0)
    {
      if (-by > DR_DECIMAL_MAX_DIGITS || magnitude % dr_power_of_ten (-by) != 0)
        return FALSE;
      magnitude /= dr_power_of_ten (-by);
    }

  return set_checked (rescaled, self->coefficient < 0, magnitude, exponent);
}

/* The same value without zeros at the end of the coefficient, as far as the exponent goes; 0 is 0 × 10^0. */
DrDecimal
dr_decimal_normalize (const DrDecimal *self)
{
  DrDecimal normalized = *self;

  if (normalized.coefficient == 0)
    normalized.exponent = 0;

  while (normalized.coefficient != 0 &&
         normalized.exponent < DR_DECIMAL_MAX_EXPONENT &&
         normalized.coefficient % 10 == 0)
    {
      normalized.coefficient /= 10;
      normalized.exponent++;
    }

  return normalized;
}

/* The exponent of the last digit that is not zero: 3 for 8.000, -1 for 3,20. Of 0 it is the exponent. */
int
dr_decimal_get_step (const DrDecimal *self)
{
  dr_int128 coefficient = self->coefficient;
  int step = self->exponent;

  while (coefficient != 0 && coefficient % 10 == 0)
    {
      coefficient /= 10;
      step++;
    }

  return step;
}

int
dr_decimal_get_sign (const DrDecimal *self)
{
  return (self->coefficient > 0) - (self->coefficient < 0);
}

/* Compares the values, whatever their exponents: exact for any two. */
int
dr_decimal_compare (const DrDecimal *self,
                    const DrDecimal *other)
{
  int sign = dr_decimal_get_sign (self);
  int other_sign = dr_decimal_get_sign (other);

  if (sign != other_sign)
    return sign < other_sign ? -1 : 1;
  if (sign == 0)
    return 0;

  dr_uint128 magnitude = get_magnitude (self->coefficient);
  dr_uint128 other_magnitude = get_magnitude (other->coefficient);

  if (self->exponent != other->exponent)
    {
      int place = dr_decimal_get_place (self);
      int other_place = dr_decimal_get_place (other);

      if (place != other_place)
        return place < other_place ? -sign : sign;

      /* The leading digits stand at one place, so the coarser has as many digits fewer as it lacks decimals, and
       * cannot overflow when they are added. */
      if (self->exponent > other->exponent)
        magnitude *= dr_power_of_ten (self->exponent - other->exponent);
      else
        other_magnitude *= dr_power_of_ten (other->exponent - self->exponent);
    }

  if (magnitude == other_magnitude)
    return 0;

  return magnitude < other_magnitude ? -sign : sign;
}

/* Equal values have equal hashes, whatever their exponents. */
guint
dr_decimal_hash (const DrDecimal *self)
{
  DrDecimal normalized = dr_decimal_normalize (self);
  guint64 low = (guint64) normalized.coefficient;
  guint64 high = (guint64) (normalized.coefficient >> 64);
  guint64 mixed = (low ^ (high * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ (guint64) normalized.exponent) *
                  G_GUINT64_CONSTANT (0xff51afd7ed558ccd);

  return (guint) (mixed >> 32);
}

/* Reads a whole number of up to 128 bits: an optional minus and digits. */
gboolean
dr_int128_parse (const char *text,
                 gssize      length,
                 dr_int128  *value)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  gboolean is_negative = text < end && *text == '-';
  const char *at = text + is_negative;
  dr_uint128 most = (dr_uint128) INT128_MAX + is_negative;
  dr_uint128 magnitude = 0;

  if (at == end)
    return FALSE;

  for (; at < end; at++)
    {
      if (!g_ascii_isdigit (*at))
        return FALSE;

      guint digit = (guint) (*at - '0');
      if (magnitude > (most - digit) / 10)
        return FALSE;
      magnitude = magnitude * 10 + digit;
    }

  *value = is_negative ? (dr_int128) (-magnitude) : (dr_int128) magnitude;

  return TRUE;
}

/* Writes a whole number in decimal; returns its length without the NUL. */
gsize
dr_int128_write (dr_int128 value,
                 char      buffer[DR_DECIMAL_BUFFER])
{
  gsize length = 0;

  if (value < 0)
    buffer[length++] = '-';
  length += write_digits (get_magnitude (value), 1, buffer + length);
  buffer[length] = '\0';

  return length;
}
