/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Quotients that need no object: short ones, long ones, and those that nothing holds. */

#include "config.h"

#include "figures/dr-quotient-private.h"

typedef struct
{
  const char *path;
  const char *numerator;
  const char *denominator;
  const char *other_numerator;
  const char *other_denominator;
  int         compared;
} Comparison;

#define LONG "100000000000000000000"

static const Comparison comparisons[] = {
  { "short ones that are equal", "1", "2", "2", "4", 0 },
  { "a short one that is less", "1", "3", "1", "2", -1 },
  { "a short one that is more", "2", "3", "1", "2", 1 },
  { "a denominator below zero", "1", "-3", "1", "2", -1 },
  { "a long numerator that is more", LONG, "3", "1", "2", 1 },
  { "a long denominator that is less", "1", LONG, "1", "2", -1 },
  { "against a long numerator", "1", "3", LONG, "2", -1 },
  { "against a long denominator", "1", "3", "1", LONG, 1 },
  { "of other signs, below", "-" LONG, "3", "1", "2", -1 },
  { "of other signs, above", LONG, "3", "-1", "2", 1 },
  { "long ones below zero", "-" LONG, "3", "-" LONG, "4", -1 },
  { "long ones that are equal", LONG, "3", LONG, "3", 0 },
};

typedef struct
{
  const char *path;
  const char *numerator;
  const char *denominator;
  int         power;
  DrRounding  rounding;
  const char *rounded;    /* NULL where nothing holds it */
} Rounding;

#define MOST "99999999999999999999999999999999999999"

static const Rounding roundings[] = {
  { "a half away from zero", "5", "2", 0, DR_ROUNDING_HALF_AWAY_FROM_ZERO, "3" },
  { "a half below zero", "-5", "2", 0, DR_ROUNDING_HALF_AWAY_FROM_ZERO, "-3" },
  { "less than a half", "7", "3", 0, DR_ROUNDING_HALF_AWAY_FROM_ZERO, "2" },
  { "cut off", "8", "3", 0, DR_ROUNDING_TRUNCATE, "2" },
  { "a half to the even one below", "5", "2", 0, DR_ROUNDING_HALF_TO_EVEN, "2" },
  { "a half to the even one above", "7", "2", 0, DR_ROUNDING_HALF_TO_EVEN, "4" },
  { "more than a half to the nearest", "8", "3", 0, DR_ROUNDING_HALF_TO_EVEN, "3" },
  { "less than a half to the nearest", "7", "3", 0, DR_ROUNDING_HALF_TO_EVEN, "2" },
  { "to two digits", "2", "3", 2, DR_ROUNDING_HALF_AWAY_FROM_ZERO, "67" },
  { "a long dividend", LONG, "3", 2, DR_ROUNDING_TRUNCATE, "3333333333333333333333" },
  { "a long divisor", "7", LONG, 0, DR_ROUNDING_TRUNCATE, "0" },
  { "a product that only two words hold", MOST, MOST, 38, DR_ROUNDING_TRUNCATE, "100000000000000000000000000000000000000" },
  { "a quotient that nothing holds", MOST, "1", 38, DR_ROUNDING_TRUNCATE, NULL },
  { "a quotient that only an unsigned one holds", MOST, "5", 1, DR_ROUNDING_TRUNCATE, NULL },
};

static dr_int128
parse (const char *text)
{
  dr_int128 value = 0;

  g_assert_true (dr_int128_parse (text, -1, &value));

  return value;
}

static void
test_compare (gconstpointer data)
{
  const Comparison *self = data;
  DrQuotient one, other;

  g_assert_true (dr_quotient_init (&one, parse (self->numerator), parse (self->denominator)));
  g_assert_true (dr_quotient_init (&other, parse (self->other_numerator), parse (self->other_denominator)));
  g_assert_cmpint (dr_quotient_compare (&one, &other), ==, self->compared);
}

static void
test_round (gconstpointer data)
{
  const Rounding *self = data;
  DrQuotient quotient;
  dr_int128 rounded;

  g_assert_true (dr_quotient_init (&quotient, parse (self->numerator), parse (self->denominator)));
  g_assert_cmpint (dr_quotient_round (&quotient, self->power, self->rounding, &rounded), ==, self->rounded != NULL);
  if (self->rounded != NULL)
    g_assert_true (rounded == parse (self->rounded));
}

/* Zero divides nothing; the lowest number of all has no opposite. */
static void
test_refuses (void)
{
  const dr_int128 lowest = (dr_int128) ((dr_uint128) 1 << 127);
  DrQuotient quotient;

  g_assert_false (dr_quotient_init (&quotient, 1, 0));
  g_assert_false (dr_quotient_init (&quotient, lowest, -1));
  g_assert_false (dr_quotient_init (&quotient, 1, lowest));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quotient/compare/%s", comparisons[i].path);

      g_test_add_data_func (path, &comparisons[i], test_compare);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (roundings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quotient/round/%s", roundings[i].path);

      g_test_add_data_func (path, &roundings[i], test_round);
    }
  g_test_add_func ("/quotient/refuses-what-nothing-holds", test_refuses);

  return g_test_run ();
}
