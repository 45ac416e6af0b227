/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A code that names a unit for some time. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrUnitIdentifier DrUnitIdentifier;

#define DR_TYPE_UNIT_IDENTIFIER (dr_unit_identifier_get_type ())

DR_AVAILABLE_IN_1_0
GType              dr_unit_identifier_get_type       (void);

DR_AVAILABLE_IN_1_0
DrUnitIdentifier * dr_unit_identifier_new            (const char        *scheme,
                                                      const char        *value,
                                                      const GDate       *valid_from,
                                                      const GDate       *valid_to,
                                                      GError           **error);
DR_AVAILABLE_IN_1_0
DrUnitIdentifier * dr_unit_identifier_ref            (DrUnitIdentifier  *self);
DR_AVAILABLE_IN_1_0
void               dr_unit_identifier_unref          (DrUnitIdentifier  *self);

DR_AVAILABLE_IN_1_0
const char *       dr_unit_identifier_get_scheme     (DrUnitIdentifier  *self);
DR_AVAILABLE_IN_1_0
const char *       dr_unit_identifier_get_value      (DrUnitIdentifier  *self);
DR_AVAILABLE_IN_1_0
const GDate *      dr_unit_identifier_get_valid_from (DrUnitIdentifier  *self);
DR_AVAILABLE_IN_1_0
const GDate *      dr_unit_identifier_get_valid_to   (DrUnitIdentifier  *self);

DR_AVAILABLE_IN_1_0
gboolean           dr_unit_identifier_is_valid_on    (DrUnitIdentifier  *self,
                                                      const GDate       *day);

DR_AVAILABLE_IN_1_0
gboolean           dr_unit_identifier_equal          (DrUnitIdentifier  *self,
                                                      DrUnitIdentifier  *other);
DR_AVAILABLE_IN_1_0
guint              dr_unit_identifier_hash           (DrUnitIdentifier  *self);
DR_AVAILABLE_IN_1_0
char *             dr_unit_identifier_to_string      (DrUnitIdentifier  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrUnitIdentifier, dr_unit_identifier_unref)

G_END_DECLS
