/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-list-label-private.h"

static void
test_numbers (void)
{
  static const struct
  {
    DrLabelStyle style;
    guint        number;
    const char  *text;
  } rows[] = {
    { DR_LABEL_NONE, 4, "" },
    { DR_LABEL_DECIMAL, 0, "0" }, { DR_LABEL_DECIMAL, 12, "12" },
    { DR_LABEL_DECIMAL_ZERO, 7, "07" }, { DR_LABEL_DECIMAL_ZERO, 12, "12" },
    { DR_LABEL_UPPER_ROMAN, 1, "I" }, { DR_LABEL_UPPER_ROMAN, 4, "IV" }, { DR_LABEL_UPPER_ROMAN, 9, "IX" },
    { DR_LABEL_LOWER_ROMAN, 14, "xiv" }, { DR_LABEL_UPPER_ROMAN, 1999, "MCMXCIX" }, { DR_LABEL_UPPER_ROMAN, 3999, "MMMCMXCIX" },
    { DR_LABEL_UPPER_ROMAN, 4000, "4000" }, { DR_LABEL_UPPER_ROMAN, 0, "0" },
    { DR_LABEL_LOWER_LETTER, 1, "a" }, { DR_LABEL_UPPER_LETTER, 26, "Z" }, { DR_LABEL_LOWER_LETTER, 27, "aa" },
    { DR_LABEL_LOWER_LETTER, 54, "bbb" }, { DR_LABEL_LOWER_LETTER, 0, "0" }, { DR_LABEL_LOWER_LETTER, G_MAXUINT, "4294967295" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      dr_list_label_append_number (text, rows[i].style, rows[i].number);
      g_assert_cmpstr (text->str, ==, rows[i].text);
    }
}

static void
test_symbols (void)
{
  static const struct
  {
    const char *font;
    gunichar    code;
    gunichar    character;
  } rows[] = {
    { "Symbol", 0xf0b7, 0x2022 }, { "Symbol", 0xb3, 0x2265 }, { "Symbol", 0xf02d, 0x2212 }, { "Symbol", 0xf03d, '=' },
    { "Wingdings", 0xf0a7, 0x2022 }, { "Wingdings 2", 0x50, 0x2022 }, { "Times New Roman", '-', '-' },
    { NULL, 0x2013, 0x2013 }, { NULL, 0xf0b7, 0x2022 }, { "Courier New", 'o', 'o' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmphex (dr_symbol_to_unicode (rows[i].font, rows[i].code), ==, rows[i].character);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-label/numbers", test_numbers);
  g_test_add_func ("/list-label/symbols", test_symbols);

  return g_test_run ();
}
