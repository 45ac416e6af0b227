/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Days of the calendar as ISO 8601 text; GLib's GDate does the arithmetic. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dr_date_parse     (const char  *text,
                            gssize       length,
                            GDate       *date);
gsize    dr_date_write     (const GDate *date,
                            char         buffer[11]);
char *   dr_date_to_string (const GDate *date);

G_END_DECLS
