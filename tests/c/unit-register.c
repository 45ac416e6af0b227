/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-unit-register.h>

#include "figures/dr-date-private.h"

#include "model-fixture.h"

static GDate
day (const char *text)
{
  GDate date = { 0 };

  g_assert_true (dr_date_parse (text, -1, &date));

  return date;
}

static DrUnitRegister *
read_units (const char  *units,
            GError     **error)
{
  g_autofree char *text = g_strdup_printf ("{\"format\": \"districtreport-units/1\", \"units\": [%s]}", units);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));

  return dr_unit_register_new_from_json (json, NULL, error);
}

/* Two communes of one name in two districts, of which one was divided; codes given again. */
static const char small[] =
  "{\"id\": \"tinh\", \"name\": \"tỉnh An\", \"level\": \"province\"},"
  "{\"id\": \"huyen-1\", \"name\": \"huyện Bắc\", \"level\": \"district\", \"parent\": \"tinh\", \"valid_to\": \"2025-06-30\"},"
  "{\"id\": \"huyen-2\", \"name\": \"huyện Nam\", \"level\": \"district\", \"parent\": \"tinh\", \"valid_to\": \"2025-06-30\"},"
  "{\"id\": \"xa-1\", \"name\": \"xã Hoà Bình\", \"level\": \"commune\", \"parent\": \"huyen-1\", \"valid_to\": \"2025-06-30\","
  " \"identifiers\": [{\"scheme\": \"ma\", \"value\": \"001\", \"valid_from\": null, \"valid_to\": null}],"
  " \"successors\": [{\"unit\": \"xa-moi\", \"weight\": null}]},"
  "{\"id\": \"xa-2\", \"name\": \"xã Hòa Bình\", \"level\": \"commune\", \"parent\": \"huyen-2\", \"valid_to\": \"2025-06-30\","
  " \"aliases\": [\"Hòa Bình\", \"XÃ HÒA BÌNH\"],"
  " \"identifiers\": [{\"scheme\": \"ma\", \"value\": \"002\", \"valid_from\": \"2004-01-01\", \"valid_to\": null},"
  "                   {\"scheme\": \"ma\", \"value\": \"2b\", \"valid_from\": null, \"valid_to\": \"2003-12-31\"}],"
  " \"successors\": [{\"unit\": \"xa-moi\", \"weight\": \"0.25\"}, {\"unit\": \"xa-khac\", \"weight\": \"0.75\"}]},"
  "{\"id\": \"xa-moi\", \"name\": \"xã Hòa Bình\", \"level\": \"commune\", \"parent\": \"tinh\", \"valid_from\": \"2025-07-01\","
  " \"identifiers\": [{\"scheme\": \"ma\", \"value\": \"002\", \"valid_from\": null, \"valid_to\": null}]},"
  "{\"id\": \"xa-khac\", \"name\": \"xã Khác\", \"level\": \"commune\", \"parent\": \"tinh\", \"valid_from\": \"2025-07-01\"}";

static DrUnitRegister *
read_small (void)
{
  g_autoptr (GError) error = NULL;
  DrUnitRegister *units = read_units (small, &error);

  g_assert_no_error (error);

  return units;
}

static char *
join_ids (GList *list)
{
  GString *text = g_string_new (NULL);

  for (GList *node = list; node != NULL; node = node->next)
    g_string_append_printf (text, "%s%s", node == list ? "" : " ", dr_unit_get_id (node->data));

  return g_string_free (text, FALSE);
}

static void
test_keeps_the_order_of_the_file (void)
{
  g_autoptr (DrUnitRegister) units = read_small ();
  g_autolist (DrUnit) all = dr_unit_register_list_units (units, DR_UNIT_LEVEL_UNKNOWN, NULL);
  g_autofree char *ids = join_ids (all);

  g_assert_cmpstr (ids, ==, "tinh huyen-1 huyen-2 xa-1 xa-2 xa-moi xa-khac");
  g_assert_cmpuint (dr_unit_register_get_n_units (units), ==, 7);
  g_assert_cmpstr (dr_unit_get_id (dr_unit_register_get_unit (units, 5)), ==, "xa-moi");
}

