/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words that name a figure: which there are, and where they begin and end. */

#pragma once

#include "reading/sentences/dr-sentence-private.h"

G_BEGIN_DECLS

/* Signs of the words behind a figure ending. */
#define DR_LABEL_ENDS_OF_TAIL (DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_SHARE) | DR_SIGNAL_BIT (DR_SIGNAL_UP) \
                               | DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED) | DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) \
                               | DR_SIGNAL_BIT (DR_SIGNAL_MONEY) | DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) \
                               | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME))

/* A word that only leads on: «của», «tại»; and one that says something. */
gboolean dr_label_is_function_word (const DrSentence *self,
                                    guint             index);
gboolean dr_label_is_content_word  (const DrSentence *self,
                                    guint             index);
guint    dr_label_count_content    (const DrSentence *self,
                                    guint             first,
                                    guint             end);
gboolean dr_label_has_content      (const DrSentence *self,
                                    guint             first,
                                    guint             end);

/* Whose words name it: «đầu năm có 128 hộ nghèo, cuối năm còn 97 hộ». */
static inline guint
dr_label_get_naming_figure (const DrFact *fact)
{
  return fact->named_by > 0 ? fact->named_by - 1 : fact->figure;
}

/*
 * «năng suất 62 tạ/ha sản lượng đạt 719 tấn», with no sign between the two: the verb of the second, whose name stands before
 * it; @to: none.
 */
guint    dr_label_find_verb_of_next (const DrSentence *self,
                                     const DrFact     *fact,
                                     guint             first,
                                     guint             to);
/* Where the words behind and in front of a fact stand; those in front may be of the fact before. */
void     dr_label_find_tail        (DrSentence       *self,
                                    DrFact           *fact);
void     dr_label_find_front       (DrSentence       *self,
                                    DrFact           *fact,
                                    guint             fact_index);

G_END_DECLS
