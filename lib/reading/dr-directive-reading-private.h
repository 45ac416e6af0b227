/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Recommendations and tasks of the last meeting, and what became of them. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/*
 * Reads the directives of the block, where it is about the last meeting's conclusions;
 * marks their tokens in @taken. Words of completion in later sentences and blocks of the
 * section change the status of those already read.
 */
void dr_directive_reading_read (DrReading *reading,
                                guint8    *taken);

G_END_DECLS
