/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbers as people write them. */

#pragma once

#include <districtreport/dr-language.h>

G_BEGIN_DECLS

/* A plain decimal as a reader of the language writes it: groups of three, and a comma or a point. */
char * dr_grouped_number (const char *plain,
                          DrLanguage  language);

G_END_DECLS
