/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What one unit takes of another. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-ratio.h>
#include <districtreport/dr-unit.h>

G_BEGIN_DECLS

typedef struct _DrUnitShare DrUnitShare;

#define DR_TYPE_UNIT_SHARE (dr_unit_share_get_type ())

DR_AVAILABLE_IN_1_0
GType         dr_unit_share_get_type  (void);

DR_AVAILABLE_IN_1_0
DrUnitShare * dr_unit_share_ref       (DrUnitShare  *self);
DR_AVAILABLE_IN_1_0
void          dr_unit_share_unref     (DrUnitShare  *self);

DR_AVAILABLE_IN_1_0
DrUnit *      dr_unit_share_get_unit  (DrUnitShare  *self);
DR_AVAILABLE_IN_1_0
DrRatio *     dr_unit_share_get_share (DrUnitShare  *self);
DR_AVAILABLE_IN_1_0
gboolean      dr_unit_share_is_whole  (DrUnitShare  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrUnitShare, dr_unit_share_unref)

G_END_DECLS
