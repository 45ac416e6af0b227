/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* «5. Tài chính (ĐVT: triệu đồng)»: what a heading says the figures below it count. */

#pragma once

#include "reading/dr-heading-private.h"
#include "reading/sentences/dr-sentence-private.h"

G_BEGIN_DECLS

/* Keeps @common as the heading has it: a measure of its own, or none where a section ends that had one. */
void dr_heading_measure_keep (DrReading       *reading,
                              const DrHeading *heading,
                              DrCommonMeasure *common);

G_END_DECLS
