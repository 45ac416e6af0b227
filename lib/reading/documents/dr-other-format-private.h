/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files that are not read: what each is, and what to do about it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FALSE with DR_ERROR_UNSUPPORTED if @data begin as a document of a kind that is not read. */
gboolean dr_other_format_check (const char  *data,
                                gsize        size,
                                GError     **error);

G_END_DECLS
