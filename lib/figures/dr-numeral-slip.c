/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "figures/dr-numeral-text-private.h"

/*
 * Recognition of scanned pages takes letters for digits: «l.236», «1O5», «2S0». A
 * letter is read as the digit it looks like only inside what is otherwise a number,
 * and the number without it is kept as the other reading.
 */

/* No number with a slip is longer. */
#define LONGEST_RUN 24
/* What is read on behind it: a magnitude and the terms after that. */
#define READ_ON 72

static char
digit_of_letter (char letter)
{
  switch (letter)
    {
    case 'l': case 'I':
      return '1';
    case 'O': case 'o':
      return '0';
    case 'S':
      return '5';
    case 'B':
      return '8';
    default:
      return '\0';
    }
}

gboolean
dr_numeral_scan_slip (const char *text,
                      gsize       length,
                      gsize       start,
                      DrNumeral  *numeral)
{
  char corrected[LONGEST_RUN + READ_ON];
  char stripped[LONGEST_RUN + 1];
  gsize size = 0;
  gsize stripped_size = 0;
  guint n_digits = 0;
  guint n_letters = 0;

  for (; start + size < length && size < LONGEST_RUN; size++)
    {
      char byte = text[start + size];
      char digit = digit_of_letter (byte);

      if (g_ascii_isdigit (byte))
        n_digits++;
      else if (digit != '\0')
        n_letters++;
      else if ((byte != '.' && byte != ',') || start + size + 1 >= length
               || (!g_ascii_isdigit (text[start + size + 1]) && digit_of_letter (text[start + size + 1]) == '\0'))
        break;
      corrected[size] = digit != '\0' ? digit : byte;
      if (digit == '\0' && !(stripped_size == 0 && !g_ascii_isdigit (byte)))
        stripped[stripped_size++] = byte;
    }
  /* One letter among digits; a word, or a code such as «5S», is none. */
  if (n_letters != 1 || n_digits < 2 || size == LONGEST_RUN || (start > 0 && (guchar) text[start - 1] > ' '))
    return FALSE;

  gsize more = MIN (length - start - size, READ_ON);
  while (more > 0 && start + size + more < length && ((guchar) text[start + size + more] & 0xc0) == 0x80)
    more--;
  memcpy (corrected + size, text + start + size, more);
  if (!dr_numeral_scan (corrected, size + more, 0, numeral)
      || (numeral->flags & (DR_NUMERAL_UNREADABLE | DR_NUMERAL_AMBIGUOUS)))
    return FALSE;

  DrNumeral other;
  dr_numeral_scan (stripped, stripped_size, 0, &other); /* it begins with a digit: a number is there */
  if (other.end != stripped_size || (other.flags & DR_NUMERAL_UNREADABLE))
    return FALSE;

  /* The magnitude behind it counts for both. */
  DrNumeral plain;
  dr_numeral_scan (corrected, size, 0, &plain);
  other.value.exponent += numeral->value.exponent - plain.value.exponent;
  numeral->other = other.value;
  numeral->start = start;
  numeral->digits_end += start;
  numeral->end += start;
  numeral->flags |= DR_NUMERAL_SLIP;

  return TRUE;
}
