/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-slip-private.h"

#include <string.h>

/* Digits of a figure at a given place, with zeros in front only where the figure is smaller than one. */
static void
write_digits (const DrDecimal *value,
              int              exponent,
              char             buffer[DR_DECIMAL_BUFFER])
{
  DrDecimal scaled;

  buffer[0] = '\0';
  if (value->coefficient >= 0 && dr_decimal_rescale (value, exponent, &scaled))
    buffer[dr_int128_write (scaled.coefficient, buffer)] = '\0';
}

/* Of two that are not equal. */
static gboolean
is_shifted (const DrDecimal *one,
            const DrDecimal *other,
            int              shifts_most)
{
  DrDecimal first = dr_decimal_normalize (one);
  DrDecimal second = dr_decimal_normalize (other);
  int shift = ABS (first.exponent - second.exponent);

  return first.coefficient != 0 && first.coefficient == second.coefficient && shift <= shifts_most;
}

gboolean
dr_slip_is_between (const DrDecimal *one,
                    const DrDecimal *other,
                    guint            digits_least,
                    int              shifts_most)
{
  DrDecimal first = dr_decimal_normalize (one);
  DrDecimal second = dr_decimal_normalize (other);
  int exponent = MIN (first.exponent, second.exponent);
  char a[DR_DECIMAL_BUFFER], b[DR_DECIMAL_BUFFER];
  gsize at = 0;

  if (dr_decimal_compare (one, other) == 0)
    return FALSE;
  if (is_shifted (one, other, shifts_most))
    return TRUE;

  write_digits (one, exponent, a);
  write_digits (other, exponent, b);
  gsize length = strlen (a);
  while (a[at] != '\0' && a[at] == b[at])
    at++;
  if (length == 0 || *b == '\0')
    return FALSE;
  if (length == strlen (b))
    return (length >= 2 && a[at + 1] != '\0' && a[at] == b[at + 1] && a[at + 1] == b[at]
            && strcmp (a + at + 2, b + at + 2) == 0)
           || (length >= digits_least && strcmp (a + at + 1, b + at + 1) == 0);

  const char *longer = length > strlen (b) ? a : b;
  const char *shorter = longer == a ? b : a;

  return strlen (longer) == strlen (shorter) + 1 && strlen (longer) >= 4 && strcmp (longer + at + 1, shorter + at) == 0;
}

DrSlipKind
dr_slip_find_kind (const DrDecimal *stated,
                   const DrDecimal *needed,
                   guint           *length)
{
  DrDecimal first = dr_decimal_normalize (stated);
  DrDecimal second = dr_decimal_normalize (needed);
  int exponent = MIN (first.exponent, second.exponent);
  char a[DR_DECIMAL_BUFFER], b[DR_DECIMAL_BUFFER];
  gsize at = 0;

  write_digits (stated, exponent, a);
  write_digits (needed, exponent, b);
  *length = (guint) strlen (a);
  if (*length != strlen (b) || strcmp (a, b) == 0)
    return DR_SLIP_KIND_NONE;
  while (a[at] == b[at])
    at++;

  if (a[at + 1] != '\0' && a[at] == b[at + 1] && a[at + 1] == b[at] && strcmp (a + at + 2, b + at + 2) == 0)
    return DR_SLIP_KIND_SWAPPED;

  return strcmp (a + at + 1, b + at + 1) == 0 ? DR_SLIP_KIND_CHANGED : DR_SLIP_KIND_NONE;
}

DrSlip
dr_slip_grade (const DrDecimal *stated,
               const DrDecimal *needed)
{
  guint length;

  switch (dr_slip_find_kind (stated, needed, &length))
    {
    case DR_SLIP_KIND_SWAPPED:
      return length >= 3 ? DR_SLIP_EVIDENT : DR_SLIP_POSSIBLE;
    case DR_SLIP_KIND_CHANGED:
      return length >= 4 ? DR_SLIP_EVIDENT : length == 3 ? DR_SLIP_LIKELY : length == 2 ? DR_SLIP_POSSIBLE : DR_SLIP_NONE;
    case DR_SLIP_KIND_NONE:
    default:
      return DR_SLIP_NONE;
    }
}
