/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sections whose parts are known to fit. */

#pragma once

#include <districtreport/dr-section.h>

G_BEGIN_DECLS

DrSection * dr_section_new_take (GRefString *number,
                                 GRefString *title,
                                 DrSpan     *span);

G_END_DECLS
