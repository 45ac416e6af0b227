/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Units as JSON documents have them: those of a report and those of a register. */

#pragma once

#include <districtreport/dr-limits.h>
#include <districtreport/dr-unit.h>

#include "base/dr-json-node-private.h"

G_BEGIN_DECLS

/* Reads an array of units, each made after those above it, wherever they stand. All references lead to units of the
 * array. A unit of a report states all that there is to state; where @is_brief, only its id. Gives units in the order of
 * the document. (transfer full) (nullable) (element-type DrUnit) */
GPtrArray * dr_units_json_read (const DrJsonNode  *node,
                                const DrLimits    *limits,
                                gboolean           is_brief,
                                GError           **error);

G_END_DECLS
