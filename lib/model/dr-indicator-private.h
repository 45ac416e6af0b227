/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Indicators whose parts are known to fit. */

#pragma once

#include <districtreport/dr-indicator.h>

G_BEGIN_DECLS

DrIndicator * dr_indicator_new_take (GRefString  *id,
                                     GRefString  *label,
                                     GRefString  *measure,
                                     DrNature     nature,
                                     DrDesire     desire);
/* Cuts a slug so that it is an id, with room for a number after it; at a hyphen where there is one. */
void          dr_indicator_shorten_id   (char        *slug);
/* Whether whole words of a slug are @words. */
gboolean      dr_indicator_id_has_words (const char  *slug,
                                         const char  *words);

G_END_DECLS
