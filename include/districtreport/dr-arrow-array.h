/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory of arrays and their schemas that are handed from one program to another. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib.h>

#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

DR_AVAILABLE_IN_1_0
gpointer dr_arrow_schema_new                    (void);
DR_AVAILABLE_IN_1_0
void     dr_arrow_schema_free                   (gpointer schema);
DR_AVAILABLE_IN_1_0
gpointer dr_arrow_schema_get_capsule_destructor (void);

DR_AVAILABLE_IN_1_0
gpointer dr_arrow_array_new                     (void);
DR_AVAILABLE_IN_1_0
void     dr_arrow_array_free                    (gpointer array);
DR_AVAILABLE_IN_1_0
gpointer dr_arrow_array_get_capsule_destructor  (void);

G_END_DECLS
