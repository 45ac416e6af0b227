/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which units there were when, and what became of them. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-divided-units.h>
#include <districtreport/dr-limits.h>
#include <districtreport/dr-report.h>
#include <districtreport/dr-unit.h>
#include <districtreport/dr-unit-share.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrUnitRegister DrUnitRegister;

#define DR_TYPE_UNIT_REGISTER (dr_unit_register_get_type ())

DR_AVAILABLE_IN_1_0
GType            dr_unit_register_get_type           (void);

DR_AVAILABLE_IN_1_0
DrUnitRegister * dr_unit_register_new                (GList            *units,
                                                      GError          **error);
DR_AVAILABLE_IN_1_0
DrUnitRegister * dr_unit_register_new_from_json      (GBytes           *json,
                                                      const DrLimits   *limits,
                                                      GError          **error);
DR_AVAILABLE_IN_1_0
DrUnitRegister * dr_unit_register_ref                (DrUnitRegister   *self);
DR_AVAILABLE_IN_1_0
void             dr_unit_register_unref              (DrUnitRegister   *self);

DR_AVAILABLE_IN_1_0
guint            dr_unit_register_get_n_units        (DrUnitRegister   *self);
DR_AVAILABLE_IN_1_0
DrUnit *         dr_unit_register_get_unit           (DrUnitRegister   *self,
                                                      guint             index);
DR_AVAILABLE_IN_1_0
GList *          dr_unit_register_list_units         (DrUnitRegister   *self,
                                                      DrUnitLevel       level,
                                                      const GDate      *day);

DR_AVAILABLE_IN_1_0
DrUnit *         dr_unit_register_find               (DrUnitRegister   *self,
                                                      const char       *id);
DR_AVAILABLE_IN_1_0
DrUnit *         dr_unit_register_find_by_identifier (DrUnitRegister   *self,
                                                      const char       *scheme,
                                                      const char       *value,
                                                      const GDate      *day);
DR_AVAILABLE_IN_1_0
GList *          dr_unit_register_list_named         (DrUnitRegister   *self,
                                                      const char       *name,
                                                      DrUnit           *within,
                                                      const GDate      *day);

DR_AVAILABLE_IN_1_0
DrUnit *         dr_unit_register_find_issuer        (DrUnitRegister   *self,
                                                      DrReport         *report,
                                                      GError          **error);
DR_AVAILABLE_IN_1_0
GList *          dr_unit_register_project            (DrUnitRegister   *self,
                                                      DrUnit           *unit,
                                                      const GDate      *day,
                                                      DrDividedUnits    divided,
                                                      GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrUnitRegister, dr_unit_register_unref)

G_END_DECLS
