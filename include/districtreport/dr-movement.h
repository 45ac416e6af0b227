/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How a unit moved between two standings. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-unit.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrMovementKind:
 * @DR_MOVEMENT_KIND_SAME: the same rank both times
 * @DR_MOVEMENT_KIND_UP: a better rank than then
 * @DR_MOVEMENT_KIND_DOWN: a worse rank than then
 * @DR_MOVEMENT_KIND_NEW: ranked now, but not then
 * @DR_MOVEMENT_KIND_GONE: ranked then, but not now
 * @DR_MOVEMENT_KIND_ELSEWHERE: ranked both times, but in another cohort, so that
 *   the two ranks cannot be compared
 *
 * How a unit moved.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_MOVEMENT_KIND_SAME,
  DR_MOVEMENT_KIND_UP,
  DR_MOVEMENT_KIND_DOWN,
  DR_MOVEMENT_KIND_NEW,
  DR_MOVEMENT_KIND_GONE,
  DR_MOVEMENT_KIND_ELSEWHERE
} DrMovementKind;

#define DR_TYPE_MOVEMENT (dr_movement_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrMovement, dr_movement, DR, MOVEMENT, GObject)

DR_AVAILABLE_IN_1_0
DrUnit *       dr_movement_get_unit      (DrMovement *self);
DR_AVAILABLE_IN_1_0
DrMovementKind dr_movement_get_kind      (DrMovement *self);
DR_AVAILABLE_IN_1_0
guint          dr_movement_get_rank_then (DrMovement *self);
DR_AVAILABLE_IN_1_0
guint          dr_movement_get_rank_now  (DrMovement *self);
DR_AVAILABLE_IN_1_0
int            dr_movement_get_steps     (DrMovement *self);

G_END_DECLS
