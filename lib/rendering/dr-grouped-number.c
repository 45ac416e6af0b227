/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "rendering/dr-grouped-number-private.h"

char *
dr_grouped_number (const char *plain,
                   DrLanguage  language)
{
  const char *digits = *plain == '-' ? plain + 1 : plain;
  const char *point = strchr (digits, '.');
  gsize n_whole = point == NULL ? strlen (digits) : (gsize) (point - digits);
  char group = language == DR_LANGUAGE_VIETNAMESE ? '.' : ',';
  char fraction = language == DR_LANGUAGE_VIETNAMESE ? ',' : '.';
  GString *text = g_string_new_len (plain, digits - plain);

  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (text, group);
      g_string_append_c (text, digits[i]);
    }
  if (point != NULL)
    {
      g_string_append_c (text, fraction);
      g_string_append (text, point + 1);
    }

  return g_string_free (text, FALSE);
}
