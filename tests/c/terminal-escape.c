/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>

#include "rendering/dr-terminal-escape-private.h"

typedef struct
{
  const char *path;
  const char *text;
  const char *escaped;
} Case;

static const Case cases[] = {
  { "/terminal-escape/nothing", "", "" },
  { "/terminal-escape/vietnamese-stays", "Ủy ban Kiểm tra: 18/19 đơn, 94,73%", "Ủy ban Kiểm tra: 18/19 đơn, 94,73%" },
  { "/terminal-escape/marks-stay", "uy\xcc\x89", "uy\xcc\x89" },
  { "/terminal-escape/escape-sequence", "a\x1b[2Jb", "a\\u{001B}[2Jb" },
  { "/terminal-escape/delete-and-next-line", "\x7f\xc2\x85", "\\u{007F}\\u{0085}" },
  { "/terminal-escape/right-to-left-override", "12\xe2\x80\xae" "34", "12\\u{202E}34" },
  { "/terminal-escape/isolate", "\xe2\x81\xa6x\xe2\x81\xa9", "\\u{2066}x\\u{2069}" },
  { "/terminal-escape/zero-width-space", "a\xe2\x80\x8b" "b", "a\\u{200B}b" },
  { "/terminal-escape/line-separator", "a\xe2\x80\xa8" "b", "a\\u{2028}b" },
  { "/terminal-escape/blanks-become-one-space", "a \t\r\n b", "a b" },
  { "/terminal-escape/not-utf-8", "a\xff" "b", "a\\x{FF}b" },
  { "/terminal-escape/cut-character", "a\xe1\xbb", "a\\x{E1}\\x{BB}" },
};

static void
test_escape (gconstpointer data)
{
  const Case *row = data;
  g_autofree char *escaped = dr_terminal_escape (row->text, -1);

  g_assert_cmpstr (escaped, ==, row->escaped);
  g_assert_true (g_utf8_validate (escaped, -1, NULL));
}

static void
test_nul (void)
{
  g_autofree char *escaped = dr_terminal_escape ("a\0b", 3);

  g_assert_cmpstr (escaped, ==, "a\\u{0000}b");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_escape);
  g_test_add_func ("/terminal-escape/nul-inside", test_nul);

  return g_test_run ();
}
