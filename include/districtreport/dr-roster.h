/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who was to report for a period, and who did. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-period.h>
#include <districtreport/dr-report.h>
#include <districtreport/dr-unit-register.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrRoster DrRoster;

#define DR_TYPE_ROSTER (dr_roster_get_type ())

DR_AVAILABLE_IN_1_0
GType      dr_roster_get_type        (void);

DR_AVAILABLE_IN_1_0
DrRoster * dr_roster_new             (GList           *expected,
                                      GList           *reports,
                                      DrPeriod        *period,
                                      const GDate     *as_of,
                                      GError         **error);
DR_AVAILABLE_IN_1_0
DrRoster * dr_roster_new_at_level    (DrUnitRegister  *units,
                                      DrUnitLevel      level,
                                      GList           *reports,
                                      DrPeriod        *period,
                                      const GDate     *as_of,
                                      GError         **error);
DR_AVAILABLE_IN_1_0
DrRoster * dr_roster_ref             (DrRoster        *self);
DR_AVAILABLE_IN_1_0
void       dr_roster_unref           (DrRoster        *self);

DR_AVAILABLE_IN_1_0
DrPeriod * dr_roster_get_period      (DrRoster        *self);
DR_AVAILABLE_IN_1_0
GList *    dr_roster_list_expected   (DrRoster        *self);
DR_AVAILABLE_IN_1_0
GList *    dr_roster_list_missing    (DrRoster        *self);
DR_AVAILABLE_IN_1_0
GList *    dr_roster_list_reported   (DrRoster        *self);
DR_AVAILABLE_IN_1_0
GList *    dr_roster_list_repeated   (DrRoster        *self);
DR_AVAILABLE_IN_1_0
GList *    dr_roster_list_reports_of (DrRoster        *self,
                                      DrUnit          *unit);
DR_AVAILABLE_IN_1_0
GList *    dr_roster_list_unexpected (DrRoster        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRoster, dr_roster_unref)

G_END_DECLS
