/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of rule «repeated-figure». */

#pragma once

#include "checking/dr-mention-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-rules-private.h"

G_BEGIN_DECLS

/* Figures that repeat one another by their digits and the words around them, whatever the reader named them. */
gboolean dr_check_repeated_words  (DrCheck *check, GError **error);
/* A goal that is told again. */
void     dr_check_goal_again      (DrCheck *check);
/* A headline against the text below it. */
void     dr_check_headline        (DrCheck *check);
/* A summary against what it sums up. */
void     dr_check_summary         (DrCheck *check);
/* An amount in figures against the same in words. */
void     dr_check_amount_in_words (DrCheck *check);

/* Whether words that tell figures of one thing apart («lũy kế», «quý I») stand on both sides, or on neither. */
gboolean dr_repeated_have_same_scope (const DrWording *one,
                                      const DrWording *other);
/* Words that any two sentences may have in common. */
extern const char * const dr_repeated_idle_words[];

/* How many words both have that tell of what they are, but for idle ones and those of a folded noun. */
guint    dr_repeated_count_words     (const DrWording    *one,
                                      const DrWording    *other,
                                      const char         *noun,
                                      const char * const *idle_words);
/* What is counted: the words behind a figure, or what the reader took for its measure. */
DrWording dr_repeated_fold_noun      (const DrCheck   *check,
                                      const DrMention *mention);
/* How many words two nouns begin with in common. */
guint    dr_repeated_count_alike     (const DrWording *noun,
                                      const DrWording *other);
/* What a figure stands for: itself if it is a count, or rounded or cut off; or within its hedge. */
DrInterval * dr_repeated_dup_bounds  (const DrDecimal *value,
                                      DrHedge          hedge,
                                      gboolean         is_count);

G_END_DECLS
