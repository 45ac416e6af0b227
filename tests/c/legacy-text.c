/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading/documents/dr-legacy-text-private.h"

static void
test_fonts_say_the_code (void)
{
  static const struct
  {
    const char *font;
    DrLegacy    legacy;
  } rows[] = {
    { ".VnTime", DR_LEGACY_TCVN3 }, { ".VnTimeH", DR_LEGACY_TCVN3_CAPITALS }, { ".VnArial NarrowH", DR_LEGACY_TCVN3_CAPITALS },
    { ".VNTIME", DR_LEGACY_TCVN3 }, { "VNI-Times", DR_LEGACY_VNI }, { "vni-helve", DR_LEGACY_VNI },
    { "Times New Roman", DR_LEGACY_NONE }, { "Vn", DR_LEGACY_NONE }, { "", DR_LEGACY_NONE }, { NULL, DR_LEGACY_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (dr_legacy_from_font (rows[i].font), ==, rows[i].legacy);
}

/* The table against the one of the system, byte by byte. */
static void
test_tcvn_is_that_of_iconv (void)
{
  for (guint byte = 1; byte < 0x100; byte++)
    {
      /* Next to a capital, for what might be a sign. */
      const char bytes[] = { 'Q', (char) byte, '\0' };
      g_autoptr (GString) own = g_string_new (NULL);
      g_autofree char *other = g_convert (bytes, 2, "UTF-8", "TCVN", NULL, NULL, NULL);

      if (other == NULL)
        {
          g_test_skip ("no TCVN in this system's iconv");
          return;
        }
      dr_legacy_append_bytes (own, DR_LEGACY_TCVN3, bytes, 2);
      g_assert_cmpstr (own->str, ==, other);
    }
}

#define VOWELS "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ" \
               "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ"

static void
test_vni_writes_every_letter (void)
{
  static const char vni[] =
    "a a\370 a\373 a\365 a\371 a\357 a\352 a\350 a\372 a\374 a\351 a\353 a\342 a\340 a\345 a\343 a\341 a\344 "
    "e e\370 e\373 e\365 e\371 e\357 e\342 e\340 e\345 e\343 e\341 e\344 i \354 \346 \363 \355 \362 "
    "o o\370 o\373 o\365 o\371 o\357 o\342 o\340 o\345 o\343 o\341 o\344 \364 \364\370 \364\373 \364\365 \364\371 \364\357 "
    "u u\370 u\373 u\365 u\371 u\357 \366 \366\370 \366\373 \366\365 \366\371 \366\357 y y\370 y\373 y\365 y\371 \356 \361 "
    "A A\330 A\333 A\325 A\331 A\317 A\312 A\310 A\332 A\334 A\311 A\313 A\302 A\300 A\305 A\303 A\301 A\304 "
    "E E\330 E\333 E\325 E\331 E\317 E\302 E\300 E\305 E\303 E\301 E\304 I \314 \306 \323 \315 \322 "
    "O O\330 O\333 O\325 O\331 O\317 O\302 O\300 O\305 O\303 O\301 O\304 \324 \324\330 \324\333 \324\325 \324\331 \324\317 "
    "U U\330 U\333 U\325 U\331 U\317 \326 \326\330 \326\333 \326\325 \326\331 \326\317 Y Y\330 Y\333 Y\325 Y\331 \316 \321 ";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (const char *at = VOWELS; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_string_append_unichar (expected, g_utf8_get_char (at));
      g_string_append_c (expected, ' ');
    }
  dr_legacy_append_bytes (text, DR_LEGACY_VNI, vni, strlen (vni));
  g_assert_cmpstr (text->str, ==, expected->str);

  /* The same as characters, as a document in Unicode holds them. */
  g_autofree char *characters = g_convert (vni, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
  g_string_truncate (text, 0);
  dr_legacy_append (text, DR_LEGACY_VNI, characters, strlen (characters));
  g_assert_cmpstr (text->str, ==, expected->str);
}

static void
test_signs_of_windows (void)
{
  static const struct
  {
    DrLegacy    legacy;
    const char *bytes;
    const char *text;
  } rows[] = {
    { DR_LEGACY_VNI, "\223ke\341\224 \226 a\205", "“kế” – a…" },
    { DR_LEGACY_TCVN3, "\223n\250m\224 \226 \2212\222, a\205", "“năm” – ‘2’, a…" },
    { DR_LEGACY_TCVN3, "VAI TR\222", "VAI TRÒ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      dr_legacy_append_bytes (text, rows[i].legacy, rows[i].bytes, strlen (rows[i].bytes));
      g_assert_cmpstr (text->str, ==, rows[i].text);
    }
}

/* A mark whose letter ended the run before combines with it. */
static void
test_a_mark_on_its_own_combines (void)
{
  g_autoptr (GString) text = g_string_new ("ke");

  dr_legacy_append (text, DR_LEGACY_VNI, "át", strlen ("át"));
  g_autofree char *composed = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
  g_assert_cmpstr (composed, ==, "kết");
}

static void
test_other_characters_stay (void)
{
  static const char plain[] = "96/80 – “kế hoạch” ạ 12%";
  static const DrLegacy codes[] = { DR_LEGACY_NONE, DR_LEGACY_TCVN3, DR_LEGACY_VNI };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      dr_legacy_append (text, codes[i], plain, strlen (plain));
      g_assert_cmpstr (text->str, ==, plain);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/legacy-text/fonts-say-the-code", test_fonts_say_the_code);
  g_test_add_func ("/legacy-text/tcvn-is-that-of-iconv", test_tcvn_is_that_of_iconv);
  g_test_add_func ("/legacy-text/vni-writes-every-letter", test_vni_writes_every_letter);
  g_test_add_func ("/legacy-text/signs-of-windows", test_signs_of_windows);
  g_test_add_func ("/legacy-text/a-mark-on-its-own-combines", test_a_mark_on_its_own_combines);
  g_test_add_func ("/legacy-text/other-characters-stay", test_other_characters_stay);

  return g_test_run ();
}
