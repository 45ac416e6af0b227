/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The arithmetic of a change: how far a figure moved, and whether that is what is stated. */

#pragma once

#include <districtreport/dr-change.h>
#include <districtreport/dr-interval.h>
#include <districtreport/dr-quantity.h>

G_BEGIN_DECLS

typedef enum
{
  DR_MOVE_RIGHT,
  DR_MOVE_TRUNCATED,
  DR_MOVE_TWO_OFF,      /* fits if one figure was rounded and another one cut off */
  DR_MOVE_WRONG,
  DR_MOVE_OTHER_WAY,    /* up instead of down, or down instead of up */
  DR_MOVE_UNKNOWN
} DrMove;

/* How far @later is from @earlier, upwards; per cent of the earlier figure if asked; with digits that may have been cut off. */
DrInterval * dr_move_compute        (DrQuantity    *earlier,
                                     DrQuantity    *later,
                                     DrChangeKind   kind,
                                     gboolean       are_cut);
/* Whether every value is on the side of zero that @sign names. */
gboolean     dr_move_is_beyond_zero (DrInterval    *interval,
                                     int            sign);
/* Did @earlier move to @later by @stated? @computed is what it did move by, in the stated direction. */
DrMove       dr_move_judge          (DrQuantity    *earlier,
                                     DrQuantity    *later,
                                     DrChangeKind   kind,
                                     DrDirection    direction,
                                     DrQuantity    *stated,
                                     DrInterval   **computed);
/* Whether the figures exclude the change. */
gboolean     dr_move_is_wrong       (DrMove         move);

/* «31 - 38 = -7», «(2,4 tỷ - 2 tỷ) / 2 tỷ = 20 %». */
char *       dr_move_write          (DrQuantity    *earlier,
                                     DrQuantity    *later,
                                     DrChangeKind   kind,
                                     DrQuantity    *stated);
/* «tăng», «giảm»; in English. */
const char * dr_move_get_words      (DrDirection    direction);
const char * dr_move_get_english    (DrDirection    direction);

G_END_DECLS
