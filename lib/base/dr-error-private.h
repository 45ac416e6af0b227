/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Helpers that put the place of a problem before its message. */

#pragma once

#include <gio/gio.h>

#include <districtreport/dr-error.h>

G_BEGIN_DECLS

gboolean dr_error_set (GError     **error,
                       DrError      code,
                       const char  *format,
                       ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
