/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the rule «partition» looks at besides lists of parts. */

#pragma once

#include "checking/dr-check-private.h"

G_BEGIN_DECLS

/* «45/48 đơn, còn 04 đơn»; «nhận 27 đơn, đã giải quyết 25 đơn, còn 03 đơn»: begins with the figure @first. */
void dr_check_remainder   (DrCheck *check,
                           guint32  first);
/* «cấp huyện 580 hộ, cấp xã 1.580 hộ, cộng 2.328 hộ»: what the figures before @total add up to. */
void dr_check_closing_sum (DrCheck *check,
                           guint32  total);
/* Figures that all but add up to one beside them, in the whole text; where nothing was found before. */
void dr_check_sum         (DrCheck *check);

G_END_DECLS
