/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Capsules of Python, as the destructors that the library lends to it see them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a capsule of that name holds, or NULL. */
gpointer dr_capsule_get_pointer (void       *capsule,
                                 const char *name);

G_END_DECLS
