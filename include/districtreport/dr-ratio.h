/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* An exact fraction that rounds and prints itself. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-rounding.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrRatio DrRatio;

#define DR_TYPE_RATIO (dr_ratio_get_type ())

DR_AVAILABLE_IN_1_0
GType      dr_ratio_get_type        (void);

DR_AVAILABLE_IN_1_0
DrRatio *  dr_ratio_new             (const char     *numerator,
                                     const char     *denominator,
                                     GError        **error);
DR_AVAILABLE_IN_1_0
DrRatio *  dr_ratio_parse           (const char     *text,
                                     GError        **error);
DR_AVAILABLE_IN_1_0
DrRatio *  dr_ratio_ref             (DrRatio        *self);
DR_AVAILABLE_IN_1_0
void       dr_ratio_unref           (DrRatio        *self);

DR_AVAILABLE_IN_1_0
char *     dr_ratio_dup_numerator   (DrRatio        *self);
DR_AVAILABLE_IN_1_0
char *     dr_ratio_dup_denominator (DrRatio        *self);
DR_AVAILABLE_IN_1_0
int        dr_ratio_get_sign        (DrRatio        *self);

DR_AVAILABLE_IN_1_0
DrRatio *  dr_ratio_add             (DrRatio        *self,
                                     DrRatio        *other,
                                     GError        **error);
DR_AVAILABLE_IN_1_0
DrRatio *  dr_ratio_subtract        (DrRatio        *self,
                                     DrRatio        *other,
                                     GError        **error);
DR_AVAILABLE_IN_1_0
DrRatio *  dr_ratio_multiply        (DrRatio        *self,
                                     DrRatio        *other,
                                     GError        **error);
DR_AVAILABLE_IN_1_0
DrRatio *  dr_ratio_divide          (DrRatio        *self,
                                     DrRatio        *other,
                                     GError        **error);

DR_AVAILABLE_IN_1_0
int        dr_ratio_compare         (DrRatio        *self,
                                     DrRatio        *other);
DR_AVAILABLE_IN_1_0
gboolean   dr_ratio_equal           (DrRatio        *self,
                                     DrRatio        *other);
DR_AVAILABLE_IN_1_0
guint      dr_ratio_hash            (DrRatio        *self);

DR_AVAILABLE_IN_1_0
char *     dr_ratio_to_string       (DrRatio        *self);
DR_AVAILABLE_IN_1_0
char *     dr_ratio_to_decimal      (DrRatio        *self,
                                     guint           digits,
                                     DrRounding      rounding);
DR_AVAILABLE_IN_1_0
char *     dr_ratio_to_percent      (DrRatio        *self,
                                     guint           digits,
                                     DrRounding      rounding);
DR_AVAILABLE_IN_1_0
double     dr_ratio_to_double       (DrRatio        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRatio, dr_ratio_unref)

G_END_DECLS
