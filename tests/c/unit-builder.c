/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-unit-builder.h>

#include "figures/dr-date-private.h"

#include "model-fixture.h"
#include "model/dr-unit-private.h"

static GDate
day (const char *text)
{
  GDate date = { 0 };

  g_assert_true (dr_date_parse (text, -1, &date));

  return date;
}

static void
add_code (DrUnitBuilder *builder,
          const char    *scheme,
          const char    *value,
          const char    *from,
          const char    *to)
{
  g_autoptr (GError) error = NULL;
  GDate first = { 0 };
  GDate last = { 0 };

  if (from != NULL)
    first = day (from);
  if (to != NULL)
    last = day (to);

  g_autoptr (DrUnitIdentifier) identifier =
    dr_unit_identifier_new (scheme, value, from == NULL ? NULL : &first, to == NULL ? NULL : &last, &error);
  g_assert_no_error (error);
  dr_unit_builder_add_identifier (builder, identifier);
}

static void
add_successor (DrUnitBuilder *builder,
               const char    *id,
               const char    *weight)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitSuccessor) successor = dr_unit_successor_new (id, weight, &error);

  g_assert_no_error (error);
  dr_unit_builder_add_successor (builder, successor);
}

/* A commune that changed its code in 2004 and was divided in 2025. */
static DrUnitBuilder *
make_builder (void)
{
  DrUnitBuilder *builder = dr_unit_builder_new ("xa-cu");
  GDate from = day ("1990-01-01");
  GDate to = day ("2025-06-30");
  g_autoptr (DrUnit) district = make_unit ("huyen", NULL);

  dr_unit_builder_set_name (builder, "xã Đông Hòa");
  dr_unit_builder_set_kind (builder, DR_UNIT_KIND_AREA);
  dr_unit_builder_set_level (builder, DR_UNIT_LEVEL_COMMUNE);
  dr_unit_builder_set_parent (builder, district);
  dr_unit_builder_set_validity (builder, &from, &to);
  dr_unit_builder_add_alias (builder, "Đông Hòa");
  add_code (builder, "ma-dvhc", "1-23", NULL, "2004-06-30");
  add_code (builder, "ma-dvhc", "25747", "2004-07-01", NULL);
  add_code (builder, "ma-thue", "77", NULL, NULL);
  add_successor (builder, "xa-moi-1", "0.7");
  add_successor (builder, "xa-moi-2", "0.3");

  return builder;
}

static void
test_makes_what_was_set (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = make_builder ();
  g_autoptr (DrUnit) unit = dr_unit_builder_end (builder, &error);
  g_assert_no_error (error);
  g_autolist (DrUnitIdentifier) identifiers = dr_unit_list_identifiers (unit);
  g_autolist (DrUnitSuccessor) successors = dr_unit_list_successors (unit);
  GDate last = day ("2025-06-30");

  g_assert_cmpstr (dr_unit_get_id (unit), ==, "xa-cu");
  g_assert_cmpstr (dr_unit_get_name (unit), ==, "xã Đông Hòa");
  g_assert_cmpint (dr_unit_get_kind (unit), ==, DR_UNIT_KIND_AREA);
  g_assert_cmpint (dr_unit_get_level (unit), ==, DR_UNIT_LEVEL_COMMUNE);
  g_assert_cmpstr (dr_unit_get_id (dr_unit_get_parent (unit)), ==, "huyen");
  g_assert_true (dr_unit_answers_to (unit, "Đông Hòa"));
  g_assert_cmpint (g_date_compare (dr_unit_get_valid_to (unit), &last), ==, 0);
  g_assert_cmpuint (g_list_length (identifiers), ==, 3);
  g_assert_cmpstr (dr_unit_identifier_get_value (identifiers->next->data), ==, "25747");
  g_assert_cmpuint (g_list_length (successors), ==, 2);
  g_assert_cmpstr (dr_unit_successor_get_unit_id (successors->data), ==, "xa-moi-1");
}

static void
test_makes_several_alike (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = make_builder ();
  g_autoptr (DrUnit) unit = dr_unit_builder_end (builder, &error);
  g_autoptr (DrUnit) again = dr_unit_builder_end (builder, &error);
  g_assert_no_error (error);

  g_assert_true (dr_unit_equal (unit, again));
  add_code (builder, "ma-khac", "1", NULL, NULL);
  g_autoptr (DrUnit) coded = dr_unit_builder_end (builder, &error);
  g_assert_false (dr_unit_equal (unit, coded));
}

static void
test_units_with_other_successors_are_others (void)
{
  static const char * const weights[][2] = { { "0.7", "0.3" }, { "0.5", "0.5" }, { NULL, NULL } };
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_object_unref);
  GDate to = day ("2025-06-30");

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrUnitBuilder) builder = dr_unit_builder_new ("xa");
      dr_unit_builder_set_validity (builder, NULL, &to);
      add_successor (builder, "a", weights[i][0]);
      add_successor (builder, "b", weights[i][1]);
      g_ptr_array_add (units, dr_unit_builder_end (builder, &error));
      g_assert_no_error (error);
    }

  for (guint i = 0; i < units->len; i++)
    for (guint j = 0; j < units->len; j++)
      g_assert_cmpint (dr_unit_equal (g_ptr_array_index (units, i), g_ptr_array_index (units, j)), ==, i == j);
}

