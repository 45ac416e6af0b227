/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-source.h>

#include "model-fixture.h"

static void
test_keeps_what_it_is_given (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSpan) span = dr_span_new (120, 137, NULL);
  g_autoptr (DrSource) self = dr_source_new (span, "96/80 hội viên", "table 2, row 3", &error);

  g_assert_no_error (error);
  g_assert_true (dr_span_equal (dr_source_get_span (self), span));
  g_assert_cmpstr (dr_source_get_text (self), ==, "96/80 hội viên");
  g_assert_cmpstr (dr_source_get_location (self), ==, "table 2, row 3");
}

static void
test_words_are_as_long_as_the_span (void)
{
  static const struct { guint64 end; const char *text, *location; int code; } cases[] = {
    { 4, "hộ", NULL, -1 },
    { 0, "", NULL, -1 },
    { 2, "hộ", NULL, DR_ERROR_INVALID },
    { 5, "hộ", NULL, DR_ERROR_INVALID },
    { 4, "hộ", "", DR_ERROR_INVALID },
    { 2, "a\xff", NULL, DR_ERROR_ENCODING },
    { 2, "ab", "\xff", DR_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrSpan) span = dr_span_new (0, cases[i].end, NULL);
      g_autoptr (DrSource) self = dr_source_new (span, cases[i].text, cases[i].location, &error);

      g_test_message ("case %u", i);
      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, DR_ERROR, cases[i].code);
    }
}

static void
test_equality (void)
{
  g_autoptr (DrSpan) span = dr_span_new (7, 9, NULL);
  g_autoptr (DrSource) self = make_source (7, "96");
  g_autoptr (DrSource) same = make_source (7, "96");
  g_autoptr (DrSource) elsewhere = make_source (8, "96");
  g_autoptr (DrSource) other_words = make_source (7, "97");
  g_autoptr (DrSource) located = dr_source_new (span, "96", "cell A1", NULL);

  g_assert_true (dr_source_equal (self, same));
  g_assert_cmpuint (dr_source_hash (self), ==, dr_source_hash (same));
  g_assert_false (dr_source_equal (self, elsewhere));
  g_assert_false (dr_source_equal (self, other_words));
  g_assert_false (dr_source_equal (self, located));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source/keeps-what-it-is-given", test_keeps_what_it_is_given);
  g_test_add_func ("/source/words-are-as-long-as-the-span", test_words_are_as_long_as_the_span);
  g_test_add_func ("/source/equal-if-all-is-equal", test_equality);

  return g_test_run ();
}
