/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reading what a lexicon says from JSON. */

#pragma once

#include "reading/language/dr-lexicon-private.h"

G_BEGIN_DECLS

/* Adds what each of @sources (element-type GBytes) says. */
gboolean dr_lexicon_content_read (DrLexiconContent  *self,
                                  GPtrArray         *sources,
                                  const DrLimits    *limits,
                                  GError           **error);

/* Whether a document says that it is a lexicon. */
gboolean dr_lexicon_check_format (GBytes            *json,
                                  const DrLimits    *limits,
                                  GError           **error);

G_END_DECLS
