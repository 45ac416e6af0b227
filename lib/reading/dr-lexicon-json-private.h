/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reading what a lexicon says from JSON. */

#pragma once

#include "reading/dr-lexicon-private.h"

G_BEGIN_DECLS

/* What stands in a lexicon. */
typedef struct
{
  DrLexiconIndex *index;        /* (owned) finds its phrases */
  GArray         *measures;     /* (owned) (element-type DrLexiconMeasure) */
  GArray         *bodies;       /* (owned) (element-type DrLexiconBody) */
  GArray         *documents;    /* (owned) (element-type DrLexiconDocument) */
} DrLexiconContent;

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
