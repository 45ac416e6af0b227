/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * When in its period a level was counted: «đầu năm có 128 hộ nghèo», «đến nay còn 97 hộ», «cuối năm còn 96 hộ». Every reader
 * that asks for such words asks here.
 */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_LEVEL_OPENING = 1 << 0,    /* «đầu năm» */
  DR_LEVEL_CURRENT = 1 << 1,    /* «đến nay» */
  DR_LEVEL_CLOSING = 1 << 2     /* «cuối năm» */
} DrLevelTime;

#define DR_LEVEL_ANY (DR_LEVEL_OPENING | DR_LEVEL_CURRENT | DR_LEVEL_CLOSING)

/* The tokens of the longest phrase at token @index, where it stands for one of @times; else 0. */
guint dr_level_phrase_match        (const DrReading *reading,
                                    guint            index,
                                    DrLevelTime      times);
/* The same for the phrase that ends straight before token @index. */
guint dr_level_phrase_match_before (const DrReading *reading,
                                    guint            index,
                                    DrLevelTime      times);

G_END_DECLS
