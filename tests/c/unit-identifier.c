/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-unit-identifier.h>

#include "model-fixture.h"

static DrUnitIdentifier *
make (const char  *value,
      const GDate *from,
      const GDate *to)
{
  g_autoptr (GError) error = NULL;
  DrUnitIdentifier *identifier = dr_unit_identifier_new ("ma-dvhc", value, from, to, &error);

  g_assert_no_error (error);

  return identifier;
}

static void
test_keeps_what_it_is_given (void)
{
  g_autoptr (GDate) from = g_date_new_dmy (1, 7, 2004);
  g_autoptr (GDate) to = g_date_new_dmy (30, 6, 2025);
  g_autoptr (DrUnitIdentifier) identifier = make ("00747", from, to);
  g_autofree char *text = dr_unit_identifier_to_string (identifier);

  g_assert_cmpstr (dr_unit_identifier_get_scheme (identifier), ==, "ma-dvhc");
  g_assert_cmpstr (dr_unit_identifier_get_value (identifier), ==, "00747");
  g_assert_cmpint (g_date_compare (dr_unit_identifier_get_valid_from (identifier), from), ==, 0);
  g_assert_cmpint (g_date_compare (dr_unit_identifier_get_valid_to (identifier), to), ==, 0);
  g_assert_cmpstr (text, ==, "ma-dvhc 00747, from 2004-07-01, until 2025-06-30");
}

static void
test_validity_has_both_its_days (void)
{
  g_autoptr (GDate) eve = g_date_new_dmy (30, 6, 2025);
  g_autoptr (GDate) day = g_date_new_dmy (1, 7, 2025);
  g_autoptr (DrUnitIdentifier) before = make ("1", NULL, eve);
  g_autoptr (DrUnitIdentifier) after = make ("1", day, NULL);
  g_autoptr (DrUnitIdentifier) always = make ("1", NULL, NULL);
  GDate unset;

  g_date_clear (&unset, 1);
  g_assert_true (dr_unit_identifier_is_valid_on (before, eve));
  g_assert_false (dr_unit_identifier_is_valid_on (before, day));
  g_assert_false (dr_unit_identifier_is_valid_on (after, eve));
  g_assert_true (dr_unit_identifier_is_valid_on (after, day));
  g_assert_true (dr_unit_identifier_is_valid_on (always, day));
  g_assert_false (dr_unit_identifier_is_valid_on (always, &unset));
  g_assert_null (dr_unit_identifier_get_valid_from (always));
  g_assert_null (dr_unit_identifier_get_valid_to (always));
}

static void
test_equal_ones_say_the_same (void)
{
  g_autoptr (GDate) day = g_date_new_dmy (1, 7, 2025);
  g_autoptr (DrUnitIdentifier) one = make ("1", day, NULL);
  g_autoptr (DrUnitIdentifier) again = make ("1", day, NULL);
  g_autoptr (DrUnitIdentifier) zeros = make ("01", day, NULL);
  g_autoptr (DrUnitIdentifier) earlier = make ("1", NULL, day);
  g_autoptr (DrUnitIdentifier) other = dr_unit_identifier_new ("ma-khac", "1", day, NULL, NULL);

  g_assert_true (dr_unit_identifier_equal (one, again));
  g_assert_cmpuint (dr_unit_identifier_hash (one), ==, dr_unit_identifier_hash (again));
  g_assert_false (dr_unit_identifier_equal (one, zeros));
  g_assert_false (dr_unit_identifier_equal (one, earlier));
  g_assert_false (dr_unit_identifier_equal (one, other));
}

static void
test_refused (void)
{
  g_autoptr (GDate) day = g_date_new_dmy (1, 7, 2025);
  g_autoptr (GDate) eve = g_date_new_dmy (30, 6, 2025);
  g_autoptr (GDate) unset = g_date_new ();
  const struct { const char *scheme, *value; GDate *from, *to; int code; } cases[] = {
    { NULL, "1", NULL, NULL, DR_ERROR_INVALID },
    { "", "1", NULL, NULL, DR_ERROR_INVALID },
    { "s", NULL, NULL, NULL, DR_ERROR_INVALID },
    { "s", "", NULL, NULL, DR_ERROR_INVALID },
    { "s", "\xff", NULL, NULL, DR_ERROR_ENCODING },
    { "s", "1", day, eve, DR_ERROR_INVALID },
    { "s", "1", unset, NULL, DR_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (dr_unit_identifier_new (cases[i].scheme, cases[i].value, cases[i].from, cases[i].to, &error));
      g_assert_error (error, DR_ERROR, cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-identifier/keeps-what-it-is-given", test_keeps_what_it_is_given);
  g_test_add_func ("/unit-identifier/validity-has-both-its-days", test_validity_has_both_its_days);
  g_test_add_func ("/unit-identifier/equal-ones-say-the-same", test_equal_ones_say_the_same);
  g_test_add_func ("/unit-identifier/refuses-what-names-nothing", test_refused);

  return g_test_run ();
}
