/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-string-column-private.h"

static DrStringColumn *
make_column (const char * const *texts)
{
  g_auto (DrStringColumnBuilder) builder = { NULL };
  g_autoptr (GError) error = NULL;

  dr_string_column_builder_init (&builder);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      dr_string_column_builder_append (&builder, texts[i], strlen (texts[i]), &error);
      g_assert_no_error (error);
    }

  return dr_string_column_builder_finish (&builder);
}

static void
test_gives_back_what_it_was_given (void)
{
  static const char * const texts[] = { "xã", "", "phường", "xã", NULL };
  g_autoptr (DrStringColumn) column = make_column (texts);

  g_assert_cmpuint (column->n_strings, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (dr_string_column_get (column, i), ==, texts[i]);
      g_assert_cmpuint (column->offsets[i + 1] - column->offsets[i], ==, strlen (texts[i]) + 1);
    }
}

static void
test_of_nothing_is_empty (void)
{
  static const char * const texts[] = { NULL };
  g_autoptr (DrStringColumn) column = make_column (texts);

  g_assert_cmpuint (column->n_strings, ==, 0);
  g_assert_cmpuint (column->offsets[0], ==, 0);
  g_assert_cmpint (dr_string_column_find (column, ""), ==, -1);
}

static void
test_takes_a_stretch_of_a_text (void)
{
  g_auto (DrStringColumnBuilder) builder = { NULL };
  g_autoptr (GError) error = NULL;

  dr_string_column_builder_init (&builder);
  g_assert_true (dr_string_column_builder_append (&builder, "xã Đông", strlen ("xã"), &error));
  g_autoptr (DrStringColumn) column = dr_string_column_builder_finish (&builder);
  g_assert_cmpstr (dr_string_column_get (column, 0), ==, "xã");
}

static void
test_finds_the_first (void)
{
  static const char * const texts[] = { "xã", "phường", "xã", NULL };
  g_autoptr (DrStringColumn) column = make_column (texts);

  g_assert_cmpint (dr_string_column_find (column, "xã"), ==, 0);
  g_assert_cmpint (dr_string_column_find (column, "phường"), ==, 1);
  g_assert_cmpint (dr_string_column_find (column, "phườn"), ==, -1);
}

static void
test_outlives_whom_it_was_lent_by (void)
{
  static const char * const texts[] = { "xã", NULL };
  DrStringColumn *column = make_column (texts);
  g_autoptr (DrStringColumn) kept = dr_string_column_ref (column);

  dr_string_column_unref (column);
  g_assert_cmpstr (dr_string_column_get (kept, 0), ==, "xã");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/string-column/gives-back-what-it-was-given", test_gives_back_what_it_was_given);
  g_test_add_func ("/string-column/of-nothing-is-empty", test_of_nothing_is_empty);
  g_test_add_func ("/string-column/takes-a-stretch-of-a-text", test_takes_a_stretch_of_a_text);
  g_test_add_func ("/string-column/finds-the-first-of-equal-strings", test_finds_the_first);
  g_test_add_func ("/string-column/outlives-whom-it-was-lent-by", test_outlives_whom_it_was_lent_by);

  return g_test_run ();
}
