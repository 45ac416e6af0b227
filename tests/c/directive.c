/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-directive.h>

#include "model-fixture.h"

static void
test_bare_object_is_empty (void)
{
  assert_empty (DR_TYPE_DIRECTIVE);
}

static void
test_may_know_hardly_anything (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDirective) self = dr_directive_new ("d1", DR_DIRECTIVE_KIND_TASK, 0, NULL,
                                                   DR_DIRECTIVE_STATUS_UNKNOWN, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dr_directive_get_id (self), ==, "d1");
  g_assert_cmpuint (dr_directive_get_count (self), ==, 0);
  g_assert_null (dr_directive_get_period (self));
  g_assert_null (dr_directive_get_text (self));
  g_assert_null (dr_directive_get_source (self));
}

static void
test_refuses (void)
{
  static const struct { const char *id; int kind, status; const char *text; DrError code; } cases[] = {
    { "", 0, 0, NULL, DR_ERROR_INVALID },
    { "d1", 2, 0, NULL, DR_ERROR_INVALID },
    { "d1", 0, 3, NULL, DR_ERROR_INVALID },
    { "d1", 0, 0, "", DR_ERROR_INVALID },
    { "d1", 0, 0, "\xff", DR_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_directive_new (cases[i].id, (DrDirectiveKind) cases[i].kind, 1, NULL,
                                       (DrDirectiveStatus) cases[i].status, cases[i].text, NULL, &error));
      g_assert_error (error, DR_ERROR, (int) cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directive/bare-object-is-empty", test_bare_object_is_empty);
  g_test_add_func ("/directive/may-know-hardly-anything", test_may_know_hardly_anything);
  g_test_add_func ("/directive/refuses-what-is-not-valid", test_refuses);

  return g_test_run ();
}
