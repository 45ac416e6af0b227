/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which unit took over from another, and how much of it. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrUnitSuccessor DrUnitSuccessor;

#define DR_TYPE_UNIT_SUCCESSOR (dr_unit_successor_get_type ())

DR_AVAILABLE_IN_1_0
GType             dr_unit_successor_get_type    (void);

DR_AVAILABLE_IN_1_0
DrUnitSuccessor * dr_unit_successor_new         (const char       *unit_id,
                                                 const char       *weight,
                                                 GError          **error);
DR_AVAILABLE_IN_1_0
DrUnitSuccessor * dr_unit_successor_ref         (DrUnitSuccessor  *self);
DR_AVAILABLE_IN_1_0
void              dr_unit_successor_unref       (DrUnitSuccessor  *self);

DR_AVAILABLE_IN_1_0
const char *      dr_unit_successor_get_unit_id (DrUnitSuccessor  *self);
DR_AVAILABLE_IN_1_0
const char *      dr_unit_successor_get_weight  (DrUnitSuccessor  *self);

DR_AVAILABLE_IN_1_0
gboolean          dr_unit_successor_equal       (DrUnitSuccessor  *self,
                                                 DrUnitSuccessor  *other);
DR_AVAILABLE_IN_1_0
guint             dr_unit_successor_hash        (DrUnitSuccessor  *self);
DR_AVAILABLE_IN_1_0
char *            dr_unit_successor_to_string   (DrUnitSuccessor  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrUnitSuccessor, dr_unit_successor_unref)

G_END_DECLS
