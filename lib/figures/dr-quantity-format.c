/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-private.h"

/* Beyond this many decimals a smaller magnitude reads better: «1.234,567 triệu». */
#define MAGNITUDE_DECIMALS_MAX 3

/* The magnitude, as a power of ten, in which a value of this exponent is written: no smaller, or the precision is lost. */
static int
choose_magnitude (const DrDecimal *value)
{
  char digits[DR_DECIMAL_BUFFER];
  int magnitude = (value->exponent + 2) / 3 * 3;

  if (value->exponent <= 0)
    return 0;

  int n_digits = (int) dr_int128_write (value->coefficient, digits) - (value->coefficient < 0);
  while (magnitude + 3 - value->exponent <= MAGNITUDE_DECIMALS_MAX && n_digits + value->exponent > magnitude + 3)
    magnitude += 3;

  return magnitude;
}

static void
append_magnitude (GString *text,
                  int      magnitude)
{
  if (magnitude % 9 != 0)
    g_string_append (text, magnitude % 9 == 3 ? " nghìn" : " triệu");
  for (; magnitude >= 9; magnitude -= 9)
    g_string_append (text, " tỷ");
}

/* The number alone, in units of the magnitude: «1.904,75». */
static void
append_number (GString         *text,
               const DrDecimal *value,
               int              magnitude,
               const char      *measure)
{
  char buffer[DR_DECIMAL_BUFFER];
  gsize n_decimals = (gsize) (magnitude - value->exponent);
  gsize n_digits = dr_int128_write (value->coefficient, buffer);
  g_autoptr (GString) digits = g_string_new_len (buffer, (gssize) n_digits);

  if (value->coefficient < 0)
    {
      g_string_append_c (text, '-');
      g_string_erase (digits, 0, 1);
    }
  while (digits->len <= n_decimals)
    g_string_prepend_c (digits, '0');

  gsize n_whole = digits->len - n_decimals;
  /* «1,236 cây» would be a thousand trees; a leading zero, which counts nothing, makes the comma decimal. */
  if (magnitude == 0 && n_decimals == 3 && n_whole <= 3 && digits->str[0] != '0' && dr_measure_is_countable (measure))
    g_string_append_c (text, '0');

  for (gsize i = 0; i < digits->len; i++)
    {
      if (i == n_whole)
        g_string_append_c (text, ',');
      else if (i > 0 && i < n_whole && (n_whole - i) % 3 == 0)
        g_string_append_c (text, '.');
      g_string_append_c (text, digits->str[i]);
    }
}

/**
 * dr_quantity_to_string:
 * @self: a quantity
 *
 * Writes the quantity as a Vietnamese report would: «hơn 8.000 bộ»,
 * «45,2 tỷ đồng», «12,50%», «từ 20 đến 25 hộ».
 *
 * A dot groups thousands, a comma marks decimals, whatever the locale. The
 * magnitude is chosen so that the precision is kept, and the measure stands in
 * its canonical form, so equal quantities give equal text, and
 * [ctor@DistrictReport.Quantity.parse] of the text gives an equal quantity. A
 * value of three decimals in a measure that only comes whole, which no report
 * has, gets a leading zero («01,236 cây»), because «1,236 cây» is read as a
 * thousand.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dr_quantity_to_string (DrQuantity *self)
{
  static const char * const prefixes[] = {
    [DR_HEDGE_EXACT] = "",
    [DR_HEDGE_OVER] = "hơn ",
    [DR_HEDGE_UNDER] = "gần ",
    [DR_HEDGE_ABOUT] = "khoảng ",
    [DR_HEDGE_AT_LEAST] = "ít nhất ",
    [DR_HEDGE_AT_MOST] = "không quá ",
    [DR_HEDGE_RANGE] = "từ ",
  };

  g_return_val_if_fail (self != NULL, NULL);

  GString *text = g_string_new (prefixes[self->hedge]);
  const DrDecimal *last = self->hedge == DR_HEDGE_RANGE ? &self->upper : &self->value;
  int magnitude = choose_magnitude (last);

  append_number (text, &self->value, magnitude, self->measure);
  if (self->hedge == DR_HEDGE_RANGE)
    {
      g_string_append (text, " đến ");
      append_number (text, &self->upper, magnitude, self->measure);
    }
  append_magnitude (text, magnitude);
  if (*self->measure != '\0')
    {
      if (magnitude > 0 || (*self->measure != '%' && !g_str_has_prefix (self->measure, "‰")))
        g_string_append_c (text, ' ');
      g_string_append (text, self->measure);
    }

  return g_string_free (text, FALSE);
}

static void
append_plain_number (GString         *text,
                     const DrDecimal *value)
{
  char buffer[DR_DECIMAL_BUFFER];

  if (value->exponent > 0)
    {
      dr_int128_write (value->coefficient, buffer);
      g_string_append_printf (text, "%se%d", buffer, value->exponent);
    }
  else
    {
      dr_decimal_write (value, buffer);
      g_string_append (text, buffer);
    }
}

/**
 * dr_quantity_to_plain:
 * @self: a quantity
 *
 * Writes the quantity in the form for machines: the hedge as a sign, the plain
 * decimal number, the canonical measure, with one space between them.
 *
 * | quantity | plain |
 * | -------- | ----- |
 * | 1.236 cây | `1236 cây` |
 * | 12,50% | `12.50 %` |
 * | 45,2 tỷ đồng | `452e8 đồng` |
 * | hơn 8.000 bộ | `> 8000 bộ` |
 * | gần 2 tỷ đồng | `< 2e9 đồng` |
 * | khoảng 200 hộ | `~ 200 hộ` |
 * | ít nhất 12 cuộc | `>= 12 cuộc` |
 * | không quá 3 | `<= 3` |
 * | từ 20 đến 25 hộ | `20..25 hộ` |
 *
 * The precision is that of the last digit: decimals as they are written, and
 * `e8` where the last digit counts hundreds of millions.
 * [ctor@DistrictReport.Quantity.parse_plain] reads it back as an equal quantity.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dr_quantity_to_plain (DrQuantity *self)
{
  static const char * const prefixes[] = {
    [DR_HEDGE_EXACT] = "",
    [DR_HEDGE_OVER] = "> ",
    [DR_HEDGE_UNDER] = "< ",
    [DR_HEDGE_ABOUT] = "~ ",
    [DR_HEDGE_AT_LEAST] = ">= ",
    [DR_HEDGE_AT_MOST] = "<= ",
    [DR_HEDGE_RANGE] = "",
  };

  g_return_val_if_fail (self != NULL, NULL);

  GString *text = g_string_new (prefixes[self->hedge]);

  append_plain_number (text, &self->value);
  if (self->hedge == DR_HEDGE_RANGE)
    {
      g_string_append (text, "..");
      append_plain_number (text, &self->upper);
    }
  if (*self->measure != '\0')
    g_string_append_printf (text, " %s", self->measure);

  return g_string_free (text, FALSE);
}
