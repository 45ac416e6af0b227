/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of the rules «mean» and «product». */

#pragma once

#include "checking/dr-rules-private.h"

#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"

G_BEGIN_DECLS

/* Figures before a rate that are tried. */
#define DR_RATE_BEFORE_MOST 64

/* What there is so much of for each month. */
typedef enum
{
  DR_RATE_KIND_LEVEL,
  DR_RATE_KIND_RISE,
  DR_RATE_KIND_FALL
} DrRateKind;

/* The total that a rate is of, and how many it is for each of; the total is in a measure of so many tens more. */
typedef struct
{
  const DrMention *rate;
  const DrMention *total;
  const DrMention *count;   /* (nullable) months of the period are stated nowhere */
  DrDecimal        n;
  int              shift;
  int              grow;        /* @n is 10^this of what @count says: tấn of a rate for each kg */
  gboolean         is_strict;   /* rounded or cut off, and not half a step more */
  gboolean         is_exact;    /* whole things, meant as they are written */
  gboolean         is_bound;    /* the three stand one straight behind the other, or have one name */
  DrSlip           slip;    /* what makes the right rate of the stated one */
  gboolean         is_even; /* the right rate ends with the last digit of the stated one */
} DrRateChoice;

/* Whether a figure may be a total or a count. What was estimated is one like any other. */
gboolean dr_rate_is_usable   (const DrCheck       *check,
                              const DrMention     *mention);
/* Whether @measure counts what stands before the slash of a rate, or in all of it. */
gboolean dr_rate_is_total_of (const char          *rate,
                              const char          *measure,
                              int                 *shift);
/* Whether a choice makes the rate within what each figure was rounded or cut off by; @is_near if it nearly does: nobody says
 * that a count elsewhere is the one, so it has to be nearer than months are. */
gboolean dr_rate_fits        (DrRateChoice        *self,
                              gboolean            *is_near);
/* «369 sinh viên, 120.000 đồng/tháng x 10 tháng, chi 442,8 triệu đồng»: whether so many times one more of the figures from
 * @first up to @last make it right. The choice has a count. */
gboolean dr_rate_fits_with_another (const GArray  *mentions,
                              guint                first,
                              guint                last,
                              const DrRateChoice  *self);
/* «bình quân 24,6 tỷ đồng/tháng; chi 7 tháng 183,4 tỷ đồng (lương hưu 172,5, …)»: whether a part of the figure at @total that is
 * told in brackets behind it, without a magnitude of its own, makes it right. */
gboolean dr_rate_fits_in_brackets (const DrCheck   *check,
                              const GArray        *mentions,
                              guint                total,
                              const DrRateChoice  *self);
/* Keeps one of several choices that nearly fit: the only one, or the only one that is bound or has the gravest slip. */
void     dr_rate_take        (DrRateChoice        *found,
                              const DrRateChoice  *choice,
                              guint               *n_found);
void     dr_rate_report      (DrCheck             *check,
                              const DrRateChoice  *choice,
                              gboolean             is_mean);

/* --- the parts --- */

/* «Bình quân mỗi tháng xảy ra 15,3 vụ»: what was counted over the months, or the years, of the report, or changed. */
void     dr_check_rate_times (DrCheck             *check,
                              const GArray        *mentions,
                              guint                at,
                              gboolean             are_years,
                              DrRateKind           kind);
/* «Bình quân mỗi ngày tiếp nhận 42 hồ sơ (3.864 hồ sơ/92 ngày)»: of what, and for how many, stands behind it; for each @time
 * where the rate itself does not say for what. */
void     dr_check_rate_told  (DrCheck             *check,
                              const DrMention     *rate,
                              const char          *time);
/* Figures for each whose count or total stands in another sentence: means if they @are_means, yields otherwise. */
gboolean dr_check_rate_apart (DrCheck             *check,
                              gboolean             are_means,
                              GError             **error);

/* Figures for each in whatever words, with count and total near them: means, or what the others make. */
void     dr_check_rate_nearby (DrCheck             *check,
                              gboolean             are_means);

/* Several counts with a price each, and what all of them make. */
void     dr_check_product_sum (DrCheck *check);

G_END_DECLS
