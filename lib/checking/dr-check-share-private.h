/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the two halves of the rule «share» have in common. */

#pragma once

#include "checking/dr-mention-private.h"

G_BEGIN_DECLS

/* What says before a percentage that it is the share. */
extern const char * const dr_share_words[];

/* «45 / 48 = 93,75 %», and what the share should have been; NULL where it does not compute. */
char *       dr_share_write     (DrQuantity  *part,
                                 DrQuantity  *whole,
                                 guint        digits,
                                 char       **expected);
/* Says at @stretch that a share is not the one that part and whole make, which stand in @places. */
void         dr_share_say       (DrCheck         *check,
                                 const DrMention *part,
                                 const DrMention *whole,
                                 const DrMention *share,
                                 DrStretch        stretch,
                                 const DrStretch *places,
                                 guint            n_places);
/* The same number in another measure: «486 lượt» of whom 121 are «đồng chí». */
DrQuantity * dr_share_dup_alike (DrQuantity  *whole,
                                 const char  *measure);
/* Whether a number between two bytes, whatever the reader took it for, makes a share right. */
gboolean     dr_share_fits_any  (const DrCheck *check,
                                 DrQuantity    *part,
                                 DrQuantity    *share,
                                 gsize          from,
                                 gsize          to);
/* A share whose whole is not the figure that the reader took for it: named behind it, or all that the figure is part of. */
void         dr_check_share_of  (DrCheck     *check,
                                 guint32      part);

/* Shares that are one slip away from right, in the whole text; where nothing was found before. */
void dr_check_share_nearby (DrCheck *check);

/* «124 hộ, chiếm 7,55% tổng số 1.642 hộ»: shares whose whole stands right behind them. */
void dr_check_share_behind (DrCheck       *check);

/* «24.955 tỷ (35%), 17.825 tỷ (25%), 28.520 tỷ (42%)»: shares of one whole, which all but one of them agree upon. */
void dr_check_share_siblings (DrCheck     *check);

/* «khá 268 (65%), trung bình 129 (31,3%), nghèo 15 (3,6%)»: shares of what the figures of a list, or a column, make together. */
void dr_check_share_list (DrCheck         *check);

/* «15/21 doanh nghiệp (71,4%)»: pairs with their percentage straight behind them; where nothing was found before. */
void dr_check_share_slashed (DrCheck      *check);

/* «41 vụ đúng hạn, 06 vụ quá hạn, tỷ lệ đúng hạn 87,2%»: rates that are called what a figure of their sentence is. */
void dr_check_share_class (DrCheck        *check);

/* «Vậy số hộ nhận tiền mới là 81% trên 312 hộ»: shares that are concluded from figures of the sentences before. */
void dr_check_share_apart (DrCheck        *check);

/* Shares whose part stands in another sentence, under the same name. */
gboolean dr_check_share_named  (DrCheck  *check,
                                GError  **error);

G_END_DECLS
