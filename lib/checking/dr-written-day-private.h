/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Days as they are written, whether there are such days or not. */

#pragma once

#include "checking/dr-check-private.h"

G_BEGIN_DECLS

typedef struct
{
  DrStretch stretch;
  guint     day;
  guint     month;
  guint     year;         /* 0: not written */
} DrWrittenDay;

/* The next day that is written at or behind @from; FALSE if there is none. */
gboolean dr_written_day_find   (DrWrittenDay *self,
                                DrCheck      *check,
                                gsize         from);
/* The day itself. One of a year that is not written is of @year, or where that is 0 of the report's, if it is not after it. */
gboolean dr_written_day_get_date (const DrWrittenDay *self,
                                const DrCheck *check,
                                guint         year,
                                GDate        *date);
/* How many days its month has; 29 for a February without a year, 0 for a month that does not exist. */
guint    dr_written_day_length (const DrWrittenDay *self);

G_END_DECLS