static void
test_lists_by_level_and_day (void)
{
  g_autoptr (DrUnitRegister) units = read_small ();
  const struct { DrUnitLevel level; const char *day, *ids; } cases[] = {
    { DR_UNIT_LEVEL_COMMUNE, "2025-06-30", "xa-1 xa-2" },
    { DR_UNIT_LEVEL_COMMUNE, "2025-07-01", "xa-moi xa-khac" },
    { DR_UNIT_LEVEL_DISTRICT, "2025-07-01", "" },
    { DR_UNIT_LEVEL_UNKNOWN, "2025-07-01", "tinh xa-moi xa-khac" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate on = day (cases[i].day);
      g_autolist (DrUnit) list = dr_unit_register_list_units (units, cases[i].level, &on);
      g_autofree char *ids = join_ids (list);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

static void
test_finds_by_id (void)
{
  g_autoptr (DrUnitRegister) units = read_small ();

  g_assert_cmpstr (dr_unit_get_name (dr_unit_register_find (units, "huyen-2")), ==, "huyện Nam");
  g_assert_null (dr_unit_register_find (units, "huyen-3"));
}

static void
test_finds_by_code (void)
{
  g_autoptr (DrUnitRegister) units = read_small ();
  const struct { const char *scheme, *value, *day, *id; } cases[] = {
    { "ma", "001", "2025-06-30", "xa-1" },
    { "ma", "001", "2025-07-01", NULL },
    { "ma", "002", "2003-12-31", NULL },
    { "ma", "002", "2004-01-01", "xa-2" },
    { "ma", "002", "2025-06-30", "xa-2" },
    { "ma", "002", "2025-07-01", "xa-moi" },
    { "ma", "2b", "2003-12-31", "xa-2" },
    { "ma", "2b", "2004-01-01", NULL },
    { "m", "001", "2025-06-30", NULL },
    { "ma", "1", "2025-06-30", NULL },
    { "z", "001", "2025-06-30", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate on = day (cases[i].day);
      DrUnit *unit = dr_unit_register_find_by_identifier (units, cases[i].scheme, cases[i].value, &on);
      g_test_message ("case %u", i);
      g_assert_cmpstr (unit == NULL ? NULL : dr_unit_get_id (unit), ==, cases[i].id);
    }
}

static void
test_lists_by_name (void)
{
  g_autoptr (DrUnitRegister) units = read_small ();
  const struct { const char *name, *within, *day, *ids; } cases[] = {
    { "xã Hòa Bình", NULL, NULL, "xa-1 xa-2 xa-moi" },
    { "Xã hoà bình", NULL, "2025-06-30", "xa-1 xa-2" },
    { "xã Hòa Bình", "huyen-2", "2025-06-30", "xa-2" },
    { "xã Hòa Bình", "tinh", "2025-07-01", "xa-moi" },
    { "Hòa Bình", NULL, NULL, "xa-2" },
    { "xã Hòa", NULL, NULL, "" },
    { "…", NULL, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate on = { 0 };
      if (cases[i].day != NULL)
        on = day (cases[i].day);
      g_autolist (DrUnit) list =
        dr_unit_register_list_named (units, cases[i].name,
                                     cases[i].within == NULL ? NULL : dr_unit_register_find (units, cases[i].within),
                                     cases[i].day == NULL ? NULL : &on);
      g_autofree char *ids = join_ids (list);
      g_test_message ("case %u", i);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

static void
test_projects (void)
{
  g_autoptr (DrUnitRegister) units = read_small ();
  const struct { const char *id, *day; DrDividedUnits divided; const char *shares; } cases[] = {
    { "xa-1", "2025-06-30", DR_DIVIDED_UNITS_REFUSE, "xa-1 1" },
    { "xa-1", "2025-07-01", DR_DIVIDED_UNITS_REFUSE, "xa-moi 1" },
    { "xa-1", NULL, DR_DIVIDED_UNITS_REFUSE, "xa-moi 1" },
    { "xa-2", "2025-06-30", DR_DIVIDED_UNITS_REFUSE, "xa-2 1" },
    { "xa-2", "2025-07-01", DR_DIVIDED_UNITS_REFUSE, NULL },
    { "xa-2", "2025-07-01", DR_DIVIDED_UNITS_KEEP, "xa-2 1" },
    { "xa-2", "2025-07-01", DR_DIVIDED_UNITS_APPORTION, "xa-moi 1/4, xa-khac 3/4" },
    { "xa-moi", "2025-06-30", DR_DIVIDED_UNITS_REFUSE, "xa-moi 1" },
    { "huyen-1", "2025-07-01", DR_DIVIDED_UNITS_REFUSE, "huyen-1 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      GDate on = { 0 };
      if (cases[i].day != NULL)
        on = day (cases[i].day);
      g_autolist (DrUnitShare) shares =
        dr_unit_register_project (units, dr_unit_register_find (units, cases[i].id),
                                  cases[i].day == NULL ? NULL : &on, cases[i].divided, &error);

      g_test_message ("case %u", i);
      if (cases[i].shares == NULL)
        {
          g_assert_error (error, DR_ERROR, DR_ERROR_DIVIDED);
          g_assert_null (shares);
          continue;
        }
      g_assert_no_error (error);
      for (GList *node = shares; node != NULL; node = node->next)
        {
          g_autofree char *share = dr_ratio_to_string (dr_unit_share_get_share (node->data));
          g_string_append_printf (text, "%s%s %s", node == shares ? "" : ", ",
                                  dr_unit_get_id (dr_unit_share_get_unit (node->data)), share);
        }
      g_assert_cmpstr (text->str, ==, cases[i].shares);
    }
}

static void
test_a_stranger_is_not_projected (void)
{
  g_autoptr (DrUnitRegister) units = read_small ();
  g_autoptr (DrUnit) stranger = make_unit ("x", NULL);
  g_autoptr (DrUnit) bare = g_object_new (DR_TYPE_UNIT, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_unit_register_project (units, stranger, NULL, DR_DIVIDED_UNITS_KEEP, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_unit_register_project (units, bare, NULL, DR_DIVIDED_UNITS_KEEP, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_unit_register_project (units, dr_unit_register_get_unit (units, 0), NULL, 7, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_made_of_units (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitRegister) small_units = read_small ();
  g_autolist (DrUnit) communes = dr_unit_register_list_units (small_units, DR_UNIT_LEVEL_COMMUNE, NULL);
  GList *twice = g_list_concat (g_list_copy (communes), g_list_copy (communes));
  g_autoptr (DrUnitRegister) units = dr_unit_register_new (twice, &error);
  g_list_free (twice);
  g_assert_no_error (error);
  g_autolist (DrUnit) all = dr_unit_register_list_units (units, DR_UNIT_LEVEL_UNKNOWN, NULL);
  g_autofree char *ids = join_ids (all);

  g_assert_cmpstr (ids, ==, "tinh huyen-1 xa-1 huyen-2 xa-2 xa-moi xa-khac");
}

static void
test_made_of_units_that_do_not_fit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitRegister) small_units = read_small ();
  g_autoptr (DrUnit) other = make_unit ("tinh", NULL);
  g_autoptr (DrUnit) bare = g_object_new (DR_TYPE_UNIT, NULL);
  GList *lists[] = {
    g_list_append (g_list_append (NULL, dr_unit_register_find (small_units, "tinh")), other),
    g_list_append (NULL, bare),
    g_list_append (NULL, dr_unit_register_find (small_units, "xa-1")),
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_test_message ("case %u", i);
      g_assert_null (dr_unit_register_new (lists[i], &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
      g_clear_error (&error);
      g_list_free (lists[i]);
    }
}

static void
test_of_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitRegister) units = dr_unit_register_new (NULL, &error);
  g_autoptr (DrUnitRegister) empty = read_units ("", &error);
  GDate on = day ("2025-07-01");

  g_assert_no_error (error);
  g_assert_cmpuint (dr_unit_register_get_n_units (units), ==, 0);
  g_assert_cmpuint (dr_unit_register_get_n_units (empty), ==, 0);
  g_assert_null (dr_unit_register_find (units, "a"));
  g_assert_null (dr_unit_register_find_by_identifier (units, "s", "1", &on));
  g_assert_null (dr_unit_register_list_named (units, "xã", NULL, NULL));
}

typedef struct
{
  const char *name;
  const char *units;
  int         code;
  const char *message;
} RefusedCase;

#define CODE(value, from, to) \
  "\"identifiers\": [{\"scheme\": \"s\", \"value\": \"" value "\", \"valid_from\": " from ", \"valid_to\": " to "}]"

static const RefusedCase refused_cases[] = {
  { "a-unit-without-an-id", "{\"name\": \"x\"}", DR_ERROR_MALFORMED, "$.units[0].id: missing key" },
  { "an-unknown-key", "{\"id\": \"a\", \"colour\": 1}", DR_ERROR_MALFORMED, NULL },
  { "an-id-twice", "{\"id\": \"a\"}, {\"id\": \"a\"}", DR_ERROR_INVALID, "$.units[1]: another unit has the same id" },
  { "an-unknown-parent", "{\"id\": \"a\", \"parent\": \"b\"}", DR_ERROR_INVALID, "$.units[0].parent: no unit \"b\"" },
  { "a-parent-of-a-lower-level",
    "{\"id\": \"a\", \"level\": \"commune\"}, {\"id\": \"b\", \"level\": \"province\", \"parent\": \"a\"}",
    DR_ERROR_INVALID, NULL },
  { "an-unknown-successor",
    "{\"id\": \"a\", \"valid_to\": \"2025-06-30\", \"successors\": [{\"unit\": \"b\", \"weight\": null}]}",
    DR_ERROR_INVALID, "$.units[0].successors[0].unit: no unit \"b\"" },
  { "a-unit-that-outlives-its-parent",
    "{\"id\": \"a\", \"valid_to\": \"2025-06-30\"}, {\"id\": \"b\", \"parent\": \"a\", \"valid_to\": \"2025-07-01\"}",
    DR_ERROR_INVALID, NULL },
  { "a-unit-older-than-its-parent",
    "{\"id\": \"a\", \"valid_from\": \"2025-07-01\"}, {\"id\": \"b\", \"parent\": \"a\"}", DR_ERROR_INVALID,
    "$.units: unit b: it exists on days on which its parent a does not; end it with its parent, and let another follow it" },
  { "a-successor-that-begins-too-late",
    "{\"id\": \"a\", \"valid_to\": \"2025-06-30\", \"successors\": [{\"unit\": \"b\", \"weight\": null}]},"
    "{\"id\": \"b\", \"valid_from\": \"2025-07-02\"}", DR_ERROR_INVALID,
    "$.units: unit a: its last day is 2025-06-30, but its successor b does not exist on the day after" },
  { "a-successor-that-ends-too-early",
    "{\"id\": \"a\", \"valid_to\": \"2025-06-30\", \"successors\": [{\"unit\": \"b\", \"weight\": null}]},"
    "{\"id\": \"b\", \"valid_to\": \"2025-06-30\"}", DR_ERROR_INVALID, NULL },
  { "a-code-of-two-units",
    "{\"id\": \"a\", " CODE ("1", "null", "null") "}, {\"id\": \"b\", " CODE ("1", "null", "null") "}",
    DR_ERROR_INVALID, "$.units: unit b: the code 1 of s names the unit a at the same time" },
  { "a-code-of-two-units-on-one-day",
    "{\"id\": \"a\", " CODE ("1", "\"2025-07-01\"", "null") "}, {\"id\": \"b\", " CODE ("1", "null", "\"2025-07-01\"") "}",
    DR_ERROR_INVALID, NULL },
};

static void
test_refused (gconstpointer data)
{
  const RefusedCase *this = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (read_units (this->units, &error));
  g_assert_error (error, DR_ERROR, this->code);
  if (this->message != NULL)
    g_assert_cmpstr (error->message, ==, this->message);
}

static void
test_other_documents (void)
{
  const struct { const char *json; int code; } cases[] = {
    { "", DR_ERROR_MALFORMED },
    { "[]", DR_ERROR_MALFORMED },
    { "1", DR_ERROR_MALFORMED },
    { "{}", DR_ERROR_MALFORMED },
    { "{\"format\": \"districtreport-units/1\"}", DR_ERROR_MALFORMED },
    { "{\"format\": \"districtreport-units/1\", \"units\": {}}", DR_ERROR_MALFORMED },
    { "{\"format\": \"districtreport-units/1\", \"units\": [], \"x\": 1}", DR_ERROR_MALFORMED },
    { "{\"format\": \"districtreport-units/2\", \"units\": []}", DR_ERROR_UNSUPPORTED },
    { "{\"format\": \"districtreport-report/1\", \"units\": []}", DR_ERROR_UNSUPPORTED },
    { "{\"format\": \"\xff\"}", DR_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) json = g_bytes_new (cases[i].json, strlen (cases[i].json));

      g_test_message ("case %u", i);
      g_assert_null (dr_unit_register_new_from_json (json, NULL, &error));
      g_assert_error (error, DR_ERROR, cases[i].code);
    }
}

static void
test_limits_are_kept (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLimits) limits = dr_limits_new ();
  const char *text = "{\"format\": \"districtreport-units/1\", \"units\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}";
  g_autoptr (GBytes) json = g_bytes_new_static (text, strlen (text));

  dr_limits_set (limits, DR_LIMIT_ITEMS, 1);
  g_assert_null (dr_unit_register_new_from_json (json, limits, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-register/keeps-the-order-of-the-file", test_keeps_the_order_of_the_file);
  g_test_add_func ("/unit-register/lists-by-level-and-day", test_lists_by_level_and_day);
  g_test_add_func ("/unit-register/finds-by-id", test_finds_by_id);
  g_test_add_func ("/unit-register/finds-by-code-on-a-day", test_finds_by_code);
  g_test_add_func ("/unit-register/lists-by-name", test_lists_by_name);
  g_test_add_func ("/unit-register/projects", test_projects);
  g_test_add_func ("/unit-register/a-stranger-is-not-projected", test_a_stranger_is_not_projected);
  g_test_add_func ("/unit-register/made-of-units-with-their-parents", test_made_of_units);
  g_test_add_func ("/unit-register/made-of-units-that-do-not-fit-is-refused", test_made_of_units_that_do_not_fit);
  g_test_add_func ("/unit-register/of-nothing-is-empty", test_of_nothing);
  for (guint i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/unit-register/refuses-", refused_cases[i].name, NULL);
      g_test_add_data_func (path, &refused_cases[i], test_refused);
    }
  g_test_add_func ("/unit-register/other-documents-are-refused", test_other_documents);
  g_test_add_func ("/unit-register/limits-are-kept", test_limits_are_kept);

  return g_test_run ();
}
