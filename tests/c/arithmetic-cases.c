/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Computes the cases it is given, one a line, for tests/python/arithmetic_fractions.py to compare with fractions. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-error.h>

#include "figures/dr-decimal-private.h"
#include "figures/dr-ratio-private.h"

static void
answer_decimal (const char *operation,
                const char *left_coefficient,
                const char *left_exponent,
                const char *right_coefficient,
                const char *right_exponent)
{
  DrDecimal left = { 0, atoi (left_exponent) };
  DrDecimal right = { 0, atoi (right_exponent) };
  DrDecimal result;
  gboolean fits;

  if (!dr_int128_parse (left_coefficient, -1, &left.coefficient) ||
      !dr_int128_parse (right_coefficient, -1, &right.coefficient))
    g_error ("not a coefficient: %s or %s", left_coefficient, right_coefficient);

  if (g_str_equal (operation, "add"))
    fits = dr_decimal_add (&left, &right, &result);
  else if (g_str_equal (operation, "subtract"))
    fits = dr_decimal_subtract (&left, &right, &result);
  else if (g_str_equal (operation, "multiply"))
    fits = dr_decimal_multiply (&left, &right, &result);
  else if (g_str_equal (operation, "compare"))
    {
      printf ("%d\n", dr_decimal_compare (&left, &right));
      return;
    }
  else
    g_error ("no such operation: %s", operation);

  if (fits)
    {
      char text[DR_DECIMAL_BUFFER];
      dr_decimal_write (&result, text);
      printf ("%d %s\n", result.exponent, text);
    }
  else
    {
      puts ("overflow");
    }
}

static int
find_rounding (const char *nick)
{
  g_autoptr (GEnumClass) roundings = g_type_class_ref (DR_TYPE_ROUNDING);
  GEnumValue *value = g_enum_get_value_by_nick (roundings, nick);

  if (value == NULL)
    g_error ("no such rounding: %s", nick);

  return value->value;
}

static DrRatio *
parse_ratio (const char *text)
{
  g_autoptr (GError) error = NULL;
  DrRatio *ratio = dr_ratio_parse (text, &error);

  if (ratio == NULL)
    g_error ("%s", error->message);

  return ratio;
}

static void
answer_ratio (const char *operation,
              const char *left_text,
              const char *right_text,
              const char *rounding)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRatio) left = parse_ratio (left_text);
  g_autoptr (DrRatio) result = NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (operation, "to_decimal"))
    {
      text = dr_ratio_to_decimal (left, (guint) atoi (right_text), find_rounding (rounding));
      puts (text);
      return;
    }
  if (g_str_equal (operation, "to_percent"))
    {
      text = dr_ratio_to_percent (left, (guint) atoi (right_text), find_rounding (rounding));
      puts (text);
      return;
    }

  g_autoptr (DrRatio) right = parse_ratio (right_text);
  if (g_str_equal (operation, "compare"))
    {
      printf ("%d\n", dr_ratio_compare (left, right));
      return;
    }

  if (g_str_equal (operation, "add"))
    result = dr_ratio_add (left, right, &error);
  else if (g_str_equal (operation, "subtract"))
    result = dr_ratio_subtract (left, right, &error);
  else if (g_str_equal (operation, "multiply"))
    result = dr_ratio_multiply (left, right, &error);
  else if (g_str_equal (operation, "divide"))
    result = dr_ratio_divide (left, right, &error);
  else
    g_error ("no such operation: %s", operation);

  if (result != NULL)
    text = dr_ratio_to_string (result);
  puts (text != NULL ? text
                     : g_error_matches (error, DR_ERROR, DR_ERROR_UNDEFINED) ? "undefined" : "overflow");
}

int
main (void)
{
  char line[1024];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", -1);
      guint n_words = g_strv_length (words);

      if (n_words == 6 && g_str_equal (words[0], "decimal"))
        answer_decimal (words[1], words[2], words[3], words[4], words[5]);
      else if (n_words == 5 && g_str_equal (words[0], "ratio"))
        answer_ratio (words[1], words[2], words[3], words[4]);
      else
        g_error ("not a case: %s", line);
    }

  return EXIT_SUCCESS;
}
