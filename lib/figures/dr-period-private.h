/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the arithmetic of periods, their ids and their display share. */

#pragma once

#include <districtreport/dr-period.h>

G_BEGIN_DECLS

/* A day of the years that periods have. */
gboolean   dr_period_set_day         (GDate       *date,
                                      int          year,
                                      int          month,
                                      int          day,
                                      GError     **error);

/* Takes two usable days in order. */
DrPeriod * dr_period_new_of_days     (const GDate *first,
                                      const GDate *last);
/* Months of one or more years; @first_month may lie outside 1 to 12 and then means another year. */
DrPeriod * dr_period_new_of_months   (int          year,
                                      int          first_month,
                                      int          n_months,
                                      guint        closing_day,
                                      GError     **error);

/* Whether a term is the stage of a plan («giai đoạn») rather than one of office («nhiệm kỳ»). */
gboolean   dr_period_is_stage        (DrPeriod    *self);

/* The year and the month that a period counts from, whatever the day on which books open: 2023~14 begins in 2022. */
int        dr_period_get_first_year  (DrPeriod    *self);
int        dr_period_get_first_month (DrPeriod    *self);
/* Months from the first to the last; for kinds of whole months. */
int        dr_period_count_months    (DrPeriod    *self);

G_END_DECLS
