/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>

#include "rendering/dr-location-words-private.h"

static const struct
{
  const char *path;
  const char *location;
  const char *vietnamese;
  const char *english;
} cases[] = {
  { "/location-words/cell-of-a-table", "table 2, row 4, cell 5, run 1", "bảng 2, hàng 4, ô 5", "table 2, row 4, cell 5" },
  { "/location-words/paragraph", "paragraph 15, runs 13-14", "đoạn 15", "paragraph 15" },
  { "/location-words/from-to", "paragraph 3, run 2 to paragraph 4, run 1", "đoạn 3 đến đoạn 4", "paragraph 3 to paragraph 4" },
  { "/location-words/notes-and-boxes", "text box 1, footnote 2, endnote 3",
    "hộp văn bản 1, chú thích cuối trang 2, chú thích cuối văn bản 3", "text box 1, footnote 2, endnote 3" },
  { "/location-words/names-stay", "sheet \"table 2, run 3 to row\", cell B7",
    "trang tính \"table 2, run 3 to row\", ô B7", "sheet \"table 2, run 3 to row\", cell B7" },
  { "/location-words/line", "line 12", "dòng 12", "line 12" },
  { "/location-words/whole-words-only", "stable 2, run away", "stable 2, run away", "stable 2, run away" },
  { "/location-words/words-of-others", "trang 5", "trang 5", "trang 5" },
  { "/location-words/nothing", "", "", "" },
};

static void
test_words (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *vietnamese = dr_location_to_words (cases[i].location, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *english = dr_location_to_words (cases[i].location, DR_LANGUAGE_ENGLISH);

  g_assert_cmpstr (vietnamese, ==, cases[i].vietnamese);
  g_assert_cmpstr (english, ==, cases[i].english);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GSIZE_TO_POINTER (i), test_words);

  return g_test_run ();
}
