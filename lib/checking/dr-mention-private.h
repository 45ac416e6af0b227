/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The figures of a text in the order in which they stand, whatever the reader made of each. */

#pragma once

#include "checking/dr-check-private.h"

G_BEGIN_DECLS

/* One number of the ledger that stands for a figure. */
typedef struct
{
  DrDecimal   value;
  DrDecimal   tolerance;    /* half a step of what is measured or rounded; zero for a count */
  gsize       start;
  gsize       end;          /* with magnitude and sign of per cent */
  guint32     entry;
  guint32     achievement;  /* whose figure it is, or DR_NONE */
  guint32     item;         /* the achievement it says something of, or DR_NONE */
  const char *measure;      /* canonical; NULL where the reader knows none */
  guint8      role;         /* DrNumberRole */
  guint8      hedge;        /* DrHedge */
  guint8      is_percent;
  guint8      is_slashed;   /* one side of «45/48» */
  guint8      has_magnitude;
  guint8      is_cell;      /* in a line with columns */
} DrMention;

/* (element-type DrMention): dates, numbers of documents, headings and ranks are left out. Looked for once. */
const GArray * dr_check_get_mentions (DrCheck *check);

/* The same with stretches of time among them: «25 ngày», «0,4 ngày», «9 tháng», in @role DATE with the word as their measure. */
GArray * dr_mentions_new_with_times (DrCheck *check);

static inline const DrMention *
dr_mentions_get (const GArray *self,
                 guint         index)
{
  return &g_array_index (self, DrMention, index);
}

/* The words before a mention, back to the figure before it or to the sentence's beginning. */
DrWording dr_mentions_fold_lead (const DrCheck   *check,
                                 const GArray    *mentions,
                                 guint            at);

/* The noun behind a mention: up to the next sign or number. */
DrWording dr_mention_fold_noun  (const DrCheck   *check,
                                 const DrMention *self);

/* A figure that may be one of several that are added up: an exact one, by itself. */
gboolean dr_mention_is_summand  (const DrMention *self);
/* Whether two count one thing; a number without a noun is taken for one of whatever it stands among. */
gboolean dr_mention_is_alike    (const DrMention *self,
                                 const DrMention *other);
/* Whether it counts people: one person is counted by many nouns. */
gboolean dr_measure_is_person   (const char      *measure);
/* Whether a finding of the rule that is asked covers the bytes between. */
gboolean dr_check_has_finding   (const DrCheck   *check,
                                 gsize            start,
                                 gsize            end);
/* Whether one of that rule, or of those before it, does. */
gboolean dr_check_is_said       (const DrCheck   *check,
                                 gsize            start,
                                 gsize            end);
/* The same, and the finding is more than a note. */
gboolean dr_check_is_blamed     (const DrCheck   *check,
                                 gsize            start,
                                 gsize            end);
/* Whether a percentage is that of the part in the whole as they are written, rounded or cut off; all of them small. */
gboolean dr_mention_is_share_of (const DrMention *part,
                                 const DrMention *whole,
                                 const DrMention *share);
/* Digits behind the point, as it is written. */
guint    dr_mention_get_n_decimals (const DrMention *self);
/* The figure in @measure, or in per cent where it is a percentage. */
DrQuantity * dr_mention_dup_quantity (const DrMention *self,
                                      const char      *measure);
/* «1.772», «2,4 tỷ»: a value with the magnitude that it was written in. */
char *   dr_mention_write       (const DrCheck   *check,
                                 const DrMention *self);

/* «khởi tố 54, không khởi tố 31, tạm đình chỉ 12»: whether more of the kind of figure @at follow in its clause. */
gboolean            dr_mentions_go_on        (const GArray    *mentions,
                                              const DrCheck   *check,
                                              guint            at);

G_END_DECLS
