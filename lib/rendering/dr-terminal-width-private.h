/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How many columns of a terminal a text takes. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize dr_terminal_width_of_character (gunichar     character);
gsize dr_terminal_width              (const char  *text,
                                      gssize       length);

G_END_DECLS
