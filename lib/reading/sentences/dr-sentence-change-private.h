/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the files that read changes share. */

#pragma once

#include "reading/sentences/dr-sentence-private.h"

G_BEGIN_DECLS

#define DR_CHANGE_COMPARISONS (DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
#define DR_CHANGE_UPS (DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED))
#define DR_CHANGE_DOWNS (DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))

/* Words behind a measure that belong to its noun: «con chim cút». */
#define DR_CHANGE_MOST_NOUN_WORDS 5
/* How far behind a change the words «so với …» may stand: «(tăng 4 tổ chức, giảm 02 đảng viên so với cùng kỳ)». */
#define DR_CHANGE_REFERENCE_REACH 28

/* --- dr-sentence-change-reference.c --- */

/* Whether a word of moving leads to figure @index. */
gboolean dr_change_is_verb_at     (const DrSentence     *self,
                                   guint                 index);
/* «…, 12 bị can», «… và 12 bị can», «… - 12 bị can»: no verb stands in front of figure @index. */
gboolean dr_change_is_joined      (const DrSentence     *self,
                                   guint                 index);
/* Whether it is told, or plain, what the change at figure @index is held against. */
gboolean dr_change_has_reference  (DrSentence           *self,
                                   guint                 index);

/* --- dr-sentence-change-owner.c --- */

/* The word @word stands behind or in front of the figure. */
gboolean dr_change_has_same_word  (const DrSentence     *self,
                                   guint                 word,
                                   const DrFigurePhrase *phrase);
/* The fact that the change in @measure at figure @index speaks of; -1 where there is none. */
int      dr_change_find_owner     (const DrSentence     *self,
                                   guint                 index,
                                   guint32               measure);

/* --- dr-sentence-move.c --- */

/* «giảm 41 hộ nghèo, còn 96 hộ»: whether what remained of @measure is told behind figure @index. */
gboolean dr_change_remains_behind (const DrSentence     *self,
                                   guint                 index,
                                   guint32               measure);

/* --- dr-sentence-state.c --- */

/* «…, nay còn 12 chi bộ» of a state told before: by how much it has changed. */
void     dr_sentence_settle_state (DrSentence           *self,
                                   DrFact               *fact);

G_END_DECLS
