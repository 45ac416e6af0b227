/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-number.h>

#include "model-fixture.h"

static DrNumber *
number (const char   *text,
        guint64       start,
        DrNumberRole  role,
        const char   *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSpan) span = dr_span_new (start, start + strlen (text), NULL);
  DrNumber *self = dr_number_new (text, span, role, item, &error);

  g_assert_no_error (error);

  return self;
}

static void
test_keeps_what_it_is_given (void)
{
  g_autoptr (DrNumber) self = number ("1.236", 40, DR_NUMBER_ROLE_ACHIEVEMENT, "a1");
  g_autoptr (DrNumber) nobody = number ("07", 50, DR_NUMBER_ROLE_DATE, NULL);

  g_assert_cmpstr (dr_number_get_text (self), ==, "1.236");
  g_assert_cmpuint (dr_span_get_start (dr_number_get_span (self)), ==, 40);
  g_assert_cmpuint (dr_span_get_end (dr_number_get_span (self)), ==, 45);
  g_assert_cmpint (dr_number_get_role (self), ==, DR_NUMBER_ROLE_ACHIEVEMENT);
  g_assert_cmpstr (dr_number_get_item (self), ==, "a1");
  g_assert_null (dr_number_get_item (nobody));
}

static void
test_refuses (void)
{
  static const struct { const char *text; guint64 end; int role; const char *item; int code; } cases[] = {
    { "", 0, 0, NULL, DR_ERROR_INVALID },
    { "96", 3, 0, NULL, DR_ERROR_INVALID },
    { "96", 2, 99, NULL, DR_ERROR_INVALID },
    { "96", 2, 0, "", DR_ERROR_INVALID },
    { "9\xff", 2, 0, NULL, DR_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrSpan) span = dr_span_new (0, cases[i].end, NULL);

      g_assert_null (dr_number_new (cases[i].text, span, (DrNumberRole) cases[i].role, cases[i].item, &error));
      g_assert_error (error, DR_ERROR, cases[i].code);
    }
}

static void
test_equality (void)
{
  g_autoptr (DrNumber) self = number ("96", 7, DR_NUMBER_ROLE_ACHIEVEMENT, "a1");
  g_autoptr (DrNumber) same = number ("96", 7, DR_NUMBER_ROLE_ACHIEVEMENT, "a1");
  DrNumber *others[] = {
    number ("97", 7, DR_NUMBER_ROLE_ACHIEVEMENT, "a1"),
    number ("96", 8, DR_NUMBER_ROLE_ACHIEVEMENT, "a1"),
    number ("96", 7, DR_NUMBER_ROLE_TARGET, "a1"),
    number ("96", 7, DR_NUMBER_ROLE_ACHIEVEMENT, NULL),
  };

  g_assert_true (dr_number_equal (self, same));
  g_assert_cmpuint (dr_number_hash (self), ==, dr_number_hash (same));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (dr_number_equal (self, others[i]));
      dr_number_unref (g_steal_pointer (&others[i]));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number/keeps-what-it-is-given", test_keeps_what_it_is_given);
  g_test_add_func ("/number/refuses-what-fits-no-text", test_refuses);
  g_test_add_func ("/number/equal-if-all-is-equal", test_equality);

  return g_test_run ();
}
