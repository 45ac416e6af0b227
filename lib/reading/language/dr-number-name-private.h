/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbers that stand within a name or an idiom and count nothing. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/* Whether the digits at token @index are such a number: «chính quyền địa phương 2 cấp», «vào lớp 1», «4G». */
gboolean dr_number_name_match (const DrReading *reading,
                               guint            index);

G_END_DECLS
