/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Places in a document, as a compiler's messages name them. */

#pragma once

#include <districtreport/dr-source.h>
#include <districtreport/dr-language.h>
#include <districtreport/dr-text.h>

G_BEGIN_DECLS

/* «64:6», line and column; «@5210», the byte, where there is no text to count lines in. */
char * dr_text_place_format (DrText   *text,
                             DrSource *source);
/* Appends «q4.txt:64:6: »: what is known of name and place; @name and @source may be NULL. */
void   dr_text_place_append (GString    *string,
                             const char *name,
                             DrText     *text,
                             DrSource   *source);
/* Appends an indented line «at table 2, row 4, cell 5», for who looks for the place in Word or Excel; nothing where
 * @source (which may be NULL) is of plain text. Runs, which nobody sees, are left out. */
void   dr_text_place_append_location (GString    *string,
                                      DrSource   *source,
                                      gsize       indent,
                                      DrLanguage  language);

G_END_DECLS
