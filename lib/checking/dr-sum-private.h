/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Figures that may be meant to add up to another one, and how near they come to it. */

#pragma once

#include "checking/dr-mention-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_SUM_LEAD_NONE,
  DR_SUM_LEAD_SOME,     /* «trong đó» */
  DR_SUM_LEAD_ALL       /* «gồm», a colon, a bracket */
} DrSumLead;

/* Figures from @first up to @last that may make @total: indices of mentions. */
typedef struct
{
  guint     total;
  guint     first;
  guint     last;
  DrSumLead lead;
  gboolean  is_told;    /* by «gồm», a colon or a bracket straight behind the total */
} DrSumList;

/* What makes a figure one of another day or a plan: it is not added up. */
extern const char * const dr_sum_other_words[];

/* The sum of the figures between that may be added up, and what each of them may be off by. */
void     dr_sum_add_up        (const GArray    *mentions,
                               guint            first,
                               guint            last,
                               DrDecimal       *sum,
                               DrDecimal       *tolerance);
/* Whether a sum is the total within what each figure was rounded, or cut off, by. */
gboolean dr_sum_fits          (const DrDecimal *sum,
                               const DrDecimal *tolerance,
                               const DrMention *total);
/* Whether one name says of its things that they are not what the other says: «đủ điều kiện», «không đủ điều kiện». */
gboolean dr_sum_is_denial     (const DrWording *name,
                               const DrWording *other);
/* Whether the sum is off by @percent of the total at most. */
gboolean dr_sum_is_within     (const DrDecimal *sum,
                               const DrDecimal *total,
                               int              percent);
/* The same, or by one. */
gboolean dr_sum_is_near       (const DrDecimal *sum,
                               const DrDecimal *total,
                               int              percent);
/* A figure so large that no other comes so near by chance, and one slip away. */
gboolean dr_sum_is_evident    (const DrDecimal *sum,
                               const DrDecimal *total);
/* Whether the words name both sides of a thing: «trực tuyến», «trực tiếp». */
gboolean dr_sum_are_two_sides (const DrWording *words);
/* Where what is said of a figure ends: at the next sign. */
gsize    dr_sum_find_tail     (const DrCheck   *check,
                               gsize            from);
/* A finding about the list, unless there is one already; of the figures between, those that count as the total does if
 * @takes_alike. */
void     dr_sum_report_choice (DrCheck         *check,
                               const GArray    *mentions,
                               const DrSumList *list,
                               gboolean         takes_alike);
void     dr_sum_report        (DrCheck         *check,
                               const GArray    *mentions,
                               const DrSumList *list);

/* The same about parts that need not stand side by side: indices of mentions. */
void     dr_sum_report_parts  (DrCheck         *check,
                               const GArray    *mentions,
                               guint            total,
                               const guint     *parts,
                               guint            n);

/* --- the parts of the rule --- */

/* Figures of one sentence that one slip of the pen keeps from adding up to another of it. */
void     dr_check_sum_slip    (DrCheck         *check,
                               const GArray    *mentions,
                               guint            at);

/* A total behind what it adds up: «06 tập thể và 24 cá nhân, tổng cộng 30 trường hợp». */
void     dr_check_sum_behind  (DrCheck         *check,
                               const GArray    *mentions,
                               guint            total);
/* Lists as they are written, whatever the reader made of their numbers. */
void     dr_check_sum_told    (DrCheck         *check,
                               const GArray    *mentions,
                               guint            at);
/* A total that ends its sentence, and its list in the next one. */
void     dr_check_sum_next    (DrCheck         *check,
                               const GArray    *mentions,
                               guint            at);
/* What is left of what stood in another sentence. */
void     dr_check_remainder_apart (DrCheck      *check,
                               const GArray    *mentions,
                               guint            at);
/* A list whose total stands in another sentence, or beside which another list runs. */
void     dr_check_sum_apart   (DrCheck         *check,
                               const GArray    *mentions,
                               guint            at);
/* «đủ điều kiện 30 đơn, không đủ điều kiện 10 đơn» of the 38 before; «14/18 xã. Còn 05 xã chưa đạt». */
void     dr_check_sides       (DrCheck         *check,
                               const GArray    *mentions,
                               guint            at);

G_END_DECLS
