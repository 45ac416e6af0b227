/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sources whose parts are known to fit. */

#pragma once

#include <districtreport/dr-source.h>

G_BEGIN_DECLS

DrSource * dr_source_new_take (DrSpan     *span,
                               GRefString *text,
                               GRefString *location);

G_END_DECLS
