/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is measured, whoever measures it and whenever. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-nature.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_INDICATOR (dr_indicator_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrIndicator, dr_indicator, DR, INDICATOR, GObject)

DR_AVAILABLE_IN_1_0
DrIndicator * dr_indicator_new         (const char    *id,
                                        const char    *label,
                                        const char    *measure,
                                        DrNature       nature,
                                        DrDesire       desire,
                                        GError       **error);

DR_AVAILABLE_IN_1_0
const char *  dr_indicator_get_id      (DrIndicator   *self);
DR_AVAILABLE_IN_1_0
const char *  dr_indicator_get_label   (DrIndicator   *self);
DR_AVAILABLE_IN_1_0
const char *  dr_indicator_get_measure (DrIndicator   *self);
DR_AVAILABLE_IN_1_0
DrNature      dr_indicator_get_nature  (DrIndicator   *self);
DR_AVAILABLE_IN_1_0
DrDesire      dr_indicator_get_desire  (DrIndicator   *self);

DR_AVAILABLE_IN_1_0
char *        dr_indicator_make_id     (const char    *label,
                                        const char    *measure);

G_END_DECLS
