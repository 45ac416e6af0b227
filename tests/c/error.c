/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <gio/gio.h>

#include "base/dr-error-private.h"

static GError *
new_error (void)
{
  GError *error = NULL;

  g_assert_false (dr_error_set_with_cause (&error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_STOCK, "%d levels", 2));

  return error;
}

static void
test_domain_has_the_name_that_bindings_know (void)
{
  g_assert_cmpstr (g_quark_to_string (DR_ERROR), ==, "dr-error-quark");
}

static void
test_cause_is_told_beside_code_and_message (void)
{
  g_autoptr (GError) error = new_error ();

  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_assert_cmpstr (error->message, ==, "2 levels");
  g_assert_cmpint (dr_error_get_cause (error), ==, DR_ERROR_CAUSE_STOCK);
}

static void
test_cause_is_none_where_the_code_says_all (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_error_set (&error, DR_ERROR_LIMIT, "too long"));
  g_assert_cmpint (dr_error_get_cause (error), ==, DR_ERROR_CAUSE_NONE);
}

/* As a binding makes them. */
static void
test_cause_is_none_of_errors_made_of_code_and_message (void)
{
  g_autoptr (GError) error = g_error_new_literal (DR_ERROR, DR_ERROR_MISMATCH, "two levels");

  g_assert_cmpint (dr_error_get_cause (error), ==, DR_ERROR_CAUSE_NONE);
}

static void
test_cause_is_none_in_other_domains (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");

  g_assert_cmpint (dr_error_get_cause (error), ==, DR_ERROR_CAUSE_NONE);
}

static void
test_cause_stays_in_copies (void)
{
  g_autoptr (GError) error = new_error ();
  g_autoptr (GError) copy = g_error_copy (error);

  g_clear_error (&error);
  g_assert_error (copy, DR_ERROR, DR_ERROR_MISMATCH);
  g_assert_cmpint (dr_error_get_cause (copy), ==, DR_ERROR_CAUSE_STOCK);
}

static void
test_cause_stays_behind_a_prefix (void)
{
  g_autoptr (GError) error = NULL;

  g_propagate_prefixed_error (&error, new_error (), "line 3: ");
  g_assert_cmpstr (error->message, ==, "line 3: 2 levels");
  g_assert_cmpint (dr_error_get_cause (error), ==, DR_ERROR_CAUSE_STOCK);
}

static void
test_nobody_need_ask (void)
{
  g_assert_false (dr_error_set (NULL, DR_ERROR_LIMIT, "too long"));
  g_assert_false (dr_error_set_with_cause (NULL, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_STOCK, "two levels"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/domain/has-the-name-that-bindings-know", test_domain_has_the_name_that_bindings_know);
  g_test_add_func ("/error/cause/is-told-beside-code-and-message", test_cause_is_told_beside_code_and_message);
  g_test_add_func ("/error/cause/is-none-where-the-code-says-all", test_cause_is_none_where_the_code_says_all);
  g_test_add_func ("/error/cause/is-none-of-errors-made-of-code-and-message",
                   test_cause_is_none_of_errors_made_of_code_and_message);
  g_test_add_func ("/error/cause/is-none-in-other-domains", test_cause_is_none_in_other_domains);
  g_test_add_func ("/error/cause/stays-in-copies", test_cause_stays_in_copies);
  g_test_add_func ("/error/cause/stays-behind-a-prefix", test_cause_stays_behind_a_prefix);
  g_test_add_func ("/error/set/nobody-need-ask", test_nobody_need_ask);

  return g_test_run ();
}
