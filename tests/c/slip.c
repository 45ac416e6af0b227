/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is a slip of the pen between two figures, and which figures are small enough to be asked. */

#include "config.h"

#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

typedef struct
{
  const char *path;
  const char *one;
  const char *other;
  guint       digits_least;
  int         shifts_most;
  gboolean    is_slip;
} Case;

static const Case cases[] = {
  { "equal figures are none", "136", "136", 2, 3, FALSE },
  { "equal figures of another precision are none", "136", "136.00", 2, 3, FALSE },
  { "neighbours are swapped", "136", "163", 3, 0, TRUE },
  { "the first two are swapped", "31", "13", 3, 0, TRUE },
  { "others are swapped", "1346", "1643", 3, 0, FALSE },
  { "neighbours are swapped, and a digit is another", "1364", "1638", 3, 0, FALSE },
  { "one digit is another", "1346", "1846", 3, 0, TRUE },
  { "the last digit is another", "1346", "1348", 3, 0, TRUE },
  { "one digit of too few is another", "46", "48", 3, 0, FALSE },
  { "one digit of enough is another", "46", "48", 2, 0, TRUE },
  { "two digits are others", "1346", "1858", 3, 0, FALSE },
  { "a digit is lost", "1346", "146", 3, 0, TRUE },
  { "a digit is added", "146", "1346", 3, 0, TRUE },
  { "a digit of three is lost", "146", "16", 3, 0, FALSE },
  { "a digit is lost, and one is another", "1346", "186", 3, 0, FALSE },
  { "two digits are lost", "13468", "138", 3, 0, FALSE },
  { "decimals are compared with those of the other", "93.8", "93.80", 3, 0, FALSE },
  { "a digit behind the point is another", "11.81", "12.81", 3, 0, TRUE },
  { "the point is moved by one place", "0.5", "0.05", 3, 1, TRUE },
  { "the point is moved too far", "500", "0.5", 3, 1, FALSE },
  { "the point is not asked for", "0.5", "0.05", 3, 0, FALSE },
  { "nothing is moved nowhere", "0", "5", 3, 3, FALSE },
  { "of figures below zero nothing is said", "-136", "163", 3, 0, FALSE },
  { "nor of those that are above it", "136", "-163", 3, 0, FALSE },
  { "of figures that are too far apart nothing is said", "900000000000000000000000000000000000000", "0.000001", 3, 0, FALSE },
};

static DrDecimal
parse (const char *text)
{
  DrDecimal decimal = { 9, 38 };

  /* The one that has more digits than a decimal holds stands for the largest. */
  dr_decimal_parse (text, -1, &decimal);

  return decimal;
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  DrDecimal one = parse (self->one);
  DrDecimal other = parse (self->other);

  g_assert_cmpint (dr_slip_is_between (&one, &other, self->digits_least, self->shifts_most), ==, self->is_slip);
}

static void
test_small (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_small;
  } figures[] = {
    { "0", TRUE },
    { "999999999999999", TRUE },
    { "1000000000000000", FALSE },
    { "-1000000000000000", FALSE },
    { "-999999999999999", TRUE },
    { "0.125", TRUE },
    { "0.1250", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      DrDecimal value = parse (figures[i].text);

      g_assert_cmpint (dr_small_is (&value), ==, figures[i].is_small);
    }
}

static void
test_distance (void)
{
  DrDecimal two = { 2, 0 }, half = { 5, -1 }, off = { 15, -1 };
  DrDecimal down = dr_small_distance (two, half);
  DrDecimal up = dr_small_distance (half, two);

  g_assert_cmpint (dr_decimal_compare (&down, &off), ==, 0);
  g_assert_cmpint (dr_decimal_compare (&up, &off), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/slip/%s", cases[i].path);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/small/what-reports-have", test_small);
  g_test_add_func ("/small/distance-either-way", test_distance);

  return g_test_run ();
}
