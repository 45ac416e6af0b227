/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a sentence concludes from: the figures of one kind in it and in those before it. */

#pragma once

#include "checking/dr-mention-private.h"

G_BEGIN_DECLS

/* Of more figures nobody knows which are meant. */
#define DR_PREMISES_MOST 3

typedef struct
{
  const DrMention *figures[DR_PREMISES_MOST];   /* in the order of the text, no value twice */
  guint            n;
  gsize            from;                        /* where the first sentence that was looked at begins */
} DrPremises;

/* Looks for the figures that count what @kind does before the one at @at: in its clause, and as long as there are fewer than
 * @least of them in its sentence and the one before, of its line, two of them at most. @told, which may be NULL, is none of them. FALSE if there are fewer still, or more than a
 * conclusion can be drawn from, or if one of them is hedged or stands in a table. */
gboolean dr_premises_find          (DrPremises      *self,
                                    const DrCheck   *check,
                                    const GArray    *mentions,
                                    guint            at,
                                    const DrMention *kind,
                                    const DrMention *told,
                                    guint            least);
/* Whether the words between two bytes, but those that only join («như vậy», «tỷ lệ», «số này»), have been said in one since
 * the premises began. Words of another thing make another figure. */
gboolean dr_premises_say_it        (const DrPremises *self,
                                    const DrCheck   *check,
                                    gsize            start,
                                    gsize            end);

G_END_DECLS
