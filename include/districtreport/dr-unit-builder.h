/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes a unit with its codes and its successors. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-unit.h>

G_BEGIN_DECLS

typedef struct _DrUnitBuilder DrUnitBuilder;

#define DR_TYPE_UNIT_BUILDER (dr_unit_builder_get_type ())

DR_AVAILABLE_IN_1_0
GType           dr_unit_builder_get_type       (void);

DR_AVAILABLE_IN_1_0
DrUnitBuilder * dr_unit_builder_new            (const char        *id);
DR_AVAILABLE_IN_1_0
DrUnitBuilder * dr_unit_builder_ref            (DrUnitBuilder     *self);
DR_AVAILABLE_IN_1_0
void            dr_unit_builder_unref          (DrUnitBuilder     *self);

DR_AVAILABLE_IN_1_0
void            dr_unit_builder_set_name       (DrUnitBuilder     *self,
                                                const char        *name);
DR_AVAILABLE_IN_1_0
void            dr_unit_builder_set_kind       (DrUnitBuilder     *self,
                                                DrUnitKind         kind);
DR_AVAILABLE_IN_1_0
void            dr_unit_builder_set_level      (DrUnitBuilder     *self,
                                                DrUnitLevel        level);
DR_AVAILABLE_IN_1_0
void            dr_unit_builder_set_parent     (DrUnitBuilder     *self,
                                                DrUnit            *parent);
DR_AVAILABLE_IN_1_0
void            dr_unit_builder_set_validity   (DrUnitBuilder     *self,
                                                const GDate       *valid_from,
                                                const GDate       *valid_to);
DR_AVAILABLE_IN_1_0
void            dr_unit_builder_add_alias      (DrUnitBuilder     *self,
                                                const char        *alias);
DR_AVAILABLE_IN_1_0
void            dr_unit_builder_add_identifier (DrUnitBuilder     *self,
                                                DrUnitIdentifier  *identifier);
DR_AVAILABLE_IN_1_0
void            dr_unit_builder_add_successor  (DrUnitBuilder     *self,
                                                DrUnitSuccessor   *successor);

DR_AVAILABLE_IN_1_0
DrUnit *        dr_unit_builder_end            (DrUnitBuilder     *self,
                                                GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrUnitBuilder, dr_unit_builder_unref)

G_END_DECLS
