/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A change held against both figures. */

#pragma once

#include "checking/dr-mention-private.h"
#include "checking/dr-move-private.h"

G_BEGIN_DECLS

/* The last year that the words name; 0 for none. */
guint    dr_move_find_year        (const DrWording *words);
/* «năm 2019 đạt 36,4 triệu đồng, tăng 12%; năm 2020 đạt 40 triệu đồng»: whether the figure at entry @earlier is of a year that came
 * after that of the figure at byte @at. */
gboolean dr_move_is_of_later_year (const DrCheck   *check,
                                   gsize            at,
                                   guint32          earlier);

/* Of figures as they stand in the text: «tăng», or a sign, straight before the change at @at. */
gboolean dr_move_find_direction (const DrCheck   *check,
                                 const GArray    *mentions,
                                 guint            at,
                                 DrDirection     *direction);
gboolean dr_move_is_right       (const DrMention *earlier,
                                 const DrMention *later,
                                 const DrMention *change,
                                 DrDirection      direction);
void     dr_move_report         (DrCheck         *check,
                                 const DrMention *earlier,
                                 const DrMention *later,
                                 const DrMention *change,
                                 DrDirection      direction);
/* Whether words have every word of the figure's label but those that tell nothing. */
gboolean dr_move_is_named       (const DrCheck   *check,
                                 const DrMention *figure,
                                 const DrWording *words);

/* «So với cùng kỳ (19 đảng viên) giảm 4 đảng viên», of what the sentence before told: the change at @at. */
void     dr_check_change_against (DrCheck      *check,
                                  const GArray *mentions,
                                  guint         at);
/* Changes whose earlier figure stands beside them, in the whole text; where nothing was found before. */
void     dr_check_change_nearby (DrCheck  *check);
/* The change at @at between the only two figures before it that it can be between; where nothing was found before. */
void     dr_check_change_alone  (DrCheck      *check,
                                 const GArray *mentions,
                                 guint         at);
/* The percentage at @at, which tells a change again that stands beside the figure before; where nothing was found before. */
void     dr_check_change_twice  (DrCheck      *check,
                                 const GArray *mentions,
                                 guint         at);
/* Several figures, their changes and the figures before in one order; where nothing was found before. */
void     dr_check_change_rows   (DrCheck       *check,
                                 const GArray  *mentions);
/* Changes of which one figure stands further away, or whose figures stand in pairs; where nothing was found before. */
gboolean dr_check_change_apart  (DrCheck  *check,
                                 GError  **error);

G_END_DECLS
