/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The head of a report: who issues it, its number, place, date, title and period. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/*
 * Reads the head of the text and enters it into the builder and @reading (issuer,
 * level, area, committee, periods, date). Gives the byte where the body begins.
 * It always sets an issuer and a period: an issuer not named is a unit with the id
 * «issuer», a period not named is the year of the date, or else …
 */
gsize dr_letterhead_read (DrReading *reading,
                          gboolean  *has_period);

G_END_DECLS
