/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-roster.h>
#include <districtreport/dr-unit-builder.h>

#include "figures/dr-date-private.h"

#include "model-fixture.h"

static GDate
day (const char *text)
{
  GDate date = { 0 };

  g_assert_true (dr_date_parse (text, -1, &date));

  return date;
}

/* «id|name|alias|parent's name|scheme|code», each of them empty where there is none. */
static DrUnit *
make (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, "|", 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = dr_unit_builder_new (words[0]);

  g_assert_cmpuint (g_strv_length (words), ==, 6);
  if (*words[1] != '\0')
    dr_unit_builder_set_name (builder, words[1]);
  if (*words[2] != '\0')
    dr_unit_builder_add_alias (builder, words[2]);
  if (*words[3] != '\0')
    {
      g_autoptr (DrUnit) parent = dr_unit_new ("above", words[3], 0, 0, NULL, &error);
      g_assert_no_error (error);
      dr_unit_builder_set_parent (builder, parent);
    }
  if (*words[4] != '\0')
    {
      g_autoptr (DrUnitIdentifier) identifier = dr_unit_identifier_new (words[4], words[5], NULL, NULL, &error);
      g_assert_no_error (error);
      dr_unit_builder_add_identifier (builder, identifier);
    }
  DrUnit *unit = dr_unit_builder_end (builder, &error);
  g_assert_no_error (error);

  return unit;
}

static DrReport *
make_report (const char *issuer_text,
             const char *period_id,
             const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) issuer = make (issuer_text);
  g_autoptr (DrPeriod) period = make_period (period_id);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);

  if (date != NULL)
    {
      GDate on = day (date);
      dr_report_builder_set_date (builder, &on);
    }
  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static char *
join_ids (GList *units)
{
  GString *text = g_string_new (NULL);

  for (GList *node = units; node != NULL; node = node->next)
    g_string_append_printf (text, "%s%s", node == units ? "" : " ", dr_unit_get_id (node->data));
  g_list_free_full (units, g_object_unref);

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *issuers[4];
  const char *reported;
  const char *missing;
  const char *repeated;
  guint       n_unexpected;
} Case;

#define EXPECTED_BAC "bac|Đảng ủy xã Bắc||Huyện ủy An|ma|001"
#define EXPECTED_NAM "nam|Đảng ủy xã Nam|ĐU xã Nam|Huyện ủy An|ma|002"
#define EXPECTED_DOC "doc|Đảng ủy xã Dốc||Huyện ủy An||"
#define EXPECTED_DOC_2 "doc-2|Đảng ủy xã Dốc||Huyện ủy Bình||"

static const Case cases[] = {
  { "nobody-reported", { NULL }, "", "bac nam doc doc-2", "", 0 },
  { "by-name", { "x|ĐẢNG ỦY XÃ BẮC||||" }, "bac", "nam doc doc-2", "", 0 },
  { "by-alias", { "x|ĐU xã Nam||||" }, "nam", "bac doc doc-2", "", 0 },
  { "by-the-issuers-alias", { "x|Ban Chấp hành|Đảng ủy xã Bắc|||" }, "bac", "nam doc doc-2", "", 0 },
  { "by-code-whatever-the-name", { "x|Đảng ủy xã Khác||||" , "y|Đảng ủy xã Khác|||ma|002" }, "nam", "bac doc doc-2", "", 1 },
  { "another-code-of-the-scheme-is-another", { "x|Đảng ủy xã Bắc|||ma|009" }, "", "bac nam doc doc-2", "", 1 },
  { "a-code-of-another-scheme-says-nothing", { "x|Đảng ủy xã Bắc|||ma-thue|002" }, "bac", "nam doc doc-2", "", 0 },
  { "the-id-does-not-count", { "bac|Đảng ủy xã Khác||||" }, "", "bac nam doc doc-2", "", 1 },
  { "a-name-of-two-is-nobodys", { "x|Đảng ủy xã Dốc||||" }, "", "bac nam doc doc-2", "", 1 },
  { "the-unit-above-tells-them-apart", { "x|Đảng ủy xã Dốc||Huyện ủy Bình||" }, "doc-2", "bac nam doc", "", 0 },
  { "another-unit-above-is-another-unit", { "x|Đảng ủy xã Bắc||Huyện ủy Bình||" }, "", "bac nam doc doc-2", "", 1 },
  { "twice", { "x|Đảng ủy xã Bắc||||", "y|Đảng ủy xã Nam||||", "z|Đảng ủy xã Bắc|||ma|001" }, "bac nam", "doc doc-2", "bac", 0 },
  { "an-issuer-without-a-name", { "issuer|||||" }, "", "bac nam doc doc-2", "", 1 },
};

