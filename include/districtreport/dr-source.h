/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where something was read: a span, its words, its location. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-span.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrSource DrSource;

#define DR_TYPE_SOURCE (dr_source_get_type ())

DR_AVAILABLE_IN_1_0
GType        dr_source_get_type     (void);

DR_AVAILABLE_IN_1_0
DrSource *   dr_source_new          (DrSpan      *span,
                                     const char  *text,
                                     const char  *location,
                                     GError     **error);
DR_AVAILABLE_IN_1_0
DrSource *   dr_source_ref          (DrSource    *self);
DR_AVAILABLE_IN_1_0
void         dr_source_unref        (DrSource    *self);

DR_AVAILABLE_IN_1_0
DrSpan *     dr_source_get_span     (DrSource    *self);
DR_AVAILABLE_IN_1_0
const char * dr_source_get_text     (DrSource    *self);
DR_AVAILABLE_IN_1_0
const char * dr_source_get_location (DrSource    *self);

DR_AVAILABLE_IN_1_0
gboolean     dr_source_equal        (DrSource    *self,
                                     DrSource    *other);
DR_AVAILABLE_IN_1_0
guint        dr_source_hash         (DrSource    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSource, dr_source_unref)

G_END_DECLS
