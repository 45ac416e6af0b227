/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-row-mask-private.h"

/* Two words and a part of a third. */
#define N_ROWS 165
#define N_WORDS 3

static void
make_codes (gint32 *codes,
            gint32  n_ids,
            guint   shape)
{
  gint32 first = g_test_rand_int_range (0, n_ids);

  for (gint32 id = 0; id < n_ids; id++)
    switch (shape)
      {
      case 0:
        codes[id] = 0;
        break;
      case 1:
        codes[id] = id >= first && id < first + (n_ids + 2) / 3 ? id : -1;
        break;
      case 2:
        codes[id] = -1;
        break;
      default:
        codes[id] = g_test_rand_bit () ? id : -1;
        break;
      }
}

/* Bits stay where an id is wanted, and go where it is not and that can be told. */
static void
check_words (const guint64 *words,
             const guint64 *before,
             const gint32  *ids,
             const gint32  *codes,
             gboolean       is_told)
{
  for (gsize row = 0; row < N_ROWS; row++)
    {
      gboolean was_set = before[row / DR_WORD_ROWS] >> row % DR_WORD_ROWS & 1;
      gboolean is_set = words[row / DR_WORD_ROWS] >> row % DR_WORD_ROWS & 1;

      if (is_told || codes[ids[row]] >= 0)
        g_assert_cmpint (is_set, ==, was_set && codes[ids[row]] >= 0);
    }
}

static void
check_ids (gint32 n_ids,
           guint  shape)
{
  g_autofree gint32 *codes = g_new (gint32, n_ids);
  gint32 ids[N_ROWS];
  guint8 narrow_ids[N_ROWS];
  gint32 few_ids[N_ROWS];
  guint64 before[N_WORDS];
  guint64 words[N_WORDS];

  make_codes (codes, n_ids, shape);
  for (gsize row = 0; row < N_ROWS; row++)
    {
      ids[row] = g_test_rand_int_range (0, n_ids);
      narrow_ids[row] = (guint8) ids[row];
      few_ids[row] = narrow_ids[row];
    }
  for (gsize word = 0; word < N_WORDS; word++)
    before[word] = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

  DrWanted wanted = dr_wanted_new (codes, n_ids);
  memcpy (words, before, sizeof words);
  dr_wanted_apply (&wanted, ids, N_ROWS, words);
  check_words (words, before, ids, codes, wanted.kind != DR_WANTED_OTHER && (n_ids <= DR_WORD_ROWS || shape < 3));

  /* A table may have grown since its ids were found to be so narrow. */
  memcpy (words, before, sizeof words);
  dr_wanted_apply_narrow (&wanted, narrow_ids, N_ROWS, words);
  check_words (words, before, few_ids, codes, wanted.kind != DR_WANTED_OTHER);

  for (guint i = 0; i < 20; i++)
    {
      gint32 least = g_test_rand_int_range (0, n_ids);
      gint32 greatest = g_test_rand_int_range (least, n_ids);
      gboolean meets = FALSE;

      for (gint32 id = least; id <= greatest; id++)
        meets |= codes[id] >= 0;
      if (meets || wanted.kind != DR_WANTED_OTHER)
        g_assert_cmpint (dr_wanted_meets (&wanted, least, greatest), ==, meets);
    }
}

/* Ids of 16 bits between two. */
static void
test_keeps_ranges (void)
{
  static const gint32 bounds[] = { 0, 1, 63, 64, 32767, 32768, 40000, 65534, 65535, 65536, 100000 };
  guint16 ids[N_ROWS];
  guint64 before[N_WORDS];
  guint64 words[N_WORDS];

  for (gsize row = 0; row < N_ROWS; row++)
    ids[row] = (guint16) (row % 3 == 0 ? g_test_rand_int_range (0, G_MAXUINT16 + 1) : bounds[row % 9]);
  for (gsize word = 0; word < N_WORDS; word++)
    before[word] = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    for (guint j = 0; j < G_N_ELEMENTS (bounds); j++)
      {
        memcpy (words, before, sizeof words);
        dr_words_keep_range (bounds[i], bounds[j], ids, N_ROWS, words);
        for (gsize row = 0; row < N_ROWS; row++)
          {
            gboolean was_set = before[row / DR_WORD_ROWS] >> row % DR_WORD_ROWS & 1;
            gboolean is_set = words[row / DR_WORD_ROWS] >> row % DR_WORD_ROWS & 1;

            g_assert_cmpint (is_set, ==, was_set && ids[row] >= bounds[i] && ids[row] <= bounds[j]);
          }
      }
}

static void
test_tells_rows (void)
{
  static const gint32 n_ids[] = { 1, 2, 24, 63, 64, 65, 127, 128, 129, 255, 256, 257, 5000 };

  for (guint round = 0; round < 50; round++)
    for (guint i = 0; i < G_N_ELEMENTS (n_ids); i++)
      for (guint shape = 0; shape < 4; shape++)
        check_ids (n_ids[i], shape);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row-mask/tells-rows", test_tells_rows);
  g_test_add_func ("/row-mask/keeps-ranges", test_keeps_ranges);

  return g_test_run ();
}
