/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-ratio.h>

#include "base/dr-error-private.h"
#include "figures/dr-ratio-private.h"
#include "figures/dr-wide-private.h"

/**
 * DrRatio:
 *
 * An exact fraction that rounds and prints itself.
 *
 * Completions, means and shares are quotients, and most quotients have no end
 * when written as a decimal. A ratio therefore keeps numerator and denominator,
 * reduced, each of up to 127 bits; the denominator is above zero. It is rounded
 * once, when it is shown, and whatever compares it uses the exact value. An
 * operation whose exact result does not fit fails with
 * [error@DistrictReport.Error.OVERFLOW]; none ever gives a value nearby.
 *
 * ```c
 * g_autoptr (DrRatio) completion = dr_ratio_new ("1772", "1230", NULL);
 * g_autofree char *exact = dr_ratio_to_string (completion);
 * g_autofree char *shown = dr_ratio_to_percent (completion, 2, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
 *
 * g_print ("%s is %s %%\n", exact, shown);
 * ```
 *
 * ```
 * 886/615 is 144.07 %
 * ```
 *
 * A ratio never changes after it is made; any thread may read it.
 *
 * Since: 1.0
 */
struct _DrRatio
{
  gatomicrefcount ref_count;
  dr_int128       numerator;
  dr_int128       denominator; /* above 0; no common divisor with the numerator */
};

G_DEFINE_BOXED_TYPE (DrRatio, dr_ratio, dr_ratio_ref, dr_ratio_unref)

#define LARGEST (~(dr_uint128) 0 >> 1)
#define MOST_DIGITS 1000

static dr_uint128
get_magnitude (dr_int128 value)
{
  return value < 0 ? -(dr_uint128) value : (dr_uint128) value;
}

static dr_uint128
get_common_divisor (dr_uint128 left,
                    dr_uint128 right)
{
  /* 128-bit division is a library call: go on in 64 bits as soon as both fit. */
  while (right > G_MAXUINT64 || (right != 0 && left > G_MAXUINT64))
    {
      dr_uint128 rest = left % right;
      left = right;
      right = rest;
    }

  if (right == 0)
    return left;

  guint64 narrow_left = (guint64) left;
  guint64 narrow_right = (guint64) right;
  while (narrow_right != 0)
    {
      guint64 rest = narrow_left % narrow_right;
      narrow_left = narrow_right;
      narrow_right = rest;
    }

  return narrow_left;
}

