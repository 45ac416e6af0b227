/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Whether the report itself tells how a figure came about that a rule is about to blame.
 *
 * A rule tries the one way that the words suggest, and words may suggest the wrong one: in «có 17.100 hội viên, kết nạp 684,
 * giảm 149, hiện còn 17.635» the decrease is not that of the 17.100. Where another way that goes by the same kind of
 * arithmetic makes the figure right, to the digit, it is no error.
 */

#pragma once

#include "checking/dr-check-private.h"

G_BEGIN_DECLS

gboolean dr_check_is_explained (DrCheck           *check,
                                DrRule             rule,
                                const DrRuleFacts *facts,
                                DrStretch          stretch);

G_END_DECLS
