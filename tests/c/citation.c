/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-citation.h>

#include "model-fixture.h"

static void
test_bare_object_is_empty (void)
{
  assert_empty (DR_TYPE_CITATION);
}

static void
test_needs_a_number_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrCitation) self = dr_citation_new ("c1", NULL, "3455-QĐ/TW", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dr_citation_get_number (self), ==, "3455-QĐ/TW");
  g_assert_null (dr_citation_get_kind (self));
  g_assert_null (dr_citation_get_date (self));
  g_assert_null (dr_citation_get_issuer (self));
  g_assert_null (dr_citation_get_source (self));
}

static void
test_refuses (void)
{
  g_autoptr (GDate) no_day = g_date_new ();
  g_autoptr (GDate) late = g_date_new_dmy (1, 1, 10000);
  const struct { const char *id, *kind, *number; GDate *date; const char *issuer; DrError code; } cases[] = {
    { "", NULL, "1", NULL, NULL, DR_ERROR_INVALID },
    { "c1", "", "1", NULL, NULL, DR_ERROR_INVALID },
    { "c1", NULL, "", NULL, NULL, DR_ERROR_INVALID },
    { "c1", NULL, "1", no_day, NULL, DR_ERROR_INVALID },
    { "c1", NULL, "1", late, NULL, DR_ERROR_INVALID },
    { "c1", NULL, "1", NULL, "", DR_ERROR_INVALID },
    { "c1", NULL, "\xff", NULL, NULL, DR_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_citation_new (cases[i].id, cases[i].kind, cases[i].number, cases[i].date,
                                      cases[i].issuer, NULL, &error));
      g_assert_error (error, DR_ERROR, (int) cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/citation/bare-object-is-empty", test_bare_object_is_empty);
  g_test_add_func ("/citation/needs-a-number-alone", test_needs_a_number_alone);
  g_test_add_func ("/citation/refuses-what-is-not-valid", test_refuses);

  return g_test_run ();
}
