/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Plain text in whatever encoding, as UTF-8. */

#pragma once

#include <districtreport/dr-limits.h>

G_BEGIN_DECLS

/* Whether @name names an encoding that is known; DR_ERROR_ENCODING with those that are, if not. */
gboolean dr_encoding_check   (const char      *name,
                              GError         **error);

/*
 * Gives @bytes in UTF-8, as dr_text_new() checks it: @bytes themselves where they are
 * UTF-8 already. A NULL @encoding is found out: by a byte order mark, by the zeros of
 * UTF-16, and else by the one encoding in which the words are Vietnamese syllables.
 */
GBytes * dr_encoding_to_utf8 (GBytes          *bytes,
                              const char      *encoding,
                              const DrLimits  *limits,
                              GError         **error);

G_END_DECLS
