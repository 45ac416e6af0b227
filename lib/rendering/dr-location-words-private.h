/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A location in a document, as sources tell it, for people: «bảng 2, hàng 4, ô 5». */

#pragma once

#include <districtreport/dr-language.h>

G_BEGIN_DECLS

/* Runs are left out; words that no location of a document has stay as they are, as do names in quotation marks. */
char * dr_location_to_words (const char *location,
                             DrLanguage  language);

G_END_DECLS
