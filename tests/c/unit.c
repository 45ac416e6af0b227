/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-unit.h>

#include "model-fixture.h"

static DrUnit *
at_level (const char  *id,
          DrUnitLevel  level,
          DrUnit      *parent)
{
  g_autoptr (GError) error = NULL;
  DrUnit *unit = dr_unit_new (id, NULL, DR_UNIT_KIND_AREA, level, parent, &error);

  g_assert_no_error (error);

  return unit;
}

static void
test_keeps_what_it_is_given (void)
{
  static const char * const aliases[] = { "HND huyện", "Hội ND", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) parent = make_unit ("huyen-uy", NULL);
  g_autoptr (GDate) from = g_date_new_dmy (1, 7, 1950);
  g_autoptr (GDate) to = g_date_new_dmy (30, 6, 2025);
  g_autoptr (DrUnit) unit =
    dr_unit_new_full ("hoi-nong-dan", "Hội Nông dân huyện", DR_UNIT_KIND_MASS_ORGANISATION,
                      DR_UNIT_LEVEL_DISTRICT, parent, aliases, from, to, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dr_unit_get_id (unit), ==, "hoi-nong-dan");
  g_assert_cmpstr (dr_unit_get_name (unit), ==, "Hội Nông dân huyện");
  g_assert_cmpint (dr_unit_get_kind (unit), ==, DR_UNIT_KIND_MASS_ORGANISATION);
  g_assert_cmpint (dr_unit_get_level (unit), ==, DR_UNIT_LEVEL_DISTRICT);
  g_assert_true (dr_unit_get_parent (unit) == parent);
  g_assert_true (g_strv_equal (dr_unit_get_aliases (unit), aliases));
  g_assert_cmpint (g_date_compare (dr_unit_get_valid_from (unit), from), ==, 0);
  g_assert_cmpint (g_date_compare (dr_unit_get_valid_to (unit), to), ==, 0);
}

static void
test_properties_say_what_the_getters_say (void)
{
  g_autoptr (DrUnit) parent = make_unit ("huyen-uy", NULL);
  g_autoptr (DrUnit) unit = make_unit ("hoi-nong-dan", parent);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autoptr (DrUnit) above = NULL;
  DrUnitLevel level;

  g_object_get (unit, "id", &id, "name", &name, "parent", &above, "level", &level, NULL);
  g_assert_cmpstr (id, ==, "hoi-nong-dan");
  g_assert_cmpstr (name, ==, "hoi-nong-dan");
  g_assert_true (above == parent);
  g_assert_cmpint (level, ==, DR_UNIT_LEVEL_DISTRICT);
}

static void
test_bare_object_is_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) bare = g_object_new (DR_TYPE_UNIT, NULL);

  assert_empty (DR_TYPE_UNIT);
  g_assert_null (dr_unit_new ("a", NULL, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, bare, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_assert_false (dr_unit_is_within (bare, bare));
}

static void
test_ids (void)
{
  g_autofree char *longest = g_strnfill (256, 'x');
  g_autofree char *too_long = g_strnfill (257, 'x');
  const struct { const char *id; int code; } cases[] = {
    { "a", -1 }, { longest, -1 }, { "Hội Nông dân", -1 },
    { NULL, DR_ERROR_INVALID }, { "", DR_ERROR_INVALID }, { too_long, DR_ERROR_INVALID },
    { "a\nb", DR_ERROR_INVALID }, { "a\x7f", DR_ERROR_INVALID }, { "a\xc2\x85", DR_ERROR_INVALID },
    { "a\xff", DR_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrUnit) unit = dr_unit_new (cases[i].id, "x", DR_UNIT_KIND_OTHER,
                                             DR_UNIT_LEVEL_UNKNOWN, NULL, &error);

      g_test_message ("case %u", i);
      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, DR_ERROR, cases[i].code);
    }
}

