/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A numbered or titled part of a report. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-span.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_SECTION (dr_section_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrSection, dr_section, DR, SECTION, GObject)

DR_AVAILABLE_IN_1_0
DrSection *  dr_section_new        (const char  *number,
                                    const char  *title,
                                    DrSpan      *span,
                                    GError     **error);

DR_AVAILABLE_IN_1_0
const char * dr_section_get_number (DrSection   *self);
DR_AVAILABLE_IN_1_0
const char * dr_section_get_title  (DrSection   *self);
DR_AVAILABLE_IN_1_0
DrSpan *     dr_section_get_span   (DrSection   *self);

G_END_DECLS
