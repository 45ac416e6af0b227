/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Digits that plainly count something: most of a report's, of which nobody else need ask what they are. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/*
 * Takes DR_TRAIT_BEGINS_DATE from those digits among the tokens of @reading, which must be those of its token array, that
 * begin neither a date nor the number of a document.
 */
void dr_plain_number_mark (DrReading *reading);

G_END_DECLS
