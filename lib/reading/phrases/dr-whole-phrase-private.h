/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words that lead on to the whole of which something was counted: «214 hộ trên tổng số 260 hộ». */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/* The tokens of the longest such phrase at token @index; 0 for none. */
guint dr_whole_phrase_match        (const DrReading *reading,
                                    guint            index);
/* The same for the phrase that ends straight before token @index. */
guint dr_whole_phrase_match_before (const DrReading *reading,
                                    guint            index);

G_END_DECLS
