/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Asking limits that may be absent, and saying which one was reached. */

#pragma once

#include <districtreport/dr-limits.h>

G_BEGIN_DECLS

/* Digits and commas of a 64-bit number, NUL. */
#define DR_COUNT_BUFFER 27

/* «document», «json-depth»: the nick of the enumeration. */
const char * dr_limit_get_name        (DrLimit          limit);
/* As dr_limits_get(); NULL stands for the defaults. */
guint64      dr_limits_get_or_default (const DrLimits  *self,
                                       DrLimit          limit);
/* Writes @count with commas between thousands, whatever the locale, and returns @buffer. */
char *       dr_count_write           (guint64          count,
                                       char             buffer[DR_COUNT_BUFFER]);
/* Sets DR_ERROR_LIMIT: what @format says, then «; the limit (document) is 67,108,864». Returns FALSE. */
gboolean     dr_limits_set_error      (const DrLimits  *self,
                                       DrLimit          limit,
                                       GError         **error,
                                       const char      *format,
                                       ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
