/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "model/dr-string-table-private.h"

static GPtrArray *
strings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
}

static void
test_keeps_each_string_once (void)
{
  g_autoptr (GPtrArray) strings = strings_new ();
  g_autoptr (DrStringTable) table = dr_string_table_new (strings);

  g_assert_cmpuint (dr_string_table_intern (table, "hộ nghèo", strlen ("hộ")), ==, 0);
  g_assert_cmpuint (dr_string_table_intern (table, "", 0), ==, 1);
  g_assert_cmpuint (dr_string_table_intern (table, "hộ", strlen ("hộ")), ==, 0);
  g_assert_cmpuint (dr_string_table_intern (table, "x", 0), ==, 1);
  g_assert_cmpstr (g_ptr_array_index (strings, 0), ==, "hộ");
  g_assert_cmpuint (strings->len, ==, 2);
}

/* Enough to grow many times, with lengths about the eight bytes that are hashed at once. */
static void
test_finds_what_it_holds_and_nothing_else (void)
{
  g_autoptr (GPtrArray) strings = strings_new ();
  g_autoptr (DrStringTable) table = dr_string_table_new (strings);
  const guint n = 20000;
  char text[64];

  for (guint i = 0; i < n; i++)
    {
      int length = g_snprintf (text, sizeof text, "%u%.*s", i, (int) (i % 13), "abcdefghijklm");
      g_assert_cmpuint (dr_string_table_find (table, text, length), ==, G_MAXUINT32);
      g_assert_cmpuint (dr_string_table_intern (table, text, length), ==, i);
    }

  for (guint i = 0; i < n; i++)
    {
      int length = g_snprintf (text, sizeof text, "%u%.*s", i, (int) (i % 13), "abcdefghijklm");
      g_assert_cmpuint (dr_string_table_find (table, text, length), ==, i);
      g_assert_cmpstr (g_ptr_array_index (strings, i), ==, text);
    }
}

static void
test_a_nul_is_a_byte_like_any_other (void)
{
  g_autoptr (GPtrArray) strings = strings_new ();
  g_autoptr (DrStringTable) table = dr_string_table_new (strings);

  g_assert_cmpuint (dr_string_table_intern (table, "a\0b", 3), ==, 0);
  g_assert_cmpuint (dr_string_table_intern (table, "a\0c", 3), ==, 1);
  g_assert_cmpuint (dr_string_table_intern (table, "a", 1), ==, 2);
  g_assert_cmpuint (dr_string_table_intern (table, "a\0", 2), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/string-table/keeps-each-string-once", test_keeps_each_string_once);
  g_test_add_func ("/string-table/finds-what-it-holds-and-nothing-else", test_finds_what_it_holds_and_nothing_else);
  g_test_add_func ("/string-table/a-nul-is-a-byte-like-any-other", test_a_nul_is_a_byte_like_any_other);

  return g_test_run ();
}
