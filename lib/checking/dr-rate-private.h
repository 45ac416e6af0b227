/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which figures belong to a rate: what it is for each of, and what all of them make. */

#pragma once

#include "checking/dr-check-private.h"

G_BEGIN_DECLS

/* Whether @measure counts what a rate is for each of: «hộ» behind the slash of «triệu đồng/hộ». People are counted by many
 * nouns, «TH» is short for «trường hợp», and guests come in turns. */
gboolean dr_rate_is_for     (const char *denominator,
                             const char *measure);
/* Whether @measure counts what the first @length bytes of a rate do; «tấn» for «tạ» and «kg» too, of which it is 10^@shift. */
gboolean dr_rate_makes      (const char *numerator,
                             gsize       length,
                             const char *measure,
                             int        *shift);
/* The same where people need not be counted by one noun: «thành viên» of a «tổ» make «người». */
gboolean dr_rate_makes_people (const char *numerator,
                             gsize       length,
                             const char *measure);
/* Whether two measures are of one kind, as kg and tấn are; the second is 10^@shift of the first. */
gboolean dr_rate_find_scale (const char *measure,
                             const char *other,
                             int        *shift);
/* What is written behind a product whose total is in a measure 10^@shift as large: « / 10» for tạ that make tấn. */
const char * dr_rate_get_divisor (int shift);
/* The same where the count is in the larger measure: « × 1.000» for tấn that are paid for by the kg. */
const char * dr_rate_get_factor (int shift);
/* Whether any figure of the report is a rate: what rates are looked at for is left out otherwise. */
gboolean dr_rate_is_any     (const DrCheck   *check);
/* Whether the words behind the last of @means, up to the figure, name what it is the mean of: «bình quân khách quốc tế», not
 * «bình quân mỗi», one of @plain. */
gboolean dr_rate_is_named   (const DrWording     *words,
                             const char * const *means,
                             const char * const *plain);
/* Whether a number in the words is one end of a range: «từ 20 đến 25 triệu», not «thu từ du lịch». */
gboolean dr_rate_is_ranged  (const DrWording *words);

G_END_DECLS
