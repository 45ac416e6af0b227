/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-string-slots-private.h"

/* What a keeper of strings does: numbers stand for themselves written out. */
static guint32
find (const DrStringSlots  *slots,
      const char           *text,
      guint64             **slot)
{
  guint32 hash = dr_string_slots_hash (slots, text, strlen (text));

  for (guint32 at = hash; ; )
    {
      *slot = dr_string_slots_next (slots, hash, &at);
      guint32 number = dr_string_slots_get_number (*slot);
      if (number == 0 || number == g_ascii_strtoull (text, NULL, 10))
        return number;
    }
}

/* Enough to grow many times. */
static void
test_numbers_follow_each_other (void)
{
  g_auto (DrStringSlots) slots;
  const guint n = 20000;
  guint64 *slot;
  char text[16];

  dr_string_slots_init (&slots);
  for (guint32 i = 1; i <= n; i++)
    {
      int length = g_snprintf (text, sizeof text, "%u", i);
      g_assert_cmpuint (find (&slots, text, &slot), ==, 0);
      dr_string_slots_fill (&slots, slot, dr_string_slots_hash (&slots, text, (gsize) length));
      g_assert_cmpuint (slots.n_filled, ==, i);
      g_assert_cmpuint (slots.n_filled, <=, slots.n_slots / 2);
    }

  for (guint32 i = 1; i <= n; i++)
    {
      g_snprintf (text, sizeof text, "%u", i);
      g_assert_cmpuint (find (&slots, text, &slot), ==, i);
    }
  g_assert_cmpuint (find (&slots, "20001", &slot), ==, 0);
}

/* Strings of one hash, as a document might hope to find: each is still told apart by its keeper. */
static void
test_equal_hashes_are_passed_over (void)
{
  g_auto (DrStringSlots) slots;
  const guint32 hash = G_MAXUINT32;
  guint32 at;

  dr_string_slots_init (&slots);
  for (guint32 i = 1; i <= 100; i++)
    {
      guint64 *slot;
      guint32 sum = 0;

      at = hash;
      while (dr_string_slots_get_number (slot = dr_string_slots_next (&slots, hash, &at)) != 0)
        sum += dr_string_slots_get_number (slot);
      g_assert_cmpuint (sum, ==, i * (i - 1) / 2);
      dr_string_slots_fill (&slots, slot, hash);
    }

  at = 0;
  g_assert_cmpuint (dr_string_slots_get_number (dr_string_slots_next (&slots, 0, &at)), ==, 0);
}

/* Two tables hash the same words otherwise: who writes a document cannot know how. */
static void
test_seeds_differ (void)
{
  g_auto (DrStringSlots) one;
  g_auto (DrStringSlots) other;
  guint n_equal = 0;

  dr_string_slots_init (&one);
  dr_string_slots_init (&other);
  for (guint i = 0; i < 64; i++)
    {
      char letter = (char) ('0' + i);
      n_equal += dr_string_slots_hash (&one, &letter, 1) == dr_string_slots_hash (&other, &letter, 1);
    }

  g_assert_cmpuint (n_equal, <, 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/string-slots/numbers-follow-each-other", test_numbers_follow_each_other);
  g_test_add_func ("/string-slots/equal-hashes-are-passed-over", test_equal_hashes_are_passed_over);
  g_test_add_func ("/string-slots/seeds-differ", test_seeds_differ);

  return g_test_run ();
}
