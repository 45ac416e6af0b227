/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the parts of the rule «difference» have in common: how much there was, how much of it went, how much is left. */

#pragma once

#include "checking/dr-mention-private.h"

G_BEGIN_DECLS

/* Whether the three fit, within what each was rounded or cut off by. */
gboolean dr_difference_fits      (const DrMention *all,
                                  const DrMention *gone,
                                  const DrMention *left);
/* Whether they are meant for each other though they do not fit: not far off, or one slip away. */
gboolean dr_difference_is_near   (const DrMention *all,
                                  const DrMention *gone,
                                  const DrMention *left);
/* Whether any two figures of the line make a third right. */
gboolean dr_difference_is_right  (const DrCheck   *check,
                                  const GArray    *mentions,
                                  guint            at);
/* Whether a figure stands in brackets that close before @until. */
gboolean dr_difference_is_aside  (const DrCheck   *check,
                                  const DrMention *mention,
                                  gsize            until);
/* A finding about what is left, unless there is one already. */
void     dr_difference_report    (DrCheck         *check,
                                  const DrMention *all,
                                  const DrMention *gone,
                                  const DrMention *left);

/* --- the parts of the rule --- */

/* «hợp lệ 131, không hợp lệ 11» of 142; «17/18 hội hoàn thành, … chưa hoàn thành là 1 hội»; «9/11 điểm, còn 2 điểm». */
void     dr_check_denial         (DrCheck         *check,
                                  const GArray    *mentions,
                                  guint            at);
/* «đạt 65%, còn lại 86,38 tỷ đồng»; «còn phải thu 7,56 tỷ đồng so với kế hoạch 14,4 tỷ đồng». */
void     dr_check_left_of_plan   (DrCheck         *check,
                                  const GArray    *mentions,
                                  guint            at);

/* «Thu 186 triệu đồng, chi 138 triệu đồng. Số dư là 58 triệu đồng»: what the only two figures before it leave. */
void     dr_check_left_apart     (DrCheck         *check,
                                  const GArray    *mentions,
                                  guint            at);

G_END_DECLS
