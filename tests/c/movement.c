/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "standings-fixture.h"

/* How units move is in the vectors of standings. */
static void
test_bare_object_is_empty (void)
{
  g_autoptr (DrMovement) bare = g_object_new (DR_TYPE_MOVEMENT, NULL);

  assert_empty (DR_TYPE_MOVEMENT);
  g_assert_cmpint (dr_movement_get_steps (bare), ==, 0);
}

static void
test_properties_and_steps (void)
{
  g_autoptr (DrStandings) then = rank_units ("criterion a more", "2022; u1 @k a=4; u2 @k a=3; u3 @k a=2; u4 @m a=9; u6 @k a=1");
  g_autoptr (DrStandings) now = rank_units ("criterion a more", "2023; u1 @k a=1; u2 @k a=2; u3 @k a=3; u4 @k a=9; u5 @k a=0");
  g_autoptr (GError) error = NULL;
  GList *movements = dr_standings_list_movements (now, then, &error);
  const struct { const char *unit; DrMovementKind kind; guint then; guint now; int steps; } wanted[] = {
    { "u4", DR_MOVEMENT_KIND_ELSEWHERE, 1, 1, 0 },
    { "u3", DR_MOVEMENT_KIND_UP, 3, 2, 1 },
    { "u2", DR_MOVEMENT_KIND_DOWN, 2, 3, -1 },
    { "u1", DR_MOVEMENT_KIND_DOWN, 1, 4, -3 },
    { "u5", DR_MOVEMENT_KIND_NEW, 0, 5, 0 },
    { "u6", DR_MOVEMENT_KIND_GONE, 4, 0, 0 },
  };

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_length (movements), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      DrMovement *movement = g_list_nth_data (movements, i);
      g_autoptr (DrUnit) unit = NULL;
      DrMovementKind kind;
      guint rank_then;
      guint rank_now;

      g_object_get (movement, "unit", &unit, "kind", &kind, "rank-then", &rank_then, "rank-now", &rank_now, NULL);
      g_assert_cmpstr (dr_unit_get_id (unit), ==, wanted[i].unit);
      g_assert_cmpint (kind, ==, wanted[i].kind);
      g_assert_cmpuint (rank_then, ==, wanted[i].then);
      g_assert_cmpuint (rank_now, ==, wanted[i].now);
      g_assert_cmpint (dr_movement_get_steps (movement), ==, wanted[i].steps);
    }
  g_list_free_full (movements, g_object_unref);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/movement/bare-object-is-empty", test_bare_object_is_empty);
  g_test_add_func ("/movement/properties-and-steps", test_properties_and_steps);

  return g_test_run ();
}
