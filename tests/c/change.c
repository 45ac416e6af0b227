/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-change.h>
#include <districtreport/dr-enum-types.h>

#include "model/dr-change-private.h"

#include "vectors.h"

static int
choice (GType       type,
        const char *nick)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  GEnumValue *value = g_enum_get_value_by_nick (values, nick);

  g_assert_nonnull (value);

  return value->value;
}

static DrChange *
change (const char * const  *arguments,
        GError             **error)
{
  const char *against = g_str_equal (arguments[3], "null") ? NULL : arguments[3];

  return dr_change_new (choice (DR_TYPE_CHANGE_KIND, arguments[0]),
                        choice (DR_TYPE_DIRECTION, arguments[1]), arguments[2], against, error);
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  g_autoptr (DrChange) self = change (arguments, error);

  if (self == NULL)
    return NULL;
  if (g_str_equal (operation, "new"))
    return dr_change_to_string (self);
  if (g_str_equal (operation, "value"))
    return dr_change_dup_value (self);

  g_assert_cmpstr (operation, ==, "equal");
  g_autoptr (DrChange) other = change (arguments + 4, error);
  if (other == NULL)
    return NULL;

  gboolean equal = dr_change_equal (self, other);
  g_assert_cmpint (dr_change_equal (other, self), ==, equal);
  if (equal)
    g_assert_cmpuint (dr_change_hash (self), ==, dr_change_hash (other));

  return g_strdup (equal ? "true" : "false");
}

/* What a reader read as «118 triệu» comes back from JSON as the digits that were written. */
static void
test_magnitude_is_no_precision (void)
{
  g_autoptr (GError) error = NULL;
  const DrDecimal read = { .coefficient = 118, .exponent = 6 };
  g_autoptr (DrChange) one = dr_change_new_take (DR_CHANGE_KIND_ABSOLUTE, DR_DIRECTION_UP, &read, NULL);
  g_autofree char *value = dr_change_dup_value (one);
  g_autoptr (DrChange) again = dr_change_new (DR_CHANGE_KIND_ABSOLUTE, DR_DIRECTION_UP, value, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (dr_change_equal (one, again));
  g_assert_cmpuint (dr_change_hash (one), ==, dr_change_hash (again));
}

static void
test_keeps_what_it_is_given (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrChange) self =
    dr_change_new (DR_CHANGE_KIND_POINTS, DR_DIRECTION_DOWN, "2.71", "2022-Q3", &error);

  g_assert_no_error (error);
  g_assert_cmpint (dr_change_get_kind (self), ==, DR_CHANGE_KIND_POINTS);
  g_assert_cmpint (dr_change_get_direction (self), ==, DR_DIRECTION_DOWN);
  g_assert_cmpstr (dr_change_get_against (self), ==, "2022-Q3");
}

static void
test_refuses_numbers_that_are_no_kind (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_change_new ((DrChangeKind) 3, DR_DIRECTION_UP, "1", NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_change_new (DR_CHANGE_KIND_PERCENT, (DrDirection) 2, "1", NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  vectors_add ("change.json", "/change", run);
  g_test_add_func ("/change/a-magnitude-is-no-precision", test_magnitude_is_no_precision);
  g_test_add_func ("/change/keeps-what-it-is-given", test_keeps_what_it_is_given);
  g_test_add_func ("/change/refuses-numbers-that-are-no-kind", test_refuses_numbers_that_are_no_kind);

  return g_test_run ();
}
