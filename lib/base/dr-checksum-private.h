/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What tells one document from another. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The SHA-256 checksum of @bytes in 64 lower-case hexadecimal digits. */
char * dr_checksum_sha256 (GBytes *bytes);

G_END_DECLS
