/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a Vietnamese syllable can be: an initial, a rhyme, a tone. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Counts the words of a text that hold a letter beyond ASCII, and those of them that
 * are one Vietnamese syllable. Other words tell nothing of an encoding. Only the first
 * @most such words are looked at.
 */
void dr_syllable_count (const char *text,
                        gsize       length,
                        guint       most,
                        guint      *n_words,
                        guint      *n_syllables);

G_END_DECLS
