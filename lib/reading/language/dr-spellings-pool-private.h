/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words that a reader met in one document, at hand for the next. Any number of threads may take and give. */

#pragma once

#include "reading/language/dr-spellings-private.h"

G_BEGIN_DECLS

typedef struct _DrSpellingsPool DrSpellingsPool;

DrSpellingsPool * dr_spellings_pool_new   (void);
void              dr_spellings_pool_free  (DrSpellingsPool *self);

/* Spellings by @lexicon, which must outlive what is made of it here, or be followed by dr_spellings_pool_clear(); so must the catalogue. */
DrSpellings *     dr_spellings_pool_take  (DrSpellingsPool *self,
                                           const DrLexicon *lexicon);
void              dr_spellings_pool_give  (DrSpellingsPool *self,
                                           DrSpellings     *spellings);
/* Forgets all words. */
void              dr_spellings_pool_clear (DrSpellingsPool *self);

G_END_DECLS
