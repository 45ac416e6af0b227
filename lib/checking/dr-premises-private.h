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

/* Whether a figure is one to conclude from. */
typedef gboolean (*DrPremiseFunc) (const DrMention *mention);

/* Looks for the figures that count what @kind does before the one at @at: in its clause, in its sentence, in the one before and
 * in the one before that, as long as there are fewer than @least of them and no paragraph begins. @told and those that
 * @is_premise turns down are none of them; either may be NULL. FALSE if there are fewer still, or more than a conclusion can be
 * drawn from, or if one of them is hedged. */
gboolean dr_premises_find          (DrPremises      *self,
                                    const DrCheck   *check,
                                    const GArray    *mentions,
                                    guint            at,
                                    const DrMention *kind,
                                    DrPremiseFunc    is_premise,
                                    const DrMention *told,
                                    guint            least);
/* Whether the words between two bytes, but those that only join («như vậy», «tỷ lệ», «số này»), have been said in one since
 * the premises began. Words of another thing make another figure. */
gboolean dr_premises_say_it        (const DrPremises *self,
                                    const DrCheck   *check,
                                    gsize            start,
                                    gsize            end);

G_END_DECLS
