/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-section.h>

#include "model-fixture.h"

static void
test_bare_object_is_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSection) bare = g_object_new (DR_TYPE_SECTION, NULL);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (NULL, NULL, NULL);

  assert_empty (DR_TYPE_SECTION);
  g_assert_false (dr_report_builder_add_section (builder, bare, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_has_a_number_or_a_title (void)
{
  static const struct { const char *number, *title; int code; } cases[] = {
    { "II.1", "Công tác tổ chức", -1 },
    { "II.1", "", -1 },
    { NULL, "Công tác tổ chức", -1 },
    { NULL, "", DR_ERROR_INVALID },
    { "", "Công tác tổ chức", DR_ERROR_INVALID },
    { NULL, "\xff", DR_ERROR_ENCODING },
  };
  g_autoptr (DrSpan) span = dr_span_new (10, 20, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrSection) self = dr_section_new (cases[i].number, cases[i].title, span, &error);

      if (cases[i].code >= 0)
        {
          g_assert_error (error, DR_ERROR, cases[i].code);
          continue;
        }

      g_assert_no_error (error);
      g_assert_cmpstr (dr_section_get_number (self), ==, cases[i].number);
      g_assert_cmpstr (dr_section_get_title (self), ==, cases[i].title);
      g_assert_true (dr_span_equal (dr_section_get_span (self), span));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/section/bare-object-is-empty-and-refused", test_bare_object_is_empty);
  g_test_add_func ("/section/has-a-number-or-a-title", test_has_a_number_or_a_title);

  return g_test_run ();
}
