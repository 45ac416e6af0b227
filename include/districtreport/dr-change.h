/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How a figure moved against an earlier one or a target. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrChangeKind:
 * @DR_CHANGE_KIND_ABSOLUTE: by so many of the figure's measure
 * @DR_CHANGE_KIND_PERCENT: by so many per cent of the earlier figure
 * @DR_CHANGE_KIND_POINTS: by so many percentage points
 *
 * What the value of a change counts.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_CHANGE_KIND_ABSOLUTE,
  DR_CHANGE_KIND_PERCENT,
  DR_CHANGE_KIND_POINTS
} DrChangeKind;

/**
 * DrDirection:
 * @DR_DIRECTION_UP: more than before
 * @DR_DIRECTION_DOWN: less than before
 *
 * Which way a change went.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_DIRECTION_UP,
  DR_DIRECTION_DOWN
} DrDirection;

typedef struct _DrChange DrChange;

#define DR_TYPE_CHANGE (dr_change_get_type ())

DR_AVAILABLE_IN_1_0
GType        dr_change_get_type      (void);

DR_AVAILABLE_IN_1_0
DrChange *   dr_change_new           (DrChangeKind   kind,
                                      DrDirection    direction,
                                      const char    *value,
                                      const char    *against,
                                      GError       **error);
DR_AVAILABLE_IN_1_0
DrChange *   dr_change_ref           (DrChange      *self);
DR_AVAILABLE_IN_1_0
void         dr_change_unref         (DrChange      *self);

DR_AVAILABLE_IN_1_0
DrChangeKind dr_change_get_kind      (DrChange      *self);
DR_AVAILABLE_IN_1_0
DrDirection  dr_change_get_direction (DrChange      *self);
DR_AVAILABLE_IN_1_0
char *       dr_change_dup_value     (DrChange      *self);
DR_AVAILABLE_IN_1_0
const char * dr_change_get_against   (DrChange      *self);

DR_AVAILABLE_IN_1_0
gboolean     dr_change_equal         (DrChange      *self,
                                      DrChange      *other);
DR_AVAILABLE_IN_1_0
guint        dr_change_hash          (DrChange      *self);
DR_AVAILABLE_IN_1_0
char *       dr_change_to_string     (DrChange      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrChange, dr_change_unref)

G_END_DECLS
