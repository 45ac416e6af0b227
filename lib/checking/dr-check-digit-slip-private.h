/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The halves of the rule «digit-slip». */

#pragma once

#include "checking/dr-mention-private.h"

G_BEGIN_DECLS

/* The percentage at @at, beside what two figures nearby make. */
void dr_check_percent_slip (DrCheck      *check,
                            const GArray *mentions,
                            guint         at);

G_END_DECLS