static void
test_codes_name_on_a_day (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = make_builder ();
  g_autoptr (DrUnit) unit = dr_unit_builder_end (builder, &error);
  g_autoptr (DrUnit) plain = make_unit ("a", NULL);
  const struct { const char *day, *code; } cases[] = {
    { "1989-12-31", NULL }, { "1990-01-01", "1-23" }, { "2004-06-30", "1-23" },
    { "2004-07-01", "25747" }, { "2025-06-30", "25747" }, { "2025-07-01", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate on = day (cases[i].day);
      g_test_message ("%s", cases[i].day);
      g_assert_cmpstr (dr_unit_get_identifier (unit, "ma-dvhc", &on), ==, cases[i].code);
      g_assert_cmpint (dr_unit_has_identifier (unit, "ma-dvhc", "25747", &on), ==,
                       g_strcmp0 (cases[i].code, "25747") == 0);
      g_assert_null (dr_unit_get_identifier (unit, "ma-khac", &on));
      g_assert_null (dr_unit_get_identifier (plain, "ma-dvhc", &on));
    }

  g_assert_true (dr_unit_has_identifier (unit, "ma-dvhc", "1-23", NULL));
  g_assert_true (dr_unit_has_identifier (unit, "ma-dvhc", "25747", NULL));
  g_assert_false (dr_unit_has_identifier (unit, "ma-thue", "25747", NULL));
  g_assert_false (dr_unit_has_identifier (plain, "ma-dvhc", "25747", NULL));
}

typedef struct
{
  const char *name;
  const char *to;              /* (nullable) the last day of the unit */
  const char *codes[2][4];     /* scheme, value, from, to */
  const char *successors[2][2];
} RefusedCase;

static const RefusedCase refused_cases[] = {
  { "two-codes-without-end", NULL, { { "s", "1", NULL, NULL }, { "s", "2", NULL, NULL } }, { { NULL } } },
  { "two-codes-on-one-day", NULL, { { "s", "2", "2025-06-30", NULL }, { "s", "1", NULL, "2025-06-30" } }, { { NULL } } },
  { "the-same-code-twice", NULL, { { "s", "1", NULL, NULL }, { "s", "1", "2004-01-01", NULL } }, { { NULL } } },
  { "a-successor-without-a-last-day", NULL, { { NULL } }, { { "a", NULL } } },
  { "its-own-successor", "2025-06-30", { { NULL } }, { { "xa", NULL } } },
  { "a-successor-twice", "2025-06-30", { { NULL } }, { { "a", "0.5" }, { "a", "0.5" } } },
  { "weights-of-less-than-all", "2025-06-30", { { NULL } }, { { "a", "0.5" }, { "b", "0.4" } } },
  { "weights-of-more-than-all", "2025-06-30", { { NULL } }, { { "a", "0.5" }, { "b", "0.6" } } },
  { "a-weight-for-one-of-two", "2025-06-30", { { NULL } }, { { "a", "0.5" }, { "b", NULL } } },
  { "half-a-successor", "2025-06-30", { { NULL } }, { { "a", "0.5" } } },
};

static void
test_refused (gconstpointer data)
{
  const RefusedCase *this = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = dr_unit_builder_new ("xa");

  if (this->to != NULL)
    {
      GDate to = day (this->to);
      dr_unit_builder_set_validity (builder, NULL, &to);
    }
  for (guint i = 0; i < 2 && this->codes[i][0] != NULL; i++)
    add_code (builder, this->codes[i][0], this->codes[i][1], this->codes[i][2], this->codes[i][3]);
  for (guint i = 0; i < 2 && this->successors[i][0] != NULL; i++)
    add_successor (builder, this->successors[i][0], this->successors[i][1]);

  g_assert_null (dr_unit_builder_end (builder, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_of_nothing_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = dr_unit_builder_new (NULL);

  g_assert_null (dr_unit_builder_end (builder, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_a_report_has_all_successors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = make_builder ();
  g_autoptr (DrUnit) unit = dr_unit_builder_end (builder, &error);
  g_autoptr (DrPeriod) period = make_period ("2025");

  for (guint n = 0; n <= 2; n++)
    {
      g_autoptr (DrReportBuilder) report_builder = dr_report_builder_new (unit, period, NULL);
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (DrUnit) successor = make_unit (i == 0 ? "xa-moi-1" : "xa-moi-2", NULL);
          g_assert_true (dr_report_builder_add_unit (report_builder, successor, &error));
        }
      g_autoptr (DrReport) report = dr_report_builder_end (report_builder, &error);
      if (n == 2)
        g_assert_no_error (error);
      else
        g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
      g_clear_error (&error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-builder/makes-what-was-set", test_makes_what_was_set);
  g_test_add_func ("/unit-builder/makes-several-alike", test_makes_several_alike);
  g_test_add_func ("/unit-builder/units-with-other-successors-are-others", test_units_with_other_successors_are_others);
  g_test_add_func ("/unit-builder/codes-name-on-a-day", test_codes_name_on_a_day);
  for (guint i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/unit-builder/refuses-", refused_cases[i].name, NULL);
      g_test_add_data_func (path, &refused_cases[i], test_refused);
    }
  g_test_add_func ("/unit-builder/of-nothing-is-refused", test_of_nothing_is_refused);
  g_test_add_func ("/unit-builder/a-report-has-all-successors", test_a_report_has_all_successors);

  return g_test_run ();
}
