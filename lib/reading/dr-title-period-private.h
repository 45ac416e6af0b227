/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The period that a report covers, from its title or the first sentences of a press item. */

#pragma once

#include <districtreport/dr-period.h>

#include "reading/dr-reading-private.h"

G_BEGIN_DECLS

/*
 * The period that the tokens from @first up to @last speak of, for a report dated in
 * @year and @month (0: not known). NULL if they speak of none, or none with a year.
 */
DrPeriod * dr_title_period_read     (const DrReading *reading,
                                     guint            first,
                                     guint            last,
                                     int              year,
                                     int              month);
/* The year that a report of @year and @month sums up, where nothing else is known: the one before until February. */
DrPeriod * dr_title_period_from_date (int             year,
                                      int             month);

G_END_DECLS
