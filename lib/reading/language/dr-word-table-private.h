/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Gives every folded word a number, counted from 1. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrWordTable DrWordTable;

DrWordTable * dr_word_table_new         (void);
DrWordTable * dr_word_table_copy        (const DrWordTable *self);
void          dr_word_table_free        (DrWordTable       *self);

/* Words are numbered 1, 2, … in the order in which they came. */
guint32       dr_word_table_get_n_words (const DrWordTable *self);
/* The number of the word with a folded key; 0 if the table has it not. */
guint32       dr_word_table_find        (const DrWordTable *self,
                                         const char        *key,
                                         gsize              length);
guint32       dr_word_table_intern      (DrWordTable       *self,
                                         const char        *key,
                                         gsize              length);
/* The same for a word as it is written; 0 if it is too long to be folded. */
guint32       dr_word_table_intern_word (DrWordTable       *self,
                                         const char        *word,
                                         gsize              length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrWordTable, dr_word_table_free)

G_END_DECLS
