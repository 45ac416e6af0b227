/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The text of a document: its bytes, its lines, its places. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-limits.h>
#include <districtreport/dr-span.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrPlace DrPlace;

#define DR_TYPE_PLACE (dr_place_get_type ())

DR_AVAILABLE_IN_1_0
GType      dr_place_get_type         (void);

DR_AVAILABLE_IN_1_0
DrPlace *  dr_place_ref              (DrPlace       *self);
DR_AVAILABLE_IN_1_0
void       dr_place_unref            (DrPlace       *self);

DR_AVAILABLE_IN_1_0
guint      dr_place_get_line         (DrPlace       *self);
DR_AVAILABLE_IN_1_0
guint64    dr_place_get_column       (DrPlace       *self);
DR_AVAILABLE_IN_1_0
guint64    dr_place_get_utf16_column (DrPlace       *self);
DR_AVAILABLE_IN_1_0
guint64    dr_place_get_code_point   (DrPlace       *self);
DR_AVAILABLE_IN_1_0
guint64    dr_place_get_utf16_unit   (DrPlace       *self);
DR_AVAILABLE_IN_1_0
char *     dr_place_to_string        (DrPlace       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPlace, dr_place_unref)

#define DR_TYPE_TEXT (dr_text_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrText, dr_text, DR, TEXT, GObject)

DR_AVAILABLE_IN_1_0
DrText *     dr_text_new          (GBytes          *bytes,
                                   const char      *name,
                                   const DrLimits  *limits,
                                   GError         **error);

DR_AVAILABLE_IN_1_0
GBytes *     dr_text_get_bytes    (DrText          *self);
DR_AVAILABLE_IN_1_0
guint64      dr_text_get_size     (DrText          *self);
DR_AVAILABLE_IN_1_0
const char * dr_text_get_name     (DrText          *self);
DR_AVAILABLE_IN_1_0
guint        dr_text_get_n_lines  (DrText          *self);
DR_AVAILABLE_IN_1_0
char *       dr_text_dup_slice    (DrText          *self,
                                   DrSpan          *span,
                                   GError         **error);
DR_AVAILABLE_IN_1_0
char *       dr_text_dup_location (DrText          *self,
                                   DrSpan          *span);
DR_AVAILABLE_IN_1_0
DrPlace *    dr_text_locate       (DrText          *self,
                                   guint64          offset,
                                   GError         **error);

G_END_DECLS