static void
test_case (gconstpointer data)
{
  const Case *this = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = make_period ("2025-Q3");
  g_autolist (DrUnit) expected = NULL;
  g_autolist (DrReport) reports = NULL;

  expected = g_list_append (expected, make (EXPECTED_BAC));
  expected = g_list_append (expected, make (EXPECTED_NAM));
  expected = g_list_append (expected, make (EXPECTED_DOC));
  expected = g_list_append (expected, make (EXPECTED_DOC_2));
  for (guint i = 0; i < G_N_ELEMENTS (this->issuers) && this->issuers[i] != NULL; i++)
    reports = g_list_append (reports, make_report (this->issuers[i], "2025-Q3", NULL));

  g_autoptr (DrRoster) roster = dr_roster_new (expected, reports, period, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *all = join_ids (dr_roster_list_expected (roster));
  g_autofree char *missing = join_ids (dr_roster_list_missing (roster));
  g_autofree char *reported = join_ids (dr_roster_list_reported (roster));
  g_autofree char *repeated = join_ids (dr_roster_list_repeated (roster));
  g_autolist (DrReport) unexpected = dr_roster_list_unexpected (roster);

  g_assert_cmpstr (all, ==, "bac nam doc doc-2");
  g_assert_cmpstr (reported, ==, this->reported);
  g_assert_cmpstr (missing, ==, this->missing);
  g_assert_cmpstr (repeated, ==, this->repeated);
  g_assert_cmpuint (g_list_length (unexpected), ==, this->n_unexpected);
}

static void
test_keeps_the_reports (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = make_period ("2025-Q3");
  g_autolist (DrUnit) expected = g_list_append (g_list_append (NULL, make (EXPECTED_BAC)), make (EXPECTED_NAM));
  g_autolist (DrReport) reports = NULL;

  reports = g_list_append (reports, make_report ("x|Đảng ủy xã Bắc||||", "2025-Q3", NULL));
  reports = g_list_append (reports, make_report ("x|Đảng ủy xã Bắc||||", "2025-Q3", NULL));
  reports = g_list_append (reports, make_report ("x|Đảng ủy xã Khác||||", "2025-Q3", NULL));
  g_autoptr (DrRoster) roster = dr_roster_new (expected, reports, period, NULL, &error);
  g_assert_no_error (error);
  g_autolist (DrReport) of_bac = dr_roster_list_reports_of (roster, expected->data);
  g_autolist (DrReport) of_nam = dr_roster_list_reports_of (roster, expected->next->data);
  g_autolist (DrReport) unexpected = dr_roster_list_unexpected (roster);

  g_assert_cmpuint (g_list_length (of_bac), ==, 2);
  g_assert_true (of_bac->data == reports->data);
  g_assert_true (of_bac->next->data == reports->next->data);
  g_assert_null (of_nam);
  g_assert_true (unexpected->data == reports->next->next->data);
}

static void
test_other_periods_are_left_aside (void)
{
  static const char * const periods[] = { "2025-Q2", "2025", "2025-07", "2025-Q3~14", "2025-06-15/2025-09-14" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = make_period ("2025-Q3");
  g_autolist (DrUnit) expected = g_list_append (NULL, make (EXPECTED_BAC));
  g_autolist (DrReport) reports = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    reports = g_list_append (reports, make_report ("x|Đảng ủy xã Bắc||||", periods[i], NULL));
  g_autoptr (DrRoster) roster = dr_roster_new (expected, reports, period, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *missing = join_ids (dr_roster_list_missing (roster));

  g_assert_cmpstr (missing, ==, "bac");
  g_assert_null (dr_roster_list_unexpected (roster));
}

static void
test_as_of_a_day (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = make_period ("2025-Q3");
  g_autolist (DrUnit) expected = NULL;
  g_autolist (DrReport) reports = NULL;
  const struct { const char *day, *missing; } steps[] = {
    { "2025-09-19", "bac nam" }, { "2025-09-20", "nam" }, { "2025-10-01", "nam" }, { "2025-10-02", "" },
  };

  expected = g_list_append (expected, make (EXPECTED_BAC));
  expected = g_list_append (expected, make (EXPECTED_NAM));
  expected = g_list_append (expected, make (EXPECTED_DOC));
  reports = g_list_append (reports, make_report ("x|Đảng ủy xã Bắc||||", "2025-Q3", "2025-09-20"));
  reports = g_list_append (reports, make_report ("x|Đảng ủy xã Nam||||", "2025-Q3", "2025-10-02"));
  reports = g_list_append (reports, make_report ("x|Đảng ủy xã Dốc||||", "2025-Q3", NULL));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GDate on = day (steps[i].day);
      g_autoptr (DrRoster) roster = dr_roster_new (expected, reports, period, &on, &error);
      g_assert_no_error (error);
      g_autofree char *missing = join_ids (dr_roster_list_missing (roster));
      g_assert_cmpstr (missing, ==, steps[i].missing);
    }
}

/* Codes are given again: on the last day of the period they name whom they name then. */
static void
test_units_and_codes_are_those_of_the_period (void)
{
  static const char text[] =
    "{\"format\": \"districtreport-units/1\", \"units\": ["
    "{\"id\": \"cu\", \"level\": \"commune\", \"valid_to\": \"2025-06-30\","
    " \"identifiers\": [{\"scheme\": \"ma\", \"value\": \"001\", \"valid_from\": null, \"valid_to\": \"2025-06-30\"}]},"
    "{\"id\": \"moi\", \"level\": \"commune\", \"valid_from\": \"2025-07-01\","
    " \"identifiers\": [{\"scheme\": \"ma\", \"value\": \"001\", \"valid_from\": \"2025-07-01\", \"valid_to\": null}]},"
    "{\"id\": \"tinh\", \"level\": \"province\"}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_bytes_new_static (text, strlen (text));
  g_autoptr (DrUnitRegister) units = dr_unit_register_new_from_json (json, NULL, &error);
  g_assert_no_error (error);
  const struct { const char *period, *expected, *reported; } steps[] = {
    { "2025-Q2", "cu", "cu" }, { "2025-Q3", "moi", "moi" }, { "2025", "moi", "moi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DrPeriod) period = make_period (steps[i].period);
      g_autolist (DrReport) reports = g_list_append (NULL, make_report ("x||||ma|001", steps[i].period, NULL));
      g_autoptr (DrRoster) roster =
        dr_roster_new_at_level (units, DR_UNIT_LEVEL_COMMUNE, reports, period, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *expected = join_ids (dr_roster_list_expected (roster));
      g_autofree char *reported = join_ids (dr_roster_list_reported (roster));

      g_assert_cmpstr (expected, ==, steps[i].expected);
      g_assert_cmpstr (reported, ==, steps[i].reported);
    }
}

/* A register lists areas; their people's committees report. */
static void
test_a_people_s_committee_reports_for_its_area (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = make_period ("2025-Q3");
  const struct { const char *issuer, *reported; } steps[] = {
    { "x|Ủy ban nhân dân xã Bắc||||", "bac" },
    { "x|UBND XÃ BẮC||Uỷ ban nhân dân huyện An||", "bac" },
    { "x|UBND xã Bắc||UBND huyện Bình||", "" },
    { "x|Đảng ủy xã Bắc||||", "" },
    { "x|UBND xã Nam||||", "uy-ban" },
    { "x|UBND xã||||", "" },
    { "x|Đảng ủy|xã Bắc|||", "bac" },
  };
  static const char text[] =
    "{\"format\": \"districtreport-units/1\", \"units\": ["
    "{\"id\": \"an\", \"name\": \"Huyện An\", \"level\": \"district\"},"
    "{\"id\": \"bac\", \"name\": \"Xã Bắc\", \"level\": \"commune\", \"parent\": \"an\"},"
    "{\"id\": \"nam\", \"name\": \"Xã Nam\", \"level\": \"commune\", \"parent\": \"an\"},"
    "{\"id\": \"uy-ban\", \"name\": \"Ủy ban nhân dân xã Nam\", \"aliases\": [\"UBND xã Nam\"], \"parent\": \"an\"}]}";
  g_autoptr (GBytes) json = g_bytes_new_static (text, strlen (text));
  g_autoptr (DrUnitRegister) units = dr_unit_register_new_from_json (json, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autolist (DrUnit) expected = NULL;
      expected = g_list_append (expected, make ("bac|Xã Bắc||Huyện An||"));
      expected = g_list_append (expected, make ("nam|Xã Nam||Huyện An||"));
      expected = g_list_append (expected, make ("uy-ban|Ủy ban nhân dân xã Nam|UBND xã Nam|Huyện An||"));
      g_autolist (DrReport) reports = g_list_append (NULL, make_report (steps[i].issuer, "2025-Q3", NULL));
      g_autoptr (DrRoster) roster = dr_roster_new (expected, reports, period, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *reported = join_ids (dr_roster_list_reported (roster));

      g_assert_cmpstr (reported, ==, steps[i].reported);

      /* Whoever puts the report into a dataset finds the same. */
      DrUnit *found = dr_unit_register_find_issuer (units, reports->data, NULL);
      g_assert_cmpstr (found == NULL ? "" : dr_unit_get_id (found), ==, steps[i].reported);
    }
}

static void
test_expected_twice_is_expected_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = make_period ("2025-Q3");
  g_autoptr (DrUnit) unit = make (EXPECTED_BAC);
  GList *twice = g_list_append (g_list_append (NULL, unit), unit);
  g_autoptr (DrRoster) roster = dr_roster_new (twice, NULL, period, NULL, &error);
  g_list_free (twice);
  g_assert_no_error (error);
  g_autofree char *missing = join_ids (dr_roster_list_missing (roster));

  g_assert_cmpstr (missing, ==, "bac");
}

static void
test_bare_objects_are_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = make_period ("2025-Q3");
  g_autolist (DrUnit) units = g_list_append (NULL, g_object_new (DR_TYPE_UNIT, NULL));
  g_autolist (DrReport) reports = g_list_append (NULL, g_object_new (DR_TYPE_REPORT, NULL));

  g_assert_null (dr_roster_new (units, NULL, period, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_roster_new (NULL, reports, period, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/roster/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/roster/keeps-the-reports", test_keeps_the_reports);
  g_test_add_func ("/roster/other-periods-are-left-aside", test_other_periods_are_left_aside);
  g_test_add_func ("/roster/knows-what-was-known-on-a-day", test_as_of_a_day);
  g_test_add_func ("/roster/units-and-codes-are-those-of-the-period", test_units_and_codes_are_those_of_the_period);
  g_test_add_func ("/roster/a-people-s-committee-reports-for-its-area", test_a_people_s_committee_reports_for_its_area);
  g_test_add_func ("/roster/expected-twice-is-expected-once", test_expected_twice_is_expected_once);
  g_test_add_func ("/roster/bare-objects-are-refused", test_bare_objects_are_refused);

  return g_test_run ();
}
