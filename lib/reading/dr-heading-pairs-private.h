/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* «Chỉ tiêu chính (thực hiện/kế hoạch):»: what a line says the pairs with a slash in it and below it are. */

#pragma once

#include "reading/dr-heading-private.h"
#include "reading/sentences/dr-sentence-private.h"

G_BEGIN_DECLS

/* Keeps what the pairs are as the block says: said in it, or no longer where a line of the same depth stands below. */
void dr_heading_pairs_keep (DrSentence      *sentence,
                            const DrHeading *heading);

G_END_DECLS
