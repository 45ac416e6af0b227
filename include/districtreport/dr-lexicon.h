/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words that a reader knows: bodies, measures, signal words. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-limits.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

typedef struct _DrLexicon DrLexicon;

#define DR_TYPE_LEXICON (dr_lexicon_get_type ())

DR_AVAILABLE_IN_1_0
GType       dr_lexicon_get_type    (void);

DR_AVAILABLE_IN_1_0
DrLexicon * dr_lexicon_get_default (void);
DR_AVAILABLE_IN_1_0
DrLexicon * dr_lexicon_extend      (DrLexicon       *self,
                                    GBytes          *json,
                                    const DrLimits  *limits,
                                    GError         **error);
DR_AVAILABLE_IN_1_0
DrLexicon * dr_lexicon_ref         (DrLexicon       *self);
DR_AVAILABLE_IN_1_0
void        dr_lexicon_unref       (DrLexicon       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrLexicon, dr_lexicon_unref)

G_END_DECLS
