/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-list-label-private.h"

#include <string.h>

#define ROMAN_MOST 3999
/* «aaaa» is the longest that anybody would read. */
#define LETTER_MOST (4 * 26)

static void
append_roman (GString  *text,
              guint     number,
              gboolean  upper)
{
  static const struct { guint value; const char *upper; const char *lower; } steps[] = {
    { 1000, "M", "m" }, { 900, "CM", "cm" }, { 500, "D", "d" }, { 400, "CD", "cd" }, { 100, "C", "c" },
    { 90, "XC", "xc" }, { 50, "L", "l" }, { 40, "XL", "xl" }, { 10, "X", "x" }, { 9, "IX", "ix" },
    { 5, "V", "v" }, { 4, "IV", "iv" }, { 1, "I", "i" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    for (; number >= steps[i].value; number -= steps[i].value)
      g_string_append (text, upper ? steps[i].upper : steps[i].lower);
}

void
dr_list_label_append_number (GString      *text,
                             DrLabelStyle  style,
                             guint         number)
{
  gboolean upper = style == DR_LABEL_UPPER_ROMAN || style == DR_LABEL_UPPER_LETTER;

  if (style == DR_LABEL_NONE)
    return;
  if ((style == DR_LABEL_UPPER_ROMAN || style == DR_LABEL_LOWER_ROMAN) && number > 0 && number <= ROMAN_MOST)
    append_roman (text, number, upper);
  else if ((style == DR_LABEL_UPPER_LETTER || style == DR_LABEL_LOWER_LETTER) && number > 0 && number <= LETTER_MOST)
    for (guint i = 0; i <= (number - 1) / 26; i++)
      g_string_append_c (text, (char) ((upper ? 'A' : 'a') + (number - 1) % 26));
  else
    g_string_append_printf (text, style == DR_LABEL_DECIMAL_ZERO ? "%02u" : "%u", number);
}

gunichar
dr_symbol_to_unicode (const char *font,
                      gunichar    character)
{
  /* What reports use of the font Symbol. */
  static const struct { guint8 code; gunichar character; } symbols[] = {
    { 0x2d, 0x2212 }, { 0xa3, 0x2264 }, { 0xb0, 0xb0 }, { 0xb1, 0xb1 }, { 0xb3, 0x2265 }, { 0xb4, 0xd7 },
    { 0xb7, 0x2022 }, { 0xb8, 0xf7 }, { 0xb9, 0x2260 }, { 0xae, 0x2192 }, { 0xd7, 0x22c5 }, { 0xe5, 0x2211 },
  };
  gboolean is_symbol = font != NULL && g_ascii_strcasecmp (font, "Symbol") == 0;
  gboolean is_dingbats = font != NULL && (g_ascii_strncasecmp (font, "Wingdings", 9) == 0
                                          || g_ascii_strncasecmp (font, "Webdings", 8) == 0);
  gboolean is_private = character >= 0xf020 && character <= 0xf0ff;
  guint code = is_private ? character - 0xf000 : character;

  if (is_symbol && code < 0x100)
    for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
      if (symbols[i].code == code)
        return symbols[i].character;
  if (is_symbol && code > 0x20 && code < 0x7f && g_ascii_ispunct ((char) code))
    return code;
  if (is_symbol && g_ascii_isdigit ((char) MIN (code, 0x7f)))
    return code;
  if (is_private || ((is_symbol || is_dingbats) && code > 0x20 && code < 0x100))
    return 0x2022;

  return character;
}
