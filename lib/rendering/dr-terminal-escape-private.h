/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes text from a document harmless on a terminal. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void   dr_terminal_escape_append (GString     *string,
                                  const char  *text,
                                  gssize       length);
char * dr_terminal_escape        (const char  *text,
                                  gssize       length);

G_END_DECLS
