/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>

#include "document-fixture.h"

#define NO DR_UNIT_LEVEL_UNKNOWN
#define PROVINCE DR_UNIT_LEVEL_PROVINCE
#define DISTRICT DR_UNIT_LEVEL_DISTRICT
#define COMMUNE DR_UNIT_LEVEL_COMMUNE

static void
test_unit_keeps_the_wording_as_alias (void)
{
  g_autoptr (DocumentFixture) fixture = document_fixture_new (ISSUER_DISTRICT);

  document_fixture_read (fixture, "2. Ủy ban MTTQ huyện");
  DrUnit *unit = g_ptr_array_index (document_fixture_get_data (fixture)->units, fixture->reading.unit);
  g_assert_cmpstr (dr_unit_get_name (unit), ==, "Ủy ban Mặt trận Tổ quốc Việt Nam huyện");
  g_assert_cmpint (dr_unit_get_kind (unit), ==, DR_UNIT_KIND_FRONT);
  g_assert_cmpint (dr_unit_get_level (unit), ==, DR_UNIT_LEVEL_DISTRICT);
  g_assert_nonnull (dr_unit_get_parent (unit));
  g_assert_cmpstr (dr_unit_get_aliases (unit)[0], ==, "Ủy ban MTTQ huyện");
}

/* Areas lie below whoever reports of them from above, whether it governs them or gathers what they do. */
static void
test_areas_lie_below_who_reports_of_them (void)
{
  static const struct
  {
    Issuer      issuer;
    DrUnitLevel level;
    gboolean    is_below;
  } rows[] = {
    { ISSUER_DISTRICT, COMMUNE, TRUE }, { ISSUER_PROVINCE, DISTRICT, TRUE }, { ISSUER_PROVINCE, COMMUNE, TRUE },
    { ISSUER_GOVERNMENT, DR_UNIT_LEVEL_HAMLET, TRUE }, { ISSUER_DISTRICT, DISTRICT, FALSE }, { ISSUER_WARD, COMMUNE, FALSE },
    { ISSUER_DISTRICT, PROVINCE, FALSE }, { ISSUER_DISTRICT, NO, FALSE }, { ISSUER_WOMEN, COMMUNE, TRUE }, { ISSUER_WOMEN, DISTRICT, FALSE },
    { ISSUER_UNKNOWN, COMMUNE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      static const char text[] = "Cồn Dừa";
      g_autoptr (DocumentFixture) fixture = document_fixture_new (rows[i].issuer);
      DrReading *reading = &fixture->reading;

      document_fixture_set_text (fixture, text);
      document_fixture_scan (fixture, 0, strlen (text));
      guint32 index = dr_body_unit_for_area (reading, 0, 2, rows[i].level);
      g_assert_no_error (reading->error);
      GPtrArray *units = document_fixture_get_data (fixture)->units;
      DrUnit *parent = dr_unit_get_parent (g_ptr_array_index (units, index));
      g_assert_true (parent == (rows[i].is_below ? g_ptr_array_index (units, reading->issuer) : NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/body-unit/areas-lie-below-who-reports-of-them", test_areas_lie_below_who_reports_of_them);
  g_test_add_func ("/body-unit/unit-keeps-the-wording-as-alias", test_unit_keeps_the_wording_as_alias);

  return g_test_run ();
}
