/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a person says of the items of reports: the last word. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-limits.h>
#include <districtreport/dr-report.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrCorrections DrCorrections;

#define DR_TYPE_CORRECTIONS (dr_corrections_get_type ())

DR_AVAILABLE_IN_1_0
GType           dr_corrections_get_type           (void);

DR_AVAILABLE_IN_1_0
DrCorrections * dr_corrections_new_from_json      (GBytes               *json,
                                                   const DrLimits       *limits,
                                                   GError              **error);
DR_AVAILABLE_IN_1_0
DrCorrections * dr_corrections_ref                (DrCorrections        *self);
DR_AVAILABLE_IN_1_0
void            dr_corrections_unref              (DrCorrections        *self);

DR_AVAILABLE_IN_1_0
guint           dr_corrections_get_n_documents    (const DrCorrections  *self);
DR_AVAILABLE_IN_1_0
const char *    dr_corrections_get_content_sha256 (const DrCorrections  *self,
                                                   guint                 index);
DR_AVAILABLE_IN_1_0
guint           dr_corrections_get_n              (const DrCorrections  *self);
DR_AVAILABLE_IN_1_0
gboolean        dr_corrections_has_report         (const DrCorrections  *self,
                                                   DrReport             *report);

DR_AVAILABLE_IN_1_0
DrReport *      dr_corrections_apply              (const DrCorrections  *self,
                                                   DrReport             *report,
                                                   GError              **error);
DR_AVAILABLE_IN_1_0
char **         dr_corrections_list_lost          (const DrCorrections  *self,
                                                   DrReport             *report,
                                                   GError              **error);

DR_AVAILABLE_IN_1_0
char *          dr_corrections_to_json            (const DrCorrections  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrCorrections, dr_corrections_unref)

G_END_DECLS
