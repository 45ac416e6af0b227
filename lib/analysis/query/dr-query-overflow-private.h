/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a query says of numbers that are too large: never a wrong one. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each returns FALSE, with @error set. */
gboolean dr_query_refuse_sum    (GError     **error);
gboolean dr_query_refuse_groups (const char  *metric,
                                 GError     **error);
gboolean dr_query_refuse_digits (const char  *metric,
                                 GError     **error);

G_END_DECLS