static void
test_a_name_is_absent_or_says_something (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) unnamed = at_level ("issuer", DR_UNIT_LEVEL_UNKNOWN, NULL);

  g_assert_null (dr_unit_get_name (unnamed));
  g_assert_null (dr_unit_new ("a", "", DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_a_parent_never_belongs_to_a_lower_level (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) commune = at_level ("xa", DR_UNIT_LEVEL_COMMUNE, NULL);
  g_autoptr (DrUnit) same = at_level ("xa-2", DR_UNIT_LEVEL_COMMUNE, commune);
  g_autoptr (DrUnit) hamlet = at_level ("ap", DR_UNIT_LEVEL_HAMLET, commune);
  g_autoptr (DrUnit) unknown = at_level ("nhom", DR_UNIT_LEVEL_UNKNOWN, commune);

  g_assert_null (dr_unit_new ("huyen", NULL, DR_UNIT_KIND_AREA, DR_UNIT_LEVEL_DISTRICT, commune, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_validity (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) before = g_date_new_dmy (30, 6, 2025);
  g_autoptr (GDate) day = g_date_new_dmy (1, 7, 2025);
  g_autoptr (GDate) nothing = g_date_new ();
  g_autoptr (GDate) far = g_date_new_dmy (1, 1, 10000);
  g_autoptr (DrUnit) from = dr_unit_new_full ("a", NULL, 0, 0, NULL, NULL, day, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrUnit) to = dr_unit_new_full ("a", NULL, 0, 0, NULL, NULL, NULL, before, &error);
  g_assert_no_error (error);
  g_autoptr (DrUnit) always = dr_unit_new_full ("a", NULL, 0, 0, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrUnit) one_day = dr_unit_new_full ("a", NULL, 0, 0, NULL, NULL, day, day, &error);
  g_assert_no_error (error);

  g_assert_false (dr_unit_is_valid_on (from, before));
  g_assert_true (dr_unit_is_valid_on (from, day));
  g_assert_true (dr_unit_is_valid_on (to, before));
  g_assert_false (dr_unit_is_valid_on (to, day));
  g_assert_true (dr_unit_is_valid_on (always, day));
  g_assert_true (dr_unit_is_valid_on (one_day, day));

  GDate unset;
  g_date_clear (&unset, 1);
  g_assert_false (dr_unit_is_valid_on (always, &unset));
  g_assert_null (dr_unit_get_valid_from (always));

  g_assert_null (dr_unit_new_full ("a", NULL, 0, 0, NULL, NULL, day, before, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_unit_new_full ("a", NULL, 0, 0, NULL, NULL, nothing, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_unit_new_full ("a", NULL, 0, 0, NULL, NULL, NULL, far, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_stands_within_all_above_it (void)
{
  g_autoptr (DrUnit) province = at_level ("tinh", DR_UNIT_LEVEL_PROVINCE, NULL);
  g_autoptr (DrUnit) district = at_level ("huyen", DR_UNIT_LEVEL_DISTRICT, province);
  g_autoptr (DrUnit) hamlet = at_level ("ap", DR_UNIT_LEVEL_HAMLET, district);
  g_autoptr (DrUnit) told_again = at_level ("tinh", DR_UNIT_LEVEL_PROVINCE, NULL);

  g_assert_true (dr_unit_is_within (hamlet, province));
  g_assert_true (dr_unit_is_within (hamlet, hamlet));
  g_assert_true (dr_unit_is_within (hamlet, told_again));
  g_assert_false (dr_unit_is_within (province, hamlet));
  g_assert_true (dr_unit_get_ancestor (hamlet, DR_UNIT_LEVEL_PROVINCE) == province);
  g_assert_true (dr_unit_get_ancestor (hamlet, DR_UNIT_LEVEL_HAMLET) == hamlet);
  g_assert_null (dr_unit_get_ancestor (hamlet, DR_UNIT_LEVEL_COMMUNE));
  g_assert_null (dr_unit_get_ancestor (hamlet, DR_UNIT_LEVEL_UNKNOWN));
}

static void
test_chains_end (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) unit = at_level ("u", DR_UNIT_LEVEL_UNKNOWN, NULL);

  for (guint i = 0; i < 64; i++)
    {
      g_autoptr (DrUnit) parent = g_steal_pointer (&unit);
      g_autofree char *id = g_strdup_printf ("u%u", i);
      unit = at_level (id, DR_UNIT_LEVEL_UNKNOWN, parent);
    }

  g_assert_null (dr_unit_new ("u", NULL, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, unit, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
}

static void
test_ids_differ_along_a_chain (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) top = at_level ("a", DR_UNIT_LEVEL_UNKNOWN, NULL);
  g_autoptr (DrUnit) middle = at_level ("b", DR_UNIT_LEVEL_UNKNOWN, top);

  g_assert_null (dr_unit_new ("b", NULL, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, middle, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_unit_new ("a", NULL, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, middle, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_answers_to_spellings_of_its_names (void)
{
  static const char * const aliases[] = { "Uỷ ban nhân dân", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) unit = dr_unit_new_full ("ubnd", "UBND xã Hoà Bình", 0, 0, NULL, aliases, NULL, NULL, &error);
  g_autoptr (DrUnit) unnamed = dr_unit_new_full ("b", NULL, 0, 0, NULL, aliases, NULL, NULL, &error);
  g_autofree char *decomposed = g_utf8_normalize ("ubnd xã hòa bình", -1, G_NORMALIZE_NFD);

  g_assert_true (dr_unit_answers_to (unit, "UBND xã Hoà Bình"));
  g_assert_true (dr_unit_answers_to (unit, decomposed));
  g_assert_true (dr_unit_answers_to (unit, "ỦY BAN NHÂN DÂN"));
  g_assert_true (dr_unit_answers_to (unnamed, "ủy ban nhân dân"));
  g_assert_false (dr_unit_answers_to (unit, "UBND xã Hoa Binh"));
  g_assert_false (dr_unit_answers_to (unit, "ubnd"));
  g_assert_false (dr_unit_answers_to (unit, ""));
  g_assert_false (dr_unit_answers_to (unit, "…"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit/keeps-what-it-is-given", test_keeps_what_it_is_given);
  g_test_add_func ("/unit/properties-say-what-the-getters-say", test_properties_say_what_the_getters_say);
  g_test_add_func ("/unit/bare-object-is-empty-and-refused", test_bare_object_is_empty);
  g_test_add_func ("/unit/ids-are-short-and-printable", test_ids);
  g_test_add_func ("/unit/a-name-is-absent-or-says-something", test_a_name_is_absent_or_says_something);
  g_test_add_func ("/unit/a-parent-never-belongs-to-a-lower-level", test_a_parent_never_belongs_to_a_lower_level);
  g_test_add_func ("/unit/validity-has-both-its-days", test_validity);
  g_test_add_func ("/unit/stands-within-all-above-it", test_stands_within_all_above_it);
  g_test_add_func ("/unit/chains-end", test_chains_end);
  g_test_add_func ("/unit/ids-differ-along-a-chain", test_ids_differ_along_a_chain);
  g_test_add_func ("/unit/answers-to-spellings-of-its-names", test_answers_to_spellings_of_its_names);

  return g_test_run ();
}
