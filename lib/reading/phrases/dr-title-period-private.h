/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The period that a report covers, from its title or the first sentences of a press item. */

#pragma once

#include <districtreport/dr-period.h>

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_TITLE_PERIOD_SHORT = 1 << 0,   /* months, quarters and years alone: no terms, no ranges of days */
  DR_TITLE_PERIOD_WHOLE = 1 << 1,   /* the whole title: what stands in brackets counts where nothing else is there */
  DR_TITLE_PERIOD_CLOSING_DAYS = 1 << 2 /* «đến ngày 31/5»: from the beginning of the year, where nothing else is there */
} DrTitlePeriodFlags;

/*
 * The period that the tokens from @first up to @last speak of, for a report dated in
 * @year and @month (0: not known). NULL if they speak of none, or none with a year. @is_firm tells
 * whether it is what was done, not only what is to be done.
 */
DrPeriod * dr_title_period_read     (const DrReading    *reading,
                                     guint               first,
                                     guint               last,
                                     int                 year,
                                     int                 month,
                                     DrTitlePeriodFlags  flags,
                                     gboolean           *is_firm);
/* The year that a report of @year and @month sums up, where nothing else is known: the one before until February. */
DrPeriod * dr_title_period_from_date (int                year,
                                      int                month);

G_END_DECLS
