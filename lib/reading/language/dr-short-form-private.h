/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Short forms of what is counted and done, so that «lượt KCB» and «lượt khám chữa bệnh» are the same thing. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/* The short form at token @index, a word in capitals; gives its tokens, 0 for none, and what it stands for. */
guint dr_short_form_match (const DrReading  *reading,
                           guint             index,
                           const char      **full);

G_END_DECLS
