/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>

#include "rendering/dr-terminal-width-private.h"

typedef struct
{
  const char *path;
  const char *text;
  gsize       width;
} Case;

static const Case cases[] = {
  { "/terminal-width/nothing-takes-nothing", "", 0 },
  { "/terminal-width/ascii-takes-one-each", "96/80 ha", 8 },
  { "/terminal-width/vietnamese-composed", "Huyện ủy", 8 },
  { "/terminal-width/vietnamese-decomposed", "Huye\xcc\xa3\xcc\x82n u\xcc\x89y", 8 },
  { "/terminal-width/vietnamese-half-composed", "Huy\xc3\xaa\xcc\xa3n", 5 },
  { "/terminal-width/horn-and-tone", "đường", 5 },
  { "/terminal-width/horn-and-tone-decomposed", "\xc4\x91u\xcc\x9bo\xcc\x9b\xcc\x80ng", 5 },
  { "/terminal-width/marks-alone-take-nothing", "\xcc\xa3\xcc\x82", 0 },
  { "/terminal-width/han-takes-two", "漢字", 4 },
  { "/terminal-width/hangul-takes-two", "한", 2 },
  { "/terminal-width/full-width-digits-take-two", "\xef\xbc\x91\xef\xbc\x92", 4 },
  { "/terminal-width/half-width-katakana-takes-one", "\xef\xbd\xb6", 1 },
  { "/terminal-width/emoji-takes-two", "🎉", 2 },
  { "/terminal-width/zero-width-space-and-joiner", "a\xe2\x80\x8b\xe2\x80\x8d" "b", 2 },
  { "/terminal-width/variation-selector", "☎\xef\xb8\x8e", 1 },
  { "/terminal-width/soft-hyphen", "a\xc2\xad" "b", 2 },
  { "/terminal-width/no-break-space-takes-one", "a\xc2\xa0" "b", 3 },
  { "/terminal-width/rule-takes-one", "─", 1 },
  { "/terminal-width/controls-take-nothing", "a\x1b\t" "b", 2 },
};

static void
test_width (gconstpointer data)
{
  const Case *row = data;

  g_assert_cmpuint (dr_terminal_width (row->text, -1), ==, row->width);
}

static void
test_length (void)
{
  g_assert_cmpuint (dr_terminal_width ("ủyban", 3), ==, 1);
  g_assert_cmpuint (dr_terminal_width ("ủyban", 5), ==, 3);
  g_assert_cmpuint (dr_terminal_width ("ủyban", 0), ==, 0);
}

/* Width does not depend on how the letters are composed. */
static void
test_normalization (void)
{
  static const char text[] = "Ủy ban Mặt trận Tổ quốc Việt Nam huyện, thưởng, ngữ, khuỷu";
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);

  g_assert_cmpstr (composed, !=, decomposed);
  g_assert_cmpuint (dr_terminal_width (composed, -1), ==, g_utf8_strlen (composed, -1));
  g_assert_cmpuint (dr_terminal_width (decomposed, -1), ==, dr_terminal_width (composed, -1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_width);
  g_test_add_func ("/terminal-width/a-length-ends-the-text", test_length);
  g_test_add_func ("/terminal-width/composition-does-not-matter", test_normalization);

  return g_test_run ();
}
