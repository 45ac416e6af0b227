/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A stretch of bytes in a text. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrSpan DrSpan;

#define DR_TYPE_SPAN (dr_span_get_type ())

DR_AVAILABLE_IN_1_0
GType    dr_span_get_type   (void);

DR_AVAILABLE_IN_1_0
DrSpan * dr_span_new        (guint64   start,
                             guint64   end,
                             GError  **error);
DR_AVAILABLE_IN_1_0
DrSpan * dr_span_ref        (DrSpan   *self);
DR_AVAILABLE_IN_1_0
void     dr_span_unref      (DrSpan   *self);

DR_AVAILABLE_IN_1_0
guint64  dr_span_get_start  (DrSpan   *self);
DR_AVAILABLE_IN_1_0
guint64  dr_span_get_end    (DrSpan   *self);
DR_AVAILABLE_IN_1_0
guint64  dr_span_get_length (DrSpan   *self);
DR_AVAILABLE_IN_1_0
gboolean dr_span_contains   (DrSpan   *self,
                             DrSpan   *other);
DR_AVAILABLE_IN_1_0
gboolean dr_span_overlaps   (DrSpan   *self,
                             DrSpan   *other);

DR_AVAILABLE_IN_1_0
int      dr_span_compare    (DrSpan   *self,
                             DrSpan   *other);
DR_AVAILABLE_IN_1_0
gboolean dr_span_equal      (DrSpan   *self,
                             DrSpan   *other);
DR_AVAILABLE_IN_1_0
guint    dr_span_hash       (DrSpan   *self);

DR_AVAILABLE_IN_1_0
char *   dr_span_to_string  (DrSpan   *self);
DR_AVAILABLE_IN_1_0
DrSpan * dr_span_parse      (const char *text,
                             GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSpan, dr_span_unref)

G_END_DECLS
