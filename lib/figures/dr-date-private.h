/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Days of the calendar as ISO 8601 text; GLib's GDate does the arithmetic. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days of the years 1000 to 9999, so that each has ten characters. */
#define DR_DATE_FIRST_YEAR 1000
#define DR_DATE_LAST_YEAR  9999

/* Reads `2023-09-28`. FALSE where the form is another, or there is no such day. */
gboolean dr_date_parse     (const char  *text,
                            gssize       length,
                            GDate       *date);
/* The form alone: ten characters, three numbers; whether there is such a day is not asked. */
gboolean dr_date_split     (const char  *text,
                            gssize       length,
                            int         *year,
                            int         *month,
                            int         *day);
/* Whether there is such a day in the years above; FALSE leaves @date alone. */
gboolean dr_date_set       (GDate       *date,
                            int          year,
                            int          month,
                            int          day);
gboolean dr_date_is_usable (const GDate *date);
/* Fills in both forms that a GDate keeps. Its getters do so when asked, even through a const pointer: what is
 * complete they never write, and any thread may read it. Of a valid day. */
void     dr_date_complete  (GDate       *date);
gsize    dr_date_write     (const GDate *date,
                            char         buffer[11]);
char *   dr_date_to_string (const GDate *date);

G_END_DECLS
