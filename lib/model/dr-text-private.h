/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Texts that were extracted from a document, and where in it they stood. */

#pragma once

#include <districtreport/dr-text.h>

#include "model/dr-location-map-private.h"

G_BEGIN_DECLS

/* As dr_text_new(), of bytes that dr_fold_is_sound() has found to be text within the limit of combining marks. */
DrText * dr_text_new_sound   (GBytes          *bytes,
                              const char      *name,
                              const DrLimits  *limits,
                              GError         **error);
/* As dr_text_new(); takes @locations, even if it fails. */
DrText * dr_text_new_located (GBytes          *bytes,
                              const char      *name,
                              DrLocationMap   *locations,
                              const DrLimits  *limits,
                              GError         **error);
/* As dr_text_dup_location(), without a span. */
char *   dr_text_describe    (DrText          *self,
                              guint64          start,
                              guint64          end);

G_END_DECLS
