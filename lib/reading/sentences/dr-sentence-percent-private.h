/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the files that read percentages share: the words round one, and what can be made of it. */

#pragma once

#include "reading/sentences/dr-sentence-private.h"

G_BEGIN_DECLS

#define DR_PERCENT_COMPARISONS (DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
#define DR_PERCENT_MOVES (DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN))
#define DR_PERCENT_OVERSHOOTS (DR_SIGNAL_BIT (DR_SIGNAL_EXCEED) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))
#define DR_PERCENT_VERBS (DR_PERCENT_MOVES | DR_PERCENT_OVERSHOOTS | DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) \
                          | DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_SHARE))

/* The words round a percentage. */
typedef struct
{
  guint     first;          /* of its clause: behind the last comma or bracket */
  guint     verb;           /* token of the verb, or the percentage's first token */
  DrSignals verb_signals;
  guint     after_end;      /* the words behind it, up to the next sign or figure */
  gboolean  has_comma;      /* something separates it from the figure before */
} DrPercentWords;

/* --- dr-sentence-percent-words.c --- */

DrPercentWords dr_percent_look_round      (const DrSentence     *self,
                                           guint                 index);
/* Whether the percentage speaks of the figure before it, and does not name a ratio of its own. */
gboolean       dr_percent_attaches        (const DrSentence     *self,
                                           guint                 index,
                                           const DrPercentWords *around);
/* Whether the fact is itself a percentage of a target. */
gboolean       dr_percent_is_of_target    (const DrSentence     *self,
                                           const DrFact         *fact);
/* The last figure of a row whose reference stands at its end; @index where it stands alone. */
guint          dr_percent_find_end_of_row (const DrSentence     *self,
                                           guint                 index);
/* The fact whose noun stands behind the percentage; -1 where none does. */
int            dr_percent_find_named      (const DrSentence     *self,
                                           guint                 index);
/* The signals of what moves the percentage, its own or of one that it is joined to. */
DrSignals      dr_percent_find_move       (const DrSentence     *self,
                                           guint                 index,
                                           const DrPercentWords *around);
/* The fact that a change in a row of them speaks of; -1 where it is in none. */
int            dr_percent_find_in_row     (const DrSentence     *self,
                                           guint                 index);

/* The fact that a percentage behind «lần lượt» is of, and whether it is one of a target; -1 where it is in no such row. */
int            dr_percent_find_in_turn    (const DrSentence     *self,
                                           guint                 index,
                                           gboolean             *is_target);

/* --- dr-sentence-percent-give.c: @owner is the fact, @after_end where the words behind the percentage end --- */

void           dr_percent_give            (DrSentence           *self,
                                           guint                 index,
                                           int                   owner,
                                           const DrDecimal      *value,
                                           guint                 after_end);
void           dr_percent_give_share      (DrSentence           *self,
                                           guint                 index,
                                           int                   owner);
void           dr_percent_give_change     (DrSentence           *self,
                                           guint                 index,
                                           int                   owner,
                                           DrChangeKind          kind,
                                           DrDirection           direction,
                                           const DrDecimal      *value,
                                           guint32               against);
/* @value - 100, or 100 - @value, or 100 + @value. */
DrDecimal      dr_percent_from_hundred    (const DrDecimal      *value,
                                           gboolean              add,
                                           gboolean             *is_negative);
/* «vượt 14% chỉ tiêu» of a count is 114 per cent; «vượt 3,4%» of a ratio is points. */
void           dr_percent_read_overshoot  (DrSentence           *self,
                                           guint                 index,
                                           int                   owner,
                                           const DrPercentWords *around);

G_END_DECLS
