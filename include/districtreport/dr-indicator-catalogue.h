/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which indicator words and a measure stand for, so that the same thing is known by one id everywhere. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-indicator.h>
#include <districtreport/dr-limits.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrIndicatorCatalogue DrIndicatorCatalogue;

#define DR_TYPE_INDICATOR_CATALOGUE (dr_indicator_catalogue_get_type ())

DR_AVAILABLE_IN_1_0
GType                  dr_indicator_catalogue_get_type        (void);

DR_AVAILABLE_IN_1_0
DrIndicatorCatalogue * dr_indicator_catalogue_get_default     (void);
DR_AVAILABLE_IN_1_0
DrIndicatorCatalogue * dr_indicator_catalogue_new_from_json   (GBytes                       *json,
                                                               const DrLimits               *limits,
                                                               GError                      **error);
DR_AVAILABLE_IN_1_0
DrIndicatorCatalogue * dr_indicator_catalogue_extend          (DrIndicatorCatalogue         *self,
                                                               DrIndicatorCatalogue         *other);
DR_AVAILABLE_IN_1_0
DrIndicatorCatalogue * dr_indicator_catalogue_ref             (DrIndicatorCatalogue         *self);
DR_AVAILABLE_IN_1_0
void                   dr_indicator_catalogue_unref           (DrIndicatorCatalogue         *self);

DR_AVAILABLE_IN_1_0
GList *                dr_indicator_catalogue_list_indicators (const DrIndicatorCatalogue   *self);
DR_AVAILABLE_IN_1_0
DrIndicator *          dr_indicator_catalogue_find            (const DrIndicatorCatalogue   *self,
                                                               const char                   *id);

DR_AVAILABLE_IN_1_0
DrIndicator *          dr_indicator_catalogue_identify        (const DrIndicatorCatalogue   *self,
                                                               const char                   *label,
                                                               const char                   *measure,
                                                               DrNature                      nature,
                                                               GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrIndicatorCatalogue, dr_indicator_catalogue_unref)

G_END_DECLS
