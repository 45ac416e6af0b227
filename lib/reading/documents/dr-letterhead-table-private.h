/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A longer table is no head. */
#define DR_LETTERHEAD_TABLE_MOST_BYTES 2048

gboolean dr_letterhead_table_is_one (const char *text,
                                     guint       n_rows);

G_END_DECLS
