/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether two wordings may be of one figure: «12,6 tỷ» in a summary is «12.583 triệu» in the table below it. */

#pragma once

#include <districtreport/dr-quantity.h>

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

/* A figure as it stands, and the values that it may have been written for: both ends belong to them. */
typedef struct
{
  DrDecimal value;
  DrDecimal upper;        /* the other end of a range, else the value */
  DrHedge   hedge;
  DrDecimal least;
  DrDecimal greatest;
  gboolean  has_least;
  gboolean  has_greatest;
} DrWrittenFigure;

/*
 * @upper is read of a range alone. A figure is rounded or cut off at its last digit: 12,6 may have been written for 12,55
 * to 12,70 but not for 12,7, which would be written so. «Khoảng 200» is a level of 100 to 300, and an event of 150 to 250:
 * two events are easily alike, and a level is one.
 */
DrWrittenFigure dr_written_figure_make    (const DrDecimal       *value,
                                           const DrDecimal       *upper,
                                           DrHedge                hedge,
                                           gboolean               is_countable,
                                           gboolean               is_level);
/* Orders the finer figure before the coarser one; 0: neither is. */
int             dr_written_figure_compare (const DrWrittenFigure *self,
                                           const DrWrittenFigure *other);
/* Whether @self, which is no finer, may be @finer in other words. */
gboolean        dr_written_figure_covers  (const DrWrittenFigure *self,
                                           const DrWrittenFigure *finer);
/* Whether an event equal to it is no accident: it has two digits or more without the zeros at its end. */
gboolean        dr_written_figure_is_telling (const DrWrittenFigure *self);

G_END_DECLS
