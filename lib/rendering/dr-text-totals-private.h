/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a report adds up to, for the end of its text. */

#pragma once

#include <districtreport/dr-report.h>

G_BEGIN_DECLS

/* The column in which values stand beside their names, in the head and in the totals. */
#define DR_TEXT_VALUE_COLUMN 17

void   dr_text_append_entry   (GString     *string,
                               const char  *name,
                               const char  *value,
                               gsize        width);
char * dr_text_format_unit    (DrUnit      *unit,
                               DrLanguage   language);
char * dr_text_format_ranking (DrRanking   *ranking,
                               DrLanguage   language);
void   dr_text_append_totals  (GString     *string,
                               DrReport    *report,
                               guint        n_units,
                               gsize        width,
                               DrLanguage   language);

G_END_DECLS
