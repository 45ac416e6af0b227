/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Errors of this library, and the words they quote. */

#pragma once

#include <gio/gio.h>

#include <districtreport/dr-error.h>

G_BEGIN_DECLS

gboolean dr_error_set            (GError       **error,
                                  DrError        code,
                                  const char    *format,
                                  ...) G_GNUC_PRINTF (3, 4);
gboolean dr_error_set_with_cause (GError       **error,
                                  DrError        code,
                                  DrErrorCause   cause,
                                  const char    *format,
                                  ...) G_GNUC_PRINTF (4, 5);
/* The offending words as a message can show them: in quotes, valid UTF-8, on one line, cut after 60 characters. */
char *   dr_error_quote          (const char    *text,
                                  gssize         length);

G_END_DECLS
