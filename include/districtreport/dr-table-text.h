/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A table for a terminal, for a spreadsheet and for another program. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-language.h>
#include <districtreport/dr-table.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

DR_AVAILABLE_IN_1_0
char * dr_table_to_text (DrTable    *self,
                         gboolean    shows_ids,
                         guint       width,
                         DrLanguage  language);
DR_AVAILABLE_IN_1_0
char * dr_table_to_csv  (DrTable    *self);
DR_AVAILABLE_IN_1_0
char * dr_table_to_csv_with_names (DrTable *self);
DR_AVAILABLE_IN_1_0
GBytes * dr_table_to_xlsx (DrTable    *self,
                           gboolean     shows_ids,
                           DrLanguage  language,
                           GError    **error);
DR_AVAILABLE_IN_1_0
char * dr_table_to_json (DrTable    *self);
DR_AVAILABLE_IN_1_0
char * dr_table_to_json_with_names (DrTable *self);

G_END_DECLS
