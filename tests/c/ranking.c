/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-ranking.h>

#include "model-fixture.h"

static DrRanking *
ranking (DrUnit      *unit,
         const char  *field,
         int          status,
         const char  *assessor,
         GError     **error)
{
  g_autoptr (DrPeriod) year = make_period ("2022");

  return dr_ranking_new ("r1", unit, field, year, (DrRankingStatus) status, 2, 8, NULL, assessor, NULL, error);
}

static void
test_bare_object_is_empty (void)
{
  assert_empty (DR_TYPE_RANKING);
}

static void
test_properties_say_what_the_getters_say (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) unit = make_unit ("hoi", NULL);
  g_autoptr (DrRanking) self = ranking (unit, "phong trào", DR_RANKING_STATUS_RANKED, "tỉnh", &error);
  g_assert_no_error (error);

  g_autofree char *id = NULL;
  g_autofree char *field = NULL;
  g_autofree char *grade = NULL;
  g_autofree char *assessor = NULL;
  g_autoptr (DrUnit) ranked = NULL;
  g_autoptr (DrPeriod) period = NULL;
  g_autoptr (DrSource) source = NULL;
  DrRankingStatus status;
  guint rank, cohort_size;

  g_object_get (self, "id", &id, "unit", &ranked, "field", &field, "period", &period, "status", &status,
                "rank", &rank, "cohort-size", &cohort_size, "grade", &grade, "assessor", &assessor,
                "source", &source, NULL);
  g_assert_cmpstr (id, ==, dr_ranking_get_id (self));
  g_assert_true (ranked == unit);
  g_assert_cmpstr (field, ==, "phong trào");
  g_assert_true (period == dr_ranking_get_period (self));
  g_assert_cmpint (status, ==, DR_RANKING_STATUS_RANKED);
  g_assert_cmpuint (rank, ==, 2);
  g_assert_cmpuint (cohort_size, ==, 8);
  g_assert_null (grade);
  g_assert_cmpstr (assessor, ==, "tỉnh");
  g_assert_null (source);
}

/* Ranks, grades and status are in the vectors of the model. */
static void
test_refuses (void)
{
  g_autoptr (DrUnit) unit = make_unit ("hoi", NULL);
  g_autoptr (DrUnit) bare = g_object_new (DR_TYPE_UNIT, NULL);
  const struct { DrUnit *unit; const char *field; int status; const char *assessor; DrError code; } cases[] = {
    { bare, NULL, DR_RANKING_STATUS_RANKED, NULL, DR_ERROR_INVALID },
    { unit, "", DR_RANKING_STATUS_RANKED, NULL, DR_ERROR_INVALID },
    { unit, NULL, 7, NULL, DR_ERROR_INVALID },
    { unit, NULL, DR_RANKING_STATUS_RANKED, "", DR_ERROR_INVALID },
    { unit, "\xff", DR_RANKING_STATUS_RANKED, NULL, DR_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ranking (cases[i].unit, cases[i].field, cases[i].status, cases[i].assessor, &error));
      g_assert_error (error, DR_ERROR, (int) cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ranking/bare-object-is-empty", test_bare_object_is_empty);
  g_test_add_func ("/ranking/properties-say-what-the-getters-say", test_properties_say_what_the_getters_say);
  g_test_add_func ("/ranking/refuses-what-is-not-valid", test_refuses);

  return g_test_run ();
}
