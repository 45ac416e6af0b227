/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-query-overflow-private.h"

#include "base/dr-error-private.h"

static gboolean
refuse (const char  *what,
        const char  *remedy,
        GError     **error)
{
  return dr_error_set (error, DR_ERROR_OVERFLOW, "%s does not fit 128 bits: ask for %s", what, remedy);
}

gboolean
dr_query_refuse_sum (GError **error)
{
  return refuse ("a sum of the query", "smaller groups", error);
}

/* A metric that adds up what is in several rows. */
gboolean
dr_query_refuse_groups (const char  *metric,
                        GError     **error)
{
  return refuse (metric, "smaller groups", error);
}

/* A quotient that is exact, and too large once it is rounded to so many digits. */
gboolean
dr_query_refuse_digits (const char  *metric,
                        GError     **error)
{
  return refuse (metric, "fewer digits", error);
}
