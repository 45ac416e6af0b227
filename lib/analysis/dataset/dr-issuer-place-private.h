/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether what two reports call their issuer is one body: names tell it only with a place. */

#pragma once

#include <districtreport/dr-unit.h>

G_BEGIN_DECLS

gboolean dr_issuer_place_is_missing (DrUnit     *issuer);
/* Whether the name of an issuer, or of one of its own place that stands above it, tells which place that is. */
gboolean dr_issuer_place_is_told    (DrUnit     *issuer);
gboolean dr_issuer_place_is_told_above (DrUnit  *issuer);
gboolean dr_issuer_place_differs    (const char *name,
                                     DrUnitLevel level,
                                     const char *place,
                                     const char *other_place);

/* Whether two names are of one place, whatever it was before and is now: «xã Đồng Tâm», «UBND phường Đồng Tâm». */
gboolean dr_names_are_of_one_place  (const char *name,
                                     const char *other);

G_END_DECLS
