/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-pages-private.h"

#define KIB ((gsize) 1 << 10)
#define MOST (1024 * KIB)

static void
init (DrPages    *pages,
      DrPagePool *pool,
      gboolean    is_zeroed,
      gsize       n_bytes)
{
  g_autoptr (GError) error = NULL;

  dr_pages_init_from_pool (pages, pool, is_zeroed, n_bytes, 1, "the test", &error);
  g_assert_no_error (error);
}

/* Whether a pool keeps anything at all: under AddressSanitizer it does not. */
static gboolean
keeps_pieces (void)
{
#if defined __SANITIZE_ADDRESS__
  return FALSE;
#else
  return TRUE;
#endif
}

static void
test_gives_back_what_it_got (void)
{
  g_autoptr (DrPagePool) pool = dr_page_pool_new (MOST);
  DrPages pages;
  DrPages again;

  init (&pages, pool, TRUE, 100 * KIB);
  gpointer data = pages.data;
  memset (data, 7, 100 * KIB);
  dr_pages_clear (&pages);

  /* What is asked for zeroed is, whatever was there. */
  init (&again, pool, TRUE, 80 * KIB);
  if (keeps_pieces ())
    g_assert_true (again.data == data);
  for (gsize i = 0; i < 80 * KIB; i++)
    g_assert_cmpuint (((const guint8 *) again.data)[i], ==, 0);
  dr_pages_clear (&again);
}

static void
test_lends_nothing_much_larger (void)
{
  g_autoptr (DrPagePool) pool = dr_page_pool_new (MOST);
  DrPages pages;
  DrPagePiece piece;

  init (&pages, pool, FALSE, 400 * KIB);
  dr_pages_clear (&pages);
  g_assert_false (dr_page_pool_take (pool, 100 * KIB, &piece));
  g_assert_false (dr_page_pool_take (pool, 500 * KIB, &piece));
  g_assert_false (dr_page_pool_take (pool, 10, &piece));
  g_assert_true (dr_page_pool_take (pool, 300 * KIB, &piece) == keeps_pieces ());
  if (keeps_pieces ())
    dr_page_piece_free (&piece);
}

static void
test_keeps_no_more_than_it_may (void)
{
  g_autoptr (DrPagePool) pool = dr_page_pool_new (MOST);
  DrPages pages[4];
  guint n_kept = 0;
  DrPagePiece piece;

  for (guint i = 0; i < 4; i++)
    init (&pages[i], pool, FALSE, 400 * KIB);
  for (guint i = 0; i < 4; i++)
    dr_pages_clear (&pages[i]);
  while (dr_page_pool_take (pool, 400 * KIB, &piece))
    {
      n_kept++;
      dr_page_piece_free (&piece);
    }
  g_assert_cmpuint (n_kept, ==, keeps_pieces () ? 2 : 0);
}

/* Memory beside which the pool's own would only be more. */
static void
test_makes_way_for_more_than_it_holds (void)
{
  g_autoptr (DrPagePool) pool = dr_page_pool_new (MOST);
  DrPages pages;
  DrPagePiece piece;

  init (&pages, pool, FALSE, 400 * KIB);
  dr_pages_clear (&pages);
  init (&pages, pool, FALSE, 2 * MOST);
  g_assert_false (dr_page_pool_take (pool, 400 * KIB, &piece));
  dr_pages_clear (&pages);
  g_assert_false (dr_page_pool_take (pool, 2 * MOST, &piece));
}

static gpointer
use_pool (gpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      DrPages pages;
      gsize n_bytes = (50 + i % 7 * 40) * KIB;

      init (&pages, data, TRUE, n_bytes);
      g_assert_cmpuint (((const guint8 *) pages.data)[i % n_bytes], ==, 0);
      memset (pages.data, 9, 40 * KIB);
      dr_pages_clear (&pages);
    }

  return NULL;
}

/* Pages outlive the pool's owner, and threads share it. */
static void
test_threads_share_it (void)
{
  DrPagePool *pool = dr_page_pool_new (MOST);
  GThread *threads[4];
  DrPages pages;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pool", use_pool, pool);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  init (&pages, pool, FALSE, 100 * KIB);
  dr_page_pool_unref (pool);
  memset (pages.data, 1, 100 * KIB);
  dr_pages_clear (&pages);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-pool/gives-back-what-it-got", test_gives_back_what_it_got);
  g_test_add_func ("/page-pool/lends-nothing-much-larger", test_lends_nothing_much_larger);
  g_test_add_func ("/page-pool/keeps-no-more-than-it-may", test_keeps_no_more_than_it_may);
  g_test_add_func ("/page-pool/makes-way-for-more-than-it-holds", test_makes_way_for_more_than_it_holds);
  g_test_add_func ("/page-pool/threads-share-it", test_threads_share_it);

  return g_test_run ();
}