/* Makes the ratio of what is known to be reduced and in bounds. */
static DrRatio *
make (gboolean   is_negative,
      dr_uint128 numerator,
      dr_uint128 denominator)
{
  DrRatio *self = g_new (DrRatio, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->numerator = is_negative ? -(dr_int128) numerator : (dr_int128) numerator;
  self->denominator = (dr_int128) denominator;

  return self;
}

/* Reads one side of a ratio: a plain decimal string, or a whole number of up to 128 bits. */
static gboolean
parse_side (const char *text,
            gssize      length,
            DrDecimal  *side,
            GError    **error)
{
  if (dr_decimal_parse (text, length, side))
    return TRUE;

  side->exponent = 0;
  if (dr_int128_parse (text, length, &side->coefficient) && get_magnitude (side->coefficient) <= LARGEST)
    return TRUE;

  g_autofree char *quoted = dr_error_quote (text, length);

  if (dr_decimal_is_well_formed (text, length))
    return dr_error_set (error, DR_ERROR_OVERFLOW, "%s does not fit 128 bits", quoted);

  return dr_error_set (error, DR_ERROR_MALFORMED, "%s is not a decimal number", quoted);
}

/* Multiplies @factor by 10^@exponent after taking out what cancels against @other, so that both stay reduced. */
static gboolean
scale_reduced (dr_uint128 *factor,
               dr_uint128 *other,
               int         exponent)
{
  const guint primes[] = { 2, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (primes); i++)
    for (int n = 0; n < exponent; n++)
      {
        if (*other % primes[i] == 0)
          *other /= primes[i];
        else if (__builtin_mul_overflow (*factor, primes[i], factor))
          return FALSE;
      }

  return TRUE;
}

DrRatio *
dr_ratio_new_from_decimals (const DrDecimal *numerator,
                            const DrDecimal *denominator,
                            GError         **error)
{
  if (denominator->coefficient == 0)
    {
      dr_error_set (error, DR_ERROR_UNDEFINED, "a ratio to zero is undefined");
      return NULL;
    }

  if (numerator->coefficient == 0)
    return make (FALSE, 0, 1);

  dr_uint128 above = get_magnitude (numerator->coefficient);
  dr_uint128 below = get_magnitude (denominator->coefficient);
  dr_uint128 divisor = get_common_divisor (above, below);
  int exponent = numerator->exponent - denominator->exponent;

  above /= divisor;
  below /= divisor;
  if (!(exponent >= 0 ? scale_reduced (&above, &below, exponent)
                      : scale_reduced (&below, &above, -exponent)) ||
      above > LARGEST || below > LARGEST)
    {
      dr_error_set (error, DR_ERROR_OVERFLOW, "the ratio does not fit 128 bits");
      return NULL;
    }

  return make ((numerator->coefficient < 0) != (denominator->coefficient < 0), above, below);
}

DrRatio *
dr_ratio_new_from_decimal (const DrDecimal *value,
                           GError         **error)
{
  return dr_ratio_new_from_decimals (value, &(DrDecimal) { 1, 0 }, error);
}

DrRatio *
dr_ratio_new_from_integers (dr_int128 numerator,
                            dr_int128 denominator,
                            GError  **error)
{
  return dr_ratio_new_from_decimals (&(DrDecimal) { numerator, 0 }, &(DrDecimal) { denominator, 0 }, error);
}

/**
 * dr_ratio_new:
 * @numerator: a plain decimal string such as `45.2` or `-3`
 * @denominator: a plain decimal string, not zero
 * @error: return location for a [struct@GLib.Error]
 *
 * Makes the ratio of two numbers and reduces it: 96 and 80 make 6/5.
 *
 * Decimals have up to 38 digits, whole numbers up to 127 bits. There is one
 * form for one value: the sign goes to the numerator, and zero is 0/1. What is
 * no decimal number is [error@DistrictReport.Error.MALFORMED], a denominator
 * of zero is [error@DistrictReport.Error.UNDEFINED] (never infinite), and what
 * does not fit is [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the ratio
 *
 * Since: 1.0
 */
DrRatio *
dr_ratio_new (const char *numerator,
              const char *denominator,
              GError    **error)
{
  g_return_val_if_fail (numerator != NULL, NULL);
  g_return_val_if_fail (denominator != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  DrDecimal above;
  DrDecimal below;
  if (!parse_side (numerator, -1, &above, error) ||
      !parse_side (denominator, -1, &below, error))
    return NULL;

  return dr_ratio_new_from_decimals (&above, &below, error);
}

/**
 * dr_ratio_parse: (constructor)
 * @text: `3/2`, `1.5` or `-7`
 * @error: return location for a [struct@GLib.Error]
 *
 * Reads a ratio in the form of [method@DistrictReport.Ratio.to_string], or a
 * plain decimal string.
 *
 * The two sides of a slash are whole numbers, the lower one without a sign; the
 * fraction need not be reduced. Other text, spaces within it too, is
 * [error@DistrictReport.Error.MALFORMED], a denominator of zero is
 * [error@DistrictReport.Error.UNDEFINED], and what does not fit is
 * [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the ratio
 *
 * Since: 1.0
 */
DrRatio *
dr_ratio_parse (const char *text,
                GError    **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const char *slash = strchr (text, '/');
  DrDecimal above;
  DrDecimal below = { 1, 0 };

  if (slash != NULL && (slash[1] == '-' || strchr (text, '.') != NULL))
    {
      g_autofree char *quoted = dr_error_quote (text, -1);
      dr_error_set (error, DR_ERROR_MALFORMED, "%s is not a ratio of two whole numbers", quoted);
      return NULL;
    }

  if (!parse_side (text, slash == NULL ? -1 : slash - text, &above, error) ||
      (slash != NULL && !parse_side (slash + 1, -1, &below, error)))
    return NULL;

  return dr_ratio_new_from_decimals (&above, &below, error);
}

/**
 * dr_ratio_ref: (skip)
 * @self: a ratio
 *
 * Adds a reference, safely from any thread.
 *
 * Returns: (transfer full): @self
 *
 * Since: 1.0
 */
DrRatio *
dr_ratio_ref (DrRatio *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_ratio_unref: (skip)
 * @self: (transfer full): a ratio
 *
 * Drops a reference; the last one frees the ratio.
 *
 * Since: 1.0
 */
void
dr_ratio_unref (DrRatio *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * dr_ratio_dup_numerator:
 * @self: a ratio
 *
 * Gets the numerator of the reduced fraction, which carries the sign: -3 for
 * `-6/4`. It is text, because it may be wider than any integer of a binding.
 *
 * Returns: (transfer full): a whole number in decimal
 *
 * Since: 1.0
 */
char *
dr_ratio_dup_numerator (DrRatio *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  char buffer[DR_DECIMAL_BUFFER];
  dr_int128_write (self->numerator, buffer);

  return g_strdup (buffer);
}

/**
 * dr_ratio_dup_denominator:
 * @self: a ratio
 *
 * Gets the denominator of the reduced fraction: 2 for `-6/4`, 1 for a whole
 * number. It is always above zero.
 *
 * Returns: (transfer full): a whole number in decimal
 *
 * Since: 1.0
 */
char *
dr_ratio_dup_denominator (DrRatio *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  char buffer[DR_DECIMAL_BUFFER];
  dr_int128_write (self->denominator, buffer);

  return g_strdup (buffer);
}

/**
 * dr_ratio_get_sign:
 * @self: a ratio
 *
 * Gets whether the ratio is below, at or above zero.
 *
 * Returns: -1, 0 or 1
 *
 * Since: 1.0
 */
int
dr_ratio_get_sign (DrRatio *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (self->numerator > 0) - (self->numerator < 0);
}

static DrRatio *
refuse_overflow (DrRatio    *left,
                 const char *sign,
                 DrRatio    *right,
                 GError    **error)
{
  g_autofree char *left_text = dr_ratio_to_string (left);
  g_autofree char *right_text = dr_ratio_to_string (right);

  dr_error_set (error, DR_ERROR_OVERFLOW, "%s %s %s does not fit 128 bits", left_text, sign, right_text);

  return NULL;
}

/* The sum, with @right negated or not. Intermediate products take 256 bits, so that the sum is refused
 * only when it does not fit itself. After Knuth, The Art of Computer Programming, 4.5.1. */
static DrRatio *
add_signed (DrRatio  *left,
            DrRatio  *right,
            gboolean  negate,
            GError  **error)
{
  dr_uint128 left_below = (dr_uint128) left->denominator;
  dr_uint128 right_below = (dr_uint128) right->denominator;
  dr_uint128 common = get_common_divisor (left_below, right_below);
  DrWide left_term = dr_wide_multiply (get_magnitude (left->numerator), right_below / common);
  DrWide right_term = dr_wide_multiply (get_magnitude (right->numerator), left_below / common);
  gboolean is_negative = left->numerator < 0;
  DrWide sum;

  if (is_negative == ((right->numerator < 0) != negate))
    {
      sum = dr_wide_add (left_term, right_term);
    }
  else if (dr_wide_compare (left_term, right_term) >= 0)
    {
      sum = dr_wide_subtract (left_term, right_term);
    }
  else
    {
      sum = dr_wide_subtract (right_term, left_term);
      is_negative = !is_negative;
    }

  /* Whatever the sum shares with the product of the denominators divides their common divisor. */
  dr_uint128 rest;
  dr_wide_divide (sum, common, &rest);
  dr_uint128 shared = get_common_divisor (common, rest);
  DrWide above = dr_wide_divide (sum, shared, &rest);
  dr_uint128 below;

  if (above.high != 0 || above.low > LARGEST ||
      __builtin_mul_overflow (left_below / common, right_below / shared, &below) || below > LARGEST)
    return refuse_overflow (left, negate ? "-" : "+", right, error);

  return make (is_negative, above.low, below);
}

/**
 * dr_ratio_add:
 * @self: a ratio
 * @other: a ratio
 * @error: return location for a [struct@GLib.Error]
 *
 * Adds exactly. A sum that does not fit is
 * [error@DistrictReport.Error.OVERFLOW]; sums on the way to it may be wider.
 *
 * Returns: (transfer full): the sum
 *
 * Since: 1.0
 */
DrRatio *
dr_ratio_add (DrRatio *self,
              DrRatio *other,
              GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return add_signed (self, other, FALSE, error);
}

/**
 * dr_ratio_subtract:
 * @self: a ratio
 * @other: what is taken away
 * @error: return location for a [struct@GLib.Error]
 *
 * Subtracts exactly. A difference that does not fit is
 * [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): @self less @other
 *
 * Since: 1.0
 */
DrRatio *
dr_ratio_subtract (DrRatio *self,
                   DrRatio *other,
                   GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return add_signed (self, other, TRUE, error);
}

/* left × above / below, where above / below is reduced. What cancels goes first, so the product is reduced
 * and is refused only when it does not fit itself. */
static DrRatio *
multiply (DrRatio    *left,
          dr_uint128  above,
          dr_uint128  below,
          gboolean    is_negative)
{
  dr_uint128 left_above = get_magnitude (left->numerator);
  dr_uint128 left_below = (dr_uint128) left->denominator;
  dr_uint128 divisor = get_common_divisor (left_above, below);
  dr_uint128 other_divisor = get_common_divisor (above, left_below);

  if (left_above == 0 || above == 0)
    return make (FALSE, 0, 1);

  if (__builtin_mul_overflow (left_above / divisor, above / other_divisor, &above) || above > LARGEST ||
      __builtin_mul_overflow (left_below / other_divisor, below / divisor, &below) || below > LARGEST)
    return NULL;

  return make ((left->numerator < 0) != is_negative, above, below);
}

/**
 * dr_ratio_multiply:
 * @self: a ratio
 * @other: a ratio
 * @error: return location for a [struct@GLib.Error]
 *
 * Multiplies exactly. A product that does not fit is
 * [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the product
 *
 * Since: 1.0
 */
DrRatio *
dr_ratio_multiply (DrRatio *self,
                   DrRatio *other,
                   GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  DrRatio *product = multiply (self,
                               get_magnitude (other->numerator),
                               (dr_uint128) other->denominator,
                               other->numerator < 0);

  return product != NULL ? product : refuse_overflow (self, "×", other, error);
}

/**
 * dr_ratio_divide:
 * @self: a ratio
 * @other: what is divided by
 * @error: return location for a [struct@GLib.Error]
 *
 * Divides exactly. By zero, even of zero, it is
 * [error@DistrictReport.Error.UNDEFINED]; a quotient that does not fit is
 * [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): @self over @other
 *
 * Since: 1.0
 */
DrRatio *
dr_ratio_divide (DrRatio *self,
                 DrRatio *other,
                 GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (other->numerator == 0)
    {
      g_autofree char *text = dr_ratio_to_string (self);
      dr_error_set (error, DR_ERROR_UNDEFINED, "%s divided by zero is undefined", text);
      return NULL;
    }

  DrRatio *quotient = multiply (self,
                                (dr_uint128) other->denominator,
                                get_magnitude (other->numerator),
                                other->numerator < 0);

  return quotient != NULL ? quotient : refuse_overflow (self, "/", other, error);
}

/**
 * dr_ratio_compare:
 * @self: a ratio
 * @other: a ratio
 *
 * Compares the exact values; no two ratios are too large for it.
 *
 * Returns: -1, 0 or 1, as @self is below, at or above @other
 *
 * Since: 1.0
 */
int
dr_ratio_compare (DrRatio *self,
                  DrRatio *other)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (other != NULL, 0);

  int sign = dr_ratio_get_sign (self);
  int other_sign = dr_ratio_get_sign (other);

  if (sign != other_sign)
    return sign < other_sign ? -1 : 1;

  int compared = dr_wide_compare (dr_wide_multiply (get_magnitude (self->numerator), (dr_uint128) other->denominator),
                                  dr_wide_multiply (get_magnitude (other->numerator), (dr_uint128) self->denominator));

  return sign < 0 ? -compared : compared;
}

/**
 * dr_ratio_equal:
 * @self: a ratio
 * @other: a ratio
 *
 * Compares two ratios for equality, for use with hash tables. Ratios are
 * reduced, so 3/2 and 6/4 are equal.
 *
 * Returns: whether the two are the same value
 *
 * Since: 1.0
 */
gboolean
dr_ratio_equal (DrRatio *self,
                DrRatio *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return self->numerator == other->numerator && self->denominator == other->denominator;
}

/**
 * dr_ratio_hash:
 * @self: a ratio
 *
 * Hashes the value: equal ratios have equal hashes. The hash may differ from
 * one version of the library to the next; do not store it.
 *
 * Returns: the hash
 *
 * Since: 1.0
 */
guint
dr_ratio_hash (DrRatio *self)
{
  g_return_val_if_fail (self != NULL, 0);

  guint numerator = dr_decimal_hash (&(DrDecimal) { self->numerator, 0 });
  guint denominator = dr_decimal_hash (&(DrDecimal) { self->denominator, 0 });

  return numerator * 31 + denominator;
}

/**
 * dr_ratio_to_string:
 * @self: a ratio
 *
 * Writes the exact value: `3/2`, or `7` where it is a whole number.
 * [ctor@DistrictReport.Ratio.parse] reads it back.
 *
 * Returns: (transfer full): the ratio as text
 *
 * Since: 1.0
 */
char *
dr_ratio_to_string (DrRatio *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  char numerator[DR_DECIMAL_BUFFER];
  char denominator[DR_DECIMAL_BUFFER];

  dr_int128_write (self->numerator, numerator);
  if (self->denominator == 1)
    return g_strdup (numerator);

  dr_int128_write (self->denominator, denominator);

  return g_strconcat (numerator, "/", denominator, NULL);
}

/* The next digit of @rest / @divisor by long division. Ten times the rest may be wider than 128 bits, so it is
 * added ten times instead; the rest stays below the divisor and the divisor below 2^127. */
static char
divide_digit (dr_uint128 *rest,
              dr_uint128  divisor)
{
  dr_uint128 sum = 0;
  char digit = '0';

  for (guint i = 0; i < 10; i++)
    {
      sum += *rest;
      if (sum >= divisor)
        {
          sum -= divisor;
          digit++;
        }
    }
  *rest = sum;

  return digit;
}

/* Adds 1 to the last of a row of digits. */
static void
increment (GString *digits)
{
  gsize i = digits->len;

  while (i > 0 && digits->str[i - 1] == '9')
    digits->str[--i] = '0';

  if (i > 0)
    digits->str[i - 1]++;
  else
    g_string_prepend_c (digits, '1');
}

/* Writes the ratio times 10^@shift with @n_decimals decimals, rounded once. */
static char *
write_rounded (DrRatio   *self,
               guint      shift,
               guint      n_decimals,
               DrRounding rounding)
{
  dr_uint128 divisor = (dr_uint128) self->denominator;
  dr_uint128 magnitude = get_magnitude (self->numerator);
  dr_uint128 rest = magnitude % divisor;
  char whole[DR_DECIMAL_BUFFER];
  gsize length = dr_int128_write ((dr_int128) (magnitude / divisor), whole);
  g_autoptr (GString) digits = g_string_sized_new (length + shift + n_decimals + 3);

  g_string_append_len (digits, whole, (gssize) length);
  for (guint i = 0; i < shift + n_decimals; i++)
    g_string_append_c (digits, divide_digit (&rest, divisor));

  /* What is left against what is missing to one more: their order is that of the rest against a half. */
  dr_uint128 missing = divisor - rest;
  gboolean is_odd = (digits->str[digits->len - 1] - '0') % 2 == 1;
  if ((rounding == DR_ROUNDING_HALF_AWAY_FROM_ZERO && rest >= missing) ||
      (rounding == DR_ROUNDING_HALF_TO_EVEN && (rest > missing || (rest == missing && is_odd))))
    increment (digits);

  gsize n_zeros = strspn (digits->str, "0");
  gboolean is_zero = n_zeros == digits->len;
  g_string_erase (digits, 0, (gssize) MIN (n_zeros, digits->len - n_decimals - 1));
  if (n_decimals > 0)
    g_string_insert_c (digits, (gssize) (digits->len - n_decimals), '.');
  if (self->numerator < 0 && !is_zero)
    g_string_prepend_c (digits, '-');

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/**
 * dr_ratio_to_decimal:
 * @self: a ratio
 * @digits: how many decimals, 0 to 1000
 * @rounding: what becomes of the further digits
 *
 * Rounds the exact value once and writes it with exactly @digits decimals:
 * 2/3 is `0.67` with two, `1` with none. A value that rounds to zero has no
 * sign.
 *
 * Returns: (transfer full): a plain decimal string
 *
 * Since: 1.0
 */
char *
dr_ratio_to_decimal (DrRatio   *self,
                     guint      digits,
                     DrRounding rounding)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (digits <= MOST_DIGITS, NULL);

  return write_rounded (self, 0, digits, rounding);
}

/**
 * dr_ratio_to_percent:
 * @self: a ratio
 * @digits: how many decimals the percentage has, 0 to 1000
 * @rounding: what becomes of the further digits
 *
 * Writes a hundred times the exact value, rounded once: 1772/1230 is `144.07`
 * with two decimals, though the number itself rounds to 1.44. The sign «%» is
 * not written, so that the result stays a plain decimal string.
 *
 * Returns: (transfer full): a plain decimal string
 *
 * Since: 1.0
 */
char *
dr_ratio_to_percent (DrRatio   *self,
                     guint      digits,
                     DrRounding rounding)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (digits <= MOST_DIGITS, NULL);

  return write_rounded (self, 2, digits, rounding);
}

/**
 * dr_ratio_to_double:
 * @self: a ratio
 *
 * Gets the ratio as a floating-point number, for a chart or an estimate. This
 * is a convenience and loses precision: 1/3 has no such number. Nothing in
 * this library computes with it.
 *
 * Returns: a number within one unit in the last place of the exact value
 *
 * Since: 1.0
 */
double
dr_ratio_to_double (DrRatio *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  /* 80 decimals leave more than 40 significant digits to the smallest ratio there is. */
  g_autofree char *text = write_rounded (self, 0, 80, DR_ROUNDING_HALF_TO_EVEN);

  return g_ascii_strtod (text, NULL);
}

dr_int128
dr_ratio_get_floor (DrRatio *self)
{
  dr_int128 quotient = self->numerator / self->denominator;

  return quotient - (self->numerator % self->denominator < 0);
}

dr_int128
dr_ratio_get_ceiling (DrRatio *self)
{
  dr_int128 quotient = self->numerator / self->denominator;

  return quotient + (self->numerator % self->denominator > 0);
}
