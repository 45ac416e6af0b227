/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-string-pool-private.h"

/* More than the first slots hold, so that the pool grows several times. */
static void
test_pool_keeps_each_once (void)
{
  g_auto (DrStringPool) pool;
  g_autoptr (GError) error = NULL;
  const guint n = 5000;

  dr_string_pool_init (&pool);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *text = g_strdup_printf ("đơn vị số %u", i);
        g_assert_cmpint (dr_string_pool_intern (&pool, text, strlen (text), &error), ==, (int) i);
        g_assert_no_error (error);
      }

  g_assert_cmpuint (dr_string_pool_get_n (&pool), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("đơn vị số %u", i);
      g_assert_cmpint (dr_string_pool_find (&pool, text, strlen (text)), ==, (int) i);
      g_assert_cmpstr (dr_string_pool_get (&pool, i), ==, text);
    }
  g_assert_cmpint (dr_string_pool_find (&pool, "đơn vị số 1", 8), ==, -1);
  g_assert_cmpint (dr_string_pool_find (&pool, "", 0), ==, -1);

  g_autoptr (DrStringColumn) column = dr_string_pool_finish (&pool);
  g_assert_cmpuint (column->n_strings, ==, n);
  g_assert_cmpstr (dr_string_column_get (column, 4999), ==, "đơn vị số 4999");
}

static void
test_pool_tells_beginnings_apart (void)
{
  g_auto (DrStringPool) pool;
  g_autoptr (GError) error = NULL;

  dr_string_pool_init (&pool);
  g_assert_cmpint (dr_string_pool_intern (&pool, "xa-10", 5, &error), ==, 0);
  g_assert_cmpint (dr_string_pool_intern (&pool, "xa-10", 4, &error), ==, 1);
  g_assert_cmpint (dr_string_pool_intern (&pool, "", 0, &error), ==, 2);
  g_assert_cmpint (dr_string_pool_find (&pool, "xa-1", 4), ==, 1);
  g_assert_cmpint (dr_string_pool_find (&pool, "", 0), ==, 2);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/string-pool/keeps-each-once", test_pool_keeps_each_once);
  g_test_add_func ("/string-pool/tells-beginnings-apart", test_pool_tells_beginnings_apart);

  return g_test_run ();
}
